"""A figure that the client was sent and that reads otherwise today: marked where it is compared, listed when worth it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry, Goal
from iwa.measures.goals import Figures
from iwa.measures.reported import Reported
from iwa.months import Month
from iwa.slides import Figures as KeyFigures
from iwa.slides import Slide, Table
from iwa.steps.monthly.dashboard import dashboard
from iwa.steps.monthly.director import director_page
from iwa.steps.monthly.recounts import recounts
from iwa.steps.monthly.revisions import revisions

Made = Callable[..., ClientMonth]
SEPTEMBER = Month(2026, 9)
# What was sent with September, and what October's files say of it: +30 %, +2 % and one click more.
SENT = {
    ("facebook", "reach", "2026-09"): 1000.0,
    ("facebook", "reach", "2026-08"): 900.0,
    ("instagram", "reach", "2026-09"): 500.0,
    ("facebook", "link_clicks", "2026-09"): 10.0,
}
LATE = {
    ("facebook", "reach", "2026-09"): 1300.0,
    ("instagram", "reach", "2026-09"): 510.0,
    ("facebook", "link_clicks", "2026-09"): 11.0,
}
OF_OCTOBER = {
    ("facebook", "reach", "2026-10"): 1100.0,
    ("instagram", "reach", "2026-10"): 480.0,
    ("facebook", "link_clicks", "2026-10"): 12.0,
}


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def made(hand_made: Made, now: Figures, sent: Mapping[Any, float] | None = SENT, **given: Any) -> ClientMonth:
    """An October whose series is `now`, after a September that was sent with the figures of `sent`."""
    keys = [dict(zip(("network", "measure", "month"), key, strict=True)) for key in now]
    series = [key | {"value": value, "n": 5} for key, value in zip(keys, now.values(), strict=True)]
    reported = (
        None
        if sent is None
        else Reported(SEPTEMBER, date(2026, 10, 6), sent, {"dossier.xlsx": "old", "exports/a.csv": "same"})
    )
    inputs = {
        "dossier.xlsx": "new",
        "exports/a.csv": "same",
        "exports/b.csv": "new",
        "iwa": "x",
        "runs/2026-09/etat.json": "y",
    }
    return replace(hand_made(series=series, **given), sent=reported, inputs=inputs)


def goal(**facts: Any) -> Dossier:
    known = {"type": "notoriété", "sentence": "Être vus", "measure": "reach", "network": "facebook"}
    return Dossier(goals=(Goal.model_construct(**dict.fromkeys(Goal.model_fields) | known | facts),))


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return [tuple(map(plain, row)) for row in slide.exhibit.rows]


def test_what_changed_enough_is_listed_with_both_figures(hand_made: Made) -> None:
    (slide,) = revisions(made(hand_made, SENT | LATE | OF_OCTOBER))
    assert plain(slide.title) == "Depuis le rapport de septembre 2026, 1 chiffre déjà remis a changé"
    assert plain(slide.subtitle) == "Chiffres remis le 6 octobre 2026, et les mêmes d’après les fichiers d’aujourd’hui"
    assert rows(slide) == [("Portée cumulée, Facebook", "septembre 2026", "1 000", "1 300", "+30 %")]
    assert [plain(text) for text in slide.message] == [
        "Octobre 2026 est comparé à septembre 2026 tel qu’il est connu aujourd’hui, et non aux chiffres remis.",
        "Hors de ce tableau : 2 écarts plus petits.",
    ]
    assert (slide.decision, slide.annex, slide.id) == ("Rien à changer.", True, "mesure.revisions")
    assert slide.source.files == ("dossier.xlsx", "exports/b.csv")  # those that changed since
    assert [(one.measure, one.where) for one in slide.numbers] == [
        ("reach", {"network": "facebook", "month": "2026-09"})
    ]


@pytest.mark.parametrize("sent", [None, {}, SENT | OF_OCTOBER], ids=["never sent", "figures lost", "nothing changed"])
def test_there_is_nothing_to_list(sent: Figures | None, hand_made: Made) -> None:
    month = made(hand_made, SENT | OF_OCTOBER, sent)
    assert (recounts(month), revisions(month)) == ((), [])
    assert "recompté" not in dashboard(month).subtitle


def test_the_figure_it_is_compared_with_is_marked_however_little_it_moved(hand_made: Made) -> None:
    month = made(hand_made, SENT | LATE | OF_OCTOBER)
    slide = dashboard(month)
    assert plain(slide.subtitle).endswith("flèche pour un signal seulement ; * recompté depuis sa remise")
    before = {row[0]: row[2] for row in rows(slide)}
    assert before == {
        "Portée cumulée, Facebook": "1 300*",
        "Portée cumulée, Instagram": "510*",
        "Clics sur un lien, Facebook": "11*",
    }
    page = director_page(month)
    assert isinstance(page.exhibit, KeyFigures)
    assert plain(page.exhibit.items[0].detail) == "1 300 le mois d’avant, recompté depuis sa remise"


def test_small_changes_alone_are_marked_and_make_no_slide(hand_made: Made) -> None:
    month = made(hand_made, SENT | {("instagram", "reach", "2026-09"): 510.0} | OF_OCTOBER)
    assert revisions(month) == [] and "510*" in {row[2] for row in rows(dashboard(month))}


@pytest.mark.parametrize(
    ("lines", "now", "decision"),
    [
        ({"target": 1010.0}, 1020.0, "Relire ensemble l’objectif « Être vus » de septembre 2026 : la cible de 1 010 est atteinte."),
        ({"target": 1000.0}, 990.0, "Relire ensemble l’objectif « Être vus » de septembre 2026 : la cible de 1 000 n’est plus atteinte."),
        ({"target": 5000.0, "worry_line": 995.0}, 990.0,
         "Relire ensemble l’objectif « Être vus » de septembre 2026 : le seuil d’inquiétude de 995 est franchi."),
        ({"target": 5000.0, "worry_line": 1005.0}, 1010.0,
         "Relire ensemble l’objectif « Être vus » de septembre 2026 : le seuil d’inquiétude de 1 005 n’est plus franchi."),
    ],
)  # fmt: skip
def test_a_figure_that_passes_a_line_of_its_objective_is_told_in_the_body_whatever_its_size(
    lines: dict[str, float], now: float, decision: str, hand_made: Made
) -> None:
    late = {("facebook", "reach", "2026-09"): now}
    (slide,) = revisions(made(hand_made, SENT | late | OF_OCTOBER, dossier=goal(**lines)))
    assert plain(slide.decision) == decision
    assert not slide.annex and rows(slide)[0][0] == "Portée cumulée, Facebook (objectif)"


def test_a_figure_that_came_in_late_or_that_is_lost_is_told(hand_made: Made) -> None:
    late = {("facebook", "link_clicks", "2026-08"): 30.0, ("instagram", "reach", "2026-08"): 300.0}
    came = SENT | {("facebook", "interactions", "2026-08"): 4.0} | OF_OCTOBER | late
    assert revisions(made(hand_made, came)) == []  # of an older month nobody was told that it lacked
    without = {key: value for key, value in SENT.items() if key[:2] != ("instagram", "reach")}
    (slide,) = revisions(made(hand_made, without | OF_OCTOBER))
    assert rows(slide) == [("Portée cumulée, Instagram", "septembre 2026", "500", "non disponible", "–")]
    assert plain(slide.decision) == "Remettre l’export qui donnait « portée cumulée, Instagram » de septembre 2026."
    known_before = without | {("instagram", "reach", "2026-08"): 450.0}
    (slide,) = revisions(
        made(hand_made, known_before | {("instagram", "reach", "2026-09"): 500.0} | OF_OCTOBER, known_before)
    )
    assert rows(slide) == [("Portée cumulée, Instagram", "septembre 2026", "non disponible", "500", "–")]


def test_a_network_that_joined_since_is_no_revision(hand_made: Made) -> None:
    without = {key: value for key, value in SENT.items() if key[0] == "facebook"}
    assert recounts(made(hand_made, SENT | OF_OCTOBER, without)) == ()


def test_what_the_team_entered_otherwise_is_a_revision_too(hand_made: Made) -> None:
    entered = [
        Entry(month=SEPTEMBER, indicator="ventes", value=36.0),
        Entry(month=SEPTEMBER.next, indicator="ventes", value=26.0),
    ]
    dossier = replace(goal(type="conversion", measure="conversions", network=None), entered=tuple(entered))
    (slide,) = revisions(
        made(hand_made, OF_OCTOBER | SENT, SENT | {("all", "ventes", "2026-09"): 31.0}, dossier=dossier)
    )
    assert rows(slide) == [("Ventes, saisi par l’équipe", "septembre 2026", "31", "36", "+16 %")]
    assert slide.numbers == ()


def test_curves_are_compared_over_all_they_show_and_the_latest_month_comes_first(hand_made: Made) -> None:
    months = [f"2026-{number:02d}" for number in range(1, 10)]
    sent = {("facebook", "engagement_rate", month): 0.030 for month in ("2025-08", "2025-09", *months)}
    now = {key: 0.036 for key in sent} | {("facebook", "engagement_rate", "2026-10"): 0.031}
    (slide,) = revisions(made(hand_made, now, sent))
    assert (
        plain(slide.title) == "Depuis le rapport de septembre 2026, 10 chiffres déjà remis ont changé"
    )  # not August 2025
    assert [row[1] for row in rows(slide)][:2] == ["septembre 2026", "août 2026"]
    assert rows(slide)[0][2:] == ("3,0 %", "3,6 %", "+0,6 point")
    assert slide.message[-1].replace("\xa0", " ") == "Hors de ce tableau : 2 autres chiffres révisés."


def test_after_months_that_were_not_sent_the_slide_does_not_speak_of_last_month(hand_made: Made) -> None:
    july = replace(
        made(hand_made, {("facebook", "reach", "2026-07"): 80.0} | OF_OCTOBER),
        sent=Reported(Month(2026, 7), date(2026, 8, 6), {("facebook", "reach", "2026-07"): 60.0}, {}),
    )
    (slide,) = revisions(july)
    assert plain(slide.title) == "Depuis le rapport de juillet 2026, 1 chiffre déjà remis a changé"
    assert slide.message == ("Les courbes et les cumuls de ce rapport prennent les chiffres d’aujourd’hui.",)
