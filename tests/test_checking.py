"""What `iwa check` finds: covered days, gaps, overlaps, what is missing and where to get it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from rich.console import Console

from iwa.check_report import tell_check
from iwa.checking import Check, FileFound, NetworkCheck, check
from iwa.client_month import load_or_build
from iwa.demo.clients import MONTH_TWO
from iwa.workspace import ClientFolder

pytestmark = pytest.mark.usefixtures("unjudged", "read_once")


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def printed(found: Check) -> str:
    console = Console(file=StringIO(), width=300, highlight=False)
    tell_check(console, found)
    assert isinstance(console.file, StringIO)
    return plain(console.file.getvalue())


def network(found: Check, name: str) -> NetworkCheck:
    return next(part for part in found.networks if part.network == name)


@pytest.fixture(scope="module")
def found(bakery: ClientFolder) -> Check:
    return check(bakery, MONTH_TWO)


def test_a_client_with_all_its_exports_is_ready(found: Check) -> None:
    assert found.ready
    assert (found.client, found.month, plain(found.window)) == (
        "Boulangerie Marette",
        "2026-10",
        "du 3 août au 31 octobre 2026",
    )
    assert [part.network for part in found.networks] == ["facebook", "instagram", "ga4"]
    assert all(part.missing == () for part in found.networks)
    assert printed(found).rstrip().endswith("Prêt pour « iwa run ».")


def test_two_files_that_overlap_are_named_with_the_days(found: Check) -> None:
    (told,) = network(found, "facebook").overlaps
    assert plain(told).endswith("se recouvrent du 24 septembre au 5 octobre 2026 : le plus récent compte.")


def test_every_row_that_was_read_is_counted_once(found: Check) -> None:
    assert set(found.rows) <= {"used", "superseded", "structural", "issue"}
    assert sum(found.rows.values()) == sum(file.rows for part in found.networks for file in part.files)


def test_days_that_no_file_covers_are_a_gap_and_a_month_without_a_file_is_missing(bakery_copy: ClientFolder) -> None:
    for file in (bakery_copy.exports / "ga4").glob("*2026-09.csv"):
        file.unlink()
    next((bakery_copy.exports / "facebook").glob("*Nov-08*")).unlink()
    bakery_copy.calendar_file.write_bytes(b"PK\x03\x04")
    now = check(bakery_copy, MONTH_TWO)
    assert any(remark.startswith("calendrier.xlsx est abîmé") for remark in now.remarks), (
        "the rest is told all the same"
    )
    assert [plain(told) for told in network(now, "ga4").gaps] == [
        "Visites du site : rien du 1er au 30 septembre 2026 (30 jours)."
    ]
    assert [plain(told) for told in network(now, "facebook").gaps] == [
        "Publications : rien du 6 au 31 octobre 2026 (26 jours)."
    ]
    (short,) = network(now, "facebook").missing
    assert plain(short).startswith("Publications : s’arrête au 5 octobre, à reprendre jusqu’au 31 octobre dans Meta")
    next((bakery_copy.exports / "facebook").glob("*Oct-05*")).unlink()
    now = check(bakery_copy, MONTH_TWO)
    (missing,) = network(now, "facebook").missing
    assert missing.startswith("Publications : à télécharger dans Meta Business Suite")
    assert not now.ready
    assert printed(now).rstrip().endswith("Il manque des fichiers : « iwa run » le dira dans les livrables.")


def test_months_missing_in_the_middle_are_said_and_no_average_is_drawn_over_them(
    found: Check, bakery: ClientFolder, bakery_copy: ClientFolder
) -> None:
    whole = load_or_build(bakery, MONTH_TWO).series  # as it was stored when `found` was
    next((bakery_copy.exports / "facebook").glob("*Oct-05*")).unlink()  # February to 23 September
    for file in (bakery_copy.exports / "ga4").glob("*2026-09.csv"):
        file.unlink()
    now = check(bakery_copy, MONTH_TWO)
    assert [plain(told) for told in network(now, "facebook").gaps] == [
        "Publications : rien du 3 août au 23 septembre 2026 (52 jours)."
    ]
    left = load_or_build(bakery_copy, MONTH_TWO).series
    for series, measure, months in (
        (whole, "reach", {"2026-08", "2026-09", "2026-10"}),
        (left, "reach", {"2026-10"}),  # September, covered from the 24th on, is no month of few posts
        (whole, "sessions", {"2026-08", "2026-09", "2026-10"}),
        (left, "sessions", {"2026-08", "2026-10"}),
    ):
        known = series[(series["network"] == "facebook") & series["value"].notna() & (series["month"] >= "2026-08")]
        assert set(known.loc[known["measure"] == measure, "month"]) == months
    october = [
        series[(series["network"] == "facebook") & (series["month"] == "2026-10")].set_index("measure")["value"]
        for series in (whole, left)
    ]
    assert october[0].dropna().equals(october[1].dropna())


def test_the_report_counts_and_agrees() -> None:
    file = FileFound("a.csv", "publications", date(2026, 10, 1), date(2026, 10, 31), 1)
    bare = Check("C", "2026-10", "du 1er au 31", (NetworkCheck("facebook", (file,)),), ())
    assert "a.csv · du 1er au 31 octobre 2026 · 1 ligne\n" in printed(bare)
    one = replace(bare, issues=(("bloquant", "a.csv", "3", "Illisible."),), rows={"used": 1, "issue": 2})
    assert "1 remarque\n" in printed(one)
    assert "bloquant · a.csv, ligne 3 : Illisible." in printed(one)
    assert "Lignes lues : 1 utilisée et 2 mises de côté." in printed(one)
    assert "Des fichiers n’ont pas pu être lus : « iwa run » le dira" in printed(one)


def test_square_brackets_of_a_file_name_are_printed_as_they_are() -> None:
    file = FileFound("[red]a[/red].csv", "publications", None, None, 2)
    text = printed(Check("C [x]", "2026-10", "w", (NetworkCheck("youtube", (file,)),), ()))
    assert "[red]a[/red].csv · période inconnue · 2 lignes" in text and "C [x]" in text


def test_ads_of_meta_are_listed_without_gap_or_need(bakery_copy: ClientFolder) -> None:
    (bakery_copy.exports / "pub.csv").write_text(
        "Reporting starts,Reporting ends,Campaign name,Amount spent (EUR)\n2026-10-01,2026-10-31,Toussaint,42.15\n",
        encoding="utf-8",
    )
    found = check(bakery_copy, MONTH_TWO)
    ads = network(found, "meta")
    assert ads == NetworkCheck("meta", (FileFound("pub.csv", "publicités", date(2026, 10, 1), date(2026, 10, 31), 2),))
    assert "Publicités Meta" in printed(found)
    assert found.ready


def overview(title: str, first: date, days: int) -> bytes:
    """An overview export of Meta: one indicator, 2 every day."""
    lines = [f'"{first + timedelta(days=day)}T00:00:00","2"' for day in range(days)]
    return "\n".join(["sep=,", f'"{title}"', '"Date","Primary"', *lines, ""]).encode("utf-16")


def test_overview_files_stand_by_indicator_under_the_network_that_is_found_for_them(bakery_copy: ClientFolder) -> None:
    insta = bakery_copy.exports / "instagram"
    (insta / "Views.csv").write_bytes(overview("Views", date(2026, 8, 3), 90))
    (insta / "Follows.csv").write_bytes(overview("Follows", date(2026, 9, 1), 61))
    (bakery_copy.exports / "Reach.csv").write_bytes(overview("Reach", date(2026, 10, 1), 31))
    now = check(bakery_copy, MONTH_TWO)
    found = network(now, "instagram")
    by_day = {file.label for file in found.files if "par jour" in file.label}
    assert by_day == {"vues par jour", "abonnés gagnés par jour"}
    assert not any("par jour" in told for told in found.overlaps)  # two indicators never overlap
    assert [plain(told) for told in found.gaps if "par jour" in told] == [
        "Abonnés gagnés par jour : rien du 3 au 31 août 2026 (29 jours)."
    ]
    sentences = {file: sentence for severity, file, _, sentence in now.issues if severity == "à vérifier"}
    assert '« "Reach.csv": facebook » ou la ligne « "Reach.csv": instagram »' in sentences["Reach.csv"]
    series = load_or_build(bakery_copy, MONTH_TWO).series
    gained = series[series["measure"] == "new_followers"].set_index(["network", "month"])["value"].dropna().to_dict()
    assert gained == {("instagram", "2026-09"): 60, ("instagram", "2026-10"): 62}

    with bakery_copy.client_file.open("a", encoding="utf-8") as file:
        file.write('\nfichiers:\n  "Reach.csv": facebook\n')
    placed = check(bakery_copy, MONTH_TWO)
    assert "couverture par jour" in [file.label for file in network(placed, "facebook").files]
    assert not any(issue[1] == "Reach.csv" for issue in placed.issues)


def test_what_is_still_needed_comes_last_a_line_each(found: Check) -> None:
    text = printed(found)
    assert re.search(r"Encore à fournir pour le pack Essentiel \(.*Rapport mensuel\)\n", text)
    typed = "chiffre d’affaires, leads, rendez-vous, leads qualifiés et mentions"
    assert f"  à remplir · Saisies d’octobre 2026 : {typed} · dossier.xlsx, onglet « saisies »\n" in text
    bare = Check("C", "2026-10", "w", (), (), pack="essentiel", due=("Rapport mensuel",))
    assert "Rien ne manque pour le pack Essentiel (Rapport mensuel)." in printed(bare)


def test_a_missing_export_is_named_once_with_its_network() -> None:
    lacking = NetworkCheck("facebook", (), missing=("Publications : à télécharger dans Meta",))
    text = printed(Check("C", "2026-10", "w", (lacking,), (), pack="impact", due=("Audit", "Rapport mensuel")))
    assert "Encore à fournir pour le pack Impact (Audit et Rapport mensuel)\n" in text
    assert text.count("Publications : à télécharger dans Meta") == 1
    assert "  manque · Facebook · Publications : à télécharger dans Meta\n" in text
