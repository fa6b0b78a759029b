"""The product's own comparison on 500 real posts of a cosmetics brand, beside what was published on them.

IWA_REAL_DATA=folder python bench/moro.py

S. Moro, P. Rita, B. Vala, "Predicting social media performance metrics and evaluation of the impact on brand
building", Journal of Business Research 69(9), 2016, p. 3341-3351; the file is the UCI set "Facebook metrics",
`moro-2016/dataset_Facebook.csv` in the folder. It gives month, hour and weekday of a post, no date: posts are
compared within months, and the day is not used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pandas as pd

from iwa.findings import asked, judge
from iwa.findings.attributes import attributed
from iwa.findings.standing import standing
from iwa.steps.comparison import title_of

FILE = Path("moro-2016", "dataset_Facebook.csv")
ABSENT = "No posts of Moro 2016 here: name the folder that holds moro-2016/dataset_Facebook.csv in IWA_REAL_DATA."
FORMATS = {"Photo": "image", "Status": "text", "Video": "video", "Link": "link"}
ASKED = {
    "format": "type, interactions a reach",
    "format_clicks": "type, people who clicked a reach",
    "daypart": "hour of day, interactions a reach",
    "paid": "paid, interactions a reach",
}
PUBLISHED = {
    "format": "type matters most of seven inputs (36 %); by mean interactions per type no result is given",
    "format_clicks": "a status captures around twice the attention (people who clicked) of link, photo and video",
    "daypart": "hour is one of the seven inputs; none but the type is singled out",
    "paid": "paid is one of the seven inputs; none but the type is singled out",
}


def main() -> None:
    file = Path(os.environ.get("IWA_REAL_DATA", "")) / FILE
    if not file.is_file():
        sys.stdout.write(f"{ABSENT}\n")
        return
    posts = read(file)
    rows = found(posts)
    lines = ["| question | group | n against | ratio | 90 % interval | verdict | held equal |", "| --- " * 7 + "|"]
    for row in rows.to_dict("records"):
        lines.append("| " + " | ".join(_cells(row)) + " |")
    lines += ["", "| question | what a slide says | published |", "| --- " * 3 + "|"]
    lines += [f"| {ASKED[question]} | {said(rows, question)} | {PUBLISHED[question]} |" for question in ASKED]
    lines += [
        "",
        f"Mean number of people who clicked, status over all others: ×{raw_ratio(posts):.2f} (naive practice).",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


def read(file: Path) -> pd.DataFrame:
    """The posts with the product's columns; a count that the file leaves empty is 0, as its own total has it."""
    raw = pd.read_csv(file, sep=";")
    when = "2014-" + raw["Month"].astype(str).str.zfill(2) + "-15 " + raw["Hour"].astype(str).str.zfill(2) + ":30"
    posts = pd.DataFrame({
        "network": "facebook",
        "post_id": [f"{place:03d}" for place in range(len(raw))],
        "published_at": pd.to_datetime(when, utc=True),
        "text": pd.Series(pd.NA, index=raw.index, dtype="str"),
        "format": raw["Type"].map(FORMATS),
        "is_paid": raw["Paid"].astype("boolean"),
        "too_young": False,
        "interactions": raw["T_Interactions"].astype(float),
        "clicks": raw["Consumers"].astype(float),
        "exposure": raw["T_Reach"].astype(float),
        "engagement_basis": "reach",
    })  # fmt: skip
    return attributed(posts, "UTC").assign(weekday=None)


def found(posts: pd.DataFrame) -> pd.DataFrame:
    """The questions that the file can answer, judged together as a client's month is."""
    rows = standing(judge(asked(posts)), posts)
    return rows[rows["question"].isin(ASKED)].reset_index(drop=True)


def said(rows: pd.DataFrame, question: str) -> str:
    """The title that the slide of a question has; of clicks, in the same words."""
    kept: list[dict[Hashable, Any]] = rows[rows["question"] == question].to_dict("records")
    told = title_of(kept, question, "facebook").replace("\xa0", " ").replace("\u202f", " ")
    return told.replace("d’engagement", "de clics") if question == "format_clicks" else told


def raw_ratio(posts: pd.DataFrame) -> float:
    """What the published figure rests on: means of counts, whatever the reach."""
    status = posts["format"] == "text"
    return float(posts.loc[status, "clicks"].mean() / posts.loc[~status, "clicks"].mean())


def _cells(row: dict[Hashable, Any]) -> tuple[str, ...]:
    told = ["–", "–"] if pd.isna(row["ratio"]) else [f"×{row['ratio']:.2f}", f"{row['low']:.2f} to {row['high']:.2f}"]
    return (
        ASKED[row["question"]], str(row["group"]), f"{row['n']} / {row['n_rest']}", *told,
        row["verdict"] or "not compared", row["held"] or "–",
    )  # fmt: skip


if __name__ == "__main__":
    main()
