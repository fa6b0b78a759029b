"""What a layout of our own master is made of: placeholders, decoration, and the two together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from iwa.deck.box import Box


@dataclass(frozen=True)
class Holder:
    """A placeholder: its name, PowerPoint's kind and number, where it is, and how its text is set.

    Colours are names of theme colours. `inset` is the inner margin, left and right then top and
    bottom. `tint` is how much of `fill` remains, in percent, the rest being white.
    """

    name: str
    kind: Literal["title", "ctrTitle", "body", "chart", "tbl", "pic", "ftr", "sldNum"]
    idx: int
    box: Box
    prompt: str
    size: float = 16
    bold: bool = False
    colour: str = "tx1"
    fill: str = ""
    tint: int = 100
    line: str = ""
    anchor: Literal["t", "ctr", "b"] = "t"
    align: Literal["l", "ctr", "r"] = "l"
    bullets: bool = False
    shape: Literal["rect", "roundRect", "ellipse"] = "rect"
    inset: tuple[float, float] = (0.0, 0.0)
    leading: float = 1.0  # distance of lines, against lines set solid


@dataclass(frozen=True)
class Rule:
    """A plain shape of a layout that carries no text, filled or, when `fill` is empty, not to be seen."""

    name: str
    box: Box
    fill: str
    shape: Literal["rect", "rightArrow"] = "rect"


@dataclass(frozen=True)
class Layout:
    """A layout of the master: its name, placeholders, and decoration."""

    name: str
    holders: tuple[Holder, ...]
    rules: tuple[Rule, ...] = ()
    background: str = ""
