"""The two checklists: the data answer what they can, with their evidence; the team ticks the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.calendar.plan import Idea, Plan
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.event import Event
from iwa.dossier.followed import Tick
from iwa.dossier.proofs import Proof
from iwa.dossier.rows import Goal, Link, Person, ProfileNote
from iwa.method.checklists import LAUNCH_DAYS, checklists, due_on
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.checklists import both, monthly
from iwa.steps.checklists.slides import EVIDENCE
from iwa.steps.wording import TO_COMPLETE

Made = Callable[..., ClientMonth]
FIRST = {"start": Month(2026, 11)}  # October is then the month before the start
TEAM = (
    Person(name="Léa", role="ventes", moderates="community manager"),
    Person(name="Ada", role="gérante", approves="oui", moderates="direction"),
    Person(name="Ivo", role="consultant"),
)
ELEMENTS = (
    EditorialElement(element="pilier", name="expertise", note="Nos savoir-faire"),
    EditorialElement(element="pilier", name="preuves"),
    EditorialElement(element="série", name="Le conseil du mardi"),
    EditorialElement(element="série", name="La preuve du jeudi"),
    EditorialElement(element="série", name="Une main"),
)


def rows(slide: Slide) -> dict[str, tuple[str, ...]]:
    """Day, owner, state and evidence of each point, by the first words of it."""
    assert isinstance(slide.exhibit, Table)
    return {row[0]: row[1:] for row in slide.exhibit.rows}


def launch(month: ClientMonth) -> dict[str, tuple[str, ...]]:
    return rows(both(month)[0])


def starting(table: dict[str, tuple[str, ...]], words: str) -> tuple[str, ...]:
    return next(cells for point, cells in table.items() if point.startswith(words))


def test_the_launch_is_listed_in_the_first_month_alone(hand_made: Made) -> None:
    assert [slide.id for slide in both(hand_made(**FIRST))] == ["checklist.lancement", "checklist.mensuelle"]
    assert [slide.id for slide in both(hand_made())] == ["checklist.mensuelle"]


def test_each_line_of_the_launch_has_a_day_within_fourteen_of_the_start_an_owner_and_a_state(hand_made: Made) -> None:
    table = launch(hand_made(Dossier(team=TEAM), **FIRST))
    assert len(table) == len(checklists().launch)
    for day, owner, state, _ in table.values():
        assert day.endswith("novembre") and 1 <= int(day.split("\xa0")[0].removesuffix("er")) <= 1 + LAUNCH_DAYS
        assert owner in {"Léa", "Ada", "Ivo"} and state in ("fait", "à faire", TO_COMPLETE)


@pytest.mark.parametrize("start", [Month(2026, 10), Month(2026, 11), Month(2027, 1)])
def test_nothing_is_due_on_a_day_off(start: Month) -> None:
    days = [due_on(item, start) for item in checklists().launch]
    assert all(day.weekday() < 5 or day == start.first for day in days)
    assert all(date(start.year, start.number, 1) <= day <= date(start.year, start.number, 15) for day in days)


def test_pillars_and_series_are_counted_from_the_dossier(hand_made: Made) -> None:
    table = launch(hand_made(Dossier(team=TEAM, editorial=ELEMENTS), **FIRST))
    assert starting(table, "Trois piliers")[2:] == ("à faire", "2 sur 3 : Nos savoir-faire et Preuves")
    assert starting(table, "Deux séries")[2:] == (
        "fait",
        "2 sur 2 (3 notés) : Le conseil du mardi, La preuve du jeudi…",
    )
    bare = launch(hand_made(**FIRST))
    assert starting(bare, "Trois piliers")[3].startswith("0 sur 3 : aucun pilier")


def test_profiles_and_links_are_taken_from_the_notes_of_the_audit(hand_made: Made) -> None:
    def note(network: str, criterion: str, score: str) -> ProfileNote:
        return ProfileNote(network=network, criterion=criterion, score=score)

    noted = (note("Facebook", "promesse", "3"), note("Facebook", "appel à l’action", "2"), note("Facebook", "lien", "3"),
             note("Instagram", "promesse", "1"), note("Instagram", "lien", "2"))  # fmt: skip
    dead = Link(post="https://a.fr/1", address="https://b.fr", state="cassé")
    table = launch(hand_made(Dossier(profiles=noted, links=(dead,)), **FIRST))
    assert starting(table, "Promesse")[2:] == ("à faire", "1 sur 2 : Instagram, promesse notée 1 sur 3")
    assert starting(table, "Liens suivis")[2:] == ("à faire", "2 sur 2 ; 1\xa0lien noté cassé")
    assert starting(launch(hand_made(**FIRST)), "Promesse")[2] == TO_COMPLETE


def test_an_asset_counts_when_it_may_be_used_at_the_end_of_the_month(hand_made: Made) -> None:
    proofs = (
        Proof(kind="logo", name="L’épi", state="existe", permission="sans objet", owner="Ada"),
        Proof(kind="photo", name="Portraits", state="existe", permission="accordée", expires="30/10/2026"),
        Proof(kind="gabarit", name="Carrousel", state="à obtenir"),
    )
    table = launch(hand_made(Dossier(proofs=proofs), **FIRST))
    assert starting(table, "Bibliothèque : logos")[1:] == ("Ada", "fait", "L’épi")
    assert starting(table, "Bibliothèque : photos")[2:] == (
        "à faire",
        "Portraits : droits finis le 30\xa0octobre\xa02026",
    )
    assert starting(table, "Bibliothèque : gabarits")[2:] == ("à faire", "Carrousel : à obtenir")
    assert starting(table, "Bibliothèque : modèles")[2] == TO_COMPLETE


def test_the_charters_are_ticked_by_a_person_also_those_of_moderation(hand_made: Made) -> None:
    ticks = (
        Tick(
            checklist="lancement", item="charte éditoriale validée", done="oui", by="Ada", on="12/11/2026", note="relue"
        ),
        Tick(checklist="lancement", item="Charte de modération validée", done="non", note="Ada la relit"),
        Tick(checklist="lancement", item="Clés du local données", done="oui", by="Léa"),
    )
    slide = both(hand_made(Dossier(team=TEAM, checklists=ticks), **FIRST))[0]
    table = rows(slide)
    assert table["Charte éditoriale validée"][1:] == ("Ada", "fait", "coché par Ada le 12\xa0novembre\xa02026")
    assert table["Charte de modération validée"][2:] == ("à faire", "noté comme non fait ; Ada la relit")
    assert table["Clés du local données"][2:] == ("fait", "coché par Léa")
    empty = launch(hand_made(Dossier(team=TEAM), **FIRST))
    assert empty["Charte éditoriale validée"][1:] == ("Ada", TO_COMPLETE, "à cocher dans l’onglet « checklists »")


def test_a_tick_that_the_data_contradict_is_said(hand_made: Made) -> None:
    tick = Tick(checklist="lancement", item="Trois piliers choisis", done="oui", by="Léa")
    table = launch(hand_made(Dossier(editorial=ELEMENTS, checklists=(tick,)), **FIRST))
    assert table["Trois piliers choisis"][2:] == (
        "à faire",
        "2 sur 3 : Nos savoir-faire et Preuves ; pourtant coché par Léa",
    )


def test_objectives_need_a_target_and_a_worry_line_and_the_meeting_a_day_in_the_agenda(hand_made: Made) -> None:
    goals = (
        Goal(type="acquisition", sentence="Vendre", target="4", worry_line="2"),
        Goal(type="notoriété", sentence="Être connu", target="4"),
    )
    meeting = Event(start="16/11/2026", title="Point mensuel", nature="événement")
    table = launch(hand_made(Dossier(team=TEAM, goals=goals, agenda=(meeting,)), **FIRST))
    assert starting(table, "Tableau")[1:] == ("Ivo", "à faire", "1\xa0objectif sur 2 ; manque : Être connu")
    assert starting(table, "Réunion")[2:] == ("fait", "le 16\xa0novembre\xa02026, dans l’onglet « agenda »")
    assert starting(launch(hand_made(**FIRST)), "Réunion")[2:] == (
        TO_COMPLETE, "le 12\xa0novembre\xa02026 proposé, à inscrire dans l’onglet « agenda »",
    )  # fmt: skip


def post(rank: int, **changes: Any) -> dict[str, Any]:
    when = pd.Timestamp(2026, 10, 5 + rank, 10, tz="UTC")
    address = {
        "network": "facebook",
        "post_id": str(rank),
        "published_at": when,
        "format": "image",
        "text": f"Texte {rank}.",
    }
    return address | changes


def test_the_month_s_lines_count_links_and_say_what_has_no_source(hand_made: Made) -> None:
    links = [
        {
            "network": "facebook",
            "post_id": str(rank),
            "address": f"https://www.maison-lune.fr/{rank}",
            "content": content,
        }
        for rank, content in enumerate(("2026-10-05-fb-1", None))
    ]
    (slide,) = both(hand_made(Dossier(team=TEAM), posts=[post(0), post(1)], links=links))
    table = rows(slide)
    assert starting(table, "Liens, appels")[1:] == ("Léa", "à faire", "1\xa0lien sans suivi sur 2")
    assert starting(table, "Questions")[2:] == (TO_COMPLETE, "aucun message dans les exports : pas de source")
    assert starting(table, "Les cinq meilleurs")[2] == TO_COMPLETE
    assert slide.decision.startswith("Léa s’en charge pour le 12\xa0novembre : liens, appels à l’action")
    assert slide.decision.endswith("(1\xa0lien sans suivi sur 2).")


def planned(*kinds: str, ideas: tuple[Idea, ...] = ()) -> Plan:
    """A plan of November with a row of each kind, and one of December."""
    rows = [
        PlannedPost(identifier=f"{rank}", day=f"{rank:02d}/11/2026", network="Facebook", kind=kind)
        for rank, kind in enumerate(kinds, 2)
    ]
    after = PlannedPost(identifier="x", day="01/12/2026", network="Facebook", kind="série")
    return Plan(rows=(*rows, after) if rows else (), first=date(2026, 11, 1), last=date(2026, 12, 7), ideas=ideas)


def test_the_next_month_s_calendar_is_counted_by_what_it_holds(
    hand_made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(plan: Plan) -> tuple[str, ...]:
        monkeypatch.setattr(monthly, "plan_of", lambda month: plan)
        return starting(rows(both(hand_made(Dossier(team=TEAM)))[0]), "Mois suivant")

    shown = told(planned("série", "série", "campagne", "idée"))
    assert shown[1:] == (
        "Ivo",
        "fait",
        "4\xa0lignes pour novembre\xa02026 : 2 de série et 1 de campagne ; sans temps fort",
    )
    assert told(planned())[2:] == ("à faire", "aucune ligne pour novembre\xa02026")


def test_each_question_that_came_back_has_a_dated_row_or_is_left(
    hand_made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    ideas = (
        Idea(kind="question", text="Quand ouvrez-vous ?", count=4, row="2026-11-03-fb-1"),
        Idea(kind="objection", text="C’est cher", count=2),
        Idea(kind="question", text="Une seule fois", count=1),
        Idea(kind="projet", text="La serre", count=9),
    )
    came: dict[str, Any] = {
        "network": "facebook",
        "message_id": "1",
        "channel": "message",
        "received_at": pd.Timestamp(2026, 10, 5, tz="UTC"),
        "text": "a",
    }

    def told(*ideas: Idea) -> tuple[str, ...]:
        monkeypatch.setattr(monthly, "plan_of", lambda month: planned("série", ideas=ideas))
        return starting(rows(both(hand_made(Dossier(team=TEAM), messages=[came]))[0]), "Questions")[2:]

    assert told(*ideas) == ("à faire", "1 sur 2 a une ligne datée ; reste : « C’est cher »")
    assert told(*ideas[:1]) == ("fait", "1 sur 1 a une ligne datée, dont « Quand ouvrez-vous ? »")
    assert told(*ideas[2:]) == ("fait", "aucune question n’est revenue en octobre\xa02026")


def test_every_line_of_the_method_that_names_an_evidence_has_one() -> None:
    named = {item.evidence for item in (*checklists().launch, *checklists().monthly)} - {""}
    assert named == set(EVIDENCE)
