"""The cadence: what the hours hold, and what fewer of them take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.rows import Goal
from iwa.dossier.times import FormatTime
from iwa.editorial.cadence import REGULAR, Cadence, cadence, held, least_of, wished_of
from iwa.editorial.pace import hours_a_post, pace

Made = Callable[..., ClientMonth]
Team = Callable[..., Dossier]
NETWORKS = ("facebook", "instagram", "linkedin", "tiktok", "youtube", "x")


def posts(network: str, count: int, name: str = "image") -> list[dict[str, Any]]:
    return [
        {"network": network, "post_id": f"{network}-{name}-{place}", "format": name, "interactions": 10.0,
         "published_at": pd.Timestamp("2026-10-01 10:00", tz="UTC") + pd.Timedelta(days=place % 30)}
        for place in range(count)
    ]  # fmt: skip


def six(hand_made: Made, dossier: Dossier, **facts: Any) -> ClientMonth:
    whole = {"first": "2026-08-01", "last": "2026-10-31", "measured_at": "2026-11-08"}
    return hand_made(
        dossier, networks={name: {"name": name} for name in NETWORKS},
        sources=[{"file": f"{name}.csv", "network": name, "kind": kind, **whole} for name, kind in _listing()],
        posts=[post for rank, name in enumerate(NETWORKS) for post in posts(name, 24 - 3 * rank)], **facts,
    )  # fmt: skip


def _listing() -> list[tuple[str, str]]:
    return [(name, {"linkedin": "content", "youtube": "videos"}.get(name, "posts")) for name in NETWORKS]


WISHED = {"facebook": 5.6, "instagram": 3.4, "youtube": 0.5, "tiktok": 2.6, "linkedin": 1.5, "x": 4.0}
COSTS = {"facebook": 0.9, "instagram": 1.7, "youtube": 8.0, "tiktok": 2.5, "linkedin": 1.6, "x": 0.5}


def test_fewer_hours_never_give_more_posts_nor_networks() -> None:
    found = [held(WISHED, COSTS, hours / 4) for hours in range(121)]
    assert all(one.hours_used <= (one.hours_available or 0) + 1e-9 for one in found)
    for less, more in pairwise(found):
        assert less.posts <= more.posts and set(less.kept) <= set(more.kept)
        assert all(less.weekly.get(network, 0) <= more.weekly.get(network, 0) for network in more.order[1:])
    assert len({one.posts for one in found}) > 40 and len({len(one.kept) for one in found}) == 7


def test_halving_the_hours_lowers_what_is_held() -> None:
    whole = next(hours for hours in range(81) if len(held(WISHED, COSTS, hours).kept) == 6)
    for hours in range(2, whole + 1):
        more, less = held(WISHED, COSTS, hours), held(WISHED, COSTS, hours / 2)
        assert less.posts < more.posts
        assert len(less.kept) < len(more.kept) or len(more.kept) <= 2


def test_two_networks_are_whole_before_a_third_is_opened() -> None:
    for hours in range(2, 41):
        found = held(WISHED, COSTS, hours / 2)
        if len(found.kept) > 2:
            assert all(found.wished[n] - found.weekly[n] < 0.25 for n in found.order[:2])
        first, second = found.order[:2]
        if found.weekly.get(second, 0) > least_of(second):
            assert found.weekly[first] >= REGULAR * found.wished[first] - 0.25


def test_halving_the_hours_of_the_dossier_lowers_posts_and_networks(hand_made: Made, team: Team) -> None:
    month = six(hand_made, team(10))
    more, less = (cadence(replace(month, dossier=team(hours))) for hours in (10, 5))
    assert less.posts < more.posts and len(less.kept) < len(more.kept)


def test_a_network_kept_gets_its_least_and_one_paused_says_what_it_asks_for(hand_made: Made, team: Team) -> None:
    found = cadence(six(hand_made, team(12)))
    assert all(found.weekly[network] >= least_of(network) for network in found.kept)
    assert {*found.kept, *(network for network, _ in found.paused)} == set(NETWORKS)
    assert all("demande" in reason and "il en reste" in reason for _, reason in found.paused)


def test_a_dearer_format_gives_fewer_posts(hand_made: Made, team: Team) -> None:
    cheap, dear = (team(6, times=[FormatTime(format="image", hours=hours)]) for hours in ("0,5", "3"))
    more, less = (cadence(hand_made(dossier, posts=posts("facebook", 40))) for dossier in (cheap, dear))
    assert less.posts < more.posts


def test_the_network_of_the_objectives_comes_first(hand_made: Made, team: Team) -> None:
    goals = [Goal(type="notoriété", sentence="Être vu", network="Instagram")]
    shown = [*posts("facebook", 20), *posts("instagram", 8)]
    assert cadence(hand_made(team(9), posts=shown)).order[0] == "facebook"
    assert cadence(hand_made(team(9, goals=goals), posts=shown)).order[0] == "instagram"


def test_a_network_that_brings_next_to_nothing_is_paused_whatever_hours_there_are(hand_made: Made, team: Team) -> None:
    shown = [*posts("facebook", 20), *posts("instagram", 20)]
    three = {name: {"name": name} for name in ("facebook", "instagram", "x")}
    goals = [Goal(type="notoriété", sentence="Être vu", network="Facebook")]
    found = cadence(hand_made(team(80, goals=goals), posts=shown, networks=three))
    assert found.paused == (("x", "X : 0\xa0% des interactions, aucun objectif"),)
    assert found.order[-1] == "x" and "x" not in found.wished
    goals = [Goal(type="notoriété", sentence="Être vu", network="X")]
    assert cadence(hand_made(team(80, goals=goals), posts=shown, networks=three)).paused == ()


def test_without_hours_the_rhythm_wished_for_is_kept_and_said_not_to_be_held(hand_made: Made, team: Team) -> None:
    found = cadence(hand_made(team(None), posts=posts("facebook", 26)))
    assert found.hours_available is None and found.hours_left is None and found.paused == ()
    assert found.weekly["facebook"] == 2.25


def test_without_an_hour_nothing_is_kept(hand_made: Made, team: Team) -> None:
    found = cadence(hand_made(team(0), posts=posts("facebook", 26)))
    assert (found.kept, found.hours_used, len(found.paused)) == ((), 0, 2)


def test_what_the_contract_owes_is_wished_for_at_the_shares_of_today(hand_made: Made) -> None:
    shown = [*posts("facebook", 30), *posts("instagram", 10)]
    wished = wished_of(hand_made(posts=shown, quotas={"publications": 52}), ["facebook", "instagram"])
    assert wished["facebook"] == pytest.approx(9.0) and wished["instagram"] == pytest.approx(3.0)
    assert wished_of(hand_made(), ["instagram"])["instagram"] == least_of("instagram")


def test_stories_and_answers_are_no_posts_and_stories_cost_their_time(hand_made: Made, team: Team) -> None:
    shown = [*posts("instagram", 10), *posts("instagram", 20, "story"), *posts("instagram", 5, "reply")]
    month = hand_made(team(8), posts=shown)
    found = pace(month, "instagram")
    assert found.mix == {"image": 1.0} and found.stories_a_post == pytest.approx(2.0)
    assert hours_a_post(month, "instagram") == pytest.approx(0.75 + 2 * 0.25)


def test_where_nothing_is_published_the_playbook_says_the_formats(hand_made: Made) -> None:
    found = pace(hand_made(), "instagram")
    assert not found.is_observed and set(found.mix) == {"carousel", "image", "reel"}


def test_where_no_export_covers_the_window_the_pace_is_not_known(hand_made: Made) -> None:
    assert pace(hand_made(sources=[]), "facebook").weekly is None


def test_nothing_is_a_cadence_of_itself() -> None:
    assert Cadence({}, (), (), 0.0, None, {}).posts == 0
