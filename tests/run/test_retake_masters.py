"""A deck made under a client's or an agency's own master is corrected and taken back like one made under ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from other_masters import old_agency, poor, small_studio
from retake_samples import OCTOBER, Hand, deck_of, left, newest, played, slides, taken, titles

from iwa.edits.book import load_edits
from iwa.run.month import Order, render_again
from iwa.run.retake import Wanted, retake
from iwa.scaffold import new_client
from iwa.slides import Slide
from iwa.workspace import ClientFolder

MAKERS: dict[str, Callable[[Path], Path]] = {"ancienne": old_agency, "studio": small_studio, "pauvre": poor}
TEXTS = {"ancienne": ("Titre et contenu", 41), "studio": ("texte", 41), "pauvre": ("Titre et contenu", 1)}
STOP = Slide("mesure.arrets", "Un arrêt est proposé", "Le dimanche, octobre 2026", message=("Le dimanche ne rend rien.",),
             decision="Arrêter le dimanche.", verdict="concluant")  # fmt: skip


@dataclass(frozen=True)
class Corrected:
    """A workspace with one client whose report a consultant has corrected and saved, and the report only saved."""

    master: str
    workspace: Path
    only_saved: Path

    @property
    def folder(self) -> ClientFolder:
        return ClientFolder(self.workspace / "clients" / self.master)


def made(workspace: Path, master: str) -> ClientFolder:
    """A client under that master whose October is made."""
    (workspace / "clients").mkdir(parents=True)
    folder = new_client(workspace, master)
    MAKERS[master](folder.path / "masque.pptx")
    text = folder.client_file.read_text("utf-8")
    folder.client_file.write_text(text.replace("marque:", "marque:\n  masque: masque.pptx", 1), "utf-8")
    played(folder, slides(others=[STOP]))
    return folder


def afternoon(hand: Hand, master: str) -> None:
    """What a consultant corrects in an afternoon, wherever the master has the texts stand."""
    hand.rewords("mesure.reponse", "Le mois atteint 184 vues", "Octobre atteint 184 vues, notre record")
    hand.rewords("mesure.reponse", "Vues, octobre 2026", "Vues d’octobre, tous formats")
    hand.rewords("mesure.top", "Carrousels : 184 vues.", "Carrousels : à poursuivre.")
    hand.rewords("mesure.top", "Images : 97 vues.", "Images : 97 vues.", "À voir ensemble.")
    before = "Décision : " if master == "pauvre" else ""
    hand.rewords("mesure.top", before + "Deux carrousels de plus.", before + "Trois carrousels de plus.")
    after = " – concluant" if master == "pauvre" else ""
    hand.rewords("mesure.arrets", "Le dimanche, octobre 2026" + after, "Les dimanches d’octobre" + after)
    hand.notes("mesure.reponse", lambda text: "Merci à toute l’équipe.\n" + text)
    hand.hides("mesure.tests")
    hand.moves("mesure.top", after="deck.couverture")
    hand.removes("mesure.fatigue")
    hand.adds("mesure.reponse", "Ce que dit l’équipe", "La vitrine a été refaite.", "Le four aussi.", on=TEXTS[master])


@pytest.fixture(scope="module")
def by_powerpoint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Corrected]:
    found = {}
    for master in MAKERS:
        workspace = tmp_path_factory.mktemp(master)
        shutil.rmtree(workspace)
        deck = deck_of(made(workspace, master))
        only_saved = Hand(deck).save(workspace / f"{master} relu.pptx")
        afternoon(hand := Hand(deck), master)
        hand.save()
        found[master] = Corrected(master, workspace, only_saved)
    return found


@pytest.fixture(scope="module")
def by_libreoffice(
    by_powerpoint: dict[str, Corrected], converted: Callable[..., list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Corrected]:
    """The same decks as LibreOffice saves them, all in one start of it: names and tags are gone."""
    aside, found = tmp_path_factory.mktemp("corrigees"), {}
    corrected = [shutil.copy(deck_of(one.folder), aside / f"{name}.pptx") for name, one in by_powerpoint.items()]
    files = converted("pptx", *map(Path, corrected), *(one.only_saved for one in by_powerpoint.values()))
    for name, one in by_powerpoint.items():
        workspace = tmp_path_factory.mktemp(f"{name}-libreoffice")
        shutil.copytree(one.workspace, workspace, dirs_exist_ok=True)
        own = {file.stem: file for file in files}
        assert "Chapeau" not in {shape.name for sheet in Hand(own[name]).deck.slides for shape in sheet.shapes}
        found[name] = replace(one, workspace=workspace, only_saved=own[f"{name} relu"])
        shutil.copy(own[name], deck_of(found[name].folder))
    return found


@pytest.fixture(params=["PowerPoint", "LibreOffice"])
def saved(request: pytest.FixtureRequest) -> dict[str, Corrected]:
    decks: dict[str, Corrected] = request.getfixturevalue(f"by_{request.param.lower()}")
    return decks


@pytest.fixture(params=list(MAKERS))
def corrected(
    request: pytest.FixtureRequest, saved: dict[str, Corrected], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Corrected:
    """A copy for each test, for taking back writes in it."""
    shutil.copytree((one := saved[request.param]).workspace, tmp_path / "espace")
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path / "espace"))
    return replace(one, workspace=tmp_path / "espace")


def test_of_a_deck_that_was_only_saved_nothing_is_reported(corrected: Corrected) -> None:
    found = retake(corrected.only_saved, Wanted(corrected.master, OCTOBER))
    assert (taken(found), left(found)) == ([], [])
    assert not corrected.folder.edits(OCTOBER).exists()


def test_everything_that_was_corrected_is_there_after_a_run_on_new_data(corrected: Corrected) -> None:
    folder = corrected.folder
    found = retake(deck_of(folder))
    assert left(found) == []
    assert taken(found) == [
        ("mesure.reponse", "titre, chapeau et notes"),
        ("mesure.top", "message et décision"),
        ("mesure.arrets", "chapeau"),
        ("mesure.tests", "masquée"),
        ("mesure.fatigue", "retirée"),
        ("Ce que dit l’équipe", "ajoutée après mesure.reponse"),
        ("ordre", "changé"),
    ]
    edits = load_edits(found.file).slides
    assert edits["mesure.top"].message == ("Carrousels : à poursuivre.", "Images : 97 vues.", "À voir ensemble.")
    assert (edits["mesure.top"].decision, edits["mesure.top"].subtitle) == ("Trois carrousels de plus.", None)
    assert edits["mesure.arrets"].subtitle == "Les dimanches d’octobre"
    played(folder, slides(views=201, others=[STOP]))
    new = Hand(newest(folder))
    assert new.file != deck_of(folder)
    parts = 2 if corrected.master == "ancienne" else 3
    assert [title for title in titles(new) if title != "Sommaire"] == [
        titles(new)[0],
        "Le carrousel mène avec 201 vues",
        "Octobre atteint 184 vues, notre record",
        "Ce que dit l’équipe",
        "(Trois tests sont proposés)",
        "Un arrêt est proposé",
        "Annexe",
        *(f"Toutes les publications du mois ({part}/{parts})" for part in range(1, parts + 1)),
        "Chaque mesure est définie",
    ]
    shown = new.lines("mesure.top")
    at = shown.index("Carrousels : à poursuivre.")
    assert shown[at : at + 3] == ["Carrousels : à poursuivre.", "Images : 97 vues.", "À voir ensemble."]
    assert sum(line.endswith("carrousels de plus.") for line in shown) == 1
    assert len(shown) == len(set(shown)) and "Vues par format" in shown
    reply = new.lines("mesure.reponse")
    assert "Vues d’octobre, tous formats" in reply and "201" in reply and "184" not in reply
    assert new.says("mesure.reponse")[:2] == ["Merci à toute l’équipe.", "À dire d’abord."]
    stop = " ".join(new.lines("mesure.arrets"))
    assert stop.count("Les dimanches d’octobre") == stop.count("concluant") == 1
    added = new.lines("ajout.rapport-mensuel.1")
    assert added[:3] == ["Ce que dit l’équipe", "La vitrine a été refaite.", "Le four aussi."]


def test_taking_the_same_deck_back_again_or_the_new_one_changes_nothing(corrected: Corrected) -> None:
    deck = deck_of(corrected.folder)
    file = retake(deck).file
    once = file.read_bytes()
    assert taken(retake(deck)) == [] and file.read_bytes() == once
    render_again(corrected.folder, OCTOBER, Order())
    again = retake(newest(corrected.folder))
    assert (taken(again), left(again)) == ([], []) and file.read_bytes() == once


# --- texts that stand in the message for want of a place ----------------------------------------


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    """The report of a client whose master has a title and a content, and nothing else."""
    return Hand(deck_of(made(tmp_path / "espace", "pauvre")))


def test_a_decision_taken_out_of_the_message_is_out_and_one_written_after_the_source_is_the_decision(
    hand: Hand,
) -> None:
    hand.rewords("mesure.reponse", "Décision : Rien à changer.")
    hand.rewords("mesure.top", "Décision : Deux carrousels de plus.")
    source = "Source : posts.csv ; octobre 2026 ; 48 publications"
    hand.rewords("mesure.top", source, source, "À voir ensemble.", "Décision : Un de plus.")
    found = retake(hand.save())
    assert left(found) == []
    assert taken(found) == [("mesure.reponse", "décision"), ("mesure.top", "message et décision")]
    edits = load_edits(found.file).slides
    assert edits["mesure.reponse"].decision == ""
    assert edits["mesure.top"].decision == "Un de plus."
    assert edits["mesure.top"].message == ("Carrousels : 184 vues.", "Images : 97 vues.", "À voir ensemble.")


def test_a_figure_or_a_source_changed_in_the_message_is_said_and_not_taken(hand: Hand) -> None:
    hand.rewords("mesure.reponse", "184", "190")
    hand.rewords("mesure.top", "Source : posts.csv ; octobre 2026 ; 48 publications", "Source : nos fichiers")
    found = retake(hand.save())
    assert taken(found) == []
    said = "des lignes que l’atelier écrit dans le message (chiffres, source) ont été changées"
    assert left(found) == [("mesure.reponse", said), ("mesure.top", said)]


def test_a_message_that_goes_on_to_the_next_page_is_taken_back_whole(tmp_path: Path) -> None:
    folder = made(tmp_path / "espace", "studio")
    lines = [f"Le point {n} tient en une phrase assez longue pour occuper deux lignes ou trois." for n in range(12)]
    chart = next(slide.exhibit for slide in slides() if slide.id == "mesure.top")
    long = Slide("mesure.arrets", "Un fait", exhibit=chart, message=tuple(lines), decision="Rien à changer.")
    played(folder, slides(others=[long]))
    hand = Hand(deck_of(folder))
    hand.rewords("mesure.arrets#2", lines[-1], "Le dernier point est autre.")
    found = retake(hand.save())
    assert taken(found) == [("mesure.arrets", "message")] and left(found) == []
    assert load_edits(found.file).slides["mesure.arrets"].message == (*lines[:-1], "Le dernier point est autre.")
    hand = Hand(hand.file)
    hand.removes("mesure.arrets#2")
    assert left(retake(hand.save())) == [
        ("mesure.arrets", "une partie seulement de cette diapositive a été supprimée : elle revient")
    ]
