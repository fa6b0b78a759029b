"""Files that do not tell their network: placed by what is around them, visibly, and never without a ground."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest

from iwa.exports.collect import Collected, collect
from iwa.exports.placing import Declared, answers

BOTH = Declared(("facebook", "instagram"))


def overview(title: str, *figures: int) -> bytes:
    """An overview export as Meta writes it, from 1 October 2026 on."""
    days = "".join(f'"2026-10-{day:02}T00:00:00","{figure}"\n' for day, figure in enumerate(figures, 1))
    return b"\xff\xfe" + f'sep=,\n"{title}"\n"Date","Primary"\n{days}\n'.encode("utf-16-le")


VIEWS = overview("Views", 5, 6)
FACEBOOK, INSTAGRAM = overview("Facebook visits", 1), overview("Instagram profile visits", 2)
VIDEOS = b'Content,Video title,Video publish time,Duration,Views\ndQw4w9WgXcQ,Un atelier,"Oct 2, 2026",90,12\n'


def written(folder: Path, **files: bytes) -> Path:
    """Files by path, "/" written "__"."""
    for name, content in files.items():
        path = folder / (name.replace("__", "/") + ".csv")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def networks(collected: Collected, file: str) -> list[str]:
    """The networks under which the figures of a file count."""
    figures = collected.measurements
    if figures.empty:
        return []
    return sorted(figures.loc[figures["source_file"] == file, "network"].astype(str).unique())


def told(collected: Collected, file: str) -> tuple[str, str, str]:
    """Severity, kind and sentence of the only issue of a file."""
    (issue,) = collected.issues[collected.issues["file"] == file].to_dict("records")
    return str(issue["severity"]), str(issue["kind"]), str(issue["sentence"])


def state(collected: Collected, file: str) -> list[tuple[str, str]]:
    own = collected.sources[collected.sources["file"] == file]
    return list(zip(own["state"], own["network"], strict=True))


def test_a_title_that_names_its_network_needs_no_place(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, instagram__Visits=FACEBOOK), Declared(("instagram",), {"*": "instagram"}))
    assert networks(collected, "instagram/Visits.csv") == ["facebook"]
    assert collected.issues.empty


def test_the_other_files_of_the_folder_place_it_and_the_guess_says_how_to_overrule_it(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, a__Views=VIEWS, a__Visits=INSTAGRAM, b__Visits=FACEBOOK), BOTH)
    assert networks(collected, "a/Views.csv") == ["instagram"]
    assert state(collected, "a/Views.csv") == [("lu", "instagram")]
    assert told(collected, "a/Views.csv") == (
        "pour information",
        "placed",
        "Ce fichier ne dit pas s’il vient de Facebook ou d’Instagram : il est compté pour Instagram, comme les autres "
        "fichiers de « a ». Si c’est faux, ajoutez à client.yaml, sous « fichiers », la ligne "
        '« "a/Views.csv": facebook ».',
    )


def test_the_other_files_of_the_same_folder_of_a_zip_place_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "meta.zip", "w") as archive:
        archive.writestr("Views.csv", VIEWS)
        archive.writestr("Visits.csv", FACEBOOK)
        archive.writestr("autre/Views.csv", overview("Views", 9))
        archive.writestr("autre/Visits.csv", INSTAGRAM)
    collected = collect(tmp_path, BOTH)
    assert networks(collected, "meta.zip › Views.csv") == ["facebook"]
    assert networks(collected, "meta.zip › autre/Views.csv") == ["instagram"]
    assert "comme les autres fichiers de « meta.zip »" in told(collected, "meta.zip › Views.csv")[2]


@pytest.mark.parametrize("beside", [VIDEOS, overview("Instagram reach", 3)], ids=["another network", "the other one"])
def test_a_folder_of_several_networks_places_nothing(tmp_path: Path, beside: bytes) -> None:
    collected = collect(written(tmp_path, a__Views=VIEWS, a__Visits=FACEBOOK, a__beside=beside), BOTH)
    assert networks(collected, "a/Views.csv") == []
    assert told(collected, "a/Views.csv")[1] == "not-placed"


@pytest.mark.parametrize(
    ("name", "network", "said"),
    [
        ("Insta 2026/Views.csv", "instagram", "Insta 2026"),
        ("FB/octobre/Views.csv", "facebook", "FB"),
        ("exports instagram/Views.csv", "instagram", "exports instagram"),
        ("facebook/instagram/Views.csv", "instagram", "instagram"),
        ("divers/Views Facebook.csv", "facebook", "Views Facebook.csv"),
    ],
)
def test_the_nearest_name_that_says_a_network_places_it(tmp_path: Path, name: str, network: str, said: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_bytes(VIEWS)
    collected = collect(tmp_path, BOTH)
    assert networks(collected, name) == [network]
    assert f"d’après le nom « {said} »" in told(collected, name)[2]


@pytest.mark.parametrize("folder", ["facebook et instagram", "affichage", "big", "2026"])
def test_a_name_that_says_both_or_neither_places_nothing(tmp_path: Path, folder: str) -> None:
    written(tmp_path / folder, Views=VIEWS)
    assert networks(collect(tmp_path, BOTH), f"{folder}/Views.csv") == []


def test_the_only_one_of_the_two_that_the_client_has_places_it(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, a__Views=VIEWS), Declared(("linkedin", "facebook")))
    assert networks(collected, "a/Views.csv") == ["facebook"]
    assert "le seul des deux que déclare client.yaml" in told(collected, "a/Views.csv")[2]


def test_clues_that_contradict_one_another_place_nothing(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, instagram__Views=VIEWS, instagram__Visits=FACEBOOK), Declared(("facebook",)))
    assert networks(collected, "instagram/Views.csv") == []


def test_a_file_that_nothing_places_gives_no_figure_and_says_which_line_to_add(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, a__Views=VIEWS), BOTH)
    assert len(collected.measurements) == 0
    assert state(collected, "a/Views.csv") == [("sans réseau", "")]
    assert collected.rows["state"].astype(str).tolist() == ["structural"] * 3 + ["issue"] * 2 + ["structural"]
    assert told(collected, "a/Views.csv") == (
        "à vérifier",
        "not-placed",
        "Ce fichier ne dit pas s’il vient de Facebook ou d’Instagram, et rien autour de lui ne le montre : aucun de ses "
        'chiffres n’est pris. Ajoutez à client.yaml, sous « fichiers », la ligne « "a/Views.csv": facebook » ou la ligne '
        '« "a/Views.csv": instagram ».',
    )


def test_an_audience_that_nothing_places_is_not_taken_either(tmp_path: Path) -> None:
    (tmp_path / "Audience.csv").write_text('"Top countries"\n"France","Suisse"\n"92","3"\n', encoding="utf-16")
    assert len(collect(tmp_path, BOTH).audience) == 0
    assert set(collect(tmp_path, Declared(("instagram",))).audience["network"]) == {"instagram"}


def test_client_yaml_overrules_every_guess_without_a_word(tmp_path: Path) -> None:
    written(tmp_path, facebook__Views=VIEWS, facebook__Visits=FACEBOOK)
    collected = collect(tmp_path, Declared(("facebook",), {"facebook/Views.csv": "instagram"}))
    assert networks(collected, "facebook/Views.csv") == ["instagram"]
    assert collected.issues.empty


def test_a_file_placed_by_client_yaml_places_those_beside_it(tmp_path: Path) -> None:
    written(tmp_path, a__Views=VIEWS, a__Viewers=overview("Viewers", 3))
    collected = collect(tmp_path, Declared(BOTH.networks, {"a/Viewers.csv": "instagram"}))
    assert networks(collected, "a/Views.csv") == ["instagram"]


def test_a_pattern_that_no_file_answers_to_is_told(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, a__Visits=FACEBOOK), Declared(("facebook",), {"insta/*.csv": "instagram"}))
    assert told(collected, "client.yaml") == (
        "à vérifier",
        "no-such-file",
        "Aucun fichier du dossier exports ne répond à « insta/*.csv » (client.yaml, « fichiers ») : corrigez le chemin, "
        "ou retirez la ligne.",
    )


@pytest.mark.parametrize(
    ("name", "pattern", "wanted"),
    [
        ("insta/Views.csv", "insta/*.csv", True),
        ("insta/Views.csv", "INSTA", True),
        ("insta/2026/Views.csv", "insta/*", True),
        ("insta/Views.csv", "insta\\Views.csv", True),
        ("meta.zip › a/Views.csv", "meta.zip", True),
        ("meta.zip › a/Views.csv", "meta.zip › a/Views.csv", True),
        ("a/Views [1].csv", "a/Views [1].csv", True),
        ("Réseaux/Views.csv", "Re\u0301seaux/*", True),
        ("insta/Views.csv", "Views.csv", False),
        ("instagram/Views.csv", "insta", False),
    ],
)
def test_a_pattern_is_a_path_or_what_holds_it(name: str, pattern: str, wanted: bool) -> None:
    assert answers(name, pattern) is wanted


def test_a_stacked_file_counts_for_both_networks_and_stands_under_each(tmp_path: Path) -> None:
    second = overview("Instagram follows", 7).removeprefix(b"\xff\xfe" + "sep=,\n".encode("utf-16-le"))
    stacked = overview("Facebook follows", 4, 5) + second
    (tmp_path / "Follows.csv").write_bytes(stacked)
    collected = collect(tmp_path, BOTH)
    figures = collected.measurements.astype({"network": "str"})
    assert figures.groupby("network")["value"].agg(list).to_dict() == {"facebook": [4, 5], "instagram": [7]}
    assert state(collected, "Follows.csv") == [("lu", "facebook"), ("lu", "instagram")]
    assert collected.issues.empty


def test_each_row_of_each_file_is_there_once_whatever_its_place(tmp_path: Path) -> None:
    collected = collect(written(tmp_path, a__Views=VIEWS, instagram__Views=overview("Views", 9), Visits=FACEBOOK), BOTH)
    assert not collected.rows.duplicated(["file", "sheet", "row"]).any()
    assert collected.rows.groupby("file").size().to_dict() == collected.sources.set_index("file")["rows"].to_dict()
    assert pd.Series(collected.measurements["source_file"].astype(str)).nunique() == 2
