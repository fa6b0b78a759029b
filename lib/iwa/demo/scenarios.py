"""The what-ifs that the demo clients kept from the simulator in October, on the figures of September.

Their promise is that of the model on the world of the default seed; a test says when the model has moved on and
they must be saved anew.
"""

from __future__ import annotations

from iwa.whole_files import write_text
from iwa.workspace import ClientFolder, shipped


def write_scenarios(folder: ClientFolder) -> None:
    """Lays the client's scenarios in its folder; those that somebody else kept there stay."""
    kept = shipped("templates", "demo", folder.slug, "scenarios")
    folder.scenarios.mkdir(parents=True, exist_ok=True)
    for file in sorted(kept.glob("*.yaml")):
        write_text(folder.scenarios / file.name, file.read_text("utf-8"))
