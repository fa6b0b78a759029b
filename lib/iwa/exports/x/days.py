"""X, day by day: the account's overview, its videos, and the older analytics.twitter.com.

Days are X's own. The overview counts new followers and has no stock of them. A day that was not
over at the download changes in the next file.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports import cells, labels
from iwa.exports.document import Document
from iwa.exports.reading import Notes, Reading, daily, figures, lacking, rows_and_issues, without
from iwa.exports.wording import normalised
from iwa.exports.x.columns import Table, all_notes, find_table, tell_columns, until_break
from iwa.exports.x.dates import days_of, named_period
from iwa.exports.x.labels import OVERVIEW, TWEET_DAYS, VIDEO
from iwa.numbers import short_day

LAYOUTS = (OVERVIEW, TWEET_DAYS)
TOTALS = frozenset({"total", "totals", "totaux", "totais"})
_NAMED_ACCOUNT = re.compile(r"daily_tweet_activity_metrics_(\w+)_20\d{6}_20\d{6}")
NO_VIEWS = (
    "La colonne des vues de vidéos ne contient que des zéros : X ne la remplit pas dans cet export, elle n’est pas "
    "reprise. Les vues sont dans l’export de l’onglet « Vidéo »."
)
VIDEO_TABLE = (
    "Le second tableau du fichier liste les vidéos sans dire à quelle publication chacune appartient : seuls les jours "
    "du premier tableau sont lus."
)


def recognises_overview(document: Document) -> bool:
    """A row a day with all that the account gathered."""
    return find_table(document, LAYOUTS) is not None


def recognises_videos(document: Document) -> bool:
    """A row a day with the views of the account's videos, watch time in milliseconds."""
    return find_table(document, (VIDEO,)) is not None


def read_overview(document: Document) -> Reading:
    """The account by day: `follows` are its new followers, `shares` its reposts.

    "Shares" (sent by message, link copied) is left out, and so is "follows" in the older file,
    which counts who followed from a tweet. Video views that are 0 on every day are missing.
    """
    table = find_table(document, LAYOUTS)
    assert table is not None, document.name
    notes = Notes(table.sheet)
    tell_columns(notes, table)
    rows, day = _dated(table.rows(), notes)
    values = figures(rows, table.layout.metrics, notes)
    if "views" in values and len(values) and (values["views"] == 0).all():
        values = values.drop(columns="views")
        notes.tell("no-views", NO_VIEWS)
    return _reading("overview", document, table, notes, (day, values))


def read_videos(document: Document) -> Reading:
    """The account's videos by day: `views`, `watch_time_s` and `average_view_s` in seconds.

    The completion rate is the share of views watched to the end, not the share of the video
    watched: it is left out. So is the second table, one row a video.
    """
    table = find_table(document, (VIDEO,))
    assert table is not None, document.name
    notes = Notes(table.sheet)
    tell_columns(notes, table)
    under = labels.below(table.sheet, table.header)
    days = until_break(under)
    if not labels.blank_rows(under.iloc[len(days) :]).all():
        notes.tell("video-table", VIDEO_TABLE)
    filled = table.rows()
    rows, day = _dated(filled[filled.index.isin(days.index)], notes)
    read = figures(rows, ("views", "watch_ms", "average_ms"), notes)
    seconds = {"watch_time_s": "watch_ms", "average_view_s": "average_ms"}
    values = read[[name for name in ("views",) if name in read]].assign(
        **{name: read[source] / 1000 for name, source in seconds.items() if source in read}
    )
    return _reading("video_overview", document, table, notes, (day, values))


def _dated(rows: pd.DataFrame, notes: Notes) -> tuple[pd.DataFrame, pd.Series]:
    """The rows with a day of their own, and their days; the others become issues."""
    rows = without(rows, cells.each(rows["day"], normalised).isin(TOTALS))
    day = days_of(rows["day"])
    for row, text in rows.loc[day.isna(), "day"].items():
        sentence = f"La date « {text} » n’a pas été comprise : la ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "unreadable-date", sentence)
    again = day.notna() & day.duplicated()
    for row in rows.index[again]:
        sentence = f"Le {short_day(day[row])} est déjà plus haut dans le fichier : cette ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "repeated-day", sentence)
    left_out = day.isna() | again
    return rows[~left_out], day[~left_out]


def _reading(
    kind: str, document: Document, table: Table, notes: Notes, measured: tuple[pd.Series, pd.DataFrame]
) -> Reading:
    day, values = measured
    empty = values.isna().all(axis=1)
    for row in values.index[empty]:
        sentence = f"Le {short_day(day[row])} ne porte aucun chiffre lisible : il est laissé de côté."
        notes.doubt(pd.Index([row]), "empty-day", sentence)
    notes.use(values.index[~empty])
    last, period = day.max(), named_period(document.base_name)
    if period is None and pd.notna(last):
        notes.tell("partial-day", _partial(last))
    named = _NAMED_ACCOUNT.search(document.base_name)
    account = named[1] if named else ""
    subject = pd.DataFrame({"account": pd.Series(account, index=day.index, dtype="str"), "day": day})
    states, issues = rows_and_issues(all_notes(document, notes))
    return Reading(
        network="x",
        kind=kind,
        first=day.min(),
        last=last,
        measured_at=pd.Series([last, period.last]).max() if period else last,
        account=account,
        measurements=daily(subject[~empty], values[~empty]),
        rows=states,
        issues=issues,
        unavailable=lacking(table.layout.metrics, list(values.columns)),
    )


def _partial(last: pd.Timestamp) -> str:
    return (
        f"Le dernier jour du fichier ({short_day(last)}) n’était peut-être pas terminé au moment de l’export : ses "
        "chiffres peuvent encore changer. Un export plus récent les remplacera."
    )
