"""Each of the eight types of objective has its own indicators, on its page and first on the dashboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.choices import GOAL_TYPES, INDICATORS
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry, Goal
from iwa.measures.registry import MEASURES
from iwa.method.objectives import objectives
from iwa.method.playbooks import playbooks
from iwa.months import Month
from iwa.networks import NAMES
from iwa.slides import Slide, Table
from iwa.steps.monthly.dashboard import dashboard
from iwa.steps.monthly.kpis import kpis
from iwa.steps.monthly.objectives import MOST_ROWS, by_objective

Made = Callable[..., ClientMonth]
Row = dict[str, Any]
SIX = ("facebook", "instagram", "linkedin", "youtube", "tiktok", "x")


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def goal(kind: str, measure: str | None = "conversions", **more: Any) -> Goal:
    facts = {"type": kind, "sentence": "Une phrase.", "measure": measure, "target": 10.0}
    return Goal.model_construct(**{**dict.fromkeys(Goal.model_fields), "cells": {}, **facts, **more})


def entry(indicator: str, value: float, network: str | None = None, note: str | None = None) -> Entry:
    return Entry(month=Month(2026, 10), network=network, indicator=indicator, value=value, note=note)


def figure(measure: str, value: float, network: str = "linkedin", month: str = "2026-10") -> Row:
    return {"network": network, "measure": measure, "month": month, "value": value, "n": 1}


def accounts(*networks: str) -> dict[str, Row]:
    return {network: {"name": "Maison Lune"} for network in networks}


def dossier(*kinds: str, entered: Sequence[Entry] = ()) -> Dossier:
    return Dossier(goals=tuple(goal(kind) for kind in kinds), entered=tuple(entered))


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return [tuple(plain(cell) for cell in row) for row in slide.exhibit.rows]


def names(made: ClientMonth) -> list[str]:
    return [row[0] for slide in by_objective(made) for row in rows(slide)]


def test_every_type_and_every_network_has_its_indicators_and_each_a_source() -> None:
    method = objectives()
    assert set(method.types) == set(GOAL_TYPES)
    assert {kind for kind in GOAL_TYPES if kind not in method.added} == {
        "notoriété",
        "considération",
        "relation client",
    }
    assert set(playbooks().networks) == set(NAMES)
    assert all(len(own.indicators) == 4 for own in playbooks().networks.values())
    added = [
        one
        for some in (*method.added.values(), *(own.indicators for own in playbooks().networks.values()))
        for one in some
    ]
    assert all(one.missing for one in added)
    whole = [*added, *(one for family in method.families.values() for one in (*family.main, *family.quality))]
    # "followers" stands for what each network counts as gained followers
    assert {one.measure for one in whole} - {"", "followers"} <= MEASURES.keys()
    assert {one.entered for one in whole} - {""} <= set(INDICATORS) <= MEASURES.keys()


def test_a_client_who_recruits_sees_applications_and_one_who_sells_sees_sales(hand_made: Made) -> None:
    entered = [entry("candidatures", 9), entry("ventes", 31)]
    recruits = hand_made(dossier("recrutement", entered=entered), networks=accounts("linkedin"))
    sells = hand_made(dossier("conversion", entered=entered), networks=accounts("linkedin"))
    assert {"Candidatures", "Clics vers les offres"} <= set(names(recruits))
    assert not {"Ventes", "Chiffre d’affaires"} & set(names(recruits))
    assert {"Ventes", "Chiffre d’affaires"} <= set(names(sells)) and "Candidatures" not in names(sells)
    assert kpis(recruits)[1].label == "Candidatures, saisi par l’équipe"
    assert kpis(sells)[1].label == "Ventes, saisi par l’équipe"
    table = dashboard(recruits).exhibit
    assert isinstance(table, Table)
    assert table.rows[1][:2] == ("Candidatures, saisi par l’équipe", "9")


def test_two_objectives_of_one_family_have_a_page_each(hand_made: Made) -> None:
    made = hand_made(dossier("acquisition", "recrutement", "acquisition"), networks=accounts("linkedin"))
    ids = [slide.id for slide in by_objective(made) if not slide.annex]
    assert ids == ["mesure.objectif.acquisition", "mesure.objectif.recrutement"]


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("notoriété", "Impressions, LinkedIn"),
        ("considération", "Taux d’engagement, LinkedIn"),
        ("conversion", "Clics, LinkedIn"),
    ],
)
def test_the_first_figures_of_the_dashboard_follow_from_the_objective(kind: str, first: str, hand_made: Made) -> None:
    series = [figure(name, 1.0) for name in ("impressions", "engagement_rate", "clicks")]
    made = hand_made(Dossier(goals=(goal(kind, None),)), series=series, networks=accounts("linkedin"))
    assert kpis(made)[0].label == first


def line(made: ClientMonth, name: str) -> tuple[str, ...]:
    return next(row for slide in by_objective(made) for row in rows(slide) if row[0] == name)


def test_an_indicator_without_a_figure_names_the_source_it_needs(hand_made: Made) -> None:
    made = hand_made(dossier("acquisition"), networks=accounts("linkedin"))
    assert line(made, "Nouveaux visiteurs du site") == (
        "Nouveaux visiteurs du site", "du type", "–", "–", "–", "–",
        "pas de source : statistique « Nouveaux utilisateurs » dans l’export GA4",
    )  # fmt: skip
    known = hand_made(dossier("acquisition"), series=[figure("new_visitors", 12.0)], networks=accounts("linkedin"))
    assert line(known, "Nouveaux visiteurs du site")[2:] == ("LinkedIn", "12", "–", "–", "GA4")


def test_what_ga4_counts_and_what_the_team_enters_stand_apart_and_are_never_added(hand_made: Made) -> None:
    made = hand_made(
        dossier("recrutement", entered=[entry("candidatures", 9)]),
        series=[figure("application_events", 4.0)],
        networks=accounts("linkedin"),
    )
    found = [(row[0], *row[2:4], row[6]) for row in rows(by_objective(made)[0]) if "andidature" in row[0]]
    assert found == [
        ("Candidatures", "Tous", "9", "saisi par l’équipe"),
        ("Candidatures sur le site", "LinkedIn", "4", "GA4"),
    ]


def audience(dimension: str, label: str, value: float) -> Row:
    facts = {"network": "linkedin", "unit": "followers", "source_file": "f.xls", "source_row": 1}
    return facts | {"dimension": dimension, "label": label, "value": value, "measured_at": pd.Timestamp("2026-11-02")}


def test_an_employer_reads_its_labelled_posts_its_tabs_and_the_functions_of_its_followers(hand_made: Made) -> None:
    people = [
        audience("fonction", "Ingénierie", 30),
        audience("fonction", "Vente", 10),
        audience("niveau hiérarchique", "Cadre", 8),
    ]
    series = [
        figure("employer_engagement_rate", 0.05),
        figure("life_page_views", 40.0),
        figure("jobs_page_views", 25.0),
    ]
    made = hand_made(dossier("marque employeur"), audience=people, series=series, networks=accounts("linkedin"))
    assert line(made, "Taux d’engagement, marque employeur")[3] == "5,0 %"
    assert line(made, "Visites de l’onglet Vie d’entreprise")[3] == "40"
    assert line(made, "Visites de l’onglet Emplois")[3] == "25"
    assert line(made, "Première fonction des abonnés")[3] == "Ingénierie (75 %)"
    assert line(made, "Premier niveau hiérarchique des abonnés")[3] == "Cadre (100 %)"
    assert "thème « marque employeur »" in line(made, "Partages, marque employeur")[6]


def test_a_share_of_voice_is_told_with_its_panel_or_refused(hand_made: Made) -> None:
    def voice(note: str | None) -> tuple[str, ...]:
        entered = [entry("mentions", 30), entry("mentions du panel", 120, note=note)]
        return line(hand_made(dossier("notoriété", entered=entered)), "Part de voix")[3:]

    assert voice("Lune, Dupain et Blé d’or.") == (
        "25 %",
        "–",
        "–",
        "saisi par l’équipe ; panel : Lune, Dupain et Blé d’or",
    )
    assert voice(None)[0] == "–" and "marques en note" in voice(None)[3]


def test_the_scale_of_qualified_leads_is_that_of_the_note(hand_made: Made) -> None:
    entered = [entry("leads qualifiés", 4, note="A ou B sur quatre niveaux")]
    assert line(hand_made(dossier("conversion", entered=entered)), "Leads qualifiés")[6] == (
        "saisi par l’équipe ; note : A ou B sur quatre niveaux"
    )


def test_a_lead_costs_what_was_paid_for_it(hand_made: Made) -> None:
    ad = {"network": "linkedin", "campaign": "Guide", "currency": "EUR", "start": pd.Timestamp("2026-10-01"),
          "end": pd.Timestamp("2026-10-31"), "spend": 300.0, "leads": 12.0}  # fmt: skip
    made = hand_made(dossier("acquisition"), ads=[ad], networks=accounts("linkedin"))
    assert line(made, "Coût par lead")[2:4] == ("Publicité", "25,00")


def test_on_six_networks_what_may_be_added_is_one_line(hand_made: Made) -> None:
    names_of = ("link_clicks", "clicks", "lead_events", "conversions")
    series = [figure(name, 2.0, network) for network in SIX for name in names_of]
    made = hand_made(dossier("conversion"), series=series, networks=accounts(*SIX))
    slides = by_objective(made)
    assert all(len(rows(slide)) <= MOST_ROWS for slide in slides)
    assert [slide.annex for slide in slides] == [False, True]  # what overflows waits in the annex
    assert line(made, "Conversions")[2:4] == ("Tous", "12")
    assert line(made, "Clics sur un lien")[2:] == ("Tous", "6", "–", "–", "exports, somme de 3 réseaux")


def test_rates_and_reach_are_never_added_and_flow_to_a_second_page(hand_made: Made) -> None:
    series = [
        figure(name, 0.05, network) for network in SIX for name in ("engagement_rate", "engagement_rate_followers")
    ]
    made = hand_made(dossier("considération"), series=series, networks=accounts(*SIX))
    first, second = by_objective(made)
    assert (second.id, second.annex) == ("mesure.objectif.suite", True)
    assert (len(rows(first)), len(rows(second))) == (8, 10)
    assert [row[2] for row in rows(first)[1:7]] == ["Facebook", "Instagram", "LinkedIn", "YouTube", "TikTok", "X"]
    assert (
        plain(second.title)
        == "L’objectif de considération se lit aussi sur 10 lignes de plus, en partie sans chiffre ce mois"
    )


def test_what_overflows_of_two_objectives_is_one_page_where_a_line_they_share_stands_once(hand_made: Made) -> None:
    made = hand_made(dossier("conversion", "recrutement"), networks=accounts("linkedin"))
    first, second, rest = by_objective(made)
    assert (first.annex, second.annex, rest.annex) == (False, False, True)
    told = [row[:2] for row in rows(rest)]
    assert ("Leads qualifiés", "Conversion et recrutement, qualité") in told
    assert len(told) == len(set(told))


def test_a_remark_that_two_objectives_share_stands_on_one_page_and_the_other_points_there(hand_made: Made) -> None:
    both = hand_made(dossier("notoriété", "considération"), networks=accounts("linkedin"))
    seen, engaged = (slide for slide in by_objective(both) if not slide.annex)
    assert engaged.message == ("Pourquoi : aucun format ni thème ne se détache assez pour l’expliquer.",)
    assert seen.message == ("Pourquoi : la même lecture que pour « Une phrase ».",)
    alone = by_objective(hand_made(dossier("notoriété"), networks=accounts("linkedin")))[0]
    assert alone.message == engaged.message


def test_a_sum_over_networks_names_those_without_a_figure_and_stands_beside_no_smaller_sum(hand_made: Made) -> None:
    series = [figure("conversions", 2.0, network) for network in SIX[:5]]
    series += [figure("conversions", 9.0, network, "2026-09") for network in ("facebook", "x")]
    series += [figure("lead_events", 1.0, network) for network in SIX]
    made = hand_made(dossier("conversion"), series=series, networks=accounts(*SIX))
    assert line(made, "Conversions")[3:] == ("10", "–", "–", "GA4, somme de 5 réseaux, sans X")
