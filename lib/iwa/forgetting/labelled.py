"""What people labelled of a person's messages: their rows of `messages-labels.csv`, which hold identifiers alone."""

from __future__ import annotations

from collections.abc import Collection

from iwa.forgetting.rewriting import without
from iwa.forgetting.stored import MESSAGES, InMonth
from iwa.labels.received import read_told
from iwa.month_tables import read_table
from iwa.whole_files import write_bytes
from iwa.workspace import ClientFolder


def forget(folder: ClientFolder, months: Collection[InMonth]) -> int:
    """Takes out the rows of the person's messages, by the identifiers that the months still hold; gives how many.

    An identifier may be made from a person's words. The other rows keep their bytes.
    """
    file = folder.message_labels_file
    told = read_told(file)
    gone = {place for key in _keys(folder, months) for place in told.places.get(key, ())}
    if gone:
        left = without(file.read_bytes(), file.name, {"": gone})
        file.unlink() if left is None else write_bytes(file, left)
    return len(gone)


def _keys(folder: ClientFolder, months: Collection[InMonth]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for month in months:
        own = read_table(folder.run(month.month).tables, MESSAGES).iloc[list(month.rows)]
        found |= set(zip(own["network"].astype(str), own["message_id"].astype(str), strict=True))
    return found
