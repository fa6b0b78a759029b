import numpy as np
import pandas as pd

from iwa.demo.identifiers import (
    facebook_posts,
    instagram_media,
    linkedin_activities,
    shortcodes,
    youtube_videos,
)

INSTANTS = pd.Series(pd.to_datetime(["2026-10-06T16:28:41Z", "2025-03-30T00:30:00Z"]))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def number_of(code: str) -> int:
    number = 0
    for letter in code:
        number = number * 64 + LETTERS.index(letter)
    return number


def test_an_instagram_shortcode_has_11_letters_and_holds_the_instant() -> None:
    codes = shortcodes(instagram_media(INSTANTS, rng()))
    assert [len(code) for code in codes] == [11, 11]
    milliseconds = [(number_of(code) >> 23) + 1_314_220_021_721 for code in codes]
    assert pd.to_datetime(milliseconds, unit="ms", utc=True).tolist() == INSTANTS.tolist()


def test_a_linkedin_activity_holds_the_instant_in_19_digits() -> None:
    ids = linkedin_activities(INSTANTS, rng())
    assert [len(str(i)) for i in ids] == [19, 19]
    assert pd.to_datetime(ids >> 22, unit="ms", utc=True).tolist() == INSTANTS.tolist()


def test_facebook_ids_grow_with_time_and_are_too_long_for_a_float() -> None:
    later, earlier = facebook_posts(INSTANTS, rng())
    assert earlier < later
    assert len(str(later)) == 18
    assert later > 2**53


def test_one_youtube_id_in_twenty_begins_with_a_dash_at_least() -> None:
    ids = youtube_videos(40, rng())
    assert {len(i) for i in ids} == {11}
    assert [ids[7][0], ids[27][0]] == ["-", "-"]
    assert len(set(ids)) == 40
