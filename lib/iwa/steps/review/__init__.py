"""The quarter or the year in review, from the states of its months: objectives, what was learned, decisions and their outcome."""

from iwa.steps.review.pages import Reviewed, pages

__all__ = ["Reviewed", "pages"]
