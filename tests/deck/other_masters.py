"""Masters that other people could have drawn: other sizes, fonts, names and habits than ours.

`old_agency` is a 4:3 one in Georgia whose layouts bear PowerPoint's own names, with bulleted and
shrinking content places, comments under the chart, and slides still in it. `small_studio` is a
small 16:9 one in Verdana on a cream ground, white titles on a band, key figures on dark fills; its
names are ours. `poor` has two plain layouts and no place for most of what a slide says.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import SlideLayoutPart
from pptx.util import Inches

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TOP = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
SECRET = "Chiffre d’affaires confidentiel de Maison Rivale"


@dataclass(frozen=True)
class At:
    """A placeholder: name, PowerPoint's kind ("" for content), number, place in inches, text style, fill."""

    name: str
    kind: str
    idx: int
    box: tuple[float, float, float, float]
    style: str = ""
    fill: str = ""
    body: str = "<a:bodyPr/>"


@dataclass(frozen=True)
class Bar:
    """A filled rectangle without text."""

    name: str
    box: tuple[float, float, float, float]
    fill: str


def style(size: float, colour: str = "", bold: bool = False, align: str = "", more: str = "") -> str:
    """The first level of a place's text, without bullet."""
    ink = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""
    side = f' algn="{align}"' if align else ""
    return (
        f'<a:lvl1pPr marL="0" indent="0"{side}>{more}<a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}">{ink}</a:defRPr></a:lvl1pPr>'
    )


def _frame(box: tuple[float, float, float, float]) -> str:
    left, top, width, height = (Inches(side) for side in box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>' if colour else ""


def _shape(shape: At | Bar, number: int) -> str:
    rectangle = f'{_frame(shape.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(shape.fill)}'
    named = f'<p:cNvPr id="{number}" name={quoteattr(shape.name)}/>'
    if isinstance(shape, Bar):
        text = '<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="fr-FR"/></a:p>'
        return (
            f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f"<p:spPr>{rectangle}</p:spPr><p:txBody>{text}</p:txBody></p:sp>"
        )
    kind = f' type="{shape.kind}"' if shape.kind else ""
    rank = f' idx="{shape.idx}"' if shape.idx else ""
    words = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="fr-FR"/><a:t>‹N°›</a:t></a:fld>'
    words = words if shape.kind == "sldNum" else '<a:r><a:rPr lang="fr-FR"/><a:t>Texte</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{rank}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{rectangle}</p:spPr><p:txBody>{shape.body}<a:lstStyle>{shape.style}</a:lstStyle>"
        f"<a:p>{words}</a:p></p:txBody></p:sp>"
    )


def layout(name: str, *shapes: At | Bar, ground: str = "") -> bytes:
    """A layout part."""
    behind = f"<p:bg><p:bgPr>{_fill(ground)}<a:effectLst/></p:bgPr></p:bg>" if ground else ""
    drawn = "".join(_shape(shape, 2 + number) for number, shape in enumerate(shapes))
    return (
        f'<p:sldLayout {SPACES} preserve="1"><p:cSld name={quoteattr(name)}>{behind}<p:spTree>{TOP}{drawn}</p:spTree>'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def presentation(
    size: tuple[float, float], layouts: list[bytes], colours: dict[str, str], fonts: tuple[str, str]
) -> Any:
    """A presentation of that size with these layouts and this theme, on python-pptx's own master."""
    made = Presentation()
    made.slide_width, made.slide_height = Inches(size[0]), Inches(size[1])
    master = made.slide_master
    for old in list(master.slide_layouts):
        master.slide_layouts.remove(old)
    for number, blob in enumerate(layouts):
        name = PackURI(f"/ppt/slideLayouts/slideLayout{number + 1}.xml")
        part = SlideLayoutPart.load(name, CONTENT_TYPE.PML_SLIDE_LAYOUT, master.part.package, blob)
        part.relate_to(master.part, RELATIONSHIP_TYPE.SLIDE_MASTER)
        entry = master._element.get_or_add_sldLayoutIdLst()._add_sldLayoutId()
        entry.rId = master.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        entry.set("id", str(2147483700 + number))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = parse_xml(theme.blob)
    for slot, value in colours.items():
        holder = root.find(f".//{DRAWING}clrScheme/{DRAWING}{slot}")
        for child in list(holder):
            holder.remove(child)
        holder.append(holder.makeelement(f"{DRAWING}srgbClr", {"val": value}))
    for which, family in zip(("major", "minor"), fonts, strict=True):
        root.find(f".//{DRAWING}{which}Font/{DRAWING}latin").set("typeface", family)
    theme._blob = __import__("lxml.etree", fromlist=["etree"]).tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return made


def saved(made: Any, path: Path) -> Path:
    buffer = BytesIO()
    made.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


# --- the old agency: 4:3, Georgia -------------------------------------------------------------

SHRINKS = "<a:bodyPr><a:normAutofit/></a:bodyPr>"
OFFICE = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "accent1": "4F81BD", "accent2": "F79646",
          "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6", "accent6": "FFC000"}  # fmt: skip
L, W = 0.75, 8.75  # a band stands at the left of every slide
BAND = Bar("Bandeau", (0, 0, 0.4, 7.5), "tx2")
OLD_HEAD = (
    BAND,
    At("Sous-titre 9", "body", 31, (L, 1.28, 6.9, 0.36), style(13), body=SHRINKS),  # before the title in the file
    At(
        "Titre 1",
        "title",
        0,
        (L, 0.3, W, 0.95),
        style(24, "tx2", True),
        body='<a:bodyPr anchor="b"><a:normAutofit/></a:bodyPr>',
    ),
    At("Pastille", "body", 32, (7.75, 1.3, 1.75, 0.32), style(11, align="r")),
)
OLD_FOOT = (
    At(
        "À retenir",
        "body",
        33,
        (L, 6.2, 1.3, 0.45),
        style(13, "bg1", True, "ctr"),
        "accent1",
        '<a:bodyPr lIns="0" rIns="0" anchor="ctr"/>',
    ),
    At("Suite", "body", 34, (2.05, 6.2, 7.45, 0.45), style(13), "bg2", '<a:bodyPr anchor="ctr"/>'),
    At("Origine", "body", 35, (L, 6.72, W, 0.32), style(10)),
    At("Espace réservé du pied de page 4", "ftr", 36, (L, 7.08, 6.5, 0.32), style(10)),
    At("Espace réservé du numéro 5", "sldNum", 37, (8.7, 7.08, 0.8, 0.32), style(10, align="r")),
)
BOTTOM = 6.05


def _old(name: str, *shapes: At | Bar) -> bytes:
    return layout(name, *OLD_HEAD, *shapes, *OLD_FOOT)


def _columns(count: int, gap: float, left: float = L, width: float = W) -> list[tuple[float, float]]:
    each = (width - gap * (count - 1)) / count
    return [(left + rank * (each + gap), each) for rank in range(count)]


def _head(rank: int, box: tuple[float, float, float, float], size: float) -> At:
    """The heading of a card or block."""
    middle = '<a:bodyPr anchor="ctr"/>'
    return At(f"Tête {rank}", "body", 40 + rank, box, style(size, "bg1", True), "accent1", middle)


def old_agency(path: Path) -> Path:
    """The master, its `masque.yaml` beside it, and two slides of another client in it."""
    figures = [At(f"Chiffre clé {i}", "body", 40 + i, (x, 1.8, w, 2.0), style(13, align="ctr"), "bg2")
               for i, (x, w) in enumerate(_columns(4, 0.15), 1)]  # fmt: skip
    cards = [
        shape
        for i, (x, w) in enumerate(_columns(5, 0.12), 1)
        for shape in (
            _head(i, (x, 1.8, w, 0.8), 12),
            At(f"Image {i}", "pic", 50 + i, (x, 2.6, w, 1.2)),
            At(f"Corps {i}", "body", 60 + i, (x, 3.8, w, BOTTOM - 3.8), style(12), "bg2"),
        )
    ]
    blocks = [
        shape
        for i, (x, w) in enumerate(_columns(4, 0.15), 1)
        for shape in (
            _head(i, (x, 1.8, w, 0.6), 14),
            At(f"Corps {i}", "body", 50 + i, (x, 2.4, w, BOTTOM - 2.4), style(14), "bg2"),
        )
    ]
    layouts = [
        layout("Diapositive de titre", BAND,
               At("Titre 1", "ctrTitle", 0, (1.2, 2.2, 7.8, 1.4), style(36, "tx2", True), body='<a:bodyPr anchor="b"/>'),
               At("Sous-titre 2", "subTitle", 1, (1.2, 3.8, 7.8, 1.6), style(18))),
        layout("En-tête de section", At("Titre 1", "title", 0, (1.2, 2.6, 7.8, 1.2), style(32, "bg1", True)),
               At("Texte 2", "body", 13, (1.2, 4.0, 7.8, 1.0), style(16, "bg1")), ground="tx2"),
        _old("Titre et contenu", At("Espace réservé du contenu 2", "", 41, (L, 1.8, W, 3.4), body=SHRINKS),
             At("Texte 3", "body", 42, (L, 5.35, W, BOTTOM - 5.35), style(14))),
        _old("Contenu et texte dessous", At("Espace réservé du contenu 2", "", 41, (L, 1.8, W, 2.75)),
             At("Texte 3", "body", 42, (L, 4.7, W, BOTTOM - 4.7), body=SHRINKS)),
        _old("Deux contenus", *(At(f"Contenu {i}", "", 40 + i, (x, 1.8, w, 3.4)) for i, (x, w) in enumerate(_columns(2, 0.3), 1)),
             At("Texte 3", "body", 43, (L, 5.35, W, BOTTOM - 5.35), style(14))),
        _old("Chiffres clés", *figures, At("Contenu 5", "", 51, (L, 4.0, W, BOTTOM - 4.0)),
             At("Texte 6", "body", 52, (L, 4.0, W, BOTTOM - 4.0), style(15))),
        _old("Galerie", *cards, At("Texte 6", "body", 72, (L, 5.35, W, BOTTOM - 5.35), style(14))),
        _old("Colonnes", *blocks, At("Texte 6", "body", 72, (L, 5.35, W, BOTTOM - 5.35), style(14))),
    ]  # fmt: skip
    made = presentation((10, 7.5), layouts, OFFICE, ("Georgia", "Georgia"))
    for number in range(2):
        slide = made.slides.add_slide(made.slide_layouts[2])
        slide.shapes.title.text = f"{SECRET} {number}"
        slide.notes_slide.notes_text_frame.text = SECRET
    made.core_properties.comments = SECRET
    path.with_suffix(".yaml").write_text(OLD_NAMES, "utf-8")
    return saved(made, path)


COMMON = "Titre: Titre 1, Chapeau: Sous-titre 9, Verdict: Pastille, Étiquette décision: À retenir, Décision: Suite, Source: Origine"
CARDS = ", ".join(f"Titre carte {i}: Tête {i}, Visuel {i}: Image {i}, Texte carte {i}: Corps {i}" for i in range(1, 6))
BLOCKS = ", ".join(f"Titre bloc {i}: Tête {i}, Texte bloc {i}: Corps {i}" for i in range(1, 5))
CONTENT = "Espace réservé du contenu 2"
OLD_NAMES = f"""\
dispositions:
  couverture: {{nom: Diapositive de titre, emplacements: {{Titre: Titre 1, Client: Sous-titre 2}}}}
  section: {{nom: En-tête de section, emplacements: {{Titre: Titre 1, Chapeau: Texte 2}}}}
  graphique: {{nom: Titre et contenu, emplacements: {{{COMMON}, Graphique: {CONTENT}, Message: Texte 3}}}}
  graphique-commentaires: {{nom: Contenu et texte dessous, emplacements: {{{COMMON}, Graphique: {CONTENT}, Commentaires: Texte 3}}}}
  deux-graphiques: {{nom: Deux contenus, emplacements: {{{COMMON}, Graphique 1: Contenu 1, Graphique 2: Contenu 2, Message: Texte 3}}}}
  tableau: {{nom: Titre et contenu, emplacements: {{{COMMON}, Tableau: {CONTENT}, Message: Texte 3}}}}
  chiffres:
    nom: Chiffres clés
    emplacements: {{{COMMON}, {", ".join(f"Chiffre {i}: Chiffre clé {i}" for i in range(1, 5))}, Graphique: Contenu 5, Message: Texte 6}}
  cartes: {{nom: Galerie, emplacements: {{{COMMON}, {CARDS}, Message: Texte 6}}}}
  blocs: {{nom: Colonnes, emplacements: {{{COMMON}, {BLOCKS}, Message: Texte 6}}}}
  texte: {{nom: Titre et contenu, emplacements: {{{COMMON}, Message: {CONTENT}}}}}
"""

# --- the small studio: 16:9 of 10 inches, Verdana ---------------------------------------------

STUDIO = {"dk1": "2B2B2B", "lt1": "FBF7EF", "dk2": "20463F", "lt2": "EFE6D5", "accent1": "20463F", "accent2": "B8502E",
          "accent3": "8A7A5C", "accent4": "D9C9A8", "accent5": "3E7C74", "accent6": "A89B82"}  # fmt: skip
TIGHT = '<a:bodyPr lIns="36000" tIns="0" rIns="36000" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
S, V = 0.3, 9.4
STUDIO_HEAD = (
    Bar("Bande", (0, 0, 10, 0.78), "tx2"),
    At("Titre", "title", 0, (S, 0.06, V, 0.66), style(18, "bg1"), body=TIGHT),
    At("Chapeau", "body", 31, (S, 0.86, 7.6, 0.26), style(11), body=TIGHT),
    At("Verdict", "body", 32, (8.2, 0.86, 1.5, 0.26), style(10, align="r"), body=TIGHT),
)
STUDIO_FOOT = (
    At("Étiquette décision", "body", 33, (S, 4.58, 1.1, 0.34), style(10, "bg1", True), "accent2", TIGHT),
    At("Décision", "body", 34, (S + 1.1, 4.58, V - 1.1, 0.34), style(11), "bg2", TIGHT),
    At("Source", "body", 35, (S, 4.98, V, 0.24), style(10), body=TIGHT),
    At("Pied", "ftr", 36, (S, 5.28, 8.2, 0.26), style(10), body=TIGHT),
    At("Folio", "sldNum", 37, (8.9, 5.28, 0.8, 0.26), style(10, align="r"), body=TIGHT),
)
HIGH, LOW = 1.18, 4.5


def _studio(name: str, *shapes: At | Bar) -> bytes:
    return layout(name, *STUDIO_HEAD, *shapes, *STUDIO_FOOT)


def small_studio(path: Path) -> Path:
    """The master; no file beside it, since its names are ours."""
    strip = (S, 4.06, V, LOW - 4.06)
    over = 4.0 - HIGH
    top = '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
    figures = [At(f"Chiffre {i}", "body", 40 + i, (x, HIGH, w, 1.5), style(11, "bg1"), "accent1")
               for i, (x, w) in enumerate(_columns(4, 0.12, S, V), 1)]  # fmt: skip
    cards = [
        shape
        for i, (x, w) in enumerate(_columns(5, 0.1, S, V), 1)
        for shape in (
            At(f"Titre carte {i}", "body", 40 + i, (x, HIGH, w, 0.62), style(11, "tx2", True), "accent4", TIGHT),
            At(f"Visuel {i}", "pic", 50 + i, (x, HIGH + 0.62, w, 0.9)),
            At(f"Texte carte {i}", "body", 60 + i, (x, HIGH + 1.52, w, LOW - HIGH - 1.52), style(10), "bg2"),
        )
    ]
    blocks = [
        shape
        for i, (x, w) in enumerate(_columns(4, 0.12, S, V), 1)
        for shape in (
            At(f"Titre bloc {i}", "body", 40 + i, (x, HIGH, w, 0.42), style(11, "tx2", True), "accent4", TIGHT),
            At(f"Texte bloc {i}", "body", 50 + i, (x, HIGH + 0.42, w, LOW - HIGH - 0.42), style(11), "bg2"),
        )
    ]
    left, right = (S, HIGH, 5.9, LOW - HIGH), (6.4, HIGH, S + V - 6.4, LOW - HIGH)
    layouts = [
        layout("couverture", Bar("Aplat", (0, 0, 3.2, 5.625), "tx2"), Bar("Logo", (0.4, 0.4, 2.2, 0.8), ""),
               At("Titre", "ctrTitle", 0, (3.6, 1.4, 6.0, 1.3), style(28, "tx2")),
               At("Client", "body", 41, (3.6, 2.9, 6.0, 0.5), style(18), body=TIGHT),
               At("Période", "body", 42, (3.6, 3.4, 6.0, 0.4), style(13), body=TIGHT),
               At("Agence", "body", 43, (3.6, 4.7, 6.0, 0.3), style(11), body=TIGHT),
               At("Date", "body", 44, (3.6, 5.0, 6.0, 0.3), style(10), body=TIGHT)),
        layout("section", At("Titre", "title", 0, (0.8, 1.8, 8, 1.0), style(28, "bg1")),
               At("Chapeau", "body", 41, (0.8, 2.9, 8, 0.7), style(13, "bg1")), ground="tx2"),
        _studio("graphique", At("Graphique", "chart", 41, (S, HIGH, V, over)), At("Message", "body", 42, strip, style(11), body=top)),
        _studio("graphique-commentaires", At("Commentaires", "body", 42, right, style(11), body=top), At("Graphique", "chart", 41, left)),
        _studio("deux-graphiques", *(At(f"Graphique {i}", "chart", 40 + i, (x, HIGH, w, over)) for i, (x, w) in enumerate(_columns(2, 0.3, S, V), 1)),
                At("Message", "body", 43, strip, style(11), body=top)),
        _studio("tableau", At("Tableau", "tbl", 41, (S, HIGH, V, over)), At("Message", "body", 42, strip, style(11), body=top)),
        _studio("tableau-commentaires", At("Tableau", "tbl", 41, left), At("Commentaires", "body", 42, right, style(11), body=top)),
        _studio("chiffres", *figures, At("Graphique", "chart", 51, (S, 2.8, V, LOW - 2.8)), At("Message", "body", 52, (S, 2.8, V, LOW - 2.8), style(12))),
        _studio("cartes", *cards, At("Message", "body", 72, strip, style(11), body=top)),
        _studio("blocs", *blocks, At("Message", "body", 72, strip, style(11), body=top)),
        _studio("texte", At("Message", "body", 41, (S, HIGH, V, LOW - HIGH), style(14), body=top)),
    ]  # fmt: skip
    return saved(presentation((10, 5.625), layouts, STUDIO, ("Trebuchet MS", "Verdana")), path)


# --- a master that lacks things ----------------------------------------------------------------


def poor(path: Path, *places: At, names: str = "") -> Path:
    """A master of two layouts, as PowerPoint gives them: a title, and a title over a content."""
    layouts = [
        layout("Titre seul", At("Titre 1", "ctrTitle", 0, (1, 2, 8, 2), style(40))),
        layout("Titre et contenu", At("Titre 1", "title", 0, (0.5, 0.3, 9, 1.2), style(28, bold=True)),
               At("Contenu 2", "", 1, (0.5, 1.75, 9, 4.9)), *places),
    ]  # fmt: skip
    text = names or POOR
    path.with_suffix(".yaml").write_text(text, "utf-8")
    return saved(presentation((10, 7.5), layouts, {}, ("Calibri", "Calibri")), path)


POOR = """\
dispositions:
  couverture: {nom: Titre seul, emplacements: {Titre: Titre 1}}
  graphique: {nom: Titre et contenu, emplacements: {Titre: Titre 1, Graphique: Contenu 2}}
"""
