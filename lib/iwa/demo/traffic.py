"""Visits to the client's site: those that posts bring, tied or not to them, and all the others."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from iwa.demo.clients import DemoClient

LAG_WEIGHTS = np.array([0.52, 0.2, 0.1, 0.06, 0.04, 0.03, 0.02, 0.015, 0.01, 0.005])
REFERRALS = {"facebook": "l.facebook.com", "instagram": "l.instagram.com", "linkedin": "linkedin.com",
             "youtube": "youtube.com", "x": "t.co"}  # fmt: skip
NOT_SET = "(not set)"
# source, medium, campaign, content, channel, share of the site's other visits, share that convert
OTHERS = (
    ("google", "organic", "(organic)", NOT_SET, "Organic Search", 0.46, 0.012),
    ("(direct)", "(none)", "(direct)", NOT_SET, "Direct", 0.33, 0.014),
    ("bing", "organic", "(organic)", NOT_SET, "Organic Search", 0.04, 0.01),
    ("newsletter", "email", "lettre_mensuelle", "bouton", "Email", 0.09, 0.03),
    ("linktr.ee", "referral", "(referral)", NOT_SET, "Referral", 0.05, 0.01),
    (NOT_SET, NOT_SET, NOT_SET, NOT_SET, "Unassigned", 0.03, 0.0),
)
COLUMNS = ["day", "source", "medium", "campaign", "content", "landing_page", "channel",
           "sessions", "engaged_sessions", "key_events"]  # fmt: skip


def visits(client: DemoClient, posts: pd.DataFrame, last: date, rng: np.random.Generator) -> pd.DataFrame:
    """One row a day and origin: sessions, engaged sessions, key events, with what GA4 knows of the origin."""
    calendar = pd.date_range(client.first.first, last)
    both = pd.concat([_brought(posts, calendar[-1], rng), _from_elsewhere(calendar, rng)])
    keys = [c for c in COLUMNS if not c.endswith(("sessions", "events"))]
    return both.groupby(keys, sort=True)[COLUMNS[-3:]].sum().reset_index()


def _brought(posts: pd.DataFrame, last: pd.Timestamp, rng: np.random.Generator) -> pd.DataFrame:
    """What posts bring; X takes nothing from the stream of the networks that were there before it."""
    on_x = posts["network"] == "x"
    return pd.concat([_from_posts(posts[~on_x], last, rng), _from_posts(posts[on_x], last, rng.spawn(1)[0])])


def _from_posts(posts: pd.DataFrame, last: pd.Timestamp, rng: np.random.Generator) -> pd.DataFrame:
    linked = posts[posts["address"].notna()]
    clicks = linked["link_clicks"].where(linked["network"] != "youtube", linked["views"] * 0.02).fillna(0)
    drawn = rng.poisson(clicks.to_numpy()[:, None] * 0.85 * LAG_WEIGHTS)
    rows, lag = np.nonzero(drawn)
    chosen = linked.iloc[rows]
    sessions = drawn[rows, lag]
    tagged = chosen["content"].notna()
    found = pd.DataFrame(
        {
            "day": (chosen["day"] + pd.to_timedelta(lag, unit="D")).to_numpy(),
            "source": chosen["network"].where(tagged, chosen["network"].map(REFERRALS)).to_numpy(),
            "medium": np.where(tagged, "social", "referral"),
            "campaign": chosen["campaign"].where(tagged, "(referral)").to_numpy(),
            "content": chosen["content"].where(tagged, NOT_SET).to_numpy(),
            "landing_page": chosen["landing_page"].to_numpy(),
            "channel": np.where(chosen["network"] == "youtube", "Organic Video", "Organic Social"),
            "sessions": sessions,
            "engaged_sessions": rng.binomial(sessions, 0.63),
            "key_events": rng.binomial(sessions, 0.055),
        }
    )
    return found[found["day"] <= last]


def _from_elsewhere(calendar: pd.DatetimeIndex, rng: np.random.Generator) -> pd.DataFrame:
    parts = []
    for source, medium, campaign, content, channel, share, converts in OTHERS:
        sessions = rng.poisson(38 * share, len(calendar))
        parts.append(
            pd.DataFrame(
                {
                    "day": calendar, "source": source, "medium": medium, "campaign": campaign,
                    "content": content, "landing_page": "/", "channel": channel, "sessions": sessions,
                    "engaged_sessions": rng.binomial(sessions, 0.55),
                    "key_events": rng.binomial(sessions, converts),
                }
            )
        )  # fmt: skip
    found = pd.concat(parts)
    return found[found["sessions"] > 0]
