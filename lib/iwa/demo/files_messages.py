"""What people write to a client: our own documented CSV of messages, and Google's file of reviews.

The CSV is what a French Excel saves: semicolons, UTF-8 with a mark, Paris time. The reviews are
Takeout's JSON: stars in words, instants in UTC, no comment where people only rated.
"""

from __future__ import annotations

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pandas as pd

BOM = "\ufeff"
STARS = {1: "ONE", 2: "TWO", 3: "THREE", 4: "FOUR", 5: "FIVE"}
HEADER = {
    "network": "réseau", "channel": "canal", "received_at": "reçu le", "author": "auteur", "text": "texte",
    "post": "publication", "answered_at": "répondu le", "answered_by": "répondu par", "answer": "réponse",
    "rating": "note", "topic": "sujet", "sensitive": "sensible", "resolved": "résolu", "tone": "ton",
}  # fmt: skip
TIMES = ("received_at", "answered_at")


def write_messages(path: Path, messages: pd.DataFrame, timezone: str) -> Path:
    """A row a message, the oldest first; a message nobody answered has empty cells."""
    rows = messages.sort_values("received_at", kind="stable").reset_index(drop=True)
    columns = {title: _local(rows[n], timezone) if n in TIMES else rows[n] for n, title in HEADER.items()}
    lines = [";".join(columns)]
    for row in zip(*columns.values(), strict=True):
        lines.append(";".join(_cell(value) for value in row))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((BOM + "\r\n".join(lines) + "\r\n").encode("utf-8"))
    return path


def _local(instants: pd.Series, timezone: str) -> pd.Series:
    return pd.Series(instants.dt.tz_convert(timezone).dt.strftime("%d/%m/%Y %H:%M"), dtype="str")


def _cell(value: Any) -> str:
    text = "" if pd.isna(value) else str(value)
    return '"' + text.replace('"', '""') + '"' if set(text) & set(';"\n') else text


def write_reviews(path: Path, reviews: pd.DataFrame) -> Path:
    """The reviews of one place, the newest first."""
    rows = reviews.sort_values("received_at", ascending=False, kind="stable")
    found = [_review(row) for row in rows.to_dict("records")]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(json.dumps({"reviews": found}, ensure_ascii=False, indent=2).encode("utf-8"))
    return path


def _review(row: dict[Hashable, Any]) -> dict[str, object]:
    created = _instant(row["received_at"])
    review: dict[str, object] = {
        "name": f"accounts/114/locations/207/reviews/{row['review_id']}",
        "reviewId": row["review_id"],
        "reviewer": {"displayName": row["author"], "isAnonymous": False},
        "starRating": STARS[int(str(row["rating"]))],
        "createTime": created,
        "updateTime": created,
    }
    if row["text"]:
        review["comment"] = row["text"]
    if not pd.isna(row["answered_at"]):
        review["reviewReply"] = {"comment": row["answer"], "updateTime": _instant(row["answered_at"])}
    return review


def _instant(value: object) -> str:
    return pd.Timestamp(str(value)).tz_convert("UTC").strftime("%Y-%m-%dT%H:%M:%SZ")
