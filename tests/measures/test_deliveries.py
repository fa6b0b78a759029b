"""What was delivered, what is owed, what is carried over."""

from __future__ import annotations

import pandas as pd

from iwa.measures.deliveries import Delivery, Work, deliveries
from iwa.months import Month

MONTHS = [Month(2026, 9), Month(2026, 10)]
NETWORKS = ["facebook", "instagram"]


def entered(*rows: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["month", "indicator", "value"])


def figures(measure: str, **months: tuple[float | None, float | None]) -> dict[tuple[str, str, str], float]:
    """The figures of both networks by month, "m09" or "m10"; None leaves one out."""
    return {
        (network, measure, f"2026-{name[1:]}"): value
        for name, values in months.items()
        for network, value in zip(NETWORKS, values, strict=True)
        if value is not None
    }


def found(
    known: dict[tuple[str, str, str], float], quotas: dict[str, int], *rows: tuple[str, str, float]
) -> list[Delivery]:
    return deliveries(Work(known, entered(*rows), NETWORKS), quotas, MONTHS)


def test_posts_of_all_networks_count_and_what_lacks_is_carried_over() -> None:
    (posts,) = found(figures("posts", m09=(3.0, 4.0), m10=(5.0, 6.0)), {"publications": 10})
    assert (posts.done, posts.due, posts.gap, posts.balance) == (11.0, 10, 1.0, -2.0)


def test_a_network_without_a_figure_leaves_gap_and_balance_unknown() -> None:
    (posts,) = found(figures("posts", m09=(3.0, 4.0), m10=(5.0, None)), {"publications": 10})
    assert (posts.done, posts.gap, posts.balance, posts.lacking) == (5.0, None, None, ("instagram",))


def test_stories_are_those_of_the_networks_whose_exports_list_them() -> None:
    (stories,) = found(figures("stories", m09=(None, 4.0), m10=(None, 6.0)), {"stories": 5})
    assert (stories.done, stories.gap, stories.balance, stories.lacking) == (6.0, 1.0, 0.0, ())


def test_a_month_without_any_figure_is_unknown_and_not_zero() -> None:
    (posts,) = found(figures("posts", m10=(5.0, 6.0)), {"publications": 10})
    assert (posts.done, posts.gap, posts.balance) == (11.0, 1.0, None)


def test_answers_and_shoots_are_those_the_team_noted() -> None:
    noted = [("2026-09", "réponses", 40.0), ("2026-10", "réponses", 55.0), ("2026-10", "tournages", 1.0)]
    answers, shoots = found({}, {"reponses": 50, "tournages": 1}, *noted)
    assert (answers.done, answers.gap, answers.balance) == (55.0, 5.0, -5.0)
    assert (shoots.done, shoots.gap, shoots.balance) == (1.0, 0.0, None)


def test_what_is_owed_and_noted_nowhere_is_missing() -> None:
    (answers,) = found({}, {"reponses": 50})
    assert (answers.done, answers.gap) == (None, None)


def test_what_is_done_beyond_the_contract_is_shown_without_a_gap() -> None:
    posts, stories = found(figures("posts", m10=(1.0, 1.0)) | figures("stories", m10=(0.0, 9.0)), {"publications": 2})
    assert (stories.kind, stories.done, stories.due, stories.gap) == ("stories", 9.0, None, None)
    assert posts.gap == 0.0
