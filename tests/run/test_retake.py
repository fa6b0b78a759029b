"""A corrected deck is taken back, and its corrections are in every production that follows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.util import Inches
from retake_samples import OCTOBER, REPORT, Hand, deck_of, left, newest, played, slides, taken, titles
from typer.testing import CliRunner

from iwa.cli import app, main
from iwa.deck.marks import read_marks
from iwa.edits.book import load_edits
from iwa.problems import UnreadableFile, WrongUse
from iwa.run.month import Order, render_again
from iwa.run.retake import Wanted, retake
from iwa.slides import Slide
from iwa.workspace import ClientFolder

Save = Callable[[Hand], Path]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "clients").mkdir()
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path))
    return tmp_path


@pytest.fixture
def folder(new_month: Callable[..., ClientFolder], workspace: Path) -> ClientFolder:
    return new_month(workspace)


@pytest.fixture
def hand(folder: ClientFolder) -> Hand:
    return Hand(deck_of(folder))


@pytest.fixture(params=["PowerPoint", "LibreOffice"])
def save(request: pytest.FixtureRequest) -> Save:
    """Saves as PowerPoint does, names and tags kept, or as LibreOffice does, which loses both."""

    def through_libreoffice(hand: Hand) -> Path:
        (converted,) = request.getfixturevalue("converted")("pptx", hand.save())
        names = {shape.name for sheet in Hand(converted).deck.slides for shape in sheet.shapes}
        assert "Chapeau" not in names and "Graphique" in names
        return Path(shutil.copy(converted, hand.file))

    return Hand.save if request.param == "PowerPoint" else through_libreoffice


def corrected(folder: ClientFolder, save: Save) -> Path:
    """The report after a consultant's afternoon."""
    hand = Hand(deck_of(folder))
    hand.writes("mesure.reponse", "Titre", "Octobre atteint 184 vues, notre record")
    hand.writes("mesure.reponse", "Chapeau", "Vues d’octobre, tous formats")
    hand.writes("mesure.top", "Commentaires", "Carrousels : à poursuivre.", "Images : 97 vues.", "À voir ensemble.")
    hand.writes("mesure.top", "Décision", "Trois carrousels de plus.")
    hand.notes("mesure.reponse", lambda text: "Merci à toute l’équipe.\n" + text)
    hand.hides("mesure.tests")
    hand.moves("mesure.top", after="deck.couverture")
    hand.removes("mesure.fatigue")
    hand.adds("mesure.reponse", "Ce que dit l’équipe", "La vitrine a été refaite.", "Le four aussi.")
    return save(hand)


def test_everything_that_was_corrected_is_there_after_a_run_on_new_data(folder: ClientFolder, save: Save) -> None:
    deck = corrected(folder, save)
    found = retake(deck)
    assert left(found) == []
    assert taken(found) == [
        ("mesure.reponse", "titre, chapeau et notes"),
        ("mesure.top", "message et décision"),
        ("mesure.tests", "masquée"),
        ("mesure.fatigue", "retirée"),
        ("Ce que dit l’équipe", "ajoutée après mesure.reponse"),
        ("ordre", "changé"),
    ]
    before = deck.read_bytes()
    played(folder, slides(views=201, others=[Slide("mesure.arrets", "Un arrêt est proposé", message=("Le mardi.",))]))
    assert deck.read_bytes() == before
    new = Hand(newest(folder))
    assert new.file != deck
    assert titles(new) == [
        "Rapport mensuel",
        "Sommaire",
        "Le carrousel mène avec 201 vues",
        "Octobre atteint 184 vues, notre record",
        "Ce que dit l’équipe",
        "(Trois tests sont proposés)",
        "Un arrêt est proposé",  # new this time: after its usual neighbour
        "Annexe",
        *(f"Toutes les publications du mois ({part}/3)" for part in (1, 2, 3)),
        "Chaque mesure est définie",
    ]
    assert new.reads("mesure.reponse", "Chapeau") == "Vues d’octobre, tous formats"
    assert (
        new.reads("mesure.top", "Commentaires")
        == "Carrousels\xa0: à poursuivre.\nImages\xa0: 97 vues.\nÀ voir ensemble."
    )
    assert new.reads("mesure.top", "Décision") == "Trois carrousels de plus."
    assert new.says("mesure.reponse")[:2] == ["Merci à toute l’équipe.", "À dire d’abord."]
    assert new.says("mesure.reponse")[-1] == "Repère\xa0: mesure.reponse"
    assert new.reads("ajout.rapport-mensuel.1", "Message") == "La vitrine a été refaite.\nLe four aussi."


def test_taking_the_same_deck_back_again_or_the_new_one_changes_nothing(folder: ClientFolder, save: Save) -> None:
    deck = corrected(folder, save)
    file = retake(deck).file
    once = file.read_bytes()
    assert taken(retake(deck)) == [] and file.read_bytes() == once
    render_again(folder, OCTOBER, Order())
    assert taken(retake(newest(folder))) == [] and file.read_bytes() == once


def test_the_report_and_the_message_say_what_the_decks_say(folder: ClientFolder) -> None:
    retake(corrected(folder, Hand.save))
    outcome = render_again(folder, OCTOBER, Order(everything=True))
    page = folder.run(OCTOBER).report.read_text("utf-8")
    assert page.index("Le carrousel mène") < page.index("notre record") < page.index("Ce que dit l’équipe")
    assert "Trois tests sont proposés" not in page and "Aucun format ne se fatigue" not in page
    message = next(file for file in outcome.delivered if file.path.suffix == ".txt")
    assert "Octobre atteint 184 vues, notre record." in message.path.read_text("utf-8")


def test_a_figure_that_the_new_data_no_longer_show_is_told_at_each_production(folder: ClientFolder) -> None:
    retake(corrected(folder, Hand.save))
    assert render_again(folder, OCTOBER, Order()).remarks == ()
    told = (
        "« mesure.reponse » : le titre de votre correction dit « 184 », que la diapositive ne montre pas : "
        "à revoir dans edits/2026-10.yaml.",
    )
    assert played(folder, slides(views=201)).remarks == told
    assert render_again(folder, OCTOBER, Order()).remarks == told


def test_a_correction_is_in_every_deliverable_that_shows_the_slide_and_the_order_in_its_own(
    folder: ClientFolder,
) -> None:
    shared = Slide("audit.donnees", "Les données sont complètes", message=("Tout est là.",))
    first = Slide("audit.synthese", "Le diagnostic tient en une page", message=("Bon.",))
    played(folder, [first, shared, *slides()], Order(everything=True))
    hand = Hand(deck_of(folder, "audit"))
    hand.writes("audit.donnees", "Titre", "Tout est là")
    hand.moves("audit.donnees", after="deck.couverture")
    retake(hand.save())
    assert set(load_edits(folder.edits(OCTOBER)).decks) == {"audit"}
    render_again(folder, OCTOBER, Order(everything=True))
    assert titles(Hand(newest(folder, "audit"))) == [
        "Audit et diagnostic",
        "Tout est là",
        "Le diagnostic tient en une page",
    ]
    assert "Tout est là" in folder.run(OCTOBER).report.read_text("utf-8")


def test_a_correction_of_a_slide_that_is_gone_is_kept_and_said(folder: ClientFolder) -> None:
    file = retake(corrected(folder, Hand.save)).file
    kept = file.read_bytes()
    outcome = played(folder, [slide for slide in slides() if slide.id not in ("mesure.top", "mesure.tests")])
    assert outcome.remarks == (
        "edits/2026-10.yaml corrige « mesure.top » et « mesure.tests », que ce mois n’a pas : "
        "la correction y reste pour une autre fois.",
    )
    assert file.read_bytes() == kept
    assert titles(Hand(newest(folder)))[:3] == [
        "Rapport mensuel",
        "Octobre atteint 184 vues, notre record",
        "Ce que dit l’équipe",
    ]


def test_the_corrections_of_a_colleague_in_another_copy_stay(hand: Hand, folder: ClientFolder, tmp_path: Path) -> None:
    copy = Path(shutil.copy(hand.file, tmp_path / "copie de Marc.pptx"))
    hand.writes("mesure.top", "Titre", "Le titre de Léa")
    hand.adds("mesure.top", "La page de Léa", "Un.")
    retake(hand.save())
    other = Hand(copy)
    other.writes("mesure.reponse", "Titre", "Le titre de Marc")
    other.adds("mesure.top", "La page de Marc", "Deux.")
    assert [where for where, _ in taken(retake(other.save()))] == ["mesure.reponse", "La page de Marc"]
    edits = load_edits(folder.edits(OCTOBER))
    assert {one: edit.title for one, edit in edits.slides.items()} == {
        "mesure.top": "Le titre de Léa",
        "mesure.reponse": "Le titre de Marc",
    }
    assert [page.title for page in edits.deck(REPORT).added] == ["La page de Léa", "La page de Marc"]


def test_one_goes_on_correcting_the_same_deck(hand: Hand, folder: ClientFolder) -> None:
    hand.writes("mesure.top", "Titre", "Un premier essai")
    added = hand.adds("mesure.top", "Ma page", "Un.")
    hand.hides("mesure.tests")
    retake(hand.save())
    hand.writes("mesure.top", "Titre", "Le carrousel mène avec 184 vues")
    added.shapes.title.text_frame.text = "Ma page, autrement"
    hand.sheet("mesure.tests")._element.attrib.pop("show")
    assert taken(retake(hand.save())) == [
        ("mesure.top", "titre comme l’atelier l’écrit : votre correction est effacée"),
        ("mesure.tests", "montrée à nouveau"),
        ("Ma page, autrement", "ajoutée après mesure.top"),
        ("Ma page", "ajout retiré ou réécrit"),
    ]
    edits = load_edits(folder.edits(OCTOBER))
    assert edits.slides == {} and [page.title for page in edits.deck(REPORT).added] == ["Ma page, autrement"]


def test_all_put_back_in_the_next_deck_leaves_no_correction(hand: Hand, folder: ClientFolder) -> None:
    hand.writes("mesure.top", "Titre", "Un essai")
    hand.moves("mesure.tests", after="deck.couverture")
    hand.adds("mesure.top", "Ma page", "Un.")
    retake(hand.save())
    render_again(folder, OCTOBER, Order())
    again = Hand(newest(folder))
    again.writes("mesure.top", "Titre", "Le carrousel mène avec 184 vues")
    again.moves("mesure.tests", after="mesure.fatigue")
    again.removes("ajout.rapport-mensuel.1")
    assert ("ordre", "à nouveau celui de l’atelier") in taken(retake(again.save()))
    assert not folder.edits(OCTOBER).exists()


def test_a_text_put_back_to_what_the_notebook_no_longer_says_stays_a_correction(
    hand: Hand, folder: ClientFolder
) -> None:
    hand.writes("mesure.top", "Titre", "Un essai")
    retake(hand.save())
    played(folder, slides(views=201))
    again = Hand(newest(folder))
    again.writes("mesure.top", "Titre", "Le carrousel mène avec 184 vues")
    assert taken(retake(again.save())) == [("mesure.top", "titre")]


def test_a_removed_slide_that_is_back_in_the_deck_or_pasted_into_the_next_one_is_back(
    hand: Hand, folder: ClientFolder
) -> None:
    whole = hand.file.read_bytes()
    hand.removes("mesure.fatigue")
    retake(hand.save())
    render_again(folder, OCTOBER, Order())
    new = Hand(newest(folder))
    new.adds(
        "mesure.top", "Aucun format ne se fatigue", "Rien."
    ).notes_slide.notes_text_frame.text = "Repère : mesure.fatigue"
    for _ in range(2):
        retake(new.save())
        assert not folder.edits(OCTOBER).exists()
    retake(hand.save(hand.file.with_name("copie.pptx")))
    assert load_edits(folder.edits(OCTOBER)).deck(REPORT).removed == ("mesure.fatigue",)
    hand.file.write_bytes(whole)
    assert taken(retake(hand.file)) == [("mesure.fatigue", "remise")]
    assert not folder.edits(OCTOBER).exists()


def test_when_the_corrections_file_is_lost_the_deck_gives_all_of_it_again(hand: Hand, folder: ClientFolder) -> None:
    hand.writes("mesure.top", "Titre", "Un essai")
    retake(hand.save())
    folder.edits(OCTOBER).unlink()
    assert taken(retake(hand.file)) == [("mesure.top", "titre")]


def test_the_parts_of_a_long_table_are_one_slide(hand: Hand, folder: ClientFolder, save: Save) -> None:
    hand.writes("mesure.donnees#2", "Titre", "Nos publications (2/3)")
    hand.writes("mesure.donnees#3", "Titre", "Les nôtres (3/3)")  # the first one corrected counts
    hand.notes("mesure.donnees#3", lambda text: "Passer vite.\n" + text)
    hand.hides("mesure.donnees")
    found = retake(save(hand))
    assert taken(found) == [("mesure.donnees", "titre et notes")]
    assert left(found) == [("mesure.donnees", "une partie seulement de ce tableau est masquée : elle sera montrée")]
    render_again(folder, OCTOBER, Order())
    assert titles(Hand(newest(folder)))[-4:-1] == [f"Nos publications ({part}/3)" for part in (1, 2, 3)]


def test_a_slide_moved_to_the_annex_or_out_of_it_stays_there(hand: Hand, folder: ClientFolder) -> None:
    hand.moves("mesure.fatigue", after="deck.annexe")
    hand.moves("mesure.definitions", after="mesure.top")
    retake(hand.save())
    render_again(folder, OCTOBER, Order())
    shown = titles(Hand(newest(folder)))
    assert shown.index("Chaque mesure est définie") == shown.index("Le carrousel mène avec 184 vues") + 1
    assert shown[shown.index("Annexe") + 1] == "Aucun format ne se fatigue"


def test_a_slide_duplicated_in_powerpoint_is_an_added_one(hand: Hand, folder: ClientFolder) -> None:
    copy = hand.duplicates("mesure.top")
    copy.shapes.title.text_frame.text = "Et pour novembre"
    found = retake(hand.save())
    assert taken(found) == [("Et pour novembre", "ajoutée après mesure.top")]
    edits = load_edits(found.file)
    assert edits.slides == {}
    assert edits.deck(REPORT).added[0].message == (
        "Vues par format", "Carrousels : 184 vues.", "Images : 97 vues.", "Deux carrousels de plus.",
    )  # fmt: skip


def test_what_cannot_be_taken_back_is_said_object_by_object(hand: Hand, save: Save) -> None:
    hand.shape("mesure.top", "Graphique").left += Inches(1)
    data = CategoryChartData()
    data.categories = ("Carrousel", "Image")
    data.add_series("Vues", (999, 97))
    hand.shape("mesure.fatigue", "Graphique").chart.replace_data(data)
    hand.shape("mesure.donnees", "Tableau").table.cell(1, 1).text = "9 999"
    hand.writes("mesure.tests", "Texte bloc 1", "Le jeudi.")
    hand.writes("deck.couverture", "Client", "Maison Soleil")
    hand.sheet("mesure.reponse").shapes.add_shape(1, Inches(9), Inches(4), Inches(1), Inches(1))
    picture = BytesIO()
    Image.new("RGB", (40, 40), "#A06040").save(picture, "PNG")
    hand.sheet("mesure.reponse").shapes.add_picture(picture, Inches(10.5), Inches(4), Inches(1), Inches(1))
    box = hand.sheet("mesure.definitions").shapes.add_textbox(Inches(8), Inches(5), Inches(3), Inches(0.5))
    box.text_frame.text = "À relire avec la direction avant de l’envoyer au client"
    found = retake(save(hand))
    assert taken(found) == []
    assert left(found) == [
        ("deck.couverture", "le texte de « Client » a été changé"),
        ("mesure.reponse", "un dessin ajouté"),
        ("mesure.reponse", "une image ajoutée"),
        ("mesure.top", "« Graphique » a été déplacé ou redimensionné"),
        ("mesure.fatigue", "les données de « Graphique » ont été changées"),
        ("mesure.tests", "le texte de « Texte bloc 1 » a été changé"),
        ("mesure.donnees", "1\xa0cellule changée dans « Tableau »"),
        ("mesure.definitions", "une zone de texte ajoutée (« À relire avec la direction avant de… »)"),
    ]


def test_the_page_of_contents_is_made_anew_and_what_a_person_does_to_it_is_said(hand: Hand, save: Save) -> None:
    table = hand.shape("deck.sommaire", "Sommaire").table
    assert [table.cell(row, 1).text for row in range(1, 4)] == ["Les contenus et les campagnes", "Les tests et les décisions", "Annexe"]  # fmt: skip
    table.cell(1, 1).text = "Nos contenus"
    hand.moves("deck.sommaire", after="mesure.fatigue")
    found = retake(save(hand))
    assert taken(found) == []
    assert sorted(left(found)) == [
        ("deck.sommaire", "1\xa0cellule changée dans « Sommaire »"),
        ("deck.sommaire", "cette page a été déplacée : elle revient devant la première partie"),
    ]


def test_a_page_added_after_the_contents_stays_there(hand: Hand, folder: ClientFolder) -> None:
    hand.adds("deck.sommaire", "Le contexte du mois")
    assert taken(retake(hand.save())) == [("Le contexte du mois", "ajoutée après deck.sommaire")]
    played(folder, slides())
    assert titles(Hand(newest(folder)))[1:5] == [
        "Le mois atteint 184 vues",
        "Sommaire",
        "Le contexte du mois",
        "Le carrousel mène avec 184 vues",
    ]


def test_a_message_moved_and_reworded_in_libreoffice_is_still_the_message(
    hand: Hand, converted: Callable[..., list[Path]]
) -> None:
    hand.writes("mesure.top", "Commentaires", "Carrousels : 184 vues, à suivre.", "Images : 97 vues.")
    hand.shape("mesure.top", "Commentaires").top += Inches(2)
    found = retake(Path(shutil.copy(converted("pptx", hand.save())[0], hand.file)))
    assert taken(found) == [("mesure.top", "message")]
    assert left(found) == [("mesure.top", "« Commentaires » a été déplacé ou redimensionné")]


def test_a_text_taken_out_is_out_of_the_next_deck(hand: Hand, folder: ClientFolder) -> None:
    for name in ("Étiquette décision", "Décision"):
        shape = hand.shape("mesure.top", name)
        shape._element.getparent().remove(shape._element)
    hand.writes("mesure.top", "Chapeau", "")
    found = retake(hand.save())
    assert taken(found) == [("mesure.top", "chapeau et décision")] and left(found) == []
    render_again(folder, OCTOBER, Order())
    names = {shape.name for shape in Hand(newest(folder)).sheet("mesure.top").shapes}
    assert not names & {"Décision", "Étiquette décision", "Chapeau"}


def test_a_title_emptied_comes_back_and_is_said(hand: Hand) -> None:
    hand.writes("mesure.top", "Titre", "")
    found = retake(hand.save())
    assert (taken(found), left(found)) == ([], [("mesure.top", "« Titre » a été vidé")])


def test_a_deck_elsewhere_is_known_by_what_it_says(
    new_month: Callable[..., ClientFolder], hand: Hand, workspace: Path, tmp_path: Path
) -> None:
    new_month(workspace, "maison-soleil")
    hand.writes("mesure.top", "Titre", "Un essai")
    elsewhere = hand.save(tmp_path / "Bureau.pptx")
    for wanted in (None, Wanted("maison-lune"), Wanted("maison-lune", OCTOBER), Wanted(month=OCTOBER)):
        assert retake(elsewhere, wanted).origin.folder.slug == "maison-lune"


def test_the_deck_of_another_client_or_month_is_refused(
    new_month: Callable[..., ClientFolder], hand: Hand, workspace: Path
) -> None:
    other = new_month(workspace, "maison-soleil")
    strayed = Path(shutil.copy(hand.file, deck_of(other, "copie")))
    for deck, wanted in (
        (strayed, None),
        (hand.file, Wanted("maison-soleil")),
        (hand.file, Wanted(month=OCTOBER.previous)),
    ):
        with pytest.raises(WrongUse, match="n’est pas une présentation d") as refused:
            retake(deck, wanted)
        assert "« maison-lune », octobre\xa02026" in str(refused.value)
    assert not other.edits(OCTOBER).exists()


def test_a_deck_without_marks_or_of_an_unknown_production_is_refused(hand: Hand, folder: ClientFolder) -> None:
    bare = hand.file.with_name("autre.pptx")
    Presentation().save(str(bare))
    with pytest.raises(WrongUse, match=r"« autre\.pptx » ne porte aucun repère de l’atelier"):
        retake(bare)
    shutil.rmtree(folder.run(OCTOBER).origins)
    with pytest.raises(WrongUse, match="vient d’une production que cet espace de travail ne connaît pas") as refused:
        retake(hand.file)
    assert read_marks(hand.file).run_hash in str(refused.value)


def test_a_broken_file_is_a_sentence(hand: Hand) -> None:
    hand.file.write_bytes(hand.file.read_bytes()[:2000])
    with pytest.raises(UnreadableFile, match=r"« rapport-mensuel\.pptx » ne s’ouvre pas"):
        retake(hand.file)


@pytest.mark.parametrize("text", ["diapositives:\n  mesure.top:\n    titr: Un essai\n", "livrables: [rapport]\n"])
def test_a_fault_in_the_corrections_stops_before_anything_is_run_or_written(
    text: str, folder: ClientFolder, hand: Hand, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder.edits(OCTOBER)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    deck = str(deck_of(folder))
    for words in (
        ["run", folder.slug, "--month", "2026-10"],
        ["deck", folder.slug, "--month", "2026-10"],
        ["retake", deck],
    ):
        monkeypatch.setattr("sys.argv", ["iwa", *words])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == 2
        assert capsys.readouterr().err.startswith("edits/2026-10.yaml, clé « ")
    assert file.read_text("utf-8") == text and not folder.run(OCTOBER).tables.exists()


def test_the_command_says_what_it_took_and_what_it_left(folder: ClientFolder) -> None:
    hand = Hand(deck_of(folder))
    hand.writes("mesure.top", "Titre", "Un essai")
    hand.shape("mesure.top", "Graphique").left += Inches(1)
    hand.save()
    shown = CliRunner().invoke(app, ["retake", str(hand.file)]).stdout
    assert shown.replace("\xa0", " ").splitlines() == [
        "Rapport mensuel, octobre 2026 (maison-lune)",
        "  repris · mesure.top · titre",
        "  laissé · mesure.top · « Graphique » a été déplacé ou redimensionné",
        "À refaire à la main, ou à corriger à la source : exports, dossier.xlsx, client.yaml.",
        "Noté dans clients/maison-lune/edits/2026-10.yaml ; « iwa deck maison-lune --month 2026-10 » refait les "
        "présentations avec ces corrections.",
    ]
    again = CliRunner().invoke(app, ["retake", str(hand.file), "--client", "maison-lune", "--month", "2026-10"]).stdout
    assert "  Rien de nouveau à reprendre.\n" in again and "Noté dans" not in again
