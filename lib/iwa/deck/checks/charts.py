"""What is wrong inside a native chart: labels where its kind has none, points that do not add up, lost axes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iwa.deck.checks.package import CHART

# Where a figure may stand; elsewhere PowerPoint repairs the slide.
CLUSTERED = {"ctr", "inBase", "inEnd", "outEnd"}
STACKED = {"ctr", "inBase", "inEnd"}
FREE = {"b", "ctr", "l", "r", "t"}
PLACES = {"lineChart": FREE, "scatterChart": FREE, "bubbleChart": FREE}
MOST_AXIS = 2**32


def chart_faults(root: Any) -> list[str]:
    """What PowerPoint would repair in a chart, in French; empty when all is well."""
    return [*_axes(root), *_labels(root), *_points(root)]


def _axes(root: Any) -> Iterator[str]:
    plot = root.find(f"{CHART}chart/{CHART}plotArea")
    kinds = [child for child in plot if child.tag.endswith("Ax")]
    known = {axis.find(f"{CHART}axId").get("val") for axis in kinds}
    used = {key.get("val") for kind in plot if kind.tag.endswith("Chart") for key in kind.findall(f"{CHART}axId")}
    crossed = {axis.find(f"{CHART}crossAx").get("val") for axis in kinds}
    for key in sorted((used | crossed) - known):
        yield f"un axe du graphique manque ({key})."
    for key in sorted(known):
        if not 0 <= int(key) < MOST_AXIS:
            yield f"l’axe {key} du graphique porte un numéro interdit."


def _labels(root: Any) -> Iterator[str]:
    for kind in root.find(f"{CHART}chart/{CHART}plotArea"):
        name = kind.tag.removeprefix(CHART)
        grouping = kind.find(f"{CHART}grouping")
        stacked = grouping is not None and "tacked" in grouping.get("val", "")
        allowed = PLACES.get(name, STACKED if stacked else CLUSTERED)
        for place in kind.iter(f"{CHART}dLblPos"):
            if name.endswith("Chart") and place.get("val") not in allowed:
                yield f"une étiquette du graphique est placée où ce type n’en a pas ({place.get('val')})."


def _points(root: Any) -> Iterator[str]:
    for series in root.iter(f"{CHART}ser"):
        sizes = set()
        for cache in (*series.iter(f"{CHART}numCache"), *series.iter(f"{CHART}strCache")):
            if cache.getparent().getparent().tag == f"{CHART}tx":
                continue
            count = int(cache.find(f"{CHART}ptCount").get("val"))
            places = [int(point.get("idx")) for point in cache.findall(f"{CHART}pt")]
            if len(set(places)) != len(places) or any(place >= count for place in places):
                yield "les points d’une série du graphique ne sont pas ceux qu’elle annonce."
            if cache.getparent().getparent().tag in (f"{CHART}cat", f"{CHART}val", f"{CHART}xVal", f"{CHART}yVal"):
                sizes.add(count)
        if len(sizes) > 1:
            yield "une série du graphique n’a pas autant de valeurs que de catégories."
