"""Posts that a comparison chokes on: each slide still says a fact and a verdict in words, and ends in a decision."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.findings import effects
from iwa.findings.attributes import attributed
from iwa.findings.judge import judge
from iwa.findings.keep_stop import with_click_share
from iwa.findings.questions import asked
from iwa.findings.signals import signals
from iwa.findings.standing import standing
from iwa.measures.series import monthly_series
from iwa.slides import Slide
from iwa.steps import monthly
from iwa.steps.comparison import comparison

BROKEN = re.compile(r"(?i)\b(?:nan|inf|none|nat)\b|∞")
QUESTIONS = ("format", "hook", "daypart", "length", "paid")
Table = list[dict[str, Any]]


def posts_of(
    counts: list[float | None], formats: tuple[str, ...] = ("image", "carousel"), reach: float | None = 1000.0
) -> Table:
    """One post a day of October on Instagram, with so many interactions each."""
    return [
        {
            "network": "instagram", "post_id": f"p{place:02d}", "format": formats[place % len(formats)],
            "published_at": pd.Timestamp(f"2026-10-{1 + place % 20:02d} 10:0{place // 20}", tz="UTC"),
            "text": f"Le pain {place}", "interactions": count, "exposure": reach, "reach": reach, "is_paid": False,
            "too_young": False, "engagement_basis": "reach", "hook": ("question", None)[place % 2],
            "engagement_rate": count / reach if reach and count is not None else None,
        }
        for place, count in enumerate(counts)
    ]  # fmt: skip


CASES = {
    "all zeros": posts_of([0.0] * 24),
    "one group": posts_of([20.0 + place * 5 % 23 for place in range(24)], ("image",)),
    "identical values": posts_of([30.0] * 24),
    "no reach": posts_of([30.0, 20.0] * 12, reach=None),
    "a reach of zero": posts_of([30.0, 20.0] * 12, reach=0.0),
    "no interactions": posts_of([None] * 24),
    "one viral post": posts_of([5000.0, *[20.0, 30.0, 25.0] * 8], reach=10_000.0),
    "three posts": posts_of([20.0, 30.0, 25.0]),
    "one post": posts_of([20.0]),
    "no post": [],
}


@pytest.fixture(params=CASES)
def month(
    request: pytest.FixtureRequest, hand_made: Callable[..., ClientMonth], monkeypatch: pytest.MonkeyPatch
) -> ClientMonth:
    """The month, compared and judged as it is when it is built, but for fewer shuffles."""
    monkeypatch.setattr(effects, "SHUFFLES", 299)
    made = hand_made(posts=CASES[request.param])
    posts = attributed(made.posts, made.client.timezone)
    series = monthly_series(posts, made.days, made.traffic, made.client.timezone)
    judged = with_click_share(standing(judge(asked(posts)), posts), posts)
    told = signals(series, str(made.month))
    return replace(made, posts=posts, closing=posts.copy(), series=series, signals=told, comparisons=judged)


@pytest.fixture
def slides(month: ClientMonth) -> list[Slide]:
    told = [comparison(month, "instagram", question, "mesure") for question in QUESTIONS]
    for show in (
        monthly.top,
        monthly.rework,
        monthly.why,
        monthly.tiring,
        monthly.signals,
        monthly.stops,
        monthly.decisions,
    ):
        shown = show(month)
        told += shown if isinstance(shown, list) else [shown]
    return told


def test_each_slide_says_a_fact_and_a_decision_and_asserts_nothing(
    month: ClientMonth, slides: list[Slide], words: Callable[[object], list[str]]
) -> None:
    for slide in slides:
        assert slide.title and slide.decision, slide.id
        assert not [text for text in words(slide) if BROKEN.search(text)], slide.id
        assert slide.verdict in ("", "non concluant") and "vont de pair" not in slide.title, slide.id
    judged = month.comparisons
    assert not judged["verdict"].isin(["concluant", "indicatif"]).any()
    assert not judged[["ratio", "low", "high", "p", "q"]].map(math.isinf).to_numpy().any()


@pytest.mark.parametrize("month", ["one viral post"], indirect=True)
def test_a_viral_post_is_told_with_what_the_next_may_do(month: ClientMonth) -> None:
    slide = monthly.top(month)
    told = " ".join(slide.message).replace("\xa0", " ").replace("\u202f", " ")
    found = re.search(r"peut espérer ([\d,]+) fois .* et non ([\d, ]+)\.", told)
    assert found and float(found[1].replace(",", ".")) < 1.5 and float(found[2].replace(",", ".").replace(" ", "")) > 50


@pytest.mark.parametrize("month", ["three posts"], indirect=True)
def test_three_posts_promise_nothing_and_say_so(month: ClientMonth) -> None:
    slide = monthly.top(month)
    assert slide.message[0].startswith("Rien ne permet de dire ce que fera la suivante")
    assert "attendu ensuite : inconnu" in slide.exhibit.items[0].lines[2].replace("\xa0", " ")
