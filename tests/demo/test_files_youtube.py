import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from iwa.demo.clients import WORKSHOP
from iwa.demo.files_youtube import CHART, TABLE, TOTALS, WATCH_TIME
from iwa.demo.world import World


@pytest.fixture(scope="module")
def files(exports: Path) -> dict[str, bytes]:
    (path,) = (exports / WORKSHOP / "2026-10/youtube").iterdir()
    assert path.name == "Content 2025-08-01_2026-10-31 Atelier Corvane.zip"
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(files: dict[str, bytes], name: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(files[name]))


def test_the_zip_holds_three_plain_files(files: dict[str, bytes]) -> None:
    assert set(files) == {TABLE, TOTALS, CHART}
    assert all(not raw.startswith(b"\xef\xbb\xbf") and b"\r" not in raw for raw in files.values())


def test_the_first_row_is_a_total_that_is_not_the_sum(files: dict[str, bytes], workshop: World) -> None:
    table = read(files, TABLE)
    assert table.loc[0, "Contenu"] == "Total"
    assert table.loc[0, "Vues"] == table.loc[1:, "Vues"].sum() + 41
    ids = table.loc[1:, "Contenu"].str.strip()
    october = workshop.posts.set_index("post_id").loc[ids]
    assert len(october) == 60
    assert abs(table.loc[1:, "Vues"].sum() / october["views"].sum() - 1) < 0.01


def test_one_label_holds_a_soft_hyphen(files: dict[str, bytes]) -> None:
    table = read(files, TABLE)
    assert [label for label in table if "\u00ad" in label] == [WATCH_TIME]
    assert WATCH_TIME.replace("\u00ad", "") == "Durée de visionnage (heures)"


def test_ids_that_begin_with_a_dash_are_guarded_by_a_space(files: dict[str, bytes]) -> None:
    ids = read(files, TABLE)["Contenu"]
    assert ids.str.startswith(" -").sum() >= 3
    assert not ids.str.startswith("-").any()


def test_dates_are_english_durations_whole_seconds_and_average_views_clocks(files: dict[str, bytes]) -> None:
    table = read(files, TABLE).loc[1:]
    assert table["Heure de publication de la vidéo"].str.fullmatch(r"[A-Z][a-z]{2} \d{1,2}, 202[56]").all()
    assert (table["Durée"] % 1 == 0).all()
    assert table["Durée moyenne d'une vue"].str.fullmatch(r"\d:\d\d:\d\d").all()
    assert table["Pourcentage moyen de vidéo regardé (%)"].between(5, 120).all()


def test_totals_have_every_day_and_the_chart_five_videos(files: dict[str, bytes]) -> None:
    totals, chart = read(files, TOTALS), read(files, CHART)
    assert totals["Date"].tolist() == pd.date_range("2025-08-01", "2026-10-31").strftime("%Y-%m-%d").tolist()
    assert chart["Contenu"].nunique() == 5
    assert len(chart) == 5 * len(totals)
    assert chart["Date"].is_monotonic_increasing
