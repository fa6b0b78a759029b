"""The proofs of a client: what exists, what each pillar and each objection lacks, how and when it will be got."""

from iwa.steps.proof_plan.gaps import objections, pillars
from iwa.steps.proof_plan.inventory import inventory
from iwa.steps.proof_plan.plan import plan

__all__ = ["inventory", "objections", "pillars", "plan"]
