"""One brand from network to network: what differs is pointed at, what is not noted stays to be completed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import ProfileNote
from iwa.slides import Slide, Table
from iwa.steps.audit.coherence import NOTED, coherence

Made = Callable[..., ClientMonth]


def note(network: str, criterion: str, finding: str | None, score: int | None = None) -> ProfileNote:
    return ProfileNote(network=network, criterion=criterion, finding=finding, score=score)


def noted(facebook: str, instagram: str, criterion: str = "promesse") -> tuple[ProfileNote, ...]:
    return note("facebook", criterion, facebook), note("instagram", criterion, instagram)


def only(month: ClientMonth) -> Slide:
    (slide,) = coherence(month)
    return slide


def lines(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return {row[0]: row[1:] for row in slide.exhibit.rows}


def post(network: str, rank: int, account: str | None) -> dict[str, Any]:
    day = pd.Timestamp("2026-10-05 10:00", tz="UTC")
    return {
        "network": network,
        "post_id": f"{network}{rank}",
        "account": account,
        "published_at": day,
        "format": "image",
    }


def test_nothing_noted_is_to_be_completed_and_never_filled_in(hand_made: Made) -> None:
    slide = only(hand_made())
    assert lines(slide)["Promesse"] == ("à compléter", "à compléter", "à compléter")
    assert slide.title == "Le nom est le même partout ; la bio, la promesse et l’allure : à compléter"
    assert slide.decision == "Compléter l’onglet « profils » du dossier pour Facebook et Instagram."


def test_a_note_on_one_network_alone_says_which_other_lacks(hand_made: Made) -> None:
    whole = tuple(n for criterion in NOTED for n in noted("Livres choisis", "Livres choisis", criterion))
    slide = only(
        hand_made(dossier=Dossier(profiles=tuple(n for n in whole if n.network == "facebook" or n.criterion != "lien")))
    )
    assert lines(slide)["Lien"] == ("Livres choisis", "à compléter", "à compléter")
    assert slide.decision == "Compléter l’onglet « profils » du dossier pour Instagram."


def test_a_promise_in_other_words_is_pointed_at_and_left_to_be_read(hand_made: Made) -> None:
    slide = only(hand_made(dossier=Dossier(profiles=noted("Des livres choisis", "Ouvert le dimanche"))))
    assert lines(slide)["Promesse"][-1] == "dit autrement"
    assert slide.title == "Le nom est le même partout ; les notes diffèrent sur la promesse"
    assert slide.decision.startswith("Relire côte à côte la promesse")
    same = only(hand_made(dossier=Dossier(profiles=noted("Des livres choisis", "« Des livres choisis. »"))))
    assert lines(same)["Promesse"][-1] == "identique"


def test_a_name_that_changes_is_said_first_whatever_its_case_and_marks(hand_made: Made) -> None:
    assert lines(only(hand_made()))["Nom déclaré"] == ("Maison Lune", "maison.lune", "identique")
    other = only(hand_made(networks={"facebook": {"name": "Maison Lune"}, "instagram": {"name": "librairie_lune"}}))
    assert lines(other)["Nom déclaré"][-1] == "différent"
    assert other.title.startswith("Le nom change d’un réseau à l’autre")
    assert other.decision.startswith("Écrire le même nom partout")


def test_the_account_is_as_the_exports_name_it_and_one_alone_is_not_compared(hand_made: Made) -> None:
    posts = [post("facebook", 1, "Maison Lune Paris"), post("instagram", 1, "maison.lune")]
    assert lines(only(hand_made(posts=posts)))["Nom dans les exports"] == (
        "Maison Lune Paris",
        "maison.lune",
        "différent",
    )
    posts[1]["account"] = ""
    assert lines(only(hand_made(posts=posts)))["Nom dans les exports"] == ("Maison Lune Paris", "–", "–")


def test_the_page_that_most_posts_lead_to(hand_made: Made) -> None:
    posts = [
        post("facebook", 1, None),
        post("facebook", 2, None),
        post("facebook", 3, None),
        post("instagram", 1, None),
    ]
    pages = {"facebook1": "/a", "facebook2": "/b", "facebook3": "/b", "instagram1": "/a"}
    links = [
        {"network": p["network"], "post_id": p["post_id"], "landing_page": pages[p["post_id"]],
         "address": f"https://www.maison-lune.fr{pages[p['post_id']]}"}
        for p in posts
    ]  # fmt: skip
    assert lines(only(hand_made(posts=posts, links=links)))["Page liée par les publications"] == (
        "/b",
        "/a",
        "différent",
    )


def test_scores_have_no_part_in_it(hand_made: Made) -> None:
    low = only(hand_made(dossier=Dossier(profiles=(note("facebook", "bio", "A", 0), note("instagram", "bio", "A", 3)))))
    assert lines(low)["Bio"] == ("A", "A", "identique")


def test_a_single_network_has_nothing_to_be_compared_with(hand_made: Made) -> None:
    assert coherence(hand_made(networks={"facebook": {"name": "Maison Lune"}})) == ()
