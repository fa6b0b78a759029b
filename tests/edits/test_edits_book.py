"""`edits/<month>.yaml`: what may stand in it, what is refused, and what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from iwa.edits.book import Addition, DeckEdit, Edits, SlideEdit, load_edits, save_edits
from iwa.problems import InvalidEdits

BY_HAND = """\
diapositives:
  mesure.reponse:
    titre: Un titre à nous
    message: ["Vidéos : à garder.", Images]
    decision:
  mesure.donnees#2:
    notes:
livrables:
  rapport-mensuel:
    ordre: [mesure.top, mesure.donnees#2]
    masquees: [mesure.tests]
    ajouts:
      - apres: mesure.top
        titre: Notre page
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "edits" / "2026-10.yaml"


def read(file: Path, text: str) -> Edits:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return load_edits(file)


def test_a_file_written_by_hand_is_read_and_what_is_empty_is_taken_out(file: Path) -> None:
    assert read(file, BY_HAND) == Edits(
        slides={
            "mesure.reponse": SlideEdit(title="Un titre à nous", message=("Vidéos : à garder.", "Images"), decision=""),
            "mesure.donnees": SlideEdit(notes=()),
        },
        decks={
            "rapport-mensuel": DeckEdit(
                order=("mesure.top", "mesure.donnees"),
                hidden=("mesure.tests",),
                added=(Addition(after="mesure.top", title="Notre page"),),
            )
        },
    )


@pytest.mark.parametrize("text", ["", "# rien\n", "diapositives:\nlivrables:\n"])
def test_without_a_file_or_with_nothing_in_it_nothing_is_corrected(text: str, file: Path) -> None:
    assert load_edits(file) == Edits()
    assert read(file, text) == Edits()


def test_what_is_written_reads_the_same_and_holds_only_what_is_corrected(file: Path) -> None:
    edits = Edits(
        slides={"a.b": SlideEdit(title="12\u202f345 vues\u00a0: « oui » # non", message=(), notes=("- tiret",))},
        decks={"audit": DeckEdit(order=())},
    )
    save_edits(file, edits)
    assert load_edits(file) == edits
    head, body = file.read_text("utf-8").split("\n\n", 1)
    assert all(line.startswith("#") for line in head.splitlines()) and "Repère" in head
    assert body.splitlines() == [
        "diapositives:", "  a.b:", "    titre: '12\u202f345 vues\u00a0: « oui » # non'", "    message: []", "    notes:",
        "    - '- tiret'", "livrables:", "  audit:", "    ordre: []",
    ]  # fmt: skip


def test_no_file_is_left_when_nothing_is_corrected_any_more(file: Path) -> None:
    save_edits(file, Edits(slides={"a.b": SlideEdit(title="Un")}))
    save_edits(file, Edits(slides={"a.b": SlideEdit()}, decks={"audit": DeckEdit()}))
    assert not file.exists()
    save_edits(file, Edits())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("diapositives:\n  a.b:\n    titr: x\n", "clé « diapositives > a.b > titr » : clé inconnue ; vouliez-vous dire "
         "« titre » ? Clés connues : titre, chapeau, message, decision, notes."),
        ("diapositive:\n  a.b:\n    titre: x\n", "clé « diapositive » : clé inconnue ; vouliez-vous dire « diapositives » ? "
         "Clés connues : diapositives, livrables."),
        ("diapositives:\n  a.b:\n    message: Une phrase\n", "clé « diapositives > a.b > message » : trouvé « Une phrase » ; "
         "attendu une liste, un tiret par ligne."),
        ("diapositives:\n  a.b:\n    message:\n      - Vidéos : 3\n", "clé « diapositives > a.b > message > n° 1 » : trouvé un "
         "bloc de clés ; attendu un texte : entre guillemets quand il contient deux-points."),
        ("diapositives:\n  a.b:\n    titre:\n", "clé « diapositives > a.b > titre » : trouvé une valeur vide ; attendu un texte."),
        ("diapositives:\n  a.b:\n    chapeau: [x]\n", "clé « diapositives > a.b > chapeau » : trouvé une liste ; attendu un texte."),
        ("diapositives:\n  a.b: x\n", "clé « diapositives > a.b » : trouvé « x » ; attendu un bloc de clés en retrait, une par ligne."),
        ("diapositives:\n  a.b:\n    titre: x\n  a.b#2:\n    titre: y\n", "clé « diapositives » : trouvé un bloc de clés ; attendu "
         "chaque diapositive une seule fois : « a.b#2 » est une suite de « a.b »."),
        ("livrables:\n  audit:\n    ajouts:\n      - apres: a.b\n", "clé « livrables > audit > ajouts > n° 1 > titre » : elle "
         "manque ; écrivez-la."),
        ("livrables:\n  audit:\n    masquee: [a.b]\n", "clé « livrables > audit > masquee » : clé inconnue ; vouliez-vous dire "
         "« masquees » ? Clés connues : ordre, masquees, retirees, ajouts."),
        ("livrables:\n  audit:\n    ajouts:\n      - apres: a.b\n        titre: x\n        chapeau: y\n", "clé « livrables > audit "
         "> ajouts > n° 1 > chapeau » : clé inconnue. Clés connues : apres, titre, message, notes."),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_and_key(text: str, sentence: str, file: Path) -> None:
    with pytest.raises(InvalidEdits) as refused:
        read(file, text)
    assert str(refused.value) == f"edits/2026-10.yaml, {sentence}"


def test_all_faults_are_told_at_once_and_a_line_that_is_no_yaml_by_its_number(file: Path) -> None:
    with pytest.raises(InvalidEdits) as refused:
        read(file, "diapositives:\n  a.b:\n    titre:\n    note: []\n")
    assert len(str(refused.value).splitlines()) == 2
    with pytest.raises(InvalidEdits, match=r"2026-10\.yaml, ligne 3"):
        read(file, "diapositives:\n  a.b:\n    titre: Vidéos : 3\n")


def test_a_month_of_long_notes_is_not_too_long_a_file(file: Path) -> None:
    edits = Edits(slides={f"a.{place}": SlideEdit(notes=("mot " * 500,)) for place in range(60)})
    save_edits(file, edits)
    assert file.stat().st_size > 100_000 and len(load_edits(file).slides) == 60
