"""Networks, cadence and dates: what the hours give, what fewer of them take, who does what when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iwa.client_month import ClientMonth
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.rows import Goal, Person
from iwa.dossier.target import KeyMessage
from iwa.editorial.cadence import cadence
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.architecture import channels, holding, network_pages, rhythm, roadmap

Shop = Callable[..., ClientMonth]


def rows(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return {row[0]: row for row in slide.exhibit.rows}


def test_posts_and_hours_are_both_printed_and_half_of_the_hours_hold_less(bookshop: Shop) -> None:
    slide = rhythm(bookshop(hours=4))
    assert (
        slide.title == "3,5\xa0publications par semaine sur Instagram et Facebook demandent 2,6\xa0h : il y en a 3\xa0h"
    )
    assert rows(slide)["Instagram"][1:6] == ("2,0", "2,0", "2,25", "0,8", "1,7")
    assert "Avec moitié moins d’heures : 2\xa0publications par semaine, avec Facebook en pause." in slide.message


def test_a_contract_that_the_hours_cannot_hold_is_said_with_what_is_to_be_chosen(bookshop: Shop) -> None:
    slide = rhythm(bookshop(hours=4, quotas={"publications": 30}))
    assert "sur les 6,9 du contrat" in slide.title
    assert any("Le contrat demande 5,2\xa0h pour 3\xa0h disponibles" in line for line in slide.message)
    assert slide.decision.startswith("Choisir : s’en tenir à") and "Léa Martin" in slide.decision


def test_without_hours_nothing_is_promised(bookshop: Shop) -> None:
    month = bookshop(hours=None)
    assert "à compléter" in rhythm(month).title and "Léa Martin" in rhythm(month).decision
    assert "Sans heures notées" in channels(month).title
    assert rows(holding(month))["tenable ?"][1] == "à compléter"
    assert "heures à compléter" in {row[5] for row in rows(roadmap(month)).values()}


def test_each_criterion_of_a_network_has_the_client_s_value(bookshop: Shop) -> None:
    traffic = [{"start": "2026-10-01", "end": "2026-10-31", "view": "a", "source_file": "ga4.csv", "source_row": 2, "network": "facebook",
                "key_events": 3.0, "sessions": 9.0, "month": "2026-10"}]  # fmt: skip
    slide = channels(bookshop(traffic=traffic))
    assert rows(slide)["Instagram"][1:5] == ("conversion", "cible à compléter", "0\xa0%", "260")
    assert rows(slide)["Facebook"][3] == "100\xa0%"
    assert "offre (librairie, comptée en issues à compléter)" in slide.subtitle
    assert slide.message == ("Ressources : 1,7 + 0,9 = 2,6\xa0h sur 6\xa0h de production ; il en reste 3,4\xa0h.",)


def test_a_network_without_hours_is_paused_with_what_that_loses(bookshop: Shop) -> None:
    slide = channels(bookshop(hours=2))
    assert slide.title.startswith("Un réseau à tenir sur deux") and slide.title.endswith("; Facebook en pause")
    assert rows(slide)["Facebook"][6] == "mettre en pause"
    assert any("Facebook demande 0,8\xa0h par semaine" in line for line in slide.message)
    assert any("on perd 1,0 publication par semaine et 130 interactions" in line for line in slide.message)
    assert "Facebook" in slide.decision


def test_the_three_tests_have_a_figure_and_an_answer(bookshop: Shop) -> None:
    found = rows(holding(bookshop()))
    assert [row[1] for row in found.values()] == ["oui", "oui", "oui", "oui"]
    assert "Instagram 28" in found["mesurable ?"][2] and "Facebook 16" in found["mesurable ?"][2]
    assert "« Remplir l’atelier du samedi » est sur Instagram, tenu" in found["cohérente avec les objectifs ?"][2]


def test_an_objective_on_a_paused_network_is_not_served(bookshop: Shop) -> None:
    goals = (Goal(type="notoriété", sentence="Être vu", network="Facebook"), Goal(type="conversion", sentence="Vendre", network="Instagram"))  # fmt: skip
    found = rows(holding(bookshop(hours=2, tabs={"goals": goals})))
    assert found["cohérente avec les objectifs ?"][1] == "en partie"
    assert "Facebook : « Être vu »" in found["cohérente avec les objectifs ?"][3]


def test_the_condition_for_raising_is_a_figure_with_its_state(bookshop: Shop) -> None:
    slide = holding(bookshop())
    assert slide.decision.startswith("Augmenter seulement après quatre semaines de suite à 80\xa0% du plan")
    assert "Paul Roy" in slide.decision and "aucune n’a encore été suivie" in slide.decision


def test_a_cadence_that_is_not_held_yet_says_so_in_the_title_and_what_it_asks_beyond_today(bookshop: Shop) -> None:
    assert "pas encore régulières" in holding(bookshop(hours=40, quotas={"publications": 60})).title
    assert "C’est plus qu’aujourd’hui sur" in " ".join(rhythm(bookshop(hours=40, quotas={"publications": 60})).message)
    assert "C’est plus" not in " ".join(rhythm(bookshop(hours=1)).message)


def test_the_six_steps_stand_on_the_client_s_dates_with_who_does_and_who_approves(bookshop: Shop) -> None:
    found = rows(roadmap(bookshop(start=Month(2026, 9))))
    assert len(found) == 6
    assert found["Audit et diagnostic"][1] == found["Objectifs et indicateurs"][1] == "du 31\xa0août au 4\xa0septembre"
    assert found["Architecture éditoriale"][1] == "du 7 au 11\xa0septembre"
    assert {row[4] for row in found.values()} == {"Paul Roy"} and {row[3] for row in found.values()} == {"Léa Martin"}
    assert found["Animation et modération"][5] == "2\xa0h par semaine, mesure comprise"


def test_a_consultant_does_what_is_thought_out(bookshop: Shop) -> None:
    team = (
        Person(name="Léa", hours=5),
        Person(name="Inès", role="consultante", hours=3),
        Person(name="Paul", approves="oui"),
    )
    found = rows(roadmap(bookshop(tabs={"team": team})))
    assert found["Audit et diagnostic"][3] == "Inès" and found["Production et circuit de validation"][3] == "Léa"
    assert found["Architecture éditoriale"][3] == "Léa et Inès"


def test_who_approves_stays_to_be_filled_in(bookshop: Shop) -> None:
    slide = roadmap(bookshop(tabs={"team": (Person(name="Léa Martin", hours=4),)}))
    assert {row[4] for row in rows(slide).values()} == {"à compléter"} and "à compléter" in slide.decision


def test_a_page_has_its_parts_with_the_client_s_own_posts_rules_and_message(bookshop: Shop) -> None:
    editorial = (
        EditorialElement(element="pilier", name="preuves", note="Lu pour vous"),
        EditorialElement(element="structure", name="accroche", network="Instagram", note="Un titre, une phrase"),
        EditorialElement(element="mot à éviter", name="incontournable"),
    )
    messages = (KeyMessage(message="On lit avant de vendre", proof="Les fiches du rayon"),)
    month = bookshop(tabs={"editorial": editorial, "key_messages": messages})
    first = network_pages(month)[0]
    found = {name: row[1] for name, row in rows(first).items()}
    assert list(found) == [
        "Formats",
        "Contenus",
        "Rythme",
        "Exemples",
        "Indicateurs",
        "Règles",
        "Même message, dit ici",
    ]
    assert first.id == "architecture.reseau.instagram" and "Lu pour vous" in first.title
    assert "Accroche : Un titre, une phrase" in found["Règles"] and "« incontournable »" in found["Règles"]
    assert found["Même message, dit ici"].startswith("« On lit avant de vendre », montré par « Les fiches du rayon »")
    assert "fois l’habitude" in found["Exemples"] and "Preuves visuelles (Lu pour vous)" in found["Contenus"]


def test_there_is_a_page_for_each_network_kept_and_none_for_one_paused(bookshop: Shop) -> None:
    for hours in (2, 8):
        month = bookshop(hours=hours)
        assert [page.id.split(".")[-1] for page in network_pages(month)] == list(cadence(month).kept)


def test_one_message_is_said_otherwise_on_each_network(bookshop: Shop) -> None:
    said: list[Any] = [rows(page)["Même message, dit ici"][1] for page in network_pages(bookshop())]
    assert len(set(said)) == len(said) == 2 and all("Message clé à compléter" in one for one in said)
