"""What comes out with a month, held against what came out before."""

from __future__ import annotations

from pathlib import Path

from iwa.client import load_client
from iwa.demo.clients import BAKERY, client_text
from iwa.dossier.write import write_dossier
from iwa.months import Month
from iwa.run import issuing
from iwa.run.issuing import due
from iwa.run.receipt import write_whole
from iwa.workspace import ClientFolder

CHARTER = "charte-editoriale"


def test_the_charter_comes_out_at_the_start_then_when_its_tabs_change(tmp_path: Path) -> None:
    folder = ClientFolder(tmp_path / "clients" / BAKERY)
    folder.path.mkdir(parents=True)
    folder.client_file.write_text(client_text(BAKERY), "utf-8")
    words = [{"element": "mot à éviter", "name": "facile"}]

    def is_out(month: Month, **rows: list[dict[str, str]]) -> bool:
        """Whether the charter comes out with a month, which is noted as a run does."""
        write_dossier(folder.dossier_file, load_client(folder), {"editorial": words, **rows})
        items = due(folder, month, "", all_of_them=False)
        write_whole(folder.run(month).state, issuing.issued(folder, month, items, [item.title for item in items]))
        return CHARTER in [item.name for item in items]

    start = Month(2026, 9)
    assert is_out(start)
    assert not is_out(start.next, links=[{"post": "https://a.fr/1", "address": "https://b.fr"}])
    words.append({"element": "mot à éviter", "name": "miracle"})
    assert is_out(start.shift(2))
    assert not is_out(start.shift(3))


def test_all_of_it_comes_out_when_asked_for(tmp_path: Path) -> None:
    folder = ClientFolder(tmp_path / "clients" / BAKERY)
    folder.path.mkdir(parents=True)
    folder.client_file.write_text(client_text(BAKERY), "utf-8")
    october = Month(2026, 10)
    before = due(folder, october.previous, "", all_of_them=True)
    noted = issuing.issued(folder, october.previous, before, ["Charte éditoriale"])
    write_whole(folder.run(october.previous).state, noted)
    assert CHARTER not in [item.name for item in due(folder, october, "", all_of_them=False)]
    assert CHARTER in [item.name for item in due(folder, october, "", all_of_them=True)]
