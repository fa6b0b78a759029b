"""The report: every slide of a month on one HTML page that opens anywhere and prints well."""

from __future__ import annotations

from collections.abc import Sequence

from iwa.charts import Colours
from iwa.client import Client
from iwa.slide_html import Look, article, templates
from iwa.slides import Slide
from iwa.workspace import ClientFolder


def report_html(slides: Sequence[Slide], title: str, client: str, period: str, look: Look | None = None) -> str:
    """One self-contained page: cover, table of contents, body, annex; nothing is loaded or run.

    Slides marked "interne" are left out. The page has no code and says in a policy (CSP) that
    nothing but its own pictures and style may be used.
    """
    look = look or Look()
    shown = [slide for slide in slides if slide.audience == "client"]
    body = [slide for slide in shown if not slide.annex]
    annex = [slide for slide in shown if slide.annex]
    page = templates().get_template("rapport.html.j2")
    return page.render(
        title=title,
        client=client,
        period=period,
        look=look,
        body=[(slide.title, article(slide, look, 2, f"d{place}")) for place, slide in enumerate(body, 1)],
        annex=[(slide.title, article(slide, look, 3, f"a{place}")) for place, slide in enumerate(annex, 1)],
    )


def look_of(client: Client, folder: ClientFolder) -> Look:
    """The client's colours, and its folder, where the pictures are."""
    return Look(Colours(client.brand.primary, client.brand.accent), folder.path)
