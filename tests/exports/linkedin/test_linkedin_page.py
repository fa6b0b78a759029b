"""What the name of an export says."""

import pandas as pd
import pytest

from iwa.exports.document import Document
from iwa.exports.linkedin.page import UNKNOWN_DAY, page_file


@pytest.mark.parametrize(
    ("name", "account", "day"),
    [
        ("acme_content_1742193384396.xls", "acme", "2025-03-17"),
        ("acme-conseil_updates_1742193384396.xls", "acme-conseil", "2025-03-17"),
        ("lots/mars.zip › acme_Followers_1742193384396 (1).xls", "acme", "2025-03-17"),
        ("acme_visitors_1742193384396.xlsx", "acme", "2025-03-17"),
        ("acme_contenu_1742193384396.xls", "", "2025-03-17"),
        ("acme_content_0000000000001.xls", "acme", None),
        ("export.xlsx", "", None),
    ],
)
def test_page_and_day_of_the_export(name, account, day):
    page = page_file(Document(name, ()))
    assert page.account == account
    assert page.exported == pd.Timestamp(day) if day else pd.isna(page.exported)


def test_the_later_day_is_the_measuring_day():
    page = page_file(Document("acme_content_1742193384396.xls", ()))
    assert page.measured_at(pd.Timestamp("2025-03-15")) == pd.Timestamp("2025-03-17")
    assert page.measured_at(pd.Timestamp("2025-03-20")) == pd.Timestamp("2025-03-20")
    assert page.measured_at(UNKNOWN_DAY) == pd.Timestamp("2025-03-17")
    assert pd.isna(page_file(Document("x.xls", ())).measured_at(UNKNOWN_DAY))
