"""The networks with their place: those kept with what each is for, those left with the reason."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import Cadence, cadence
from iwa.method.playbooks import playbook_of
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.network_pages import format_shares
from iwa.steps.architecture.rhythm import rhythm_said
from iwa.steps.own_things import recurring, usual_theme
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.wording import TO_COMPLETE, network_name
from iwa.traced import within

KEPT, LEFT = "tenu", "en pause"


def summary(month: ClientMonth) -> Slide:
    """A line a network: what it serves, its rhythm, its formats, its meeting; for one left out, why."""
    found = cadence(month)
    columns = (
        Column("Réseau", 1.0, role="strong"), Column("Choix", 0.9), Column("Ce que l’on y cherche, ou la raison", 3.4),
        Column("Rythme", 1.5), Column("Formats", 1.7), Column("Rendez-vous", 1.7),
    )  # fmt: skip
    rows = [_kept(month, found, network) for network in found.kept]
    rows += [
        (network_name(network), LEFT, reason.removeprefix(f"{network_name(network)} : "), "–", "–", "–")
        for network, reason in found.paused
    ]
    return Slide(
        id="playbook.synthese",
        title=_title(month, found),
        subtitle=f"Les réseaux tenus d’abord, dans l’ordre de ce qu’ils apportent, {window_period(month)}",
        exhibit=Table(
            columns,
            tuple(rows) or ((TO_COMPLETE, "–", f"heures de production {TO_COMPLETE}", "–", "–", "–"),),
            f"Les réseaux {numbers.of(month.client.name)} et leur place.",
        ),
        message=_goals(month, found),
        decision=_decision(month, found),
        source=source(month, month.networks, count=posts_said(month.window_posts)),
        notes="Un playbook n’est écrit que pour un réseau tenu. Le choix et le rythme sont ceux de la stratégie : ce que le réseau "
        "apporte, et les heures de production de l’équipe.",
    )


def _kept(month: ClientMonth, found: Cadence, network: str) -> tuple[str, ...]:
    asked = rhythm_said(found, network)
    return (
        network_name(network),
        KEPT,
        _purpose(month, network),
        asked,
        format_shares(month, network),
        recurring(month, network) or f"série {TO_COMPLETE}",
    )


def _purpose(month: ClientMonth, network: str) -> str:
    """The objectives that name the network, else what the method holds it for, with the theme it is used for."""
    goals = [goal.sentence.rstrip(".") for goal in month.dossier.goals if goal.network == network]
    if goals:
        return " ; ".join(goals[:2])
    theme = usual_theme(month.window_posts_of(network))
    about = f", surtout sur « {theme} »" if theme else ""
    return f"{playbook_of(network).field}{about} ; aucun objectif ne le nomme"


def _title(month: ClientMonth, found: Cadence) -> str:
    if not found.kept:
        return f"Aucun réseau {numbers.of(month.client.name)} n’a encore les heures d’un playbook"
    names = numbers.listed(network_name(network) for network in found.kept)
    count = in_words(len(found.kept)).capitalize()
    told = f"{count} {'playbook' if len(found.kept) == 1 else 'playbooks'} : {names}"
    left = [network_name(network) for network, _ in found.paused]
    return f"{told} ; {numbers.listed(left)} en pause" if left else told


def _goals(month: ClientMonth, found: Cadence) -> tuple[str, ...]:
    """The objectives of networks that are paused: what is asked of them goes elsewhere or waits."""
    paused = {network for network, _ in found.paused}
    lost = [goal for goal in month.dossier.goals if goal.network in paused]
    return tuple(
        f"« {goal.sentence.rstrip('.')} » vise {network_name(str(goal.network))}, en pause : l’objectif attend, ou change de réseau."
        for goal in lost[:2]
    )


def _decision(month: ClientMonth, found: Cadence) -> str:
    if not found.kept:
        return "Noter les heures de l’équipe, puis choisir un réseau à tenir."
    unnamed = [network for network in found.kept if not recurring(month, network)]
    if unnamed:
        return f"Donner un nom à la série de {network_name(unnamed[0])} dans l’onglet « éditorial »."
    first = found.kept[0]
    asked = rhythm_said(found, first)
    return within(f"Tenir d’abord {network_name(first)} : {asked}, avec {recurring(month, first)}.", asked)
