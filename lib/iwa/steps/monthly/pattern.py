"""What contents are made of: hook, angle, proof; and what the best of them share, beyond chance or not."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.findings.shared import beyond_chance
from iwa.slides import Verdict
from iwa.steps.wording import capital
from iwa.tables import FORMATS

Row = Mapping[Hashable, Any]
PARTS = {"hook": ("Accroche", "relevée"), "angle": ("Angle", "relevé"), "proof": ("Preuve", "relevée")}
SHARED = 3  # contents that must share a thing for it to be told at all


def made_of(post: Row) -> str:
    """The hook, the angle and the proof of a post on one line; what neither a person nor a rule noted is said.

    >>> made_of({"hook": "question", "angle": None, "proof": None})
    'Accroche : question ; angle et preuve non relevés'
    """
    known = [f"{name.lower()} : {post[part]}" for part, (name, _) in PARTS.items() if isinstance(post.get(part), str)]
    unknown = [part for part in PARTS if not isinstance(post.get(part), str)]
    if unknown:
        agreed = PARTS[unknown[0]][1] if len(unknown) == 1 else "relevés"
        known.append(f"{numbers.listed(PARTS[part][0].lower() for part in unknown)} non {agreed}")
    return capital(" ; ".join(known))


def in_common(traits: pd.DataFrame) -> tuple[str, Verdict]:
    """What the best have in common, as a sentence, and how far it can be trusted; "" of no post.

    `traits` as `findings.shared.shared` gives them. Five posts prove nothing: *indicatif* is the most that is said.
    """
    if traits.empty:
        return "", ""
    named = beyond_chance(traits)
    if len(named):
        told = numbers.listed(f"{_named(row)} ({_counts(row)})" for row in named.to_dict("records"))
        return (
            f"Les meilleures ont en commun {told} : plus que le hasard ne donne, à vérifier par un test.",
            "indicatif",
        )
    often = traits.sort_values("among", ascending=False, kind="stable").iloc[0].to_dict()
    if often["among"] < SHARED:
        return "Rien ne les rapproche : aucun trait relevé n’est commun à trois d’entre elles.", "non concluant"
    return (
        f"Point commun non concluant : {_named(often)} ({_counts(often)}), le hasard en donne autant.",
        "non concluant",
    )


def _counts(row: Row) -> str:
    among, of, of_rest = (numbers.integer(row[name]) for name in ("among", "of", "of_rest"))
    rest = numbers.integer(row["rest"]) if row["rest"] else "aucune"
    return f"{among} sur {of}, contre {rest} des {of_rest} autres"


def _named(row: Row) -> str:
    part, value = str(row["part"]), str(row["value"])
    if part == "format":
        return f"le format {FORMATS.get(value, value).lower()}"
    article = "l’" if part in ("hook", "angle") else "la "
    return f"{article}{PARTS[part][0].lower()} « {value} »"
