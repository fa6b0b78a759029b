"""Each fault is planted in a sound deck, and named; the sound deck has none."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from deck_samples import COVER, STACKED, TABLE

from iwa.deck.brand import Brand
from iwa.deck.build import Deck, build_deck
from iwa.deck.checks.saved import deck_faults
from iwa.slides import Block, Blocks, Slide

Parts = dict[str, bytes]
SdkErrors = Callable[[bytes], list[str]]


def packed(parts: Parts) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def parts(deck: Deck) -> Parts:
    with zipfile.ZipFile(BytesIO(deck.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def replaced(parts: Parts, name: str, pattern: str, by: str) -> None:
    """Exactly one replacement in the first part of that name in which the pattern stands."""
    for part in sorted(parts):
        if re.fullmatch(name, part) and re.search(pattern.encode(), parts[part]):
            parts[part] = re.sub(pattern.encode(), by.encode(), parts[part], count=1)
            return
    raise AssertionError(f"{pattern} stands in no {name}")


def test_a_sound_deck_has_no_fault(deck: Deck) -> None:
    assert deck_faults(deck.data) == ()


SLIDES, CHARTS = r"ppt/slides/slide\d+\.xml", r"ppt/charts/chart[^/]*\.xml"
STRUCTURE = {
    "a shape's number used twice": (SLIDES, r'(<p:cNvPr id=)"3"', r'\1"2"', "l’objet 2 sert 2 fois"),
    "a row short of a cell": (SLIDES, r"(<a:tr [^>]*>)<a:tc>.*?</a:tc>", r"\1", "a 1 cellules pour 2 colonnes"),
    "an axis that is not there": (CHARTS, r'<c:crossAx val="\d+"/>', '<c:crossAx val="7"/>', "un axe du graphique manque (7)"),
    "a negative axis": (CHARTS, r'(<c:axId val=")(\d+"/>.*?<c:axId val="\d+"/>.*)', r"\1-\2", "manque"),
    "more points than announced": (CHARTS, r'<c:val>(.*?)<c:ptCount val="\d+"/>', r'<c:val>\1<c:ptCount val="1"/>', "les points d’une série"),
    "a key without relation": (SLIDES, r'r:id="rId\d+"', 'r:id="rId99"', "emploie le lien rId99"),
    "a section of a slide that is gone": (r"ppt/presentation\.xml", r"</p:presentation>",
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14='
        '"http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="A" id="{1}"><p14:sldIdLst>'
        '<p14:sldId id="999"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>',
        "Une section nomme la diapositive 999"),
    "a slide's number used twice": (r"ppt/presentation\.xml", r'<p:sldId [^>]*id="257"', '<p:sldId id="256"', "L’identifiant de diapositive 256"),
    "a layout with the master's number": (r"ppt/slideMasters/slideMaster1\.xml", r'(<p:sldLayoutId [^>]*) id="\d+"',
        r'\1 id="2147483648"', "L’identifiant de masque ou de mise en page 2147483648"),
    "a kind that is not declared": (r"\[Content_Types\]\.xml", r'<Default Extension="xlsx"[^>]*/>', "", "La nature de"),
    "a part declared and absent": (r"\[Content_Types\]\.xml", r"</Types>",
        '<Override PartName="/ppt/slides/slide99.xml" ContentType="x"/></Types>', "« ppt/slides/slide99.xml » est déclaré et absent"),
}  # fmt: skip


@pytest.mark.parametrize("fault", STRUCTURE)
def test_what_powerpoint_would_repair_is_named(parts: Parts, fault: str) -> None:
    name, pattern, by, sentence = STRUCTURE[fault]
    replaced(parts, name, f"(?s){pattern}", by)
    assert any(sentence in found for found in deck_faults(packed(parts))), deck_faults(packed(parts))


def _orphan(parts: Parts) -> None:
    parts["ppt/slides/slide99.xml"] = parts["ppt/slides/slide1.xml"]


def _workbook(parts: Parts) -> None:
    name = next(name for name in parts if name.endswith(".xlsx"))
    parts[name] = parts[name][:200]


def _picture(parts: Parts) -> None:
    parts["ppt/media/image9.png"] = b"not a picture"


def _target(parts: Parts) -> None:
    del parts["ppt/slideLayouts/slideLayout1.xml"]


PARTS: dict[str, tuple[Callable[[Parts], None], str]] = {
    "a slide taken from the list and left in the file": (_orphan, "« ppt/slides/slide99.xml » reste dans le fichier"),
    "a workbook cut short": (_workbook, "les données du graphique ne s’ouvrent pas"),
    "a picture that is none": (_picture, "« ppt/media/image9.png » n’est pas l’image"),
    "a part that is missing": (_target, "« ppt/slideLayouts/slideLayout1.xml », absent"),
}


@pytest.mark.parametrize("fault", PARTS)
def test_parts_that_do_not_belong_are_named(parts: Parts, fault: str) -> None:
    spoil, sentence = PARTS[fault]
    spoil(parts)
    assert any(sentence in found for found in deck_faults(packed(parts)))


def test_a_member_that_stands_twice_in_the_archive_is_named(parts: Parts) -> None:
    out = BytesIO(packed(parts))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("ppt/slides/slide1.xml", parts["ppt/slides/slide1.xml"])
    assert "Le fichier contient deux fois « ppt/slides/slide1.xml »." in deck_faults(out.getvalue())


def test_a_figure_outside_its_stacked_bar_is_named(parts: Parts) -> None:
    stacked = {
        n: c
        for n, c in parts.items()
        if (re.fullmatch(CHARTS, n) and b'grouping val="percentStacked"' in c) or b'grouping val="stacked"' in c
    }
    assert stacked
    name, content = next(iter(stacked.items()))
    parts[name] = re.sub(rb'<c:dLblPos val="\w+"/>', b'<c:dLblPos val="outEnd"/>', content)
    assert any("placée où ce type n’en a pas (outEnd)" in found for found in deck_faults(packed(parts)))


ACCESSIBILITY = {
    "a chart without words": (SLIDES, r'(<p:graphicFrame>.*?<p:cNvPr [^>]*?) descr="[^"]*"', r"\1", "n’a pas de texte de remplacement"),
    "a file name for words": (SLIDES, r'(<p:graphicFrame>.*?<p:cNvPr [^>]*?descr=)"[^"]*"', r'\1"image.png"', "est un nom de fichier"),
    "a table without header": (SLIDES, r'firstRow="1"', 'firstRow="0"', "le tableau n’a pas de ligne d’en-tête"),
    "merged cells": (SLIDES, r"<a:tc>", '<a:tc gridSpan="2">', "le tableau a des cellules fusionnées"),
    "a column without a name": (SLIDES, r"<a:t>Portée</a:t>", "<a:t></a:t>", "une colonne du tableau n’a pas de titre"),
    "a text of no language": (SLIDES, r' lang="fr-FR"', "", "la langue d’un texte n’est pas dite"),
    "a pale colour": (r"ppt/theme/theme1\.xml", r'(<a:accent2><a:srgbClr val=)"[^"]*"', r'\1"FFEE99"', "La couleur accent2 du thème (#FFEE99)"),
    "a document without title": (r"docProps/core\.xml", r"<dc:title>.*?</dc:title>", "<dc:title/>", "pas de titre dans ses propriétés"),
}  # fmt: skip


@pytest.mark.parametrize("fault", ACCESSIBILITY)
def test_what_a_reader_without_sight_would_miss_is_named(parts: Parts, fault: str) -> None:
    name, pattern, by, sentence = ACCESSIBILITY[fault]
    replaced(parts, name, f"(?s){pattern}", by)
    assert any(sentence in found for found in deck_faults(packed(parts))), deck_faults(packed(parts))


def test_two_slides_of_one_title_are_named(parts: Parts) -> None:
    title = "Les vidéos mènent"
    other = next(
        n
        for n in sorted(parts)
        if re.fullmatch(SLIDES, n) and title.encode() not in parts[n] and b'type="title"' in parts[n]
    )
    replaced(parts, re.escape(other), r'(?s)(type="title".*?<a:t>)[^<]*', rf"\g<1>{title}")
    assert sum("un autre titre est le même" in found for found in deck_faults(packed(parts))) == 2


def test_a_text_longer_than_its_place_is_named_whatever_the_font() -> None:
    slide = Slide(
        "a.b", "Un fait", "", Blocks((Block("Constat", ("Une phrase de dix mots tient ici sans peine.",) * 9),))
    )
    assert deck_faults(build_deck([slide], COVER, Brand("IWA"), "x", None)) == ()
    long = Slide("a.b", "mot " * 80, "", STACKED)
    found = deck_faults(build_deck([long], COVER, Brand("IWA"), "x", None))
    assert found == ("Diapositive 2 « a.b » : le texte de « Titre » dépasse sa place.",)


def test_a_row_that_grows_when_its_text_does_is_named(parts: Parts) -> None:
    replaced(parts, SLIDES, r"<a:t>Épisode 1</a:t>", f"<a:t>{'Épisode ' * 40}</a:t>")
    assert any("une ligne du tableau est plus haute que prévu" in found for found in deck_faults(packed(parts)))


def test_words_under_ten_points_are_named(parts: Parts) -> None:
    replaced(parts, SLIDES, r'(?s)(name="Chapeau".*?) sz="\d+"', r'\1 sz="900"')
    assert any("le texte de « Chapeau » est sous 10 points" in found for found in deck_faults(packed(parts)))


def test_a_table_of_the_samples_is_split_so_that_no_row_passes_the_slide() -> None:
    assert (
        deck_faults(build_deck([Slide("a.t", "Un fait", "", TABLE)], COVER, Brand("IWA", font="Verdana"), "x", None))
        == ()
    )


def test_the_open_xml_sdk_finds_no_error_in_any_layout_or_kind_of_chart(deck: Deck, sdk_errors: SdkErrors) -> None:
    assert sdk_errors(deck.data) == []


def test_the_open_xml_sdk_is_asked_in_earnest(parts: Parts, sdk_errors: SdkErrors) -> None:
    replaced(parts, SLIDES, r"<a:t>", '<a:t inconnu="1">')
    assert any("inconnu" in found for found in sdk_errors(packed(parts)))
