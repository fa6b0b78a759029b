"""What holds for every slide of both notebooks, for the demo clients and both their months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.edits.figures import figures_told
from iwa.months import Month
from iwa.numbers import integer, percent
from iwa.slides import Chart, Figures, Slide, Table
from iwa.steps.monthly.previous import NO_ANSWER

Words = Callable[[object], list[str]]
LONGEST_TITLE = 110
EXPERIMENTS = ("mesure.essais", "mesure.registre")
CAUSAL = (
    "fait gagner", "font gagner", "fait perdre", "font perdre", "grâce à", "grâce aux", "entraîne", "permet de",
    "permettent de", "booste", "boostent", "provoque", "fait grimper", "fait monter", "fait baisser", "à cause de",
    "en raison de", "génère", "améliore", "explique la hausse", "explique la baisse", "améliorent",
)  # fmt: skip
NOT_FRENCH = (
    "like", "likes", "reach", "engagement rate", "undefined", "nan", "none", "nat", "inf", "null", "true", "false",
    "posts", "impression rate", "views", "clicks",
)  # fmt: skip
RESULTS = ("synthese", "reseaux", "format", "theme", "cadence", "verdict", "reponse", "tableau-de-bord", "objectif",
           "signal", "courbe", "top", "pourquoi", "retravailler", "fatigue", "tests", "arrets")  # fmt: skip


@pytest.fixture(params=[(key, month) for key in CLIENT_KEYS for month in (MONTH_ONE, MONTH_TWO)], ids=str)
def slides(request: pytest.FixtureRequest, demo_slides: dict[tuple[str, Month], list[Slide]]) -> list[Slide]:
    return demo_slides[request.param]


def test_ids_and_titles_are_each_used_once(slides: list[Slide]) -> None:
    assert [slide for slide, count in Counter(slide.id for slide in slides).items() if count > 1] == []
    shared = ("donnees", "definitions", "format", "pourquoi")  # the same in both decks
    titles = Counter(slide.title for slide in slides if slide.id.split(".")[1] not in shared)
    assert [title for title, count in titles.items() if count > 1] == []


def test_a_title_is_a_short_sentence(slides: list[Slide]) -> None:
    for slide in slides:
        assert len(slide.title) <= LONGEST_TITLE, f"{slide.id}: {len(slide.title)} characters"
        assert slide.title[0].isupper() or slide.title[0].isdigit(), slide.id
        assert not slide.title.endswith((".", ":", ",")) and len(slide.title.split()) >= 4, slide.id


def test_every_slide_ends_in_a_decision_that_is_a_sentence(slides: list[Slide]) -> None:
    for slide in slides:
        assert slide.decision.endswith("."), f"{slide.id}: {slide.decision!r}"


def test_no_comparison_is_said_to_be_a_cause(slides: list[Slide], words: Words) -> None:
    for slide, text in _texts(slides, words):
        if slide.id in EXPERIMENTS and "oncluant, l’essai" in str(slide.exhibit):
            continue  # what was drawn at random may say so
        said = [verb for verb in CAUSAL if re.search(rf"\b{verb}\b", text.casefold())]
        assert not said, f"{slide.id}: {said} in {text!r}"


def test_the_words_are_french(slides: list[Slide], words: Words) -> None:
    for slide, text in _texts(slides, words):
        said = [word for word in NOT_FRENCH if re.search(rf"\b{word}\b", text.casefold())]
        assert not said, f"{slide.id}: {said} in {text!r}"


def test_no_ordinary_space_stands_before_a_mark_and_none_is_doubled(slides: list[Slide], words: Words) -> None:
    for slide, text in _texts(slides, words):
        assert not re.search(r" [:;!?%€»]|« |  ", text), f"{slide.id}: {text!r}"
        assert not re.search(r"\w'\w", text), f"{slide.id}: {text!r}"
        assert text == text.strip(), f"{slide.id}: {text!r}"


def test_the_figures_of_a_title_are_on_its_own_slide(slides: list[Slide], words: Words) -> None:
    for slide in slides:
        body = (slide.subtitle, slide.exhibit, slide.second, slide.message, slide.notes)
        shown = {value for text in (*words(body), *_derived(slide)) for value in figures_told(text).values()}
        unshown = [figure for figure, value in figures_told(slide.title).items() if value not in shown]
        assert unshown == [], f"{slide.id}: {slide.title!r}"


def test_the_answer_that_matters_comes_first_and_stands_alone(slides: list[Slide]) -> None:
    by_step = {prefix: [s for s in slides if s.id.startswith(prefix)] for prefix in ("audit.", "mesure.")}
    assert by_step["audit."][0].id == "audit.synthese"
    assert by_step["mesure."][0].id == "mesure.reponse"
    assert "objectif" in by_step["mesure."][0].title.casefold()


def test_a_firm_title_has_a_conclusive_row_and_a_careful_one_an_indicative_one(slides: list[Slide]) -> None:
    for slide in slides:
        if slide.id.split(".")[1] in ("format", "theme", "daypart", "weekday", "length", "pourquoi"):
            careful, firm = "peut-être" in slide.title, "vont de pair" in slide.title
            expected = "concluant" if firm else "indicatif" if careful else ("non concluant", "")
            assert slide.verdict in expected if isinstance(expected, tuple) else slide.verdict == expected, slide.id


def test_only_what_is_conclusive_is_amplified_or_stopped(slides: list[Slide]) -> None:
    (verdict,) = [slide.exhibit for slide in slides if slide.id == "audit.verdict"]
    assert isinstance(verdict, Table)
    firm = any(row[0] in ("Amplifier", "Stopper") and row[1] != "Rien" for row in verdict.rows)
    for slide in slides:
        if slide.id in ("audit.synthese", "audit.verdict"):
            assert slide.verdict == ("concluant" if firm else "non concluant")
    for action, what, _, certainty in verdict.rows:
        if action in ("Amplifier", "Stopper") and what != "Rien":
            assert certainty == "concluant"
        if action == "Tester":
            assert certainty == "indicatif"


def test_at_most_twelve_lines_three_tests_three_stops_and_five_contents(slides: list[Slide]) -> None:
    exhibits: dict[str, Any] = {slide.id: slide.exhibit for slide in slides}
    assert len(exhibits["mesure.tableau-de-bord"].rows) <= 12
    assert len(exhibits["mesure.tests"].items) == 3
    assert len(exhibits["mesure.arrets"].rows) == 3 or exhibits["mesure.arrets"].rows
    assert len(exhibits["mesure.top"].items) == 5
    assert len(exhibits["mesure.retravailler"].rows) == 3
    assert isinstance(exhibits["mesure.reponse"], Figures) and len(exhibits["mesure.reponse"].items) == 3


def test_result_slides_name_their_source(slides: list[Slide]) -> None:
    for slide in slides:
        if slide.id.split(".")[1].split("-")[0] in RESULTS:
            assert slide.source.files and slide.source.exports and slide.source.period, slide.id


def _texts(slides: list[Slide], words: Words) -> Iterator[tuple[Slide, str]]:
    for slide in slides:
        for text in words(slide):
            yield slide, text


def _derived(slide: Slide) -> list[str]:
    """Figures that follow from those drawn: a mean, a share, a difference, a count of rows."""
    chart, table = slide.exhibit, slide.second if isinstance(slide.second, Table) else slide.exhibit
    found = []
    if isinstance(chart, Chart):
        values = [value for value in chart.series[0].values if value is not None]
        found += [f"{sum(values) / len(values):.1f}".replace(".", ","), integer(abs(values[-1] - values[0]))]
        found.append(str(len(values) - 1))
    if isinstance(table, Table):
        found += [str(len(table.rows)), str(len(table.emphasis)), str(len(table.rows) - len(table.emphasis))]
        found += [str(count) for count in Counter(row[0] for row in table.rows).values()]
        asked = [row for row in table.rows if len(row) < 2 or not row[1].startswith("Test suivi")]
        found += [str(len(asked)), str(sum(NO_ANSWER not in row for row in asked))]
        found.append(str(sum(row[-1] in ("▲ signal", "▼ signal", "routine") for row in table.rows)))
        states = [rank for rank, column in enumerate(table.columns) if column.role == "state"]
        told = Counter(row[rank].partition(":")[0].strip() for row in table.rows for rank in states)
        found += [str(count) for count in told.values()]
        for cells in zip(*table.rows, strict=True):
            whole = [int(cell) for cell in cells if cell.isdigit()]
            found.append(str(sum(whole)))
            found += [percent(cell / sum(whole), 0) for cell in whole if sum(whole)]
    return found
