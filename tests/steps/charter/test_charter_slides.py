"""The editorial charter: what the dossier notes is shown as it is, what it does not note is said to lack."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth, open_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_TWO
from iwa.dossier import Dossier
from iwa.dossier.choices import MODERATION_ACTIONS
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.followed import Tick
from iwa.dossier.observations import Observation
from iwa.dossier.proofs import Proof
from iwa.dossier.rows import Person
from iwa.dossier.target import KeyMessage
from iwa.editorial.anatomy import best_to_take_apart, taken_apart
from iwa.networks import LABELS
from iwa.slides import Blocks, Slide, Table
from iwa.steps import charter
from iwa.steps.charter.noted import quoted
from iwa.steps.wording import TO_COMPLETE

Made = Callable[..., ClientMonth]
NETWORKS = " ".join(LABELS.values()).casefold()
Words = Callable[[object], list[str]]
SINGLE = (
    charter.page, charter.tone, charter.vocabulary, charter.limits, charter.accessibility, charter.look,
    charter.moderation_rules, charter.deciders,
)  # fmt: skip
TEAM = (
    Person(name="Léa", moderates="community manager", replaced_by="Karim"),
    Person(name="Karim", moderates="responsable", replaced_by="Ada"),
    Person(name="Ada", moderates="direction", approves="oui", replaced_by="Karim"),
)


def element(kind: str, name: str, **more: Any) -> EditorialElement:
    return EditorialElement(element=kind, name=name, **more)


def every(month: ClientMonth) -> list[Slide]:
    return [*(one(month) for one in SINGLE), *charter.structures(month)]


def rows(slide: Slide) -> dict[str, tuple[str, ...]]:
    """The cells of a table's lines, by the first."""
    assert isinstance(slide.exhibit, Table)
    return {row[0]: row[1:] for row in slide.exhibit.rows}


def lines(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Blocks)
    return [item.lines for item in slide.exhibit.items]


def test_an_empty_dossier_gives_every_slide_and_each_says_what_lacks(hand_made: Made, words: Words) -> None:
    for slide in every(hand_made()):
        if slide.id != "charte.accessibilite":
            assert any(TO_COMPLETE in text for text in words(slide)), slide.id
        assert slide.decision.endswith(".") and len(slide.title) <= 110, slide.id


def test_the_tone_stands_with_an_example_to_follow_and_one_not_to(hand_made: Made) -> None:
    rules = (
        element("ton à faire", "Dire le geste", example="« On taille court. »"),
        element("ton à ne pas faire", "Promettre", example="« Garanti tout l’été »"),
    )
    told = Observation(nature="ton actuel", network="instagram", finding="Plus sage", example="« Les étapes. »")
    slide = charter.tone(hand_made(Dossier(editorial=rules, observations=(told,))))
    assert slide.title == "Dire le geste ; promettre, jamais"
    assert lines(slide)[:2] == [("Dire le geste", "« On taille court. »"), ("Promettre", "« Garanti tout l’été »")]
    assert lines(slide)[2][0] == "Instagram : plus sage. « Les étapes. »"
    half = charter.tone(hand_made(Dossier(editorial=rules[:1])))
    assert TO_COMPLETE in half.title and TO_COMPLETE in lines(half)[1][0]


def test_the_page_repeats_the_messages_and_says_who_has_approved(hand_made: Made) -> None:
    noted = Dossier(
        team=TEAM,
        editorial=(element("ton à faire", "Dire le geste"), element("mot à éviter", "facile")),
        key_messages=(KeyMessage(message="Planter juste"),),
        checklists=(
            Tick(checklist="lancement", item="charte éditoriale validée", done="oui", by="Ada", on="12/10/2026"),
        ),
    )
    slide = charter.page(hand_made(noted))
    assert slide.title == "Dire « Planter juste », et ainsi : dire le geste"
    assert lines(slide)[2] == (f"Oui : {TO_COMPLETE}", "Non : facile")
    assert slide.decision.startswith("Charte validée par Ada le 12\xa0octobre\xa02026")
    unread = charter.page(hand_made(Dossier(team=TEAM)))
    assert unread.decision == "Faire valider la charte par Ada avant le 13\xa0octobre\xa02026."


def post(text: str, rank: int = 0) -> dict[str, Any]:
    when = pd.Timestamp(2026, 10, 10 + rank, 10, tz="UTC")
    return {"network": "facebook", "post_id": str(rank), "published_at": when, "format": "image", "text": text}


def test_a_word_to_avoid_that_is_still_used_comes_first_in_the_title(hand_made: Made) -> None:
    noted = (element("mot à éviter", "facile", note="dire le geste"), element("mot à employer", "levain"))
    slide = charter.vocabulary(hand_made(Dossier(editorial=noted), posts=[post("C’est facile.")]))
    assert slide.title == "Le mot « facile » est à éviter, et se lit encore dans un texte récent"
    assert rows(slide) == {
        "levain": ("à employer", "0 sur 1", "–"),
        "facile": ("à éviter", "1 sur 1", "Dire le geste – « C’est facile. »"),
    }
    clean = charter.vocabulary(hand_made(Dossier(editorial=noted[1:]), posts=[post("Le levain dort.")]))
    assert clean.title == "Le mot « levain » est dans 1\xa0texte récent"
    assert clean.message == (f"Aucun mot à éviter n’est noté : {TO_COMPLETE}.",)


def test_what_may_not_be_shown_is_listed_with_the_reason_and_who_decides(hand_made: Made) -> None:
    proofs = (
        Proof(kind="témoignage", name="Hakim", state="à obtenir", permission="à demander", owner="Léa"),
        Proof(kind="photo", name="Portraits", state="existe", permission="accordée", expires="31/10/2026"),
        Proof(kind="photo", name="Vieux portraits", state="existe", permission="accordée", expires="30/10/2026"),
    )
    noted = Dossier(team=TEAM, editorial=(element("sujet à ne pas toucher", "Les prix"),), proofs=proofs)
    slide = charter.limits(hand_made(noted))
    assert rows(slide) == {
        "Les prix": (f"Que répondre : {TO_COMPLETE}", "Karim"),
        "Hakim (témoignage)": ("Accord à demander", "Léa"),
        "Vieux portraits (photo)": ("Accord expiré le 30\xa0octobre\xa02026", "Ada"),
    }
    assert slide.title == "Hors champ : les prix"


def test_a_structure_is_the_dossier_s_and_lacks_what_the_dossier_does_not_say(hand_made: Made) -> None:
    noted = (
        element("structure", "accroche", network="Instagram", note="Une heure", example="4 h 15."),
        element("structure", "appel à l’action", note="Un jour", example="À samedi."),
    )
    by_id = {slide.id: slide for slide in charter.structures(hand_made(Dossier(editorial=noted)))}
    slide = by_id["charte.structure.instagram"]
    assert lines(slide) == [("Une heure", "« 4 h 15. »"), (TO_COMPLETE,), (TO_COMPLETE,), ("Un jour", "« À samedi. »")]
    assert slide.title == "Instagram : pour ouvrir, une heure ; pour finir, un jour"
    assert lines(by_id["charte.structure.facebook"])[0] == (TO_COMPLETE,)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Qui a la fève ?\nLa galette sort.\n\nRéservez : https://a.fr\n#Pain", ("Qui a la fève ?", "La galette sort.", "", "Réservez")),
        ("Le four chauffe. « Enfin », dit Léa. Venez", ("Le four chauffe.", "", "« Enfin », dit Léa.", "Venez")),
        ("Une minute pour comprendre", ("Une minute pour comprendre", "", "", "")),
        ("#Pain", ("", "", "", "")),
    ],
)  # fmt: skip
def test_a_post_is_taken_apart_in_its_own_words(text: str, parts: tuple[str, ...]) -> None:
    assert taken_apart(text).parts == parts


def test_no_post_is_taken_apart_where_none_can_be_ranked(hand_made: Made) -> None:
    assert best_to_take_apart(hand_made(posts=[post("Un. Deux.")]).window_posts) is None


def test_the_rules_of_accessibility_tell_what_to_write_instead(hand_made: Made) -> None:
    texts = ["Fait à la maison.", "Le pain. #faitmaison", "Cuit !!"]
    slide = charter.accessibility(hand_made(posts=[post(text, rank) for rank, text in enumerate(texts)]))
    table = rows(slide)
    assert table["Une majuscule à chaque mot d’un hashtag"] == (
        "1 sur 3 s’en écarte", "#faitmaison devient #FaitMaison (publication du 11\xa0octobre)",
    )  # fmt: skip
    assert table["Pas de phrase en capitales"] == ("suivie dans les 3 textes", "–")
    assert table["Un texte alternatif sur chaque image"][0] == "3 images et carrousels ; les exports n’en disent rien"
    assert table["Des sous-titres sur chaque vidéo"] == ("sans objet : aucune vidéo dans la fenêtre", "–")
    assert slide.decision == "Écrire #FaitMaison dès la prochaine publication."
    without = charter.accessibility(hand_made())
    assert rows(without)["Pas de phrase en capitales"][0] == "aucun texte à regarder"


def test_the_look_is_the_brand_s_own_or_lacks(hand_made: Made) -> None:
    bare = rows(charter.look(hand_made()))
    assert bare["Couleur"] == bare["Police"] == (TO_COMPLETE, TO_COMPLETE)
    kept = Proof(kind="logo", name="L’épi", state="existe", permission="sans objet", source="Serveur")
    noted = Dossier(editorial=(element("règle visuelle", "Une main"),), proofs=(kept,))
    slide = charter.look(hand_made(noted, brand={"couleur": "#7A3B1E", "accent": "#E0A526", "police": "Cambria"}))
    table = rows(slide)
    assert table["Couleur"] == ("#7A3B1E", "Texte en blanc (contraste 8,5:1) ; illisible en noir")
    assert table["Police"][0] == "Cambria" and table["Logo"] == ("L’épi", "Source : Serveur")
    assert table["Photo"] == (TO_COMPLETE, TO_COMPLETE) and slide.title == "À l’image, une règle : une main"


def test_each_rule_of_moderation_has_actions_a_delay_and_a_name_and_a_criticism_is_none(hand_made: Made) -> None:
    slide = charter.moderation_rules(
        hand_made(Dossier(team=TEAM), networks={"linkedin": {"name": "L"}, "x": {"name": "X"}})
    )
    table = {name.partition(" : ")[0]: cells for name, cells in rows(slide).items()}
    assert list(table) == ["Spam", "Propos haineux", "Attaque", "Données personnelles", "Concurrence", "Critique"]
    done = {word for cells in table.values() for word in re.findall(r"\w+", cells[0].lower())}
    assert set(MODERATION_ACTIONS) <= done
    assert table["Propos haineux"][0] == "Masquer (X), supprimer (LinkedIn) et escalader"
    assert {cells[2] for cells in table.values()} == {"Léa", "Karim"}
    assert table["Critique"][0] == "Répondre" and "reçoit une réponse" in " ".join(rows(slide))
    assert slide.message[0] == "Impossible aujourd’hui : masquer sur LinkedIn ; supprimer sur X."
    assert slide.title == "Léa règle l’ordinaire ; les propos haineux et les attaques reviennent à Karim"


def test_exactly_one_signs_each_case_and_a_rank_without_a_name_is_said(hand_made: Made) -> None:
    slide = charter.deciders(hand_made(Dossier(team=TEAM)))
    table = rows(slide)
    absence, counted = table.pop("En son absence"), table.pop("Cas signés")
    assert all(sum(cell.startswith("signe") for cell in cells) == 1 for cells in table.values()), table
    signed = Counter(rank for cells in table.values() for rank, cell in enumerate(cells) if cell.startswith("signe"))
    assert counted == tuple(f"{signed[rank]} sur {len(table)}" for rank in range(3))
    assert absence == ("Karim", "Ada", "Karim")
    assert isinstance(slide.exhibit, Table)
    assert slide.exhibit.columns[2].header == "Responsable : Karim"
    short = charter.deciders(hand_made(Dossier(team=TEAM[:1])))
    assert short.title == "Sur 11\xa0cas, Léa en signe 4 ; 7 attendent un nom"


def test_a_quotation_in_a_quotation_has_the_inner_marks() -> None:
    assert quoted("On retient « Et après ? »", 80) == "« On retient “Et après ?” »"
    assert quoted("On retient « Et", 80) == "« On retient “Et” »"


def test_what_the_demo_s_structures_quote_stands_in_the_clients_files(demo_slides: Any, played: Any) -> None:
    for key in CLIENT_KEYS:
        month = open_month(key, str(MONTH_TWO), played)
        noted = [text for row in month.dossier.editorial for text in (row.note, row.example) if text]
        known = _bare(" ".join([*noted, *month.posts["text"].dropna()]))
        slides = [slide for slide in demo_slides[key, MONTH_TWO] if slide.id.startswith("charte.structure.")]
        assert slides, key
        for line in (line for slide in slides for item in lines(slide) for line in item if line != TO_COMPLETE):
            assert _bare(line).removesuffix("…") in known, (key, line)


def test_every_quotation_and_name_of_the_demo_s_charters_is_the_client_s_own(
    demo_slides: Any, played: Any, words: Words
) -> None:
    for key in CLIENT_KEYS:
        month = open_month(key, str(MONTH_TWO), played)
        tabs = [getattr(month.dossier, name) for name in Dossier.__dataclass_fields__ if name != "remarks"]
        noted = [str(value) for tab in tabs for row in tab for value in _values(row.model_dump())]
        said = _bare(" ".join([*noted, *month.posts["text"].dropna(), *_values(month.client.model_dump())])).casefold()
        slides = [slide for slide in demo_slides[key, MONTH_TWO] if slide.id.startswith("charte.")]
        told = [text for slide in slides for text in words(replace(slide, source=None, notes=""))]
        quotes = [quote for text in told for quote in re.findall(r"« ([^«»]+) »", text.replace("\xa0", " "))]
        names = [name for text in told for name in re.findall(r"(?<=[a-zé,] )[A-ZÉÈÀ][\w’-]+", text)]
        assert quotes and names, key
        assert [name for name in names if name.casefold() not in f"{said}{NETWORKS}"] == [], key
        assert [quote for quote in quotes if _bare(quote).removesuffix("…").casefold() not in said] == [], key


def _values(part: Any) -> Iterator[str]:
    """Every text of some nested rows."""
    if isinstance(part, dict):
        yield from (text for value in part.values() for text in _values(value))
    elif isinstance(part, list | tuple):
        yield from (text for value in part for text in _values(value))
    elif part is not None:
        yield str(part)


def _bare(text: str) -> str:
    """A text without spaces and quotation marks, which typography sets otherwise."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "«»“”")


def test_the_approval_is_due_before_the_fourteenth_day_and_never_on_a_sunday() -> None:
    from iwa.method.checklists import checklists, due_on
    from iwa.months import Month

    for start in (Month(2026, 10), Month(2026, 11), Month(2027, 1)):
        days = [due_on(item, start) for item in checklists().launch]
        assert all(start.first <= day <= date(start.year, start.number, 15) and day.weekday() < 5 for day in days[1:])
