"""What a comparison held constant, and what its posts cannot part: in words."""

from __future__ import annotations

from iwa import numbers
from iwa.steps.advice import Row
from iwa.steps.wording import group_label

ATTRIBUTES = {"format": "format", "pillar_told": "pilier", "theme": "thème", "daypart": "moment"}
ELSEWHERE = {
    "format": "sous un autre format que « {} »", "pillar_told": "hors du pilier « {} »",
    "theme": "sur un autre thème que « {} »", "daypart": "à un autre moment que « {} »",
}  # fmt: skip


def held_said(row: Row) -> str:
    """What was the same on both sides: "à pilier et moment égaux"; "" where nothing goes with the group.

    >>> held_said({"held": "pillar_told+daypart"}), held_said({"held": "format"}), held_said({"held": ""})
    ('à pilier et moment égaux', 'à format égal', '')
    """
    names = [ATTRIBUTES[name] for name in _text(row, "held").split("+") if name]
    if not names:
        return ""
    return f"à {numbers.listed(names)} {'égal' if len(names) == 1 else 'égaux'}"


def tangled_said(question: str, row: Row) -> str:
    """That a group and something else go together (or that the others have it and the group lacks it), so that neither can be credited; "" where they can be parted."""
    if not _text(row, "tangled"):
        return ""
    attribute, level = _tangled(row)
    group = group_label(question, str(row["group"]))
    if not level:
        return f"« {group} » n’a presque aucun {ATTRIBUTES[attribute]} en commun avec le reste : rien ne dit lequel des deux compte."
    other = f"{ATTRIBUTES[attribute]} « {level} »"
    return f"« {group} » et {other} vont presque toujours ensemble : rien ne dit lequel des deux compte."


def elsewhere(row: Row) -> str:
    """Where a group would have to be tried to tell it from what goes with it: "hors du pilier « Preuves »"; "" for none."""
    if not _text(row, "tangled"):
        return ""
    attribute, level = _tangled(row)
    return ELSEWHERE[attribute].format(level) if level else f"avec le même {ATTRIBUTES[attribute]} que le reste"


def _tangled(row: Row) -> tuple[str, str]:
    attribute, _, level = _text(row, "tangled").partition("=")
    return attribute, group_label(attribute, level) if level else ""


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""
