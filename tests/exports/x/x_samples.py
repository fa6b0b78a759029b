"""What the two exports of X's first generation have in common."""

from __future__ import annotations

ORGANIC = ("impressions", "engagements", "engagement rate", "retweets", "replies", "likes", "user profile clicks",
           "url clicks", "hashtag clicks", "detail expands", "permalink clicks", "app opens", "app installs", "follows",
           "email tweet", "dial phone", "media views", "media engagements")  # fmt: skip
COUNTS = (
    "215.0",
    "12.0",
    "0.0558",
    "3.0",
    "2.0",
    "5.0",
    "1.0",
    "4.0",
    "0.0",
    "6.0",
    "0.0",
    "0",
    "0",
    "1",
    "0",
    "0",
    "7",
    "8",
)
