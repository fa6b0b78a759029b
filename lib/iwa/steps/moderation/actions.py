"""Rules against the five actions, and under them what each of the client's networks allows."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import MODERATION_ACTIONS
from iwa.method.moderation import moderation
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.moderation import rules
from iwa.steps.charter.noted import networks_said, tabs
from iwa.steps.moderation.things import answerer, holder
from iwa.steps.wording import capital, network_name

LONGEST_TITLE = 105


def actions(month: ClientMonth) -> Slide:
    """A line a rule with the actions that it takes, then what the networks allow, those alike on one line."""
    columns = (
        Column("Règle, puis réseau", 2.2, role="strong"),
        *(Column(capital(action), 1, "center") for action in MODERATION_ACTIONS),
        Column("Sous", 0.7, "right"),
    )
    told = [_rule(rule.name, rule.actions, rule.delay_h) for rule in rules()]
    allowed = _networks(month)
    return Slide(
        id="moderation.actions",
        title=_title(month),
        subtitle=f"En haut, ce que chaque règle demande ; en bas, ce que {networks_said(month)} permettent, vu du compte {numbers.of(month.client.name)}",
        exhibit=Table(
            columns,
            (*told, *allowed),
            "Règles et actions de modération, et ce que chaque réseau permet.",
            emphasis=tuple(range(len(told), len(told) + len(allowed))),
        ),
        decision=_decision(month),
        source=tabs("équipe"),
        notes="Les possibilités des réseaux changent : « à vérifier » se constate dans l’outil, avec une capture. Ce qui est supprimé l’est "
        "après capture, et le journal en garde la trace.",
    )


def _rule(name: str, taken: tuple[str, ...], delay_h: int) -> tuple[str, ...]:
    return name, *("oui" if action in taken else "–" for action in MODERATION_ACTIONS), f"{delay_h}{numbers.NO_BREAK}h"


def _networks(month: ClientMonth) -> list[tuple[str, ...]]:
    """A line for the networks that allow the same."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for network in month.networks:
        told = tuple(_allowed(action, network) for action in MODERATION_ACTIONS)
        alike.setdefault(told, []).append(network_name(network))
    return [(numbers.listed(names), *told, "") for told, names in alike.items()]


def _allowed(action: str, network: str) -> str:
    return moderation().actions.get(action, {}).get(network, "à vérifier")


def _lacking(month: ClientMonth, state: str) -> list[str]:
    """The actions that a network does not allow, or not for sure."""
    return [
        f"{action} sur {network_name(network)}"
        for network in month.networks
        for action in MODERATION_ACTIONS
        if _allowed(action, network) == state
    ]


def _title(month: ClientMonth) -> str:
    impossible = _lacking(month, "non")
    if not impossible:
        return f"{numbers.listed(map(network_name, month.networks))} permettent les cinq actions que la charte {numbers.of(month.client.name)} demande"
    told = f"Impossible aujourd’hui : {numbers.listed(impossible)}"
    instead = f" ; {holder(month, 'responsable')} passe alors par le signalement"
    return told + instead if len(told + instead) <= LONGEST_TITLE else told


def _decision(month: ClientMonth) -> str:
    unsure = _lacking(month, "à vérifier")
    if unsure:
        return f"{capital(answerer(month))} vérifie dans l’outil : {numbers.listed(unsure)}."
    return f"{capital(answerer(month))} capture avant d’agir, agit, puis note le cas au journal {numbers.of(month.client.name)}."
