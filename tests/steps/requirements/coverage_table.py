"""The table of the documentation: a line for each requirement, and what proves it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "coverage.md"
ARROW = " → "
LINE = re.compile(r"^\| S\d+\.\d+ \|")


@dataclass(frozen=True)
class Proof:
    """One proof: its kind, the input that is changed or taken away ("" for none), slides it is seen on, or a test."""

    kind: str
    input: str = ""
    slides: tuple[str, ...] = ()
    test: str = ""


@dataclass(frozen=True)
class Line:
    """A requirement: `kinds` as C, I, G, F or P, the `pack` from which it is owed, where it is carried, its proofs."""

    id: str
    kinds: tuple[str, ...]
    pack: str
    notebooks: tuple[int, ...]
    deliverables: tuple[str, ...]
    proofs: tuple[Proof, ...]

    def proved(self, kind: str) -> tuple[Proof, ...]:
        return tuple(proof for proof in self.proofs if proof.kind == kind)


@cache
def lines() -> tuple[Line, ...]:
    """Every line of the page, in its order."""
    return tuple(_line(text) for text in PAGE.read_text("utf-8").splitlines() if LINE.match(text))


def proofs_by_input(kind: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each input that is changed (C) or taken away (I): the slides that must show it, by requirement."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in lines():
        for proof in line.proved(kind):
            if proof.input:
                seen = found.setdefault(proof.input, {})
                seen[line.id] = (*seen.get(line.id, ()), *proof.slides)
    return found


def _line(text: str) -> Line:
    name, _what, kinds, pack, notebooks, deliverables, proofs = (cell.strip() for cell in text.strip("| ").split(" | "))
    return Line(
        name,
        tuple(kinds.split()),
        pack,
        tuple(int(one) for one in notebooks.split() if one.isdigit()),
        tuple(one for one in deliverables.split(", ") if one != "–"),
        tuple(_proof(one.strip()) for one in proofs.split("<br>")),
    )


def _proof(text: str) -> Proof:
    """A proof as it is written: "C: an input → a.slide, another", "G: a.slide" or "F: tests/test_x.py::test_y".

    >>> _proof("C: ga4 key events double → audit.chaine, mesure.chaine")
    Proof(kind='C', input='ga4 key events double', slides=('audit.chaine', 'mesure.chaine'), test='')
    >>> _proof("G: charte.ton").slides, _proof("P: tests/test_x.py::test_y").test
    (('charte.ton',), 'tests/test_x.py::test_y')
    """
    kind, _, rest = text.replace("`", "").partition(": ")
    if "::" in rest:
        return Proof(kind, test=rest)
    before, arrow, after = rest.partition(ARROW)
    slides = tuple((after if arrow else before).split(", "))
    return Proof(kind, before if arrow else "", slides)
