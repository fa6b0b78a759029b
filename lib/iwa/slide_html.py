"""A slide as HTML, for the notebook and the report.

The texts of posts are hostile: every text goes through the template's escaping, only http and
https addresses become links, and nothing is loaded from outside.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from iwa.charts import FULL_WIDTH, HALF_WIDTH, WIDTH, Colours, picture
from iwa.charts.shades import cell_looks
from iwa.heat_map import cell_text, legend
from iwa.slide_pictures import thumbnail
from iwa.slides import Card, Chart, HeatMap, Slide, Table
from iwa.source_lines import source_line
from iwa.text_exhibits import WEEKDAYS, state_sign
from iwa.workspace import shipped

NARROW_TABLE = 3  # columns: up to here the comments stand beside a table, else under it
STATES = {
    "signal-hausse": "▲ hausse à signaler",
    "signal-baisse": "▼ baisse à signaler",
    "routine": "variation habituelle",
    "à compléter": "à compléter",
    "série trop courte": "série trop courte",
}
WIDTHS = {"beside": WIDTH, "below": FULL_WIDTH, "pair": HALF_WIDTH}
NOTHING = Markup("")
VERDICT_SIGNS = {"": "", "concluant": "●", "indicatif": "◐", "non concluant": "○"}


@dataclass(frozen=True)
class Look:
    """How slides are shown: the client's colours, and the folder in which its pictures lie."""

    colours: Colours = field(default_factory=Colours)
    folder: Path | None = None


def html(slide: Slide, look: Look | None = None) -> str:
    """The slide as one piece of HTML with its own style, which touches nothing around it.

    >>> "Les vidéos &lt;b&gt;" in html(Slide("audit.formats", "Les vidéos <b>"))
    True
    """
    look = look or Look()
    page = templates().get_template("diapositive.html.j2")
    return page.render(article=article(slide, look), look=look)


def article(slide: Slide, look: Look, level: int = 3, anchor: str = "", apart: Markup = NOTHING) -> Markup:
    """The slide's markup without its style; `level` is that of its heading, `anchor` its id in a page.

    `apart` is what stands under its source line on the screen and is not printed.
    """
    exhibits = [exhibit for exhibit in (slide.exhibit, slide.second) if exhibit is not None]
    arrangement = _arrangement(slide)
    piece = templates().get_template("article.html.j2")
    text = piece.render(
        slide=slide,
        exhibits=exhibits,
        arrangement=arrangement,
        source=source_line(slide.source),
        states=STATES,
        state_sign=state_sign,
        weekdays=WEEKDAYS,
        verdict_sign=VERDICT_SIGNS[slide.verdict],
        level=level,
        anchor=anchor,
        apart=apart,
        chart_address=lambda chart: _chart_address(chart, look.colours, WIDTHS[arrangement]),
        looks=lambda heat: cell_looks(heat, look.colours),
        cell_text=cell_text,
        legend=legend,
        card_address=lambda card: _card_address(card, look.folder),
        link=safe_link,
    )
    return Markup(text)


def safe_link(url: str) -> str:
    """The address when it is a web address, otherwise nothing.

    >>> safe_link("https://exemple.fr/1"), safe_link("javascript:alert(1)"), safe_link("//exemple.fr")
    ('https://exemple.fr/1', '', '')
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


@cache
def templates() -> Environment:
    """The HTML templates of slides and reports; every value they print is escaped."""
    loader = FileSystemLoader(shipped("templates", "report"))
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _arrangement(slide: Slide) -> str:
    """How exhibits and comments share the slide: the class of its body."""
    shown = slide.exhibit
    if shown is not None and slide.second is not None:
        return "pair"
    is_slim = isinstance(shown, Chart | HeatMap) or (
        isinstance(shown, Table) and shown.kind == "plain" and len(shown.columns) <= NARROW_TABLE
    )
    return "beside" if slide.message and is_slim else "below"


def _chart_address(chart: Chart, colours: Colours, width: float) -> str:
    return "data:image/svg+xml;base64," + b64encode(picture(chart, colours, width)).decode()


def _card_address(card: Card, folder: Path | None) -> str:
    found = thumbnail(folder, card.picture) if folder and card.picture else b""
    return "data:image/jpeg;base64," + b64encode(found).decode() if found else ""
