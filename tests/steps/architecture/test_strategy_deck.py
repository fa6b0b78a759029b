"""The strategy as a deck: each pack's slides are among the next one's, and a client without anything has them all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from iwa.client_month import ClientMonth
from iwa.demo.clients import MONTH_TWO, WORKSHOP
from iwa.method.promises import NESTED
from iwa.months import Month
from iwa.packs import Deliverable, deliverables, picked
from iwa.slides import Slide
from iwa.steps import architecture

Words = Callable[[object], list[str]]
ONE_EACH = [name for name in architecture.__all__ if name != "network_pages"]


def strategy(pack: str) -> Deliverable:
    return next(item for item in deliverables(pack) if item.name == "strategie")


def test_a_smaller_pack_s_strategy_is_a_part_of_the_next_one_s(
    demo_slides: dict[tuple[str, Month], list[Slide]],
) -> None:
    slides = demo_slides[WORKSHOP, MONTH_TWO]
    found = [[slide.id for slide in picked(slides, strategy(pack).patterns)] for pack in NESTED]
    for small, large in pairwise(found):
        assert set(small) < set(large) and [name for name in large if name in small] == small
    assert found[0][0] == "architecture.synthese" and found[0][-1] == "architecture.feuille-de-route"
    assert "architecture.publicite" in found[2] and "architecture.pack" not in found[2]


def test_the_parts_of_the_method_are_chapters() -> None:
    parts = [chapter.lower() for chapter in strategy("essentiel").chapters.values()]
    assert all(any(part in chapter for chapter in parts) for part in ("objectifs", "cibles", "messages", "piliers", "canaux", "cadence"))  # fmt: skip


def test_every_slide_of_a_client_without_anything_stands_and_says_what_is_to_be_filled_in(
    hand_made: Callable[..., ClientMonth], words: Words
) -> None:
    month = hand_made(sources=[])
    slides = [getattr(architecture, name)(month) for name in ONE_EACH] + architecture.network_pages(month)
    assert all(slide.title and slide.decision.endswith(".") for slide in slides)
    told = {slide.id: " ".join(words(slide)) for slide in slides}
    silent = {name for name, text in told.items() if "à compléter" not in text}
    assert silent <= {"architecture.mix", "architecture.preuves"}, silent
    assert not any("None" in text or "nan" in text.split() for text in told.values())
