"""What makes PowerPoint offer to repair a file, and what lies hidden in it, that schemas do not see."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

from iwa.deck.checks.charts import chart_faults
from iwa.deck.checks.package import CONTENT_TYPES, DRAWING, LINK, PRESENTATION, SHOWN, Package

LEAST_MASTER = 2**31  # the identifiers of masters and layouts begin there
LEAST_SLIDE = 256
SECTIONS = "{http://schemas.microsoft.com/office/powerpoint/2010/main}sldId"
LINKS = {"link": LINK.strip("{}")}
SIGNATURES = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "gif": b"GIF8",
}


def structure_faults(package: Package) -> list[str]:
    """One French sentence for each fault; empty when the file holds together.

    Looked at: the archive, relations and orphans, lists of slides, sections, masters and layouts,
    identifiers of shapes, tables, charts and their workbooks, pictures.
    """
    return [fault for check in CHECKS for fault in check(package)]


def _archive(package: Package) -> Iterator[str]:
    for name in package.twice:
        yield f"Le fichier contient deux fois « {name} »."
    types = package.tree(CONTENT_TYPES)
    extensions = {entry.get("Extension", "").lower() for entry in types}
    named = {entry.get("PartName", "").lstrip("/") for entry in types}
    for name in package.parts:
        if name != CONTENT_TYPES and name not in named and name.rsplit(".", 1)[-1].lower() not in extensions:
            yield f"La nature de « {name} » n’est pas déclarée."
    for name in sorted(named - {""} - package.parts.keys()):
        yield f"« {name} » est déclaré et absent."


def _relations(package: Package) -> Iterator[str]:
    """Pointers to nothing, and parts that nothing points to: what was removed must not stay in the file."""
    reached, waiting = set(), [""]
    while waiting:
        name = waiting.pop()
        for key, relation in package.relations(name).items():
            if relation.target and relation.target not in package.parts:
                yield f"« {name or 'le fichier'} » renvoie par {key} à « {relation.target} », absent."
            elif relation.target and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
        if name.endswith(".xml"):
            yield from _keys_without_relation(package, name)
    for name in package.parts:
        if name not in reached and name != CONTENT_TYPES and not name.endswith(".rels"):
            yield f"« {name} » reste dans le fichier alors que rien n’y mène."


def _keys_without_relation(package: Package, name: str) -> Iterator[str]:
    known = package.relations(name)
    for value in package.tree(name).getroottree().xpath("//@link:*", namespaces=LINKS, smart_strings=False):
        if value and value not in known:
            yield f"« {name} » emploie le lien {value}, qui n’existe pas."


def _lists(package: Package) -> Iterator[str]:
    root = package.tree(PRESENTATION)
    slides = [entry.get("id") for entry in root.iterfind(f"{SHOWN}sldIdLst/{SHOWN}sldId")]
    yield from _repeated(slides, "L’identifiant de diapositive")
    yield from (f"L’identifiant de diapositive {one} est trop petit." for one in slides if int(one) < LEAST_SLIDE)
    for entry in root.iter(SECTIONS):
        if entry.get("id") not in slides:
            yield f"Une section nomme la diapositive {entry.get('id')}, qui n’existe pas."
    masters = [entry.get("id") for entry in root.iterfind(f"{SHOWN}sldMasterIdLst/{SHOWN}sldMasterId")]
    for master in package.pointed_to(PRESENTATION, "slideMaster"):
        layouts = package.tree(master).iterfind(f"{SHOWN}sldLayoutIdLst/{SHOWN}sldLayoutId")
        masters += [entry.get("id") for entry in layouts]
    yield from _repeated(masters, "L’identifiant de masque ou de mise en page")
    yield from (f"L’identifiant de masque {one} est trop petit." for one in masters if int(one) < LEAST_MASTER)


def _shapes(package: Package) -> Iterator[str]:
    for slide in package.slides:
        shapes = package.tree(slide).iter(f"{SHOWN}cNvPr")
        yield from _repeated([shape.get("id") for shape in shapes], f"{package.named(slide)} : l’objet")


def _tables(package: Package) -> Iterator[str]:
    for slide in package.slides:
        for table in package.tree(slide).iter(f"{DRAWING}tbl"):
            wanted = len(table.findall(f"{DRAWING}tblGrid/{DRAWING}gridCol"))
            for rank, row in enumerate(table.iterfind(f"{DRAWING}tr"), start=1):
                cells = len(row.findall(f"{DRAWING}tc"))
                if cells != wanted:
                    yield f"{package.named(slide)} : la ligne {rank} du tableau a {cells} cellules pour {wanted} colonnes."


def _charts(package: Package) -> Iterator[str]:
    for slide in package.slides:
        for chart in package.pointed_to(slide, "chart"):
            yield from (f"{package.named(slide)} : {fault}" for fault in chart_faults(package.tree(chart)))
            for workbook in package.pointed_to(chart, "package"):
                if not _is_workbook(package.parts.get(workbook, b"")):
                    yield f"{package.named(slide)} : les données du graphique ne s’ouvrent pas."


def _is_workbook(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return archive.testzip() is None and "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError):
        return False


def _pictures(package: Package) -> Iterator[str]:
    for name, content in package.parts.items():
        signature = SIGNATURES.get(name.rsplit(".", 1)[-1].lower()) if name.startswith("ppt/media/") else None
        if signature and not content.startswith(signature):
            yield f"« {name} » n’est pas l’image que son nom annonce."


def _repeated(values: Iterable[str], what: str) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{what} {value} sert {count} fois."


CHECKS: tuple[Callable[[Package], Iterator[str]], ...] = (
    _archive, _relations, _lists, _shapes, _tables, _charts, _pictures,
)  # fmt: skip
