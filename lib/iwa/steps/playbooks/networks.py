"""The three pages of each network kept: its codes, its contents, its indicators."""

from __future__ import annotations

from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.slides import Slide
from iwa.steps.playbooks.codes import codes
from iwa.steps.playbooks.contents import contents
from iwa.steps.playbooks.indicators import indicators


def networks(month: ClientMonth) -> list[Slide]:
    """The pages of the networks kept, in the order of what they are worth; none for those that are paused."""
    used: set[str] = set()  # subjects: the same one is not proposed to two networks
    return [slide for network in cadence(month).kept for slide in _pages(month, network, used)]


def _pages(month: ClientMonth, network: str, used: set[str]) -> tuple[Slide, ...]:
    return codes(month, network), contents(month, network, used), indicators(month, network)
