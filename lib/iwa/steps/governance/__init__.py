"""Who does, who answers for it, who is asked, who is told; and the playbooks made of the client's own results."""

from iwa.steps.governance.advanced import advanced
from iwa.steps.governance.lessons import acquired
from iwa.steps.governance.raci import raci

__all__ = ["acquired", "advanced", "raci"]
