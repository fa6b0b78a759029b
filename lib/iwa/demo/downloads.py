"""What the consultant downloads in each campaign: which file, over which period, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from iwa.demo.clients import BAKERY, MONTH_ONE, MONTH_TWO, RETAILER, WORKSHOP
from iwa.months import Month


@dataclass(frozen=True)
class Download:
    """One file of posts or days, or one report; `taken` is when, `first` and `last` the period asked for."""

    network: str
    # posts, posts before views, stories, page (the three files of a LinkedIn page), channel, business and
    # studio (TikTok), account and account of 2025 (X); outside `DOWNLOADS` also ads and competitors
    kind: str
    first: date
    last: date
    taken: datetime


OCTOBER = datetime(2026, 10, 5, 7, 40, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 8, 9, 15, tzinfo=UTC)
FEBRUARY = datetime(2026, 2, 2, 8, 30, tzinfo=UTC)  # the file kept from before X changed its labels
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
            Download("x", "account of 2025", date(2025, 8, 1), date(2026, 1, 31), FEBRUARY),
            Download("x", "account", date(2026, 1, 25), date(2026, 10, 4), OCTOBER),
        ),
        MONTH_TWO: (
            Download("linkedin", "page", date(2026, 9, 24), date(2026, 11, 6), NOVEMBER),
            Download("youtube", "channel", date(2025, 8, 1), date(2026, 10, 31), NOVEMBER),
            Download("x", "account", date(2026, 9, 24), date(2026, 11, 7), NOVEMBER),
        ),
    },
    RETAILER: {
        MONTH_ONE: (
            Download("facebook", "posts", date(2025, 9, 1), date(2026, 3, 31), OCTOBER),
            Download("facebook", "posts", date(2026, 3, 15), date(2026, 10, 5), OCTOBER),
            Download("instagram", "posts", date(2025, 9, 1), date(2026, 3, 31), OCTOBER),
            Download("instagram", "posts", date(2026, 3, 15), date(2026, 10, 5), OCTOBER),
            Download("instagram", "stories", date(2025, 9, 1), date(2026, 9, 30), OCTOBER),
            Download("linkedin", "page", date(2025, 9, 1), date(2026, 8, 31), OCTOBER),
            Download("linkedin", "page", date(2026, 8, 1), date(2026, 10, 3), OCTOBER),
            Download("youtube", "channel", date(2025, 9, 1), date(2026, 9, 30), OCTOBER),
            Download("tiktok", "business", date(2025, 9, 1), date(2026, 10, 4), OCTOBER),
            Download("x", "account", date(2025, 9, 1), date(2026, 10, 4), OCTOBER),
        ),
        MONTH_TWO: (
            Download("facebook", "posts", date(2026, 9, 24), date(2026, 11, 8), NOVEMBER),
            Download("instagram", "posts", date(2026, 9, 24), date(2026, 11, 8), NOVEMBER),
            Download("instagram", "stories", date(2026, 10, 1), date(2026, 10, 31), NOVEMBER),
            Download("linkedin", "page", date(2026, 9, 24), date(2026, 11, 6), NOVEMBER),
            Download("youtube", "channel", date(2025, 9, 1), date(2026, 10, 31), NOVEMBER),
            Download("tiktok", "business", date(2026, 9, 24), date(2026, 11, 7), NOVEMBER),
            Download("tiktok", "studio", date(2025, 11, 8), date(2026, 11, 7), NOVEMBER),
            Download("x", "account", date(2026, 9, 24), date(2026, 11, 7), NOVEMBER),
        ),
    },
}  # fmt: skip

FIRST_TRAFFIC = Month(2025, 9)  # GA4: one file a month from then on


def traffic_months(month: Month) -> list[Month]:
    """The months whose visits are downloaded in a campaign: all at first, then the month alone."""
    count = 1 + (month.year - FIRST_TRAFFIC.year) * 12 + month.number - FIRST_TRAFFIC.number
    return month.months_back(count) if month == MONTH_ONE else [month]


def month_report(network: str, kind: str, month: Month) -> Download:
    """The report on a month alone that is downloaded in its campaign."""
    return Download(network, kind, month.first, month.last, OCTOBER if month == MONTH_ONE else NOVEMBER)


def again(name: str, before: int) -> str:
    """The name a browser gives to a file that was downloaded so many times before.

    >>> again("Views.csv", 0), again("Views.csv", 1)
    ('Views.csv', 'Views (1).csv')
    """
    stem, _, kind = name.rpartition(".")
    return f"{stem} ({before}).{kind}" if before else name
