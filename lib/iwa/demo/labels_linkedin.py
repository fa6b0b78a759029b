"""Sheet names and headers of LinkedIn's files in two languages.

English is as found in real files. No French file was ever seen: the French labels are invented, so
that a reader has to go by the place of sheets and columns and by the kind of values in them.
"""

from __future__ import annotations

from dataclasses import dataclass


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
)  # fmt: skip
