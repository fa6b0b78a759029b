"""What keeps somebody from reading a post's text."""

from __future__ import annotations

import pytest

from iwa.accessibility import TEXT_RULES, faults, words_of

KNOWN = words_of(["Fait à la maison, rue Beaurepaire à Angers.", "Le goûter du quartier"])


@pytest.mark.parametrize(
    ("text", "rule", "what"),
    [
        ("Le pain est cuit. #faitmaison", "casse", ("#faitmaison",)),
        ("Le pain est cuit. #Faitmaison", "casse", ("#Faitmaison",)),
        ("Au #fournil, le pain est cuit.", "place", ("#fournil",)),
        ("Cuit. #a #b #c #d #e #f", "nombre", ("6 hashtags",)),
        ("Cuit 🥖🥖🥖🥖", "emojis", ("4 emojis",)),
        ("🥖 Le pain\n🥐 La brioche", "emojis", ("🥖", "🥐")),
        ("Le \U0001d429\U0001d41a\U0001d422\U0001d427 est cuit", "lettres", ("\U0001d429\U0001d41a\U0001d422\U0001d427",)),
        ("LE PAIN EST CUIT, venez", "capitales", ("LE PAIN EST CUIT",)),
        ("Cuit !! Venez.", "ponctuation", ("!!",)),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_shown_and_no_other_rule_is_broken(text: str, rule: str, what: tuple[str, ...]) -> None:
    assert faults(text, KNOWN) == {rule: what}


@pytest.mark.parametrize(
    "text",
    [
        "Le pain est cuit !\n\n#FaitMaison #Angers https://exemple.fr/?a=1",
        "La PME et le QSE : 3 kW de moins… #gouter",
        "Deux 🥖 pour @voisine, vraiment ?! #a #b #c #d #e",
        "",
    ],
)
def test_a_text_that_keeps_the_rules_has_no_fault(text: str) -> None:
    assert faults(text, KNOWN) == {}


def test_a_hashtag_is_only_called_several_words_where_the_client_writes_them() -> None:
    assert faults("Cuit. #faitmaison") == {}


def test_each_rule_is_said_differently() -> None:
    assert len({rule.name for rule in TEXT_RULES.values()}) == len(TEXT_RULES)
