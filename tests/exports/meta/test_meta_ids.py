"""Identifiers survive spreadsheets: read from the address when the number was crushed."""

import pandas as pd
import pytest

from iwa.exports.meta.ids import facebook_keys, held_instants, instagram_keys, shortcodes
from iwa.exports.whole_ids import intact

PAGE = "https://www.facebook.com/61569323067856"
PFBID = "https://www.facebook.com/permalink.php?story_fbid=pfbid02GizgCdqD6&id=61569323067856"


def kept(*ids: str) -> list[str]:
    return intact(pd.Series(ids, dtype="str")).tolist()


def one_facebook(number: str, url: str) -> str:
    return facebook_keys(pd.Series([number]), pd.Series([url])).keys.item()


def one_instagram(number: str, url: str) -> str:
    return instagram_keys(pd.Series([number]), pd.Series([url])).keys.item()


@pytest.mark.parametrize("url", ["p/", "reel/", "reels/", "tv/", "maison.levain/p/", "maison.levain/reel/"])
def test_shortcode_is_found_in_every_form_of_address(url: str) -> None:
    addresses = pd.Series([f"https://www.instagram.com/{url}DHN03JLgBCS/?img_index=1"])
    assert shortcodes(addresses).tolist() == ["DHN03JLgBCS"]


def test_story_and_profile_addresses_hold_no_shortcode() -> None:
    addresses = pd.Series(["https://www.instagram.com/stories/levain/3190512345678901234", "", PAGE])
    assert shortcodes(addresses).tolist() == ["", "", ""]


def test_shortcode_holds_the_instant() -> None:
    # B is 1 and stands for 2 ** 60: 2 ** 37 ms after 1314220021721, so 1451658975193 ms after 1970
    assert held_instants(pd.Series(["BAAAAAAAAAA"]))[0] == pd.Timestamp("2016-01-01 14:36:15.193Z")


def test_key_of_a_private_account_after_the_code_changes_nothing() -> None:
    bare, keyed = held_instants(pd.Series(["BAAAAAAAAAA", "BAAAAAAAAAAxyz_0123456789"]))
    assert keyed == bare


@pytest.mark.parametrize("code", ["", "BAAAAAAAAA", "zAAAAAAAAAA"])
def test_what_is_no_code_of_64_bits_holds_no_instant(code: str) -> None:
    assert held_instants(pd.Series([code], dtype="str")).isna().all()


def test_intact_numbers_stay_text() -> None:
    assert kept("122121474620644102", "17900000012345678", "613168031534769") == [
        "122121474620644102", "17900000012345678", "613168031534769",
    ]  # fmt: skip


@pytest.mark.parametrize("crushed", ["1.22158E+17", "1,22158E+17", "1.2212147462064410e+17", "122158000000000000", ""])
def test_crushed_number_is_refused(crushed: str) -> None:
    assert kept(crushed, "122121474620644102") == ["", "122121474620644102"]


def test_one_crushed_number_among_many_is_refused() -> None:
    others = [f"1221214746206{number:05d}" for number in range(44102, 44302) if number % 1000]
    assert kept("122158000000000000", *others) == ["", *others]


def test_column_cut_after_15_digits_is_refused() -> None:
    assert kept("122121474620644000", "122121248420644000", "122120973458644000") == ["", "", ""]


def test_one_number_in_many_may_end_in_zeros() -> None:
    natural = [f"1017943522610{number:04d}" for number in range(1, 101)]  # one of 100 ends in 00
    assert kept(*natural) == natural


def test_column_rounded_to_floats_is_refused() -> None:
    true = [
        "122121474620644102",
        "122121248420644102",
        "122120973458644102",
        "122120861750644102",
        "122120677988644102",
    ]
    rounded = [str(int(float(number))) for number in true]
    assert "122121474620644096" in rounded
    assert kept(*rounded) == [""] * 5
    assert kept(*true) == true


def test_one_account_on_every_row_is_not_taken_for_a_rounded_column() -> None:
    assert kept(*["17841400000012346"] * 50) == ["17841400000012346"] * 50


def test_instagram_key_is_the_shortcode_whatever_the_number() -> None:
    url = "https://www.instagram.com/p/DHN03JLgBCS/"
    assert one_instagram("18012345678901234", url) == one_instagram("1.8E+16", url) == "DHN03JLgBCS"


def test_story_key_is_its_number_then_the_number_of_its_address_then_the_address() -> None:
    url = "https://www.instagram.com/stories/levain/3190512345678901234"
    assert one_instagram("18012345678901234", url) == "18012345678901234"
    assert one_instagram("1.8E+16", url) == "3190512345678901234"
    assert one_instagram("1.8E+16", "https://www.instagram.com/levain/") == "https://www.instagram.com/levain/"


def test_facebook_key_is_the_posts_own_number_while_it_is_intact() -> None:
    assert one_facebook("122121474620644102", f"{PAGE}/videos/1151179272886419/") == "122121474620644102"


@pytest.mark.parametrize(
    "url",
    [
        f"{PAGE}/posts/1151179272886419",
        f"{PAGE}/posts/le-pain-du-jour/1151179272886419/",
        f"{PAGE}/videos/1151179272886419/",
        f"{PAGE}/videos/le-fournil/1151179272886419/",
        "https://www.facebook.com/reel/1151179272886419/",
        "https://www.facebook.com/permalink.php?story_fbid=1151179272886419&id=61569323067856",
        "https://www.facebook.com/photo/?fbid=1151179272886419&set=a.122100000000000001",
        "https://www.facebook.com/photo.php?fbid=1151179272886419",
        f"{PAGE}/photos/a.122100000000000001/1151179272886419/",
        "https://www.facebook.com/watch/?v=1151179272886419",
    ],
)
def test_crushed_facebook_number_is_replaced_by_the_one_in_the_address(url: str) -> None:
    assert one_facebook("1.22158E+17", url) == "1151179272886419"


def test_address_without_a_number_is_the_key_itself_and_never_the_number_of_the_page() -> None:
    assert one_facebook("1.22158E+17", PFBID) == PFBID


def test_replaced_keys_are_named() -> None:
    ids = pd.Series(["122121474620644102", "1.22158E+17", ""])
    found = facebook_keys(ids, pd.Series([PFBID, PFBID, ""]))
    assert found.keys.tolist() == ["122121474620644102", PFBID, ""]
    assert found.replaced.tolist() == [False, True, False]
