"""The rubrics and series that the client named, pillar by pillar, with formats that the audit does not speak against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.tabs import TABS, place
from iwa.editorial.cadence import cadence
from iwa.editorial.mix import chosen_pillars, own_name
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.method.pillars import pillars
from iwa.method.playbooks import playbook_of
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.advice import advised
from iwa.steps.architecture.counts import in_words
from iwa.steps.wording import FORMAT_PLURALS, TO_COMPLETE, network_name

NAMED = ("rubrique", "série")
MOST_FORMATS = 2


@dataclass(frozen=True)
class Named:
    """A rubric or a series as the dossier has it, or None where the pillar has none."""

    pillar: str
    row: EditorialElement | None


def rubric_slide(month: ClientMonth) -> Slide:
    """A line a rubric; a pillar without any stays to be filled in."""
    found = rubrics(month)
    columns = (
        Column("Pilier", 1.5, role="strong"), Column("Rubrique ou série", 2.0), Column("Où", 1.2),
        Column("Formats", 3.2), Column("Rendez-vous", 1.6),
    )  # fmt: skip
    return Slide(
        id="architecture.rubriques",
        title=_title(month, found),
        subtitle=f"Sur {_kept(month)} ; formats que le réseau connaît, sans ceux que l’audit arrête",
        exhibit=Table(
            columns,
            tuple(_line(month, one) for one in found),
            f"Les rubriques et les séries {numbers.of(month.client.name)}.",
        ),
        message=(*_verdicts(month), *_series(month)),
        decision=_decision(month, found),
        source=Source(
            (place(TABS["editorial"]),),
            count=numbers.counted(
                sum(one.row is not None for one in found), "rubrique ou série", "rubriques ou séries"
            ),
            exports="onglet « éditorial »",
            entered=True,
        ),
        notes="Les formats d’un pilier sont ceux de la méthode que le réseau de la rubrique connaît ; ceux que l’audit amplifie passent "
        "devant, ceux qu’il arrête sont retirés. Une série revient chaque semaine, une rubrique quand le sujet s’y prête.",
    )


def _kept(month: ClientMonth) -> str:
    return numbers.listed(network_name(network) for network in cadence(month).kept or month.networks)


def rubrics(month: ClientMonth) -> list[Named]:
    """Every rubric and series of the chosen pillars, in the order of the pillars, then those of no pillar."""
    rows = [row for row in month.dossier.editorial if row.element in NAMED]
    found = []
    for pillar in chosen_pillars(month):
        own = [Named(pillar, row) for row in rows if row.pillar == pillar]
        found += own or [Named(pillar, None)]
    return found


def formats_for(month: ClientMonth, pillar: str, networks: Sequence[str]) -> list[str]:
    """The formats of a pillar on some networks: "carrousels sur Instagram (à amplifier)"; none that the audit stops."""
    stopped = {(row["network"], row["group"]) for row in advised(month, STOP) if row["question"] == "format"}
    raised = {(row["network"], row["group"]) for row in advised(month, AMPLIFY) if row["question"] == "format"}
    told: list[tuple[bool, str]] = []
    for network in networks:
        known = [one for one in playbook_of(network).formats if (network, one) not in stopped]
        names = dict.fromkeys(one for _, one in pillars().pillars[pillar].formats_on(known))
        for name in names:
            plural = FORMAT_PLURALS[name].removeprefix("les ")
            where = f" sur {network_name(network)}" if len(networks) > 1 else ""
            is_raised = (network, name) in raised
            told.append((is_raised, f"{plural}{where}{' (à amplifier)' if is_raised else ''}"))
    return [text for _, text in sorted(told, key=lambda one: not one[0])]


def _line(month: ClientMonth, one: Named) -> tuple[str, ...]:
    kept = list(cadence(month).kept) or month.networks
    if one.row is None:
        formats = formats_for(month, one.pillar, kept[:MOST_FORMATS])
        return own_name(month, one.pillar), f"rubrique {TO_COMPLETE}", "–", numbers.listed(formats[:MOST_FORMATS]), "–"
    networks = [one.row.network] if one.row.network else kept[:MOST_FORMATS]
    where = network_name(one.row.network) if one.row.network else "tous réseaux"
    if one.row.network and one.row.network not in kept:
        where = f"{where} (en pause)"
    formats = formats_for(month, one.pillar, networks)[:MOST_FORMATS]
    weekly = one.row.note or ("chaque semaine" if one.row.element == "série" else f"rythme {TO_COMPLETE}")
    return own_name(month, one.pillar), f"{one.row.name} ({one.row.element})", where, numbers.listed(formats), weekly


def _verdicts(month: ClientMonth) -> tuple[str, ...]:
    """What the audit says of formats, where it says anything."""
    told = []
    for action, words in ((AMPLIFY, "À amplifier d’après l’audit"), (STOP, "Arrêté d’après l’audit")):
        rows = [row for row in advised(month, action) if row["question"] == "format"]
        what = [
            f"{FORMAT_PLURALS.get(str(row['group']), str(row['group']))} sur {network_name(str(row['network']))}"
            for row in rows
        ]
        if what:
            told.append(f"{words} : {numbers.listed(what)}.")
    return tuple(told) or (f"L’audit n’amplifie ni n’arrête aucun format {numbers.of(month.client.name)}.",)


def _series(month: ClientMonth) -> tuple[str, ...]:
    """The weekly series: which pillar serves each, and the client's own name for it."""
    rows = [row for row in month.dossier.editorial if row.element == "série"]
    told = []
    for name, serving in pillars().series.items():
        own = next((row.name for row in rows if row.pillar in serving), None)
        told.append(f"{name} « {own} »" if own else f"{name} {TO_COMPLETE}")
    return (f"Séries de la semaine : {numbers.listed(told)}.",)


def _lacking(month: ClientMonth, found: Sequence[Named]) -> list[str]:
    return [f"« {own_name(month, one.pillar)} »" for one in found if one.row is None]


def _title(month: ClientMonth, found: Sequence[Named]) -> str:
    named = [one.row.name for one in found if one.row]
    lacking = _lacking(month, found)
    if not named:
        return f"Aucune rubrique n’est encore nommée : les {in_words(len(found))} piliers attendent la leur"
    noun = "rubriques et séries" if len(named) > 1 else "rubrique ou série"
    count = f"{in_words(len(named), feminine=True).capitalize()} {noun}"
    if lacking:
        return f"{count} ; {numbers.listed(lacking[:2])} n’en {'a' if len(lacking) == 1 else 'ont'} pas encore"
    return f"{count}, de « {named[0]} » à « {named[-1]} »" if len(named) > 1 else f"{count} : « {named[0]} »"


def _decision(month: ClientMonth, found: Sequence[Named]) -> str:
    lacking = _lacking(month, found)
    if lacking:
        return f"Nommer une rubrique pour {numbers.listed(lacking)}, dans l’onglet « éditorial »."
    paused = [
        one.row.name for one in found if one.row and one.row.network and one.row.network not in cadence(month).kept
    ]
    if paused and cadence(month).kept:
        return f"Déplacer ou suspendre {numbers.listed(f'« {name} »' for name in paused)}, sur un réseau en pause."
    first = next(one.row.name for one in found if one.row)
    return f"Ouvrir le calendrier par « {first} » et tenir son rendez-vous un mois avant d’en ajouter."
