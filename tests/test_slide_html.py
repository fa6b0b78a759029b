"""A slide as HTML: all of it is there, nothing in it can act, nothing comes from outside."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as parser
from PIL import Image

from iwa.slide_html import Look, html, safe_link
from iwa.slides import (
    Axis,
    Block,
    Blocks,
    Calendar,
    Card,
    Cards,
    Chart,
    Column,
    Comparison,
    Day,
    Exhibit,
    Figure,
    Figures,
    HeatCell,
    HeatMap,
    HeatRow,
    Matrix,
    Process,
    Series,
    Slide,
    Source,
    Stage,
    Table,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;b&gt; \u202e ]]> <!-- ",
)
SLIDE = Slide("audit.formats", "Les vidéos portent le mois.", "Taux d’engagement, octobre 2026")


def chart(text: str = "Vidéos") -> Chart:
    return Chart("bars", (text, "Liens"), (Series(text, (0.05, 0.02)),), "percent", f"Taux par format {text}")


def exhibits(text: str) -> list[Exhibit]:
    return [
        chart(text),
        Table((Column(text), Column("Valeur", align="right")), ((text, "3"),), text),
        Figures((Figure(text, text, text, "signal-hausse"), Figure("Portée", "12"))),
        Cards((Card(text, text, (text,), text, text),)),
        Blocks((Block(text, (text,)),)),
        Calendar(((Day(text, (text,), strong=True), Day()),), text),
        HeatMap(
            text,
            (text, "B"),
            (HeatRow(text, (HeatCell(text, 2.0, strong=True), HeatCell())),),
            text,
            missing=text,
            framed=text,
        ),
        Matrix(Axis(text, text, text), Axis(text, text, text), (Block(text, (text,)),) * 4),
        Process((Stage(text, (text,), text, text),)),
        Comparison(Card(text, text, (text,), text, text), Card(text, text)),
        Table(
            (Column(text, role="strong"), Column("État", role="state")),
            ((text, "fait"), (text, text)),
            text,
            kind="checklist",
        ),
    ]


def everywhere(text: str) -> Slide:
    """A slide with the text in every place that a text can take."""
    return Slide(
        text, text, text, message=(text,), decision=text, verdict="indicatif", notes=text,
        source=Source((text,), text, text, text, True),
    )  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", range(10))
def test_hostile_texts_stay_texts(text: str, place: int) -> None:
    page = parser.fragment_fromstring(html(replace(everywhere(text), exhibit=exhibits(text)[place])), "div")
    assert page.xpath("//script | //iframe | //object | //form | //link") == []
    attributes = {name for element in page.iter() if isinstance(element.tag, str) for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on")]
    assert attributes <= {"class", "lang", "style", "src", "alt", "aria-label", "aria-hidden", "scope"}
    assert all(image.get("src").startswith("data:image/") for image in page.iter("img"))
    assert page.xpath("string(//h3)") == text


def test_templates_do_not_run_what_a_text_says() -> None:
    assert "49" not in html(replace(SLIDE, title="{{ 7 * 7 }}")).split("<article")[1]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "javascript://exemple.fr/%0aalert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "//exemple.fr", "http://[", "exemple.fr", "https:", ""],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str) -> None:
    page = html(replace(SLIDE, exhibit=Cards((Card("Facebook", "Bonjour", url=url),))))
    assert safe_link(url) == "" and "<a " not in page


def test_a_web_address_is_a_link_that_says_what_it_opens() -> None:
    page = parser.fragment_fromstring(
        html(replace(SLIDE, exhibit=Cards((Card("Facebook", "Bonjour", url="https://exemple.fr/?a=1&b=2"),)))), "div"
    )
    (link,) = page.iter("a")
    assert link.get("href") == "https://exemple.fr/?a=1&b=2"
    assert link.get("rel") == "noopener noreferrer"
    assert link.get("aria-label") == "Voir la publication « Facebook »"


def test_nothing_is_loaded_from_outside() -> None:
    page = html(replace(everywhere("texte"), exhibit=chart(), second=exhibits("texte")[3]))
    assert re.findall(r"(?:src|href)=\"(?!data:)|url\(|@import", page) == []


def test_the_style_touches_slides_only() -> None:
    style = re.sub(r"/\*.*?\*/", "", html(SLIDE).split("</style>")[0].split("<style>")[1], flags=re.DOTALL)
    selectors = [part.strip() for rule in re.findall(r"([^{}]+)\{", style) for part in rule.split(",")]
    assert all(name.startswith((".iwa-slide", ".iwa-report", "@media")) for name in selectors)


def test_everything_that_a_slide_says_is_there() -> None:
    page = parser.fragment_fromstring(
        html(replace(SLIDE, exhibit=chart(), message=("Un fait.",), decision="Publier plus.", verdict="non concluant",
                     source=Source(("posts.csv",), "octobre 2026"), annex=True, audience="interne")), "div",
    )  # fmt: skip
    text = " ".join(page.xpath("string(//article)").split())
    for said in (
        "annexe", "interne", SLIDE.title, SLIDE.subtitle, "Un fait.", "Décision Publier plus.", "non concluant",
        "Source : posts.csv ; octobre 2026",
    ):  # fmt: skip
        assert said in text, said


def test_what_a_slide_does_not_say_leaves_no_trace() -> None:
    body = html(Slide("id", "Un titre.")).split("</style>")[1]
    for absent in ("Décision", "Source", "annexe", "interne", "iwa-verdict", "<ul", "<figure"):
        assert absent not in body, absent


def test_a_chart_is_a_picture_with_its_description() -> None:
    page = parser.fragment_fromstring(html(replace(SLIDE, exhibit=chart())), "div")
    (image,) = page.iter("img")
    assert image.get("alt") == "Taux par format Vidéos"
    assert image.get("src").startswith("data:image/svg+xml;base64,")


def test_a_table_has_headers_of_columns_and_rows() -> None:
    table = Table(
        (Column("Réseau", 3), Column("Écart", 1, "right")), (("LinkedIn", "−1"), ("TikTok", "0")), "Écarts", (1,)
    )
    page = parser.fragment_fromstring(html(replace(SLIDE, exhibit=table)), "div")
    assert page.xpath("//table/@aria-label") == ["Écarts"]
    assert page.xpath("//thead//th[@scope='col']/text()") == ["Réseau", "Écart"]
    assert page.xpath("//tbody//th[@scope='row']/text()") == ["LinkedIn", "TikTok"]
    assert page.xpath("//tr[@class='iwa-emphasis']/td/text()") == ["0"]
    assert page.xpath("//col/@style") == ["width: 75.0%", "width: 25.0%"]


def test_a_signal_is_said_in_words() -> None:
    assert "▲ hausse à signaler" in html(
        replace(SLIDE, exhibit=Figures((Figure("Portée", "12", "", "signal-hausse"),)))
    )


def test_pictures_of_posts_come_from_the_folder_of_the_client(tmp_path: Path) -> None:
    Image.new("RGB", (20, 10), "red").save(tmp_path / "1.png")
    cards = Cards((Card("Facebook", "Bonjour", picture="1.png"), Card("LinkedIn", "Bonjour", picture="absente.png")))
    slide = replace(SLIDE, exhibit=cards)
    page = parser.fragment_fromstring(html(slide, Look(folder=tmp_path)), "div")
    assert [image.get("alt") for image in page.iter("img")] == ["Visuel de la publication « Facebook »"]
    assert "<img" not in html(slide)


def page_of(exhibit: Exhibit) -> parser.HtmlElement:
    return parser.fragment_fromstring(html(replace(SLIDE, exhibit=exhibit)), "div")


def test_a_month_is_a_table_of_days_with_what_is_dated_to_them() -> None:
    page = page_of(Calendar(((Day("5", ("Facebook, lien", "X")), Day("6", strong=True), *[Day()] * 5),), "Octobre"))
    (table,) = page.xpath("//table[@aria-label='Octobre']")
    assert [cell.text_content() for cell in table.iter("th")][::6] == ["Lundi", "Dimanche"]
    assert [bdi.text_content() for bdi in table.xpath(".//td[1]//bdi")] == ["Facebook, lien", "X"]
    assert table.xpath("string(.//td[@class='iwa-strong-day'])") == "6"


def test_a_state_has_its_sign_which_is_not_read_aloud() -> None:
    rows = (("Bio", "fait : 3/3"), ("Lien", "à faire"), ("Avis", "à compléter"), ("Notes", "autre chose"))
    table = Table((Column("Point", role="strong"), Column("État", role="state")), rows, "Points", kind="checklist")
    cells = page_of(table).xpath("//td")
    assert [cell.text_content() for cell in cells] == ["✓ fait : 3/3", "○ à faire", "… à compléter", "autre chose"]
    assert all(sign.get("aria-hidden") == "true" for cell in cells for sign in cell.iter("span"))
    assert ["iwa-told" in cell.get("class") for cell in cells] == [True, True, False, False]


def test_quadrants_come_in_the_order_of_reading_between_the_words_of_the_axes() -> None:
    blocks = tuple(Block(name, ()) for name in ("A", "B", "C", "D"))
    page = page_of(Matrix(Axis("Effort", "faible", "élevé"), Axis("Effet", "petit", "grand"), blocks))  # type: ignore[arg-type]
    assert page.xpath("//div[@class='iwa-matrix']")[0].text_content().split() == [
        "grand", "Effet", "petit", "A", "B", "C", "D", "faible", "Effort", "élevé",
    ]  # fmt: skip


def test_stages_keep_their_ranks_and_before_comes_first() -> None:
    page = page_of(Process((Stage("Brief", (), "Léa", "1 jour"), Stage("Tournage")), first=4))
    assert [rank.text_content() for rank in page.xpath("//span[@class='iwa-rank']")] == ["4", "5"]
    assert "Responsable\xa0: Léa" in page.xpath("//li")[0].text_content()
    sides = page_of(Comparison(Card("Avant", "Rien"), Card("Après", "Tout"))).xpath("//section")
    assert [side.xpath("string(strong)") for side in sides] == ["Avant", "Après"]


def test_a_heat_map_is_a_table_that_can_be_read_aloud_with_its_legend() -> None:
    rows = (HeatRow("Lundi", (HeatCell("0", 0.0), HeatCell("4", 4.0, strong=True), HeatCell())),)
    shown = HeatMap(
        "Jour", ("a", "b", "c"), rows, "Le lundi mène.", HeatRow("Total", (HeatCell("0"), HeatCell("4"), HeatCell()))
    )
    (table,) = parser.fromstring(html(replace(SLIDE, exhibit=shown))).xpath("//table")
    assert table.get("aria-label") == "Le lundi mène."
    assert table.xpath("thead//th[@scope='col']/text()") == ["Jour", "a", "b", "c"]
    assert table.xpath("tbody//th[@scope='row']/text()") == ["Lundi", "Total"]
    zero, most, nothing = table.xpath("tbody/tr[1]/td")
    assert (zero.get("style"), zero.get("class"), zero.text) == (None, None, "0")
    assert "background:#" in most.get("style") and "iwa-strong" in most.get("class")
    assert (nothing.get("style"), nothing.get("class"), nothing.text) == (None, "iwa-none", "–")
    assert table.xpath("following-sibling::p[@class='iwa-legend']/text()") == [
        "Hachuré\xa0: pas de chiffre. Encadré\xa0: ce dont parle le titre."
    ]


def test_a_heat_map_leaves_room_for_comments_beside_it() -> None:
    rows = (HeatRow("Lundi", (HeatCell("1", 1.0),)),)
    slide = replace(SLIDE, exhibit=HeatMap("Jour", ("a",), rows, "Un."), message=("Une phrase.",))
    assert "iwa-body iwa-beside" in html(slide)
