"""A curve's title says no more than its limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.slides import Chart, Limits
from iwa.steps.monthly.dashboard import dashboard
from iwa.steps.monthly.signals import curves, signals

Made = Callable[..., ClientMonth]
MISSING = float("nan")


def judged(state: str, value: float = 900.0, **more: Any) -> dict[str, Any]:
    row = {
        "network": "facebook", "measure": "typical_exposure", "month": "2026-10", "value": value, "center": 1000.0,
        "low": 800.0, "high": 1250.0, "points": 13, "limits_state": "", "state": state,
    }  # fmt: skip
    return row | more


def month(hand_made: Made, *rows: dict[str, Any]) -> ClientMonth:
    series = [
        {"network": row["network"], "measure": row["measure"], "month": text, "value": value, "n": 5}
        for row in rows
        for text, value in (("2026-08", 1000.0), ("2026-09", MISSING), ("2026-10", row["value"]))
    ]
    return hand_made(series=series, signals=list(rows))


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (judged("signal-baisse", 700.0), "passe sous ses limites habituelles, à 700 en octobre 2026"),
        (judged("signal-hausse", 1300.0), "dépasse ses limites habituelles, à 1 300 en octobre 2026"),
        (judged("signal-baisse", 900.0), "reste sous sa moyenne depuis 8 mois, à 900 en octobre 2026"),
        (judged("signal-hausse", 1100.0), "reste au-dessus de sa moyenne depuis 8 mois, à 1 100 en octobre 2026"),
    ],
)
def test_a_signal_is_out_of_its_limits_or_long_on_one_side(row: dict[str, Any], title: str, hand_made: Made) -> None:
    (slide,) = signals(month(hand_made, row))
    plain = slide.title.replace("\xa0", " ").replace("\u202f", " ")
    assert plain == f"Facebook : la portée typique d’une publication {title}"
    assert curves(month(hand_made, row)) == [] and not slide.annex


def test_among_several_series_a_run_takes_ten_months(hand_made: Made) -> None:
    made = month(hand_made, judged("signal-baisse"), judged("routine", network="instagram"))
    assert "depuis 10 mois" in signals(made)[0].title
    assert "10 mois de suite du même côté de la moyenne : le niveau a changé." in signals(made)[0].message


def test_routine_goes_to_the_annex_and_changes_nothing(hand_made: Made) -> None:
    (slide,) = curves(month(hand_made, judged("routine")))
    assert slide.title.startswith("Facebook : la portée typique d’une publication reste dans ses limites")
    assert (slide.annex, slide.decision) == (True, "Rien à changer.")
    assert signals(month(hand_made, judged("routine"))) == []


def test_a_short_series_has_no_limits_and_says_how_many_months_there_are(hand_made: Made) -> None:
    row = judged("série trop courte", points=1, low=MISSING, high=MISSING, limits_state="série trop courte")
    (slide,) = curves(month(hand_made, row))
    assert slide.title.replace("\xa0", " ") == (
        "Facebook : historique trop court pour juger la portée typique d’une publication, à 900 en octobre 2026"
    )
    assert slide.message == ("1\xa0mois d’historique : il en faut six.",)
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.limits is None


def test_a_gap_in_a_series_stays_a_gap_and_limits_are_those_that_judged(hand_made: Made) -> None:
    (slide,) = curves(month(hand_made, judged("routine", limits_state="limites provisoires")))
    assert isinstance(slide.exhibit, Chart)
    assert slide.exhibit.series[0].values == (1000.0, None, 900.0)
    assert slide.exhibit.limits == Limits(1000.0, 800.0, 1250.0, provisional=True)
    assert slide.message[1] == "Limites provisoires : moins de douze mois d’historique."


@pytest.mark.parametrize(
    ("states", "title"),
    [
        (["routine"], "Octobre 2026 reste dans ses limites habituelles sur tous les indicateurs jugés"),
        (["signal-baisse", "routine"], "1 indicateur sur 2 jugés sort de l’habitude"),
        (["signal-baisse", "signal-hausse"], "2 indicateurs sur 2 jugés sortent de l’habitude"),
        (["série trop courte"], "Octobre 2026 n’a pas encore assez d’historique pour parler de signal"),
    ],
)
def test_the_dashboard_counts_signals_among_what_is_judged(states: list[str], title: str, hand_made: Made) -> None:
    rows = [judged(state, network=network) for state, network in zip(states, ("facebook", "instagram"), strict=False)]
    assert dashboard(month(hand_made, *rows)).title.replace("\xa0", " ") == title
