"""Identifiers of Facebook and Instagram posts: taken from the address when a spreadsheet damaged them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from iwa.exports.cells import captured
from iwa.exports.whole_ids import intact

SHORTCODE = r"instagram\.com/(?:[^/?#]+/)?(?:p|reel|reels|tv)/(?P<it>[A-Za-z0-9_-]+)"
STORY_NUMBER = r"/stories/[^/?#]+/(?P<it>\d{5,})"
FACEBOOK_NUMBER = (
    r"(?:[?&](?:story_fbid|fbid|v|multi_permalinks)=|/reels?/|/permalink/|/(?:posts|videos)/(?:[^/?#]*/)?"
    r"|/photos/(?:[^/?#]+/)?|/stories/(?:[^/?#]+/)?)(\d{5,})(?![\w.])"
)
CODE_LETTERS = 11  # any more belong to the key of a private account
INSTAGRAM_EPOCH_MS = 1_314_220_021_721
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HIGHEST_FIRST_LETTER = 15  # 11 letters hold 66 bits, an identifier 64


@dataclass(frozen=True)
class Keys:
    """The key of each post, which keys stand in for a damaged number, and Instagram's shortcodes ("" without)."""

    keys: pd.Series
    replaced: pd.Series
    shortcodes: pd.Series


def shortcodes(urls: pd.Series) -> pd.Series:
    """The code of an Instagram post or reel in its address, "" where there is none.

    >>> shortcodes(pd.Series(["https://www.instagram.com/reel/DHN03JLgBCS/"])).tolist()
    ['DHN03JLgBCS']
    """
    return captured(urls, SHORTCODE)


def held_instants(codes: pd.Series) -> pd.Series:
    """The instant of publication that an Instagram shortcode holds, in UTC.

    Milliseconds are the identifier shifted right by 23 bits, counted from 1314220021721. NaT for
    a code under 11 letters: those are older than any export, or no code at all.

    >>> str(held_instants(pd.Series(["DHN03JLgBCS"]))[0].floor("min"))
    '2025-03-15 10:06:00+00:00'
    """
    milliseconds = pd.Series(pd.NaT, index=codes.index, dtype="datetime64[ms, UTC]")
    whole = codes.str.len() >= CODE_LETTERS
    heads = codes[whole].str.slice(0, CODE_LETTERS)
    if heads.empty:
        return milliseconds.astype("datetime64[ns, UTC]")
    value_of = np.zeros(256, dtype=np.uint64)
    value_of[list(_BASE64)] = np.arange(64)
    letters = value_of[np.frombuffer("".join(heads.tolist()).encode("ascii"), dtype=np.uint8)].reshape(-1, CODE_LETTERS)
    numbers = np.zeros(len(heads), dtype=np.uint64)
    for place in range(CODE_LETTERS):
        numbers = (numbers << np.uint64(6)) | letters[:, place]
    since = (numbers >> np.uint64(23)).astype("int64") + INSTAGRAM_EPOCH_MS
    instants = pd.Series(pd.to_datetime(since, unit="ms", utc=True), index=heads.index)
    milliseconds.loc[heads.index] = instants.where(letters[:, 0] <= _HIGHEST_FIRST_LETTER)
    return milliseconds.astype("datetime64[ns, UTC]")


def instagram_keys(ids: pd.Series, urls: pd.Series) -> Keys:
    """The key of each post.

    The shortcode of the address: it is the same in every export and can name a file. A story
    has none: its own number if intact, else the number in its address, else the address. "" when
    a row has neither.
    """
    codes = shortcodes(urls)
    if (codes != "").all():  # in most exports; weighing the numbers costs ten times as much
        return Keys(codes, pd.Series(False, index=urls.index), codes)
    keys, replaced = _first_found(intact(ids), captured(urls, STORY_NUMBER), urls)
    return Keys(codes.where(codes != "", keys), replaced & (codes == ""), codes)


def facebook_keys(ids: pd.Series, urls: pd.Series) -> Keys:
    """The key of each post.

    The post's own number if intact, else the number in the address of a post, video, reel or
    photo, else the address. The number in an address is not always the post's own: the same
    post read from an intact file has another key then, and only the address ties the two.
    """
    whole = intact(ids)
    lost = whole == ""
    numbers = (
        urls[lost].str.extract(FACEBOOK_NUMBER, expand=False).reindex(urls.index).fillna("") if lost.any() else whole
    )
    keys, replaced = _first_found(whole, numbers, urls)
    return Keys(keys, replaced, pd.Series("", index=urls.index, dtype="str"))


def _first_found(ids: pd.Series, numbers: pd.Series, urls: pd.Series) -> tuple[pd.Series, pd.Series]:
    keys = ids.where(ids != "", numbers.where(numbers != "", urls))
    return keys, (ids == "") & (keys != "")
