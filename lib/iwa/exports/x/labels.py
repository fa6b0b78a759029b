"""What X prints above its columns, and the order it keeps in every language.

X translates its labels and never moves a column. English and Portuguese labels are known whole,
French ones in part: a file that still has all its columns is read by their order.

"Share" (or "Shares") counts posts sent on by other means, a message or a copied link: it is no
repost and has no measure here. `shares` holds reposts alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iwa.exports.labels import Columns

FIGURE, DAY, ANY_DAY, LINK, WORDS = "figure", "day", "day or what Excel made of it", "link", "words"


@dataclass(frozen=True)
class Layout:
    """One table of X.

    `columns` maps a column to its labels, `orders` are the columns from left to right. `required`:
    sets of columns; the labels of any of them are enough to know the table. `kinds`: what a column holds, figures
    unless said. `marks`: what a column's label contains in every language. `never`: the columns
    that the table does not have. `metrics`: the columns that are measures of ours, under their names.
    """

    columns: Columns
    orders: tuple[tuple[str, ...], ...]
    required: tuple[tuple[str, ...], ...]
    metrics: tuple[str, ...]
    kinds: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    never: tuple[str, ...] = ()


_COUNTS: Columns = {
    "impressions": ("Impressions", "Impressões"),
    "reactions": ("Likes", "J'aime", "Curtidas"),
    "interactions_network": ("Engagements", "Engajamentos"),
    "saves": ("Bookmarks", "Itens salvos"),
    "sent": ("Share", "Shares", "Compartilhamentos"),
    "follows": ("New follows", "Novos seguidores"),
    "unfollows": ("Unfollows", "Deixar de seguir"),
    "comments": ("Replies", "Réponses", "Respostas"),
    "shares": ("Reposts",),
    "profile_visits": ("Profile visits", "Visitas ao perfil"),
}
_NAMES: Columns = {
    "post_id": ("Post id",),
    "text": ("Post text", "Texte du post", "Texto do post"),
    "url": ("Link", "Post Link", "Lien", "Postar link"),
}
_POST_COLUMNS: Columns = {
    **_COUNTS,
    **_NAMES,
    "day": ("Date", "Data"),
    "details": ("Detail expands", "Expansões de detalhes"),
    "link_clicks": ("Url clicks", "Cliques de URL"),
    "hashtag_clicks": ("Hashtag clicks", "Cliques de hashtag"),
    "permalink_clicks": ("Permalink clicks", "Cliques de link permanente"),
}
CONTENT = Layout(
    columns=_POST_COLUMNS,
    orders=(
        ("post_id", "day", "text", "url", "impressions", "reactions", "interactions_network", "saves", "sent", "follows",
         "comments", "shares", "profile_visits", "details", "link_clicks", "hashtag_clicks", "permalink_clicks"),
    ),
    required=(("text", "url", "impressions"), ("text", "post_id", "impressions")),
    metrics=("impressions", "reactions", "comments", "shares", "saves", "interactions_network", "link_clicks",
             "profile_visits", "follows"),
    kinds={"post_id": WORDS, "day": DAY, "text": WORDS, "url": LINK},
)  # fmt: skip
OVERVIEW = Layout(
    columns={
        **_COUNTS,
        **_NAMES,
        "day": ("Date", "Data"),
        "created": ("Create Post", "Criar post"),
        "views": ("Video views", "Visualizações de vídeo"),
        "media_views": ("Media views", "Visualizações de mídia"),
    },
    orders=(
        ("day", "impressions", "reactions", "interactions_network", "saves", "sent", "follows", "unfollows", "comments",
         "shares", "profile_visits", "created", "views", "media_views"),
    ),
    required=(("day", "impressions", "interactions_network", "shares"),),
    metrics=("impressions", "reactions", "comments", "shares", "saves", "interactions_network", "follows", "unfollows",
             "profile_visits", "views"),
    kinds={"day": DAY},
    never=tuple(_NAMES),
)  # fmt: skip
_VIDEO_ORDER = ("day", "views", "watch_ms", "completion", "average_ms")
VIDEO = Layout(
    columns={
        "day": ("Date", "Data"),
        "views": ("Views", "Visualizações"),
        "watch_ms": ("Watch Time (ms)", "Tempo de exibição (ms)"),
        "completion": ("Completion Rate", "Taxa de conclusões"),
        "average_ms": ("Average Watch Time (ms)", "Tempo médio de exibição (ms)"),
        "revenue": ("Estimated Revenue", "Receita estimada"),
    },
    orders=((*_VIDEO_ORDER, "revenue"), _VIDEO_ORDER),
    required=(("day", "views", "watch_ms"),),
    metrics=("views", "watch_time_s", "average_view_s"),
    kinds={"day": DAY},
    marks={"watch_ms": "(ms)", "average_ms": "(ms)"},
)

# analytics.twitter.com, closed since: every organic count stands again under "promoted".
_ORGANIC: Columns = {
    "impressions": ("impressions",),
    "interactions_network": ("engagements",),
    "rate": ("engagement rate", "taux d'engagement"),
    "shares": ("retweets",),
    "comments": ("replies", "réponses"),
    "reactions": ("likes", "favorites", "j'aime"),
    "profile_visits": ("user profile clicks", "clics sur le profil de l'utilisateur"),
    "link_clicks": ("url clicks", "clics sur l'URL"),
    "hashtag_clicks": ("hashtag clicks", "clics sur le hashtag"),
    "details": ("detail expands", "ouvertures des détails"),
    "permalink_clicks": ("permalink clicks", "clics sur le permalien"),
    "app_opens": ("app opens",),
    "app_installs": ("app installs",),
    "follows": ("follows",),
    "emails": ("email tweet",),
    "calls": ("dial phone",),
    "media_views": ("media views",),
    "media_interactions": ("media engagements",),
}
_PROMOTED: Columns = {
    f"{name}_paid": tuple(f"promoted {label}" for label in printed) for name, printed in _ORGANIC.items()
}
_OLD_METRICS = ("impressions", "impressions_paid", "reactions", "comments", "shares", "interactions_network",
                "link_clicks", "profile_visits")  # fmt: skip
_OLD_NAMES: Columns = {
    "post_id": ("Tweet id", "Identifiant du Tweet"),
    "url": ("Tweet permalink", "Permalien du Tweet"),
    "text": ("Tweet text", "Texte du Tweet"),
}
TWEETS = Layout(
    columns={
        **_OLD_NAMES,
        "time": ("time", "heure"),
        **_ORGANIC,
        **_PROMOTED,
    },
    orders=(("post_id", "url", "text", "time", *_ORGANIC, *_PROMOTED),),
    required=(("text", "url", "impressions"), ("text", "post_id", "impressions")),
    metrics=(*_OLD_METRICS, "follows"),
    kinds={"post_id": WORDS, "url": LINK, "text": WORDS, "time": WORDS},
)
# "follows" counts here who followed from a tweet of that day, not the account's new followers: it is left out.
TWEET_DAYS = Layout(
    columns={**_OLD_NAMES, "day": ("Date",), "published": ("Tweets published",), **_ORGANIC, **_PROMOTED},
    orders=(("day", "published", *_ORGANIC, *_PROMOTED),),
    required=(("day", "impressions", "interactions_network", "shares"),),
    metrics=_OLD_METRICS,
    kinds={"day": ANY_DAY},
    never=tuple(_OLD_NAMES),
)
