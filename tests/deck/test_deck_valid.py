"""Decks held against Microsoft's own validator."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from iwa.deck.build import Deck


def test_a_deck_with_every_exhibit_is_valid(deck: Deck, sdk_errors: Callable[[bytes], list[str]]) -> None:
    assert sdk_errors(deck.data) == []


def test_the_validator_sees_what_is_wrong(deck: Deck, sdk_errors: Callable[[bytes], list[str]]) -> None:
    spoilt = BytesIO()
    with zipfile.ZipFile(BytesIO(deck.data)) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, re.sub(rb'<c:axId val="\d', b'<c:axId val="-', content) if "charts/" in name else content
            )
    assert any("axId" in error or "attribute" in error for error in sdk_errors(spoilt.getvalue()))
