"""What serves the panels: this machine alone, and only to who has the token."""

from __future__ import annotations

from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import nbformat

from iwa.demo.clients import BAKERY
from iwa.panel_server.pages import SIMULATOR, with_parameters

PATH = f"/simulateur?client={BAKERY}&month=2026-10"


def _asked(served: Any, path: str, **headers: str) -> tuple[int, str]:
    """Status and place of an answer, redirections not followed."""
    address = urlsplit(served.base)
    with closing(HTTPConnection(str(address.hostname), int(address.port or 0), timeout=60)) as line:
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        answer.read()
        return answer.status, answer.headers.get("Location") or ""


def test_without_its_token_a_page_only_asks_for_it(voila: Any) -> None:
    status, place = _asked(voila, PATH)
    assert (status, place.partition("?")[0]) == (302, "/login")
    status, place = _asked(voila, f"{PATH}&token=wrong")
    assert (status, place.partition("?")[0]) == (302, "/login")
    assert _asked(voila, "/api/kernels/00000000-0000-0000-0000-000000000000")[0] == 403


def test_the_token_leaves_the_address_for_a_cookie(voila: Any) -> None:
    assert _asked(voila, f"{PATH}&token={voila.token}") == (302, PATH)


def test_nothing_but_the_panels_is_served(voila: Any) -> None:
    for path in (
        "/",
        "/voila/tree",
        "/voila/render/simulateur.ipynb",
        "/voila/files/simulateur.ipynb",
        "/notebooks",
        "/conftest",
    ):
        assert _asked(voila, f"{path}?token={voila.token}")[0] == 404, path


def test_a_page_that_takes_the_name_of_this_machine_gets_nothing(voila: Any) -> None:
    assert _asked(voila, f"{PATH}&token={voila.token}", Host="elsewhere.example")[0] == 403


def test_an_address_brings_values_and_never_code() -> None:
    notebook = nbformat.read(SIMULATOR.notebook, as_version=4)
    evil = '"); raise SystemExit  #'
    found = with_parameters(notebook, {"client": evil, "month": "2026-10", "other": "x"})
    namespace: dict[str, Any] = {}
    for cell in found.cells[1:3]:
        exec(cell.source, namespace)
    assert (namespace["client"], namespace["month"]) == (evil, "2026-10")
    assert "other" not in namespace
