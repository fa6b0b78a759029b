"""`scenarios/<name>.yaml` written: a name that every system accepts, and never another scenario's file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from iwa.problems import InvalidScenario
from iwa.simulator.levers import Levers
from iwa.simulator.scenario import FORMAT_KEYS, MEASURE_KEYS, Scenario, Target
from iwa.simulator.scenario_file import ALL, load_scenario
from iwa.whole_files import write_text
from iwa.workspace import RESERVED, ClientFolder

LONGEST_NAME = 60  # signs of a file's name
HEADER = """\
# Un scénario gardé depuis le simulateur : où étaient les leviers, ce qui était visé, ce que le modèle promettait ce jour-là.
# leviers : cadence (publications par semaine), formats et piliers (parts), taux_clic, conversion, budget (euros par mois),
# heures (par mois) ; ce qui n’y est pas reste où il est aujourd’hui. decision : ce que le client a décidé.
# promesse : bas, milieu et haut, à 30, 60 et 90 jours ; le rapport mensuel y compare ce qui est arrivé. N’y touchez pas.
"""


def save_scenario(folder: ClientFolder, scenario: Scenario) -> Path:
    """Writes a scenario and gives its path; one of the same name is replaced, another file never is."""
    file = file_of(folder, scenario.name)
    data = {
        "nom": scenario.name, "enregistre_le": scenario.saved.isoformat(), "mois_de_base": str(scenario.month),
        "decision": scenario.decision, "leviers": _levers(scenario.levers), "cible": _target(scenario.target),
        "promesse": {
            MEASURE_KEYS[measure]: {name or ALL: [[_short(end) for end in (one.low, one.middle, one.high)] for one in ranges]
                                    for name, ranges in own.items()}
            for measure, own in scenario.promise.items()
        },
    }  # fmt: skip
    text = yaml.dump(
        {key: value for key, value in data.items() if value},
        Dumper=_Plain,
        allow_unicode=True,
        sort_keys=False,
        width=200,
    )
    folder.scenarios.mkdir(parents=True, exist_ok=True)
    write_text(file, HEADER + text)
    return file


def file_of(folder: ClientFolder, name: str) -> Path:
    """Where a scenario of that name is, or would be: a name that every system accepts, that of no other scenario."""
    stem, rank = file_name(name), 1
    while (file := folder.scenarios / f"{stem}{f'-{rank}' if rank > 1 else ''}.yaml").exists():
        try:
            if load_scenario(file).name == name:
                break
        except InvalidScenario:
            pass  # somebody's file: it is left as it is
        rank += 1
    return file


def file_name(name: str) -> str:
    """A name as that of a file, without its ending.

    >>> file_name("Deux réels de plus !"), file_name("CON"), file_name("???")
    ('deux-reels-de-plus', 'scenario-con', 'scenario')
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "-")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_NAME].strip("-")
    if not words:
        return "scenario"
    return f"scenario-{words}" if words in RESERVED else words


class _Plain(yaml.SafeDumper):
    """Lists of numbers on one line."""


_Plain.add_representer(
    list, lambda dumper, data: dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=True)
)


def _levers(levers: Levers) -> dict[str, Any]:
    blocks = {
        "cadence": _shortened(levers.cadence),
        "formats": {name: {FORMAT_KEYS.get(f, f): _short(s) for f, s in mix.items()} for name, mix in levers.formats.items()},
        "piliers": _shortened(levers.pillars), "taux_clic": _shortened(levers.click_rate),
        "conversion": None if levers.conversion is None else _short(levers.conversion),
        "budget": _shortened(levers.budget), "heures": None if levers.hours is None else _short(levers.hours),
    }  # fmt: skip
    return {key: value for key, value in blocks.items() if value not in (None, {})}


def _target(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {"mesure": MEASURE_KEYS[target.measure], "reseau": target.network or ALL, "valeur": _short(target.value)}


def _shortened(values: Mapping[str, float]) -> dict[str, float]:
    return {name: _short(value) for name, value in values.items()}


def _short(value: float) -> float:
    short = float(f"{value:.6g}")
    return int(short) if short == int(short) else short
