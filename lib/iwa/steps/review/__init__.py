"""The quarter or the year in review, from the states of its months: objectives, what was learned, decisions and their outcome."""

from iwa.steps.review.pages import pages
from iwa.steps.review.reviewed import Reviewed

__all__ = ["Reviewed", "pages"]
