"""What is kept, stopped, amplified and tested, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, STOP, TEST
from iwa.steps.advice import advised, nearest, sentences

Made = Callable[..., Any]


def plain(texts: tuple[str, ...]) -> list[str]:
    return [text.replace("\xa0", " ").replace("\u202f", " ") for text in texts]


def test_each_item_comes_with_effect_interval_and_counts(hand_made: Callable[..., ClientMonth], compared: Made) -> None:
    month = hand_made(comparisons=[compared(2.0, "concluant")])
    assert plain(sentences(month, AMPLIFY)) == [
        "Les carrousels sur Instagram : +100 % (entre +60 % et +150 %), 20 publications contre 30."
    ]


def test_without_anything_conclusive_the_reason_is_given_and_what_comes_nearest(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    month = hand_made(comparisons=[compared(0.5, "indicatif", n_rest=31)])
    told = plain(sentences(month, STOP))
    assert told[0] == "Rien à stopper : aucun recul n’est concluant."
    assert told[1].startswith("Au plus près : les carrousels sur Instagram, −50 %")
    assert plain(sentences(month, AMPLIFY)) == ["Rien à amplifier : aucun écart n’est concluant."]


def test_what_is_inconclusive_is_neither_stopped_nor_near_to_it(
    hand_made: Callable[..., ClientMonth], compared: Made
) -> None:
    month = hand_made(comparisons=[compared(0.3, "non concluant")])
    assert advised(month, STOP) == advised(month, AMPLIFY) == advised(month, TEST) == ()
    assert nearest(month, STOP) == []
