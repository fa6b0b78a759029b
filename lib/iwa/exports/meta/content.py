"""Meta Business Suite, content exports: posts of Facebook, posts, reels and stories of Instagram.

Figures are totals since publication. One file can hold several accounts (posts published together
with another account carry that one's name); each post keeps its own. Impressions became views on
21 April 2025: both are given as they are printed and never joined here.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa.exports import labels
from iwa.exports.document import Document, Sheet
from iwa.exports.labels import Header
from iwa.exports.meta.labels import FACEBOOK, INSTAGRAM, STORIES, STORY_COLUMNS, Layout, format_of
from iwa.exports.meta.posts import post_facts, post_values
from iwa.exports.meta.rows import keyed_posts
from iwa.exports.meta.table import gathered
from iwa.exports.meta.times import Period, named_period
from iwa.exports.notes import tell_once, unread
from iwa.exports.reading import Notes, Reader, Reading, lacking, lifetime, rows_and_issues
from iwa.numbers import counted

OTHER_SHEET = "Cet onglet n’est pas l’export de Meta : il n’est pas lu."


@dataclass(frozen=True)
class _Export:
    """Where in a document a content export stands, and whose it is."""

    sheet: Sheet
    header: Header
    layout: Layout


def recognises_facebook(document: Document) -> bool:
    """A table of posts (not of video assets) whose rows belong to Pages."""
    return _layout(document) is FACEBOOK


def recognises_instagram(document: Document) -> bool:
    """A table of posts whose rows belong to Instagram accounts, stories alone excepted."""
    return _layout(document) is INSTAGRAM


def recognises_stories(document: Document) -> bool:
    """The same table holding nothing but stories."""
    return _layout(document) is STORIES


def _layout(document: Document) -> Layout | None:
    export = _export(document)
    return export.layout if export else None


def _export(document: Document) -> _Export | None:
    for sheet in document.sheets:
        for layout in (INSTAGRAM, FACEBOOK):
            header = labels.find_header(sheet, layout.columns, ("post_id",))
            present = header.positions.keys() if header else set()
            if header and present & set(layout.owner) and present & {"url", "published_at"}:
                stories = layout is INSTAGRAM and _stories_alone(sheet, header)
                return _Export(sheet, header, STORIES if stories else layout)
    return None


def _stories_alone(sheet: Sheet, header: Header) -> bool:
    """By the types of the rows; by its columns where no row says its type."""
    position = header.positions.get("type")
    types = set() if position is None else set(labels.below(sheet, header)[position].unique()) - {""}
    if not types:
        return not header.positions.keys().isdisjoint(STORY_COLUMNS)
    return {format_of(label) for label in types} == {"story"}


def read(document: Document) -> Reading:
    """The posts of the file with their totals: one row a post and account.

    A post that stands twice keeps the first figure of each metric. `account` is the file's only
    account, "" when it holds several.
    """
    export = _export(document)
    assert export is not None, document.name
    notes = Notes(export.sheet)
    period = named_period(document.base_name)
    table = gathered(notes, export.header, export.layout.columns)
    table = keyed_posts(table, export.layout, notes)
    values = post_values(table, export.layout, notes)
    facts = post_facts(table, values, export.layout, period, notes)
    notes.use(table.index)
    posts, measurements = _once(facts, lifetime(facts[["account", "post_id"]], values), notes)
    first, last, measured_at = _days(posts["published_at"], period)
    others = [unread(sheet, OTHER_SHEET, "other-sheet") for sheet in document.sheets if sheet is not export.sheet]
    rows, issues = rows_and_issues([notes, *others])
    accounts = posts["account"].unique()
    return Reading(
        network=export.layout.network,
        kind=export.layout.kind,
        first=first,
        last=last,
        measured_at=measured_at,
        period_stated=period is not None,
        account=accounts[0] if len(accounts) == 1 else "",
        posts=posts,
        measurements=measurements,
        rows=rows,
        issues=issues,
        unavailable=lacking(export.layout.usual, list(values.columns)),
    )


def _once(facts: pd.DataFrame, measurements: pd.DataFrame, notes: Notes) -> tuple[pd.DataFrame, pd.DataFrame]:
    key = ["account", "post_id"]
    again = facts.duplicated(key)
    if not again.any():
        return facts, measurements
    kept = measurements[~measurements.duplicated([*key, "metric"])]
    sentence = (
        f"{counted(again.sum(), 'ligne')} : la publication est déjà plus haut dans le fichier. La première ligne est "
        "retenue, les suivantes ne la complètent que là où elle est vide."
    )
    rows = facts.index[again]
    tell_once(notes, rows, "repeated-post", sentence)
    notes.states.loc[rows.difference(pd.Index(kept["source_row"]))] = "issue"
    return facts[~again], kept.reset_index(drop=True)


def _days(published: pd.Series, period: Period | None) -> tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]:
    """First and last day of the file, and the day it was measured: never before its last post."""
    days = published.dt.tz_localize(None).dt.normalize()
    if period is None:
        return days.min(), days.max(), days.max()
    return period.first, period.last, pd.Series([period.last, days.max()]).max()


_OPTIONS = (
    "niveau « Publication », toute la période suivie, tous les indicateurs cochés (dont couverture, vues et clics), "
    "chiffres « Depuis la publication » et non par jour › Exporter (.csv), sans ouvrir le fichier dans Excel"
)
_MENU = "Meta Business Suite › Statistiques (Insights) › Contenu › Exporter les données… › "

READERS = (
    Reader(
        network="facebook",
        kind="posts",
        label="publications",
        menu=f"{_MENU}la Page Facebook seule, {_OPTIONS}",
        gives="posts",
        recognises=recognises_facebook,
        read=read,
    ),
    Reader(
        network="instagram",
        kind="posts",
        label="publications et reels",
        menu=f"{_MENU}le compte Instagram seul, type de contenu « Publications », {_OPTIONS}",
        gives="posts",
        recognises=recognises_instagram,
        read=read,
    ),
    Reader(
        network="instagram",
        kind="stories",
        label="stories",
        menu=f"{_MENU}le compte Instagram seul, type de contenu « Stories », {_OPTIONS}",
        gives="posts",
        recognises=recognises_stories,
        read=read,
    ),
)
