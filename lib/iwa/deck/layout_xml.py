"""Layouts and master as XML, from their description in `zones`."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from iwa.deck.holders import Holder, Layout, Rule

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TREE_TOP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def emu(inches: float) -> int:
    """Inches in the unit of the format, to the nearest hundredth of a point."""
    return round(inches * 7200) * 127


def colour_xml(name: str, tint: int = 100) -> str:
    """A theme colour; under 100 percent, the rest is white."""
    if tint == 100:
        return f'<a:schemeClr val="{name}"/>'
    parts = f'<a:lumMod val="{tint * 1000}"/><a:lumOff val="{(100 - tint) * 1000}"/>'
    return f'<a:schemeClr val="{name}">{parts}</a:schemeClr>'


def fill_xml(name: str, tint: int = 100) -> str:
    """A fill, or none when the name is empty."""
    return f"<a:solidFill>{colour_xml(name, tint)}</a:solidFill>" if name else "<a:noFill/>"


def layout_xml(layout: Layout) -> bytes:
    """A slide layout part."""
    shapes = [_rule(rule, 100 + i) for i, rule in enumerate(layout.rules)]
    shapes += [_holder(holder, 2 + i) for i, holder in enumerate(layout.holders)]
    return (
        f'<p:sldLayout {SPACES} preserve="1" userDrawn="1"><p:cSld name={quoteattr(layout.name)}>'
        f"{_background(layout.background)}<p:spTree>{TREE_TOP}{''.join(shapes)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def master_tree(holders: tuple[Holder, ...]) -> bytes:
    """The common slide data of the master: the placeholders that layouts inherit from."""
    shapes = "".join(_holder(holder, 2 + i) for i, holder in enumerate(holders))
    return f"<p:cSld {SPACES}>{_background('bg1')}<p:spTree>{TREE_TOP}{shapes}</p:spTree></p:cSld>".encode()


def text_styles() -> bytes:
    """The master's text styles: titles tight and bold, bodies without bullet."""
    title = (
        f'<a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr lang="fr-FR" sz="2600" b="1" kern="1200">{fill_xml("tx2")}{_face("mj")}</a:defRPr></a:lvl1pPr>'
    )
    levels = "".join(_body_level(level) for level in range(1, 10))
    return (
        f"<p:txStyles {SPACES}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{levels}</p:otherStyle></p:txStyles>"
    ).encode()


def _body_level(level: int) -> str:
    return (
        f'<a:lvl{level}pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr lang="fr-FR" sz="1600" kern="1200">{fill_xml("tx1")}{_face("mn")}</a:defRPr></a:lvl{level}pPr>'
    )


def _face(which: str) -> str:
    return f'<a:latin typeface="+{which}-lt"/><a:ea typeface="+{which}-ea"/><a:cs typeface="+{which}-cs"/>'


def _background(fill: str) -> str:
    return f"<p:bg><p:bgPr>{fill_xml(fill)}<a:effectLst/></p:bgPr></p:bg>" if fill else ""


def _geometry(box: object, shape: str = "rect") -> str:
    left, top, width, height = (emu(getattr(box, side)) for side in ("left", "top", "width", "height"))
    adjust = '<a:avLst><a:gd name="adj" fmla="val 50000"/></a:avLst>' if shape == "roundRect" else "<a:avLst/>"
    return (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape}">{adjust}</a:prstGeom>'
    )


def _rule(rule: Rule, shape_id: int) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(rule.name)}>{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_geometry(rule.box, rule.shape)}{fill_xml(rule.fill)}<a:ln><a:noFill/></a:ln>'
        '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="fr-FR"/></a:p></p:txBody></p:sp>'
    )


def _holder(holder: Holder, shape_id: int) -> str:
    number = "" if holder.kind in ("title", "ctrTitle") else f' idx="{holder.idx}"'
    line = f'<a:ln w="9525">{fill_xml(holder.line)}</a:ln>' if holder.line else ""
    fill = fill_xml(holder.fill, holder.tint) if holder.fill else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(holder.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{holder.kind}"{_small(holder)}{number}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{_geometry(holder.box, holder.shape)}{fill}{line}</p:spPr>"
        f"<p:txBody>{_body_properties(holder)}{_list_style(holder)}<a:p>{_prompt(holder)}</a:p></p:txBody></p:sp>"
    )


def _small(holder: Holder) -> str:
    return ' sz="quarter"' if holder.kind not in ("title", "ctrTitle") else ""


def _body_properties(holder: Holder) -> str:
    side, end = (emu(inset) for inset in holder.inset)
    return (
        f'<a:bodyPr vert="horz" wrap="square" lIns="{side}" tIns="{end}" rIns="{side}" bIns="{end}" '
        f'anchor="{holder.anchor}"><a:noAutofit/></a:bodyPr>'
    )


def _list_style(holder: Holder) -> str:
    bold = ' b="1"' if holder.bold else ' b="0"'
    bullet, indent, after = "<a:buNone/>", 'marL="0" indent="0"', 0
    if holder.bullets:
        bullet = f'<a:buClr>{colour_xml("accent2")}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        indent, after = 'marL="203200" indent="-203200"', 800
    spacing = f'<a:spcAft><a:spcPts val="{after}"/></a:spcAft>'
    return (
        f'<a:lstStyle><a:lvl1pPr {indent} algn="{holder.align}">{spacing}{bullet}'
        f'<a:defRPr lang="fr-FR" sz="{round(holder.size * 100)}"{bold}>{fill_xml(holder.colour)}</a:defRPr></a:lvl1pPr></a:lstStyle>'
    )


def _prompt(holder: Holder) -> str:
    if holder.kind == "sldNum":
        return (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="fr-FR"/>'
            f"<a:t>{holder.prompt}</a:t></a:fld>"
        )
    return f'<a:r><a:rPr lang="fr-FR"/><a:t>{escape(holder.prompt)}</a:t></a:r>'
