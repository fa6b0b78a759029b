"""What is printed and is no measure: each has its words here and its computation in the trace."""

from __future__ import annotations

from iwa.measures.printed import PRINTED, definitions_of
from iwa.measures.registry import MEASURES
from iwa.slides import Number
from iwa.trace.derived import COMPUTED


def test_each_has_a_definition_and_a_computation() -> None:
    assert set(PRINTED) == set(COMPUTED)
    assert all(one.label and one.definition.endswith(".") for one in PRINTED.values())
    assert not set(PRINTED) & set(MEASURES)


def test_the_word_of_an_objective_is_defined_by_the_measures_it_stands_for() -> None:
    clicks = Number("62", "clicks", "closing", {"network": "facebook+linkedin"})
    assert list(definitions_of([clicks])) == ["Clics sur un lien", "Clics"]
    assert definitions_of([Number("3", "inconnue", "closing", {})]) == {}
