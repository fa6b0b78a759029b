"""Sheet names and headers of LinkedIn's files in two languages.

English is as found in real files. No French file was ever seen: the French labels are invented, so
that a reader has to go by the place of sheets and columns and by the kind of values in them.
"""

from __future__ import annotations

from dataclasses import dataclass

Shares = tuple[tuple[tuple[str, float], ...], ...]


@dataclass(frozen=True)
class Labels:
    """The words of one language, in the order of sheets and columns."""

    preamble: str
    content_sheets: tuple[str, str]
    metrics: tuple[str, ...]
    posts: tuple[str, ...]
    followers_sheets: tuple[str, ...]
    followers: tuple[str, ...]
    visitors_sheets: tuple[str, ...]
    visitors: tuple[str, ...]
    views_total: str
    organic: str
    admin: str
    everyone: str
    video: str
    audience: Shares  # by sheet: labels and their share of the followers


def _by_scope(names: tuple[str, ...], scopes: tuple[str, str, str]) -> tuple[str, ...]:
    return tuple(f"{name} ({scope})" for name in names for scope in scopes)


def _visits(pages: tuple[str, ...], what: tuple[str, str], devices: tuple[str, ...], form: str) -> tuple[str, ...]:
    return tuple(
        form.format(page=page, what=kind, device=device) for page in pages for kind in what for device in devices
    )


ENGLISH = Labels(
    preamble="Aggregated engagement metrics on your page's organic and sponsored posts over time. Dates and times "
    "are in UTC. Data may be delayed by up to 2 days.",
    content_sheets=("Metrics", "All posts"),
    metrics=(
        "Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)",
        "Unique impressions (organic)",
        *_by_scope(("Clicks", "Reactions", "Comments", "Reposts", "Engagement rate"), ("organic", "sponsored", "total")),
    ),
    posts=(
        "Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date",
        "Campaign end date", "Audience", "Impressions", "Views", "Offsite Views", "Clicks",
        "Click through rate (CTR)", "Likes", "Comments", "Reposts", "Follows", "Engagement rate", "Content Type",
    ),
    followers_sheets=("New followers", "Location", "Job function", "Seniority", "Industry", "Company size"),
    followers=("Date", "Sponsored followers", "Organic followers", "Auto-invited followers", "Total followers"),
    visitors_sheets=("Visitor metrics", "Location", "Job function", "Seniority", "Industry", "Company size"),
    visitors=(
        "Date",
        *_visits(("Overview", "Life", "Jobs"), ("page views", "unique visitors"), ("desktop", "mobile", "total"),
                 "{page} {what} ({device})"),
        *_visits(("Total",), ("page views", "unique visitors"), ("desktop", "mobile", "total"), "{page} {what} ({device})"),
    ),
    views_total="Total views",
    organic="Organic",
    admin="Page admin",
    everyone="All followers",
    video="Video",
    audience=(
    (("Greater Grenoble Area, France", 0.31), ("Greater Lyon Area, France", 0.17), ("Greater Paris Area, France", 0.12),
     ("Annecy Area, France", 0.07), ("Greater Saint-Étienne Area, France", 0.06), ("Geneva Metropolitan Area", 0.03)),
    (("Engineering", 0.24), ("Operations", 0.19), ("Business Development", 0.14), ("Sales", 0.1), ("Purchasing", 0.05)),
    (("Senior", 0.36), ("Entry", 0.21), ("Manager", 0.11), ("Director", 0.09), ("CXO", 0.05), ("Owner", 0.04)),
    (("Industrial Machinery Manufacturing", 0.18), ("Machinery Manufacturing", 0.12), ("Plastics Manufacturing", 0.07),
     ("Business Consulting and Services", 0.06), ("Renewable Energy Semiconductor Manufacturing", 0.04)),
    (("11-50", 0.22), ("51-200", 0.24), ("201-500", 0.13), ("2-10", 0.12), ("1001-5000", 0.08), ("1", 0.03)),
    ),
)  # fmt: skip

FRENCH = Labels(
    preamble="Indicateurs d’engagement cumulés des publications organiques et sponsorisées de votre Page. Les dates "
    "sont en UTC. Les données peuvent arriver avec 2 jours de retard.",
    content_sheets=("Indicateurs", "Toutes les publications"),
    metrics=(
        "Date", "Impressions (organiques)", "Impressions (sponsorisées)", "Impressions (total)",
        "Impressions uniques (organiques)",
        *_by_scope(("Clics", "Réactions", "Commentaires", "Republications", "Taux d’engagement"),
                   ("organique", "sponsorisé", "total")),
    ),
    posts=(
        "Titre de la publication", "Lien de la publication", "Type de publication", "Nom de la campagne",
        "Publié par", "Date de création", "Date de début de la campagne", "Date de fin de la campagne",
        "Audience", "Impressions", "Vues", "Vues hors site", "Clics", "Taux de clics (CTR)", "J’aime",
        "Commentaires", "Republications", "Abonnements", "Taux d’engagement", "Type de contenu",
    ),
    followers_sheets=("Nouveaux abonnés", "Lieu", "Fonction", "Niveau hiérarchique", "Secteur", "Taille de l’entreprise"),
    followers=("Date", "Abonnés sponsorisés", "Abonnés organiques", "Abonnés invités automatiquement", "Total d’abonnés"),
    visitors_sheets=("Indicateurs visiteurs", "Lieu", "Fonction", "Niveau hiérarchique", "Secteur",
                     "Taille de l’entreprise"),
    visitors=(
        "Date",
        *_visits(("Vue d’ensemble", "Vie d’entreprise", "Emplois"), ("Pages vues", "Visiteurs uniques"),
                 ("ordinateur", "mobile", "total"), "{what}, {page} ({device})"),
        *_visits(("",), ("Total des pages vues", "Total des visiteurs uniques"), ("ordinateur", "mobile", "total"),
                 "{what} ({device})"),
    ),
    views_total="Total des vues",
    organic="Organique",
    admin="Administrateur de la Page",
    everyone="Tous les abonnés",
    video="Vidéo",
    audience=(
    (("Grenoble et périphérie", 0.31), ("Lyon et périphérie", 0.17), ("Paris et périphérie", 0.12),
     ("Annecy et périphérie", 0.07), ("Saint-Étienne et périphérie", 0.06), ("Genève et périphérie", 0.03)),
    (("Ingénierie", 0.24), ("Opérations", 0.19), ("Développement commercial", 0.14), ("Vente", 0.1), ("Achats", 0.05)),
    (("Confirmé", 0.36), ("Débutant", 0.21), ("Responsable", 0.11), ("Directeur", 0.09), ("Direction générale", 0.05), ("Propriétaire", 0.04)),
    (("Fabrication de machines industrielles", 0.18), ("Construction mécanique", 0.12), ("Plasturgie", 0.07),
     ("Conseil aux entreprises", 0.06), ("Énergies renouvelables", 0.04)),
    (("11-50", 0.22), ("51-200", 0.24), ("201-500", 0.13), ("2-10", 0.12), ("1001-5000", 0.08), ("1", 0.03)),
    ),
)  # fmt: skip
