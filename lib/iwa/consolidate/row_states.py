"""What became of each row of each file, once all the files are known."""

from __future__ import annotations

import pandas as pd

PLACE = ["file", "sheet", "row"]


def with_passed_over(rows: pd.DataFrame, measurements: pd.DataFrame) -> pd.DataFrame:
    """A used row all of whose figures gave way to another export's becomes "superseded".

    `measurements` has a `state`. A row that gave facts and no figure stays used.
    """
    gone = measurements["state"] == "superseded"
    if not gone.any():
        return rows
    touched = measurements["source_file"].isin(measurements.loc[gone, "source_file"].unique())
    places = _placed(measurements[touched], rows)
    alive = (~gone[touched]).groupby([places[name] for name in PLACE], sort=False, observed=True)
    by_row = alive.any()
    given_way = by_row[~by_row].index.to_frame(index=False)
    return _marked(rows, given_way, "superseded")


def with_apart(rows: pd.DataFrame, apart: pd.DataFrame, state: str = "issue") -> pd.DataFrame:
    """The used rows at these places (source_file, source_sheet, source_row) take another state."""
    if apart.empty:
        return rows
    return _marked(rows, _placed(apart, rows).drop_duplicates(), state)


def _placed(frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """File, sheet and row of each line; the sheet of a file that is read in one sheet goes without saying."""
    sheets = rows.loc[rows["state"].astype("str") == "used", ["file", "sheet"]].drop_duplicates()
    alone = sheets.drop_duplicates("file", keep=False)
    only = dict(zip(alone["file"], alone["sheet"], strict=True))
    files = frame["source_file"].astype("category")
    sheet = pd.Series(files.cat.categories.map(only), dtype="str").fillna("").take(files.cat.codes.to_numpy())
    sheet = pd.Series(sheet.to_numpy(), index=frame.index, dtype="str")
    if "source_sheet" in frame and frame["source_sheet"].notna().any():
        sheet = frame["source_sheet"].astype("str").fillna(sheet)
    return pd.DataFrame({"file": files, "sheet": sheet.astype("category"), "row": frame["source_row"].astype("int64")})


def _marked(rows: pd.DataFrame, places: pd.DataFrame, state: str) -> pd.DataFrame:
    """The rows with this state at the places (file, sheet, row) that are used."""
    if places.empty:
        return rows
    states = rows["state"].astype("str")
    here = rows["file"].isin(places["file"].unique()) & (states == "used")
    wanted = pd.MultiIndex.from_frame(places[PLACE].astype({"file": "object", "sheet": "object"}))
    found = pd.MultiIndex.from_frame(rows.loc[here, PLACE].astype({"file": "object", "sheet": "object"})).isin(wanted)
    states.loc[here[here].index[found]] = state
    return rows.assign(state=states)
