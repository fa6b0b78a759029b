"""The cells beside a month's tables: what comes back is what the workbook held."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from iwa.dossier.cells import Broken
from iwa.dossier.sheets import Sheet
from iwa.dossier.stored import read_stored, write_stored

CELLS: dict[int, object] = {
    1: "équipe", 2: 7, 3: 7.5, 4: True, 5: date(2026, 11, 3), 6: datetime(2026, 11, 3, 9, 5), 7: time(9, 5),
    8: timedelta(hours=30), 9: Broken("#REF!"),
}  # fmt: skip


def test_every_kind_of_cell_comes_back_as_it_was(tmp_path: Path) -> None:
    sheets = [Sheet("saisies", ((1, CELLS), (4, {2: "Léa"}))), Sheet("vide", ())]
    write_stored(sheets, tmp_path)
    found = read_stored(tmp_path)
    assert found == sheets
    assert [type(value) for value in found[0].rows[0][1].values()] == [type(value) for value in CELLS.values()]
