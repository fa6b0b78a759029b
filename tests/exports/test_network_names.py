import pandas as pd
import pytest

from iwa.exports.network_names import networks
from iwa.networks import LABELS, NAMES
from iwa.steps.wording import network_name


@pytest.mark.parametrize("key", LABELS)
def test_each_network_is_known_by_its_key_and_by_its_label(key):
    assert networks(pd.Series([key, LABELS[key], LABELS[key].upper() + " "])).tolist() == [key] * 3


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("FACEBOOK_PAGE", "facebook"), ("Messenger", "facebook"), ("Instagram Business", "instagram"),
        ("LinkedIn Company Page", "linkedin"), ("X (Twitter)", "x"), ("TWITTER_DM", "x"), ("TikTok Business", "tiktok"),
        ("Fiche Google", "google"), ("Google Business Profile", "google"), ("WhatsApp", ""), ("", ""), ("Google Ads", ""),
        ("page", ""),
    ],
)  # fmt: skip
def test_other_names_of_a_network(name, key):
    assert networks(pd.Series([name])).tolist() == [key]


def test_google_has_a_name_to_show_and_is_no_network_of_a_client():
    assert network_name("google") == "Google"
    assert "google" not in NAMES
