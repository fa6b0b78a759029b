"""The content export: days of the page and posts, in any language, as downloaded or re-saved."""

import pandas as pd
import pytest

from iwa.exports.document import Document, Sheet
from iwa.exports.linkedin.content import read_content, recognises_content
from iwa.exports.linkedin.readers import READERS
from iwa.exports.reading import Reading

DESCRIPTION = "Aggregated engagement metrics over time. Dates are in UTC. Data may lag up to 2 days."
SPLIT = ("organic", "sponsored", "total")
METRICS_EN = [
    "Date", *(f"Impressions ({s})" for s in SPLIT), "Unique impressions (organic)",
    *(f"{name} ({s})" for name in ("Clicks", "Reactions", "Comments", "Reposts", "Engagement rate") for s in SPLIT),
]  # fmt: skip
POSTS_EN = [
    "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date",
    "Campaign end date", "Audience", "Impressions", "Views", "Offsite Views", "Clicks", "Click through rate (CTR)",
    "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type",
]  # fmt: skip
METRICS_PT = [
    "Data", "Impressões (orgânicas)", "Impressões (patrocinadas)", "Impressões (total)",
    "Impressões únicas (orgânicas)", "Cliques (orgânicos)", "Cliques (patrocinados)", "Cliques (total)",
    "Reações (orgânicas)", "Reações (patrocinadas)", "Reações (total)", "Comentários (orgânicos)",
    "Comentários (patrocinados)", "Comentários (total)", "Compartilhamentos (orgânicos)",
    "Compartilhamentos (patrocinados)", "Compartilhamentos (total)", "Taxa de engajamento (orgânico)",
    "Taxa de engajamento (patrocinado)", "Taxa de engajamento (total)",
]  # fmt: skip
POSTS_PT = [
    "Título da publicação", "Link da publicação", "Tipo de publicação", "Nome da campanha", "Publicada por",
    "Criação", "Data de início da campanha", "Data de término da campanha", "Público", "Impressões",
    "Visualizações", "Visualizações fora do site", "Cliques", "Taxa de cliques (CTR)", "Gostaram", "Comentários",
    "Compartilhamentos", "Seguidores", "Taxa de engajamento", "Tipo de conteúdo",
]  # fmt: skip
# Words no reader can know; two of them are the English ones, as a French file could have.
METRICS_ANY = ["Date", "Wa", "Wb", "Impressions (total)", *(f"W{n} (x)" for n in range(16))]
POSTS_ANY = [f"Y{letter}" for letter in "abcdefghi"] + ["Impressions"] + [f"Z{n}a" for n in range(10)]


def day_row(day, organic=100, paid=10, reach=60, clicks=5, reactions=3, comments=2, reposts=1):
    total = organic + paid
    row = [day, organic, paid, total, reach]
    for value in (clicks, reactions, comments, reposts):
        row += [value, 0, value]
    rate = (clicks + reactions + comments + reposts) / total if total else 0.0
    return [*row, rate, 0, rate]


def post_row(number=7306192134921981953, content_type="", views=""):
    link = f"https://www.linkedin.com/feed/update/urn:li:activity:{number}"
    return [
        "Un texte", link, "Organic", "", "Camille Vasseur", "03/12/2025", "", "", "All followers",
        200, views, "", 10, 0.05, 6, 3, 1, "", 0.1, content_type,
    ]  # fmt: skip


DAYS = [day_row(f"03/{day:02d}/2025") for day in range(10, 20)]
POSTS = [post_row(), post_row(7305537171719864321, content_type="Video", views=40)]


def sheet(name, rows):
    width = max(len(row) for row in rows)
    cells = pd.DataFrame([[*map(str, row), *[""] * (width - len(row))] for row in rows], dtype="str")
    cells.index = pd.RangeIndex(1, len(cells) + 1)
    return Sheet(name, cells)


def content(metrics=METRICS_EN, posts=POSTS_EN, days=DAYS, listed=POSTS, above=True, name="acme_content.xls"):
    top = [[DESCRIPTION]] if above else []
    return Document(
        name,
        (sheet("Sheet A", [*top, metrics, *days]), sheet("Sheet B", [*top, posts, *listed])),
    )


def daily_values(reading: Reading, metric: str) -> list[float]:
    measured = reading.measurements
    return measured.loc[(measured["scope"] == "day") & (measured["metric"] == metric), "value"].tolist()


def lifetime_values(reading: Reading, metric: str) -> list[float]:
    measured = reading.measurements
    return measured.loc[(measured["scope"] == "lifetime") & (measured["metric"] == metric), "value"].tolist()


def kinds(reading: Reading) -> list[str]:
    return [] if reading.issues.empty else reading.issues["kind"].tolist()


def states(reading: Reading, name: str) -> list[str]:
    return reading.rows.loc[reading.rows["sheet"] == name, "state"].tolist()


def test_a_day_gives_totals_and_the_sponsored_part():
    reading = read_content(content(days=[day_row("03/10/2025")]))
    day = reading.measurements[reading.measurements["scope"] == "day"].set_index("metric")["value"]
    assert day.to_dict() == {
        "impressions": 110, "impressions_paid": 10, "reach": 60, "clicks": 5, "reactions": 3, "comments": 2, "shares": 1
    }  # fmt: skip


def test_a_post_gives_what_it_gathered_since_publication():
    reading = read_content(content(listed=[post_row(content_type="Video", views=40)]))
    post = reading.measurements[reading.measurements["scope"] == "lifetime"].set_index("metric")["value"]
    assert post.to_dict() == {
        "impressions": 200, "views": 40, "clicks": 10, "reactions": 6, "comments": 3, "shares": 1, "click_through": 0.05
    }  # fmt: skip


def test_empty_is_not_zero():
    reading = read_content(content())
    assert lifetime_values(reading, "views") == [40.0]  # one of the two posts is no video
    assert lifetime_values(reading, "follows") == []
    assert "follows" not in reading.unavailable  # its column is there


def test_an_empty_cell_of_a_day_stays_missing():
    blank = [*day_row("03/20/2025")[:7], "", *day_row("03/20/2025")[8:]]
    assert len(daily_values(read_content(content(days=[*DAYS, blank])), "clicks")) == len(DAYS)


@pytest.mark.parametrize("above", [True, False])
def test_the_header_is_found_with_or_without_the_description_row(above):
    reading = read_content(content(above=above))
    assert daily_values(reading, "impressions") == [110.0] * 10
    assert states(reading, "Sheet A") == ["structural"] * (2 if above else 1) + ["used"] * 10
    assert states(reading, "Sheet B") == ["structural"] * (2 if above else 1) + ["used"] * 2


@pytest.mark.parametrize(
    ("metrics", "posts"),
    [
        (METRICS_EN, POSTS_EN),
        (METRICS_PT, POSTS_PT),
        ([label.upper() for label in METRICS_EN], [label.lower() for label in POSTS_EN]),
        (METRICS_EN, ["Views (Excluding offsite video views)" if c == "Views" else c for c in POSTS_EN]),
    ],
    ids=["english", "portuguese", "other case", "older label"],
)
def test_known_labels_are_read_without_a_remark(metrics, posts):
    reading = read_content(content(metrics, posts))
    assert daily_values(reading, "reach") == [60.0] * 10
    assert lifetime_values(reading, "views") == [40.0]
    assert kinds(reading) == []


def test_known_labels_do_not_depend_on_the_order_of_columns_and_sheets():
    order = [0, 7, 3, 1, 2, 4, 5, 6, *range(8, 20)]
    days = [[row[place] for place in order] for row in DAYS]
    document = content([METRICS_EN[place] for place in order], days=days)
    reading = read_content(Document(document.name, document.sheets[::-1]))
    assert daily_values(reading, "clicks") == [5.0] * 10


def test_an_unknown_language_is_read_by_position_and_says_so():
    known, unknown = read_content(content()), read_content(content(METRICS_ANY, POSTS_ANY))
    pd.testing.assert_frame_equal(known.measurements, unknown.measurements)
    assert unknown.issues[["kind", "severity"]].to_numpy().tolist() == [["columns-by-position", "pour information"]]
    assert "par leur position" in unknown.issues["sentence"].iloc[0]


def test_by_position_a_month_without_posts_is_read_too():
    reading = read_content(content(METRICS_ANY, POSTS_ANY, listed=[]))
    assert daily_values(reading, "clicks") == [5.0] * 10
    assert reading.posts.empty


def test_an_unknown_language_with_a_column_deleted_is_not_recognised():
    assert recognises_content(content(METRICS_ANY, POSTS_ANY))
    fewer = content(METRICS_ANY[:-1], POSTS_ANY, days=[row[:-1] for row in DAYS])
    assert not recognises_content(fewer)


def test_an_unknown_language_with_columns_moved_is_not_recognised():
    moved = [[row[0], row[3], row[1], row[2], *row[4:]] for row in DAYS]  # the total no longer comes third
    assert not recognises_content(content(METRICS_ANY, POSTS_ANY, days=moved))
    swapped = [[*row[:9], row[12], *row[10:12], row[9], *row[13:]] for row in POSTS]  # clicks for impressions
    assert not recognises_content(content(METRICS_ANY, POSTS_ANY, listed=swapped))


def test_an_english_label_out_of_its_place_forbids_reading_by_position():
    metrics = ["Date", "Impressions (total)", *METRICS_ANY[2:3], "Wz", *METRICS_ANY[4:]]
    assert not recognises_content(content(metrics, POSTS_ANY))


def test_a_few_words_shared_with_english_do_not_make_a_known_language():
    deleted = content(METRICS_ANY[:-1], POSTS_ANY[:-1], [row[:-1] for row in DAYS], [row[:-1] for row in POSTS])
    assert not recognises_content(deleted)


def test_a_deleted_column_of_a_known_language_is_unavailable_and_nothing_else_moves():
    place = POSTS_EN.index("Likes")
    days_place = METRICS_EN.index("Reactions (total)")
    reading = read_content(
        content(
            [label for label in METRICS_EN if label != "Reactions (total)"],
            [label for label in POSTS_EN if label != "Likes"],
            [row[:days_place] + row[days_place + 1 :] for row in DAYS],
            [row[:place] + row[place + 1 :] for row in POSTS],
        )
    )
    assert reading.unavailable == ("reactions",)
    assert lifetime_values(reading, "comments") == [3.0, 3.0]
    assert daily_values(reading, "shares") == [1.0] * 10


def test_a_column_of_somebody_s_own_is_told_and_not_read():
    reading = read_content(content([*METRICS_EN, "Mon calcul"], days=[[*row, 9] for row in DAYS]))
    assert kinds(reading) == ["unknown-columns"]
    assert "« Mon calcul »" in reading.issues["sentence"].iloc[0]


def test_days_are_month_first_in_every_language():
    reading = read_content(content(METRICS_PT, POSTS_PT, days=[day_row(f"01/{d:02d}/2026") for d in range(1, 13)]))
    assert (reading.first, reading.last) == (pd.Timestamp("2026-01-01"), pd.Timestamp("2026-01-12"))


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%dT00:00:00", "%Y-%m-%d 00:00:00"])
def test_dates_that_excel_rewrote_are_understood(form):
    calendar = pd.date_range("2026-01-01", "2026-02-28")
    reading = read_content(content(days=[day_row(day.strftime(form)) for day in calendar]))
    assert reading.measurements.query("metric == 'clicks' and scope == 'day'")["day"].tolist() == list(calendar)
    assert kinds(reading) == (["day-first-dates"] if form == "%d/%m/%Y" else [])


def test_dates_that_excel_took_half_for_its_own_are_put_right():
    # 02/03/2026 was read as 2 March and became a date; 02/13/2026 could not be one and stayed text.
    calendar = pd.date_range("2026-02-01", "2026-03-31")
    texts = [f"{d:%Y-%d-%m}" if d.day <= 12 else f"{d:%m/%d/%Y}" for d in calendar]
    reading = read_content(content(days=[day_row(text) for text in texts]))
    assert reading.measurements.query("metric == 'clicks' and scope == 'day'")["day"].tolist() == list(calendar)
    assert kinds(reading) == ["day-first-dates"]


def test_a_first_fortnight_is_decided_by_the_continuous_calendar():
    calendar = pd.date_range("2026-04-01", "2026-04-12")
    reading = read_content(content(days=[day_row(f"{day:%d/%m/%Y}") for day in calendar]))
    assert (reading.first, reading.last) == (calendar[0], calendar[-1])


def test_negative_days_are_kept_and_told_in_one_sentence_with_count_and_dates():
    days = [*DAYS, day_row("03/20/2025", reactions=-240, comments=-29), day_row("03/21/2025", reactions=-1)]
    reading = read_content(content(days=days))
    assert daily_values(reading, "reactions")[-2:] == [-240.0, -1.0]
    assert reading.issues[["kind", "severity"]].to_numpy().tolist() == [["negative-days", "pour information"]]
    assert (
        reading.issues["sentence"].iloc[0].startswith("3\u00a0valeurs quotidiennes négatives (20/03/2025, 21/03/2025)")
    )


def test_a_hole_in_the_calendar_is_told():
    reading = read_content(content(days=[*DAYS[:3], *DAYS[5:]]))
    assert kinds(reading) == ["missing-days"]
    assert "il manque 2\u00a0jours" in reading.issues["sentence"].iloc[0]


def test_a_day_written_twice_counts_once():
    reading = read_content(content(days=[*DAYS, DAYS[0]]))
    assert daily_values(reading, "impressions") == [110.0] * 10
    assert states(reading, "Sheet A")[-1] == "issue"
    assert kinds(reading) == ["repeated-day"]


def test_a_row_without_a_date_and_a_cell_without_a_figure_are_issues_of_their_row():
    noted = ["vérifié par Léa", *[""] * 19]
    spoilt = [*day_row("03/20/2025")[:3], "abc", *day_row("03/20/2025")[4:]]
    reading = read_content(content(days=[*DAYS, spoilt, noted]))
    assert states(reading, "Sheet A")[-2:] == ["used", "issue"]
    assert reading.issues[["row", "kind"]].to_numpy().tolist() == [
        [14, "unreadable-date"],
        [13, "not-a-number"],
    ]
    assert daily_values(reading, "impressions") == [110.0] * 10
    assert daily_values(reading, "clicks") == [5.0] * 11


def test_a_total_row_is_structural():
    total = ["Total", *[1000] * 19]
    reading = read_content(content(days=[*DAYS, total], listed=[*POSTS, ["Total", *[""] * 8, 400, *[""] * 10]]))
    assert daily_values(reading, "impressions") == [110.0] * 10
    assert states(reading, "Sheet A")[-1] == states(reading, "Sheet B")[-1] == "structural"
    assert kinds(reading) == []


def test_days_and_posts_are_never_reconciled():
    reading = read_content(content())
    assert sum(daily_values(reading, "impressions")) == 1100
    assert sum(lifetime_values(reading, "impressions")) == 400
    assert kinds(reading) == []


def test_the_name_gives_the_page_and_the_day_of_the_export():
    reading = read_content(content(name="2025/acme-conseil_content_1742603384396.xls"))  # 22 March 2025
    assert reading.account == "acme-conseil"
    assert set(reading.measurements["account"]) == set(reading.posts["account"]) == {"acme-conseil"}
    assert reading.measured_at == pd.Timestamp("2025-03-22")


def test_without_such_a_name_the_last_day_is_the_measuring_day():
    reading = read_content(content(name="export linkedin.xlsx"))
    assert (reading.account, reading.measured_at) == ("", pd.Timestamp("2025-03-19"))


def test_figures_of_the_last_two_days_are_told_to_be_provisional():
    assert kinds(read_content(content(name="acme_content_1742463384396.xls"))) == ["late-figures"]  # 20 March
    assert kinds(read_content(content(name="acme_content_1742573384396.xls"))) == []  # 21 March


def test_who_posted_is_never_kept():
    nameless = content(listed=[*POSTS, [*post_row()[:1], "", *post_row()[2:]]])
    reading = read_content(nameless)
    kept = (reading.posts, reading.measurements, reading.issues, reading.rows)
    assert not any("Vasseur" in frame.to_csv() for frame in kept)


def test_a_sheet_of_somebody_s_own_is_an_issue_whole():
    document = content()
    own = sheet("Notes", [["à relire"], [""], ["vu"]])
    reading = read_content(Document(document.name, (*document.sheets, own)))
    assert states(reading, "Notes") == ["issue", "structural", "issue"]
    assert kinds(reading) == ["unknown-sheet"]


def test_one_sheet_alone_is_read_where_its_labels_are_known():
    metrics, posts = content().sheets
    days_only = read_content(Document("metrics.csv", (metrics,)))
    posts_only = read_content(Document("posts.csv", (posts,)))
    assert kinds(days_only) == kinds(posts_only) == ["missing-sheet"]
    assert days_only.posts.empty
    assert days_only.unavailable == ("views", "follows", "click_through")
    # The ids say 14 March 05:59 and 12 March 10:36.
    assert (posts_only.first, posts_only.last) == (pd.Timestamp("2025-03-12"), pd.Timestamp("2025-03-14"))


def test_header_rows_alone_give_an_empty_reading():
    reading = read_content(content(days=[], listed=[]))
    assert pd.isna(reading.first)
    assert reading.posts.empty
    assert set(reading.rows["state"]) == {"structural"}


@pytest.mark.parametrize(
    "header",
    [
        ["Post id", "Date", "Post text", "Post Link", "Impressions", "Likes"],
        ["Date", "Impressions", "Likes", "Engagements"],
        ["Date", "New followers", "Total followers", "Reached audience"],
        ["Content", "Video title", "Views"],
        [""],
    ],
)
def test_other_networks_are_left_to_their_own_readers(header):
    document = Document("file.csv", (sheet("", [header, ["1"] * len(header)]),))
    assert not any(reader.recognises(document) for reader in READERS)
