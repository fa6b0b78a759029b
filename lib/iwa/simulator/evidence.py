"""What the figures rest on, in French: what the client's weeks say of saturation, and what cannot be told at all."""

from __future__ import annotations

import math
from collections.abc import Iterator

from iwa import numbers
from iwa.networks import LABELS
from iwa.simulator.model import Elasticity, Model
from iwa.simulator.ranges import NINTH

NO_SATURATION = 0.95  # power from which twice the posts is as good as twice the reach
CAUTION = "prudence retenue faute de preuve"
PASSING = "une semaine chargée n’est pas une cadence tenue"


def evidence(model: Model) -> dict[str, str]:
    """One sentence a network: what twice the posts brings, and on what that rests."""
    return {name: of_network(name, one.elasticity) for name, one in model.networks.items()}


def of_network(name: str, found: Elasticity) -> str:
    """What the weeks of one network say.

    >>> of_network("x", Elasticity(0.7, 0.2, 5))
    'X : les 5\\xa0semaines connues ne disent rien de la saturation des publications ; les doubler est compté pour 1,6 fois la portée, de 1,4 à 1,9 fois (prudence retenue faute de preuve).'
    """
    label, counted = LABELS.get(name, name), _weeks(found.weeks)
    if found.own is None or found.own_error is None or not found.is_own:
        return f"{label} : {counted} ne disent rien de la saturation des publications ; {_kept(found)} ({CAUTION})."
    seen = f"deux fois plus de publications va de pair avec {_times(found.own)} fois la portée dans {counted}"
    if found.own >= NO_SATURATION:
        seen = f"aucune saturation ne paraît dans {counted}"
    return f"{label} : {seen} ; {_kept(found)} ({PASSING})."


def _kept(found: Elasticity) -> str:
    low, high = (_times(found.value + side * NINTH * found.error) for side in (-1, 1))
    return f"les doubler est compté pour {_times(found.value)} fois la portée, de {low} à {high} fois"


def _times(power: float) -> str:
    return numbers.decimal(math.pow(2.0, power), 1)


def _weeks(count: int) -> str:
    return f"les {numbers.counted(count, 'semaine')} connues" if count > 1 else "les semaines connues"


def missing(model: Model) -> Iterator[str]:
    """What cannot be told of this client, and what would tell it."""
    silent = [LABELS[name] for name, one in model.networks.items() if one.weekly <= 0 or "reach" not in one.levels]
    if silent:
        yield f"Portée non disponible sur {numbers.listed(silent)} : moins de quatre mois de publications y sont exportés."
    if model.conversion is None or not any("visits" in one.levels for one in model.networks.values()):
        yield "Leads non disponibles : aucun export GA4 ne compte assez de visites et de conversions venues des réseaux."
    unclicked = [LABELS[name] for name, one in model.networks.items() if one.click_rate is None]
    if unclicked:
        yield f"Clics non disponibles sur {numbers.listed(unclicked)} : ni les exports ni GA4 n’en comptent."
    unfollowed = [LABELS[name] for name, one in model.networks.items() if one.followers is None]
    if unfollowed:
        yield f"Abonnés non disponibles sur {numbers.listed(unfollowed)} : leur nombre n’est pas noté dans l’onglet « saisies »."
    if not model.paid:
        yield "Publicité non disponible : aucun export publicitaire ne dit ce qu’un euro achète."
    if model.hours is None:
        yield "Heures non disponibles : l’onglet « équipe » n’en note pas."
