"""What a video's address holds: its identifier, its account, and the instant it was published."""

from __future__ import annotations

import pandas as pd

from iwa.exports.cells import captured

VIDEO_NUMBER = r"tiktok\.com/(?:[^?#]*/)?(?:video|photo|v|embed)/(?:v2/)?(?P<it>\d{5,})"
_HANDLE = r"tiktok\.com/@(?P<it>[^/?#]+)"
_DIGITS = 19  # since 2016; a shorter or longer number is no identifier
FIRST, LAST = pd.Timestamp("2016-01-01", tz="UTC"), pd.Timestamp("2100-01-01", tz="UTC")


def video_ids(urls: pd.Series) -> pd.Series:
    """The identifier of each video, as text; "" where the address names none, as short links do.

    >>> video_ids(pd.Series(["https://www.tiktok.com/@marette/video/7570000000000000001"])).tolist()
    ['7570000000000000001']
    """
    numbers = captured(urls, VIDEO_NUMBER)
    held = held_instants(numbers)
    return numbers.where(held.between(FIRST, LAST), "").astype("str")


def handles(urls: pd.Series) -> pd.Series:
    """The account's name in each address, without @; "" where there is none."""
    return captured(urls, _HANDLE)


def held_instants(ids: pd.Series) -> pd.Series:
    """The instant of publication that an identifier holds: shifted right by 32 bits, seconds in UTC.

    >>> str(held_instants(pd.Series(["7570000000000000001"]))[0])
    '2025-11-07 15:06:12+00:00'
    """
    whole = ids.where(ids.str.len() == _DIGITS, "0")
    seconds = [int(number) >> 32 for number in whole]
    instants = pd.Series(pd.to_datetime(seconds, unit="s", utc=True), index=ids.index)
    return instants.where(whole != "0").astype("datetime64[ns, UTC]")
