"""Whether a message has words, and whether they are French: told by the small words that every sentence holds."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
FRENCH = re.compile(
    r"(?:l[ea]s?|une?|d[eu]s?|aux?|et|ou|où|mais|qu[ei]|est|sont|pas|ne|je|tu|ils?|elles?|on|nous|vous|m[ao]n|mes|votre|vos|notre|"
    r"ce|cette|ces|pour|par|avec|sans|dans|sur|en|y|plus|très|trop|bien|merci|bonjour|ave[cz](?:-vous)?|quel(?:le)?s?|j'ai|c'est|"
    r"êtes(?:-vous)?|oui|non|si|chez|tout)"
)
FOREIGN = re.compile(
    r"(?:the|and|you|your|is|are|was|for|with|this|that|have|what|when|where|how|not|thanks|please|hello|love|great|"
    r"el|los|las|una|por|para|con|está|muy|gracias|hola|ich|und|der|die|das|ist|nicht|mit|sehr|danke|il|che|non|sono|"
    r"molto|grazie|uma|muito|obrigado|você)"
)
FEWEST = 3  # words of a text of which the language can be told


def has_words(text: str) -> bool:
    """Whether a text has a word: emojis, figures and signs alone are none.

    >>> has_words("👍 10/10"), has_words("Top 👍")
    (False, True)
    """
    return WORD.search(text) is not None


def not_latin(text: str) -> bool:
    """Whether most letters of a text are of another alphabet."""
    if text.isascii():
        return False
    letters = [one for one in text if one.isalpha()]
    return 2 * sum(not unicodedata.name(one, "").startswith("LATIN") for one in letters) > len(letters)


def is_foreign(text: str) -> bool:
    """Whether a text reads as another language than French: by its small words from three words on, by its letters from one.

    >>> is_foreign("What time do you open on Sunday?"), is_foreign("Top !"), is_foreign("Super produit, merci")
    (True, False, False)
    >>> is_foreign("متى تفتحون يوم الأحد؟"), is_foreign("Спасибо"), is_foreign("Le mot « Спасибо » est beau")
    (True, True, False)
    """
    if not_latin(text):
        return True
    words = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    known, foreign = (sum(bool(own.fullmatch(word)) for word in words) for own in (FRENCH, FOREIGN))
    return len(words) >= FEWEST and foreign > known
