"""Waterfalls as a consultant would meet them, and with awkward figures."""

from __future__ import annotations

from typing import Any

from heat_samples import LONG, MONTHS, SOURCE

from iwa.slides import Chart, Series, Slide

Values = tuple[float | None, ...]
FALLS = ("sept.", "Facebook", "Instagram", "LinkedIn", "YouTube", "oct.")


def fall(names: tuple[str, ...], levels: Values, changes: Values, **more: Any) -> Chart:
    return Chart(
        "waterfall",
        names,
        (Series("Total", levels), Series("Solde", changes)),
        "count",
        more.pop("alt", "Du début à la fin."),
        **more,
    )


WATERFALL = fall(FALLS, (42, None, None, None, None, 51), (None, 12, -7, 6, -2, None),
                 alt="De 42 conversions en septembre à 51 en octobre : Facebook en compte 12 de plus.", emphasis=("Facebook",))  # fmt: skip
FALLEN: dict[str, Chart] = {
    "months": fall((*MONTHS[:11], "en tout"), (*[None] * 11, 99), (12, 8, -3, 0, 14, 22, 9, 4, -1, -6, 40, None)),
    "crossing": fall(("départ", "juin", "juil.", "août", "fin"), (10, None, None, None, 5), (None, -25, -10, 30, None)),
    "under": fall(("départ", "juin", "fin"), (-10, None, -25), (None, -15, None), emphasis=("juin",)),
    "gap": fall(("départ", "mai", "juin", "juil.", "fin"), (100, None, None, None, 130), (None, 20, None, 15, None)),
    "gaps": fall(("départ", "mai", "juin", "juil.", "août", "fin"), (100, None, None, None, None, 130), (None, 20, None, 15, None, None)),
    "alone": fall(("oct.",), (12,), (None,)),
    "nil": fall(("départ", "mai", "fin"), (0, None, 0), (None, 0, None)),
    "steady": fall(("départ", "mai", "juin", "fin"), (12_340, None, None, 12_340), (None, 0, 0, None)),
    "huge": fall(("départ", "mai", "juin", "fin"), (1_250_000_000, None, None, 1_250_000_100), (None, 900_000_000, -899_999_900, None)),
    "long": fall(tuple(f"{LONG} {rank}" for rank in range(12)), (1000, *[None] * 10, 1055), (None, *range(1, 11), None)),
}  # fmt: skip


def waterfall_gallery() -> list[Slide]:
    """Waterfalls where slides have charts, then awkward ones."""
    return [
        Slide("fall.networks", "Les conversions passent de 42 à 51 entre septembre et octobre", "Conversions par réseau", WATERFALL,
              message=("Facebook en compte 12 de plus.",), decision="Rien à changer.", source=SOURCE),
        Slide("fall.alone", "Facebook en compte 12 de plus", "Conversions par réseau", WATERFALL, source=SOURCE),
        Slide("fall.two", "Deux lectures du même solde", "", WATERFALL, FALLEN["months"], message=("Une phrase.",)),
        *(Slide(f"fall.{name}s", f"Un solde de plus, {name}", "", shown, message=("Une phrase.", "Une autre.")) for name, shown in FALLEN.items()),
    ]  # fmt: skip
