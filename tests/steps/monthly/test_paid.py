"""The slide of the ads: amounts with their currency, whole periods, and no slide where nothing was paid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.monthly.paid import paid

Made = Callable[..., ClientMonth]
AD: dict[str, Any] = {
    "network": "meta", "campaign": "Rentrée", "currency": "EUR", "spend": 60.0, "impressions": 20_000.0, "link_clicks": 30.0,
    "leads": 4.0, "start": pd.Timestamp("2026-10-01"), "end": pd.Timestamp("2026-10-31"),
}  # fmt: skip


def noted(value: float) -> Dossier:
    entry = Entry(month=Month(2026, 10), network="facebook", indicator="budget publicitaire", value=value)
    return Dossier(entered=(entry,))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return [tuple(plain(cell) for cell in row) for row in slide.exhibit.rows]


def only(month: ClientMonth) -> Slide:
    (slide,) = paid(month)
    return slide


def test_nothing_paid_is_no_slide(hand_made: Made) -> None:
    assert paid(hand_made()) == ()
    assert paid(hand_made(ads=[AD | {"spend": 0.0}], dossier=noted(0))) == ()


def test_a_campaign_and_the_whole_against_the_budget_noted(hand_made: Made) -> None:
    slide = only(hand_made(ads=[AD], dossier=noted(240)))
    assert slide.id == "mesure.publicite"
    assert plain(slide.title) == "En octobre 2026, 60,00 € ont été dépensés en publicité sur 1 campagne"
    assert rows(slide) == [
        ("Rentrée (Meta)", "n. d.", "60,00 €", "n. d.", "3,00 €", "2,00 €", "15,00 €"),
        ("Ensemble, budget du mois noté", "240,00 €", "60,00 €", "180,00 €", "–", "–", "–"),
    ]
    assert slide.source.files == ("a.csv", "dossier.xlsx, onglet « saisies »")
    assert slide.decision == "Rien à changer."


def test_a_budget_passed_is_to_be_validated_and_one_not_noted_to_be_noted(hand_made: Made) -> None:
    passed = only(hand_made(ads=[AD], dossier=noted(50)))
    assert plain(passed.decision) == "Faire valider par le client le dépassement de 10,00 €."
    assert rows(passed)[-1][3] == "−10,00 €"
    assert only(hand_made(ads=[AD])).decision.startswith("Noter le budget publicitaire du mois")


def test_a_row_astride_two_months_is_told_and_leaves_no_rest(hand_made: Made) -> None:
    slide = only(hand_made(ads=[AD | {"start": pd.Timestamp("2026-09-15")}], dossier=noted(240)))
    assert plain(slide.title) == "1 campagne en octobre 2026 : 60,00 €, dont une part hors du mois"
    assert rows(slide)[0][0] == "Rentrée (Meta, 15/09 – 31/10)"
    assert rows(slide)[-1][2:4] == ("60,00 €", "n. d.")
    assert "sans partage" in slide.message[0]


def test_two_currencies_are_never_added(hand_made: Made) -> None:
    slide = only(hand_made(ads=[AD, AD | {"network": "linkedin", "currency": "USD", "spend": 5.0}]))
    assert [row[2] for row in rows(slide)] == ["60,00 €", "5,00 USD"]
    assert plain(slide.title) == "2 campagnes ont été payées en octobre 2026, sans total possible"


def test_a_currency_that_no_file_writes_is_asked_for(hand_made: Made) -> None:
    slide = only(hand_made(ads=[AD | {"currency": None}], dossier=noted(240)))
    assert rows(slide)[0][2] == "60,00 (devise ?)"
    assert "La devise n’est pas écrite dans l’export : à vérifier." in slide.message


def test_a_budget_of_a_day_is_said_to_be_one(hand_made: Made) -> None:
    daily = AD | {"ad_set": "Lyon", "budget": 5.0, "budget_kind": "jour"}
    assert rows(only(hand_made(ads=[daily])))[0][1:4] == ("5,00 € par jour", "60,00 €", "n. d.")


def test_no_lead_is_said_and_has_no_cost(hand_made: Made) -> None:
    assert rows(only(hand_made(ads=[AD | {"leads": 0.0}])))[0][-1] == "aucun lead"
    assert rows(only(hand_made(ads=[AD | {"leads": None}])))[0][-1] == "n. d."


def test_more_campaigns_than_rows_are_counted(hand_made: Made) -> None:
    slide = only(hand_made(ads=[AD | {"campaign": f"Campagne {n}", "spend": 100.0 - n} for n in range(9)]))
    assert len(rows(slide)) == 8 and rows(slide)[-1][2] == "864,00 €"
    assert plain(slide.message[0]) == "Hors du tableau : 2 campagnes, les moins coûteuses."


def test_a_budget_noted_without_an_export_stands_alone(hand_made: Made) -> None:
    slide = only(hand_made(dossier=noted(240)))
    assert plain(slide.title) == "Le budget publicitaire noté est de 240,00 € ; aucun export ne dit la dépense"
    assert rows(slide) == [("Budget noté pour octobre 2026", "240,00 €", *["n. d."] * 5)]
    assert slide.source.entered
