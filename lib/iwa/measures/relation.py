"""Messages, comments and reviews: when they were answered, and what is counted over them.

Times are elapsed hours, nights and closed days included: the client writes no opening hours. What
was answered is what was known to be at the closing of the message's own month: a figure once
reported stays. A file that does not tell answers leaves them unknown, never at none.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd

from iwa.measures.qualified import is_qualified
from iwa.months import Month

DAY_S = 24 * 3600.0
FEWEST_FOR_TAIL = 10  # answers under which nine in ten says nothing
KNOWN = 0.8  # share of the messages of which an answer, or a text, must be known
NAN = float("nan")
# The indicators of the dossier's tab "saisies".
SATISFACTION, OPENED = ("satisfaction", "réponses à l’enquête"), ("demandes ouvertes", "demandes résolues")


def prepared(messages: pd.DataFrame, zone: str) -> pd.DataFrame:
    """The messages with what is counted over them.

    `month`: "2026-10", in the client's zone. `answered`: by the closing of that month; missing where
    the file does not tell. `wait_s`: seconds until the answer, missing without one or its hour.
    `qualified`: of a comment with a text; else missing.
    """
    months = messages["received_at"].dt.tz_convert(zone).dt.strftime("%Y-%m").astype("str")
    in_time = messages["answered_at"] < months.map(closings(months, zone)).astype("datetime64[ns, UTC]")
    undated = messages["answered_at"].isna() & messages["answer"].notna()
    followed = messages["followed"].fillna(False).astype("bool")
    worded = (messages["channel"] == "commentaire") & messages["text"].notna()
    return messages.assign(
        month=months,
        answered=(in_time | undated).astype("boolean").where(followed | undated | messages["answered_at"].notna()),
        wait_s=(messages["answered_at"] - messages["received_at"]).dt.total_seconds().where(in_time),
        qualified=messages["text"].where(worded).map(is_qualified, na_action="ignore").astype("boolean"),
    )


def closings(months: pd.Series, zone: str) -> dict[str, pd.Timestamp]:
    """The first instant after the closing day of each month."""
    ends = {month: pd.Timestamp(Month.parse(month).closing, tz=zone) for month in months.unique()}
    return {month: (end + pd.Timedelta(days=1)).tz_convert("UTC") for month, end in ends.items()}


@cache
def of_channel(channel: str) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The messages that came in one way."""

    def rows(messages: pd.DataFrame) -> pd.DataFrame:
        return messages[messages["channel"] == channel]

    return rows


def rated(messages: pd.DataFrame) -> pd.DataFrame:
    """The messages with stars."""
    return messages[messages["rating"].notna()]


def timed(messages: pd.DataFrame) -> pd.DataFrame:
    """The messages answered at a known hour."""
    return messages[messages["wait_s"].notna()]


def settled(messages: pd.DataFrame) -> pd.DataFrame:
    """The messages that somebody marked as resolved or not."""
    return messages[messages["resolved"].notna()]


def count(messages: pd.DataFrame) -> float:
    """How many; 0 is a true zero."""
    return float(len(messages))


def mean(column: str) -> Callable[[pd.DataFrame], float]:
    """The mean of a column; missing without a row."""

    def compute(messages: pd.DataFrame) -> float:
        return float(messages[column].astype("float64").mean()) if len(messages) else NAN

    return compute


def answered_share(messages: pd.DataFrame) -> float:
    """The share answered; missing where four in five are not known."""
    known = messages["answered"].dropna()
    return float(known.astype("float64").mean()) if _enough(known, messages) else NAN


def unanswered(messages: pd.DataFrame) -> float:
    """How many are left without an answer; missing where four in five are not known."""
    known = messages["answered"].dropna()
    return float((~known.astype("bool")).sum()) if _enough(known, messages) else NAN


def answered_in_a_day(messages: pd.DataFrame) -> float:
    """The share answered within 24 hours; an answer without its hour is in time for nothing."""
    known = messages[messages["answered"].notna()]
    return float((known["wait_s"] <= DAY_S).mean()) if _enough(known, messages) else NAN


def typical_wait(messages: pd.DataFrame) -> float:
    """The median time to an answer, in seconds."""
    return float(messages["wait_s"].median())


def long_wait(messages: pd.DataFrame) -> float:
    """The time under which nine answers in ten came, in seconds; missing under `FEWEST_FOR_TAIL` answers."""
    return float(messages["wait_s"].quantile(0.9)) if len(messages) >= FEWEST_FOR_TAIL else NAN


def qualified_comments(comments: pd.DataFrame) -> float:
    """How many comments are qualified; missing where four texts in five are not known."""
    known = comments["qualified"].dropna()
    return float(known.sum()) if _enough(known, comments) or comments.empty else NAN


def _enough(known: pd.Series | pd.DataFrame, messages: pd.DataFrame) -> bool:
    return len(known) > 0 and len(known) >= KNOWN * len(messages)


def satisfaction(entries: pd.DataFrame) -> float:
    """The mean of a month's scores, each weighing its number of answers; one score alone is itself.

    Missing without a score, and where one of several scores has no number of answers.
    """
    alone = entries["value"][entries["indicator"] == SATISFACTION[0]]
    if len(alone) < 2:
        return float(alone.iloc[0]) if len(alone) else NAN
    by_source = entries.assign(place=entries["network"].fillna("") + "|" + entries["channel"].fillna(""))
    noted = by_source.pivot_table(index="place", columns="indicator", values="value", aggfunc="sum")
    scores = by_source[by_source["indicator"] == SATISFACTION[0]]
    answers = scores["place"].map(noted.get(SATISFACTION[1], pd.Series(dtype="float64")))
    if answers.isna().any() or answers.sum() <= 0 or scores["place"].duplicated().any():
        return NAN
    return float((scores["value"] * answers.to_numpy()).sum() / answers.sum())


def resolution_rate(entries: pd.DataFrame) -> float:
    """Requests resolved over requests opened; missing without both, or with none opened."""
    sums = entries.groupby("indicator")["value"].sum()
    opened, resolved = (sums.get(name) for name in OPENED)
    return float(resolved / opened) if opened and resolved is not None else NAN
