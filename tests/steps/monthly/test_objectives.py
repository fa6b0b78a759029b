"""An objective's page: each figure under its own name, and a decision that follows from what holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Goal
from iwa.slides import Slide, Table
from iwa.steps.monthly.director import director_page
from iwa.steps.monthly.kpis import kpis
from iwa.steps.monthly.objectives import by_objective

Made = Callable[..., ClientMonth]
Row = dict[str, Any]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def goal(kind: str = "acquisition", measure: str | None = "conversions", **more: Any) -> Goal:
    facts = {"type": kind, "sentence": "Vendre 10 coffrets par mois.", "measure": measure, "target": 10.0}
    return Goal.model_construct(**{**dict.fromkeys(Goal.model_fields), "cells": {}, **facts, **more})


def figure(measure: str, value: float, network: str = "facebook", month: str = "2026-10") -> Row:
    return {"network": network, "measure": measure, "month": month, "value": value, "n": 1}


def visits(page: str, sessions: float, key_events: float) -> Row:
    return {
        "start": pd.Timestamp("2026-10-01"), "end": pd.Timestamp("2026-10-31"), "view": "source, page", "month": "2026-10",
        "source_file": "ga4.csv", "source_row": 1, "network": "facebook", "landing_page": page, "sessions": sessions,
        "key_events": key_events,
    }  # fmt: skip


def conversion_page(hand_made: Made, *pages: Row, value: float = 4.0) -> Slide:
    made = hand_made(Dossier(goals=(goal(),)), series=[figure("conversions", value)], traffic=list(pages))
    return by_objective(made)[0]


def test_no_page_is_named_on_a_handful_of_conversions(hand_made: Made) -> None:
    slide = conversion_page(hand_made, visits("/commande", 105, 2), visits("/maison", 90, 4), visits("/pains", 56, 3))
    assert plain(slide.message[0]) == (
        "Sur la fenêtre de l’audit, aucune des 3 pages d’arrivée comparées ne se détache : de 1,9 % pour « /commande » "
        "(2 sur 105) à 5,4 % pour « /pains » (3 sur 56), un écart qui peut tenir au hasard."
    )
    assert slide.decision.startswith("Ne reprendre aucune page d’arrivée sur ces chiffres ; soigner")


def test_a_page_whose_difference_holds_is_named_with_counts_and_interval(hand_made: Made) -> None:
    pages = [visits("/commande", 300, 2), visits("/maison", 300, 30), visits("/pains", 300, 33)]
    slide = conversion_page(hand_made, *pages)
    assert plain(slide.message[0]) == (
        "Sur la fenêtre de l’audit, la page « /commande » convertit 0,7 % de 300 visites (entre 0,1 % et 2,1 %), contre "
        "10,5 % de 600 visites pour les autres pages : l’écart tient, 3 pages comparées."
    )
    assert plain(slide.decision) == "Reprendre d’abord la page « /commande » : appel à l’action et lien."


def test_a_page_that_converts_more_than_the_others_is_learnt_from_not_reworked(hand_made: Made) -> None:
    pages = [visits("/commande", 300, 40), visits("/maison", 300, 6), visits("/pains", 300, 7)]
    assert "Relever ce que la page « /commande »" in plain(conversion_page(hand_made, *pages).decision)


def test_one_objective_has_one_name(hand_made: Made) -> None:
    made = hand_made(Dossier(goals=(goal(),)), series=[figure("conversions", 4.0)])
    assert plain(by_objective(made)[0].title) == "L’objectif d’acquisition reste à atteindre : 4 pour une cible de 10"
    assert director_page(made).title.startswith("L’objectif d’acquisition n’est pas atteint")


@pytest.mark.parametrize(
    ("kind", "series", "name"),
    [
        ("notoriété", figure("follows", 7.0, "instagram"), "Abonnés gagnés par les publications"),
        ("notoriété", figure("new_followers", 7.0, "linkedin"), "Nouveaux abonnés"),
        ("conversion", figure("link_clicks", 7.0), "Clics sur un lien"),
        ("conversion", figure("clicks", 7.0, "linkedin"), "Clics"),
    ],
)
def test_an_indicator_bears_the_name_of_what_is_counted_on_each_network(
    kind: str, series: Row, name: str, hand_made: Made
) -> None:
    networks = {series["network"]: {"name": "Maison Lune"}}
    made = hand_made(Dossier(goals=(goal(kind, "conversions"),)), series=[series], networks=networks)
    table = by_objective(made)[0].exhibit
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows if row[3] == "7"] == [name]


def test_an_objective_over_networks_that_count_differently_names_and_adds_both(hand_made: Made) -> None:
    networks = {"facebook": {"name": "Maison Lune"}, "linkedin": {"name": "Maison Lune"}}
    series = [figure("link_clicks", 7.0), figure("clicks", 30.0, "linkedin")]
    made = hand_made(Dossier(goals=(goal("conversion", "clicks"),)), series=series, networks=networks)
    assert (kpis(made)[0].label, kpis(made)[0].value) == ("Clics sur un lien et clics, tous réseaux", 37.0)
    table = by_objective(made)[0].exhibit
    assert isinstance(table, Table) and table.rows[0][0] == "Clics sur un lien et clics (objectif)"


def seen(post: str, theme: str, reach: float) -> Row:
    return {
        "network": "facebook", "post_id": post, "published_at": pd.Timestamp("2026-10-06", tz="UTC"), "format": "image",
        "theme": theme, "exposure": reach, "reach": reach, "is_paid": False,
    }  # fmt: skip


def test_the_theme_seen_most_is_to_confirm_with_its_count(hand_made: Made) -> None:
    posts = [seen(f"a{n}", "Fêtes", 200.0) for n in range(5)] + [seen(f"b{n}", "Pains", 100.0) for n in range(7)]
    goals = (goal("notoriété", "reach", network="facebook"),)
    (slide,) = by_objective(hand_made(Dossier(goals=goals), series=[figure("reach", 4.0)], posts=posts))
    assert plain(slide.decision) == (
        "Confirmer, avant de le renforcer, le thème « Fêtes » sur Facebook : le plus vu (+100 % sur la médiane du réseau), "
        "mais sur 5 publications et sans verdict."
    )


@pytest.mark.parametrize(
    ("own", "decision"),
    [
        (goal(measure=None), "Rendre l’objectif mesurable : choisir son indicateur dans le dossier."),
        (goal(measure="reach"), "Rendre l’objectif mesurable : préciser son réseau dans le dossier, l’indicateur ne s’additionne pas."),
        (goal(), "Rendre l’objectif mesurable : fournir l’export GA4 d’octobre 2026 qui donne « Conversions »."),
    ],
)  # fmt: skip
def test_what_an_objective_lacks_is_asked_for_in_a_sentence(own: Goal, decision: str, hand_made: Made) -> None:
    assert plain(director_page(hand_made(Dossier(goals=(own,)))).decision) == decision
