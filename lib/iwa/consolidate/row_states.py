"""What became of each row of each file, once all the files are known."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.tables import ROW_STATES

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
    sheets = rows.loc[rows["state"] == "used", ["file", "sheet"]].drop_duplicates()
    alone = sheets.drop_duplicates("file", keep=False)
    only = dict(zip(alone["file"], alone["sheet"], strict=True))
    files = frame["source_file"].astype("category")
    kind = pd.CategoricalDtype(pd.Index(sorted({"", *sheets["sheet"].astype("str")}), dtype="str"))
    own = pd.Series([only.get(file, "") for file in files.cat.categories], dtype=kind)
    sheet = pd.Series(own.take(files.cat.codes.to_numpy()).array, index=frame.index)
    if "source_sheet" in frame:
        said = frame["source_sheet"].astype(kind)
        sheet = sheet.where(said.isna(), said)
    return pd.DataFrame({"file": files, "sheet": sheet, "row": frame["source_row"].astype("int64")})


def _marked(rows: pd.DataFrame, places: pd.DataFrame, state: str) -> pd.DataFrame:
    """The rows with this state at the places (file, sheet, row) that are used."""
    if places.empty:
        return rows
    here = (rows["state"] == "used") & rows["file"].isin(places["file"].unique())
    used = rows.loc[here, PLACE]
    found = np.isin(_numbered(used, rows), _numbered(places, rows))
    states = rows["state"].astype(pd.CategoricalDtype(list(ROW_STATES)))
    return rows.assign(state=states.mask(rows.index.isin(used.index[found]), state))


def _numbered(places: pd.DataFrame, rows: pd.DataFrame) -> np.ndarray:
    """One whole number a place, the same for equal ones: the files and sheets are those of `rows`."""
    known = {name: pd.CategoricalDtype(pd.Index(rows[name].unique(), dtype="str")) for name in ("file", "sheet")}
    file, sheet = (places[name].astype(kind).cat.codes.to_numpy().astype("int64") for name, kind in known.items())
    return np.asarray((file << 48) | (sheet << 32) | places["row"].to_numpy(dtype="int64"))
