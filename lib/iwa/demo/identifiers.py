"""Post identifiers as the networks make them: several hold the instant of publication."""

from __future__ import annotations

import numpy as np
import pandas as pd

BASE64 = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"))
INSTAGRAM_EPOCH_MS = 1_314_220_021_721
X_EPOCH_MS = 1_288_834_974_657
FACEBOOK_FIRST = 122_096_400_000_000_000  # ids grow with time, and hold no readable instant


def epoch_ms(instants: pd.Series) -> np.ndarray:
    """Milliseconds since 1970 of aware instants."""
    return np.asarray(instants.dt.as_unit("ms").astype("int64"))


def instagram_media(instants: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """Media numbers: the instant in milliseconds above 23 bits that say nothing."""
    noise = rng.integers(0, 1 << 23, len(instants), dtype=np.int64)
    return ((epoch_ms(instants) - INSTAGRAM_EPOCH_MS) << 23) | noise


def shortcodes(media: np.ndarray) -> list[str]:
    """The 11 letters of an Instagram permalink, base64url of the media number.

    >>> shortcodes(np.array([1 << 60]))
    ['BAAAAAAAAAA']
    """
    digits = (media[:, None] >> (6 * np.arange(10, -1, -1))) & 63
    return ["".join(row) for row in BASE64[digits]]


def linkedin_activities(instants: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """Activity numbers: the instant in milliseconds above 22 bits that say nothing."""
    noise = rng.integers(0, 1 << 22, len(instants), dtype=np.int64)
    return (epoch_ms(instants) << 22) | noise


def tiktok_videos(instants: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """19-digit numbers: the second of publication above 32 bits that say nothing."""
    noise = rng.integers(0, 1 << 32, len(instants), dtype=np.int64)
    return ((epoch_ms(instants) // 1000) << 32) | noise


def x_posts(instants: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """19-digit numbers: the instant in milliseconds above 22 bits that say nothing."""
    noise = rng.integers(0, 1 << 22, len(instants), dtype=np.int64)
    return ((epoch_ms(instants) - X_EPOCH_MS) << 22) | noise


def facebook_posts(instants: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """18-digit numbers that grow with time, too long for a float."""
    minutes = epoch_ms(instants) // 60_000 - 28_000_000
    return FACEBOOK_FIRST + minutes * 10_000_000 + rng.integers(0, 9_999_999, len(instants))


def random_words(count: int, length: int, rng: np.random.Generator, signs: bool = False) -> list[str]:
    """Words of letters and digits; with `signs`, "-" and "_" too."""
    return ["".join(row) for row in BASE64[rng.integers(0, 64 if signs else 62, (count, length))]]


def youtube_videos(count: int, rng: np.random.Generator) -> list[str]:
    """11-letter ids; one in twenty begins with "-", which spreadsheets take for a formula."""
    words = random_words(count, 11, rng, signs=True)
    guarded = np.arange(count) % 20 == 7
    return ["-" + word[1:] if guard else word for word, guard in zip(words, guarded, strict=True)]
