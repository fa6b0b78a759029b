"""What won and comes back: what a firm verdict of the window amplifies, and what the client's own tests have settled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.calendar.placed import Placed
from iwa.calendar.rhythm import part_of
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY
from iwa.networks import NAMES
from iwa.tables import FORMATS
from iwa.trials.lessons import lessons


@dataclass(frozen=True)
class Winner:
    """A format, a theme or a time of day of a network that gains; `said` is the verdict in a sentence."""

    network: str
    question: str
    group: str
    said: str


@lru_cache(maxsize=2)
def winners(month: ClientMonth) -> tuple[Winner, ...]:
    """What tests have settled first, then the winners of the month's window, firmest first, unless a test speaks against."""
    rows = month.decided
    rows = rows[(rows["action"] == AMPLIFY) & rows["question"].isin(["format", "theme"])]
    columns = rows[["network", "question", "group"]].astype(str)
    found = zip(columns.itertuples(index=False, name=None), rows["ratio"].astype("float64"), strict=True)
    settled = {(one.entry.rule.network, one.entry.question, one.entry.group): one for one in lessons(month)}
    proved = tuple(Winner(*key, one.said) for key, one in settled.items() if one.won and one.entry.question)
    seen = [(key, ratio) for key, ratio in found if key not in settled]
    return (
        *proved,
        *(Winner(n, question, group, _said(n, question, group, ratio)) for (n, question, group), ratio in seen),
    )


def _said(network: str, question: str, group: str, ratio: float) -> str:
    what = f"Format gagnant, {FORMATS[group].lower()}" if question == "format" else f"Thème gagnant, « {group} »"
    return f"{what} sur {NAMES[network]} : {numbers.change(ratio)} d’engagement, concluant."


def won(month: ClientMonth, one: Placed, form: str, theme: str | None) -> str:
    """The verdict that a post of a format and a theme, at its hour, carries on, "" for none."""
    hour = one.slot.hour
    own = {"format": form, "theme": theme, "daypart": part_of(hour) if hour and not one.slot.is_story else None}
    found = (w.said for w in winners(month) if w.network == one.slot.network and own.get(w.question) == w.group)
    return next(found, "")
