"""How often the notebooks see what is planted in the demo clients, and what else they claim.

    python bench/seeds.py --seeds 20

For each seed and demo client the world is built with its planted effects and without, the files of
both months are written, read and judged as a run does it, and October's findings are counted. The
share of seeds that see an effect stands beside the power of a t-test of that size: on the posts of
the window, within months, with the spread between posts that they have.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from iwa.client_month import ClientMonth, build
from iwa.demo.campaigns import write_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO, WORKSHOP
from iwa.demo.effects import PLANTED, Planted
from iwa.demo.play import prepare
from iwa.demo.world import build_world
from iwa.findings.judge import CERTAIN, CONCLUSIVE, INDICATIVE, LEANING, NOTABLE
from iwa.findings.limits import RANGE_TO_SPREAD, factor
from iwa.measures.series import over
from iwa.workspace import ClientFolder

FIRST_SEED = 1  # 2026, the seed of the demo itself, is not among them
ENGAGEMENT = tuple(effect for effect in PLANTED if effect.measure == "engagement")  # of a format or a theme
# What a planted change of one month moves on the dashboard, and which way.
MOVED = {"reach": ("typical_exposure", "signal-baisse"), "follows": ("new_followers", "signal-hausse")}
SIGNALS = ("signal-hausse", "signal-baisse")
# Series that no world lets drift; the others follow the audience, which grows in all of them.
STEADY = ("posts", "engagement_rate")
Row = tuple[str, ...]


@dataclass(frozen=True)
class Seen:
    """What one client-month says, and on what."""

    client: str
    effects: bool
    comparisons: pd.DataFrame
    signals: pd.DataFrame
    series: pd.DataFrame
    posts: pd.DataFrame  # those that may be compared
    retention: pd.Series  # watched share by format of YouTube


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    asked = list(product(range(FIRST_SEED, FIRST_SEED + given.seeds), CLIENT_KEYS, (True, False)))
    with ProcessPoolExecutor(given.processes) as pool:
        found = list(pool.map(seen, *zip(*asked, strict=True)))
    with_effects, without = ([one for one in found if one.effects is is_there] for is_there in (True, False))
    sys.stdout.write(f"{given.seeds} seeds, {len(found)} client-months.\n\n")
    for header, rows in (
        (("planted, format or theme", "seen as", "seeds", "expected"), formats(with_effects)),
        (("planted, one month", "seen as", "seeds", "expected"), moves(with_effects, without)),
        (("claimed, not planted", "count", "share", "upper 95 % limit"), claims(with_effects, without)),
    ):
        sys.stdout.write("\n".join(_table(header, rows)) + "\n\n")


def seen(seed: int, client: str, effects: bool) -> Seen:
    """October of one client in one world, from its files."""
    world = build_world(client, seed, effects)
    with tempfile.TemporaryDirectory() as name:
        folder = ClientFolder(Path(name) / "clients" / client)
        write_month(folder, world, MONTH_ONE)
        prepare(folder, world, MONTH_TWO)
        month = build(folder, MONTH_TWO, {})
    return Seen(
        client, effects, month.comparisons, month.signals, month.series, month.comparable_posts, _retention(month)
    )


def _retention(month: ClientMonth) -> pd.Series:
    own = month.posts[month.posts["network"] == "youtube"]
    return pd.Series({form: over(part, "retention") for form, part in own.groupby("format")}, dtype=float)


def formats(found: list[Seen]) -> Iterator[Row]:
    """Each planted format or theme: estimate, interval, p and verdicts, with the power expected of them."""
    for effect in ENGAGEMENT:
        here = [one for one in found if one.client == effect.client]
        rows = [_row(one.comparisons, effect) for one in here]
        way = [(row["ratio_observed"] > 1) == (effect.ratio > 1) for row in rows]
        name = f"{effect.theme or effect.format} on {effect.network}, ×{effect.ratio:g}"
        sizes = (
            f"{np.mean([row['n'] for row in rows]):.0f} posts against {np.mean([row['n_rest'] for row in rows]):.0f}"
        )
        estimate = f"×{np.exp(np.mean(np.log([row['ratio_observed'] for row in rows]))):.2f}"
        yield f"{name}; {sizes}", "mean estimate", estimate, f"×{effect.ratio:g}"
        held = [row["low"] <= effect.ratio <= row["high"] for row in rows]
        yield "", "the 90 % interval holds it", _share(held), "90 %"
        for label, sees, level in LOOKS:
            power = np.mean([_power(one, effect, level(one)) for one in here])
            yield "", label, _share([bool(sees(row)) and w for row, w in zip(rows, way, strict=True)]), f"{power:.0%}"


def _row(comparisons: pd.DataFrame, effect: Planted) -> pd.Series:
    own = comparisons[(comparisons["network"] == effect.network) & (comparisons["question"] == _parted_by(effect))]
    return own[own["group"] == _group(effect)].iloc[0]


def _parted_by(effect: Planted) -> str:
    return "theme" if effect.theme else "format"


def _group(effect: Planted) -> str | None:
    """The group as the posts have it: a theme as the dossier writes it."""
    return effect.theme.capitalize() if effect.theme else effect.format


def _tests(one: Seen) -> int:
    """The questions judged together: rows that mirror one another share their p and count once."""
    tested = one.comparisons.dropna(subset="p")
    smaller = tested[["n", "n_rest"]].min(axis=1)
    return len(tested.assign(smaller=smaller).drop_duplicates(["network", "question", "p", "smaller"]))


# How an effect can be seen, when it is, and the p-value that this asks of an effect that stands alone.
LOOKS: tuple[tuple[str, Callable[[pd.Series], bool], Callable[[Seen], float]], ...] = (
    ("p at most 5 %", lambda row: row["p"] <= NOTABLE, lambda one: NOTABLE),
    ("at least *indicatif*", lambda row: row["verdict"] in (LEANING, CERTAIN), lambda one: INDICATIVE / _tests(one)),
    ("*concluant*", lambda row: row["verdict"] == CERTAIN, lambda one: CONCLUSIVE / _tests(one)),
)


def _power(one: Seen, effect: Planted, level: float) -> float:
    """The chance that a two-sided t-test within months sees the effect at a level."""
    posts = one.posts[one.posts["network"] == effect.network]
    side = posts[_parted_by(effect)] == _group(effect)
    counts = side.groupby(posts["month"]).agg(["sum", "size"])
    inside, outside = counts["sum"], counts["size"] - counts["sum"]
    information = float((inside * outside / counts["size"]).sum())
    level_of_group = posts["log_rate"].groupby([posts["month"], posts[_parted_by(effect)]]).transform("mean")
    degrees = len(posts) - len(counts) - 1
    spread = np.sqrt(((posts["log_rate"] - level_of_group) ** 2).sum() / degrees)
    shift = abs(np.log(effect.ratio)) * np.sqrt(information) / spread
    return float(stats.nct.sf(stats.t.ppf(1 - level / 2, degrees), degrees, shift))


def moves(found: list[Seen], without: list[Seen]) -> Iterator[Row]:
    """The planted changes of one month, and what no question of the month asks."""
    for effect in PLANTED:
        if effect.measure in MOVED:
            measure, state = MOVED[effect.measure]
            here, plain = ([one for one in part if one.client == effect.client] for part in (found, without))
            states = [_state(one, effect.network, measure) == state for one in here]
            # The audience grows, so that October stands above the months before it without any effect.
            shift = np.log(effect.ratio) + np.mean([_last_over_before(one, effect.network, measure) for one in plain])
            power = np.mean([_power_of_signal(one, effect.network, measure, shift) for one in here])
            name = f"{effect.measure} on {effect.network}, ×{effect.ratio:g}"
            yield name, f"{state}, {measure}", _share(states), f"{power:.0%}"
    here = [one for one in found if one.client == WORKSHOP]
    grown = [_state(one, "linkedin", "typical_exposure") == "signal-hausse" for one in here]
    yield "impressions on linkedin, ×1.02 a month", "signal-hausse, typical_exposure", _share(grown), "–"
    kept = np.exp(np.mean([np.log(one.retention["short"] / one.retention["video"]) for one in here]))
    yield "retention of shorts, ×0.7", "no question asks it; ratio as read", f"×{kept:.2f}", "×0.7"


def _state(one: Seen, network: str, measure: str) -> str:
    rows = one.signals[(one.signals["network"] == network) & (one.signals["measure"] == measure)]
    return str(rows["state"].iloc[0]) if len(rows) else ""


def _last_over_before(one: Seen, network: str, measure: str) -> float:
    """How far the last month lies from the mean of those before it, on the log scale."""
    values = _logs(one, network, measure)
    return float(values[-1] - np.nanmean(values[:-1]))


def _power_of_signal(one: Seen, network: str, measure: str, shift: float) -> float:
    """The chance that a month moved by so much lies beyond limits drawn from the moving ranges before it."""
    before = _logs(one, network, measure)[:-1]
    before = before[np.isfinite(before)]
    spread = np.abs(np.diff(before)).mean() / RANGE_TO_SPREAD
    reach = factor(len(before) - 1, len(one.signals)) * RANGE_TO_SPREAD * spread
    return float(stats.norm.sf((reach - abs(shift)) / (spread * np.sqrt(1 + 1 / len(before)))))


def _logs(one: Seen, network: str, measure: str) -> np.ndarray:
    rows = one.series[(one.series["network"] == network) & (one.series["measure"] == measure)]
    return np.asarray(np.log(rows.sort_values("month")["value"].to_numpy()))


def claims(with_effects: list[Seen], without: list[Seen]) -> Iterator[Row]:
    """What is asserted where nothing was planted."""
    for name, found in (("with effects", with_effects), ("no effects", without)):
        for verdicts in ((CERTAIN,), (CERTAIN, LEANING)):
            false = [_false(one, verdicts) for one in found]
            label = " or ".join(f"*{verdict}*" for verdict in verdicts)
            rows, hit = sum(map(len, false)), [bool(len(rows)) for rows in false]
            yield f"{name}: client-months with any {label}", f"{sum(hit)} ({rows} rows)", _share(hit), _upper(hit)
            if found is with_effects:
                said = sum(int(one.comparisons["verdict"].isin(verdicts).sum()) for one in found)
                yield f"{name}: of all rows {label}, those false", f"{rows} of {said}", f"{rows / said:.0%}", ""
    asked = [_false(one, (CERTAIN, LEANING, "non concluant")) for one in without]
    yield (
        "no effects: rows that could be false, a client-month",
        f"{np.mean([len(rows) for rows in asked]):.0f}",
        "",
        "",
    )
    for name, kept in (("steady KPIs", True), ("KPIs that rise with the audience", False)):
        states = [one.signals[one.signals["measure"].isin(STEADY) == kept]["state"] for one in without]
        hit = [bool(part.isin(SIGNALS).any()) for part in states]
        count = sum(int(part.isin(SIGNALS).sum()) for part in states)
        label = f"no effects: client-months with any signal on {name}"
        yield label, f"{sum(hit)} ({count} of {sum(map(len, states))} KPIs)", _share(hit), _upper(hit)


def _false(one: Seen, verdicts: tuple[str, ...]) -> pd.DataFrame:
    """The rows with one of these verdicts on questions that the world gives no answer to.

    Left out: clicks by format on Facebook, where a link post is clicked more in every world; with
    effects also formats and their clicks, or themes, on the networks that have one planted, whose other
    formats or themes are lower or higher for it.
    """
    judged = one.comparisons[one.comparisons["verdict"].isin(verdicts)]
    by_format = judged["question"].isin(["format", "format_clicks"])
    here = [effect for effect in ENGAGEMENT if effect.client == one.client and one.effects]
    real = by_format & judged["network"].isin([effect.network for effect in here if effect.format])
    real |= (judged["question"] == "theme") & judged["network"].isin(
        [effect.network for effect in here if effect.theme]
    )
    real |= (judged["question"] == "format_clicks") & (judged["network"] == "facebook")
    return judged[~real]


def _table(header: Row, rows: Iterator[Row]) -> list[str]:
    lines = [
        header,
        ("---", "---", "---:", "---:") if header[1] == "seen as" else ("---", "---:", "---:", "---:"),
        *rows,
    ]
    return ["| " + " | ".join(line) + " |" for line in lines]


def _share(hits: list[bool]) -> str:
    return f"{np.mean(hits):.0%}"


def _upper(hits: list[bool]) -> str:
    """Upper 95 % limit of a share (Clopper and Pearson, one-sided)."""
    count, total = sum(hits), len(hits)
    return f"{stats.beta.ppf(0.95, count + 1, total - count):.1%}" if count < total else "100.0%"


if __name__ == "__main__":
    main()
