"""The page of a month: whoever asks for somebody first, every text as text, every link to a file beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html as parser

from iwa.batch.differences import Changes, FigureChange, Flip, SlideChange
from iwa.batch.page import page_html, write_page
from iwa.batch.result import ClientResult
from iwa.batch.standing import summed_up
from iwa.dossier import Dossier
from iwa.dossier.followed import Decision
from iwa.month_state import REVIEWED, SENT, Act, files_in, to_data
from iwa.months import Month
from iwa.run.execute import StepResult
from iwa.run.laying import Delivered
from iwa.run.order import Outcome
from iwa.slides import Chart, Figure, Figures, Series, Slide
from iwa.workspace import ClientFolder

Make = Callable[..., ClientFolder]
Show = Callable[..., None]
HOSTILE = "</td><script>alert(1)</script> & <b>fils</b>"
ANSWER = Slide("mesure.reponse", f"Le mois de {HOSTILE} est bon", exhibit=Figures((Figure("Vues", "184"), Figure("Clics", "12"))))  # fmt: skip


def done(*steps: StepResult, remarks: tuple[str, ...] = (), delivered: tuple[Delivered, ...] = ()) -> Outcome:
    return Outcome(steps or (StepResult(6, Path("6.ipynb"), "", 1.0),), delivered, remarks)


def deliver(folder: ClientFolder, month: Month, *names: str) -> None:
    run = folder.run(month)
    run.deliverables.mkdir(parents=True)
    for name in names or ("rapport-mensuel.pptx",):
        (run.deliverables / name).write_bytes(b"deck")


def texts(page: parser.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]


@pytest.fixture
def agency(tmp_path: Path, make_client: Make, note: Show, october: Month) -> list[ClientResult]:
    """Five clients by name, each elsewhere: sent, read, to be read, never run, failed."""
    results = []
    for slug, acts in (("a-envoye", (REVIEWED, SENT)), ("b-relu", (REVIEWED,)), ("c-a-relire", ())):
        folder = make_client(tmp_path, slug, slug)
        deliver(folder, october)
        act = to_data(Act("Léa Martin", date(2026, 11, 5), files_in(folder.run(october).deliverables)))
        note(folder.run(october), dict.fromkeys(acts, act))
        results.append(ClientResult(folder, october, done()))
    make_client(tmp_path, "d-jamais", "d-jamais")
    failed = StepResult(6, Path("6.ipynb"), "Le noyau s’est arrêté. À faire : relancez.", 1.0)
    folder = make_client(tmp_path, "e-echec", "e-echec")
    return [*results, ClientResult(folder, october, done(failed))]


def test_what_asks_for_somebody_comes_first(tmp_path: Path, agency: list[ClientResult], october: Month) -> None:
    """A client of the workspace that was not in the batch is there too."""
    file = write_page(agency, tmp_path, october)
    assert file == tmp_path / "suivi" / "2026-10.html" and [one.name for one in file.parent.iterdir()] == [file.name]
    page = parser.document_fromstring(file.read_bytes())
    rows = list(zip(texts(page, "//nav//tbody//th"), texts(page, "//nav//tbody//td[2]"), strict=True))
    assert rows == [
        ("e-echec", "étape 6 : Le noyau s’est arrêté."),
        ("d-jamais", "–"),
        ("c-a-relire", "brouillon"),
        ("b-relu", "relu par Léa Martin le 5 novembre 2026"),
        ("a-envoye", "envoyé par Léa Martin le 5 novembre 2026, relu par Léa Martin le 5 novembre 2026"),
    ]
    assert texts(page, "//section/header/h2") == [name for name, _ in rows]
    assert texts(page, "//p[@class='iwa-sum']") == [
        "5 clients : 2 faits, 1 échec, 1 envoyé, 1 pas encore exécuté ; 1 attend une relecture"
    ]
    assert texts(page, "//*[@class='iwa-failure']//p") == ["étape 6 : Le noyau s’est arrêté. À faire : relancez."]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "0 client"),
        (["à relire"], "1 client : 1 fait ; 1 attend une relecture"),
        (["à relire", "à relire", "échec", "échec"], "4 clients : 2 faits, 2 échecs ; 2 attendent une relecture"),
        (["envoyé", "envoyé", "relu"], "3 clients : 1 fait, 2 envoyés"),
        (["pas encore exécuté"] * 2, "2 clients : 2 pas encore exécutés"),
    ],
)
def test_the_line_agrees_in_number(words: list[str], line: str) -> None:
    assert summed_up(words).replace("\xa0", " ").replace("\u202f", " ") == line


def test_hostile_texts_are_texts(tmp_path: Path, make_client: Make, show: Show, note: Show, october: Month) -> None:
    folder = make_client(tmp_path, name=HOSTILE)
    show(folder.run(october), 6, [ANSWER])
    note(folder.run(october), {"decisions": [{"id": "d1", "text": HOSTILE, "owner": HOSTILE, "due": HOSTILE}]})
    (folder.run(october).tables).mkdir()
    change = SlideChange("a.b", HOSTILE, HOSTILE + "!", (FigureChange(HOSTILE, HOSTILE, HOSTILE),))
    found = Changes((HOSTILE,), (HOSTILE,), (change,), (Flip(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),), HOSTILE)
    result = ClientResult(folder, october, done(remarks=(HOSTILE,)), HOSTILE, found)
    text = page_html([result], [folder], october, tmp_path / "suivi")
    page = parser.document_fromstring(text)
    assert page.xpath("//script | //b | //link | //iframe | //img[not(starts-with(@src, 'data:'))]") == []
    assert texts(page, "//h2") == [HOSTILE]
    assert texts(page, "//article//h3") == [f"Le mois de {HOSTILE} est bon"]
    assert text.count("&lt;script&gt;") > 12
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
    assert re.findall(r"url\(|@import|https?:", text) == []


def test_links_are_relative_and_lead_to_files(tmp_path: Path, make_client: Make, october: Month) -> None:
    workspace = tmp_path / "l’atelier d’été"
    folder = make_client(workspace, "maison lune & fils")
    names = ("rapport-mensuel.pptx", "rapport-mensuel (nouveau).pptx", "calendrier #1 à relire 100 %.xlsx")
    deliver(folder, october, *names, "~$rapport-mensuel.pptx")
    folder.run(october).report.write_text("<p>", "utf-8")
    file = write_page([], workspace, october)
    page = parser.document_fromstring(file.read_bytes())
    links = [link for link in page.xpath("//a/@href") if not link.startswith("#")]
    assert all(re.fullmatch(r"[\w./~%-]+", link, re.ASCII) and link.startswith("../clients/") for link in links)
    assert {(file.parent / unquote(link)).resolve().name for link in links} == {*names, "rapport.html"}
    assert all((file.parent / unquote(link)).is_file() for link in links)
    assert str(tmp_path) not in file.read_text("utf-8")
    assert texts(page, "//*[@class='iwa-files']/li") == [
        "Rapport complet html", "rapport-mensuel (nouveau) pptx", "rapport-mensuel pptx", "calendrier #1 à relire 100 % xlsx",
    ]  # fmt: skip
    anchors = {f"#{one}" for one in page.xpath("//section/@id")}
    assert set(page.xpath("//nav//a/@href")) == anchors


def test_the_first_slide_is_drawn_as_corrected_in_the_clients_colours(
    tmp_path: Path, make_client: Make, show: Show, october: Month
) -> None:
    folder = make_client(tmp_path)
    chart = Chart("bars", ("Vidéos", "Liens"), (Series("taux", (0.05, 0.02)),), "percent", "Taux par format")
    show(folder.run(october), 6, [Slide("mesure.top", "Une autre", exhibit=chart), ANSWER])
    edits = folder.edits(october)
    edits.parent.mkdir()
    edits.write_text("diapositives:\n  mesure.reponse:\n    titre: Un titre à nous\n", "utf-8")
    page = parser.document_fromstring(page_html([], [folder], october, tmp_path / "suivi"))
    assert texts(page, "//article//h3") == ["Un titre à nous"]
    (style,) = page.xpath("//style/text()")
    assert re.search(r"#client-1 \.iwa-slide \{ --iwa-primary: #[0-9A-Fa-f]{6};", style)


def test_a_client_that_cannot_be_read_is_told_and_stops_nobody(
    tmp_path: Path, make_client: Make, note: Show, show: Show, october: Month
) -> None:
    broken, well = make_client(tmp_path, "b-abime"), make_client(tmp_path, "c-bien")
    broken.client_file.write_text("nom: [", "utf-8")
    show(broken.run(october), 6, [ANSWER])
    next(broken.run(october).notebooks.iterdir()).write_text("{", "utf-8")
    broken.run(october).state.write_text("{", "utf-8")
    broken.run(october).receipt.write_text("[]", "utf-8")
    page = parser.document_fromstring(page_html([], [well, broken], october, tmp_path / "suivi"))
    assert texts(page, "//h2") == ["b-abime", "Maison Lune"]
    (told,) = texts(page, "//*[@class='iwa-failure']//p")
    assert "L’état du mois ne se lit pas : runs/2026-10/etat.json." in told


def test_a_step_that_failed_before_is_still_a_failure(tmp_path: Path, make_client: Make, october: Month) -> None:
    folder = make_client(tmp_path)
    run = folder.run(october)
    run.path.mkdir(parents=True)
    run.receipt.write_text(
        '{"client": "", "month": "", "run_hash": "", "steps": {"3": {"state": "échec", "error": "Trop tard."}}}',
        "utf-8",
    )
    only_first = ClientResult(folder, october, done(StepResult(1, Path("1.ipynb"), "", 1.0)))
    mended = ClientResult(folder, october, done(StepResult(3, Path("3.ipynb"), "", 1.0)))
    told = [page_html([one], [folder], october, tmp_path / "suivi") for one in (only_first, mended)]
    assert ["étape 3 : Trop tard." in page for page in told] == [True, False]


def test_decisions_awaited_are_those_without_an_answer(
    tmp_path: Path, make_client: Make, note: Show, october: Month, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_client(tmp_path)
    proposal = {"id": "2026-09-d1", "text": "Arrêter les citations."}
    note(folder.run(october.previous), {"decisions": [proposal, {"id": "2026-09-d2", "text": "Relire à deux"}]})
    test = {"id": "2026-10-t1", "hypothesis": "Sur X, le soir vaut mieux."}
    due = {"id": "2026-10-d1", "text": "Publier le midi", "owner": "Léa", "due": "2026-11-30"}
    note(folder.run(october), {"decisions": [due], "tests": [test]})
    answered = Dossier(decisions=(Decision(identifier="2026-09-d1", decision="Arrêter", state="à faire"),))
    monkeypatch.setattr("iwa.batch.awaited.load_dossier", lambda *_: answered)
    page = parser.document_fromstring(page_html([], [folder], october, tmp_path / "suivi"))
    assert texts(page, "//details/summary") == [
        "2 propositions de ce rapport",
        "1 proposition du rapport précédent, sans réponse notée",
    ]
    assert texts(page, "//details//li") == [
        "Publier le midi (Léa, pour le 30 novembre 2026)", "Tester : sur X, le soir vaut mieux", "Relire à deux",
    ]  # fmt: skip
    assert texts(page, "//nav//tbody//td[3]") == ["3"]


def test_what_changed_is_told_with_its_figures(tmp_path: Path, make_client: Make, october: Month) -> None:
    folder = make_client(tmp_path)
    slides = tuple(SlideChange(f"a.{n}", "Avant", "Après", (FigureChange("Portée", "1", "2"),)) for n in range(43))
    flip = Flip("Instagram", "Format", "carrousels", "indicatif", "concluant")
    result = ClientResult(folder, october, done(), changes=Changes(changed=slides, flips=(flip,), since="septembre"))
    page = parser.document_fromstring(page_html([result], [folder], october, tmp_path / "suivi"))
    assert texts(page, "//nav//tbody//td[4]") == ["43 diapositives et 1 verdict"]
    lines = texts(page, "//details//li")
    assert (lines[0], lines[-1], len(lines)) == (
        "Aprèstitre d’avant : Avantportée, 1 → 2",
        "et 3 autres diapositives",
        41,
    )


def test_an_empty_workspace_says_so(tmp_path: Path, october: Month) -> None:
    page = write_page([], tmp_path, october).read_text("utf-8")
    assert "Aucun client dans cet espace de travail." in page and "<nav" not in page


def test_the_same_months_give_the_same_bytes(tmp_path: Path, agency: list[ClientResult], october: Month) -> None:
    once = write_page(agency, tmp_path, october).read_bytes()
    assert write_page(agency[::-1], tmp_path, october).read_bytes() == once
