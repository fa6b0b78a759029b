"""The campaigns and highlights in sight: each planned backwards from its day, with its means, its aim and what may be paid."""

from iwa.steps.campaign_plans.amplified import amplification
from iwa.steps.campaign_plans.means import means
from iwa.steps.campaign_plans.overview import overview
from iwa.steps.campaign_plans.schedule import schedule
from iwa.steps.campaign_plans.sight import in_sight

__all__ = ["amplification", "in_sight", "means", "overview", "schedule"]
