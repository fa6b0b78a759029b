"""The report: one page, in order, that opens offline and runs nothing."""

from __future__ import annotations

import re
from itertools import pairwise

from lxml import html as parser

from iwa.report import Heading, report_html
from iwa.slides import Chart, Series, Slide

CHART = Chart("bars", ("Vidéos", "Liens"), (Series("taux", (0.05, 0.02)),), "percent", "Taux par format")
SLIDES = [
    Slide("audit.formats", "Les vidéos portent le mois.", exhibit=CHART),
    Slide("audit.methode", "Comment lire ces figures.", annex=True),
    Slide("audit.retards", "Les validations tardent.", audience="interne"),
    Slide("audit.jours", "Aucun jour ne se détache."),
]
PAGE = report_html(SLIDES, Heading("Bilan du mois", "Maison <b>Marette</b>", "octobre 2026"))


def test_body_comes_first_then_the_annex_and_nothing_internal() -> None:
    page = parser.document_fromstring(PAGE)
    titles = page.xpath("//article//*[contains(@class, 'iwa-title')]/text()")
    assert titles == ["Les vidéos portent le mois.", "Aucun jour ne se détache.", "Comment lire ces figures."]
    assert "Les validations tardent." not in PAGE


def test_the_table_of_contents_leads_to_each_slide() -> None:
    page = parser.document_fromstring(PAGE)
    links = {link.get("href"): link.text for link in page.xpath("//nav//a")}
    assert links == {
        "#d1": "Les vidéos portent le mois.",
        "#d2": "Aucun jour ne se détache.",
        "#a1": "Comment lire ces figures.",
    }
    assert {f"#{anchor}" for anchor in page.xpath("//article/@id")} == set(links)


def test_the_table_of_contents_names_the_part_of_each_slide_and_counts_on() -> None:
    slides = [Slide(f"a.{name}", f"Un fait : {name}") for name in ("un", "deux", "trois")]
    part_of = {"a.un": "Rapport mensuel", "a.deux": "Rapport mensuel", "a.trois": "Calendrier"}
    contents = report_html(slides, Heading("Rapport", "", ""), part_of=part_of).partition("</nav>")[0]
    assert re.findall(r"<h3>(.+?)</h3>\s*<ol start=\"(\d)\">", contents) == [
        ("Rapport mensuel", "1"),
        ("Calendrier", "3"),
    ]
    assert re.findall(r'href="#(d\d)">', contents) == ["d1", "d2", "d3"]


def test_the_page_is_french_titled_and_escaped() -> None:
    page = parser.document_fromstring(PAGE)
    assert page.get("lang") == "fr"
    assert page.xpath("string(//title)") == "Bilan du mois – Maison <b>Marette</b> – octobre 2026"
    assert page.xpath("string(//h1)") == "Bilan du mois"
    assert page.xpath("//b") == []


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", PAGE)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_policy_forbids_everything_but_its_own_style_and_pictures() -> None:
    page = parser.document_fromstring(PAGE)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert page.xpath("//script | //link | //iframe") == []
    assert re.findall(r"(?:src|href)=\"(?!data:|#)|url\(|@import", PAGE) == []


def test_each_slide_starts_a_page_when_printed() -> None:
    printed = PAGE.split("@media print")[1]
    assert "break-before: page" in printed and "@page { size: A4 landscape" in PAGE


def test_the_same_slides_give_the_same_bytes() -> None:
    assert report_html(SLIDES, Heading("Bilan du mois", "Maison <b>Marette</b>", "octobre 2026")) == PAGE


def test_a_report_without_slides_says_so() -> None:
    page = report_html([SLIDES[2]], Heading("Bilan", "", ""))
    assert "Aucune diapositive à montrer pour cette période." in page
    assert "Sommaire" not in page and "<title>Bilan</title>" in page
