"""Engagement, clicks and conversions by format: the figures behind the comparison."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.consolidate.posts import EXPOSURE
from iwa.measures.series import over
from iwa.slides import Column, Slide, Table
from iwa.steps.comparison import ASSERTED, answers
from iwa.steps.figures import NO_SOURCE, clicks_said, conversions_of, said, untied_share, window_traffic
from iwa.steps.sourcing import BASES, definition_of, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, TOO_FEW, group_label, network_name

COLUMNS = (
    Column("Format", 1.9), Column("Publications", 1, "right"), Column("Taux d’engagement", 1.1, "right"),
    Column("Clics", 0.9, "right"), Column("Conversions", 1, "right"), Column("Verdict", 1.2),
)  # fmt: skip


def format_figures(month: ClientMonth, network: str) -> Slide:
    """One line a format of the network: number, engagement, clicks, conversions, verdict."""
    return group_figures(month, network, "format")


def group_figures(month: ClientMonth, network: str, question: str) -> Slide:
    """The figures of each group of a question on one network."""
    posts = month.window_posts
    posts = posts[posts["network"] == network]
    traffic = window_traffic(month)
    groups = list(posts[question].value_counts(dropna=True).index)
    rows = [_line(month, posts[posts[question] == group], network, question, str(group)) for group in groups]
    unlabelled = posts[posts[question].isna()]
    if len(unlabelled):
        rows.append(_line(month, unlabelled, network, question, "Non classé"))
    subject = "format" if question == "format" else "thème"
    share = untied_share(traffic[traffic["network"] == network])
    return Slide(
        id=f"audit.{subject.replace('è', 'e')}s-chiffres.{network}",
        title=_title(posts, network, question, subject),
        subtitle=f"Taux d’engagement (sur {BASES[EXPOSURE[network]]}), clics, conversions, {window_period(month)}",
        exhibit=Table(COLUMNS, tuple(rows), f"Publications de {network_name(network)} par {subject}."),
        message=_message(month, share),
        decision=NOTHING_TO_CHANGE,
        source=source(month, [network, "ga4"], count=numbers.counted(len(posts), "publication")),
        notes=definition_of("engagement_rate", "clicks", "link_clicks", "conversions"),
        annex=question == "theme",
    )


def _line(month: ClientMonth, posts: pd.DataFrame, network: str, question: str, group: str) -> tuple[str, ...]:
    judged = answers(month, network, question)
    verdict = judged.loc[judged["group"] == group, "verdict"]
    brought = conversions_of(window_traffic(month), posts)
    return (
        group_label(question, group),
        numbers.integer(len(posts)),
        said("engagement_rate", over(posts, "engagement_rate")),
        clicks_said(posts, network),
        NO_SOURCE if brought is None else numbers.integer(brought),
        (verdict.iloc[0] or TOO_FEW) if len(verdict) else "non comparé",
    )


def _title(posts: pd.DataFrame, network: str, question: str, subject: str) -> str:
    counts = posts[question].value_counts()
    where = f"Sur {network_name(network)}"
    if counts.empty:
        return f"{where}, aucune publication n’a de {subject} connu"
    first = group_label(question, str(counts.index[0]))
    share = numbers.percent(counts.iloc[0] / len(posts), 0)
    return f"{where}, le {subject} le plus employé est « {first} », avec {share} des publications"


def _message(month: ClientMonth, untied: float | None) -> tuple[str, ...]:
    if month.traffic.empty:
        return ("Conversions : pas de source, l’export GA4 manque.",)
    if untied is None:
        return ("GA4 ne compte aucune conversion venue de ce réseau.",)
    return (f"{numbers.percent(untied, 0)} des conversions du réseau ne sont rattachées à aucune publication.",)


def asserted_groups(month: ClientMonth, network: str, question: str) -> pd.DataFrame:
    """The groups of a question that the evidence sets apart."""
    rows = answers(month, network, question)
    return rows[rows["verdict"].isin(ASSERTED)]
