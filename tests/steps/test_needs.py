"""What the month's deliverables still lack: asked for by a slide of the pack, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa import needs as asked
from iwa.client_month import ClientMonth
from iwa.dossier.choices import CRITERIA
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.event import Event
from iwa.dossier.followed import Decision, Tick
from iwa.dossier.observations import CompetitorNote
from iwa.dossier.proofs import Proof
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry, Goal, Person, ProfileNote
from iwa.dossier.target import KeyMessage, Target
from iwa.months import Month
from iwa.needs import Need, due, needs
from iwa.packs import Deliverable

Made = Callable[..., ClientMonth]
OCTOBER = Month(2026, 10)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def told(month: ClientMonth) -> dict[str, str]:
    return {plain(need.what): need.where for need in needs(month)}


@pytest.fixture
def pack(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A pack whose only deliverable holds these slides."""

    def holding(*patterns: str) -> None:
        only = (Deliverable("r", "Rapport", "mois", patterns),)
        monkeypatch.setattr(asked, "of_client", lambda client: only)

    return holding


def test_nothing_is_asked_for_a_slide_that_the_pack_has_not(hand_made: Made, pack: Callable[..., None]) -> None:
    pack("mesure.top")
    assert needs(hand_made()) == ()


def test_the_audit_s_needs_are_asked_when_the_audit_is_due_alone(hand_made: Made) -> None:
    quiet, audited = hand_made(start=Month(2026, 10)), hand_made(start=Month(2026, 11))
    names = [{item.name for item in due(month)} for month in (quiet, audited)]
    assert "audit" not in names[0] and "audit" in names[1] and "rapport-mensuel" in names[0] & names[1]
    of_audit = {"Les publics visés", "Un relevé des concurrents", "Facebook, audience"}
    assert not of_audit & set(told(quiet))
    assert of_audit <= set(told(audited))


GOAL = Goal(type="conversion", sentence="Vendre", measure="conversions", target=10.0)
OF_SALES = ("ventes", "chiffre d’affaires", "leads", "rendez-vous", "leads qualifiés")
SCORED = [ProfileNote(network=n, criterion=c, score=2) for n in ("facebook", "instagram") for c in CRITERIA]
WHOLE: dict[str, Any] = {
    "type": "conversion", "sentence": "Vendre", "measure": "conversions", "baseline": 5.0, "target": 10.0, "owner": "Léa",
    "due": date(2027, 3, 31), "quarter": "2026-T4", "worry_line": 2.0, "worry_action": "On relit",
}  # fmt: skip
CARRIED = KeyMessage(message="Dire", words=("dire",), proof="Un carnet")
CAMPAIGN = {"start": date(2026, 10, 5), "title": "Rentrée", "nature": "campagne"}


def typed(*indicators: str) -> tuple[Entry, ...]:
    return tuple(Entry(month=OCTOBER, indicator=name, value=1.0) for name in indicators)


@pytest.mark.parametrize(
    ("slides", "lacking", "filled", "what"),
    [
        (["mesure.reponse"], {}, {"goals": (GOAL,)}, "Un objectif chiffré, daté, avec son responsable"),
        (["mesure.reponse"], {"goals": (Goal(type="conversion", sentence="Vendre"),)}, {"goals": (GOAL,)},
         "L’indicateur ou la cible de 1 objectif"),
        (["audit.audience*"], {}, {"targets": (Target(name="A", dimension="ville", value="Paris"),)}, "Les publics visés"),
        (["audit.profils.*"], {"profiles": tuple(SCORED[:-2])}, {"profiles": tuple(SCORED)},
         "Critères de profil sans note : Instagram 2"),
        (["mesure.objectif.*"], {"goals": (GOAL,)}, {"goals": (GOAL,), "entered": typed(*OF_SALES)},
         "Saisies d’octobre 2026 : ventes, chiffre d’affaires, leads, rendez-vous et leads qualifiés"),
        (["mesure.chaine"], {}, {"entered": typed("ventes")}, "Ce qui compte comme lead, rendez-vous, vente ou candidature"),
        (["mesure.campagne.*"], {"agenda": (Event(**CAMPAIGN),)},
         {"agenda": (Event(**CAMPAIGN, aim="Vendre", measure="clicks", target=5.0),)}, "But, indicateur ou cible : « Rentrée »"),
        (["mesure.decisions"], {}, {"team": (Person(name="Léa", approves=True),)}, "Qui valide, et répond des décisions"),
        (["objectifs.synthese"], {"goals": (Goal(**WHOLE | {"owner": None, "quarter": None}),)}, {"goals": (Goal(**WHOLE),)},
         "« Vendre » : le responsable et le trimestre"),
        (["objectifs.seuils"], {"goals": (Goal(**WHOLE | {"worry_action": None}),)}, {"goals": (Goal(**WHOLE),)},
         "Le seuil d’inquiétude de 1 objectif, ou ce que l’on fait alors"),
        (["objectifs.priorites"], {"team": (Person(name="Léa"),)}, {"team": (Person(name="Léa", hours=3.0),)},
         "Les heures par semaine de ceux qui produisent"),
        (["objectifs.messages"], {}, {"key_messages": (CARRIED,)}, "Les messages à répéter"),
        (["objectifs.messages"], {"key_messages": (KeyMessage(message="Dire"),)}, {"key_messages": (CARRIED,)},
         "« Dire » : les mots qui le signalent et la preuve"),
        (["audit.angles"], {"competitors": (CompetitorNote(competitor="Rivale"),)},
         {"competitors": (CompetitorNote(competitor="Rivale", angle="Prix"),)}, "L’angle de 1 concurrent"),
        (["mesure.publicite"], {"entered": typed("budget publicitaire")}, {}, "Les publicités du mois, dont le budget est noté"),
    ],
)  # fmt: skip
def test_what_a_slide_would_show_as_to_be_completed_until_it_is_filled_in(
    hand_made: Made,
    pack: Callable[..., None],
    slides: Sequence[str],
    lacking: dict[str, Any],
    filled: dict[str, Any],
    what: str,
) -> None:
    pack(*slides)
    assert what in told(hand_made(dossier=Dossier(**lacking)))
    assert what not in told(hand_made(dossier=Dossier(**filled)))


def test_work_that_is_owed_is_typed_in_or_exported(hand_made: Made, pack: Callable[..., None]) -> None:
    pack("mesure.livre")
    owed = hand_made(quotas={"reponses": 10, "stories": 4})
    assert [need.how for need in needs(owed)] == ["à télécharger", "à remplir"]
    assert set(told(owed)) == {"Instagram, stories du mois", "Saisies d’octobre 2026 : réponses"}
    series = [{"network": "instagram", "measure": "stories", "month": "2026-10", "value": 3.0, "n": 3}]
    done = hand_made(quotas={"reponses": 10, "stories": 4}, series=series, dossier=Dossier(entered=typed("réponses")))
    assert needs(done) == ()


def test_last_month_s_proposals_ask_for_their_state(hand_made: Made, pack: Callable[..., None]) -> None:
    pack("mesure.suites")
    before = {"decisions": [{"id": "d1"}, {"id": "d2"}], "tests": [{"id": "t1"}]}
    noted = Dossier(decisions=(Decision(identifier="d1", decision="A", state="fait"),))
    assert set(told(hand_made(before=before, dossier=noted))) == {"L’état de 2 propositions du mois dernier"}


def test_an_audience_or_a_survey_that_is_there_is_not_asked_for(hand_made: Made, pack: Callable[..., None]) -> None:
    pack("audit.audience*", "audit.concurrents*")
    rows = [{"network": n, "dimension": "ville", "label": "Paris", "value": 1.0} for n in ("facebook", "instagram")]
    rival = {
        "network": "facebook",
        "competitor": "Rivale",
        "post_id": "1",
        "published_at": pd.Timestamp("2026-10-02", tz="UTC"),
    }
    lacking = needs(hand_made(dossier=Dossier(targets=(Target(name="A", dimension="ville", value="Paris"),))))
    assert [need.how for need in lacking] == ["à télécharger", "à télécharger", "facultatif"]
    there = hand_made(
        audience=rows, benchmark=[rival], dossier=Dossier(targets=(Target(name="A", dimension="ville", value="Paris"),))
    )
    assert needs(there) == ()


def test_each_need_says_where_it_is_got(hand_made: Made) -> None:
    found = needs(hand_made(start=Month(2026, 11)))
    assert found and all(isinstance(need, Need) and need.where for need in found)
    assert told(hand_made())["Qui valide, et répond des décisions"] == "dossier.xlsx, onglet « équipe »"


def test_the_charter_asks_for_the_rules_it_has_none_of_and_for_who_decides(
    hand_made: Made, pack: Callable[..., None]
) -> None:
    pack("charte.*")
    bare = told(hand_made())
    assert "Structure Facebook : accroche, corps, preuve et appel à l’action" in bare
    assert bare["L’identité visuelle : couleur, accent et police"] == "client.yaml, « marque »"
    assert bare["Qui tranche en modération : community manager, responsable et direction"].endswith("« équipe »")
    noted = Dossier(
        team=(Person(name="Léa", moderates="direction"),),
        editorial=tuple(
            EditorialElement(element=kind, name="a") for kind in ("ton à faire", "ton à ne pas faire", "mot à éviter")
        ),
    )
    asked_for = told(hand_made(noted, brand={"couleur": "#123456", "accent": "#654321", "police": "Calibri"}))
    assert "Charte : les mots à employer, les sujets à ne pas toucher et les règles visuelles" in asked_for
    assert "Qui tranche en modération : community manager et responsable" in asked_for
    assert not any(what.startswith("L’identité") for what in asked_for)


def test_what_a_person_must_tick_is_asked_for_in_the_first_month(hand_made: Made, pack: Callable[..., None]) -> None:
    pack("checklist.*")
    tick = Tick(checklist="lancement", item="charte éditoriale validée", done="non")
    first = told(hand_made(Dossier(checklists=(tick,)), start=Month(2026, 11)))
    assert list(first) == ["« Charte de modération validée » : oui ou non, par qui, quand"]
    assert told(hand_made()) == {}


def test_the_strategy_asks_for_what_its_pillars_proofs_and_cadence_lack(
    hand_made: Made, pack: Callable[..., None]
) -> None:
    pack("architecture.*")
    bare = told(hand_made())
    assert "Les piliers, proposés d’ici là d’après les objectifs" in bare and "Qui valide, et qui le remplace" in bare
    assert bare["Ce qui compte comme conversion dans GA4"] == "client.yaml, « conversions »"
    noted = Dossier(
        team=(Person(name="Léa"), Person(name="Paul", approves="oui")),
        editorial=(EditorialElement(element="pilier", name="preuves", note="Lu"), EditorialElement(element="rubrique", name="Goûté", pillar="preuves")),
        proofs=(Proof(kind="avis", name="Avis d’avril", state="à obtenir"),),
    )  # fmt: skip
    asked_for = told(hand_made(noted, conversions={"vente": ["purchase"]}))
    assert {"Des piliers en plus : 1 noté, trois au moins", "Les mots et hashtags qui signalent « Lu »"} <= set(
        asked_for
    )
    assert {"Auprès de qui obtenir « Avis d’avril »", "Les heures par semaine : Léa"} <= set(asked_for)
    assert not any(what.startswith(("Une rubrique", "Qui valide, et qui")) for what in asked_for)
