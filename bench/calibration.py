"""How often the findings are wrong, and how often they see: measured on simulated client-months.

    python bench/calibration.py --months 300

Each client-month has two networks with 12 to 60 posts each in 90 days: five formats whose mix
drifts, five themes, an audience that grows, heavy-tailed rates, weeks that resemble the week
before, paid and young posts mixed in. Everything follows from the seed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from iwa.findings import asked, judge
from iwa.findings.attributes import attributed
from iwa.findings.compare import LEVEL, compare
from iwa.findings.limits import signal
from iwa.findings.rates import comparable
from iwa.findings.top import top

FORMATS, THEMES = list("abcde"), list("vwxyz")
SPREAD = 0.7  # standard deviation of log rates between posts
WEEKLY = 0.3  # standard deviation of the level of a week, which half remembers the week before
TAIL = 5  # Student's degrees of freedom of a post's rate
DAYS = 90
ZONE = "Europe/Paris"
PLANTED, PER_ARM = 1.5, 40
INDICATORS = 12
HEADER = "| question | naive practice | these findings | upper 95 % limit |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--months", type=int, default=300, help="simulated client-months for each line")
    parser.add_argument("--seed", type=int, default=20261001)
    given = parser.parse_args()
    table = [f"Simulated client-months a line: {given.months}, seed {given.seed}.", "", HEADER, "| --- " * 4 + "|"]
    for part in (no_effect, intervals, planted, best_posts, indicators):
        table += ["| " + " | ".join(line) + " |" for line in part(np.random.default_rng(given.seed), given.months)]
    sys.stdout.write("\n".join(table) + "\n")


Lines = Iterator[tuple[str, str, str, str]]


@dataclass(frozen=True)
class Mix:
    """What a simulated network holds: its number of posts and the log effect of each format."""

    posts: int
    effects: np.ndarray
    paid: float = 0.1
    formats: np.ndarray | None = None  # drawn from a mix that drifts, unless given


def network(random: np.random.Generator, name: str, mix: Mix) -> pd.DataFrame:
    """The posts of one network in 90 days."""
    n = mix.posts
    day = np.sort(random.uniform(0, DAYS, n))
    format_ = _drifting(random, day) if mix.formats is None else mix.formats
    weeks = [0.0]
    for _ in range(DAYS // 7 + 1):
        weeks.append(0.5 * weeks[-1] + random.normal(0, WEEKLY * np.sqrt(0.75)))
    noise = random.standard_t(TAIL, n) / np.sqrt(TAIL / (TAIL - 2)) * SPREAD
    rate = np.exp(np.log(0.03) + noise + np.array(weeks)[(day // 7).astype(int)] + mix.effects[format_])
    # Formats are shown to audiences of different size, and the audience grows by half.
    exposure = np.round(np.exp(np.log(900) + 0.4 * day / DAYS + random.normal(0, 0.6, n) + 0.2 * (format_ - 2)))
    paid = random.uniform(size=n) < mix.paid
    return pd.DataFrame({
        "network": name,
        "post_id": [f"{name}{i:03d}" for i in range(n)],
        "published_at": pd.Timestamp("2026-08-01", tz="UTC") + pd.to_timedelta(day, unit="D"),
        "text": ["x" * int(size) for size in random.lognormal(5.3, 0.9, n)],
        "format": np.array(FORMATS)[format_],
        "theme": random.choice(THEMES, n),
        "is_paid": paid,
        "too_young": day > DAYS - 4,
        "interactions": random.poisson(exposure * np.minimum(rate, 1) * np.where(paid, 0.3, 1)).astype(float),
        "link_clicks": random.poisson(exposure * np.minimum(rate, 1) / 5).astype(float),
        "exposure": exposure * np.where(paid, 5, 1),
        "engagement_basis": "reach",
    })  # fmt: skip


def _drifting(random: np.random.Generator, day: np.ndarray) -> np.ndarray:
    """A format a post, from shares that move from one mix to another."""
    early, late = random.dirichlet(np.full(5, 4.0)), random.dirichlet(np.full(5, 4.0))
    share = early + (late - early) * (day / DAYS)[:, None]
    return np.asarray((random.uniform(size=len(day))[:, None] > share.cumsum(axis=1)).sum(axis=1).clip(max=4))


def client_month(random: np.random.Generator, effects: Callable[[], np.ndarray]) -> pd.DataFrame:
    """Two networks of 12 to 60 posts, with the columns that the questions need."""
    parts = [network(random, name, Mix(int(random.integers(12, 61)), effects())) for name in ("instagram", "linkedin")]
    return attributed(pd.concat(parts, ignore_index=True), ZONE)


def no_effect(random: np.random.Generator, months: int) -> Lines:
    """Chance that a month in which nothing differs asserts something."""
    certain, leaning, naive, tests = 0, 0, 0, 0
    for _ in range(months):
        posts = client_month(random, lambda: np.zeros(5))
        judged = judge(asked(posts))
        certain += bool((judged["verdict"] == "concluant").any())
        leaning += bool(judged["verdict"].isin(["concluant", "indicatif"]).any())
        naive += bool(_best_looks_better(posts))
        tests += int(judged["p"].notna().sum())
    yield (
        "no effect: any false *concluant* in the month",
        _share(naive, months),
        _share(certain, months),
        _upper(certain, months),
    )
    yield ("no effect: any false *indicatif* or *concluant*", "", _share(leaning, months), _upper(leaning, months))
    yield ("rows tested in such a month", "", f"{tests / months:.0f}", "")


def _best_looks_better(posts: pd.DataFrame) -> bool:
    """Naive practice: the format with the best mean rate is announced when it leads by 10 %."""
    kept = comparable(posts)
    rate = kept["interactions"] / kept["exposure"]
    means = rate.groupby([kept["network"], kept["format"]]).mean()
    return any(part.max() > 1.1 * part.mean() for _, part in means.groupby(level=0))


def intervals(random: np.random.Generator, months: int) -> Lines:
    """Coverage of the 90 % intervals: formats without effect, and with log-normal effects (sd 0.2)."""
    for name, spread in (("none", 0.0), ("log-normal, sd 0.2", 0.2)):
        held = np.concatenate([_held(random, spread) for _ in range(2 * months)])
        yield f"coverage of the {LEVEL:.0%} interval, effects {name}", "", _share(held.sum(), len(held)), ""


def _held(random: np.random.Generator, spread: float) -> np.ndarray:
    """For each format of one network, whether its interval holds its true ratio."""
    effects = random.normal(0, 1, 5) * spread
    posts = network(random, "instagram", Mix(int(random.integers(12, 61)), effects))
    rows = compare(posts, "format").dropna(subset="ratio")
    real = np.exp(_true_difference(posts, effects, rows["group"]))
    return np.asarray((rows["low"] <= real) & (real <= rows["high"]), dtype=bool)


def _true_difference(posts: pd.DataFrame, effects: np.ndarray, groups: pd.Series) -> np.ndarray:
    """What the formats' planted effects make of each group against the rest of its network."""
    own = comparable(posts)["format"].map(dict(zip(FORMATS, effects, strict=True)))
    format_ = comparable(posts)["format"]
    return np.array([own[format_ == group].mean() - own[format_ != group].mean() for group in groups])


def planted(random: np.random.Generator, months: int) -> Lines:
    """Chance to see one format at x1.5 with 40 posts an arm: alone, and among the month's questions.

    Beside it, the same with the p-value of a test of means that knows the spread: the best there is for
    normal rates; heavy tails leave room above it.
    """
    months_seen = [_seen(_two_arms(random)) for _ in range(months)]
    for name in months_seen[0]:
        found, best = (sum(month[name][place] for month in months_seen) for place in (0, 1))
        label = f"×{PLANTED}, {PER_ARM} posts an arm: {name} (spread known: {_share(best, months)})"
        yield label, "", _share(found, months), ""


def _seen(posts: pd.DataFrame) -> dict[str, tuple[bool, bool]]:
    """Whether the planted format is seen: by these findings, and when the spread is known."""
    rows = asked(attributed(posts, ZONE))
    best = rows.assign(p=rows["p"].mask(rows["question"] == "format", _oracle(posts)))
    verdicts = [judge(frame).query("question == 'format'").iloc[0] for frame in (rows, best)]
    certain, leaning = ({"concluant"}, {"concluant", "indicatif"})
    ours, known = verdicts
    return {
        "p ≤ 5 %, one question": (bool(ours["p"] <= 0.05), bool(known["p"] <= 0.05)),
        "*concluant* among all questions": (ours["verdict"] in certain, known["verdict"] in certain),
        "at least *indicatif*": (ours["verdict"] in leaning, known["verdict"] in leaning),
    }


def _two_arms(random: np.random.Generator) -> pd.DataFrame:
    arm = random.permutation(np.repeat([1, 3], PER_ARM))
    effects = np.array([0.0, 0.0, 0.0, np.log(PLANTED), 0.0])
    return network(random, "instagram", Mix(2 * PER_ARM, effects, 0.0, arm)).assign(too_young=False)


def _oracle(posts: pd.DataFrame) -> float:
    """p of the difference of means when the spread is known."""
    kept = comparable(posts)
    lifted = kept["format"] == FORMATS[3]
    difference = kept.loc[lifted, "log_rate"].mean() - kept.loc[~lifted, "log_rate"].mean()
    spread = np.hypot(SPREAD, WEEKLY)
    return float(2 * stats.norm.sf(abs(difference) / (spread * np.sqrt(2 / PER_ARM))))


def best_posts(random: np.random.Generator, months: int) -> Lines:
    """Error of the excess printed for the top five, against what the next such posts will do."""
    raw, corrected = [], []
    for _ in range(months):
        effects = random.normal(0, 0.2, 5)
        posts = network(random, "instagram", Mix(int(random.integers(40, 61)), effects))
        best = top(posts).dropna(subset="expected")
        kept = comparable(posts)
        mean = kept["format"].map(dict(zip(FORMATS, effects, strict=True))).mean()
        truth = best["format"].map(dict(zip(FORMATS, effects - mean, strict=True)))
        raw.extend((np.log(best["excess"]) - truth) ** 2)
        corrected.extend((np.log(best["expected"]) - truth) ** 2)
    yield (
        "top five: root mean square error of the log excess",
        f"{np.sqrt(np.mean(raw)):.2f}",
        f"{np.sqrt(np.mean(corrected)):.2f}",
        "",
    )


def indicators(random: np.random.Generator, months: int) -> Lines:
    """Any false signal among twelve indicators that move together, and the chance to see a jump."""
    for points in (8, 12, 13, 24):
        repeats = max(months, 1)
        false, arrow, seen = 0, 0, {2: 0, 3: 0}
        for _ in range(repeats):
            series = _stable(random, points)
            false += any(_signalled(row) for row in series)
            arrow += any(abs(row[-1] / row[-2] - 1) > 0.1 for row in series)
            for jump in seen:
                lifted = series[0].copy()
                lifted[-1] *= np.exp(jump * 0.25)
                seen[jump] += _signalled(lifted)
        jumps = ", ".join(f"{sigma} sd {_share(count, repeats)}" for sigma, count in seen.items())
        yield (f"{INDICATORS} stable indicators, {points} points: any false signal (jump seen: {jumps})",
               _share(arrow, repeats), _share(false, repeats), _upper(false, repeats))  # fmt: skip


def _stable(random: np.random.Generator, points: int) -> np.ndarray:
    """Monthly figures that only vary by chance: sd 0.25 on the log scale, correlation 0.3."""
    scale = 0.25 / np.sqrt(TAIL / (TAIL - 2))
    shared, own = random.standard_t(TAIL, (1, points)), random.standard_t(TAIL, (INDICATORS, points))
    return np.asarray(1000 * np.exp(scale * (np.sqrt(0.3) * shared + np.sqrt(0.7) * own)))


def _signalled(values: np.ndarray) -> bool:
    return signal(pd.Series(values), judged_together=INDICATORS).startswith("signal")


def _share(count: int, total: int) -> str:
    return f"{count / total:.1%}" if total else ""


def _upper(count: int, total: int) -> str:
    """Upper 95 % limit of a share (Clopper and Pearson, one-sided)."""
    return f"{stats.beta.ppf(0.95, count + 1, total - count):.1%}" if count < total else "100.0%"


if __name__ == "__main__":
    main()
