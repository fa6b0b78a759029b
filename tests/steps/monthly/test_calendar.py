"""The month day by day: what came out, the gaps, and what the exports do not tell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.slides import Calendar, Day, Slide
from iwa.steps.monthly import month_calendar

Made = Callable[..., ClientMonth]
WHOLE = {"first": date(2026, 8, 1), "last": date(2026, 10, 31), "measured_at": date(2026, 11, 8)}


def post(name: str, moment: str, network: str = "facebook", form: str | None = "image") -> dict[str, object]:
    return {"network": network, "post_id": name, "format": form, "published_at": pd.Timestamp(moment, tz="UTC")}


def covered(network: str, **changes: Any) -> dict[str, Any]:
    return {"file": f"{network}.csv", "network": network, **WHOLE, **changes}


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def days(slide: Slide) -> dict[str, Day]:
    assert isinstance(slide.exhibit, Calendar)
    return {day.day: day for week in slide.exhibit.weeks for day in week if day.day}


def test_each_day_holds_what_came_out_in_the_order_of_the_clients_networks(hand_made: Made) -> None:
    posts = [
        post("a", "2026-10-05 08:00", "instagram", "reel"), post("b", "2026-10-05 09:00"), post("c", "2026-10-05 18:00"),
        post("d", "2026-10-31 22:59", form="short"), post("e", "2026-10-31 23:30"), post("f", "2026-10-06 22:30", form=None),
        post("g", "2026-10-08 10:00", form="story"),
    ]  # fmt: skip
    slide = month_calendar(hand_made(posts=posts))
    assert isinstance(slide.exhibit, Calendar) and [len(week) for week in slide.exhibit.weeks] == [7] * 5
    assert [day.day for day in slide.exhibit.weeks[0]] == ["", "", "", "1", "2", "3", "4"]
    found = {day: tuple(map(plain, one.entries)) for day, one in days(slide).items() if one.entries}
    assert found == {
        "5": ("Facebook, image ×2", "Instagram, reel"),
        "7": ("Facebook",),  # at half past midnight in Paris
        "31": ("Facebook, vidéo courte",),  # at 23:59 in Paris; the next is of November there
    }
    assert plain(slide.message[0]) == (
        "5 publications sur 3 jours ; plus long intervalle vide : 23 jours, du 8 au 30 octobre 2026 ; 1 story en plus."
    )


def test_a_long_silence_is_the_title_is_shown_and_asks_for_something(hand_made: Made) -> None:
    posts = [post(str(day), f"2026-10-{day:02d} 08:00") for day in (*range(1, 13), *range(23, 32))]
    slide = month_calendar(hand_made(posts=posts))
    assert plain(slide.title) == "Octobre 2026 laisse 10 jours de suite sans publication"
    assert [day for day, one in days(slide).items() if one.strong] == [str(day) for day in range(13, 23)]
    assert slide.decision == "Garder deux publications d’avance pour couvrir un tel intervalle."


def test_a_regular_month_asks_for_nothing(hand_made: Made) -> None:
    posts = [post(str(day), f"2026-10-{day:02d} 08:00") for day in range(1, 32, 2)]
    slide = month_calendar(hand_made(posts=posts))
    assert plain(slide.title) == "16 publications sont parues sur 16 jours d’octobre 2026, sans long silence"
    assert plain(slide.message[0]) == "16 publications sur 16 jours ; jamais deux jours vides de suite."
    assert slide.decision == "Rien à changer."
    assert not any(day.strong for day in days(slide).values())


def test_a_full_month_names_the_networks_alone(hand_made: Made) -> None:
    forms = ("image", "reel", "link")
    posts = [post(f"{day}{form}", f"2026-10-{day:02d} 08:00", form=form) for day in range(1, 29) for form in forms]
    posts += [post(f"{day}i", f"2026-10-{day:02d} 08:00", "instagram", "reel") for day in range(1, 29)]
    assert plain(days(month_calendar(hand_made(posts=posts)))["5"].entries[0]) == "Facebook ×3, Instagram"


def test_an_empty_month_that_the_exports_cover_is_said(hand_made: Made) -> None:
    slide = month_calendar(hand_made(posts=[]))
    assert plain(slide.title) == "Aucune publication n’est parue en octobre 2026"
    assert plain(slide.message[0]) == "0 publication sur 0 jour."
    assert plain(slide.decision) == "Arrêter les dates de novembre 2026 avant d’écrire les textes."


def test_without_an_export_nothing_is_said_of_the_month(hand_made: Made) -> None:
    slide = month_calendar(hand_made(sources=[]))
    assert plain(slide.title) == "Le calendrier d’octobre 2026 n’est pas connu : aucun export ne couvre le mois"
    assert slide.exhibit is None and slide.message == ()
    assert plain(slide.decision) == "Fournir les exports Facebook et Instagram jusqu’au 31 octobre 2026."


def test_days_that_no_export_covers_are_no_silence(hand_made: Made) -> None:
    posts = [post("a", "2026-10-02 08:00")]
    slide = month_calendar(hand_made(posts=posts, sources=[covered("facebook", last=date(2026, 10, 12))]))
    assert plain(slide.title) == "Les exports, incomplets, montrent 1 publication sur 1 jour d’octobre 2026"
    assert plain(slide.message[0]) == (
        "1 publication sur 1 jour ; sans Instagram, dont aucun export ne couvre le mois ; Facebook connu jusqu’au 12 octobre."
    )
    assert not any(day.strong for day in days(slide).values())
    assert plain(slide.decision) == "Fournir les exports Facebook et Instagram jusqu’au 31 octobre 2026."
    silent = month_calendar(hand_made(posts=[], sources=[covered("facebook")]))
    assert plain(silent.title) == "Les exports, incomplets, ne montrent aucune publication d’octobre 2026"
    assert plain(silent.decision) == "Fournir l’export Instagram jusqu’au 31 octobre 2026."
