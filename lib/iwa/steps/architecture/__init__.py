"""Step 3, editorial architecture: what is published and why, and how much of it can be held."""

from iwa.steps.architecture.channels import channels
from iwa.steps.architecture.mix import mix
from iwa.steps.architecture.pillars import pillar_slide
from iwa.steps.architecture.proofs import proof_slide
from iwa.steps.architecture.rhythm import rhythm
from iwa.steps.architecture.rubrics import rubric_slide

__all__ = ["channels", "mix", "pillar_slide", "proof_slide", "rhythm", "rubric_slide"]
