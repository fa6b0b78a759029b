"""What the figures rest on, and what is doubtful in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.slides import Table
from iwa.steps.data_state import data_state, definitions, doubts

Made = Callable[..., ClientMonth]


def issue(severity: str, sentence: str, file: str = "a.csv") -> dict[str, Any]:
    return {"file": file, "severity": severity, "kind": "k", "sentence": sentence}


@pytest.mark.parametrize(
    ("severities", "title"),
    [
        ([], "Rien n’est à corriger dans les fichiers reçus"),
        (["pour information"], "Rien n’est à corriger dans les fichiers reçus"),
        (["à vérifier"], "1 point est à vérifier dans les fichiers reçus"),
        (["à vérifier", "bloquant", "pour information"], "2 points sont à vérifier dans les fichiers reçus"),
    ],
)
def test_doubts_are_internal_most_serious_first_and_counted(severities: list[str], title: str, hand_made: Made) -> None:
    slide = doubts(hand_made(issues=[issue(severity, severity) for severity in severities]), "audit")
    assert (slide.title.replace("\xa0", " "), slide.audience) == (title, "interne")
    assert isinstance(slide.exhibit, Table)
    order = ["bloquant", "à vérifier", "pour information"]
    assert [row[0] for row in slide.exhibit.rows] == (sorted(severities, key=order.index) or ["–"])


def test_the_same_doubt_of_a_file_is_told_once_and_eight_are_shown(hand_made: Made) -> None:
    issues = [issue("à vérifier", "Deux fois.")] * 2 + [issue("à vérifier", f"Point {n}.") for n in range(9)]
    slide = doubts(hand_made(issues=issues), "audit")
    assert isinstance(slide.exhibit, Table) and len(slide.exhibit.rows) == 8
    assert "8 sur 10" in slide.subtitle


def test_each_kind_of_export_is_a_line_with_its_period_and_last_measure(hand_made: Made) -> None:
    files = [
        {"file": "1.csv", "network": "facebook", "first": date(2026, 8, 1), "last": date(2026, 9, 30), "measured_at": date(2026, 10, 2)},
        {"file": "2.csv", "network": "facebook", "first": date(2026, 9, 24), "last": date(2026, 10, 31), "measured_at": date(2026, 11, 8)},
        {"file": "3.csv", "network": "instagram", "state": "illisible"},
    ]  # fmt: skip
    slide = data_state(hand_made(sources=files, site=None), "mesure")
    assert isinstance(slide.exhibit, Table)
    assert slide.exhibit.rows == (
        ("Facebook", "Publications", "2", "01/08/2026 – 31/10/2026", "08/11/2026"),
        ("Instagram", "aucun export du mois", "–", "–", "à compléter"),
    )
    assert slide.title.replace("\xa0", " ") == "Ce document repose sur 2 fichiers lus ; il manque Instagram"
    assert slide.decision == "Exporter Instagram avant le prochain passage. Télécharger à nouveau 3.csv."


@pytest.mark.parametrize(
    ("last", "stated", "missing"),
    [
        (date(2026, 10, 31), True, ""),
        (date(2026, 10, 29), True, ""),
        (date(2026, 10, 8), True, " ; il manque Instagram après le 8 octobre"),
        (date(2026, 10, 8), False, ""),
    ],
)
def test_an_export_that_stops_within_the_month_is_said(last: date, stated: bool, missing: str, hand_made: Made) -> None:
    whole = {"first": date(2026, 8, 1), "measured_at": date(2026, 11, 8)}
    files = [
        {"file": "1.csv", "network": "facebook", "last": date(2026, 10, 31), **whole},
        {"file": "2.csv", "network": "instagram", "last": last, "period_stated": stated, **whole},
    ]
    title = data_state(hand_made(sources=files, site=None), "mesure").title.replace("\xa0", " ")
    assert title == "Ce document repose sur 2 fichiers lus" + (missing or ", Facebook et Instagram sont couverts")


def test_files_that_gave_nothing_are_counted_and_named(hand_made: Made) -> None:
    whole = {"first": date(2026, 8, 1), "last": date(2026, 10, 31), "measured_at": date(2026, 11, 8)}
    files = [{"file": f"{name}.csv", "network": name, **whole} for name in ("facebook", "instagram")]
    files += [{"file": "photo.csv", "state": "illisible"}, {"file": "autre.csv", "state": "inconnu"}]
    files += [{"file": "voisin.csv", "network": "facebook", **whole}]
    foreign = issue("à vérifier", "Compte autre que celui de client.yaml.", "voisin.csv") | {"kind": "other-account"}
    rows = [{"file": "facebook.csv", "sheet": "", "row": 2, "state": "used"}]
    slide = data_state(hand_made(sources=files, issues=[foreign], rows=rows, site=None), "mesure")
    assert slide.title.replace("\xa0", " ") == "Ce document repose sur 2 fichiers lus ; 3 autres n’ont rien donné"
    assert slide.decision == "Télécharger à nouveau autre.csv, photo.csv et voisin.csv."


def test_a_site_without_ga4_this_month_is_missing_and_a_client_without_a_site_needs_none(hand_made: Made) -> None:
    assert data_state(hand_made(), "mesure").decision == "Exporter Site (GA4) avant le prochain passage."
    assert data_state(hand_made(site=None), "mesure").decision == "Rien à changer."


def test_definitions_say_that_missing_is_not_zero() -> None:
    assert "jamais zéro" in definitions("audit").subtitle
