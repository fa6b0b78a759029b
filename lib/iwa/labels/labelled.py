"""The posts of a month with their theme, pillar, hook, angle and proof, and where each pillar comes from."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa.consolidate.themes import proposed_rules, themes
from iwa.dossier.choices import THEME
from iwa.dossier.read import Dossier
from iwa.labels.rules import ruled

PERSON, RULE, LIKENESS = "personne", "règle", "classement"  # where a pillar comes from, the firmest first


@dataclass(frozen=True)
class Labelled:
    """Posts with the columns of `tables.POSTS` on what they are about; both frames list the same posts.

    `theme_rules` are the words of each theme; `themes_proposed` says that nobody noted them.
    """

    posts: pd.DataFrame
    closing: pd.DataFrame
    theme_rules: dict[str, tuple[str, ...]]
    themes_proposed: bool


def labelled(posts: pd.DataFrame, closing: pd.DataFrame, dossier: Dossier) -> Labelled:
    """The posts with their labels; `closing` holds them with other figures and gets the same ones.

    `pillar_from` is one of `PERSON`, `RULE`, `LIKENESS`, missing where there is no pillar;
    `pillar_told` the pillar where a person or a rule tells it, the only ones that posts are compared
    by; `pillar_sure` the chance that a pillar from likeness is right (0 to 1), missing elsewhere.
    """
    noted = {row.name: row.words for row in dossier.editorial if row.element == THEME}
    rules = noted or proposed_rules(posts["text"])
    found = ruled(posts, dossier)
    told = found["pillar"].notna()
    labels = found.assign(
        theme=themes(posts["text"], rules),
        pillar_from=pd.Series(RULE, index=posts.index, dtype="str").where(told),
        pillar_told=found["pillar"],
        pillar_sure=pd.Series(float("nan"), index=posts.index),
    )
    return Labelled(
        posts.assign(**{str(name): column for name, column in labels.items()}),
        _same(posts, closing, labels),
        rules,
        not noted,
    )


def _same(posts: pd.DataFrame, closing: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """The other frame with the labels of the posts, by network and id."""
    keys = ["network", "post_id"]
    known = labels.set_axis(pd.MultiIndex.from_frame(posts[keys].astype("object")))
    known = known[~known.index.duplicated()]
    there = known.reindex(pd.MultiIndex.from_frame(closing[keys].astype("object")))
    return closing.assign(**{str(name): column.array for name, column in there.items()})
