"""Conversations: what one person writes in one place, message after message; which stand open, which go on too long."""

from __future__ import annotations

import pandas as pd

from iwa.method.moderation import replies

PUBLIC = ("commentaire", "avis")


def threads(messages: pd.DataFrame) -> pd.Series:
    """A number for the conversation of each message: one person, one network, one channel, one post.

    A message without an author is a conversation of its own.
    """
    own = messages["author"].fillna("") + "|" + messages["message_id"].where(messages["author"].isna(), "")
    keys = pd.DataFrame({"network": messages["network"], "channel": messages["channel"], "own": own, "post": messages["post_id"].fillna("")})  # fmt: skip
    return keys.groupby(["network", "channel", "own", "post"], sort=False).ngroup()


def open_threads(messages: pd.DataFrame) -> float:
    """How many conversations end on a message without an answer, or on one noted as not resolved.

    Missing where no file tells either.
    """
    if messages.empty:
        return 0.0
    if messages["answered"].isna().all() and messages["resolved"].isna().all():
        return float("nan")
    last = messages.assign(thread=threads(messages)).sort_values("received_at", kind="stable").groupby("thread").tail(1)
    left = ~last["answered"].fillna(True).astype("bool") | ~last["resolved"].fillna(True).astype("bool")
    return float(left.sum())


def long_threads(messages: pd.DataFrame) -> float:
    """How many public conversations count more messages of a person than there are to be exchanges in public."""
    public = messages[messages["channel"].isin(PUBLIC)]
    if public.empty:
        return 0.0
    return float((threads(public).value_counts() > replies().public_exchanges).sum())
