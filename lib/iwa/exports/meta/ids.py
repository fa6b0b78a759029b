"""Identifiers of Facebook and Instagram posts: taken from the address when a spreadsheet damaged them.

A spreadsheet keeps 15 digits of a number and prints long ones as 1.22E+17; a program that takes
them for decimal numbers rounds them to the next multiple of 2, 4, 8 or 16. A damaged number is
never an identifier.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from iwa.exports.cells import captured

SHORTCODE = r"instagram\.com/(?:[^/?#]+/)?(?:p|reel|reels|tv)/(?P<it>[A-Za-z0-9_-]+)"
STORY_NUMBER = r"/stories/[^/?#]+/(?P<it>\d{5,})"
FACEBOOK_NUMBER = (
    r"(?:[?&](?:story_fbid|fbid|v|multi_permalinks)=|/reels?/|/permalink/|/(?:posts|videos)/(?:[^/?#]*/)?"
    r"|/photos/(?:[^/?#]+/)?|/stories/(?:[^/?#]+/)?)(\d{5,})(?![\w.])"
)
KEPT_DIGITS = 15  # what a spreadsheet keeps of a number
CODE_LETTERS = 11  # any more belong to the key of a private account
INSTAGRAM_EPOCH_MS = 1_314_220_021_721
_BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HIGHEST_FIRST_LETTER = 15  # 11 letters hold 66 bits, an identifier 64


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


def intact(ids: pd.Series) -> pd.Series:
    """The numbers that no program has rounded, "" in the place of the others.

    Judged on the column's distinct numbers: one of 17 digits in a hundred ends in 00 by nature,
    a column of them was cut by a spreadsheet.

    >>> intact(pd.Series(["122121474620644102", "1.22121E+17", "122158000000000000"])).tolist()
    ['122121474620644102', '', '']
    """
    bare = ids.str.strip()
    distinct = set(bare.unique().tolist())  # a list first: pandas hands out its texts one by one
    digits = {text for text in distinct if text.isdecimal() and text.isascii()}
    long = {text for text in digits if len(text) > KEPT_DIGITS}
    crushed = {text for text in long if text.endswith("000000")}
    damaged = (distinct - digits) | crushed | _cut(long) | _rounded(long)
    return bare.mask(bare.isin(damaged), "") if damaged else bare


def _cut(ids: set[str]) -> set[str]:
    """Nothing but zeros after the 15th digit, more often than chance allows."""
    zeros = {text for text in ids if not text[KEPT_DIGITS:].strip("0")}
    by_chance = sum(count * 10.0 ** (KEPT_DIGITS - length) for length, count in Counter(map(len, ids)).items())
    return zeros if len(zeros) > by_chance + 4 * by_chance**0.5 + 0.5 else set()


def _rounded(ids: set[str]) -> set[str]:
    """All are numbers a float can hold, where chance would give that once in a million."""
    numbers = [text for text in ids if len(text) <= 18]
    if any(int(float(text)) != int(text) for text in numbers):  # mostly the first one tells
        return set()
    bits_lost = np.log2(np.spacing(np.array(numbers, dtype="float64"))).clip(min=0).sum()
    return ids if bits_lost >= 20 else set()


def instagram_keys(ids: pd.Series, urls: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The key of each post, and which keys stand in for a damaged number.

    The shortcode of the address: it is the same in every export and can name a file. A story
    has none: its own number if intact, else the number in its address, else the address. "" when
    a row has neither.
    """
    codes = shortcodes(urls)
    if (codes != "").all():  # in most exports; weighing the numbers costs ten times as much
        return codes, pd.Series(False, index=urls.index)
    keys, replaced = _first_found(intact(ids), captured(urls, STORY_NUMBER), urls)
    return codes.where(codes != "", keys), replaced & (codes == "")


def facebook_keys(ids: pd.Series, urls: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The key of each post, and which keys stand in for a damaged number.

    The post's own number if intact, else the number in the address of a post, video, reel or
    photo, else the address. The number in an address is not always the post's own: the same
    post read from an intact file has another key then, and only the address ties the two.
    """
    whole = intact(ids)
    lost = whole == ""
    numbers = (
        urls[lost].str.extract(FACEBOOK_NUMBER, expand=False).reindex(urls.index).fillna("") if lost.any() else whole
    )
    return _first_found(whole, numbers, urls)


def _first_found(ids: pd.Series, numbers: pd.Series, urls: pd.Series) -> tuple[pd.Series, pd.Series]:
    keys = ids.where(ids != "", numbers.where(numbers != "", urls))
    return keys, (ids == "") & (keys != "")
