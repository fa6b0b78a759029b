"""Whose accounts a file names, by the rule that parts a client's own figures from those of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from iwa.client import Client
from iwa.consolidate.accounts import names_somebody, own
from iwa.sorting.deposits import PrintedAccount

Owners = Mapping[PrintedAccount, tuple[str, ...]]


def owners(accounts: Iterable[PrintedAccount], clients: Mapping[str, Client]) -> Owners:
    """The clients, by their folder, that declare each account; none for one that nobody declares."""
    known = sorted(set(accounts))
    # "own" gives to the client whatever names nobody; here that is nobody's.
    rows = [(a.network if names_somebody(a.name, a.number) else "", a.name, a.number) for a in known]
    frame = pd.DataFrame(rows, columns=["network", "account", "account_id"], dtype="str")
    declared = {slug: own(frame, client).tolist() for slug, client in clients.items()}
    return {account: tuple(slug for slug in declared if declared[slug][i]) for i, account in enumerate(known)}
