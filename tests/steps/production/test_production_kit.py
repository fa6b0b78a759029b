"""The batches, the templates and prompts filled, the library, the links: each moves with its input, and stands without any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.client_values import PACKS
from iwa.dossier.circuit import CircuitStage
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Link, Person, ProfileNote
from iwa.packs import deliverables
from iwa.slides import Blocks, Slide, Table
from iwa.steps import production
from iwa.steps.production.batches import batches
from iwa.steps.production.script import parts_of
from iwa.trace.evidences import evidence_of
from iwa.traced import with_numbers

Row = Callable[..., PlannedPost]
Booked = Callable[..., ClientMonth]
Plain = Callable[[str], str]
SLIDES = [getattr(production, name) for name in production.__all__]
SITE = "https://www.maison-lune.fr"
DELAYS = tuple(
    CircuitStage(stage=stage, agreed_days=days)
    for stage, days in (("relecture", 1), ("validation", 2), ("programmation", 1))
)
BRIEF = "Problème : on ne sait que lire\nSolution : trois romans sur la table\nPreuve : le carnet\nMot à employer : lecture."


def cells(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return list(slide.exhibit.rows)


def begun(row: Row, day: int, format_: str, **more: Any) -> PlannedPost:
    """A row of November that the team has begun: the plan keeps it as it is."""
    return row(11, day, format=format_, status="brief", **more)


@pytest.mark.parametrize("made", SLIDES, ids=lambda made: made.__name__)
def test_each_slide_stands_without_anything_noted(with_book: Booked, made: Callable[[ClientMonth], Slide]) -> None:
    slide = made(with_book((), site=None))
    assert len(slide.title.split()) >= 4 and slide.decision.endswith(".") and slide.exhibit is not None
    assert slide.id.startswith("production.")


def test_an_unreadable_workbook_is_said(hand_made: Booked) -> None:
    slide = production.waiting(replace(hand_made(), book=Book(refused="calendrier.xlsx est abîmé : il ne se lit pas.")))
    assert "calendrier.xlsx est abîmé : il ne se lit pas." in slide.message


def test_sessions_fall_on_working_days_early_enough_and_hold_the_rows_of_their_formats(
    with_book: Booked, row: Row
) -> None:
    """Four working days before 17 November leave out the weekend and Armistice Day: the 10th; a fortnight later another."""
    rows = (begun(row, 17, "reel"), begun(row, 19, "video", hours=2.0), begun(row, 18, "text"), row(12, 1, format="reel", status="brief"),
            begun(row, 20, "reel", created_on=date(2026, 11, 1)))  # fmt: skip
    month = with_book(rows, Dossier(team=(Person(name="Léa Martin", hours=9),), circuit=DELAYS))
    found = [(one.day, one.work, [r.day.day for r in one.rows], one.hours) for one in batches(month).sessions]
    assert found == [
        (date(2026, 11, 10), "Tournage", [17, 19], 3.5), (date(2026, 11, 12), "Rédaction", [18], 1.5),
        (date(2026, 11, 25), "Tournage", [1], 1.5),
    ]  # fmt: skip
    slide = production.lots(month)
    assert cells(slide)[0][2:] == (
        "1\xa0reel et 1\xa0vidéo",
        "Le roman du 17 ; Le roman du 19",
        "Léa Martin",
        "3,5\xa0h",
    )
    longer = with_book(tuple(r.model_copy(update={"hours": 4.0}) for r in rows), month.dossier)
    assert len(batches(longer).sessions) == 4  # no session is longer than a day


def test_a_session_that_the_delays_do_not_leave_time_for_is_said(with_book: Booked, row: Row, plain: Plain) -> None:
    month = with_book((begun(row, 9, "reel"),), Dossier(circuit=(CircuitStage(stage="validation", agreed_days=9),)))
    assert batches(month).sessions[0].is_tight
    assert "Délais trop courts pour 1 séance : dès « Le roman du 9 », 9 novembre." in plain(
        " ".join(production.lots(month).message)
    )


def test_a_carousel_is_written_image_by_image_from_the_row_s_own_brief(
    with_book: Booked, row: Row, plain: Plain
) -> None:
    proof = Proof(kind="chiffre", name="Le carnet", state="existe", source="Carnet de la caisse", permission="accordée")
    one = begun(row, 17, "carousel", brief=BRIEF, hook="La pile qui monte", proof="Le carnet", call="Passer samedi")
    slide = production.carousel(with_book((one,), Dossier(proofs=(proof,))))
    told = [(name, plain(text)) for name, text, _ in cells(slide)]
    assert told == [
        ("1. Ouverture", "La pile qui monte"), ("2. Problème", "On ne sait que lire"),
        ("3. Solution", "Trois romans sur la table"), ("4. Preuve", "Le carnet"), ("5. Appel", "Passer samedi"),
    ]  # fmt: skip
    assert cells(slide)[3][2] == "Carnet de la caisse" and "tient en 5 images" in plain(slide.title)
    open_ = one.model_copy(update={"proof": "à obtenir : le carnet"})
    assert "1 point à obtenir" in plain(production.carousel(with_book((open_,))).title)


def test_a_script_opens_says_and_ends_within_its_seconds(with_book: Booked, row: Row) -> None:
    one = begun(row, 17, "reel", brief=BRIEF, hook="La pile qui monte", call="Passer samedi", proof="Le carnet")
    parts = [(part.name, part.start, part.end, part.said) for part in parts_of(one)]
    assert parts == [
        ("accroche", 0, 3, "La pile qui monte"), ("corps", 3, 14, "on ne sait que lire"),
        ("corps", 14, 25, "trois romans sur la table"), ("appel", 25, 30, "Passer samedi"),
    ]  # fmt: skip
    assert parts_of(one.model_copy(update={"format": "video"}))[-1].end == 60
    assert [line[3] for line in cells(production.script(with_book((one,))))] == ["7", "27", "27", "12"]


def test_prompts_hold_the_client_s_tone_words_and_limits(with_book: Booked, row: Row, plain: Plain) -> None:
    noted = (
        EditorialElement(element="ton à faire", name="Parler d’un livre lu", example="« Je l’ai fini debout. »"),
        EditorialElement(element="mot à employer", name="lecture"),
        EditorialElement(element="mot à éviter", name="incontournable"),
        EditorialElement(element="sujet à ne pas toucher", name="Les rentrées des confrères"),
        EditorialElement(element="structure", name="accroche", network="instagram", note="Une page ouverte"),
    )
    month = with_book(
        (begun(row, 17, "reel", hook="La pile qui monte", call="Passer samedi"),), Dossier(editorial=noted)
    )
    slide = production.voice(month)
    assert isinstance(slide.exhibit, Blocks)
    told = plain(" ".join(line for block in slide.exhibit.items for line in block.lines))
    for own in (
        "Maison Lune (librairie)",
        "Parler d’un livre lu",
        "lecture",
        "incontournable",
        "les rentrées des confrères",
    ):
        assert own in told
    (line,) = cells(production.prompts(month))
    assert "La pile qui monte (une page ouverte)" in line[2] and "2\u202f200 signes au plus" in line[2]
    notes = production.prompts(month).notes
    assert "incontournable" in notes and "Passer samedi" in notes and not {"[", "{"} & set(told + notes)
    bare = production.voice(with_book(()))
    assert "à compléter" in plain(bare.title) and "à compléter" in bare.exhibit.items[2].lines[1]  # type: ignore[union-attr]


def test_each_format_has_its_own_checks_before_it_is_scheduled(with_book: Booked, row: Row) -> None:
    rows = (begun(row, 17, "reel"), begun(row, 18, "carousel"), begun(row, 19, "image", text="Venez! Le livre est là."))
    avoided = EditorialElement(element="mot à éviter", name="incontournable")
    found = {
        line[0]: line[1:] for line in cells(production.verifications(with_book(rows, Dossier(editorial=(avoided,)))))
    }
    assert "incontournable" in found["Tous, Facebook et Instagram"][0]
    assert "sous-titres" in found["Reel"][0] and "de chaque image" in found["Carrousel"][0]
    assert "(1\xa0texte)" in found["Image"][1] and found["Reel"][1].startswith("1 texte à écrire sur 1")


def test_the_four_kinds_of_the_library_are_there_or_missing_with_their_rights(with_book: Booked, plain: Plain) -> None:
    proofs = (
        Proof(kind="photo", name="Portraits", state="existe", permission="accordée", expires=date(2026, 9, 30)),
        Proof(kind="photo", name="La vitrine", state="existe", permission="à demander"),
        Proof(kind="gabarit", name="Carrousel", state="à obtenir", owner="Studio Nuit"),
    )
    slide = production.library(with_book((), Dossier(proofs=proofs)))
    found = [(line[0], line[2], plain(line[4])) for line in cells(slide)]
    assert found == [
        ("Logos", "à faire : manque", "–"),
        ("Photos et vidéos", "fait : présent", "expirés le 30 septembre 2026 : ne plus montrer"),
        ("Photos et vidéos", "fait : présent", "accord à demander"),
        ("Modèles de présentation", "à faire : manque", "–"),
        ("Gabarits", "à faire : à obtenir", "à demander avec l’élément"),
    ]  # fmt: skip
    assert "À ne plus montrer" in slide.title and "« Portraits »" in plain(slide.decision)
    assert "Photo sans accord écrit : « La vitrine »." in plain(" ".join(slide.message))


def published(day: int, post: str) -> dict[str, Any]:
    return {"network": "facebook", "post_id": post, "published_at": f"2026-10-{day:02d}T10:00:00Z", "format": "link", "text": f"Le roman du {day}"}  # fmt: skip


def linked(post: str, address: str) -> dict[str, Any]:
    return {"network": "facebook", "post_id": post, "address": address}


UTM = "?utm_source=facebook&utm_medium=social&utm_campaign=202610_vente&utm_content="


def test_the_coverage_of_the_links_that_came_out_is_a_share_with_the_links_without(
    with_book: Booked, row: Row, plain: Plain
) -> None:
    posts = [published(6, "a"), published(7, "b"), published(8, "c"), published(9, "d")]
    links = [linked("a", f"{SITE}/livres{UTM}2026-10-06-fb-1"), linked("b", f"{SITE}/livres"), linked("c", "https://ailleurs.fr/x"),
             linked("d", f"{SITE}/club{UTM}2026-10-09-fb-1")]  # fmt: skip
    good = f"{SITE}/livres?utm_source=instagram&utm_medium=social&utm_campaign=202611_vente&utm_content=2026-11-17-ig-1"
    rows = (
        begun(row, 17, "reel", page=f"{SITE}/livres", link=good),
        begun(row, 18, "reel", link=f"{SITE}/livres?utm_source=Instagram"),
    )
    month = with_book(rows, posts=posts, links=links)
    slide = with_numbers(production.coverage(month))
    assert plain(slide.title).startswith("67 % des liens disent") and "sur 3 en octobre 2026" in plain(slide.title)
    assert [(plain(line[0]), *line[2:]) for line in cells(slide)] == [
        ("Facebook, 7 octobre", "/livres", "tout : aucun utm")
    ]
    assert "2 liens, 1 valide sur 2" in plain(" ".join(slide.message))
    assert slide.numbers and all(evidence_of(month, number).agrees for number in slide.numbers)
    tracked = with_book((), posts=posts, links=[links[0], links[3]])
    assert "disent tous" in production.coverage(tracked).title


def test_a_call_is_held_against_its_page_and_told_its_conversion(with_book: Booked, row: Row, plain: Plain) -> None:
    rows = (
        begun(row, 17, "reel", call="Commander (/livres)", page=f"{SITE}/club"),
        begun(row, 18, "reel", call="Réserver", page=f"{SITE}/livres"),
        begun(row, 19, "reel", call="Voir le site"),
        begun(row, 20, "reel", call="Dire en commentaire : le roman"),
    )
    visits = {
        "network": "facebook", "month": "2026-10", "start": pd.Timestamp("2026-10-01"), "end": pd.Timestamp("2026-10-31"),
        "view": "source+landing_page", "source": "facebook", "landing_page": "/livres", "sessions": 40.0, "key_events": 2.0,
        "source_file": "ga4.csv", "source_row": 2, "measured_at": pd.Timestamp("2026-10-31"),
    }  # fmt: skip
    slide = with_numbers(production.calls(with_book(rows, traffic=[visits])))
    found = {line[0]: (line[1], plain(line[3]), plain(line[4])) for line in cells(slide)}
    assert found["Commander"] == ("/club", "moins de 30 visites", "l’appel dit /livres")
    assert found["Voir le site"][0] == "à compléter"
    assert found["Réserver"] == ("/livres", "5,0 % de 40 visites", "oui : Le roman du 18, 18 novembre")
    assert len(found) == 3 and slide.exhibit.emphasis == (0, 1)  # type: ignore[union-attr]


def test_what_is_to_clean_has_its_reason_and_the_state_that_the_team_noted(with_book: Booked, plain: Plain) -> None:
    post = "https://www.facebook.com/lune/posts/1"
    dossier = Dossier(
        links=(Link(post=post, address=f"{SITE}/ancien", state="cassé", note="La page a été retirée"),),
        profiles=(ProfileNote(network="facebook", criterion="appel à l’action", finding="« En savoir plus »", score=1, correction="« Réserver »"),),
    )  # fmt: skip
    slide = production.cleaning(with_book((), dossier))
    assert [tuple(map(plain, line)) for line in cells(slide)] == [
        ("Lien", "/ancien", "La page a été retirée", "cassé", "Réparer, ou changer le lien publié"),
        ("Appel", "profil Facebook", "« En savoir plus »", "noté 1 sur 3", "« Réserver »"),
    ]
    assert "n’ont pas encore été regardés" in production.cleaning(with_book(())).title


def test_the_kit_comes_each_month_from_croissance_on_and_keeps_who_waits_for_whom_inside() -> None:
    kits = {pack: next((one for one in deliverables(pack) if one.name == "kit-production"), None) for pack in PACKS}
    assert kits["essentiel"] is None and not any(
        "production." in p for one in deliverables("essentiel") for p in one.patterns
    )
    assert kits["croissance"] == kits["impact"] and kits["impact"] is not None and kits["impact"].issued == "mois"
    assert "production.attente.personnes" not in kits["impact"].patterns
