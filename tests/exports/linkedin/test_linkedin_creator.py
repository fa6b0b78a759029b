"""The export of a person's own posts, in its two forms and its two languages."""

import io
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from iwa import tables
from iwa.exports.collect import collect
from iwa.exports.document import Document
from iwa.exports.linkedin.creator import NAMELESS, read_creator
from iwa.exports.opening.excel import sheets_of
from iwa.exports.reading import Reading
from iwa.exports.registry import READERS

NAME = "AggregateAnalytics_Anne Roy_2026-09-01_2026-09-04.xlsx"
DAYS = pd.date_range("2026-09-01", "2026-09-04")
MONTH_FIRST, DAY_FIRST = "%m/%d/%Y", "%d/%m/%Y"


def link(day: str) -> str:
    """The address of a post, whose number holds the instant: noon of the day."""
    return f"https://www.linkedin.com/feed/update/urn:li:activity:{number(day)}"


def number(day: str) -> str:
    return str(int(pd.Timestamp(f"{day} 12:00", tz="UTC").timestamp() * 1000) << 22)


def sheets(french=False, old=False, pattern=None):
    """The rows of each sheet. Until 2025 figures are numbers, since 2026 every cell is text."""
    written = pattern or (DAY_FIRST if french else MONTH_FIRST)
    a, b, d = (day.strftime(written) for day in DAYS[[0, 1, 3]])
    one, two, ancient = link("2026-09-01"), link("2026-09-02"), link("2025-03-03")
    days = [
        [day.strftime(written), *pair] for day, pair in zip(DAYS, [(120, 9), (80, -28), (0, 0), (40, 2)], strict=True)
    ]
    gained = [[day.strftime(written), new] for day, new in zip(DAYS, [3, 0, -1, 2], strict=True)]
    top = [
        ["Maximum of 50 posts available to include in this list"],
        [],
        ["Post URL", "Post publish date", "Interactions" if french else "Engagements", "",
         "Post URL", "Post publish date", "Impressions"],
        [one, a, 7, "", ancient, "03/03/2025", 900],
        [two, b, 3, "", one, a, 88],
        ["", "", "", "", two, b, 51],
    ]  # fmt: skip
    shares = [0.02, 0.31, 0.005] if old else ["2%", "31%", "< 1%"]
    places = [["Job titles", "Directrice"], ["Locations", "Paris"], ["Company size", "11-50"]]
    audience = [
        ["Top Demographics", "Value", "Percentage"],
        *([*place, s] for place, s in zip(places, shares, strict=True)),
    ]
    book = {
        "DISCOVERY": [["Overall Performance", f"{a} - {d}"], ["Impressions", 240], ["Members reached", 150]],
        "ENGAGEMENT": [["Date", "Impressions", "Interactions" if french else "Engagements"], *days],
        "MEILLEURS POSTS" if french else "TOP POSTS": top,
        "ABONNÉS" if french else "FOLLOWERS": [
            [f"Nombre total d’abonnés le {d}" if french else f"Total followers on {d}:", 2713], [],
            ["Date ", "Nouveaux abonnés" if french else "New followers"], *gained,
        ],
    }  # fmt: skip
    if old:
        return book | {"DONNÉES DÉMOGRAPHIQUES" if french else "DEMOGRAPHICS": audience}
    readers = [audience[0], ["Locations", "Lyon", "menos de 1%"], ["Locations", "Lille", "12%"]]
    names = ("DONNÉES DÉMOGRAPHIQUES SUR L'AU", "DONNÉES DÉMOGRAPHIQUES SUR LE C") if french else (
        "AUDIENCE DEMOGRAPHICS", "CONTENT DEMOGRAPHICS")  # fmt: skip
    return {name: text(rows) for name, rows in (book | {names[0]: audience, names[1]: readers}).items()}


def text(rows):
    return [[str(cell) for cell in row] for row in rows]


def document(book, name=NAME):
    whole = Workbook()
    whole.remove(whole.active)
    for title, rows in book.items():
        sheet = whole.create_sheet(title)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    content = io.BytesIO()
    whole.save(content)
    return Document(name, sheets_of(content.getvalue(), name))


def figure(reading: Reading, metric: str) -> list[float]:
    measured = reading.measurements
    return measured.loc[(measured["metric"] == metric) & (measured["scope"] == "day"), "value"].tolist()


def of_posts(reading: Reading) -> dict[tuple[str, str], float]:
    rows = reading.measurements[reading.measurements["scope"] == "lifetime"]
    return {(str(p), str(m)): v for p, m, v in zip(rows["post_id"], rows["metric"], rows["value"], strict=True)}


FORMS = [(french, old) for french in (False, True) for old in (False, True)]


@pytest.mark.parametrize(("french", "old"), FORMS)
def test_days_are_read_in_both_languages_and_both_forms(french, old):
    given = document(sheets(french, old))
    assert [reader.kind for reader in READERS if reader.recognises(given)] == ["creator"]
    reading = read_creator(given)
    assert figure(reading, "impressions") == [120, 80, 0, 40]
    assert figure(reading, "interactions_network") == [9, -28, 0, 2]  # a retraction is kept
    assert figure(reading, "follows") == [3, 0, -1, 2]
    days = reading.measurements.loc[reading.measurements["metric"] == "follows", "day"]
    assert days.tolist() == DAYS.tolist()
    assert (reading.first, reading.last, reading.measured_at) == (DAYS[0], DAYS[-1], DAYS[-1])
    assert reading.account == "Anne Roy"
    assert reading.unavailable == ()


@pytest.mark.parametrize(("french", "old"), FORMS)
def test_the_stock_of_followers_is_that_of_the_day_above_the_table(french, old):
    reading = read_creator(document(sheets(french, old)))
    (stock,) = reading.measurements[reading.measurements["metric"] == "followers"].to_dict("records")
    assert (stock["value"], stock["day"], stock["scope"]) == (2713, DAYS[-1], "day")
    assert stock["source_row"] == 1


@pytest.mark.parametrize("pattern", [MONTH_FIRST, DAY_FIRST])
@pytest.mark.parametrize("french", [False, True])
def test_the_order_of_day_and_month_is_told_by_the_calendar_not_by_the_language(french, pattern):
    reading = read_creator(document(sheets(french, pattern=pattern)))
    assert (reading.first, reading.last) == (DAYS[0], DAYS[-1])
    assert "day-first-dates" not in reading.issues["kind"].tolist()  # nobody damaged these dates


@pytest.mark.parametrize(("french", "day"), [(False, "2026-09-04"), (True, "2026-04-09")])
def test_a_single_day_that_the_calendar_cannot_settle_follows_the_language(french, day):
    book = sheets(french, pattern="09/04/2026")
    for name, rows in book.items():
        if name in ("ENGAGEMENT", "FOLLOWERS", "ABONNÉS"):
            del rows[-3:]
    assert read_creator(document(book)).last == pd.Timestamp(day)


@pytest.mark.parametrize("french", [False, True])
def test_each_post_of_the_two_lists_stands_once_with_the_figures_of_both(french):
    reading = read_creator(document(sheets(french)))
    assert reading.posts["post_id"].tolist() == [number("2026-09-01"), number("2026-09-02"), number("2025-03-03")]
    assert reading.posts["published_at"].iloc[0] == pd.Timestamp("2026-09-01 12:00", tz="UTC")
    assert of_posts(reading) == {
        (number("2026-09-01"), "interactions_network"): 7,
        (number("2026-09-01"), "impressions"): 88,
        (number("2026-09-02"), "interactions_network"): 3,
        (number("2026-09-02"), "impressions"): 51,
    }


def test_figures_of_a_post_older_than_the_period_are_not_its_totals():
    told = read_creator(document(sheets())).issues.set_index("kind").loc["older-posts", "sentence"]
    assert told.replace("\xa0", " ").startswith(
        "L’export ne compte que depuis le 01/09/2026 : les chiffres de 1 publication plus ancienne"
    )


def test_one_list_deleted_leaves_the_other_with_its_own_metric():
    book = sheets()
    book["TOP POSTS"] = [row[4:] for row in book["TOP POSTS"]]
    assert {metric for _, metric in of_posts(read_creator(document(book)))} == {"impressions"}


def test_a_row_whose_left_post_is_damaged_still_gives_the_right_one():
    book = sheets()
    book["TOP POSTS"][4][0] = "https://www.linkedin.com/feed/update/urn:li:activity:"
    book["TOP POSTS"].append(["", "", "12", "", "", "", ""])
    book["TOP POSTS"].append(["https://www.linkedin.com/in/anne", "", "1", "", "", "", ""])
    book["TOP POSTS"].append(["https://www.linkedin.com/feed/update/urn:li:activity:99", "", "abc", "", "", "", ""])
    reading = read_creator(document(book))
    states = reading.rows[reading.rows["sheet"] == "TOP POSTS"].set_index("row")["state"]
    assert states.loc[4:].tolist() == ["used", "used", "used", "issue", "issue", "used"]
    kinds = reading.issues.loc[reading.issues["sheet"] == "TOP POSTS", "kind"]
    assert kinds.value_counts().to_dict() == {"no-link": 3, "older-posts": 1, "not-a-number": 1, "no-instant": 1}
    assert reading.posts.set_index("post_id")["published_at"].isna()["99"]


@pytest.mark.parametrize(("french", "old"), FORMS)
def test_shares_of_the_audience_are_fractions(french, old):
    audience = read_creator(document(sheets(french, old))).audience
    followers = audience[audience["unit"] == "part des followers"]
    assert followers["dimension"].tolist() == ["intitulé de poste", "lieu", "taille d’entreprise"]
    assert followers["label"].tolist() == ["Directrice", "Paris", "11-50"]
    assert followers["value"].tolist() == [0.02, 0.31, 0.005 if old else 0.01]
    readers = audience[audience["unit"] == "part des lecteurs"]
    assert readers[["label", "value"]].to_numpy().tolist() == ([] if old else [["Lyon", 0.01], ["Lille", 0.12]])


def test_less_than_one_percent_is_told_as_the_most_that_it_can_be():
    issues = read_creator(document(sheets())).issues
    assert issues.loc[issues["kind"] == "less-than-one", "sheet"].tolist() == [
        "AUDIENCE DEMOGRAPHICS", "CONTENT DEMOGRAPHICS",
    ]  # fmt: skip
    assert not (read_creator(document(sheets(old=True))).issues["kind"] == "less-than-one").any()


def test_a_share_that_is_none_and_a_size_that_excel_took_for_a_date():
    book = sheets()
    rows = book["AUDIENCE DEMOGRAPHICS"]
    rows += [["Locations", "Nice", "abc"], ["Locations", "", "3%"], ["Locations", "Metz", "250%"]]
    rows += [["Company size", "nov-50", "4%"], ["Hobbies", "Voile", "5%"]]
    reading = read_creator(document(book))
    states = reading.rows.loc[reading.rows["sheet"] == "AUDIENCE DEMOGRAPHICS", "state"]
    assert states.tolist()[-5:] == ["issue", "issue", "issue", "used", "used"]
    assert reading.audience[["dimension", "label"]].to_numpy().tolist()[3:5] == [
        ["taille d’entreprise", "11-50"], ["hobbies", "Voile"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "account"),
    [
        ("Content_2025-09-01_2025-09-30_AnneRoy.xlsx", "AnneRoy"),
        ("lot/AggregateAnalytics_Anne_Roy_2026-09-01_2026-09-04 (1).xlsx", "Anne Roy"),
        ("export.xlsx", NAMELESS),
    ],
)
def test_the_person_is_in_the_file_s_name_and_never_taken_for_the_page(name, account):
    reading = read_creator(document(sheets(), name))
    assert reading.account == account != ""
    assert set(reading.measurements["account"]) == {account}
    assert ("no-name" in reading.issues["kind"].tolist()) == (account == NAMELESS)


def test_a_language_never_seen_is_known_by_the_place_and_values_of_its_sheets():
    book = sheets(pattern=DAY_FIRST)
    book["ENGAGEMENT"][0] = ["Tarih", "Gösterim", "Etkileşim"]
    book["FOLLOWERS"][2] = ["Tarih", "Yeni takipçi"]
    given = document({f"SAYFA {n}": rows for n, rows in enumerate(book.values())})
    assert [reader.kind for reader in READERS if reader.recognises(given)] == ["creator"]
    reading = read_creator(given)
    assert figure(reading, "impressions") == [120, 80, 0, 40]
    assert figure(reading, "followers") == [2713]


def test_without_a_sheet_the_others_are_read_and_one_alone_is_not_enough():
    book = sheets()
    del book["FOLLOWERS"], book["DISCOVERY"]
    reading = read_creator(document(book))
    assert reading.unavailable == ("follows", "followers")
    assert figure(reading, "impressions") == [120, 80, 0, 40]
    only = document({"ENGAGEMENT": book["ENGAGEMENT"]})
    assert not any(reader.recognises(only) for reader in READERS)


def test_a_total_that_was_deleted_leaves_the_stock_unknown_and_says_so():
    book = sheets()
    book["FOLLOWERS"] = book["FOLLOWERS"][2:]
    reading = read_creator(document(book))
    assert reading.unavailable == ("followers",)
    assert "no-stock" in reading.issues["kind"].tolist()


@pytest.mark.parametrize(("french", "old"), FORMS)
def test_every_row_has_one_state(french, old):
    given = document(sheets(french, old) | {"Feuil1": [["à revoir"]]})
    rows = read_creator(given).rows
    assert rows[["sheet", "row"]].to_numpy().tolist() == [
        [sheet.name, row] for sheet in given.sheets for row in sheet.cells.index
    ]
    assert set(rows["state"]) == {"structural", "used", "issue"}
    assert rows.loc[rows["state"] == "issue", "sheet"].tolist() == ["Feuil1"]


def test_totals_of_the_period_are_no_day_s_and_said_so():
    issues = read_creator(document(sheets())).issues
    assert issues.loc[issues["kind"] == "period-totals", "sheet"].tolist() == ["DISCOVERY"]


def test_collected_figures_have_the_columns_of_their_tables(tmp_path: Path):
    whole = Workbook()
    whole.remove(whole.active)
    for title, rows in sheets(french=True).items():
        page = whole.create_sheet(title)
        for row in rows:
            page.append([None if cell == "" else cell for cell in row])
    whole.save(tmp_path / NAME)
    collected = collect(tmp_path)
    assert collected.sources[["state", "kind"]].to_numpy().tolist() == [["lu", "creator"]]
    complete = collected.measurements.assign(state="used")
    assert len(tables.checked(complete, tables.MEASUREMENTS)) == 4 * 3 + 1 + 4
    assert len(collected.audience) == 5
