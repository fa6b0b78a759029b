"""What a person may type in a cell, and what is refused because it could mean two things."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from iwa.dossier.cells import ADDRESS, DAY, FLAG, MONTH, NUMBER, POSITIVE, QUARTER, SCORE, TEXT, WORDS, Kind, choice
from iwa.months import Month

KINDS = choice({"taux d’engagement": "engagement_rate", "tous": None})


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (TEXT, "  Léa Martin ", "Léa Martin"),
        (TEXT, 12.0, "12"),
        (TEXT, 0.5, "0,5"),
        (TEXT, date(2026, 11, 3), "03/11/2026"),
        (TEXT, "deux_x000D_\nlignes", "deux\nlignes"),
        (NUMBER, 22, 22.0),
        (NUMBER, "1 234,5", 1234.5),
        (NUMBER, "1\u202f234\u00a0567", 1234567.0),
        (NUMBER, "12 €", 12.0),
        (NUMBER, "5 %", 0.05),
        (NUMBER, "−3,5", -3.5),
        (NUMBER, "1234.567", 1234.567),
        (NUMBER, "1,234", 1.234),
        (NUMBER, "0", 0.0),
        (POSITIVE, 0, 0.0),
        (DAY, datetime(2026, 11, 3, 14, 30), date(2026, 11, 3)),
        (DAY, date(2026, 11, 3), date(2026, 11, 3)),
        (DAY, "03/11/2026", date(2026, 11, 3)),
        (DAY, "3.11.2026", date(2026, 11, 3)),
        (DAY, "2026-11-03", date(2026, 11, 3)),
        (DAY, "1er août 2026", date(2026, 8, 1)),
        (DAY, "3 nov 2026", date(2026, 11, 3)),
        (MONTH, "2026-10", Month(2026, 10)),
        (MONTH, "10/2026", Month(2026, 10)),
        (MONTH, "Octobre 2026", Month(2026, 10)),
        (MONTH, "févr. 2026", Month(2026, 2)),
        (MONTH, datetime(2026, 10, 1), Month(2026, 10)),
        (MONTH, Month(2026, 10), Month(2026, 10)),
        (QUARTER, "2026-T4", "2026-T4"),
        (QUARTER, "t4 2026", "2026-T4"),
        (FLAG, "Oui", True),
        (FLAG, False, False),
        (FLAG, "non", False),
        (SCORE, 3.0, 3),
        (SCORE, "2", 2),
        (SCORE, "Sans  objet", "sans objet"),
        (WORDS, "recette, farine ,, #faitmaison;recette\npain", ("recette", "farine", "#faitmaison", "pain")),
        (ADDRESS, "www.exemple.fr/devis?utm_content=a", "https://www.exemple.fr/devis?utm_content=a"),
        (ADDRESS, "https://youtu.be/a-b", "https://youtu.be/a-b"),
        (KINDS, "Taux d'engagement", "engagement_rate"),
        (KINDS, "engagement_rate", "engagement_rate"),
        (KINDS, "TOUS", None),
    ],
)
def test_it_is_read(kind: Kind, cell: Any, value: Any) -> None:
    assert kind.read(cell) == value


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (NUMBER, "1.234"),  # one and a bit, or a thousand and more
        (NUMBER, "1,234,567"),
        (NUMBER, "12 34"),
        (NUMBER, "nan"),
        (NUMBER, "1e5"),
        (NUMBER, "12k"),
        (NUMBER, True),
        (NUMBER, date(2026, 1, 1)),
        (POSITIVE, -1),
        (DAY, "31/02/2026"),
        (DAY, "3 nov"),
        (DAY, "3 ju 2026"),
        (DAY, 46329.0),
        (DAY, time(14, 30)),
        (MONTH, "2026-13"),
        (MONTH, "jui 2026"),  # June, or July
        (MONTH, "octobre"),
        (MONTH, 2026.0),
        (QUARTER, "2026-T5"),
        (FLAG, "peut-être"),
        (SCORE, 4),
        (SCORE, 1.5),
        (SCORE, "-"),
        (WORDS, ", ;"),
        (ADDRESS, "voir le post"),
        (ADDRESS, "lea@exemple.fr"),
        (KINDS, "taux"),
    ],
)
def test_it_is_refused(kind: Kind, cell: Any) -> None:
    with pytest.raises(ValueError):
        kind.read(cell)
