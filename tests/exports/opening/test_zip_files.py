import io
import zipfile

import pytest

from iwa.exports.opening import zip_files
from iwa.problems import UnreadableFile


def archive(**members: bytes) -> bytes:
    return archive_of(members)


def archive_of(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def test_tables_are_read_in_place_and_other_members_left_out():
    data = archive_of(
        {
            "export/b.csv": b"b",
            "export/Table data.CSV": b"a",
            "lisez-moi.txt": b"x",
            "photo.jpg": b"x",
            "__MACOSX/export/._b.csv": b"x",
            ".cache/c.csv": b"x",
            "~$d.xlsx": b"x",
        }
    )
    assert zip_files.tables(data, "a.zip") == [("export/Table data.CSV", b"a"), ("export/b.csv", b"b")]


def test_an_accent_written_without_its_mark_is_read():
    data = archive_of({"Données.csv": b"a"})
    unmarked = data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")  # the flag that says UTF-8
    assert zip_files.tables(unmarked, "a.zip")[0][0] == "Données.csv"


@pytest.mark.parametrize("path", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "C:/a.csv", "..\\a.csv"])
def test_a_path_that_leaves_the_archive_is_refused(path):
    with pytest.raises(UnreadableFile, match="dangereux"):
        zip_files.tables(archive_of({path: b"a"}), "a.zip")


def test_a_locked_archive_is_refused():
    data = bytearray(archive(**{"a.csv": b"a"}))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="mot de passe"):
        zip_files.tables(bytes(data), "a.zip")


def test_an_archive_without_a_table_says_what_it_holds():
    with pytest.raises(UnreadableFile, match=r"sans fichier CSV ni Excel \(photo.jpg\)"):
        zip_files.tables(archive_of({"photo.jpg": b"x"}), "a.zip")
    with pytest.raises(UnreadableFile, match="les zips qu’elle contient"):
        zip_files.tables(archive_of({"b.zip": b"x"}), "a.zip")
    with pytest.raises(UnreadableFile, match="archive vide"):
        zip_files.tables(archive_of({}), "a.zip")


def test_a_bomb_is_refused_while_it_unpacks():
    swollen = archive_of({"a.csv": bytes(20 * 1024 * 1024)})
    assert len(swollen) < 30_000
    with pytest.raises(UnreadableFile, match="se déplie"):
        zip_files.tables(swollen, "a.zip")


def test_members_are_counted_together(monkeypatch):
    monkeypatch.setattr(zip_files, "MAX_BYTES", 5)
    assert len(zip_files.tables(archive_of({"a.csv": b"abc", "b.csv": b"ab"}), "a.zip")) == 2
    with pytest.raises(UnreadableFile, match="se déplie"):
        zip_files.tables(archive_of({"a.csv": b"abc", "b.csv": b"abc"}), "a.zip")


def test_too_many_members_are_refused(monkeypatch):
    monkeypatch.setattr(zip_files, "MAX_MEMBERS", 2)
    with pytest.raises(UnreadableFile, match="3 fichiers"):
        zip_files.tables(archive_of({"a.csv": b"a", "b.csv": b"b", "c.txt": b"c"}), "a.zip")


def test_a_corrupt_member_is_refused():
    data = bytearray(archive_of({"a.csv": b"abcdefgh" * 50}))
    data[45] ^= 0xFF
    with pytest.raises(UnreadableFile, match="abîmée"):
        zip_files.tables(bytes(data), "a.zip")


def test_a_workbook_that_unpacks_too_far_is_refused(monkeypatch):
    zip_files.refuse_bomb(archive_of({"xl/workbook.xml": b"abc"}), "a.xlsx")
    monkeypatch.setattr(zip_files, "MAX_BYTES", 2)
    with pytest.raises(UnreadableFile, match="se déplie"):
        zip_files.refuse_bomb(archive_of({"xl/workbook.xml": b"abc"}), "a.xlsx")
