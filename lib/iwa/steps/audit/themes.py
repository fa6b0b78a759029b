"""Engagement, clicks and conversions by theme, and how many posts have none."""

from __future__ import annotations

from dataclasses import replace

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.slides import Slide
from iwa.steps.audit.formats import group_figures


def themes(month: ClientMonth, network: str) -> Slide:
    """The figures by theme, with where the themes come from and the unlabelled share."""
    slide = group_figures(month, network, "theme")
    posts = month.window_posts
    posts = posts[posts["network"] == network]
    origin = (
        "Thèmes proposés d’après les hashtags des publications : à confirmer dans l’onglet « éditorial » du dossier."
        if month.themes_proposed
        else "Thèmes reconnus par les mots notés dans l’onglet « éditorial » du dossier."
    )
    unlabelled = posts["theme"].isna().mean() if len(posts) else 0.0
    told = f"{numbers.percent(unlabelled, 0)} des publications ne portent aucun thème connu."
    return replace(slide, message=(origin, told, *slide.message), annex=False)
