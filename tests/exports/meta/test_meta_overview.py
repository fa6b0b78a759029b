"""Overview exports of Meta: one indicator a file, told by its title; days as they are written."""

from pathlib import Path

import pandas as pd
import pytest

from iwa import tables
from iwa.demo.campaigns import write_exports
from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO
from iwa.demo.world import build_world
from iwa.exports.document import Document
from iwa.exports.meta import audience, overview
from iwa.exports.opening.files import open_documents
from iwa.exports.reading import Reading
from iwa.exports.registry import READERS

DAYS = (("2026-10-01T00:00:00", "120"), ("2026-10-02T00:00:00", "0"), ("2026-10-03T00:00:00", "95"))
Days = tuple[tuple[str, str], ...]


def table(title: str, days: Days = DAYS, header: tuple[str, str] = ("Date", "Primary")) -> str:
    """A table as Meta writes it: all cells in quotes, lines ended by LF alone."""
    return f'"{title}"\n' + "".join(f'"{day}","{value}"\n' for day, value in (header, *days))


def opened(folder: Path, content: bytes, name: str = "Reach.csv") -> Document:
    (folder / name).write_bytes(content)
    return open_documents(folder / name, folder)[0]


def downloaded(folder: Path, *parts: str, name: str = "Reach.csv") -> Document:
    """The file as it comes from Meta: UTF-16 LE with its mark, a `sep=,` line, blank lines between and after."""
    return opened(folder, b"\xff\xfe" + ("sep=,\n" + "\n".join(parts) + "\n").encode("utf-16-le"), name)


def values(reading: Reading) -> list[tuple[str, str, float]]:
    """Metric, day and value of each measurement."""
    figures = reading.measurements
    return list(zip(figures["metric"].astype(str), figures["day"].dt.strftime("%m-%d"), figures["value"], strict=True))


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].astype(str).tolist()


def kinds(reading: Reading) -> list[str]:
    return reading.issues["kind"].tolist() if len(reading.issues) else []


def labels_of(document: Document) -> list[str]:
    return [reader.label for reader in READERS if reader.recognises(document)]


def test_a_file_as_downloaded_is_read_to_the_last_day(tmp_path: Path) -> None:
    document = downloaded(tmp_path, table("Instagram reach"))
    assert labels_of(document) == ["couverture par jour"]
    reading = overview.read(document)
    assert values(reading) == [("reach", "10-01", 120), ("reach", "10-02", 0), ("reach", "10-03", 95)]
    assert (reading.network, reading.kind) == ("instagram", "overview")
    assert (reading.first, reading.last) == (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-03"))
    assert reading.measured_at == pd.Timestamp("2026-10-03")
    assert reading.measurements["source_row"].tolist() == [4, 5, 6]
    assert states(reading) == ["structural"] * 3 + ["used"] * 3 + ["structural"]
    assert reading.issues.empty
    known = {"network": "instagram", "source_file": "Reach.csv", "measured_at": reading.measured_at, "state": "used"}
    assert len(tables.checked(reading.measurements.assign(**known), tables.MEASUREMENTS)) == 3


@pytest.mark.parametrize(
    ("title", "metric", "network"),
    [
        ("Facebook reach", "reach", "facebook"),
        ("Reach", "reach", ""),
        ("Views", "views", ""),
        ("Viewers", "viewers", ""),
        ("Facebook visits", "profile_visits", "facebook"),
        ("Instagram profile visits", "profile_visits", "instagram"),
        ("Follows", "follows", ""),
        ("Facebook follows", "follows", "facebook"),
        ("Instagram follows", "follows", "instagram"),
        ("Content interactions", "interactions_network", ""),
        ("Facebook link clicks", "link_clicks", "facebook"),
        ("Instagram link clicks", "link_clicks", "instagram"),
        ("Followers en plus", "follows", ""),
        ("Visites", "profile_visits", ""),
        ("Vues", "views", ""),
        ("Couverture sur Facebook", "reach", "facebook"),
        ("Visites du profil Instagram", "profile_visits", "instagram"),
    ],
)
def test_the_title_tells_the_indicator_and_sometimes_the_network(
    tmp_path: Path, title: str, metric: str, network: str
) -> None:
    document = downloaded(tmp_path, table(title))
    assert labels_of(document) == [overview.NAMED[metric][1]]
    reading = overview.read(document)
    assert (reading.network, set(reading.measurements["metric"])) == (network, {metric})
    assert reading.networks == ((network,) if network else ())


@pytest.mark.parametrize(
    "titles",
    [("Facebook follows", "Instagram follows"), ("Follows", "Instagram follows"), ("Views", "Views")],
)
def test_a_stacked_file_holds_facebook_then_instagram(tmp_path: Path, titles: tuple[str, str]) -> None:
    own = (("2026-10-01T00:00:00", "7"), ("2026-10-02T00:00:00", "8"))
    reading = overview.read(downloaded(tmp_path, table(titles[0]), table(titles[1], own)))
    by_network = reading.measurements.groupby("network")["value"].agg(list).to_dict()
    assert by_network == {"facebook": [120, 0, 95], "instagram": [7, 8]}
    assert reading.networks == ("facebook", "instagram")
    assert states(reading) == ["structural"] * 3 + ["used"] * 3 + ["structural"] * 3 + ["used"] * 2 + ["structural"]


def test_a_second_table_of_another_indicator_without_network_is_set_aside(tmp_path: Path) -> None:
    reading = overview.read(downloaded(tmp_path, table("Facebook reach"), table("Views")))
    assert (reading.network, set(reading.measurements["metric"])) == ("facebook", {"reach"})
    assert kinds(reading) == ["table-without-network"]
    assert states(reading).count("issue") == 3


def test_one_o_clock_around_a_change_of_clocks_is_the_same_day(tmp_path: Path) -> None:
    days = (("2026-10-24T01:00:00", "5"), ("2026-10-25T01:00:00", "6"), ("2026-10-26T00:00:00", "7"))
    reading = overview.read(downloaded(tmp_path, table("Facebook reach", days)))
    assert values(reading) == [("reach", "10-24", 5), ("reach", "10-25", 6), ("reach", "10-26", 7)]


def test_days_that_are_absent_stay_absent_and_are_counted(tmp_path: Path) -> None:
    days = (("2026-10-01T00:00:00", "5"), ("2026-10-05T00:00:00", "6"), ("2026-10-06T00:00:00", ""))
    reading = overview.read(downloaded(tmp_path, table("Instagram follows", days)))
    assert values(reading) == [("follows", "10-01", 5), ("follows", "10-05", 6)]
    assert states(reading)[3:6] == ["used", "used", "issue"]
    told = reading.issues.set_index("kind")
    assert set(told.index) == {"missing-days", "empty-day"}
    assert told.loc["missing-days", "sentence"] == (
        "« Instagram follows » : entre le 01/10/2026 et le 05/10/2026, 3\xa0jours sans ligne. "
        "Ces jours manquent, ils ne valent pas zéro."
    )
    assert told.loc["empty-day", "row"] == 6


def test_excel_in_a_semicolon_locale_loses_the_mark_and_the_sep_line(tmp_path: Path) -> None:
    text = "Facebook reach;\r\nDate;Primary\r\n2026-10-01T00:00:00;120\r\n2026-10-02T00:00:00;0\r\n"
    document = opened(tmp_path, text.encode())
    assert labels_of(document) == ["couverture par jour"]
    reading = overview.read(document)
    assert values(reading) == [("reach", "10-01", 120), ("reach", "10-02", 0)]
    assert states(reading) == ["structural", "structural", "used", "used"]


def test_a_save_as_unicode_text_pads_the_sep_line_with_tabs(tmp_path: Path) -> None:
    text = "sep=,\t\r\nViews\t\r\nDate\tPrimary\r\n2026-10-01T00:00:00\t120\r\n2026-10-02T01:00:00\t3\r\n\t\r\n"
    document = opened(tmp_path, text.encode("utf-16"))
    assert labels_of(document) == ["vues par jour"]
    reading = overview.read(document)
    assert values(reading) == [("views", "10-01", 120), ("views", "10-02", 3)]
    assert states(reading) == ["structural"] * 3 + ["used"] * 2 + ["structural"]


def test_a_cell_that_is_no_number_or_no_date_is_an_issue_of_its_row(tmp_path: Path) -> None:
    days = (("2026-10-01T00:00:00", "abc"), ("03/10/2026 00:00", "5"), ("2026-10-04T00:00:00", "6"))
    reading = overview.read(downloaded(tmp_path, table("Facebook reach", days)))
    assert values(reading) == [("reach", "10-04", 6)]
    assert states(reading)[3:6] == ["issue", "issue", "used"]
    assert sorted(kinds(reading)) == ["not-a-number", "unreadable-date"]


def test_a_day_that_stands_twice_is_counted_once(tmp_path: Path) -> None:
    days = (*DAYS, ("2026-10-03T01:00:00", "40"))
    reading = overview.read(downloaded(tmp_path, table("Facebook reach", days)))
    assert values(reading)[-1] == ("reach", "10-03", 95)
    assert (states(reading)[-2], kinds(reading)) == ("issue", ["repeated-day"])


def test_a_language_never_seen_is_recognised_by_its_layout_and_its_rows_are_told(tmp_path: Path) -> None:
    document = downloaded(tmp_path, table("Reichweite auf Facebook", header=("Datum", "Primär")))
    assert labels_of(document) == ["indicateur par jour, inconnu"]
    reading = overview.read(document)
    assert reading.measurements.empty
    assert states(reading) == ["structural"] * 3 + ["issue"] * 3 + ["structural"]
    assert kinds(reading) == ["unknown-title"]
    assert "« Reichweite auf Facebook »" in reading.issues["sentence"].iloc[0]


def test_a_known_title_under_labels_never_seen_is_read(tmp_path: Path) -> None:
    reading = overview.read(downloaded(tmp_path, table("Couverture", header=("Jour", "Valeur"))))
    assert len(values(reading)) == 3


def test_a_table_without_days_is_read_as_empty_and_told(tmp_path: Path) -> None:
    document = downloaded(tmp_path, table("Facebook reach", ()))
    assert labels_of(document) == ["couverture par jour"]
    reading = overview.read(document)
    assert (reading.network, len(reading.measurements), kinds(reading)) == ("facebook", 0, ["no-day"])
    assert pd.isna(reading.measured_at)


@pytest.mark.parametrize(
    "text",
    [
        '"Date","Primary"\n"2026-10-01T00:00:00","1"\n',  # the title deleted
        '"Facebook reach"\n"Primary"\n"120"\n',  # the dates deleted
        '"Facebook reach"\n"Date"\n"2026-10-01T00:00:00"\n',  # the figures deleted
        '"Views"\n"Reels","Photos"\n"12","4"\n',  # top content formats
        "# Views\nDate,Sessions\n20261001,3\n",
    ],
)
def test_what_lacks_title_or_column_is_not_taken_for_it(tmp_path: Path, text: str) -> None:
    document = opened(tmp_path, text.encode("utf-16"))
    assert not any(reader.recognises(document) for reader in overview.READERS)


def test_two_sheets_of_a_workbook_and_one_of_notes(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "meta.xlsx") as book:
        for name, title in (("a", "Facebook reach"), ("b", "Facebook visits")):
            rows = [[title, None], ["Date", "Primary"], ["2026-10-01T00:00:00", 4]]
            pd.DataFrame(rows).to_excel(book, sheet_name=name, index=False, header=False)
        pd.DataFrame([["à revoir"]]).to_excel(book, sheet_name="c", index=False, header=False)
    reading = overview.read(open_documents(tmp_path / "meta.xlsx", tmp_path)[0])
    assert sorted(values(reading)) == [("profile_visits", "10-01", 4), ("reach", "10-01", 4)]
    assert reading.measurements["source_sheet"].astype(str).tolist() == ["a", "b"]
    assert states(reading) == ["structural", "structural", "used"] * 2 + ["issue"]


def test_each_row_has_one_state(tmp_path: Path) -> None:
    days = (*DAYS, ("2026-10-03T01:00:00", "1"), ("hier", "2"), ("2026-10-07T00:00:00", ""))
    document = downloaded(tmp_path, table("Views", days), table("Views"), table("Autre"))
    rows = overview.read(document).rows
    assert rows["row"].tolist() == document.sheets[0].cells.index.tolist()
    assert set(rows["state"]) == {"structural", "used", "issue"}


@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_no_file_of_another_export_is_taken_for_one_of_these(tmp_path: Path, key: str) -> None:
    documents = [
        document
        for path in write_exports(build_world(key), tmp_path, MONTH_TWO)
        if not path.name.startswith("Audience 20")
        for document in open_documents(path, tmp_path)
    ]
    assert len(documents) > 4
    taken = [d.name for d in documents for r in (*overview.READERS, *audience.READERS) if r.recognises(d)]
    assert taken == []


def test_menus_say_where_each_card_is() -> None:
    assert all(
        reader.menu.startswith("Meta Business Suite › Statistiques (Insights) › ") for reader in overview.READERS
    )
    assert [reader.kind for reader in overview.READERS] == ["overview"] * 8
