"""Facebook and Instagram files, opened with plain pandas."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from iwa.demo.clients import BAKERY
from iwa.demo.files_meta import meta_file_name, write_facebook, write_instagram
from iwa.demo.world import World

ONE = pd.DataFrame(
    {
        "post_id": ["122115391814141147"], "account_id": ["104827315569201"], "account_name": ["Chez Élise"],
        "handle": ["chez.elise"], "text": ["Le pain, « tourné »\nà la main"], "format": ["image"],
        "url": ["https://www.facebook.com/x"], "published_at": pd.to_datetime(["2026-01-15T07:05:00Z"]),
        "duration_s": [np.nan], "views": [150.0], "views_paid": [0.0], "reach": [100.0], "reach_paid": [0.0],
        "reactions": [7.0], "comments": [2.0], "shares": [1.0], "saves": [0.0], "clicks": [4.0],
        "link_clicks": [0.0], "follows": [0.0],
    }
)  # fmt: skip


def only(exports: Path, pattern: str) -> pd.DataFrame:
    (path,) = (exports / BAKERY).glob(pattern)
    return pd.read_csv(path, dtype={"Identifiant de la publication": "str", "ID de la Page": "str"})


def test_the_bytes_are_those_of_a_french_export(tmp_path: Path) -> None:
    raw = write_facebook(tmp_path / "one.csv", ONE).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf" + b'"Identifiant de la publication","ID de la Page"')
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    line = raw.decode("utf-8-sig").split("\n", 1)[1]
    assert line.startswith('122115391814141147,104827315569201,"Chez Élise","Le pain, « tourné »\nà la main",,0,')
    assert (
        '"01/14/2026 23:05",N/A,https://www.facebook.com/x,0,0,Photos,,,,,Global,150,100,10,7,2,1,4,4,,0,150,' in line
    )


def test_publish_times_are_in_los_angeles_eight_or_nine_hours_before_paris(tmp_path: Path) -> None:
    instants = ["2026-07-01T08:00:00Z", "2026-03-20T08:00:00Z", "2026-12-01T08:00:00Z"]  # summer, in between, winter
    posts = pd.concat([ONE.assign(published_at=pd.Timestamp(i), post_id=i) for i in instants])
    written = pd.read_csv(write_instagram(tmp_path / "times.csv", posts))
    times = written.set_index("Identifiant de la publication")["Heure de publication"]
    assert times[instants].tolist() == ["07/01/2026 01:00", "03/20/2026 01:00", "12/01/2026 00:00"]


def test_the_names_have_english_months(exports: Path) -> None:
    assert meta_file_name(date(2025, 8, 1), date(2026, 2, 28), 42) == "Aug-01-2025_Feb-28-2026_42.csv"


def test_a_file_holds_the_posts_of_its_period_and_their_figures(exports: Path, bakery: World) -> None:
    facebook = only(exports, "2026-09/facebook/Apr-14-2025*.csv")
    truth = bakery.posts[bakery.posts["network"] == "facebook"].set_index("post_id")
    rows = truth.loc[facebook["Identifiant de la publication"]]
    assert len(facebook) > 120
    assert facebook["Couverture"].sum() == rows["reach"].sum()  # old posts: nothing more to come
    assert facebook["Réactions"].sum() == rows["reactions"].sum()
    assert (
        facebook["Réactions, commentaires et partages"]
        == facebook[["Réactions", "Commentaires", "Partages"]].sum(axis=1)
    ).all()


def test_the_oldest_file_has_impressions_and_the_others_views(exports: Path) -> None:
    old = only(exports, "2026-09/facebook/Mar-01-2025*.csv")
    assert {"Impressions", "IMPRESSION:UNIQUE_USERS"} <= set(old)
    assert "Vues" not in old
    assert old["Impressions"].notna().all()
    new = only(exports, "2026-09/facebook/Apr-14-2025*.csv")
    assert "Impressions" not in new
    before = pd.to_datetime(new["Heure de publication"]) < "2025-04-20 15:00"
    assert before.any()
    assert new["Vues"].notna().equals(~before)


def test_the_same_post_is_in_two_files_and_has_grown_in_the_later_one(exports: Path) -> None:
    early = only(exports, "2026-09/facebook/Feb-14-2026*.csv").set_index("Identifiant de la publication")
    late = only(exports, "2026-10/facebook/*.csv").set_index("Identifiant de la publication")
    both = early.index.intersection(late.index)
    reach = pd.DataFrame({"early": early.loc[both, "Couverture"], "late": late.loc[both, "Couverture"]}).dropna()
    assert len(both) > len(reach) == len(both) - 1  # one old post came back blank
    assert (reach["late"] > reach["early"]).any()
    assert (reach["late"] >= reach["early"]).all()


def test_reels_are_called_videos_and_only_their_address_tells(exports: Path) -> None:
    facebook = only(exports, "2026-09/facebook/Feb-14-2026*.csv")
    assert set(facebook["Type de publication"]) == {"Photos", "Liens", "Vidéos"}
    videos = facebook[facebook["Type de publication"] == "Vidéos"]
    reels = videos["Permalien"].str.contains("/reel/")
    assert 0 < reels.sum() < len(videos)
    assert (videos["Durée (s)"] > 0).all()


def test_boosted_posts_show_by_their_paid_reach_and_not_by_their_status(exports: Path) -> None:
    facebook = only(exports, "2026-09/facebook/Feb-14-2026*.csv")
    assert facebook["Statut du contenu financé"].isna().all()
    assert (facebook["Couverture de Publications boostées"] > 0).sum() == 4
    assert (facebook["Vues de Publications boostées"] > 0).sum() == 4
    parts = facebook["Couverture de Publications boostées"] + facebook["Couverture de Publications organiques"]
    assert (parts == facebook["Couverture"]).all()


def test_counts_of_nothing_are_empty_in_some_columns(exports: Path) -> None:
    facebook, instagram = only(exports, "2026-09/facebook/Feb*.csv"), only(exports, "2026-09/instagram/Feb*.csv")
    assert facebook["Clics sur un lien"].isna().any()
    assert (facebook["Clics sur un lien"].dropna() > 0).all()
    assert instagram["Followers en plus"].isna().any()
    assert (instagram["Followers en plus"].dropna() > 0).all()
    assert facebook["Commentaires"].notna().all()


def test_instagram_holds_one_post_of_another_account(exports: Path) -> None:
    instagram = only(exports, "2026-10/instagram/Sep*.csv")
    assert instagram["Nom de profil du compte"].value_counts().to_dict()["fermedes3noyers"] == 1
    assert set(instagram["Type de publication"]) == {"Image IG", "Reel IG", "Carrousel IG"}
    assert "Mentions J’aime" in instagram


def test_stories_have_their_own_columns_and_a_media_number_that_holds_the_instant(exports: Path, bakery: World) -> None:
    stories = only(exports, "2026-10/instagram/Oct*.csv")
    wanted = {"Visites de profil", "Réponses", "Clics sur le lien", "Appuis sur des stickers", "Navigation"}
    assert wanted <= set(stories)
    assert stories["Description"].isna().all()
    assert (stories["Réponses"] == 0).all()
    media = stories["Permalien"].str.rsplit("/", n=1).str[1].astype("int64")
    instants = pd.to_datetime(media // 2**23 + 1_314_220_021_721, unit="ms", utc=True)
    known = bakery.posts.set_index("post_id")["published_at"]
    assert instants.tolist() == known[stories["Identifiant de la publication"]].tolist()


def test_figures_that_a_frame_lacks_are_left_empty(tmp_path: Path) -> None:
    bare = ONE.drop(columns=["reach_paid", "views_paid", "clicks", "link_clicks"])
    written = pd.read_csv(write_facebook(tmp_path / "bare.csv", bare))
    assert written["Couverture"].tolist() == [100]
    assert written[["Total des clics", "Couverture de Publications boostées"]].isna().all(axis=None)


def test_a_frame_without_posts_gives_a_file_with_headers_only(tmp_path: Path) -> None:
    written = pd.read_csv(write_instagram(tmp_path / "none.csv", ONE.iloc[:0]))
    assert len(written) == 0
    assert "Couverture" in written


@pytest.mark.parametrize("text", ['Il a dit "oui"', "a, b", "deux mots", "mot"])
def test_texts_come_back_as_they_were(tmp_path: Path, text: str) -> None:
    written = pd.read_csv(write_instagram(tmp_path / "text.csv", ONE.assign(text=text)))
    assert written["Description"].tolist() == [text]
