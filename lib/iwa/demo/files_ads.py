"""What advertising tools export: Meta Ads Manager's workbook, LinkedIn Campaign Manager's CSV.

Meta: one sheet "Worksheet", an ad a row over the period asked for, a nameless total below. LinkedIn:
UTF-16 LE, tabs, four lines above the header, English for every account, days as M/D/YYYY.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from iwa.demo.downloads import Download

MARK = b"\xff\xfe"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
META_HEADER = (
    "Reporting starts", "Reporting ends", "Campaign name", "Ad name", "Ad delivery", "Ad Set Name", "Bid", "Bid type",
    "Ad set budget", "Ad set budget type", "Results", "Result indicator", "Reach", "Impressions", "Cost per results",
    "Amount spent (EUR)", "Clicks (all)", "Link clicks", "Leads",
)  # fmt: skip
LINKEDIN_HEADER = (
    "Start Date (in UTC)", "Account Name", "Currency", "Campaign ID", "Campaign Name", "Ad Set Name", "Ad Name",
    "Total Spent", "Impressions", "Clicks", "Click Through Rate", "Average CPM", "Conversions", "Leads",
    "Clicks to Landing Page", "Reach",
)  # fmt: skip


def meta_ads_file_name(account: str, first: date, last: date) -> str:
    """The name Ads Manager gives.

    >>> meta_ads_file_name("Jardins Tréhanne", date(2026, 10, 1), date(2026, 10, 31))
    'Jardins-Tréhanne-Ads-Oct-1-2026-Oct-31-2026.xlsx'
    """
    both = (f"{MONTHS[d.month - 1][:3]}-{d.day}-{d.year}" for d in (first, last))
    return f"{account.replace(' ', '-')}-Ads-{'-'.join(both)}.xlsx"


def write_meta_ads(path: Path, ads: pd.DataFrame, report: Download) -> Path:
    """The ads that ran in the period, the most spent first, then their total."""
    first, last = report.first, report.last
    rows = [_meta_row(ad, first, last) for _, ad in ads.sort_values("spend", ascending=False).iterrows()]
    sums = {name: float(ads[name].sum()) for name in ("impressions", "spend", "clicks", "link_clicks", "leads")}
    total = [str(first), str(last), *[None] * 11, sums["impressions"], None, sums["spend"],
             sums["clicks"], sums["link_clicks"], sums["leads"]]  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})
        sheet = book.add_worksheet("Worksheet")
        for number, row in enumerate([META_HEADER, *rows, total]):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(number, column, value)
    return path


def _meta_row(ad: pd.Series, first: date, last: date) -> list[Any]:
    results = ad["leads"] if ad["aim"] == "leads" else ad["link_clicks"]
    indicator = "actions:lead" if ad["aim"] == "leads" else "actions:link_click"
    return [
        str(first), str(last), ad["campaign"], ad["ad"], "active", ad["ad_set"], 0, "ABSOLUTE_OCPM", ad["budget"], "Lifetime",
        results, indicator, ad["reach"], ad["impressions"], round(ad["spend"] / results, 6) if results else None,
        ad["spend"], ad["clicks"], ad["link_clicks"], ad["leads"] or None,
    ]  # fmt: skip


def write_linkedin_ads(path: Path, ads: pd.DataFrame, account: str, report: Download) -> Path:
    """The ads of the period day by day."""
    head = [
        "Ad Performance Report (in UTC)", f'"Report Start: {_long(report.first)}, 12:00 AM"',
        f'"Report End: {_long(report.last)}, 11:59 PM"', f'"Date Generated: {_long(report.taken)}, 9:12 AM"', "",
    ]  # fmt: skip
    rows = [_linkedin_row(ad, account) for _, ad in ads.sort_values("day", kind="stable").iterrows()]
    text = "\n".join([*head, "\t".join(LINKEDIN_HEADER), *("\t".join(row) for row in rows)]) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MARK + text.encode("utf-16-le"))
    return path


def _linkedin_row(ad: pd.Series, account: str) -> list[str]:
    rate = ad["clicks"] / ad["impressions"] if ad["impressions"] else 0.0
    per_thousand = 1000 * ad["spend"] / ad["impressions"] if ad["impressions"] else 0.0
    return [
        f"{ad['day'].month}/{ad['day'].day}/{ad['day'].year}", account, "EUR", "891312023", ad["campaign"], ad["ad_set"], ad["ad"],
        f"{ad['spend']:.2f}", f"{ad['impressions']:.0f}", f"{ad['clicks']:.0f}", f"{rate:.3%}", f"{per_thousand:.2f}",
        f"{ad['leads']:.0f}", f"{ad['leads']:.0f}", f"{ad['link_clicks']:.0f}", f"{ad['reach']:.0f}",
    ]  # fmt: skip


def _long(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
