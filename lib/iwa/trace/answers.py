"""How fast and how well the client answered, counted again from the messages of a filter."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.measures import response
from iwa.slides import Number
from iwa.trace.frames import frame

Of = Callable[[pd.DataFrame], float]


def _over(compute: Of) -> Callable[[ClientMonth, Number], float]:
    return lambda month, number: float(compute(frame(month, "messages", number.where)))


ANSWERED: dict[str, Callable[[ClientMonth, Number], float | None]] = {
    "work_median": _over(response.typical_work),
    "work_tail": _over(response.long_work),
    "in_time_share": _over(response.in_time_share),
    "in_time_low": _over(lambda rows: response.in_time_interval(rows)[0]),
    "in_time_high": _over(lambda rows: response.in_time_interval(rows)[1]),
    "judged": _over(response.judged),
    "left_waiting": _over(response.waiting),
}
