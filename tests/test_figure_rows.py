"""Figures of the report that show their rows at a click: no script, nothing printed, hostile texts stay texts."""

from __future__ import annotations

from lxml import html as parser

from iwa.evidence import SUPERSEDED, Evidence, FileRow
from iwa.report import Heading, report_html
from iwa.slides import Chart, Column, Figure, Figures, Number, Series, Slide, Table

HOSTILE = '<img src=x onerror="alert(1)"></div><script>alert(2)</script>'


def rows(count: int, subject: str = "Facebook, 03/10/2026") -> tuple[FileRow, ...]:
    return tuple(FileRow("a.zip › posts.csv", place, "", subject, f"portée {place}") for place in range(2, count + 2))


def evidence(text: str, place: str, behind: tuple[FileRow, ...], measure: str = "reach") -> Evidence:
    return Evidence(Number(text, measure, "closing", {}, place), "Portée cumulée", "Somme.", behind, "")


def page_of(slide: Slide, *evidences: Evidence) -> str:
    return report_html([slide], Heading("Rapport", "Maison Lune", "octobre 2026"), None, {slide.id: evidences})


def buttons(page: str) -> list[tuple[str, str]]:
    return [(one.text, one.get("popovertarget")) for one in parser.document_fromstring(page).xpath("//article//button")]


TABLE = Table((Column("Réseau"), Column("Vu")), (("Facebook", "12 (portée)"), ("Instagram", "12")), "Vu par réseau")


def test_a_click_on_a_figure_opens_its_rows() -> None:
    page = page_of(Slide("a.b", "Un fait", exhibit=TABLE), evidence("12", "Facebook · Vu", rows(3)))
    assert buttons(page) == [("12", "l1")]
    (opened,) = parser.document_fromstring(page).xpath("//*[@popover]")
    assert opened.get("id") == "l1" and opened.xpath(".//button/@popovertargetaction") == ["hide"]
    assert [cell.text_content() for cell in opened.xpath(".//tbody//th")] == ["a.zip › posts.csv"]
    assert [cell.text for cell in opened.xpath(".//td[1]")] == ["2", "3", "4"]
    assert "Portée cumulée : 3\u00a0lignes" in page


def test_figures_alike_are_kept_apart_by_where_they_stand() -> None:
    other = rows(2, "Instagram, 04/10/2026")
    page = page_of(
        Slide("a.b", "Un fait : 12", exhibit=TABLE),
        evidence("12", "Instagram · Vu", other), evidence("12", "Facebook · Vu", rows(3)), evidence("12", "titre", other),
    )  # fmt: skip
    title, facebook, instagram = buttons(page)
    assert title[1] == instagram[1] != facebook[1]


def test_each_distinct_set_of_rows_stands_once_in_the_page() -> None:
    figures = Figures((Figure("Un", "12", ""), Figure("Deux", "13", "")))
    page = page_of(
        Slide("a.b", "Un fait", exhibit=figures), evidence("12", "Un", rows(3)), evidence("13", "Deux", rows(3))
    )
    assert [target for _, target in buttons(page)] == ["l1", "l1"]
    assert page.count("<div popover") == 1


def test_a_long_set_is_shortened_by_a_rule_that_is_said() -> None:
    page = page_of(Slide("a.b", "Un fait : 12"), evidence("12", "titre", rows(90)))
    (opened,) = parser.document_fromstring(page).xpath("//*[@popover]")
    assert "90\u00a0lignes ; ici les 8 premières et les 4 dernières" in opened.text_content()
    assert [cell.text for cell in opened.xpath(".//td[1]")] == [*map(str, range(2, 10)), "…", "88", "89", "90", "91"]
    assert "78 autres lignes" in opened.text_content()
    whole = page_of(Slide("a.b", "Un fait : 12"), evidence("12", "titre", rows(13)))
    assert len(parser.document_fromstring(whole).xpath("//tr/td[1]")) == 13


def test_only_the_figure_is_a_button_and_only_as_a_whole() -> None:
    page = page_of(Slide("a.b", "De 120 à 12,5 puis 12 sur 12"), evidence("12", "titre", rows(2)))
    (title,) = parser.document_fromstring(page).xpath("//h2[contains(@class, 'iwa-title')]")
    assert title.text == "De 120 à 12,5 puis " and [one.tail for one in title] == [" sur 12"]


def test_two_figures_of_one_text_come_in_their_order() -> None:
    message = ("De 3 % à 12 clics",)
    page = page_of(
        Slide("a.b", "Un fait", message=message),
        evidence("12", "message 1", rows(2)), evidence("3 %", "message 1", rows(4)),
    )  # fmt: skip
    assert [text for text, _ in buttons(page)] == ["3 %", "12"]


def test_a_figure_that_a_person_wrote_otherwise_is_no_button() -> None:
    page = page_of(Slide("a.b", "Un titre à nous"), evidence("12", "titre", rows(2)))
    assert buttons(page) == [] and "popover" not in page.partition("<body")[2]


def test_figures_of_a_chart_stand_under_it() -> None:
    chart = Chart("lines", ("sept.", "oct."), (Series("Portée", (900.0, 650.0)),), "count", "Courbe")
    rate = Chart("lines", ("sept.", "oct."), (Series("Taux", (0.05, 0.06)),), "percent", "Courbe")
    page = page_of(
        Slide("a.b", "Un fait", exhibit=chart, second=rate),
        evidence("900", "Portée · sept.", rows(1)),
        evidence("650", "Portée · oct.", rows(2)),
        evidence("6 %", "Taux · oct.", rows(3)),
    )
    (line,) = parser.document_fromstring(page).xpath("//p[@class='iwa-drawn']")
    assert line.text_content() == "Sur le graphique : Portée · sept. 900, oct. 650 ; Taux · oct. 6 %"
    assert [target for _, target in buttons(page)] == ["l1", "l2", "l3"]


def test_rows_that_were_replaced_are_not_shown() -> None:
    old = FileRow("vieux.csv", 2, "", "Facebook", "portée 3", SUPERSEDED)
    page = page_of(Slide("a.b", "Un fait : 12"), evidence("12", "titre", (*rows(2), old)))
    assert "vieux.csv" not in page
    assert buttons(page_of(Slide("a.b", "Un fait : 12"), evidence("12", "titre", (old,)))) == []


def test_hostile_texts_stay_texts() -> None:
    behind = (FileRow(f"{HOSTILE}.csv", 2, HOSTILE, HOSTILE, HOSTILE),)
    slide = Slide("a.b", f"{HOSTILE} 12", message=(HOSTILE,))
    page = page_of(slide, evidence("12", "titre", behind), evidence("12", HOSTILE, behind))
    tree = parser.document_fromstring(page)
    assert tree.xpath("//script | //img | //@onerror") == []
    assert HOSTILE in tree.xpath("string(//h2[contains(@class, 'iwa-title')])")


def test_the_page_still_runs_and_loads_nothing() -> None:
    page = page_of(Slide("a.b", "Un fait : 12"), evidence("12", "titre", rows(3)))
    tree = parser.document_fromstring(page)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert tree.xpath("//script | //link | //@*[starts-with(name(), 'on')]") == []


def test_nothing_of_it_is_printed() -> None:
    page = page_of(Slide("a.b", "Un fait : 12"), evidence("12", "titre", rows(3)))
    printed = page.rpartition("@media print {")[2]
    assert ".iwa-behind" in printed and ".iwa-hint" in printed and "display: none" in printed


def test_without_evidence_the_page_has_no_button() -> None:
    page = report_html([Slide("a.b", "Un fait : 12")], Heading("Rapport", "", ""))
    assert "<button" not in page and 'class="iwa-hint"' not in page
