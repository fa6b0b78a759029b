"""Identifiers of posts on X: taken from the address, which no spreadsheet damages.

A spreadsheet prints an identifier of 19 digits as 1.89E+18, or keeps 15 of its digits. The
address of the post holds it too, as text.
"""

from __future__ import annotations

import pandas as pd

from iwa.exports.cells import captured
from iwa.exports.whole_ids import intact

STATUS_NUMBER = r"(?:^|[/.])(?:x|twitter)\.com/(?:i/web|[^/?#]+)/status(?:es)?/(?P<it>\d+)"
_HANDLE = r"(?:^|[/.])(?:x|twitter)\.com/(?P<it>[A-Za-z0-9_]{1,15})/status(?:es)?/\d"
_ANY_CASE = "(?i)"
EPOCH_MS = 1_288_834_974_657
# An identifier holds its instant since November 2010; it is a signed integer of 64 bits.
_FEWEST_DIGITS, _LARGEST = 11, "9223372036854775807"


def keys(ids: pd.Series, urls: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The identifier of each post, "" where it is lost; and which ones the address had to give back.

    The number in the address, else the identifier itself when no spreadsheet rounded it.

    >>> found, given_back = keys(pd.Series(["1.49E+18"]), pd.Series(["https://x.com/atelier/status/1487761305826205706"]))
    >>> found.tolist(), given_back.tolist()
    (['1487761305826205706'], [True])
    """
    linked, printed = captured(urls, _ANY_CASE + STATUS_NUMBER), ids.str.strip()
    found = linked.where(linked != "", intact(printed))
    whole = (found.str.len() >= _FEWEST_DIGITS) & (found.str.zfill(len(_LARGEST)) <= _LARGEST)
    found = found.where(whole & (found.str.len() <= len(_LARGEST)), "")
    return found, (found != "") & (printed != "") & (printed != found)


def instants(post_ids: pd.Series) -> pd.Series:
    """The instant of publication that an identifier holds, in UTC, to the millisecond.

    >>> str(instants(pd.Series(["1487761305826205706"]))[0])
    '2022-01-30 12:15:11.234000+00:00'
    """
    milliseconds = (post_ids.astype("int64").to_numpy() >> 22) + EPOCH_MS
    return pd.Series(pd.to_datetime(milliseconds, unit="ms", utc=True), index=post_ids.index).astype(
        "datetime64[ns, UTC]"
    )


def handles(urls: pd.Series) -> pd.Series:
    """The account that published, as its name stands in the address; "" where it does not.

    >>> handles(pd.Series(["https://twitter.com/Atelier_N/status/1487761305826205706", "https://x.com/i/status/1"])).tolist()
    ['Atelier_N', '']
    """
    found = captured(urls, _ANY_CASE + _HANDLE)
    return found.mask(found == "i", "")
