"""Simulated client-months, and how a line of the tables is written.

A network has 12 to 60 posts in 90 days: five formats whose mix drifts, five themes, five pillars, an audience that
grows, heavy-tailed rates, weeks that resemble the week before, paid and young posts mixed in. Everything follows
from the seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy import stats

from iwa.findings import QUESTIONS, asked, judge
from iwa.findings.attributes import attributed
from iwa.findings.standing import standing

FORMATS, THEMES, PILLARS = list("abcde"), list("vwxyz"), list("klmno")
HOOKS, ANGLES, PROOFS = (
    ["question", "chiffre", "scène", "promesse"],
    ["erreur", "coulisse", "client"],
    ["avis", "mesure"],
)
SPREAD = 0.7  # standard deviation of log rates between posts
WEEKLY = 0.3  # standard deviation of the level of a week, which half remembers the week before
TAIL = 5  # Student's degrees of freedom of a post's rate
DAYS = 90
ZONE = "Europe/Paris"
PLANTED_SPREAD = 0.2  # standard deviation of the log effects, where there are any
SEED = 20261001
Line = tuple[str, str, str, str]
Rows = Callable[[np.random.Generator, int], Iterator[Line]]
HEADER: Line = ("question", "naive practice", "these findings", "must be")


@dataclass(frozen=True)
class Mix:
    """What a simulated network holds: its number of posts, the log effect of each format, and of other attributes.

    `paid` is the share of paid posts, `paid_ratio` what being paid for makes of the rate.
    """

    posts: int
    effects: np.ndarray
    paid: float = 0.1
    paid_ratio: float = 1.0
    formats: np.ndarray | None = None  # drawn from a mix that drifts, unless given
    others: dict[str, np.ndarray] = field(default_factory=dict)  # by column; 0 where absent


OTHERS = {"theme": THEMES, "pillar_told": PILLARS, "hook": HOOKS, "angle": ANGLES, "proof": PROOFS}
KNOWN = {"hook": 0.5, "angle": 0.4, "proof": 0.3}  # share of the posts of which it is known; of all else, of all


def network(random: np.random.Generator, name: str, mix: Mix) -> pd.DataFrame:
    """The posts of one network in 90 days."""
    n = mix.posts
    day = np.sort(random.uniform(0, DAYS, n))
    format_ = _drifting(random, day) if mix.formats is None else mix.formats
    weeks = [0.0]
    for _ in range(DAYS // 7 + 1):
        weeks.append(0.5 * weeks[-1] + random.normal(0, WEEKLY * np.sqrt(0.75)))
    made = {column: random.integers(0, len(values), n) for column, values in OTHERS.items()}
    labels = {column: _partly(random, column, places) for column, places in made.items()}
    lifts = {column: mix.others[column][made[column]] for column in mix.others}
    effects = mix.effects[format_] + sum(lifts.values())
    unknown = sum(
        np.where(pd.isna(labels[column]), lift - mix.others[column].mean(), 0.0) for column, lift in lifts.items()
    )
    noise = random.standard_t(TAIL, n) / np.sqrt(TAIL / (TAIL - 2)) * SPREAD
    rate = np.exp(np.log(0.03) + noise + np.array(weeks)[(day // 7).astype(int)] + effects)
    # Formats are shown to audiences of different size, and the audience grows by half.
    exposure = np.round(np.exp(np.log(900) + 0.4 * day / DAYS + random.normal(0, 0.6, n) + 0.2 * (format_ - 2)))
    paid = random.uniform(size=n) < mix.paid
    exposure = exposure * np.where(paid, 5, 1)
    return pd.DataFrame({
        "network": name,
        "post_id": [f"{name}{i:03d}" for i in range(n)],
        "published_at": pd.Timestamp("2026-08-01", tz="UTC") + pd.to_timedelta(day, unit="D"),
        "text": ["x" * int(size) for size in random.lognormal(5.3, 0.9, n)],
        "format": np.array(FORMATS)[format_],
        **labels,
        "is_paid": paid,
        "too_young": day > DAYS - 4,
        "interactions": random.poisson(exposure * np.minimum(rate, 1) * np.where(paid, mix.paid_ratio, 1)).astype(float),
        "link_clicks": random.poisson(exposure * np.minimum(rate, 1) / 5).astype(float),
        "exposure": exposure,
        "engagement_basis": "reach",
        "effect": effects,  # of all it is made of
        "effect_told": effects - unknown,  # of what is known of it, all else as it comes
    })  # fmt: skip


def _drifting(random: np.random.Generator, day: np.ndarray) -> np.ndarray:
    """A format a post, from shares that move from one mix to another."""
    early, late = random.dirichlet(np.full(5, 4.0)), random.dirichlet(np.full(5, 4.0))
    share = early + (late - early) * (day / DAYS)[:, None]
    return np.asarray((random.uniform(size=len(day))[:, None] > share.cumsum(axis=1)).sum(axis=1).clip(max=4))


def _partly(random: np.random.Generator, column: str, places: np.ndarray) -> np.ndarray:
    """The labels, those of some posts unknown."""
    labels = np.array(OTHERS[column], dtype=object)[places]
    labels[random.uniform(size=len(labels)) > KNOWN.get(column, 1.0)] = None
    return labels


def client_month(random: np.random.Generator, paid_ratio: float = 1.0) -> pd.DataFrame:
    """Two networks of 12 to 60 posts without effects, with every column that the questions of a month need."""
    mixes = [Mix(int(random.integers(12, 61)), np.zeros(5), paid_ratio=paid_ratio) for _ in range(2)]
    parts = [network(random, name, mix) for name, mix in zip(("instagram", "linkedin"), mixes, strict=True)]
    posts = pd.concat(parts, ignore_index=True)
    return complete(random, posts)


def complete(random: np.random.Generator, posts: pd.DataFrame) -> pd.DataFrame:
    """The posts with what the month's questions read of texts or of the team's names: two kinds, by chance."""
    posts = attributed(posts, ZONE)
    for question in QUESTIONS:
        if question.column not in posts or posts[question.column].isna().all():
            posts[question.column] = np.where(random.uniform(size=len(posts)) < 0.4, "oui", "non")
    return posts


def judged(posts: pd.DataFrame) -> pd.DataFrame:
    """All questions of the month, judged together as a client's month is."""
    return standing(judge(asked(posts)), posts)


def half_planted(random: np.random.Generator, size: int = 5) -> np.ndarray:
    """Log effects, half of them none, half normal with `PLANTED_SPREAD`."""
    return np.asarray(random.normal(0, PLANTED_SPREAD, size) * (random.uniform(size=size) < 0.5))


def share(count: float, total: float) -> str:
    return f"{count / total:.1%}" if total else "–"


def upper(count: int, total: int) -> str:
    """Upper 95 % limit of a share (Clopper and Pearson, one-sided)."""
    return f"{stats.beta.ppf(0.95, count + 1, total - count):.1%}" if count < total else "100.0%"


def run(told: str, *parts: Rows, months: int = 200) -> None:
    """The command of a file: its table on the screen, from `--months` and `--seed`."""
    parser = argparse.ArgumentParser(description=told.splitlines()[0])
    parser.add_argument("--months", type=int, default=months, help="simulated client-months for each line")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    lines = [f"Simulated client-months a line: {given.months}, seed {given.seed}.", ""]
    lines += ["| " + " | ".join(line) + " |" for line in (HEADER, ("---",) * 4)]
    for part in parts:
        lines += ["| " + " | ".join(line) + " |" for line in part(np.random.default_rng(given.seed), given.months)]
    sys.stdout.write("\n".join(lines) + "\n")
