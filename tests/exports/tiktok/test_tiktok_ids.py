import pandas as pd
import pytest

from iwa.consolidate.addresses import post_address
from iwa.exports.tiktok.ids import handles, held_instants, video_ids

NUMBER = "7570000000000000001"  # / 2**32 = 1762527972 seconds


def test_an_identifier_holds_the_second_of_publication_in_utc():
    assert held_instants(pd.Series([NUMBER])).tolist() == [pd.Timestamp(1762527972, unit="s", tz="UTC")]


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.tiktok.com/@marette/video/{NUMBER}", f"tiktok.com/@marette/photo/{NUMBER}",
        f"https://m.tiktok.com/v/{NUMBER}.html", f"https://www.tiktok.com/embed/v2/{NUMBER}",
        f"https://www.tiktok.com/@marette/video/{NUMBER}?is_from_webapp=1&sender_device=pc",
    ],
)  # fmt: skip
def test_every_way_of_writing_an_address_names_the_same_video(url):
    assert video_ids(pd.Series([url])).tolist() == [NUMBER]
    assert post_address(url) == NUMBER


@pytest.mark.parametrize(
    "url",
    [
        "https://vm.tiktok.com/ZMabc123/", "https://www.tiktok.com/@marette", "https://www.tiktok.com/@marette/video/12345678",
        "https://www.tiktok.com/@marette/video/1000000000000000000", "https://example.org/video/7570000000000000001", "",
        "https://www.tiktok.com/@marette/video/7.57E+18",
    ],
)  # fmt: skip
def test_an_address_without_a_whole_number_names_no_video(url):
    assert video_ids(pd.Series([url])).tolist() == [""]


def test_the_account_stands_in_the_address():
    urls = pd.Series([f"https://www.tiktok.com/@la.marette/video/{NUMBER}", f"https://m.tiktok.com/v/{NUMBER}.html"])
    assert handles(urls).tolist() == ["la.marette", ""]
