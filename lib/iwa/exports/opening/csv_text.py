"""A delimited text as cells: encoding, delimiter and damage are told from the content.

The text becomes UTF-8 bytes once; Arrow's reader does the rest, so that a big file costs what
`pandas.read_csv` costs, and pandas' C reader takes over where rows differ in width. Each record is
one row, blank ones and a `sep=` line included: row numbers stay those that Excel shows.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
import warnings
from collections import Counter

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import csv as arrow_csv

from iwa.exports.document import Sheet, text_cells
from iwa.exports.opening import csv_cut, csv_damage
from iwa.exports.opening.csv_encoding import as_utf8
from iwa.exports.opening.kinds import refused

DELIMITERS = (",", ";", "\t")
MAX_ROWS = 500_000
MAX_COLUMNS = 16_384  # what Excel holds
SAMPLE = 65_536
SAMPLE_RECORDS = 60
BLOCK = 1 << 24


def sheet_of(data: bytes, name: str) -> tuple[Sheet, tuple[str, ...]]:
    """The only sheet of a text file, and a French sentence for each damage undone.

    >>> sheet, repairs = sheet_of("Date;Vues\\n2026-10-01;12\\n".encode("utf-16"), "vues.csv")
    >>> sheet.cells.loc[2].tolist(), repairs
    (['2026-10-01', '12'], ())
    """
    text, repairs = as_utf8(data)
    text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = csv_damage.unwrapped(text, _sample(text))
    if lines is not None:
        text, repairs = lines, (*repairs, csv_damage.SENTENCE)
    delimiter, width = layout(_sample(text))
    cells, unclosed = _cells(text, delimiter, width, name)
    if len(cells) > MAX_ROWS:
        raise too_many_rows(name)
    cells, cut = csv_cut.without_cut_end(cells, text, delimiter, bool(unclosed))
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    if lines is not None:
        cells.index = csv_damage.first_lines(cells)
    return Sheet("", cells), (*repairs, *(cut or unclosed))


def too_many_rows(name: str) -> Exception:
    """The error for a table longer than any export of a network."""
    return refused(
        name,
        f"un tableau de plus de {MAX_ROWS // 1000} 000 lignes",
        "Exportez une période plus courte, en plusieurs fichiers.",
    )


def _sample(text: bytes) -> str:
    sample = text[:SAMPLE].decode("utf-8", errors="ignore")
    return sample if len(text) <= SAMPLE else sample[: sample.rfind("\n") + 1] or sample


def layout(sample: str) -> tuple[str, int]:
    """The delimiter of a text and the number of columns of its widest sampled record.

    The delimiter is the one that gives most records the same number of fields, not the most
    frequent sign: decimal commas and tags parted by ";" mislead a count.

    >>> layout("Date;Taux\\n2026-10-01;1,5\\n2026-10-02;2,5\\n")
    (';', 2)
    """
    records = {delimiter: _records(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: _regularity(records[delimiter]))
    return best, max((len(record) for record in records[best]), default=1)


def _records(sample: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    return [record for record, _ in zip(reader, range(SAMPLE_RECORDS), strict=False)]


def _regularity(records: list[list[str]]) -> tuple[float, int]:
    told = [r for r in records if any(r) and not r[0].startswith("#") and not r[0].startswith("sep=")]
    widths = Counter(len(record) for record in told)
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0, 1
    width = max(several, key=lambda w: (several[w], w))
    return several[width] / len(told), width


def _cells(text: bytes, delimiter: str, width: int, name: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    with contextlib.suppress(pa.ArrowInvalid):
        even = _read_even(text, delimiter, width)
        if not _may_be_unclosed(text, str(even.iloc[-1, -1])):
            return even, ()
    unclosed: tuple[str, ...] = ()
    columns = width
    while columns <= MAX_COLUMNS:
        try:
            return _without_empty_end(_read_ragged(text, delimiter, columns), width), unclosed
        except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
            open_quote = re.search(r"EOF inside string starting at row (\d+)", str(error))
            if open_quote and not unclosed:
                text += b'"'
                unclosed = (_unclosed(int(open_quote[1]) + 1),)
            else:
                columns *= 2  # a record further down is wider than the sampled ones
    raise refused(name, "un texte qui n’est pas un tableau")


def _unclosed(row: int) -> str:
    return (
        f"Un guillemet ouvert à la ligne {row} n’est jamais refermé : le fichier est sans doute coupé, "
        "et ce qui suit ce guillemet est lu comme une seule cellule."
    )


def _read_even(text: bytes, delimiter: str, width: int) -> pd.DataFrame:
    """The cells of a text whose records all have `width` fields; ArrowInvalid for any other."""
    names = [str(place) for place in range(width)]
    table = arrow_csv.read_csv(
        pa.BufferReader(text),
        read_options=arrow_csv.ReadOptions(column_names=names, use_threads=False, block_size=BLOCK),
        parse_options=arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
        ),
    )
    return text_cells(table)


def _may_be_unclosed(text: bytes, last: str) -> bool:
    """Whether the last cell may be a quote without end, which Arrow reads without a word."""
    swallows = any(sign in last for sign in "\n,;\t") and not text.rstrip(b"\n").endswith(b'"')
    return swallows or text.count(b'"') % 2 == 1


def _read_ragged(text: bytes, delimiter: str, width: int) -> pd.DataFrame:
    """The cells of any text, short records padded with ""; ParserError for a record that is wider."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        return pd.read_csv(
            io.BytesIO(text),
            sep=delimiter,
            header=None,
            names=range(width),
            index_col=False,
            dtype=str,
            keep_default_na=False,
            na_filter=False,
            skip_blank_lines=False,
            nrows=MAX_ROWS + 1,
            engine="c",
        )


def _without_empty_end(cells: pd.DataFrame, width: int) -> pd.DataFrame:
    last = len(cells.columns)
    while last > width and (cells[last - 1] == "").all():
        last -= 1
    return cells[range(last)]
