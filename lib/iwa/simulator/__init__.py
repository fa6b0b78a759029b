"""What if: a client's own history turned into few numbers, levers, and what moving them would bring."""

from iwa.simulator.building import model_of
from iwa.simulator.evidence import evidence
from iwa.simulator.levers import Levers, today
from iwa.simulator.model import Goal, Model
from iwa.simulator.ranges import Range
from iwa.simulator.scenario import Scenario, Target, kept, replayed
from iwa.simulator.scenario_file import Scenarios, load_scenario, scenarios_of
from iwa.simulator.scenario_writing import save_scenario
from iwa.simulator.simulation import Projection, baseline, simulate
from iwa.simulator.solving import Answer, Point, response, solve

__all__ = [
    "Answer",
    "Goal",
    "Levers",
    "Model",
    "Point",
    "Projection",
    "Range",
    "Scenario",
    "Scenarios",
    "Target",
    "baseline",
    "evidence",
    "kept",
    "load_scenario",
    "model_of",
    "replayed",
    "response",
    "save_scenario",
    "scenarios_of",
    "simulate",
    "solve",
    "today",
]
