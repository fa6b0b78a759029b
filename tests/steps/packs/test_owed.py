"""What was owed and what is delivered; one client in the three packs: files nested, each shared slide with the same figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from iwa.client import load_client
from iwa.client_month import ClientMonth, open_month
from iwa.demo.clients import MONTH_TWO, RETAILER
from iwa.method.promises import NESTED, promises
from iwa.method.promises import owed as owed_by
from iwa.months import Month
from iwa.packs import deliverables, of_client, picked
from iwa.problems import InvalidClientFile
from iwa.slides import Slide, Table
from iwa.steps import architecture, monthly, playbooks
from iwa.steps.monthly.owed import owed, with_files
from iwa.traced import with_numbers
from iwa.workspace import ClientFolder

Demo = dict[tuple[str, Month], list[Slide]]


def states(slide: Slide) -> dict[str, str]:
    assert isinstance(slide.exhibit, Table)
    return {row[0]: row[-1] for row in slide.exhibit.rows}


@pytest.mark.parametrize("pack", NESTED)
def test_the_packs_deliver_what_the_method_promises(pack: str) -> None:
    assert {item.name for item in deliverables(pack)} == set(owed_by(pack))
    assert {item.name: item.issued for item in deliverables(pack)} == {
        name: promises()[name].issued for name in owed_by(pack)
    }


def test_a_line_is_done_once_its_files_are_in_the_folder(hand_made: Callable[..., ClientMonth]) -> None:
    slide = owed(hand_made())
    due = [name for name, state in states(slide).items() if state == "à faire"]
    assert "Rapport mensuel" in due and "Stratégie" not in due  # a month after the start: none of the quarter's
    files = {
        "rapport-mensuel.pptx",
        "checklists.pptx",
        "charte-editoriale.pptx",
        "calendrier.pptx",
        "calendrier.xlsx",
        "calendrier.ics",
    }
    done = with_files(slide, files)
    assert {state for state in states(done).values()} == {"fait", "sans objet"} and done.title.endswith("tous remis")
    without = with_files(slide, files - {"calendrier.ics"})
    assert states(without)["Calendrier éditorial"] == "à faire" and "Calendrier éditorial" in without.decision
    assert states(with_files(slide, {*files, "strategie.pptx"}))["Stratégie"] == "fait"
    other = Slide("mesure.top", "Le mois en cinq contenus")
    assert with_files(other, files) is other


def test_what_came_out_before_is_said_with_its_month(hand_made: Callable[..., ClientMonth]) -> None:
    month = hand_made()
    folder = month.folder.run(Month(2026, 9)).deliverables
    folder.mkdir(parents=True)
    (folder / "audit.pptx").write_bytes(b"")
    table = owed(month).exhibit
    assert isinstance(table, Table)
    told = {row[0]: row[2].replace("\xa0", " ") for row in table.rows}
    assert told["Audit et diagnostic"] == "remis en septembre 2026, dû en décembre 2026"
    assert told["Stratégie"] == "dû en décembre 2026"


def test_a_contract_adds_a_deliverable_and_does_without_another_with_the_reason(
    hand_made: Callable[..., ClientMonth],
) -> None:
    month = hand_made(added={"plan-de-tests": "demandé en juin"}, left_out={"checklists": "tenues par la librairie"})
    names = [item.name for item in of_client(month.client)]
    assert "plan-de-tests" in names and "checklists" not in names and "campagnes" not in names
    slide = owed(month)
    assert "demandé en juin" in slide.message[0] and "tenues par la librairie" in slide.message[1]
    assert states(slide)["Plan de tests"] == "à faire" and states(slide)["Checklists"] == "sans objet"
    whole = hand_made(added={"strategie": "entière"})
    (strategy,) = [item for item in of_client(whole.client) if item.name == "strategie"]
    assert "architecture.publicite" in strategy.patterns


def test_an_unknown_deliverable_is_refused_with_those_known(tmp_path: Path) -> None:
    folder = ClientFolder(tmp_path / "clients" / "lune")
    folder.path.mkdir(parents=True)
    text = "nom: Lune\nsecteur: librairie\npack: essentiel\ndebut: 2026-10\nreseaux:\n  facebook:\n    compte: Lune\najouts:\n  audi: pour voir\n"
    folder.client_file.write_text(text, "utf-8")
    with pytest.raises(InvalidClientFile, match=r"ajouts.*playbooks"):
        load_client(folder)


def test_the_files_of_a_smaller_pack_and_their_slides_are_among_those_of_the_next(demo_slides: Demo) -> None:
    slides = demo_slides[RETAILER, MONTH_TWO]
    found = [
        {item.name: [one.id for one in picked(slides, item.patterns)] for item in deliverables(pack)} for pack in NESTED
    ]
    for small, large in pairwise(found):
        assert set(small) < set(large)
        for name, ids in small.items():
            assert [one for one in large[name] if one in ids] == ids, name
    own = {name for name in found[2] if name not in found[1]}
    assert own == {"campagnes", "preuves", "gouvernance"} and all(found[2][name] for name in own)
    assert all(ids for name, ids in found[2].items()), [name for name, ids in found[2].items() if not ids]


def test_each_shared_slide_has_the_same_figures_in_each_pack(played: Path) -> None:
    month = open_month(RETAILER, str(MONTH_TWO), played)
    shown = []
    for pack in NESTED:
        one = replace(month, client=month.client.model_copy(update={"pack": pack}))
        made = (
            playbooks.summary,
            architecture.summary,
            architecture.rhythm,
            architecture.four_questions,
            monthly.dashboard,
            monthly.delivered,
        )
        shown.append([with_numbers(show(one)) for show in made])
    assert shown[0] == shown[1] == shown[2]
    assert [slide.numbers for slide in shown[0]] == [slide.numbers for slide in shown[2]]
