"""Labelling without a widget: what a key does, what is kept, what is measured, which text comes next."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from iwa.dossier.editorial import EditorialElement
from iwa.dossier.read import Dossier
from iwa.labels.guessed import guesses
from iwa.panels.labelling.messages import MessageLabels
from iwa.panels.labelling.posts import PostLabels
from iwa.panels.labelling.session import Session

HOSTILE = '<img src=x onerror=alert(1)> =HYPERLINK("http://x")'
BAKING = ["Au fournil à quatre heures, le pain lève", "La pâte repose au fournil", "Le four du fournil chauffe", "Pétrir au fournil"]  # fmt: skip
SELLING = ["La commande de galettes est ouverte", "Commandez vos galettes", "Une galette offerte à la commande", "Réservez la commande"]  # fmt: skip


def client_with(tmp_path: Path, **tables: Any) -> Any:
    folder = SimpleNamespace(labels_file=tmp_path / "labels.csv", message_labels_file=tmp_path / "messages-labels.csv")
    client = SimpleNamespace(name="Maison Lune", timezone="Europe/Paris")
    return SimpleNamespace(folder=folder, client=client, dossier=Dossier(editorial=(RULE,)), **tables)


RULE = EditorialElement(element="pilier", name="pédagogie", words=("astuce",))


def posts_of(texts: list[str]) -> pd.DataFrame:
    count = len(texts)
    at = pd.date_range("2026-10-01 08:00", periods=count, freq="h", tz="UTC")
    facts = {"network": "facebook", "post_id": [f"7_{n}" for n in range(count)], "url": None, "format": "image"}
    return pd.DataFrame({**facts, "text": texts, "published_at": at})


def started(source: Any) -> tuple[Session, list[dict[str, Any]]]:
    states: list[dict[str, Any]] = []
    return Session(source, states.append, measure_now=True), states


def test_a_digit_and_enter_label_a_post_and_the_file_is_written_at_once(tmp_path: Path) -> None:
    session, states = started(PostLabels(client_with(tmp_path, posts=posts_of(["Un", "Deux ?", HOSTILE]))))
    assert session.state()["card"]["text"] == HOSTILE, "the latest first while nothing is learned"
    session.act({"do": "key", "key": "5"})
    assert "Facebook;7_2;offres;;;" in (tmp_path / "labels.csv").read_text("utf-8-sig")
    assert states[-1]["said"] == "Enregistré : pilier « offres »." and states[-1]["active"] == 1
    session.act({"do": "accept"})
    assert states[-1]["card"]["text"] == "Deux ?" and states[-1]["done"] == 1
    assert [q["proposed"] for q in states[-1]["questions"]] == ["", "question"]
    session.act({"do": "accept"})
    assert "choisissez d’abord" in states[-1]["error"], "nothing is taken for granted"
    session.act({"do": "move", "by": -1})
    session.act({"do": "undo"})
    assert "Facebook;7_2;;;;" in (tmp_path / "labels.csv").read_text("utf-8-sig") and states[-1]["done"] == 0


def test_enter_keeps_what_is_proposed(tmp_path: Path) -> None:
    session, states = started(PostLabels(client_with(tmp_path, posts=posts_of(["Une astuce pour la pâte ?"]))))
    session.act({"do": "accept"})
    assert "Facebook;7_0;pédagogie;question;;" in (tmp_path / "labels.csv").read_text("utf-8-sig")
    assert states[-1]["card"] is None and states[-1]["empty"].startswith("Il ne reste aucune publication")


def test_what_is_no_answer_is_passed_over(tmp_path: Path) -> None:
    session, states = started(PostLabels(client_with(tmp_path, posts=posts_of(["Un"]))))
    for action in ({"do": "key", "key": "z"}, {"do": "choose", "name": "pillar", "value": "=1+1"}, {"do": "choose", "name": "ton"}, {"do": "efface"}, {}):  # fmt: skip
        session.act(action)
    assert not (tmp_path / "labels.csv").exists() and states[-1]["error"] == ""


def test_a_file_that_is_held_is_said_and_the_label_is_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, states = started(PostLabels(client_with(tmp_path, posts=posts_of(["Un"]))))

    def held(self: Path, target: Path) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", held)
    session.act({"do": "choose", "name": "pillar", "value": "offres"})
    assert "ouvert dans un autre programme" in states[-1]["error"] and states[-1]["done"] == 0


def test_the_least_certain_comes_first_and_what_a_rule_tells_last(tmp_path: Path) -> None:
    texts = [f"{text}, {n}" for text in BAKING for n in ("lundi", "mardi", "jeudi")]
    texts += [f"{text}, {n}" for text in SELLING for n in ("lundi", "mardi", "jeudi")]
    lines = [f"7_{n};{'coulisses' if n < 12 else 'offres'}" for n in range(24)]
    (tmp_path / "labels.csv").write_text("\n".join(["publication;pilier", *lines]), "utf-8")
    asked = [
        "Une astuce au fournil",
        "Le pain au fournil",
        "La commande au fournil, une galette",
        "La commande de galettes",
    ]
    source = PostLabels(client_with(tmp_path, posts=posts_of([*texts, *asked])))
    order = [int(place) - 24 for place in source.order()]
    assert order[0] == 2 and order[-1] == 0
    assert source.card("27").proposed["pillar"].value == "offres"
    measured = source.measured()
    assert measured.curve[-1].labels == 24 and measured.curve[0].error is None
    assert "se trompe 0" in measured.sentences[0]


def test_nothing_is_guessed_before_something_is_learned() -> None:
    assert [guess.label for guess in guesses(["Au fournil", "La commande"], ["coulisses", None])] == ["coulisses", None]


def messages_of(texts: list[str]) -> pd.DataFrame:
    count = len(texts)
    at = pd.date_range("2026-10-01 08:00", periods=count, freq="h", tz="UTC")
    facts = {"network": "google", "channel": "avis", "message_id": [f"a{n}" for n in range(count)]}
    blank = pd.Series([None] * count, dtype="str")
    return pd.DataFrame({**facts, "received_at": at, "text": texts, "sentiment": blank, "topic": blank})


def test_a_message_is_kept_by_its_identifier_and_the_rules_are_told_after(tmp_path: Path) -> None:
    texts = [f"Très déçue {n}" for n in range(20)] + [f"Merci beaucoup {n}" for n in range(20)]
    source = MessageLabels(client_with(tmp_path, messages=messages_of(texts)))
    session, states = started(source)
    assert sorted(source.order(), key=int) != source.order(), "in an order that is drawn"
    for count in range(40):
        state = session.state()
        assert state["card"]["after"] == [] and state["questions"][0]["proposed"] == ""
        wrong = count < 4
        tone = "négatif" if ("déçue" in state["card"]["text"]) != wrong else "positif"
        session.act({"do": "choose", "name": "sentiment", "value": tone})
        assert states[-1]["card"]["after"][0].startswith("Les règles lisent")
        session.act({"do": "choose", "name": "topic", "value": "  retards \n"})
        session.act({"do": "accept"})
    written = (tmp_path / "messages-labels.csv").read_text("utf-8-sig")
    assert written.count(";retards") == 40 and "déçue" not in written and "Merci" not in written
    assert "10 % des 40 messages étiquetés (entre 4 % et 23 % pour tous" in states[-1]["sentences"][0].replace("\xa0", " ").replace("\u202f", " ")  # fmt: skip
    assert [point["labels"] for point in states[-1]["curve"]] == [10, 20, 30, 40]
    assert states[-1]["curve"][0]["error"] == 0.4, "and it falls as labels come"
    again = MessageLabels(client_with(tmp_path, messages=messages_of(texts)))
    assert again.done() == 40 and again.measured().curve[0].error == 0.4
