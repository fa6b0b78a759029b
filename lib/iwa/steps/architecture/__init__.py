"""Step 3, editorial architecture: what is published and why, and how much of it can be held."""

from iwa.steps.architecture.rhythm import rhythm

__all__ = ["rhythm"]
