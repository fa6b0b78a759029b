"""The reader of a document that no network's reader knows: the mapping beside it, or one with its titles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from iwa.exports.document import Document
from iwa.exports.file_remarks import unknown_sentence
from iwa.exports.mapped.mapping import Mapping, load_mapping
from iwa.exports.mapped.reading import read_mapped
from iwa.exports.mapped.shape import described, shape_of
from iwa.exports.mapped.table import place_of, same_titles
from iwa.exports.opening.files import MAPPING_SUFFIX, list_mappings
from iwa.exports.reading import Reader
from iwa.numbers import listed
from iwa.problems import InvalidMapping

LABELS = {"posts": "publications (correspondance)", "days": "jours (correspondance)"}
INSIDE = " › "  # between a zip and its member
WHOLE = "Vérifiez qu’aucune colonne n’a été supprimée."  # mostly why the export of a known network is not known
REFUSED = str.maketrans(dict.fromkeys('<>:"|?*\\', "_"))  # what no Windows file name holds


@dataclass(frozen=True)
class Mappings:
    """The mappings of a folder of exports by their path in it, and what is wrong with the others."""

    known: dict[str, Mapping]
    wrong: dict[str, str]


def load_mappings(exports: Path) -> Mappings:
    """All mappings below the folder."""
    known: dict[str, Mapping] = {}
    wrong: dict[str, str] = {}
    for file in list_mappings(exports):
        name = file.relative_to(exports).as_posix()
        try:
            known[name] = load_mapping(file, name)
        except InvalidMapping as problem:
            wrong[name] = str(problem)
    return Mappings(known, wrong)


def mapping_name(document_name: str) -> str:
    """The path of a document's own mapping: beside it, or beside the zip that holds it.

    >>> mapping_name("x/ventes.csv"), mapping_name("x/tout.zip › a/ventes.csv")
    ('x/ventes.csv.correspondance.yaml', 'x/ventes.csv.correspondance.yaml')
    """
    outer, _, member = document_name.partition(INSIDE)
    own = PurePosixPath(member.replace("\\", "/") or outer).name
    return str(PurePosixPath(outer).with_name(own.translate(REFUSED) + MAPPING_SUFFIX))


def chosen(document: Document, mappings: Mappings) -> Reader | str:
    """The reader that a completed mapping makes for the document; else the French sentence that says why there is none."""
    own = mapping_name(document.name)
    if own in mappings.wrong:
        return f"Correspondance à corriger : {mappings.wrong[own]} Rien n’est lu de ce fichier d’ici là."
    fitting = fitting_mappings(document, mappings)
    if not fitting:
        return _unmapped(document, own)
    if len({_sense(mapping) for mapping in fitting}) > 1:
        names = listed(f"« {_base(mapping.file)} »" for mapping in fitting)
        return (
            f"Ce fichier a les titres de plusieurs correspondances qui ne disent pas la même chose ({names}) : il n’est "
            f"pas lu. Copiez celle qui lui convient sous le nom « {_base(own)} »."
        )
    return _reader(document, fitting[0])


def fitting_mappings(document: Document, mappings: Mappings) -> list[Mapping]:
    """The document's own mapping; else those of its folder with its very titles, completed ones alone if there are any."""
    own = mapping_name(document.name)
    if own in mappings.known:
        return [mappings.known[own]]
    folder = PurePosixPath(own).parent
    beside = [mapping for name, mapping in mappings.known.items() if PurePosixPath(name).parent == folder]
    same = [mapping.model_copy(update={"borrowed": True}) for mapping in beside if same_titles(document, mapping)]
    return [mapping for mapping in same if mapping.reads] or same[:1]


def unused(mappings: Mappings, documents: Iterable[str]) -> dict[str, str]:
    """What is wrong with mappings beside which no unknown document stands, by their path."""
    told = {mapping_name(name) for name in documents}
    return {name: f"Correspondance à corriger : {what}" for name, what in mappings.wrong.items() if name not in told}


def _sense(mapping: Mapping) -> tuple[object, ...]:
    """What a mapping says, less what is only true of its own file."""
    return mapping.network, mapping.content, mapping.day_first, *sorted(mapping.columns.items())


def _reader(document: Document, mapping: Mapping) -> Reader | str:
    if not mapping.reads:
        todo = (
            f"{WHOLE} Pour lire ce fichier, complétez « {_base(mapping.file)} », à côté de lui, puis écrivez-y "
            "« lire: oui » : rien n’est lu avant."
        )
        return _seen(document, todo)
    place = place_of(document, mapping)
    if isinstance(place, str):
        return f"Correspondance à corriger : {_base(mapping.file)}, {place} Rien n’est lu de ce fichier d’ici là."
    return Reader(
        network=mapping.network,
        kind=mapping.content,
        label=LABELS[mapping.content],
        menu="",
        gives=mapping.content,
        recognises=lambda other: other is document,
        read=partial(read_mapped, mapping=mapping),
    )


def _unmapped(document: Document, own: str) -> str:
    todo = (
        f"{WHOLE} Pour lire ce fichier, lancez « iwa check » : il écrit à côté « {_base(own)} », à compléter. "
        "Sinon, retirez-le du dossier."
    )
    return _seen(document, todo)


def _seen(document: Document, todo: str) -> str:
    shape = shape_of(document)
    return unknown_sentence(document, f"{described(shape)} {todo}") if shape else unknown_sentence(document)


def _base(name: str) -> str:
    return PurePosixPath(name).name
