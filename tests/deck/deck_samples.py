"""One exhibit of each kind, and the slides of a deck that shows them all."""

from __future__ import annotations

from heat_samples import RHYTHM
from waterfall_samples import WATERFALL

from iwa.deck.build import Cover
from iwa.slides import (
    Block,
    Blocks,
    Card,
    Cards,
    Chart,
    Column,
    Figure,
    Figures,
    Limits,
    Mark,
    Number,
    Series,
    Slide,
    Source,
    Table,
)

MONTHS = tuple(
    f"{name} {year}"
    for year, names in ((2025, "mai juin juil. août sept. oct. nov. déc."),
                        (2026, "janv. févr. mars avr. mai juin juil. août sept. oct."))
    for name in names.split()
)  # fmt: skip
SOURCE = Source(("exports/meta/posts.csv", "exports/li.xls", "exports/yt.csv"), "octobre 2026", "48 publications",
                "Interactions divisées par la portée.")  # fmt: skip
COVER = Cover("Audit et diagnostic", "Boulangerie Marette", "octobre 2026", "Agence IWA", "6 novembre 2026")


def series(*values: float | None, name: str = "Interactions") -> Series:
    return Series(name, values)


BARS = Chart("bars", ("Vidéo", "Carrousel", "Image"), (series(184, 97, None),), "count", "Barres par format",
             emphasis=("Vidéo",), reference=120, reference_label="moyenne")  # fmt: skip
LINES = Chart("lines", MONTHS, (series(*range(100, 118), name="Portée"),), "count", "Courbe de la portée",
              limits=Limits(108, 101, 115, provisional=True),
              marks=(Mark("sept. 2026", "Campagne"), Mark("oct. 2026", "Nouveau logo de la marque")))  # fmt: skip
BROKEN = Chart("lines", MONTHS[:6], (series(10, 11, 12, 30, None, 32, name="Vues"),), "count", "Vues avec rupture",
               marks=(Mark("août 2025", "Nouvelle mesure", is_break=True),))  # fmt: skip
DOTS = Chart("dots", ("Un visage en première image", "Une question", "Un lien"), (series(1.35, None, 0.71),), "ratio",
             "Estimations", digits=2, emphasis=("Un visage en première image",), low=(1.12, None, 0.55),
             high=(1.63, None, 0.92), reference=1, reference_label="sans effet")  # fmt: skip
STACKED = Chart("stacked", ("Publications", "Interactions"),
                (series(0.25, 0.51, name="Coulisses"), series(0.75, 0.49, name="Produits")), "percent", "Parts",
                emphasis=("Coulisses",))  # fmt: skip
GROUPED = Chart("grouped", ("Lundi", "Mardi"), (series(3, -4, name="Instagram"), series(2, 1, name="Facebook")),
                "count", "Jours", emphasis=("Instagram",))  # fmt: skip
COLUMNS = Chart("columns", MONTHS, (series(*range(-3, 15), name="Solde"),), "count", "Solde d’abonnés")
TABLE = Table((Column("Publication", 4), Column("Portée", 1, "right")),
              tuple((f"Épisode {i}", f"{i} 000") for i in range(1, 31)), "Les publications", emphasis=(0, 20))  # fmt: skip
SHORT = Table(TABLE.columns, TABLE.rows[:3], "Trois publications")
FIGURES = Figures((Figure("Portée", "184 320", "+18 % sur un mois", "signal-hausse"),
                   Figure("Clics", "non disponible", "export à déposer", "à compléter")))  # fmt: skip
CARDS = Cards((Card("Le four à 5 h", "Une minute au fournil.", ("12 vues",), "https://example.org/p/1", "visuels/a.png"),
               Card("Sondage", "Sucré ou salé", (), "javascript:alert(1)", "../ailleurs.png")))  # fmt: skip
BLOCKS = Blocks((Block("Garder", ("Le mardi.",)), Block("Arrêter", ("Les promotions.", "Les liens."))))


def gallery() -> list[Slide]:
    """One slide of each kind, an annex and a slide that the client never sees."""
    numbers = (Number("184", "interactions", "posts", {"format": "video"}),)
    return [
        Slide("audit.bars", "Les vidéos mènent", "Interactions, octobre 2026", BARS, message=("Vidéos : 184.", "Images : rien."),
              decision="Deux vidéos de plus.", verdict="concluant", source=SOURCE, notes="À dire d’abord.", numbers=numbers),
        Slide("audit.lines", "La portée monte", "Portée", LINES, message=("Un mois hors limites.",), source=SOURCE),
        Slide("audit.broken", "La mesure a changé", "Vues", BROKEN, source=SOURCE),
        Slide("audit.dots", "Un visage va de pair avec plus", "Rapport", DOTS, source=SOURCE, verdict="indicatif"),
        Slide("audit.stacked", "Les coulisses pèsent la moitié", "Parts", STACKED),
        Slide("audit.grouped", "Lundi l’emporte", "Jours", GROUPED),
        Slide("audit.columns", "Le solde remonte", "Solde", COLUMNS),
        Slide("audit.heat", "Deux semaines restent vides en octobre", "Publications par jour", RHYTHM, message=("Une phrase.", "Une autre.")),
        Slide("audit.waterfall", "Les conversions passent de 42 à 51", "Par réseau", WATERFALL),
        Slide("audit.two", "Deux vues du même fait", "", COLUMNS, BARS, message=("Une phrase.",)),
        Slide("audit.table", "Toutes les publications", "Octobre", TABLE, decision="Rien à changer.", annex=True),
        Slide("audit.short", "Trois publications suffisent", "Octobre", SHORT, message=("Une remarque.",)),
        Slide("audit.figures", "La portée sort de la routine", "Octobre", FIGURES, message=("Une phrase.",)),
        Slide("audit.figures_chart", "Deux chiffres, une courbe", "Octobre", LINES, FIGURES),
        Slide("edito.cards", "Deux contenus du mois", "", CARDS),
        Slide("edito.blocks", "Garder et arrêter", "", BLOCKS, decision="Validé."),
        Slide("edito.text", "Le mois en une phrase", message=("Tout va bien.",)),
        Slide("edito.intern", "Le client tarde", message=("Ne pas montrer.",), audience="interne"),
    ]  # fmt: skip
