"""What is not accepted under a post, what is done with it, how fast, and who decides."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import MODERATION_RANKS
from iwa.method.moderation import Rule, moderation
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import in_charge, networks_said, tabs
from iwa.steps.wording import TO_COMPLETE, capital, lowered, network_name

# Cases as the subject of a sentence.
CASES = {"spam": "le spam", "haine": "les propos haineux", "attaque": "les attaques", "donnees": "les données personnelles", "concurrence": "la concurrence"}  # fmt: skip
COLUMNS = (Column("Règle", 3.6), Column("Ce que l’on fait", 2.6), Column("Délai", 0.8), Column("Qui tranche", 1.6))  # fmt: skip


def moderation_rules(month: ClientMonth) -> Slide:
    """The five rules and the criticism that is none of them, each with actions, delay and who decides."""
    rows = tuple(_line(month, rule) for rule in rules())
    return Slide(
        id="charte.moderation.regles",
        title=_title(month),
        subtitle=f"Modération sur {networks_said(month)} : ce que l’on fait, en combien de temps, qui tranche",
        exhibit=Table(COLUMNS, rows, "Les règles de modération : actions, délai, qui tranche."),
        message=tuple(_not_allowed(month)),
        decision=_decision(month),
        source=tabs("équipe"),
        notes="Les règles et les délais sont ceux de la méthode, à régler avec le client ; les motifs de retrait sont à faire "
        "valider par un juriste. Un cas sensible est noté dans l’onglet « journal » du dossier, avec sa capture.",
    )


def rules() -> list[Rule]:
    """The rules of the method, then the criticism."""
    return [*moderation().rules.values(), moderation().criticism]


def _line(month: ClientMonth, rule: Rule) -> tuple[str, ...]:
    actions = capital(numbers.listed(_where(month, action) for action in rule.actions))
    return f"{rule.name} : {lowered(rule.definition)}", actions, f"{rule.delay_h}{numbers.NO_BREAK}h", in_charge(month, rule.decides)  # fmt: skip


def _where(month: ClientMonth, action: str) -> str:
    """An action, with the networks of the client that allow it where not all of them do for sure."""
    allowed = [network for network in month.networks if moderation().actions[action].get(network) == "oui"]
    if len(allowed) == len(month.networks):
        return action
    if not allowed:
        return f"{action} (nulle part aujourd’hui)"
    return f"{action} ({', '.join(network_name(network) for network in allowed)})"


def _not_allowed(month: ClientMonth) -> list[str]:
    """Which of the actions a network of the client does not allow, or not for sure."""
    allowed = moderation().actions
    found = {
        state: [
            f"{action} sur {numbers.listed(names)}"
            for action in allowed
            if (names := [network_name(n) for n in month.networks if allowed[action].get(n) == state])
        ]
        for state in ("non", "à vérifier")
    }
    told = {"non": "Impossible aujourd’hui", "à vérifier": "À vérifier dans l’outil"}
    return [f"{told[state]} : {' ; '.join(what)}." for state, what in found.items() if what]


def _title(month: ClientMonth) -> str:
    """Who settles what, by name; what lacks where a rank has nobody."""
    nobody = [rank for rank in MODERATION_RANKS if _cases(rank) and in_charge(month, rank) == TO_COMPLETE]
    if nobody:
        return f"Pour {numbers.listed(_cases(nobody[0]))}, qui tranche reste {TO_COMPLETE}"
    first, second = (in_charge(month, rank) for rank in MODERATION_RANKS[:2])
    return f"{first} règle l’ordinaire ; {numbers.listed(_cases(MODERATION_RANKS[1]))} reviennent à {second}"


def _cases(rank: str) -> list[str]:
    return [CASES[key] for key, rule in moderation().rules.items() if rule.decides == rank]


def _decision(month: ClientMonth) -> str:
    nobody = [rank for rank in MODERATION_RANKS if in_charge(month, rank) == TO_COMPLETE]
    if nobody:
        return f"Nommer dans l’onglet « équipe » qui tranche comme {numbers.listed(nobody)}."
    return f"Faire relire les motifs de retrait par un juriste ; {in_charge(month, 'direction')} les signe."
