import re

import numpy as np
import pandas as pd
import pytest

from iwa.demo.clients import CLIENT_KEYS, WORKSHOP
from iwa.demo.texts import SLOT, bodies, joined, library
from iwa.demo.world import World


@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_each_client_has_more_than_60_sentences_and_no_two_alike(client: str) -> None:
    texts = [sentence.text for sentence in library(client).sentences["posts"]]
    assert len(texts) > 60
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_every_slot_of_every_sentence_has_words_to_fill_it(client: str) -> None:
    words = library(client)
    found = [SLOT.findall(s.text) for sentences in words.sentences.values() for s in sentences]
    names = {name[0].lower() + name[1:].rstrip("23") for slots in found for _, name in slots}
    assert names <= set(words.slots)
    assert names == set(words.slots), "a slot is never used"


@pytest.mark.parametrize(
    ("word", "value", "expected"),
    [
        ("de", "le pain", "du pain"),
        ("de", "les voisins", "des voisins"),
        ("à", "le marché", "au marché"),
        ("à", "la kermesse", "à la kermesse"),
        ("de", "Élise", "d’Élise"),
        ("que", "Anouk", "qu’Anouk"),
        ("à", "Annonay", "à Annonay"),
        (None, "le pain", "le pain"),
    ],
)
def test_a_slot_joins_the_word_before_it_as_french_does(word: str | None, value: str, expected: str) -> None:
    assert joined(word, value) == expected


def test_posts_of_a_network_never_read_the_same(worlds: dict[str, World]) -> None:
    for world in worlds.values():
        posts = world.posts[world.posts["kind"] == "posts"]
        for _, of_network in posts.groupby("network"):
            assert of_network["body"].is_unique
        assert posts["text"].nunique() / len(posts) >= 0.9


def test_no_slot_is_left_open_and_no_article_is_doubled(worlds: dict[str, World]) -> None:
    texts = pd.concat([world.posts["text"] for world in worlds.values()]).dropna()
    assert not texts.str.contains(r"[{}]").any()
    wrong = texts[texts.str.contains(r"\b(?:de le|à le|de les|à les|du du|de du) ", flags=re.IGNORECASE)]
    assert wrong.tolist() == []


def test_seasonal_sentences_keep_to_their_season(bakery: World) -> None:
    galettes = bakery.posts[bakery.posts["body"].str.startswith("La galette est de retour")]
    assert set(galettes["day"].dt.month) == {1}
    assert set(bakery.posts.loc[bakery.posts["body"].str.startswith("Les bûches"), "day"].dt.month) == {11, 12}


def test_titles_of_shorts_and_of_long_videos_come_from_their_own_lists(workshop: World) -> None:
    videos = workshop.posts[workshop.posts["network"] == "youtube"]
    minute = videos["text"].str.startswith("Une minute pour")
    assert minute.any()
    assert set(videos.loc[minute, "format"]) == {"short"}


def test_an_exhausted_library_repeats_itself_rather_than_failing() -> None:
    words = library(WORKSHOP)
    posts = pd.DataFrame({"day": pd.to_datetime(["2026-10-01"] * 3), "network": "youtube", "format": "short"})
    words.sentences["short titles"][1:] = []
    words.slots["indicateur"][1:] = []
    assert set(bodies(posts, words, np.random.default_rng(0))["body"]) == {
        "Une minute pour comprendre le kilowattheure par pièce bonne"
    }


def test_no_two_clients_share_a_sentence() -> None:
    sentences = [s.text for client in CLIENT_KEYS for s in library(client).sentences["posts"]]
    assert len(set(sentences)) == len(sentences)


def test_a_network_with_words_of_its_own_takes_them(retailer: World, workshop: World) -> None:
    replies = retailer.posts[retailer.posts["format"] == "reply"]
    assert replies["text"].str.startswith("@").all() and (retailer.posts["format"] == "reply").sum() > 15
    captions = {s.text for s in library(retailer.client.key).sentences["captions"]}
    assert "Le rayon préféré de {habitue}" in captions
    on_tiktok = retailer.posts[retailer.posts["network"] == "tiktok"]
    assert not on_tiktok["text"].str.contains("\n").any() and on_tiktok["body"].str.len().median() < 80
    assert workshop.posts[workshop.posts["network"] == "x"]["text"].str.len().median() < 280


def test_sentences_for_one_network_leave_the_words_of_the_others_alone() -> None:
    words = library(WORKSHOP)
    assert words.sentences["professional"] == [] and words.sentences["briefs"]
