"""Figures that are printed and are no measure of the registry: shares, rhythms, ratios, amounts.

Each has its name and definition in words, and how it is counted from the rows of its filter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.findings.compare import compare
from iwa.findings.questions import QUESTIONS
from iwa.findings.tiring import QUESTION as WEAR
from iwa.findings.tiring import tiring
from iwa.findings.tone import TRAITS
from iwa.findings.top import ranked
from iwa.measures.measure import feed, organic_feed, sparse_rate
from iwa.measures.paid import campaigns
from iwa.measures.registry import CLICKS, MEASURES
from iwa.months import Month
from iwa.slides import Number
from iwa.trace.competitors import rival
from iwa.trace.filters import TOGETHER, Where, networks_in
from iwa.trace.frames import frame

Compute = Callable[[ClientMonth, Number], float | None]
NAN = float("nan")


@dataclass(frozen=True)
class Derived:
    """A figure made of others: its name, what it is, and how it is counted again."""

    label: str
    definition: str
    compute: Compute


def _count(month: ClientMonth, number: Number) -> float:
    return float(len(frame(month, number.table, number.where)))


def _per_week(month: ClientMonth, number: Number, but_replies: bool = False) -> float:
    """Posts a week on each network over its own days, added."""
    names, days = networks_in(number.where), number.where["days"].split(TOGETHER)
    counted = {
        name: frame(month, number.table, {**number.where, "network": name})
        for name, length in zip(names, days, strict=True)
        if int(length)
    }
    lengths = dict(zip(names, map(int, days), strict=True))
    return sum(len(feed(rows) if but_replies else rows) * 7 / lengths[name] for name, rows in counted.items())


def _share_of_posts(month: ClientMonth, number: Number) -> float:
    among = {**number.where, "network": number.where["among"]}
    return _count(month, number) / len(frame(month, number.table, among))


def _conversions(month: ClientMonth, where: Where) -> float:
    return float(frame(month, "traffic", where)["key_events"].sum())


def _share_of_conversions(month: ClientMonth, number: Number) -> float:
    return _conversions(month, number.where) / _conversions(month, {**number.where, "network": "all"})


def _untied(month: ClientMonth, number: Number) -> float:
    return _conversions(month, {**number.where, "tie": "none"}) / _conversions(month, number.where)


def _tied(month: ClientMonth, number: Number) -> float:
    return 1 - _untied(month, number)


def _conversions_per_visit(month: ClientMonth, number: Number) -> float:
    visits = {name: word for name, word in number.where.items() if name != "event"}
    return _conversions(month, number.where) / float(frame(month, "traffic", visits)["sessions"].sum())


def _click_share(month: ClientMonth, number: Number) -> float:
    clicks = CLICKS[number.where["network"]]
    return sparse_rate(clicks, "exposure")(feed(frame(month, number.table, number.where)))


def _typical_rate(month: ClientMonth, number: Number) -> float:
    return float(organic_feed(frame(month, number.table, number.where))["engagement_rate"].median())


def _excess(month: ClientMonth, number: Number) -> float | None:
    network, post = number.where["network"], number.where["post_id"]
    found = _excesses(month, network)
    return found.get(post)


@lru_cache(maxsize=8)
def _excesses(month: ClientMonth, network: str) -> dict[str, float]:
    rows = ranked(month.window_posts_of(network))
    return dict(zip(rows["post_id"], rows["excess"].tolist(), strict=True))


def _gap(month: ClientMonth, number: Number) -> float | None:
    where = number.where
    rows = _compared(month, where["network"], where["question"])
    row = rows.get(where["group"])
    if row is None:
        return None
    figure = where.get("figure", "ratio")
    if figure in ("n", "n_rest"):
        return row[figure]
    return abs(row[figure] - 1) if "sign" in where else row[figure] - 1


@lru_cache(maxsize=64)
def _compared(month: ClientMonth, network: str, question: str) -> dict[str, dict[str, float]]:
    """The groups of a question on a network, compared anew."""
    posts = month.window_posts_of(network)
    asked = next((one for one in QUESTIONS if one.name == question), None)
    rows = tiring(posts) if question == WEAR else compare(posts, asked.column, asked.measure) if asked else None
    if rows is None:
        return {}
    figures = ["ratio", "low", "high", "n", "n_rest"]
    return {str(group): dict(zip(figures, values, strict=True)) for group, *values in rows[["group", *figures]].to_numpy()}  # fmt: skip


def _paid(month: ClientMonth, number: Number, name: str = "spend") -> float:
    """A figure of one campaign of the month, or the sum over all."""
    where = number.where
    whole = Month.parse(where["month"])
    rows = campaigns(month.ads, pd.Timestamp(whole.first), pd.Timestamp(whole.last))
    for column in ("network", "campaign", "currency"):
        rows = rows[rows[column] == where[column]] if column in where else rows
    return float(rows[name].sum(skipna=False)) if len(rows) else NAN


def _budget_left(month: ClientMonth, number: Number) -> float:
    noted = frame(month, "entries", {"month": number.where["month"], "indicator": "budget publicitaire"})
    return float(noted["value"].sum()) - _paid(month, number)


def _spent(month: ClientMonth, number: Number) -> float:
    return float(frame(month, "ads", number.where)["spend"].sum(min_count=1))


def _share_of_audience(month: ClientMonth, number: Number) -> float:
    """The labels of the filter over all those of the dimension in the same file; shares as they are exported."""
    rows = frame(month, "audience", number.where)
    if not len(rows):
        return NAN
    if rows["unit"].iloc[0] != "followers":
        return float(rows["value"].sum())
    whole = {name: word for name, word in number.where.items() if name != "label"}
    return float(rows["value"].sum() / frame(month, "audience", whole)["value"].sum())


def _trait(month: ClientMonth, number: Number) -> float:
    texts = frame(month, "posts", number.where)["text"]
    return float(texts.map(TRAITS[number.where["trait"]]).mean()) if len(texts) else NAN


_AMOUNT = "Publicités du mois, d’après les exports des régies ; ce qu’une ligne laisse vide ne compte pas."
DERIVED: dict[str, Derived] = {
    "count": Derived("Nombre", "Lignes comptées une à une.", _count),
    "per_week": Derived("Publications par semaine", "Publications, hors stories, rapportées aux jours couverts par les "
        "exports.", _per_week),
    "posts_per_week": Derived("Publications par semaine", "Publications, hors stories et réponses, rapportées aux jours "
        "couverts par les exports.", partial(_per_week, but_replies=True)),
    "share_of_posts": Derived("Part des publications", "Publications du réseau rapportées à celles de tous les réseaux, "
        "hors stories.", _share_of_posts),
    "share_of_conversions": Derived("Part des conversions", "Événements clés de GA4 venus du réseau, rapportés à ceux de "
        "tous les réseaux.", _share_of_conversions),
    "untied_share": Derived("Part des conversions non rattachées", "Événements clés de GA4 qu’aucun lien ne rattache à une "
        "publication, rapportés à tous ceux venus des réseaux.", _untied),
    "tied_share": Derived("Part des conversions rattachées", "Événements clés de GA4 rattachés à une publication, rapportés "
        "à tous ceux venus des réseaux.", _tied),
    "conversions_per_visit": Derived("Part des visites", "Événements clés de GA4 rapportés aux visites du même réseau.",
        _conversions_per_visit),
    "click_share_of_seen": Derived("Clics rapportés au vu", "Clics rapportés à la base du réseau, hors stories.",
        _click_share),
    "typical_rate": Derived("Taux d’engagement typique", "Celui de la publication du milieu, hors stories et publications "
        "payées.", _typical_rate),
    "excess": Derived("Écart à l’habitude", "Taux d’engagement de la publication rapporté au taux typique de son réseau sur "
        "la fenêtre ; publications payées, stories et trop récentes exclues.", _excess),
    "engagement_gap": Derived("Écart d’engagement", "Taux typique du groupe rapporté à celui du reste du réseau, mois par "
        "mois, ramené vers zéro quand les publications sont peu nombreuses ; intervalle à 90 %.", _gap),
    "spend": Derived("Dépense", _AMOUNT, _paid),
    "budget": Derived("Budget", "Budget des ensembles de la campagne.", partial(_paid, name="budget")),
    "left": Derived("Reste", "Budget total de la campagne, moins tout ce qu’elle a dépensé.", partial(_paid, name="left")),
    "per_thousand": Derived("Coût pour mille affichages", "Dépense rapportée aux affichages, fois mille.",
        partial(_paid, name="per_thousand")),
    "per_click": Derived("Coût par clic", "Dépense rapportée aux clics.", partial(_paid, name="per_click")),
    "per_lead": Derived("Coût par lead", "Dépense rapportée aux leads de la campagne.", partial(_paid, name="per_lead")),
    "budget_left": Derived("Reste du budget noté", "Budget publicitaire noté pour le mois, moins la dépense.",
        _budget_left),
    "spend_within": Derived("Dépense", "Dépense des publicités de la campagne.", _spent),
    "trait_share": Derived("Part des textes", "Textes des publications, hors stories et réponses, qui ont ce trait.",
        _trait),
    "share_of_audience": Derived("Part des abonnés", "Abonnés de ces valeurs rapportés à ceux que le réseau a pu classer.",
        _share_of_audience),
    "rival_posts": Derived("Publications", "Publications du compte sur les jours comparés, hors stories.",
        partial(rival, figure="posts")),
    "rival_per_week": Derived("Publications par semaine", "Publications du compte rapportées aux jours comparés.",
        partial(rival, figure="per_week")),
    "rival_interactions": Derived("Interactions par publication", "Réactions, commentaires et partages d’une publication : "
        "la médiane, ou la moyenne quand l’outil ne donne qu’une période.", partial(rival, figure="interactions")),
    "rival_followers": Derived("Abonnés", "Abonnés du compte, au dernier relevé.", partial(rival, figure="followers")),
    "rival_engagement": Derived("Interactions pour 100 abonnés", "Interactions d’une publication pour 100 abonnés.",
        partial(rival, figure="engagement")),
}  # fmt: skip


def label_of(measure: str) -> str:
    """What a number's measure is called; the word itself for one that nobody knows."""
    known = DERIVED.get(measure) or MEASURES.get(measure)
    return known.label if known else WORDS.get(measure, measure)


def definition_of(measure: str) -> str:
    """The definition of a number's measure, "" for one that nobody knows."""
    known = DERIVED.get(measure) or MEASURES.get(measure)
    return known.definition if known else ""


WORDS = {"followers": "Abonnés gagnés"}  # of an objective, for which each network has its own measure
