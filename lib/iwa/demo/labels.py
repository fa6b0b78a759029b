"""What the consultant of a demo client decided of posts: its `labels.csv`, where a reader's pillars are known."""

from __future__ import annotations

import csv
import io

import pandas as pd

from iwa.demo.clients import MONTH_ONE
from iwa.demo.world import World
from iwa.months import Month

FIRST = MONTH_ONE.shift(-7)  # the first month whose posts were read one by one
EVERY = 3  # one post in so many was read


def labels_text(world: World, month: Month) -> str:
    """The file as the labelling panel writes it when the month is run; "" where nobody labelled anything.

    >>> from iwa.demo.world import build_world
    >>> labels_text(build_world("atelier-corvane"), Month(2026, 9))
    ''
    """
    posts = _read(world.posts, month)
    if posts.empty:
        return ""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";", lineterminator="\n")
    rows.writerow(["publication", "pilier", "accroche", "angle", "preuve"])
    rows.writerows([url or own, pillar, "", "", ""] for url, own, pillar in posts.to_numpy())
    return written.getvalue()


def _read(posts: pd.DataFrame, month: Month) -> pd.DataFrame:
    """Address, id and pillar of the posts that the consultant read, oldest first."""
    named = posts["pillar"].notna() & posts["text"].notna() & posts["own"] & (posts["kind"] == "posts")
    known = posts[named & posts["month"].between(str(FIRST), str(month))].sort_values(["published_at", "post_id"])
    return known.iloc[::EVERY][["url", "post_id", "pillar"]].fillna("")
