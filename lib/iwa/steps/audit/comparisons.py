"""The questions of the audit: formats, themes, moments, lengths, network by network."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.measures.series import over
from iwa.slides import Chart, Column, Slide, Table
from iwa.steps.advice import evidence
from iwa.steps.comparison import SUBJECTS, answers
from iwa.steps.comparison import comparison as shared_comparison
from iwa.steps.figures import NO_CLICKS, NO_SOURCE, clicks_said, conversions_of, said, untied_share, window_traffic
from iwa.steps.sourcing import definition_of, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, TOO_FEW, capital, group_label, network_name

UNLABELLED = "Non classé"


def comparison(month: ClientMonth, network: str, question: str) -> Slide:
    """A question on one network: the chart, and beside it engagement, clicks and conversions by group."""
    slide = shared_comparison(month, network, question, "audit")
    table = _figures(month, network, question)
    charted = isinstance(slide.exhibit, Chart)
    told = _origin(month, network) if question == "theme" else slide.message[:1]
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
    slides = [shared_comparison(month, network, question, "audit") for network in month.networks]
    return [slide for slide in slides if not slide.annex]


def _figures(month: ClientMonth, network: str, question: str) -> Table:
    posts = month.window_posts
    posts = posts[posts["network"] == network]
    rows = [
        _line(month, posts[posts[question] == group], network, group_label(question, str(group)))
        for group in posts[question].value_counts().index
    ]
    unlabelled = posts[posts[question].isna()]
    if len(unlabelled):
        rows.append(_line(month, unlabelled, network, UNLABELLED))
    columns = (
        Column(capital(SUBJECTS[question]), 1.7), Column("Publ.", 0.6, "right"), Column("Engag.", 0.8, "right"),
        Column("Clics", 0.8, "right"), Column("Conv.", 0.7, "right"),
    )  # fmt: skip
    alt = f"Publications de {network_name(network)} par {SUBJECTS[question]} : nombre, engagement, clics, conversions."
    return Table(columns, tuple(rows), alt)


def _line(month: ClientMonth, posts: pd.DataFrame, network: str, label: str) -> tuple[str, ...]:
    brought = conversions_of(window_traffic(month), posts)
    return (
        label,
        numbers.integer(len(posts)),
        said("engagement_rate", over(posts, "engagement_rate")).replace(numbers.MISSING, "n. d."),
        clicks_said(posts, network).replace(NO_CLICKS, "n. d."),
        NO_SOURCE if brought is None else numbers.integer(brought),
    )


def _origin(month: ClientMonth, network: str) -> list[str]:
    """Where the themes come from, and how many posts have none."""
    posts = month.window_posts
    posts = posts[posts["network"] == network]
    share = numbers.percent(float(posts["theme"].isna().mean()) if len(posts) else None, 0)
    if month.themes_proposed:
        return [
            f"Thèmes proposés d’après les hashtags, à confirmer dans le dossier ; {share} des publications sans thème."
        ]
    return [f"Thèmes notés dans le dossier ; {share} des publications sans thème."]


def _untied(month: ClientMonth, network: str) -> list[str]:
    """What GA4 says of the network's conversions, and whether the network exports clicks."""
    posts = month.window_posts
    silent = clicks_said(posts[posts["network"] == network], network) == NO_CLICKS
    clicks = f" {network_name(network)} n’exporte pas les clics (n. d.)." if silent else ""
    if month.traffic.empty:
        return [f"Conversions : pas de source, l’export GA4 manque.{clicks}"]
    traffic = window_traffic(month)
    traffic = traffic[traffic["network"] == network]
    share, total = untied_share(traffic), numbers.counted(float(traffic["key_events"].sum()), "conversion")
    if share is None:
        return [f"GA4 ne compte aucune conversion venue de ce réseau.{clicks}"]
    if share in (0, 1):
        which = "Toutes les" if share == 0 else "Aucune des"
        verb = "sont rattachées" if share == 0 else "n’est rattachée"
        return [f"{which} {total} du réseau {verb} à une publication.{clicks}"]
    return [f"{numbers.percent(share, 0)} des {total} du réseau ne sont rattachées à aucune publication.{clicks}"]


def questions(month: ClientMonth) -> Slide:
    """Every question asked of the posts and its verdict, so that what was looked for in vain is known too."""
    rows = [_question_line(month, network, question) for question in SUBJECTS for network in month.networks]
    told = tuple(row for row in rows if row)
    empty = ("–", "–", "Trop peu de publications pour comparer", "–")
    return Slide(
        id="audit.questions",
        title=f"{numbers.counted(len(told), 'question posée', 'questions posées')} aux publications, jugées ensemble",
        subtitle=f"L’écart le plus net de chaque question, {window_period(month)}",
        exhibit=Table(
            (Column("Question", 1.6), Column("Réseau", 1), Column("Écart le plus net", 4), Column("Verdict", 1)),
            told or (empty,),
            "Toutes les questions posées aux publications, avec leur verdict.",
        ),
        decision=NOTHING_TO_CHANGE,
        source=source(month, month.networks, count=numbers.counted(len(month.window_posts), "publication")),
        annex=True,
    )


def _question_line(month: ClientMonth, network: str, question: str) -> tuple[str, ...] | None:
    rows = answers(month, network, question)
    if rows.empty:
        return None
    label = capital(SUBJECTS[question]) + (", sur les clics" if question == "format_clicks" else "")
    tested = rows[rows["p"].notna()].sort_values("p", kind="stable")
    if tested.empty:
        largest = numbers.integer(rows["n"].max())
        return (
            label,
            network_name(network),
            f"{capital(TOO_FEW)} : {largest} au plus par groupe, il en faut {MINIMUM_GROUP} de chaque côté",
            "–",
        )
    first = tested.to_dict("records")[0]
    return (
        label,
        network_name(network),
        f"{group_label(question, str(first['group']))} : {evidence(first)}",
        str(first["verdict"]),
    )
