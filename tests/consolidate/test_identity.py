"""One post, one id: a crushed id is found again by the post's address."""

import pandas as pd
import pytest

from iwa.consolidate.addresses import post_address
from iwa.consolidate.identity import resolved_ids

PFBID = "https://www.facebook.com/permalink.php?story_fbid=pfbid02{}l&id=1048"


def ids(*rows: tuple[str, str, str]) -> list[str]:
    return list(resolved_ids(pd.DataFrame(rows, columns=["network", "post_id", "url"]).astype("str")))


def test_an_address_standing_in_takes_the_id_another_file_holds() -> None:
    found = ids(("facebook", PFBID.format("A"), PFBID.format("A")), ("facebook", "122109", PFBID.format("A")))
    assert found == ["122109", "122109"]


def test_two_posts_of_one_permalink_page_stay_two() -> None:
    found = ids(
        ("facebook", PFBID.format("A"), PFBID.format("A")),
        ("facebook", PFBID.format("B"), PFBID.format("B")),
        ("facebook", "122109", PFBID.format("A")),
        ("facebook", "122110", PFBID.format("B")),
    )
    assert found == ["122109", "122110", "122109", "122110"]


def test_the_number_of_a_reel_address_is_replaced_by_the_posts_own() -> None:
    found = ids(
        ("facebook", "55123", "https://facebook.com/reel/55123/"),
        ("facebook", "1221", "https://www.facebook.com/reel/55123"),
    )
    assert found == ["1221", "1221"]


def test_two_true_ids_at_one_address_are_two_posts() -> None:
    url = "https://www.facebook.com/marette/videos/9911/"
    assert ids(("facebook", "1221", url), ("facebook", "1222", url)) == ["1221", "1222"]


def test_without_a_true_id_the_address_stays() -> None:
    assert ids(("facebook", PFBID.format("A"), PFBID.format("A"))) == [PFBID.format("A")]


def test_the_same_address_text_on_another_network_ties_nothing() -> None:
    assert (
        ids(("instagram", "https://x.fr/a", "https://x.fr/a"), ("facebook", "1221", "https://x.fr/a"))[0]
        == "https://x.fr/a"
    )


def test_posts_without_any_address_keep_their_ids() -> None:
    frame = pd.DataFrame(
        {"network": ["facebook"] * 2, "post_id": ["1", "2"], "url": pd.Series([None, None], dtype="str")}
    )
    assert list(resolved_ids(frame)) == ["1", "2"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://www.instagram.com/p/DHN03JLgBCS/", "http://instagram.com/marette/reel/DHN03JLgBCS?igsh=1"),
        (
            "https://www.linkedin.com/feed/update/urn:li:activity:7301",
            "https://www.linkedin.com/posts/marette_pain-activity-7301-x1",
        ),
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://youtube.com/shorts/dQw4w9WgXcQ?feature=share"),
        (PFBID.format("A"), "https://www.facebook.com/marette/posts/pfbid02Al?locale=fr_FR"),
    ],
)
def test_a_post_is_known_however_its_address_is_written(first: str, second: str) -> None:
    assert post_address(first) == post_address(second)


def test_letters_of_codes_count() -> None:
    assert post_address("https://instagram.com/p/DHN03JLgBCS/") != post_address("https://instagram.com/p/dhn03jlgbcs/")
