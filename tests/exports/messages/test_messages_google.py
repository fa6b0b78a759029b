"""Reviews of a Google Business Profile, from the JSON of Takeout."""

import json
from pathlib import Path

import pandas as pd
import pytest

from iwa import tables
from iwa.exports.document import Document
from iwa.exports.messages import google
from iwa.exports.opening.files import open_documents
from iwa.exports.reading import Reading

BASE = "accounts/1/locations/2/reviews/"


def review(number: int, **facts: object) -> dict[str, object]:
    usual = {
        "name": f"{BASE}AbF{number}",
        "reviewer": {"displayName": "Camille Roy", "profilePhotoUrl": "https://lh3.example/a"},
        "starRating": "FOUR",
        "createTime": "2026-10-03T08:15:30.123456789Z",
        "updateTime": "2026-10-03T08:15:30.123456789Z",
    }
    return {**usual, **facts}


@pytest.fixture
def read(tmp_path: Path):
    def reading(*reviews: dict[str, object]) -> Reading:
        (given,) = given_by(tmp_path, {"reviews": reviews, "averageRating": 4.5})
        assert google.recognises_reviews(given)
        return google.read_reviews(given)

    return reading


def given_by(folder: Path, content: object) -> list[Document]:
    (folder / "reviews.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return open_documents(folder / "reviews.json", folder)


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].astype("str").tolist()


def test_a_review_is_a_message_of_google(read):
    answer = {"comment": "Merci Camille, à bientôt", "updateTime": "2026-10-04T07:00:00Z"}
    reading = read(review(1, comment="Très bon pain", reviewReply=answer))
    (message,) = tables.checked(reading.messages.assign(source_file="a.json"), tables.MESSAGES).to_dict("records")
    assert (message["network"], message["channel"], message["message_id"]) == ("google", "avis", "AbF1")
    assert message["received_at"] == pd.Timestamp("2026-10-03 08:15:30", tz="UTC")
    assert message["answered_at"] == pd.Timestamp("2026-10-04 07:00", tz="UTC")
    assert (message["rating"], message["text"], message["answer"]) == (4.0, "Très bon pain", "Merci [nom], à bientôt")
    assert str(message["author"]).startswith("client ")
    assert "Camille" not in reading.messages.to_csv()
    assert (reading.network, reading.first, reading.last) == (
        "google",
        pd.Timestamp("2026-10-03"),
        pd.Timestamp("2026-10-03"),
    )
    assert reading.measured_at == pd.Timestamp("2026-10-04")
    assert states(reading) == ["structural", "used"]
    assert reading.issues.empty


@pytest.mark.parametrize(("word", "stars"), [("ONE", 1.0), ("TWO", 2.0), ("THREE", 3.0), ("FOUR", 4.0), ("FIVE", 5.0)])
def test_stars_are_words(read, word, stars):
    assert read(review(1, starRating=word)).messages["rating"].tolist() == [stars]


def test_a_rating_that_google_does_not_give_is_missing_and_one_that_is_none_is_told(read):
    reading = read(review(1, starRating="STAR_RATING_UNSPECIFIED"), review(2, starRating="SIX"))
    assert reading.messages["rating"].isna().all()
    assert reading.issues[["kind", "row"]].to_numpy().tolist() == [["unknown-rating", 3]]
    assert states(reading) == ["structural", "used", "used"]


def test_who_only_rated_wrote_nothing(read):
    reading = read(review(1), review(2, starRating="ONE"))
    assert reading.messages["text"].isna().all() and reading.messages["answered_at"].isna().all()
    assert reading.messages["rating"].tolist() == [4.0, 1.0]


@pytest.mark.parametrize(
    "text",
    [
        "(Translated by Google) Very good bread\n\n(Original)\nTrès bon pain",
        "Très bon pain\n\n(Translated by Google)\nVery good bread",
        "(Traduit par Google) Very good bread\n\n(Avis d’origine)\nTrès bon pain",
        "Très bon pain",
    ],
)
def test_the_words_are_those_of_the_person_not_of_the_translation(read, text):
    reading = read(review(1, comment=text, reviewReply={"comment": text, "updateTime": "2026-10-04T07:00:00Z"}))
    assert reading.messages[["text", "answer"]].to_numpy().tolist() == [["Très bon pain", "Très bon pain"]]


def test_a_translation_alone_is_better_than_nothing(read):
    assert read(review(1, comment="(Translated by Google) Good")).messages["text"].tolist() == ["Good"]


def test_the_word_original_in_a_text_is_a_word(read):
    assert read(review(1, comment="Un pain (Original) !")).messages["text"].tolist() == ["Un pain (Original) !"]


def test_the_anonymous_are_nobody_not_one_person(read):
    anonymous = {"displayName": "Un utilisateur de Google", "isAnonymous": True}
    reading = read(review(1, reviewer=anonymous), review(2, reviewer=anonymous), review(3))
    assert reading.messages["author"].isna().tolist() == [True, True, False]


def test_the_same_person_has_the_same_pseudonym(read):
    assert read(review(1), review(2)).messages["author"].unique().size == 1


def test_an_answer_before_its_review_is_left_out_and_told(read):
    reading = read(review(1, comment="Bon", reviewReply={"comment": "Merci", "updateTime": "2026-10-03T08:15:29Z"}))
    assert reading.messages[["answered_at", "answer"]].isna().all(axis=None)
    assert reading.messages["text"].tolist() == ["Bon"]
    assert reading.issues["kind"].tolist() == ["early-answer"]


def test_dates_that_are_none(read):
    reading = read(
        review(1, createTime="hier"), review(2, reviewReply={"comment": "Merci", "updateTime": "demain"})
    )  # fmt: skip
    assert states(reading) == ["structural", "issue", "used"]
    assert reading.messages["answer"].tolist() == ["Merci"]
    assert reading.issues["kind"].tolist() == ["unreadable-date", "unreadable-date"]


def test_a_review_id_of_its_own_comes_before_the_end_of_the_name(read):
    assert read(review(1, reviewId="r-1")).messages["message_id"].tolist() == ["r-1"]


def test_a_list_alone_is_read_too(tmp_path):
    (given,) = given_by(tmp_path, [review(1)])
    assert google.recognises_reviews(given)
    assert len(google.read_reviews(given).messages) == 1


@pytest.mark.parametrize("field", ["starRating", "createTime"])
def test_records_without_rating_or_date_are_no_reviews(tmp_path, field):
    record = {key: value for key, value in review(1).items() if key != field}
    (given,) = given_by(tmp_path, {"reviews": [record]})
    assert not google.recognises_reviews(given)
