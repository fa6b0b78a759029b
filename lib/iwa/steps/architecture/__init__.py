"""Step 3, editorial architecture: what is published and why, and how much of it can be held."""

from iwa.steps.architecture.channels import channels
from iwa.steps.architecture.holding import holding
from iwa.steps.architecture.mix import mix
from iwa.steps.architecture.network_pages import network_pages
from iwa.steps.architecture.pillars import pillar_slide
from iwa.steps.architecture.proofs import proof_slide
from iwa.steps.architecture.rhythm import rhythm
from iwa.steps.architecture.roadmap import roadmap
from iwa.steps.architecture.rubrics import rubric_slide

__all__ = [
    "channels",
    "holding",
    "mix",
    "network_pages",
    "pillar_slide",
    "proof_slide",
    "rhythm",
    "roadmap",
    "rubric_slide",
]
