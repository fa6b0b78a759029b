"""The weeks of a month against the worry lines of the weeks before it: when in the month something changed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from iwa.findings.limits import FALL, RISE, ROUTINE, SHORT, limits, signal

COLUMNS = ("network", "measure", "monday", "value", "low", "high", "points", "limits_state", "state", "run")
Lines = Mapping[tuple[str, str], "pd.Series[float]"]


def weekly_signals(lines: Lines, first: pd.Timestamp, breaks: Mapping[str, pd.Timestamp] | None = None) -> pd.DataFrame:
    """One row a judged week of each series: those whose Monday is `first` or later.

    `lines` gives for each network and measure one value a week, indexed by its Monday, missing where
    nothing was measured. The weeks before `first` draw the limits, the same for each judged week, and
    all weeks of all series are judged together. Columns as `signals`, `monday` in place of the month;
    `state` tells a week outside its limits; `run`, on a series' last week alone, that it ends a run of weeks
    on one side of the centre ("signal-hausse", "signal-baisse", "" for none). `breaks` names, for a network that began to
    count otherwise, the day from which its weeks can be used. A series that measures no judged week
    gives no row.

    >>> weeks = pd.date_range("2026-08-03", periods=12, freq="7D")
    >>> seen = pd.Series([10.0, 12, 11, 9, 10, 12, 11, 10, 11, 40, 10, 11], index=weeks)
    >>> weekly_signals({("x", "reach"): seen}, weeks[8])["state"].tolist()
    ['routine', 'signal-hausse', 'routine', 'routine']
    """
    judged = {key: line.loc[first:].dropna() for key, line in lines.items()}
    together = sum(map(len, judged.values()))
    rows = []
    for (network, measure), weeks in judged.items():
        line = _after(lines[network, measure], (breaks or {}).get(network))
        before = line.loc[: first - pd.Timedelta(days=1)]
        for monday, value in weeks.items():
            drawn = limits(pd.concat([before, weeks.loc[monday:monday]]), judged_together=together)
            state = (
                SHORT
                if drawn.state == SHORT
                else RISE
                if value > drawn.high
                else FALL
                if value < drawn.low
                else ROUTINE
            )
            run = _run(line.loc[:monday], together, state) if monday == weeks.index[-1] else ""
            rows.append((network, measure, monday, value, drawn.low, drawn.high, drawn.n, drawn.state, state, run))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _run(line: pd.Series[float], together: int, state: str) -> str:
    """Whether a last week within its limits still ends a run."""
    found = signal(line, judged_together=together)
    return found if state == ROUTINE and found in (RISE, FALL) else ""


def _after(line: pd.Series[float], day: pd.Timestamp | None) -> pd.Series[float]:
    """The weeks that lie whole after a break; all where there is none."""
    return line if day is None else line.loc[day:]
