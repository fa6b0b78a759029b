"""A table read by its mapping: posts or days, and every row used, structural or an issue."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from iwa.exports.collect import Collected, collect

TITLES = "Jour;Vues;Durée"
DAYS = (
    ("contenu: publications", "contenu: jours"), ("  \"Date de publication\": date\n", '  "Jour": date\n  "Vues": vues\n'),
    ('  "Titre du post": texte\n  "Lien": adresse\n  "Couverture": portée\n  "Mentions J\'aime": réactions\n', '  "Durée": durée_visionnage\n'),
    ('  "Score":\n  "Abonnés":\n', ""),
)  # fmt: skip


def states(collected: Collected) -> list[str]:
    return collected.rows["state"].astype(str).tolist()


def told(collected: Collected) -> dict[str, str]:
    return dict(zip(collected.issues["kind"], collected.issues["sentence"], strict=True))


def figures(collected: Collected) -> dict[tuple[str, int], float]:
    rows = collected.measurements
    return {
        (str(m), int(r)): float(v) for m, r, v in zip(rows["metric"], rows["source_row"], rows["value"], strict=True)
    }


@pytest.fixture
def read(put: Callable[..., Path], map_it: Callable[..., None]) -> Callable[..., Collected]:
    """`read(line, ..., changes=...)`: what is collected of a file of these lines with its completed mapping."""

    def reading(*lines: str, changes: tuple[tuple[str, str], ...] = (), **kept: str) -> Collected:
        map_it("outil.csv", *changes)
        return collect(put("outil.csv", *lines, **kept))

    return reading


def test_nothing_is_read_before_a_person_says_yes(read):
    collected = read(changes=(("lire: oui", "lire: non"),))
    assert collected.posts.empty and collected.measurements.empty
    assert collected.sources["state"].tolist() == ["inconnu"]
    assert set(states(collected)) == {"issue"}
    assert (
        "complétez « outil.csv.correspondance.yaml », à côté de lui, puis écrivez-y « lire: oui »"
        in told(collected)["unknown"]
    )


def test_posts_with_their_facts_and_figures(read):
    collected = read()
    first, second = collected.posts.to_dict("records")
    assert first["post_id"] == first["url"] == "https://www.instagram.com/p/abc/"
    assert (first["network"], first["text"], first["account"]) == ("instagram", "Bonjour", "")
    assert first["published_at"] == pd.Timestamp("2026-10-03 12:05", tz="UTC")
    assert second["published_at"] == pd.Timestamp("2026-10-14 07:00", tz="UTC")
    assert figures(collected) == {("reach", 4): 1234.0, ("reach", 5): 2000.0, ("reactions", 4): 12.0}
    (source,) = collected.sources.to_dict("records")
    assert (source["state"], source["kind"], source["label"]) == ("lu", "posts", "publications (correspondance)")
    assert (source["first"], source["last"]) == (pd.Timestamp("2026-10-03"), pd.Timestamp("2026-10-14"))
    assert source["measured_at"] == pd.Timestamp("2026-10-14")  # the last date in the file
    assert states(collected) == ["structural"] * 3 + ["used"] * 2
    assert told(collected)["unknown-column"] == "Colonnes non lues : « Score » et « Abonnés »."


def test_days_with_their_figures(read):
    collected = read("01/10/2026;10;1:00", "02/10/2026;20;", "Total;30;1:00", titles=TITLES, changes=DAYS)
    assert collected.posts.empty
    assert figures(collected) == {("views", 4): 10.0, ("views", 5): 20.0, ("watch_time_s", 4): 60.0}
    assert collected.measurements["day"].tolist()[:2] == [pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-02")]
    assert set(collected.measurements["scope"].astype(str)) == {"day"}
    assert states(collected) == ["structural"] * 3 + ["used"] * 2 + ["structural"]
    assert told(collected) == {}


def test_the_order_of_the_dates_is_the_one_the_mapping_says(read):
    month_first = (*DAYS, ("jour/mois", "mois/jour"))
    collected = read("10/01/2026;10;", "10/31/2026;20;", titles=TITLES, changes=month_first)
    assert collected.measurements["day"].tolist() == [pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31")]


def test_a_date_that_cannot_be_read_or_is_missing_is_an_issue(read):
    collected = read("hier;a;https://x.fr/1;1;1;;", ";b;https://x.fr/2;1;1;;", "31/10/2026;c;https://x.fr/3;1;1;;")
    assert states(collected) == ["structural"] * 3 + ["issue", "issue", "used"]
    dates = collected.issues[collected.issues["kind"] == "unreadable-date"]
    assert dates["row"].tolist() == [4, 5]
    assert dates["sentence"].tolist() == [
        "La date « hier » n’a pas été comprise : la ligne est laissée de côté.",
        "La date manque : la ligne est laissée de côté.",
    ]


def test_many_faulty_rows_are_all_issues_and_not_all_told_one_by_one(read):
    collected = read(*[f"hier;a;https://x.fr/{n};1;1;;" for n in range(50)])
    assert states(collected).count("issue") == 50
    assert (collected.issues["kind"] == "unreadable-date").sum() == 21
    assert "30\xa0autres lignes de même" in collected.issues["sentence"].tolist()[-1]


IDENTIFIED = (('"Score":', '"Score": identifiant'),)


def test_a_post_is_known_by_its_identifier_else_its_address_else_it_is_an_issue(read):
    collected = read(
        "01/10/2026;a;https://x.fr/1;1;1;p-17;",
        "02/10/2026;b;x.fr/2;1;1;1,79E+16;",  # rounded by a spreadsheet: the address stands in
        "03/10/2026;c;;1;1;1,80E+16;",
        "04/10/2026;d;;1;1;;",
        "05/10/2026;e;;1;1;p-17;",
        changes=IDENTIFIED,
    )
    assert collected.posts["post_id"].tolist() == ["p-17", "https://x.fr/2"]
    assert states(collected) == ["structural"] * 3 + ["used", "used", "issue", "issue", "issue"]
    nameless = collected.issues[collected.issues["kind"] == "no-identifier"]
    assert nameless["row"].tolist() == [6, 7]
    assert told(collected)["repeated-post"].startswith("La publication p-17 est déjà plus haut")


@pytest.mark.parametrize("cell", ["beaucoup", "5 %", "-3"])
def test_a_cell_that_is_no_count_is_left_out_and_its_row_stays(read, cell):
    collected = read(f"01/10/2026;a;https://x.fr/1;{cell};7;;")
    assert figures(collected) == {("reactions", 4): 7.0}
    assert states(collected)[-1] == "used"
    assert told(collected)["not-a-number"].startswith(
        f"La valeur « {cell} » n’est pas un nombre (colonne « Couverture »)"
    )


def test_a_day_twice_and_a_day_without_a_figure_are_issues(read):
    collected = read("01/10/2026;10;", "01/10/2026;11;", "02/10/2026;-;", titles=TITLES, changes=DAYS)
    assert figures(collected) == {("views", 4): 10.0}
    assert states(collected) == ["structural"] * 3 + ["used", "issue", "issue"]
    assert {"repeated-day", "empty-day"} <= set(told(collected))


def test_the_format_is_ours_and_a_word_that_names_none_is_told(read):
    formats = (('"Score":', '"Score": format'),)
    collected = read(
        "01/10/2026;a;https://x.fr/1;1;1;Carrousel;", "02/10/2026;a;https://x.fr/2;1;1;hologramme;", changes=formats
    )
    assert collected.posts["format"].fillna("").tolist() == ["carousel", ""]
    assert "« hologramme » n’est pas un format connu" in told(collected)["unknown-format"]


def test_an_hour_that_is_missing_is_noon_and_told(read):
    collected = read("01/10/2026;a;https://x.fr/1;1;1;;")
    assert collected.posts["published_at"].tolist() == [pd.Timestamp("2026-10-01 10:00", tz="UTC")]
    assert "no-hour" in told(collected)


def test_the_day_of_measure_may_be_said_and_is_never_before_the_last_date(read):
    said = ("colonnes:", "mesuré_le: 2026-11-05\ncolonnes:")
    assert read(changes=(said,)).sources["measured_at"].tolist() == [pd.Timestamp("2026-11-05")]
    collected = read(changes=((said[0], said[1].replace("11-05", "10-01")),))
    assert collected.sources["measured_at"].tolist() == [pd.Timestamp("2026-10-14")]
    assert "measured-before" in told(collected)


def test_next_months_download_is_read_by_the_same_mapping_and_it_is_said(put, map_it):
    put("octobre.csv")
    map_it("octobre.csv", ("colonnes:", "mesuré_le: 2026-12-24\ncolonnes:"))
    exports = put("novembre.csv", "03/11/2026;Bonjour;https://x.fr/9;5;1;;")
    collected = collect(exports)
    assert set(collected.posts["source_file"]) == {"octobre.csv", "novembre.csv"}
    november = collected.sources.set_index("file").loc["novembre.csv"]
    assert november["measured_at"] == pd.Timestamp("2026-11-03")  # not the day of October's download
    shared = collected.issues[collected.issues["kind"] == "shared-mapping"]
    assert shared["file"].tolist() == ["novembre.csv"] and shared["severity"].tolist() == ["pour information"]
    assert "« octobre.csv.correspondance.yaml »" in shared["sentence"].iloc[0]


@pytest.mark.parametrize("elsewhere", ["autre/novembre.csv", "novembre.csv"])
def test_a_mapping_serves_no_file_of_another_folder_or_with_other_titles(put, map_it, elsewhere):
    put("octobre.csv")
    map_it("octobre.csv")
    titles = "Date;Lien;Note" if elsewhere == "novembre.csv" else "Date de publication;Titre du post;Lien"
    collected = collect(put(elsewhere, "03/11/2026;a;b", titles=titles))
    assert collected.sources.set_index("file")["state"].to_dict() == {"octobre.csv": "lu", elsewhere: "inconnu"}


def test_two_mappings_that_disagree_are_no_guess(put, map_it):
    put("insta.csv")
    map_it("insta.csv")
    put("face.csv", "03/10/2026;a;https://x.fr/1;1;1;;")
    map_it("face.csv", ("Instagram", "Facebook"))
    collected = collect(put("novembre.csv", "03/11/2026;Bonjour;https://x.fr/9;5;1;;"))
    assert "novembre.csv" not in set(collected.posts["source_file"])
    (sentence,) = collected.issues.loc[collected.issues["file"] == "novembre.csv", "sentence"]
    assert "Copiez celle qui lui convient sous le nom « novembre.csv.correspondance.yaml »" in sentence


def test_a_sheet_that_the_mapping_does_not_read_is_an_issue(tmp_path):
    with pd.ExcelWriter(tmp_path / "jours.xlsx") as book:
        for sheet in ("Octobre", "Novembre"):
            pd.DataFrame({"Jour": pd.to_datetime(["2026-10-01"]), "Vues": [10]}).to_excel(
                book, sheet_name=sheet, index=False
            )
    (tmp_path / "jours.xlsx.correspondance.yaml").write_text(
        "lire: oui\nréseau: TikTok\ncontenu: jours\nordre_des_dates: jour/mois\nligne_des_titres: 1\nfeuille: Novembre\n"
        "colonnes:\n  Jour: date\n  Vues: vues\n",
        "utf-8",
    )
    collected = collect(tmp_path)
    found = dict(zip(zip(collected.rows["sheet"], collected.rows["row"], strict=True), states(collected), strict=True))
    assert found == {
        ("Octobre", 1): "issue",
        ("Octobre", 2): "issue",
        ("Novembre", 1): "structural",
        ("Novembre", 2): "used",
    }
    assert "la correspondance lit la feuille « Novembre »" in told(collected)["other-sheet"]
