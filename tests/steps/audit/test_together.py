"""Networks that share a slide: nothing of what each would have said is lost."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.read import Dossier
from iwa.dossier.rows import Entry, ProfileNote
from iwa.months import Month
from iwa.slides import HeatMap, Slide, Table
from iwa.steps.audit.audience import audiences
from iwa.steps.audit.together import all_profiles, comparisons

Made = Callable[..., ClientMonth]


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def rows(slide: Slide) -> list[tuple[str, ...]]:
    assert isinstance(slide.exhibit, Table)
    return [tuple(plain(cell) for cell in row) for row in slide.exhibit.rows]


def note(network: str, criterion: str, score: int | None, correction: str | None = "Faire") -> ProfileNote:
    return ProfileNote.model_construct(
        network=network, criterion=criterion, finding="vu", score=score, correction=correction
    )


def noted(hand_made: Made, *notes: ProfileNote) -> list[Slide]:
    return all_profiles(hand_made(Dossier(profiles=notes)))


def test_profiles_hardly_noted_share_a_slide_that_shows_each_note_and_counts_what_is_left(hand_made: Made) -> None:
    (slide,) = noted(
        hand_made,
        note("facebook", "bio", 1), note("facebook", "lien", None), note("facebook", "promesse", None),
        note("instagram", "bio", 0, "Dire la ville."), note("instagram", "lien", None), note("instagram", "promesse", None),
    )  # fmt: skip
    assert slide.id == "audit.profils.partiels"
    assert [(row[0], row[1], row[3]) for row in rows(slide)] == [
        ("Facebook", "Bio", "à faire : 1/3"),
        ("Instagram", "Bio", "à faire : 0/3"),
    ]
    assert plain(slide.title) == "2 points de profil sont à reprendre, sur Facebook et Instagram"
    assert plain(slide.message[0]) == "Critères qui restent à observer : Facebook 2 et Instagram 2."
    assert plain(slide.decision) == "Reprendre d’abord, sur Instagram, bio : Dire la ville."
    assert plain(slide.source.count) == "2 critères notés sur 6"


def test_a_profile_of_which_half_is_noted_keeps_its_own_slide(hand_made: Made) -> None:
    slides = noted(
        hand_made, note("facebook", "bio", 1), note("facebook", "lien", None), note("instagram", "bio", None)
    )
    assert [slide.id for slide in slides] == ["audit.profils.facebook", "audit.profils.instagram"]


def post(name: str, network: str) -> dict[str, object]:
    day = pd.Timestamp("2026-10-05 09:00", tz="UTC")
    return {"network": network, "post_id": name, "format": "image", "published_at": day}


def test_networks_with_nothing_to_compare_share_a_slide_of_the_annex(hand_made: Made) -> None:
    posts = [post("a", "facebook"), post("b", "instagram"), post("c", "instagram")]
    (slide,) = comparisons(hand_made(posts=posts), "format")
    assert (slide.id, slide.annex, slide.decision) == ("audit.format.sans-comparaison", True, "Rien à changer.")
    assert plain(slide.title) == "Sur Facebook et Instagram, il n’y a pas de quoi comparer les formats"
    assert [row[:3] for row in rows(slide)] == [("Facebook", "Image", "1"), ("Instagram", "Image", "2")]


LAST_MONTHS = ("2026-07", "2026-08", "2026-09", "2026-10")


def followed(**networks: tuple[float, ...]) -> Dossier:
    entered = [
        Entry.model_construct(month=Month.parse(when), network=network, indicator="abonnés", value=value, note=None)
        for network, values in networks.items()
        for when, value in zip(LAST_MONTHS[-len(values) :], values, strict=True)
    ]
    return Dossier(entered=tuple(entered))


def test_followers_that_grow_on_several_networks_share_a_map_of_what_each_month_brought(hand_made: Made) -> None:
    (slide,) = audiences(hand_made(followed(facebook=(100.0, 90.0, 110.0), instagram=(50.0, 50.0, 90.0))))
    assert slide.id == "audit.audience.abonnes" and isinstance(slide.exhibit, HeatMap)
    assert [plain(column) for column in slide.exhibit.columns] == ["sept. 26", "oct. 26"]
    cells = {row.name: [(cell.text, cell.value) for cell in row.cells] for row in slide.exhibit.rows}
    assert cells == {"Facebook": [("−10", -10), ("+20", 20)], "Instagram": [("0", 0), ("+40", 40)]}
    assert plain(slide.title) == "Facebook et Instagram gagnent des abonnés sur 2 mois"
    assert plain(slide.message[1]) == "Instagram gagne 40 abonnés en 2 mois et en compte 90."


def test_two_notes_of_one_month_tell_nothing_of_the_months(hand_made: Made) -> None:
    twice = followed(facebook=(100.0, 110.0), instagram=(50.0, 90.0))
    again = [entry for entry in twice.entered if entry.network == "instagram"]
    slides = audiences(hand_made(Dossier(entered=(*twice.entered, *again))))
    assert [slide.id for slide in slides] == ["audit.audience.facebook", "audit.audience.instagram"]


def test_a_network_that_loses_followers_keeps_its_own_slide(hand_made: Made) -> None:
    slides = audiences(hand_made(followed(facebook=(110.0, 100.0), instagram=(50.0, 90.0))))
    assert [slide.id for slide in slides] == ["audit.audience.facebook", "audit.audience.instagram"]
