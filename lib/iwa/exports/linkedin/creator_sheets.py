"""Which sheet of a LinkedIn creator export is which: by labels and contents, names are translated.

The order is the same in every language: totals, days, best posts, followers, audience, and since
2026 the audience of the posts too, under a name cut at 31 characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from iwa.exports.document import Document, Sheet
from iwa.exports.linkedin.columns import DAY, Layout, Table, filled_sheets, first_labelled, placed
from iwa.exports.wording import normalised

ENGAGEMENT = Layout(
    columns={
        "day": ("Date", "Data"),
        "impressions": ("Impressions", "Impressões"),
        "interactions": ("Engagements", "Interactions", "Engajamentos"),
    },
    evidence=(("day", "impressions", "interactions"),),
    orders=(("day", "impressions", "interactions"),),
    kinds={"day": DAY},
)
FOLLOWERS = Layout(
    columns={"day": ("Date", "Data"), "follows": ("New followers", "Nouveaux abonnés", "Novos seguidores")},
    evidence=(("day", "follows"),),
    orders=(("day", "follows"),),
    kinds={"day": DAY},
)
FEWEST, MOST = 5, 6  # sheets
ENGAGEMENT_PLACE, FOLLOWERS_PLACE, AUDIENCE_PLACE = 1, 3, 4
ENGLISH = frozenset({"engagement", "top posts", "followers", "demographics", "discovery"})
FRENCH = frozenset({"abonnes", "meilleurs posts", "donnees demographiques"})
LINK = "linkedin.com/"
FOLLOWERS_SHARE, READERS_SHARE = "part des followers", "part des lecteurs"


@dataclass(frozen=True)
class CreatorSheets:
    """The sheets found; `day_first` is how the file's language writes a date that tells nothing itself."""

    totals: Sheet | None
    engagement: Table | None
    posts: Sheet | None
    followers: Table | None
    audience: tuple[tuple[Sheet, str], ...]
    day_first: bool

    @property
    def are_a_creator_s(self) -> bool:
        """Whether enough was found for no other export to look like it."""
        return sum(part is not None for part in (self.engagement, self.posts, self.followers)) >= 2


def sheets_of(document: Document) -> CreatorSheets:
    """The sheets by what they hold; in a language never seen days are known by their place and values."""
    sheets = filled_sheets(document)
    engagement = first_labelled(sheets, ENGAGEMENT) or _in_place(sheets, ENGAGEMENT_PLACE, ENGAGEMENT)
    followers = first_labelled(sheets, FOLLOWERS) or _in_place(sheets, FOLLOWERS_PLACE, FOLLOWERS)
    posts = next((sheet for sheet in sheets if lists_posts(sheet)), None)
    known = {id(table.sheet) for table in (engagement, followers) if table} | {id(posts)}
    rest = [sheet for sheet in sheets if id(sheet) not in known]
    audience = [sheet for sheet in rest if _shows_shares(sheet)]
    totals = [sheet for sheet in rest if sheet not in audience and sheet is sheets[0]]
    return CreatorSheets(
        totals=totals[0] if totals else None,
        engagement=engagement,
        posts=posts,
        followers=followers,
        audience=tuple((sheet, _unit(sheet, place)) for place, sheet in enumerate(audience)),
        day_first=_day_first(sheets),
    )


def _in_place(sheets: tuple[Sheet, ...], place: int, layout: Layout) -> Table | None:
    return placed(sheets[place], layout) if FEWEST <= len(sheets) <= MOST else None


def lists_posts(sheet: Sheet) -> bool:
    """Whether one of the first rows holds the address of a post."""
    return any(LINK in cell for _, row in sheet.top for cell in row)


def _shows_shares(sheet: Sheet) -> bool:
    """Three columns: what, which, how many; the last one shares under a header in words."""
    rows = [[cell.strip() for cell in row[:3]] for _, row in sheet.top if any(cell.strip() for cell in row)]
    if sheet.width < 3 or len(rows) < 2:
        return False
    return all(map(_has_letters, rows[0])) and all(_has_letters(row[0]) and row[1] and row[2] for row in rows[1:3])


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _unit(sheet: Sheet, place: int) -> str:
    """Whose shares: the followers', or since 2026, on the sheet beside, those of the posts' readers."""
    name = normalised(sheet.name)
    of_content = name.startswith("content") or "sur le c" in name
    of_audience = name.startswith("audience") or "sur l'a" in name
    return READERS_SHARE if of_content or (place and not of_audience) else FOLLOWERS_SHARE


def _day_first(sheets: tuple[Sheet, ...]) -> bool:
    """English alone writes the month first; "ENGAGEMENT" is a French name too."""
    names = {normalised(sheet.name) for sheet in sheets}
    return bool(names & FRENCH) or not len(names & ENGLISH) >= 2
