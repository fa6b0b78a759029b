"""Heat maps as a consultant would meet them, and with awkward figures."""

from __future__ import annotations

from iwa.slides import HeatCell, HeatMap, HeatRow, Slide, Source

DAYS = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
SOURCE = Source(("exports/meta/posts.csv",), "octobre 2026", "48 publications")


def row(name: str, *values: float | None, strong: tuple[int, ...] = (), texts: dict[int, str] | None = None) -> HeatRow:
    """A row of counts as a French reader sees them."""
    said = {
        rank: f"{value:,.0f}".replace(",", "\u202f").replace("-", "−")
        for rank, value in enumerate(values)
        if value is not None
    }
    told = {**said, **(texts or {})}
    return HeatRow(
        name, tuple(HeatCell(told.get(rank, ""), value, rank in strong) for rank, value in enumerate(values))
    )


def heat(*rows: HeatRow, columns: tuple[str, ...] = (), alt: str = "", total: HeatRow | None = None) -> HeatMap:
    named = columns or tuple(f"{rank:02d}/10" for rank in range(1, len(rows[0].cells) + 1))
    return HeatMap("Jour", named, rows, alt or "Publications par jour : dix jours sans rien en octobre.", total)


RHYTHM = heat(
    row("Lundi", None, 1, 0, 0, 2, 1), row("Mardi", None, 2, 0, 0, 1, 3), row("Mercredi", None, 0, 0, 0, 0, 1),
    row("Jeudi", 1, 1, 0, 0, 2, 1), row("Vendredi", 0, 4, 0, 0, 1, 1),
    row("Samedi", 0, 0, 0, 0, 0, 0, strong=(2, 3)), row("Dimanche", 0, 0, 0, 0, 0, 0, strong=(2, 3)),
    columns=("01/10", "05/10", "12/10", "19/10", "26/10", "02/11"), total=row("Semaine", None, 8, 0, 0, 6, 7),
)  # fmt: skip
MOMENTS = ("Avant 9 h", "9 h à 12 h", "12 h à 14 h", "14 h à 18 h", "Après 18 h")
RATES = HeatMap(
    "Jour", MOMENTS,
    tuple(
        HeatRow(day, tuple(HeatCell("2 publ.") if (rank + hour) % 4 == 0 else HeatCell(f"{3 + (rank * hour) % 5},{hour} %", 0.03 + (rank * hour) % 5 / 100 + hour / 1000,
                           strong=(rank, hour) == (2, 3)) for hour in range(5)))
        for rank, day in enumerate(DAYS)
    ),
    "Engagement typique par jour et par moment : le mercredi après-midi au-dessus des autres.",
    missing="moins de cinq publications, sans taux",
)  # fmt: skip
MONTHS = ("nov. 2025", "déc.", "janv. 2026", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.")
GAINS = HeatMap(
    "Réseau", MONTHS,
    (row("Facebook", 12, 8, -3, 0, 14, 22, 9, 4, -1, -6, 11, 30, strong=(11,)),
     row("Instagram", 45, 51, 38, 60, 72, None, 66, 58, 49, 44, 80, 95),
     row("LinkedIn", 2, 1, 0, 0, 1, 3, 2, 1, -12, 0, 1, 2)),
    "Abonnés gagnés chaque mois par réseau ; Facebook en gagne 30 en octobre, son plus fort mois.",
)  # fmt: skip
LONG = "Un réseau dont le nom est vraiment très long et qui se replie"
AWKWARD: dict[str, HeatMap] = {
    "one": HeatMap("Jour", ("Lundi",), (row("Facebook", 3),), "Une seule case."),
    "equal": HeatMap("Jour", DAYS, (row("Facebook", *[5] * 7), row("X", *[5] * 7)), "Toutes égales."),
    "zero": HeatMap("Jour", DAYS, (row("Facebook", *[0] * 7),), "Rien, jamais."),
    "missing": HeatMap("Jour", DAYS, (row("Facebook", *[None] * 7), row("X", None, 0, 1, None, None, None, None)), "Presque rien de connu."),
    "negative": HeatMap("Mois", MONTHS, (row("Facebook", *range(-12, 0)), row("X", *range(-6, 6))), "Des pertes surtout."),
    "huge": HeatMap("Mois", DAYS, (row("Facebook", 1_250_000_000, 3, 2, 1, 900_000_000, 0, -4_000_000),), "Un mois démesuré."),
    "long": HeatMap(LONG, tuple(f"{LONG} {rank}" for rank in range(5)), tuple(row(f"{LONG} {rank}", *range(5)) for rank in range(3)), "Des noms très longs."),
    "many": HeatMap("Réseau", tuple(f"{rank:02d}/10" for rank in range(1, 15)), tuple(row(f"Réseau {r}", *(r * c for c in range(14))) for r in range(22)), "Beaucoup de rangées."),
}  # fmt: skip


def heat_gallery() -> list[Slide]:
    """Heat maps where slides have them: beside comments, alone, in halves, under key figures, and awkward ones."""
    return [
        Slide("heat.rhythm", "Octobre laisse deux semaines sans publication", "Publications par jour", RHYTHM,
              message=("Deux semaines vides du 12 au 25.", "Reprise dès le 26."), decision="Garder deux publications d’avance.", source=SOURCE),
        Slide("heat.rates", "Le mercredi après-midi se lit à part", "Engagement typique", RATES, decision="Rien à changer.", source=SOURCE),
        Slide("heat.gains", "Facebook gagne 30 abonnés en octobre", "Abonnés gagnés", GAINS, message=("Instagram reste devant.",), source=SOURCE),
        Slide("heat.two", "Deux lectures du même mois", "", RHYTHM, GAINS, message=("Une phrase.",)),
        *(Slide(f"heat.{name}", f"Une lecture de plus, {name}", "", shown, message=("Une phrase.", "Une autre."))
          for name, shown in AWKWARD.items()),
    ]  # fmt: skip
