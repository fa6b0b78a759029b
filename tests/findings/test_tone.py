"""Traits of the words of posts, counted and shown."""

import pandas as pd
import pytest

from iwa.findings.tone import TRAITS, tone, typical_length


def of(*texts: str | None, interactions: list[float | None] | None = None) -> pd.DataFrame:
    days = pd.date_range("2026-10-01", periods=len(texts), tz="UTC")
    known = interactions or [1.0] * len(texts)
    return pd.DataFrame({"text": list(texts), "interactions": known, "published_at": days})


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("Votre pain, demain.", ["vouvoiement"]),
        ("Tu viens ?", ["tutoiement", "question"]),
        ("Notre four est chaud !", ["nous", "exclamation"]),
        ("Réservez dès lundi", ["appel à agir"]),
        ("La carte 🍞 #pain", ["emoji", "hashtag"]),
        ("Voustenir, notreste, C#", []),
        ("Le lien en bio.", ["appel à agir"]),
    ],
)
def test_a_trait_is_a_whole_word_or_a_mark(text: str, traits: list[str]) -> None:
    assert [trait.name for trait in tone(of(text)) if trait.count] == traits


def test_posts_without_words_do_not_count() -> None:
    found = tone(of("Vous ?", "", None, "Rien."))
    assert {trait.total for trait in found} == {2}
    assert [trait.name for trait in found] == list(TRAITS)
    assert tone(of("", None)) == []


def test_the_example_is_the_sentence_of_the_most_engaging_post() -> None:
    posts = of(
        "Venez vous servir.", "Il fait beau. Vous venez ? À demain.", "Vous aussi.", interactions=[2.0, 9.0, None]
    )
    assert tone(posts)[0].example == "Vous venez ?"


def test_typical_length_is_the_middle_one_of_the_posts_with_words() -> None:
    assert typical_length(of("abc", " abcde ", "", "abcdefg")) == 5
