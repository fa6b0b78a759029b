"""Messages to label: tone and topic, kept in `messages-labels.csv` by identifier.

Drawn at random, so that the error measured on them is that of all; what the rules read is shown once a person has decided.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.exports.network_names import networks
from iwa.labels.guessed import Guess, Point, guesses
from iwa.labels.noted import Cells, Entry, Layout, note
from iwa.labels.received import COLUMNS, labelled_messages, read_told
from iwa.measures.qualified import NO_TOPIC
from iwa.measures.read_tone import TONES, error_interval, found_again
from iwa.measures.tone import FEWEST_LABELS, NEGATIVE, NEUTRAL, POSITIVE, tone_error, tones
from iwa.measures.wilson import wilson
from iwa.networks import LABELS
from iwa.panels.labelling.card import Card, Measured, Proposal, Question, options

TITLES = {"network": "réseau", "message": "message", "sentiment": "ton", "topic": "sujet"}
LAYOUT = Layout(COLUMNS, ("network", "message"), TITLES)
GOAL = 50
NOTHING = "aucun"
MOST_TOPICS = 20
CHANNELS = {"commentaire": "commentaire", "message": "message privé", "avis": "avis"}
assert NOTHING in NO_TOPIC


class MessageLabels:
    """The messages of a client's exports that have a text; what the file and the exports say of them is kept."""

    title = "Étiquetage des messages"
    goal = GOAL
    empty = "Il ne reste aucun message à étiqueter : aucun fichier de « exports » n’en apporte d’autre."

    def __init__(self, month: ClientMonth) -> None:
        self.client = month.client.name
        self._file, self._zone = month.folder.message_labels_file, month.client.timezone
        told = read_told(self._file)  # a month that was sent is older than what was labelled since
        received = labelled_messages(month.messages[month.messages["text"].notna()].reset_index(drop=True), told)
        self._messages = received.assign(tone=tones(received["text"]))
        self._decided = {str(place): self._noted(place) for place in range(len(received)) if self._noted(place)}
        self._told_here = _in_order(self._messages, list(told.rows))
        self._topics = guesses(self._texts, [self._topic(place) for place in range(len(received))])
        topics = [name for name in self._messages["topic"].value_counts().index if name != NOTHING][:MOST_TOPICS]
        keys = {POSITIVE: "1", NEUTRAL: "2", NEGATIVE: "3"}
        self.questions: tuple[Question, ...] = (
            Question("sentiment", "Ton", options(TONES, keys), hint="à vous de lire : les règles se montrent après"),
            Question("topic", "Sujet", options([*topics, NOTHING], {NOTHING: "0"}), is_free=True),
        )

    def _noted(self, place: int) -> dict[str, str]:
        row = self._messages.iloc[place]
        return {name: str(row[name]) for name in ("sentiment", "topic") if isinstance(row[name], str)}

    def _topic(self, place: int) -> str | None:
        return self._decided.get(str(place), {}).get("topic")

    @property
    def _texts(self) -> list[str]:
        return [str(text) for text in self._messages["text"]]

    def order(self) -> Sequence[str]:
        """Those whose tone nobody has noted, in an order that nothing in them decides and that stays the same."""
        drawn = self._messages["network"].astype(str) + " " + self._messages["message_id"].astype(str)
        places = [place for place in range(len(drawn)) if "sentiment" not in self._decided.get(str(place), {})]
        return [
            str(place) for place in sorted(places, key=lambda place: hashlib.sha256(drawn[place].encode()).digest())
        ]

    def card(self, identifier: str) -> Card:
        """The message, without a name; what is proposed is the topic, the tone is told afterwards."""
        place = int(identifier)
        row, decided = self._messages.iloc[place], self._decided.get(identifier, {})
        at = row["received_at"].tz_convert(self._zone)
        where = f"{LABELS.get(row['network'], row['network'])} · {CHANNELS.get(row['channel'], row['channel'])} · {numbers.day(at.date())}"
        after = (_read(row["tone"], decided["sentiment"]),) if "sentiment" in decided else ()
        guess = self._topics[place]
        proposed = {"topic": _likely(guess)} if guess.label and "topic" not in decided else {}
        return Card(identifier, where, str(row["text"]), "", decided, proposed, after)

    def save(self, identifier: str, cells: Mapping[str, str]) -> None:
        """Writes the decisions in the message's own row of the file: its identifier, never its text."""
        row = self._messages.iloc[int(identifier)]
        message, network = str(row["message_id"]), str(row["network"])

        def is_row(found: Cells) -> bool:
            return found["message"] == message and networks(pd.Series([found["network"]])).iloc[0] == network

        key = {"network": LABELS.get(network, network), "message": message}
        note(self._file, LAYOUT, Entry(is_row, key, cells))
        kept = self._decided.setdefault(identifier, {})
        kept.update(cells)
        for name in [name for name, value in kept.items() if not value]:
            del kept[name]
        if identifier not in self._told_here:
            self._told_here.append(identifier)

    def done(self) -> int:
        """The messages whose tone a person has noted, here or in the exports."""
        return sum("sentiment" in cells for cells in self._decided.values())

    def measured(self) -> Measured:
        """The error of the rules on the tone, as the reports print it, and as labels came."""
        noted = self._messages.assign(sentiment=self._column("sentiment"))
        error, labelled = tone_error(noted)
        curve = self._curve(noted)
        if error is None:
            more = numbers.counted(FEWEST_LABELS - labelled, "message")
            return Measured((f"Encore {more} à étiqueter avant que l’erreur des règles ne s’imprime.",), curve)
        low, high = error_interval(noted)
        said = (
            f"Les règles se trompent sur {numbers.percent(error, 0)} des {numbers.integer(labelled)} messages étiquetés "
            f"(entre {numbers.percent(low, 0)} et {numbers.percent(high, 0)} pour tous, à 95 %) : les rapports l’impriment."
        )
        again = found_again(noted, NEGATIVE)
        missed = f"Elles retrouvent {numbers.percent(again, 0)} des négatifs." if again == again else "Aucun négatif n’est encore étiqueté."  # fmt: skip
        return Measured((said, missed), curve)

    def _column(self, name: str) -> pd.Series:
        cells = [self._decided.get(str(place), {}).get(name) for place in range(len(self._messages))]
        return pd.Series(cells, index=self._messages.index, dtype="object")

    def _curve(self, noted: pd.DataFrame) -> tuple[Point, ...]:
        """The error after each ten labels, those of the exports first."""
        here = [int(place) for place in self._told_here]
        known = [int(place) for place, cells in list(self._decided.items()) if "sentiment" in cells]
        told = [
            *(place for place in known if place not in set(here)),
            *(place for place in here if place in set(known)),
        ]
        wrong = (noted["tone"] != noted["sentiment"]).tolist()
        counts = [*range(10, len(told), 10), len(told)] if told else []
        return tuple(_point([wrong[place] for place in told[:count]]) for count in counts)


def _in_order(messages: pd.DataFrame, keys: Sequence[tuple[str, str]]) -> list[str]:
    """The places of the messages that the file names, in its order."""
    pairs = zip(messages["network"].astype(str), messages["message_id"].astype(str), strict=True)
    places = {pair: str(place) for place, pair in enumerate(pairs)}
    return [places[key] for key in keys if key in places]


def _point(wrong: Sequence[bool]) -> Point:
    share = sum(wrong) / len(wrong)
    return Point(len(wrong), share, *wilson(share, len(wrong)))


def _read(tone: object, decided: str) -> str:
    if not isinstance(tone, str):
        return "Les règles ne lisent rien dans ce message."
    return f"Les règles lisent « {tone} » : {'comme vous' if tone == decided else 'elles se trompent'}."


def _likely(guess: Guess) -> Proposal:
    return Proposal(str(guess.label), f"la ressemblance, sûre à {numbers.percent(guess.sure, 0)}")
