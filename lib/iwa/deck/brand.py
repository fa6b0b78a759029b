"""A brand: two colours, a font and a logo, from which a whole theme follows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml

from iwa.deck import colours
from iwa.numbers import decimal

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LOGO_KINDS = (".png", ".jpg", ".jpeg", ".gif")
INK = "222933"


@dataclass(frozen=True)
class Brand:
    """What changes from one agency or client to the next; colours without "#".

    `master` is a .pptx of theirs that takes the place of our master; its own theme then stands, but
    for what is named in `given` ("primary", "accent", "font").
    """

    name: str
    primary: str = "1F2A44"
    accent: str = "C8553D"
    font: str = "Calibri"
    logo: Path | None = None
    master: Path | None = None
    given: frozenset[str] = frozenset()


def brand_problems(brand: Brand) -> list[str]:
    """What a person should know about a brand, in French; empty when all is well.

    >>> brand_problems(Brand("Atelier"))
    []
    >>> print(brand_problems(Brand("Soleil", accent="FFD400"))[0])
    La couleur d’accent « FFD400 » ressort trop peu sur fond blanc (1,4:1 au lieu de 3,0:1) : elle est assombrie.
    """
    found = [
        *_colour_problem("principale", brand.primary, colours.FOR_TEXT),
        *_colour_problem("d’accent", brand.accent, colours.FOR_GRAPHICS),
    ]
    if not brand.font.strip():
        found.append("La police de la marque est vide : Calibri est prise à la place.")
    if brand.logo and (brand.logo.suffix.lower() not in LOGO_KINDS or not brand.logo.is_file()):
        found.append(f"Le logo « {brand.logo.name} » est introuvable ou n’est ni PNG, ni JPEG, ni GIF.")
    return found


def _colour_problem(which: str, colour: str, ratio: float) -> list[str]:
    if not colours.HEX.fullmatch(colour):
        return [f"La couleur {which} « {colour} » n’est pas de la forme 1F2A44 : celle de l’agence est prise."]
    reached = colours.contrast(colour)
    if reached >= ratio:
        return []
    figures = f"{decimal(reached, 1)}:1 au lieu de {decimal(ratio, 1)}:1"
    return [f"La couleur {which} « {colour} » ressort trop peu sur fond blanc ({figures}) : elle est assombrie."]


def usable_logo(brand: Brand) -> Path | None:
    """The logo when it can be placed, else None."""
    logo = brand.logo
    return logo if logo and logo.is_file() and logo.suffix.lower() in LOGO_KINDS else None


def theme_colours(brand: Brand) -> dict[str, str]:
    """The twelve colours of the theme; each stands out on white as its use asks.

    dk2 titles and dark fills, accent1 graphics in the main colour, accent2 the accent in graphics,
    accent3 neutral bars, accent4 hairlines, accent5 the accent in text, accent6 secondary text.
    """
    primary = brand.primary if colours.HEX.fullmatch(brand.primary) else Brand.primary
    accent = brand.accent if colours.HEX.fullmatch(brand.accent) else Brand.accent
    dark = colours.darkened(primary, colours.FOR_TEXT)
    grey = colours.mixed(dark, "6F85A0", 0.6)
    readable = colours.darkened(accent, colours.FOR_TEXT + 0.3)
    secondary = colours.darkened(colours.mixed(dark, "66788F", 0.7), 5.5)
    return {
        "dk1": INK,
        "lt1": colours.WHITE,
        "dk2": dark,
        "lt2": colours.mixed(grey, colours.WHITE, 0.91),
        "accent1": colours.darkened(primary, colours.FOR_GRAPHICS),
        "accent2": colours.darkened(accent, colours.FOR_GRAPHICS),
        "accent3": colours.lightened(grey, colours.FOR_GRAPHICS),
        "accent4": colours.lightened(grey, 1.45),
        "accent5": readable,
        "accent6": secondary,
        "hlink": readable,
        "folHlink": secondary,
    }


def apply_theme(theme: Any, brand: Brand) -> None:
    """Writes the brand's colours and font into a theme part."""
    _write_theme(theme, brand.name, theme_colours(brand), brand.font.strip() or Brand.font)


def apply_given(theme: Any, brand: Brand) -> None:
    """Writes into another's theme only what the brand names itself: main colour, accent, font."""
    slots = {slot: brand.primary for slot in ("dk2", "accent1") if "primary" in brand.given}
    slots |= {"accent2": brand.accent} if "accent" in brand.given else {}
    font = brand.font.strip() if "font" in brand.given else ""
    if slots or font:
        _write_theme(theme, "", slots, font)


def _write_theme(theme: Any, name: str, slots: dict[str, str], font: str) -> None:
    root = parse_xml(theme.blob)
    if name:
        root.set("name", name)
    for slot, value in slots.items():
        holder = root.find(f".//{DRAWING}clrScheme/{DRAWING}{slot}")
        for child in list(holder):
            holder.remove(child)
        holder.append(holder.makeelement(f"{DRAWING}srgbClr", {"val": value}))
    for face in root.iterfind(f".//{DRAWING}fontScheme/*/{DRAWING}latin") if font else ():
        face.set("typeface", font)
    theme._blob = serialize_part_xml(root)
