"""What won last month and comes back: the formats and themes that a firm verdict amplifies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, keep_stop
from iwa.networks import NAMES
from iwa.tables import FORMATS


@dataclass(frozen=True)
class Winner:
    """A format or a theme of a network that gains; `said` is the verdict in a sentence."""

    network: str
    question: str
    group: str
    said: str


@lru_cache(maxsize=2)
def winners(month: ClientMonth) -> tuple[Winner, ...]:
    """The winners of the month's window, firmest first."""
    rows = keep_stop(month.comparisons)
    rows = rows[(rows["action"] == AMPLIFY) & rows["question"].isin(["format", "theme"])]
    columns = rows[["network", "question", "group"]].astype(str)
    found = zip(columns.itertuples(index=False, name=None), rows["ratio"].astype("float64"), strict=True)
    return tuple(Winner(n, question, group, _said(n, question, group, ratio)) for (n, question, group), ratio in found)


def _said(network: str, question: str, group: str, ratio: float) -> str:
    what = f"Format gagnant, {FORMATS[group].lower()}" if question == "format" else f"Thème gagnant, « {group} »"
    return f"{what} sur {NAMES[network]} : {numbers.change(ratio)} d’engagement, concluant."


def won(month: ClientMonth, network: str, form: str, theme: str | None) -> str:
    """The verdict that a post of a format and a theme carries on, "" for none."""
    found = (
        one.said
        for one in winners(month)
        if one.network == network and one.group == (form if one.question == "format" else theme)
    )
    return next(found, "")
