"""Events over a chart: none of their labels overlap, no line crosses another's label."""

from __future__ import annotations

from iwa.charts.lettering import advance
from iwa.charts.marks import flags, headroom
from iwa.charts.upright import names_below
from iwa.slides import Chart, Mark, Series

DAYS = tuple("abcdefghij")


def chart(*marks: Mark) -> Chart:
    return Chart("lines", DAYS, (Series("s", (1.0,) * 10),), "count", "", marks=marks)


def test_events_far_apart_share_the_lowest_row() -> None:
    placed = flags(chart(Mark("a", "Soldes"), Mark("h", "Rentrée")), 0, 50, 600)
    assert [(flag.text, flag.row) for flag in placed] == [("Rentrée", 0), ("Soldes", 0)]


def test_an_event_stands_above_the_later_one_that_its_label_reaches() -> None:
    placed = flags(chart(Mark("a", "Campagne de rentrée"), Mark("b", "Soldes")), 0, 50, 600)
    assert [(flag.text, flag.row) for flag in placed] == [("Soldes", 0), ("Campagne de rentrée", 1)]
    assert headroom(placed) == 2 * headroom(placed[:1])


def test_an_event_at_the_edge_is_named_at_its_left() -> None:
    (flag,) = flags(chart(Mark("j", "Campagne de rentrée")), 0, 50, 460)
    assert not flag.is_right


def test_a_break_stands_before_its_category_and_unknown_events_are_left_out() -> None:
    (flag,) = flags(chart(Mark("c", "Coupure", True), Mark("z", "Ailleurs")), 0, 50, 600)
    assert flag.at == 1.5 and flag.is_break


def test_no_event_takes_no_room() -> None:
    assert headroom([]) == 0


def test_of_many_names_the_last_is_always_kept() -> None:
    kept = names_below(tuple(f"mois\xa0{number:02d}" for number in range(18)), 20)
    assert kept[-1] == "mois\xa017" and kept[-2] == "" and 0 < sum(map(bool, kept)) < 18


def test_few_names_are_folded_alike() -> None:
    slot = advance("sept. 2026", bold=True)  # too narrow for this one, wide enough for the other
    assert names_below(("mai 2026", "sept. 2026"), slot) == ["mai\n2026", "sept.\n2026"]
