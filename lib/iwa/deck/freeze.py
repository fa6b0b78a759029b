"""The same presentation as the same bytes, whatever the hour and the machine's clock."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip archive can hold
DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
STAMP = rb"\g<1>2000-01-01T00:00:00Z\g<2>"


def frozen(data: bytes) -> bytes:
    """The Office file with its members in their order and every date in it set to a fixed one.

    The workbooks inside a presentation are frozen too. Compression depends on zlib: across
    machines, compare the members rather than the archive.
    """
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            entry = zipfile.ZipInfo(member.filename, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            new.writestr(entry, _member(member.filename, old.read(member)))
    return out.getvalue()


def _member(name: str, content: bytes) -> bytes:
    if name.endswith(".xlsx"):
        return frozen(content)
    return DATED.sub(STAMP, content) if name == "docProps/core.xml" else content
