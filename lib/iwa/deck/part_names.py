"""Names of the parts that a deck adds, counted as they are given: to look through the package for each costs more than the part."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from pptx.opc.packuri import PackURI

_given: WeakKeyDictionary[Any, dict[str, int]] = WeakKeyDictionary()  # by package, then by template


def next_name(package: Any, template: str) -> PackURI:
    """The next free name of a kind ("/ppt/tags/tag%d.xml"), for a kind whose parts all get their names here."""
    counts = _given.setdefault(package, {})
    if template not in counts:
        counts[template] = _highest(package, template)
    counts[template] += 1
    return PackURI(template % counts[template])


def _highest(package: Any, template: str) -> int:
    """The highest number that a part of the kind has in the package as it was opened; 0 without any."""
    head, tail = template.split("%d")
    names = [str(part.partname) for part in package.iter_parts()]
    numbers = [
        name[len(head) : len(name) - len(tail)] for name in names if name.startswith(head) and name.endswith(tail)
    ]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)
