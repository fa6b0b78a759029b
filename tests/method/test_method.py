"""The method as data: whole, and in the words that the dossier, the tables and the packs use."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from iwa.client_values import PACKS
from iwa.dossier.choices import EDITORIAL_ELEMENTS, GOAL_TYPES, MODERATION_ACTIONS, PILLARS, PROOF_KINDS
from iwa.method.checklists import LAUNCH_DAYS, checklists
from iwa.method.moderation import moderation, replies
from iwa.method.objectives import objectives
from iwa.method.pillars import pillars
from iwa.method.playbooks import playbooks
from iwa.method.promises import NESTED, owed, promises, questions
from iwa.method.steps import steps
from iwa.method.template import Block, read
from iwa.networks import NAMES
from iwa.packs import deliverables
from iwa.problems import InvalidTemplate
from iwa.tables import FORMATS
from iwa.workspace import shipped


def test_there_are_six_steps_and_the_first_two_share_the_first_week() -> None:
    assert [step.weeks for step in steps()] == [(1, 1), (1, 1), (2, 2), (2, 3), None, None]
    assert [step.rhythm for step in steps()[4:]] == ["en continu", "chaque mois"]
    assert set(chain.from_iterable(step.gives for step in steps())) <= set(promises())


def test_the_six_pillars_of_the_dossier_each_have_aims_formats_an_angle_and_a_balance() -> None:
    method = pillars()
    assert set(method.pillars) == set(PILLARS)
    assert {pillar.balance for pillar in method.pillars.values()} == set(method.balances)
    assert [name for name, pillar in method.pillars.items() if pillar.house] == ["pédagogie"]
    assert {family for pillar in method.pillars.values() for family in pillar.families} <= set(objectives().families)


def test_each_balance_gathers_the_pillars_it_is_made_of() -> None:
    parts = {
        balance: {name for name in PILLARS if pillars().balance_of(name) == balance} for balance in pillars().balances
    }
    assert parts == {
        "valeur": {"expertise", "pédagogie"}, "preuve": {"preuves"}, "lien": {"coulisses", "communauté"}, "action": {"offres"},
    }  # fmt: skip
    assert pillars().balance_of(None) is None


def test_three_series_serve_pillars_that_exist() -> None:
    assert list(pillars().series) == ["conseil", "preuve", "coulisse"]
    assert set(chain.from_iterable(pillars().series.values())) <= set(PILLARS)


def test_formats_are_those_of_the_tables() -> None:
    of_pillars = {f for pillar in pillars().pillars.values() for own in pillar.formats for f in own.formats}
    of_networks = {f for playbook in playbooks().networks.values() for f in playbook.formats}
    of_goals = set(chain.from_iterable(objectives().formats.values()))
    assert of_pillars | of_networks | of_goals <= set(FORMATS)


@pytest.mark.parametrize("network", NAMES)
def test_each_network_can_carry_a_favourite_format_of_each_type_of_objective(network: str) -> None:
    known = playbooks().networks[network].formats
    assert all(objectives().usual_format(kind, known) for kind in GOAL_TYPES)
    assert playbooks().networks[network].longest > 0


@pytest.mark.parametrize("network", NAMES)
def test_the_contents_of_each_network_serve_pillars(network: str) -> None:
    contents = playbooks().networks[network].contents
    assert 4 <= len(contents) <= 5
    assert {pillar for content in contents for pillar in content.pillars} <= set(PILLARS)


def test_the_four_families_have_indicators_of_quality_and_a_decision_and_eight_types_lead_to_them() -> None:
    method = objectives()
    assert len(method.families) == 4 and set(method.types) == set(GOAL_TYPES) == set(method.formats)
    assert all(family.main and family.quality and family.decision for family in method.families.values())
    assert set(method.types.values()) == set(method.families)


def test_the_launch_lasts_fourteen_days_and_asks_for_three_pillars_and_two_series() -> None:
    lines = checklists().launch
    assert max(line.day for line in lines) == LAUNCH_DAYS and all(line.day for line in lines)
    assert {line.evidence: line.wanted for line in lines if line.wanted > 1} == {"piliers": 3, "series": 2}
    assert {"logo", "photo", "gabarit", "charte graphique"} <= {line.evidence for line in lines} & set(PROOF_KINDS)
    assert len(checklists().monthly) == 5


def test_moderation_has_five_rules_five_actions_and_says_what_each_network_allows() -> None:
    method = moderation()
    assert len(method.rules) == 5 and set(method.actions) == set(MODERATION_ACTIONS)
    assert all(set(allowed) == set(NAMES) for allowed in method.actions.values())
    assert {action for rule in method.rules.values() for action in rule.actions} == set(MODERATION_ACTIONS)
    assert set(method.answers) == {"commentaire", "message", "avis"}
    assert list(method.escalations) == ["sav", "urgence", "crise", "presse", "partenariat"]


def test_scripts_have_their_three_parts_and_reviews_their_four_moments() -> None:
    assert all(reply.welcome and reply.rephrasing and reply.next_step for reply in replies().cases.values())
    assert [bool(reply.private) for reply in replies().reviews.values()] == [False, True, True]
    assert "désolés pour la gêne" not in shipped("templates", "method", "reponses.yaml").read_text("utf-8")


def test_packs_are_nested_and_what_they_deliver_is_promised() -> None:
    assert tuple(PACKS) == NESTED
    small, middle, large = (set(owed(pack)) for pack in NESTED)
    assert small < middle < large == set(promises())
    assert small == {"audit", "strategie", "charte-editoriale", "calendrier", "rapport-mensuel", "checklists"}
    assert large - middle == {"campagnes", "preuves", "gouvernance"}
    for pack in NESTED:
        found = {item.name: item for item in deliverables(pack)}
        assert set(found) <= set(owed(pack))
        assert all(found[name].title == promises()[name].title for name in found)


def test_there_are_four_questions() -> None:
    assert len(questions()) == 4
    assert all(question.question.endswith("?") for question in questions().values())


def test_elements_of_the_dossier_can_hold_pillars_and_series() -> None:
    assert {"pilier", "rubrique", "série"} <= set(EDITORIAL_ELEMENTS)


def test_a_file_with_a_key_nobody_knows_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Nothing(Block):
        """A file without any key."""

    (tmp_path / "etapes.yaml").write_text("inconnu: 1\n", "utf-8")
    monkeypatch.setattr("iwa.method.template.shipped", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(InvalidTemplate, match="La méthode est illisible"):
        read("etapes.yaml", Nothing)
