"""The life of the community in the month: how fast it was answered, what it asked, who takes care of it and when."""

from iwa.steps.animation.delays import delays
from iwa.steps.animation.outreach import outreach
from iwa.steps.animation.questions import questions
from iwa.steps.animation.reserves import reserves
from iwa.steps.animation.rituals import ritual_slide
from iwa.steps.animation.sensitive import sensitive
from iwa.steps.animation.tone import tone
from iwa.steps.animation.trust import trust
from iwa.steps.animation.volume import volume

__all__ = ["delays", "outreach", "questions", "reserves", "ritual_slide", "sensitive", "tone", "trust", "volume"]
