"""The editorial charter: how the client speaks, writes, shows and answers, in the words of its own dossier."""

from iwa.steps.charter.accessibility import accessibility
from iwa.steps.charter.deciders import deciders
from iwa.steps.charter.limits import limits
from iwa.steps.charter.look import look
from iwa.steps.charter.moderation import moderation_rules
from iwa.steps.charter.page import page
from iwa.steps.charter.structure import structures
from iwa.steps.charter.tone import tone
from iwa.steps.charter.vocabulary import vocabulary

__all__ = [
    "accessibility",
    "deciders",
    "limits",
    "look",
    "moderation_rules",
    "page",
    "structures",
    "tone",
    "vocabulary",
]
