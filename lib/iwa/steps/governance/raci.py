"""Who does, who answers for it, who is asked, who is told, by name: one who answers a line."""

from __future__ import annotations

from collections import Counter

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.charter.noted import tabs
from iwa.steps.governance.duties import duties
from iwa.steps.governance.roles import Duty, absences, answering, said
from iwa.steps.wording import TO_COMPLETE

MOST = 3  # people named in a sentence


def raci(month: ClientMonth) -> Slide:
    """A line a task and an objective, with the four roles."""
    found = duties(month)
    columns = (
        Column("Tâche ou objectif", 2.8, role="strong"), Column("Fait (R)", 2.0), Column("Répond (A)", 1.6), Column("Consulté (C)", 1.7),
        Column("Informé (I)", 2.2),
    )  # fmt: skip
    bare = [rank for rank, one in enumerate(found) if not one.accountable]
    return Slide(
        id="gouvernance.raci",
        title=_title(month, found),
        subtitle=f"L’équipe {numbers.of(month.client.name)} : une seule personne répond de chaque ligne",
        exhibit=Table(
            columns,
            tuple(
                (one.task, said(one.doing), answering(one.accountable), said(one.asked), said(one.told))
                for one in found
            ),
            "Qui fait, qui répond, qui est consulté, qui est informé.",
            emphasis=tuple(bare),
        ),
        message=_remarks(month, found),
        decision=_decision(month, found),
        source=tabs("équipe", "objectifs"),
        notes="R fait, A répond du résultat et tranche, C est consulté avant, I est informé après. Rôles tirés de l’onglet « équipe » : qui "
        "valide, titres de modération, heures ; créations d’après les lignes du calendrier ; objectifs d’après leur responsable. À "
        "corriger dans le dossier, non ici.",
    )


def _title(month: ClientMonth, found: list[Duty]) -> str:
    bare = sum(not one.accountable for one in found)
    if bare == len(found):
        return f"Chez {month.client.name}, personne ne répond encore de rien : l’équipe est {TO_COMPLETE}"
    counts = Counter(one.accountable for one in found if one.accountable)
    (first, most), *others = counts.most_common(MOST)
    shares = [f"{name} {in_words(count, feminine=True)}" for name, count in others]
    told = numbers.listed(
        [f"{first} répond de {in_words(most, feminine=True)} {'ligne' if most == 1 else 'lignes'}", *shares]
    )
    return f"{told} ; {in_words(bare, feminine=True)} sans nom" if bare else told


def _remarks(month: ClientMonth, found: list[Duty]) -> tuple[str, ...]:
    """What weighs on one person, and whom nobody replaces."""
    told = []
    names = [one.accountable for one in found if one.accountable]
    alone = absences(month, names)
    if len(month.dossier.team) == 1:
        told.append(
            f"{month.dossier.team[0].name} fait et répond de tout : personne ne relit, et son absence arrête le travail."
        )
    elif alone:
        told.append(f"Sans remplaçant noté : {numbers.listed(alone[:MOST])}.")
    unsure = [
        one.task.removeprefix("Objectif : ") for one in found if not one.accountable and one.task.startswith("Objectif")
    ]
    if unsure:
        told.append(
            f"Responsable {TO_COMPLETE} dans l’onglet « objectifs » : {numbers.listed(f'« {name} »' for name in unsure[:2])}."
        )
    if names and (most := Counter(names).most_common(1)[0])[1] * 2 > len(found) and len(month.dossier.team) > 1:
        told.append(f"{most[0]} répond de plus de la moitié des lignes : en confier une part.")
    return tuple(told[:MOST])


def _decision(month: ClientMonth, found: list[Duty]) -> str:
    bare = next((one for one in found if not one.accountable), None)
    if bare:
        return f"Nommer qui répond de « {bare.task.removeprefix('Objectif : ')} »."
    alone = absences(month, [one.accountable for one in found])
    if alone:
        return f"Dire qui remplace {alone[0]} pendant ses congés, dans l’onglet « équipe »."
    return f"Relire ce tableau ensemble au prochain point, {found[0].accountable} pour commencer."
