"""FollowerGender, FollowerTopTerritories and FollowerActivity."""

import pandas as pd
import pytest
from tiktok_samples import ACTIVITY, GENDER, TERRITORIES, kinds, read, sentence, states, studio, text

from iwa import tables

DATED = "F_2026-03-01.csv"


def shares(reading):
    rows = reading.audience
    return {(d, label): value for d, label, value in zip(rows["dimension"], rows["label"], rows["value"], strict=True)}


def test_gender_is_a_share_of_the_followers_under_french_names():
    reading = read(studio(GENDER, ("Male", "0.31"), ("Female", "0.66"), ("Other", "0.03"), name=DATED))
    assert (reading.kind, reading.measured_at) == ("audience", pd.Timestamp("2026-03-01"))
    assert shares(reading) == {("genre", "Hommes"): 0.31, ("genre", "Femmes"): 0.66, ("genre", "Autres"): 0.03}
    assert reading.audience["unit"].unique().tolist() == ["part des followers"]
    assert reading.audience["source_row"].tolist() == [2, 3, 4]
    assert (states(reading), kinds(reading)) == (["structural", "used", "used", "used"], [])


def test_territories_keep_the_letters_that_tiktok_prints():
    reading = read(studio(TERRITORIES, ("FR", "0.8"), ("BE", "0.15"), ("Others", "0.05"), name=DATED))
    assert shares(reading) == {("pays", "FR"): 0.8, ("pays", "BE"): 0.15, ("pays", "Autres"): 0.05}


def test_french_labels_decimal_commas_and_percents_are_read():
    reading = read(text("Genre;Répartition\r\nHomme;0,31\r\nFemmes;69 % \r\n", DATED))
    assert shares(reading) == {("genre", "Hommes"): 0.31, ("genre", "Femmes"): 0.69}


def test_activity_is_the_mean_of_the_days_hour_by_hour():
    rows = [(f"February {day}", hour, 100 * day + hour) for day in range(22, 29) for hour in range(24)]
    assert len(rows) == 168
    reading = read(studio(ACTIVITY, *rows, name=DATED))
    means = shares(reading)
    assert len(means) == 24
    assert (means["heure", "0\xa0h"], means["heure", "23\xa0h"]) == (2500.0, 2523.0)  # the mean day is the 25th
    assert reading.audience["unit"].unique().tolist() == ["followers actifs"]
    assert reading.audience["source_row"].tolist()[:2] == [2, 3]
    assert (reading.first, reading.last) == (pd.Timestamp("2026-02-22"), pd.Timestamp("2026-02-28"))
    assert states(reading) == ["structural", *["used"] * 168]


def test_an_hour_without_a_figure_is_left_out_of_the_mean():
    rows = [("February 27", 8, "undefined"), ("February 28", 8, 20), ("February 28", 9, "--")]
    reading = read(studio(ACTIVITY, *rows, name=DATED))
    assert shares(reading) == {("heure", "8\xa0h"): 20}
    assert states(reading) == ["structural", "structural", "used", "structural"]


def test_activity_without_its_dates_is_read_and_dated_by_the_name():
    reading = read(studio(ACTIVITY[1:], (8, 20), name=DATED))
    assert shares(reading) == {("heure", "8\xa0h"): 20}
    assert reading.measured_at == pd.Timestamp("2026-03-01")


@pytest.mark.parametrize("rows", [(GENDER, ("Male", "0.3")), (ACTIVITY, ("February 28", 8, 20))])
def test_without_a_date_it_is_read_undated_and_says_so(rows):
    reading = read(studio(*rows, name="temp_1.zip › F.csv"))
    assert len(reading.audience) == 1
    assert pd.isna(reading.measured_at)
    assert kinds(reading) == ["undated"]
    assert "il compte pour tous les mois" in sentence(reading)


def test_what_is_no_share_no_hour_or_has_no_name_is_an_issue():
    reading = read(studio(GENDER, ("Male", "31"), ("", "0.2"), ("Female", "beaucoup"), ("Other", "0.1"), name=DATED))
    assert shares(reading) == {("genre", "Autres"): 0.1}
    assert states(reading) == ["structural", "issue", "issue", "issue", "used"]
    assert sorted(kinds(reading)) == ["not-a-number", "unusable-row", "unusable-row"]
    hours = read(
        studio(ACTIVITY, ("February 28", 24, 5), ("February 28", "midi", 5), ("February 28", 7, 5), name=DATED)
    )
    assert shares(hours) == {("heure", "7\xa0h"): 5}
    assert states(hours) == ["structural", "issue", "issue", "used"]


def test_an_empty_table_has_no_audience():
    for header in (GENDER, TERRITORIES, ACTIVITY):
        reading = read(studio(header, name=DATED))
        assert len(reading.audience) == 0
        assert states(reading) == ["structural"]


def test_audience_has_the_columns_of_its_table():
    reading = read(studio(GENDER, ("Male", "0.31"), name=DATED))
    full = reading.audience.assign(source_file="a", measured_at=reading.measured_at)
    assert len(tables.checked(full, tables.AUDIENCE)) == 1
