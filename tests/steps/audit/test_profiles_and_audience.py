"""Profiles scored from notes alone, and the audience as far as it is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry, ProfileNote
from iwa.months import Month
from iwa.slides import Chart, Table
from iwa.steps.audit.audience import audience
from iwa.steps.audit.profiles import profiles

Made = Callable[..., ClientMonth]


def note(criterion: str, score: Any, finding: str | None = "vu", correction: str | None = "faire") -> ProfileNote:
    return ProfileNote.model_construct(
        network="facebook", criterion=criterion, finding=finding, score=score, correction=correction
    )


@pytest.mark.parametrize(
    ("notes", "title"),
    [
        ([], "Le profil Facebook reste à observer : aucune note dans le dossier"),
        ([note("bio", None)], "Le profil Facebook reste à observer : aucune note dans le dossier"),
        ([note("bio", 0)], "Le profil Facebook a 1 point à reprendre : bio"),
        ([note("bio", 1), note("lien", 0)], "Le profil Facebook a 2 points à reprendre : bio et lien"),
        ([note("bio", 3), note("lien", 2)], "Le profil Facebook tient sa promesse, avec 2,5 sur 3 en moyenne"),
    ],
)
def test_a_profile_is_said_from_what_was_noted(notes: list[ProfileNote], title: str, hand_made: Made) -> None:
    slide = profiles(hand_made(Dossier(profiles=tuple(notes))), "facebook")
    said = slide.title.replace("\xa0", " ")
    assert said == title


def test_a_criterion_without_a_note_or_without_object_has_no_score(hand_made: Made) -> None:
    notes = (note("bio", None, None, None), note("promesse", "sans objet", None, None), note("lien", 2))
    slide = profiles(hand_made(Dossier(profiles=notes)), "facebook")
    assert isinstance(slide.exhibit, Table)
    assert [row[2] for row in slide.exhibit.rows] == ["à compléter", "sans objet", "fait : 2/3"]
    assert (slide.exhibit.kind, slide.exhibit.columns[2].role) == ("checklist", "state")
    assert slide.title.endswith("avec 2,0 sur 3 en moyenne")
    assert slide.decision == "Compléter l’onglet « profils » du dossier avant la remise."


def test_what_does_not_apply_is_neither_scored_nor_to_be_filled_in(hand_made: Made) -> None:
    notes = (note("bio", 3), note("lien", 1), note("stories à la une", "sans objet", None, None))
    slide = profiles(hand_made(Dossier(profiles=notes)), "facebook")
    assert isinstance(slide.exhibit, Table) and slide.exhibit.rows[2] == ("Stories à la une", "–", "sans objet", "–")
    assert slide.source.count.replace("\xa0", " ") == "2 critères notés sur 2, 1 sans objet"


@pytest.mark.parametrize(("network", "score"), [("youtube", "sans objet"), ("instagram", "à compléter")])
def test_a_network_without_stories_has_none_to_note(network: str, score: str, hand_made: Made) -> None:
    left = note("stories à la une", None, None, None).model_copy(update={"network": network})
    slide = profiles(hand_made(Dossier(profiles=(left,))), network)
    assert isinstance(slide.exhibit, Table) and slide.exhibit.rows[0][2] == score


def entries(*values: tuple[str, float]) -> Dossier:
    rows = [
        Entry.model_construct(month=Month.parse(month), network="facebook", indicator="abonnés", value=value, note=None)
        for month, value in values
    ]
    return Dossier(entered=tuple(rows))


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ([], "L’audience de Facebook n’est connue d’aucun fichier fourni"),
        ([("2026-10", 1.0)], "Facebook compte 1 abonné, d’après le relevé de l’équipe"),
        ([("2026-08", 1200.0), ("2026-10", 1300.0)], "Facebook gagne 100 abonnés en 2 mois et en compte 1 300"),
        ([("2026-09", 1200.0), ("2026-10", 1199.0)], "Facebook perd 1 abonné en 1 mois et en compte 1 199"),
        ([("2026-09", 1200.0), ("2026-10", 1200.0)], "Facebook compte 1 200 abonnés, d’après le relevé de l’équipe"),
        ([("2026-10", 1200.0), ("2026-11", 9999.0)], "Facebook compte 1 200 abonnés, d’après le relevé de l’équipe"),
    ],
)
def test_the_followers_the_team_noted_up_to_the_month(
    values: list[tuple[str, float]], title: str, hand_made: Made
) -> None:
    (slide,) = audience(hand_made(entries(*values)), "facebook")
    assert slide.title.replace("\xa0", " ").replace("\u202f", " ") == title
    assert isinstance(slide.exhibit, Chart if values else Table)


@pytest.mark.parametrize(
    ("values", "decision"),
    [
        ([("2026-08", 1.0), ("2026-09", 2.0), ("2026-10", 3.0)], "Rien à changer."),
        ([("2026-08", 1.0), ("2026-10", 3.0)], "Relever chaque mois"),
        ([("2026-08", 1.0), ("2026-09", 3.0)], "Relever chaque mois"),
        ([("2026-10", 1.0)], "Relever chaque mois"),
        ([], "Relever chaque mois"),
    ],
)
def test_followers_noted_every_month_need_no_decision(
    values: list[tuple[str, float]], decision: str, hand_made: Made
) -> None:
    (slide,) = audience(hand_made(entries(*values)), "facebook")
    assert slide.decision.startswith(decision)
