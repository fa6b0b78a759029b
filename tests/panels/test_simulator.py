"""The simulator in a real browser: under Voilà, in JupyterLab, and as the file that leaves with the client."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from iwa.client_month import load_or_build
from iwa.demo.clients import RETAILER
from iwa.months import Month
from iwa.panel_commands import simulate as simulate_command
from iwa.panels.simulator import skin_of
from iwa.panels.simulator.file import standalone
from iwa.panels.simulator.page import Skin
from iwa.problems import WrongUse
from iwa.simulator import Levers, Model, load_scenario, model_of, simulate, today
from iwa.workspace import ClientFolder

MONTH = "2026-10"
HOSTILE = "</script><img src=x onerror=alert(1)>&amp;"
# What a move must change: the figures, the hours, and the lines of both charts.
SEEN = "[...document.querySelectorAll('.figures table, .hours, svg path')].map((one) => one.textContent + one.getAttribute('d')).join('|')"
SETTLED = "!document.querySelector('.iwa-sim').dataset.waiting"
MOVES = {"click_rate": "clicks", "budget": "paid_clicks"}  # the measure in which a lever is best seen
REACHED = ".iwa-sim :is(a, button, input, select, [tabindex])"


@pytest.fixture(scope="module")
def folder(panel_workspace: Path) -> ClientFolder:
    return ClientFolder(panel_workspace / "clients" / RETAILER)


@pytest.fixture(scope="module")
def skin_and_model(folder: ClientFolder) -> tuple[Skin, Model]:
    month = load_or_build(folder, Month.parse(MONTH))
    return skin_of(month.client), model_of(month)


@pytest.fixture(scope="module")
def live(browser: Browser, voila: Any, watching: Callable[..., Any]) -> Iterator[Page]:
    """The panel under Voilà, open for the tests of this file."""
    with watching(browser) as page:
        page.goto(voila.address("simulateur", client=RETAILER, month=MONTH))
        page.wait_for_selector("svg .now")
        page.set_default_timeout(15_000)
        yield page


@pytest.fixture
def simulator(live: Page) -> Page:
    """The same, every lever where it stands today."""
    live.get_by_role("button", name="Réinitialiser").click()
    live.get_by_role("button", name="Rythme").click()
    live.get_by_role("button", name="À 90 jours").click()
    live.get_by_label("Mesure", exact=True).select_option("interactions")
    live.get_by_label("Réseau", exact=True).select_option("")
    live.wait_for_function(SETTLED)
    return live


@pytest.fixture
def offline(browser: Browser, watching: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """`offline(html)`: the text as a file, opened without a network."""
    with watching(browser, offline=True) as page:

        def opened(text: str) -> Page:
            file = tmp_path / "simulateur.html"
            file.write_text(text, "utf-8")
            page.goto(file.as_uri())
            page.wait_for_selector("svg .now")
            return page

        yield opened


def _moved(page: Page, lever: str, key: str = "ArrowRight") -> None:
    """A key pressed on a slider, and what is seen changed by it once the figures have come."""
    before = page.evaluate(SEEN)
    page.locator(f"[data-lever='{lever}']").press(key)
    page.wait_for_function(SETTLED)
    assert page.evaluate(SEEN) != before, lever


def _every_lever_moves(page: Page) -> int:
    count = 0
    for section in page.locator(".side > .tabs button").all():
        section.click()
        for lever in page.locator(".side input[type=range]:visible").all():
            kind, *names = str(lever.get_attribute("data-lever")).split(".")
            page.get_by_label("Mesure", exact=True).select_option(
                "leads" if kind == "conversion" else MOVES.get(kind, "interactions")
            )
            networks = page.get_by_label("Réseau", exact=True)
            if (
                names
                and kind != "pillars"
                and names[0] in networks.evaluate("(one) => [...one.options].map((each) => each.value)")
            ):
                networks.select_option(names[0])
            page.wait_for_function(SETTLED)
            _moved(page, ".".join([kind, *names]), "End")
            count += 1
    return count


def _figures(page: Page) -> dict[str, float]:
    """The table at 90 days: measure, middle."""
    rows = [row.split("\t") for row in page.locator(".figures table").inner_text().splitlines()[1:]]
    plain = {name: cells[0].replace("\u202f", "").replace(",", ".") for name, *cells in rows}
    return {name: float(re.sub(r"[^\d.]", "", text)) for name, text in plain.items() if re.search(r"\d", text)}


def test_every_slider_moves_figures_or_chart(simulator: Page, skin_and_model: tuple[Skin, Model]) -> None:
    wanted = today(skin_and_model[1])
    mixed = [mix for mix in wanted.formats.values() if len(mix) > 1]
    levers = (
        len(wanted.cadence)
        + sum(map(len, mixed))
        + len(wanted.pillars)
        + len(wanted.click_rate)
        + 1
        + len(wanted.budget)
        + 1
    )
    assert _every_lever_moves(simulator) == levers


def test_the_figures_are_those_of_the_library(simulator: Page, skin_and_model: tuple[Skin, Model]) -> None:
    model = skin_and_model[1]
    for key in ("Home", "ArrowRight"):
        _moved(simulator, "cadence.facebook", key)
    found = simulate(model, Levers(cadence={"facebook": 0.5}))
    shown, wanted = _figures(simulator), found.of("interactions")
    assert wanted and shown["Interactions"] == pytest.approx(wanted[-1].middle, rel=6e-3)


def test_the_axis_stands_still_while_levers_move(simulator: Page) -> None:
    axis = "[...document.querySelectorAll('.wide .axis')].map((one) => one.textContent).join()"
    before = simulator.evaluate(axis)
    for _ in range(3):
        _moved(simulator, "cadence.tiktok")
    assert simulator.evaluate(axis) == before


def test_each_slider_says_its_name_its_value_and_today(simulator: Page) -> None:
    slider = simulator.get_by_role("slider", name="Facebook", exact=True)
    assert re.fullmatch(
        r"\d,\d publications par semaine, aujourd’hui \d,\d par semaine", str(slider.get_attribute("aria-valuetext"))
    )
    for section in simulator.locator(".side > .tabs button").all():
        section.click()
        for lever in simulator.get_by_role("slider").all():
            assert simulator.locator(f"label[for='{lever.get_attribute('id')}']").inner_text()
            assert lever.get_attribute("aria-valuetext")


def test_the_charts_have_a_text_that_follows(simulator: Page) -> None:
    simulator.get_by_label("Mesure", exact=True).select_option("reach")
    simulator.get_by_label("Réseau", exact=True).select_option("facebook")
    simulator.wait_for_function(SETTLED)
    chart = simulator.get_by_role("img", name=re.compile("^Portée, Facebook"))
    before = str(chart.get_attribute("aria-label"))
    assert re.search(r"Avec ces réglages : à 30 jours [\d\u202f]+, de [\d\u202f]+ à [\d\u202f]+ ; à 60 jours", before)
    assert "objectif 48\u202f000" in before and "seuil d’inquiétude 25\u202f000" in before
    _moved(simulator, "cadence.facebook")
    simulator.wait_for_function(
        "(was) => document.querySelector('.wide svg').getAttribute('aria-label') !== was", arg=before
    )


def test_hours_that_lack_and_cadences_never_seen_are_said(simulator: Page) -> None:
    _moved(simulator, "cadence.tiktok", "End")
    simulator.get_by_text("alors que les semaines observées en comptent de").wait_for()
    _moved(simulator, "hours", "Home")
    simulator.get_by_text("il manque").wait_for()


def test_the_keyboard_alone_is_enough(simulator: Page, folder: ClientFolder) -> None:
    """Every control in reach by Tab; a lever moved, a target asked and a scenario saved without a mouse."""
    simulator.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    wanted = simulator.evaluate(
        "(all) => [...document.querySelectorAll(all)].filter((one) => one.offsetParent).length", REACHED
    )
    visited = []
    for _ in range(wanted + 4):
        simulator.keyboard.press("Tab")
        here = simulator.evaluate(
            "(all) => { const one = document.activeElement; return one.matches(all) ? one.id || one.textContent : ''; }",
            REACHED,
        )
        if here:
            visited.append(here)
    assert len(set(visited)) == wanted
    simulator.get_by_role("button", name="Ce qui doit être vrai").focus()
    simulator.keyboard.press("Enter")
    simulator.locator(".must li").first.wait_for()
    simulator.get_by_role("slider", name="Facebook", exact=True).focus()
    simulator.keyboard.press("End")
    simulator.get_by_label("Nom du scénario").focus()
    simulator.keyboard.type("Au clavier")
    simulator.keyboard.press("Enter")
    simulator.get_by_text("Enregistré : scenarios/au-clavier.yaml").wait_for()
    kept = load_scenario(folder.scenarios / "au-clavier.yaml")
    assert kept.name == "Au clavier" and set(kept.levers.cadence) == {"facebook"} and kept.promise["interactions"][""]


def test_a_hostile_name_is_shown_as_text(simulator: Page, folder: ClientFolder) -> None:
    simulator.get_by_label("Nom du scénario").fill(HOSTILE)
    simulator.get_by_role("button", name="Enregistrer").click()
    option = simulator.locator("select option", has_text="onerror")
    option.wait_for(state="attached")
    assert option.inner_text() == HOSTILE
    simulator.get_by_label("Comparer avec").select_option(label=HOSTILE)
    simulator.locator(".figures th", has_text="onerror").wait_for()
    assert simulator.locator(".iwa-sim img").count() == 0


def test_two_settings_stand_side_by_side(simulator: Page) -> None:
    _moved(simulator, "cadence.facebook")
    simulator.get_by_role("button", name="Garder pour comparer").click()
    simulator.locator("svg .kept").wait_for(state="attached")
    _moved(simulator, "cadence.facebook")
    assert simulator.locator("svg .kept").get_attribute("d") != simulator.locator("svg .now").get_attribute("d")
    simulator.get_by_label("Comparer avec").select_option("")
    simulator.locator("svg .kept").wait_for(state="detached")


def test_the_file_for_the_client_is_written(simulator: Page, folder: ClientFolder) -> None:
    simulator.get_by_role("button", name="Fichier pour le client").click()
    simulator.get_by_text(f"Fichier à remettre : scenarios/simulateur-{MONTH}.html").wait_for()
    assert (folder.scenarios / f"simulateur-{MONTH}.html").stat().st_size > 50_000


def test_the_file_lives_offline_and_counts_as_the_library(
    offline: Callable[[str], Page], skin_and_model: tuple[Skin, Model]
) -> None:
    skin, model = skin_and_model
    start = today(model)
    text = standalone(model, skin, start)
    page = offline(text)
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text), "it names another machine"
    assert _every_lever_moves(page) > 20
    chance = random.Random(4)
    some = [
        replace(
            start,
            cadence={name: value * chance.uniform(0, 3) for name, value in start.cadence.items()},
            pillars={name: chance.random() for name in start.pillars},
            formats={name: {key: chance.random() for key in mix} for name, mix in start.formats.items()},
            budget={name: chance.uniform(0, 3000) for name in start.budget},
        )
        for _ in range(40)
    ]
    ask = "(levers) => { const model = JSON.parse(document.getElementById('data').textContent).model; return levers.map((one) => iwaSimulator.simulate(model, one)); }"
    for levers, found in zip(some, page.evaluate(ask, [asdict(one) for one in some]), strict=True):
        mine = simulate(model, levers)
        for measure, own in mine.measures.items():
            for name, ranges in own.items():
                there = [one["middle"] for one in found["measures"][measure][name]]
                assert there == pytest.approx([one.middle for one in ranges], rel=1e-4, abs=1e-6), (measure, name)


def test_hostile_names_in_the_file_are_text(offline: Callable[[str], Page], skin_and_model: tuple[Skin, Model]) -> None:
    skin, model = skin_and_model
    pillars = {HOSTILE if name == "offres" else name: share for name, share in model.pillars.items()}
    page = offline(standalone(replace(model, pillars=pillars), replace(skin, client=HOSTILE), Levers()))
    assert page.locator("h1").inner_text().startswith(HOSTILE)
    page.get_by_role("button", name="Piliers").click()
    assert page.get_by_role("slider", name=HOSTILE).is_visible()
    assert page.locator("img").count() == 0


def test_the_file_holds_nothing_of_the_client_but_the_model(
    skin_and_model: tuple[Skin, Model], folder: ClientFolder
) -> None:
    skin, model = skin_and_model
    text = standalone(model, skin, Levers())
    month = load_or_build(folder, Month.parse(MONTH))
    told = [str(one)[:40] for one in month.posts["text"].dropna() if len(str(one)) > 40]
    assert told and not [one for one in told if one in text]
    handles = [account.name for account in month.client.networks.values()]
    assert handles and not [handle for handle in handles if handle != skin.client and handle in text]
    assert folder.slug not in text


def test_the_command_writes_the_same_file(
    folder: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, skin_and_model: tuple[Skin, Model]
) -> None:
    monkeypatch.setenv("IWA_WORKSPACE", str(folder.path.parents[1]))
    file = tmp_path / "à remettre" / "simulateur.html"
    simulate_command(folder.slug, MONTH, export=file)
    assert file.read_text("utf-8") == standalone(skin_and_model[1], skin_and_model[0], Levers())
    with pytest.raises(WrongUse, match="page web"):
        simulate_command(folder.slug, MONTH, export=file.with_suffix(".pdf"))


@pytest.mark.apart
def test_in_jupyterlab_the_same_panel_answers(in_lab: Callable[[str], Page]) -> None:
    page = in_lab("simulateur")
    page.wait_for_selector("svg .now", state="attached")
    assert _every_lever_moves(page) == page.locator(".iwa-sim .side input[type=range]").count() > 8
