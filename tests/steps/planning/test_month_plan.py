"""The plan of a month, on months made by hand: what it holds, where it stops, what it keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from iwa.calendar.book import Book
from iwa.calendar.links import check_link
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier import Dossier
from iwa.dossier.editorial import EditorialElement
from iwa.dossier.event import Event
from iwa.dossier.followed import Trial
from iwa.dossier.proofs import Proof
from iwa.dossier.rows import Person
from iwa.method.pillars import pillars
from iwa.method.playbooks import playbook_of

Made = Callable[..., ClientMonth]
THINGS = (
    "le carnet bleu", "la lampe de chevet", "le roman noir", "la table basse", "le marque-page", "la carte postale", "le conte illustré",
    "la bande dessinée", "le guide vert", "le recueil de poèmes", "la presse locale", "le dictionnaire", "la papeterie", "le cahier ligné",
    "le stylo plume", "la gomme tendre", "le pastel gras", "la boîte de craies", "le globe ancien", "la frise murale",
)  # fmt: skip


def element(kind: str, name: str, **facts: Any) -> EditorialElement:
    return EditorialElement(element=kind, name=name, **facts)


VERBS = ("arrive", "revient", "plaît", "dure", "voyage", "étonne", "sert")
PILLARS = tuple(element("pilier", name) for name in ("pédagogie", "preuves", "coulisses", "offres", "communauté"))
TEAM = (Person(name="Léa Martin", role="communication", hours=12), Person(name="Paul Roy", hours=1, approves="oui"))
PROOFS = tuple(Proof(kind="cas client", name=f"Cas {n}", state="existe", permission="accordée") for n in range(1, 4))


def dossier(**tabs: Any) -> Dossier:
    return Dossier(**({"team": TEAM, "editorial": PILLARS, "proofs": PROOFS} | tabs))


def posts() -> list[dict[str, Any]]:
    """Three posts a week on both networks, on Mondays, Wednesdays and Fridays, each about a thing that comes back."""
    made = []
    for rank, day in enumerate(pd.date_range("2026-08-03", "2026-10-30")):
        if day.day_of_week in (0, 2, 4):
            thing, verb = THINGS[rank % len(THINGS)], VERBS[rank % len(VERBS)]
            for network, form in (("facebook", "image"), ("instagram", "carousel")):
                said = f"{thing[0].upper()}{thing[1:]} {verb} {rank} fois. On {verb} aussi {thing}, {network}."
                made.append({"network": network, "post_id": f"{network}{rank}", "format": form, "text": said,
                             "published_at": day.tz_localize("UTC") + pd.Timedelta(hours=10), "theme": "Rayons"})  # fmt: skip
    return made


@pytest.fixture
def planned(hand_made: Made) -> Callable[..., Plan]:
    """The plan of such a client, whose dossier has other tabs or rows as given."""

    def made(book: Sequence[PlannedPost] = (), **given: Any) -> Plan:
        tabs = {name: given.pop(name) for name in list(given) if name in Dossier.__dataclass_fields__}
        month = hand_made(dossier=dossier(**tabs), posts=posts(), **given)
        return plan_of(replace(month, book=Book(tuple(book)), theme_rules={"Rayons": ("rayon", "noël")}))

    return made


def weeks(rows: Sequence[PlannedPost]) -> dict[date, list[PlannedPost]]:
    found: dict[date, list[PlannedPost]] = {}
    for row in rows:
        found.setdefault(row.day - timedelta(days=row.day.weekday()), []).append(row)
    return found


def test_it_covers_next_month_and_the_first_week_after_and_every_row_is_whole(planned: Callable[..., Plan]) -> None:
    plan = planned()
    assert (plan.first, plan.last) == (date(2026, 11, 1), date(2026, 12, 7))
    assert all(plan.first <= row.day <= plan.last for row in plan.rows) and len(plan.rows) > 25
    for row in plan.rows:
        assert row.theme and row.hook and row.angle and row.proof and row.brief and row.call and row.reason, row
        assert row.owner == "Léa Martin" and row.status == "à faire" and row.planned
        assert row.format in playbook_of(row.network).formats
        assert row.format in [name for own in pillars().pillars[str(row.pillar)].formats for name in own.formats]
        assert len(str(row.brief).splitlines()) >= len(pillars().pillars[str(row.pillar)].brief)
        assert row.identifier.startswith(f"{row.day.isoformat()}-{'fb' if row.network == 'facebook' else 'ig'}-")
    assert len({row.identifier for row in plan.rows}) == len(plan.rows)
    assert len({row.theme for row in plan.rows}) >= 0.9 * len(plan.rows)


def test_the_hours_of_every_week_are_within_the_teams_and_both_are_told(planned: Callable[..., Plan]) -> None:
    for hours in (12, 6):
        plan = planned(team=(replace_hours(hours), TEAM[1]))
        weekly = hours * 0.75  # a quarter is kept for answers and measurement
        assert all(sum(row.hours or 0 for row in week) <= weekly for week in weeks(plan.rows).values())
        assert plan.hours == sum(row.hours or 0 for row in plan.rows)
        assert plan.hours_available == pytest.approx(weekly * 37 / 7)
        assert plan.hours <= plan.hours_available
    assert len(planned(team=(replace_hours(6), TEAM[1])).rows) < len(planned().rows)


def replace_hours(hours: float) -> Person:
    return TEAM[0].model_copy(update={"hours": hours})


def test_without_noted_hours_the_plan_stands_and_says_what_is_missing(planned: Callable[..., Plan]) -> None:
    plan = planned(team=())
    assert plan.hours_available is None and plan.rows and {row.owner for row in plan.rows} == {None}
    assert plan.remarks[0].startswith("Les heures de l’équipe sont à compléter")


def test_two_series_in_the_first_month_and_three_from_the_second_each_on_its_day(planned: Callable[..., Plan]) -> None:
    named = (*PILLARS, element("série", "Le rendez-vous du jeudi", pillar="coulisses", network="instagram"))
    first = planned(editorial=named, start="2026-11")
    assert {row.series for row in first.rows} == {"conseil", "coulisse", None} or {
        row.series for row in first.rows
    } == {"preuve", "coulisse", None}
    plan = planned(editorial=named, start="2026-10")
    for kind in ("conseil", "preuve", "coulisse"):
        own = [row for row in plan.rows if row.series == kind]
        assert len({row.day.weekday() for row in own if row.day.isocalendar().week != 46}) == 1  # 11 November is silent
        assert len(own) in (5, 6) and len({row.theme for row in own}) == len(own)
    thursdays = [row for row in plan.rows if row.series == "coulisse"]
    assert {row.day.weekday() for row in thursdays} == {3} and {row.network for row in thursdays} == {"instagram"}
    assert all(str(row.theme).startswith("Le rendez-vous du jeudi\xa0: ") for row in thursdays)
    shown = [row.proof for row in plan.rows if row.series == "preuve"]
    assert shown[:3] == ["Cas 1", "Cas 2", "Cas 3"] and all(str(proof).startswith("à obtenir") for proof in shown[3:])


def test_a_series_waits_for_its_pillar(planned: Callable[..., Plan]) -> None:
    plan = planned(editorial=tuple(row for row in PILLARS if row.name != "preuves"))
    assert "preuve" not in {row.series for row in plan.rows}
    assert "La série « preuve » attend que le pilier preuves soit retenu dans l’onglet « éditorial »." in plan.remarks


def test_a_highlight_is_at_its_date_announced_before_and_a_closing_silences(planned: Callable[..., Plan]) -> None:
    fair = Event(start="21/11/2026", title="Salon du livre", nature="événement", note="Deux dédicaces")
    closed = Event(start="23/11/2026", end="29/11/2026", title="Fermeture d’automne", nature="temps fort")
    late = Event(start="21/11/2028", title="Salon lointain", nature="événement")
    plan = planned(agenda=(fair, closed, late))
    own = [row for row in plan.rows if row.campaign == "Salon du livre"]
    assert [
        row.day for row in own if row.theme == "Salon\xa0du livre : le jour même" or "le jour même" in str(row.theme)
    ] == [date(2026, 11, 21)]
    assert min(row.day for row in own) <= date(2026, 11, 17) and {row.kind for row in own} == {"temps fort"}
    assert all("Deux dédicaces" in str(row.brief) for row in own)
    assert not [row for row in plan.rows if date(2026, 11, 23) <= row.day <= date(2026, 11, 29)]
    assert not [row for row in plan.rows if row.day == date(2026, 11, 11) or row.campaign == "Salon lointain"]


def test_the_meeting_on_the_months_report_is_the_teams_own_and_nothing_to_publish(
    planned: Callable[..., Plan],
) -> None:
    meeting = Event(start="13/11/2026", title="Point mensuel en boutique", nature="événement")
    plan = planned(agenda=(meeting,))
    assert not [row for row in plan.rows if "mensuel" in f"{row.theme}{row.campaign}".casefold()]


def test_a_long_campaign_comes_back_each_week_and_names_itself_in_its_links(planned: Callable[..., Plan]) -> None:
    campaign = Event(start="09/11/2026", end="05/12/2026", title="Noël des lecteurs", nature="campagne", aim="Vendre")
    visits = {"start": "2026-10-01", "end": "2026-10-31", "view": "a", "source_file": "g.csv", "source_row": 2}
    traffic = [visits | {"landing_page": "/commande", "sessions": 9, "key_events": 3}]
    plan = planned(agenda=(campaign,), traffic=traffic)
    own = [row for row in plan.rows if row.campaign == "Noël des lecteurs"]
    assert len(weeks(own)) >= 4 and len({row.theme for row in own}) == len(own)
    linked = [row for row in plan.rows if row.link]
    assert [row for row in own if row.link] and len({row.link for row in linked}) == len(linked)
    for row in linked:
        assert check_link(str(row.link), row.identifier, network=row.network, site="https://www.maison-lune.fr") == []
    assert all("noel-des-lecteurs" in str(row.link) for row in own if row.link)
    assert all(row.link for row in plan.rows if row.pillar == "offres")


def test_a_series_keeps_its_days_when_all_its_subjects_were_told_lately(planned: Callable[..., Plan]) -> None:
    told = [
        PlannedPost(identifier=f"2026-10-{rank + 1:02d}-fb-1", day=date(2026, 10, rank + 1), network="facebook", theme=f"{thing} : trois repères")
        for rank, thing in enumerate(THINGS)
    ]  # fmt: skip
    shown = [
        PlannedPost(identifier=f"2026-10-2{n}-fb-1", day=date(2026, 10, 20 + n), network="facebook", theme=f"Cas {n}, cas client")
        for n in (1, 2, 3)
    ]  # fmt: skip
    plan = planned(book=(*told, *shown))
    for kind in ("conseil", "preuve", "coulisse"):
        own = [row for row in plan.rows if row.series == kind]
        assert len(own) >= (3 if kind == "preuve" else 5), kind
    assert not {str(row.theme).lower() for row in plan.rows} & {row.theme.lower() for row in told if row.theme}
    assert any("Cas 1, la méthode" in str(row.theme) for row in plan.rows if row.series == "preuve")


def test_without_a_known_page_none_is_made_up(planned: Callable[..., Plan]) -> None:
    offers = [row for row in planned().rows if row.pillar == "offres"]
    assert (
        offers and {row.link for row in offers} == {None} and all("page à compléter" in str(row.call) for row in offers)
    )


def test_the_four_moments_of_an_offer_stand_in_its_brief(planned: Callable[..., Plan]) -> None:
    for row in (row for row in planned().rows if row.pillar == "offres"):
        points = [line.partition("\xa0:")[0] for line in str(row.brief).splitlines()]
        assert points[:4] == ["Problème", "Solution", "Preuve", "Prochaine étape"]


def test_the_first_week_stays_as_the_team_has_it(planned: Callable[..., Plan]) -> None:
    kept = PlannedPost(
        identifier="2026-11-03-fb-1",
        day=date(2026, 11, 3),
        network="facebook",
        theme="Le carnet bleu, à nous",
        status="validation",
        hours=1,
    )
    by_hand = PlannedPost(day=date(2026, 11, 18), network="instagram", theme="Une idée de l’équipe")
    plan, alone = planned(book=(kept, by_hand)), planned(book=(kept,))
    assert [row for row in plan.rows if row.day <= date(2026, 11, 7)] == [kept]
    assert not [row for row in plan.rows if row is not kept and "le carnet bleu" in str(row.theme)]
    assert len(plan.rows) == len(alone.rows) - 1  # the row added by hand takes a place


def test_a_row_that_the_team_has_begun_keeps_its_place_its_subject_and_its_hours(planned: Callable[..., Plan]) -> None:
    before = planned()
    of_a_series, given_up = [row for row in before.rows if row.series and row.day.day > 7 and row.day.month == 11][:2]
    begun = of_a_series.model_copy(update={"theme": "Nos rayons de novembre", "text": "Écrit.", "hours": 6.0})
    left = given_up.model_copy(update={"status": "abandonné"})
    after = planned(book=[begun, left])
    assert begun in after.rows and left in after.rows and len(after.rows) <= len(before.rows)
    assert len({row.identifier for row in after.rows}) == len(after.rows)
    assert [row.theme for row in after.rows].count(given_up.theme) == 1, (
        "what was given up does not come back elsewhere"
    )
    week = weeks(after.rows)[begun.day - timedelta(days=begun.day.weekday())]
    assert [row for row in week if row.series == begun.series] == [begun]
    available = (after.hours_available or 0.0) * 7 / ((after.last - after.first).days + 1)
    assert sum(row.hours or 0.0 for row in week) <= available


def test_what_was_stopped_is_out_and_what_won_is_in(
    planned: Callable[..., Plan], compared: Callable[..., dict[str, Any]]
) -> None:
    verdicts = [
        compared(0.5, "concluant", network="facebook", group="image", n=15, n_rest=20),
        compared(1.8, "concluant"),
    ]
    plan = planned(comparisons=verdicts)
    assert not [row for row in plan.rows if (row.network, row.format) == ("facebook", "image")]
    winners = [row for row in plan.rows if (row.network, row.format) == ("instagram", "carousel")]
    assert any("carrousel" in str(row.reason).lower() and "concluant" in str(row.reason) for row in winners)


def test_an_accepted_test_has_rows_from_the_second_week_and_a_refused_one_none(planned: Callable[..., Plan]) -> None:
    test = Trial(
        identifier="2026-10-t1",
        hypothesis="Une question en premier",
        network="instagram",
        accepted="oui",
        start="02/11/2026",
    )
    refused = test.model_copy(update={"identifier": "2026-10-t2", "accepted": False})
    own = [row for row in planned(trials=(test, refused)).rows if row.kind == "test"]
    assert own and min(row.day for row in own) >= date(2026, 11, 8) and {row.network for row in own} == {"instagram"}
    assert all("2026-10-t1" in str(row.brief) and "2026-10-t2" not in str(row.brief) for row in own)


def test_words_to_avoid_are_nowhere_even_those_of_the_method(planned: Callable[..., Plan]) -> None:
    avoided = (element("mot à éviter", "solution"), element("mot à éviter", "carnet", words="carnet, carnets"))
    plan = planned(editorial=(*PILLARS, *avoided))
    texts = [
        " ".join(map(str, (row.theme, row.hook, row.angle, row.proof, row.brief, row.call))).casefold()
        for row in plan.rows
    ]
    assert not [text for text in texts if "solution" in text or "carnet" in text]


def test_a_question_that_comes_back_has_its_row_next_month_and_a_quote_without_a_name(
    planned: Callable[..., Plan],
) -> None:
    asked = "Bonjour, gardez-vous les romans jeunesse commandés ?"
    mail = [
        {"network": "facebook", "message_id": str(n), "channel": "commentaire", "text": text, "received_at": pd.Timestamp(f"2026-10-{n:02d}", tz="UTC")}
        for n, text in enumerate([asked, asked, asked, "Un parking existe-t-il ?"], start=1)
    ]  # fmt: skip
    plan = planned(messages=mail)
    ideas = {idea.text: idea for idea in plan.ideas if idea.kind == "question"}
    often = ideas["Gardez-vous les romans jeunesse commandés ?"]
    (row,) = [row for row in plan.rows if row.identifier == often.row]
    assert often.count == 3 and date(2026, 11, 1) <= row.day <= date(2026, 11, 30)
    assert "Question reçue 3\xa0fois, la dernière le 3\xa0octobre." in str(row.reason)
    assert ideas["Un parking existe-t-il ?"].count == 1


def test_an_idea_that_the_team_took_up_last_month_names_that_row_unless_it_was_given_up(
    planned: Callable[..., Plan],
) -> None:
    asked = "Bonjour, gardez-vous les romans jeunesse commandés ?"
    mail = [
        {"network": "facebook", "message_id": str(n), "channel": "commentaire", "text": asked, "received_at": pd.Timestamp(f"2026-10-0{n}", tz="UTC")}
        for n in (1, 2, 3)
    ]  # fmt: skip
    theme = "« Gardez-vous les romans jeunesse commandés ? » : la réponse"
    done = PlannedPost(identifier="2026-10-20-fb-1", day=date(2026, 10, 20), network="facebook", theme=theme)
    found = [
        next(idea.row for idea in planned(messages=mail, book=(row,)).ideas if idea.kind == "question")
        for row in (done, done.model_copy(update={"status": "abandonné"}))
    ]
    assert found[0] == "2026-10-20-fb-1" and found[1] != "2026-10-20-fb-1"


def test_the_mix_follows_the_planned_one(planned: Callable[..., Plan]) -> None:
    rows = planned(
        proofs=tuple(
            Proof(kind="cas client", name=f"Cas {n}", state="existe", permission="accordée") for n in range(30)
        )
    ).rows
    shares = {name: count / len(rows) for name, count in Counter(row.pillar for row in rows).items()}
    assert set(shares) == {row.name for row in PILLARS} and all(0.1 <= share <= 0.3 for share in shares.values()), (
        shares
    )


def test_the_same_inputs_give_the_same_rows(planned: Callable[..., Plan]) -> None:
    assert planned() == planned()


def test_a_client_without_anything_gets_a_plan_and_is_told_what_to_note(hand_made: Made) -> None:
    plan = plan_of(hand_made())
    assert plan.rows == () or all(row.theme for row in plan.rows)
    assert any("sans sujet" in remark for remark in plan.remarks)
