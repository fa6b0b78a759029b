"""Competitors' files: our own documented CSV of posts, and LinkedIn's workbook of pages.

LinkedIn's has one sheet, COMPETITORS, the period above the header as text, the client's own page
among the rows and not first.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import xlsxwriter

from iwa.demo.delimited import cells

BOM = "\ufeff"
FORMATS = {"image": "image", "reel": "reel", "video": "vidéo", "carousel": "carrousel", "link": "lien"}
PAGES = ("Page", "Total Followers", "New Followers", "Total post engagements", "Total posts")


def write_posts(path: Path, posts: pd.DataFrame, timezone: str) -> Path:
    """Our own file, a row a post, the oldest first; `network` is written as people call it."""
    rows = posts.sort_values("published_at", kind="stable").reset_index(drop=True)
    local = pd.DatetimeIndex(rows["published_at"]).tz_convert(timezone)
    columns = {
        "réseau": list(rows["network"]), "concurrent": list(rows["competitor"]),
        "publié le": list(local.strftime("%d/%m/%Y %H:%M")), "adresse": list(rows["url"]), "texte": list(rows["text"]),
        "format": list(rows["format"].map(FORMATS)), "interactions": cells(rows["interactions"]),
        "abonnés": cells(rows["followers"]), "vues": cells(rows["views"]),
    }  # fmt: skip
    lines = [";".join(columns), *(";".join(map(_cell, row)) for row in zip(*columns.values(), strict=True))]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((BOM + "\r\n".join(lines) + "\r\n").encode("utf-8"))
    return path


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set(';"\n') else text


def linkedin_competitors_name(page: str, taken: datetime) -> str:
    """The name LinkedIn gives: the page, then the milliseconds of the download."""
    return f"{page}_competitor_analytics_{round(taken.timestamp() * 1000)}.xlsx"


def write_pages(path: Path, pages: pd.DataFrame, first: date, last: date) -> Path:
    """One row a page over the period: followers, followers won, interactions, posts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})
        sheet = book.add_worksheet("COMPETITORS")
        sheet.write_row(0, 0, [f"{d.month}/{d.day}/{d.year}" for d in (first, last)])
        sheet.write_row(1, 0, PAGES)
        for number, row in enumerate(pages.to_numpy().tolist(), start=2):
            sheet.write_row(number, 0, row)
    return path
