"""What-ifs on slides: each kept scenario, up to three side by side, and what came of those of earlier months."""

from iwa.steps.scenarios.comparison import comparison
from iwa.steps.scenarios.outcomes import outcomes
from iwa.steps.scenarios.sheets import pages

__all__ = ["comparison", "outcomes", "pages"]
