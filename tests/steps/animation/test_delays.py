"""The slide of the delays: worked out by hand in opening hours; who waits lowers the share; each doubt is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Person
from iwa.packs import deliverables
from iwa.slides import Slide, Table
from iwa.steps.animation import delays, outreach, questions, sensitive, tone, volume
from iwa.trace.evidences import evidence_for
from iwa.traced import with_numbers

Made = Callable[..., ClientMonth]
PARIS = "Europe/Paris"


def message(number: int, received: str, answered: str | None = None, **more: Any) -> dict[str, Any]:
    """A comment, at hours of the clock of Paris."""
    at = {name: pd.Timestamp(when, tz=PARIS).tz_convert("UTC") for name, when in (("received_at", received), ("answered_at", answered)) if when}  # fmt: skip
    facts = {"network": "facebook", "channel": "commentaire", "followed": True, "message_id": str(number)}
    return facts | at | more


# Four comments, aimed at in 8 hours of opening: 1 h 30 within a day; Friday to Monday 1 h 15; over the Sunday on which
# the clock changes 3 h; over two nights 10 h, late. 30 October to 2 November would hold a Sunday holiday.
FOUR = (
    message(1, "2026-10-06 10:00", "2026-10-06 11:30"),
    message(2, "2026-10-02 17:30", "2026-10-05 09:45"),
    message(3, "2026-10-23 16:00", "2026-10-26 10:00"),
    message(4, "2026-10-12 17:00", "2026-10-14 09:00"),
)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def row(slide: Slide, label: str = "Commentaires") -> tuple[str, ...]:
    assert isinstance(slide.exhibit, Table)
    return next(tuple(map(plain, row)) for row in slide.exhibit.rows if row[0].startswith(label))


def said(slide: Slide) -> str:
    return plain(" ".join(slide.message))


def test_the_delays_are_those_of_a_hand_calculation(hand_made: Made) -> None:
    slide = delays(hand_made(messages=list(FOUR)))
    # 1.25, 1.5, 3 and 10 hours: the median is 2 h 15; three of four in time
    assert row(slide) == ("Commentaires (Facebook)", "8 h", "4", "2 h 15", "n. d.", "0", "75 %", "30 % à 95 %", "4")
    assert "lundi à vendredi 9 h à 18 h, hors jours fériés" in plain(slide.subtitle)


def test_a_public_holiday_does_not_count(hand_made: Made) -> None:
    over = message(9, "2026-10-30 17:00", "2026-11-03 10:00")  # All Saints' is a Sunday: 1 hour, 9, 1
    assert row(delays(hand_made(messages=[over])))[3] == "11 h 00"
    closed = hand_made(messages=[message(9, "2026-10-30 17:00", "2026-11-03 10:00")], hours={"lundi": "9:00-10:00", "vendredi": "9:00-18:00", "mardi": "9:00-10:00"})  # fmt: skip
    assert row(delays(closed))[3] == "3 h 00"


def test_ten_old_messages_without_an_answer_lower_the_share(hand_made: Made) -> None:
    before = row(delays(hand_made(messages=list(FOUR))))
    old = [message(number, "2026-09-08 10:00") for number in range(10, 20)]
    slide = delays(hand_made(messages=[*FOUR, *old]))
    assert (before[6], row(slide)[2:3], row(slide)[5:7], row(slide)[8]) == ("75 %", ("4",), ("10", "21 %"), "14")
    assert "10 messages d’avant octobre 2026 attendaient déjà à son début" in said(slide)
    answered = [message(number, "2026-09-08 10:00", "2026-09-08 11:00") for number in range(10, 20)]
    assert row(delays(hand_made(messages=[*FOUR, *answered])))[6] == "75 %"
    same = [message(number, "2026-10-08 10:00") for number in range(10, 20)]
    assert row(delays(hand_made(messages=[*FOUR, *same])))[5:7] == ("10", "21 %")


def test_one_received_at_the_end_of_a_month_is_not_late_when_the_next_begins(hand_made: Made) -> None:
    edge = message(5, "2026-09-30 17:30", "2026-10-01 09:30")
    assert row(delays(hand_made(messages=[*FOUR, edge])))[8] == "4"


def test_negative_ones_stand_apart(hand_made: Made) -> None:
    told = [message(5, "2026-10-07 10:00", text="Arnaque, commande jamais reçue")]
    noted = [message(6, "2026-10-07 10:00", "2026-10-07 10:30", text="Bien", sentiment="négatif")]
    slide = delays(hand_made(messages=[*FOUR, *told, *noted]))
    assert row(slide, "dont négatifs")[2:7] == ("2", "30 min 00 s", "n. d.", "1", "50 %")


def test_each_figure_has_its_rows(hand_made: Made) -> None:
    old = [message(number, "2026-09-08 10:00") for number in range(10, 12)]
    month = hand_made(messages=[*FOUR, *old, message(5, "2026-10-07 10:00", text="Très déçue")])
    slide = with_numbers(delays(month))
    evidences = evidence_for(month, slide.numbers)
    assert len(evidences) > 10 and all(one.agrees and one.used for one in evidences if one.number.text != "0")


@pytest.mark.parametrize(
    ("messages", "sentence"),
    [
        ([message(1, "2026-10-06 10:00", followed=None)], "aucun fichier ne dit s’ils ont eu une réponse"),
        ([message(1, "2026-10-06 10:00", answer="Oui, à demain.")], "1 réponse sans date : comptée en retard"),
        ([message(1, "2026-10-06 10:00", text="What time do you open on Sunday?")], "1 message dans une autre langue"),
        ([message(1, "2026-10-06 10:00", text="😡😡")], "1 message sans un mot"),
        ([message(1, "2026-10-06 10:00", channel="avis", network="google", rating=4.0)], "1 avis sans texte"),
    ],
)
def test_what_the_files_leave_open_is_said(hand_made: Made, messages: list[dict[str, Any]], sentence: str) -> None:
    assert sentence in said(delays(hand_made(messages=messages)))


def test_an_answer_before_its_message_and_hours_of_another_zone_are_said(hand_made: Made) -> None:
    issues = [
        {"file": "a.csv", "severity": "à vérifier", "kind": kind, "sentence": "."}
        for kind in ("early-answer", "assumed-zone")
    ]
    slide = delays(hand_made(messages=list(FOUR), issues=issues, timezone="Indian/Reunion"))
    assert "1 réponse datée d’avant le message" in said(slide) and "comptées à celle de Indian/Reunion" in said(slide)


def test_a_raid_of_ten_thousand_is_said_with_the_share_without_it(hand_made: Made) -> None:
    raid = [message(number, "2026-10-15 20:00", text=f"Boycott {number % 40}") for number in range(100, 10100)]
    slide = delays(hand_made(messages=[*FOUR, *raid]))
    assert "Afflux le 15 octobre : 10 000 en un jour, contre 1 au plus les autres jours ; sans ce jour, 75 %" in said(
        slide
    )
    assert row(slide)[6] == "0 %"


def test_under_a_raid_every_slide_is_still_made(hand_made: Made) -> None:
    raid = [
        message(number, "2026-10-15 20:00", text=f"Boycott total numéro {number % 400} ?") for number in range(10000)
    ]
    month = hand_made(messages=raid)
    made = [*volume(month), *tone(month), *questions(month), sensitive(month), outreach(month)]
    assert [slide.id.rpartition(".")[2] for slide in made] == ["volume", "ton", "questions", "sensibles", "relances"]


def test_the_kit_comes_each_month_and_the_charter_when_its_rules_change_from_croissance_on() -> None:
    known = {item.name: item for item in deliverables("croissance")}
    assert known["kit-communaute"].issued == "mois" and known["moderation"].issued == "changement"
    assert "moderation.reflexe.*" in known["moderation"].patterns and "team" in known["moderation"].tabs
    assert not {"kit-communaute", "moderation"} & {item.name for item in deliverables("essentiel")}


@pytest.mark.parametrize(
    ("team", "sentence"),
    [
        ((), "L’onglet « équipe » est vide"),
        ((Person(name="Léa Martin", approves=True),), "Une seule personne dans l’équipe, Léa Martin"),
        ((Person(name="Léa Martin"), Person(name="Paul Roy")), "Personne ne valide"),
        ((Person(name="Léa Martin"), Person(name="Paul Roy")), "Une escalade ne mène à personne"),
    ],
)
def test_who_is_missing_in_the_team_is_said(hand_made: Made, team: tuple[Person, ...], sentence: str) -> None:
    assert sentence in said(delays(hand_made(Dossier(team=team), messages=list(FOUR))))


def test_without_a_file_the_slide_counts_comments_and_names_what_lacks(hand_made: Made) -> None:
    series = [{"network": "facebook", "measure": "comments", "month": "2026-10", "value": 12.0, "n": 4}]
    slide = delays(hand_made(series=series))
    assert plain(slide.title) == "12 commentaires en octobre 2026 chez Maison Lune, et aucun délai de réponse connu"
