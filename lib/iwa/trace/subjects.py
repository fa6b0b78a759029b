"""What a row is about, in a few words: nobody is named in them, and no message is quoted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import pandas as pd

from iwa import numbers
from iwa.exports.messages.privacy import masked_text
from iwa.networks import LABELS, META_ADS

LONGEST = 60  # letters of a post's text


def post_subject(post: Mapping[Hashable, object]) -> str:
    """The network, the day and the first words of a post."""
    day, text = post["published_at"], post["text"]
    when = numbers.short_day(day) if isinstance(day, pd.Timestamp) and pd.notna(day) else "date inconnue"
    return f"{network_said(post['network'])}, {when} : {words_said(text)}"


def network_said(network: object) -> str:
    """A network as people write it, "réseau inconnu" where none is named."""
    if network == META_ADS:
        return "Meta"
    return LABELS.get(str(network), str(network)) if isinstance(network, str) else "réseau inconnu"


def days_said(first: object, last: object) -> str:
    """One day or two, "" where none is known."""
    days = [day for day in (first, last) if isinstance(day, pd.Timestamp) and pd.notna(day)]
    return " – ".join(dict.fromkeys(numbers.short_day(day) for day in days))


def words_said(text: object) -> str:
    """The first words of a text, accounts and addresses masked."""
    line = " ".join(masked_text(text).split()) if isinstance(text, str) else ""
    if len(line) > LONGEST:
        line = line[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
    return f"«{numbers.NO_BREAK}{line}{numbers.NO_BREAK}»" if line else "sans texte"
