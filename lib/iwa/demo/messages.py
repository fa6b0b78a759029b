"""What people wrote to the client, and what the team answered; the reviews of its place on Google."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from iwa.demo.around import Facts, stream
from iwa.demo.texts import filled
from iwa.demo.world import World, months_of
from iwa.months import Month
from iwa.networks import NAMES

UNANSWERED = 0.1
ANSWER_HOURS = (0.3, 30.0)  # most answers come between these


def messages_of(world: World, facts: Facts, month: Month) -> pd.DataFrame:
    """The messages and comments received in a month, each with its answer if it got one."""
    rng = stream(world, month, "messages")
    told = facts["messages"] | {"emplacements": facts["emplacements"]}
    topics = list(told["sujets"])
    weights = np.array([told["sujets"][topic]["poids"] for topic in topics], dtype=float)
    chosen = rng.choice(len(topics), rng.poisson(told["par mois"]), p=weights / weights.sum())
    rows = [_message(world, told, month, topics[topic], rng) for topic in chosen]
    return pd.DataFrame(rows).drop_duplicates("text").reset_index(drop=True)


def _message(world: World, told: Facts, month: Month, topic: str, rng: np.random.Generator) -> dict[str, Any]:
    facts, slots = told["sujets"][topic], told["emplacements"]
    network = _one(list(told["réseaux"]), rng, list(told["réseaux"].values()))
    received = _instant(month, rng)
    answered = None if rng.random() < UNANSWERED else received + _delay(rng)
    post = _post(world, network, received, rng) if facts["canal"] == "commentaire" else None
    return {
        "network": NAMES[network], "channel": facts["canal"] if post or facts["canal"] == "message" else "message",
        "received_at": received, "author": _one(told["auteurs"], rng), "text": filled(_one(facts["textes"], rng), slots, rng),
        "post": post, "answered_at": answered,
        "answered_by": None if answered is None else _one(told["équipe"], rng),
        "answer": None if answered is None else filled(_one(facts["réponses"], rng), slots, rng),
        "rating": None, "topic": topic, "sensitive": "oui" if facts.get("sensible") else "non",
        "resolved": "non" if answered is None or (facts.get("sensible") and rng.random() < 0.4) else "oui",
        "tone": facts["ton"],
    }  # fmt: skip


def _one(values: list[Any], rng: np.random.Generator, weights: list[float] | None = None) -> Any:
    shares = None if weights is None else np.array(weights) / sum(weights)
    return values[int(rng.choice(len(values), p=shares))]


def _instant(month: Month, rng: np.random.Generator) -> pd.Timestamp:
    """A moment of the month, by day rather than by night (to the minute, in UTC)."""
    day = pd.Timestamp(month.first, tz="UTC") + pd.Timedelta(days=int(rng.integers(month.last.day)))
    return day + pd.Timedelta(minutes=int(np.clip(rng.normal(13.5, 3.6), 5.2, 20.9) * 60))


def _delay(rng: np.random.Generator) -> pd.Timedelta:
    low, high = np.log(ANSWER_HOURS)
    return pd.Timedelta(minutes=int(60 * np.exp(rng.normal((low + high) / 2, (high - low) / 4))) + 1)


def _post(world: World, network: str, received: pd.Timestamp, rng: np.random.Generator) -> str | None:
    """A post that was out at the time, the latest ones first."""
    posts = world.posts
    out = posts[(posts["network"] == network) & (posts["kind"] == "posts") & (posts["published_at"] < received)]
    recent = out["url"].tail(6).tolist()
    return str(_one(recent, rng)) if recent else None


def reviews_of(world: World, facts: Facts, month: Month) -> pd.DataFrame:
    """All the reviews received up to a month's end: Google always gives them all."""
    months = [each for each in months_of(world.client) if each <= month]
    rows = [review for each in months for review in _reviews(world, facts, each)]
    return pd.DataFrame(rows).drop_duplicates("review_id").reset_index(drop=True)


def _reviews(world: World, facts: Facts, month: Month) -> list[dict[str, Any]]:
    rng = stream(world, month, "reviews")
    told, slots = facts["avis"], facts["emplacements"]
    rows = []
    for _ in range(rng.poisson(told["par mois"])):
        stars = _one(list(told["notes"]), rng, [note["poids"] for note in told["notes"].values()])
        note, received = told["notes"][stars], _instant(month, rng)
        answered = received + _delay(rng) * 3 if rng.random() < note["répondus"] else None
        rows.append({
            "review_id": f"ChZDSUhN{rng.integers(10**11, 10**12)}", "author": _one(facts["messages"]["auteurs"], rng),
            "rating": stars, "text": filled(_one(note["textes"], rng), slots, rng), "received_at": received,
            "answered_at": answered, "answer": None if answered is None else filled(_one(note["réponses"], rng), slots, rng),
        })  # fmt: skip
    return rows
