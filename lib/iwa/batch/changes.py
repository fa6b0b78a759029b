"""What changed for a client: against the last run of the same month, and against the month before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from iwa.batch.differences import Changes, FigureChange, SlideChange, Told, ToldSlide
from iwa.batch.flips import flip_said, flips
from iwa.months import Month
from iwa.numbers import MONTH_NAMES, counted
from iwa.typography import french
from iwa.workspace import ClientFolder

MOST = 3  # slides, figures or verdicts named in a sentence
LAST_TIME = "depuis la dernière fois"


def changes(before: Told, after: Told, folder: ClientFolder, month: Month) -> Changes:
    """What reads otherwise than the last time the month was run, and the verdicts that flipped since the month before.

    On a first run, and where nothing could be read, no slide is told. A slide of a notebook that stopped on its
    way, now or then, is neither new nor gone.
    """
    flipped = flips(folder, month)
    since = MONTH_NAMES[month.previous.number - 1] if flipped else ""
    if not before.slides or not after.slides:
        return Changes(flips=flipped, since=since)
    old, new = _by_id(before), _by_id(after)
    unfinished = {*before.unfinished, *after.unfinished}
    added = tuple(slide.title for slide in _absent(new, old, unfinished))
    removed = tuple(slide.title for slide in _absent(old, new, unfinished))
    both = [(old[key], slide) for key, slide in new.items() if key in old]
    changed = tuple(_changed(then, now) for then, now in both if then.reading != now.reading)
    return Changes(added, removed, changed, flipped, since)


def _by_id(seen: Told) -> dict[str, ToldSlide]:
    """The slides by id in their order, the first of two that have the same."""
    found: dict[str, ToldSlide] = {}
    for slide in seen.slides:
        found.setdefault(slide.id, slide)
    return found


def _absent(slides: dict[str, ToldSlide], others: dict[str, ToldSlide], unfinished: set[int]) -> list[ToldSlide]:
    return [slide for slide in slides.values() if slide.id not in others and slide.step not in unfinished]


def _changed(then: ToldSlide, now: ToldSlide) -> SlideChange:
    known = {figure.key: figure for figure in then.figures}
    pairs = ((known[figure.key], figure) for figure in now.figures if figure.key in known)
    figures = tuple(FigureChange(new.label, old.text, new.text) for old, new in pairs if old.text != new.text)
    return SlideChange(now.id, then.title, now.title, figures)


def sentences(found: Changes, most: int = MOST) -> list[str]:
    """The changes in French, at most so many named in a sentence; nothing for what reads the same.

    >>> from iwa.batch.differences import Flip
    >>> told = sentences(Changes(flips=(Flip("Instagram", "Format", "carrousels", "indicatif", "concluant"),), since="septembre"))
    >>> told[0].replace("\\xa0", " ")
    '1 verdict a changé depuis septembre : carrousels sur Instagram, indicatif → concluant.'
    """
    heads = [
        (_counted(found.changed, "diapositive a changé", "diapositives ont changé"), map(slide_said, found.changed)),
        (_counted(found.added, "diapositive est nouvelle", "diapositives sont nouvelles"), map(_quoted, found.added)),
        (
            _counted(found.removed, "diapositive n’y est plus", "diapositives n’y sont plus"),
            map(_quoted, found.removed),
        ),
    ]
    told = [f"{head} {LAST_TIME} : {_some(named, most)}." for head, named in heads if head]
    verdicts = _counted(found.flips, "verdict a changé", "verdicts ont changé")
    if verdicts:
        told.append(f"{verdicts} depuis {found.since} : {_some(map(flip_said, found.flips), most)}.")
    return [french(sentence) for sentence in told]


def _counted(items: tuple[object, ...], singular: str, plural: str) -> str:
    return counted(len(items), singular, plural) if items else ""


def _some(named: Iterable[str], most: int) -> str:
    """The first ones, and how many others there are."""
    every = list(named)
    left = len(every) - most
    return " ; ".join(every[:most] + ([f"et {counted(left, 'autre')}"] if left > 0 else []))


def _quoted(title: str) -> str:
    """A title in quotation marks, with the inner ones where it has its own.

    >>> _quoted("Les publications sur «\xa0Pains\xa0» mènent.")
    '« Les publications sur “Pains” mènent »'
    """
    inner = re.sub(r"\s*»", "”", re.sub(r"«\s*", "“", title))
    return f"« {inner.rstrip('.')} »"


def slide_said(slide: SlideChange) -> str:
    """A slide that changed: its title, then the first figures that differ.

    >>> said = slide_said(SlideChange("mesure.portee", "La portée", "La portée", (FigureChange("Portée", "12", "14"),)))
    >>> said.replace("\\xa0", " ")
    '« La portée » (portée, 12 → 14)'
    """
    figures = _some(map(figure_said, slide.figures), 2)
    return french(f"{_quoted(slide.after)} ({figures})" if figures else _quoted(slide.after))


def figure_said(figure: FigureChange) -> str:
    """A figure then and now."""
    label = figure.label if figure.label[1:2].isupper() else figure.label[:1].lower() + figure.label[1:]
    return f"{label}, {figure.before} → {figure.after}"
