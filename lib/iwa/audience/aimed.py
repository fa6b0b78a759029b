"""The targets that the dossier declares, each beside the exported labels that lie within it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from iwa.audience.ages import sex_named
from iwa.dossier.ages import age_range, ages_said, overlap, within
from iwa.dossier.target import Target
from iwa.exports.wording import normalised

# The dimensions of targets that each one exported can be held against; the others are their own.
COMPARED = {
    "âge et sexe": ("âge", "genre"),
    "ville": ("ville", "lieu"),
    "lieu": ("lieu", "ville", "pays"),
}


@dataclass(frozen=True)
class Held:
    """A target beside the exported labels that lie within it.

    `share` is None when the export isolates none of it; `is_least` when it cuts the target's ages
    elsewhere, so that the true share may be greater.
    """

    target: Target
    labels: tuple[str, ...]
    share: float | None
    is_least: bool = False

    @property
    def value(self) -> str:
        """What is aimed at, in words."""
        if self.target.dimension == "âge":
            ages = age_range(self.target.value)
            return ages_said(ages) if ages else self.target.value
        return sex_named(self.target.value).lower() if self.target.dimension == "genre" else self.target.value

    @property
    def is_reached(self) -> bool:
        """Whether the share, as it is printed, is at least the one aimed at, if there is one."""
        aimed = self.target.share
        return aimed is not None and self.share is not None and round(self.share, 2) >= round(aimed, 2)


def targets_for(targets: Sequence[Target], network: str, dimension: str) -> list[Target]:
    """The targets declared for a network, or for all, that a dimension exported can be held against."""
    compared = COMPARED.get(dimension, (dimension,))
    return [one for one in targets if one.network in (None, network) and one.dimension in compared]


def held(target: Target, shares: dict[str, float]) -> Held:
    """A target against the shares by label."""
    labels = tuple(label for label in shares if _matches(target, label))
    share = sum(shares[label] for label in labels) if labels else None
    return Held(target, labels, share, any(_is_cut(target, label) for label in shares if label not in labels))


def _matches(target: Target, label: str) -> bool:
    if target.dimension == "âge":
        ages, aimed = age_range(label), age_range(target.value)
        return ages is not None and aimed is not None and within(ages, aimed)
    if target.dimension == "genre":
        return normalised(sex_named(target.value)) == normalised(sex_named(label))
    wanted = normalised(target.value)
    return wanted in (normalised(label), normalised(label.split(",")[0])) or (
        target.dimension in ("lieu", "ville", "pays") and _stands_in(wanted, normalised(label))
    )


def _stands_in(place: str, label: str) -> bool:
    """Whether a place is a whole name within a longer one: Lyon in "greater lyon area", not Tours in "joué-lès-tours"."""
    return bool(re.search(rf"(?<![\w-]){re.escape(place)}(?![\w-])", label))


def _is_cut(target: Target, label: str) -> bool:
    """Whether only some of the ages of a label are aimed at."""
    ages, aimed = age_range(label), age_range(target.value)
    return target.dimension == "âge" and ages is not None and aimed is not None and overlap(ages, aimed)


def labels_in(found: Sequence[Held]) -> tuple[str, ...]:
    """The labels that lie in any target, each once."""
    return tuple(dict.fromkeys(label for one in found for label in one.labels))
