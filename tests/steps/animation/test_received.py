"""What came in, on what tone, how often, with what trust: change a message, see the slide move; nobody is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from iwa.client_month import ClientMonth
from iwa.dossier.moderation_log import SensitiveCase
from iwa.dossier.read import Dossier
from iwa.slides import Chart, Slide, Table, to_json
from iwa.steps.animation import delays, questions, sensitive, tone, trust, volume
from iwa.trace.evidences import evidence_for
from iwa.traced import with_numbers

Made = Callable[..., ClientMonth]
AT = pd.Timestamp("2026-10-06 08:00", tz="UTC")


def message(number: int, **more: Any) -> dict[str, Any]:
    facts = {"network": "facebook", "channel": "commentaire", "followed": True, "message_id": f"m{number:05d}", "received_at": AT + pd.Timedelta(hours=number)}  # fmt: skip
    return facts | more


def answered(number: int, **more: Any) -> dict[str, Any]:
    return message(number, answered_at=AT + pd.Timedelta(hours=number + 1), **more)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def row(slide: Slide, label: str) -> tuple[str, ...]:
    assert isinstance(slide.exhibit, Table)
    return next(tuple(map(plain, row)) for row in slide.exhibit.rows if row[0] == label)


def test_open_threads_and_those_beyond_the_limit_are_counted(hand_made: Made) -> None:
    one = [answered(n, author="client 3fa2", post_id="p1") for n in range(3)]
    (slide,) = volume(hand_made(messages=[*one, message(5, author="client 77aa", post_id="p1")]))
    assert row(slide, "Commentaires")[1:] == ("4", "n. d.", "0", "n. d.", "1", "1")
    assert "dès le 2e échange" in slide.decision
    (shorter,) = volume(hand_made(messages=one[1:]))
    assert row(shorter, "Commentaires")[5:] == ("0", "0")
    other_posts = [answered(n, author="client 3fa2", post_id=f"p{n}") for n in range(3)]
    (apart,) = volume(hand_made(messages=other_posts))
    assert row(apart, "Commentaires")[6] == "0"


def case(rule: str, action: str = "escalader", day: date = date(2026, 10, 8)) -> SensitiveCase:
    facts = {"network": "Facebook", "decider": "Léa Martin", "purge": date(2027, 10, 8), "reason": "Plainte de Mme Roy"}
    return SensitiveCase(day=day, rule=rule, action=action, **facts)


def test_escalations_and_sensitive_cases_are_counted_by_kind_without_a_name(hand_made: Made) -> None:
    log = (case("Propos haineux de Jean Roy"), case("Jean Roy encore", "masquer"), case("Spam", day=date(2026, 9, 8)))
    told = [answered(n, sensitive=True, topic="réclamations", resolved=n == 0) for n in range(2)]
    month = hand_made(Dossier(log=log), messages=[*told, message(3, sensitive=True, topic="affaire Roy")])
    slide = sensitive(month)
    assert plain(slide.title) == "3 messages sensibles en octobre 2026, 1 résolu ; 2 cas au journal"
    assert row(slide, "Réclamations")[2:5] == ("2", "2", "1") and row(slide, "Autres sujets")[2:5] == ("1", "0", "0")
    assert row(slide, "Propos haineux")[2] == "1" and row(slide, "Autre règle")[5] == "masquer (1)"
    (counted,) = volume(month)
    assert "Escalades notées au journal en octobre 2026 : 1." in plain(" ".join(counted.message))
    evidences = evidence_for(month, [*with_numbers(slide).numbers, *with_numbers(counted).numbers])
    assert all(one.agrees for one in evidences)
    assert "Roy" not in json.dumps([to_json(slide), to_json(counted)], ensure_ascii=False)
    assert "Roy" not in repr([one.rows for one in evidences])


def test_no_share_of_a_tone_is_printed_without_its_measured_error(hand_made: Made) -> None:
    texts = ["Très déçue", "Merci beaucoup", "Vous ouvrez demain ?"] * 11
    bare = [answered(n, text=text) for n, text in enumerate(texts)]
    (slide,) = tone(hand_made(messages=bare))
    assert (
        "%" not in json.dumps(to_json(slide)["exhibit"]) + slide.title
        and "aucune part n’est donnée" in slide.message[0]
    )
    right = {"Très déçue": "négatif", "Merci beaucoup": "positif", "Vous ouvrez demain ?": "négatif"}
    labelled = [one | {"sentiment": right[one["text"]]} for one in bare]
    (slide,) = tone(hand_made(messages=labelled))
    assert (
        plain(slide.title)
        == "33 % des messages d’octobre 2026 se lisent comme négatifs ; les règles se trompent 33 % du temps"
    )
    assert row(slide, "Négatif") == ("Négatif", "11", "33 %", "50 %", "22")
    assert plain(slide.message[0]).startswith(
        "Erreur mesurée des règles : 33 % des 33 messages étiquetés par l’équipe, entre 20 % et 50 % pour tous"
    )
    assert all(one.agrees for one in evidence_for(hand_made(messages=labelled), with_numbers(slide).numbers))


def test_a_question_that_comes_back_is_quoted_and_traced(hand_made: Made) -> None:
    asked = [answered(n, text="Bonjour, livrez-vous les romans à domicile ?") for n in range(4)]
    month = hand_made(messages=asked)
    (slide,) = questions(month)
    assert (
        isinstance(slide.exhibit, Table)
        and plain(slide.exhibit.rows[0][2]) == "« Livrez-vous les romans à domicile ? »"
    )
    assert next(one.again for one in evidence_for(month, with_numbers(slide).numbers)) == "4"


def review(number: int, stars: float, month: int) -> dict[str, Any]:
    at = pd.Timestamp(f"2026-{month:02d}-06 08:00", tz="UTC") + pd.Timedelta(hours=number)
    return {
        "network": "google",
        "channel": "avis",
        "message_id": f"r{month}{number}",
        "received_at": at,
        "rating": stars,
    }


def test_trust_is_followed_with_its_interval(hand_made: Made) -> None:
    steady = [review(n, 4.0 + n % 2, month) for month in (8, 9, 10) for n in range(6)]
    (slide,) = trust(hand_made(messages=steady))
    assert isinstance(slide.exhibit, Chart) and len(slide.exhibit.categories) == 3
    assert "sans changement net" in slide.title and plain(slide.message[0]).startswith(
        "Entre 4,1 et 4,9 au vu de 6 avis"
    )
    (fallen,) = trust(hand_made(messages=[*steady[:12], *(review(n, 1.0 + n % 2, 10) for n in range(6))]))
    assert "sous 4,5" in plain(fallen.title) and "la baisse dépasse le hasard" in fallen.decision
    assert trust(hand_made(messages=steady[:12])) == ()  # nothing for the month itself


def test_without_messages_only_what_lacks_is_said(hand_made: Made) -> None:
    month = hand_made()
    assert (volume(month), tone(month), questions(month), trust(month)) == ((), (), (), ())
    assert delays(month).id == "animation.delais"
    assert plain(sensitive(month).title) == "Aucun cas sensible noté chez Maison Lune en octobre 2026"
