import pandas as pd
import pytest

from iwa.findings.attributes import attributed


def one(instant, text="Bonjour"):
    frame = pd.DataFrame({"published_at": pd.to_datetime([instant], utc=True), "text": pd.Series([text], dtype="str")})
    return attributed(frame, "Europe/Paris").iloc[0]


@pytest.mark.parametrize(
    ("instant", "daypart"),
    [
        ("2026-10-05 06:59", "matin (avant 9 h)"),  # 8:59 in Paris
        ("2026-10-05 07:00", "matinée (9 h à 12 h)"),
        ("2026-10-05 10:00", "midi (12 h à 14 h)"),
        ("2026-10-05 12:00", "après-midi (14 h à 18 h)"),
        ("2026-10-05 16:00", "soir (18 h et après)"),
        ("2026-12-07 16:59", "après-midi (14 h à 18 h)"),  # winter time
    ],
)
def test_daypart_in_the_clients_zone(instant, daypart):
    assert one(instant)["daypart"] == daypart


@pytest.mark.parametrize("instant", ["2026-10-05 00:00", "2026-10-04 22:00"])
def test_midnight_sharp_is_a_day_without_time(instant):
    assert pd.isna(one(instant)["daypart"])
    assert one(instant)["weekday"] == "semaine"


def test_weekend_begins_on_saturday_in_the_clients_zone():
    assert one("2026-10-02 21:59")["weekday"] == "semaine"
    assert one("2026-10-02 22:30")["weekday"] == "week-end"
    assert one("2026-10-04 21:30")["weekday"] == "week-end"


@pytest.mark.parametrize(
    ("size", "length"), [(0, "court"), (125, "court"), (126, "moyen"), (500, "moyen"), (501, "long")]
)
def test_length_of_the_text(size, length):
    assert one("2026-10-05", "x" * size)["length"] == f"texte {length}"


def test_missing_time_and_text_have_no_attribute():
    found = one(None, None)

    assert found[["daypart", "weekday", "length"]].isna().all()
