"""The sensitive cases of a month by the rule of the method that they fall under, which names nobody."""

from __future__ import annotations

from iwa.dossier import Dossier
from iwa.dossier.cells import plain
from iwa.dossier.moderation_log import SensitiveCase
from iwa.method.moderation import moderation
from iwa.months import Month

OTHER = "Autre règle"


def kind_of(case: SensitiveCase) -> str:
    """The rule of the method whose name the row holds; what a person typed beside it is never repeated.

    >>> from datetime import date
    >>> facts = {"day": date(2026, 10, 5), "network": "Instagram", "action": "masquer", "decider": "Léa", "purge": date(2027, 10, 5)}
    >>> kind_of(SensitiveCase(rule="Données personnelles de Mme Roy", **facts)), kind_of(SensitiveCase(rule="Mme Roy", **facts))
    ('Données personnelles', 'Autre règle')
    """
    rules = [*moderation().rules.values(), moderation().criticism]
    names = [*(rule.name for rule in rules), *(one.name for one in moderation().escalations.values())]
    said = plain(case.rule)
    return next((name for name in names if plain(name) in said), OTHER)


def cases_of(dossier: Dossier, month: Month, kind: str = "", action: str = "") -> list[SensitiveCase]:
    """The cases of a month, those of one kind or with one action where these are given."""
    return [
        case
        for case in dossier.log
        if Month.of(case.day) == month and kind in ("", kind_of(case)) and action in ("", case.action)
    ]
