"""What somebody who does not see the slides, or sees them poorly, would miss: PowerPoint's own rules, and ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from iwa.deck.checks.package import DRAWING, SHOWN, Package
from iwa.deck.colours import FOR_GRAPHICS, FOR_TEXT, WHITE, contrast
from iwa.deck.theme import Theme, theme_of
from iwa.numbers import counted

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
CORE = "docProps/core.xml"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
USELESS = (".png", ".jpg", ".jpeg", ".gif", ".svg")
# The colours of the theme that text is set in, and those of graphics.
TEXTS, GRAPHICS = ("tx1", "tx2", "accent5", "accent6"), ("accent1", "accent2", "accent3")
TITLES = ("title", "ctrTitle")
LAST = ("sldImg", "ftr", "sldNum", "dt")  # read after the content


def accessibility_faults(package: Package) -> list[str]:
    """One French sentence for each fault; empty when the deck can be read aloud and in order.

    Looked at: alternative texts, one title a slide and no two alike, header rows and plain cells of
    tables, language of every run, order of reading, places left empty, words of links, contrast of
    the theme and of coloured cells, properties of the document.
    """
    return [fault for check in CHECKS for fault in check(package)]


def _alternative_texts(package: Package) -> Iterator[str]:
    for slide in package.slides:
        for shape in package.tree(slide).iter(f"{SHOWN}pic", f"{SHOWN}graphicFrame"):
            named = next(shape.iter(f"{SHOWN}cNvPr"))
            described = (named.get("descr") or "").strip()
            if any(mark.get("val") == "1" for mark in named.iter(DECORATIVE)):
                continue
            if not described:
                yield f"{package.named(slide)} : « {named.get('name')} » n’a pas de texte de remplacement."
            elif described.casefold().endswith(USELESS):
                yield f"{package.named(slide)} : le texte de remplacement de « {named.get('name')} » est un nom de fichier."


def _titles(package: Package) -> Iterator[str]:
    titles = {slide: _title(package.tree(slide)) for slide in package.slides}
    counts = Counter(titles.values())
    for slide, title in titles.items():
        if not title:
            yield f"{package.named(slide)} : pas de titre."
        elif counts[title] > 1:
            yield f"{package.named(slide)} : un autre titre est le même, « {title} »."


def _title(slide: Any) -> str:
    for shape in slide.iter(f"{SHOWN}sp"):
        place = shape.find(f"{SHOWN}nvSpPr/{SHOWN}nvPr/{SHOWN}ph")
        if place is not None and place.get("type") in TITLES:
            return _text(shape)
    return ""


def _text(element: Any) -> str:
    return "".join(run.text or "" for run in element.iter(f"{DRAWING}t")).strip()


def _tables(package: Package) -> Iterator[str]:
    for slide in package.slides:
        for table in package.tree(slide).iter(f"{DRAWING}tbl"):
            properties = table.find(f"{DRAWING}tblPr")
            if properties is None or properties.get("firstRow") not in ("1", "true"):
                yield f"{package.named(slide)} : le tableau n’a pas de ligne d’en-tête."
            spans = ("gridSpan", "rowSpan", "hMerge", "vMerge")
            if any(cell.get(span) not in (None, "0", "1") for cell in table.iter(f"{DRAWING}tc") for span in spans):
                yield f"{package.named(slide)} : le tableau a des cellules fusionnées."
            if any(not _text(cell) for cell in table.find(f"{DRAWING}tr").iter(f"{DRAWING}tc")):
                yield f"{package.named(slide)} : une colonne du tableau n’a pas de titre."


def _languages(package: Package) -> Iterator[str]:
    for slide in package.slides:
        runs = list(package.tree(slide).iter(f"{DRAWING}r"))
        if any(run.find(f"{DRAWING}rPr") is None or not run.find(f"{DRAWING}rPr").get("lang") for run in runs):
            yield f"{package.named(slide)} : la langue d’un texte n’est pas dite."


def _places(package: Package) -> Iterator[str]:
    """The title first, footer and number last, nothing left empty."""
    for slide in package.slides:
        kinds = []
        for shape in package.tree(slide).find(f"{SHOWN}cSld/{SHOWN}spTree"):
            place = next(shape.iter(f"{SHOWN}ph"), None)
            kinds.append("" if place is None else place.get("type") or "body")
            if place is not None and shape.tag == f"{SHOWN}sp" and not _text(shape) and not _has_field(shape):
                yield f"{package.named(slide)} : une zone du masque est restée vide."
        ranks = [0 if kind in TITLES else 2 if kind in LAST else 1 for kind in kinds[2:]]
        if ranks != sorted(ranks):
            yield f"{package.named(slide)} : l’ordre de lecture n’est pas titre, contenu, pied de page."


def _has_field(shape: Any) -> bool:
    return next(shape.iter(f"{DRAWING}fld"), None) is not None


def _links(package: Package) -> Iterator[str]:
    for slide in package.slides:
        for run in package.tree(slide).iter(f"{DRAWING}r"):
            words = _text(run)
            if run.find(f"{DRAWING}rPr/{DRAWING}hlinkClick") is not None and words.startswith(("http:", "https:")):
                yield f"{package.named(slide)} : un lien montre son adresse au lieu de dire où il mène."


def _contrasts(package: Package) -> Iterator[str]:
    """The colours of the theme that slides and charts take as they are, against the ground."""
    if not package.slides:
        return
    theme = _theme(package, package.slides[0])
    used, ground = _used(package), theme.colours["bg1"]
    where = "fond blanc" if ground == WHITE else f"le fond (#{ground})"
    for names, least in ((TEXTS, FOR_TEXT), (GRAPHICS, FOR_GRAPHICS)):
        for name in names:
            if name in used and contrast(theme.colours[name], ground) < least:
                yield f"La couleur {name} du thème (#{theme.colours[name]}) ressort trop peu sur {where}."


def _theme(package: Package, slide: str) -> Theme:
    layout = package.pointed_to(slide, "slideLayout")[0]
    master = package.pointed_to(layout, "slideMaster")[0]
    return theme_of(package.tree(package.pointed_to(master, "theme")[0]), package.tree(master))


def _cells(package: Package) -> Iterator[str]:
    """The texts of table cells that have a fill of their own, on that fill."""
    for slide in package.slides:
        filled = [
            (cell, cell.find(f"{DRAWING}tcPr/{DRAWING}solidFill")) for cell in package.tree(slide).iter(f"{DRAWING}tc")
        ]
        filled = [(cell, fill) for cell, fill in filled if fill is not None]
        theme = _theme(package, slide) if filled else None
        pale = sum(_least_contrast(cell, theme.colour(fill), theme) < FOR_TEXT for cell, fill in filled if theme)
        if pale:
            told = counted(pale, "cellule colorée se lit mal", "cellules colorées se lisent mal")
            yield f"{package.named(slide)} : {told} sur {'son' if pale == 1 else 'leur'} fond."


def _least_contrast(cell: Any, ground: str, theme: Theme) -> float:
    """That of the run of a cell which stands out least; plain text where it names no colour."""
    inks = (run.find(f"{DRAWING}rPr/{DRAWING}solidFill") for run in cell.iter(f"{DRAWING}r"))
    return min((contrast(theme.colour(ink) or theme.colours["tx1"], ground) for ink in inks), default=FOR_TEXT)


def _used(package: Package) -> set[str]:
    """The names of the theme's colours that stand on slides and in charts, lighter or darker shades excepted."""
    charts = [chart for slide in package.slides for chart in package.pointed_to(slide, "chart")]
    named = (colour for part in (*package.slides, *charts) for colour in package.tree(part).iter(f"{DRAWING}schemeClr"))
    return {colour.get("val") for colour in named if not len(colour)}


def _properties(package: Package) -> Iterator[str]:
    known = {entry.tag: (entry.text or "").strip() for entry in package.tree(CORE)} if CORE in package.parts else {}
    if not known.get(f"{DUBLIN}title"):
        yield "La présentation n’a pas de titre dans ses propriétés."
    if not known.get(f"{DUBLIN}language"):
        yield "La présentation ne dit pas sa langue dans ses propriétés."


CHECKS: tuple[Callable[[Package], Iterator[str]], ...] = (
    _alternative_texts, _titles, _tables, _languages, _places, _links, _contrasts, _cells, _properties,
)  # fmt: skip
