"""Each dated event in sight: planned backwards on the calendar's rows, its means, its indicator, whether to pay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.calendar.book import Book
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.demo.clients import MONTH_TWO, RETAILER
from iwa.dossier import Dossier
from iwa.dossier.event import Event
from iwa.dossier.proofs import Proof
from iwa.dossier.rows import Person
from iwa.months import Month
from iwa.slides import Slide, Table
from iwa.steps.campaign_plans import amplification, in_sight, means, overview, schedule
from iwa.steps.campaign_plans import backwards as steps_of

SALE = Event(start="14/11/2026", end="28/11/2026", title="Vente de Noël", nature="campagne", aim="Vendre les coffrets", measure="conversions", target="20", budget="400")  # fmt: skip
FACTS = {"team": (Person(name="Léa Martin", hours=10.0), Person(name="Paul Roy", hours=1.0, approves="oui"))}


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return list(slide.exhibit.rows)


@pytest.fixture
def shop(hand_made: Callable[..., ClientMonth]) -> Callable[..., ClientMonth]:
    """A bookshop with a team and one sale to come; events, proofs and tables as given."""

    def made(*events: Event, proofs: tuple[Proof, ...] = (), **tables: Any) -> ClientMonth:
        return hand_made(Dossier(agenda=events or (SALE,), proofs=proofs, **FACTS), **tables)

    return made


def test_the_steps_go_back_from_the_first_row_over_working_days_and_holidays(shop: Callable[..., ClientMonth]) -> None:
    assert steps_of.working_days_before(date(2026, 11, 13), 2) == date(2026, 11, 10)  # the eleventh is a holiday
    month = shop()
    found = steps_of.steps(month, SALE)
    contents = [one for one in found if one.is_row]
    first = min(one.day for one in contents)
    assert contents and [one.day for one in found] == sorted(one.day for one in found)
    assert [one.day for one in found][:5] == [steps_of.working_days_before(first, count) for count in (10, 7, 5, 2, 1)]
    assert found[-1].day == date(2026, 12, 5) and "Vendre les coffrets" in found[-1].what
    assert {one.who for one in found} == {"Léa Martin", "Paul Roy"}


def test_a_date_of_the_workbook_makes_a_step_done_and_the_past_makes_it_late(shop: Callable[..., ClientMonth]) -> None:
    soon = SALE.model_copy(update={"start": date(2026, 11, 5), "end": date(2026, 11, 9)})
    row = PlannedPost(identifier="2026-11-03-fb-1", day=date(2026, 11, 3), network="Facebook", campaign="Vente de Noël", planned="oui",
                      theme="Les coffrets", status="création", brief_on=date(2026, 10, 20))  # fmt: skip
    month = shop(soon)
    states = {one.what.partition(" ")[0]: one.state for one in steps_of.steps(month, soon)}
    assert "en retard" in states.values()
    object.__setattr__(month, "book", Book(rows=(row,)))
    told = rows(schedule(shop_with(shop, soon, row), soon))
    assert next(one for one in told if one[1].startswith("Donner le brief"))[3] == "fait"
    assert "en retard" in str(told) and "Les coffrets" in str(told)


def shop_with(shop: Callable[..., ClientMonth], event: Event, row: PlannedPost) -> ClientMonth:
    month = shop(event)
    object.__setattr__(month, "book", Book(rows=(row,)))
    return month


def test_what_is_there_and_what_lacks(shop: Callable[..., ClientMonth]) -> None:
    photo = Proof(kind="photo", name="La vitrine", state="existe", permission="accordée", expires=date(2026, 11, 20))
    found = {row[0]: row for row in rows(means(shop(proofs=(photo,)), SALE))}
    assert found["But et mesure"][2] == "fait" and found["Budget"][1].startswith("400")
    assert "plus permis" in found["Visuels et gabarits"][1]  # its leave ends before the sale does
    longer = photo.model_copy(update={"expires": None})
    assert "La vitrine" in {row[0]: row for row in rows(means(shop(proofs=(longer,)), SALE))}["Visuels et gabarits"][1]
    bare = Event(start="14/11/2026", title="Dédicace", nature="événement")
    slide = means(shop(bare), bare)
    states = {row[0]: row[2] for row in rows(slide)}
    assert states["But et mesure"] == states["Budget"] == "à compléter"
    assert "Indicateur à compléter" in slide.message[0]


def test_the_indicator_has_its_target_and_today_s_figure(shop: Callable[..., ClientMonth]) -> None:
    series = [
        {"network": name, "measure": "conversions", "month": "2026-10", "value": 3.0, "n": 3}
        for name in ("facebook", "instagram")
    ]
    assert (
        "20 sur" in means(shop(series=series), SALE).message[0]
        and ": 6." in means(shop(series=series), SALE).message[0]
    )


def strong(count: int = 20) -> list[dict[str, Any]]:
    return [
        {"network": "facebook", "post_id": f"p{place}", "format": "image", "exposure": 1000.0, "engagement_rate": 0.02, "text": f"Le coffret {place}",
         "interactions": 100.0 if place == 3 else 5.0, "published_at": pd.Timestamp("2026-08-10 10:00", tz="UTC") + pd.Timedelta(days=place * 3)}
        for place in range(count)
    ]  # fmt: skip


def test_paying_is_a_small_trial_with_two_thresholds_or_not_now(shop: Callable[..., ClientMonth]) -> None:
    visits = {"start": date(2026, 10, 1), "end": date(2026, 10, 31), "view": "a", "source_file": "ga4.csv", "source_row": 2,
              "network": "facebook", "key_events": 3.0, "sessions": 9.0, "month": "2026-10"}  # fmt: skip
    given = {"posts": strong(), "traffic": [visits], "conversions": {"vente": ["purchase"]}}
    paid = rows(amplification(shop(**given)))[0]
    assert paid[1] == "oui, en petit" and paid[3].startswith("40")  # a tenth of 400 euros
    assert "20 €" in paid[4].replace("\xa0", " ") and "40,00 €" in paid[4].replace(
        "\xa0", " "
    )  # half of it; twice 400 / 20
    assert "20,00 € l’une ou moins" in paid[4].replace("\xa0", " ")
    poor = SALE.model_copy(update={"budget": None})
    later = rows(amplification(shop(poor, **given)))[0]
    assert later[1] == "pas maintenant" and "budget à compléter" in later[4]
    assert rows(amplification(shop(**(given | {"posts": []}))))[0][1] == "pas maintenant"


def test_only_what_is_to_come_and_can_be_planned_is_in_sight(shop: Callable[..., ClientMonth]) -> None:
    past = SALE.model_copy(update={"start": date(2026, 10, 1), "end": date(2026, 10, 9), "title": "Rentrée"})
    outage = Event(start="20/11/2026", title="Coupure", nature="panne")
    far = Event(start="20/06/2027", title="Fête de la musique", nature="événement")
    assert [event.title for event in in_sight(shop(past, SALE, outage, far))] == ["Vente de Noël"]


def test_without_an_agenda_the_overview_and_the_amplification_stand(hand_made: Callable[..., ClientMonth]) -> None:
    month = hand_made(sources=[])
    assert in_sight(month) == ()
    for slide in (overview(month), amplification(month)):
        assert "à compléter" in str(rows(slide)) and slide.decision.endswith(".")


def test_each_event_of_the_agenda_to_come_has_its_two_pages(demo_slides: dict[tuple[str, Month], list[Slide]]) -> None:
    slides = {slide.id: slide for slide in demo_slides[RETAILER, MONTH_TWO]}
    titles = [row[0] for row in rows(slides["campagne.synthese"])]
    pages = [name for name in slides if name.startswith("campagne.evenement.")]
    assert len(titles) == 6 and len(pages) == 2 * len(titles)
    calendar = {
        row[4] for name, slide in slides.items() if name.startswith("calendrier.semaines.") for row in rows(slide)
    }
    told = [
        row[1].partition(" : ")[2]
        for name in pages
        if name.endswith("retroplanning")
        for row in rows(slides[name])
        if row[1].startswith("Publier")
    ]
    assert told and calendar
