"""Every number of every slide of the demo clients: its place, its rows, and the figure counted again from them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from iwa.client_month import ClientMonth, open_month
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO
from iwa.edits.texts import same
from iwa.evidence import USED, Evidence
from iwa.measures.printed import PRINTED, definitions_of
from iwa.measures.registry import MEASURES
from iwa.months import Month
from iwa.slides import Chart, Number, Slide
from iwa.trace.columns import WORDS
from iwa.trace.evidences import evidence_for
from iwa.traced import texts_of

Known = tuple[ClientMonth, list[Slide], list[Evidence]]
# Slides that show no measured figure: what a person noted, the files themselves, what is proposed.
UNMEASURED = (
    "optimisation",
    "sensibles",
    "charte",
    "actions",
    "droit",
    "reflexe",
    "relances",
    "scripts",
    "avis",
    "profils",
    "coherence",
    "angles",
    "donnees",
    "reserves",
    "definitions",
    "tests",
    "priorites",
    "preuves",
    "rubriques",
    "page",
    "limites",
    "visuel",
    "structure",
    "moderation",
    "lancement",
    "relecture",
    "livrables",
    "lots",
    "gabarit",
    "consigne",
    "consignes",
    "verifications",
    "bibliotheque",
    "nettoyage",
)
SUMMED = {"reach", "impressions", "views", "clicks", "link_clicks", "comments", "shares", "saves", "follows"}


@pytest.fixture(
    scope="module", params=[(key, month) for key in CLIENT_KEYS for month in (MONTH_ONE, MONTH_TWO)], ids=str
)
def known(request: pytest.FixtureRequest, demo_slides: dict[tuple[str, Month], list[Slide]], played: Path) -> Known:
    key, month = request.param
    opened, slides = open_month(key, str(month), played), demo_slides[key, month]
    return opened, slides, evidence_for(opened, [number for slide in slides for number in slide.numbers])


def test_the_rows_of_each_number_give_the_printed_figure(known: Known) -> None:
    _, _, evidences = known
    assert len(evidences) > 450
    wrong = [(one.number, one.again) for one in evidences if not one.agrees]
    assert wrong == []


def test_each_result_slide_traces_what_it_prints(known: Known) -> None:
    _, slides, _ = known
    # what is to come, and what a person noted, has no row of a file
    planned = ("calendrier.", "campagne.", "preuve.", "gouvernance.", "mesure.planning")
    bare = [
        slide.id
        for slide in slides
        if not slide.numbers and slide.id.split(".")[1] not in UNMEASURED and not slide.id.startswith(planned)
    ]
    # without a source, with nothing to report, or counted from the register of tests
    may_be = {
        "mesure.essais",
        "mesure.registre",
        "audit.concurrents",
        "mesure.relation",
        "mesure.suites",
        "mesure.arrets",
        "mesure.decisions",
        "objectifs.cibles",
        "production.attente.personnes",
    }
    assert set(bare) <= may_be


def test_each_number_stands_where_it_says(known: Known) -> None:
    _, slides, _ = known
    for slide in slides:
        texts = texts_of(slide)
        drawn = [label for exhibit in (slide.exhibit, slide.second) for label in _labels(exhibit)]
        for number in slide.numbers:
            here = [text for place, text in texts if same(place, number.place)]
            point = number.place.partition(" · ")[0]
            is_drawn = any(same(point, label) for label in drawn)
            assert is_drawn or any(number.text in text for text in here), (slide.id, number)


def _labels(exhibit: object) -> list[str]:
    """What a chart is labelled with."""
    return [*exhibit.categories, *(series.name for series in exhibit.series)] if isinstance(exhibit, Chart) else []


def test_each_row_is_one_that_was_read_from_a_file(known: Known) -> None:
    month, _, evidences = known
    read = month.rows[month.rows["state"].isin(["used", "superseded"])]
    places = set(zip(read["file"], read["row"].tolist(), strict=True))
    for one in evidences:
        for row in one.rows:
            if row.row is None:
                assert re.fullmatch(
                    r"onglet «.(saisies|objectifs|agenda|équipe|temps|circuit|calendrier|journal|repères).», [A-Z]\d+",
                    row.sheet,
                ), row
            else:
                assert (row.file, row.row) in places, (one.number, row)


def test_a_figure_that_is_not_zero_has_rows(known: Known) -> None:
    _, _, evidences = known
    assert [one.number for one in evidences if not one.used and re.search(r"[1-9]", one.number.text)] == []


def test_the_figures_of_the_rows_add_up_to_a_sum(known: Known) -> None:
    """Not through the tables: the figures that the lines themselves say."""
    _, _, evidences = known
    checked: Counter[str] = Counter()
    for one in evidences:
        number = one.number
        alone = "+" not in number.where.get("network", "") and "since" not in number.where
        if number.measure in SUMMED and number.table in ("posts", "closing") and alone:
            word = WORDS[number.measure]
            said = [int(row.says.removeprefix(word).replace("\u202f", "")) for row in one.used]
            assert sum(said) == int(number.text.replace("\u202f", "")), number
            checked[number.measure] += 1
    assert checked.total() > 20


def test_nobody_is_named_and_no_message_is_quoted(known: Known) -> None:
    month, _, evidences = known
    lines = {row.subject + row.says for one in evidences for row in one.rows}
    texts = {str(text) for text in month.messages["text"].dropna() if len(str(text)) > 12}
    people = {str(name) for name in [*month.messages["author"].dropna(), *month.messages["answered_by"].dropna()]}
    for line in lines:
        assert not any(text in line for text in texts) and not any(name in line for name in people)
        assert not re.search(r"(?<!\w)@\w", line), line


def test_later_exports_leave_their_mark(known: Known) -> None:
    _, _, evidences = known
    states = Counter(row.state for one in evidences for row in one.rows)
    assert states[USED] > states.total() / 2 and len(states) == 2


def test_the_notes_define_what_the_slide_prints(known: Known) -> None:
    _, slides, _ = known
    for slide in slides:
        for definition in definitions_of(slide.numbers).values():
            assert any(same(definition, part) for part in _windows(slide.notes, definition)), (slide.id, definition)


def _windows(notes: str, text: str) -> list[str]:
    """The parts of the notes that begin as a text does."""
    start = " ".join(text.split()[:2])
    plain = " ".join(notes.split())
    size = len(" ".join(text.split()))
    return [plain[at.start() : at.start() + size] for at in re.finditer(re.escape(start), plain)]


def test_every_number_names_a_measure_that_is_defined(known: Known) -> None:
    _, slides, _ = known
    names = {number.measure for slide in slides for number in slide.numbers}
    assert {name for name in names if name not in MEASURES and name not in PRINTED} <= {"followers"}


def test_the_filter_of_a_number_is_small(known: Known) -> None:
    _, slides, _ = known
    numbers: list[Number] = [number for slide in slides for number in slide.numbers]
    assert max(len(str(number.where)) for number in numbers) < 320
    assert all(isinstance(word, str) for number in numbers for word in number.where.values())
