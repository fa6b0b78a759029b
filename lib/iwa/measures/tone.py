"""The tone of a French message told by rules on words and emojis, offline; the rules err, and the error is measured.

Told from words that please and displease, turned over by a negation before them ("pas terrible" is none).
Nothing is guessed of a text in another language, nor of one without a word or an emoji.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports.wording import normalised
from iwa.measures.language import has_words, is_foreign

POSITIVE, NEUTRAL, NEGATIVE = "positif", "neutre", "négatif"
FEWEST_LABELS = 30  # labelled messages under which an error says nothing
UNHAPPY_STARS, HAPPY_STARS = 2, 4
NEGATIONS = frozenset(("pas", "jamais", "plus", "aucun", "aucune", "ni", "sans", "rien"))
REACH = 3  # words after a negation that it turns over
PLEASING = re.compile(
    r"(?:merci|bravo|super|parfait|genial|excellent|top|ador|aime|magnifique|superbe|beau|belle|joli|delicieu|regal|ravi|"
    r"content|satisfait|recommand|felicit|chouette|formidable|impeccable|agreable|accueillant|souriant|bluff|hate|succes|"
    r"reussi|merveill|efficace|gentil|sympa|chapeau|fraicheur|conseille)"
)
DISPLEASING = re.compile(
    r"(?:arnaque|honte|honteux|nul|nulle|nuls|deplorable|decu|decev|inadmissible|inacceptable|scandale|horrible|mauvais|"
    r"pire|degout|dommage|lamentable|catastroph|desagreable|impoli|malpoli|froid|sale|cher|chere|attente|retard|perdu|"
    r"casse|abime|moisi|fane|fuir|eviter|plainte|rembours|reclam|colere|furieu|desol|manque|trop|bof|mediocre|introuvable|"
    r"panne|erreur|probleme)"
)
WHOLE = frozenset(
    ("top", "beau", "belle", "froid", "sale", "cher", "chere", "nul", "nulle", "nuls", "pire", "bof", "trop")
)
SET_PHRASES = {
    NEGATIVE: re.compile(
        r"\b(?:pas terrible|toujours rien|laisse[rs]? a desirer|plus jamais|ne (?:marche|fonctionne) (?:pas|plus)|"
        r"au telephone depuis|personne (?:ne )?repond|sans reponse|toujours pas|n'(?:est|ai|a) (?:pas|jamais) (?:recu|arrive))"
    ),
    POSITIVE: re.compile(r"\b(?:rien a redire|pas mal|sans faute|on (?:y )?revien\w*|donne envie|me regale|a bientot|coup de coeur)"),
}  # fmt: skip
HAPPY, UNHAPPY = set("😀😃😄😁😊🙂😍🥰😘🤩👍👏🙏❤🧡💛💚💙💜🎉✨😋🥳💪🔥"), set("😡😠🤬😞😢😭👎😤🙁☹😒🤮💔😩😕")


def tone_of(text: str) -> str | None:
    """The tone that the rules read in a text; None where there is nothing that they can read.

    >>> tone_of("Très bon accueil, je recommande"), tone_of("Pas content du tout, encore en retard")
    ('positif', 'négatif')
    >>> tone_of("Vous ouvrez dimanche ?"), tone_of("😡😡"), tone_of("Do you have the same in red?"), tone_of("…")
    ('neutre', 'négatif', None, None)
    """
    smiles = sum(sign in HAPPY for sign in text) - sum(sign in UNHAPPY for sign in text)
    if not has_words(text):
        return _sign(smiles) if smiles else None
    return None if is_foreign(text) else _sign(_score(text) + smiles)


def _score(text: str) -> int:
    """Pleasing words less displeasing ones; each is turned over by a negation shortly before it."""
    said = normalised(text)
    score = 0
    for tone, phrase in SET_PHRASES.items():
        found = len(phrase.findall(said))
        score += 2 * found if tone == POSITIVE else -2 * found
        said = phrase.sub(" ", said)
    words = re.findall(r"[a-z]+", said)
    for place, word in enumerate(words):
        value = _holds(PLEASING, word) - _holds(DISPLEASING, word)
        is_turned = any(before in NEGATIONS for before in words[max(0, place - REACH) : place])
        score += -value if is_turned and value > 0 else 0 if is_turned else value
    return score


def _holds(rule: re.Pattern[str], word: str) -> int:
    found = rule.match(word)
    return int(found is not None and (found[0] not in WHOLE or word in WHOLE))


def _sign(score: int) -> str:
    return POSITIVE if score > 0 else NEGATIVE if score < 0 else NEUTRAL


def tones(texts: pd.Series) -> pd.Series:
    """The tone of each text by the rules, each distinct text read once; missing where they read nothing."""
    known = {text: tone_of(text) for text in texts.dropna().unique()}
    return texts.map(known, na_action="ignore").astype("object")


def is_unhappy(messages: pd.DataFrame) -> pd.Series:
    """Whether a message is negative: as a person noted it, else by its stars, else by the rules.

    Takes the column `tone` of `tones`.
    """
    stars = pd.Series("", index=messages.index, dtype="object")
    stars = stars.mask(messages["rating"] <= UNHAPPY_STARS, NEGATIVE).mask(messages["rating"] >= HAPPY_STARS, POSITIVE)
    told = (
        messages["sentiment"]
        .astype("object")
        .where(messages["sentiment"].notna(), stars.where(stars != "", messages["tone"]))
    )
    return (told == NEGATIVE).fillna(False).astype("bool")


def tone_error(messages: pd.DataFrame) -> tuple[float | None, int]:
    """The share of the messages labelled by a person that the rules take wrongly, and how many are labelled.

    A text that the rules do not read counts as wrong. None under `FEWEST_LABELS`.
    """
    known = messages[messages["sentiment"].notna() & messages["text"].notna()]
    if len(known) < FEWEST_LABELS:
        return None, len(known)
    return float((known["tone"] != known["sentiment"]).mean()), len(known)
