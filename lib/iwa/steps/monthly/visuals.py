"""The picture of a post, as somebody laid it in `visuels/` under the post's id."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from iwa.client_month import ClientMonth
from iwa.read_parts import PICTURES, note_read
from iwa.slide_pictures import thumbnail

KINDS = (".jpg", ".jpeg", ".png", ".webp", ".gif")
FORBIDDEN = r'[\\/:*?"<>|]+'  # what Windows takes in no file name, and some ids hold


@dataclass(frozen=True)
class Visual:
    """A picture by its path inside the client's folder, "" without one; `remark` says why one cannot be shown."""

    picture: str = ""
    remark: str = ""


def visual_of(month: ClientMonth, post_id: str) -> Visual:
    """The first picture of a post that can be read, whatever the case of its name and its sub-folder."""
    note_read(PICTURES)
    files = _named(month.folder.pictures, post_id)
    for file in sorted(files, key=lambda file: (_rank(file), file.as_posix())):
        name = file.relative_to(month.folder.path).as_posix()
        if _rank(file) < len(KINDS) and thumbnail(month.folder.path, name, 1):
            return Visual(name)
    if not files:
        return Visual()
    return Visual(remark=_remark(files[0].relative_to(month.folder.path).as_posix(), _rank(files[0]) < len(KINDS)))


def _remark(name: str, known: bool) -> str:
    why = "illisible ou trop grande" if known else "dans un format qui ne se lit pas"
    return f"Image {why} : « {name} ». Enregistrez-la à nouveau en .jpg ou .png."


def _rank(file: Path) -> int:
    kind = file.suffix.lower()
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _named(folder: Path, post_id: str) -> list[Path]:
    """The files that bear a post's id, hidden ones apart; none where the folder cannot be read."""
    names = _names(post_id)
    try:
        return sorted(file for file in folder.rglob("*") if _folded(file.stem) in names and file.is_file())
    except OSError:
        return []


def _names(post_id: str) -> set[str]:
    """An id as it can be written in a file name: as it is, its forbidden signs replaced, or its last part."""
    last = re.split(FORBIDDEN, post_id.rstrip("/"))[-1]
    written = (post_id, re.sub(FORBIDDEN, "_", post_id), re.sub(FORBIDDEN, "-", post_id), last)
    return {_folded(name) for name in written if name}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
