"""Meta Business Suite, audience export: age and sex, countries, cities, followers in older files.

Each block stands under its title. The newer files lay lists out across, a line of names over a
line of percentages; the older ones down, a name and its percentage a line. The two sexes stand in
either order. Nothing in the file says when it was taken: only a date put in its name does.
"""

from __future__ import annotations

import itertools
import re

import pandas as pd

from iwa.exports import cells
from iwa.exports.document import Document
from iwa.exports.meta.audience_blocks import (
    AGES,
    CITIES,
    COUNTRIES,
    FOLLOWERS,
    TITLES,
    Block,
    blocks_in,
    by_sex,
    is_of_names,
    pairs_in,
    total,
)
from iwa.exports.meta.blocks import lines, lines_of, network_in, subject_of
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, Reader, Reading, rows_and_issues
from iwa.networks import META

SHARE, ACCOUNTS = "part", "followers"  # units: a fraction of the followers, their number
_DATE = re.compile(r"20\d\d-\d\d-\d\d")


def recognises(document: Document) -> bool:
    """A known title over its table, or a title over ages by sex in any language."""
    return any(
        block.dimension in (AGES, COUNTRIES, CITIES) and (_is_known(block) or block.dimension == AGES)
        for sheet in document.sheets
        for block in blocks_in(lines(sheet.top))
    )


def _is_known(block: Block) -> bool:
    return bool(subject_of(block.title, TITLES)) and bool(block.lines)


def read(document: Document) -> Reading:
    """The audience: shares as fractions, followers as their number.

    `network` is "" when no title names one; with blocks of both, each row carries its own.
    """
    sheets = [(Notes(sheet), blocks_in(lines_of(sheet))) for sheet in document.sheets]
    for notes, blocks in sheets:
        _tell_outside(notes, blocks)
    parts = [(notes, block) for notes, blocks in sheets for block in blocks]
    networks = _networks([block for _, block in parts])
    several = len(set(networks) - {""}) > 1
    pieces = [
        _figures(block, notes).assign(network=network)
        for (notes, block), network in zip(parts, networks, strict=True)
        if network or not several or _without_network(block, notes)
    ]
    audience = pd.concat(pieces, ignore_index=True)
    measured_at = _named_day(document, sheets[0][0])
    rows, issues = rows_and_issues([notes for notes, _ in sheets])
    return Reading(
        network="" if several else networks[0],
        kind="audience",
        first=pd.Timestamp("NaT"),
        last=pd.Timestamp("NaT"),
        measured_at=measured_at,
        audience=audience if several else audience.drop(columns="network"),
        rows=rows,
        issues=issues,
    )


def _networks(blocks: list[Block]) -> list[str]:
    """The network of each block. Where titles name both, a block has that of the last title above it that names one."""
    named = [network_in(block.title) for block in blocks]
    both = set(named) - {""}
    if len(both) < 2:
        return [next(iter(both), "")] * len(blocks)
    if not named[0]:  # nobody knows then whether a name closes or opens what stands beside it
        return named
    return [next(name for name in reversed(named[: place + 1]) if name) for place in range(len(named))]


def _without_network(block: Block, notes: Notes) -> bool:
    sentence = (
        f"Le tableau « {block.title} » ne dit pas s’il vient de Facebook ou d’Instagram, et le fichier parle des deux : ses "
        "chiffres ne sont pas pris. Téléchargez un fichier par réseau."
    )
    tell_once(notes, pd.Index([row for row, _ in block.lines]), "table-without-network", sentence, fatal=True)
    return False


def _tell_outside(notes: Notes, blocks: list[Block]) -> None:
    """Lines above the first block, and sheets without any."""
    first = blocks[0].row if blocks else None
    above = [row for row, _ in lines_of(notes.sheet) if first is None or row < first]
    sentence = "Ces lignes ne sont d’aucun tableau que Meta exporte : elles ne sont pas lues."
    tell_once(notes, pd.Index(above), "outside-table", sentence, fatal=True)


def _figures(block: Block, notes: Notes) -> pd.DataFrame:
    """The block's rows: dimension, label, value, unit, source_row, source_sheet, account."""
    named = {AGES: by_sex, FOLLOWERS: total}.get(block.dimension, pairs_in)(block.lines)
    frame = pd.DataFrame(named, columns=["label", "text", "source_row"], dtype="str").astype({"source_row": "int64"})
    frame.index = pd.Index(frame["source_row"])
    values, faulty = cells.numbers(frame["text"])
    for row, text in frame.loc[faulty, "text"].items():
        sentence = f"La valeur « {text} » n’est pas un nombre : elle est laissée de côté."
        notes.doubt(pd.Index([row]), "not-a-number", sentence, fatal=False)
    read = values.notna() & (frame["label"] != "")
    _tell_unread(block, frame.index[read], notes)
    counted = block.dimension == FOLLOWERS
    return pd.DataFrame(
        {
            "account": "",
            "dimension": block.dimension,
            "label": frame["label"][read],
            "value": values[read] if counted else values[read] / 100,
            "unit": ACCOUNTS if counted else SHARE,
            "source_row": frame["source_row"][read],
            "source_sheet": notes.sheet.name,
        }
    ).reset_index(drop=True)


def _tell_unread(block: Block, used: pd.Index, notes: Notes) -> None:
    """Lines of figures that gave none: neither used nor the names over a line that is."""
    notes.use(used.unique())
    heads = {
        above for (above, texts), (row, _) in itertools.pairwise(block.lines) if row in used and is_of_names(texts)
    }
    lost = [row for row, _ in block.lines if row not in used and row not in heads]
    sentence = f"« {block.title} » : cette partie du tableau n’a pas été comprise, aucun chiffre n’en est pris."
    tell_once(notes, pd.Index(lost), "unread-line", sentence, fatal=True)


def _named_day(document: Document, notes: Notes) -> pd.Timestamp:
    """The day in the file's name; NaT, and said, when it holds none."""
    written = _DATE.search(document.base_name)
    day = pd.to_datetime(pd.Series([written[0] if written else ""]), format="%Y-%m-%d", errors="coerce").iloc[0]
    if pd.isna(day):
        notes.tell(
            "undated",
            "Rien dans ce fichier ne dit quand il a été pris. Mettez le jour du téléchargement dans son nom, comme "
            "« Audience 2026-10-31.csv », pour que le plus récent compte.",
        )
    return pd.Timestamp(day)


READERS = (
    Reader(
        network="",
        kind="audience",
        label="audience",
        menu="Meta Business Suite › Statistiques (Insights) › Audience › la Page Facebook ou le compte Instagram seul › "
        "Exporter › CSV ; mettez le jour du téléchargement dans le nom du fichier, un dossier par réseau",
        gives="audience",
        recognises=recognises,
        read=read,
        among=META,
    ),
)
