"""The followers export: new followers a day, and who the followers are."""

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document, Sheet
from iwa.exports.linkedin.followers import read_followers, recognises_followers
from iwa.exports.linkedin.readers import READERS

DAYS_EN = ["Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"]
DAYS_PT = [
    "Data", "Seguidores patrocinados", "Seguidores orgânicos", "Seguidores convidados automaticamente",
    "Total de seguidores",
]  # fmt: skip
NAMES_EN = ["Location", "Job function", "Seniority", "Industry", "Company size"]
NAMES_PT = ["Localidade", "Função", "Nível de experiência", "Setor", "Tamanho da empresa"]
DAYS = [["02/01/2026", 2, 5, 1, 8], ["02/02/2026", 0, -3, 0, -3], ["02/03/2026", 0, 0, 0, 0]]
AUDIENCE = [
    [["Paris", 40], ["Lyon", 12]],
    [["Sales", 20]],
    [["Senior", 30], ["CXO", 2]],
    [["Retail", 11]],
    [["2-10", 9], ["11-50", 7]],
]
DIMENSIONS = ["lieu", "fonction", "niveau hiérarchique", "secteur", "taille d’entreprise"]


def sheet(name, rows):
    width = max(len(row) for row in rows)
    cells = pd.DataFrame([[*map(str, row), *[""] * (width - len(row))] for row in rows], dtype="str")
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    return Sheet(name, cells)


def followers(header=DAYS_EN, names=NAMES_EN, value="Total followers", days=DAYS, audience=AUDIENCE):
    others = [
        sheet(f"S{n}", [[name, value], *rows]) for n, (name, rows) in enumerate(zip(names, audience, strict=True))
    ]
    return Document("acme_followers_1770500000000.xls", (sheet("D", [header, *days]), *others))


ANY = {"header": ["Wa", "Wb", "Wc", "Wd", "We"], "names": ["Xa", "Xb", "Xc", "Xd", "Xe"], "value": "Y"}


def values(reading, metric):
    measured = reading.measurements
    return measured.loc[measured["metric"] == metric, "value"].tolist()


@pytest.mark.parametrize(
    "document",
    [followers(), followers(DAYS_PT, NAMES_PT, "Total de seguidores"), followers([c.upper() for c in DAYS_EN]),
     followers(**ANY)],
    ids=["english", "portuguese", "other case", "unknown language"],
)  # fmt: skip
def test_new_followers_a_day_and_stock_by_dimension(document):
    assert [reader.kind for reader in READERS if reader.recognises(document)] == ["followers"]
    reading = read_followers(document)
    assert values(reading, "follows") == [8, -3, 0]
    assert values(reading, "follows_paid") == [2, 0, 0]
    assert reading.audience["dimension"].unique().tolist() == DIMENSIONS
    assert reading.audience.set_index("label")["value"].to_dict() == {
        "Paris": 40, "Lyon": 12, "Sales": 20, "Senior": 30, "CXO": 2, "Retail": 11, "2-10": 9, "11-50": 7
    }  # fmt: skip
    assert set(reading.audience["unit"]) == {"followers"}
    assert reading.rows["state"].astype("str").value_counts().to_dict() == {"used": 11, "structural": 6}


def test_the_audience_is_a_table_of_the_house():
    table = tables.checked(read_followers(followers()).audience.assign(source_file="x"), tables.AUDIENCE)
    assert table["account"].unique().tolist() == ["acme"]
    assert table["measured_at"].unique().tolist() == [pd.Timestamp("2026-02-07")]


@pytest.mark.parametrize("header", [[c for c in DAYS_EN if "Auto" not in c], ["Wa", "Wb", "Wc", "Wd"]])
def test_four_columns_without_the_invited_are_read_too(header):
    days = [[day, paid, organic, paid + organic] for day, paid, organic, *_ in DAYS]
    names = {} if header[0] == "Date" else {"names": ANY["names"], "value": "Y"}
    reading = read_followers(followers(header, days=days, **names))
    assert values(reading, "follows") == [7, -3, 0]
    assert values(reading, "follows_paid") == [2, 0, 0]


def test_an_unknown_language_says_that_positions_decided_once():
    reading = read_followers(followers(**ANY))
    told = reading.issues[reading.issues["kind"] == "columns-by-position"]
    assert told["severity"].tolist() == ["pour information"]
    assert "« D », « S0 », « S1 »" in told["sentence"].iloc[0]


def test_an_unknown_language_with_a_sheet_or_a_column_deleted_is_not_recognised():
    document = followers(**ANY)
    assert recognises_followers(document)
    assert not recognises_followers(Document("x.xlsx", document.sheets[:-1]))
    assert not recognises_followers(followers(**{**ANY, "header": ["Wa", "Wb", "Wc"]}, days=[r[:3] for r in DAYS]))


def test_days_that_lose_followers_are_told_with_their_date():
    told = read_followers(followers()).issues
    assert told["kind"].tolist() == ["negative-days"]
    assert "(02/02/2026)" in told["sentence"].iloc[0]


def test_a_sheet_that_is_missing_is_told_and_the_others_are_read():
    document = followers()
    reading = read_followers(Document(document.name, document.sheets[:-2]))
    assert reading.audience["dimension"].unique().tolist() == DIMENSIONS[:3]
    assert "secteur, taille d’entreprise" in reading.issues.set_index("kind").loc["missing-sheet", "sentence"]


def test_demographic_sheets_alone_are_read():
    reading = read_followers(Document("x.xlsx", followers().sheets[1:]))
    assert len(reading.audience) == 8
    assert reading.unavailable == ("follows", "follows_paid")
    assert pd.isna(reading.measured_at)


def test_a_hundred_rows_are_read():
    places = [[f"Ville {n}", n] for n in range(100)]
    reading = read_followers(followers(audience=[places, *AUDIENCE[1:]]))
    assert (reading.audience["dimension"] == "lieu").sum() == 100


def test_total_blank_and_spoilt_rows_of_a_dimension():
    places = [["Paris", 40], ["Total", 40], ["", 3], ["Lyon", ""], ["Nice", "abc"]]
    reading = read_followers(followers(audience=[places, *AUDIENCE[1:]]))
    assert reading.rows.loc[reading.rows["sheet"] == "S0", "state"].tolist() == [
        "structural", "used", "structural", "issue", "issue", "issue"
    ]  # fmt: skip
    assert reading.audience.loc[reading.audience["dimension"] == "lieu", "label"].tolist() == ["Paris"]
    kinds = reading.issues.loc[reading.issues["sheet"] == "S0", ["row", "kind"]].to_numpy().tolist()
    assert sorted(kinds) == [[4, "incomplete-row"], [5, "incomplete-row"], [6, "not-a-number"]]


def test_company_sizes_that_excel_took_for_dates_are_put_back():
    reading = read_followers(followers(audience=[*AUDIENCE[:4], [["2026-10-02", 9], ["nov-50", 7], ["1", 3]]]))
    sizes = reading.audience[reading.audience["dimension"] == "taille d’entreprise"]
    assert sizes["label"].tolist() == ["2-10", "11-50", "1"]
    assert "size-as-date" in reading.issues["kind"].tolist()


def test_sheets_of_two_columns_in_an_unknown_language_are_not_enough():
    assert not recognises_followers(Document("x.xlsx", (followers(**ANY).sheets[1], *followers(**ANY).sheets[1:])))


def test_another_network_s_date_and_total_followers_are_not_taken_for_it():
    header = ["Date", "New followers", "Total followers"]
    assert not recognises_followers(Document("Audience.csv", (sheet("", [header, ["2026/02/01", 1, 2]]),)))
