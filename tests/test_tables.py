"""A table's columns, types and keys; what breaks them is the fault of whoever made the frame."""

import pandas as pd
import pytest
from pandera.errors import SchemaError, SchemaErrors

from iwa import tables

KEYS = {"network": ["x"], "post_id": ["1"]}


def test_a_frame_gets_its_columns_in_their_order_and_types_and_loses_others() -> None:
    found = tables.checked(pd.DataFrame({"reach": ["12"], "else": [1], **KEYS}, index=[7]), tables.POSTS)
    assert list(found.columns) == list(tables.POSTS.columns)
    assert found["reach"].tolist() == [12.0] and found.index.tolist() == [0]
    assert found["views"].isna().all() and found.dtypes.equals(tables.empty(tables.POSTS).dtypes)


@pytest.mark.parametrize(
    "wrong",
    [{"post_id": ["1"]}, KEYS | {"post_id": [None]}, KEYS | {"reach": ["beaucoup"]}],
    ids=["a key that misses", "a key that is empty", "a text for a figure"],
)
def test_a_frame_that_breaks_its_schema_is_refused(wrong: dict[str, list[object]]) -> None:
    with pytest.raises((SchemaError, SchemaErrors)):
        tables.checked(pd.DataFrame(wrong), tables.POSTS)
