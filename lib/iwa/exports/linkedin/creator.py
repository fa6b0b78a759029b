"""LinkedIn, export of a person's own posts (creator), as it was until 2025 and as it is since 2026.

Dates follow the language: MM/DD/YYYY in English, DD/MM/YYYY in French; the calendar of the days,
which has no hole, tells which. Since 2026 every cell is text. The totals of the first sheet count
people once over the whole period: they are no day's and not read.
"""

from __future__ import annotations

import re

import pandas as pd

from iwa.exports.document import Document, Sheet
from iwa.exports.linkedin.creator_audience import read_shares
from iwa.exports.linkedin.creator_days import Days, read_engagement, read_new_followers
from iwa.exports.linkedin.creator_posts import TopPosts, read_top_posts
from iwa.exports.linkedin.creator_sheets import CreatorSheets, sheets_of
from iwa.exports.linkedin.page import UNKNOWN_DAY, PageFile
from iwa.exports.notes import unrecognised
from iwa.exports.reading import Notes, Reader, Reading, lacking, rows_and_issues
from iwa.exports.stacking import end_to_end

_DATES = r"\d{4}-\d{1,2}-\d{1,2}_\d{4}-\d{1,2}-\d{1,2}"
_NAMES = (re.compile(rf"AggregateAnalytics_(.+?)_{_DATES}"), re.compile(rf"Content_{_DATES}_(.+?)(?: \(\d+\))?\.xlsx"))
# A person's days must not pass for the page's, which a file without an account would.
NAMELESS = "profil personnel"
USUAL = ("impressions", "interactions_network", "follows", "followers")


def recognises_creator(document: Document) -> bool:
    """Two of the three sheets that only this export has: days, followers, best posts."""
    return sheets_of(document).are_a_creator_s


def account_of(document: Document) -> str:
    """The person in the file's name, in its form of before 2026 or of since.

    >>> account_of(Document("AggregateAnalytics_Anne Roy_2026-06-01_2026-06-07.xlsx", ()))
    'Anne Roy'
    """
    found = next((named for pattern in _NAMES if (named := pattern.match(document.base_name))), None)
    return found[1].replace("_", " ").strip() if found else NAMELESS


def read_creator(document: Document) -> Reading:
    """The person's days (impressions, interactions_network, follows, followers), best posts and audience.

    A post has the figures of the lists it stands in, each cut at 50: the other figure is missing.
    Figures of posts older than the period are not their totals and are left out.
    """
    sheets = sheets_of(document)
    account = account_of(document)
    days = _days(sheets, account)
    first, last = _period(days)
    posts = read_top_posts(sheets.posts, account, first, last) if sheets.posts else None
    shares = [read_shares(sheet, unit, account) for sheet, unit in sheets.audience]
    notes = [*(day.notes for day in days), *([posts.notes] if posts else []), *(share.notes for share in shares)]
    if account == NAMELESS:
        notes[0].tell("no-name", _NO_NAME)
    pieces = [day.measurements for day in days] + ([posts.measurements] if posts else [])
    filled = [piece for piece in pieces if len(piece)]
    audience = [share.audience for share in shares if len(share.audience)]
    rows, issues = rows_and_issues(_all_notes(document, sheets, notes))
    return Reading(
        network="linkedin",
        kind="creator",
        first=first,
        last=last,
        measured_at=last,
        account=account,
        posts=posts.posts if posts else pd.DataFrame(),
        measurements=end_to_end(filled) if filled else pd.DataFrame(),
        audience=pd.concat(audience, ignore_index=True) if audience else pd.DataFrame(),
        rows=rows,
        issues=issues,
        unavailable=lacking(USUAL, _present(days, posts)),
    )


def _days(sheets: CreatorSheets, account: str) -> list[Days]:
    file = PageFile(account, UNKNOWN_DAY)
    read = []
    if sheets.engagement:
        read.append(read_engagement(sheets.engagement, file, sheets.day_first))
    if sheets.followers:
        read.append(read_new_followers(sheets.followers, file, sheets.day_first))
    return read


def _period(days: list[Days]) -> tuple[pd.Timestamp, pd.Timestamp]:
    firsts = [day.first for day in days if not pd.isna(day.first)]
    lasts = [day.last for day in days if not pd.isna(day.last)]
    return min(firsts, default=UNKNOWN_DAY), max(lasts, default=UNKNOWN_DAY)


def _present(days: list[Days], posts: TopPosts | None) -> list[str]:
    parts = [day.measurements for day in days] + ([posts.measurements] if posts else [])
    return [str(metric) for part in parts if len(part) for metric in part["metric"].unique()]


def _all_notes(document: Document, sheets: CreatorSheets, read: list[Notes]) -> list[Notes]:
    """The notes on every sheet of the file, in its order."""
    by_sheet = {id(notes.sheet): notes for notes in read}
    return [by_sheet.get(id(sheet)) or _other(sheet, sheets) for sheet in document.sheets]


def _other(sheet: Sheet, sheets: CreatorSheets) -> Notes:
    if sheet is not sheets.totals:
        return unrecognised(sheet)
    notes = Notes(sheet)
    notes.tell(
        "period-totals",
        f"L’onglet « {sheet.name} » donne les totaux de la période : ils ne s’additionnent pas et ne sont pas repris.",
    )
    return notes


_NO_NAME = (
    "Le nom du fichier ne dit plus de qui est ce profil : ses chiffres restent à part de ceux de la page. "
    "Déposez-le sous le nom que LinkedIn lui a donné."
)
READERS = (
    Reader(
        network="linkedin",
        kind="creator",
        label="profil personnel",
        menu="Profil LinkedIn › Statistiques des posts › Impressions › choisir la période la plus large, 365 jours › "
        "Exporter, et garder le nom du fichier",
        gives="posts",
        recognises=recognises_creator,
        read=read_creator,
    ),
)
