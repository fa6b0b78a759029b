"""The followers that the team notes: what each month added or took, up to what all of them make."""

from __future__ import annotations

from collections.abc import Callable

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry
from iwa.months import Month
from iwa.slides import Chart, Slide, Table
from iwa.steps.audit.stock import stock_slide

Made = Callable[..., ClientMonth]
MISSING = "Âge, lieu et fonction : pas de source dans les exports fournis."


def noted(made: Made, **months: float) -> Slide:
    """The slide of Facebook, its followers noted in these months of 2026 ("m09")."""
    entered = [
        Entry.model_construct(
            month=Month(2026, int(name[1:])), network="facebook", indicator="abonnés", value=value, note=None
        )
        for name, value in months.items()
    ]
    return stock_slide(made(Dossier(entered=tuple(entered))), "facebook", MISSING)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_months_noted_without_a_gap_are_a_waterfall_of_gains_and_losses(hand_made: Made) -> None:
    slide = noted(hand_made, m07=3000, m08=3040, m09=3025, m10=3100)
    chart = slide.exhibit
    assert isinstance(chart, Chart) and chart.kind == "waterfall"
    assert [plain(name) for name in chart.categories] == ["août 26", "sept.", "oct. 26", "en 3 mois"]
    assert [series.values for series in chart.series] == [(None, None, None, 100), (40, -15, 75, None)]
    assert plain(slide.title) == "Facebook gagne 100 abonnés en 3 mois et en compte 3 100"
    assert plain(slide.subtitle).endswith("à partir de 3 000 abonnés en juillet 2026")
    assert plain(chart.alt).endswith("Gains et pertes de chaque mois, de −15 à +75.")
    assert chart.emphasis == chart.categories[-1:], "the title speaks of the whole"


def test_a_note_changed_moves_its_month_and_the_next(hand_made: Made) -> None:
    chart = noted(hand_made, m07=3000, m08=3050, m09=3025, m10=3100).exhibit
    assert isinstance(chart, Chart) and chart.series[1].values == (50, -25, 75, None)


def test_followers_that_only_leave_fall_to_a_loss(hand_made: Made) -> None:
    slide = noted(hand_made, m08=3000, m09=2980, m10=2950)
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.series[0].values[-1] == -50
    assert plain(slide.title) == "Facebook perd 50 abonnés en 2 mois et en compte 2 950"


def test_a_month_that_is_not_noted_leaves_the_followers_themselves(hand_made: Made) -> None:
    slide = noted(hand_made, m07=3000, m09=3025, m10=3100)
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.kind == "columns"
    assert slide.exhibit.series[0].values == (3000, 3025, 3100)
    assert slide.decision.startswith("Relever chaque mois")


def test_one_change_is_said_by_the_title_and_not_drawn_as_a_waterfall(hand_made: Made) -> None:
    slide = noted(hand_made, m09=3025, m10=3100)
    assert isinstance(slide.exhibit, Chart) and slide.exhibit.kind == "columns"


def test_no_note_asks_for_some_in_the_annex(hand_made: Made) -> None:
    slide = noted(hand_made)
    assert isinstance(slide.exhibit, Table) and slide.annex
    assert slide.exhibit.rows == (("–", "à compléter"),)
