"""At most three things to stop, each with what was found in the posts."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import STOP
from iwa.findings.tiring import fatigued
from iwa.steps.advice import advised, evidence, subject
from iwa.steps.wording import TO_COMPLETE, capital

MOST = 3
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Stop:
    """Something to stop, with its evidence and what it frees in a month."""

    what: str
    evidence: str
    frees: str


@lru_cache(maxsize=1)
def stops(month: ClientMonth) -> list[Stop]:
    """At most three things to stop, each with evidence found in the posts; none on an inconclusive result."""
    found = [_stop(month, row) for row in advised(month, STOP)]
    found += [
        _worn(month, row) for row in fatigued(month.comparisons).to_dict("records") if row["verdict"] == "concluant"
    ]
    found += [stop for stop in (_untracked(month), _weak_boosts(month)) if stop]
    return found[:MOST]


def _stop(month: ClientMonth, row: Row) -> Stop:
    return Stop(capital(subject(row)), capital(evidence(row)) + ", concluant", _freed(month, row))


def _worn(month: ClientMonth, row: Row) -> Stop:
    text = f"{numbers.change(row['ratio'])} en 90 jours par rapport au reste, concluant"
    return Stop(f"{capital(subject(row))}, sous leur forme actuelle", text, _freed(month, row))


def _freed(month: ClientMonth, row: Row) -> str:
    posts = month.month_posts
    column = "format" if str(row["question"]) in ("format", "usure") else str(row["question"])
    count = int(((posts["network"] == row["network"]) & (posts[column].astype("object") == row["group"])).sum())
    return f"{numbers.counted(count, 'publication')} par mois ; heures {TO_COMPLETE}"


def _untracked(month: ClientMonth) -> Stop | None:
    """Posts of the month that lead to the client's site with a link that GA4 cannot recognise."""
    if not month.client.site or month.links.empty:
        return None
    host = month.client.site.split("//")[-1].removeprefix("www.").strip("/").split("/")[0]
    links = month.links[month.links["post_id"].isin(month.month_posts["post_id"])]
    own = links[links["address"].str.contains(host, regex=False)]
    bare = own[own["content"].fillna("") == ""]["post_id"].nunique()
    if not bare:
        return None
    total = own["post_id"].nunique()
    return Stop(
        "Les liens vers le site sans utm_content",
        f"{numbers.counted(bare, 'publication')} du mois sur {numbers.integer(total)} avec lien : conversions non rattachables",
        "Aucune publication ; le lien change seul",
    )


def _weak_boosts(month: ClientMonth) -> Stop | None:
    """Paid posts that were below their network's usual rate: money put on what did not carry."""
    posts = month.month_posts
    paid = posts[posts["is_paid"].fillna(False).astype(bool) & posts["engagement_rate"].notna()]
    usual = month.comparable_posts.groupby("network")["engagement_rate"].median()
    weak = paid[paid["engagement_rate"] < paid["network"].map(usual).astype("float64")]
    if weak.empty:
        return None
    return Stop(
        "Les mises en avant payées de publications ordinaires",
        f"{numbers.counted(len(weak), 'publication payée', 'publications payées')} sur {numbers.integer(len(paid))} "
        "sous le taux d’engagement médian des publications non payées",
        "Budget publicitaire de ces publications",
    )
