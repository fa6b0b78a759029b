"""One person labelling: which text is shown, what a key did, what is kept; plain data in and out, no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from threading import RLock
from typing import Any

from iwa.panels.labelling.card import Card, Measured, Question, Source
from iwa.problems import Problem

AGAIN = 5  # labels after which the error is measured and the order made anew
LONGEST = 60  # signs of an answer that is typed
Tell = Callable[[dict[str, Any]], None]


class Session:
    """What happens between a person and a source of texts; `tell` gets the whole state each time it changes.

    A decision is kept at once. `measure_now` measures the error in the same thread, as a test wants it.
    """

    def __init__(self, source: Source, tell: Tell, measure_now: bool = False) -> None:
        self._source, self._tell, self._now = source, tell, measure_now
        self._order = list(source.order())
        self._at, self._active, self._since = 0, 0, 0
        self._said, self._error = "", ""
        self._measured = Measured()
        self._lock = RLock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="iwa-etiquetage")
        self._measure()

    def act(self, action: Mapping[str, Any]) -> None:
        """Does what a key or a click asks for; an action that is none of ours is passed over."""
        acts: dict[str, Callable[[Mapping[str, Any]], None]] = {
            "key": self._key, "choose": self._choose, "accept": self._accept, "move": self._move, "field": self._field,
            "undo": self._undo,
        }  # fmt: skip
        with self._lock:
            self._said, self._error = "", ""
            try:
                if does := acts.get(str(action.get("do"))):
                    does(action)
            except Problem as problem:
                self._error = str(problem)
            self._tell(self.state())

    def state(self) -> dict[str, Any]:
        """All that is shown, as plain values."""
        card = self._card()
        questions = [self._asked(question, card) for question in self._source.questions]
        return {
            "title": self._source.title, "client": self._source.client, "questions": questions, "active": self._active,
            "card": None if card is None else {
                "where": card.where, "text": card.text, "address": card.address, "after": list(card.after),
                "place": self._at + 1, "of": len(self._order),
            },
            "done": self._source.done(), "goal": self._source.goal, "said": self._said, "error": self._error,
            "empty": self._source.empty, "sentences": list(self._measured.sentences), "curve": [point._asdict() for point in self._measured.curve],
        }  # fmt: skip

    def close(self) -> None:
        """Ends the thread that measures."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _card(self) -> Card | None:
        return self._source.card(self._order[self._at]) if self._at < len(self._order) else None

    @staticmethod
    def _asked(question: Question, card: Card | None) -> dict[str, Any]:
        decided = card.decided.get(question.name, "") if card else ""
        proposal = card.proposed.get(question.name) if card else None
        options = [asdict(option) for option in question.options]
        known = {option.value for option in question.options}
        for value in (decided, proposal.value if proposal else ""):
            if value and value not in known:
                options.append({"value": value, "key": "", "label": ""})
                known.add(value)
        return {
            "name": question.name, "title": question.title, "options": options, "free": question.is_free, "hint": question.hint,
            "decided": decided, "proposed": proposal.value if proposal else "", "origin": proposal.origin if proposal else "",
        }  # fmt: skip

    def _key(self, action: Mapping[str, Any]) -> None:
        """A key that answers the question that is marked now: keys come faster than the page is drawn."""
        question = self._source.questions[self._active]
        found = next((one for one in question.options if one.key and one.key == action.get("key")), None)
        if found:
            self._choose({"name": question.name, "value": found.value})

    def _choose(self, action: Mapping[str, Any]) -> None:
        card, name = self._card(), str(action.get("name"))
        place = next((n for n, question in enumerate(self._source.questions) if question.name == name), None)
        value = " ".join(str(action.get("value", "")).split())[:LONGEST]
        if card is None or place is None or not self._is_known(self._source.questions[place], value):
            return
        self._save(card, {name: value})
        self._active = min(place + 1, len(self._source.questions) - 1)

    @staticmethod
    def _is_known(question: Question, value: str) -> bool:
        return bool(value) and (question.is_free or value in {option.value for option in question.options})

    def _accept(self, action: Mapping[str, Any]) -> None:
        """Keeps what is proposed and not decided yet, and goes on; nothing without an answer to the first question."""
        card = self._card()
        if card is None:
            return
        first = self._source.questions[0]
        open_ones = {
            question.name: card.proposed[question.name].value
            for question in self._source.questions
            if question.name in card.proposed and not card.decided.get(question.name)
        }
        if not (card.decided.get(first.name) or first.name in open_ones):
            self._error = f"{first.title} : choisissez d’abord une réponse, d’un chiffre."
            return
        if open_ones:
            self._save(card, open_ones)
        self._go(1)
        self._count()

    def _save(self, card: Card, cells: Mapping[str, str]) -> None:
        self._source.save(card.identifier, cells)
        titles = {question.name: question.title.lower() for question in self._source.questions}
        self._said = "Enregistré : " + ", ".join(f"{titles[name]} « {value} »" for name, value in cells.items()) + "."

    def _move(self, action: Mapping[str, Any]) -> None:
        self._go(1 if action.get("by") == 1 else -1)

    def _go(self, by: int) -> None:
        self._at, self._active = min(max(self._at + by, 0), len(self._order)), 0

    def _field(self, action: Mapping[str, Any]) -> None:
        self._active = min(max(self._active + (1 if action.get("by") == 1 else -1), 0), len(self._source.questions) - 1)

    def _undo(self, action: Mapping[str, Any]) -> None:
        """Takes back what is decided of the text shown."""
        card = self._card()
        if card and card.decided:
            self._source.save(card.identifier, dict.fromkeys(card.decided, ""))
            self._said, self._active = "Les étiquettes de ce texte sont effacées.", 0

    def _count(self) -> None:
        self._since += 1
        if self._since % AGAIN == 0:
            self._measure()

    def _measure(self) -> None:
        if self._now:
            self._measured = self._source.measured()
            return
        self._pool.submit(self._measured_aside)

    def _measured_aside(self) -> None:
        measured, order = self._source.measured(), self._source.order()
        with self._lock:
            self._measured = measured
            seen = self._order[: self._at + 1]
            self._order = [*seen, *(one for one in order if one not in set(seen))]
            self._tell(self.state())
