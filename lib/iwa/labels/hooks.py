"""How a post begins: the hook, told from its first sentence."""

from __future__ import annotations

import re

from iwa.exports.wording import normalised

SENTENCE = re.compile(r".{2,}?[.!?…]+(?=[\s»\"”)]|$)")
_NUMBER = (
    r"\d[\d ,.]*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt(?:-\w+)*"
    r"|trente(?:-\w+)*|quarante(?:-\w+)*|cinquante(?:-\w+)*|soixante(?:-\w+)*|cent|mille"
)
_HOUR = r"\d{1,2} ?h(?:eures?)?\b"
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
# Each hook and what a first sentence that has it looks like, without case and accents. The first that fits counts.
HOOKS: dict[str, str] = {
    "question": r".*\?\W*$|(?:la|une|notre|votre) question\b|on nous demande\b",  # it asks
    "citation": r"[«\"“]",  # somebody speaks
    "scène": rf"(?:(?:ce|cette) (?:matin|nuit|apres-midi)|hier|il est {_HOUR}|a {_HOUR}|{_HOUR}|chez |visite |derriere |pov\b)"
    r"|(?:au|a la|a l'|dans) ?(?:le |la |l'|notre )?(?:fournil|atelier|laboratoire|magasin|comptoir|marche|boutique|serre|cuisine)\b",  # a moment, a place
    "consigne": r"(?:ne |n')?(?!chez\b|assez\b|nez\b|rendez-vous)(?:\w{2,}ez|faites|dites)\b",  # an order
    "annonce": rf"(?:nouve(?:au|lle|aute)\w*|arrivage|webinaire|replay|fermeture|ouvert\w*|reouverture|demain|ce {_DAY}|recrutement"
    r"|(?:nous|on) (?:recrut|cherch|sera|fourni)\w*)\b",  # something to come
    "promesse": r"(?:comment |voici |(?:le|la|l'|notre|nos) ?(?:secret|astuce|methode|recette|geste|conseil)s?\b|pour (?:bien )?\w+(?:er|ir|re)\b"
    rf"|(?:en|{_NUMBER}) (?:une )?(?:minutes?|etapes?|questions?|erreurs?|gestes?|astuces?|conseils?|raisons?|reglages?)\b)",  # what one will know
    "avis": r"(?:non,|oui,|selon nous|a notre avis|(?:je|on|nous) (?:pens|cro|prefer|conseill)\w*|il (?:ne )?faut|mieux vaut|arretons|surtout pas|si vous ne dev)",  # a stand
    "chiffre": rf"(?:le|notre) chiffre\b|(?:(?!\d{{1,2}} ?h\b)[\w'’-]+ ?[:,]? ?){{0,2}}?(?<!\w)(?:{_NUMBER})(?!\w)(?! ?h\b| heures?\b)",  # a figure among the first words
}  # fmt: skip
_PATTERNS = {name: re.compile(pattern) for name, pattern in HOOKS.items()}


def first_sentence(text: str) -> str:
    """The first sentence of a text, or its first line where that ends earlier.

    >>> first_sentence("Le four est chaud. On enfourne.\\nVenez.")
    'Le four est chaud.'
    """
    line = text.strip().partition("\n")[0].strip()
    found = SENTENCE.match(line)
    return found[0] if found else line


def hook_of(text: str) -> str | None:
    """The hook of a text, None where its first sentence has none of `HOOKS`.

    >>> [hook_of(text) for text in ("Qui a eu la fève ?", "Trois gestes avant l’hiver", "Ce matin, un essai raté.")]
    ['question', 'promesse', 'scène']
    >>> hook_of("Vingt-sept couches, pas une de moins."), hook_of("Rentrez le monstera."), hook_of("Le pain est cuit.")
    ('chiffre', 'consigne', None)
    """
    opening = normalised(first_sentence(text))
    return next((name for name, pattern in _PATTERNS.items() if pattern.match(opening)), None)
