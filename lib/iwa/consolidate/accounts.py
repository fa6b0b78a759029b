"""Whose posts are these: the client's own, or somebody else's in the same file."""

from __future__ import annotations

import re

import pandas as pd

from iwa.client import Client
from iwa.exports.labels import normalised

_LINKING = re.compile(r"[^a-z0-9]+")


def own(frame: pd.DataFrame, client: Client) -> pd.Series:
    """True for the rows of the client's own accounts.

    An account matches by name or identifier, whatever case, accents and punctuation. A file that
    names no account (YouTube) is the client's. A network that `client.yaml` lacks is nobody's.
    """
    if frame.empty:
        return pd.Series(dtype="bool", index=frame.index)
    pairs = frame[["network", "account"]].astype("object").fillna("").drop_duplicates()
    known = {(n, a): _is_own(str(n), str(a), client) for n, a in pairs.itertuples(index=False)}
    names = zip(frame["network"], frame["account"].astype("object").fillna(""), strict=True)
    return pd.Series([known[pair] for pair in names], index=frame.index, dtype="bool")


def _is_own(network: str, account: str, client: Client) -> bool:
    declared = client.networks.get(network)
    if declared is None:
        return False
    names = {_plain(part) for part in account.split("|")} - {""}
    declared_names = (declared.name, declared.identifier or "", declared.url or "")
    return not names or bool(names & {_plain(name) for name in declared_names})


def _plain(name: str) -> str:
    return _LINKING.sub("", normalised(name.rstrip("/").rsplit("/", 1)[-1]))
