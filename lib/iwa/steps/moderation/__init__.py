"""The moderation charter: what stays and what goes, by whom, under which law; reflex sheets and scripts in the client's words."""

from iwa.steps.moderation.actions import actions
from iwa.steps.moderation.charter import charter
from iwa.steps.moderation.law import law
from iwa.steps.moderation.reflexes import reflexes
from iwa.steps.moderation.reviews import reviews
from iwa.steps.moderation.scripts import scripts

__all__ = ["actions", "charter", "law", "reflexes", "reviews", "scripts"]
