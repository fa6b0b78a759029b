"""The desk in a real browser: read, run and stop, mark, create a client, by mouse and by keyboard alone."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pptx import Presentation

sys.path.insert(0, str(Path(__file__).parent))  # the sample client is no package
from moon import MOON, OCTOBER, lay_moon

from iwa.client import load_client
from iwa.month_state import REVIEWED, act_of
from iwa.panel_server.pages import DESK
from iwa.run.claim import LEASE
from iwa.workspace import ClientFolder

Opened = Callable[..., Page]
PATIENCE = 60_000
HEAVY = 11 * 1024 * 1024  # more than a page may send unless its server says so


@pytest.fixture(scope="module")
def moon(panel_workspace: Path) -> ClientFolder:
    """The small client, beside those of the demo."""
    there = ClientFolder(panel_workspace / "clients" / MOON)
    return there if there.client_file.is_file() else lay_moon(panel_workspace)


def corrected(deck: Path, copy: Path) -> Path:
    """A copy of a deck in which a person gave a slide another title, as heavy as pictures make it."""
    made = Presentation(str(deck))
    title = next(
        slide.shapes.title for slide in made.slides if slide.shapes.title and "<script>" in slide.shapes.title.text
    )
    title.text = "Le mois a changé"
    made.save(str(copy))
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr("poids.bin", os.urandom(HEAVY))
    return copy


def test_the_page_reads_a_month_marks_it_and_creates_a_client(
    moon: ClientFolder, panel: Opened, panel_workspace: Path
) -> None:
    page = panel(DESK.name, month=str(OCTOBER))
    row = page.get_by_role("row").filter(has=page.get_by_role("button", name="Maison Lune"))
    expect(row.get_by_text("à relire")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Maison Lune").click()
    expect(page.get_by_role("tab", name="Ce qui manque")).to_have_attribute("aria-selected", "true")

    page.get_by_role("tab", name="Ce qui manque").focus()
    page.keyboard.press("ArrowRight")  # from tab to tab by the arrows
    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("<script>document.title").first).to_be_visible(timeout=PATIENCE)
    assert page.title() == DESK.title, "a text ran"
    assert "allow-scripts" not in str(page.locator("iframe").get_attribute("sandbox"))
    expect(page.get_by_role("tab", name="Lire")).to_be_focused()

    page.get_by_role("tab", name="Relu, envoyé").click()
    page.get_by_label("Par", exact=True).fill("Léa Martin")
    page.get_by_role("button", name="Marquer relu").click()
    expect(page.get_by_role("status").filter(has_text="Relu par Léa Martin")).to_be_visible(timeout=PATIENCE)
    act = act_of(moon.run(OCTOBER), REVIEWED)
    assert act and act.by == "Léa Martin"

    page.get_by_role("tab", name="Livrables").click()
    deck = next(moon.run(OCTOBER).deliverables.glob("*.pptx"))
    page.get_by_label("Présentation corrigée").set_input_files(corrected(deck, panel_workspace.parent / "corrigé.pptx"))
    expect(page.get_by_role("status").filter(has_text="Repris · ")).to_be_visible(timeout=PATIENCE)
    assert "Le mois a changé" in moon.edits(OCTOBER).read_text("utf-8")
    with page.expect_download() as given:
        page.get_by_role("button", name="Télécharger message.txt").click()
    assert given.value.suggested_filename == "message.txt"

    page.get_by_role("button", name="Nouveau client").focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Nouveau client")
    create = form.get_by_role("button", name="Créer le client")
    expect(form.get_by_label("Nom du client")).to_be_focused()
    page.keyboard.type("Épicerie <b>du Port</b>")
    page.keyboard.press("Tab")
    expect(form.get_by_label("Nom du dossier")).to_have_value("epicerie-b-du-port-b")
    page.keyboard.press("Tab")
    page.keyboard.type("épicerie")
    page.keyboard.press("Tab")
    page.keyboard.press("c")  # the pack, by its first letter
    page.keyboard.press("Tab")
    page.keyboard.type("septembre")
    expect(form.get_by_text("attendu un mois, comme 2026-09")).to_be_visible()
    expect(create).to_be_disabled()
    form.get_by_label("Début du contrat").fill("2026-09")
    form.get_by_label("Instagram").fill("epicerie.port")
    expect(create).to_be_enabled()
    create.press("Enter")
    expect(form).to_be_hidden()
    made = load_client(ClientFolder(panel_workspace / "clients" / "epicerie-b-du-port-b"))
    assert (made.name, made.pack, list(made.networks)) == ("Épicerie <b>du Port</b>", "croissance", ["instagram"])
    expect(page.get_by_role("heading", name="Épicerie <b>du Port</b>")).to_be_visible()


@pytest.mark.apart
def test_a_run_is_started_and_stopped_and_leaves_nothing_half_done(moon: ClientFolder, panel: Opened) -> None:
    page = panel(DESK.name, month=str(OCTOBER))
    before = moon.run(OCTOBER).receipt.read_bytes()
    page.get_by_label("Choisir Maison Lune").focus()
    page.keyboard.press("Space")
    page.get_by_label("tout refaire").check()
    page.get_by_role("button", name="Exécuter 1 client").press("Enter")
    stop = page.get_by_role("button", name="Arrêter")
    expect(stop).to_be_visible(timeout=PATIENCE)
    ends = time.monotonic() + 60
    while not (moon.path / LEASE).is_file() and time.monotonic() < ends:
        page.wait_for_timeout(50)  # until the run has the client
    page.get_by_role("button", name="Maison Lune").click()  # the page answers meanwhile
    expect(page.get_by_role("heading", name="Maison Lune")).to_be_visible()
    stop.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Arrêté : ce qui était fait est gardé")).to_be_visible(
        timeout=PATIENCE
    )
    assert not (moon.path / LEASE).exists(), "the client is free again"
    assert moon.run(OCTOBER).receipt.read_bytes() == before and not list(moon.path.rglob("*.iwa-tmp"))
    expect(page.get_by_role("button", name="Exécuter 1 client")).to_be_enabled()


@pytest.mark.apart
def test_it_opens_in_jupyterlab(moon: ClientFolder, in_lab: Opened) -> None:
    page = in_lab(DESK.name)
    expect(page.get_by_role("button", name="Maison Lune")).to_be_visible(timeout=PATIENCE)
