"""The library's sentences as the desk says them: where they name a command, the desk names its own button."""

from __future__ import annotations

import re

COMMANDS: tuple[tuple[str, str], ...] = (
    (r"« iwa sent [^»]*--cancel »", "le bouton « Annuler l’envoi »"),
    (r"« iwa (?:run|deck|batch)\b[^»]*»", "« Exécuter »"),
    (r"« iwa check\b[^»]*»", "l’onglet « Ce qui manque »"),
    (r"« iwa retake\b[^»]*»", "« Reprendre »"),
    (r"« iwa sent\b[^»]*»", "« Marquer envoyé »"),
    (r"« iwa new\b[^»]*»", "« Nouveau client »"),
    (r"« --date [^»]*»", "une autre date"),
    (r"--by (?=«)", ""),
)
IN_FILE = re.compile(r"^client\.yaml, clé « [^»]* » : ")


def in_page(sentence: str) -> str:
    """A sentence whose commands are the page's buttons.

    >>> in_page("Lancez « iwa run maison-lune --month 2026-10 ».")
    'Lancez « Exécuter ».'
    """
    for pattern, button in COMMANDS:
        sentence = re.sub(pattern, button, sentence)
    return sentence


def beside_field(sentence: str) -> str:
    """What is wrong with a key of `client.yaml`, said beside its field.

    >>> beside_field("client.yaml, clé « pack » : trouvé « or » ; attendu un de ces mots : essentiel.")
    'Trouvé « or » ; attendu un de ces mots : essentiel.'
    """
    bare = IN_FILE.sub("", sentence).replace("elle manque ou elle est vide ; écrivez-la.", "à remplir.")
    return bare[:1].upper() + bare[1:]
