"""TikTok's files as TikTok writes them, and what the tests ask of a reading."""

import io
import math

import pandas as pd

from iwa.exports.document import Document
from iwa.exports.opening.csv_text import sheet_of
from iwa.exports.opening.excel import sheets_of
from iwa.exports.reading import Reading
from iwa.exports.tiktok.readers import READERS

OVERVIEW = ("Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares")
CONTENT = (
    "Time", "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares", "Total views",
)  # fmt: skip
VIEWERS = ("Date", "Total Viewers", "New Viewers", "Returning Viewers")
HISTORY = ("Date", "Followers", "Difference in followers from previous day")
ACTIVITY = ("Date", "Hour", "Active followers")
GENDER = ("Gender", "Distribution")
TERRITORIES = ("Top territories", "Distribution")
BUSINESS_OVERVIEW = (
    "Date,Video views,Reached audience,Profile views,Likes,Shares,Comments,Phone number clicks ,Leads submission,"
    "Net growth,New followers,Lost followers\n"
)
BUSINESS_VIDEOS = "Video title,Video link,Post time,Video views,Likes,Comments,Shares,Add to Favorites\n"
BUSINESS_AUDIENCE = "Date,New followers,Total followers,Reached audience,Engaged audience\n"


def studio(*rows: tuple[object, ...], name: str) -> Document:
    """A CSV of TikTok Studio: UTF-8 with BOM, every cell quoted, LF, no final newline."""
    lines = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in rows]
    return text("\n".join(lines), name)


def text(content: str, name: str) -> Document:
    """A CSV in UTF-8 with BOM, as business analytics writes it."""
    sheet, repairs = sheet_of(content.encode("utf-8-sig"), name)
    return Document(name, (sheet,), repairs)


def workbook(name: str, **sheets: list[tuple[object, ...]]) -> Document:
    """A workbook of TikTok Studio: one sheet named like the tab, every cell a text."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer) as writer:
        for title, rows in sheets.items():
            frame = pd.DataFrame([[str(cell) for cell in row] for row in rows])
            frame.to_excel(writer, sheet_name=title, header=False, index=False)
    return Document(name, sheets_of(buffer.getvalue(), name))


def read(document: Document) -> Reading:
    (reader,) = (reader for reader in READERS if reader.recognises(document))
    return reader.read(document)


def link(moment: str, handle: str = "marette") -> str:
    """The address of a video published at that moment of UTC."""
    return f"https://www.tiktok.com/@{handle}/video/{video_id(moment)}"


def video_id(moment: str) -> str:
    return str((int(pd.Timestamp(moment, tz="UTC").timestamp()) << 32) + 12345)


def day_figures(reading: Reading, metric: str) -> dict[str, float]:
    """Day to figure, for one metric."""
    rows = reading.measurements[reading.measurements["metric"] == metric]
    return {f"{day:%Y-%m-%d}": value for day, value in zip(rows["day"], rows["value"], strict=True)}


def figure(reading: Reading, post_id: str, metric: str) -> float:
    found = reading.measurements.query("post_id == @post_id and metric == @metric")["value"]
    return float(found.iloc[0]) if len(found) else math.nan


def states(reading: Reading) -> list[str]:
    return reading.rows["state"].astype("str").tolist()


def kinds(reading: Reading) -> list[str]:
    return list(reading.issues["kind"]) if len(reading.issues) else []


def sentence(reading: Reading) -> str:
    """The only sentence of the reading."""
    (only,) = reading.issues["sentence"]
    return str(only).replace("\xa0", " ")
