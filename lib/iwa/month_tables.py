"""The tables of a client's month, as they lie in `runs/<month>/tables/`: one Parquet file each."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TypeVar

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from iwa.whole_files import write_bytes


@dataclass(frozen=True, eq=False, kw_only=True)
class MonthTables:
    """Every table of a month; those of `tables` have its schemas.

    `posts`: as `tables.POSTS` and `daypart`, `weekday`, `length`, `person`, `paid`, with the figures known at the
    closing. `closing`: the same posts with the figures of their own month's closing. `series`:
    network, measure, month, value, n. `signals`: the last point of each series with its limits.
    `comparisons`: every question of the month, judged together. `traffic`: visits with `post_id`
    and `tie`. `benchmark`: posts and periods of competitors, each once, on the client's networks; its
    own among them where a tool exports them. `ads`: rows whose amounts may be added, never with
    organic figures. `messages`: what was received up to the month's end, each message once, nobody named. `sources`: the files, as `exports.collect` gives them but for their hashes, that are among the month's inputs. `rows`: what became of each
    row of each file.
    """

    sources: pd.DataFrame
    posts: pd.DataFrame
    closing: pd.DataFrame
    days: pd.DataFrame
    measurements: pd.DataFrame
    audience: pd.DataFrame
    traffic: pd.DataFrame
    links: pd.DataFrame
    benchmark: pd.DataFrame
    ads: pd.DataFrame
    messages: pd.DataFrame
    entries: pd.DataFrame
    issues: pd.DataFrame
    rows: pd.DataFrame
    series: pd.DataFrame
    comparisons: pd.DataFrame
    signals: pd.DataFrame


TEXT = pd.StringDtype("python", na_value=float("nan"))
TEXTS = {pa.string(): TEXT, pa.large_string(): TEXT}
Tables = TypeVar("Tables", bound=MonthTables)
NAMES = tuple(field.name for field in fields(MonthTables))


def with_own_texts(month: Tables) -> Tables:
    """The month with texts of the kind that `read_tables` gives: a month just built is a stored one."""
    tables = {name: getattr(month, name) for name in NAMES}
    return replace(month, **{name: table.astype(_texts(table)) for name, table in tables.items()})


def _texts(table: pd.DataFrame) -> dict[str, object]:
    return {str(name): TEXT for name, kind in table.dtypes.items() if isinstance(kind, pd.StringDtype)}


def write_tables(month: MonthTables, directory: Path) -> None:
    """One file a table in an existing folder."""
    for name in NAMES:
        write_bytes(directory / f"{name}.parquet", getattr(month, name).to_parquet(index=False))


def read_table(directory: Path, name: str) -> pd.DataFrame:
    """One of the tables."""
    return _read(directory / f"{name}.parquet")


def read_tables(directory: Path) -> dict[str, pd.DataFrame]:
    """The tables by name."""
    return {name: read_table(directory, name) for name in NAMES}


def _read(file: Path) -> pd.DataFrame:
    """The table of a small file: without threads it costs half of what `pandas.read_parquet` does.

    Its texts are Python's own: slides pick a few rows hundreds of times, which costs less than with Arrow's.
    """
    read = parquet.ParquetFile(file).read(use_threads=False)
    table: pd.DataFrame = read.to_pandas(use_threads=False, types_mapper=TEXTS.get)
    return table
