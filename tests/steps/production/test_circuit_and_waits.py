"""Who has each stage and what a silence does; where posts wait, by hand and by the slides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from iwa.calendar.row import PlannedPost
from iwa.calendar.stages import holidays_of, late, typical, waits
from iwa.calendar.working_days import worked
from iwa.client_month import ClientMonth
from iwa.dossier.circuit import CircuitStage
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Person
from iwa.needs import needs
from iwa.slides import Process, Table
from iwa.steps import production
from iwa.trace.evidences import evidence_of
from iwa.traced import with_numbers

Row = Callable[..., PlannedPost]
Booked = Callable[..., ClientMonth]
Plain = Callable[[str], str]
TEAM = (
    Person(name="Léa Martin"),
    Person(name="Paul Roy", approves=True, replaced_by="Inès Roy"),
    Person(name="Inès Roy"),
)
WHOLE = tuple(
    CircuitStage(stage=stage, owner=owner, agreed_days=days)
    for stage, owner, days in (("brief", "Inès Roy", 2), ("création", "Léa Martin", 3), ("relecture", "Inès Roy", 1),
                               ("validation", "Paul Roy", 2), ("programmation", "Léa Martin", 1))
)  # fmt: skip


def dates(brief: int, created: int, reviewed: int, approved: int, scheduled: int) -> dict[str, Any]:
    names = ("brief_on", "created_on", "reviewed_on", "approved_on", "scheduled_on")
    days = (brief, created, reviewed, approved, scheduled)
    return {name: date(2026, 10, day) for name, day in zip(names, days, strict=True)}


def silent(**more: Any) -> tuple[CircuitStage, ...]:
    """The circuit with what the approval notes."""
    return tuple(one.model_copy(update=more) if one.stage == "validation" else one for one in WHOLE)


def lines(slide: Any) -> dict[str, tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return {row[0]: row[1:] for row in slide.exhibit.rows}


def test_the_five_stages_have_their_owner_and_delay_and_say_what_a_silence_does(
    with_book: Booked, plain: Plain
) -> None:
    noted = Dossier(team=TEAM, circuit=silent(silence_days=3, silence="fait passer à", escalates_to="Inès Roy"))
    slide = production.circuit(with_book((), noted))
    assert isinstance(slide.exhibit, Process)
    stages = [(one.name, one.owner, plain(one.duration)) for one in slide.exhibit.items]
    assert stages == [
        ("Brief", "Inès Roy", "2 jours ouvrés"), ("Création", "Léa Martin", "3 jours ouvrés"),
        ("Relecture", "Inès Roy", "1 jour ouvré"), ("Validation", "Paul Roy", "2 jours ouvrés"),
        ("Programmation", "Léa Martin", "1 jour ouvré"),
    ]  # fmt: skip
    told = [plain(line) for line in slide.exhibit.items[3].lines]
    assert told == ["En son absence : Inès Roy", "Sans réponse après 3 jours ouvrés : passe à Inès Roy"]
    assert "9 jours ouvrés au plus" in plain(slide.title)
    agrees = production.circuit(
        with_book((), Dossier(team=TEAM, circuit=silent(silence_days=1, silence="vaut accord")))
    )
    assert plain(agrees.exhibit.items[3].lines[1]) == "Sans réponse après 1 jour ouvré : vaut accord"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("dossier", "told"),
    [
        (Dossier(), "Personne ne valide encore les publications de Maison Lune : qui valide est à compléter"),
        (Dossier(team=TEAM), "Paul Roy valide ; en combien de jours une publication se fait reste à compléter"),
        (Dossier(team=TEAM, circuit=WHOLE[:4]), "Paul Roy valide ; le délai de la programmation reste à compléter"),
    ],
)
def test_what_nobody_noted_is_to_be_completed(with_book: Booked, plain: Plain, dossier: Dossier, told: str) -> None:
    slide = production.circuit(with_book((), dossier))
    assert plain(slide.title) == told
    assert any("à compléter" in text for one in slide.exhibit.items for text in (*one.lines, one.owner, one.duration))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("dossier", "told"),
    [
        (Dossier(team=(Person(name="Léa Martin", approves=True),)), "Une équipe d’une personne : Léa Martin relit et valide"),
        (Dossier(team=TEAM, circuit=silent(silence_days=2, silence="fait passer à")), "un silence passe à personne"),
        (Dossier(team=TEAM, circuit=silent(stand_in="Paul Roy")), "Paul Roy ne peut pas se remplacer"),
    ],
)  # fmt: skip
def test_what_cannot_work_is_said_in_a_sentence(with_book: Booked, plain: Plain, dossier: Dossier, told: str) -> None:
    assert told in plain(" ".join(production.circuit(with_book((), dossier)).message))


def test_the_waits_of_each_stage_are_counted_in_working_days_and_traced(
    with_book: Booked, row: Row, plain: Plain
) -> None:
    """Friday 2 to Monday 5: 1; Monday 5 to Tuesday 6: 1; Tuesday 6 to Monday 12: 4; then 0. The second post waits 2 for its approval."""
    rows = (
        row(10, 13, status="publié", **dates(2, 5, 6, 12, 12)),
        row(10, 20, status="publié", **dates(13, 14, 15, 19, 19)),
        row(10, 21, status="abandonné", **dates(1, 15, 16, 20, 20)),
    )
    month = with_book(rows, Dossier(team=TEAM, circuit=WHOLE))
    assert [(one.stage, one.days) for one in waits(month)][:4] == [
        ("création", 1), ("relecture", 1), ("validation", 4), ("programmation", 0),
    ]  # fmt: skip
    slide = with_numbers(production.waiting(month))
    assert lines(slide)["Validation"] == ("2", "3", "4", "2", "–")
    assert (
        plain(slide.title)
        == "La validation prend 3 jours ouvrés chez Maison Lune, pour 2 convenus : c’est là que l’on attend"
    )
    assert all(evidence_of(month, number).agrees for number in slide.numbers)
    sooner = with_book((rows[0].model_copy(update={"approved_on": date(2026, 10, 7)}), rows[1]), month.dossier)
    assert lines(production.waiting(sooner))["Validation"][:2] == ("2", "1,5")


def test_holidays_are_no_working_days(with_book: Booked) -> None:
    assert date(2026, 11, 11) in holidays_of(with_book(()))
    assert worked(date(2026, 11, 10), date(2026, 11, 12), frozenset({date(2026, 11, 11)})) == 1
    assert typical([]) is None


def test_a_post_is_late_when_the_stages_after_its_own_no_longer_have_their_delay(
    with_book: Booked, row: Row, plain: Plain
) -> None:
    """On Saturday 31 October: a post of the 30th in review; one of Friday 6 November without a brief, due seven days before."""
    rows = (row(10, 30, status="relecture"), row(11, 6, status="à faire"), row(11, 7, status="programmé"))
    month = with_book(rows, Dossier(team=TEAM, circuit=WHOLE))
    found = [(one.row.day.day, one.stage, one.due, one.days, one.owner) for one in late(month)]
    assert found == [
        (30, "relecture", date(2026, 10, 27), 3, "Inès Roy"), (6, "brief", date(2026, 10, 28), 2, "Inès Roy"),
    ]  # fmt: skip
    slide = production.waiting(month)
    assert "« Le roman du 30 » (Instagram, 30 octobre), en relecture" in plain(slide.message[0])
    inside = production.waiting_by_person(month)
    assert inside.audience == "interne" and lines(inside)["Inès Roy"][3] == "2"
    told = [slide.title, *slide.message, *(" ".join(cells) for cells in lines(slide).values())]
    assert slide.audience == "client" and "Inès Roy" not in " ".join(told)


def test_days_that_contradict_one_another_and_days_that_lack_are_said(
    with_book: Booked, row: Row, plain: Plain
) -> None:
    wrong = row(10, 13, status="publié", brief_on=date(2026, 10, 9), created_on=date(2026, 10, 5))
    slide = production.waiting(with_book((wrong, row(10, 14, status="publié")), Dossier(team=TEAM)))
    told = plain(" ".join(slide.message))
    assert "se contredisent, non comptées : « Le roman du 13 » (Instagram, 13 octobre)" in told
    assert "1 publication parue sans aucune date d’étape" in told
    assert "reste à compléter : aucune date d’étape en octobre 2026" in plain(slide.title)


def test_the_check_asks_for_what_the_kit_shows_as_to_be_completed(with_book: Booked, plain: Plain) -> None:
    def told(dossier: Dossier, pack: str = "croissance") -> dict[str, str]:
        return {plain(need.what): need.where for need in needs(with_book((), dossier, pack=pack))}

    lost = Dossier(team=TEAM, circuit=silent(silence_days=2, silence="fait passer à"))
    assert (
        told(Dossier())["Le délai de chaque étape : brief, création, relecture, validation et programmation"]
        == "dossier.xlsx, onglet « circuit »"
    )
    assert "À qui passe un silence : validation" in told(lost) and "Le délai de chaque étape" not in " ".join(
        told(lost)
    )
    assert not any("étape" in what or "silence" in what for what in told(Dossier(), "essentiel"))
