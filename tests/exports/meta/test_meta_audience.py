"""Audience exports of Meta: shares by age and sex, countries and cities; the number of followers in older files."""

from pathlib import Path

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.meta import audience
from iwa.exports.opening.files import open_documents
from iwa.exports.reading import Reading
from iwa.exports.registry import READERS

AGES = '"Age & gender"\n"","Women","Men"\n"18-24","12.5","4"\n"65+","1","0"\n'
CITIES = '"Top cities"\n"Nantes, Pays de la Loire","Rezé, Pays de la Loire"\n"40.5","8"\n'
COUNTRIES = '"Top countries"\n"France","Belgique","Suisse"\n"92.1","3","0.4"\n'
ALL = f"{AGES}\n{CITIES}\n{COUNTRIES}"
OLD = (
    '"Facebook followers"\n"FB_PAGE FOLLOW UNIQUE_USERS"\n"30222"\n\n'
    '"Age & gender"\n"","Men","Women"\n"18-24","4%","12.5%"\n\n'
    '"Top countries"\n"France","92.1%"\n"Belgique","3%"\n'
)


def opened(folder: Path, content: bytes, name: str = "Audience.csv") -> Document:
    (folder / name).write_bytes(content)
    return open_documents(folder / name, folder)[0]


def downloaded(folder: Path, text: str, name: str = "Audience.csv") -> Document:
    """The file as it comes from Meta: UTF-16 LE with its mark, a `sep=,` line, a blank line at the end."""
    return opened(folder, b"\xff\xfe" + f"sep=,\n{text}\n".encode("utf-16-le"), name)


def values(reading: Reading, dimension: str) -> dict[str, float]:
    rows = reading.audience[reading.audience["dimension"] == dimension]
    return {str(label): round(float(value), 6) for label, value in zip(rows["label"], rows["value"], strict=True)}


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].astype(str).tolist()


def kinds(reading: Reading) -> list[str]:
    return sorted(reading.issues["kind"]) if len(reading.issues) else []


def recognised(document: Document) -> list[str]:
    return [reader.kind for reader in READERS if reader.recognises(document)]


def test_a_file_as_downloaded_gives_shares_as_fractions(tmp_path: Path) -> None:
    document = downloaded(tmp_path, ALL, "Audience 2026-10-31.csv")
    assert recognised(document) == ["audience"]
    reading = audience.read(document)
    assert values(reading, "âge et sexe") == {
        "Femmes 18-24": 0.125,
        "Hommes 18-24": 0.04,
        "Femmes 65+": 0.01,
        "Hommes 65+": 0,
    }
    assert values(reading, "ville") == {"Nantes, Pays de la Loire": 0.405, "Rezé, Pays de la Loire": 0.08}
    assert values(reading, "pays") == {"France": 0.921, "Belgique": 0.03, "Suisse": 0.004}
    assert set(reading.audience["unit"]) == {"part"}
    assert (reading.network, reading.measured_at) == ("", pd.Timestamp("2026-10-31"))
    assert reading.issues.empty
    table = tables.checked(reading.audience.assign(network="facebook", source_file="x"), tables.AUDIENCE)
    assert len(table) == 9
    assert states(reading) == [
        "structural", "structural", "structural", "used", "used", "structural", "structural", "structural", "used",
        "structural", "structural", "structural", "used", "structural",
    ]  # fmt: skip


def test_the_sexes_stand_in_either_order(tmp_path: Path) -> None:
    turned = '"Age & gender"\n"","Men","Women"\n"18-24","4","12.5"\n'
    assert values(audience.read(downloaded(tmp_path, turned)), "âge et sexe") == {
        "Hommes 18-24": 0.04,
        "Femmes 18-24": 0.125,
    }


def test_the_older_layout_goes_down_and_holds_the_number_of_followers(tmp_path: Path) -> None:
    document = downloaded(tmp_path, OLD)
    assert recognised(document) == ["audience"]
    reading = audience.read(document)
    assert reading.network == "facebook"
    assert values(reading, "abonnés") == {"total": 30222}
    assert reading.audience.set_index("dimension").loc["abonnés", "unit"] == "followers"
    assert values(reading, "pays") == {"France": 0.921, "Belgique": 0.03}
    assert values(reading, "âge et sexe") == {"Hommes 18-24": 0.04, "Femmes 18-24": 0.125}
    assert "issue" not in states(reading)


def test_blocks_of_both_networks_carry_their_own(tmp_path: Path) -> None:
    other = OLD.replace("Facebook", "Instagram").replace("FB_PAGE", "IG_ACCOUNT").replace("30222", "500")
    reading = audience.read(downloaded(tmp_path, f"{OLD}\n{other}"))
    totals = reading.audience[reading.audience["dimension"] == "abonnés"].set_index("network")["value"].to_dict()
    assert totals == {"facebook": 30222, "instagram": 500}
    assert reading.networks == ("facebook", "instagram")
    assert reading.audience["network"].value_counts().to_dict() == {"facebook": 5, "instagram": 5}


def test_blocks_before_the_first_of_two_names_are_nobody_s(tmp_path: Path) -> None:
    followers = '"Facebook followers"\n"X"\n"10"\n\n"Instagram followers"\n"Y"\n"20"\n'
    reading = audience.read(downloaded(tmp_path, f"{COUNTRIES}\n{followers}"))
    assert reading.audience["dimension"].unique().tolist() == ["abonnés"]
    assert kinds(reading) == ["table-without-network", "undated"]
    assert states(reading)[2:4] == ["issue", "issue"]


def test_a_file_without_a_day_in_its_name_is_undated_and_says_so(tmp_path: Path) -> None:
    reading = audience.read(downloaded(tmp_path, ALL))
    assert pd.isna(reading.measured_at)
    assert kinds(reading) == ["undated"]


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8"), ("\t", "utf-16")])
def test_a_file_saved_again_by_excel_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [
        ["sep=,"] if delimiter == "\t" else [],
        ["Age & gender"], ["", "Women", "Men"], ["18-24", "12.5", "4"], [],
        ["Top cities"], ["Nantes, Pays de la Loire", "Rezé, Pays de la Loire"], ["40.5", "8"],
    ]  # fmt: skip
    text = "\r\n".join(delimiter.join([*line, "", "", ""][:3]) for line in lines if line or delimiter == ";")
    document = opened(tmp_path, text.encode(encoding))
    assert recognised(document) == ["audience"]
    reading = audience.read(document)
    assert values(reading, "âge et sexe") == {"Femmes 18-24": 0.125, "Hommes 18-24": 0.04}
    assert values(reading, "ville") == {"Nantes, Pays de la Loire": 0.405, "Rezé, Pays de la Loire": 0.08}


def test_decimal_commas_of_a_french_excel_are_understood(tmp_path: Path) -> None:
    text = "Top countries;;\r\nFrance;Belgique;Suisse\r\n92,1;3;0,4\r\n"
    assert values(audience.read(opened(tmp_path, text.encode())), "pays") == {
        "France": 0.921,
        "Belgique": 0.03,
        "Suisse": 0.004,
    }


def test_a_language_never_seen_is_told_by_ages_and_by_commas_in_the_names(tmp_path: Path) -> None:
    text = ALL.replace("Age & gender", "Alter und Geschlecht").replace("Women", "Frauen").replace("Men", "Männer")
    text = text.replace("Top cities", "Städte").replace("Top countries", "Länder")
    document = downloaded(tmp_path, text)
    assert recognised(document) == ["audience"]
    reading = audience.read(document)
    assert list(values(reading, "âge et sexe"))[:2] == ["Frauen 18-24", "Männer 18-24"]
    assert len(values(reading, "ville")) == 2 and len(values(reading, "pays")) == 3


def test_lines_that_are_not_understood_are_issues(tmp_path: Path) -> None:
    text = '"Age & gender"\n"","Women","Men"\n"18-24","abc","4"\n"juin-24","3","4"\n\n"Top cities"\n"Nantes"\n'
    reading = audience.read(downloaded(tmp_path, text))
    assert values(reading, "âge et sexe") == {"Hommes 18-24": 0.04}
    assert kinds(reading) == ["not-a-number", "undated", "unread-line", "unread-line"]
    assert states(reading) == ["structural"] * 3 + ["used", "issue"] + ["structural"] * 2 + ["issue", "structural"]


def test_other_tables_are_not_taken_for_it(tmp_path: Path) -> None:
    texts = ('"Followers"\n"12"\n', '"Top cities"\n', "Location,Total followers\nParis,40\n", "Pays,Ventes\nFrance,4\n")
    for text in texts:
        assert not audience.recognises(opened(tmp_path, text.encode("utf-16")))


def test_each_row_has_one_state(tmp_path: Path) -> None:
    document = downloaded(tmp_path, f"{ALL}\n{OLD}\n" + '"Top cities"\n"a","b"\n')
    rows = audience.read(document).rows
    assert rows["row"].tolist() == document.sheets[0].cells.index.tolist()
    assert set(rows["state"]) == {"structural", "used", "issue"}
