"""Where posts lead to: what their text says, and what the team noted."""

import pandas as pd
import pytest

from iwa.consolidate.links import links_of, on_site

NOTHING = pd.DataFrame({"publication": [], "address": []}, dtype="str")


@pytest.fixture
def posts() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "network": ["facebook", "facebook", "youtube"],
            "post_id": ["1", "2", "dQw4w9WgXcQ"],
            "url": [
                "https://www.facebook.com/permalink.php?story_fbid=pfbid0A&id=7",
                "https://www.facebook.com/permalink.php?story_fbid=pfbid0B&id=7",
                "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            ],
            "text": ["Nos pains (https://marette.fr/Pains/?utm_content=fb-1).", "Bonjour", None],
        }
    )


def test_an_address_in_a_text_gives_its_page_and_content(posts: pd.DataFrame) -> None:
    (link,) = links_of(posts, NOTHING).to_dict("records")
    assert link == {
        "network": "facebook", "post_id": "1", "address": "https://marette.fr/Pains/?utm_content=fb-1",
        "landing_page": "/pains", "content": "fb-1", "origin": "texte",
    }  # fmt: skip


def test_a_noted_link_goes_to_the_post_its_address_names(posts: pd.DataFrame) -> None:
    noted = pd.DataFrame(
        {
            "publication": [
                "https://facebook.com/marette/posts/pfbid0B",
                "https://youtu.be/dQw4w9WgXcQ",
                "https://facebook.com/inconnu",
            ],
            "address": ["marette.fr/devis", "https://marette.fr/?utm_content=yt-1", "https://marette.fr/x"],
        }
    )
    links = links_of(posts, noted).query("origin == 'équipe'")
    assert links[["post_id", "landing_page", "content"]].to_numpy().tolist() == [
        ["2", "/devis", ""],
        ["dQw4w9WgXcQ", "/", "yt-1"],
    ]


def test_the_same_address_twice_in_a_post_is_one_link(posts: pd.DataFrame) -> None:
    twice = posts.assign(text="https://marette.fr/a, https://marette.fr/a").iloc[:1]
    assert len(links_of(twice, NOTHING)) == 1


@pytest.mark.parametrize("text", ["", None])
def test_no_text_and_no_post_give_no_link(posts: pd.DataFrame, text: str | None) -> None:
    assert links_of(posts.assign(text=pd.Series([text] * 3, dtype="str")), NOTHING).empty
    assert links_of(posts.iloc[:0], NOTHING).empty


def test_only_the_clients_own_site_is_on_site(posts: pd.DataFrame) -> None:
    links = pd.DataFrame({"address": ["https://www.marette.fr/a", "https://marette.fr.evil.com/a", "https://autre.fr"]})
    assert on_site(links, "https://marette.fr").tolist() == [True, False, False]
    assert not on_site(links, None).any()
