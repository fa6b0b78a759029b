"""A client's month from its files: stored, opened again, made anew, and right to the last row."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from iwa import client_month, tables
from iwa.client_month import ClientMonth, load_or_build
from iwa.demo.clients import BAKERY, CLIENT_KEYS, MONTH_ONE, MONTH_TWO, RETAILER, WORKSHOP
from iwa.demo.truth import truth
from iwa.demo.world import build_world
from iwa.exports.collect import collect
from iwa.exports.opening.files import list_files, open_documents
from iwa.measures.followers import MEASURE as BY_FOLLOWER
from iwa.measures.relation_series import ENTERED
from iwa.measures.series import over
from iwa.month_tables import NAMES, read_tables
from iwa.months import Month
from iwa.problems import StepFailed, UnreadableFile
from iwa.workspace import ClientFolder

pytestmark = pytest.mark.usefixtures("read_once")
REAL_CLIENT = """\
nom: Pro Efficient Data Entry
secteur: saisie de données
pack: essentiel
debut: 2025-06
reseaux:
  facebook:
    compte: Pro Efficient Data Entry
  linkedin:
    compte: Pro Efficient Data Entry
  youtube:
    compte: Pro Efficient Data Entry
"""
TYPED = (BY_FOLLOWER, *ENTERED)  # measures that rest on the dossier


@pytest.fixture(scope="module")
def october(demo_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> ClientMonth:
    """The bakery's October as it is made from the exports of both months, and stored."""
    folder = ClientFolder(tmp_path_factory.mktemp("october") / BAKERY)
    shutil.copytree(demo_workspace / "clients" / BAKERY, folder.path)
    return load_or_build(folder, MONTH_TWO)


@pytest.fixture
def bakery(october: ClientMonth, tmp_path: Path) -> ClientFolder:
    """The bakery with the exports of both months and its October stored, in a folder that a test may change."""
    shutil.copytree(october.folder.path, tmp_path / BAKERY)
    return ClientFolder(tmp_path / BAKERY)


def of_exports(series: pd.DataFrame) -> pd.DataFrame:
    """The series without what a person typed in the dossier."""
    return series[~series["measure"].isin(TYPED)]


def figures(series: pd.DataFrame, until: Month) -> pd.DataFrame:
    """The series up to a month, in one order."""
    kept = series[series["month"] <= str(until)]
    return kept.sort_values(["network", "measure", "month"]).reset_index(drop=True)


def rows_of_sheets(exports: Path) -> dict[tuple[str, str], int]:
    """How many rows each sheet of each readable file has."""
    counts = {}
    for path in list_files(exports):
        try:
            for document in open_documents(path, exports):
                counts |= {
                    (document.name, sheet.name): len(sheet.cells) for sheet in document.sheets if len(sheet.cells)
                }
        except UnreadableFile:
            continue
    return counts


def assert_every_row_has_one_state(month: ClientMonth) -> None:
    rows = month.rows
    assert not rows.duplicated(["file", "sheet", "row"]).any()
    assert set(rows["state"].astype(str)) <= set(tables.ROW_STATES)
    found = {(str(file), str(sheet)): count for (file, sheet), count in rows.groupby(["file", "sheet"]).size().items()}
    assert found == rows_of_sheets(month.folder.exports)


def test_a_stored_month_is_opened_as_it_was_made(october: ClientMonth) -> None:
    opened = load_or_build(october.folder, MONTH_TWO)
    assert opened.posts is not october.posts
    for name in NAMES:
        pd.testing.assert_frame_equal(
            getattr(opened, name),
            getattr(october, name).reset_index(drop=True),
            check_categorical=False,
            check_dtype=False,
        )
    assert (opened.theme_rules, opened.inputs) == (october.theme_rules, october.inputs)


@pytest.mark.usefixtures("unjudged")
def test_a_month_is_made_anew_when_an_export_changes_and_only_then(
    bakery: ClientFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds: list[Month] = []
    build: Callable[..., ClientMonth] = client_month.build

    def counted(*given: object) -> ClientMonth:
        builds.append(MONTH_TWO)
        return build(*given)

    monkeypatch.setattr(client_month, "build", counted)
    before = load_or_build(bakery, MONTH_TWO)
    assert len(builds) == 0 and len(before.posts)
    newest = max((bakery.exports / "facebook").glob("*.csv"), key=lambda file: "Nov-08-2026" in file.name)
    newest.unlink()
    after = load_or_build(bakery, MONTH_TWO)
    assert len(builds) == 1
    assert len(after.posts) < len(before.posts)
    with pytest.raises(StepFailed, match="ont été refaits pendant qu’ils étaient lus"):
        _ = before.series
    load_or_build(bakery, MONTH_TWO)
    assert len(builds) == 1


@pytest.mark.usefixtures("unjudged")
def test_competitors_and_ads_are_kept_once_and_the_rows_that_gave_way_are_told(bakery: ClientFolder) -> None:
    titles = "réseau;concurrent;publié le;adresse;interactions"
    post = "Facebook;Fournil;05/10/2026 08:00;https://www.facebook.com/fournil/posts/1234567890123"
    other = "TikTok;Fournil;31/10/2026 08:00;;7"
    (bakery.exports / "a.csv").write_text(f"{titles}\n{post};48\n", "utf-8")
    (bakery.exports / "b.csv").write_text(f"{titles}\n{post};60\n{other}\n", "utf-8")
    titles = "Reporting starts,Reporting ends,Campaign name,Ad set name,Amount spent (EUR),Impressions"
    ads = ["2026-10-01,2026-10-31,Rentrée,,42.15,1500", "2026-10-01,2026-10-31,Rentrée,Lyon,20.5,700"]
    (bakery.exports / "ads.csv").write_text("\n".join([titles, *ads]) + "\n", "utf-8")
    load_or_build(bakery, MONTH_TWO)
    month = load_or_build(bakery, MONTH_TWO)  # as it was stored
    assert month.benchmark[["competitor", "interactions"]].to_numpy().tolist() == [["Fournil", 60.0]]
    assert month.ads["spend"].tolist() == [42.15]
    states = month.rows.set_index(["file", "row"])["state"].astype(str)
    assert [states["a.csv", 2], states["b.csv", 2], states["b.csv", 3]] == ["superseded", "used", "issue"]
    assert [states["ads.csv", 2], states["ads.csv", 3]] == ["used", "superseded"]
    assert "undeclared-network" in set(month.issues.loc[month.issues["file"] == "b.csv", "kind"])
    assert_every_row_has_one_state(month)


@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_the_figures_of_a_month_stay_when_later_exports_come(key: str, played: Path) -> None:
    folder = ClientFolder(played / "clients" / key)
    reported = figures(of_exports(read_tables(folder.path / "reported")["series"]), MONTH_ONE)
    again, after = (of_exports(load_or_build(folder, month).series) for month in (MONTH_ONE, MONTH_TWO))
    for later in (figures(after, MONTH_ONE), figures(again, MONTH_ONE)):
        assert later["value"].notna().sum() >= reported["value"].notna().sum()  # what lacked may come
        known = reported["value"].notna().to_numpy()
        pd.testing.assert_frame_equal(later[known], reported[known])
    assert set(again["month"]) == set(reported["month"])


@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_every_row_of_every_demo_file_has_one_state(key: str, played: Path) -> None:
    assert_every_row_has_one_state(load_or_build(ClientFolder(played / "clients" / key), MONTH_TWO))


def test_forgotten_posts_keep_their_figures_and_guests_are_apart(october: ClientMonth) -> None:
    month = october
    kept = month.measurements[month.measurements["state"].astype(str) == "kept"]
    assert kept.groupby("network", observed=True)["post_id"].nunique().to_dict() == {"facebook": 1, "instagram": 1}
    shown = month.posts.set_index("post_id").loc[kept["post_id"].unique()]
    assert (shown["reach"] > 0).all()
    assert month.issues["kind"].isin(["other-account"]).sum() == 1
    assert "fermedes3noyers" not in set(month.posts["account"])


def changed(file: Path, change: Callable[[pd.DataFrame], pd.DataFrame], above: int = 0) -> None:
    """A CSV rewritten after a change, the lines above its header left as they are."""
    text = file.read_bytes().decode("utf-8-sig")
    head = text.splitlines(keepends=True)[:above]
    table = pd.read_csv(file, skiprows=above, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    file.write_text("".join(head) + change(table).to_csv(index=False), encoding="utf-8", newline="")


@pytest.mark.usefixtures("unjudged")
def test_conversions_of_one_utm_content_doubled_move_its_post_and_format_alone(
    october: ClientMonth, bakery: ClientFolder
) -> None:
    before = october
    october = before.traffic[(before.traffic["month"] == "2026-10") & (before.traffic["tie"] == "utm_content")]
    chosen = october[october["key_events"] > 0].sort_values("source_row").iloc[0]

    def doubled(table: pd.DataFrame) -> pd.DataFrame:
        here = table["Contenu manuel de l'annonce"] == chosen["content"]
        events = table["Événements clés"]
        return table.assign(**{"Événements clés": events.mask(here, (pd.to_numeric(events) * 2).astype(str))})

    changed(bakery.exports / str(chosen["source_file"]), doubled, above=9)
    after = load_or_build(bakery, MONTH_TWO)
    moved = tied_conversions(after).sub(tied_conversions(before), fill_value=0)
    assert moved[moved != 0].to_dict() == {chosen["post_id"]: chosen["key_events"]}
    form = before.posts.set_index("post_id").loc[chosen["post_id"], "format"]
    by_format = conversions_by_format(after).sub(conversions_by_format(before), fill_value=0)
    assert by_format[by_format != 0].to_dict() == {form: chosen["key_events"]}
    pd.testing.assert_frame_equal(after.posts, before.posts)


def tied_conversions(month: ClientMonth) -> pd.Series:
    return month.traffic.groupby("post_id")["key_events"].sum()


def conversions_by_format(month: ClientMonth) -> pd.Series:
    known = month.traffic.merge(month.posts[["network", "post_id", "format"]], on=["network", "post_id"])
    return known.groupby("format")["key_events"].sum()


@pytest.mark.usefixtures("unjudged")
def test_a_deleted_column_makes_its_measures_missing_and_no_average_falls(
    october: ClientMonth, bakery: ClientFolder
) -> None:
    before = october
    for file in (bakery.exports / "instagram").glob("*.csv"):
        changed(file, lambda table: table.drop(columns="Enregistrements", errors="ignore"))
    after = load_or_build(bakery, MONTH_TWO)
    both = before.series.merge(after.series, on=["network", "measure", "month"], suffixes=("", "_after"))
    same = (both["value"] == both["value_after"]) | both[["value", "value_after"]].isna().all(axis=1)
    moved = both[~same]
    assert set(zip(moved["network"], moved["measure"], strict=True)) == {
        ("instagram", name)
        for name in ("saves", "save_rate", "interactions", "engagement_rate", "engagement_rate_reach")
    }
    assert moved["value_after"].isna().all()


@pytest.mark.usefixtures("unjudged")
@pytest.mark.parametrize("kept", [(), ("facebook",), ("ga4",)], ids=["no file", "posts only", "visits only"])
def test_a_client_with_few_or_no_exports_is_built(bakery: ClientFolder, kept: tuple[str, ...]) -> None:
    for folder in bakery.exports.iterdir():
        if folder.name not in kept:
            shutil.rmtree(folder)
    month = load_or_build(bakery, MONTH_TWO)
    assert set(month.posts["network"]) == {"facebook"} & set(kept)
    assert month.traffic.empty is ("ga4" not in kept)
    assert_every_row_has_one_state(month)
    assert load_or_build(bakery, MONTH_TWO).posts.equals(month.posts.reset_index(drop=True))


@pytest.fixture
def real_month(real_data: Path, tmp_path: Path) -> ClientMonth:
    """May 2025 of a client made of the real files."""
    folder = ClientFolder(tmp_path / "vrai")
    folder.exports.mkdir(parents=True)
    for network in ("facebook", "linkedin", "youtube"):
        shutil.copytree(real_data / network, folder.exports / network)
    folder.client_file.write_text(REAL_CLIENT, encoding="utf-8")
    return load_or_build(folder, Month(2025, 5))


def test_totals_of_the_real_files_are_those_of_pandas_alone(real_month: ClientMonth, real_data: Path) -> None:
    facebook = pd.read_csv(next((real_data / "facebook").glob("*.csv")))
    linkedin = pd.read_excel(next((real_data / "linkedin").glob("*.xlsx")), sheet_name=None, engine="calamine")
    youtube = pd.read_csv(real_data / "youtube" / "Table data.csv").iloc[1:]
    days, updates = linkedin.values()
    posts = {network: part for network, part in real_month.posts.groupby("network")}
    assert {network: len(part) for network, part in posts.items()} == {"facebook": 20, "linkedin": 8, "youtube": 12}
    for network, table, columns in (
        (
            "facebook",
            facebook,
            {"reach": "Reach", "views": "Views", "clicks": "Total clicks", "reactions": "Reactions"},
        ),
        (
            "linkedin",
            updates,
            {"impressions": "Impressions", "clicks": "Clicks", "reactions": "Likes", "shares": "Reposts"},
        ),
        ("youtube", youtube, {"views": "Views", "follows": "Subscribers", "impressions": "Impressions"}),
    ):
        totals = {metric: posts[network][metric].sum() for metric in columns}
        assert totals == {metric: table[column].sum() for metric, column in columns.items()}
    acts = facebook["Reactions, comments and shares"].sum() / facebook["Reach"].sum()
    assert over(posts["facebook"], "engagement_rate") == pytest.approx(acts)
    daily = real_month.days[real_month.days["network"] == "linkedin"].groupby("metric")["value"].sum()
    assert daily["impressions"] == days["Impressions (total)"].sum()
    assert len(real_month.days["date"].unique()) == len(days)


def test_months_of_the_real_facebook_file_are_those_of_paris(real_month: ClientMonth, real_data: Path) -> None:
    facebook = pd.read_csv(next((real_data / "facebook").glob("*.csv")))
    local = pd.to_datetime(facebook["Publish time"], format="%m/%d/%Y %H:%M").dt.tz_localize("America/Los_Angeles")
    months = local.dt.tz_convert("Europe/Paris").dt.strftime("%Y-%m")
    line = real_month.series[real_month.series["network"] == "facebook"].pivot(
        index="month", columns="measure", values="value"
    )
    rows = facebook[months == "2025-02"]
    assert line.loc["2025-02", ["posts", "reach"]].tolist() == [len(rows), rows["Reach"].sum()]
    assert line.loc["2025-02", "typical_exposure"] == rows["Reach"].median()
    assert line.loc["2025-03", ["posts", "reach"]].isna().all()  # the export stops on the 15th
    assert set(months) == {"2025-02", "2025-03"}


def test_every_row_of_the_real_files_has_one_state(real_month: ClientMonth) -> None:
    assert_every_row_has_one_state(real_month)
    states = real_month.rows.groupby("file")["state"].value_counts()
    assert {re.sub(r".*[/›] ?", "", str(file)): int(states[file]["used"]) for file in states.index.levels[0]} == {
        "Feb-01-2025_Mar-15-2025_613168031534769.csv": 20,
        "pro-efficient-data-entry_content_1742193384396.xlsx": 38,
        "Table data.csv": 12,
    }
    assert collect(real_month.folder.exports).sources["state"].tolist() == ["lu"] * 3


# What is told of the demo's files: all of it planted, and nothing that a person has to look at but the guest.
MEANT = {
    BAKERY: {"all-key-events", "kept-figure", "other-account"},
    WORKSHOP: {"all-key-events", "kept-figure", "columns-by-position", "negative-days", "no-views", "partial-day", "chart"},
    RETAILER: {"all-key-events", "kept-figure", "columns-by-position", "negative-days", "no-views", "partial-day", "chart",
               "assumed-zone", "placed", "no-figure"},
}  # fmt: skip
READ = {
    "x": ["impressions", "reactions", "comments", "shares", "saves", "link_clicks", "profile_visits", "follows"],
    "tiktok": ["views", "reactions", "comments", "shares", "saves"],
}


@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_only_what_was_planted_is_told_of_the_demo_s_files(key: str, played: Path) -> None:
    month = load_or_build(ClientFolder(played / "clients" / key), MONTH_TWO)
    assert set(month.issues["kind"]) == MEANT[key]
    assert set(month.issues.loc[month.issues["kind"] != "other-account", "severity"]) == {"pour information"}


@pytest.mark.parametrize(("key", "network"), [(WORKSHOP, "x"), (RETAILER, "x"), (RETAILER, "tiktok")])
def test_what_is_read_of_x_and_tiktok_is_the_truth(key: str, network: str, played: Path) -> None:
    month = load_or_build(ClientFolder(played / "clients" / key), MONTH_TWO)
    read = month.posts[month.posts["network"] == network].set_index("post_id").sort_index()
    known = truth(build_world(key), MONTH_TWO).posts.query("network == @network and month <= '2026-10'")
    true = known.set_index("post_id").sort_index()
    assert read.index.tolist() == true.index.tolist()
    assert read["published_at"].dt.floor("s").tolist() == true["published_at"].dt.floor("s").tolist()
    for name in READ[network]:
        assert read[name].tolist() == true[name].tolist(), name


def test_all_that_surrounds_the_retailer_is_read(played: Path) -> None:
    month = load_or_build(ClientFolder(played / "clients" / RETAILER), MONTH_TWO)
    assert set(month.benchmark["network"]) == {"facebook", "instagram", "linkedin", "tiktok"}
    assert set(month.ads["network"]) == {"meta", "linkedin"} and month.ads["spend"].notna().all()
    assert set(month.audience["network"]) == {"facebook", "instagram", "linkedin", "tiktok"}
    states = month.rows.assign(folder=month.rows["file"].str.split("/").str[0]).groupby("folder")["state"].apply(set)
    for folder in ("messages", "avis", "concurrents", "publicite"):
        assert "used" in states[folder] and "issue" not in states[folder], folder
