"""Each network on one line, from being seen to converting."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import AUDIENCE_REACHED, CLICKS
from iwa.measures.series import measured, over
from iwa.slides import Column, Figure, Figures, Slide, Table
from iwa.steps.coverage import names_of, unexported, window_days
from iwa.steps.figures import (
    clicks_said,
    has_ga4,
    per_week,
    traffic_of,
    untied_share,
    visits_said,
    window_traffic,
)
from iwa.steps.own_things import led_to, on_networks, seen_as
from iwa.steps.sourcing import BASES, definition_of, posts_said, source, window_period
from iwa.steps.tracing import (
    SOCIAL,
    UNSTORIED,
    joined,
    published_figure,
    untied_figure,
    visits_figure,
    weekly_figure,
    window_count,
    window_figure,
)
from iwa.steps.wording import NOTHING_TO_CHANGE, network_name
from iwa.traced import within

UNTIED_TOO_MANY = 0.3  # share of conversions without a post from which links come first
SEEN = {"reach": "portée", "impressions": "impressions", "views": "vues"}


def networks(month: ClientMonth) -> Slide:
    """One line a network: volume, rate, what is seen, engagement, clicks, visits, conversions.

    What may be added over networks stands above as figures; reach and rates are never added.
    Stories count apart from the posts, but their clicks are clicks of the network: they are in.
    """
    feeds = [_feed(month, network) for network in month.networks]
    posts = pd.concat(feeds)
    count = numbers.counted(len(posts), "publication")
    rows = tuple(_line(month, network, own) for network, own in zip(month.networks, feeds, strict=True))
    columns = (
        Column("Réseau", 1), Column("Publications", 1.1, "right"), Column("Par semaine", 0.9, "right"),
        Column("Vu", 1.5, "right"), Column("Taux d’engagement", 1.7, "right"), Column("Clics", 0.9, "right"),
        Column("Visites", 0.8, "right"), Column("Conversions", 1.1, "right"), Column("dont rattachées", 0.9, "right"),
    )  # fmt: skip
    return Slide(
        id="audit.reseaux",
        title=_title(month, posts),
        subtitle=f"De la publication à la conversion, {window_period(month)}, {_scope(month)}",
        exhibit=_figures(month, posts),
        second=Table(columns, rows, f"{count} sur {numbers.counted(len(month.networks), 'réseau', 'réseaux')}."),
        message=_message(month),
        decision=_decision(month, posts),
        source=source(month, [*month.networks, "ga4"], count=posts_said(month.window_posts)),
        notes=definition_of("reach", "impressions", "views", "engagement_rate", "clicks", "sessions", "conversions")
        + " Une conversion est rattachée à une publication par utm_content, par une page que seule cette publication "
        "porte, ou par le lien noté dans le dossier. Le reste n’est jamais réparti.",
    )


@lru_cache(maxsize=16)
def _feed(month: ClientMonth, network: str) -> pd.DataFrame:
    """The network's posts of the window but its stories, as `measured` gives them."""
    posts = measured(month.window_posts_of(network))
    return posts[posts["format"].fillna("") != "story"]


def _figures(month: ClientMonth, posts: pd.DataFrame) -> Figures:
    traffic = window_traffic(month)
    clicks, complete = _all_clicks(month)
    rates = [per_week(month, network, int((posts["network"] == network).sum())) for network in month.networks]
    weekly = numbers.decimal(sum(rate for rate in rates if rate is not None), 1)
    weeks = weekly_figure(month, weekly, month.networks)
    partial = "tous réseaux" if complete else "ce que les réseaux exportent"
    stories = ", stories comprises" if _has_stories(month) else ""
    untied = untied_share(traffic)
    tied = "" if untied is None else untied_figure(month, numbers.percent(1 - untied, 0), "tied_share", network=SOCIAL)
    told = within(f"dont {tied} rattachées à une publication", tied) if tied else ""
    clicked = window_count(month, numbers.integer(clicks), "clicks", network=joined(month.networks))
    return Figures(
        (
            Figure(
                "Publications", _published(month, posts), within(f"{weeks} par semaine", weeks) if len(posts) else ""
            ),
            Figure("Clics", clicked, "" if clicks is None else partial + stories),
            Figure(
                "Visites du site",
                _visits(month, traffic, "sessions", SOCIAL),
                f"d’après GA4, venues {numbers.of(on_networks(month))}",
            ),
            Figure("Conversions", _visits(month, traffic, "key_events", SOCIAL), told),
        )
    )


def _visits(month: ClientMonth, visits: pd.DataFrame, column: str, network: str, **where: str) -> str:
    """A sum of GA4 over some visits of the window, which the network and `where` name."""
    return visits_figure(month, visits_said(month, visits, column), column, network=network, **where)


def _all_clicks(month: ClientMonth) -> tuple[float | None, bool]:
    """The clicks of all networks, those of stories too, and whether every network gives those of its posts."""
    shown = [month.window_posts_of(network) for network in month.networks]
    counts = [over(posts, CLICKS[network]) for posts, network in zip(shown, month.networks, strict=True)]
    known = [value for value in counts if not numbers.is_missing(value)]
    of_feed = [over(_feed(month, network), CLICKS[network]) for network in month.networks]
    return sum(known) if known else None, not any(numbers.is_missing(value) for value in of_feed)


def _has_stories(month: ClientMonth) -> bool:
    return bool((month.window_posts["format"] == "story").any())


def _scope(month: ClientMonth) -> str:
    return "hors stories, sauf pour les clics" if _has_stories(month) else "hors stories"


def _clicks(month: ClientMonth, network: str) -> str:
    """The clicks of a network with those of its stories; said when no other post of it gives any."""
    posts = month.window_posts_of(network)
    told = window_count(month, clicks_said(posts, network), CLICKS[network], network=network)
    alone = numbers.is_missing(over(_feed(month, network), CLICKS[network])) and not numbers.is_missing(
        over(posts, CLICKS[network])
    )
    return within(f"{told} (stories)", told) if alone else told


def _published(month: ClientMonth, posts: pd.DataFrame) -> str:
    """How many posts there are; missing, not 0, when no file lists any network's."""
    silent = unexported(month, window_days(month))
    unknown = posts.empty and len(silent) == len(month.networks)
    return numbers.MISSING if unknown else published_figure(month, numbers.integer(len(posts)), month.networks)


def _line(month: ClientMonth, network: str, posts: pd.DataFrame) -> tuple[str, ...]:
    seen = AUDIENCE_REACHED[network]
    visits = traffic_of(month, network)
    rate = window_figure(month, "engagement_rate", over(posts, "engagement_rate"), network=network)
    reached = window_figure(month, seen, over(posts, seen), network=network)
    known = network not in unexported(month, window_days(month))
    return (
        network_name(network),
        published_figure(month, numbers.integer(len(posts)), [network]) if known else "pas d’export",
        weekly_figure(month, numbers.decimal(per_week(month, network, len(posts)), 1), [network]) if known else "–",
        reached if reached == numbers.MISSING else within(f"{reached} ({SEEN[seen]})", reached),
        rate if rate == numbers.MISSING else within(f"{rate} sur {BASES[seen]}", rate),
        _clicks(month, network),
        _visits(month, visits, "sessions", network),
        _visits(month, visits, "key_events", network),
        _visits(month, visits[visits["post_id"].notna()], "key_events", network, tie="any"),
    )


def _title(month: ClientMonth, posts: pd.DataFrame) -> str:
    if posts.empty:
        return f"Aucune publication n’est mesurée sur {month.client.window_days} jours"
    silent = unexported(month, window_days(month))
    if silent:
        told = [network for network in month.networks if network not in silent]
        if not told:
            return f"Aucun export ne liste les publications de la période {numbers.of(names_of(silent))}"
        return f"L’audit ne porte que sur {names_of(told)} : aucun export {numbers.of(names_of(silent))} ne couvre la période"
    counts = posts["network"].value_counts()
    first = network_name(str(counts.index[0]))
    share = window_count(
        month, numbers.percent(counts.iloc[0] / len(posts), 0), "share_of_posts", network=str(counts.index[0]),
        among=joined(month.networks), **UNSTORIED,
    )  # fmt: skip
    brought = window_traffic(month).groupby("network")["key_events"].sum().sort_values(ascending=False)
    if brought.sum() == 0:
        return within(f"{first} concentre {share} des publications ; aucune conversion n’est mesurée", share)
    best = network_name(str(brought.index[0]))
    printed = numbers.percent(brought.iloc[0] / brought.sum(), 0)
    part = untied_figure(month, printed, "share_of_conversions", network=str(brought.index[0]))
    if best == first:
        return within(f"{first} concentre {share} des publications et amène {part} des conversions", share, part)
    return within(f"{first} concentre {share} des publications, mais {best} amène {part} des conversions", share, part)


def _message(month: ClientMonth) -> tuple[str, ...]:
    if not has_ga4(month):
        return ("Sans GA4, la portée et les clics sont connus, pas ce qu’ils deviennent sur le site.",)
    return (f"Les taux ne se comparent pas d’un réseau à l’autre : {_bases(month)}.",)


def _bases(month: ClientMonth) -> str:
    """What the rates of the networks divide by, or whom they count."""
    found = seen_as(month.networks)
    if len(found) == 1:
        (basis, names), *_ = found.items()
        return f"{numbers.listed(names)} ne comptent pas {'leurs' if basis != 'portée' else 'leur'} {basis} sur le même public"
    return numbers.listed(
        f"sur les {basis} pour {numbers.listed(names)}"
        if basis != "portée"
        else f"sur la portée pour {numbers.listed(names)}"
        for basis, names in found.items()
    )


def _decision(month: ClientMonth, posts: pd.DataFrame) -> str:
    silent = unexported(month, window_days(month))
    if silent:
        return f"Fournir les exports manquants : {names_of(silent)}."
    idle = [network for network in month.networks if not (posts["network"] == network).any()]
    if idle:
        return f"Reprendre la publication sur {names_of(idle)}, ou acter la mise en pause."
    if not has_ga4(month):
        return "Exporter GA4 (source, contenu de l’annonce, page de destination) avant le prochain audit."
    untied = untied_share(window_traffic(month))
    if untied is not None and untied > UNTIED_TOO_MANY:
        return f"Mettre un lien suivi (utm_content) dans chaque publication qui renvoie vers {led_to(month)}."
    return NOTHING_TO_CHANGE
