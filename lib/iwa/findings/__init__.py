"""What the posts of a month can be said to show: comparisons, verdicts, worry lines."""

from iwa.findings.compare import compare
from iwa.findings.judge import judge
from iwa.findings.questions import QUESTIONS, asked

__all__ = ["QUESTIONS", "asked", "compare", "judge"]
