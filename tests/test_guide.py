"""The consultant's guide and the code say the same: what the guide names exists, and nothing is left out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from iwa.cli import app
from iwa.dossier.choices import INDICATORS
from iwa.dossier.tabs import TABS
from iwa.exports.reading import Reader
from iwa.exports.registry import READERS
from iwa.networks import LABELS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "guide-des-exports.md"
GUIDE = PAGE.read_text("utf-8")
# how a line that gives a path begins: an export's label, then where people go first
LABELLED = {reader.label for reader in READERS}
PLACES = {reader.menu.partition(" › ")[0] for reader in READERS}
PATH = re.compile(r"- \*\*(?P<label>[^*]+)\*\* : (?P<place>.+?)(?: › .*)?")


def line(reader: Reader) -> str:
    """How the guide says where an export is: its label, then the path that `iwa check` gives."""
    return f"- **{reader.label}** : {reader.menu}"


def sections() -> dict[str, str]:
    """The text under each heading of the second level."""
    parts = re.split(r"^## (.+)$", GUIDE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def anchor(heading: str) -> str:
    """The anchor that GitHub and most readers make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).replace(" ", "-")


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: f"{reader.network or 'meta'} {reader.label}")
def test_every_export_is_in_the_guide_with_the_path_that_iwa_check_gives(reader: Reader) -> None:
    assert line(reader) in GUIDE.splitlines()


def test_no_path_of_the_guide_is_one_that_the_code_has_left() -> None:
    known = {line(reader) for reader in READERS}
    begun = [(text, PATH.fullmatch(text)) for text in GUIDE.splitlines()]
    paths = [text for text, found in begun if found and (found["label"] in LABELLED or found["place"] in PLACES)]
    assert len(paths) >= len(known) > 20
    assert [text for text in paths if text not in known] == []


def test_every_network_is_in_the_table_of_the_month() -> None:
    table = sections()["En une page"]
    assert [label for label in LABELS.values() if label not in table] == []


def test_each_section_on_files_says_what_they_hold_and_what_they_lack() -> None:
    files = {head: text for head, text in sections().items() if any(line(reader) in text for reader in READERS)}
    assert all(any(line(reader) in text for text in files.values()) for reader in READERS)
    for heading, text in files.items():
        assert re.search(r"ne contien(t|nent) pas|n’a ni|\*\*Sans rien", text, re.IGNORECASE), heading
        assert "**Pièges**" in text or heading.startswith("Messages"), heading


def test_every_template_that_it_names_exists_and_every_template_is_named() -> None:
    named = set(re.findall(r"`(templates/exports/[^`]+)`", GUIDE))
    assert named == {f"templates/exports/{file.name}" for file in (ROOT / "templates" / "exports").iterdir()}


def test_every_tab_and_indicator_that_it_sends_to_exists() -> None:
    tabs = {tab.name for tab in TABS.values()}
    assert set(re.findall(r"onglet « ([a-zéè]+) »", GUIDE)) <= tabs
    rows = re.findall(
        r"^\| [^|]+ \| (saisies, )?([^|]+) \|$", sections()["Ce qu’aucun réseau n’exporte : les saisies"], re.MULTILINE
    )
    places = [(bool(entered), place) for entered, place in rows if place.strip("- ") and place != "où l’écrire"]
    assert len(places) > 6
    for entered, place in places:
        words = set(re.findall(r"« ([^»]+) »", place))
        assert words <= set(INDICATORS) if entered else place in tabs, place


def test_every_command_that_it_shows_exists() -> None:
    shown = set(re.findall(r"`iwa ([a-z]+)", GUIDE))
    assert {"sort", "check", "run"} <= shown <= set(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", GUIDE):
        file, _, place = target.partition("#")
        page = PAGE.parent / file if file else PAGE
        assert page.is_file(), target
        headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert not place or place in [anchor(heading) for heading in headings], target


@pytest.mark.parametrize("page", ["README.md", "docs/formats-propres.md"])
def test_it_is_found_from_the_pages_a_consultant_opens(page: str) -> None:
    assert "guide-des-exports.md)" in (ROOT / page).read_text("utf-8")
