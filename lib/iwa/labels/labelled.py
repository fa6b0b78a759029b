"""The posts of a month with their theme, pillar, hook, angle and proof, and where each pillar comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from iwa.consolidate.themes import proposed_rules, themes
from iwa.dossier.choices import THEME
from iwa.dossier.read import Dossier
from iwa.labels.file import NO_PILLAR, decided, read_decided
from iwa.labels.likeness import Worth, likened
from iwa.labels.rules import ruled

PERSON, RULE, LIKENESS = "personne", "règle", "classement"  # where a pillar comes from, the firmest first


@dataclass(frozen=True)
class Labelled:
    """Posts with the columns of `tables.POSTS` on what they are about; both frames list the same posts.

    `theme_rules` are the words of each theme; `themes_proposed` says that nobody noted them. `worth` is
    that of the classifier, `issues` the remarks on `labels.csv`.
    """

    posts: pd.DataFrame
    closing: pd.DataFrame
    theme_rules: dict[str, tuple[str, ...]]
    themes_proposed: bool
    worth: Worth
    issues: pd.DataFrame


def labelled(posts: pd.DataFrame, closing: pd.DataFrame, dossier: Dossier, file: Path) -> Labelled:
    """The posts with their labels, those of `file` first; `closing` holds the same posts with other figures.

    `pillar_from` is one of `PERSON`, `RULE`, `LIKENESS`, missing where nothing tells; `PERSON` without a
    pillar is a post that somebody puts out of all of them. `pillar_told` is the pillar where a person or a
    rule tells it, the only one that posts are compared by; `pillar_sure` the chance that a pillar from
    likeness is right (0 to 1), missing elsewhere.
    """
    noted = {row.name: row.words for row in dossier.editorial if row.element == THEME}
    rules = noted or proposed_rules(posts["text"])
    found = read_decided(file, posts)
    by_people, by_rules = decided(found, posts), ruled(posts, dossier)
    pillars, worth = _pillars(posts["text"], by_people["pillar"], by_rules["pillar"])
    others = by_people.drop(columns="pillar").fillna(by_rules.drop(columns="pillar"))
    labels = pd.concat([pillars, others], axis=1).assign(theme=themes(posts["text"], rules))
    columns = {str(name): column for name, column in labels.items()}
    return Labelled(posts.assign(**columns), _same(posts, closing, labels), rules, not noted, worth, found.issues)


def _pillars(texts: pd.Series, by_people: pd.Series, by_rules: pd.Series) -> tuple[pd.DataFrame, Worth]:
    """The pillar of each post, where it comes from, how sure it is; and what the classifier is worth."""
    by_person, by_rule = by_people.notna(), by_people.isna() & by_rules.notna()
    told = by_people.mask(by_people == NO_PILLAR).fillna(by_rules.where(by_rule))
    people = by_people.astype("object").where(by_person, None).tolist()
    found = likened(texts.fillna("").tolist(), people, by_rules.notna().tolist())
    likeness = pd.Series(found.labels, index=texts.index, dtype="str")
    by_likeness = likeness.notna() & (likeness != NO_PILLAR)
    origin = pd.Series(None, index=texts.index, dtype="str")
    origin = origin.mask(by_person, PERSON).mask(by_rule, RULE).mask(by_likeness, LIKENESS)
    columns = {
        "pillar": told.fillna(likeness.where(by_likeness)),
        "pillar_from": origin,
        "pillar_told": told,
        "pillar_sure": pd.Series(found.sure, index=texts.index).where(by_likeness),
    }
    return pd.DataFrame(columns), _against(by_people, by_rules, found.worth)


def _against(by_people: pd.Series, by_rules: pd.Series, worth: Worth) -> Worth:
    """What the classifier is worth, with how often rules say otherwise than people."""
    both = by_people.notna() & by_rules.notna()
    wrong = (
        by_rules[both & (by_people != by_rules)].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    )
    doubted = str(wrong.index[0]) if len(wrong) else ""
    return replace(worth, rules_wrong=int(wrong.sum()), rules_tried=int(both.sum()), rules_doubted=doubted)


def _same(posts: pd.DataFrame, closing: pd.DataFrame, labels: pd.DataFrame) -> pd.DataFrame:
    """The other frame with the labels of the posts, by network and id."""
    keys = ["network", "post_id"]
    known = labels.set_axis(pd.MultiIndex.from_frame(posts[keys].astype("object")))
    known = known[~known.index.duplicated()]
    there = known.reindex(pd.MultiIndex.from_frame(closing[keys].astype("object")))
    return closing.assign(**{str(name): column.array for name, column in there.items()})
