"""How much is published on a network today, and in which formats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa.client_month import ClientMonth
from iwa.coverage import covered_days, window_days
from iwa.editorial.hours import hours_of
from iwa.findings.regularity import weekly_counts
from iwa.method.playbooks import playbook_of

APART = ("story", "reply")  # what is published beside the posts that a calendar plans
WEEK = 7  # days


@dataclass(frozen=True)
class Pace:
    """Over the audit's window: posts and stories a week, and each format's share of the posts.

    `weekly` and `stories` are None where no export covers a day of the window. `mix` leaves stories and
    answers to others out; `is_observed` is False where there is no post to tell it, and the formats of the
    network's playbook stand in, each for as much.
    """

    weekly: float | None
    stories: float | None
    mix: dict[str, float]
    is_observed: bool

    @property
    def stories_a_post(self) -> float:
        """The stories that go with a post; 0 where none was seen."""
        return self.stories / self.weekly if self.stories and self.weekly else 0.0


@lru_cache(maxsize=16)
def pace(month: ClientMonth, network: str) -> Pace:
    """The pace of a network over the audit's window."""
    formats = month.window_posts_of(network)["format"].fillna("post")
    posts = formats[~formats.isin(APART)]
    covered = covered_days(month, network, window_days(month))
    weeks = ((covered[1] - covered[0]).days + 1) / WEEK if covered else None
    counted = posts.value_counts(normalize=True, sort=False).to_dict()
    known = [name for name in playbook_of(network).formats if name not in APART]
    return Pace(
        len(posts) / weeks if weeks else None,
        float((formats == "story").sum()) / weeks if weeks else None,
        {str(name): float(share) for name, share in counted.items()} or {name: 1 / len(known) for name in known},
        bool(counted),
    )


def hours_a_post(month: ClientMonth, network: str) -> float:
    """The hours of an average post at the network's mix of formats, the stories that go with it included."""
    found, dossier = pace(month, network), month.dossier
    posts = sum(share * hours_of(dossier, network, name) for name, share in found.mix.items())
    return posts + found.stories_a_post * hours_of(dossier, network, "story")


def weeks_at(month: ClientMonth, weekly: float) -> tuple[int, int]:
    """The whole weeks of the window in which at least so many posts came out, all networks together, and how many weeks there are.

    No week counts of which an export leaves a day out.
    """
    spans = [covered_days(month, network, window_days(month)) for network in month.networks]
    known = [span for span in spans if span]
    if not known:
        return 0, 0
    first, last = max(span[0] for span in known), min(span[1] for span in known)
    posts = month.window_posts[~month.window_posts["format"].fillna("post").isin(APART)]
    days = posts["published_at"].dt.tz_convert(month.client.timezone).dt.tz_localize(None).dt.normalize()
    counts = weekly_counts(days, first, last)
    return int((counts >= weekly).sum()), len(counts)
