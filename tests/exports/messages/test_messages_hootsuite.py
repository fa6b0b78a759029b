"""Hootsuite Inbox 2.0, export "Resolved conversations"."""

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.messages import hootsuite
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading

TITLES = (
    "Conversation ID,Medium,Channel,Channel Display Name,Contact Profile ID,Contact Primary Identifier,"
    "Contact Secondary Identifier,Created at,Last Status Change Agent ID"
)
FIRST = "6512bd43d9caa6e02c990b0a,FACEBOOK_PAGE,1048,Marette,7781,Camille Roy,,2026-10-03 14:05:10,44"
SECOND = "c20ad4d76fe97759aa27a0c9,Instagram Business,1049,Marette,7782,,,2026-10-04T09:30:00+02:00,44"


def document(*lines: str, titles: str = TITLES) -> Document:
    sheet, repairs = sheet_of("".join(f"{line}\n" for line in (titles, *lines)).encode(), "export.csv")
    return Document("export.csv", (sheet,), repairs)


def read(*lines: str) -> Reading:
    assert hootsuite.recognises_conversations(document(*lines))
    return hootsuite.read_conversations(document(*lines))


def kinds(reading: Reading) -> list[str]:
    return reading.issues["kind"].tolist()


def test_a_conversation_is_a_message_resolved_without_words_or_answer_time():
    reading = read(FIRST, SECOND)
    checked = tables.checked(reading.messages.assign(source_file="a.csv"), tables.MESSAGES)
    assert checked["network"].tolist() == ["facebook", "instagram"]
    assert checked["channel"].tolist() == ["message", "message"]
    assert checked["message_id"].tolist() == ["6512bd43d9caa6e02c990b0a", "c20ad4d76fe97759aa27a0c9"]
    assert checked["received_at"].tolist() == [
        pd.Timestamp("2026-10-03 12:05:10", tz="UTC"), pd.Timestamp("2026-10-04 07:30", tz="UTC"),
    ]  # fmt: skip
    assert checked["resolved"].tolist() == [True, True]
    missing = ["text", "answer", "answered_at", "answered_by", "post_id", "rating", "sentiment", "sensitive"]
    assert checked[missing].isna().all(axis=None)
    assert checked["author"].notna().all()  # the second by the number of its profile
    assert "Camille" not in reading.messages.to_csv()
    assert reading.rows["state"].tolist() == ["structural", "used", "used"]
    assert reading.measured_at == pd.Timestamp("2026-10-04")


def test_the_zone_that_the_file_does_not_name_is_told_with_what_to_choose():
    reading = read(FIRST)
    assert kinds(reading) == ["assumed-zone", "no-answer-time"]
    assert "« Fuseau horaire »" in reading.issues["sentence"].iloc[0]
    assert kinds(read(SECOND)) == ["no-answer-time"]


@pytest.mark.parametrize(
    ("medium", "network", "channel"),
    [
        ("FACEBOOK_COMMENT", "facebook", "commentaire"),
        ("Instagram comments", "instagram", "commentaire"),
        ("Google reviews", "google", "avis"),
        ("Twitter DM", "x", "message"),
    ],
)
def test_comments_and_reviews_are_told_by_the_medium(medium, network, channel):
    (message,) = read(FIRST.replace("FACEBOOK_PAGE", medium)).messages.to_dict("records")
    assert (message["network"], message["channel"]) == (network, channel)


def test_a_medium_that_is_no_network_followed_here_is_told():
    reading = read(FIRST.replace("FACEBOOK_PAGE", "WhatsApp"), SECOND)
    assert reading.rows["state"].tolist() == ["structural", "issue", "used"]
    sentence = reading.issues.set_index("kind").loc["unknown-network", "sentence"]
    assert "« WhatsApp » n’est pas un réseau suivi ici" in sentence


def test_a_date_that_is_none_is_told():
    reading = read(FIRST.replace("2026-10-03 14:05:10", "######"))
    assert reading.messages.empty
    assert kinds(reading) == ["unreadable-date"]
    assert reading.rows["state"].tolist() == ["structural", "issue"]


@pytest.mark.parametrize(
    ("second", "day", "order"), [("10/13/2026 9:30", "2026-10-03", "mois d’abord"), ("13/10/2026 9:30", "2026-03-10", "jour d’abord")]
)  # fmt: skip
def test_dates_with_slashes_are_read_in_the_order_the_column_shows_and_told(second, day, order):
    slashed = FIRST.replace("2026-10-03 14:05:10", "10/03/2026 14:05")
    reading = read(slashed, SECOND.replace("2026-10-04T09:30:00+02:00", second))
    assert reading.messages["received_at"].dt.strftime("%Y-%m-%d").tolist()[0] == day
    assert order in reading.issues.set_index("kind").loc["slashed-dates", "sentence"]


def test_an_id_crushed_by_a_spreadsheet_is_replaced_by_one_of_our_own():
    one, two = (
        read(FIRST.replace("6512bd43d9caa6e02c990b0a", "1.22E+17")),
        read(FIRST.replace("6512bd43d9caa6e02c990b0a", "1.22E+18")),
    )
    assert one.messages["message_id"].str.fullmatch("[0-9a-f]{16}").all()
    assert one.messages["message_id"].tolist() == two.messages["message_id"].tolist()


def test_a_conversation_that_is_there_twice_counts_once():
    reading = read(FIRST, FIRST)
    assert reading.rows["state"].tolist() == ["structural", "used", "issue"]


def test_the_export_of_messages_is_another_file():
    assert not hootsuite.recognises_conversations(document(FIRST + ",m-1", titles=TITLES + ",Message ID"))


@pytest.mark.parametrize("title", ["Conversation ID", "Medium", "Contact Primary Identifier", "Created at"])
def test_without_a_needed_column_it_is_not_this_file(title):
    assert not hootsuite.recognises_conversations(document(FIRST, titles=TITLES.replace(title, "autre")))


def test_an_export_without_rows_says_so():
    reading = read()
    assert reading.messages.empty and kinds(reading) == ["no-row"]
