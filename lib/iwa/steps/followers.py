"""What the networks say of the followers, as an indicator: their first function, and how many are nearby."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.audience.aimed import held, labels_in
from iwa.audience.composition import compositions
from iwa.client_month import ClientMonth
from iwa.dossier.target import Target
from iwa.measures.registry import MEASURES
from iwa.steps.follower_figures import share_figure
from iwa.steps.wording import network_name
from iwa.traced import within

LEADING = {"leading_function": "fonction", "leading_seniority": "niveau hiérarchique"}
LOCAL, PLACES = "local_followers", ("ville", "lieu")


@dataclass(frozen=True)
class FollowersLine:
    """A share of the followers, in numbers and in words."""

    where: str
    share: float
    words: str
    source: str


def is_of_followers(measure: str) -> bool:
    """Whether a measure is read in the composition of the followers."""
    return measure in LEADING or measure == LOCAL


def followers_line(month: ClientMonth, network: str, measure: str) -> FollowersLine | None:
    """The share that a measure names on a network; None where no export says it."""
    name, origin = network_name(network), f"exports {network_name(network)}, abonnés"
    if measure == LOCAL:
        share = local_share(month, network)
        if share is None:
            return None
        area = numbers.listed(month.client.area)
        shown = share_figure(compositions(month, network)[_places(month, network)], _local(month, network), share)
        told = within(f"{shown} des abonnés", shown)
        return FollowersLine(
            name, share, told, f"{origin} dans la zone ({area}) ; aucun export ne dit la portée par lieu"
        )
    found = compositions(month, network).get(LEADING[measure])
    if found is None:
        return None
    share = MEASURES[measure].over(pd.DataFrame({"share": list(found.shares.values())}))
    shown = share_figure(found, [found.leading], share)
    return FollowersLine(name, share, within(f"{found.leading} ({shown})", shown), origin)


def local_share(month: ClientMonth, network: str) -> float | None:
    """The share of a network's followers in the client's area; None where no town of it is exported."""
    if not _places(month, network) or not month.client.area:
        return None
    places, local = compositions(month, network)[_places(month, network)], _local(month, network)
    rows = pd.DataFrame(
        {"share": list(places.shares.values()), "is_local": [label in local for label in places.shares]}
    )
    value = MEASURES[LOCAL].over(rows)
    return None if pd.isna(value) else value


def _places(month: ClientMonth, network: str) -> str:
    """The dimension that says where a network's followers are, "" without one."""
    found = compositions(month, network)
    return next((name for name in PLACES if name in found), "")


def _local(month: ClientMonth, network: str) -> tuple[str, ...]:
    """The places of the client's area among those of a network's followers."""
    shares = compositions(month, network)[_places(month, network)].shares
    towns = [
        Target.model_construct(name="zone", dimension="ville", value=town, share=None) for town in month.client.area
    ]
    return labels_in([held(town, shares) for town in towns])
