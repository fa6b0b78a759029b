"""X, posts: the content of the account's analytics and the files of analytics.twitter.com."""

import math

import pandas as pd
import pytest
from x_samples import COUNTS, ORGANIC

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading
from iwa.exports.x.posts import read_posts, recognises_posts
from iwa.exports.x.readers import READERS

# The identifiers hold 1 August 2026 at 09:30, 2 August at 02:05 and 31 August at 21:00, in UTC.
FIRST, NIGHT, LAST = "2083485386142646395", "2083735786091446395", "2094530666296246395"
HEADER_2025 = (
    "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts,"
    "Profile visits,Detail expands,Url clicks,Hashtag clicks,Permalink clicks\n"
)
HEADER_2026 = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
    "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
)
PORTUGUESE = (
    "ID do post,Data,Texto do post,Postar link,Impressões,Curtidas,Engajamentos,Itens salvos,Compartilhamentos,"
    "Novos seguidores,Respostas,Reposts,Visitas ao perfil,Expansões de detalhes,Cliques de URL,Cliques de hashtag,"
    "Cliques de link permanente\n"
)
# Only some of these labels are known: the others stand for whatever X prints in French.
FRENCH = (
    "Libellé a,Date,Texte du post,Lien,Impressions,J’aime,Engagements,Libellé b,Libellé c,Libellé d,Réponses,Reposts,"
    "Libellé e,Libellé f,Libellé g,Libellé h,Libellé i\n"
)
UNKNOWN = ",".join(f"ラベル{number}" for number in range(17)) + "\n"
# impressions, likes, engagements, bookmarks, shares, follows, replies, reposts, visits, details, url, hashtag, permalink
FIGURES = "1200,30,95,4,9,2,5,6,11,20,17,1,0"
EXPECTED = {
    "impressions": 1200.0, "reactions": 30.0, "comments": 5.0, "shares": 6.0, "saves": 4.0,
    "interactions_network": 95.0, "link_clicks": 17.0, "profile_visits": 11.0, "follows": 2.0,
}  # fmt: skip
NAME = "account_analytics_content_2026-08-01_2026-08-31.csv"


def line(post_id: str = FIRST, text: str = "Bonjour", day: str = "Sat, Aug 1, 2026", figures: str = FIGURES) -> str:
    link = f"https://x.com/atelier/status/{post_id}"
    return f'"{post_id}","{day}","{text}","{link}",{figures}\n'


def document(text: str, name: str = NAME) -> Document:
    sheet, repairs = sheet_of(text.encode(), name)
    return Document(name, (sheet,), repairs)


def read(text: str, name: str = NAME) -> Reading:
    given = document(text, name)
    assert recognises_posts(given)
    return read_posts(given)


def figures_of(reading: Reading, post_id: str = FIRST) -> dict[str, float]:
    own = reading.measurements[reading.measurements["post_id"] == post_id]
    return dict(zip(own["metric"].astype("str"), own["value"], strict=True))


def states(reading: Reading) -> list[str]:
    return reading.rows.sort_values("row")["state"].astype("str").tolist()


def kinds(reading: Reading) -> list[str]:
    return list(reading.issues["kind"]) if len(reading.issues) else []


@pytest.mark.parametrize(
    "header", [HEADER_2025, HEADER_2026, PORTUGUESE, FRENCH, UNKNOWN], ids=["2025", "2026", "pt", "fr", "ja"]
)
def test_a_post_has_its_figures_whatever_the_language_of_the_labels(header):
    reading = read(header + line())
    assert figures_of(reading) == EXPECTED
    assert reading.unavailable == ()
    assert states(reading) == ["structural", "used"]
    # English and Portuguese are known word for word; "ID do post" is known by its place.
    guessed = header not in (HEADER_2025, HEADER_2026)
    assert kinds(reading) == (["columns-by-position"] if guessed else [])


def test_shares_are_reposts_and_never_what_x_calls_shares():
    figures = figures_of(read(HEADER_2026 + line(figures="0,0,0,0,9,0,0,6,0,0,0,0,0")))
    assert figures["shares"] == 6.0
    assert 9.0 not in figures.values()


def test_the_dates_of_2025_have_no_comma():
    reading = read(HEADER_2025 + line(day="Sat Aug 1 2026").replace('"Sat Aug 1 2026"', "Sat Aug 1 2026"))
    assert figures_of(reading) == EXPECTED
    assert kinds(reading) == []


def test_the_facts_of_a_post():
    post = read(HEADER_2026 + line(text="Le pain &amp; le sel &lt;3 &quot;ici&quot;")).posts.iloc[0]
    assert (post["post_id"], post["account"], post["format"]) == (FIRST, "atelier", "post")
    assert post["text"] == 'Le pain & le sel <3 "ici"'
    assert post["url"] == f"https://x.com/atelier/status/{FIRST}"
    assert post["published_at"] == pd.Timestamp("2026-08-01 09:30", tz="UTC")
    assert pd.isna(post["is_paid"]) and math.isnan(post["duration_s"])
    assert post["source_row"] == 2


def test_the_instant_is_in_the_identifier_and_not_in_the_local_date():
    reading = read(HEADER_2026 + line(NIGHT, day="Sat, Aug 1, 2026"))
    assert reading.posts["published_at"].tolist() == [pd.Timestamp("2026-08-02 02:05", tz="UTC")]


def test_a_text_that_begins_with_a_name_is_a_reply():
    reading = read(
        HEADER_2026 + line(LAST, "@client Merci !") + line(NIGHT, ".@client Merci") + line(text="Merci @client")
    )
    assert reading.posts["format"].tolist() == ["reply", "post", "post"]


def test_a_text_may_hold_commas_quotes_and_an_emoji():
    text = 'Un, ""deux"" et trois 🥖'
    assert read(HEADER_2026 + line(text=text)).posts["text"].tolist() == ['Un, "deux" et trois 🥖']


def test_identifiers_that_excel_crushed_come_back_from_the_link_and_it_is_said_once():
    rows = line() + line(LAST)
    reading = read(HEADER_2026 + rows.replace(f'"{FIRST}"', "2.08E+18").replace(f'"{LAST}"', "2.09E+18"))
    assert reading.posts["post_id"].tolist() == [FIRST, LAST]
    assert kinds(reading) == ["crushed-id"]
    assert "2\u00a0publications" in reading.issues["sentence"].iloc[0]
    assert states(reading) == ["structural", "used", "used"]


def test_a_row_whose_identifier_is_lost_altogether_is_an_issue():
    lost = line(LAST).replace(f'"{LAST}"', "2.09E+18").replace(f"https://x.com/atelier/status/{LAST}", "")
    reading = read(HEADER_2026 + line() + lost)
    assert reading.posts["post_id"].tolist() == [FIRST]
    assert states(reading) == ["structural", "used", "issue"]
    assert kinds(reading) == ["no-identifier"]
    assert reading.issues["row"].tolist() == [3]
    assert "« 2.09E+18 »" in reading.issues["sentence"].iloc[0]


def test_excel_in_a_semicolon_locale_is_undone():
    saved = (HEADER_2026 + line(text="Oui, non")).replace(",", ";").replace("Sat; Aug 1; 2026", "Sat, Aug 1, 2026")
    reading = read(saved.replace("Oui; non", "Oui, non").replace(f'"{FIRST}"', "2,08349E+18").replace("\n", "\r\n"))
    assert figures_of(reading) == EXPECTED
    assert reading.posts["text"].tolist() == ["Oui, non"]


def test_lines_that_excel_wrapped_in_quotes_are_undone():
    lines = (HEADER_2026 + line(text="Oui, non") + line(LAST)).splitlines()
    wrapped = [lines[0], *('"' + each.replace('"', '""') + '"' for each in lines[1:])]
    reading = read("\n".join(wrapped) + "\n")
    assert reading.posts["post_id"].tolist() == [FIRST, LAST]
    assert figures_of(reading) == EXPECTED


def test_a_column_deleted_is_unavailable_and_the_others_are_read_by_their_labels():
    header = HEADER_2026.replace("Bookmarks,", "")
    reading = read(header + line(figures="1200,30,95,9,2,5,6,11,20,17,1,0"))
    assert figures_of(reading) == {metric: value for metric, value in EXPECTED.items() if metric != "saves"}
    assert reading.unavailable == ("saves",)


def test_a_column_deleted_in_a_language_known_in_part_leaves_out_what_is_not_known():
    header = FRENCH.replace("Libellé b,", "")
    reading = read(header + line(figures="1200,30,95,9,2,5,6,11,20,17,1,0"))
    known = ("impressions", "reactions", "interactions_network", "comments", "shares")
    assert figures_of(reading) == {metric: EXPECTED[metric] for metric in known}
    assert kinds(reading) == ["unknown-columns"]
    assert "« Libellé c »" in reading.issues["sentence"].iloc[0]


def test_columns_moved_are_read_by_their_labels():
    moved = "Post text,Impressions,Post id,Reposts,Post Link\n"
    reading = read(moved + f"Bonjour,12,{FIRST},3,https://x.com/a/status/{FIRST}\n")
    assert figures_of(reading) == {"impressions": 12.0, "shares": 3.0}


def test_two_columns_that_changed_places_are_read_by_their_labels():
    header = HEADER_2026.replace("Impressions,Likes", "Likes,Impressions")
    assert figures_of(read(header + line(figures=FIGURES.replace("1200,30", "30,1200")))) == EXPECTED


def test_without_the_column_of_links_an_intact_identifier_is_enough():
    reading = read(f"Post id,Post text,Impressions\n{FIRST},Bonjour,12\n2.09E+18,Bonsoir,9\n")
    assert reading.posts["post_id"].tolist() == [FIRST]
    assert states(reading) == ["structural", "used", "issue"]


def test_an_empty_table_has_no_post_and_keeps_its_period():
    reading = read(HEADER_2026)
    assert len(reading.posts) == len(reading.measurements) == 0
    assert (reading.first, reading.last, reading.measured_at) == (
        pd.Timestamp("2026-08-01"), pd.Timestamp("2026-08-31"), pd.Timestamp("2026-08-31"),
    )  # fmt: skip
    assert states(reading) == ["structural"]


def test_the_period_is_in_the_name_and_no_post_is_measured_before_it_was_published():
    reading = read(HEADER_2026 + line(LAST) + line(), NAME.replace("08-31", "08-15"))
    assert (reading.first, reading.measured_at) == (pd.Timestamp("2026-08-01"), pd.Timestamp("2026-08-31"))


def test_without_its_name_a_file_is_dated_by_its_posts_and_says_so():
    reading = read(HEADER_2026 + line(LAST) + line(), "x août.csv")
    assert (reading.first, reading.last, reading.measured_at) == (
        pd.Timestamp("2026-08-01"), pd.Timestamp("2026-08-31"), pd.Timestamp("2026-08-31"),
    )  # fmt: skip
    assert kinds(reading) == ["no-period"]


def test_a_post_listed_twice_counts_once_and_a_header_repeated_is_structural():
    reading = read(HEADER_2026 + line() + "\n" + HEADER_2026 + line(figures=FIGURES.replace("1200", "1300")))
    assert figures_of(reading) == EXPECTED
    assert states(reading) == ["structural", "used", "structural", "structural", "issue"]
    assert kinds(reading) == ["repeated-post"]


def test_a_cell_that_is_no_figure_is_missing_and_told_and_a_blank_is_only_missing():
    reading = read(HEADER_2026 + line(figures=",beaucoup" + FIGURES.removeprefix("1200,30")))
    assert not figures_of(reading).keys() & {"impressions", "reactions"}
    assert kinds(reading) == ["not-a-number"]
    assert states(reading) == ["structural", "used"]


def test_a_table_of_posts_of_another_network_is_not_recognised():
    other = HEADER_2026 + line().replace("https://x.com/atelier/status/", "https://www.linkedin.com/feed/")
    assert not recognises_posts(document(other))


def test_posts_without_their_texts_are_no_days():
    given = document(
        f"Date,Post Link,Impressions,Engagements,Reposts\n2026-08-01,https://x.com/a/status/{FIRST},1,2,3\n"
    )
    assert not any(reader.recognises(given) for reader in READERS)


def test_a_sheet_beside_the_table_is_one_issue():
    given = document(HEADER_2026 + line())
    other = sheet_of(b"Notes,a\n\nb,c\n", "n")[0]
    reading = read_posts(Document(NAME, (other, given.sheets[0])))
    assert reading.rows["state"].astype("str").tolist() == ["issue", "structural", "issue", "structural", "used"]
    assert kinds(reading) == ["other-sheet"]


OLD = ("Tweet id", "Tweet permalink", "Tweet text", "time", *ORGANIC, *(f"promoted {label}" for label in ORGANIC))
OLD_FRENCH = (
    "Identifiant du Tweet", "Permalien du Tweet", "Texte du Tweet", "heure", "impressions", "engagements",
    "taux d'engagement", "Retweets", "réponses", "J'aime", "clics sur le profil de l'utilisateur", "clics sur l'URL",
    "clics sur le hashtag", "ouvertures des détails", "clics sur le permalien", *(f"libellé {n}" for n in range(25)),
)  # fmt: skip
TWEET = "1355500005749686395"  # 30 January 2021 at 12:56
OLD_NAME = "tweet_activity_metrics_atelier_20210101_20210201_en.csv"
OLD_EXPECTED = {
    "impressions": 215.0, "interactions_network": 12.0, "shares": 3.0, "comments": 2.0, "reactions": 5.0,
    "profile_visits": 1.0, "link_clicks": 4.0, "follows": 1.0,
}  # fmt: skip


def quoted(cells: tuple[str, ...]) -> str:
    return ",".join(f'"{cell}"' for cell in cells) + "\n"


def tweet(promoted: str = "-", post_id: str = TWEET) -> str:
    link = f"https://twitter.com/atelier/status/{post_id}"
    return quoted((post_id, link, "@a Salut &amp; merci", "2021-01-30 12:56 +0000", *COUNTS, promoted, *["-"] * 17))


@pytest.mark.parametrize("header", [OLD, OLD_FRENCH, tuple(f"Wort {n}" for n in range(40))], ids=["en", "fr", "de"])
def test_an_older_file_gives_organic_counts_and_says_that_nothing_was_promoted(header):
    reading = read(quoted(header) + tweet(), OLD_NAME)
    assert figures_of(reading, TWEET) == OLD_EXPECTED
    post = reading.posts.iloc[0]
    assert (post["account"], post["text"], post["format"]) == ("atelier", "@a Salut & merci", "reply")
    assert post["published_at"] == pd.Timestamp("2021-01-30 12:56", tz="UTC")
    assert reading.posts["is_paid"].tolist() == [False]


@pytest.mark.parametrize(("printed", "paid"), [("-", False), ("0", False), ("120", True), ("", pd.NA), ("abc", pd.NA)])
def test_a_post_is_paid_when_promoted_impressions_are_more_than_none(printed, paid):
    reading = read(quoted(OLD) + tweet(printed), OLD_NAME)
    assert reading.posts["is_paid"].tolist() == [paid]
    assert figures_of(reading, TWEET).get("impressions_paid") == {"0": 0.0, "120": 120.0}.get(printed)


def test_without_promoted_columns_nobody_knows_what_was_paid():
    cells = next(iter(tweet().splitlines())).split(",")[:22]
    reading = read(quoted(OLD[:22]) + ",".join(cells) + "\n", OLD_NAME)
    assert reading.posts["is_paid"].isna().all()
    assert reading.unavailable == ("impressions_paid",)


def test_a_french_file_cut_after_its_known_labels_is_read_by_them():
    reading = read(quoted(OLD_FRENCH[:15]) + ",".join(tweet().split(",")[:15]) + "\n", OLD_NAME)
    assert figures_of(reading, TWEET) == {name: value for name, value in OLD_EXPECTED.items() if name != "follows"}


def test_favorites_are_likes_of_an_earlier_year():
    header = tuple(label.replace("likes", "favorites") for label in OLD[:22])
    assert (
        figures_of(read(quoted(header) + ",".join(tweet().split(",")[:22]) + "\n", OLD_NAME), TWEET)["reactions"] == 5.0
    )


def test_an_older_name_ends_on_the_day_after_the_period():
    reading = read(quoted(OLD) + tweet(), OLD_NAME)
    assert (reading.first, reading.last, reading.measured_at) == (
        pd.Timestamp("2021-01-01"), pd.Timestamp("2021-01-31"), pd.Timestamp("2021-02-01"),
    )  # fmt: skip
    through = read(quoted(OLD) + tweet(), OLD_NAME.replace("20210201", "20210130"))
    assert through.last == through.measured_at == pd.Timestamp("2021-01-30")


def test_each_row_has_one_state():
    text = HEADER_2026 + line() + "\n" + line() + line("12", "Total") + line(LAST)
    given = document(text)
    rows = read_posts(given).rows
    assert rows["row"].tolist() == given.sheets[0].cells.index.tolist()
    assert rows["state"].astype("str").tolist() == ["structural", "used", "structural", "issue", "issue", "used"]


def test_measurements_have_the_columns_of_their_table():
    reading = read(HEADER_2026 + line())
    full = reading.measurements.assign(network="x", source_file="a", measured_at=reading.measured_at, state="used")
    assert len(tables.checked(full, tables.MEASUREMENTS)) == len(EXPECTED)
    assert set(reading.posts["format"]) <= tables.FORMATS.keys()
