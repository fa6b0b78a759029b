"""Step 3, editorial architecture: what is published and why, and how much of it can be held."""

from iwa.steps.architecture.advertising import advertising
from iwa.steps.architecture.aftercare import aftercare
from iwa.steps.architecture.channels import channels
from iwa.steps.architecture.holding import holding
from iwa.steps.architecture.mix import mix
from iwa.steps.architecture.network_pages import network_pages
from iwa.steps.architecture.pack_advice import pack_advice
from iwa.steps.architecture.pillars import pillar_slide
from iwa.steps.architecture.proofs import proof_slide
from iwa.steps.architecture.questions import four_questions
from iwa.steps.architecture.rhythm import rhythm
from iwa.steps.architecture.ritual import ritual
from iwa.steps.architecture.roadmap import roadmap
from iwa.steps.architecture.rubrics import rubric_slide
from iwa.steps.architecture.summary import summary

__all__ = [
    "advertising",
    "aftercare",
    "channels",
    "four_questions",
    "holding",
    "mix",
    "network_pages",
    "pack_advice",
    "pillar_slide",
    "proof_slide",
    "rhythm",
    "ritual",
    "roadmap",
    "rubric_slide",
    "summary",
]
