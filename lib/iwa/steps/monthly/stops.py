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
from iwa.steps.figures import untracked_links
from iwa.steps.own_things import led_to
from iwa.steps.tracing import compared_figures
from iwa.steps.wording import TO_COMPLETE, capital
from iwa.traced import within

MOST = 3
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Stop:
    """Something to stop, with its evidence, what it frees in a month, and what to do about it."""

    what: str
    evidence: str
    frees: str
    action: str
    about: tuple[str, ...] = ()  # network, question, group, where a verdict stops it


@lru_cache(maxsize=1)
def stops(month: ClientMonth) -> list[Stop]:
    """At most three things to stop, each with evidence found in the posts; none on an inconclusive result."""
    found = [_stop(month, row) for row in advised(month, STOP)]
    found += [
        _worn(month, row) for row in fatigued(month.comparisons).to_dict("records") if row["verdict"] == "concluant"
    ]
    untracked = _untracked(month)
    return [*found, *([untracked] if untracked else [])][:MOST]


def _stop(month: ClientMonth, row: Row) -> Stop:
    action = f"Ne plus programmer {subject(row)}"
    shown = evidence(row)
    return Stop(
        capital(subject(row)), within(f"{capital(shown)}, concluant", shown), _freed(month, row), action, key_of(row)
    )


def key_of(row: Row) -> tuple[str, str, str]:
    """What a comparison is about, as the months after it know it."""
    return str(row["network"]), str(row["question"]), str(row["group"])


def _worn(month: ClientMonth, row: Row) -> Stop:
    ratio = compared_figures(row)["ratio"]
    text = within(f"{ratio} en 90 jours par rapport au reste, concluant", ratio)
    action = f"Renouveler {subject(row)} ou en réduire la part"
    return Stop(f"{capital(subject(row))}, sous leur forme actuelle", text, _freed(month, row), action)


def _freed(month: ClientMonth, row: Row) -> str:
    posts = month.month_posts
    column = "format" if str(row["question"]) in ("format", "usure") else str(row["question"])
    count = int(((posts["network"] == row["network"]) & (posts[column].astype("object") == row["group"])).sum())
    return f"{numbers.counted(count, 'publication')} par mois ; heures {TO_COMPLETE}"


def _untracked(month: ClientMonth) -> Stop | None:
    """Posts of the month that lead to the client's site with a link that GA4 cannot recognise."""
    bare, total = untracked_links(month, month.month_posts)
    if not bare:
        return None
    return Stop(
        f"Les liens non suivis vers {led_to(month)}",
        f"{numbers.counted(bare, 'publication')} du mois sur {numbers.integer(total)} avec lien : conversions non rattachables",
        "Aucune publication ; le lien change seul",
        f"Mettre un lien suivi dans chaque publication qui mène vers {led_to(month)}",
    )


def weak_boosts(month: ClientMonth) -> list[tuple[str, str]]:
    """Paid posts below their network's usual rate, as (what, why): a remark, never a stop.

    A handful of posts that nothing tests, and people reached by payment react less often anyway.
    """
    posts = month.month_posts
    paid = posts[posts["is_paid"].fillna(False).astype(bool) & posts["engagement_rate"].notna()]
    usual = month.comparable_posts.groupby("network")["engagement_rate"].median()
    weak = paid[paid["engagement_rate"] < paid["network"].map(usual).astype("float64")]
    if weak.empty:
        return []
    count = f"{numbers.counted(len(weak), 'publication payée', 'publications payées')} sur {numbers.integer(len(paid))}"
    why = (
        f"{count} sous le taux d’engagement médian des autres, sans verdict : ce taux se lit mal sur une portée achetée"
    )
    return [("les mises en avant payées de publications ordinaires", why)]
