"""What is true of the demo clients beyond chance: the effects planted in the world.

Boulangerie Marette
    Instagram carousels get 2.2 times the engagement of the other formats.
    Facebook link posts get 0.45 times the engagement of the other formats.
    Facebook reach falls by 45 % in October 2026.
    September 2026 is a paid month on Facebook: 4 boosted posts, their reach inflated.
Atelier Corvane
    LinkedIn videos get 2.2 times the engagement of the other formats.
    YouTube shorts keep 0.7 times the watched share of long videos.
    LinkedIn impressions grow by 2 % a month beyond what followers explain.
    New LinkedIn followers are multiplied by 5 in October 2026.
    X: nothing at all. A network where nothing is to be found.
Jardins Tréhanne
    TikTok videos of gestures and advice get 2.4 times the engagement of the other themes (its exports
    name no format).
    Instagram images get 0.45 times the engagement of the other formats.
    Instagram reach falls by 50 % in October 2026.
    October 2026 is a paid month on Facebook: 5 boosted posts, their reach inflated.
    LinkedIn, YouTube, X: nothing at all.

The hour and the day of publication, the length of the text: no effect anywhere; the theme: none but that one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from iwa.demo.clients import BAKERY, MONTH_ONE, MONTH_TWO, RETAILER, WORKSHOP
from iwa.months import Month


@dataclass(frozen=True)
class Planted:
    """One effect: the measure is multiplied by `ratio` for a format, a theme or in a month (None: all)."""

    client: str
    network: str
    measure: str  # engagement, reach, impressions_growth, retention, follows, boosted
    ratio: float  # for boosted: the number of posts; for growth: the ratio of a month to the one before
    format: str | None = None
    month: Month | None = None
    theme: str | None = None


PLANTED = (
    Planted(BAKERY, "instagram", "engagement", 2.2, format="carousel"),
    Planted(BAKERY, "facebook", "engagement", 0.45, format="link"),
    Planted(BAKERY, "facebook", "reach", 0.55, month=MONTH_TWO),
    Planted(BAKERY, "facebook", "boosted", 4, month=MONTH_ONE),
    Planted(WORKSHOP, "linkedin", "engagement", 2.2, format="video"),
    Planted(WORKSHOP, "youtube", "retention", 0.7, format="short"),
    Planted(WORKSHOP, "linkedin", "impressions_growth", 1.02),
    Planted(WORKSHOP, "linkedin", "follows", 5.0, month=MONTH_TWO),
    Planted(RETAILER, "tiktok", "engagement", 2.4, theme="gestes et conseils"),
    Planted(RETAILER, "instagram", "engagement", 0.45, format="image"),
    Planted(RETAILER, "instagram", "reach", 0.5, month=MONTH_TWO),
    Planted(RETAILER, "facebook", "boosted", 5, month=MONTH_TWO),
)


def planted(client: str, network: str, measure: str) -> list[Planted]:
    """The effects on one measure of one network of one client."""
    return [p for p in PLANTED if (p.client, p.network, p.measure) == (client, network, measure)]


def ratios(effects: list[Planted], rows: pd.DataFrame) -> np.ndarray:
    """By what the measure of each row is multiplied; rows have `month` and may have `format` and `theme`."""
    product = np.ones(len(rows))
    for effect in effects:
        touched = np.ones(len(rows), dtype=bool)
        if effect.format:
            touched &= (rows["format"] == effect.format).to_numpy()
        if effect.theme:
            touched &= (rows["theme"] == effect.theme).to_numpy()
        if effect.month:
            touched &= (rows["month"] == str(effect.month)).to_numpy()
        product[touched] *= effect.ratio
    return product
