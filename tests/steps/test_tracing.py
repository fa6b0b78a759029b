"""A figure printed by a step gives its rows back, and the figure again: values worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from iwa import tables
from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Goal
from iwa.evidence import Evidence, FileRow
from iwa.months import Month
from iwa.slides import Slide
from iwa.steps import tracing
from iwa.steps.goals import target_said
from iwa.steps.monthly.history import limit_figure
from iwa.steps.monthly.signals import signals
from iwa.steps.periods import of_month
from iwa.trace.evidences import evidence_of, rows_behind
from iwa.traced import numbers_in, with_numbers

Made = Callable[..., ClientMonth]
OCTOBER, SEPTEMBER = Month(2026, 10), Month(2026, 9)


def post(name: str, day: str, **more: Any) -> dict[str, Any]:
    return {
        "network": "facebook", "post_id": name, "published_at": pd.Timestamp(day, tz="UTC"), "format": "image",
        "text": f"Publication {name}", "source_file": "facebook.csv", "source_row": int(name), **more,
    }  # fmt: skip


def visit(sessions: float, key_events: float, row: int, **more: Any) -> dict[str, Any]:
    return {
        "start": "2026-10-01", "end": "2026-10-31", "view": "source", "source_file": "ga4.csv", "source_row": row,
        "month": "2026-10", "network": "facebook", "sessions": sessions, "key_events": key_events, **more,
    }  # fmt: skip


def measured(*lines: tuple[str, str, float, str, int, str], state: str = "used") -> pd.DataFrame:
    """Measurements of Facebook's posts: post, metric, value, day taken, row, file."""
    return tables.checked(
        pd.DataFrame(
            [
                {"network": "facebook", "account": "Maison Lune", "post_id": name, "metric": metric, "value": value,
                 "scope": "lifetime", "measured_at": taken, "source_file": file, "source_row": row, "state": state}
                for name, metric, value, taken, row, file in lines
            ]
        ),
        tables.MEASUREMENTS,
    )  # fmt: skip


def behind(month: ClientMonth, text: str) -> Evidence:
    (number,) = numbers_in(text)
    return evidence_of(month, number)


REACHED = [
    post("2", "2026-10-03", reach=800.0),
    post("3", "2026-10-20", reach=954.0),
    post("4", "2026-09-30", reach=70.0),
]
LINES = measured(
    ("2", "reach", 800.0, "2026-11-08", 2, "facebook.csv"), ("3", "reach", 954.0, "2026-11-08", 3, "facebook.csv"),
    ("4", "reach", 70.0, "2026-10-05", 4, "facebook.csv"),
)  # fmt: skip


@pytest.fixture
def month(hand_made: Made) -> ClientMonth:
    return replace(hand_made(posts=REACHED), measurements=LINES)


def test_a_sum_names_each_post_with_its_row_and_figure(month: ClientMonth) -> None:
    found = behind(month, tracing.month_figure("reach", "facebook", OCTOBER, 1754.0))
    assert found.number.text == "1\u202f754" and found.agrees
    assert [(row.file, row.row, row.subject, row.says) for row in found.rows] == [
        ("facebook.csv", 2, "Facebook, 03/10/2026 : «\u00a0Publication 2\u00a0»", "portée 800"),
        ("facebook.csv", 3, "Facebook, 20/10/2026 : «\u00a0Publication 3\u00a0»", "portée 954"),
    ]


def test_a_figure_that_its_rows_do_not_give_is_said(month: ClientMonth) -> None:
    found = behind(month, tracing.month_figure("reach", "facebook", OCTOBER, 1760.0))
    assert not found.agrees and found.again == "1\u202f754"
    changed = replace(month, closing=month.closing.assign(reach=[800.0, 960.0, 70.0]))
    assert behind(changed, tracing.month_figure("reach", "facebook", OCTOBER, 1760.0)).agrees


def test_a_month_is_that_of_the_client_s_own_clock(hand_made: Made) -> None:
    late = replace(hand_made(posts=[post("2", "2026-09-30 22:30", reach=5.0)]), measurements=LINES)
    assert behind(late, tracing.month_figure("reach", "facebook", OCTOBER, 5.0)).agrees  # half past midnight in Paris


def test_several_posts_of_a_median_and_of_a_rate(hand_made: Made) -> None:
    posts = [
        post(str(place), "2026-10-03", reach=reach, exposure=reach, interactions=10.0)
        for place, reach in enumerate((100.0, 300.0, 900.0), 2)
    ]
    known = replace(hand_made(posts=posts), measurements=LINES)
    assert behind(known, tracing.month_figure("typical_exposure", "facebook", OCTOBER, 300.0)).agrees
    assert behind(known, tracing.month_figure("engagement_rate", "facebook", OCTOBER, 30 / 1300)).again == "2,3\u00a0%"


def test_since_january_is_the_sum_of_the_months(month: ClientMonth) -> None:
    assert behind(month, tracing.year_figure("reach", "facebook", OCTOBER, 1824.0)).agrees
    assert behind(month, tracing.month_figure("reach", "facebook", SEPTEMBER, 70.0)).agrees


def test_the_word_of_an_objective_stands_for_each_network_s_own_measure(hand_made: Made) -> None:
    posts = [
        post("2", "2026-10-03", link_clicks=7.0, clicks=100.0),
        post("3", "2026-10-03", network="linkedin", clicks=12.0, link_clicks=1.0),
    ]
    known = replace(
        hand_made(posts=posts, networks={"facebook": {"name": "Lune"}, "linkedin": {"name": "Lune"}}),
        measurements=LINES,
    )
    text = tracing.month_figure("link_clicks", "facebook+linkedin", OCTOBER, 19.0, "clicks")
    assert behind(known, text).agrees


def test_one_post_is_counted_even_where_its_measure_leaves_its_kind_out(hand_made: Made) -> None:
    reply = post("2", "2026-10-03", network="x", format="reply", impressions=453.0)
    known = replace(hand_made(posts=[reply], networks={"x": {"name": "lune"}}), measurements=LINES)
    assert behind(known, tracing.post_figure(known.posts.iloc[0].to_dict(), "453", "impressions")).agrees


# --- what the dossier states, and what is drawn from months -------------------------------------


def aims(target: float | None = 0.075) -> Dossier:
    goal = Goal(type="considération", sentence="Faire réagir.", measure="taux d’engagement", target=target,
                worry_line=0.05, cells={"target": "F4", "worry_line": "J4"})  # fmt: skip
    event = Event(start="12/10/2026", title="Semaine du goût", nature="temps fort", target=4, cells={"target": "H5"})
    return Dossier(goals=(goal,), agenda=(event,))


def test_a_target_and_a_worry_line_lead_to_the_cell_that_states_them(hand_made: Made) -> None:
    month = hand_made(aims())
    (goal,), (event,) = month.dossier.goals, month.dossier.agenda
    target = behind(month, target_said(goal, "engagement_rate"))
    assert (target.number.text, target.label, target.agrees) == ("7,5\u00a0%", "Cible", True)
    assert target.rows == (
        FileRow("dossier.xlsx", None, "onglet « objectifs », F4", "«\u00a0Faire réagir.\u00a0»",
                "cible 7,5\u00a0% (saisi par l’équipe)"),
    )  # fmt: skip
    worry = behind(month, tracing.noted_figure("5,0\u00a0%", "worry_line", goal))
    assert worry.agrees and worry.rows[0].says == "seuil d’inquiétude 5,0\u00a0% (saisi par l’équipe)"
    aim = behind(month, tracing.noted_figure("4", "target", event))
    assert aim.agrees and (aim.rows[0].sheet, aim.rows[0].subject) == (
        "onglet « agenda », H5",
        "«\u00a0Semaine du goût\u00a0»",
    )


def test_a_target_that_the_dossier_no_longer_states_is_said(hand_made: Made) -> None:
    text = target_said(aims().goals[0], "engagement_rate")
    changed = behind(hand_made(aims(0.08)), text)
    assert not changed.agrees and changed.again == "8,0\u00a0%"
    gone = behind(hand_made(aims(None)), text)
    assert (gone.rows, gone.again) == ((), "")
    assert behind(hand_made(), text).rows == ()
    assert target_said(aims(None).goals[0], "engagement_rate") == "à compléter"


MONTHS = [f"2026-0{number}" for number in range(3, 10)]
RATES = (0.05, 0.06, 0.05, 0.06, 0.05, 0.06, 0.05)  # their geometric mean: (0,05⁴ × 0,06³)^(1/7) = 0,0541


def drawn(hand_made: Made, rates: Sequence[float] = RATES) -> ClientMonth:
    """Seven months of one post each, a hundred times seen, then the one that is judged, far away."""
    posts = [post(str(place), f"{text}-15", reach=100.0, exposure=100.0, interactions=100 * rate)
             for place, (text, rate) in enumerate(zip([*MONTHS, "2026-10"], [*rates, 0.9], strict=True), 2)]  # fmt: skip
    series = [{"network": "facebook", "measure": "engagement_rate", "month": text, "value": rate, "n": 1}
              for text, rate in zip([*MONTHS, "2026-10"], [*rates, 0.9], strict=True)]  # fmt: skip
    row = {"network": "facebook", "measure": "engagement_rate", "month": "2026-10", "value": 0.9, "center": 0.0541,
           "low": 0.03, "high": 0.09, "points": 7, "limits_state": "", "state": "signal-hausse"}  # fmt: skip
    lines = measured(*((str(place), "reach", 100.0, "2026-11-08", place, "facebook.csv") for place in range(2, 10)))
    return replace(hand_made(posts=posts, series=series, signals=[row]), measurements=lines)


def test_the_mean_of_a_curve_leads_to_the_months_before_the_one_that_is_judged(hand_made: Made) -> None:
    month = drawn(hand_made)
    found = behind(month, limit_figure(month, "facebook", "engagement_rate", "center", 0.0541))
    assert (found.number.text, found.label, found.agrees) == ("5,4\u00a0%", "Moyenne de la série", True)
    assert [row.row for row in found.rows] == list(range(2, 9))  # the row 9 is the judged month's
    moved = drawn(hand_made, [0.06, *RATES[1:]])  # (0,05³ × 0,06⁴)^(1/7) = 0,0555
    assert behind(moved, limit_figure(moved, "facebook", "engagement_rate", "center", 0.0541)).again == "5,5\u00a0%"


def test_the_limits_of_a_curve_are_drawn_again_from_its_months(hand_made: Made) -> None:
    """Each month differs from the last by a factor of 1.2: the limits are the mean by and over one power of it."""
    month = drawn(hand_made)
    low, high = (
        float(
            behind(month, limit_figure(month, "facebook", "engagement_rate", which, 0.01)).again[:-2].replace(",", ".")
        )
        for which in ("low", "high")
    )
    assert low * high == pytest.approx(5.41**2, rel=0.03)
    assert high / 5.41 > 1.2**2.66 - 0.02  # never less than 2.66 mean moving ranges from the mean


def test_a_curve_traces_each_month_that_it_shows(hand_made: Made) -> None:
    (slide,) = signals(drawn(hand_made))
    points = [number for number in slide.numbers if number.table == "closing"]
    assert [number.text for number in points] == [f"{5 + rank % 2},0\u00a0%" for rank in range(7)] + ["90,0\u00a0%"]
    assert (points[0].place, points[-1].place) == ("Taux d’engagement · mars 26", "Taux d’engagement · oct. 26")
    assert all(evidence_of(drawn(hand_made), number).agrees for number in points)


def test_a_later_export_replaces_a_row_and_a_later_month_does_not(hand_made: Made) -> None:
    """The post of September was measured again in November: its own month keeps the figure of October."""
    lines = pd.concat(
        [
            measured(("4", "reach", 70.0, "2026-10-05", 4, "octobre.csv"), state="superseded"),
            measured(("4", "reach", 95.0, "2026-11-08", 9, "novembre.csv")),
        ]
    )
    own = [post("4", "2026-09-15", reach=70.0)]
    known = replace(hand_made(posts=own), measurements=tables.checked(lines, tables.MEASUREMENTS))
    known = replace(known, posts=known.posts.assign(reach=95.0))
    closing = behind(known, tracing.month_figure("reach", "facebook", SEPTEMBER, 70.0))
    assert [(row.file, row.state) for row in closing.rows] == [
        ("octobre.csv", "utilisée"),
        ("novembre.csv", "remplacée"),
    ]
    now = behind(known, tracing.window_figure(known, "reach", 95.0, network="facebook"))
    assert [(row.file, row.state) for row in now.rows] == [("novembre.csv", "utilisée"), ("octobre.csv", "remplacée")]
    assert closing.agrees and now.agrees


def test_counted_posts_are_their_own_rows(month: ClientMonth) -> None:
    found = behind(month, tracing.published_figure(month, "3", ["facebook"]))
    assert found.agrees and [(row.row, row.says) for row in found.rows] == [
        (place, "publication comptée") for place in (2, 3, 4)
    ]
    assert behind(month, tracing.weekly_figure(month, "0,2", ["facebook"])).agrees  # 3 posts in 90 days


def test_a_comparison_lists_all_its_posts_and_a_count_its_own_side(hand_made: Made) -> None:
    posts = [
        post(str(place), f"2026-10-{place:02}", format="carousel" if place % 3 else "image", exposure=1000.0,
             reach=1000.0, interactions=40.0 if place % 3 else 20.0, engagement_basis="reach")
        for place in range(2, 20)
    ]  # fmt: skip
    lines = measured(*((str(place), "reach", 1000.0, "2026-11-08", place, "facebook.csv") for place in range(2, 20)))
    known = replace(hand_made(posts=posts), measurements=lines)
    row = {"network": "facebook", "question": "format", "group": "carousel", "n": 12, "n_rest": 6} | dict.fromkeys(
        ("ratio", "low", "high"), 1.5
    )
    shown = tracing.compared_figures(row)
    counts = {name: len(behind(known, text).rows) for name, text in shown.items()}
    assert counts == {"ratio": 18, "low": 18, "high": 18, "n": 12, "n_rest": 6}
    assert behind(known, shown["n"]).agrees and not behind(known, shown["ratio"]).agrees  # no such gap in these posts
    assert behind(known, shown["n_rest"]).label == "Publications du reste"


def test_visits_their_share_without_a_post_and_a_network_that_brought_none(hand_made: Made) -> None:
    known = hand_made(traffic=[visit(30, 3, 2, post_id="2"), visit(10, 1, 3), visit(5, 9, 4, network=None)])
    assert behind(known, tracing.visits_figure(known, "40", "sessions", network="facebook")).agrees
    assert behind(known, tracing.visits_figure(known, "0", "sessions", network="instagram")).agrees
    shared = behind(known, tracing.untied_figure(known, "25\u00a0%", network=tracing.SOCIAL))
    assert shared.agrees and [row.row for row in shared.rows] == [2, 3]


def test_what_the_team_noted_is_a_cell(hand_made: Made) -> None:
    entries = pd.DataFrame(
        {"month": ["2026-10"], "indicator": ["leads"], "value": [52.0], "network": [None],
         "cell": ["dossier.xlsx, onglet « saisies », D14"]}
    )  # fmt: skip
    known = replace(hand_made(Dossier()), entries=tables.checked(entries, tables.ENTRIES))
    found = behind(known, tracing.period_figure("leads", "", of_month(OCTOBER), 52.0))
    (row,) = found.rows
    assert found.agrees and (row.file, row.row, row.sheet) == ("dossier.xlsx", None, "onglet « saisies », D14")


def test_a_network_noted_beside_the_whole_client_is_not_counted_twice(hand_made: Made) -> None:
    cells = ["dossier.xlsx, onglet « saisies », D14", "dossier.xlsx, onglet « saisies », D15"]
    entries = pd.DataFrame(
        {"month": ["2026-10"] * 2, "indicator": ["leads"] * 2, "value": [7.0, 52.0], "network": ["facebook", None],
         "cell": cells}
    )  # fmt: skip
    known = replace(hand_made(Dossier()), entries=tables.checked(entries, tables.ENTRIES))
    whole = behind(known, tracing.entered_figure("52", "leads", [OCTOBER]))
    assert whole.agrees and [row.sheet for row in whole.rows] == ["onglet « saisies », D15"]
    facebook = behind(known, tracing.entered_figure("7", "leads", [OCTOBER], network="facebook"))
    assert facebook.agrees and [row.sheet for row in facebook.rows] == ["onglet « saisies », D14"]


def test_a_message_is_neither_quoted_nor_its_author_named(hand_made: Made) -> None:
    received = pd.Timestamp("2026-10-05 08:00", tz="UTC")
    line = {
        "network": "facebook", "message_id": "m1", "channel": "message", "received_at": received, "author": "client 3fa2",
        "text": "Bonjour, c’est Léa", "answered_at": received + pd.Timedelta(hours=3), "followed": True,
    }  # fmt: skip
    known = hand_made(messages=[line])
    found = behind(known, tracing.month_figure("typical_wait", "all", OCTOBER, 3 * 3600.0))
    (row,) = found.rows
    assert found.agrees and (row.subject, row.says) == (
        "Facebook, message", "reçu le 05/10/2026, répondu en 3\u00a0h\u00a000",
    )  # fmt: skip


def test_accounts_named_in_a_post_are_masked(hand_made: Made) -> None:
    named = post("2", "2026-10-03", text="Merci @lea.martin, à bientôt", reach=3.0)
    known = replace(hand_made(posts=[named]), measurements=measured(("2", "reach", 3.0, "2026-11-08", 2, "f.csv")))
    (row,) = behind(known, tracing.month_figure("reach", "facebook", OCTOBER, 3.0)).rows
    assert "lea" not in row.subject and "Merci @…" in row.subject


def test_a_missing_figure_has_no_number_and_an_unknown_measure_no_value(month: ClientMonth) -> None:
    assert numbers_in(tracing.month_figure("reach", "instagram", OCTOBER, None)) == ()
    unknown = behind(month, tracing.known("12", "inconnue", "inconnue", network="facebook"))
    assert unknown.rows == () and not unknown.agrees and unknown.again == ""


def test_the_rows_of_a_slide_come_without_counting_again(month: ClientMonth) -> None:
    slide = with_numbers(Slide("a.b", tracing.month_figure("reach", "facebook", OCTOBER, 1754.0)))
    (found,) = rows_behind(month, [slide])["a.b"]
    assert len(found.rows) == 2 and found.again == ""
