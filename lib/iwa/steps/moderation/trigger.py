"""From how many messages a crisis begins, told from what usually comes to this client."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.trust import busiest
from iwa.months import Month
from iwa.steps.tracing import known, post_figure
from iwa.traced import within

TIMES = 3  # the busiest that the window saw
FEWEST_AN_HOUR, FEWEST_A_DAY, FEWEST_A_POST = 5, 15, 20


@dataclass(frozen=True)
class Trigger:
    """The crisis in numbers, and the habit that they are told from; both as sentences."""

    said: str
    usual: str


def trigger(month: ClientMonth) -> Trigger:
    """From the messages of the window; else from the post with most comments; else the house's numbers, said to be so."""
    rows = _window(month)
    if len(rows):
        return _of_messages(month, rows)
    posts = month.window_posts[month.window_posts["comments"].fillna(0) > 0]
    return _of_posts(posts) if len(posts) else Trigger(
        f"{FEWEST_AN_HOUR} messages négatifs en une heure, ou {FEWEST_A_DAY} en un jour",
        f"Volume habituel inconnu chez {month.client.name} : seuils de la maison, à régler dès le premier mois compté",
    )  # fmt: skip


def _window(month: ClientMonth) -> pd.DataFrame:
    months = [when for when in _months(month) if when in month.inbox.known]
    return pd.concat([month.inbox.of(when) for when in months]) if months else month.messages.iloc[:0]


def _months(month: ClientMonth) -> list[str]:
    return [str(when) for when in month.month.months_back(12) if when >= Month.of(month.window[0].date())]


def _of_messages(month: ClientMonth, rows: pd.DataFrame) -> Trigger:
    zone, where = month.client.timezone, {"since": _months(month)[0], "month": str(month.month)}
    hour, day = (busiest(rows, zone, unit) for unit in ("%Y-%m-%d %H", "%Y-%m-%d"))
    shown = [
        known(numbers.integer(value), name, "messages", **where)
        for value, name in ((hour, "busiest_hour"), (day, "busiest_day"))
    ]
    usual = f"D’habitude : {shown[0]} message{'s' if hour >= 2 else ''} au plus en une heure, {shown[1]} en un jour, sur la fenêtre"
    an_hour, a_day = max(FEWEST_AN_HOUR, TIMES * hour), max(FEWEST_A_DAY, TIMES * day)
    return Trigger(
        f"{numbers.integer(an_hour)} messages négatifs en une heure, ou {numbers.integer(a_day)} en un jour",
        within(usual, *shown),
    )


def _of_posts(posts: pd.DataFrame) -> Trigger:
    most = posts.sort_values(["comments", "post_id"], ascending=[False, True], kind="stable").to_dict("records")[0]
    shown = post_figure(most, numbers.integer(most["comments"]), "comments")
    level = max(FEWEST_A_POST, TIMES * most["comments"])
    return Trigger(
        f"{numbers.integer(level)} commentaires hostiles sous une publication en un jour",
        within(f"D’habitude : {shown} commentaires au plus sous une publication de la fenêtre, tous tons mêlés", shown),
    )
