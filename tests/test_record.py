"""The slides of an executed notebook are those that its cells displayed, in order."""

from __future__ import annotations

from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, reads, writes

from iwa.problems import StepFailed
from iwa.record import slides_of
from iwa.slides import MIME, Chart, Series, Slide, to_json

CHART = Chart("bars", ("Vidéos", "Liens"), (Series("taux", (0.05, None)),), "percent", "Taux par format")
FIRST = Slide("audit.formats", "Les vidéos portent le mois.", exhibit=CHART, message=("Un fait.",))
SECOND = Slide("audit.jours", "Aucun jour ne se détache.", annex=True)


def shown(data: dict[str, Any], kind: str = "display_data") -> Any:
    return new_output(kind, {"text/plain": "…", MIME: data})


def executed(*outputs: Any) -> Any:
    """A notebook as nbclient leaves it, written and read again as from a file."""
    cells = [new_markdown_cell("# Audit")] + [new_code_cell("show()", outputs=[output]) for output in outputs]
    return reads(writes(new_notebook(cells=cells)))


def test_slides_come_back_equal_and_in_order() -> None:
    assert slides_of(executed(shown(to_json(FIRST)), shown(to_json(SECOND)))) == [FIRST, SECOND]


def test_several_slides_of_one_cell_keep_their_order() -> None:
    cell = new_code_cell("show()", outputs=[shown(to_json(SECOND)), shown(to_json(FIRST))])
    assert slides_of(new_notebook(cells=[cell])) == [SECOND, FIRST]


def test_other_outputs_are_no_slides() -> None:
    text = new_output("stream", text="bonjour")
    table = new_output("execute_result", {"text/html": "<table></table>"})
    failed = new_output("error", ename="E", evalue="v", traceback=[])
    assert slides_of(executed(text, shown(to_json(FIRST), "execute_result"), table, failed)) == [FIRST]


def test_a_notebook_that_was_not_executed_has_none() -> None:
    assert slides_of(executed()) == []


@pytest.mark.parametrize(
    ("schema", "found"), [(2, "le format 2, au lieu du format 1"), (None, "le format inconnu, au lieu du format 1")]
)
def test_a_slide_of_another_version_is_refused_in_words(schema: int | None, found: str) -> None:
    with pytest.raises(StepFailed) as failure:
        slides_of(executed(shown(to_json(FIRST)), shown(to_json(SECOND) | {"schema": schema})))
    assert str(failure.value) == (
        "Une diapositive du notebook exécuté vient d’une autre version de l’outil. "
        f"Trouvé : {found}. "
        "À faire : Relancez l’étape avec « iwa run » : le notebook sera exécuté à nouveau."
    )


def test_a_slide_that_somebody_damaged_is_refused_by_its_name() -> None:
    with pytest.raises(StepFailed) as failure:
        slides_of(executed(shown(to_json(FIRST) | {"message": 3})))
    assert failure.value.what == "La diapositive « audit.formats » du notebook exécuté est illisible."
    assert failure.value.found == "erreur dans message"


def test_data_that_is_no_slide_at_all_is_refused() -> None:
    with pytest.raises(StepFailed):
        slides_of(new_notebook(cells=[new_code_cell("", outputs=[shown(["pas", "une", "diapositive"])])]))  # type: ignore[arg-type]
