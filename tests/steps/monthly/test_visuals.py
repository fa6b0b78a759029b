"""The picture of a post: found under its id, shown with a link, and never a reason to fall."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image
from pptx import Presentation

from iwa.client_month import ClientMonth
from iwa.deck.brand import Brand
from iwa.deck.build import Cover, make_deck
from iwa.slide_html import Look, html
from iwa.slides import Cards, Slide
from iwa.steps.monthly.contents import top
from iwa.steps.monthly.visuals import visual_of

Made = Callable[..., ClientMonth]
URL = "https://www.instagram.com/p/abc/"


def post(name: str, interactions: float) -> dict[str, Any]:
    return {
        "network": "instagram", "post_id": name, "published_at": pd.Timestamp("2026-10-06", tz="UTC"), "format": "image",
        "text": "Soirée", "interactions": interactions, "exposure": 1000.0, "reach": 1000.0, "is_paid": False, "url": URL,
        "too_young": False, "engagement_rate": interactions / 1000, "engagement_basis": "reach",
    }  # fmt: skip


@pytest.fixture
def month(hand_made: Made) -> ClientMonth:
    made = hand_made(posts=[post("179", 90.0), *(post(f"p{n}", 20.0) for n in range(4))])
    made.folder.pictures.mkdir(parents=True)
    return made


def laid(month: ClientMonth, name: str, kind: str = "JPEG", size: tuple[int, int] = (60, 40)) -> Path:
    file = month.folder.pictures / name
    file.parent.mkdir(exist_ok=True)
    Image.new("RGB", size, "#A06040").save(file, kind)
    return file


def pictures_in_deck(slide: Slide, folder: Path) -> list[str]:
    deck = make_deck([slide], Cover("Rapport", "Maison Lune", "octobre 2026", "IWA", ""), Brand("IWA"), "f00d", folder)
    shapes = [shape for page in Presentation(BytesIO(deck.data)).slides for shape in page.shapes]
    return [shape._element.nvPicPr.cNvPr.get("descr") for shape in shapes if shape._element.tag.endswith("}pic")]


def links_in_deck(slide: Slide, folder: Path) -> list[str]:
    deck = make_deck([slide], Cover("Rapport", "Maison Lune", "octobre 2026", "IWA", ""), Brand("IWA"), "f00d", folder)
    pages = Presentation(BytesIO(deck.data)).slides
    return [rel.target_ref for page in pages for rel in page.part.rels.values() if rel.is_external]


def test_it_is_on_the_card_of_the_notebook_and_of_the_deck_with_a_link_to_the_post(month: ClientMonth) -> None:
    laid(month, "179.jpg")
    slide = top(month)
    assert isinstance(slide.exhibit, Cards)
    assert [card.picture for card in slide.exhibit.items] == ["visuels/179.jpg", "", "", "", ""]
    shown = html(slide, Look(folder=month.folder.path))
    assert shown.count("<img") == 1 and f'href="{URL}"' in shown
    assert pictures_in_deck(slide, month.folder.path) == ["Visuel de la publication « Instagram, 06/10 »"]
    assert URL in links_in_deck(slide, month.folder.path)


def test_without_one_the_cards_are_there_all_the_same(month: ClientMonth) -> None:
    slide = top(month)
    assert "<img" not in html(slide, Look(folder=month.folder.path))
    assert pictures_in_deck(slide, month.folder.path) == []
    assert URL in links_in_deck(slide, month.folder.path)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("179.jpeg", "JPEG"), ("179.PNG", "PNG"), ("179.webp", "WEBP"), ("179.gif", "GIF"), ("instagram/179.JPG", "JPEG"),
     ("été/179.jpg", "JPEG"), ("179.jpg", "PNG")],
)  # fmt: skip
def test_whatever_its_extension_its_case_and_its_sub_folder(month: ClientMonth, name: str, kind: str) -> None:
    laid(month, name, kind)
    assert visual_of(month, "179").picture == f"visuels/{name}"
    assert visual_of(month, "17").picture == ""


def test_an_id_that_no_file_name_can_hold_is_found_as_it_can_be_written(month: ClientMonth) -> None:
    laid(month, "urn_li_share_7124.png", "PNG")
    laid(month, "7125.png", "PNG")
    laid(month, unicodedata.normalize("NFD", "Café.png"), "PNG")
    assert visual_of(month, "urn:li:share:7124").picture == "visuels/urn_li_share_7124.png"
    assert visual_of(month, "urn:li:share:7125").picture == "visuels/7125.png"
    assert visual_of(month, unicodedata.normalize("NFC", "Café")).picture


@pytest.mark.parametrize("content", [b"", b"pas une image", b"\xff\xd8\xff\xe0 coup\xc3\xa9e"])
def test_a_broken_one_is_a_sentence_and_the_card_stays(month: ClientMonth, content: bytes) -> None:
    (month.folder.pictures / "179.jpg").write_bytes(content)
    slide = top(month)
    assert slide.notes.endswith(
        "Image illisible ou trop grande : « visuels/179.jpg ». Enregistrez-la à nouveau en .jpg ou .png."
    )
    assert "<img" not in html(slide, Look(folder=month.folder.path))
    assert pictures_in_deck(slide, month.folder.path) == []


def test_one_cut_in_the_middle_is_not_laid_in_the_deck(month: ClientMonth) -> None:
    file = laid(month, "179.jpg", size=(600, 400))
    file.write_bytes(file.read_bytes()[:-400])
    assert visual_of(month, "179").remark.startswith("Image illisible")


def test_a_format_that_is_not_read_is_said_and_a_second_picture_is_taken(month: ClientMonth) -> None:
    (month.folder.pictures / "179.heic").write_bytes(b"....ftypheic")
    assert visual_of(month, "179").remark.startswith("Image dans un format qui ne se lit pas : « visuels/179.heic ».")
    laid(month, "179.png", "PNG")
    assert visual_of(month, "179").picture == "visuels/179.png"


def test_a_huge_one_is_made_small_and_one_too_large_to_open_is_said(
    month: ClientMonth, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid(month, "179.png", "PNG", (4000, 3000))
    slide = top(month)
    assert len(html(slide, Look(folder=month.folder.path))) < 60_000
    assert pictures_in_deck(slide, month.folder.path)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)  # Pillow refuses beyond twice as many
    assert "trop grande" in visual_of(month, "179").remark
    assert pictures_in_deck(slide, month.folder.path) == []
