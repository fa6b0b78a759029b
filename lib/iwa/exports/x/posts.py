"""X, posts one by one: the content of the account's analytics, and the older analytics.twitter.com.

Figures are totals since publication. Neither file is trusted with the time: the content has a
local day without hours, while the identifier holds the instant. Replies are posts too, and stand
apart by their format. The older file prints organic counts, and under "promoted" those of the
advert: a "-" there means that the post was not promoted.
"""

from __future__ import annotations

import html

import pandas as pd

from iwa.exports import cells
from iwa.exports.document import Document
from iwa.exports.reading import Notes, Reading, figures, lacking, lifetime, rows_and_issues, without
from iwa.exports.x.columns import Table, all_notes, find_table, tell_columns
from iwa.exports.x.dates import named_period
from iwa.exports.x.ids import handles, instants, keys
from iwa.exports.x.labels import CONTENT, TWEETS
from iwa.numbers import counted

LAYOUTS = (CONTENT, TWEETS)
A_DAY = pd.Timedelta(days=1)
NO_PERIOD = (
    "Le nom du fichier ne dit plus la période : la date de la dernière publication tient lieu de date de mesure. "
    "Déposez le fichier tel que X l’a nommé."
)


def recognises_posts(document: Document) -> bool:
    """A table with one row a post of X: its text, its address or identifier, its figures."""
    return find_table(document, LAYOUTS) is not None


def read_posts(document: Document) -> Reading:
    """The posts of the file with their totals: one row a post, `account` the handle in its address.

    `shares` are reposts; what X calls "Shares" in the content (sent by message, link copied) is
    left out. `is_paid` and `impressions_paid` come from the older file alone and are missing
    elsewhere. `text` is as X prints it, cut at about 300 signs, without HTML entities.
    """
    table = find_table(document, LAYOUTS)
    assert table is not None, document.name
    notes = Notes(table.sheet)
    tell_columns(notes, table)
    rows = _identified(table.rows(), notes)
    values = figures(rows, table.layout.metrics, notes)
    posts = _facts(rows)
    notes.use(rows.index)
    first, last, measured_at = _days(document, table, posts["published_at"], notes)
    states, issues = rows_and_issues(all_notes(document, notes))
    accounts = posts["account"].unique()
    return Reading(
        network="x",
        kind="posts",
        first=first,
        last=last,
        measured_at=measured_at,
        account=accounts[0] if len(accounts) == 1 else "",
        posts=posts,
        measurements=lifetime(posts[["account", "post_id"]], values),
        rows=states,
        issues=issues,
        unavailable=lacking(table.layout.metrics, list(values.columns)),
    )


def _column(rows: pd.DataFrame, name: str) -> pd.Series:
    """A column of the file, stripped; "" throughout where the file lacks it."""
    return rows[name].str.strip() if name in rows else pd.Series("", index=rows.index, dtype="str")


def _identified(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The rows with a post of their own, under its true identifier; the others become issues."""
    printed, url = _column(rows, "post_id"), _column(rows, "url")
    post_id, given_back = keys(printed, url)
    _tell_given_back(given_back, notes)
    for row in rows.index[post_id == ""]:
        sentence = (
            f"Ni l’identifiant (« {printed[row]} ») ni le lien (« {url[row]} ») ne disent quelle publication décrit "
            "cette ligne : elle est laissée de côté. Déposez le fichier de X sans l’ouvrir dans Excel."
        )
        notes.doubt(pd.Index([row]), "no-identifier", sentence)
    return _once(without(rows.assign(post_id=post_id, url=url), post_id == ""), notes)


def _tell_given_back(given_back: pd.Series, notes: Notes) -> None:
    rows = given_back.index[given_back]
    if len(rows):
        sentence = (
            f"{counted(len(rows), 'publication')} : l’identifiant a été arrondi par un tableur (1,89E+18) ; celui du "
            "lien le remplace. Déposez de préférence le fichier de X sans l’ouvrir dans Excel."
        )
        notes.doubt(rows[:1], "crushed-id", sentence, fatal=False)


def _once(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    again = rows["post_id"].duplicated()
    for row, post_id in rows.loc[again, "post_id"].items():
        sentence = f"La publication {post_id} est déjà plus haut dans le fichier : cette ligne est laissée de côté."
        notes.doubt(pd.Index([row]), "repeated-post", sentence)
    return without(rows, again)


def _facts(rows: pd.DataFrame) -> pd.DataFrame:
    text = _column(rows, "text")
    plain = cells.each(text, html.unescape)
    reply = plain.str.startswith("@")
    return pd.DataFrame(
        {
            "post_id": rows["post_id"],
            "account": handles(rows["url"]),
            "published_at": instants(rows["post_id"]),
            "url": rows["url"],
            "text": plain,
            "format": pd.Series("post", index=rows.index, dtype="str").mask(reply, "reply"),
            "is_paid": _paid(rows),
            "duration_s": pd.Series(float("nan"), index=rows.index),
            "source_row": rows.index,
        }
    )


def _paid(rows: pd.DataFrame) -> pd.Series:
    """Whether a post was promoted; missing where the file does not say."""
    promoted = _column(rows, "impressions_paid")
    displays, faulty = cells.numbers(promoted)
    return (displays > 0).astype("boolean").mask((promoted == "") | faulty)


def _days(
    document: Document, table: Table, published: pd.Series, notes: Notes
) -> tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]:
    """First and last day of the file, and the day it was measured: never before its last post.

    The older names end on the day after the period, unless a post of that day is in the file.
    """
    days = published.dt.tz_localize(None).dt.normalize()
    period = named_period(document.base_name)
    if period is None:
        notes.tell("no-period", NO_PERIOD)
        return days.min(), days.max(), days.max()
    end = period.last - A_DAY if table.layout is TWEETS and period.last > period.first else period.last
    return period.first, pd.Series([end, days.max()]).max(), pd.Series([period.last, days.max()]).max()
