"""How fast and how well the client answered, counted again from the messages of a filter."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.measures import read_tone, response, threads
from iwa.measures.relation import settled
from iwa.measures.trust import busiest, rating_interval
from iwa.measures.wilson import wilson
from iwa.slides import Number
from iwa.trace.frames import frame

Of = Callable[[pd.DataFrame], float]


def _over(compute: Of) -> Callable[[ClientMonth, Number], float]:
    return lambda month, number: float(compute(frame(month, "messages", number.where)))


def _of_tone(compute: Callable[[pd.DataFrame, str], float]) -> Callable[[ClientMonth, Number], float]:
    return lambda month, number: float(compute(frame(month, "messages", number.where), number.where["tone"]))


def _busiest(unit: str) -> Callable[[ClientMonth, Number], float]:
    def compute(month: ClientMonth, number: Number) -> float:
        return busiest(frame(month, "messages", number.where), month.client.timezone, unit)

    return compute


def _resolved(rows: pd.DataFrame) -> tuple[float, float]:
    return wilson(float(settled(rows)["resolved"].astype("float64").mean()), len(settled(rows)))


ANSWERED: dict[str, Callable[[ClientMonth, Number], float | None]] = {
    "work_median": _over(response.typical_work),
    "work_tail": _over(response.long_work),
    "in_time_share": _over(response.in_time_share),
    "in_time_low": _over(lambda rows: response.in_time_interval(rows)[0]),
    "in_time_high": _over(lambda rows: response.in_time_interval(rows)[1]),
    "judged": _over(response.judged),
    "left_waiting": _over(response.waiting),
    "open_threads": _over(threads.open_threads),
    "long_threads": _over(threads.long_threads),
    "read_tone": _of_tone(read_tone.read_as),
    "read_tone_share": _of_tone(read_tone.share_read_as),
    "tone_found_again": _of_tone(read_tone.found_again),
    "tone_error": _over(read_tone.error),
    "tone_error_low": _over(lambda rows: read_tone.error_interval(rows)[0]),
    "tone_error_high": _over(lambda rows: read_tone.error_interval(rows)[1]),
    "busiest_hour": _busiest("%Y-%m-%d %H"),
    "busiest_day": _busiest("%Y-%m-%d"),
    "resolved_low": _over(lambda rows: _resolved(rows)[0]),
    "resolved_high": _over(lambda rows: _resolved(rows)[1]),
    "rating_low": _over(lambda rows: rating_interval(rows)[0]),
    "rating_high": _over(lambda rows: rating_interval(rows)[1]),
}
