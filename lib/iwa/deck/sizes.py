"""The sizes of every text on a slide, as thought out for our master; `Ladder` carries them to another's."""

from __future__ import annotations

from iwa.deck.places import Ladder

TITLE = Ladder(26, (26, 24, 22))
SUBTITLE, VERDICT = Ladder(14, (14, 13, 12, 11)), Ladder(11, (11, 10))
DECISION, TAG = Ladder(16, (16, 14, 12)), Ladder(14, (14, 12))
SMALL = Ladder(10, (10,))  # source and footer
COVER_TITLE, SECTION_TITLE, SECTION_TEXT = Ladder(40, (40, 36, 32, 28)), Ladder(36, (36,)), Ladder(18, (18,))
COVER_TEXTS = {
    "Client": Ladder(24, (24, 20, 18)),
    "Période": Ladder(18, (18, 16, 14)),
    "Agence": Ladder(14, (14, 12)),
    "Date": Ladder(12, (12, 11, 10)),
}
BODY = Ladder(16, (16, 14, 12, 11, 10))
UNDER_FIGURES = Ladder(16, (18, *BODY.sizes))
ALONE = Ladder(20, (24, 20, 18, *BODY.sizes))
LISTED = Ladder(12, BODY.sizes)  # where a chart could stand
BLOCK_TEXT, BLOCK_HEADING = Ladder(16, (18, 16, 14, 12, 11, 10)), Ladder(16, (16, 14, 12))
CARD_TEXT, CARD_HEADING = Ladder(14, (16, 14, 12, 11, 10)), Ladder(14, (14, 12, 11, 10))
FIGURE_TEXT = Ladder(14, (14, 13, 12, 11, 10))
FIGURES, LOW_FIGURES = Ladder(14, (44, 36, 30, 24, 20)), Ladder(14, (30, 24, 20))
AXIS = Ladder(12, (14, 13, 12, 11, 10))
QUADRANT_HEADING, QUADRANT_TEXT = Ladder(14, (16, 14, 12)), Ladder(14, (16, 14, 13, 12, 11, 10))
STAGE_RANK, STAGE_HEADING = Ladder(14, (14,)), Ladder(16, (18, 16, 14, 13, 12, 11, 10))
STAGE_TEXT, STAGE_FOOT = Ladder(14, (16, 14, 13, 12, 11, 10)), Ladder(12, (12, 11, 10))
SIDE_TEXT = Ladder(16, (18, 16, 14, 12, 11, 10))
