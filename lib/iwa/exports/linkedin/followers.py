"""LinkedIn page, followers export: new followers a day, and who the followers are.

"Total followers" of the first sheet is what the day brought, less who left: it can be negative.
The stock is in no sheet: each dimension is counted on its own and cut at 100 rows.
"""

from __future__ import annotations

from iwa.exports.document import Document
from iwa.exports.linkedin import people
from iwa.exports.linkedin.labels import NEW_FOLLOWERS
from iwa.exports.linkedin.people import People
from iwa.exports.reading import Reading

FOLLOWERS = People(
    kind="followers",
    days=NEW_FOLLOWERS,
    metrics={"follows": "follows", "follows_paid": "follows_paid"},
    value_labels=("Total followers", "Total de seguidores"),
    unit="followers",
)


def recognises_followers(document: Document) -> bool:
    """New followers by day, or followers by dimension."""
    return people.recognises(document, FOLLOWERS)


def read_followers(document: Document) -> Reading:
    """Days with follows and follows_paid; audience in followers."""
    return people.read(document, FOLLOWERS)
