"""The facts and figures of posts from the rows of a Meta content export."""

from __future__ import annotations

import pandas as pd

from iwa import tables
from iwa.exports.cells import each, is_missing, numbers
from iwa.exports.labels import column
from iwa.exports.meta.ids import held_instants
from iwa.exports.meta.labels import BOOSTED, SECONDS, Layout, format_of
from iwa.exports.meta.times import Period, published
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, figures
from iwa.exports.whole_ids import intact
from iwa.numbers import counted


def post_values(table: pd.DataFrame, layout: Layout, notes: Notes) -> pd.DataFrame:
    """One column a metric that the file holds; an empty cell is missing, not 0."""
    metrics = [metric for metric in tables.METRICS if metric in layout.columns and metric in table]
    # Meta parts no thousands: a comma in a number of seconds is a decimal comma.
    seconds = {metric: _dotted(table[metric]) for metric in SECONDS if metric in table}
    return figures(table.assign(**seconds), metrics, notes)


def _dotted(cells: pd.Series) -> pd.Series:
    return cells.mask(~cells.str.contains(".", regex=False), cells.str.replace(",", ".", regex=False))


def post_facts(
    table: pd.DataFrame, values: pd.DataFrame, layout: Layout, period: Period | None, notes: Notes
) -> pd.DataFrame:
    """One row a row of the file: post_id, account, account_id, the other facts, source_row.

    `account` is the name as printed, its number where there is no name; `account_id` is missing
    where a spreadsheet rounded it. `is_paid` is missing where the file says nothing on boosts.
    """
    url = column(table, "url")
    account_id = intact(column(table, layout.owner_id))
    duration = numbers(column(table, "duration_s"))[0]
    return pd.DataFrame(
        {
            "post_id": table["post_id"],
            "account": _account(table.assign(**{layout.owner_id: account_id}), layout),
            "account_id": account_id.mask(account_id == ""),
            "published_at": published(
                column(table, "published_at"), held_instants(column(table, "shortcode")), period, notes
            ),
            "url": url,
            "text": _text(table),
            "format": _format(column(table, "type"), url, notes),
            "is_paid": _is_paid(values, column(table, "funded")),
            "duration_s": duration.mask(duration == 0),  # 0 is what Meta prints for a picture
            "source_row": table.index,
        }
    )


def _account(table: pd.DataFrame, layout: Layout) -> pd.Series:
    name = column(table, layout.owner[0])
    for other in layout.owner[1:]:
        name = name.mask(name == "", column(table, other))
    return name


def _text(table: pd.DataFrame) -> pd.Series:
    title, description = column(table, "title"), column(table, "description")
    if "title" not in table:
        return description
    return description.mask(title.str.len() > description.str.len(), title)


def _format(types: pd.Series, url: pd.Series, notes: Notes) -> pd.Series:
    formats = each(types, format_of)
    formats = formats.mask(url.str.contains(r"/reels?/", regex=True), "reel")
    formats = formats.mask(url.str.contains("/stories/", regex=False), "story")
    unknown = types[formats.isna() & (types != "")]
    for label, rows in unknown.groupby(unknown).groups.items():
        sentence = (
            f"Le type de publication « {label} » n’est pas connu ({counted(len(rows), 'publication')}) : "
            "le format reste « non disponible »."
        )
        tell_once(notes, rows, "unknown-format", sentence)
    return formats


def _is_paid(values: pd.DataFrame, funded: pd.Series) -> pd.Series:
    boosted = values[[metric for metric in BOOSTED if metric in values]]
    paid = (boosted > 0).any(axis=1).astype("boolean").mask(boosted.isna().all(axis=1))
    return paid.mask(~is_missing(funded), True)
