"""The playbooks: three pages for each network kept, with the client's own subjects, posts and figures; a reason for the others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth, open_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO
from iwa.dossier import Dossier
from iwa.dossier.cells import plain
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.followed import Trial
from iwa.dossier.proofs import Proof
from iwa.dossier.rows import Person
from iwa.dossier.target import KeyMessage, Target
from iwa.editorial.cadence import cadence
from iwa.method.playbooks import indicators_on, playbooks
from iwa.months import Month
from iwa.networks import NAMES
from iwa.slides import Slide, Table
from iwa.steps.playbooks import networks, same_message, summary
from iwa.steps.playbooks.codes import codes as codes_of
from iwa.steps.playbooks.contents import contents
from iwa.steps.playbooks.indicators import indicators

Words = Callable[[object], list[str]]
Demo = dict[tuple[str, Month], list[Slide]]
SIX = {name: {"name": "Maison Lune"} for name in ("facebook", "instagram", "linkedin", "tiktok", "youtube", "x")}


def posts(network: str, count: int, **columns: Any) -> list[dict[str, Any]]:
    start = pd.Timestamp("2026-08-04 10:00", tz="UTC")
    return [
        {"network": network, "post_id": f"{network}-{place}", "format": "video", "interactions": 10.0 + place, "exposure": 200.0,
         "published_at": start + pd.Timedelta(days=place * 85 // count), "pillar": "pédagogie", "views": 200.0,
         "text": f"Comment relier un carnet {place}. On plie au milieu. Trois points suffisent."} | columns
        for place in range(count)
    ]  # fmt: skip


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return list(slide.exhibit.rows)


@pytest.fixture
def house(hand_made: Callable[..., ClientMonth]) -> Callable[..., ClientMonth]:
    """A bookshop on six networks, with thirty hours a week and a message; the tabs and tables as given."""

    def made(tabs: dict[str, Any] | None = None, **tables: Any) -> ClientMonth:
        given: dict[str, Any] = {
            "team": (Person(name="Léa Martin", hours=60.0),),
            "editorial": (EditorialElement(element="pilier", name="pédagogie", note="Le livre expliqué"),),
            "key_messages": (KeyMessage(message="Un livre se répare", words="points"),),
        }
        tables = {
            "networks": SIX,
            "posts": [post for name in ("facebook", "linkedin") for post in posts(name, 20)],
        } | tables
        return hand_made(Dossier(**(given | (tabs or {}))), **tables)

    return made


def test_each_network_kept_has_its_five_parts_and_each_left_out_its_reason(demo_slides: Demo, played: Any) -> None:
    for key in CLIENT_KEYS:
        month = open_month(key, str(MONTH_TWO), played)
        slides = {slide.id: slide for slide in demo_slides[key, MONTH_TWO]}
        found = cadence(month)
        kept = {name.split(".")[1] for name in slides if name.startswith("playbook.") and name.count(".") == 2}
        assert kept == set(found.kept)
        told = {plain(row[2]) for row in rows(slides["playbook.synthese"]) if row[1] == "en pause"}
        assert {plain(why.removeprefix(f"{NAMES[name]} : ")) for name, why in found.paused} == told
        for network in kept:
            first, second, third = (
                slides[f"playbook.{network}.{part}"] for part in ("codes", "contenus", "indicateurs")
            )
            assert [row[0] for row in rows(first)] == ["Rythme", "Formats", "Niveau d’argument", "Posture", "Règles"]
            assert [row[0] for row in rows(second)] == [one.name for one in playbooks().networks[network].contents]
            assert [row[0] for row in rows(third)][:4] == [one.name for one in indicators_on(network)]
            assert all(any(sign.isdigit() for sign in row[1]) or "pas de source" in row[3] or row[1] in ("non exporté", "oui", "non", "–") for row in rows(third))  # fmt: skip
            assert rows(third)[:4] == [(*row, rows(third)[at][-1]) for at, row in enumerate(rows(slides[f"audit.reseau.{network}"])[:4])]  # fmt: skip
        assert {row[0] for row in rows(slides["playbook.message"])} and len(rows(slides["playbook.message"])) == len(
            found.kept
        )


def test_a_real_post_of_the_client_is_quoted_once_and_no_subject_is_given_to_two_networks(demo_slides: Demo) -> None:
    for key in CLIENT_KEYS:
        pages = [slide for slide in demo_slides[key, MONTH_TWO] if slide.id.endswith(".contenus")]
        asked = [(slide.id.split(".")[1], row) for slide in pages for row in rows(slide)]
        subjects = [
            row[2]
            for network, row in asked
            if matter_of(network, row[0]) == "sujet" and "compléter" not in row[2] and "laissé" not in row[2]
        ]
        assert len(set(subjects)) == len(subjects), key
        for slide in pages:
            quoted = [row[3] for row in rows(slide) if row[3].startswith("«")]
            assert quoted and len(set(quoted)) == len(quoted)


def matter_of(network: str, name: str) -> str:
    return next(one.matter for one in playbooks().networks[network].contents if one.name == name)


def test_the_codes_follow_the_dossier_and_the_posts(house: Callable[..., ClientMonth]) -> None:
    def codes(month: ClientMonth) -> str:
        return str(rows(codes_of(month, "facebook")))

    tone = EditorialElement(element="ton à faire", name="Parler comme au comptoir")
    editorial = (EditorialElement(element="pilier", name="pédagogie"), tone)
    assert "Parler comme au comptoir" in codes(house({"editorial": editorial}))
    assert "Parler comme au comptoir" not in codes(house())
    assert "On plie au milieu." in codes(house()) and "niveau d’argument à compléter" in codes(house(posts=[]))


def test_one_message_is_done_in_the_words_of_each_network(house: Callable[..., ClientMonth]) -> None:
    month = house({}, posts=posts("facebook", 20) + posts("x", 20, text="Plier. Sans rien d’autre."))
    slide = same_message(month)
    told = {row[0]: row for row in rows(slide)}
    assert told["Facebook"][2].startswith("« Comment relier un carnet")
    assert told["X"][2] == "« Un livre se répare »"  # no post of X says it
    assert "X" in slide.decision or "Instagram" in slide.decision
    manners = [row[3].partition(" : ")[0] for row in told.values()]
    assert all(one != other for one, other in pairwise(manners))
    assert "message clé à compléter" in str(rows(same_message(house({"key_messages": ()}))))


def test_linkedin_names_who_is_answered_and_how_often(house: Callable[..., ClientMonth]) -> None:
    aimed = (Target(name="Bibliothécaires", network="LinkedIn", dimension="fonction", value="Culture"),)
    slide = judged(house({"targets": aimed}, posts=posts("linkedin", 20, comments=3.0)), "linkedin")
    assert "par semaine" in slide.title and "Bibliothécaires" in slide.title
    assert "60 commentaires" in " ".join(slide.message).replace("\xa0", " ")
    assert "à compléter" in " ".join(judged(house(), "linkedin").message)


def judged(month: ClientMonth, network: str) -> Slide:
    return indicators(month, network)


def test_tiktok_has_a_test_of_the_first_second_and_a_series(house: Callable[..., ClientMonth]) -> None:
    bare = judged(house(), "tiktok")
    assert "essai d’accroche à compléter" in bare.title and "série à compléter" in bare.title
    test = Trial(
        identifier="2026-10-t1",
        hypothesis="Commencer par la main",
        network="TikTok",
        accepted="oui",
        owner="Léa Martin",
    )
    series = EditorialElement(element="série", name="La page du lundi", network="TikTok")
    noted = judged(house({"trials": (test,), "editorial": (series,)}), "tiktok")
    assert "La page du lundi" in noted.title and "Commencer par la main" in noted.decision
    other = test.model_copy(update={"hypothesis": "Publier le soir"})
    assert "essai d’accroche à compléter" in judged(house({"trials": (other,)}), "tiktok").title


def test_x_keeps_or_leaves_customer_care_by_what_is_received(house: Callable[..., ClientMonth]) -> None:
    def said(messages: list[dict[str, Any]]) -> str:
        return " ".join(contents(house(messages=messages), "x", set()).message)

    mail = {
        "message_id": "1",
        "received_at": pd.Timestamp("2026-10-03 10:00", tz="UTC"),
        "channel": "message",
        "text": "Ouvert ?",
    }
    assert "à compléter" in said([])
    assert "laissé de côté" in said([mail | {"network": "facebook"}])
    assert "gardé" in said([mail | {"network": "x"}]) and "librairie" in said([mail | {"network": "x"}])


def test_youtube_corrects_a_title_and_facebook_tests_its_condition(house: Callable[..., ClientMonth]) -> None:
    long = posts(
        "youtube", 6, text="Un titre si long qu’il sort de l’écran bien avant que l’on ait lu ce dont parle la vidéo"
    )
    assert (
        "à reprendre" in judged(house(posts=long), "youtube").title
        and "Corriger" in judged(house(posts=long), "youtube").decision
    )
    answers = {
        judged(house(posts=posts("facebook", 20, comments=count)), "facebook").title.partition(" : ")[2][:3]
        for count in (0.0, 2.0)
    }
    assert answers == {"oui", "non"}


def test_proofs_and_dates_are_subjects_of_the_contents_that_ask_for_them(house: Callable[..., ClientMonth]) -> None:
    case = Proof(kind="cas client", name="La reliure des Brun", state="à obtenir")
    slide = contents(house({"proofs": (case,)}), "linkedin", set())
    assert (
        next(row for row in rows(slide) if row[0] == "Études de cas")[2]
        == "La reliure des Brun (cas client, à obtenir)"
    )
    bare = contents(house(), "linkedin", set())
    assert "à compléter" in next(row for row in rows(bare) if row[0] == "Études de cas")[2]


def test_a_client_without_anything_has_its_slides_with_what_is_to_be_filled_in(
    hand_made: Callable[..., ClientMonth], words: Words
) -> None:
    month = hand_made(sources=[])
    slides = [summary(month), same_message(month), *networks(month)]
    assert all(slide.title and slide.decision.endswith(".") for slide in slides)
    told = {slide.id: " ".join(words(slide)) for slide in slides}
    silent = [name for name, text in told.items() if "à compléter" not in text]
    assert all(name.endswith(".indicateurs") and "pas de source" in told[name] for name in silent), silent
    assert not any("None" in text or "nan" in text.split() for text in told.values())
