"""The reservoir of ideas: what the public asks, what the dossier notes, and which post takes each up."""

from __future__ import annotations

from collections import Counter

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Idea, Plan
from iwa.calendar.received import RECURRENT
from iwa.calendar.subject import quoted
from iwa.client_month import ClientMonth
from iwa.editorial.mix import own_name
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import day_name, plan_source
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, excerpt, network_name

MOST = 12  # lines of a slide
PAGES = 2
PUBLIC = ("question", "objection")
NOTED_BY_THE_TEAM = {"erreur": "erreurs fréquentes", "projet": "projets"}
ORDER = ("question", "objection", "erreur", "projet", "preuve", "message", "avis")


def idea_pages(month: ClientMonth) -> list[Slide]:
    """The ideas in one slide, or two: those of the public, then those of the dossier."""
    plan = plan_of(month)
    public = [idea for idea in plan.ideas if idea.kind in PUBLIC]
    noted = [idea for idea in plan.ideas if idea.kind not in PUBLIC]
    told = [_public(month, plan, public)] if public else []
    return [*told, _noted(month, plan, noted, bool(public))]


def _public(month: ClientMonth, plan: Plan, ideas: list[Idea]) -> Slide:
    often = [idea for idea in ideas if idea.count >= RECURRENT]
    columns = (
        Column("Reçu", 0.8),
        Column("Mot pour mot", 4.6, role="strong"),
        Column("Nature", 0.9),
        Column("Repris", 1.6),
    )
    lines = tuple(
        (f"{idea.count} fois", quoted(idea.text), idea.kind, _taken(month, plan, idea)) for idea in ideas[:MOST]
    )
    return Slide(
        id="calendrier.reservoir.questions",
        title=_public_title(often, plan),
        subtitle="Questions et objections reçues sur la période de l’audit, regroupées, comptées, citées sans nom",
        exhibit=Table(columns, lines, f"Ce que le public demande à {month.client.name}."),
        message=_answered(ideas, often),
        decision=_public_decision(month, plan, often),
        source=plan_source(month, plan, [row for row in plan.rows if row.identifier in {idea.row for idea in ideas}]),
        notes=f"Deux messages disent la même chose quand ils partagent la moitié de leurs mots. À partir de {RECURRENT} fois, une "
        "question a sa publication le mois prochain ; ce qui est venu en privé n’est jamais cité dans une publication.",
    )


def _public_title(often: list[Idea], plan: Plan) -> str:
    if not often:
        return "Aucune question n’est encore revenue trois fois : les suivantes sont à surveiller"
    days = {idea.row for idea in often} & {row.identifier for row in plan.rows}
    asked = numbers.counted(len(often), "demande qui revient", "demandes qui reviennent")
    return f"{asked} : {numbers.counted(len(days), 'publication y répond', 'publications y répondent')} au calendrier"


def _rest(ideas: list[Idea]) -> tuple[str, ...]:
    left = len(ideas) - MOST
    return (f"{numbers.counted(left, 'autre', 'autres')} dans le classeur, onglet des idées.",) if left > 0 else ()


def _answered(ideas: list[Idea], often: list[Idea]) -> tuple[str, ...]:
    """How many messages the recurrent ones make, and what they have in common."""
    if not often:
        return _rest(ideas)
    messages = sum(idea.count for idea in often)
    asked = numbers.counted(len(often), "demande qui revient fait", "demandes qui reviennent font")
    return (f"{asked} {numbers.counted(messages, 'message')}.", *_rest(ideas))


def _public_decision(month: ClientMonth, plan: Plan, often: list[Idea]) -> str:
    if not often:
        return "Continuer de noter les messages : la première question qui revient aura sa publication."
    planned = {row.identifier for row in plan.rows}
    waiting = [idea for idea in often if not idea.row]
    coming = [idea for idea in often if idea.row in planned]
    if coming:
        return f"Répondre d’abord à {quoted(coming[0].text)}, {_taken(month, plan, coming[0])}."
    return f"Trouver une place à {quoted(waiting[0].text)}." if waiting else NOTHING_TO_CHANGE


def _taken(month: ClientMonth, plan: Plan, idea: Idea) -> str:
    """When and where an idea is taken up, or was shortly before the plan."""
    row = next((one for one in (*plan.rows, *month.book.rows) if one.identifier and one.identifier == idea.row), None)
    if row is None:
        return "en réserve"
    before = "déjà prévu " if row.day < plan.first else ""
    return f"{before}{day_name(row.day)}, {network_name(row.network)}"


def _noted(month: ClientMonth, plan: Plan, ideas: list[Idea], has_public: bool) -> Slide:
    ordered = sorted(ideas, key=lambda idea: ORDER.index(idea.kind) if idea.kind in ORDER else len(ORDER))
    columns = (
        Column("Nature", 0.9),
        Column("De quoi parler", 4.6, role="strong"),
        Column("Pilier", 1.4),
        Column("Repris", 1.6),
    )
    lines = tuple(
        (idea.kind, _text(idea), own_name(month, idea.pillar) if idea.pillar else "–", _taken(month, plan, idea))
        for idea in ordered[:MOST]
    )
    return Slide(
        id="calendrier.reservoir",
        title=_noted_title(month, ordered),
        subtitle="Erreurs fréquentes, projets, preuves et messages clés du dossier ; avis publics",
        exhibit=Table(columns, lines, f"Le réservoir d’idées {numbers.of(month.client.name)}.") if lines else None,
        message=(
            *_counted(ordered),
            *_rest(ordered),
            *_unnoted(ordered),
            *(() if has_public else (_no_messages(month),)),
        ),
        decision=_noted_decision(ordered),
        source=plan_source(month, plan, [row for row in plan.rows if row.identifier in {idea.row for idea in ideas}]),
        notes="Une idée « en réserve » attend un calendrier suivant. Le classeur les garde toutes, avec leurs citations.",
    )


def _text(idea: Idea) -> str:
    return quoted(idea.text) if idea.kind in ("message", "avis") else idea.text


def _no_messages(month: ClientMonth) -> str:
    name = numbers.of(month.client.name)
    return f"Aucun message {name} n’est dans les exports : les questions de ses clients sont à compléter."


def _noted_title(month: ClientMonth, ideas: list[Idea]) -> str:
    if not ideas:
        return f"Le réservoir {numbers.of(month.client.name)} est vide : ni erreur fréquente, ni projet, ni preuve au dossier"
    spare = [idea for idea in ideas if not idea.row]
    if not spare:
        return f"Le réservoir {numbers.of(month.client.name)} est à renouveler : tout y est déjà prévu"
    return f"Le réservoir {numbers.of(month.client.name)} garde de quoi écrire : « {excerpt(spare[0].text, 50)} »"


def _counted(ideas: list[Idea]) -> tuple[str, ...]:
    """How many ideas there are of each kind."""
    counts = Counter(idea.kind for idea in ideas)
    kinds = [numbers.counted(counts[kind], kind, _plural(kind)) for kind in ORDER if counts[kind]]
    return (f"{numbers.listed(kinds).capitalize()}.",) if kinds else ()


def _plural(kind: str) -> str:
    return {"erreur": "erreurs fréquentes", "avis": "avis", "message": "messages clés"}.get(kind, f"{kind}s")


def _noted_decision(ideas: list[Idea]) -> str:
    spare = [idea for idea in ideas if not idea.row]
    missing = [kind for kind in ("erreur", "projet") if kind not in {idea.kind for idea in ideas}]
    if missing:
        return f"Noter au dossier au moins {numbers.listed('une erreur fréquente' if kind == 'erreur' else 'un projet en cours' for kind in missing)}."
    if spare:
        return f"Garder pour le calendrier suivant : {capital(_text(spare[0]))}."
    return "Noter au dossier de nouvelles erreurs fréquentes, de nouveaux projets et de nouvelles preuves."


def _unnoted(ideas: list[Idea]) -> tuple[str, ...]:
    """The kinds of ideas that only the team knows, and has not noted yet."""
    there = {idea.kind for idea in ideas}
    lacking = [name for kind, name in NOTED_BY_THE_TEAM.items() if kind not in there]
    return (f"{numbers.listed(lacking).capitalize()} : {TO_COMPLETE} (onglet « éditorial »).",) if lacking else ()
