"""How fast the client answers, in the hours in which it answers, held against the time aimed at by channel.

Who waits counts: a message left without an answer is late, and so is one of before that was late already
when the month began and still waits.
"""

from __future__ import annotations

import pandas as pd

from iwa.measures.relation import closings
from iwa.measures.tone import is_unhappy, tones
from iwa.measures.wilson import wilson
from iwa.measures.working_time import Opening, working_seconds
from iwa.method.moderation import moderation
from iwa.months import Month

HOUR_S = 3600.0
FEWEST_FOR_TAIL = 10  # answers under which nine in ten says nothing
NAN = float("nan")


def at_work(ready: pd.DataFrame, opening: Opening) -> pd.DataFrame:
    """Prepared messages with what is counted in working time.

    `work_s`: seconds of opening until the answer, missing without one or its hour. `in_time`: whether the answer came
    within the time aimed at; False too for one left without an answer, or answered without an hour, missing where no
    file tells, or where the time aimed at is not over at the closing. `tone`: as the rules read it. `negative`.
    """
    ends = ready["month"].map(closings(ready["month"], opening.zone)).astype("datetime64[ns, UTC]")
    work = working_seconds(ready["received_at"], ready["answered_at"].where(ready["wait_s"].notna()), opening)
    due = working_seconds(ready["received_at"], ends, opening) > targets(ready)
    late = ready["answered"].notna() & work.isna() & (due | ready["answered"].fillna(False).astype("bool"))
    in_time = (work <= targets(ready)).astype("boolean").where(work.notna() | late)
    told = ready.assign(work_s=work, in_time=in_time, tone=tones(ready["text"]))
    return told.assign(negative=is_unhappy(told))


def targets(messages: pd.DataFrame) -> pd.Series:
    """The time aimed at for each message, in seconds of opening."""
    return messages["channel"].map(moderation().answers).astype("float64") * HOUR_S


def carried(ready: pd.DataFrame, opening: Opening, month: Month, since: pd.Timestamp) -> pd.DataFrame:
    """The messages of before a month, from an instant on, that were late when it began and had no answer yet."""
    begin = pd.Timestamp(month.first, tz=opening.zone)
    before = ready[(ready["received_at"] >= since) & (ready["month"] < str(month)) & ready["answered"].notna()]
    undated = before["answered_at"].isna() & before["answered"].astype("bool")
    waiting = before[~undated & ~(before["answered_at"] < begin)]
    starts = pd.Series(begin.tz_convert("UTC"), index=waiting.index)
    late = working_seconds(waiting["received_at"], starts, opening) > targets(waiting)
    found = waiting[late]
    no = pd.Series(False, index=found.index, dtype="boolean")
    return found.assign(in_time=no, work_s=NAN)


def typical_work(messages: pd.DataFrame) -> float:
    """The median of the seconds of opening until an answer; missing without one."""
    return float(messages["work_s"].median())


def long_work(messages: pd.DataFrame) -> float:
    """The time under which nine answers in ten came; missing under `FEWEST_FOR_TAIL` answers."""
    timed = messages["work_s"].dropna()
    return float(timed.quantile(0.9)) if len(timed) >= FEWEST_FOR_TAIL else NAN


def judged(messages: pd.DataFrame) -> int:
    """Of how many messages it is known whether they were answered in time."""
    return int(messages["in_time"].notna().sum())


def in_time_share(messages: pd.DataFrame) -> float:
    """The share answered in time of those of which it is known; missing without one."""
    known = messages["in_time"].dropna()
    return float(known.astype("float64").mean()) if len(known) else NAN


def in_time_interval(messages: pd.DataFrame) -> tuple[float, float]:
    """Wilson's interval of that share; both ends missing without a message."""
    share = in_time_share(messages)
    return (NAN, NAN) if pd.isna(share) else wilson(share, judged(messages))


def waiting(messages: pd.DataFrame) -> float:
    """How many have no answer at the closing of their month; missing where none is known."""
    known = messages["answered"].dropna()
    return float((~known.astype("bool")).sum()) if len(known) else NAN
