"""The classifier: what it says of texts like those that people labelled, and when it says nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from iwa.dossier.read import Dossier
from iwa.labels.labelled import labelled
from iwa.labels.likeness import BOUND, LEAST, Likened, Worth, likened

WORDS = {
    "coulisses": ("fournil", "pétrin", "nuit", "équipe", "four", "tablier", "réveil", "farine"),
    "offres": ("commande", "réserver", "vitrine", "gâteau", "samedi", "prix", "nouveauté", "carte"),
    "preuves": ("avis", "client", "merci", "étoiles", "retour", "témoignage", "fidèle", "note"),
}
COMMON = ("le", "pain", "ce", "matin", "on", "vous", "attend", "chez", "nous", "avec", "du", "bon", "beurre", "ici")


def said(texts: list[str], told: list[str | None], ruled: list[bool] | None = None) -> Likened:
    return likened(texts, told, ruled or [False] * len(texts))


def texts(count: int, seed: int = 1, mixed: float = 0.0) -> tuple[list[str], list[str]]:
    """Texts of the three pillars; a share `mixed` has the words of another one."""
    rng = np.random.default_rng(seed)
    pillars = [str(pillar) for pillar in rng.choice(list(WORDS), count)]
    spoken = [str(rng.choice(list(WORDS))) if rng.random() < mixed else pillar for pillar in pillars]
    written = [[*rng.choice(COMMON, 7), *rng.choice(WORDS[pillar], 3)] for pillar in spoken]
    return [" ".join(rng.permutation(words)) for words in written], pillars


@pytest.fixture(scope="module")
def told() -> tuple[Likened, list[str]]:
    bodies, pillars = texts(300, mixed=0.1)
    return said(bodies, [pillar if place < 120 else None for place, pillar in enumerate(pillars)]), pillars


def test_it_labels_what_it_can_tell_and_its_error_is_the_one_it_states(told: tuple[Likened, list[str]]) -> None:
    found, pillars = told
    given = [(label, pillar) for label, pillar in zip(found.labels, pillars, strict=True) if label]
    assert set(found.labels[:120]) == {None}
    assert 100 < len(given) <= 180
    wrong = sum(label != pillar for label, pillar in given) / len(given)
    worth = found.worth
    assert worth.low is not None and worth.high is not None and worth.error is not None
    assert worth.low - 0.03 <= wrong <= worth.high + 0.03
    assert 0 < worth.error <= BOUND
    assert (worth.taught, worth.known, worth.refused) == (120, ("coulisses", "offres", "preuves"), "")
    assert 60 < worth.tried <= 120
    sure = found.sure[120:]
    kept = np.array([label is not None for label in found.labels[120:]])
    assert sure[kept].min() >= worth.least_sure > np.nanmax(sure[~kept], initial=0)
    assert abs((1 - wrong) - sure[kept].mean()) < 0.2  # how sure it says it is, is about how right it is


def test_the_same_texts_give_the_same_bytes_in_any_order(told: tuple[Likened, list[str]]) -> None:
    bodies, pillars = texts(300, mixed=0.1)
    known = [pillar if place < 120 else None for place, pillar in enumerate(pillars)]
    again = said(bodies, known)
    assert again.sure.tobytes() == told[0].sure.tobytes()
    turned = said(bodies[::-1], known[::-1])
    assert turned.labels[::-1] == again.labels
    assert turned.worth.tried == again.worth.tried


def test_labels_at_random_give_no_label() -> None:
    bodies, pillars = texts(160, mixed=1.0)
    found = said(bodies, [pillar if place < 100 else None for place, pillar in enumerate(pillars)])
    assert set(found.labels) == {None}
    assert found.worth.refused


def test_too_few_labels_teach_nothing() -> None:
    bodies, pillars = texts(200)
    chosen = [place for pillar in WORDS for place in [n for n, own in enumerate(pillars) if own == pillar][: LEAST - 1]]
    found = said(bodies, [pillars[place] if place in chosen else None for place in range(200)])
    assert set(found.labels) == {None}
    assert found.worth.refused.endswith("dans deux piliers au moins, et le deuxième n’en a que 7")
    assert said(["Un pain"], [None]).worth.refused == "aucune publication n’est étiquetée par une personne"
    same = said([bodies[0]] * 20 + [bodies[1]] * 20, ["offres"] * 19 + [None] + ["preuves"] * 20)
    assert same.worth.refused  # one text said twenty times is one text


def test_its_error_is_measured_on_what_rules_leave() -> None:
    """Texts that rules tell are the easy ones: they teach, and flatter nobody."""
    easy, hard = texts(100), texts(100, seed=2, mixed=0.5)
    both, pillars = easy[0] + hard[0], easy[1] + hard[1]
    flattered = said(both, [*pillars]).worth
    honest = said(both, [*pillars], [True] * 100 + [False] * 100).worth
    assert flattered.taught == honest.taught == 200
    assert honest.refused and honest.tried < 100
    assert honest.error is None or flattered.error is None or honest.error > flattered.error
    ruled = said(both[:150], [*pillars[:120], *[None] * 30], [False] * 130 + [True] * 20)
    assert set(ruled.labels[130:]) == {None}


def test_a_text_without_words_is_left_out() -> None:
    bodies, pillars = texts(80)
    found = said([*bodies, "", "#Pain https://exemple.fr"], [*pillars, None, None])
    assert found.labels[-2:] == (None, None)
    assert np.isnan(found.sure[-2:]).all()


def test_what_likeness_says_is_kept_apart_from_what_is_told(tmp_path: Path) -> None:
    bodies, pillars = texts(120)
    posts = pd.DataFrame({"network": "x", "post_id": [f"p{n}" for n in range(120)], "url": None, "text": bodies})
    rows = [f"p{n},{pillars[n]}" for n in range(60)]
    (tmp_path / "labels.csv").write_text("\n".join(["publication,pilier", *rows]), "utf-8")
    named = labelled(posts, posts, Dossier(), tmp_path / "labels.csv")
    counts = named.posts["pillar_from"].value_counts().to_dict()
    assert counts["personne"] == 60
    assert counts["classement"] > 40
    guessed = named.posts[named.posts["pillar_from"] == "classement"]
    assert guessed["pillar_told"].isna().all()
    assert guessed["pillar_sure"].between(0.3, 1).all()
    assert named.posts["pillar_sure"].notna().sum() == len(guessed)
    assert Worth.of({**named.worth.__dict__, "known": list(named.worth.known)}) == named.worth
