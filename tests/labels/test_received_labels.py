"""What people decided in messages-labels.csv counts before what the exports say; the file names messages, never people."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from iwa.labels.received import labelled_messages, read_told

MESSAGES = pd.DataFrame(
    {
        "network": ["facebook", "google", "instagram"],
        "message_id": ["m1", "a1", "m1"],
        "sentiment": pd.Series(["positif", None, "neutre"], dtype="str"),
        "topic": pd.Series([None, None, "horaires"], dtype="str"),
    }
)


def read(tmp_path: Path, text: str) -> tuple[pd.DataFrame, dict[str, object]]:
    (tmp_path / "messages-labels.csv").write_text(text, "utf-8-sig")
    told = read_told(tmp_path / "messages-labels.csv")
    after = labelled_messages(MESSAGES, told)
    return after, dict(zip(told.issues["kind"], told.issues["row"].astype("object"), strict=True))


def test_a_person_s_word_counts_before_the_export_s_and_the_rest_stays(tmp_path: Path) -> None:
    after, told = read(
        tmp_path, "Réseau;Message;Ton;Sujet\nFacebook;m1;Négatif;\nGoogle;a1;;prix\nFacebook;m1;;retard\n"
    )
    assert after["sentiment"].fillna("").tolist() == ["négatif", "", "neutre"]
    assert after["topic"].tolist() == ["retard", "prix", "horaires"]
    assert told == {} and after.dtypes.equals(MESSAGES.dtypes)


def test_what_cannot_be_read_is_told_with_its_row_and_takes_nothing_away(tmp_path: Path) -> None:
    after, told = read(tmp_path, "réseau;message;ton\nfacebook;m1;grincheux\n;m1;négatif\ninstagram;m9;négatif\n")
    pd.testing.assert_frame_equal(after, MESSAGES)
    assert told.pop("unknown-message") is pd.NA
    assert told == {"unknown-tone": 2, "no-message": 3}
    assert read(tmp_path, "ton\nnégatif\n")[1].keys() == {"no-title"}


def test_without_the_file_nothing_is_decided(tmp_path: Path) -> None:
    assert read_told(tmp_path / "messages-labels.csv").rows == {}
