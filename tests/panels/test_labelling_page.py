"""The labelling panels in a real browser: the keyboard alone is enough, and texts are shown as text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

sys.path.insert(0, str(Path(__file__).parent))  # the sample client is no package
from moon import HOSTILE, MOON, OCTOBER, lay_moon

from iwa.demo.clients import RETAILER
from iwa.panel_server.pages import LABELLING, MESSAGES
from iwa.workspace import ClientFolder

Opened = Callable[..., Page]
PATIENCE = 60_000


@pytest.fixture(scope="module")
def moon(panel_workspace: Path) -> ClientFolder:
    """The small client, beside those of the demo."""
    there = ClientFolder(panel_workspace / "clients" / MOON)
    return there if there.client_file.is_file() else lay_moon(panel_workspace)


def test_three_posts_are_labelled_by_the_keyboard_alone(moon: ClientFolder, panel: Opened) -> None:
    page = panel(LABELLING.name, client=MOON, month=str(OCTOBER))
    region = page.get_by_role("region", name="Étiquetage des publications")
    expect(region).to_be_focused(timeout=PATIENCE)
    assert page.title() == LABELLING.title, "a text ran"
    for number in range(1, 4):
        expect(page.get_by_text(f" · {number} sur 8")).to_be_visible()
        expect(page.locator("[data-text]")).to_contain_text("<script>")
        page.keyboard.press("2")
        expect(page.get_by_role("radio", name="coulisses")).to_have_attribute("aria-checked", "true")
        page.keyboard.press("Enter")
    expect(page.get_by_text(" · 4 sur 8")).to_be_visible()
    title, *rows = moon.labels_file.read_text("utf-8-sig").splitlines()
    assert title == "réseau;publication;pilier;accroche;angle;preuve"
    assert len(rows) == 3 and all(row.startswith("Facebook;https") and ";coulisses;" in row for row in rows)
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("radio", name="coulisses")).to_have_attribute("aria-checked", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("1")
    expect(page.get_by_role("status")).to_contain_text("Enregistré : accroche")
    page.keyboard.press("Backspace")
    expect(page.get_by_text("Les étiquettes de ce texte sont effacées")).to_be_visible()
    assert moon.labels_file.read_text("utf-8-sig").count(";coulisses;") == 2
    assert page.get_by_role("radiogroup").count() >= 2 and page.get_by_role("progressbar").get_attribute("aria-label")
    expect(page.get_by_text("Pas encore de classement")).to_be_visible(timeout=PATIENCE)


def test_a_hostile_message_is_text_and_is_kept_by_its_identifier(moon: ClientFolder, panel: Opened) -> None:
    page = panel(MESSAGES.name, client=MOON, month=str(OCTOBER))
    text = page.locator("[data-text]")
    expect(text).to_contain_text("<script>document.title='pris'</script>", timeout=PATIENCE)
    assert page.title() == MESSAGES.title and text.locator("*").count() == 0
    page.keyboard.press("3")
    expect(page.get_by_text("Les règles ne lisent rien").or_(page.get_by_text("Les règles lisent"))).to_be_visible()
    page.keyboard.press("+")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Enregistré : sujet")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text(" · 2 sur 4")).to_be_visible()
    written = moon.message_labels_file.read_text("utf-8-sig")
    assert written.splitlines()[1].startswith("Google;") and ";négatif;" in written and "Anonyme" not in written


@pytest.mark.apart
def test_it_opens_in_jupyterlab_whose_own_keys_stay_out(
    moon: ClientFolder, in_lab: Opened, panel_workspace: Path
) -> None:
    notebook = panel_workspace / "notebooks" / LABELLING.notebook.name
    notebook.write_text(notebook.read_text("utf-8").replace(RETAILER, MOON), "utf-8")
    page = in_lab(LABELLING.name)
    cells = page.locator(".jp-Cell").count()
    region = page.get_by_role("region", name="Étiquetage des publications")
    region.focus()
    page.keyboard.press("a")  # which would add a cell
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(" · 2 sur ")).to_be_visible(timeout=PATIENCE)
    assert page.locator(".jp-Cell").count() == cells
