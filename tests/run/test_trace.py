"""From a slide of a deck to the cell, the run, the files and the rows: of a deck as produced, and as people leave it."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pptx import Presentation
from retake_samples import OCTOBER, REPORT, Hand, deck_of
from typer.testing import CliRunner

from iwa.cli import app, main
from iwa.client_month import load_or_build
from iwa.demo.clients import BAKERY
from iwa.problems import UnreadableFile, WrongUse
from iwa.run.finish import run_hash
from iwa.run.in_process import slides_in_process
from iwa.run.month import Order, render_again
from iwa.run.notebooks import STEPS
from iwa.run.receipt import Receipt, write_receipt
from iwa.run.trace import CHANGED, ENTERED, GONE, NO_CELL, REMADE, UNTRACED, TracedSlide, trace
from iwa.slides import MIME, Column, Slide, Table, to_json
from iwa.traced import traced, with_numbers, within
from iwa.workspace import ClientFolder


def _notebook(folder: ClientFolder, slides: list[Slide]) -> None:
    """The executed notebook of step 6: a question and a cell for each slide."""
    cells = [new_code_cell("mois = open_month(client, month)", id="c0")]
    for place, slide in enumerate(slides):
        output = new_output("display_data", {MIME: to_json(slide)})
        cells += [
            new_markdown_cell(f"## Que dit {slide.id} ?\n\nUne phrase.", id=f"m{place}"),
            new_code_cell(f"show(diapositive({place}))", id=f"c{place + 1}", outputs=[output]),
        ]
    file = folder.run(OCTOBER).notebooks / f"{STEPS[6]}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=cells), file)


@pytest.fixture(scope="module")
def made(played: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the demo bakery's October, its decks and its report; not to be changed."""
    workspace = tmp_path_factory.mktemp("trace")
    folder = ClientFolder(workspace / "clients" / BAKERY)
    shutil.copytree(played / "clients" / BAKERY, folder.path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IWA_WORKSPACE", str(workspace))
        slides = slides_in_process(6, client=BAKERY, month=str(OCTOBER))
    _notebook(folder, slides)
    built = load_or_build(folder, OCTOBER)
    write_receipt(folder.run(OCTOBER), Receipt(BAKERY, str(OCTOBER), run_hash(built), built.inputs))
    render_again(folder, OCTOBER, Order())
    return workspace


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ClientFolder:
    """The same in a workspace of its own, to be changed."""
    shutil.copytree(made / "clients", tmp_path / "clients")
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path))
    return ClientFolder(tmp_path / "clients" / BAKERY)


def texts(traced: TracedSlide) -> list[str]:
    return [one.number.text for one in traced.evidences]


def told(folder: ClientFolder, slide: str, *more: str) -> str:
    result = CliRunner().invoke(app, ["trace", str(deck_of(folder)), slide, *more])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_slide_leads_to_its_cell_and_each_figure_to_its_rows(folder: ClientFolder) -> None:
    found = trace(deck_of(folder), "mesure.tableau-de-bord")
    assert (found.place, found.folder, found.month, found.title) == (4, folder, OCTOBER, "Rapport mensuel")
    assert found.cell is not None and found.remarks == ()
    assert (found.cell.step, found.cell.rank, found.cell.call) == (6, 3, "show(diapositive(1))")
    assert found.cell.question == "Que dit mesure.tableau-de-bord ?"
    (reach,) = (one for one in found.evidences if one.number.place == "Portée cumulée, Facebook (objectif) · oct. 26")
    assert reach.agrees and len(reach.used) == 13
    assert all(row.file.startswith("facebook/") and row.row and row.says.startswith("portée ") for row in reach.rows)


def test_a_number_in_the_file_is_as_good_as_an_id(folder: ClientFolder) -> None:
    assert trace(deck_of(folder), "4").id == "mesure.tableau-de-bord"
    assert trace(deck_of(folder), "1").id == "deck.couverture"
    assert trace(deck_of(folder), "1").evidences == ()


def test_what_a_person_wrote_is_said_to_be_so(folder: ClientFolder) -> None:
    hand = Hand(deck_of(folder))
    hand.writes("mesure.tableau-de-bord", "Titre", "Un objectif sur 3 : 777 vues de plus")
    hand.writes("mesure.reponse", "Titre", "Un mois calme")
    hand.adds("mesure.reponse", "Ce que dit l’équipe : 12 idées", "La vitrine a été refaite.")
    hand.save()
    board = trace(deck_of(folder), "mesure.tableau-de-bord")
    assert board.others["777"] == ENTERED and board.remarks == ()
    answer = trace(deck_of(folder), "mesure.reponse")
    assert "3" in answer.others and answer.others["3"] == UNTRACED  # how many decisions are asked
    (target,) = (
        one
        for one in answer.evidences
        if one.number.place == "Conversions, tous réseaux, dessous" and one.number.text == "10"
    )
    (cell,) = target.rows
    assert target.agrees and (target.label, cell.file, cell.sheet) == (
        "Cible",
        "dossier.xlsx",
        "onglet « objectifs », G2",
    )
    assert cell.says == "cible 10 (saisi par l’équipe)"
    added = trace(deck_of(folder), "3")
    assert (added.id, added.evidences, added.cell) == ("", (), None)
    assert added.others["12"] == UNTRACED


def test_a_figure_that_the_deck_no_longer_says_is_named(folder: ClientFolder) -> None:
    hand = Hand(deck_of(folder))
    for row in hand.shape("mesure.tableau-de-bord", "Tableau").table.rows:
        for cell in row.cells:
            cell.text_frame.text = cell.text_frame.text.replace("9\u202f553", "9\u202f500")
    hand.save()
    found = trace(deck_of(folder), "mesure.tableau-de-bord")
    assert {number.text for number in found.corrected} == {"9\u202f553"}
    assert found.others["9\u202f500"] == ENTERED
    assert "n’est plus sur la diapositive" in told(folder, "mesure.tableau-de-bord")


def test_a_deck_saved_by_libreoffice_is_still_traced(
    folder: ClientFolder, converted: Callable[..., list[Path]]
) -> None:
    before = trace(deck_of(folder), "mesure.tableau-de-bord")
    (saved,) = converted("pptx", deck_of(folder))
    shutil.copy(saved, deck_of(folder))
    after = trace(deck_of(folder), "mesure.tableau-de-bord")
    assert texts(after) == texts(before) and all(one.agrees for one in after.evidences)


def _without_tags(deck: Path) -> None:
    """The deck as a program saves it that keeps neither tags nor the names of slides."""
    presentation = Presentation(str(deck))
    for sheet in presentation.slides:
        for key in [key for key, one in sheet.part.rels.items() if one.reltype.endswith("/tags")]:
            sheet.part.rels.pop(key)
        sheet._element.cSld.attrib.pop("name", None)
        for tags in sheet._element.xpath("./p:cSld/p:custDataLst"):
            tags.getparent().remove(tags)
    presentation.save(str(deck))


@pytest.mark.parametrize("tagged", [True, False], ids=["with its tags", "without"])
def test_a_figure_of_a_long_table_is_traced_on_the_page_where_it_stands(
    tagged: bool, new_month: Callable[..., ClientFolder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path))
    folder = new_month(tmp_path)
    rows = tuple((f"Épisode {n}", traced("12", "posts", "closing", network=f"n{n}")) for n in range(1, 31))
    table = Table((Column("Publication", 4), Column("Clics")), rows, "Les publications")
    line = within(f"Dont {rows[0][1]} au premier.", rows[0][1])
    _notebook(folder, [with_numbers(Slide("mesure.donnees", "Tout le mois", exhibit=table, message=(line,)))])
    render_again(folder, OCTOBER, Order())
    if not tagged:
        _without_tags(deck_of(folder))
    pages = [trace(deck_of(folder), slide) for slide in ("mesure.donnees", "mesure.donnees#2", "mesure.donnees#3")]
    found = [[one.number.place for one in page.evidences] for page in pages]
    cells = [f"Épisode {n} · Clics" for n in range(1, 31)]
    assert found == [cells[:10], cells[10:20], [*cells[20:], "message 1"]]
    assert all(page.corrected == () for page in pages)


def test_a_run_that_is_no_longer_there_is_said(folder: ClientFolder) -> None:
    shutil.rmtree(folder.run(OCTOBER).origins)
    found = trace(deck_of(folder), "mesure.reponse")
    assert found.remarks == (GONE,) and found.evidences[0].agrees
    shutil.rmtree(folder.run(OCTOBER).path / "tables")
    without = trace(deck_of(folder), "mesure.reponse")
    assert without.evidences[0].rows == () and without.evidences[0].label == "Conversions"
    assert any("tableaux du mois" in remark for remark in without.remarks)


def test_a_deck_far_from_its_workspace_still_names_its_figures(
    folder: ClientFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = Path(shutil.copy(deck_of(folder), tmp_path / "recu.pptx"))
    assert trace(away, "mesure.reponse").folder == folder  # the production is found by its name
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path / "ailleurs"))
    found = trace(away, "mesure.reponse")
    assert (found.folder, found.title, found.remarks) == (None, "", (GONE,))
    assert texts(found)[0] == "4" and found.evidences[0].rows == ()


def test_files_that_changed_since_are_said_and_the_rows_stay_those_of_the_run(folder: ClientFolder) -> None:
    (folder.exports / "un-de-plus.csv").write_text("a;b\n1;2\n", "utf-8")
    found = trace(deck_of(folder), "mesure.reponse")
    assert found.remarks == (CHANGED,) and all(one.agrees for one in found.evidences)


def test_a_month_made_again_since_is_said(folder: ClientFolder) -> None:
    deck = deck_of(folder)
    _notebook(folder, [Slide("mesure.reponse", "Le mois a été repris")])
    assert trace(deck, "mesure.reponse").remarks == (REMADE,)
    assert trace(deck, "mesure.top").remarks == (NO_CELL,)


def test_a_figure_that_its_rows_no_longer_give_is_said(folder: ClientFolder) -> None:
    tables = folder.run(OCTOBER).tables / "traffic.parquet"
    visits = pd.read_parquet(tables)
    visits.assign(key_events=visits["key_events"] + 1).to_parquet(tables, index=False)
    first = trace(deck_of(folder), "mesure.reponse").evidences[0]
    assert (first.number.text, first.again, first.agrees) == ("4", "13", False)
    assert "recompté : 13, et non 4" in told(folder, "mesure.reponse")


def test_the_command_reads_in_french_from_the_slide_down_to_the_rows(folder: ClientFolder) -> None:
    lines = told(folder, "mesure.reponse").splitlines()
    assert lines[1:6] == [
        "  diapositive 2 · mesure.reponse",
        f"  livrable · Rapport mensuel, octobre 2026 ({BAKERY})".replace("octobre 2026", "octobre\u00a02026"),
        f"  production · {trace(deck_of(folder), '2').run}",
        f"  notebook · clients/{BAKERY}/runs/2026-10/notebooks/{STEPS[6]}.ipynb, cellule de code 2 : show(diapositive(0))",
        "  question · Que dit mesure.reponse ?",
    ]
    assert lines[7].startswith("4 (titre ; Conversions, tous réseaux) · Conversions")
    assert lines[8] == "  table « traffic » · mois : 2026-10, réseau : Facebook et Instagram"
    assert lines[9] == "  9\u00a0lignes ; recompté : le même chiffre"
    assert lines[10].startswith("    ga4/ga4-acquisition-2026-10.csv, ligne 17 · ")
    assert lines[15] == "    … 2 lignes entre les deux (« --csv » ou « --json » les donne toutes)"
    assert "  table « goals » · cellule : G2" in lines
    assert (
        "    dossier.xlsx, onglet « objectifs », G2 · «\u00a0Obtenir 10 demandes de gâteaux par mois depuis les réseaux\u00a0» · cible 10 (saisi par l’équipe)"
        in lines
    )
    assert lines[-1] == "chiffre sans trace : « 3 »"  # how many decisions are asked


def test_rows_that_several_figures_share_are_listed_once(folder: ClientFolder) -> None:
    output = told(folder, "mesure.pourquoi.instagram")
    sets = {one.rows for one in trace(deck_of(folder), "mesure.pourquoi.instagram").evidences}
    assert output.count("recompté : le même chiffre") - output.count("mêmes lignes que «") == len(sets)
    assert len(sets) < output.count("mêmes lignes que «")


def test_all_rows_go_to_a_table_and_to_json(folder: ClientFolder, tmp_path: Path) -> None:
    table, data = tmp_path / "lignes.csv", tmp_path / "lignes.json"
    told(folder, "mesure.reponse", "--csv", str(table), "--json", str(data))
    with table.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter=";"))
    found = trace(deck_of(folder), "mesure.reponse")
    assert len(rows) == sum(len(one.rows) for one in found.evidences)
    assert rows[0]["fichier"] == "ga4/ga4-acquisition-2026-10.csv" and rows[0]["ligne"] == "17"
    assert {row["état"] for row in rows} == {"utilisée", "remplacée"}
    told_again = json.loads(data.read_text("utf-8"))
    assert told_again["diapositive"] == "mesure.reponse" and told_again["cellule"] == 2
    assert [one["agrees"] for one in told_again["chiffres"]] == [True] * len(found.evidences)


def test_a_change_printed_with_a_plus_is_no_formula(folder: ClientFolder, tmp_path: Path) -> None:
    table = tmp_path / "lignes.csv"
    told(folder, "mesure.pourquoi.instagram", "--csv", str(table))
    assert not [line for line in table.read_text("utf-8-sig").splitlines() if line[:1] in "+=-@"]


def test_the_report_of_the_month_shows_the_rows(folder: ClientFolder) -> None:
    page = folder.run(OCTOBER).report.read_text("utf-8")
    assert page.count('class="iwa-figure"') > 150 and page.count("<div popover") > 60
    assert page.count("<script") == 0 and len(page) < 1_500_000
    render_again(folder, OCTOBER, Order())
    assert folder.run(OCTOBER).report.read_text("utf-8") == page


def test_a_report_whose_tables_are_of_another_state_shows_no_rows(folder: ClientFolder) -> None:
    write_receipt(folder.run(OCTOBER), Receipt(BAKERY, str(OCTOBER), "autre", {"iwa": "autre"}))
    render_again(folder, OCTOBER, Order())
    assert "popovertarget" not in folder.run(OCTOBER).report.read_text("utf-8")


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        ("99", "« rapport-mensuel.pptx » n’a pas la diapositive « 99 »."),
        ("0", "« 0 »"),
        ("mesure.rien", "« mesure.rien »"),
    ],
)
def test_an_unknown_slide_is_answered_with_those_there_are(folder: ClientFolder, slide: str, said: str) -> None:
    with pytest.raises(WrongUse) as raised:
        trace(deck_of(folder), slide)
    assert said in str(raised.value) and "mesure.tableau-de-bord" in str(raised.value)


def test_a_deck_that_is_none_of_ours_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "autre.pptx"
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(str(other))
    with pytest.raises(WrongUse) as raised:
        trace(other, "1")
    assert "« autre.pptx » ne porte aucun repère de l’atelier." in str(raised.value)
    broken = tmp_path / "abime.pptx"
    broken.write_bytes(b"PK")
    with pytest.raises(UnreadableFile):
        trace(broken, "1")
    monkeypatch.setattr("sys.argv", ["iwa", "trace", str(other), "1"])
    with pytest.raises(SystemExit) as status:
        main()
    assert status.value.code == 2


def test_a_slide_without_figures_says_so(
    new_month: Callable[..., ClientFolder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client made by hand: no tables, no numbers."""
    (tmp_path / "clients").mkdir()
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path))
    folder = new_month(tmp_path)
    output = CliRunner().invoke(app, ["trace", str(deck_of(folder, REPORT)), "mesure.definitions"]).output
    assert "Cette diapositive ne porte aucun chiffre tracé." in output
    assert "Les tableaux du mois ne sont plus là" in output
