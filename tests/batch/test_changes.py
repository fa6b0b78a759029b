"""What a month says that it did not say the last time, and the verdicts that are not last month's."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from iwa.batch.changes import changes, sentences
from iwa.batch.differences import Changes, FigureChange, Flip, SlideChange, Told
from iwa.batch.told import told
from iwa.months import Month
from iwa.slides import Figure, Figures, Number, Slide, Source
from iwa.workspace import ClientFolder

Make = Callable[..., ClientFolder]
Show = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path) -> ClientFolder:
    return ClientFolder(tmp_path / "clients" / "maison-lune")


def reach(value: str, title: str = "La portée est la plus haute de l’année") -> Slide:
    """A slide with a figure on a card and in its title."""
    where = {"network": "facebook", "month": "2026-10"}
    numbers = tuple(Number(value, "reach", "closing", where, place) for place in ("titre", "Portée cumulée, Facebook"))
    card = Figures((Figure("Portée cumulée, Facebook", value), Figure("Clics", "12")))
    clicks = Number("12", "clicks", "closing", where, "Clics")
    return Slide("mesure.portee", title, exhibit=card, numbers=(*numbers, clicks))


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_a_slide_that_reads_otherwise_tells_its_figures_once(folder: ClientFolder, show: Show, october: Month) -> None:
    run = folder.run(october)
    show(run, 6, [reach("9 553"), Slide("mesure.top", "Les vidéos mènent")])
    before = told(run)
    show(run, 6, [reach("9 600", "La portée remonte"), Slide("mesure.top", "Les vidéos mènent")])
    found = changes(before, told(run), folder, october)
    figures = (FigureChange("Portée cumulée, Facebook", "9 553", "9 600"),)
    was = "La portée est la plus haute de l’année"
    assert found == Changes(changed=(SlideChange("mesure.portee", was, "La portée remonte", figures),))
    (sentence,) = sentences(found)
    assert plain(sentence) == (
        "1 diapositive a changé depuis la dernière fois : "
        "« La portée remonte » (portée cumulée, Facebook, 9 553 → 9 600)."
    )


def test_slides_come_and_go(folder: ClientFolder, show: Show, october: Month) -> None:
    run = folder.run(october)
    show(run, 1, [Slide("audit.jours", "Aucun jour ne se détache.")])
    show(run, 6, [reach("1")])
    before = told(run)
    show(run, 1, [Slide("audit.formats", "Les vidéos portent le mois."), Slide("audit.themes", "Deux thèmes")])
    found = changes(before, told(run), folder, october)
    assert (found.added, found.removed, found.changed) == (
        ("Les vidéos portent le mois.", "Deux thèmes"), ("Aucun jour ne se détache.",), (),
    )  # fmt: skip
    assert [plain(one) for one in sentences(found)] == [
        "2 diapositives sont nouvelles depuis la dernière fois : « Les vidéos portent le mois » ; « Deux thèmes ».",
        "1 diapositive n’y est plus depuis la dernière fois : « Aucun jour ne se détache ».",
    ]


def test_what_reads_the_same_is_not_told(folder: ClientFolder, show: Show, october: Month) -> None:
    run = folder.run(october)
    show(run, 6, [reach("9 553")])
    before = told(run)
    again = reach("9 553")
    unseen = Slide(again.id, again.title, exhibit=again.exhibit, notes="À dire", source=Source(("autre.csv",)))
    show(run, 6, [unseen])
    assert sentences(changes(before, told(run), folder, october)) == []
    show(run, 6, [Slide(again.id, again.title, exhibit=again.exhibit, message=("Une phrase de plus.",))])
    assert len(changes(before, told(run), folder, october).changed) == 1


def test_a_first_run_and_a_damaged_notebook_tell_no_slide(folder: ClientFolder, show: Show, october: Month) -> None:
    run = folder.run(october)
    assert told(run) == Told()
    show(run, 6, [reach("1")])
    good = told(run)
    assert changes(Told(), good, folder, october) == Changes()
    next(run.notebooks.iterdir()).write_text("{cut", "utf-8")
    assert changes(good, told(run), folder, october) == Changes()


def test_a_notebook_that_stopped_on_its_way_loses_no_slide(folder: ClientFolder, show: Show, october: Month) -> None:
    run = folder.run(october)
    show(run, 1, [Slide("audit.jours", "Aucun jour ne se détache.")])
    show(run, 6, [reach("1"), Slide("mesure.top", "Les vidéos mènent")])
    whole = told(run)
    show(run, 1, [Slide("audit.themes", "Deux thèmes")])
    show(run, 6, [reach("2")])
    steps = {"1": {"state": "fait"}, "6": {"state": "échec", "error": "La cellule 4 a échoué."}}
    receipt = {"client": "maison-lune", "month": "2026-10", "run_hash": "", "steps": steps}
    run.receipt.write_text(json.dumps(receipt), "utf-8")
    stopped = told(run)
    there, back = changes(whole, stopped, folder, october), changes(stopped, whole, folder, october)
    assert (there.removed, back.added) == (("Aucun jour ne se détache.",), ("Aucun jour ne se détache.",))
    assert [one.id for one in there.changed] == ["mesure.portee"]


def test_what_is_told_travels_to_another_process(folder: ClientFolder, show: Show, october: Month) -> None:
    show(folder.run(october), 6, [reach("9 553")])
    seen = told(folder.run(october))
    assert seen.slides and pickle.loads(pickle.dumps(seen)) == seen


def test_verdicts_that_flipped(folder: ClientFolder, judge: Show, october: Month) -> None:
    september = [
        ("instagram", "format", "carousel", 20, 30, 1.5, "indicatif"),
        ("instagram", "format", "reel", 10, 40, 0.9, "non concluant"),
        ("facebook", "theme", "Pains", 10, 40, 1.1, "concluant"),
        ("facebook", "format_clicks", "link", 10, 40, 1.9, "concluant"),
        ("x", "daypart", "midi (12 h à 14 h)", 3, 40, 1.0, ""),
    ]
    now = [
        ("instagram", "format", "carousel", 21, 30, 1.6, "concluant"),
        ("instagram", "format", "reel", 11, 40, 0.9, ""),  # nothing was ever claimed
        ("facebook", "theme", "Pains", 10, 40, 1.1, "concluant"),
        ("x", "daypart", "midi (12 h à 14 h)", 9, 40, 1.4, "indicatif"),
    ]
    judge(folder.run(october.previous), september)
    judge(folder.run(october), now)
    found = changes(Told(), Told(), folder, october)
    assert found.flips == (
        Flip("Instagram", "Format", "carrousels", "indicatif", "concluant"),
        Flip("X", "Moment de la journée", "publications de midi", "pas de comparaison", "indicatif"),
        Flip("Facebook", "Format, sur les clics", "publications avec lien", "concluant", "pas de comparaison"),
    )
    (sentence,) = sentences(found, 1)
    assert plain(sentence) == (
        "3 verdicts ont changé depuis septembre : carrousels sur Instagram, indicatif → concluant ; et 2 autres."
    )


def test_two_sides_of_one_question_flip_once(folder: ClientFolder, judge: Show, october: Month) -> None:
    """The side that gains tells, also where it is the other one than a month ago."""

    def halves(ratio: float, verdict: str) -> list[tuple[str, str, str, int, int, float, str]]:
        return [
            ("instagram", "weekday", "semaine", 30, 12, ratio, verdict),
            ("instagram", "weekday", "week-end", 12, 30, 1 / ratio, verdict),
        ]

    judge(folder.run(october.previous), halves(0.8, "non concluant"))
    judge(folder.run(october), halves(1.3, "indicatif"))
    (flip,) = changes(Told(), Told(), folder, october).flips
    assert (flip.group, flip.before, flip.after) == ("publications de semaine", "non concluant", "indicatif")


@pytest.mark.parametrize("absent", [0, 1])
def test_without_both_tables_no_verdict_flips(folder: ClientFolder, judge: Show, october: Month, absent: int) -> None:
    runs = [folder.run(october), folder.run(october.previous)]
    judge(runs[1 - absent], [("x", "format", "image", 9, 9, 1.5, "concluant")])
    assert changes(Told(), Told(), folder, october) == Changes()
    runs[absent].tables.mkdir(parents=True)
    (runs[absent].tables / "comparisons.parquet").write_bytes(b"cut")
    assert changes(Told(), Told(), folder, october) == Changes()
