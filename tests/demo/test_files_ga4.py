from pathlib import Path

import pandas as pd
import pytest

from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_TWO
from iwa.demo.truth import truth
from iwa.demo.world import World


def read(exports: Path, client: str, name: str) -> pd.DataFrame:
    (path,) = (exports / client).glob(f"*/ga4/{name}")
    return pd.read_csv(path, comment="#", dtype={"Date": "str"})


def test_the_file_opens_with_nine_comment_lines_and_the_period_in_french(exports: Path) -> None:
    raw = (exports / BAKERY / "2026-10/ga4/ga4-acquisition-2026-10.csv").read_bytes()
    lines = raw.decode("utf-8").split("\r\n")
    assert [line[:1] for line in lines[:10]] == ["#"] * 9 + ["S"]
    assert lines[7:10] == [
        "# Date de début : 20261001",
        "# Date de fin : 20261031",
        "Source/support de la session,Campagne,Contenu manuel de l'annonce,Page de destination,"
        "Sessions,Sessions avec engagement,Événements clés",
    ]
    assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize("client", CLIENT_KEYS)
def test_sessions_and_key_events_add_up_to_the_truth_in_both_files(
    client: str, exports: Path, worlds: dict[str, World]
) -> None:
    traffic = truth(worlds[client], MONTH_TWO).traffic
    october = traffic[traffic["month"] == "2026-10"][["sessions", "engaged_sessions", "key_events"]].sum().tolist()
    for name in ("ga4-acquisition-2026-10.csv", "ga4-canaux-2026-10.csv"):
        figures = read(exports, client, name)[["Sessions", "Sessions avec engagement", "Événements clés"]]
        assert figures.sum().tolist() == october


def test_visits_from_a_post_carry_its_content_and_others_are_not_set(exports: Path, bakery: World) -> None:
    visits = read(exports, BAKERY, "ga4-acquisition-2026-09.csv")
    contents = set(visits["Contenu manuel de l'annonce"])
    assert {"(not set)", "bouton"} < contents
    assert contents - {"(not set)", "bouton"} <= set(bakery.posts["content"].dropna())
    tagged = visits[visits["Source/support de la session"] == "facebook / social"]
    assert len(tagged) > 3
    assert tagged["Campagne"].str.startswith("202609_").any()


def test_channels_come_by_day_and_not_in_the_order_of_days(exports: Path) -> None:
    channels = read(exports, BAKERY, "ga4-canaux-2026-09.csv")
    assert not channels["Date"].is_monotonic_increasing
    assert (channels["Date"].min(), channels["Date"].max()) == ("20250901", "20260930")
    assert not channels.duplicated(["Groupe de canaux par défaut de la session", "Date"]).any()
