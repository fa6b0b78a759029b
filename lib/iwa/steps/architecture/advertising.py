"""Whether to pay for reach: on posts that already do well by themselves, or not now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.findings.top import successes
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row
from iwa.steps.architecture.people import approver
from iwa.steps.coverage import window_days
from iwa.steps.figures import has_ga4
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import days_of, entered_figure, post_figure
from iwa.steps.wording import TO_COMPLETE, excerpt, local_day, network_name
from iwa.tables import FORMATS
from iwa.traced import within

MARGIN = 2.0  # times the habit of its network: a post that may be paid for
ENOUGH = 10  # posts of the network that the habit is made of
MOST = 4
TENTH = 0.1  # of the budget noted: a first try
BUDGET = "budget publicitaire"
NOT_NOW = "Pas maintenant"


@dataclass(frozen=True)
class Verdict:
    """Whether to pay now, and why; `budget` is what the team noted for the month, None without any."""

    candidates: tuple[Row, ...]
    budget: float | None
    against: tuple[str, ...]

    @property
    def is_yes(self) -> bool:
        return not self.against


def advertising(month: ClientMonth) -> Slide:
    """The candidates, each above its network's habit by a stated margin, and the answer."""
    found = verdict(month)
    columns = (
        Column("Publication", 3.4, role="strong"), Column("Réseau", 1.0), Column("Format", 1.1),
        Column("Face à l’habitude", 1.4, "right"), Column("Sur combien", 1.4, "right"), Column("Engagement", 1.1, "right"),
    )  # fmt: skip
    return Slide(
        id="architecture.publicite",
        title=_title(month, found),
        subtitle=f"Non payées, à {numbers.decimal(MARGIN)} fois l’habitude ou plus sur {_kept(month)}, {window_period(month)}",
        exhibit=Table(
            columns,
            tuple(_line(month, post) for post in found.candidates)
            or (("Aucune ne se détache assez", "–", "–", "–", "–", "–"),),
            "Les publications qui méritent d’être payées, ou aucune.",
        ),
        message=(*_against(found), *_trial(month, found)),
        decision=_decision(month, found),
        source=source(month, month.networks),
        notes=f"Une candidate n’a reçu aucune publicité, dépasse {numbers.decimal(MARGIN)} fois le taux typique de son réseau, sur au moins "
        f"{ENOUGH} publications comparables. Un premier essai porte sur un dixième du budget noté, une semaine, un seul objectif.",
    )


def _kept(month: ClientMonth) -> str:
    return numbers.listed(network_name(network) for network in cadence(month).kept) or "aucun réseau tenu"


@lru_cache(maxsize=2)
def verdict(month: ClientMonth) -> Verdict:
    """The candidates on networks that are kept, the budget, and all that speaks against paying now."""
    best = successes(month.window_posts)
    kept = list(cadence(month).kept)
    enough = (
        (best["excess"] >= MARGIN) & (best["n"] >= ENOUGH) & best["network"].isin(kept) & (best["format"] != "reply")
    )
    candidates = tuple(best[enough].head(MOST).to_dict("records"))
    budget = _budget(month)
    against = []
    if not candidates:
        against.append("aucune publication ne se détache assez de l’habitude de son réseau")
    if not has_ga4(month):
        against.append("aucun export de GA4 ne dirait ce qu’elle rapporte")
    if not month.client.conversions:
        against.append(f"les conversions sont {TO_COMPLETE} dans client.yaml")
    if not budget:
        against.append(
            f"le budget est {TO_COMPLETE} dans l’onglet « saisies »" if budget is None else "le budget noté est nul"
        )
    return Verdict(candidates, budget, tuple(against))


def _budget(month: ClientMonth) -> float | None:
    rows = month.entries[(month.entries["indicator"] == BUDGET) & (month.entries["month"] == str(month.month))]
    return float(rows["value"].sum()) if len(rows) else None


def answer(month: ClientMonth) -> str:
    """The answer in a few words: yes with the first candidate, or not now with the reason."""
    found = verdict(month)
    if not found.is_yes:
        return f"{NOT_NOW} : {found.against[0]}."
    first = found.candidates[0]
    amount, times = _amount(month, found), _times(month, first)
    told = f"Oui, en petit : {amount} sur « {excerpt(first['text'], 50)} » ({network_name(str(first['network']))}, {times} fois l’habitude)."
    return within(told, times)


def _times(month: ClientMonth, post: Row) -> str:
    return post_figure(post, numbers.decimal(post["excess"], 1), "excess", **days_of(window_days(month)))


def _amount(month: ClientMonth, found: Verdict) -> str:
    """A tenth of the budget noted, rounded down to ten euros."""
    return numbers.euros(max(10.0, (found.budget or 0.0) * TENTH // 10 * 10))


def _line(month: ClientMonth, post: Row) -> tuple[str, ...]:
    times = _times(month, post)
    return (
        f"« {excerpt(post['text'], 80)} » ({local_day(post['published_at'], month.client.timezone)})",
        network_name(str(post["network"])),
        FORMATS.get(str(post["format"]), "Inconnu"),
        within(f"{times} fois", times),
        numbers.counted(post["n"], "publication"),
        post_figure(post, numbers.percent(post["engagement_rate"]), "engagement_rate"),
    )


def _title(month: ClientMonth, found: Verdict) -> str:
    count = len(found.candidates)
    if found.is_yes:
        what = (
            "Une publication mérite"
            if count == 1
            else f"{('Deux', 'Trois', 'Quatre')[count - 2]} publications méritent"
        )
        return f"{what} un essai payé, {_amount(month, found)} pour commencer"
    return f"Publicité : pas maintenant, {found.against[0]}"


def _against(found: Verdict) -> tuple[str, ...]:
    return tuple(f"Ce qui manque : {reason}." for reason in found.against[:3])


def _trial(month: ClientMonth, found: Verdict) -> tuple[str, ...]:
    if not found.is_yes:
        return ()
    noted = entered_figure(numbers.euros(found.budget), BUDGET, [month.month])
    first = found.candidates[0]
    return (
        within(f"Budget noté pour le mois : {noted}.", noted),
        f"Essai de {_amount(month, found)} : une semaine sur {network_name(str(first['network']))}, jugé au coût par conversion de GA4 ; arrêté à mi-budget sans conversion.",
    )


def _decision(month: ClientMonth, found: Verdict) -> str:
    if found.is_yes:
        return f"Faire accepter l’essai de {_amount(month, found)} par {approver(month)}, avec sa date d’arrêt."
    if found.candidates:
        first = found.candidates[0]
        return f"Lever ce qui manque d’abord ; la première candidate resterait « {excerpt(first['text'], 50)} »."
    return "Garder le budget pour la production, et regarder à nouveau au prochain trimestre."
