"""The file that leaves with the client: one page of HTML, its sliders alive, with nothing but the model's few numbers."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import iwa.simulator
from iwa.panels import chart
from iwa.panels.simulator.page import Skin, page_of
from iwa.simulator import Levers, Model
from iwa.simulator.levers import whole
from iwa.simulator.model import rounded
from iwa.whole_files import write_text

HERE = Path(__file__).parent
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"  # nothing is ever asked of a network
)
PAGE = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>
body {{ margin: 0; }}
{style}
</style>
</head>
<body>
<main id="page"></main>
<noscript><p>Cette page a besoin de JavaScript : ouvrez-la dans un navigateur.</p></noscript>
<script type="application/json" id="data">{data}</script>
<script>
{scripts}
const data = JSON.parse(document.getElementById("data").textContent);
iwaPanel(document.getElementById("page"), data.page, iwaOwnFigures(data.model));
</script>
</body>
</html>
"""
# Figures counted in the page itself, as the panel's are counted in Python.
OWN = """const iwaOwnFigures = (model) => ({
  ask: ({ levers, kept, measure, curve }, answered) => {
    const told = ["reach", "interactions", "clicks", "visits", "leads", "gains", "audience"].includes(measure) ? measure : "reach";
    const points = curve in model.networks ? iwaSimulator.response(model, levers, curve, told) : [];
    answered({ now: iwaSimulator.simulate(model, levers), kept: kept ? iwaSimulator.simulate(model, kept) : null, curve: { measure: told, points } });
  },
});
"""


def style() -> str:
    """The look of the page."""
    return (HERE / "panel.css").read_text("utf-8")


def script() -> str:
    """What draws the page, its charts included."""
    return chart.script() + (HERE / "panel.js").read_text("utf-8")


def standalone(model: Model, skin: Skin, levers: Levers) -> str:
    """The page as one text of HTML, its sliders where the levers stand; it loads nothing and sends nothing."""
    page = page_of(model, skin) | {"start": rounded_levers(model, levers)}
    arithmetic = Path(iwa.simulator.__file__).with_name("model.js").read_text("utf-8")
    data = json.dumps({"page": page, "model": json.loads(model.to_json())}, ensure_ascii=False)
    return PAGE.format(
        policy=POLICY,
        title=html.escape(f"{skin.client} : et si… ?"),
        style=style(),
        data=data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"),
        scripts="\n".join((arithmetic, script(), OWN)),
    )


def rounded_levers(model: Model, levers: Levers) -> dict[str, Any]:
    """Where all levers stand, as the page takes it."""
    return dict(rounded(vars(whole(model, levers))))


def write(file: Path, text: str) -> None:
    """Writes the page, whole or not at all, and the folder it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_text(file, text)
