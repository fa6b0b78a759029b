"""The theme of a post: rules by words and hashtags, proposals when there is none."""

import pandas as pd

from iwa.consolidate.themes import proposed_rules, themes

RULES = {"Pains": ("pain", "#levain"), "Équipe": ("équipe", "apprenti")}


def test_words_count_whole_whatever_case_and_accents() -> None:
    texts = pd.Series(["Notre PAIN du jour", "Une Equipe soudée", "Les lapins de Pâques", None, ""])
    found = themes(texts, RULES)
    assert found.tolist()[:2] == ["Pains", "Équipe"]
    assert found.isna().tolist() == [False, False, True, True, True]


def test_the_theme_with_most_matches_wins_then_the_first() -> None:
    texts = pd.Series(["équipe apprenti pain", "équipe pain", "#levain"])
    assert themes(texts, RULES).tolist() == ["Équipe", "Pains", "Pains"]


def test_without_rules_or_texts_no_theme_is_told() -> None:
    assert themes(pd.Series(["pain"]), {}).isna().all()
    assert themes(pd.Series([None, None], dtype="str"), RULES).isna().all()
    assert themes(pd.Series([], dtype="str"), RULES).empty
    assert themes(pd.Series(["pain"]), {"Vide": ()}).isna().all()


def test_hashtags_on_some_posts_are_proposed_and_a_signature_is_not() -> None:
    texts = pd.Series(["#marette #recette"] * 4 + ["#marette #rare"] + ["#marette"] * 5)
    assert proposed_rules(texts) == {"#recette": ("#recette",)}
    assert proposed_rules(pd.Series([], dtype="str")) == {}
