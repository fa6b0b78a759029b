"""Our own file of messages: what a consultant fills in, and what Excel makes of it."""

import io
import math

import pandas as pd
import pytest
import xlsxwriter

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.messages import own
from iwa.exports.opening import excel
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.reading import Reading
from iwa.networks import LABELS

TITLES = "réseau;canal;reçu le;auteur;texte;publication;répondu le;répondu par;réponse;note;sujet;sensible;résolu;ton"
QUESTION = (
    "Instagram;commentaire;03/10/2026 14:05;camille.r;Ouvert dimanche, @marette ?;https://www.instagram.com/p/DHN03JLgBCS/;"
    "03/10/2026 15:20;Léa Martin;Oui Camille !;;horaires;non;oui;neutre"
)
REVIEW = "Google;avis;2026-10-04 09:30 +02:00;;;;;;;3;;oui;;négatif"


def document(*lines: str, titles: str = TITLES, encoding: str = "utf-8-sig", name: str = "messages.csv") -> Document:
    sheet, repairs = sheet_of("".join(f"{line}\r\n" for line in (titles, *lines)).encode(encoding), name)
    return Document(name, (sheet,), repairs)


def read(*lines: str, **how: str) -> Reading:
    given = document(*lines, **how)
    assert own.recognises_own(given)
    return own.read_own(given)


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].astype("str").tolist()


def told(reading: Reading) -> dict[str, str]:
    """The last sentence of each kind of issue, less the one on the zone."""
    issues = reading.issues.to_dict("records")
    return {str(i["kind"]): str(i["sentence"]) for i in issues if i["kind"] != "assumed-zone"}


def line(**cells: str) -> str:
    usual = {"réseau": "Facebook", "canal": "commentaire", "reçu le": "03/10/2026 14:05", "texte": "Bonjour"}
    return ";".join((usual | cells).get(title, "") for title in TITLES.split(";"))


def test_each_row_is_a_message_with_all_that_is_known_of_it():
    reading = read(QUESTION, REVIEW)
    question, review = reading.messages.to_dict("records")
    assert (question["network"], question["channel"]) == ("instagram", "commentaire")
    assert question["received_at"] == pd.Timestamp("2026-10-03 12:05", tz="UTC")
    assert question["answered_at"] == pd.Timestamp("2026-10-03 13:20", tz="UTC")
    assert question["text"] == "Ouvert dimanche, @… ?"
    assert question["answer"] == "Oui [nom] !"
    assert question["post_id"] == "https://www.instagram.com/p/DHN03JLgBCS/"
    assert (question["topic"], question["sentiment"]) == ("horaires", "neutre")
    assert (question["sensitive"], question["resolved"]) == (False, True)
    assert math.isnan(question["rating"])
    assert (review["network"], review["channel"], review["rating"]) == ("google", "avis", 3.0)
    assert review["received_at"] == pd.Timestamp("2026-10-04 07:30", tz="UTC")
    assert pd.isna(review["text"]) and pd.isna(review["author"]) and pd.isna(review["answered_at"])
    assert review["sensitive"] and pd.isna(review["resolved"])
    assert (reading.first, reading.last, reading.measured_at) == (
        pd.Timestamp("2026-10-03"), pd.Timestamp("2026-10-04"), pd.Timestamp("2026-10-04"),
    )  # fmt: skip
    assert states(reading) == ["structural", "used", "used"]
    assert told(reading) == {}


def test_nobody_is_named():
    reading = read(QUESTION, line(auteur="Camille Roy", texte="Camille Roy, à Lyon", **{"répondu par": "Léa Martin"}))
    shown = reading.messages.to_csv() + reading.issues.to_csv()
    assert not any(name in shown for name in ("camille", "Camille", "Roy", "Léa", "Martin"))
    assert reading.messages["author"].str.fullmatch("client [0-9a-f]{64}").all()
    assert reading.messages["answered_by"].str.fullmatch("équipe [0-9a-f]{64}").all()
    assert reading.messages["answered_by"].unique().size == 1


def test_the_result_is_a_table_of_messages():
    checked = tables.checked(read(QUESTION, REVIEW).messages.assign(source_file="a.csv"), tables.MESSAGES)
    assert checked["source_row"].tolist() == [2, 3]


def test_paris_is_assumed_aloud_and_only_where_it_is_assumed():
    assert read(QUESTION).issues["kind"].tolist() == ["assumed-zone"]
    assert "à l’heure de Paris" in read(QUESTION).issues["sentence"].iloc[0]
    assert read(REVIEW).issues.empty


def test_an_answer_before_its_message_is_left_out_and_told():
    reading = read(line(**{"répondu le": "03/10/2026 14:04", "réponse": "Oui", "répondu par": "Léa"}))
    (message,) = reading.messages.to_dict("records")
    assert pd.isna(message["answered_at"]) and pd.isna(message["answer"]) and pd.isna(message["answered_by"])
    assert message["text"] == "Bonjour"
    assert "La réponse est datée d’avant le message" in told(reading)["early-answer"]
    assert states(reading) == ["structural", "used"]


def test_an_answer_at_the_same_minute_is_kept():
    assert read(line(**{"répondu le": "03/10/2026 14:05"})).messages["answered_at"].notna().all()


def test_a_day_without_its_hour_is_told_and_an_answer_of_that_day_still_comes_after():
    reading = read(line(**{"répondu le": "03/10/2026"}), line(**{"reçu le": "05/10/2026"}))
    assert reading.messages["answered_at"].tolist()[0] == pd.Timestamp("2026-10-03 21:59", tz="UTC")
    assert reading.messages["received_at"].tolist()[1] == pd.Timestamp("2026-10-05 10:00", tz="UTC")
    assert reading.issues.loc[reading.issues["kind"] == "no-hour", "row"].tolist() == [2, 3]
    assert states(reading) == ["structural", "used", "used"]


@pytest.mark.parametrize(
    ("title", "cell", "kind", "todo"),
    [
        ("réseau", "Minitel", "unknown-network", ", ".join(LABELS.values())),
        ("réseau", "", "unknown-network", "« réseau »"),
        ("canal", "pigeon", "unknown-channel", "commentaire, message, avis"),
        ("reçu le", "hier", "unknown-received_at", "2026-10-03 14:05"),
        ("reçu le", "10/13/2026 14:05", "unknown-received_at", "2026-10-03 14:05"),
        ("reçu le", "", "unknown-received_at", "« reçu le »"),
    ],
)
def test_a_row_without_network_channel_or_time_is_left_out_with_what_to_write(title, cell, kind, todo):
    reading = read(line(**{title: cell}), QUESTION)
    assert states(reading) == ["structural", "issue", "used"]
    assert list(told(reading)) == [kind]
    assert todo in told(reading)[kind] and f"« {cell} »" in told(reading)[kind]
    assert len(reading.messages) == 1


@pytest.mark.parametrize(
    ("title", "cell", "column", "kind"),
    [
        ("ton", "rageur", "sentiment", "unknown-tone"),
        ("sensible", "peut-être", "sensitive", "unknown-flag"),
        ("résolu", "presque", "resolved", "unknown-flag"),
        ("note", "très bien", "rating", "unknown-rating"),
        ("note", "0", "rating", "unknown-rating"),
        ("note", "6", "rating", "unknown-rating"),
        ("répondu le", "demain", "answered_at", "unreadable-date"),
        ("publication", "1,22E+17", "post_id", "unreadable-id"),
        ("publication", "1.22121E+17", "post_id", "unreadable-id"),
        ("publication", "122121474620000000", "post_id", "unreadable-id"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_and_the_message_is_kept(title, cell, column, kind):
    reading = read(line(**{title: cell}))
    assert reading.messages[column].isna().tolist() == [True]
    assert list(told(reading)) == [kind] and cell in told(reading)[kind]
    assert states(reading) == ["structural", "used"]


def test_a_long_cell_is_not_quoted_whole():
    reading = read(line(ton="Je m’appelle Camille Roy et voici toute mon histoire, qui est longue"))
    assert "histoire" not in told(reading)["unknown-tone"]


@pytest.mark.parametrize(
    ("title", "cell", "column", "value"),
    [
        ("canal", "Commentaires", "channel", "commentaire"), ("canal", "MP", "channel", "message"),
        ("canal", "review", "channel", "avis"), ("ton", "Négatif", "sentiment", "négatif"),
        ("ton", "POSITIVE", "sentiment", "positif"), ("sensible", "x", "sensitive", True),
        ("sensible", "FAUX", "sensitive", False), ("résolu", "1", "resolved", True), ("note", "4/5", "rating", 4.0),
        ("note", "4,5", "rating", 4.5), ("publication", "122121474620644102", "post_id", "122121474620644102"),
        ("publication", "urn:li:activity:7000000000000000001", "post_id", "urn:li:activity:7000000000000000001"),
        ("publication", "dQw4w9WgXcQ", "post_id", "dQw4w9WgXcQ"),
    ],
)  # fmt: skip
def test_words_are_read_whatever_their_case_accents_or_language(title, cell, column, value):
    reading = read(line(**{title: cell}))
    assert reading.messages[column].tolist() == [value]
    assert told(reading) == {}


def test_a_row_that_repeats_another_counts_once():
    reading = read(QUESTION, QUESTION)
    assert states(reading) == ["structural", "used", "issue"]
    assert "répète la ligne 2" in told(reading)["repeated"]


def test_a_message_keeps_its_id_once_it_is_answered():
    before, after = line(), line(**{"répondu le": "04/10/2026 9:00", "réponse": "Oui", "résolu": "oui"})
    assert read(before).messages["message_id"].tolist() == read(after).messages["message_id"].tolist()


def test_reviews_of_one_day_without_name_or_text_are_several_people():
    reading = read("Google;avis;04/10/2026;;;;;;;5;;;;", "Google;avis;04/10/2026;;;;;;;5;;;;")
    assert reading.messages["message_id"].nunique() == 2
    assert states(reading) == ["structural", "used", "used"]


def test_a_text_on_several_lines_with_semicolons_is_one_message():
    reading = read('Facebook;commentaire;03/10/2026 14:05;Jo;"Bonjour ;\nouvert ""demain"" ?";;;;;;;;;')
    assert reading.messages["text"].tolist() == ['Bonjour ;\nouvert "demain" ?']


def test_blank_rows_and_lines_above_the_titles_are_structural():
    reading = read(TITLES, ";" * 13, QUESTION, titles="Messages d’octobre" + ";" * 13)
    assert states(reading) == ["structural", "structural", "structural", "used"]


def test_the_templates_examples_are_never_counted():
    reading = read(QUESTION.replace("Ouvert", "Exemple : ouvert"), REVIEW)
    assert states(reading) == ["structural", "structural", "used"]
    assert "viennent du modèle" in told(reading)["example"]


def test_commas_windows_encoding_and_any_order_of_columns():
    reading = read("Bonjour,03/10/2026 14:05,Avis,GOOGLE", titles="TEXTE,Reçu le,Canal,Reseau", encoding="cp1252")
    assert reading.messages[["network", "channel", "text"]].to_numpy().tolist() == [["google", "avis", "Bonjour"]]


def test_titles_in_english():
    reading = read("x;comment;2026-10-03 14:05;Hello;yes", titles="Network;Channel;Received at;Text;Resolved")
    assert reading.messages[["network", "channel", "resolved"]].to_numpy().tolist() == [["x", "commentaire", True]]


def test_a_misspelt_title_is_told():
    reading = read(QUESTION, titles=TITLES.replace("sensible", "sensibles"))
    assert "« sensibles »" in told(reading)["unknown-column"]
    assert reading.messages["sensitive"].isna().all()


def test_a_title_that_stands_twice_is_told():
    reading = read(QUESTION, titles=TITLES.replace("sujet", "note"))
    assert "deux fois" in told(reading)["repeated-column"]


@pytest.mark.parametrize("title", ["réseau", "canal", "reçu le", "texte"])
def test_without_a_needed_column_it_is_not_this_file(title):
    assert not own.recognises_own(document(QUESTION, titles=TITLES.replace(title, "autre")))


def test_a_table_without_rows_says_so():
    reading = read()
    assert reading.messages.empty and list(told(reading)) == ["no-row"]
    assert pd.isna(reading.first) and pd.isna(reading.measured_at)


def test_a_workbook_with_a_sheet_a_network_is_read_whole():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, lines in {"FB": [line()], "IG": [QUESTION], "Notes": ["rien"], "Vide": []}.items():
            sheet = book.add_worksheet(name)
            for row, written in enumerate([TITLES, *lines] if name in ("FB", "IG") else lines):
                sheet.write_row(row, 0, written.split(";"))
    given = Document("messages.xlsx", excel.sheets_of(out.getvalue(), "messages.xlsx"))
    reading = own.read_own(given)
    assert reading.messages[["network", "source_sheet", "source_row"]].to_numpy().tolist() == [
        ["facebook", "FB", 2], ["instagram", "IG", 2],
    ]  # fmt: skip
    assert "« Notes »" in told(reading)["other-sheet"]
    assert states(reading) == ["structural", "used", "structural", "used", "structural"]
