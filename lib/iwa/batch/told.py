"""What the executed notebooks of a month say, small enough to be held against what they said before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from iwa.batch.differences import Told, ToldFigure, ToldSlide
from iwa.digests import digest
from iwa.measures.printed import PRINTED
from iwa.measures.registry import MEASURES
from iwa.problems import DAMAGED
from iwa.run.notebooks import STEPS
from iwa.run.receipt import FAILED, read_receipt
from iwa.slides import MIME
from iwa.steps.wording import capital, network_name
from iwa.traced import DECISION, SUBTITLE, TITLE
from iwa.typography import french
from iwa.workspace import RunFolder

UNSEEN = ("numbers", "notes", "schema", "files")  # what a slide holds beside what is read on it
BENEATH = ", dessous"  # the detail of a key figure


def told(run: RunFolder) -> Told:
    """What the executed notebooks say; empty when nothing was run, or when it cannot be read.

    The notebooks are read as plain data: nothing is validated that is only compared.
    """
    try:
        receipt = read_receipt(run)
        files = {step: run.notebooks / f"{name}.ipynb" for step, name in STEPS.items()}
        slides = [told_slide(slide, step) for step, file in files.items() for slide in records(file)]
    except DAMAGED:
        return Told()
    steps = receipt.steps.items() if receipt else ()
    return Told(tuple(slides), tuple(int(step) for step, noted in steps if noted.get("state") == FAILED))


def records(file: Path) -> Iterator[Mapping[str, Any]]:
    """The slides' records in an executed notebook; none when it is not there."""
    if not file.is_file():
        return
    for cell in json.loads(file.read_text("utf-8"))["cells"]:
        shown = (output.get("data", {}).get(MIME) for output in cell.get("outputs", ()))
        yield from (slide for slide in shown if slide)


def told_slide(slide: Mapping[str, Any], step: int) -> ToldSlide:
    """A slide's record as it is held against another."""
    seen = _seen(slide) | {"source": _seen(slide.get("source") or {})}
    return ToldSlide(slide["id"], slide["title"], step, digest(seen), tuple(_figures(slide.get("numbers", ()))))


def _seen(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in UNSEEN}


def _figures(numbers: Iterable[Mapping[str, Any]]) -> list[ToldFigure]:
    """Each figure once, by its best name: the same one stands in a title and on a card.

    Of several with one name the first: a cell gives its figure before the ends of its interval.
    """
    found: dict[str, ToldFigure] = {}
    for number in numbers:
        key = json.dumps([number["table"], number["measure"], number["where"]], sort_keys=True)
        place = str(number["place"])
        if key not in found or _is_named(place) > _is_named(found[key].label):
            found[key] = ToldFigure(key, place, number["text"])
    named: dict[str, ToldFigure] = {}
    for one in found.values():
        label = _label(one)
        named.setdefault(label, ToldFigure(one.key, label, one.text))
    return list(named.values())


def _is_named(place: str) -> bool:
    """Whether a place says what its figure is: a card or a cell does, a sentence does not."""
    sentence = place in ("", TITLE, SUBTITLE, DECISION) or place.startswith("message ") or ", ligne " in place
    return not sentence


def _label(figure: ToldFigure) -> str:
    """What the figure is: the name of its card or cell, else that of its measure and network."""
    if _is_named(figure.label):
        return capital(figure.label.removesuffix(BENEATH))
    _, measure, where = json.loads(figure.key)
    named = MEASURES.get(measure) or PRINTED.get(measure)
    network = where.get("network", "")
    there = f" sur {network_name(network)}" if network and "+" not in network and network != "all" else ""
    return french(f"{named.label if named else 'Chiffre'}{there}")
