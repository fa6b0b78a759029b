"""The targets that the dossier declares, held against what the networks export of the followers."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.audience.aimed import Held, labels_in

LONGEST = 40  # characters of the values that a title repeats


def aimed_title(name: str, found: Sequence[Held], shares: dict[str, float]) -> str:
    """What share of the followers is in the declared targets, those that the export isolates; "" when none is."""
    told = [one for one in found if one.labels]
    if not told:
        return ""
    share = numbers.percent(sum(shares[label] for label in labels_in(told)), 0)
    values = numbers.listed(dict.fromkeys(one.value for one in told))
    what = f"({values})" if len(values) <= LONGEST else f"par {told[0].target.dimension}"
    return f"{name} : {_least(told)}{share} des abonnés sont dans {_which(told)} {what}"


def aimed_said(found: Sequence[Held], shares: dict[str, float]) -> tuple[str, ...]:
    """Sentences on the targets: what they gather, which are reached beside one that is not, which the export lacks."""
    told = [one for one in found if one.labels]
    labels = labels_in(told)
    lines = []
    if len(labels) > 1:
        share = numbers.percent(sum(shares[label] for label in labels), 0)
        lines.append(f"Dans la cible : {numbers.listed(labels)}, {_least(told)}{share} des abonnés ensemble.")
    reached = [one for one in told if one.is_reached]
    if reached and len(reached) < sum(one.target.share is not None for one in told):
        lines.append(f"Part visée atteinte : {_facts(reached)}.")
    return (*lines, *_unmatched_said(found))


def _least(found: Sequence[Held]) -> str:
    return "au moins " if any(one.is_least for one in found) else ""


def _unmatched_said(found: Sequence[Held]) -> tuple[str, ...]:
    """A sentence on the targets of which the export says nothing."""
    lost = [one for one in found if not one.labels]
    if not lost:
        return ()
    several = len({one.value for one in lost}) > 1
    what, whose = ("cibles déclarées", "leur part") if several else ("cible déclarée", "sa part")
    verb = "ne figurent pas" if several else "ne figure pas"
    return (f"{_values(lost)} ({what}) {verb} parmi les valeurs exportées : {whose} n’est pas connue.",)


def aimed_decision(found: Sequence[Held]) -> str:
    """What follows from the shares found and aimed at; "" when no target is isolated by the export."""
    told = [one for one in found if one.labels]
    aimed = [one for one in told if one.target.share is not None]
    doubtful = [one for one in aimed if one.is_least and not one.is_reached]
    missed = [one for one in aimed if not one.is_reached and not one.is_least]
    if missed:
        return f"Écrire davantage pour {_which(missed)} : {_facts(missed)}, part visée non atteinte."
    if doubtful:
        return f"Déclarer les cibles d’âge sur les tranches de l’export pour pouvoir conclure : {_facts(doubtful)}."
    if aimed:
        return f"Rien à changer : la part visée est atteinte, {_facts(aimed)}."
    if told:
        return f"Fixer dans l’onglet « cibles » la part visée pour {_values(told)}."
    return f"Vérifier {_which(found)} : l’export ne montre pas {_values(found)}." if found else ""


def _which(found: Sequence[Held]) -> str:
    return "les cibles déclarées" if len({one.value for one in found}) > 1 else "la cible déclarée"


def _values(found: Sequence[Held]) -> str:
    return numbers.listed(dict.fromkeys(f"« {one.value} »" for one in found))


def _facts(found: Sequence[Held]) -> str:
    """Each share beside the one aimed at: "25-44 ans à 38 % pour 45 % visés"."""
    return numbers.listed(
        f"{one.value} à {_least([one])}{numbers.percent(one.share, 0)} "
        f"pour {numbers.percent(one.target.share, 0)} visés"
        for one in found
    )
