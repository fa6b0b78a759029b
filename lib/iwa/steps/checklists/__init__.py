"""The two checklists: what the data answer with their evidence, what the team ticks, with an owner and a date."""

from iwa.steps.checklists.slides import both

__all__ = ["both"]
