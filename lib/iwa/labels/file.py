"""`labels.csv`: what a person decided of a post, read like an export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from iwa.consolidate.addresses import post_address
from iwa.dossier.choices import PILLARS
from iwa.exports import labels, network_names
from iwa.exports.document import Sheet
from iwa.exports.opening.files import open_documents
from iwa.exports.wording import normalised
from iwa.labels.remarks import TOLD, Remarks
from iwa.numbers import counted, listed
from iwa.problems import UnreadableFile

COLUMNS: dict[str, tuple[str, ...]] = {
    "post": ("publication", "identifiant", "id", "adresse", "post_id", "post"),
    "network": ("réseau",),
    "pillar": ("pilier",),
    "hook": ("accroche",),
    "angle": ("angle",),
    "proof": ("preuve",),
    "note": ("note", "commentaire", "par", "le"),
}
DECIDED = ("pillar", "hook", "angle", "proof")
NO_PILLAR = "aucun"  # a person read the post and puts it out of every pillar
PILLAR_WORDS = {normalised(word): word for word in (*PILLARS, NO_PILLAR)}
SHOWN = 3  # rows named in a sentence
QUOTED = 40  # letters of a cell


@dataclass(kw_only=True)
class Decided(Remarks):
    """What people decided: by the place of a post in the month's `posts`, the cells that are filled in.

    The pillar is one of the six or `NO_PILLAR`.
    """

    rows: dict[int, dict[str, str]] = field(default_factory=dict)
    name: str = "labels.csv"


def read_decided(file: Path, posts: pd.DataFrame) -> Decided:
    """What the file says of the posts; nothing without a file. A file that cannot be read is one remark."""
    found = Decided(name=file.name)
    if not file.is_file():
        return found
    try:
        (document,) = open_documents(file, file.parent)
    except UnreadableFile as error:
        found.tell("unreadable-labels", str(error))
        return found
    for repair in document.repairs:
        found.tell("repaired", repair, severity=TOLD)
    if header := labels.find_header(document.sheets[0], COLUMNS, ("post",)):
        _read(document.sheets[0], header, _Posts(posts), found)
    else:
        found.tell("no-title", "La colonne « publication » manque : aucune étiquette n’est lue.")
    return found


class _Posts:
    """Where a post stands in the table, by its id and by its address."""

    def __init__(self, posts: pd.DataFrame) -> None:
        self.networks = posts["network"].astype(str).tolist()
        self.named: dict[str, list[int]] = {}
        urls = posts["url"].astype("object").tolist() if "url" in posts else [None] * len(posts)
        for place, (own, url) in enumerate(zip(posts["post_id"].astype(str), urls, strict=True)):
            names = {own, post_address(url) if isinstance(url, str) else ""}
            for name in names - {""}:
                self.named.setdefault(name, []).append(place)

    def places(self, written: str, network: str) -> list[int]:
        """The posts that an id or an address names, on a network where one is given."""
        found = self.named.get(written) or self.named.get(post_address(written)) or []
        return [place for place in found if network in ("", self.networks[place])]


def _read(sheet: Sheet, header: labels.Header, posts: _Posts, found: Decided) -> None:
    if header.unknown:
        names = listed(f"« {title} »" for title in header.unknown)
        found.tell("unknown-column", f"Colonnes non lues : {names}.", severity=TOLD)
    rows = labels.body(sheet, header)
    cells = {name: labels.column(rows, name).str.strip() for name in COLUMNS}
    networks = network_names.networks(cells["network"])
    seen: Counter[int] = Counter()
    elsewhere: list[int] = []
    for row in rows.index:
        written, network = str(cells["post"][row]), str(networks[row])
        places = posts.places(written, network)
        if written and not places:
            elsewhere.append(row)
            continue
        if len(places) != 1:
            found.tell(*_unnamed(written, len(places)), row=row)
            continue
        seen[places[0]] += 1
        if seen[places[0]] == 2:
            found.tell("label-twice", f"« {written[:QUOTED]} » est étiquetée deux fois : la dernière ligne compte.", row=row)  # fmt: skip
        _keep({name: str(cells[name][row]) for name in DECIDED}, places[0], row, found)
    _tell_elsewhere(elsewhere, found)


def _unnamed(written: str, count: int) -> tuple[str, str]:
    if not written:
        return "no-post", "La publication n’est pas nommée : la ligne est laissée de côté."
    return "many-posts", f"« {written[:QUOTED]} » nomme {count} publications : ajoutez une colonne « réseau »."


def _tell_elsewhere(rows: Sequence[int], found: Decided) -> None:
    """One remark for the posts that no export of the month holds: they may be older or younger."""
    if not rows:
        return
    shown = listed(str(row) for row in rows[:SHOWN])
    which = f"ligne {shown}" if len(rows) == 1 else f"lignes {shown}" + (" notamment" if len(rows) > SHOWN else "")
    count = counted(len(rows), "publication étiquetée n’est", "publications étiquetées ne sont")
    told = f"{count} pas dans les exports lus pour ce mois ({which}) : vérifiez l’identifiant ou l’adresse."
    found.tell("unknown-post", told, row=rows[0], severity=TOLD)


def _keep(cells: dict[str, str], place: int, row: int, found: Decided) -> None:
    """The decisions of one row, over those of the rows before; a pillar that nobody knows is told."""
    written = cells.pop("pillar")
    decided = {name: text for name, text in cells.items() if text}
    if pillar := PILLAR_WORDS.get(normalised(written)):
        decided["pillar"] = pillar
    elif written:
        told = f"« {written[:QUOTED]} » n’est pas un pilier : écrivez {', '.join(PILLARS)} ou « {NO_PILLAR} »."
        found.tell("unknown-pillar", told, row=row)
    if decided:
        found.rows[place] = found.rows.get(place, {}) | decided


def decided(found: Decided, posts: pd.DataFrame) -> pd.DataFrame:
    """Pillar, hook, angle and proof over the posts, missing where nobody decided; same index as `posts`."""
    columns = {name: [found.rows.get(place, {}).get(name) for place in range(len(posts))] for name in DECIDED}
    return pd.DataFrame(columns, index=posts.index, dtype="str")
