"""Identifiers and addresses of posts on X."""

import pandas as pd
import pytest

from iwa.exports.x.ids import handles, instants, keys

TRUE = "2083485386142646395"
LINK = f"https://x.com/atelier/status/{TRUE}"


def key(printed: str, url: str) -> tuple[str, bool]:
    found, given_back = keys(pd.Series([printed], dtype="str"), pd.Series([url], dtype="str"))
    return found.iloc[0], bool(given_back.iloc[0])


def test_an_intact_identifier_stays():
    assert key(TRUE, LINK) == (TRUE, False)


@pytest.mark.parametrize("crushed", ["2.08E+18", "2,08349E+18", "2083485386142650000", "2083485386142646272"])
def test_a_crushed_identifier_comes_back_from_the_address(crushed):
    assert key(crushed, LINK) == (TRUE, True)


@pytest.mark.parametrize(
    "crushed", ["2.08E+18", "2,08349E+18", "2083485386142650000", "", "Total", "20", "9" * 19, "1" * 25]
)
def test_without_address_a_damaged_identifier_is_none(crushed):
    assert key(crushed, "") == ("", False)


def test_without_address_an_intact_identifier_is_enough():
    assert key(f" {TRUE} ", "") == (TRUE, False)


@pytest.mark.parametrize(
    "url",
    [
        LINK, LINK + "?s=20", LINK + "/photo/1", f"http://twitter.com/atelier/status/{TRUE}", f"x.com/i/status/{TRUE}",
        f"https://mobile.twitter.com/Atelier_N/statuses/{TRUE}", f"https://X.com/i/web/status/{TRUE}",
    ],
)  # fmt: skip
def test_every_way_of_writing_an_address_names_the_post(url):
    assert key("", url) == (TRUE, False)


@pytest.mark.parametrize(
    "url", [f"https://netflix.com/a/status/{TRUE}", "https://x.com/atelier", f"https://x.com/a/{TRUE}"]
)
def test_other_addresses_name_none(url):
    assert key("", url) == ("", False)


def test_the_identifier_holds_the_instant_in_utc():
    # (2083485386142646395 >> 22) + 1288834974657 = 1785576600000 ms
    assert instants(pd.Series([TRUE])).tolist() == [pd.Timestamp("2026-08-01 09:30", tz="UTC")]


def test_the_account_is_in_the_address():
    urls = [
        LINK,
        f"https://twitter.com/Atelier_N/status/{TRUE}",
        f"https://x.com/i/status/{TRUE}",
        f"x.com/i/web/status/{TRUE}",
        "",
    ]
    assert handles(pd.Series(urls)).tolist() == ["atelier", "Atelier_N", "", "", ""]
