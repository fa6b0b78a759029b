"""The tables of Meta's overview exports: a title that tells the indicator, then a line a day."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from iwa.exports import labels
from iwa.exports.document import Sheet
from iwa.exports.meta.blocks import Line, lines_of, network_in, subject_of
from iwa.networks import META

# Known titles less the network they may name. Meta's French titles are those of its menus.
TITLES: dict[str, tuple[str, ...]] = {
    "reach": ("Reach", "Couverture"),
    "views": ("Views", "Vues"),
    "viewers": ("Viewers", "Spectateurs"),
    "profile_visits": (
        "Visits", "Profile visits", "Page visits",
        "Visites", "Visites du profil", "Visites de profil", "Visites de la Page",
    ),
    "follows": ("Follows", "Followers en plus"),
    "interactions_network": ("Content interactions", "Interactions", "Interactions avec le contenu"),
    "link_clicks": ("Link clicks", "Clics sur un lien", "Clics sur le lien", "Clics sur les liens"),
}  # fmt: skip
HEADER = {"day": ("Date",), "value": ("Primary", "Principal", "Principale")}
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]|$)")
_META_DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


@dataclass(frozen=True)
class Table:
    """One table: its title and metric ("" when nobody knows the title), its network, the lines of its days."""

    title: str
    metric: str
    network: str
    lines: list[Line]


def begins_of(rows: list[Line]) -> list[tuple[int, str]]:
    """Where tables begin: place in the list and title. A title stands alone, over two labels.

    The labels are known, or a day as Meta writes it stands under them: that holds in any language.
    """
    found = []
    for place, ((_, title), (_, header)) in enumerate(itertools.pairwise(rows)):
        below = rows[place + 2][1][0] if place + 2 < len(rows) else ""
        known = labels.match_row(header, HEADER, 0).positions == {"day": 0, "value": 1}
        unknown = len(header) == 2 and not _DAY.match(header[0]) and bool(_META_DAY.match(below))
        if len(title) == 1 and not title[0].startswith("#") and not _DAY.match(title[0]) and (known or unknown):
            found.append((place, title[0]))
    return found


def tables_of(sheet: Sheet) -> list[Table]:
    """The tables of a sheet, in its order."""
    rows = lines_of(sheet)
    begins = begins_of(rows)
    ends = [*(place for place, _ in begins[1:]), len(rows)]
    networks = _networks([title for _, title in begins])
    return [
        Table(title, subject_of(title, TITLES), network, rows[place + 2 : end])
        for (place, title), end, network in zip(begins, ends, networks, strict=False)
    ]


def _networks(titles: list[str]) -> list[str]:
    """The network of each table: the one its title names; of two tables alike, Facebook's comes first."""
    named = [network_in(title) for title in titles]
    alike = len({subject_of(title, TITLES) for title in titles}) == 1
    if len(titles) != len(META) or not alike:
        return named
    if not any(named):
        return list(META)
    return [own or next(other for other in META if other not in named) for own in named]
