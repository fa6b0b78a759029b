"""What a reader gives back: tidy rows, and what became of each row of the file.

A reader is a pure function `Document -> Reading`. It never drops a row in silence: each row is
structural (header, total, blank, preamble), used, or an issue; which of the used rows are
superseded by a later export is only known once all files are read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import pandas as pd

from iwa import tables
from iwa.exports import cells
from iwa.exports.document import Document, Sheet
from iwa.exports.stacking import repeated

MIXED = "all"  # the network of a file that holds several
STATES = pd.CategoricalDtype(pd.Index(["structural", "used", "issue"], dtype="str"))  # of a row, at first the first
POST_FACTS = ("account", "published_at", "url", "text", "format", "is_paid", "duration_s")


@dataclass(frozen=True)
class Reader:
    """One kind of export: how it is recognised, how it is read, where people download it.

    `recognises` looks at the content only and is true for this kind alone. `gives` names what
    the file brings ("posts", "days", "audience", "traffic", "messages", "benchmark", "ads"). `menu` is the path in the network's
    own menus, in French, options to tick included. `network` is "" for an export that the
    networks `among` share, and whose content does not always say which of them it is about.
    """

    network: str
    kind: str
    label: str
    menu: str
    gives: str
    recognises: Callable[[Document], bool]
    read: Callable[[Document], Reading]
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The content of one file.

    `posts`: one row a post and file: post_id, the POST_FACTS, source_row. `measurements`: as
    `tables.MEASUREMENTS` less network, source_file, measured_at and state. `audience`, `traffic`,
    `messages`, `benchmark`, `ads`: as their tables less source_file and measured_at. `rows`: sheet, row, state. `issues`: sheet, row, severity,
    kind, sentence. `first` and `last` are the first and last day the content speaks of,
    `measured_at` the day the figures were taken (NaT when content and name do not say).
    `network` is "" when the content does not tell: `exports.placing` then finds it. Rows of two
    networks in one file carry a column `network` of their own, which stands before the file's.
    """

    network: str
    kind: str
    first: pd.Timestamp
    last: pd.Timestamp
    measured_at: pd.Timestamp
    account: str = ""
    posts: pd.DataFrame = field(default_factory=pd.DataFrame)
    measurements: pd.DataFrame = field(default_factory=pd.DataFrame)
    audience: pd.DataFrame = field(default_factory=pd.DataFrame)
    traffic: pd.DataFrame = field(default_factory=pd.DataFrame)
    messages: pd.DataFrame = field(default_factory=pd.DataFrame)
    benchmark: pd.DataFrame = field(default_factory=pd.DataFrame)
    ads: pd.DataFrame = field(default_factory=pd.DataFrame)
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    issues: pd.DataFrame = field(default_factory=pd.DataFrame)
    period_stated: bool = True  # False where first and last are only those of the posts in the file
    unavailable: tuple[str, ...] = ()  # metrics this kind usually brings and this file lacks

    @property
    def networks(self) -> tuple[str, ...]:
        """The networks its figures are of: none when the content does not tell, two in a stacked file."""
        if self.network:
            return (self.network,)
        own = [part["network"] for part in (self.measurements, self.audience) if "network" in part]
        return tuple(sorted({str(name) for names in own for name in names.unique()}))


@dataclass
class Notes:
    """What a reader writes down while it reads one sheet: row states and issues."""

    sheet: Sheet
    states: pd.Series = field(init=False)
    issues: list[dict[str, object]] = field(default_factory=list)

    def __post_init__(self) -> None:
        codes = np.zeros(len(self.sheet.cells), dtype="int8")
        self.states = pd.Series(pd.Categorical.from_codes(codes, dtype=STATES), index=self.sheet.cells.index)

    def use(self, rows: pd.Index) -> None:
        """These rows gave figures."""
        self.states.loc[rows] = "used"

    def doubt(self, rows: pd.Index, kind: str, sentence: str, *, fatal: bool = True) -> None:
        """These rows hold something that cannot be right; `fatal` when they gave nothing else."""
        if fatal:
            self.states.loc[rows] = "issue"
        severity = "à vérifier"
        self.issues += [
            {"sheet": self.sheet.name, "row": row, "severity": severity, "kind": kind, "sentence": sentence}
            for row in rows
        ]

    def tell(self, kind: str, sentence: str) -> None:
        """Something worth knowing about the whole sheet."""
        self.issues.append(
            {
                "sheet": self.sheet.name,
                "row": pd.NA,
                "severity": "pour information",
                "kind": kind,
                "sentence": sentence,
            }
        )


def rows_and_issues(notes: Sequence[Notes]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The `rows` and `issues` frames of a Reading, from the notes on each of its sheets."""
    lengths = [len(n.states) for n in notes]
    rows = {
        "sheet": repeated([n.sheet.name for n in notes], lengths),
        "row": np.concatenate([n.states.index.to_numpy() for n in notes]),
        "state": pd.concat([n.states for n in notes], ignore_index=True),
    }
    return pd.DataFrame(rows), pd.DataFrame([issue for n in notes for issue in n.issues])


def figures(frame: pd.DataFrame, metrics: Sequence[str], notes: Notes) -> pd.DataFrame:
    """The metric columns of a body as figures; a cell that is no figure becomes an issue.

    The row stays used: only its faulty cell is left out.
    """
    values = {}
    for metric in metrics:
        if metric in frame:
            values[metric], faulty = cells.numbers(frame[metric])
            if faulty.any():
                report_faulty(notes, frame.loc[faulty, metric], metric)
    return pd.DataFrame(values, index=frame.index)


def without(table: pd.DataFrame, rows: pd.Series) -> pd.DataFrame:
    """The table less the rows marked True; the table itself when none is, for copies of text are dear."""
    if not rows.any():
        return table
    return table.iloc[:0] if rows.all() else table[~rows]


def report_faulty(notes: Notes, faulty: pd.Series, metric: str) -> None:
    """One issue for each cell that should hold a figure and does not."""
    for row, text in faulty.items():
        sentence = f"La valeur « {text} » n’est pas un nombre (colonne « {metric} ») : elle est laissée de côté."
        notes.doubt(pd.Index([row]), "not-a-number", sentence, fatal=False)


def lifetime(subject: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Measurements of whole posts: `subject` holds account and post_id by row, `values` a column a metric."""
    return _long(subject, values, "lifetime")


def daily(subject: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Measurements of days: `subject` holds account and day by row, `values` a column a metric."""
    return _long(subject, values, "day")


def _long(subject: pd.DataFrame, values: pd.DataFrame, scope: str) -> pd.DataFrame:
    if not len(values.columns):
        return pd.DataFrame(columns=[*subject.columns, "metric", "value", "source_row", "scope"])
    grid = values.reindex(subject.index).to_numpy(dtype="float64").T
    metrics, rows = np.nonzero(~np.isnan(grid))
    scopes = np.zeros(len(rows), dtype="int8")
    long = {str(name): _repeated(subject[name], rows) for name in subject} | {
        "metric": pd.Categorical.from_codes(cast("Sequence[int]", metrics), categories=values.columns.astype("str")),
        "value": grid[metrics, rows],
        "source_row": subject.index.to_numpy()[rows],
        "scope": pd.Categorical.from_codes(cast("Sequence[int]", scopes), categories=pd.Index([scope], dtype="str")),
    }
    return pd.DataFrame(long)


def _repeated(column: pd.Series, rows: np.ndarray) -> pd.api.extensions.ExtensionArray:
    """The column's value at each of the rows, texts as categories: each is stored once."""
    if column.dtype != "str":
        return cast("pd.api.extensions.ExtensionArray", column.array.take(rows.tolist()))
    codes, texts = pd.factorize(column)
    return pd.Categorical.from_codes(codes[rows], categories=texts)


def lacking(usual: Sequence[str], present: Sequence[str]) -> tuple[str, ...]:
    """The metrics that this kind of file usually brings and this one does not hold."""
    unknown = set(usual) - tables.METRICS.keys()
    assert not unknown, unknown
    return tuple(metric for metric in usual if metric not in present)
