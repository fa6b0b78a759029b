"""Messages that several files hold: each once, with what each file knows, and none of the client's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.client import Client
from iwa.consolidate.messages import Received, current, received
from iwa.exports.collect import collect
from iwa.months import Month

CLOSING = pd.Timestamp("2026-11-10")
OCTOBER = Month(2026, 10)
MESSAGE: dict[str, Any] = {
    "network": "facebook", "channel": "commentaire", "received_at": pd.Timestamp("2026-10-05 06:00:20", tz="UTC"),
    "text": "Ouvert dimanche ?", "author": "client a", "measured_at": pd.Timestamp("2026-10-31"), "source_sheet": "s",
}  # fmt: skip
ANSWER = pd.Timestamp("2026-10-05 08:00", tz="UTC")
TITLES = "réseau;canal;reçu le;auteur;texte;répondu le;répondu par;note;résolu"


def rows(*changes: dict[str, Any]) -> pd.DataFrame:
    """A message as each file shows it: the first in a.csv, the second in b.csv, each with an id of its own."""
    found = [
        MESSAGE | {"source_file": f"{name}.csv", "source_row": 2, "message_id": name} | row
        for name, row in zip("abcd", changes, strict=False)
    ]
    return tables.checked(pd.DataFrame(found), tables.MESSAGES)


def files(places: pd.DataFrame) -> list[str]:
    return places["source_file"].tolist()


def test_a_message_answered_later_in_a_second_export_is_one_message_answered() -> None:
    first, second = {"message_id": "7"}, {"message_id": "7", "answered_at": ANSWER}
    kept, given_way = current(rows(first, second | {"measured_at": pd.Timestamp("2026-11-05")}), CLOSING)
    assert kept["answered_at"].tolist() == [ANSWER]
    assert files(given_way) == ["a.csv"]


def test_a_blank_never_wipes_out_what_an_earlier_file_knew_and_that_row_stays() -> None:
    first = {"message_id": "7", "topic": "horaires", "resolved": False}
    later = {"message_id": "7", "resolved": True, "measured_at": pd.Timestamp("2026-11-05")}
    kept, given_way = current(rows(first, later), CLOSING)
    assert kept[["topic", "resolved"]].to_numpy().tolist() == [["horaires", True]]
    assert given_way.empty


def test_what_is_told_after_the_closing_only_fills_blanks() -> None:
    first = {"message_id": "7", "resolved": False}
    late = {"message_id": "7", "resolved": True, "topic": "horaires", "measured_at": pd.Timestamp("2026-12-05")}
    kept, _ = current(rows(first, late), CLOSING)
    assert kept[["resolved", "topic"]].to_numpy().tolist() == [[False, "horaires"]]


def test_without_a_common_id_network_channel_minute_and_words_make_one_message() -> None:
    same_minute = {"text": "OUVERT dimanche ?", "received_at": pd.Timestamp("2026-10-05 06:00:59", tz="UTC")}
    kept, given_way = current(rows({}, same_minute), CLOSING)
    assert len(kept) == 1 and files(given_way) == ["a.csv"]


@pytest.mark.parametrize(
    "other",
    [
        {"network": "instagram"},
        {"channel": "message"},
        {"received_at": pd.Timestamp("2026-10-05 06:01", tz="UTC")},
        {"text": "Ouvert samedi ?"},
        {"text": None},
    ],
)
def test_another_network_channel_minute_or_text_is_another_message(other: dict[str, Any]) -> None:
    kept, given_way = current(rows({}, other), CLOSING)
    assert len(kept) == 2 and given_way.empty


def test_two_people_who_write_the_same_in_one_file_are_two() -> None:
    one = {"source_file": "a.csv", "message_id": "1"}
    two = {"source_file": "a.csv", "message_id": "2", "author": "client b"}
    assert len(current(rows(one, two), CLOSING)[0]) == 2
    again = {"source_file": "b.csv", "message_id": "2", "author": "client b"}
    assert len(current(rows(one, two, again), CLOSING)[0]) == 2
    elsewhere = {"source_file": "c.json", "message_id": "9", "author": "client a"}
    kept, given_way = current(rows(one, two, again, elsewhere), CLOSING)
    assert len(kept) == 2 and len(given_way) == 2


# From files.


def found(folder: Path, client: Client, *people: str, **contents: str) -> Received:
    exports = folder / "exports"
    exports.mkdir()
    for name, text in contents.items():
        (exports / name.replace("_", ".")).write_text(text, "utf-8")
    return received(collect(exports).messages, client, people, OCTOBER)


def own_file(*lines: str) -> str:
    return "\n".join((TITLES, *lines))


def test_a_review_of_google_and_of_our_own_file_is_one_and_a_comment_beside_it_another(
    tmp_path: Path, client: Client
) -> None:
    own = own_file(
        "Google;avis;04/10/2026 09:30;Rose;Très bon pain;;;4;oui", "Facebook;commentaire;05/10/2026 10:00;Z;Bonjour;;;;"
    )
    review = (
        '[{"starRating": "FOUR", "createTime": "2026-10-04T07:30:12Z", "comment": "Très bon pain", "reviewId": "r1",'
        ' "reviewReply": {"comment": "Merci", "updateTime": "2026-10-05T07:30:00Z"}}]'
    )
    told = found(tmp_path, client, own_csv=own, reviews_json=review)
    messages = told.messages.set_index("network")
    assert sorted(messages.index) == ["facebook", "google"]
    assert messages.loc["google", "resolved"] and messages.loc["google", "answer"] == "Merci"
    assert messages.loc["google", "answered_at"] == pd.Timestamp("2026-10-05 07:30", tz="UTC")


def test_what_the_client_or_its_team_wrote_is_apart_and_told(tmp_path: Path, client: Client) -> None:
    lines = ("Facebook;commentaire;05/10/2026 10:00;Boulangerie Marette;Merci à tous;;;;",
             "Facebook;commentaire;05/10/2026 11:00;Léa Martin;On vous attend;;;;",
             "Facebook;commentaire;05/10/2026 12:00;Zoé;Ouvert dimanche ?;;;;")  # fmt: skip
    told = found(tmp_path, client, "Léa Martin", own_csv=own_file(*lines))
    assert told.messages["text"].tolist() == ["Ouvert dimanche ?"]
    assert [(state, len(places)) for state, places in told.states] == [("superseded", 0), ("issue", 0), ("issue", 2)]
    (sentence,) = told.remarks["sentence"]
    assert sentence.replace("\xa0", " ").startswith("Le client ou son équipe a écrit 2 lignes de ce fichier")


def test_nobody_is_named_in_what_is_kept(tmp_path: Path, client: Client) -> None:
    line = "Facebook;commentaire;05/10/2026 12:00;Zoé Durand;Zoé Durand ici, ouvert ?;05/10/2026 13:00;Léa Martin;;"
    table = found(tmp_path, client, own_csv=own_file(line)).messages
    assert table["author"].str.fullmatch("client [0-9a-f]{4}").all()
    assert table["answered_by"].str.fullmatch("équipe [0-9a-f]{4}").all()
    assert not any(name in table.to_csv() for name in ("Zoé", "Durand", "Léa", "Martin"))


def test_a_message_of_the_next_month_or_of_a_network_not_declared_is_not_the_months(
    tmp_path: Path, client: Client
) -> None:
    lines = ("Facebook;commentaire;31/10/2026 23:59;A;Un;;;;", "Facebook;commentaire;01/11/2026 00:00;B;Deux;;;;",
             "TikTok;commentaire;05/10/2026 12:00;C;Trois;;;;")  # fmt: skip
    told = found(tmp_path, client, own_csv=own_file(*lines))
    assert told.messages["text"].tolist() == ["Un"]
    assert told.remarks["kind"].tolist() == ["undeclared-network"]


def test_nothing_gives_nothing(client: Client) -> None:
    told = received(tables.empty(tables.MESSAGES), client, (), OCTOBER)
    assert told.messages.empty and told.states == () and told.remarks.empty
