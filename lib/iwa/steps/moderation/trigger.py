"""From how many messages a crisis begins, told from what usually comes to this client; and whether it has begun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.surge import surge
from iwa.measures.trust import busiest
from iwa.months import Month
from iwa.steps.tracing import OR, known, post_figure
from iwa.traced import within

TIMES = 3  # the busiest that the window saw
HOUR, DAY = "%Y-%m-%d %H", "%Y-%m-%d"
FEWEST_AN_HOUR, FEWEST_A_DAY, FEWEST_A_POST = 5, 15, 20


@dataclass(frozen=True)
class Trigger:
    """The crisis in numbers, and the habit that they are told from; both as sentences."""

    said: str
    usual: str
    hour: float = FEWEST_AN_HOUR
    day: float = FEWEST_A_DAY


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
    """A raid is no habit: its days are left out."""
    zone, where = month.client.timezone, {"since": _months(month)[0], "month": str(month.month)}
    raid = surge(rows, zone)
    if raid:
        rows = rows[raid.others(rows, zone)]
        where["but_day"] = OR.join(str(day) for day in raid.days)
    hour, day = (busiest(rows, zone, unit) for unit in (HOUR, DAY))
    shown = [
        known(numbers.integer(value), name, "messages", **where)
        for value, name in ((hour, "busiest_hour"), (day, "busiest_day"))
    ]
    usual = f"D’habitude : {shown[0]} message{'s' if hour >= 2 else ''} au plus en une heure, {shown[1]} en un jour, sur la fenêtre"
    an_hour, a_day = max(FEWEST_AN_HOUR, TIMES * hour), max(FEWEST_A_DAY, TIMES * day)
    return Trigger(
        f"{numbers.integer(an_hour)} messages négatifs en une heure, ou {numbers.integer(a_day)} en un jour",
        within(usual, *shown),
        an_hour,
        a_day,
    )


def crossed(month: ClientMonth) -> str:
    """Where the month's negative messages passed the trigger: "12 négatifs en une heure le 15 octobre"; "" where they did not."""
    if str(month.month) not in month.inbox.known:
        return ""
    rows, level = month.inbox.of(str(month.month)), trigger(month)
    rows = rows[rows["negative"]]
    for unit, least, span in ((HOUR, level.hour, "en une heure"), (DAY, level.day, "en un jour")):
        counts = rows["received_at"].dt.tz_convert(month.client.timezone).dt.strftime(unit).value_counts()
        if len(counts) and counts.iloc[0] >= least:
            when = numbers.day(date.fromisoformat(str(counts.index[0])[:10]), year=False)
            return f"{numbers.counted(counts.iloc[0], 'négatif')} {span} le {when}"
    return ""


def _of_posts(posts: pd.DataFrame) -> Trigger:
    most = posts.sort_values(["comments", "post_id"], ascending=[False, True], kind="stable").to_dict("records")[0]
    shown = post_figure(most, numbers.integer(most["comments"]), "comments")
    level = max(FEWEST_A_POST, TIMES * most["comments"])
    return Trigger(
        f"{numbers.integer(level)} commentaires hostiles sous une publication en un jour",
        within(f"D’habitude : {shown} commentaires au plus sous une publication de la fenêtre, tous tons mêlés", shown),
    )
