"""What the network adds to a post: its id, its address, its account."""

from __future__ import annotations

import numpy as np
import pandas as pd

from iwa.demo import identifiers
from iwa.demo.clients import BAKERY, Account, DemoClient

GUEST = Account("instagram", "La Ferme des Trois Noyers", "17841409918823301", "")
GUEST_HANDLE = "fermedes3noyers"


def identified(posts: pd.DataFrame, client: DemoClient, rng: np.random.Generator) -> pd.DataFrame:
    """Adds `post_id`, `url`, `account_id`, `account_name`, `handle`, `own` and LinkedIn's `drafted_on`."""
    network = str(posts["network"].iloc[0])
    account = client.accounts[network]
    own = posts.assign(account_id=account.identifier, account_name=client.name, handle=account.name, own=True)
    posts = numbered(own, rng)
    has_guest = (client.key, network, posts["kind"].iloc[0]) == (BAKERY, "instagram", "posts")
    return _with_a_guest(posts) if has_guest else posts


def numbered(posts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The posts of one network with new ids and addresses, as of their `published_at`."""
    makers = {
        "facebook": _facebook, "instagram": _instagram, "linkedin": _linkedin,
        "youtube": _youtube, "tiktok": _tiktok, "x": _x,
    }  # fmt: skip
    return makers[str(posts["network"].iloc[0])](posts, rng)


def _facebook(posts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    ids = identifiers.facebook_posts(posts["published_at"], rng).astype(str)
    words = identifiers.random_words(len(posts), 58, rng)
    numbers = rng.integers(10**14, 10**15, (len(posts), 1))[:, 0]
    rows = zip(posts["format"], posts["account_id"], words, numbers, strict=True)
    return posts.assign(post_id=ids, url=[_facebook_url(*row) for row in rows])


def _facebook_url(form: str, page: str, word: str, number: int) -> str:
    if form == "reel":
        return f"https://www.facebook.com/reel/{number}/"
    if form == "video":
        return f"https://www.facebook.com/{page}/videos/{number}/"
    return f"https://www.facebook.com/permalink.php?story_fbid=pfbid0{word}l&id={page}"


def _instagram(posts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    media = identifiers.instagram_media(posts["published_at"], rng)
    codes = identifiers.shortcodes(media)
    ids = 17_900_000_000_000_000 + rng.permutation(len(posts)) * 9_137_003 + rng.integers(0, 137_003, len(posts))
    rows = zip(posts["format"], posts["handle"], codes, media, strict=True)
    return posts.assign(post_id=ids.astype(str), url=[_instagram_url(*row) for row in rows])


def _instagram_url(form: str, handle: str, code: str, media: int) -> str:
    if form == "story":
        return f"https://www.instagram.com/stories/{handle}/{media}"
    return f"https://www.instagram.com/{'reel' if form == 'reel' else 'p'}/{code}/"


def _with_a_guest(posts: pd.DataFrame) -> pd.DataFrame:
    """One post of October 2026 becomes another account's, on which the client is a collaborator."""
    guest = posts.index[(posts["month"] == "2026-10").to_numpy()][3:4]
    posts.loc[guest, ["account_id", "account_name", "handle"]] = (GUEST.identifier, GUEST.name, GUEST_HANDLE)
    posts.loc[guest, "own"] = False
    return posts


def _linkedin(posts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    ids = identifiers.linkedin_activities(posts["published_at"], rng).astype(str)
    ahead = np.where(rng.random(len(posts)) < 0.42, rng.integers(1, 43, len(posts)), 0)
    drafted = posts["published_at"].dt.tz_localize(None).dt.normalize() - pd.to_timedelta(ahead, unit="D")
    urls = [f"https://www.linkedin.com/feed/update/urn:li:activity:{i}" for i in ids]
    return posts.assign(post_id=ids, url=urls, drafted_on=drafted)


def _youtube(posts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    ids = identifiers.youtube_videos(len(posts), rng)
    return posts.assign(post_id=ids, url=[f"https://www.youtube.com/watch?v={i}" for i in ids])


def _tiktok(posts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    ids = identifiers.tiktok_videos(posts["published_at"], rng).astype(str)
    rows = zip(posts["handle"], ids, strict=True)
    return posts.assign(post_id=ids, url=[f"https://www.tiktok.com/@{handle}/video/{i}" for handle, i in rows])


def _x(posts: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    ids = identifiers.x_posts(posts["published_at"], rng).astype(str)
    rows = zip(posts["handle"], ids, strict=True)
    return posts.assign(post_id=ids, url=[f"https://x.com/{handle}/status/{i}" for handle, i in rows])
