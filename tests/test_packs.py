"""What each pack delivers, when, and with which slides."""

from __future__ import annotations

from pathlib import Path

import pytest

from iwa import packs
from iwa.client_values import PACKS
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.rows import Goal
from iwa.months import Month
from iwa.packs import Deliverable, deliverables, issued_with, picked
from iwa.problems import InvalidTemplate
from iwa.slides import Slide


def ids(*patterns: str, among: tuple[str, ...] = ("a.1", "a.2", "b.1")) -> list[str]:
    return [slide.id for slide in picked([Slide(name, "") for name in among], patterns)]


def test_a_larger_pack_holds_all_of_the_smaller_ones() -> None:
    names = {pack: {item.name for item in deliverables(pack)} for pack in PACKS}
    assert {"audit", "rapport-mensuel"} <= names["essentiel"] <= names["croissance"] <= names["impact"]


def test_the_report_tells_of_the_relation_from_the_pack_croissance() -> None:
    patterns = {pack: {item.name: item.patterns for item in deliverables(pack)}["rapport-mensuel"] for pack in PACKS}
    assert "mesure.relation" not in patterns["essentiel"]
    for pack in ("croissance", "impact"):
        place = patterns[pack].index("mesure.relation")
        assert patterns[pack][place + 1 : place + 3] == ("mesure.communaute", "mesure.tests")
        assert [p for p in patterns[pack] if p in patterns["essentiel"]] == list(patterns["essentiel"])


def test_an_addition_needs_a_place_in_the_smaller_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added = "ajouts:\n  audit:\n    - {avant: b, diapositives: [c]}\n"
    texts = {
        "petit": "pack: petit\nlivrables:\n  audit: {titre: A, parution: mois, diapositives: [a]}\n",
        "grand": f"pack: grand\ncontient: petit\n{added}",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(packs, "shipped", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(InvalidTemplate, match="avant : b"):
        deliverables("grand")


@pytest.mark.parametrize("pack", PACKS)
def test_no_deliverable_picks_an_internal_slide_by_its_pattern(pack: str) -> None:
    for item in deliverables(pack):
        assert item.patterns and "audit.reserves" not in [
            slide.id for slide in picked([Slide("audit.reserves", "")], item.patterns)
        ]


@pytest.mark.parametrize(
    ("month", "due"),
    [
        ("2026-09", True),
        ("2026-10", False),
        ("2026-11", False),
        ("2026-12", True),
        ("2027-09", True),
        ("2026-06", True),
    ],
)
def test_a_quarter_counts_from_the_month_before_the_start(month: str, due: bool) -> None:
    audit = Deliverable("audit", "Audit", "trimestre", ("audit.*",))
    assert audit.is_due(Month.parse(month), start=Month(2026, 10)) == due
    assert Deliverable("r", "R", "mois", ("*",)).is_due(Month.parse(month), start=Month(2026, 10))


def test_what_comes_out_on_a_change_does_so_at_the_start_and_when_a_row_of_its_tabs_is_other() -> None:
    charter = Deliverable("charte", "Charte", "changement", ("c.*",), tabs=("editorial",))
    noted = Dossier(editorial=(EditorialElement(element="mot à éviter", name="facile"),))
    assert charter.has_changed(noted, {})
    issued = issued_with([charter], {"charte"}, noted, {})
    later = Dossier(editorial=noted.editorial, goals=(Goal(type="notoriété", sentence="Se faire connaître"),))
    assert not charter.has_changed(later, {"issued": issued})
    assert charter.has_changed(Dossier(), {"issued": issued})
    assert [charter.is_due(Month(2026, 10), Month(2026, 10), changed) for changed in (True, False)] == [True, False]


def test_what_did_not_come_out_keeps_the_tabs_of_its_last_time() -> None:
    charter = Deliverable("charte", "Charte", "changement", ("c.*",), tabs=("editorial",))
    before = {"issued": {"charte": "abc"}}
    assert issued_with([charter], set(), Dossier(), before) == {"charte": "abc"}
    assert issued_with([Deliverable("r", "R", "mois", ("*",))], {"r"}, Dossier(), before) == {"charte": "abc"}


def test_slides_come_in_the_order_of_the_patterns_and_once() -> None:
    assert ids("b.*", "a.2", "*") == ["b.1", "a.2", "a.1"]
    assert ids("c.*") == []
    assert ids("a.?") == ["a.1", "a.2"]


@pytest.mark.parametrize("pack", PACKS)
def test_the_chapters_of_a_deliverable_begin_after_its_first_page_in_the_order_of_its_slides(pack: str) -> None:
    for item in (one for one in deliverables(pack) if one.chapters):
        begins = [item.patterns.index(pattern) for pattern in item.chapters]
        assert begins == sorted(begins) and begins[0] == 1, item.name
        assert len(set(item.chapters.values())) == len(item.chapters) >= 5


def test_a_chapter_begins_with_the_first_slide_there_is_of_it() -> None:
    slides = [Slide("a.1", ""), Slide("b.2", ""), Slide("c.3", ""), Slide("d.4", "")]
    found = picked(slides, ["a.*", "x.*", "b.*", "c.*", "d.*"], {"x.*": "Un", "c.*": "Deux"})
    assert [(slide.id, slide.chapter) for slide in found] == [
        ("a.1", ""),
        ("b.2", "Un"),
        ("c.3", "Deux"),
        ("d.4", "Deux"),
    ]


@pytest.mark.parametrize(
    "text",
    ["pack: essentiel\nlivrables:\n  audit: {titre: A, parution: mois, diapositives: [a], chapitres: {Un: b}}\n", "pack: [", "pack: essentiel\nlivrable: {}\n", "pack: essentiel\nlivrables:\n  audit: {titre: A, parution: semaine, diapositives: [a]}\n",
     "pack: essentiel\nlivrables:\n  audit: {titre: A, parution: mois, diapositives: []}\n",
     "pack: essentiel\nlivrables:\n  audit: {titre: A, parution: changement, diapositives: [a]}\n",
     "pack: essentiel\nlivrables:\n  audit: {titre: A, parution: changement, onglets: [humeurs], diapositives: [a]}\n"],
)  # fmt: skip
def test_a_pack_that_is_not_as_it_must_be_is_named(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "essentiel.yaml"
    file.write_text(text, "utf-8")
    monkeypatch.setattr(packs, "shipped", lambda *parts: file)
    with pytest.raises(InvalidTemplate, match="Le pack « essentiel » est illisible") as refused:
        deliverables("essentiel")
    assert refused.value.todo == "Corrigez essentiel.yaml."
