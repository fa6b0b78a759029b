"""The verdicts that are not what they were a month ago."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from iwa.batch.differences import Flip
from iwa.findings.questions import QUESTIONS
from iwa.findings.tiring import QUESTION as WEAR
from iwa.month_tables import read_table
from iwa.months import Month
from iwa.steps.wording import group_name, network_name
from iwa.workspace import ClientFolder

COLUMNS = ["network", "question", "group", "n", "n_rest", "ratio", "verdict"]
FIRM = {"concluant", "indicatif"}
NOT_COMPARED = "pas de comparaison"
LABELS = {question.name: question.label for question in QUESTIONS} | {WEAR: "Usure"}
APART = {"format_clicks": "clics", WEAR: "usure"}  # the same groups, asked something else


class _Asked(NamedTuple):
    """What a comparison is about, as the months know it."""

    network: str
    question: str
    group: str


def flips(folder: ClientFolder, month: Month) -> tuple[Flip, ...]:
    """What was firm in one of the two months and reads otherwise in the other; none where a month has no table.

    Between "non concluant" and no comparison at all nothing was ever claimed: that is not told. Where
    a question parts a network's posts in two, the side that gains tells for both.
    """
    now, then = _table(folder, month), _table(folder, month.previous)
    if now is None or then is None:
        return ()
    before, after, mirrors = _verdicts(then), _verdicts(now), _mirrors(now, then)
    keys = [key for key in dict.fromkeys([*after, *before]) if key not in mirrors]
    found = [(key, before.get(key, ""), after.get(key, "")) for key in keys]
    return tuple(_flip(key, old, new) for key, old, new in found if old != new and FIRM & {old, new})


def _flip(key: _Asked, before: str, after: str) -> Flip:
    group = group_name(key.question, key.group).removeprefix("les ")
    names = network_name(key.network), LABELS.get(key.question, key.question)
    return Flip(*names, group, before or NOT_COMPARED, after or NOT_COMPARED)


def flip_said(flip: Flip) -> str:
    """A verdict then and now.

    >>> flip_said(Flip("Instagram", "Format", "carrousels", "indicatif", "concluant"))
    'carrousels sur Instagram, indicatif → concluant'
    """
    apart = next((f" ({word})" for name, word in APART.items() if LABELS[name] == flip.question), "")
    return f"{flip.group} sur {flip.network}{apart}, {flip.before} → {flip.after}"


def _table(folder: ClientFolder, month: Month) -> pd.DataFrame | None:
    try:
        return read_table(folder.run(month).tables, "comparisons")[COLUMNS]
    except (OSError, ValueError, KeyError):  # not there, cut, or of another kind
        return None


def _verdicts(table: pd.DataFrame) -> dict[_Asked, str]:
    return dict(zip(_keys(table), map(str, table["verdict"]), strict=True))


def _keys(table: pd.DataFrame) -> list[_Asked]:
    columns = (table[name].astype("object") for name in _Asked._fields)
    return [_Asked(str(network), str(question), str(group)) for network, question, group in zip(*columns, strict=True)]


def _mirrors(now: pd.DataFrame, then: pd.DataFrame) -> set[_Asked]:
    """The losing side of what parts a network's posts in two: this month's, last month's where there is none now."""
    losing = _losing(now)
    known = {(key.network, key.question) for key in losing}
    return losing | {key for key in _losing(then) if (key.network, key.question) not in known}


def _losing(table: pd.DataFrame) -> set[_Asked]:
    counts = table.groupby(["network", "question"])["n"]
    parted = (counts.transform("size") == 2) & (table["n_rest"] == counts.transform("sum") - table["n"])
    return set(_keys(table[parted & (table["ratio"] < 1)]))
