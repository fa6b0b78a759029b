"""The tables of a client's month: columns, units, and what a missing value means.

One schema per table; `checked` gives a frame its columns in order and its types. Only a missing
key column is fatal: any other missing column is added empty, and its measures then read
"non disponible". Times are UTC-aware; dates are days in the client's zone; fractions are
fractions (0.05 is 5 %). Missing is missing, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

# Unit of every metric a network exports. Names are ours, the same for all networks.
METRICS: dict[str, str] = {
    "reach": "accounts",  # people reached at least once, as the network counts them
    "reach_paid": "accounts",  # of which through a boost
    "reach_organic": "accounts",
    "impressions": "displays",  # Meta stopped counting them on 21 April 2025
    "impressions_paid": "displays",
    "views": "views",
    "views_paid": "views",
    "reactions": "count",  # likes included
    "comments": "count",
    "shares": "count",  # reposts included
    "saves": "count",
    "interactions_network": "count",  # the sum as the network itself prints it, of the same parts as ours
    "clicks": "count",  # all clicks the network counts
    "link_clicks": "count",
    "follows": "accounts",  # followers gained through a post, or in a day
    "follows_paid": "accounts",
    "replies": "count",  # answers to a story
    "navigation": "count",  # taps through a story
    "profile_visits": "count",
    "page_views": "count",
    "life_page_views": "count",  # of the page's tab on working there
    "jobs_page_views": "count",  # of its tab of offers
    "unique_visitors": "accounts",
    "watch_time_s": "seconds",
    "average_view_s": "seconds",
    "average_viewed": "fraction",  # share of the video watched, can pass 1
    "views_3s": "views",
    "click_through": "fraction",  # clicks on the thumbnail over its impressions
    "negative_feedback": "count",
    "followers": "accounts",  # the stock at the end of a day
    "unfollows": "accounts",
    "viewers": "accounts",  # people who watched in a day
    "new_viewers": "accounts",
    "returning_viewers": "accounts",  # who had watched the account before
    "contact_clicks": "count",  # on the account's own buttons: call, write
    "leads": "count",  # forms filled in on the network itself
}

FORMATS: dict[str, str] = {
    "image": "Image",
    "carousel": "Carrousel",
    "reel": "Reel",
    "video": "Vidéo",
    "short": "Vidéo d’une minute ou moins",
    "story": "Story",
    "link": "Lien",
    "text": "Texte",
    "other": "Sans vidéo",  # LinkedIn names no other format
    "post": "Publication",  # X names no format
    "reply": "Réponse",  # to somebody else's post
}

TEXT, NUMBER, FLAG = "str", "float64", "boolean"
ANY_TEXT = None  # as text or as categories: pandera would walk through a hundred thousand of them
INSTANT = "datetime64[ns, UTC]"
DAY = "datetime64[ns]"


@dataclass(frozen=True)
class Column:
    """The type of a column, None where it is left as it comes; `is_key` where it must be there and filled."""

    kind: Any
    is_key: bool


@dataclass(frozen=True)
class Schema:
    """The columns of a table by name, in their order."""

    columns: Mapping[str, Column]


def _schema(keys: dict[str, str], others: Mapping[str, str | None]) -> Schema:
    columns = {name: Column(pd.api.types.pandas_dtype(kind), is_key=True) for name, kind in keys.items()}
    columns |= {name: Column(kind and pd.api.types.pandas_dtype(kind), is_key=False) for name, kind in others.items()}
    return Schema(columns)


MEASUREMENTS = _schema(
    {"network": "category", "metric": "category", "value": NUMBER, "scope": "category", "measured_at": DAY,
     "source_file": "category", "source_row": "int64", "state": "category"},
    {"account": "category", "source_sheet": "category", "post_id": ANY_TEXT, "day": DAY, "window_start": DAY, "window_end": DAY},
)  # fmt: skip
POSTS = _schema(
    {"network": TEXT, "post_id": TEXT},
    {"account": TEXT, "published_at": INSTANT, "url": TEXT, "text": TEXT, "format": TEXT, "is_paid": FLAG,
     "duration_s": NUMBER, "measured_at": DAY, "too_young": FLAG, "measured_late": FLAG,
     "source_file": TEXT, "source_row": "Int64",
     **dict.fromkeys(METRICS, NUMBER),
     "interactions": NUMBER, "exposure": NUMBER, "engagement_rate": NUMBER, "engagement_basis": TEXT,
     "pillar": TEXT, "pillar_from": TEXT, "pillar_told": TEXT, "pillar_sure": NUMBER,  # as `labels.labelled` gives them
     "theme": TEXT, "hook": TEXT, "angle": TEXT, "proof": TEXT},
)  # fmt: skip
DAYS = _schema(
    {"network": TEXT, "date": DAY, "metric": TEXT, "value": NUMBER},
    {"account": TEXT, "source_file": TEXT, "source_row": "Int64"},
)
AUDIENCE = _schema(
    {"network": TEXT, "dimension": TEXT, "label": TEXT, "value": NUMBER},
    {"account": TEXT, "unit": TEXT, "measured_at": DAY, "source_file": TEXT, "source_row": "Int64"},
)
# `kind`: what client.yaml says of the key event (lead, rendez_vous, vente, candidature); missing where it says nothing.
TRAFFIC = _schema(
    {"start": DAY, "end": DAY, "view": TEXT, "source_file": TEXT, "source_row": "int64"},
    {"day": DAY, "kind": TEXT, "channel": TEXT, "source": TEXT, "medium": TEXT, "campaign": TEXT, "content": TEXT,
     "landing_page": TEXT, "event": TEXT, "network": TEXT,
     "sessions": NUMBER, "engaged_sessions": NUMBER, "users": NUMBER, "new_users": NUMBER, "key_events": NUMBER, "revenue": NUMBER,
     "measured_at": DAY},
)  # fmt: skip
# `network` is one of `networks.LABELS`: "google" brings reviews and nothing else. `author` and `answered_by`
# are pseudonyms ("client 3fa2", "équipe 0b71"), never names; `text` and `answer` name no account and no author.
# `post_id` is the post's id or its address, as the file has it. `rating` counts stars, 1 to 5; `sentiment` is one of
# TONES; `followed` is true where the file tells whether it was answered, else missing. An hour that a person did not note is noon for `received_at` and 23:59 for `answered_at`.
MESSAGES = _schema(
    {"network": TEXT, "message_id": TEXT, "channel": TEXT, "received_at": INSTANT, "source_file": TEXT, "source_row": "int64"},
    {"author": TEXT, "text": TEXT, "post_id": TEXT, "answered_at": INSTANT, "answered_by": TEXT, "answer": TEXT,
     "rating": NUMBER, "topic": TEXT, "sentiment": TEXT, "sensitive": FLAG, "resolved": FLAG, "followed": FLAG, "measured_at": DAY,
     "source_sheet": TEXT},
)  # fmt: skip
BENCHMARK = _schema(
    {"network": TEXT, "competitor": TEXT, "source_file": TEXT, "source_row": "int64"},
    {"post_id": TEXT, "published_at": INSTANT, "url": TEXT, "text": TEXT, "format": TEXT,
     "start": DAY, "end": DAY, "posts": NUMBER, "interactions": NUMBER, "followers": NUMBER, "new_followers": NUMBER,
     "views": NUMBER, "measured_at": DAY, "source_sheet": TEXT},
)  # fmt: skip
# A network of `NAMES`, or "meta" where the export does not part Facebook from Instagram. `campaign`
# is "" where the export lacks its name. Amounts are in `currency`; `budget_kind` is "total", "jour" or
# missing. Rows of an ad, an ad set and a campaign can stand side by side and count the same money;
# none of it is organic.
ADS = _schema(
    {"network": TEXT, "campaign": TEXT, "source_file": TEXT, "source_row": "int64"},
    {"ad_set": TEXT, "ad": TEXT, "currency": TEXT, "start": DAY, "end": DAY, "day": DAY, "budget": NUMBER, "budget_kind": TEXT,
     "spend": NUMBER,
     "impressions": NUMBER, "reach": NUMBER, "clicks": NUMBER, "link_clicks": NUMBER, "leads": NUMBER,
     "results": NUMBER, "result_kind": TEXT, "measured_at": DAY},
)  # fmt: skip
LINKS = _schema(
    {"network": TEXT, "post_id": TEXT, "address": TEXT},
    {"landing_page": TEXT, "content": TEXT, "origin": TEXT},
)
ENTRIES = _schema(
    {"month": TEXT, "indicator": TEXT, "value": NUMBER, "cell": TEXT},
    {"network": TEXT, "channel": TEXT, "note": TEXT},
)
PLAN = _schema(
    {"row_id": TEXT, "network": TEXT, "planned_on": DAY},
    {"pillar": TEXT, "series": TEXT, "theme": TEXT, "format": TEXT, "owner": TEXT, "status": TEXT,
     "address": TEXT, "content": TEXT, "published_url": TEXT, "post_id": TEXT, "tie": TEXT},
)  # fmt: skip
ISSUES = _schema(
    {"file": TEXT, "severity": TEXT, "kind": TEXT, "sentence": TEXT},
    {"sheet": TEXT, "row": "Int64", "network": TEXT},
)
ROWS = _schema({"file": TEXT, "sheet": TEXT, "row": "int64", "state": "category"}, {})

CHANNELS = ("commentaire", "message", "avis")  # how a message came in
TONES = ("positif", "neutre", "négatif")
SEVERITIES = ("bloquant", "à vérifier", "pour information")
ROW_STATES = ("used", "superseded", "structural", "issue")


def checked(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """The frame with the schema's columns, in its order and types; others are left out.

    A column that may miss is added empty. A missing or empty key, or a cell of another type, raises
    pandera's SchemaError: that is a fault of the code that made the frame, not of a file.
    """
    columns: dict[str, pd.Series] = {}
    for name, column in schema.columns.items():
        if name in frame:
            columns[name] = frame[name]
        elif not column.is_key:
            columns[name] = pd.Series(None, index=frame.index, dtype=column.kind or TEXT)
    typed = _typed(columns, schema)
    if typed is None:
        return _told(pd.DataFrame(columns, index=frame.index), schema)
    return pd.DataFrame(typed, index=frame.index, copy=False).reset_index(drop=True)


def _typed(columns: Mapping[str, pd.Series], schema: Schema) -> dict[str, pd.Series] | None:
    """The columns in their types; None where a key is missing or empty, or a column is of another type."""
    typed: dict[str, pd.Series] = {}
    for name, column in schema.columns.items():
        if name not in columns:
            return None
        try:
            typed[name] = columns[name].astype(column.kind) if column.kind else columns[name]
        except (TypeError, ValueError):
            return None
        if column.is_key and typed[name].isna().any():
            return None
    return typed


def _told(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    """What is wrong with a frame, told by pandera; it takes ten times as long, and half a second to be there at all."""
    from pandera.pandas import Column as Told
    from pandera.pandas import DataFrameSchema

    columns = {
        name: Told(column.kind, nullable=not column.is_key, coerce=column.kind is not None)
        for name, column in schema.columns.items()
    }
    told: pd.DataFrame = DataFrameSchema(columns, strict=True, ordered=False).validate(frame)
    return told.reset_index(drop=True)


def empty(schema: Schema) -> pd.DataFrame:
    """A table without rows."""
    return _without_rows(tuple((name, column.kind or TEXT) for name, column in schema.columns.items())).copy()


@cache
def _without_rows(columns: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    """A month asks for some twenty empty tables; pandas takes milliseconds to make one from its types."""
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in columns})
