"""Each network on one line, and the way from being seen to converting."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import AUDIENCE_REACHED, MEASURES
from iwa.measures.series import over
from iwa.slides import Column, Slide, Table
from iwa.steps.figures import NO_SOURCE, clicks_said, said, untied_share, window_traffic
from iwa.steps.sourcing import BASES, definition_of, number, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, network_name


def networks(month: ClientMonth) -> Slide:
    """One line a network: volume, rate of publication, what is seen, engagement, clicks, conversions."""
    posts = _feed(month.window_posts)
    rows = [_line(month, network, posts[posts["network"] == network]) for network in month.networks]
    total = len(posts)
    count = numbers.counted(total, "publication")
    silent = [network for network in month.networks if not (posts["network"] == network).any()]
    columns = (
        Column("Réseau", 1.2), Column("Publications", 1, "right"), Column("Par semaine", 1, "right"),
        Column("Portée ou vues", 1.5, "right"), Column("Taux d’engagement", 1.6, "right"),
        Column("Clics", 1, "right"), Column("Visites du site", 1.1, "right"), Column("Conversions", 1.1, "right"),
    )  # fmt: skip
    return Slide(
        id="audit.reseaux",
        title=_title(month, posts),
        subtitle=f"Ce que chaque réseau a donné, {window_period(month)}, hors stories",
        exhibit=Table(
            columns, tuple(rows), f"{count} sur {numbers.counted(len(month.networks), 'réseau', 'réseaux')}."
        ),
        message=("Les taux ne se comparent pas d’un réseau à l’autre : leur base n’est pas la même.",),
        decision=_decision(silent),
        source=source(month, [*month.networks, "ga4"], count=count),
        notes=definition_of("reach", "impressions", "views", "engagement_rate", "clicks", "sessions", "conversions"),
        numbers=(number(str(total), "posts", "posts", format="hors stories"),),
    )


def _feed(posts: pd.DataFrame) -> pd.DataFrame:
    return posts[posts["format"].fillna("") != "story"]


def _line(month: ClientMonth, network: str, posts: pd.DataFrame) -> tuple[str, ...]:
    weeks = month.client.window_days / 7
    seen = AUDIENCE_REACHED[network]
    traffic = window_traffic(month)
    visits = traffic[traffic["network"] == network]
    rate = said("engagement_rate", over(posts, "engagement_rate"))
    return (
        network_name(network),
        numbers.integer(len(posts)),
        numbers.decimal(len(posts) / weeks, 1),
        f"{said(seen, over(posts, seen))} ({MEASURES[seen].label.casefold()})",
        f"{rate} sur {BASES[seen]}" if rate != numbers.MISSING else rate,
        clicks_said(posts, network),
        NO_SOURCE if month.traffic.empty else numbers.integer(visits["sessions"].sum()),
        NO_SOURCE if month.traffic.empty else numbers.integer(visits["key_events"].sum()),
    )


def _title(month: ClientMonth, posts: pd.DataFrame) -> str:
    if posts.empty:
        return f"Aucune publication n’est mesurée sur {month.client.window_days} jours"
    counts = posts["network"].value_counts()
    first = str(counts.index[0])
    share = numbers.percent(counts.iloc[0] / len(posts), 0)
    count = numbers.counted(len(posts), "publication")
    if len(counts) == 1:
        return f"{network_name(first)} porte à lui seul les {count} de la période"
    return f"{network_name(first)} concentre {share} des {count} de la période"


def _decision(silent: list[str]) -> str:
    if not silent:
        return NOTHING_TO_CHANGE
    names = numbers.listed(network_name(network) for network in silent)
    return f"Fournir les exports de {names}, ou acter la mise en pause."


def conversions(month: ClientMonth) -> Slide:
    """The way from reach to clicks, visits and conversions, a line a network, and what cannot be tied."""
    posts, traffic = _feed(month.window_posts), window_traffic(month)
    rows = [_way(network, posts[posts["network"] == network], month, traffic) for network in month.networks]
    untied = untied_share(traffic)
    columns = (
        Column("Réseau", 1.2), Column("Vu (portée, affichages ou vues)", 1.6, "right"), Column("Clics", 1, "right"),
        Column("Visites du site", 1.2, "right"), Column("Conversions", 1.2, "right"),
        Column("dont rattachées à une publication", 1.6, "right"),
    )  # fmt: skip
    return Slide(
        id="audit.conversions",
        title=_way_title(month, traffic),
        subtitle=f"De la publication à la conversion, {window_period(month)}",
        exhibit=Table(columns, tuple(rows), "Le passage de la portée aux conversions, réseau par réseau."),
        message=_way_message(month, traffic, untied),
        decision=_way_decision(month, untied),
        source=source(month, [*month.networks, "ga4"], count=numbers.counted(len(posts), "publication")),
        notes=definition_of("sessions", "conversions")
        + " Une conversion est rattachée à une publication par utm_content, par une page que seule cette publication "
        "porte, ou par le lien noté dans le dossier. Le reste n’est jamais réparti.",
    )


def _way(network: str, posts: pd.DataFrame, month: ClientMonth, traffic: pd.DataFrame) -> tuple[str, ...]:
    seen = AUDIENCE_REACHED[network]
    visits = traffic[traffic["network"] == network]
    tied = visits.loc[visits["post_id"].notna(), "key_events"].sum()
    none = month.traffic.empty
    return (
        network_name(network),
        said(seen, over(posts, seen)),
        clicks_said(posts, network),
        NO_SOURCE if none else numbers.integer(visits["sessions"].sum()),
        NO_SOURCE if none else numbers.integer(visits["key_events"].sum()),
        NO_SOURCE if none else numbers.integer(tied),
    )


def _way_title(month: ClientMonth, traffic: pd.DataFrame) -> str:
    if month.traffic.empty:
        return "Aucune conversion ne peut être lue : il manque l’export GA4"
    total = float(traffic["key_events"].sum())
    if total == 0:
        return "Les réseaux n’ont amené aucune conversion mesurée sur la période"
    by_network = traffic.groupby("network")["key_events"].sum().sort_values(ascending=False)
    first = network_name(str(by_network.index[0]))
    share = numbers.percent(by_network.iloc[0] / total, 0)
    if len(by_network[by_network > 0]) == 1:
        return f"{first} amène les {numbers.counted(total, 'conversion')} venues des réseaux"
    return f"{first} amène {share} des {numbers.counted(total, 'conversion')} venues des réseaux"


def _way_message(month: ClientMonth, traffic: pd.DataFrame, untied: float | None) -> tuple[str, ...]:
    if month.traffic.empty:
        return ("Sans GA4, la portée et les clics sont connus, pas ce qu’ils deviennent sur le site.",)
    if untied is None:
        return ("Les visites venues des réseaux sont comptées ; aucune n’a converti.",)
    return (
        f"{numbers.percent(untied, 0)} de ces conversions ne peuvent être rattachées à aucune publication : "
        "elles ne sont réparties sur aucune.",
    )


def _way_decision(month: ClientMonth, untied: float | None) -> str:
    if month.traffic.empty:
        return "Exporter GA4 (source, contenu de l’annonce, page de destination) avant le prochain audit."
    if untied is not None and untied > 0.3:
        return "Mettre un lien avec utm_content dans chaque publication qui renvoie vers le site."
    return NOTHING_TO_CHANGE
