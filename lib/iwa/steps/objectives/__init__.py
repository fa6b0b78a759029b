"""Step 2, objectives and indicators: what is wanted, by when, and from where on one worries."""

from iwa.steps.objectives.chances import chances
from iwa.steps.objectives.curves import curves
from iwa.steps.objectives.messages import messages
from iwa.steps.objectives.pages import pages
from iwa.steps.objectives.priorities import priorities
from iwa.steps.objectives.publics import publics
from iwa.steps.objectives.summary import summary
from iwa.steps.objectives.vague import vague
from iwa.steps.objectives.worries import worries

__all__ = ["chances", "curves", "messages", "pages", "priorities", "publics", "summary", "vague", "worries"]
