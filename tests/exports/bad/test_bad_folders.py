"""Folders as they are in life: mixed networks, twins, two clients, conflicts of a drive, a language never seen."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from iwa.client import Account, Client
from iwa.consolidate.consolidated import consolidate
from iwa.exports.collect import Collected, collect
from iwa.months import Month

HEAD = (
    "Post ID,Page ID,Page name,Description,Publish time,Permalink,Post type,Date,Views,Reach,"
    "Reactions,Comments,Shares,Reach from Boosted posts\n"
)
POSTS = "Oct-01-2026_Nov-05-2026_1.csv"
X_POSTS = "account_analytics_content_2026-10-01_2026-10-31.csv"
X_HEAD = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
    "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
)
OCTOBER = Month(2026, 10)


def facebook(*reaches: int, page: str = "Marette", number: str = "104", first: int = 1) -> bytes:
    """A Facebook export of one post a day, from the 6th of October on."""
    rows = [
        f"{first + n},{number},{page},Bonjour,10/{6 + n:02}/2026 03:00,https://www.facebook.com/marette/posts/{first + n},"
        f"Photos,Lifetime,500,{reach},6,3,1,0\n"
        for n, reach in enumerate(reaches)
    ]
    return (HEAD + "".join(rows)).encode("utf-8-sig")


def x_posts(handle: str = "marette") -> bytes:
    """An export of X with one post, on the 20th of October."""
    number = (int(pd.Timestamp("2026-10-20 10:00", tz="UTC").timestamp() * 1000) - 1288834974657) << 22
    row = f'{number},"Tue, Oct 20, 2026",Bonjour,https://x.com/{handle}/status/{number},900,9,30,1,1,0,2,3,4,5,6,0,0\n'
    return (X_HEAD + row).encode()


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def states(collected: Collected) -> dict[str, str]:
    return dict(zip(collected.sources["file"], collected.sources["state"], strict=True))


def told(collected: Collected, file: str) -> list[tuple[str, str]]:
    own = collected.issues[collected.issues["file"] == file]
    return list(zip(own["severity"].astype(str), own["sentence"].astype(str), strict=True))


@pytest.fixture
def client() -> Client:
    networks = {"facebook": Account(name="Marette", identifier="104"), "x": Account(name="marette")}
    return Client(slug="m", name="Marette", sector="commerce", pack="essentiel", start=OCTOBER, networks=networks)


def test_two_networks_in_one_folder_are_told_apart_by_their_content(tmp_path: Path, client: Client) -> None:
    collected = collect(written(tmp_path, {f"vrac/{POSTS}": facebook(100, 200), f"vrac/{X_POSTS}": x_posts()}))
    assert collected.sources.set_index("file")["network"].to_dict() == {
        f"vrac/{POSTS}": "facebook",
        f"vrac/{X_POSTS}": "x",
    }
    posts = consolidate(collected, client, OCTOBER).posts
    assert posts.groupby("network").size().to_dict() == {"facebook": 2, "x": 1}
    assert collected.issues.empty


def test_a_folder_named_after_another_network_changes_nothing(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, {f"instagram/{POSTS}": facebook(100)}))
    assert collected.sources["network"].tolist() == ["facebook"]


@pytest.mark.parametrize(
    "copy", ["Oct-01-2026_Nov-05-2026_1 (1).csv", "copie/renommé.csv", "Oct-01-2026_Nov-05-2026_1-PC-de-Lea.csv"]
)
def test_the_same_file_under_two_names_counts_once(tmp_path: Path, client: Client, copy: str) -> None:
    collected = collect(written(tmp_path, {POSTS: facebook(100, 200), copy: facebook(100, 200)}))
    assert sorted(states(collected).values()) == ["en double", "lu"]
    (twin,) = [file for file, state in states(collected).items() if state == "en double"]
    ((severity, sentence),) = told(collected, twin)
    assert severity == "pour information" and sentence.endswith("il n’est lu qu’une fois.")
    assert consolidate(collected, client, OCTOBER).posts["reach"].tolist() == [100, 200]


@pytest.mark.parametrize(
    "copy",
    [
        "Oct-01-2026_Nov-05-2026_1 (copie en conflit de Léa 2026-11-06).csv",
        "Copie conflictuelle de Oct-01-2026_Nov-05-2026_1.csv",
        "Oct-01-2026_Nov-05-2026_1-PC-de-Lea.csv",
    ],
)
def test_a_copy_in_conflict_with_other_content_adds_nothing_twice(tmp_path: Path, client: Client, copy: str) -> None:
    collected = collect(written(tmp_path, {POSTS: facebook(100, 200), copy: facebook(100, 200, 300)}))
    assert set(states(collected).values()) == {"lu"}
    whole = consolidate(collected, client, OCTOBER)
    assert whole.posts["reach"].tolist() == [100, 200, 300]
    assert not whole.posts.duplicated("post_id").any()


def test_two_clients_in_one_folder_are_kept_apart_and_said(tmp_path: Path, client: Client) -> None:
    other = facebook(9000, 8000, page="Atelier Corvane", number="777", first=50)
    collected = collect(
        written(tmp_path, {POSTS: facebook(100), "autre.csv": other, f"x/{X_POSTS}": x_posts("corvane")})
    )
    whole = consolidate(collected, client, OCTOBER)
    assert whole.posts["reach"].dropna().tolist() == [100]
    apart = whole.issues[whole.issues["kind"] == "other-account"].set_index("file")["sentence"]
    assert "« Atelier Corvane »" in apart["autre.csv"] and "« corvane »" in apart[f"x/{X_POSTS}"]
    assert set(whole.rows.loc[whole.rows["file"] == "autre.csv", "state"].astype(str)) == {"structural", "issue"}


UNSEEN = {
    "facebook.csv": facebook(100).decode("utf-8-sig").replace(HEAD, ",".join(f"標{n}" for n in range(14)) + "\n"),
    "youtube.csv": "動画,題名,公開,長さ,再生\nabc,Un,x,90,12\n",
    "ga4.csv": "# 開始: 20261001\n# 終了: 20261031\nセッション元,セッション\nlinkedin / social,12\n",
    "pub.csv": "開始,終了,キャンペーン,費用\n2026-10-01,2026-10-31,Été,42.15\n",
    "concurrents.csv": "ネットワーク;競合;日付\nFacebook;Fournil;05/10/2026\n",
    "messages.csv": "ネットワーク;種類;日時;本文\nInstagram;commentaire;03/10/2026 14:05;Oui\n",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_file_in_a_language_never_seen_gives_no_figure_that_nobody_understood(tmp_path: Path, name: str) -> None:
    collected = collect(written(tmp_path, {name: UNSEEN[name].encode("utf-8"), f"bon/{POSTS}": facebook(100)}))
    assert states(collected) == {name: "inconnu", f"bon/{POSTS}": "lu"}
    ((severity, sentence),) = told(collected, name)
    assert severity == "bloquant" and sentence.startswith(
        "Aucun export connu ne ressemble à ce fichier. Il commence par"
    )
    assert set(collected.measurements["source_file"].astype(str)) == {f"bon/{POSTS}"}


def test_placeholders_locks_and_half_downloads_are_said_or_left_out(tmp_path: Path) -> None:
    files = {
        POSTS: facebook(100),
        ".Nov-01-2026_Nov-30-2026_2.csv.icloud": b"bplist00",
        "vide.csv": b"",
        "Content.zip.crdownload": b"PK",
        "~$concurrents.xlsx": b"Lea",
        ".~lock.messages.csv#": b"Lea",
    }
    collected = collect(written(tmp_path, files))
    assert states(collected) == {
        POSTS: "lu",
        ".Nov-01-2026_Nov-30-2026_2.csv.icloud": "illisible",
        "vide.csv": "illisible",
    }
    ((severity, sentence),) = told(collected, ".Nov-01-2026_Nov-30-2026_2.csv.icloud")
    assert severity == "bloquant" and "resté en ligne" in sentence and "« Télécharger »" in sentence
    ((_, sentence),) = told(collected, "vide.csv")
    assert "un fichier vide" in sentence and "synchronisé" in sentence


def test_a_placeholder_that_the_drive_cannot_fetch_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {POSTS: facebook(100), "en-ligne.csv": facebook(200, first=9)})
    opened = Path.open

    def held(path: Path, *how: str, **more: str):
        if path.name == "en-ligne.csv":
            raise OSError(22, "The cloud file provider is not running")
        return opened(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    collected = collect(tmp_path)
    assert states(collected) == {POSTS: "lu", "en-ligne.csv": "illisible"}
    ((severity, sentence),) = told(collected, "en-ligne.csv")
    assert severity == "bloquant" and "À faire :" in sentence
