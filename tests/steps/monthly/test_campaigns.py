"""What a campaign or a highlight brought: before, during, after, and against its aim."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.read import Dossier
from iwa.slides import Slide, Table
from iwa.steps.monthly.campaigns import campaigns

Made = Callable[..., ClientMonth]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def event(first: str = "2026-10-12", last: str | None = "2026-10-18", **facts: Any) -> Event:
    given = {"title": "Semaine du goût", "nature": "temps fort", "network": "facebook"} | facts
    return Event(start=date.fromisoformat(first), end=date.fromisoformat(last) if last else None, **given)


def agenda(*events: Event) -> Dossier:
    return Dossier(agenda=events)


def post(day: str, rank: int = 1, **figures: Any) -> dict[str, Any]:
    facts = {
        "network": "facebook", "format": "image", "reach": 100.0, "exposure": 100.0, "interactions": 5.0, "link_clicks": 2.0,
        "engagement_rate": 0.05,
    }  # fmt: skip
    when = pd.Timestamp(f"{day} 10:00", tz="UTC")
    return facts | {"post_id": f"{day}-{rank}", "published_at": when} | figures


def visit(**facts: Any) -> dict[str, Any]:
    return {
        "start": "2026-10-01", "end": "2026-10-31", "view": "source", "source_file": "ga4.csv", "source_row": 2,
        "month": "2026-10", "network": "facebook", "sessions": 10.0, "key_events": 1.0, **facts,
    }  # fmt: skip


def lines(slide: Slide) -> dict[str, tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return {row[0]: tuple(plain(cell) for cell in row[1:]) for row in slide.exhibit.rows}


def only(month: ClientMonth) -> Slide:
    (slide,) = campaigns(month)
    return slide


POSTS = [
    post("2026-10-04"),  # eight days before: outside
    post("2026-10-05"), post("2026-10-11", reach=200.0, engagement_rate=0.07),
    post("2026-10-12"), post("2026-10-12", 2), post("2026-10-18", link_clicks=None, engagement_rate=0.09),
    post("2026-10-25", reach=70.0), post("2026-10-26"),
]  # fmt: skip


def test_as_many_days_before_and_after_and_nothing_beyond(hand_made: Made) -> None:
    slide = only(hand_made(posts=POSTS, dossier=agenda(event())))
    assert slide.id == "mesure.campagne.2026-10-12-semaine-du-gout-facebook"
    assert lines(slide) == {
        "Facebook": (
            "2 → 3 → 1",
            "6,0 % → 5,0 % → 5,0 %",
            "300 → 300 → 70",
            "4 → 4 → 2",
            "pas de source",
            "pas de source",
        )
    }
    assert (
        plain(slide.title)
        == "Temps fort « Semaine du goût » compte 3 publications en 7 jours, contre 2 sur autant de jours avant"
    )
    assert "Moins de 5 publications d’un côté au moins : rien ne s’en conclut." in slide.message
    assert slide.decision.startswith("Noter but, indicateur et cible")
    assert slide.message[0] == "But : à compléter."


def test_an_event_of_another_nature_month_or_network_has_no_slide(hand_made: Made) -> None:
    away = (
        event(nature="panne"), event("2026-09-01", "2026-09-30"), event("2026-11-01", "2026-11-02"), event(network="tiktok"),
    )  # fmt: skip
    assert campaigns(hand_made(posts=POSTS, dossier=agenda(*away))) == ()
    assert campaigns(hand_made(posts=POSTS)) == ()


@pytest.mark.parametrize(
    ("target", "title", "decision"),
    [(4.0, "pour une cible de 4", "Noter ce qui a été fait"), (5.0, "pour une cible de 5", "Décider en réunion")],
)
def test_it_is_held_against_its_target(hand_made: Made, target: float, title: str, decision: str) -> None:
    slide = only(hand_made(posts=POSTS, dossier=agenda(event(aim="Faire venir", measure="clicks", target=target))))
    assert plain(slide.title) == f"Temps fort « Semaine du goût » en est à 4 {title} (clics sur un lien)"
    assert slide.decision.startswith(decision)
    assert slide.message[0] == f"But : Faire venir. Cible : {target:.0f}."


def test_what_cannot_be_added_over_networks_has_no_figure_and_says_so(hand_made: Made) -> None:
    slide = only(hand_made(posts=POSTS, dossier=agenda(event(network=None, measure="reach", target=100.0))))
    assert "ne s’additionne pas entre réseaux" in " ".join(slide.message)
    assert slide.decision.startswith("Choisir pour la prochaine fois un indicateur")
    assert lines(slide)["Instagram"][0] == "0 → 0 → 0"


def test_while_it_lasts_and_before_what_follows_nothing_is_concluded(hand_made: Made) -> None:
    running = only(
        hand_made(posts=POSTS, dossier=agenda(event("2026-10-25", "2026-11-07", measure="clicks", target=3.0)))
    )
    assert lines(running)["Facebook"][0] == "1 → 2 → à venir"  # seven days have passed, against the seven before
    assert plain(running.title).endswith("en est à 4 pour une cible de 3 (clics sur un lien, en cours)")
    assert plain(running.decision) == "Attendre la fin, le 7 novembre 2026, avant d’en tirer une suite."
    late = only(hand_made(posts=POSTS, dossier=agenda(event("2026-10-24", "2026-10-29"))))
    assert "6 jours, 2 après" in plain(late.subtitle)


def test_days_without_an_export_have_no_figure_and_no_zero(hand_made: Made) -> None:
    short = [
        {
            "file": "f.csv",
            "network": "facebook",
            "first": "2026-10-12",
            "last": "2026-10-31",
            "measured_at": "2026-11-08",
        }
    ]
    slide = only(hand_made(posts=POSTS, sources=short, dossier=agenda(event())))
    assert lines(slide)["Facebook"][0] == "– → 3 → 1"
    assert plain(slide.title) == "Temps fort « Semaine du goût » compte 3 publications en 7 jours"
    none = only(hand_made(sources=[], dossier=agenda(event())))
    assert lines(none)["Facebook"][0] == "non disponible"
    assert none.title == "Temps fort « Semaine du goût » ne se mesure pas : aucun export ne couvre ces jours"


def test_visits_come_from_the_campaign_s_name_in_the_links_else_from_days_else_from_tied_posts(hand_made: Made) -> None:
    def shown(*visits: dict[str, Any]) -> tuple[tuple[str, ...], str]:
        slide = only(hand_made(posts=POSTS, traffic=list(visits), dossier=agenda(event())))
        return lines(slide)["Facebook"][-2:], slide.message[1]

    named = shown(visit(campaign="202610_semaine-du-gout"), visit(campaign="autre"))
    assert named == (
        ("– → 10 → –", "– → 1 → –"),
        "Visites et conversions : d’après utm_campaign « 202610_semaine-du-gout ».",
    )
    days = [visit(day=day, sessions=n) for day, n in (("2026-10-05", 3.0), ("2026-10-12", 4.0), ("2026-10-31", 9.0))]
    assert shown(*days) == (("3 → 4 → 0", "1 → 1 → 0"), "Visites et conversions : d’après les jours de GA4.")
    tied = shown(visit(post_id="2026-10-12-1"), visit(post_id="2026-10-26-1"), visit())
    assert tied[0] == ("0 → 10 → 0", "0 → 1 → 0")
    assert "rattachent aux publications" in tied[1]
    assert shown(visit())[0] == ("pas de source", "pas de source")


def test_spend_is_that_of_ads_of_its_name_else_of_its_days_beside_the_budget_noted(hand_made: Made) -> None:
    ad = {
        "network": "meta", "campaign": "Autre", "currency": "EUR", "spend": 60.0, "start": pd.Timestamp("2026-10-12"),
        "end": pd.Timestamp("2026-10-18"),
    }  # fmt: skip

    def spending(*ads: dict[str, Any], budget: float | None = None) -> str:
        return plain(only(hand_made(posts=POSTS, ads=list(ads), dossier=agenda(event(budget=budget)))).message[2])

    named = ad | {"campaign": "SEMAINE DU GOUT - Angers", "spend": 25.0, "start": pd.Timestamp("2026-10-01")}
    assert spending(ad, named, budget=100) == (
        "Dépense : 25,00 € pour un budget de 100 € (saisi par l’équipe), d’après les campagnes publicitaires à ce nom."
    )
    assert spending(ad) == "Dépense : 60,00 €, d’après les publicités de ces dates."
    assert spending(ad | {"end": pd.Timestamp("2026-10-30")}) == "Dépense : pas de source."
    assert spending(budget=100).endswith("pas de source pour un budget de 100 € (saisi par l’équipe).")


def test_three_have_their_page_those_with_a_target_first_and_the_others_are_listed(hand_made: Made) -> None:
    events = [event(f"2026-10-0{day}", None, title=f"Jour {day}") for day in range(1, 5)]
    events.append(event("2026-10-20", None, title="Braderie", measure="clicks", target=1.0))
    slides = campaigns(hand_made(posts=POSTS, dossier=agenda(*events)))
    assert [slide.id.split(".")[-1] for slide in slides] == [
        "2026-10-01-jour-1-facebook", "2026-10-02-jour-2-facebook", "2026-10-20-braderie-facebook", "campagnes",
    ]  # fmt: skip
    assert slides[-1].annex and plain(slides[-1].title).startswith("2 autres campagnes ou temps forts")
    assert list(lines(slides[-1])) == ["Jour 3", "Jour 4"]


def test_visits_tied_to_posts_are_a_part_that_can_reach_a_target_and_not_miss_it(hand_made: Made) -> None:
    def slide(target: float) -> Slide:
        aimed = agenda(event(measure="sessions", target=target))
        return only(hand_made(posts=POSTS, traffic=[visit(post_id="2026-10-12-1"), visit()], dossier=aimed))

    short = slide(15.0)
    assert (
        plain(short.title)
        == "Temps fort « Semaine du goût » en est à 10 pour une cible de 15 (visites du site par ses liens)"
    )
    assert short.decision.startswith("Donner à tous ses liens un même nom de campagne")
    assert slide(10.0).decision.startswith("Noter ce qui a été fait")


def test_networks_that_count_differently_are_named_by_the_word_of_the_dossier(hand_made: Made) -> None:
    posts = [post("2026-10-12"), post("2026-10-13", network="linkedin", clicks=7.0, impressions=50.0)]
    both = {"facebook": {"name": "Maison Lune"}, "linkedin": {"name": "Maison Lune"}}
    days = {"first": "2026-08-01", "last": "2026-10-31", "measured_at": "2026-11-08"}
    files = [
        {"file": f"{name}.csv", "network": name, "kind": kind, **days}
        for name, kind in (("facebook", "posts"), ("linkedin", "content"))
    ]
    aimed = agenda(event(network=None, measure="clicks", target=5.0))
    slide = only(hand_made(posts=posts, networks=both, sources=files, dossier=aimed))
    assert plain(slide.title) == "Temps fort « Semaine du goût » en est à 9 pour une cible de 5 (clics)"


def test_rows_of_a_campaign_without_visits_give_conversions_and_no_zero_visit(hand_made: Made) -> None:
    named = visit(campaign="semaine du gout", sessions=None, event="lead")
    slide = only(hand_made(posts=POSTS, traffic=[visit(), named], dossier=agenda(event())))
    assert lines(slide)["Facebook"][-2:] == ("pas de source", "– → 1 → –")
