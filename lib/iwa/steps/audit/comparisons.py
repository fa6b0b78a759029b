"""The questions of the audit: formats, themes, moments, lengths, network by network."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.questions import column_of
from iwa.measures.registry import CLICKS
from iwa.measures.series import measured, over
from iwa.slides import Chart, Column, Slide, Table
from iwa.steps.advice import evidence
from iwa.steps.answers import SUBJECTS, answers, is_asserted, lacking
from iwa.steps.comparison import comparison as shared_comparison
from iwa.steps.comparison import to_confirm
from iwa.steps.coverage import window_days
from iwa.steps.figures import (
    NO_CLICKS,
    NO_SOURCE,
    clicks_said,
    tied_to,
    traffic_of,
    untied_share,
    visits_said,
)
from iwa.steps.own_things import usual_theme
from iwa.steps.sourcing import definition_of, source, window_period
from iwa.steps.tracing import days_of, untied_figure, visits_figure, window_count, window_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, group_label, network_name
from iwa.traced import within

UNLABELLED = "Non classé"
OUTSIDE = "Parues hors période"  # posts older than the window, that still bring conversions


def comparison(month: ClientMonth, network: str, question: str) -> Slide:
    """A question on one network: the chart, and beside it engagement, clicks and conversions by group."""
    slide = shared_comparison(month, network, question, "audit")
    table = _figures(month, network, question)
    charted = isinstance(slide.exhibit, Chart)
    doubtful = to_confirm(answers(month, network, question), question)
    firmest = [" ".join([text, doubtful]).strip() for text in slide.message[:1]]
    told = _origin(month, network) if question == "theme" else firmest
    message = [*told, *_untied(month, network)]
    return replace(
        slide,
        exhibit=slide.exhibit if charted else table,
        second=table if charted else None,
        message=tuple(message),
        notes=f"{slide.notes} {definition_of('engagement_rate', 'clicks', 'link_clicks', 'conversions')}",
        annex=False,
    )


def asserted(month: ClientMonth, question: str) -> list[Slide]:
    """One slide for each network on which the question has an answer; the others are in `questions`."""
    told = [network for network in month.networks if is_asserted(month, network, question)]
    return [shared_comparison(month, network, question, "audit") for network in told]


def _figures(month: ClientMonth, network: str, question: str) -> Table:
    posts = measured(month.window_posts_of(network), column_of(question))
    column, named = column_of(question), {"network": network}
    groups = dict(iter(posts.groupby(column)))
    rows = [
        _line(month, groups[group], group_label(question, str(group)), named | {column: str(group)})
        for group in posts[column].value_counts().index
    ]
    unlabelled = posts[posts[column].isna()]
    if len(unlabelled):
        rows.append(_line(month, unlabelled, UNLABELLED, named | {column: ""}))
    rows += _outside(month, posts, network)
    columns = (
        Column(capital(SUBJECTS[question]), 1.7), Column("Publ.", 0.6, "right"), Column("Engag.", 0.8, "right"),
        Column("Clics", 0.8, "right"), Column("Conv.", 0.7, "right"),
    )  # fmt: skip
    alt = f"Publications {numbers.of(network_name(network))} par {SUBJECTS[question]} : nombre, engagement, clics, conversions."
    return Table(columns, tuple(rows) or (("Aucune publication mesurée", "–", "–", "–", "–"),), alt)


def _line(month: ClientMonth, posts: pd.DataFrame, label: str, where: dict[str, str]) -> tuple[str, ...]:
    """The figures of some posts of the window, which `where` names."""
    network = where["network"]
    tied = _short(visits_said(month, tied_to(traffic_of(month, network), posts), "key_events"))
    posts_of = days_of(window_days(month)) | where
    return (
        label,
        window_count(month, numbers.integer(len(posts)), "count", **where),
        _short(window_figure(month, "engagement_rate", value=over(posts, "engagement_rate"), **where)),
        window_count(month, _short(clicks_said(posts, network)), CLICKS[network], **where),
        visits_figure(month, tied, "key_events", tie="posts", **posts_of),
    )


def _outside(month: ClientMonth, posts: pd.DataFrame, network: str) -> list[tuple[str, ...]]:
    """The conversions of the window tied to older posts, on a line of their own: the lines then add up."""
    traffic = traffic_of(month, network)
    older = traffic["post_id"].notna() & ~traffic["post_id"].isin(posts["post_id"])
    conversions = traffic.loc[older, "key_events"].sum()
    told = numbers.integer(conversions)
    where = {"network": network, "tie": "older"} | days_of(window_days(month))
    return [(OUTSIDE, "–", "–", "–", visits_figure(month, told, "key_events", **where))] if conversions else []


def _short(said: str) -> str:
    """What is missing, in a narrow cell."""
    return numbers.MISSING_SHORT if said in (numbers.MISSING, NO_CLICKS) else said


def _origin(month: ClientMonth, network: str) -> list[str]:
    """Where the themes come from, and how many posts have none."""
    posts = month.window_posts_of(network)
    if posts.empty:
        return []
    share = numbers.percent(float(posts["theme"].isna().mean()), 0)
    if month.themes_proposed:
        return [
            f"Thèmes proposés d’après les hashtags, à confirmer dans le dossier ; {share} des publications sans thème."
        ]
    theme = usual_theme(posts)
    first = f", « {theme} » est le plus fréquent" if theme else ""
    return [f"Thèmes notés dans le dossier ; {share} des publications sans thème{first}."]


def _untied(month: ClientMonth, network: str) -> list[str]:
    """What GA4 says of the network's conversions, and whether the network exports clicks."""
    posts = month.window_posts_of(network)
    told = _conversions(month, network)
    return [within(told + _unclicked(posts, network), told)]


def _unclicked(posts: pd.DataFrame, network: str) -> str:
    """That the network exports no clicks, or those of its stories alone; "" when it does."""
    if clicks_said(posts[posts["format"].fillna("") != "story"], network) != NO_CLICKS:
        return ""
    if clicks_said(posts, network) == NO_CLICKS:
        return f" {network_name(network)} n’exporte pas les clics (n. d.)."
    return f" {network_name(network)} n’exporte que les clics des stories (n. d. ailleurs)."


def conversions_lacking(month: ClientMonth, network: str) -> str:
    """Why the conversions of a network are not known; "" when they are."""
    counted = visits_said(month, traffic_of(month, network), "key_events")
    if counted == NO_SOURCE:
        return "Conversions : pas de source, l’export GA4 manque."
    if counted == numbers.MISSING:
        return "Conversions : non disponibles, l’export GA4 n’a pas la colonne des événements clés."
    return ""


def _conversions(month: ClientMonth, network: str) -> str:
    lacking = conversions_lacking(month, network)
    if lacking:
        return lacking
    traffic = traffic_of(month, network)
    share, total = untied_share(traffic), float(traffic["key_events"].sum())
    if share is None:
        return "GA4 ne compte aucune conversion venue de ce réseau."
    if total < 2:
        return f"La seule conversion du réseau {'n’est' if share else 'est'} rattachée à {'aucune' if share else 'une'} publication."
    conversions = numbers.counted(total, "conversion")
    shown = visits_figure(month, numbers.integer(total), "key_events", network=network)
    if share == 0:
        return within(f"Les {conversions} du réseau sont toutes rattachées à une publication.", shown)
    if share == 1:
        return within(f"Aucune des {conversions} du réseau n’est rattachée à une publication.", shown)
    untied = untied_figure(month, numbers.percent(share, 0), network=network)
    return within(f"{untied} des {conversions} du réseau ne sont rattachées à aucune publication.", untied, shown)


def questions(month: ClientMonth) -> Slide:
    """Every question asked of the posts and its verdict, so that what was looked for in vain is known too."""
    rows = [_question_line(month, network, question) for question in SUBJECTS for network in month.networks]
    asked = [row for row in rows if row]
    told = _alike_once(asked)
    empty = ("–", "–", "Trop peu de publications pour comparer", "–")
    return Slide(
        id="audit.questions",
        title=_questions_title(asked),
        subtitle=f"L’écart le plus net de {_each_of(len(asked))}, {window_period(month)}",
        exhibit=Table(
            (Column("Question", 1.6), Column("Réseau", 1.6), Column("Écart le plus net", 4), Column("Verdict", 1)),
            told or (empty,),
            "Toutes les questions posées aux publications, avec leur verdict.",
            emphasis=tuple(n for n, row in enumerate(told) if row[3] == "concluant"),
        ),
        decision=NOTHING_TO_CHANGE,
        source=source(month, month.networks, count=compared_said(month)),
        annex=True,
    )


def compared_said(month: ClientMonth) -> str:
    """The posts that the questions are asked of, on all networks."""
    return numbers.counted(len(month.comparable_posts), "publication comparée", "publications comparées")


def _each_of(count: int) -> str:
    return f"chacune des {numbers.integer(count)} questions" if count > 1 else "chaque question"


def _alike_once(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """One line for the networks on which a question has no answer for the same reason."""
    networks: dict[tuple[str, ...], list[str]] = {}
    for label, network, found, verdict in rows:
        networks.setdefault((label, found, verdict), []).append(network)
    return tuple((label, numbers.listed(names), found, verdict) for (label, found, verdict), names in networks.items())


def _questions_title(rows: list[tuple[str, ...]]) -> str:
    if not rows:
        return "Aucune question ne peut être posée à si peu de publications"
    if len(rows) == 1:
        return "Une seule question peut être posée aux publications"
    firm = sum(row[3] == "concluant" for row in rows)
    found = f"{numbers.integer(firm)} {'reçoivent' if firm > 1 else 'reçoit'} une réponse concluante"
    told = found if firm else "aucune ne reçoit de réponse concluante"
    return f"Sur {numbers.integer(len(rows))} questions posées aux publications, {told}"


def _question_line(month: ClientMonth, network: str, question: str) -> tuple[str, ...] | None:
    rows = answers(month, network, question)
    if not rows:
        return None
    label = capital(SUBJECTS[question]) + (", sur les clics" if question == "format_clicks" else "")
    tested = [row for row in rows if not numbers.is_missing(row["p"])]
    if not tested:
        return (label, network_name(network), lacking(rows), "–")
    first = min(tested, key=lambda row: float(row["p"]))
    shown = evidence(first)
    told = within(f"{group_label(question, str(first['group']))} : {shown}", shown)
    return (label, network_name(network), told, str(first["verdict"]))
