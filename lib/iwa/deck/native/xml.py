"""The small change of chart XML: text, lines, axes and labels, each in the order its schema asks."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from iwa.deck.layout_xml import fill_xml
from iwa.deck.native.scale import Scale
from iwa.deck.writing import plain

NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
CATEGORY_AXIS, VALUE_AXIS = 111111111, 222222222
NO_FILL = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
POINT = 12700  # one point in the unit of the format


def run_properties(tag: str, size: float, colour: str, bold: bool = False) -> str:
    """Size, weight and colour of a text; the family is the theme's."""
    return (
        f'<a:{tag} lang="fr-FR" sz="{round(size * 100)}" b="{int(bold)}">{fill_xml(colour)}'
        f'<a:latin typeface="+mn-lt"/></a:{tag}>'
    )


def text_properties(size: float, colour: str, bold: bool = False, wrap: bool = True) -> str:
    """The `c:txPr` of labels and axes."""
    body = "<a:bodyPr/>" if wrap else '<a:bodyPr wrap="none" lIns="38100" tIns="0" rIns="38100" bIns="0" anchor="ctr"/>'
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{run_properties('defRPr', size, colour, bold)}</a:pPr>"
        '<a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
    )


def line_xml(colour: str, points: float = 1.0, dash: str = "") -> str:
    """An outline; none when the colour is empty."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{round(points * POINT)}" cap="rnd">{fill_xml(colour)}{dashes}<a:round/></a:ln>'


def filled(colour: str, edge: str = "", points: float = 1.0) -> str:
    """The shape properties of a bar."""
    return f"<c:spPr>{fill_xml(colour)}{line_xml(edge, points)}</c:spPr>"


@dataclass(frozen=True)
class Label:
    """How a value is written beside its point: `what` is the value, the series' name, or own words."""

    size: float
    colour: str
    place: str
    bold: bool = False
    what: str = "value"
    text: str = ""
    code: str = ""
    shift: float = 0.0  # down the chart, as a share of its height
    align: str = "ctr"


def _label_body(label: Label) -> str:
    number = f'<c:numFmt formatCode={quoteattr(label.code)} sourceLinked="0"/>' if label.code else ""
    place = f'<c:dLblPos val="{label.place}"/>' if label.place else ""
    return (
        f"{number}{NO_FILL}"
        f"{text_properties(label.size, label.colour, label.bold, wrap=False)}{place}"
        f'<c:showLegendKey val="0"/><c:showVal val="{int(label.what != "name")}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(label.what == "name")}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def point_label(index: int, label: Label | None) -> str:
    """The label of one point; None takes it away."""
    if label is None:
        return f'<c:dLbl><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
    shift = ""
    if label.shift:
        place = f'<c:x val="0"/><c:y val="{label.shift:.5f}"/>'
        shift = f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>"
    return f'<c:dLbl><c:idx val="{index}"/>{shift}{_own_words(label)}{_label_body(label)}</c:dLbl>'


def _own_words(label: Label) -> str:
    if not label.text:
        return ""
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{label.align}">{run_properties("defRPr", label.size, label.colour, label.bold)}</a:pPr>'
        f"<a:r>{run_properties('rPr', label.size, label.colour, label.bold)}<a:t>{escape(plain(line))}</a:t></a:r></a:p>"
        for line in label.text.split("\n")
    )
    body = '<a:bodyPr wrap="none" lIns="38100" tIns="0" rIns="38100" bIns="0" anchor="ctr"/>'
    return f"<c:tx><c:rich>{body}<a:lstStyle/>{paragraphs}</c:rich></c:tx>"


def series_labels(points: str = "", rest: Label | None = None) -> str:
    """The labels of a series: those of some points, then of all the others (None: no label)."""
    if rest is None:
        off = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
        body = "".join(f'<c:show{name} val="0"/>' for name in off)
    else:
        body = _label_body(rest)
    return f"<c:dLbls>{points}{body}{NO_LEADERS}</c:dLbls>"


def category_axis(position: str, size: float, reverse: bool = False, skip: int = 1, slant: int = 0) -> str:
    """The axis of categories: a thin line, labels level or slanted (in degrees), no tick marks."""
    order = "maxMin" if reverse else "minMax"
    level = text_properties(size, "tx1").replace("<a:bodyPr/>", f'<a:bodyPr rot="{slant * 60000}" vert="horz"/>', 1)
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{position}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr>{line_xml("accent3", 0.75)}</c:spPr>{level}<c:crossAx val="{VALUE_AXIS}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        f'<c:tickLblSkip val="{skip}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


@dataclass(frozen=True)
class ValueAxis:
    """An axis of values: hidden when the figures stand beside their points."""

    position: str
    scale: Scale
    code: str
    size: float = 11
    hidden: bool = False
    between: str = "between"
    grid: bool = True
    crosses: str = '<c:crosses val="autoZero"/>'
    numbers: tuple[int, int] = (VALUE_AXIS, CATEGORY_AXIS)


def value_axis(axis: ValueAxis) -> str:
    """The axis of values: hairlines and small grey figures, or nothing at all."""
    lines = f"<c:majorGridlines><c:spPr>{line_xml('accent4', 0.5)}</c:spPr></c:majorGridlines>"
    own, other = axis.numbers
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{axis.scale.high!r}"/><c:min val="{axis.scale.low!r}"/></c:scaling>'
        f'<c:delete val="{int(axis.hidden)}"/><c:axPos val="{axis.position}"/>'
        f"{'' if axis.hidden or not axis.grid else lines}"
        f'<c:numFmt formatCode={quoteattr(axis.code)} sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{line_xml("")}</c:spPr>'
        f'{text_properties(axis.size, "accent6")}<c:crossAx val="{other}"/>{axis.crosses}'
        f'<c:crossBetween val="{axis.between}"/><c:majorUnit val="{axis.scale.step!r}"/></c:valAx>'
    )
