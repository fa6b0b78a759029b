"""What was found on a question about one network's posts: its groups, judged, and which may be spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.steps.advice import Row

SUBJECTS: dict[str, str] = {
    "format": "format",
    "theme": "thème",
    "pillar": "pilier",
    "hook": "accroche",
    "person": "personne nommée",
    "paid": "mode de diffusion",
    "daypart": "moment de la journée",
    "weekday": "moment de la semaine",
    "length": "longueur de texte",
    "format_clicks": "format",
}
FEMININE = ("hook", "person", "length")  # of these subjects
ASSERTED = ("concluant", "indicatif")


@lru_cache(maxsize=1)
def _answered(month: ClientMonth) -> dict[tuple[str, str], tuple[Row, ...]]:
    """The judged comparisons by network and question, largest ratio first."""
    ordered = month.comparisons.sort_values(["ratio", "n"], ascending=False, na_position="last", kind="stable")
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in ordered.to_dict("records"):
        key = str(row["network"]), str(row["question"])
        found[key] = (*found.get(key, ()), row)
    return found


def answers(month: ClientMonth, network: str, question: str) -> tuple[Row, ...]:
    """The judged comparisons of one question on one network, largest ratio first."""
    return _answered(month).get((network, question), ())


def is_asserted(month: ClientMonth, network: str, question: str) -> bool:
    """Whether anything can be said of a question on a network."""
    return bool(asserted(answers(month, network, question)))


def asserted(rows: Iterable[Row]) -> list[Row]:
    """The groups of which something may be said."""
    return [row for row in rows if row["verdict"] in ASSERTED]


def is_tested(row: Row) -> bool:
    """Whether the group had enough posts to be compared."""
    return not numbers.is_missing(row["ratio"])


def strongest(rows: Iterable[Row]) -> Row:
    """Conclusive before indicative; what gains before what loses; then the larger effect."""
    return max(rows, key=lambda row: (row["verdict"] == "concluant", row["ratio"] > 1, abs(log(row["ratio"]))))


def stands_alone(rows: Iterable[Row]) -> bool:
    """Whether one group holds nearly all the posts, so that too few are left to compare it with."""
    large = [row for row in rows if row["n"] >= MINIMUM_GROUP]
    return len(large) == 1 and bool(large[0]["n_rest"] < MINIMUM_GROUP)


def lacking(rows: Sequence[Row]) -> str:
    """Why none of these groups could be compared."""
    if stands_alone(rows):
        return f"Un seul groupe d’au moins {MINIMUM_GROUP} publications : rien à quoi le comparer"
    largest = max(int(row["n"]) for row in rows)
    if largest < MINIMUM_GROUP:
        return f"Aucun groupe n’atteint {MINIMUM_GROUP} publications : {numbers.integer(largest)} au plus"
    return f"Moins de {MINIMUM_GROUP} publications à comparer parues les mêmes mois, ou trop souvent sans résultat"
