"""The agenda on the curves."""

from collections.abc import Callable
from datetime import date

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.read import Dossier
from iwa.slides import Mark
from iwa.steps.events import events_between, marks_at

SEPTEMBER = (pd.Timestamp("2026-09-01"), pd.Timestamp("2026-09-30"))
OCTOBER = (pd.Timestamp("2026-10-01"), pd.Timestamp("2026-10-31"))


def event(day: date, title: str, network: str | None = None) -> Event:
    return Event.model_construct(start=day, end=None, title=title, nature="événement", network=network, note=None)


def test_events_are_numbered_in_order_with_a_legend_of_their_dates(hand_made: Callable[..., ClientMonth]) -> None:
    agenda = (event(date(2026, 10, 1), "Salon"), event(date(2026, 9, 12), "Fête"), event(date(2026, 9, 30), "Panne"))
    marked = marks_at(hand_made(Dossier(agenda=agenda)), "facebook", {"sept.": SEPTEMBER, "oct.": OCTOBER})
    assert marked.marks == (Mark("sept.", "1"), Mark("oct.", "2"))
    assert [text.replace("\xa0", " ") for text in marked.legend] == [
        "1 : Fête (12 septembre) ; Panne (30 septembre).",
        "2 : Salon (1er octobre).",
    ]


def test_events_come_in_the_order_of_their_dates_whatever_that_of_the_dossier(
    hand_made: Callable[..., ClientMonth],
) -> None:
    agenda = (event(date(2026, 10, 20), "Soldes"), event(date(2026, 10, 5), "Direct"))
    titles = events_between(hand_made(Dossier(agenda=agenda)), "facebook", *OCTOBER)
    assert [title.split(" (")[0] for title in titles] == ["Direct", "Soldes"]


def test_an_event_of_another_network_is_left_out_and_one_of_all_is_kept(hand_made: Callable[..., ClientMonth]) -> None:
    agenda = (event(date(2026, 10, 5), "Direct", "instagram"), event(date(2026, 10, 6), "Soldes"))
    month = hand_made(Dossier(agenda=agenda))
    assert [title.split(" (")[0] for title in events_between(month, "facebook", *OCTOBER)] == ["Soldes"]
    assert len(events_between(month, "instagram", *OCTOBER)) == len(events_between(month, "all", *OCTOBER)) == 2


def test_only_the_latest_four_marks_are_kept(hand_made: Callable[..., ClientMonth]) -> None:
    agenda = tuple(event(date(2026, month, 3), f"E{month}") for month in range(1, 7))
    spans = {str(n): (pd.Timestamp(2026, n, 1), pd.Timestamp(2026, n, 28)) for n in range(1, 7)}
    marked = marks_at(hand_made(Dossier(agenda=agenda)), "facebook", spans)
    assert [(mark.category, mark.label) for mark in marked.marks] == [("3", "1"), ("4", "2"), ("5", "3"), ("6", "4")]
