"""Step 3, the calendar issued with the month: what comes out, when, by whom, and why."""

from iwa.steps.calendar.dates import highlights, left_out_dates
from iwa.steps.calendar.held import held
from iwa.steps.calendar.hours import hours_by_person
from iwa.steps.calendar.month_page import month_page
from iwa.steps.calendar.overview import overview
from iwa.steps.calendar.proofread import proofread
from iwa.steps.calendar.reservoir import idea_pages
from iwa.steps.calendar.samples import briefs, offer
from iwa.steps.calendar.series import series_slide
from iwa.steps.calendar.weeks import weeks

__all__ = [
    "briefs",
    "held",
    "highlights",
    "hours_by_person",
    "idea_pages",
    "left_out_dates",
    "month_page",
    "offer",
    "overview",
    "proofread",
    "series_slide",
    "weeks",
]
