"""LinkedIn page, visitors export: visits of the page's tabs a day, and who the visitors are.

Visitors on a desktop and on a mobile add up to more than all visitors: only LinkedIn's own total
is read. The demographic sheets count page views, not people.
"""

from __future__ import annotations

from iwa.exports.document import Document
from iwa.exports.linkedin import people
from iwa.exports.linkedin.labels import JOBS_PAGE_VIEWS, LIFE_PAGE_VIEWS, PAGE_VIEWS, UNIQUE_VISITORS, VISITS
from iwa.exports.linkedin.people import People
from iwa.exports.reading import Reading

VISITORS = People(
    kind="visitors",
    days=VISITS,
    metrics={
        PAGE_VIEWS: "page_views",
        LIFE_PAGE_VIEWS: "life_page_views",
        JOBS_PAGE_VIEWS: "jobs_page_views",
        UNIQUE_VISITORS: "unique_visitors",
    },
    value_labels=("Total views",),
    unit="visites",
)


def recognises_visitors(document: Document) -> bool:
    """Page views by day, or page views by dimension."""
    return people.recognises(document, VISITORS)


def read_visitors(document: Document) -> Reading:
    """Days with unique_visitors and page_views, of which those of the tabs Life and Jobs; audience in visits."""
    return people.read(document, VISITORS)
