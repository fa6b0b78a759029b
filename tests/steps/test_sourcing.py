"""The files that a slide names are those that gave its kind of figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from iwa.client_month import ClientMonth
from iwa.steps.audit.audience import audience
from iwa.steps.audit.networks import networks
from iwa.steps.sourcing import files_of, source

Made = Callable[..., ClientMonth]
LINKEDIN = {"linkedin": {"name": "Maison Lune"}}


def file(name: str, kind: str) -> dict[str, Any]:
    days = {"first": date(2026, 8, 1), "last": date(2026, 10, 31), "measured_at": date(2026, 11, 8)}
    return {"file": name, "network": "linkedin", "kind": kind, **days}


@pytest.mark.parametrize(
    "kind", ["ads", "competitors", "own_competitors", "rival_iq", "own_messages", "benchmark", "messages"]
)
def test_ads_competitors_and_messages_are_no_source_of_the_client_s_own_figures(hand_made: Made, kind: str) -> None:
    month = hand_made(networks=LINKEDIN, sources=[file("contenu.xls", "content"), file("autre.csv", kind)])
    assert files_of(month, ["linkedin"]) == ("contenu.xls",)
    assert networks(month).source.files == ("contenu.xls",)
    alone = hand_made(networks=LINKEDIN, sources=[file("autre.csv", kind)])
    assert source(alone, ["linkedin"]).exports == ""


def test_a_composition_of_followers_names_the_files_of_its_own_rows(hand_made: Made) -> None:
    rows = [
        {"network": "linkedin", "dimension": "fonction", "label": name, "value": count, "unit": "followers",
         "measured_at": date(2026, 10, 31), "source_file": "followers.xls", "source_row": rank}
        for rank, (name, count) in enumerate({"Vente": 600.0, "Achats": 400.0}.items(), start=2)
    ]  # fmt: skip
    files = [file("contenu.xls", "content"), file("followers.xls", "followers"), file("visiteurs.xls", "visitors")]
    found = audience(hand_made(networks=LINKEDIN, sources=files, audience=rows), "linkedin")
    assert {slide.source.files for slide in found if slide.id.startswith("audit.audience-")} == {("followers.xls",)}
