"""How customers were answered: figures worked out by hand, unknown where the files do not tell."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.measures.qualified import is_qualified, rule_error
from iwa.measures.registry import MEASURES
from iwa.measures.relation import prepared
from iwa.measures.relation_series import inbox, relation_series
from iwa.months import Month

PARIS = "Europe/Paris"
OCTOBER = Month(2026, 10)
AT = pd.Timestamp("2026-10-05 08:00", tz="UTC")
NO_ENTRIES = tables.empty(tables.ENTRIES)


def messages(*changes: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "network": "facebook", "channel": "commentaire", "received_at": AT, "followed": True, "source_file": "a.csv",
        "source_row": 2,
    }  # fmt: skip
    return tables.checked(
        pd.DataFrame([usual | {"message_id": str(n)} | row for n, row in enumerate(changes)]), tables.MESSAGES
    )


def answered(hours: float, **more: Any) -> dict[str, Any]:
    return {"answered_at": AT + pd.Timedelta(hours=hours), **more}


def over(measure: str, *changes: dict[str, Any]) -> float:
    return MEASURES[measure].over(prepared(messages(*changes), PARIS))


def sources(*spans: tuple[str, date, date]) -> pd.DataFrame:
    frame = pd.DataFrame(list(spans), columns=["file", "first", "measured_at"])
    return frame.astype({"first": "datetime64[ns]", "measured_at": "datetime64[ns]"})


def figures(*changes: dict[str, Any], spans: pd.DataFrame | None = None) -> dict[tuple[str, str, str], float]:
    table = relation_series(
        inbox(messages(*changes), spans if spans is not None else sources(), PARIS, OCTOBER), NO_ENTRIES
    )
    return {(r["network"], r["measure"], r["month"]): r["value"] for r in table.to_dict("records")}


def test_a_delay_is_the_elapsed_time_and_the_middle_one_is_shown() -> None:
    assert over("typical_wait", answered(1), answered(2), answered(30), {}) == 2 * 3600
    assert math.isnan(over("typical_wait", {}))


def test_nine_in_ten_needs_ten_answers() -> None:
    ten = [answered(hours) for hours in range(1, 11)]
    assert over("long_wait", *ten) == pytest.approx(9.1 * 3600)  # between the ninth and the tenth
    assert math.isnan(over("long_wait", *ten[:9]))


def test_what_is_answered_after_the_closing_is_unanswered_at_it() -> None:
    late = {"answered_at": pd.Timestamp("2026-11-10 23:30", tz="UTC")}  # the 11th in Paris
    in_time = {"answered_at": pd.Timestamp("2026-11-10 22:30", tz="UTC")}
    assert over("unanswered", late, in_time) == 1
    assert over("answered_share", late, in_time) == 0.5


def test_an_answer_without_its_hour_is_an_answer_without_a_delay() -> None:
    assert over("answered_share", {"answer": "Oui !"}) == 1
    assert math.isnan(over("typical_wait", {"answer": "Oui !"}))


def test_a_day_is_24_hours_and_unanswered_messages_count() -> None:
    assert over("answered_in_a_day", answered(24), answered(25), {}, {}) == 0.25


def test_a_file_that_does_not_tell_answers_leaves_them_unknown() -> None:
    silent = {"followed": None}
    assert math.isnan(over("answered_share", silent)) and math.isnan(over("unanswered", silent))
    assert over("unanswered", {}, {}, {}, {}, silent) == 4
    assert math.isnan(over("unanswered", {}, {}, {}, silent))


def test_ratings_and_resolutions_are_of_those_that_have_one() -> None:
    stars = [{"channel": "avis", "rating": value} for value in (5.0, 4.0, 3.0, None)]
    assert over("rating", *stars) == 4
    assert over("reviews_received", *stars) == 4
    assert over("resolved_share", {"resolved": True}, {"resolved": False}, {"resolved": None}) == 0.5


def test_each_channel_is_counted_apart() -> None:
    found = figures({}, {"channel": "message"}, {"channel": "message", "network": "instagram"})
    assert found["facebook", "comments_received", "2026-10"] == 1
    assert found["all", "messages_received", "2026-10"] == 2
    assert ("facebook", "reviews_received", "2026-10") not in found


def test_a_month_that_a_file_speaks_of_may_have_none_and_one_it_does_not_is_unknown() -> None:
    in_august = {"received_at": pd.Timestamp("2026-08-05", tz="UTC")}
    assert ("all", "comments_received", "2026-09") not in figures(in_august)
    taken = sources(("a.csv", date(2026, 8, 5), date(2026, 10, 3)))  # the last answer is of 3 October
    known = figures(in_august, spans=taken)
    assert known["all", "comments_received", "2026-09"] == 0
    assert ("all", "comments_received", "2026-10") not in known


def test_nothing_is_known_without_messages() -> None:
    assert relation_series(inbox(tables.empty(tables.MESSAGES), sources(), PARIS, OCTOBER), NO_ENTRIES).empty


@pytest.mark.parametrize(
    ("text", "qualified"),
    [
        ("Est-ce que vous livrez à Angers ?", True),
        ("Dommage, les horaires ont encore changé", True),
        ("J’ai goûté hier avec mes enfants, un régal", True),
        ("Nous cherchons un traiteur pour juin", True),
        ("Et le dimanche ?", False),  # three words
        ("Bravo à toute l’équipe du fournil", False),
        ("@a @b @c @d ça ?", False),
        ("", False),
    ],
)
def test_a_comment_is_qualified_by_its_words(text: str, qualified: bool) -> None:
    assert is_qualified(text) is qualified


def test_qualified_comments_are_counted_where_their_texts_are_known() -> None:
    asks = {"text": "Est-ce que vous livrez à Angers ?"}
    assert over("qualified_comments", asks, {"text": "Merci"}, asks | {"channel": "message"}) == 1
    assert math.isnan(over("qualified_comments", asks, {"text": None}))


def test_the_error_of_the_rules_is_that_on_labelled_comments() -> None:
    asks = {"text": "Est-ce que vous livrez à Angers ?", "topic": "livraison"}
    missed = {"text": "Le pain de seigle était trop cuit", "topic": "qualité"}
    praise = {"text": "Bravo à toute l’équipe du fournil", "topic": "aucun"}
    labelled = messages(*[asks] * 12, *[missed] * 3, *[praise] * 5, {"text": "Sans étiquette mais avec assez de mots"})
    assert rule_error(labelled) == (pytest.approx(3 / 20), 20)
    assert rule_error(labelled.iloc[1:]) == (None, 19)


def entries(*rows: tuple[str, float, str | None]) -> pd.DataFrame:
    found = [
        {"month": "2026-10", "indicator": name, "value": value, "channel": channel, "cell": "F2"}
        for name, value, channel in rows
    ]
    return tables.checked(pd.DataFrame(found), tables.ENTRIES)


def test_satisfaction_weighs_each_score_by_its_answers() -> None:
    two = [("satisfaction", 9.0, "magasin"), ("satisfaction", 6.0, "site"), ("réponses à l’enquête", 30.0, "magasin")]
    assert math.isnan(MEASURES["satisfaction"].over(entries(*two)))
    assert MEASURES["satisfaction"].over(entries(*two, ("réponses à l’enquête", 10.0, "site"))) == pytest.approx(8.25)
    assert MEASURES["satisfaction"].over(entries(("satisfaction", 8.4, None))) == 8.4


def test_resolution_is_resolved_over_opened() -> None:
    both = entries(
        ("demandes ouvertes", 20.0, None), ("demandes résolues", 10.0, "site"), ("demandes résolues", 7.0, None)
    )
    assert MEASURES["resolution_rate"].over(both) == 0.85
    assert math.isnan(MEASURES["resolution_rate"].over(entries(("demandes résolues", 7.0, None))))
    assert math.isnan(
        MEASURES["resolution_rate"].over(entries(("demandes ouvertes", 0.0, None), ("demandes résolues", 0.0, None)))
    )
    table = relation_series(inbox(tables.empty(tables.MESSAGES), sources(), PARIS, OCTOBER), both)
    assert table[["network", "measure", "value"]].to_numpy().tolist() == [["all", "resolution_rate", 0.85]]
