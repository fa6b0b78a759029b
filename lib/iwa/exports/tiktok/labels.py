"""What TikTok prints: the tabs of TikTok Studio and of business analytics, in English and French."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.exports.labels import Columns

DAY = ("Date", "Jour")


@dataclass(frozen=True)
class Layout:
    """One tab: its columns, the kind of reading it gives, and which columns are enough to know it.

    `evidence`: sets of columns, any of which will do, so that a deleted column does not hide a file.
    """

    tab: str
    kind: str
    columns: Columns
    evidence: tuple[tuple[str, ...], ...]


CONTENT = Layout(
    "Content",
    "posts",
    {
        "taken": ("Time", "Heure"),
        "text": ("Video title", "Titre de la vidéo", "Titre vidéo"),
        "url": ("Video link", "Lien de la vidéo", "Lien vidéo"),
        "published_at": ("Post time", "Heure de publication", "Date de publication"),
        "reactions": ("Total likes", "Likes", "J'aime", "Mentions J'aime", "Total des J'aime", "Total de J'aime"),
        "comments": ("Total comments", "Comments", "Commentaires", "Total des commentaires", "Total de commentaires"),
        "shares": ("Total shares", "Shares", "Partages", "Total des partages", "Total de partages"),
        "views": ("Total views", "Video views", "Vues de vidéo", "Vues de vidéos", "Total des vues", "Total de vues"),
        "saves": ("Add to Favorites", "Ajouts aux favoris", "Ajouter aux favoris", "Ajout aux favoris"),
    },
    (("url", "views"), ("url", "reactions"), ("url", "published_at")),
)
# Where these columns stand in Studio's Content and in business Videos, for a language never seen.
POST_ORDERS = (
    ("taken", "text", "url", "published_at", "reactions", "comments", "shares", "views"),
    ("text", "url", "published_at", "views", "reactions", "comments", "shares", "saves"),
)
OVERVIEW = Layout(
    "Overview",
    "overview",
    {
        "day": DAY,
        "views": ("Video views", "Vues de vidéo", "Vues de vidéos", "Vues vidéo", "Vues de la vidéo"),
        "profile_visits": ("Profile views", "Vues du profil", "Vues de profil"),
        "reactions": ("Likes", "J'aime", "Mentions J'aime"),
        "comments": ("Comments", "Commentaires"),
        "shares": ("Shares", "Partages"),
        "reach": ("Reached audience", "Audience atteinte", "Audience touchée"),
        "net_follows": ("Net growth", "Croissance nette"),
        "follows": ("New followers", "Nouveaux followers", "Nouveaux abonnés"),
        "unfollows": ("Lost followers", "Followers perdus", "Abonnés perdus"),
        "leads": ("Leads submission", "Lead submissions", "Envois de leads"),
        "link_clicks": ("Website clicks", "Clics vers le site web", "Clics sur le site web"),
        "phone_clicks": ("Phone number clicks", "Clics sur le numéro de téléphone"),
        "email_clicks": ("Email clicks", "E-mail clicks", "Clics sur l'e-mail", "Clics sur l'adresse e-mail"),
    },
    (
        ("day", "views", "profile_visits"),
        ("day", "views", "reach"),
        ("day", "views", "reactions", "comments", "shares"),
        ("day", "profile_visits", "reactions", "comments", "shares"),
    ),
)
VIEWERS = Layout(
    "Viewers",
    "viewers",
    {
        "day": DAY,
        "viewers": ("Total Viewers", "Total des spectateurs", "Nombre total de spectateurs"),
        "new_viewers": ("New Viewers", "Nouveaux spectateurs"),
        "returning_viewers": ("Returning Viewers", "Spectateurs réguliers", "Spectateurs récurrents"),
    },
    (("day", "viewers", "new_viewers"), ("day", "viewers", "returning_viewers")),
)
HISTORY = Layout(
    "FollowerHistory",
    "followers",
    {
        "day": DAY,
        "followers": ("Followers", "Abonnés"),
        "follows": (
            "Difference in followers from previous day",
            "Différence de followers par rapport à la veille",
            "Différence de followers par rapport au jour précédent",
        ),
    },
    (("day", "follows"),),
)
AUDIENCE = Layout(
    "Audience",
    "followers",
    {
        "day": DAY,
        "follows": ("New followers", "Nouveaux followers", "Nouveaux abonnés"),
        "followers": ("Total followers", "Total des followers", "Nombre total de followers"),
        "reach": ("Reached audience", "Audience atteinte", "Audience touchée"),
        "engaged_audience": ("Engaged audience", "Audience engagée"),
    },
    (("day", "engaged_audience"), ("day", "follows", "followers", "reach")),
)
SHARE = ("Distribution", "Répartition")
GENDER = Layout(
    "FollowerGender", "audience", {"label": ("Gender", "Genre", "Sexe"), "value": SHARE}, (("label", "value"),)
)
TERRITORIES = Layout(
    "FollowerTopTerritories",
    "audience",
    {"label": ("Top territories", "Principaux territoires", "Territoires principaux"), "value": SHARE},
    (("label", "value"),),
)
ACTIVITY = Layout(
    "FollowerActivity",
    "audience",
    {"day": DAY, "label": ("Hour", "Heure"), "value": ("Active followers", "Followers actifs", "Abonnés actifs")},
    (("label", "value"),),
)
LAYOUTS = (CONTENT, OVERVIEW, VIEWERS, HISTORY, AUDIENCE, GENDER, TERRITORIES, ACTIVITY)

POST_METRICS = ("views", "reactions", "comments", "shares", "saves")
# What each kind usually brings; an account's own buttons and favourites are in few files.
USUAL = {
    "posts": ("views", "reactions", "comments", "shares"),
    "overview": ("views", "profile_visits", "reactions", "comments", "shares"),
    "viewers": ("viewers", "new_viewers", "returning_viewers"),
    "followers": ("followers", "follows"),
}
# Labels of the audience as a French reader reads them; countries stay as the two letters that TikTok prints.
NAMES = {
    "male": "Hommes", "homme": "Hommes", "hommes": "Hommes", "masculin": "Hommes",
    "female": "Femmes", "femme": "Femmes", "femmes": "Femmes", "feminin": "Femmes",
    "other": "Autres", "others": "Autres", "autre": "Autres", "autres": "Autres",
}  # fmt: skip
