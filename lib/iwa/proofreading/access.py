"""What keeps somebody from reading a post: its text, the description of its picture, the subtitles of its video."""

from __future__ import annotations

import re
from collections.abc import Iterator

from iwa.accessibility import EMOJI, MOST_EMOJIS, MOST_HASHTAGS, TEXT_RULES, faults
from iwa.exports.wording import normalised
from iwa.numbers import listed
from iwa.proofreading.draft import Draft, House
from iwa.proofreading.remark import TO_CORRECT, TO_IMPROVE, Remark, quoted

PICTURES, VIDEOS = ("image", "carousel"), ("video", "reel", "short")
LONGEST_ALT, SHORTEST_ALT = 150, 10  # signs; the house's
# What to do about each rule of `accessibility.TEXT_RULES`.
ADVICE = {
    "casse": "Mettre une majuscule à chaque mot : #FaitMaison se lit, #faitmaison s’épelle.",
    "place": "Déplacer les hashtags après la dernière phrase.",
    "nombre": f"En garder {MOST_HASHTAGS} au plus, les plus précis.",
    "emojis": f"En garder {MOST_EMOJIS} au plus, en fin de phrase, et des tirets pour les listes.",
    "lettres": "Retaper ces mots en lettres ordinaires : une synthèse vocale ne lit pas les autres.",
    "capitales": "Écrire en minuscules ; une majuscule suffit en début de phrase.",
    "ponctuation": "Garder un seul signe.",
}
TO_SEE = ("place", "nombre", "ponctuation")
FILE_NAME = re.compile(r"\.(?:jpe?g|png|webp|heic|gif|mp4)$", re.IGNORECASE)
EMPTY_START = re.compile(
    r"(?:une? )?(?:image|photo|photographie|visuel|illustration)s?(?: (?:de|d'|du|des|montrant|representant)\b| ?:|$)"
)
AMID = re.compile(rf"\w[ ,]*(?P<sign>{EMOJI.pattern})[️‍ ]*(?=\w)")


def on_access(draft: Draft, house: House) -> Iterator[Remark]:
    """The remarks on what a screen reader, or somebody without sound or pictures, would meet."""
    for key, what in faults(draft.text, house.known).items():
        severity = TO_IMPROVE if key in TO_SEE else TO_CORRECT
        yield Remark(TEXT_RULES[key].name, quoted(listed(what)), ADVICE[key], severity)
    amid = AMID.search(draft.text)
    if amid:
        told = "Le placer à la fin de la phrase : lu à voix haute, il la coupe."
        yield Remark("Un emoji ne coupe pas une phrase", amid["sign"], told, TO_IMPROVE)
    yield from _on_description(draft)
    if draft.format in VIDEOS and "sous-titr" not in normalised(f"{draft.note} {draft.text}"):
        told = "Noter dans « note » que les sous-titres sont incrustés ou déposés."
        yield Remark("Une vidéo se lit sans le son", "aucune mention des sous-titres", told, TO_IMPROVE)


def _on_description(draft: Draft) -> Iterator[Remark]:
    alt = draft.alt.strip()
    if not alt:
        if draft.format in PICTURES:
            yield Remark(
                "Une image se lit sans être vue", "texte alternatif vide", "Dire en une phrase ce que l’image montre."
            )
        return
    plain = normalised(alt)
    if FILE_NAME.search(alt) or EMPTY_START.fullmatch(plain) or len(alt) < SHORTEST_ALT:
        yield Remark("Un texte alternatif décrit l’image", quoted(alt), "Dire en une phrase ce que l’image montre.")
    elif plain == normalised(draft.text):
        yield Remark("Un texte alternatif décrit l’image", "le texte de la publication", "Décrire l’image, que le texte ne décrit pas.")  # fmt: skip
    elif EMPTY_START.match(plain):
        told = "Commencer par ce qui est montré : l’outil annonce déjà une image."
        yield Remark("Un texte alternatif va droit au fait", quoted(alt), told, TO_IMPROVE)
    if len(alt) > LONGEST_ALT:
        told = f"S’en tenir à {LONGEST_ALT} signes ; le reste va dans le texte."
        yield Remark("Un texte alternatif est court", f"{len(alt)} signes", told, TO_IMPROVE)
