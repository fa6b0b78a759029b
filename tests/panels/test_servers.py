"""What serves the panels: only this machine, only who has the token, nothing left when it stops."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from iwa.demo.clients import BAKERY


def test_a_panel_comes_up_under_voila(panel: Callable[..., Page]) -> None:
    page = panel("simulateur", client=BAKERY, month="2026-10")
    assert page.title() == "Simulateur"
    assert "token" not in page.url


def test_a_panel_comes_up_in_jupyterlab(in_lab: Callable[[str], Page]) -> None:
    in_lab("simulateur")
