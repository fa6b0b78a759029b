"""What Meta Business Suite prints in its content exports: column labels and post types.

Each label stands in French and in English as Meta writes it; the American and British
spellings are both there where they differ by more than case. Labels that only resemble these
("Views from Organic posts") mean something else and are matched by nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from iwa.exports.labels import Columns
from iwa.exports.wording import normalised


@dataclass(frozen=True)
class Layout:
    """One network's own export: its labels, who owns a post, and what the file usually brings.

    `owner` holds the columns that name the account, the best first; `owner_id` its number.
    """

    network: str
    kind: str
    columns: Columns
    owner: tuple[str, ...]
    owner_id: str
    usual: tuple[str, ...]


_POST: Columns = {
    "post_id": ("Post ID", "Identifiant de la publication", "ID de la publication"),
    "description": ("Description",),
    "duration_s": ("Duration (sec)", "Duration (secs)", "Durée (s)"),
    "published_at": ("Publish time", "Heure de publication"),
    "url": ("Permalink", "Permalien"),
    "type": ("Post type", "Type de publication"),
    "comment": ("Data comment", "Commentaire des données"),
    "date": ("Date",),
    "views": ("Views", "Vues"),
    "impressions": ("Impressions",),
    "reach": ("Reach", "Couverture"),
    "comments": ("Comments", "Commentaires"),
    "shares": ("Shares", "Partages"),
    "saves": ("Saves", "Enregistrements"),
    "follows": ("Follows", "Followers en plus"),
    "link_clicks": ("Link clicks", "Clics sur un lien", "Clics sur le lien"),
    "profile_visits": ("Profile visits", "Visites de profil"),
    "replies": ("Replies", "Réponses"),
    "navigation": ("Navigation",),
    "stickers": ("Sticker taps", "Appuis sur des stickers"),
}
FACEBOOK_COLUMNS: Columns = {
    **_POST,
    "page_id": ("Page ID", "ID de la Page"),
    "page_name": ("Page name", "Nom de la page"),
    "title": ("Title", "Titre"),
    "funded": ("Funded content status", "Statut du contenu financé"),
    "interactions_network": ("Reactions, Comments and Shares", "Réactions, commentaires et partages"),
    "reactions": ("Reactions", "Réactions"),
    "clicks": ("Total clicks", "Total des clics"),
    "watch_time_s": ("Seconds viewed", "Secondes regardé(e)"),
    "average_view_s": ("Average Seconds viewed", "Secondes moyen(ne) regardé(e)"),
    "views_3s": ("3-second video views", "Vues de vidéo de 3 secondes"),
    "views_paid": ("Views from Boosted posts", "Vues de Publications boostées"),
    "impressions_paid": ("Impressions from Boosted posts", "Impressions de Publications boostées"),
    "reach_paid": ("Reach from Boosted posts", "Couverture de Publications boostées"),
    "reach_organic": ("Reach from Organic posts", "Couverture de Publications organiques"),
    "negative_feedback": (
        "Negative feedback from users",
        "Commentaires négatifs de la part des utilisateurs",
    ),
}
INSTAGRAM_COLUMNS: Columns = {
    **_POST,
    "account_id": ("Account ID", "ID du compte"),
    "username": ("Account username", "Nom de profil du compte"),
    "account_name": ("Account name", "Nom du compte"),
    "reactions": ("Likes", "Mentions J'aime"),
}
BOOSTED = ("views_paid", "reach_paid", "impressions_paid")
STORY_COLUMNS = ("replies", "navigation", "stickers")
SECONDS = ("watch_time_s", "average_view_s")

FACEBOOK = Layout(
    network="facebook",
    kind="posts",
    columns=FACEBOOK_COLUMNS,
    owner=("page_name", "page_id"),
    owner_id="page_id",
    usual=("views", "reach", "reach_organic", "reach_paid", "interactions_network", "reactions", "comments",
           "shares", "clicks", "link_clicks", "watch_time_s", "average_view_s", "views_3s",
           "negative_feedback"),
)  # fmt: skip
INSTAGRAM = Layout(
    network="instagram",
    kind="posts",
    columns=INSTAGRAM_COLUMNS,
    owner=("username", "account_name", "account_id"),
    owner_id="account_id",
    usual=("views", "reach", "reactions", "comments", "shares", "saves", "follows"),
)
STORIES = Layout(
    network="instagram",
    kind="stories",
    columns=INSTAGRAM_COLUMNS,
    owner=INSTAGRAM.owner,
    owner_id=INSTAGRAM.owner_id,
    usual=("views", "reach", "reactions", "shares", "profile_visits", "replies", "link_clicks", "navigation",
           "follows"),
)  # fmt: skip

# Our format -> the post types Meta prints. French files call reels "Vidéos" too.
TYPES: dict[str, tuple[str, ...]] = {
    "image": ("IG image", "Image IG", "Photos", "Photo"),
    "carousel": ("IG carousel", "Carrousel IG"),
    "reel": ("IG reel", "Reel IG", "Reels", "Reel"),
    "video": ("IG video", "Vidéo IG", "Videos", "Video", "Vidéos", "Vidéo"),
    "story": ("IG story", "Story IG", "Stories", "Story"),
    "link": ("Links", "Link", "Liens", "Lien"),
    "text": ("Text", "Texte", "Textes"),
}


def format_of(label: str) -> str | None:
    """Our name of a post type as Meta prints it; None for a type that is not known.

    >>> format_of("Carrousel IG"), format_of("Vidéos"), format_of("Album")
    ('carousel', 'video', None)
    """
    wanted = normalised(label)
    return next((ours for ours, theirs in TYPES.items() if wanted in map(normalised, theirs)), None)
