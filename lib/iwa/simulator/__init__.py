"""What if: a client's own history turned into few numbers, levers, and what moving them would bring."""

from iwa.simulator.building import model_of
from iwa.simulator.evidence import evidence
from iwa.simulator.levers import Levers, today
from iwa.simulator.model import Goal, Model
from iwa.simulator.ranges import Range
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
    "baseline",
    "evidence",
    "model_of",
    "response",
    "simulate",
    "solve",
    "today",
]
