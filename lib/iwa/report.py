"""The report: every slide of a month on one HTML page that opens anywhere and prints well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from iwa.charts import Colours
from iwa.client import Client
from iwa.evidence import Evidence
from iwa.figure_rows import RowSets, with_buttons
from iwa.slide_html import Look, article, templates
from iwa.slides import Slide
from iwa.workspace import ClientFolder

Behind = Mapping[str, Sequence[Evidence]]


@dataclass(frozen=True)
class Heading:
    """What the first page of a report says."""

    title: str
    client: str
    period: str


def report_html(
    slides: Sequence[Slide],
    heading: Heading,
    look: Look | None = None,
    behind: Behind | None = None,
    part_of: Mapping[str, str] | None = None,
) -> str:
    """One self-contained page: cover, table of contents, body, annex; nothing is loaded or run.

    Slides marked "interne" are left out. The page has no code and says in a policy (CSP) that
    nothing but its own pictures and style may be used. `behind` gives, by the id of a slide, what
    stands behind its numbers: a click on one then shows its rows. `part_of` gives, by the id of a slide,
    the part under which the table of contents lists it.
    """
    look, sets = look or Look(), RowSets()
    shown = [slide for slide in slides if slide.audience == "client"]
    body = [slide for slide in shown if not slide.annex]
    annex = [slide for slide in shown if slide.annex]

    def made(slide: Slide, level: int, anchor: str) -> Markup:
        marked, apart = with_buttons(slide, (behind or {}).get(slide.id, ()), sets)
        return article(marked, look, level, anchor, apart)

    listed = [(f"d{place}", slide) for place, slide in enumerate(body, 1)]
    parts = groupby(listed, lambda one: (part_of or {}).get(one[1].id, ""))

    return (
        templates()
        .get_template("rapport.html.j2")
        .render(
            title=heading.title,
            client=heading.client,
            period=heading.period,
            look=look,
            parts=[(name, [(anchor, slide.title) for anchor, slide in part]) for name, part in parts],
            body=[made(slide, 2, anchor) for anchor, slide in listed],
            annex=[(slide.title, made(slide, 3, f"a{place}")) for place, slide in enumerate(annex, 1)],
            behind=sets.popovers(),
        )
    )


def look_of(client: Client, folder: ClientFolder) -> Look:
    """The client's colours, and its folder, where the pictures are."""
    return Look(Colours(client.brand.primary, client.brand.accent), folder.path)
