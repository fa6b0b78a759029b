"""The tones that the rules read in the messages of a month, each with how often the rules err on labelled ones."""

from __future__ import annotations

import pandas as pd

from iwa.measures.tone import NEGATIVE, NEUTRAL, POSITIVE, tone_error
from iwa.measures.wilson import wilson

TONES = (POSITIVE, NEUTRAL, NEGATIVE)
NAN = float("nan")


def readable(messages: pd.DataFrame) -> int:
    """How many messages the rules read."""
    return int(messages["tone"].notna().sum())


def read_as(messages: pd.DataFrame, tone: str) -> float:
    """How many of them are read so."""
    return float((messages["tone"] == tone).sum())


def share_read_as(messages: pd.DataFrame, tone: str) -> float:
    """Their share of those that are read; missing where none is."""
    return read_as(messages, tone) / readable(messages) if readable(messages) else NAN


def error(messages: pd.DataFrame) -> float:
    """The share of the labelled messages that the rules take wrongly; missing where too few are labelled."""
    found, _ = tone_error(messages)
    return NAN if found is None else found


def error_interval(messages: pd.DataFrame) -> tuple[float, float]:
    """Between which shares that error lies, Wilson's interval at 95 %; missing where it is."""
    found, labelled = tone_error(messages)
    return (NAN, NAN) if found is None else wilson(found, labelled)


def found_again(messages: pd.DataFrame, tone: str) -> float:
    """Of the messages that people labelled so, the share that the rules read so; missing without one."""
    labelled = messages[(messages["sentiment"] == tone) & messages["text"].notna()]
    return float((labelled["tone"] == tone).mean()) if len(labelled) else NAN
