"""The rules of a network for one client, and its first message as that network has it said."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.method.playbooks import playbook_of
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, network_name

STRUCTURE, VISUAL, WORD, LIMIT = "structure", "règle visuelle", "mot à éviter", "sujet à ne pas toucher"
LONGEST = 60  # letters of a rule


def rules_said(month: ClientMonth, network: str) -> str:
    """The dossier's rules for the network, then those for all, then the length of a text there."""
    rows = [row for row in month.dossier.editorial if row.network in (network, None)]
    own = sorted(rows, key=lambda row: row.network is None)
    told = [f"{row.name} : {excerpt(row.note or row.example, LONGEST)}" for row in own if row.element == STRUCTURE][:2]
    told += [excerpt(row.name, LONGEST) for row in own if row.element == VISUAL][:1]
    avoided = [f"« {row.name} »" for row in own if row.element == WORD][:2]
    limits = [f"« {excerpt(row.name, LONGEST)} »" for row in own if row.element == LIMIT][:1]
    told += [f"sans {numbers.listed(avoided)}"] if avoided else []
    told += [f"rien sur {limits[0]}"] if limits else []
    if not told:
        told = [f"structure, mots et limites {TO_COMPLETE} pour {network_name(network)}"]
    signs = numbers.integer(playbook_of(network).longest)
    return f"{capital(' ; '.join(told))} ; {signs} signes au plus"


def same_message(month: ClientMonth, network: str) -> str:
    """The client's first message beside the manner of the network: the same thing said otherwise."""
    codes = playbook_of(network).codes
    manner = f"{codes.argument.rstrip('.')} ; ton : {codes.posture[:1].lower()}{codes.posture[1:].rstrip('.')}"
    first = next(iter(month.dossier.key_messages), None)
    if first is None:
        return f"Message clé {TO_COMPLETE}. {manner}"
    proof = f", montré par « {excerpt(first.proof, LONGEST)} »" if first.proof else ""
    return f"« {first.message.rstrip('.')} »{proof}. {manner}"
