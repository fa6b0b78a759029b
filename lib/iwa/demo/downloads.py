"""What the consultant downloads in each campaign: which file, over which period, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from iwa.demo.clients import BAKERY, MONTH_ONE, MONTH_TWO, WORKSHOP
from iwa.months import Month


@dataclass(frozen=True)
class Download:
    """One file of posts or days; `taken` is when, `first` and `last` the period asked for."""

    network: str
    kind: str  # posts, posts before views, stories, page (the three files of a LinkedIn page), channel
    first: date
    last: date
    taken: datetime


OCTOBER = datetime(2026, 10, 5, 7, 40, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 8, 9, 15, tzinfo=UTC)
SPRING_2025 = datetime(2025, 4, 20, 20, 0, tzinfo=UTC)  # the file kept from before the change of columns

# Month one brings the whole history, in files that overlap; month two the month and the week before it.
DOWNLOADS: dict[str, dict[Month, tuple[Download, ...]]] = {
    BAKERY: {
        MONTH_ONE: (
            Download("facebook", "posts before views", date(2025, 3, 1), date(2025, 4, 20), SPRING_2025),
            Download("facebook", "posts", date(2025, 4, 14), date(2026, 2, 28), OCTOBER),
            Download("facebook", "posts", date(2026, 2, 14), date(2026, 10, 5), OCTOBER),
            Download("instagram", "posts", date(2025, 3, 1), date(2026, 2, 28), OCTOBER),
            Download("instagram", "posts", date(2026, 2, 14), date(2026, 10, 5), OCTOBER),
            Download("instagram", "stories", date(2025, 3, 1), date(2026, 9, 30), OCTOBER),
        ),
        MONTH_TWO: (
            Download("facebook", "posts", date(2026, 9, 24), date(2026, 11, 8), NOVEMBER),
            Download("instagram", "posts", date(2026, 9, 24), date(2026, 11, 8), NOVEMBER),
            Download("instagram", "stories", date(2026, 10, 1), date(2026, 10, 31), NOVEMBER),
        ),
    },
    WORKSHOP: {
        MONTH_ONE: (
            Download("linkedin", "page", date(2025, 8, 1), date(2026, 7, 31), OCTOBER),
            Download("linkedin", "page", date(2026, 7, 1), date(2026, 10, 3), OCTOBER),
            Download("youtube", "channel", date(2025, 8, 1), date(2026, 9, 30), OCTOBER),
        ),
        MONTH_TWO: (
            Download("linkedin", "page", date(2026, 9, 24), date(2026, 11, 6), NOVEMBER),
            Download("youtube", "channel", date(2025, 8, 1), date(2026, 10, 31), NOVEMBER),
        ),
    },
}  # fmt: skip

FIRST_TRAFFIC = Month(2025, 9)  # GA4: one file a month from then on


def traffic_months(month: Month) -> list[Month]:
    """The months whose visits are downloaded in a campaign: all at first, then the month alone."""
    count = 1 + (month.year - FIRST_TRAFFIC.year) * 12 + month.number - FIRST_TRAFFIC.number
    return month.months_back(count) if month == MONTH_ONE else [month]
