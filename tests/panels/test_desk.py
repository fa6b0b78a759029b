"""The desk without a widget: what a click does, what is said, in the page's words."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

sys.path.insert(0, str(Path(__file__).parent))  # the sample client is no package
from moon import HOSTILE, MOON, OCTOBER, lay_moon

from iwa.edits.book import load_edits
from iwa.panels.desk.desk import Desk
from iwa.panels.desk.words import COMMANDS, in_page
from iwa.workspace import ClientFolder

TODAY = date(2026, 11, 6)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = tmp_path_factory.mktemp("bureau")
    lay_moon(workspace)
    return workspace


class Page:
    """A desk, what it tells and gives."""

    def __init__(self, workspace: Path) -> None:
        self.states: list[dict[str, Any]] = []
        self.given: list[tuple[str, bytes]] = []
        self.folder = ClientFolder(workspace / "clients" / MOON)
        self.desk = Desk(
            workspace, OCTOBER, TODAY, self.states.append, lambda name, data: self.given.append((name, data))
        )

    def does(self, what: str, *files: bytes, **more: Any) -> dict[str, Any]:
        future = self.desk.act({"do": what, **more}, files)
        if future:
            future.result(60)
        return self.states[-1]


@pytest.fixture
def page(laid: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("IWA_WORKSPACE", str(tmp_path))
    shutil.copytree(laid / "clients", tmp_path / "clients")
    made = Page(tmp_path)
    yield made
    made.desk.close()


def test_the_table_says_where_each_client_stands_and_what_it_lacks(page: Page) -> None:
    broken = page.folder.path.with_name("rompu")
    broken.mkdir()
    (broken / "client.yaml").write_text("nom: Rompu\n", "utf-8")
    (page.folder.exports / "facebook.csv").unlink()
    page.does("refresh")
    for future in page.desk.look_around():
        future.result(60)
    moon, other = sorted(page.states[-1]["clients"], key=lambda client: str(client["slug"]))
    assert (moon["word"], other["word"]) == ("à relire", "pas encore exécuté")
    assert moon["check"]["missing"] and moon["check"]["urgent"]
    assert "clé « secteur »" in other["problem"] and "clé « secteur »" in other["check"]["problem"]
    chosen = page.does("choose", slug=MOON)["chosen"]
    assert chosen["check"]["missing"][0]["how"] == "à télécharger" and "Meta" in chosen["check"]["missing"][0]["where"]


def test_slides_are_read_as_the_client_gets_them_and_their_texts_as_text(page: Page) -> None:
    page.does("choose", slug=MOON)
    shown = page.does("read")["shown"]
    assert [slide["id"] for slide in shown["slides"]] == ["mesure.reponse"] or shown["slides"]
    assert HOSTILE not in shown["html"] and "&lt;script&gt;" in shown["html"] and "default-src 'none'" in shown["html"]
    assert page.does("choose", slug=MOON)["shown"] == {}, "another client's slides would be a mistake"


def test_a_month_is_marked_read_then_sent_then_taken_back(page: Page) -> None:
    page.does("choose", slug=MOON)
    assert "nom de la personne" in page.does("reviewed", by="  ")["error"]
    state = page.does("reviewed", by="Léa Martin")
    assert state["chosen"]["acts"]["reviewed"].replace("\xa0", " ") == "par Léa Martin le 6 novembre 2026"
    assert state["clients"][0]["word"] == "relu"
    assert page.does("sent", by="")["clients"][0]["word"] == "envoyé"
    refused = page.does("reviewed", by="Léa Martin")["error"]
    assert "est envoyé" in refused and "Annuler l’envoi" in refused
    assert page.does("take-back")["clients"][0]["word"] == "relu"


def test_a_corrected_deck_is_taken_back_from_the_page_or_from_its_place(page: Page, tmp_path: Path) -> None:
    page.does("choose", slug=MOON)
    name = next(file["name"] for file in page.states[-1]["chosen"]["files"] if file["kind"] == "PPTX")
    deck = page.folder.run(OCTOBER).deliverables / name
    made = Presentation(str(deck))
    slide = next(slide for slide in made.slides if slide.shapes.title and "<script>" in slide.shapes.title.text)
    slide.shapes.title.text = "Le mois a changé"
    made.save(str(tmp_path / "corrigé.pptx"))
    state = page.does("retake", (tmp_path / "corrigé.pptx").read_bytes(), name="C:\\Bureau\\corrigé.pptx")
    assert "Repris" in state["said"] and "« Exécuter »" in state["said"]
    assert "Le mois a changé" in {edit.title for edit in load_edits(page.folder.edits(OCTOBER)).slides.values()}
    assert "Rien de nouveau" in page.does("retake", name=name)["said"]
    assert "pas une présentation" in page.does("retake", b"PK", name="note.docx")["error"]
    assert "pas une présentation" not in page.does("retake", b"PK", name="note.pptx")["said"]


def test_only_what_lies_in_the_deliverables_leaves_the_page(page: Page) -> None:
    page.does("choose", slug=MOON)
    page.does("download", name="message.txt")
    assert page.given[0][0] == "message.txt" and page.given[0][1]
    assert "n’est plus dans le dossier" in page.does("download", name="../run.json")["error"]
    assert len(page.given) == 1


def test_a_client_is_created_from_the_form(page: Page) -> None:
    values = {
        "nom": "L’Œil d’Été",
        "secteur": "optique",
        "pack": "or",
        "debut": "2026-09",
        "reseaux > x > compte": "@oeil",
    }
    form = page.does("form", values=values)["form"]
    assert form["slug"] == "l-oeil-d-ete" and list(form["remarks"]) == ["pack"] and not form["ready"]
    assert form["remarks"]["pack"].startswith("Trouvé « or » ; attendu un de ces mots")
    assert "existe déjà" in page.does("form", values={**values, "dossier": MOON})["form"]["remarks"]["dossier"]
    assert page.does("form", values={**values, "dossier": "Où ?"})["form"]["remarks"]["dossier"]
    state = page.does("create", values={**values, "pack": "impact"})
    assert state["chosen"]["slug"] == "l-oeil-d-ete" and state["form"] == {} and "prêt" in state["said"]
    assert 'pack: "impact"' in (page.folder.path.with_name("l-oeil-d-ete") / "client.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "action", [{"do": "choose", "slug": "../.."}, {"do": "month", "month": "2026-13"}, {"do": "rien"}, {}]
)
def test_what_makes_no_sense_is_said_or_passed_over(action: dict[str, Any], page: Page) -> None:
    page.desk.act(action)
    assert not page.states or page.states[-1]["error"]


def test_no_sentence_sends_a_person_to_a_terminal() -> None:
    commands = [
        "iwa run a --month 2026-10",
        "iwa deck a",
        "iwa check a",
        "iwa retake a.pptx",
        "iwa new a",
        "iwa sent a --cancel",
    ]
    assert not any("iwa" in in_page(f"Lancez « {command} ».") for command in commands)
    assert len(COMMANDS) == len(dict(COMMANDS))
