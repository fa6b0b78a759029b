"""The life of the community in the month: how fast it was answered, what it asked, who takes care of it and when."""

from iwa.steps.animation.delays import delays

__all__ = ["delays"]
