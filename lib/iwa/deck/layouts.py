"""Which of our layouts a presentation has, what stands in for the others, and what is told about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from iwa.deck.box import Box
from iwa.deck.colours import FOR_TEXT, contrast
from iwa.deck.names import INSTEAD, MUST, NEEDED, WANTED, WITHOUT
from iwa.deck.naming import Naming
from iwa.deck.places import Layout, Place, Places, in_halves, with_message
from iwa.deck.reading import INCH, Source, read_layout, sources
from iwa.numbers import decimal
from iwa.problems import InvalidMaster

# What a place of ours may be in the master; a chart stands also where text was meant.
TITLES = ("title", "ctrTitle")
TEXTS = ("body", "obj", "subTitle", "chart", "tbl")


@dataclass(frozen=True)
class Given:
    """A presentation, the name of its file, and how it calls our layouts; `others` for another's than ours."""

    presentation: Any
    file: str
    naming: Mapping[str, Naming]
    others: bool = True


def places_of(given: Given) -> Places:
    """The places of all our layouts in a presentation; `InvalidMaster` when it cannot hold our slides."""
    known = sources(given.presentation, given.others)
    slide = Box(0, 0, given.presentation.slide_width / INCH, given.presentation.slide_height / INCH)
    read = {name: layout for name in NEEDED if (layout := _read(name, given, known, slide)) is not None}
    found = {name: layout for name, layout in read.items() if not _missing(layout)}
    layouts = {name: layout for name in NEEDED if (layout := _resolved(name, found)) is not None}
    unusable = [name for name in MUST if name not in layouts]
    if unusable:
        raise InvalidMaster("\n".join(_absent(name, read, given) for name in unusable), todo=_todo(given))
    bottom = layouts["graphique"].area.bottom
    whole = {name: _completed(layout, bottom) for name, layout in layouts.items()}
    main = known[layouts["graphique"].own].theme
    return Places(whole, main, tuple(_remarks(given, read, found, layouts)))


def _read(name: str, given: Given, known: Mapping[str, Source], slide: Box) -> Layout | None:
    naming = given.naming.get(name, Naming(name))
    source = known.get(naming.own)
    if source is None:
        return None
    layout = read_layout(name, source, naming.places, slide)
    return replace(layout, places={own: place for own, place in layout.places.items() if _can_be(name, place)})


def _can_be(layout: str, place: Place) -> bool:
    """Whether a place is one of ours in that layout, and of a kind that can hold what goes there."""
    if place.name not in (*NEEDED[layout], *WANTED[layout]):
        return False
    if place.name == "Titre":
        return place.kind in TITLES
    if place.name in ("Pied de page", "Numéro"):
        return True
    return place.kind == "pic" if place.name.startswith("Visuel") else place.kind in TEXTS


def _missing(layout: Layout) -> list[str]:
    return [name for name in NEEDED[layout.name] if name not in layout.places]


def _resolved(name: str, found: Mapping[str, Layout], tried: tuple[str, ...] = ()) -> Layout | None:
    """The layout itself, else what stands in for it, else None."""
    if name in found:
        return found[name]
    for other, names in INSTEAD.get(name, ()):
        stand_in = None if other in tried else _resolved(other, found, (*tried, name))
        if stand_in is not None:
            return _renamed(name, stand_in, names) if names else stand_in
    return None


def _renamed(name: str, layout: Layout, names: Mapping[str, str]) -> Layout:
    """A layout whose places bear other names; a message that it had gives way to the one it gets."""
    kept = {own: place for own, place in layout.places.items() if own not in names.values() or own in names}
    places = (replace(place, name=names.get(own, own)) for own, place in kept.items())
    renamed = replace(layout, name=name, places={place.name: place for place in places})
    return in_halves(renamed) if name == "deux-graphiques" else renamed


def _completed(layout: Layout, bottom: float) -> Layout:
    commented = "Commentaires" in layout.places
    return layout if commented or "Message" not in WANTED[layout.name] else with_message(layout, bottom)


def _absent(name: str, read: Mapping[str, Layout], given: Given) -> str:
    """Why one of the layouts without which nothing can be shown is not there."""
    if name in read:
        return (
            f"Masque « {given.file} » : la disposition « {read[name].own} » ({name}) n’a pas "
            f"{_listed('d’emplacement', _missing(read[name]))}."
        )
    own = given.naming[name].own if name in given.naming else name
    return f"Masque « {given.file} » : pas de disposition « {own} »" + (f" ({name})." if own != name else ".")


def _todo(given: Given) -> str:
    yaml = given.file.rsplit(".", 1)[0] + ".yaml"
    return f"Donnez dans {yaml} les noms que le masque leur donne, ou ajoutez-les au masque dans PowerPoint."


def _remarks(
    given: Given, read: Mapping[str, Layout], found: Mapping[str, Layout], layouts: Mapping[str, Layout]
) -> Iterator[str]:
    if not given.others:
        return
    for name in NEEDED:
        if name not in found:
            stand_in = f" ; « {layouts[name].own} » en tient lieu" if name in layouts else ""
            yield f"{_absent(name, read, given).rstrip('.')}{stand_in}."
    lacking: dict[str, list[str]] = {}
    for layout in found.values():
        for place in dict.fromkeys(_stem(name) for name in WANTED[layout.name] if name not in layout.places):
            lacking.setdefault(place, []).append(layout.own)
    for place, names in lacking.items():
        where = _listed("dans", list(dict.fromkeys(names)))
        yield f"Masque « {given.file} » : pas d’emplacement « {place} » {where} : {WITHOUT[place]}."
    yield from _misnamed(given)
    yield from _pale(given, found)


def _pale(given: Given, found: Mapping[str, Layout]) -> Iterator[str]:
    """Texts of the master that stand out too little on what they stand on, a sentence for each pair of colours."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for place in (place for layout in found.values() for place in layout.places.values() if not place.legible):
        pairs.setdefault((place.colour, place.fill), []).append(place.name.rstrip(" 123456"))
    for (colour, fill), names in pairs.items():
        yield (
            f"Masque « {given.file} » : le texte #{colour} sur #{fill} ({_listed('', dict.fromkeys(names)).strip()}) ressort "
            f"trop peu ({decimal(contrast(colour, fill), 1)}:1 au lieu de {decimal(FOR_TEXT, 1)}:1) ; il est écrit "
            "dans la couleur de texte du thème qui se lit le mieux."
        )


def _stem(name: str) -> str:
    return next((stem for stem in ("Visuel", "Rang étape") if name.startswith(stem)), name)


def _misnamed(given: Given) -> Iterator[str]:
    """Names of places in the file beside the master that its layouts do not have."""
    for layout in (found for master in given.presentation.slide_masters for found in master.slide_layouts):
        own = {holder.name for holder in layout.placeholders}
        for naming in given.naming.values():
            absent = [name for name in naming.places.values() if naming.own == layout.name and name not in own]
            if absent:
                yield (
                    f"Masque « {given.file} » : la disposition « {layout.name} » n’a pas "
                    f"{_listed('d’emplacement', absent)}, que nomme le fichier posé à côté."
                )


def _listed(before: str, names: Iterable[str]) -> str:
    return f"{before} " + ", ".join(f"« {name} »" for name in names)
