"""How a batch ends: the table on the screen, and the same as plain data."""

from __future__ import annotations

import io
import json
from pathlib import Path

from rich.console import Console

from iwa.batch.differences import Changes, Flip
from iwa.batch.result import ClientResult
from iwa.batch.summary import as_record, table
from iwa.months import Month
from iwa.run.execute import StepResult
from iwa.run.laying import Delivered
from iwa.run.order import Outcome
from iwa.workspace import ClientFolder

GOOD = StepResult(1, Path("1.ipynb"), "", 1.234)
BAD = StepResult(6, Path("6.ipynb"), "La cellule 4 du notebook a échoué (KeyError : '[red]'). À faire : relancez.", 0.5)


def shown(*results: ClientResult) -> list[str]:
    screen = Console(file=io.StringIO(), width=200, color_system=None)
    screen.print(table(results))
    assert isinstance(screen.file, io.StringIO)
    lines = screen.file.getvalue().replace("\xa0", " ").replace("\u202f", " ").splitlines()
    cells = ([cell.strip() for cell in line.split("│")[1:-1]] for line in lines if line.startswith("│"))
    return [" | ".join(row) for row in cells] + [lines[-1].strip()]


def test_a_line_a_client_with_failures_first(tmp_path: Path, october: Month) -> None:
    folders = {name: ClientFolder(tmp_path / "clients" / name) for name in ("a", "b", "c", "[d]")}
    decks = folders["a"].run(october).deliverables
    decks.mkdir(parents=True)
    for name in ("rapport-mensuel.pptx", "calendrier.pptx", "calendrier.xlsx"):
        (decks / name).write_bytes(b"")
    flip = Flip("X", "Format", "images", "indicatif", "concluant")
    assert shown(
        ClientResult(folders["a"], october, Outcome((GOOD,), ()), changes=Changes(added=("Une",), flips=(flip,))),
        ClientResult(folders["b"], october, Outcome((), (), kept=(1, 6))),
        ClientResult(folders["c"], october, Outcome((GOOD, BAD), ())),
        ClientResult(folders["[d]"], october, error="Le dossier est illisible. Trouvé : [b]rien[/b]."),
    ) == [
        "[d] | pas encore exécuté | échec : Le dossier est illisible. | 0 | –",
        "c | pas encore exécuté | échec : étape 6 : La cellule 4 du notebook a échoué (KeyError : '[red]'). | 0 | –",
        "b | pas encore exécuté | rien à refaire | 0 | –",
        "a | brouillon | fait | 2 | 1 diapositive et 1 verdict",
        "4 clients : 1 fait, 2 échecs, 1 pas encore exécuté ; 1 attend une relecture",
    ]


def test_a_month_that_was_sent_is_left_as_it_is(tmp_path: Path, october: Month) -> None:
    (line, _) = shown(ClientResult(ClientFolder(tmp_path / "a"), october, Outcome((), (), state="envoyé")))
    assert "laissé tel quel" in line


def test_a_result_fails_for_any_of_three_reasons(tmp_path: Path, october: Month) -> None:
    folder = ClientFolder(tmp_path / "a")
    results = [
        ClientResult(folder, october, Outcome((GOOD,), ())),
        ClientResult(folder, october, Outcome((GOOD, BAD), ())),
        ClientResult(folder, october),
        ClientResult(folder, october, Outcome((GOOD,), ()), "Arrêt."),
    ]
    assert [one.failed for one in results] == [False, True, True, True]
    assert [one.first_error for one in results] == [
        "", "étape 6 : La cellule 4 du notebook a échoué (KeyError : '[red]').", "", "Arrêt.",
    ]  # fmt: skip


def test_the_record_is_json_with_paths_told_from_the_client(tmp_path: Path, october: Month) -> None:
    folder = ClientFolder(tmp_path / "clients" / "a")
    run = folder.run(october)
    deck = Delivered(run.deliverables / "rapport-mensuel.pptx", "Rapport", ("mesure.reponse",), "abc", 12)
    outcome = Outcome((GOOD, BAD), (deck,), ("Une remarque.",), run.report, "brouillon", ("étape 1 re-faite",), (2,))
    text = json.dumps(as_record(ClientResult(folder, october, outcome, seconds=2.345)))
    assert str(tmp_path) not in text
    record = json.loads(text)
    assert (record["client"], record["month"], record["failed"], record["seconds"]) == ("a", "2026-10", True, 2.35)
    assert record["steps"][1] == {"step": 6, "done": False, "error": BAD.error, "seconds": 0.5}
    assert record["delivered"][0]["path"] == "runs/2026-10/livrables/rapport-mensuel.pptx"
    assert record["report"] == "runs/2026-10/rapport.html" and record["kept"] == [2]
    stopped = as_record(ClientResult(folder, october, error="Arrêt. À revoir."))
    assert (stopped["error"], stopped["first_error"], stopped["steps"]) == ("Arrêt. À revoir.", "Arrêt.", [])
    assert set(stopped) == set(record)
