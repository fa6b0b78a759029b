"""Rows opened: three briefs as whoever makes the post reads them, and the four moments of an offer."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.row import SERIES, PlannedPost
from iwa.client_month import ClientMonth
from iwa.method.pillars import pillars
from iwa.slides import Block, Blocks, Process, Slide, Stage
from iwa.steps.calendar.planned import day_name, format_name, live, plan_source
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name

MOST = 3
LONGEST = 110  # letters of a line
LONGEST_TITLE = 110
BRIEFS = ("aucun brief", "un brief", "deux briefs", "trois briefs")


def briefs(month: ClientMonth) -> Slide:
    """Three rows with their brief: one of each series, else the first ones."""
    plan = plan_of(month)
    shown = _shown(plan)
    return Slide(
        id="calendrier.briefs",
        title=_title(month, shown),
        subtitle="Trois lignes du calendrier, avec ce qu’il faut pour les produire",
        exhibit=Blocks(tuple(_block(row) for row in shown)) if shown else None,
        message=() if shown else ("Aucune ligne n’a encore de sujet.",),
        decision=_decision(shown),
        source=plan_source(month, plan, shown),
        notes="Chaque ligne du classeur a le sien : accroche, angle, preuve, points du pilier, appel à l’action.",
    )


def _shown(plan: Plan) -> list[PlannedPost]:
    rows = live(plan.rows)
    first = [next((row for row in rows if row.series == kind), None) for kind in SERIES]
    found = [row for row in first if row]
    shown = [*found, *(row for row in rows if row not in found)][:MOST]
    return sorted(shown, key=lambda row: row.day)


def _block(row: PlannedPost) -> Block:
    heading = f"{day_name(row.day)}, {network_name(row.network)}, {format_name(row)}"
    lines = (
        row.theme,
        f"Accroche{numbers.NO_BREAK}: {row.hook}",
        *(row.brief or TO_COMPLETE).splitlines(),
        f"Appel{numbers.NO_BREAK}: {row.call}",
    )
    return Block(heading, tuple(excerpt(line, LONGEST) for line in lines if line))


def _title(month: ClientMonth, shown: list[PlannedPost]) -> str:
    if not shown:
        return f"Aucun brief à montrer : le calendrier {numbers.of(month.client.name)} est vide"
    told = f"De quoi commencer lundi sans attendre d’idée : {BRIEFS[len(shown)]}"
    who = numbers.listed(dict.fromkeys(row.owner for row in shown if row.owner))
    named = f"{told} pour {who}" if who else told
    return named if len(named) <= LONGEST_TITLE else f"{told} pour toute l’équipe"


def _decision(shown: list[PlannedPost]) -> str:
    missing = [row for row in shown if TO_COMPLETE in (row.brief or "")]
    if missing:
        return f"Compléter le brief du {numbers.day(missing[0].day, year=False)} avec qui connaît le sujet."
    return (
        f"Commencer par la publication du {numbers.day(shown[0].day, year=False)}."
        if shown
        else "Noter des sujets au dossier."
    )


def offer(month: ClientMonth) -> Slide:
    """An offer in its four moments: the problem, what answers it, the proof, the next step."""
    plan = plan_of(month)
    row = next((one for one in _offers(plan)), None)
    return Slide(
        id="calendrier.offre",
        title=_offer_title(month, row),
        subtitle=f"{day_name(row.day)}, {network_name(row.network)}, {format_name(row)}" if row else "Pilier offres",
        exhibit=Process(tuple(Stage(name, (told,)) for name, told in _moments(row))) if row else None,
        message=(f"Lien suivi : {row.link}",) if row and row.link else _without_link(row),
        decision=_offer_decision(month, row),
        source=plan_source(month, plan, list(_offers(plan))),
        notes="Les quatre moments d’une offre sont dans le brief de chacune de ses lignes.",
    )


def _offers(plan: Plan) -> list[PlannedPost]:
    """The rows of offers, those of a campaign first."""
    rows = [row for row in live(plan.rows) if row.pillar == "offres"]
    return sorted(rows, key=lambda row: (row.kind != "campagne", row.link is None, row.day))


def _moments(row: PlannedPost) -> list[tuple[str, str]]:
    lines = (row.brief or "").splitlines()[: len(pillars().pillars["offres"].brief)]
    parts = (line.partition(f"{numbers.NO_BREAK}: ") for line in lines)
    return [(name, excerpt(told, 160)) for name, _, told in parts]


def _offer_title(month: ClientMonth, row: PlannedPost | None) -> str:
    if row is None:
        return f"Aucune offre au calendrier : {month.client.name} n’a pas retenu ce pilier, ou rien à y vendre"
    return f"Une offre en quatre moments, « {excerpt(row.theme, 70)} »"


def _without_link(row: PlannedPost | None) -> tuple[str, ...]:
    return ("Lien suivi : page d’arrivée à compléter.",) if row else ()


def _offer_decision(month: ClientMonth, row: PlannedPost | None) -> str:
    if row is None:
        return "Dire ce que l’on veut vendre le mois prochain, ou confirmer que l’on ne vend rien."
    if "à obtenir" in (row.proof or ""):
        return f"Obtenir la preuve avant le {numbers.day(row.day, year=False)} : {(row.proof or '').partition(':')[2].strip()}."
    if row.link is None:
        return f"Noter la page d’arrivée de cette offre avant le {numbers.day(row.day, year=False)}."
    return f"Vérifier que la page promet la même chose que la publication du {numbers.day(row.day, year=False)}."
