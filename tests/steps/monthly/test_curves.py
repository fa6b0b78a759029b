"""A curve's title says no more than its limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Goal
from iwa.months import Month
from iwa.slides import Chart, Limits, Table
from iwa.steps.monthly.dashboard import dashboard
from iwa.steps.monthly.director import director_page
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


def test_both_curves_of_a_network_within_their_limits_stand_side_by_side(hand_made: Made) -> None:
    rate = judged("routine", measure="engagement_rate", value=0.05, center=0.04, low=0.02, high=0.08)
    (slide,) = curves(month(hand_made, judged("routine"), rate))
    assert (slide.id, slide.decision, slide.annex) == ("mesure.courbe.facebook", "Rien à changer.", True)
    assert plain(slide.title) == (
        "Facebook : la portée typique d’une publication et le taux d’engagement sont dans leurs limites ce mois"
    )
    drawn = [exhibit.series[0].values[-1] for exhibit in (slide.exhibit, slide.second) if isinstance(exhibit, Chart)]
    assert drawn == [900.0, 0.05]
    assert [plain(text) for text in slide.message] == [
        "Limites habituelles : portée typique d’une publication de 800 à 1 250, pour 900 ; "
        "taux d’engagement de 2,0 % à 8,0 %, pour 5,0 %."
    ]
    out = judged("signal-baisse", measure="engagement_rate", value=0.01, center=0.04, low=0.02, high=0.08)
    assert [slide.id for slide in curves(month(hand_made, judged("routine"), out))] == [
        "mesure.courbe.facebook-typical-exposure"
    ]


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
    assert slide.message[2] == "Limites provisoires : moins de douze mois d’historique."


@pytest.mark.parametrize(
    ("states", "title"),
    [
        (["routine"], "Octobre 2026 est dans les limites habituelles sur tous les indicateurs jugés"),
        (["signal-baisse", "routine"], "1 indicateur sur 2 jugés sort de l’habitude"),
        (["signal-baisse", "signal-hausse"], "2 indicateurs sur 2 jugés sortent de l’habitude"),
        (["série trop courte"], "Octobre 2026 n’a pas encore assez d’historique pour parler de signal"),
    ],
)
def test_the_dashboard_counts_signals_among_what_is_judged(states: list[str], title: str, hand_made: Made) -> None:
    rows = [judged(state, network=network) for state, network in zip(states, ("facebook", "instagram"), strict=False)]
    assert dashboard(month(hand_made, *rows)).title.replace("\xa0", " ") == title


@pytest.mark.parametrize(
    ("state", "decision"),
    [
        ("signal-baisse", "Chercher la cause de chaque baisse signalée avant de toucher au plan."),
        ("signal-hausse", "Noter ce qui explique chaque hausse signalée, pour pouvoir la reproduire."),
    ],
)
def test_a_signal_on_the_dashboard_asks_for_something(state: str, decision: str, hand_made: Made) -> None:
    assert dashboard(month(hand_made, judged(state))).decision == decision


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def lined(hand_made: Made, row: dict[str, Any], values: list[float], **more: Any) -> ClientMonth:
    """A month whose judged series holds these values, the last in October 2026."""
    names = [str(m) for m in Month(2026, 10).months_back(len(values))]
    series = [
        {"network": row["network"], "measure": row["measure"], "month": name, "value": value, "n": 5}
        for name, value in zip(names, values, strict=True)
    ]
    return hand_made(series=series, signals=[row], **more)


def test_a_figure_that_was_out_of_its_limits_is_within_them_and_does_not_stay(hand_made: Made) -> None:
    (been_out,) = curves(lined(hand_made, judged("routine"), [1000.0, 700.0, 900.0]))
    (always_in,) = curves(lined(hand_made, judged("routine"), [1000.0, 810.0, 900.0]))
    assert "est dans ses limites" in been_out.title
    assert "reste dans ses limites" in always_in.title


def test_the_mean_says_which_one_it_is_and_over_which_months(hand_made: Made) -> None:
    (slide,) = curves(lined(hand_made, judged("routine"), [1000.0] * 15 + [900.0]))
    assert [plain(text) for text in slide.message[:2]] == [
        "Limites habituelles : de 800 à 1 250, pour une moyenne géométrique de 1 000.",
        "Calculées sur 15 mois mesurés, de juillet 2025 à septembre 2026 ; le graphique en montre 12.",
    ]
    (with_zero,) = curves(lined(hand_made, judged("routine"), [1000.0, 0.0, 900.0]))
    assert "pour une moyenne de 1 000" in plain(with_zero.message[0])
    assert plain(with_zero.message[1]) == "Calculées sur 2 mois mesurés, d’août 2026 à septembre 2026."


def test_fewer_posts_is_said_of_their_number(hand_made: Made) -> None:
    (slide,) = signals(lined(hand_made, judged("signal-baisse", 3.0, measure="posts"), [900.0, 3.0]))
    assert "le nombre de publications passe sous ses limites" in slide.title
    assert slide.decision.startswith("Chercher pourquoi le nombre de publications baisse : calendrier")


@pytest.mark.parametrize(
    ("state", "cell", "title"),
    [
        ("", "sous le seuil", "1 objectif est sous le seuil fixé"),
        ("routine", "sous le seuil", "1 objectif est sous le seuil fixé, aucun indicateur jugé ne sort de l’habitude"),
        ("signal-baisse", "▼ signal, sous le seuil",
         "1 indicateur sur 1 jugé sort de l’habitude, 1 objectif est sous le seuil fixé"),
    ],
)  # fmt: skip
def test_a_crossed_threshold_is_a_state_that_the_title_counts(
    state: str, cell: str, title: str, hand_made: Made
) -> None:
    line = {"worry_line": 950.0, "worry_action": "Relire le plan.", "owner": "Anouk", "type": "notoriété"}
    facts = {"measure": "engagement_rate", "network": "facebook", "sentence": "Faire réagir."}
    goal = Goal.model_construct(**dict.fromkeys(Goal.model_fields) | {"cells": {}} | facts | line)
    row = judged(state or "routine", 900.0, measure="engagement_rate", low=MISSING if not state else 800.0)
    made = lined(hand_made, row, [1000.0, 900.0], dossier=Dossier(goals=(goal,)))
    if not state:
        made = replace(made, signals=made.signals.iloc[:0])
    slide = dashboard(made)
    assert isinstance(slide.exhibit, Table)
    assert (slide.exhibit.rows[0][-1], plain(slide.title)) == (cell, title)
    assert slide.exhibit.emphasis == (0,)
    assert "est sous le seuil fixé : Relire le plan (responsable : Anouk)." in slide.decision
    assert "est sous le seuil fixé" in director_page(made).message[0]


def test_what_changed_is_a_sentence(hand_made: Made) -> None:
    told = director_page(lined(hand_made, judged("signal-baisse", 650.0), [1000.0, 650.0])).message[0]
    assert plain(told) == (
        "Ce qui a changé : la portée typique d’une publication sur Facebook (650) est sous l’habitude."
    )
