"""The panel writes one row of a table that people write too: nothing else of it changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from iwa.labels.noted import Entry, Layout, note, noted
from iwa.problems import StepFailed

LAYOUT = Layout(
    {"network": ("réseau",), "post": ("publication",), "pillar": ("pilier",), "hook": ("accroche",)},
    ("post",),
    {"network": "réseau", "post": "publication", "pillar": "pilier", "hook": "accroche"},
)


def of(before: str, post: str, encoding: str = "utf-8", **cells: str) -> str:
    entry = Entry(lambda row: row["post"] == post, {"network": "x", "post": post}, cells)
    made = noted(before.encode(encoding), "labels.csv", LAYOUT, entry)
    return made.decode("utf-8")


def test_a_new_file_has_titles_the_mark_that_excel_asks_for_and_the_row() -> None:
    assert of("", "7_1", pillar="offres") == "\ufeffréseau;publication;pilier;accroche\r\nx;7_1;offres;\r\n"


def test_what_people_wrote_stays_to_the_letter() -> None:
    before = 'Humeur,Pilier,Publication\n# à revoir\n\'triste\' ,coulisses,7_0\n"deux\nlignes, ""ici""",  offres ,7_2\n'
    after = of(before, "7_2", pillar="preuves")
    assert after == "\ufeff" + before.replace("  offres ,7_2", "preuves,7_2")
    assert of(before, "7_9", pillar="offres") == f"\ufeff{before},offres,7_9\n"


def test_a_column_that_lacks_is_added_behind_the_others_and_the_last_row_of_a_post_is_the_one() -> None:
    before = "publication;pilier\r\n7_1;offres\r\n7_1;preuves\r\n7_2;offres"
    assert of(before, "7_1", hook="question").removeprefix("\ufeff").split("\r\n") == [
        "publication;pilier;accroche", "7_1;offres", "7_1;preuves;question", "7_2;offres", "",
    ]  # fmt: skip
    assert of(before, "7_3", pillar="aucun").endswith("7_2;offres\r\n7_3;aucun\r\n")


def test_accents_saved_by_excel_are_kept_and_a_line_end_in_a_label_is_none() -> None:
    assert "pédagogie" in of("publication;pilier\n7_1;pédagogie\n", "7_2", "cp1252", pillar="offres")
    assert of("publication;pilier\n", "7_2", pillar="a\nb").endswith("7_2;a b\n")


def test_a_file_without_titles_and_one_that_is_held_are_told_and_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StepFailed, match="pas de ligne de titres"):
        of("une note\nune autre\n", "7_1", pillar="offres")
    file = tmp_path / "labels.csv"
    note(file, LAYOUT, Entry(lambda row: False, {"post": "7_1"}, {"pillar": "offres"}))
    kept = file.read_bytes()

    def held(self: Path, target: Path) -> None:
        raise PermissionError(13, "Access is denied", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(StepFailed, match="ouvert dans un autre programme"):
        note(file, LAYOUT, Entry(lambda row: False, {"post": "7_2"}, {"pillar": "offres"}))
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (kept, [file])
