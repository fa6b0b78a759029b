"""What the charter's slides count in the client's own texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.editorial.accessibility import IMAGES, VIDEOS, rule_states, unseen
from iwa.editorial.vocabulary import word_uses

Made = Callable[..., ClientMonth]
TEXTS = (
    "Le levain a dormi. #PainAuLevain",
    "Un pain au levain, deux jours de travail. Un vrai #levain ici #painaulevain",
    "Gourmande, la brioche !! #painaulevain",
    None,
)


def posts(**changes: Any) -> list[dict[str, Any]]:
    """A post a day from the 10th of October, in these words; the last one has none."""
    return [
        {
            "network": "facebook",
            "post_id": str(rank),
            "published_at": pd.Timestamp(2026, 10, 10 + rank, 10, tz="UTC"),
            "format": "image",
            "text": text,
        }
        | changes
        for rank, text in enumerate(TEXTS)
    ]


def test_each_rule_is_counted_on_the_texts_of_the_window_with_the_latest_that_breaks_it(hand_made: Made) -> None:
    states = {state.key: state for state in rule_states(hand_made(posts=posts()))}
    assert {key: (state.broken, state.total) for key, state in states.items() if state.broken} == {
        "casse": (2, 3),
        "place": (1, 3),
        "ponctuation": (1, 3),
    }
    assert (states["casse"].example, states["casse"].on) == ("#painaulevain", date(2026, 10, 12))
    assert (states["lettres"].example, states["lettres"].on) == ("", None)


def test_stories_and_answers_to_others_are_held_to_no_rule(hand_made: Made) -> None:
    assert {state.total for state in rule_states(hand_made(posts=posts(format="story")))} == {0}


def test_a_word_is_counted_once_a_text_in_all_its_forms_hashtags_included(hand_made: Made) -> None:
    rows = (
        EditorialElement(element="mot à employer", name="Levain"),
        EditorialElement(element="mot à éviter", name="gourmand", words="gourmande, gourmandise"),
        EditorialElement(element="mot à éviter", name="authentique"),
    )
    used, avoided, absent = word_uses(hand_made(Dossier(editorial=rows), posts=posts()))
    assert (used.count, used.total, used.sentence) == (2, 3, "Un pain au levain, deux jours de travail.")
    assert (avoided.count, avoided.is_avoided, avoided.sentence) == (1, True, "Gourmande, la brioche !!")
    assert (absent.count, absent.sentence) == (0, "")


def test_what_no_export_tells_is_counted_by_network(hand_made: Made) -> None:
    month = hand_made(posts=posts())
    assert (unseen(month, IMAGES), unseen(month, VIDEOS)) == ({"facebook": 4}, {})
