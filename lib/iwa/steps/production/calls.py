"""Each call to action with the page it leads to: whether they say the same thing, and how many visits convert there."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from iwa import numbers
from iwa.calendar.links import host_of
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.rows import ProfileNote
from iwa.measures.site import landing_pages
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import live
from iwa.steps.charter.noted import quoted
from iwa.steps.figures import has_ga4, window_traffic
from iwa.steps.production.subjects import short
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import SOCIAL, untied_figure, visits_figure
from iwa.steps.wording import TO_COMPLETE, excerpt, lowered, month_label, network_name
from iwa.traced import within

MOST, MOST_SAID = 24, 2
LOW = 1  # of 3: a page to be done again
NAMED_PATH = re.compile(r"\((?P<path>/[^\s,)]*)")
BY_HAND = ("commentaire", "story", "enregistrer", "noter la date", "poser", "dire ", "voter", "essayer", "laisser", "raconter", "transmettre", "prévenir", "deviner", "donner un exemple", "demander en")  # fmt: skip
COLUMNS = (
    Column("Appel à l’action", 3.2, role="strong"), Column("Page d’arrivée", 1.7), Column("Lignes", 0.7, "right"),
    Column("Visites qui convertissent", 2), Column("Accord entre les deux", 4.6),
)  # fmt: skip
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Pair:
    """A call to action and its page ("" for none), the rows that have them, and why they do not go together ("")."""

    call: str
    page: str
    rows: tuple[PlannedPost, ...]
    mismatch: str = ""

    @property
    def path(self) -> str:
        return urlsplit(self.page).path or "/"


def calls(month: ClientMonth) -> Slide:
    """A line a pair of the next calendar: those that do not go together first, then the most used."""
    found = pairs(month)
    return Slide(
        id="production.appels",
        title=_title(month, found),
        subtitle=f"Appels à l’action de {month_label(month.month.next)} et leur page ; conversion venue des réseaux, {window_period(month)}",
        exhibit=Table(
            COLUMNS,
            tuple(_line(month, one) for one in found[:MOST]) or ((TO_COMPLETE, *["–"] * 4),),
            "Les appels à l’action et leurs pages d’arrivée.",
            emphasis=tuple(rank for rank, one in enumerate(found[:MOST]) if one.mismatch),
        ),
        message=tuple(_message(month, found)),
        decision=_decision(found),
        source=source(month, ["ga4"]),
        notes="Appel et page sont ceux de la ligne du calendrier. Un désaccord : l’appel nomme une autre page, le lien suivi mène ailleurs, la "
        "page est l’accueil ou un autre site, l’équipe l’a notée à refaire ou cassée. Part des visites : événements clés rapportés aux "
        "visites venues des réseaux ; une page de moins de trente visites n’en a pas."
        + (
            f" {numbers.counted(len(found) - MOST, 'autre appel', 'autres appels')} dans le classeur."
            if len(found) > MOST
            else ""
        ),
    )


@lru_cache(maxsize=2)
def pairs(month: ClientMonth) -> tuple[Pair, ...]:
    """The pairs of the rows that lead somewhere, or should: a call that is answered on the network itself needs no page."""
    groups: dict[tuple[str, str], list[PlannedPost]] = {}
    for row in live(plan_of(month).rows):
        if row.call and (row.page or not is_answered_there(row.call)):
            groups.setdefault((_spoken(row.call), row.page or ""), []).append(row)
    found = [Pair(call, page, tuple(rows), mismatch(month, rows[0])) for (call, page), rows in groups.items()]
    return tuple(
        sorted(found, key=lambda one: (not one.mismatch, is_answered_there(one.call), -len(one.rows), one.rows[0].day))
    )


def _spoken(call: str) -> str:
    """A call without the page it names in brackets; of one that is answered on the network, without its subject."""
    bare = re.sub(r"\s*\([^)]*\)$", "", call).strip()
    return re.split(r"\s: ", bare)[0].strip() if is_answered_there(bare) else bare


def is_answered_there(call: str) -> bool:
    """Whether a call is answered on the network itself: a comment, a vote, a save.

    >>> is_answered_there("Enregistrer les étapes"), is_answered_there("Demander un diagnostic")
    (True, False)
    """
    return any(word in call.lower() for word in BY_HAND)


def mismatch(month: ClientMonth, row: PlannedPost) -> str:
    """Why the page of a row is not what its call says; "" where they go together."""
    named = NAMED_PATH.search(row.call or "")
    if not row.page:
        return f"page {TO_COMPLETE}"
    path = urlsplit(row.page).path.rstrip("/") or "/"
    if month.client.site and host_of(row.page) != host_of(month.client.site):
        return f"{host_of(row.page)} n’est pas {host_of(month.client.site)}"
    if named and named["path"].rstrip("/") != path:
        return f"l’appel dit {named['path']}"
    if row.link and urlsplit(row.link).path.rstrip("/") != path.rstrip("/"):
        return f"le lien suivi mène à {urlsplit(row.link).path or '/'}"
    if path == "/":
        return "l’accueil ne répond pas à cet appel"
    return _noted(month, row, path)


def _noted(month: ClientMonth, row: PlannedPost, path: str) -> str:
    """What the team noted against a page: its link broken."""
    broken = [
        one
        for one in month.dossier.links
        if one.state == "cassé" and (urlsplit(one.address).path.rstrip("/") or "/") == path
    ]
    return f"lien noté cassé{f' : {lowered(broken[0].note)}' if broken[0].note else ''}" if broken else ""


def _line(month: ClientMonth, one: Pair) -> tuple[str, ...]:
    first = f"{short(one.rows[0].theme or TO_COMPLETE, 34)}, {numbers.day(one.rows[0].day, year=False)}"
    state = one.mismatch or (f"l’appel n’y mène pas : {first}" if is_answered_there(one.call) else f"oui : {first}")
    return (
        excerpt(one.call, 76),
        one.path if one.page else TO_COMPLETE,
        numbers.integer(len(one.rows)),
        _converted(month, one),
        state,
    )


@lru_cache(maxsize=2)
def _rates(month: ClientMonth) -> dict[str, Row]:
    """What GA4 says of each page that has visits enough, by its path."""
    rows: list[Row] = landing_pages(window_traffic(month)).to_dict("records")
    return {str(row["landing_page"]).rstrip("/") or "/": row for row in rows}


def _converted(month: ClientMonth, one: Pair) -> str:
    """The share of the visits that convert on a page, with their number; why there is none."""
    if not one.page:
        return "–"
    if not has_ga4(month):
        return "pas de source"
    row = _rates(month).get(one.path.rstrip("/") or "/")
    if row is None:
        return "moins de 30 visites"
    where = {"network": SOCIAL, "landing_page": str(row["landing_page"])}
    share = untied_figure(month, numbers.percent(row["rate"]), "conversions_per_visit", **where)
    visits = visits_figure(month, numbers.integer(row["sessions"]), "sessions", **where)
    return within(f"{share} {'de' if row['sessions'] > 1 else 'd’une'} {visits} visites", share, visits)


def _title(month: ClientMonth, found: Sequence[Pair]) -> str:
    when = month_label(month.month.next)
    wrong = [one for one in found if one.mismatch]
    if not found:
        return f"Aucun appel {numbers.of(when)} ne mène vers une page {numbers.of(month.client.name)}"
    if wrong:
        first = wrong[0]
        others = f", et {numbers.counted(len(wrong) - 1, 'autre')}" if len(wrong) > 1 else ""
        about = first.rows[0].theme
        told = "n’a pas de page" if not first.page else "ne mène pas où il dit"
        return f"L’appel {quoted(first.call, 34)} {told}{f', pour {quoted(about, 40)}' if about else ''}{others}"
    most = found[0]
    return f"Les appels {numbers.of(when)} et leurs pages disent la même chose, {quoted(most.call, 34)} vers {most.path} d’abord"


def _message(month: ClientMonth, found: Sequence[Pair]) -> list[str]:
    return [*_unsaid(found), *_profiles(month)][:MOST_SAID]


def _unsaid(found: Sequence[Pair]) -> Iterator[str]:
    """The rows that carry a link of which their call says nothing."""
    silent = [one for one in found if one.page and is_answered_there(one.call)]
    if silent:
        count = numbers.counted(sum(len(one.rows) for one in silent), "ligne a", "lignes ont")
        where = numbers.listed(list(dict.fromkeys(one.path for one in silent))[:3])
        yield f"{count} un lien vers {where} sans que l’appel en parle."


def _profiles(month: ClientMonth) -> Iterator[str]:
    """The call and the page of each profile that was scored low on one of them."""
    by_network: dict[str, dict[str, ProfileNote]] = {}
    for note in month.dossier.profiles:
        by_network.setdefault(note.network, {})[note.criterion] = note
    for network, notes in by_network.items():
        call, page = notes.get("appel à l’action"), notes.get("page d’atterrissage") or notes.get("lien")
        if call and page and any(isinstance(n.score, int) and n.score <= LOW for n in (call, page)):
            said = call.finding or f"appel {TO_COMPLETE}"
            led = lowered(page.finding or f"page {TO_COMPLETE}")
            yield f"Profil {network_name(network)} : {excerpt(said, 50)}, et {excerpt(led, 60)}."


def _decision(found: Sequence[Pair]) -> str:
    wrong = [one for one in found if one.mismatch]
    if wrong:
        row = wrong[0].rows[0]
        return f"Corriger l’appel ou la page de la ligne du {numbers.day(row.day, year=False)} : {wrong[0].mismatch}."
    if not found:
        return "Dire quelle page sert le premier objectif, puis l’inscrire au calendrier."
    silent = next((one for one in found if one.page and is_answered_there(one.call)), None)
    if silent:
        return f"Dire la page {silent.path} dans l’appel de la ligne du {numbers.day(silent.rows[0].day, year=False)}, ou en retirer le lien."
    return f"Ouvrir {found[0].path} sur téléphone avant le {numbers.day(found[0].rows[0].day, year=False)}, comme un visiteur."
