"""Posts to label: pillar, hook, angle and proof, kept in `labels.csv`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.consolidate.addresses import post_address
from iwa.dossier.choices import ANGLE, HOOK, PILLARS
from iwa.exports.network_names import networks
from iwa.labels.file import COLUMNS, DECIDED, NO_PILLAR, read_decided
from iwa.labels.guessed import Guess, error_as_labelled, guesses
from iwa.labels.hooks import HOOKS
from iwa.labels.likeness import BOUND, likened
from iwa.labels.noted import Cells, Entry, Layout, note
from iwa.labels.rules import PROOFS, ruled
from iwa.networks import LABELS, NAMES
from iwa.panels.labelling.card import Card, Measured, Proposal, Question, options
from iwa.slide_html import safe_link
from iwa.tables import FORMATS

TITLES = {"network": "réseau", "post": "publication", "pillar": "pilier", "hook": "accroche", "angle": "angle", "proof": "preuve"}  # fmt: skip
LAYOUT = Layout(COLUMNS, ("post",), TITLES)
ASKED = {"pillar": "Pilier", "hook": "Accroche", "angle": "Angle", "proof": "Preuve"}
UNRULED = 2.0  # added to how sure a guess is where a rule speaks: those come last
GOAL = 60


class PostLabels:
    """The posts of a client's exports that have a text; what the file says of them is read at the start."""

    title = "Étiquetage des publications"
    goal = GOAL
    empty = "Il ne reste aucune publication à étiqueter dans les exports lus."

    def __init__(self, month: ClientMonth) -> None:
        self.client = month.client.name
        self._file, self._dossier, self._zone = month.folder.labels_file, month.dossier, month.client.timezone
        self._posts = month.posts[month.posts["text"].notna()].reset_index(drop=True)
        self._decided = {str(place): dict(cells) for place, cells in read_decided(self._file, self._posts).rows.items()}
        self._learn()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The pillar first; hooks, angles and proofs as the rules and the dossier name them."""
        rows = self._dossier.editorial
        own = {kind: [row.name for row in rows if row.element == kind] for kind in (HOOK, ANGLE)}
        proofs = [row.name for row in self._dossier.proofs if row.kind in PROOFS]
        values = {"pillar": [*PILLARS, NO_PILLAR], "hook": [*own[HOOK], *HOOKS], "angle": own[ANGLE], "proof": proofs}
        firsts = {"pillar": {NO_PILLAR: "0"}}
        return tuple(
            Question(name, title, options(values[name], firsts.get(name)))
            for name, title in ASKED.items()
            if values[name]
        )

    @cached_property
    def _ruled(self) -> pd.DataFrame:
        return ruled(self._posts, self._dossier)

    def _learn(self) -> None:
        self._guesses = guesses(self._texts, self._pillars)

    @property
    def _texts(self) -> list[str]:
        return [str(text) for text in self._posts["text"]]

    @property
    def _pillars(self) -> list[str | None]:
        return [self._decided.get(str(place), {}).get("pillar") for place in range(len(self._posts))]

    def order(self) -> Sequence[str]:
        """The least certain first, then what a rule tells; the latest first among equals."""
        self._learn()
        pillars, by_rule = self._pillars, self._ruled["pillar"].notna().tolist()
        when = self._posts["published_at"].astype("int64").tolist()
        open_ones = [place for place, pillar in enumerate(pillars) if pillar is None]
        sure = {place: self._guesses[place].sure + UNRULED * by_rule[place] for place in open_ones}
        return [str(place) for place in sorted(open_ones, key=lambda place: (sure[place], -when[place], place))]

    def card(self, identifier: str) -> Card:
        """The post, with what the rules and likeness propose."""
        place = int(identifier)
        row = self._posts.iloc[place]
        at = row["published_at"].tz_convert(self._zone)
        where = (
            f"{LABELS[row['network']]} · {numbers.day(at.date())} · {FORMATS.get(str(row['format']), 'Publication')}"
        )
        url = row["url"] if isinstance(row["url"], str) else ""
        return Card(identifier, where, str(row["text"]), safe_link(url), self._decided.get(identifier, {}), self._proposed(place))  # fmt: skip

    def _proposed(self, place: int) -> dict[str, Proposal]:
        told = self._ruled.iloc[place].dropna()
        found = {str(name): Proposal(str(value), "les règles") for name, value in told.items()}
        guess = self._guesses[place]
        if "pillar" not in found and guess.label and not self._decided.get(str(place), {}).get("pillar"):
            found["pillar"] = _likely(guess)
        return found

    def save(self, identifier: str, cells: Mapping[str, str]) -> None:
        """Writes the decisions in the post's own row of the file."""
        row = self._posts.iloc[int(identifier)]
        own, network = str(row["post_id"]), str(row["network"])
        names = {own, post_address(row["url"]) if isinstance(row["url"], str) else ""} - {""}

        def is_row(found: Cells) -> bool:
            written = found["post"]
            there = networks(pd.Series([found.get("network", "")])).iloc[0]
            return there in ("", network) and (written in names or post_address(written) in names)

        key = {"network": NAMES[network], "post": row["url"] if isinstance(row["url"], str) else own}
        note(self._file, LAYOUT, Entry(is_row, key, cells))
        kept = self._decided.setdefault(identifier, {})
        kept.update({name: value for name, value in cells.items() if name in DECIDED})
        for name in [name for name, value in kept.items() if not value]:
            del kept[name]

    def done(self) -> int:
        """The posts whose pillar a person has told."""
        return sum(pillar is not None for pillar in self._pillars)

    def measured(self) -> Measured:
        """The error of the classifier on labels that it has not seen, as labels came."""
        told = [(int(place), cells["pillar"]) for place, cells in list(self._decided.items()) if "pillar" in cells]
        texts, pillars = [self._texts[place] for place, _ in told], [pillar for _, pillar in told]
        by_rule = self._ruled["pillar"].notna().tolist()
        flags = [by_rule[place] for place, _ in told]
        worth = likened(texts, pillars, flags).worth
        if worth.error is None:
            return Measured((f"Pas encore de classement : {worth.refused or 'rien à mesurer'}.",))
        between = f"entre {numbers.percent(worth.low, 0)} et {numbers.percent(worth.high, 0)}"
        said = (
            f"Le classement se trompe {numbers.percent(worth.error, 0)} du temps ({between}, à 90 %), mesuré sur "
            f"{numbers.counted(worth.tried, 'publication')} qu’il n’avait pas vues."
        )
        kept = f"Il n’est pas retenu : {worth.refused}." if worth.refused else f"Il est retenu, sous {numbers.percent(BOUND, 0)} d’erreurs : il classe ce que les règles laissent."  # fmt: skip
        return Measured((said, kept), error_as_labelled(texts, pillars, flags))


def _likely(guess: Guess) -> Proposal:
    return Proposal(str(guess.label), f"la ressemblance, sûre à {numbers.percent(guess.sure, 0)}")
