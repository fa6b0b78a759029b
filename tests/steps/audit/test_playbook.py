"""The four indicators and the rhythm of each network: each with a value or the source that is missing, by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from iwa.client_month import ClientMonth
from iwa.dossier.event import Event
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry
from iwa.method.playbooks import indicators_on
from iwa.months import Month
from iwa.problems import InvalidTemplate
from iwa.slides import Slide, Table
from iwa.steps.audit.playbook import playbook

Made = Callable[..., ClientMonth]
Row = dict[str, Any]
SIX = ("facebook", "instagram", "linkedin", "youtube", "tiktok", "x")
WHOLE = {"first": date(2026, 4, 1), "last": date(2026, 10, 31), "measured_at": date(2026, 11, 8)}


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def covered(*networks: str, **changes: Any) -> list[Row]:
    return [{"file": f"{name}.csv", "network": name, **WHOLE, **changes} for name in networks]


def accounts(*networks: str) -> dict[str, Row]:
    return {network: {"name": "Maison Lune"} for network in networks}


def post(network: str, day: str, place: int = 0, **facts: Any) -> Row:
    at = pd.Timestamp(f"{day} 10:00", tz="UTC")
    return {
        "network": network,
        "post_id": f"{day}-{place}",
        "published_at": at,
        "format": "image",
        "is_paid": False,
        **facts,
    }


def entry(indicator: str, value: float, network: str | None = None, month: int = 10, note: str | None = None) -> Entry:
    return Entry(month=Month(2026, month), network=network, indicator=indicator, value=value, note=note)


def noted(*entries: Entry, **tabs: Any) -> Dossier:
    return Dossier(entered=entries, **tabs)


def lines(slide: Slide) -> dict[str, tuple[str, ...]]:
    """The cells of each line of the table by its name."""
    assert isinstance(slide.exhibit, Table)
    return {row[0]: tuple(plain(cell) for cell in row[1:]) for row in slide.exhibit.rows}


def shown(made: ClientMonth, network: str) -> dict[str, tuple[str, ...]]:
    return lines(playbook(made, network))


@pytest.mark.parametrize("network", SIX)
def test_a_client_without_any_file_is_told_the_source_of_each_indicator(network: str, hand_made: Made) -> None:
    slide = playbook(hand_made(networks=accounts(*SIX), sources=[]), network)
    found = lines(slide)
    for indicator in indicators_on(network):
        value, before, origin = found[indicator.name]
        assert (value, before) == ("–", "–")
        assert origin == plain(f"pas de source : {indicator.missing}")
    assert slide.id == f"audit.reseau.{network}"
    assert plain(slide.title).endswith("aucun des quatre indicateurs de la méthode n’a encore de chiffre")
    assert slide.decision and len(slide.title) <= 110


def test_a_network_of_which_the_method_says_nothing_is_told_by_its_name_and_where_to_write(hand_made: Made) -> None:
    with pytest.raises(InvalidTemplate, match=r"de minitel.*reseaux\.yaml.*quatre indicateurs"):
        playbook(hand_made(networks=accounts("x"), sources=[]), "minitel")


def linkedin(hand_made: Made, dossier: Dossier | None = None, **facts: Any) -> ClientMonth:
    posts = [post("linkedin", "2026-10-05", clicks=40.0, **facts), post("linkedin", "2026-09-01", clicks=2.0)]
    past = post("linkedin", "2026-06-20", clicks=12.0)
    return hand_made(dossier, posts=[*posts, past], networks=accounts("linkedin", "x"), sources=covered("linkedin"))


def test_the_window_stands_beside_the_days_before_it(hand_made: Made) -> None:
    made = linkedin(hand_made)
    assert shown(made, "linkedin")["Clics"] == ("42", "12", "exports LinkedIn")
    assert (
        plain(playbook(made, "linkedin").title)
        == "LinkedIn : un des quatre indicateurs a un chiffre, trois n’ont pas de source"
    )


def test_days_before_that_no_export_covers_whole_give_no_figure(hand_made: Made) -> None:
    posts = [post("linkedin", "2026-10-05", clicks=40.0), post("linkedin", "2026-06-20", clicks=12.0)]
    late = covered("linkedin", first=date(2026, 6, 1))
    made = hand_made(posts=posts, networks=accounts("linkedin"), sources=late)
    assert shown(made, "linkedin")["Clics"] == ("40", "–", "exports LinkedIn")


def test_a_deleted_column_turns_one_indicator_into_its_missing_source(hand_made: Made) -> None:
    def instagram(**facts: float) -> dict[str, tuple[str, ...]]:
        posts = [post("instagram", f"2026-10-{day:02d}", shares=2.0, **facts) for day in range(1, 6)]
        return shown(hand_made(posts=posts, sources=covered("instagram")), "instagram")

    before, after = instagram(saves=3.0), instagram()
    assert before["Sauvegardes"][0] == "15"
    assert after["Sauvegardes"] == ("–", "–", "pas de source : export des publications, avec les enregistrements")
    assert {name for name in before if before[name] != after[name]} == {"Sauvegardes"}


def test_what_the_team_enters_appears_and_says_so(hand_made: Made) -> None:
    found = shown(
        linkedin(hand_made, noted(entry("rendez-vous", 6, "linkedin", note="agenda commercial."))), "linkedin"
    )
    assert found["Prises de rendez-vous"] == ("6", "–", "saisi par l’équipe, 1 mois sur 3 ; note : agenda commercial")
    of_another = shown(linkedin(hand_made, noted(entry("rendez-vous", 6, "x"))), "linkedin")
    assert of_another["Prises de rendez-vous"][0] == "–"
    of_nobody = shown(linkedin(hand_made, noted(entry("rendez-vous", 6))), "linkedin")
    assert of_nobody["Prises de rendez-vous"][0] == "–", "what is the whole client's is no network's own"


def test_replies_to_stories_that_europe_does_not_count_are_not_nil(hand_made: Made) -> None:
    stories = [post("instagram", f"2026-10-0{day}", format="story", replies=0.0) for day in range(1, 6)]
    cells = shown(hand_made(posts=stories), "instagram")["Réponses aux stories"]
    assert cells[0] == "–" and "ne compte pas ces réponses en Europe" in cells[2]
    counted = [story | {"replies": 2.0} for story in stories]
    assert shown(hand_made(posts=counted), "instagram")["Réponses aux stories"][0] == "10"


def test_the_clicks_of_the_bio_are_those_of_the_whole_account_by_day(hand_made: Made) -> None:
    days = pd.date_range("2026-08-03", "2026-10-31")
    clicks = [{"network": "instagram", "date": day, "metric": "link_clicks", "value": 2.0} for day in days]
    assert shown(hand_made(days=clicks), "instagram")["Clics de la bio"][:2] == ("180", "–")
    assert shown(hand_made(days=clicks[3:]), "instagram")["Clics de la bio"][0] == "–"


def test_days_with_a_story_are_counted_over_the_days_that_exports_cover(hand_made: Made) -> None:
    stories = [
        post("instagram", day, place, format="story")
        for place, day in enumerate(("2026-10-01", "2026-10-01", "2026-10-20"))
    ]
    files = covered("instagram", first=date(2026, 10, 1), kind="stories", file="s.csv")
    made = hand_made(posts=stories, sources=[*covered("instagram"), *files], quotas={"stories": 8})
    assert shown(made, "instagram")["Jours avec une story"] == (
        "2 sur 31", "non exporté", "jours avec une story, sur les jours couverts par les exports ; dû : 8 stories par mois",
    )  # fmt: skip
    assert plain(playbook(made, "instagram").message[0]) == (
        "Octobre 2026 : 2 jours avec une story sur 31 couverts. La méthode vise un lien quotidien ; le contrat en doit 8 par mois."
    )
    without = hand_made(posts=stories, sources=files)
    assert "cible à compléter" in playbook(without, "instagram").message[0]
    assert shown(hand_made(), "instagram")["Jours avec une story"][0] == "non exporté"


def followers(town: str, share: float) -> Row:
    facts = {
        "network": "facebook",
        "dimension": "ville",
        "unit": "part",
        "source_file": "audience.csv",
        "source_row": 1,
    }
    return facts | {"label": town, "value": share, "measured_at": pd.Timestamp("2026-11-02")}


TOWNS = [
    followers("Nantes, Pays de la Loire", 0.22),
    followers("Rezé, Pays de la Loire", 0.12),
    followers("Paris", 0.05),
]


def test_the_local_reach_is_the_share_of_followers_in_the_named_towns_and_says_so(hand_made: Made) -> None:
    made = hand_made(audience=TOWNS, local_area=("Nantes", "Rezé"))
    value, _, origin = shown(made, "facebook")["Portée locale"]
    assert value == "34 % des abonnés"
    assert origin == "exports Facebook, abonnés dans la zone (Nantes et Rezé) ; aucun export ne dit la portée par lieu"
    assert shown(hand_made(audience=TOWNS, city="Nantes"), "facebook")["Portée locale"][0] == "22 % des abonnés"
    assert shown(hand_made(audience=TOWNS), "facebook")["Portée locale"][0] == "–", "no area is named"
    assert shown(hand_made(audience=TOWNS, city="Lyon"), "facebook")["Portée locale"][0] == "–"


def test_a_local_reach_that_the_team_entered_comes_before_the_share_of_followers(hand_made: Made) -> None:
    made = hand_made(noted(entry("portée locale", 1800, "facebook")), audience=TOWNS, city="Nantes")
    value, _, origin = shown(made, "facebook")["Portée locale"]
    assert value == "1 800"
    assert origin == "saisi par l’équipe, dernier mois saisi ; exports Facebook : 22 % des abonnés"


@pytest.mark.parametrize(
    ("town", "comments", "answer"),
    [("Nantes", 0.0, "non"), ("Nantes", 1.0, "oui"), (None, 0.0, "non"), (None, None, "–")],
)
def test_facebook_is_useful_or_not_by_its_followers_and_its_comments(
    town: str | None, comments: float | None, answer: str, hand_made: Made
) -> None:
    facts = {} if comments is None else {"comments": comments}
    posts = [post("facebook", f"2026-10-0{day}", **facts) for day in range(1, 6)]
    slide = playbook(hand_made(posts=posts, audience=TOWNS, city=town), "facebook")
    assert lines(slide)["Facebook utile à ce client ?"][0] == answer
    assert slide.decision.startswith("Revoir la place de Facebook") == (answer == "non")
    if answer != "–":
        share = "22 % des abonnés dans la zone (Nantes), seuil 30 %" if town else "Part locale inconnue"
        commented = f"{'100' if comments else '0'} % des publications commentées, seuil 50 %."
        assert plain(slide.message[0]) == f"Audience locale ou communauté installée : {answer}. {share} ; {commented}"


def test_on_x_replies_and_messages_of_the_same_day_are_shares_of_all_messages(hand_made: Made) -> None:
    messages = [post("x", "2026-10-05", 0, format="post"), post("x", "2026-10-05", 1, format="reply"),
                post("x", "2026-10-07", format="post"), post("x", "2026-10-09", format="reply")]  # fmt: skip
    salon = Event(start=date(2026, 10, 6), end=date(2026, 10, 8), title="Salon", nature="événement")
    made = hand_made(noted(agenda=(salon,)), posts=messages, networks=accounts("x"), sources=covered("x"))
    found = shown(made, "x")
    assert found["Part de réponses"][0] == "50 %"
    assert found["Part de messages du même jour"][0] == "50 %"
    assert plain(playbook(made, "x").message[0]) == "1 message sur 4 est paru un jour d’événement de l’agenda."
    without = hand_made(posts=messages, networks=accounts("x"), sources=covered("x"))
    assert "à compléter" in playbook(without, "x").message[0]


def test_what_nobody_can_obtain_is_asked_of_nobody(hand_made: Made) -> None:
    facts = {"shares": 1.0, "comments": 1.0, "format": "video"}
    views = [
        {"network": "tiktok", "date": day, "metric": "profile_visits", "value": 3.0}
        for day in pd.date_range("2026-08-03", "2026-10-31")
    ]
    made = hand_made(posts=[post("tiktok", "2026-10-05", **facts)], days=views, networks=accounts("tiktok"))
    assert (
        plain(playbook(made, "tiktok").title)
        == "TikTok : trois des quatre indicateurs ont un chiffre, « Rétention » n’a pas de source"
    )
    assert playbook(made, "tiktok").decision == "Rien à changer."
    assert plain(playbook(linkedin(hand_made), "linkedin").decision) == (
        "Chiffrer d’abord « Engagement qualitatif (commentaires qualifiés) » : "
        "fichier de messages, avec les textes des commentaires."
    )


def test_visits_of_a_network_are_those_of_whole_months(hand_made: Made) -> None:
    def sessions(month: str, value: float) -> Row:
        return {"network": "youtube", "measure": "sessions", "month": month, "value": value, "n": 1}

    series = [sessions(f"2026-{month:02d}", 10.0) for month in range(5, 11)]
    made = hand_made(series=series, networks=accounts("youtube"), sources=covered("youtube"))
    assert shown(made, "youtube")["Clics vers le site (visites)"] == ("30", "30", "GA4")
    holed = hand_made(series=series[:-2] + series[-1:], networks=accounts("youtube"))
    assert shown(holed, "youtube")["Clics vers le site (visites)"][:2] == ("–", "30")


def test_a_title_names_a_signal_and_nothing_less(hand_made: Made) -> None:
    facts = {"views": 100.0, "watch_time_s": 3600.0, "follows": 1.0, "format": "video"}
    posts = [post("youtube", f"2026-10-0{day}", **facts) for day in range(1, 6)]
    visits = [
        {"network": "youtube", "measure": "sessions", "month": f"2026-{m:02d}", "value": 5.0, "n": 1}
        for m in (8, 9, 10)
    ]
    dossier = noted(entry("conversions assistées", 4, "youtube"))

    def title(measure: str, state: str) -> str:
        signal = {"network": "youtube", "measure": measure, "month": "2026-10", "value": 5.0, "state": state}
        made = hand_made(dossier, posts=posts, series=visits, signals=[signal], networks=accounts("youtube", "x"))
        return plain(playbook(made, "youtube").title)

    assert title("follows", "routine") == "YouTube : les quatre indicateurs ont un chiffre"
    assert title("engagement_rate", "signal-hausse") == title("follows", "routine"), "no indicator of this page"
    assert title("follows", "signal-hausse") == (
        "YouTube : les abonnés gagnés par les publications d’octobre 2026 sortent de l’habitude, en hausse"
    )
