"""Whose figures are these: the client's own, or somebody else's in the same file."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd

from iwa.client import Account, Client
from iwa.consolidate.latest import distinct
from iwa.exports.wording import normalised

MOST_PAIRS = 1 << 20  # of network, account and number: more would cost more memory than sorting them
_LINKING = re.compile(r"[^\w]+|_")
# What stands behind a page's name in an address without naming it.
_SECTIONS = frozenset({"about", "admin", "posts", "reels", "videos", "photos", "shorts", "mycompany", "featured"})


def own(frame: pd.DataFrame, client: Client) -> pd.Series:
    """True for the rows of the client's own accounts (columns network, account, account_id if any).

    An account matches by name, by number or by the name in its address, whatever case, accents
    and punctuation. A file that names no account (YouTube) is the client's. A network that
    `client.yaml` lacks is nobody's.
    """
    names = [name for name in ("network", "account", "account_id") if name in frame]
    if frame.empty or "account" not in names:
        return pd.Series(
            frame["network"].isin(list(client.networks)) if len(frame) else [], index=frame.index, dtype="bool"
        )
    code = np.zeros(len(frame), dtype="int64")
    for name in names:
        part = distinct(frame[name])
        code = code * (part.max() + 1) + part
    if code.max() > MOST_PAIRS:
        code, _ = pd.factorize(code)
    place = np.full(code.max() + 1, -1)
    place[code] = np.arange(len(code))
    first = frame[names].iloc[place[place >= 0]].astype("object").fillna("")
    answers = [_is_own(client.networks.get(row[0]), row[1:]) for row in first.itertuples(index=False, name=None)]
    known = np.zeros(len(place), dtype="bool")
    known[place >= 0] = answers
    return pd.Series(known[code], index=frame.index)


def names_somebody(*printed: str) -> bool:
    """Whether anything is left of the printed names to know an account by.

    >>> names_somebody("@", ""), names_somebody("", "104827315569201")
    (False, True)
    """
    return any(_plain(name) for name in printed)


def _is_own(declared: Account | None, printed: tuple[str, ...]) -> bool:
    if declared is None:
        return False
    names = {_plain(name) for name in printed} - {""}
    known = {_plain(declared.name), _plain(declared.identifier or ""), _plain(_named_in(declared.url or ""))}
    return not names or bool(names & known)


def _plain(name: str) -> str:
    """A name without what varies: case, accents, punctuation, the @ of a handle; an address by what it names."""
    bare = _named_in(name) if "://" in name or name.startswith("www.") else name
    return _LINKING.sub("", normalised(bare))


def _named_in(address: str) -> str:
    """What an address of a profile names: its number, else its last part that is no section."""
    parts = urlsplit(address if "//" in address else "//" + address)
    number = parse_qs(parts.query).get("id")
    path = [part for part in parts.path.split("/") if part and part.casefold() not in _SECTIONS]
    return number[0] if number else (path[-1] if path else "")
