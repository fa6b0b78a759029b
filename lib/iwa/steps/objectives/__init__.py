"""Step 2, objectives and indicators: what is wanted, by when, and from where on one worries."""

from iwa.steps.objectives.summary import summary
from iwa.steps.objectives.vague import vague

__all__ = ["summary", "vague"]
