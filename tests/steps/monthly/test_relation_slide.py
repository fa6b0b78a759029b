"""The slide of the relation: change a message, see the slide move; nothing known is said, never 0."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth, load_or_build
from iwa.demo.clients import MONTH_TWO
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry, Goal
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.monthly import by_objective, dashboard, relation
from iwa.workspace import ClientFolder

Made = Callable[..., ClientMonth]
AT = pd.Timestamp("2026-10-20 08:00", tz="UTC")
TITLES = "réseau;canal;reçu le;auteur;texte;répondu le;note"


def message(number: int, hours: float | None = None, **more: Any) -> dict[str, Any]:
    """A comment of 20 October, answered so many hours later."""
    facts = {
        "network": "facebook",
        "channel": "commentaire",
        "received_at": AT,
        "followed": True,
        "message_id": str(number),
    }
    return facts | ({} if hours is None else {"answered_at": AT + pd.Timedelta(hours=hours)}) | more


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return [tuple(plain(cell) for cell in row) for row in slide.exhibit.rows]


def shown(hand_made: Made, *messages: dict[str, Any], **more: Any) -> Slide:
    return relation(hand_made(messages=list(messages), **more))


def test_each_channel_and_all_together_with_last_month_beside(hand_made: Made) -> None:
    before = {"received_at": AT - pd.Timedelta(days=30), "answered_at": AT - pd.Timedelta(days=29)}
    slide = shown(hand_made, message(1, 2), message(2), message(3, 4, channel="message"), message(4, **before))
    assert (
        plain(slide.title)
        == "2 commentaires et 1 message sont arrivés en octobre 2026, dont 1 sans réponse à la clôture"
    )
    assert rows(slide) == [
        ("Commentaires (Facebook)", "2", "1", "50 %", "100 %", "2 h 00", "24 h 00", "n. d.", "1"),
        ("Messages privés (Facebook)", "1", "0", "100 %", "n. d.", "4 h 00", "n. d.", "n. d.", "0"),
        ("Ensemble", "3", "1", "67 %", "100 %", "3 h 00", "24 h 00", "n. d.", "1"),
    ]
    assert plain(slide.decision) == "Reprendre ce qui attend, d’abord parmi les commentaires : 1 sans réponse."
    assert plain(slide.source.count) == "3 messages, commentaires et avis"
    assert not slide.annex


def test_the_decision_names_the_channel_where_delays_are_longest(hand_made: Made) -> None:
    quick = [message(number, 1) for number in range(5)]
    slow = [message(number, 50, channel="avis", network="google") for number in range(5, 10)]
    slide = shown(hand_made, *quick, *slow)
    assert plain(slide.decision) == (
        "Revoir les réponses types et l’escalade des avis, où les délais sont les plus longs (50 h 00 en médiane)."
    )
    faster = [row | {"answered_at": AT + pd.Timedelta(hours=3)} for row in slow]
    assert shown(hand_made, *quick, *faster).decision == "Rien à changer."
    assert shown(hand_made, *quick, *slow[:4]).decision == "Rien à changer."  # four answers are too few to say so


def test_without_a_file_the_slide_stands_in_the_annex_and_names_what_it_takes(hand_made: Made) -> None:
    slide = shown(hand_made)
    assert slide.annex and slide.source.exports == "pas de source"
    assert "messages.csv" in rows(slide)[0][2]


def test_messages_of_another_month_alone_are_no_source_for_this_one(hand_made: Made) -> None:
    assert shown(hand_made, message(1, 2, received_at=AT - pd.Timedelta(days=60))).annex


def test_a_file_that_does_not_tell_answers_gives_numbers_without_delays(hand_made: Made) -> None:
    slide = shown(hand_made, message(1, followed=None))
    assert rows(slide) == [
        ("Commentaires (Facebook)", "1", "n. d.", "n. d.", "n. d.", "n. d.", "n. d.", "n. d.", "n. d.")
    ]
    assert slide.decision.startswith("Noter « répondu le »")


def test_ratings_tones_and_qualified_comments_are_said_with_their_number(hand_made: Made) -> None:
    asks = {"text": "Est-ce que vous livrez à Angers ?", "sentiment": "neutre"}
    late = {"received_at": AT + pd.Timedelta(days=9), "answered_at": AT + pd.Timedelta(days=10)}
    stars = [message(n, 1, channel="avis", network="google", rating=value) for n, value in ((3, 5.0), (4, 4.0))]
    received = [message(1, 1, **asks), message(2, 1, text="Merci"), *stars, message(5, 1, channel="message", **late)]
    told = [plain(line) for line in shown(hand_made, *received).message]
    assert told[:3] == [
        "Note des avis : 4,5 sur 5 (n = 2).",
        "Commentaires qualifiés : 1 sur 2, d’après des règles sur les mots ; erreur non mesurée.",
        "Ton noté dans les fichiers, sur 1 message, commentaire ou avis : 1 neutre.",
    ]
    assert told[3:] == ["Satisfaction et demandes résolues : à compléter (onglet « saisies »)."]


def test_files_that_fall_silent_before_the_end_are_told(hand_made: Made) -> None:
    early = message(1, 1, received_at=AT - pd.Timedelta(days=15), answered_at=AT - pd.Timedelta(days=14))
    assert "Rien dans les fichiers après le 6 octobre 2026" in plain(shown(hand_made, early).message[-1])
    late = message(1, 1, received_at=AT + pd.Timedelta(days=9), answered_at=AT + pd.Timedelta(days=10))
    assert not any("Rien dans les fichiers" in line for line in shown(hand_made, late).message)


def test_an_objective_of_the_relation_has_its_figure_and_names_what_misses(hand_made: Made) -> None:
    goal = Goal(type="relation client", sentence="Répondre", measure="part de réponses", target=0.9)
    entry = Entry(month=Month(2026, 10), indicator="satisfaction", value=8.4)
    figures = {"answered_share": 0.86, "unanswered": 6.0, "satisfaction": 8.4}
    series = [{"network": "all", "measure": m, "month": "2026-10", "value": v, "n": 44} for m, v in figures.items()]
    slide, more = by_objective(hand_made(Dossier(goals=(goal,), entered=(entry,)), series=series))
    assert plain(slide.title) == "L’objectif de relation client reste à atteindre : 86 % pour une cible de 90 %"
    lines = {row[0]: row for row in (*rows(slide), *rows(more))}
    assert lines["Part de réponses"][2:4] == ("Tous", "86 %")
    assert lines["Satisfaction"][3:] == ("8,4", "–", "–", "saisi par l’équipe")
    assert lines["Avis reçus"][-1] == "pas de source : fichier de messages, avec les avis"


def test_the_dashboard_holds_the_figure_of_all_networks_and_not_the_sum_of_rates(hand_made: Made) -> None:
    goal = Goal(type="relation client", sentence="Répondre", measure="part de réponses", target=0.9)
    rates = {"all": 0.86, "facebook": 0.8, "instagram": 0.9}
    series = [
        {"network": n, "measure": "answered_share", "month": "2026-10", "value": v, "n": 9} for n, v in rates.items()
    ]
    assert rows(dashboard(hand_made(Dossier(goals=(goal,)), series=series)))[0][1] == "86 %"


def test_an_objective_of_the_relation_without_a_source_is_not_asked_for_its_network(hand_made: Made) -> None:
    goal = Goal(type="relation client", sentence="Répondre", measure="part de réponses", target=0.9)
    slide, *_ = by_objective(hand_made(Dossier(goals=(goal,))))
    assert rows(slide)[0][3] == "non disponible"
    assert slide.message == ("Réponses : aucun fichier de messages ne dit ce qui a été répondu ce mois-ci.",)


# From files, through the notebook.


@pytest.fixture
def relation_of(
    bakery_copy: ClientFolder, notebook_slides: Callable[..., dict[str, Slide]], unjudged: None
) -> Callable[..., Slide]:
    def written(**files: str) -> Slide:
        for name, text in files.items():
            (bakery_copy.exports / f"{name}.csv").write_text(f"{TITLES}\n{text}", "utf-8")
        return notebook_slides(bakery_copy, 6)["mesure.relation"]

    return written


def test_a_message_answered_in_a_second_export_is_one_answered_message(
    relation_of: Callable[..., Slide], bakery_copy: ClientFolder
) -> None:
    line = "Facebook;message;28/10/2026 10:00;Zoé;Ouvert dimanche ?;{};"
    other = "\nFacebook;message;29/10/2026 10:00;Max;Et lundi ?;;"
    assert plain(relation_of(octobre=line.format("") + other).title).startswith(
        "2 messages sont arrivés en octobre 2026, dont 2 sans"
    )
    slide = relation_of(novembre=line.format("02/11/2026 10:00"))
    assert rows(slide)[0][1:] == ("2", "n. d.", "50 %", "n. d.", "120 h 00", "n. d.", "n. d.", "1")
    month = load_or_build(bakery_copy, MONTH_TWO)
    states = {file: rows["state"].astype("str").tolist() for file, rows in month.rows.groupby("file", observed=True)}
    assert states["octobre.csv"] == ["structural", "superseded", "used"]
    assert states["novembre.csv"] == ["structural", "used"]
    again = load_or_build(bakery_copy, MONTH_TWO)  # as stored
    assert again.messages.equals(month.messages)


def test_two_files_are_mixed_and_the_client_s_own_words_left_out(relation_of: Callable[..., Slide]) -> None:
    slide = relation_of(
        a="Facebook;commentaire;28/10/2026 10:00;Zoé;Ouvert dimanche ?;28/10/2026 11:00;",
        b="Google;avis;30/10/2026 10:00;Max;;;4\nFacebook;commentaire;28/10/2026 12:00;Boulangerie Marette;Merci !;;",
    )
    assert [row[:2] for row in rows(slide)] == [
        ("Commentaires (Facebook)", "1"),
        ("Avis (Google)", "1"),
        ("Ensemble", "2"),
    ]
