"""The moderation charter: what it lacks is said, what the messages hold moves it, nobody private is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import yaml

from iwa.client_month import ClientMonth
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO, RETAILER
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Person
from iwa.exports.messages.privacy import masked
from iwa.months import Month
from iwa.slides import Blocks, Slide, Table, to_json
from iwa.steps.moderation import actions, charter, law, reflexes, reviews, scripts
from iwa.trace.evidences import evidence_for
from iwa.traced import with_numbers
from iwa.workspace import shipped

Made = Callable[..., ClientMonth]
AT = pd.Timestamp("2026-10-06 08:00", tz="UTC")
TEAM = (
    Person(name="Léa Martin", moderates="community manager", replaced_by="Paul Roy"),
    Person(name="Paul Roy", moderates="responsable"),
    Person(name="Ines Vidal", moderates="direction", approves="oui"),
)
LAWYER = "à faire valider par un juriste"


def message(number: int, text: str, **more: Any) -> dict[str, Any]:
    facts = {"network": "facebook", "channel": "commentaire", "followed": True, "message_id": f"m{number:05d}", "received_at": AT + pd.Timedelta(minutes=number), "text": text}  # fmt: skip
    return facts | more


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def told(slide: Slide) -> str:
    return plain(json.dumps(to_json(slide), ensure_ascii=False))


def sheet(month: ClientMonth, name: str) -> Slide:
    return next(slide for slide in reflexes(month) if slide.id.endswith(name))


def test_the_three_lists_hold_the_client_s_own_words_and_removal_waits_for_a_lawyer(hand_made: Made) -> None:
    rule = EditorialElement(element="ton à faire", name="Parler comme au comptoir", example="« On a lu, on vous dit. »")
    month = hand_made(Dossier(team=TEAM, editorial=(rule,)), messages=[message(1, "Un peu cher.", sentiment="négatif")])
    slide = charter(month)
    assert isinstance(slide.exhibit, Blocks)
    accepted, removed, manner = slide.exhibit.items
    assert "« Un peu cher. »" in plain(accepted.lines[0]) and LAWYER in removed.heading
    assert manner.lines[0].startswith("Parler comme au comptoir")
    bare = charter(hand_made())
    assert "à compléter" in told(bare) and "Léa" not in told(bare)


def test_each_rule_uses_actions_and_each_network_says_what_it_allows(hand_made: Made) -> None:
    x = hand_made(Dossier(team=TEAM), networks={"x": {"name": "Lune"}, "linkedin": {"name": "Lune"}})
    slide = actions(x)
    assert isinstance(slide.exhibit, Table)
    assert [row[2] for row in slide.exhibit.rows if row[0] == "X"] == ["non"]
    used = [any(row[place] == "oui" for row in slide.exhibit.rows[:6]) for place in range(1, 6)]
    assert used == [True] * 5 and "supprimer sur X et masquer sur LinkedIn" in slide.title


def test_every_line_of_law_is_for_a_lawyer(hand_made: Made) -> None:
    slide = law(hand_made(Dossier(team=TEAM)))
    assert isinstance(slide.exhibit, Table) and {row[-1] for row in slide.exhibit.rows} == {LAWYER}
    assert "Personne n’est nommé" in law(hand_made()).title


def test_the_crisis_begins_at_a_number_told_from_the_usual_volume(hand_made: Made) -> None:
    quiet = hand_made(Dossier(team=TEAM), messages=[message(n * 60, "Merci") for n in range(3)])
    assert "5 messages négatifs en une heure, ou 15 en un jour" in told(sheet(quiet, "crise"))
    busy = hand_made(Dossier(team=TEAM), messages=[message(n, "Merci") for n in range(10)])
    slide = with_numbers(sheet(busy, "crise"))
    assert "30 messages négatifs en une heure, ou 30 en un jour" in told(slide)
    assert [one.again for one in evidence_for(busy, slide.numbers)] == ["10", "10"]
    assert "Volume habituel inconnu" in told(sheet(hand_made(), "crise"))


def test_the_five_sheets_name_who_decides_and_an_escalation_to_nobody_is_said(hand_made: Made) -> None:
    named = reflexes(hand_made(Dossier(team=TEAM)))
    assert [slide.id.rpartition(".")[2] for slide in named] == ["sav", "urgence", "crise", "presse", "partenariat"]
    assert "Ines Vidal décide sous 1 h" in plain(sheet(hand_made(Dossier(team=TEAM)), "presse").title)
    assert "« Collaboration commerciale »" in told(named[-1]) and LAWYER in told(named[-1])
    alone = reflexes(hand_made(Dossier(team=TEAM[:1])))
    assert all("ne mène à personne" in slide.title for slide in alone)


def test_scripts_are_for_the_cases_received_with_the_answers_that_the_team_gave(hand_made: Made) -> None:
    asked = [message(n, "Ouvrez-vous le lundi de Pâques ?", answer="Bonjour, oui, de 9 h à midi.") for n in range(3)]
    sorry = message(9, "Arnaque, livre jamais reçu", answer="Nous sommes désolés pour la gêne occasionnée.")
    month = hand_made(Dossier(team=TEAM), messages=[*asked, sorry])
    slide = scripts(month)
    assert isinstance(slide.exhibit, Table)
    rows = {plain(row[0]): row for row in slide.exhibit.rows}
    assert set(rows) == {"Question (3 fois)", "Réclamation (1 fois)"}
    assert "Ouvrez-vous le lundi de Pâques" in rows["Question (3 fois)"][2]
    assert (
        "de 9 h à midi" in plain(rows["Question (3 fois)"][4]) and "www.maison-lune.fr" in rows["Question (3 fois)"][3]
    )
    assert "désolés" not in told(slide) and "Sans script" in plain(slide.message[0])
    assert all(one.agrees and one.used for one in evidence_for(month, with_numbers(slide).numbers))
    general = scripts(hand_made(Dossier(team=TEAM)))
    assert (
        "réponses générales" in general.title and isinstance(general.exhibit, Table) and len(general.exhibit.rows) == 5
    )


def test_reviews_are_answered_in_four_moments(hand_made: Made) -> None:
    def review(number: int, stars: float, text: str | None) -> dict[str, Any]:
        return message(number, "", channel="avis", network="google", rating=stars) | {"text": text}

    month = hand_made(
        Dossier(team=TEAM),
        messages=[review(1, 5, "Choix parfait."), review(2, 1, "Accueil froid."), review(3, 3, None)],
    )
    slide = reviews(month)
    assert isinstance(slide.exhibit, Table)
    assert [row[0] for row in slide.exhibit.rows] == ["Reçu", "Remercier", "Situer", "Proposer", "En privé"]
    assert [plain(cell) for cell in slide.exhibit.rows[0][1:]] == [
        "« Choix parfait. »",
        "aucun avec un texte",
        "« Accueil froid. »",
    ]
    assert plain(slide.message[0]) == "3 avis connus, dont 1 mauvais." and "1 avis sans texte" in plain(
        slide.message[1]
    )
    assert "réponses générales" in reviews(hand_made()).title


def test_a_name_after_a_title_is_masked_when_messages_are_read() -> None:
    said = masked(pd.Series(["Reçue par Mme Le Goff, puis M. Durand, à Auray"]), pd.Series(["Anna"]))
    assert said.tolist() == ["Reçue par Mme [nom], puis M. [nom], à Auray"]


def test_no_private_person_of_the_demo_reaches_a_slide(demo_slides: dict[tuple[str, Month], list[Slide]]) -> None:
    facts = yaml.safe_load(shipped("templates", "demo", RETAILER, "autour.yaml").read_text("utf-8"))
    people = [name for name in facts["messages"]["auteurs"] if len(name) > 6]
    assert len(people) > 15
    for key in CLIENT_KEYS:
        for month in (MONTH_ONE, MONTH_TWO):
            own = [one for one in demo_slides[key, month] if one.id.startswith(("animation.", "moderation."))]
            text = json.dumps([to_json(slide) for slide in own], ensure_ascii=False)
            assert own and not [name for name in people if name in text]
