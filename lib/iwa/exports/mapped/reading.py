"""A table read by its mapping: posts or days, and their figures; every row used, structural or an issue."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from iwa import tables
from iwa.exports import cells, labels
from iwa.exports.competitors.labels import formats
from iwa.exports.document import Document
from iwa.exports.instants import ASSUMED, Instants, days_of, instants
from iwa.exports.labels import Header
from iwa.exports.mapped.dates import readable
from iwa.exports.mapped.mapping import Mapping
from iwa.exports.mapped.shape import is_total
from iwa.exports.mapped.table import Place, place_of
from iwa.exports.meta.labels import format_of
from iwa.exports.notes import tell_once, unread
from iwa.exports.reading import Notes, Reading, daily, lifetime, report_faulty, rows_and_issues, without
from iwa.exports.whole_ids import intact
from iwa.numbers import counted, listed, short_day

MOST = 20  # rows told one by one; a wrong order of dates would otherwise fill the screen
QUOTED = 40
LONG_NUMBER = r"[0-9]{9,}|[0-9]+[.,]?[0-9]*[eE][+-]?[0-9]+"  # an id, whole or crushed by a spreadsheet
ADDRESS = r"(?i)(?:https?://)?[^\s/@]+\.[^\s/.@]{2,}(?:[/?#]\S*)?"
NO_HOUR = "L’heure de certaines publications manque : elles sont placées à midi."


def read_mapped(document: Document, mapping: Mapping) -> Reading:
    """The posts or days of a document that fits the mapping, with their figures.

    `measured_at` is what the document's own mapping says, never before the last date in the file;
    else that date. `period_stated` is False for posts: nothing says which days without a post the
    file covers.
    """
    place = place_of(document, mapping)
    assert isinstance(place, Place), place
    notes = Notes(place.sheet)
    _tell_mapping(notes, place, mapping)
    rows = _rows(place, mapping)
    at = instants(readable(rows["date"]), day_first=mapping.day_first)
    rows = without(rows, _undated(rows, at, notes))
    at = Instants(*(part[rows.index] for part in vars(at).values()))
    read = _posts if mapping.content == "posts" else _days
    posts, measurements, days = read(rows, at, mapping, notes)
    taken = _taken(days.max(), mapping, notes)
    others = [sheet for sheet in document.sheets if sheet is not place.sheet]
    told = [notes, *(unread(sheet, _other(sheet.name, place.sheet.name), "other-sheet") for sheet in others)]
    states, issues = rows_and_issues(sorted(told, key=lambda one: document.sheets.index(one.sheet)))
    accounts = labels.column(rows, "account").unique()
    return Reading(
        network=mapping.network,
        kind=mapping.content,
        first=days.min(),
        last=days.max(),
        measured_at=taken,
        account=str(accounts[0]) if len(accounts) == 1 else "",
        posts=posts,
        measurements=measurements,
        rows=states,
        issues=issues,
        period_stated=mapping.content == "days",
    )


def _tell_mapping(notes: Notes, place: Place, mapping: Mapping) -> None:
    if mapping.borrowed:
        name = mapping.file.rsplit("/", 1)[-1]
        notes.tell("shared-mapping", f"Ce fichier a les mêmes titres qu’un autre : il est lu avec « {name} ».")
    if place.unread:
        notes.tell("unknown-column", f"Colonnes non lues : {listed(f'« {title} »' for title in place.unread)}.")


def _other(name: str, read: str) -> str:
    return f"La feuille « {name} » n’est pas lue ({{count}}) : la correspondance lit la feuille « {read} »."


def _rows(place: Place, mapping: Mapping) -> pd.DataFrame:
    """The filled rows under the titles less those of totals, as stripped text under our names."""
    rows = labels.body(place.sheet, Header(mapping.title_row, place.positions, {}, ()))
    rows = rows.apply(lambda column: column.str.strip())
    at = instants(readable(rows["date"]), day_first=mapping.day_first).at
    return without(rows, is_total(place.sheet.cells.loc[rows.index]) & at.isna())


def _undated(rows: pd.DataFrame, at: Instants, notes: Notes) -> pd.Series:
    """Which rows have no date that can be read; they are issues."""
    lost = at.at.isna()

    def sentence(row: int) -> str:
        text = str(rows.loc[row, "date"])[:QUOTED]
        what = f"La date « {text} » n’a pas été comprise" if text else "La date manque"
        return f"{what} : la ligne est laissée de côté."

    _set_aside(notes, rows.index[lost], "unreadable-date", sentence)
    return lost


def _set_aside(notes: Notes, rows: pd.Index, kind: str, sentence: Callable[[int], str]) -> None:
    """Each of the rows is an issue; beyond a number of them, one sentence stands for the rest."""
    for row in rows[:MOST]:
        notes.doubt(pd.Index([row]), kind, sentence(row))
    rest = rows[MOST:]
    what = f"{counted(len(rest), 'autre ligne', 'autres lignes')} de même, à partir de celle-ci. Vérifiez la correspondance."
    tell_once(notes, rest, kind, what, fatal=True)


def _taken(last: pd.Timestamp, mapping: Mapping, notes: Notes) -> pd.Timestamp:
    """The day the figures were taken: a borrowed mapping holds that of another file."""
    if mapping.measured_at is None or mapping.borrowed:
        return last
    if last > mapping.measured_at:
        sentence = "« mesuré_le » est avant la dernière date du fichier : c’est cette date qui compte."
        notes.tell("measured-before", sentence)
        return last
    return mapping.measured_at


Parts = tuple[pd.DataFrame, pd.DataFrame, pd.Series]  # posts, measurements, days


def _posts(rows: pd.DataFrame, at: Instants, mapping: Mapping, notes: Notes) -> Parts:
    rows = _identified(rows, notes)
    if (at.assumed & ~at.day_only)[rows.index].any():
        notes.tell("assumed-zone", ASSUMED)
    if at.day_only[rows.index].any():
        notes.tell("no-hour", NO_HOUR)
    values = _figures(rows, mapping, notes)
    notes.use(rows.index)
    published = at.at.loc[rows.index]
    posts = pd.DataFrame(
        {
            "post_id": rows["post_id"],
            "account": labels.column(rows, "account"),
            "published_at": published,
            "url": labels.column(rows, "url"),
            "text": labels.column(rows, "text"),
            "format": _formats(labels.column(rows, "format"), notes),
            "is_paid": pd.Series(pd.NA, index=rows.index, dtype="boolean"),
            "duration_s": pd.Series(float("nan"), index=rows.index),
            "source_row": rows.index,
        }
    )
    return posts, lifetime(posts[["account", "post_id"]], values), days_of(published)


def _identified(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The rows with a post of their own, by its identifier or else its address; the others are issues."""
    printed, url = labels.column(rows, "post_id"), labels.column(rows, "url")
    number = printed.str.fullmatch(LONG_NUMBER).astype("bool")
    whole = printed.mask(number & (intact(printed.where(number, "1")) == ""), "").mask(cells.is_missing(printed), "")
    address = url.where(url.str.fullmatch(ADDRESS).astype("bool"), "")
    address = address.mask((address != "") & ~address.str.match("(?i)https?://"), "https://" + address)
    post_id = whole.mask(whole == "", address)
    rows = rows.assign(post_id=post_id)

    def nameless(row: int) -> str:
        found = f"« {printed[row][:QUOTED]} » (arrondi par un tableur)" if printed[row] else "aucun identifiant"
        return f"Rien ne désigne cette publication : {found}, et pas d’adresse. La ligne est laissée de côté."

    _set_aside(notes, rows.index[post_id == ""], "no-identifier", nameless)
    rows = without(rows, post_id == "")
    again = rows["post_id"].duplicated()

    def repeated(row: int) -> str:
        return f"La publication {post_id[row]} est déjà plus haut dans le fichier : cette ligne est laissée de côté."

    _set_aside(notes, rows.index[again], "repeated-post", repeated)
    return without(rows, again)


def _formats(written: pd.Series, notes: Notes) -> pd.Series:
    """The formats; words that name none are told once each, on the first row that has them."""
    found = formats(written)
    found = found.where(found.notna(), cells.each(written, format_of))
    unknown = written[found.isna() & ~cells.is_missing(written)]
    for row, text in unknown.drop_duplicates().items():
        sentence = f"« {text[:QUOTED]} » n’est pas un format connu : ces publications sont gardées sans format."
        notes.doubt(pd.Index([row]), "unknown-format", sentence, fatal=False)
    return found


def _days(rows: pd.DataFrame, at: Instants, mapping: Mapping, notes: Notes) -> Parts:
    days = days_of(at.at)
    subject = pd.DataFrame({"account": labels.column(rows, "account"), "day": days}, index=rows.index)
    again = subject.duplicated()

    def repeated(row: int) -> str:
        day = short_day(days[row])
        return f"Le {day} est déjà plus haut dans le fichier : cette ligne est laissée de côté."

    _set_aside(notes, rows.index[again], "repeated-day", repeated)
    rows, subject = without(rows, again), without(subject, again)
    values = _figures(rows, mapping, notes)
    empty = values.isna().all(axis=1)

    def bare(row: int) -> str:
        return f"Le {short_day(days[row])} ne porte aucun chiffre lisible : il est laissé de côté."

    _set_aside(notes, rows.index[empty], "empty-day", bare)
    notes.use(rows.index[~empty])
    return pd.DataFrame(), daily(subject[~empty], values[~empty]), subject["day"]


def _figures(rows: pd.DataFrame, mapping: Mapping, notes: Notes) -> pd.DataFrame:
    """A column a metric; a cell that is no count, or no duration where one is wanted, is an issue and its row stays."""
    values: dict[str, pd.Series] = {}
    for metric in tables.METRICS:
        if metric not in rows:
            continue
        written = rows[metric]
        found, faulty = (cells.seconds if tables.METRICS[metric] == "seconds" else cells.numbers)(written)
        wrong = faulty | (found < 0) | written.str.contains("%", regex=False)  # "5 %" is a rate, not five
        report_faulty(notes, written[wrong], mapping.label_of(metric))
        values[metric] = found.mask(wrong)
    return pd.DataFrame(values, index=rows.index)
