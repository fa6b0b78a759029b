"""The client's own part of what the files hold, and a sentence on each file's other accounts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa import tables
from iwa.client import Client
from iwa.consolidate.accounts import own
from iwa.exports.collect import Collected
from iwa.exports.reading import without
from iwa.months import Month
from iwa.networks import NAMES
from iwa.numbers import counted, listed


@dataclass(frozen=True)
class Own:
    """Sightings, measurements and audience of the client's own accounts.

    `apart` has the rows of others (source_file, source_sheet, source_row), `issues` says whose.
    """

    sightings: pd.DataFrame
    measurements: pd.DataFrame
    audience: pd.DataFrame
    apart: pd.DataFrame
    issues: pd.DataFrame


def own_part(collected: Collected, client: Client, month: Month) -> Own:
    """What is the client's, of the posts those published by the month's last day in its zone.

    An account known by its number in the posts is known in the figures too. A post without a date
    stays in.
    """
    posts, figures, audience = collected.posts, collected.measurements, collected.audience
    mine = own(posts, client)
    own_figures = _own_figures(figures, client, posts.loc[mine, ["network", "account"]] if len(posts) else posts)
    own_audience = own(audience, client)
    others = [without(posts, mine), without(figures, own_figures), without(audience, own_audience)]
    return Own(
        sightings=without(posts, ~(mine & _until(posts, client, month))),
        measurements=without(figures, ~own_figures),
        audience=audience[own_audience].reset_index(drop=True),
        apart=_places(others),
        issues=_told(others, client),
    )


def _own_figures(figures: pd.DataFrame, client: Client, posts: pd.DataFrame) -> pd.Series:
    found = own(figures, client)
    if found.all() or posts.empty:
        return found
    known = set(posts[["network", "account"]].drop_duplicates().itertuples(index=False, name=None))
    rest = figures.loc[~found, ["network", "account"]].itertuples(index=False, name=None)
    found[~found] = [pair in known for pair in rest]
    return found


def _until(posts: pd.DataFrame, client: Client, month: Month) -> pd.Series:
    end = pd.Timestamp(month.next.first, tz=client.timezone)
    return ~(posts["published_at"] >= end) if len(posts) else pd.Series(True, index=posts.index, dtype="bool")


def _places(parts: list[pd.DataFrame]) -> pd.DataFrame:
    names = ["source_file", "source_sheet", "source_row"]
    places = [part.reindex(columns=names).drop_duplicates() for part in parts if len(part)]
    return pd.concat(places, ignore_index=True) if places else pd.DataFrame(columns=names)


def _told(others: list[pd.DataFrame], client: Client) -> pd.DataFrame:
    posts = others[0]
    if not any(map(len, others)):
        return tables.empty(tables.ISSUES)
    whole = pd.concat(
        [part.reindex(columns=["source_file", "network", "account"]) for part in others]
    ).drop_duplicates()
    rows = []
    for file, part in whole.groupby("source_file", sort=True, observed=True):
        network = str(part["network"].iloc[0])
        count = posts.loc[posts["source_file"] == file, "post_id"].nunique() if len(posts) else 0
        what = counted(count, "publication") + " à part" if count else "fichier mis à part"
        sentence = f"{_reason(network, part['account'], client)} : {what}, hors de tous les chiffres."
        rows.append(
            {"file": file, "severity": "à vérifier", "kind": "other-account", "sentence": sentence, "network": network}
        )
    return pd.DataFrame(rows, columns=list(tables.ISSUES.columns))


def _reason(network: str, accounts: pd.Series, client: Client) -> str:
    if network not in client.networks:
        return f"Le réseau {NAMES[network]} n’est pas déclaré dans client.yaml"
    names = sorted(set(accounts.dropna().astype("str")))
    return f"Compte autre que celui de client.yaml ({listed(f'« {name} »' for name in names[:5])})"
