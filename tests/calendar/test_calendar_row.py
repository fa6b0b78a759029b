"""A planned post is read from what a person types in its cells, and written the way it is read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from iwa.calendar.row import HOUR, PlannedPost
from iwa.dossier.row import columns_of


@pytest.mark.parametrize("typed", ["9:30", "9h30", " 09 h 30 ", "09:30:00", time(9, 30), datetime(1899, 12, 30, 9, 30), timedelta(hours=9.5)])  # fmt: skip
def test_an_hour_is_read_however_it_is_typed(typed: object) -> None:
    assert HOUR.read(typed) == time(9, 30)


@pytest.mark.parametrize("typed", ["midi", "25:00", "9", timedelta(hours=30), 0.4])
def test_what_is_no_hour_is_refused(typed: object) -> None:
    with pytest.raises(ValueError):
        HOUR.read(typed)


def test_a_row_needs_a_day_and_a_network_alone() -> None:
    row = PlannedPost.model_validate({"day": "3 novembre 2026", "network": "LinkedIn"})
    assert (row.identifier, row.day, row.network, row.status, row.planned) == ("", date(2026, 11, 3), "linkedin", None, None)  # fmt: skip
    with pytest.raises(ValidationError):
        PlannedPost.model_validate({"day": "3 novembre 2026"})


def test_each_field_but_the_places_is_a_column_and_what_is_written_is_read_back() -> None:
    columns = columns_of(PlannedPost)
    assert set(columns) == set(PlannedPost.model_fields) - {"cells"}
    filled: dict[str, Any] = {"day": date(2026, 11, 3), "hour": time(12, 30), "network": "x", "format": "carousel"}
    filled |= {"pillar": "preuves", "series": "coulisse", "kind": "série", "status": "publié", "planned": False}
    row = PlannedPost.model_validate(filled | {"hours": 2.5, "link": "https://a.fr/?utm_content=1"})
    written = {name: columns[name].kind.write(value) for name, value in row if value is not None and name in columns}
    assert PlannedPost.model_validate(written) == row
