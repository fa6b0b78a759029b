"""The table of requirements: every line is there, each of its kinds has a proof, and what it names exists."""

from __future__ import annotations

import ast
from collections import Counter
from fnmatch import fnmatchcase
from functools import cache

import pytest
from carried import silent, unmoved
from changed_dossier import DOSSIER
from changed_exports import EXPORTS
from coverage_table import ROOT, Line, lines
from emptied import EMPTIED

from iwa.client_values import PACKS
from iwa.packs import deliverables
from iwa.slides import Figure, Figures, Slide

SECTIONS = {0: 9, 1: 17, 2: 9, 3: 12, 4: 9, 5: 6, 6: 8, 7: 16, 8: 9, 9: 11, 10: 20, 11: 16, 12: 9, 13: 12, 14: 12, 15: 9, 16: 8, 17: 8}  # fmt: skip
FROM = {"E": "essentiel", "e C": "essentiel", "C": "croissance", "I": "impact"}
KINDS = {"C", "I", "G", "F", "P"}


def test_each_of_the_two_hundred_requirements_has_its_line() -> None:
    wanted = [f"S{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1)]
    assert len(wanted) == 200
    assert [line.id for line in lines()] == wanted


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_each_kind_of_a_line_has_a_proof_of_its_own(line: Line) -> None:
    assert line.kinds and set(line.kinds) <= KINDS and line.pack in FROM
    assert set(line.kinds) <= {proof.kind for proof in line.proofs}
    for proof in line.proofs:
        assert bool(proof.test) != bool(proof.slides)
        if proof.slides and proof.kind != "G":
            assert proof.input in {"C": {**EXPORTS, **DOSSIER}, "I": EMPTIED}[proof.kind], proof.input


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_a_named_test_exists(line: Line) -> None:
    for proof in line.proofs:
        if proof.test:
            file, _, name = proof.test.partition("::")
            assert name in _tests_in(file), proof.test


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_a_named_slide_stands_in_a_named_deliverable_of_its_pack(line: Line) -> None:
    assert set(line.deliverables) <= {item.name for item in deliverables(PACKS[-1])}
    own = {item.name: item.patterns for item in deliverables("croissance" if line.pack == "e C" else FROM[line.pack])}
    patterns = [pattern for name in line.deliverables for pattern in own.get(name, ())]
    slides = {slide for proof in line.proofs for slide in proof.slides}
    if slides and line.deliverables:
        assert any(fnmatchcase(slide, pattern) for slide in slides for pattern in patterns), slides


@pytest.mark.parametrize("line", [one for one in lines() if one.pack in ("C", "I")], ids=lambda line: line.id)
def test_what_a_larger_pack_owes_is_in_no_smaller_one(line: Line) -> None:
    smaller = PACKS[: PACKS.index(FROM[line.pack])]
    held = {(item.name, pattern) for pack in smaller for item in deliverables(pack) for pattern in item.patterns}
    own = {
        (item.name, pattern)
        for item in deliverables(FROM[line.pack])
        for pattern in item.patterns
        if item.name in line.deliverables
    }
    assert not line.deliverables or own - held


def test_every_input_that_can_be_changed_proves_a_line() -> None:
    used = Counter(proof.input for line in lines() for proof in line.proofs)
    assert [name for name in (*EXPORTS, *DOSSIER, *EMPTIED) if name not in used] == []


def test_a_mention_carries_nothing() -> None:
    before = {"a": Slide("a", "Les réponses sont lentes"), "b": Slide("b", "3 réponses")}
    after = {"a": Slide("a", "Les réponses sont lentes"), "b": Slide("b", "4 réponses")}
    assert unmoved(before, after, ["a", "b", "c"]) == ["a", "c"]


def test_a_default_in_the_place_of_what_is_missing_carries_nothing() -> None:
    before = {"a": Slide("a", "Bio", exhibit=Figures((Figure("Note", "3"),))), "b": Slide("b", "Bio à compléter")}
    after = {
        "a": Slide("a", "Bio", exhibit=Figures((Figure("Note", "à compléter"),))),
        "b": Slide("b", "Bio à compléter"),
    }
    assert silent(before, after, ["a", "b"]) == ["b"]


@cache
def _tests_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
