"""The sheets of LinkedIn's page exports: labels seen in English and Portuguese, order, arithmetic.

The order of the names in each mapping is the order of the columns in the files.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from iwa.exports.labels import Columns
from iwa.exports.linkedin.columns import DAY, DAY_OR_BLANK, LABEL, LINK, WORDS, Layout

METRIC_COLUMNS: Columns = {
    "day": ("Date", "Data"),
    "impressions_organic": ("Impressions (organic)", "Impressões (orgânicas)"),
    "impressions_paid": ("Impressions (sponsored)", "Impressões (patrocinadas)"),
    "impressions": ("Impressions (total)", "Impressões (total)"),
    "reach": ("Unique impressions (organic)", "Impressões únicas (orgânicas)"),
    "clicks_organic": ("Clicks (organic)", "Cliques (orgânicos)"),
    "clicks_paid": ("Clicks (sponsored)", "Cliques (patrocinados)"),
    "clicks": ("Clicks (total)", "Cliques (total)"),
    "reactions_organic": ("Reactions (organic)", "Reações (orgânicas)"),
    "reactions_paid": ("Reactions (sponsored)", "Reações (patrocinadas)"),
    "reactions": ("Reactions (total)", "Reações (total)"),
    "comments_organic": ("Comments (organic)", "Comentários (orgânicos)"),
    "comments_paid": ("Comments (sponsored)", "Comentários (patrocinados)"),
    "comments": ("Comments (total)", "Comentários (total)"),
    "shares_organic": ("Reposts (organic)", "Compartilhamentos (orgânicos)"),
    "shares_paid": ("Reposts (sponsored)", "Compartilhamentos (patrocinados)"),
    "shares": ("Reposts (total)", "Compartilhamentos (total)"),
    "engagement_organic": ("Engagement rate (organic)", "Taxa de engajamento (orgânico)"),
    "engagement_paid": ("Engagement rate (sponsored)", "Taxa de engajamento (patrocinado)"),
    "engagement": ("Engagement rate (total)", "Taxa de engajamento (total)"),
}
POST_COLUMNS: Columns = {
    "text": ("Post title", "Título da publicação"),
    "url": ("Post link", "Link da publicação"),
    "type": ("Post type", "Tipo de publicação"),
    "campaign": ("Campaign name", "Nome da campanha"),
    "posted_by": ("Posted by", "Publicada por"),
    "created": ("Created date", "Criação"),
    "campaign_start": ("Campaign start date", "Data de início da campanha"),
    "campaign_end": ("Campaign end date", "Data de término da campanha"),
    "audience": ("Audience", "Público"),
    "impressions": ("Impressions", "Impressões"),
    "views": ("Views", "Visualizações", "Views (Excluding offsite video views)"),
    "views_offsite": ("Offsite Views", "Visualizações fora do site"),
    "clicks": ("Clicks", "Cliques"),
    "click_through": ("Click through rate (CTR)", "Taxa de cliques (CTR)"),
    "reactions": ("Likes", "Gostaram"),
    "comments": ("Comments", "Comentários"),
    "shares": ("Reposts", "Compartilhamentos"),
    "follows": ("Follows", "Seguidores"),
    "engagement": ("Engagement rate", "Taxa de engajamento"),
    "content_type": ("Content Type", "Tipo de conteúdo"),
}
FOLLOWER_COLUMNS: Columns = {
    "day": ("Date", "Data"),
    "follows_paid": ("Sponsored followers", "Seguidores patrocinados"),
    "follows_organic": ("Organic followers", "Seguidores orgânicos"),
    "follows_invited": ("Auto-invited followers", "Seguidores convidados automaticamente"),
    "follows": ("Total followers", "Total de seguidores"),
}
VISITOR_COLUMNS: Columns = {"day": ("Date", "Data")} | {
    f"{section} {measure} ({device})": (f"{section} {measure} ({device})",)
    for section in ("Overview", "Life", "Jobs", "Total")
    for measure in ("page views", "unique visitors")
    for device in ("desktop", "mobile", "total")
}
PAGE_VIEWS, UNIQUE_VISITORS = "Total page views (total)", "Total unique visitors (total)"
LIFE_PAGE_VIEWS, JOBS_PAGE_VIEWS = "Life page views (total)", "Jobs page views (total)"
DIMENSIONS: Columns = {
    "lieu": ("Location", "Localidade"),
    "fonction": ("Job function", "Função"),
    "niveau hiérarchique": ("Seniority", "Nível de experiência"),
    "secteur": ("Industry", "Setor"),
    "taille d’entreprise": ("Company size", "Tamanho da empresa"),
}
DAY_METRICS = ("impressions", "impressions_paid", "reach", "clicks", "reactions", "comments", "shares")
POST_METRICS = ("impressions", "views", "clicks", "reactions", "comments", "shares", "follows", "click_through")
FOLLOWER_METRICS = ("follows", "follows_paid")
SPLIT = ("impressions", "clicks", "reactions", "comments", "shares")


def _splits_add_up(figures: pd.DataFrame) -> pd.Series:
    sums = [figures[f"{name}_organic"] + figures[f"{name}_paid"] - figures[name] for name in SPLIT]
    return ~(pd.concat(sums, axis=1).abs() > 0.5).any(axis=1)


def _engagement_agrees(figures: pd.DataFrame) -> pd.Series:
    """Engagement rate is (clicks + reactions + comments + reposts) over impressions, as LinkedIn prints it."""
    acts = figures[["clicks", "reactions", "comments", "shares"]].sum(axis=1)
    off = (acts - figures["engagement"] * figures["impressions"]).abs()
    return ~(off > 0.5 + 0.001 * figures["impressions"])


def _devices_add_up(figures: pd.DataFrame) -> pd.Series:
    devices = figures["Total page views (desktop)"] + figures["Total page views (mobile)"]
    return ~((devices - figures[PAGE_VIEWS]).abs() > 0.5)


METRICS = Layout(
    columns=METRIC_COLUMNS,
    evidence=tuple(("day", metric) for metric in DAY_METRICS),
    orders=(tuple(METRIC_COLUMNS),),
    kinds={"day": DAY},
    agrees=_splits_add_up,
)
POSTS = Layout(
    columns=POST_COLUMNS,
    evidence=(("url", "text"), ("url", "created"), ("url", "type"), ("text", "created")),
    orders=(tuple(POST_COLUMNS),),
    kinds={
        "text": WORDS,
        "url": LINK,
        "type": WORDS,
        "campaign": WORDS,
        "posted_by": WORDS,
        "created": DAY,
        "campaign_start": DAY_OR_BLANK,
        "campaign_end": DAY_OR_BLANK,
        "audience": WORDS,
        "content_type": WORDS,
    },
    agrees=_engagement_agrees,
    may_be_empty=True,
)
NEW_FOLLOWERS = Layout(
    columns=FOLLOWER_COLUMNS,
    evidence=(
        # "Date" and "Total followers" alone are another network's export too.
        ("day", "follows", "follows_paid"),
        ("day", "follows", "follows_organic"),
        ("day", "follows_paid", "follows_organic"),
    ),
    orders=(tuple(FOLLOWER_COLUMNS), ("day", "follows_paid", "follows_organic", "follows")),
    kinds={"day": DAY},
)
VISITS = Layout(
    columns=VISITOR_COLUMNS,
    evidence=(("day", PAGE_VIEWS), ("day", UNIQUE_VISITORS)),
    orders=(tuple(VISITOR_COLUMNS),),
    kinds={"day": DAY},
    agrees=_devices_add_up,
)


def demographic(value_labels: tuple[str, ...], dimensions: Mapping[str, tuple[str, ...]] = DIMENSIONS) -> Layout:
    """A sheet of two columns: a dimension's labels and their figure."""
    return Layout(
        columns={**dimensions, "value": value_labels},
        evidence=tuple((dimension, "value") for dimension in dimensions),
        orders=tuple((dimension, "value") for dimension in dimensions),
        kinds=dict.fromkeys(dimensions, LABEL),
        may_be_empty=True,
    )
