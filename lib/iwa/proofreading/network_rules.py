"""What each network asks of a text: its length, where a link can be clicked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwa.method.playbooks import playbooks
from iwa.networks import NAMES
from iwa.numbers import integer, of
from iwa.proofreading.draft import Draft
from iwa.proofreading.remark import TO_CORRECT, TO_IMPROVE, Remark, quoted

LINK = re.compile(r"https?://\S+")
SHORT_LINK = 23  # signs that X counts for any address
UNCLICKABLE = {
    "instagram": "Renvoyer au lien de la bio, ou le mettre dans une story.",
    "tiktok": "Renvoyer au lien du profil.",
}


def on_network(draft: Draft) -> Iterator[Remark]:
    """The remarks on length and links; nothing on a network that the method does not know."""
    playbook, name = playbooks().networks.get(draft.network), NAMES.get(draft.network, draft.network)
    signs = length_on(draft.text, draft.network)
    if playbook and signs > playbook.longest:
        told = f"Couper à {integer(playbook.longest)} signes, la limite {of(name)}."
        yield Remark("Longueur du texte", f"{integer(signs)} signes", told)
    links = LINK.findall(draft.text)
    if links and draft.network in UNCLICKABLE:
        yield Remark(f"Un lien ne se clique pas dans un texte {of(name)}", quoted(links[0]), UNCLICKABLE[draft.network])
    elif links and draft.link and draft.link not in links:
        told = "Coller le lien suivi de la ligne : sans lui, les visites ne se rattachent pas à la publication."
        yield Remark("Le lien publié est le lien suivi", quoted(links[0]), told, TO_CORRECT)
    elif draft.link and not links and draft.network not in (*UNCLICKABLE, "youtube"):
        told = "L’ajouter au texte, ou noter où il se trouve (commentaire, bouton)."
        yield Remark("Le lien suivi est dans le texte", "aucun lien", told, TO_IMPROVE)


def length_on(text: str, network: str) -> int:
    """How many signs a network counts in a text: on X, an address counts for 23.

    >>> length_on("Ici : https://www.exemple.fr/une-longue-adresse", "x")
    29
    """
    return len(LINK.sub("x" * SHORT_LINK, text) if network == "x" else text)
