"""The followers' dimensions drawn: ages in their order, everything else by size."""

from __future__ import annotations

from collections.abc import Sequence

from iwa.audience.ages import UNKNOWN_SEX, by_age, by_age_and_sex, by_sex
from iwa.audience.aimed import Held, labels_in
from iwa.audience.composition import Composition
from iwa.slides import Chart, Series

SHOWN = 8
LEAST = 0.005  # shares under half a percent would read "0 %"
OTHERS = "Autres"


def bars(composition: Composition, aimed: tuple[str, ...]) -> Chart:
    """The first values, the targets among them wherever they rank, and the rest of the followers as one bar."""
    ranked = list(composition.shares)
    late = [label for label in aimed if label in ranked[SHOWN:]][:SHOWN]
    shown = [label for label in ranked if label in [*ranked[: SHOWN - len(late)], *late]]
    values = [composition.shares[label] for label in shown]
    rest = 1 - sum(values)
    if rest >= LEAST:
        shown.append(UNKNOWN_SEX if composition.dimension == "genre" else OTHERS)
        values.append(rest)
    return Chart(
        kind="bars",
        categories=tuple(shown),
        series=(Series("Part des abonnés", tuple(values)),),
        unit="percent",
        emphasis=tuple(label for label in shown if label in aimed) or tuple(shown[:1]),
        alt=f"Part des abonnés par {composition.name}, de la plus grande à la plus petite ; « {composition.leading} » vient en tête.",
    )


def age_chart(composition: Composition, found: Sequence[Held]) -> Chart:
    """Ages from the youngest, the sexes stacked; both sexes as one column when some ages are aimed at."""
    parts, totals = by_age_and_sex(composition.shares), by_age(composition.shares)
    aimed = labels_in([one for one in found if one.target.dimension == "âge"])
    sexes = by_sex(composition.shares)
    stacked = len(sexes) > 1 and not aimed
    series = [Series(sex, tuple(part.get(sex) for part in parts.values())) for sex in sexes]
    first = composition.leading
    return Chart(
        kind="stacked" if stacked else "columns",
        categories=tuple(totals),
        series=tuple(series) if stacked else (Series("Part des abonnés", tuple(totals.values())),),
        unit="percent",
        emphasis=labels_in(found) if stacked else aimed or (first,),
        alt=f"Part des abonnés par tranche d’âge, de la plus jeune à la plus âgée ; {first} : la plus nombreuse.",
    )
