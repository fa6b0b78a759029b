"""Hand-made slides of the layouts that say more than a chart or a table: what each is for, as a consultant would write it."""

from __future__ import annotations

import calendar

from iwa.slides import (
    Axis,
    Block,
    Calendar,
    Card,
    Column,
    Comparison,
    Day,
    Matrix,
    Process,
    Slide,
    Source,
    Stage,
    Table,
)

ENTERED = Source(("dossier.xlsx",), "octobre 2026", entered=True, exports="dossier du client")
PUBLISHED = {
    1: ("Instagram, reel",), 2: ("Facebook, image",), 5: ("Instagram, carrousel", "Facebook, lien"), 6: ("Instagram, image",),
    8: ("Facebook, image",), 9: ("Instagram, reel", "Facebook, vidéo"), 12: ("Instagram, carrousel",), 23: ("Instagram, image",),
    26: ("Facebook, lien", "Instagram, reel", "Instagram, image"), 28: ("Facebook, image",), 30: ("Instagram, reel",),
}  # fmt: skip


def october(entries: dict[int, tuple[str, ...]], strong: tuple[int, ...] = ()) -> Calendar:
    weeks = calendar.Calendar().monthdayscalendar(2026, 10)
    days = [tuple(Day(str(d) if d else "", entries.get(d, ()), d in strong) for d in week) for week in weeks]
    return Calendar(tuple(days), "Octobre 2026, les publications de chaque jour : dix jours sans rien du 13 au 22.")


MONTH = october(PUBLISHED, strong=tuple(range(13, 23)))
CHECKLIST = Table(
    (Column("État", 1.1, role="state"), Column("Point", 1.8, role="strong"), Column("Constat", 3), Column("Responsable", 1.2),
     Column("Échéance", 1)),
    (
        ("fait", "Lien de la bio", "Il mène à la page de commande", "Léa Martin", "05/10/2026"),
        ("fait", "Photo de profil", "La même sur les deux réseaux", "Léa Martin", "05/10/2026"),
        ("à faire", "Stories à la une", "Trois recueils, le dernier de mars", "Anouk Béthier", "20/11/2026"),
        ("à faire", "Horaires", "Ceux de l’été sont encore affichés", "Anouk Béthier", "10/11/2026"),
        ("à compléter", "Avis", "à compléter", "à compléter", "à compléter"),
        ("sans objet", "Boutique intégrée", "La boulangerie ne vend pas en ligne", "–", "–"),
    ),
    "Six points du profil avec leur état, leur responsable et leur échéance.",
    kind="checklist",
)  # fmt: skip
DECISIONS = Table(
    (Column("Recommandation", 2.8, role="strong"), Column("Indicateur", 1.6), Column("Responsable", 1.2), Column("Échéance", 1),
     Column("Issue", 1.8, role="state")),
    (
        ("Programmer plus souvent les carrousels sur Instagram", "Taux d’engagement, 7,8 %", "Élise Marette", "30/11/2026", "à faire"),
        ("Mettre un lien suivi dans chaque publication", "Visites tirées des réseaux", "Léa Martin", "15/11/2026", "fait : six liens sur six"),
        ("Arrêter les visuels de citation", "Partages", "Anouk Béthier", "30/11/2026", "abandonnée : une série est signée"),
    ),
    "Trois décisions avec leur indicateur, leur responsable, leur échéance et leur issue.",
    kind="decisions",
)  # fmt: skip
MATRIX = Matrix(
    Axis("Effort", "faible", "élevé"),
    Axis("Effet attendu", "faible", "fort"),
    (
        Block("À lancer d’abord", ("Un lien suivi dans chaque publication", "Les horaires à jour")),
        Block("À préparer", ("Une série de carrousels sur les pains", "Un tournage par saison")),
        Block("Au fil de l’eau", ("Répondre aux avis sous deux jours",)),
        Block("À laisser", ()),
    ),
)
PROCESS = Process(
    (
        Stage("Idées", ("Trois sujets par semaine, tirés des questions des clients",), "Léa Martin", "1 jour"),
        Stage("Brief", ("Un angle, une preuve, un appel à l’action",), "Léa Martin", "1 jour"),
        Stage("Production", ("Photos le mardi au fournil, montage le lendemain",), "Studio Ozé", "3 jours"),
        Stage("Validation", ("Une seule lecture, par une seule personne",), "Élise Marette", "2 jours"),
        Stage("Mise en ligne", ("Programmée la veille, relue sur mobile",), "Anouk Béthier", "1 heure"),
    )
)
BEFORE_AFTER = Comparison(
    Card("Avant : bio de septembre", "« Pains au levain et pâtisseries, Angers. Ouvert du mardi au dimanche »", ("Aucun lien", "27 clics")),
    Card("Après : bio d’octobre", "« Pain au levain, 24 heures de fermentation. Commandez avant 18 h, retirez dès 7 h »",
         ("Lien vers la commande", "61 clics")),
)  # fmt: skip
PICTURED = Comparison(
    Card("Avant", "Le produit seul, sur fond blanc.", picture="visuels/a.png"),
    Card("Après", "Une main, la vapeur, le four derrière.", picture="visuels/a.png"),
)


def layout_gallery() -> list[Slide]:
    """One slide of each layout, with what stands around it."""
    return [
        Slide("mesure.calendrier", "Octobre a laissé dix jours sans publication, du 13 au 22", "Publications par jour, tous réseaux", MONTH,
              message=("15 publications sur 11 jours.",), decision="Garder deux publications d’avance.", source=ENTERED, chapter="Le mois"),
        Slide("audit.liste", "Deux points du profil restent à faire avant la fin novembre", "Relevé du 5 octobre", CHECKLIST,
              decision="Reprendre d’abord les horaires.", source=ENTERED, chapter="Le mois"),
        Slide("mesure.decisions", "Une des trois décisions d’octobre est faite", "Décisions du rapport d’octobre", DECISIONS,
              message=("Une décision reste à prendre.",), decision="Répondre à chaque ligne.", source=ENTERED, chapter="Les suites"),
        Slide("plan.matrice", "Deux actions coûtent peu et promettent beaucoup", "Estimation de l’équipe", MATRIX,
              message=("Estimé à trois voix, sans mesure.",), decision="Lancer les deux premières.", source=ENTERED, chapter="Les suites"),
        Slide("plan.processus", "Une publication passe par cinq étapes en une semaine", "Durées convenues avec l’équipe", PROCESS,
              message=("La validation est la plus longue après la production.",), decision="Rien à changer.", source=ENTERED, chapter="Les suites"),
        Slide("plan.avant", "La bio d’octobre dit où commander, celle de septembre ne le disait pas", "Instagram, clics sur le lien", BEFORE_AFTER,
              message=("Changé : une promesse, un horaire, un lien.",), decision="Garder la nouvelle bio.", source=ENTERED, chapter="Les profils"),
        Slide("plan.images", "Les photos montrent maintenant le geste", "", PICTURED, decision="Rien à changer.", chapter="Les profils"),
        Slide("plan.seule", "Le mois tient sur une page", "", MONTH, chapter="Les profils"),
        Slide("plan.detail", "Le détail des décisions", "", DECISIONS, annex=True),
    ]  # fmt: skip
