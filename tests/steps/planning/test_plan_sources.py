"""What a plan is made from: the things of the posts, the pages of the site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from iwa.calendar.pages import pages
from iwa.calendar.things import things
from iwa.client_month import ClientMonth

Made = Callable[..., ClientMonth]


def post(number: int, text: str, month: int = 9, **facts: Any) -> dict[str, Any]:
    moment = pd.Timestamp(2026, month, 1 + number % 27, 9, tz="UTC")
    return {
        "network": "facebook",
        "post_id": str(number),
        "format": "image",
        "published_at": moment,
        "text": text,
    } | facts


NAMED = [
    "Le carnet de lecture bleu arrive. Prix inchangé.", "Ranger le carnet de lecture bleu à plat.",
    "On a vu le carnet de lecture bleu partout.", "Nouveau : le carnet de lecture bleu, en rayon.",
    "Le facteur de la rue Vive passe à midi.", "Ce matin, le facteur de la rue Vive a souri.",
    "Le samedi, tout ferme tôt.", "Ouvert le samedi.", "La suite demain. Écrivez-nous.",
]  # fmt: skip


def test_a_thing_opens_a_sentence_comes_back_and_takes_the_words_that_always_follow_it(hand_made: Made) -> None:
    found = things(hand_made(posts=[post(n, text, interactions=float(n)) for n, text in enumerate(NAMED)]))
    assert [(one.name, one.posts, one.is_met) for one in found] == [
        ("le carnet de lecture bleu", 4, False),
        ("le facteur de la rue", 2, True),
    ]
    assert found[0].said == "Le carnet de lecture bleu arrive." and found[0].lately == 0


def test_a_formula_of_the_house_and_a_link_line_name_nothing(hand_made: Made) -> None:
    texts = [
        f"Texte {word}.\nLe lien utile est là : https://a.fr/{word}\nLa carte du jour vous attend." for word in "abcde"
    ]
    assert things(hand_made(posts=[post(n, text) for n, text in enumerate(texts)])) == ()


def test_a_thing_out_of_season_is_left_and_one_of_the_month_comes_last(hand_made: Made) -> None:
    posts = [post(n, "La plage de galets.", 7) for n in range(1)] + [post(9, "Vive la plage de galets !", 7)]
    posts += [post(2, "La lampe de chevet.", 10), post(3, "Posez la lampe de chevet.", 10)]
    posts += [post(4, "Le sac de toile."), post(5, "Remplir le sac de toile.", 11)]
    assert [one.name for one in things(hand_made(posts=posts))] == ["le sac de toile", "la lampe de chevet"]


def test_pages_are_those_of_the_clients_site_that_its_posts_and_visits_name(hand_made: Made) -> None:
    posts = [post(1, "a", theme="Romans"), post(2, "b", theme="Romans"), post(3, "c", theme="Contes")]
    where = [
        "https://www.maison-lune.fr/romans/?utm_source=x",
        "https://www.maison-lune.fr/romans",
        "https://bit.ly/zzz",
    ]
    links = [{"network": "facebook", "post_id": str(n), "address": address} for n, address in enumerate(where, 1)]
    seen = {"start": "2026-10-01", "end": "2026-10-31", "view": "a", "source_file": "g.csv", "source_row": 2}
    traffic = [
        seen | {"landing_page": path, "sessions": n, "key_events": k}
        for path, n, k in (("/", 90, 5), ("/devis?x=1", 9, 3), ("/vide", 0, 0))
    ]
    found = pages(hand_made(posts=posts, links=links, traffic=traffic))
    assert found.by_theme == {"Romans": "https://www.maison-lune.fr/romans"}
    assert found.for_offers("Contes") == found.converting == "https://www.maison-lune.fr/devis"
    assert found.for_offers("Romans") == "https://www.maison-lune.fr/romans"
    assert pages(hand_made(posts=posts, links=links, site=None)).all == ()
