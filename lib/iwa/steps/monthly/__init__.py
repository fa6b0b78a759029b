"""Step 6, the monthly measurement: what performed, why, and what now."""

from iwa.steps.chain import chain_of_month
from iwa.steps.data_state import data_state, definitions
from iwa.steps.monthly.actions import decisions, stops, trials
from iwa.steps.monthly.calendar import month_calendar
from iwa.steps.monthly.campaigns import campaigns
from iwa.steps.monthly.community import community
from iwa.steps.monthly.contents import rework, top, why
from iwa.steps.monthly.dashboard import dashboard
from iwa.steps.monthly.delivered import delivered
from iwa.steps.monthly.director import director_page
from iwa.steps.monthly.experiments import experiments
from iwa.steps.monthly.held_plan import held_plan
from iwa.steps.monthly.learned import learned
from iwa.steps.monthly.objectives import by_objective
from iwa.steps.monthly.owed import owed
from iwa.steps.monthly.paid import paid
from iwa.steps.monthly.planning import next_month
from iwa.steps.monthly.previous import previous_month
from iwa.steps.monthly.relation import relation
from iwa.steps.monthly.revisions import revisions
from iwa.steps.monthly.signals import curves, signals
from iwa.steps.monthly.tiring import tiring
from iwa.steps.monthly.weeks import weeks

__all__ = [
    "by_objective",
    "campaigns",
    "chain_of_month",
    "community",
    "curves",
    "dashboard",
    "data_state",
    "decisions",
    "definitions",
    "delivered",
    "director_page",
    "experiments",
    "held_plan",
    "learned",
    "month_calendar",
    "next_month",
    "owed",
    "paid",
    "previous_month",
    "relation",
    "revisions",
    "rework",
    "signals",
    "stops",
    "tiring",
    "top",
    "trials",
    "weeks",
    "why",
]
