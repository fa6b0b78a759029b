"""A client's month: read and judged once, stored, then opened by every notebook.

`open_month` gives the stored tables when nothing they were made from has changed, else makes
them anew. They lie in `runs/<month>/tables/`, one Parquet file each; `inputs.json` beside them
says from what they were made, and is written last.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from iwa.calendar.book import NO_BOOK, Book, read_book, store_book
from iwa.calendar.opening import opening_of
from iwa.client import Client, load_client
from iwa.dossier import Dossier, load_dossier, store_cells
from iwa.findings.judge import judge
from iwa.findings.keep_stop import keep_stop, with_click_share
from iwa.findings.questions import asked
from iwa.findings.rates import comparable
from iwa.findings.standing import standing
from iwa.labels.likeness import Worth
from iwa.library import library_fingerprint
from iwa.measures.goals import Figures, figures_of
from iwa.measures.relation_series import Inbox, inbox
from iwa.measures.reported import Reported, reported_before
from iwa.measures.series import year_to_date
from iwa.month_content import content
from iwa.month_inputs import INPUTS, inputs_of, stored_inputs
from iwa.month_state import is_sent, place, stored
from iwa.month_tables import MonthTables, with_own_texts, write_tables
from iwa.months import Month
from iwa.problems import StepFailed
from iwa.read_parts import EVERYTHING, note_opened, note_read
from iwa.stored_parts import LIKENESS, PARTS, PROPOSED, THEMES, note_stored, open_part, stamp
from iwa.workspace import ClientFolder, RunFolder, client_folder


@dataclass(frozen=True, eq=False, kw_only=True)
class ClientMonth(MonthTables):
    """Everything known of one client for one month; its tables are read, never changed.

    A month is equal to itself alone: what the steps work out of it is kept with `lru_cache`. `before`
    is last month's etat.json, {} when there is none; `sent` is the last month that the client holds, None
    when there is none. `book` is the calendar's workbook as it was read with the month, `likeness`
    what the classifier of posts is worth.
    """

    folder: ClientFolder
    client: Client
    dossier: Dossier
    month: Month
    theme_rules: dict[str, tuple[str, ...]]
    themes_proposed: bool
    inputs: dict[str, str]
    before: dict[str, Any]
    sent: Reported | None = None
    book: Book = NO_BOOK
    likeness: Worth = field(default_factory=Worth)

    def told_of(self, month: Month) -> ClientMonth:
        """The same tables, as if they were those of another month."""
        return replace(self, month=month)

    @cached_property
    def window(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """First instant of the audit's window, and the first after it, in the client's zone."""
        first, last = self.month.window(self.client.window_days)
        zone = self.client.timezone
        return pd.Timestamp(first, tz=zone), pd.Timestamp(last, tz=zone) + pd.Timedelta(days=1)

    @cached_property
    def window_posts(self) -> pd.DataFrame:
        """The posts of the audit's window."""
        first, end = self.window
        return self.posts[(self.posts["published_at"] >= first) & (self.posts["published_at"] < end)]

    def window_posts_of(self, network: str) -> pd.DataFrame:
        """The posts of the audit's window on one network."""
        found = self._posts_by_network
        return found[network] if network in found else self.window_posts.iloc[:0]

    def posts_of(self, network: str) -> pd.DataFrame:
        """All the posts of one network."""
        found = self._all_by_network
        return found[network] if network in found else self.posts.iloc[:0]

    @cached_property
    def _all_by_network(self) -> dict[str, pd.DataFrame]:
        return {str(network): posts for network, posts in self.posts.groupby("network", observed=True)}

    @cached_property
    def _posts_by_network(self) -> dict[str, pd.DataFrame]:
        return {str(network): posts for network, posts in self.window_posts.groupby("network", observed=True)}

    @cached_property
    def month_posts(self) -> pd.DataFrame:
        """The posts of the month itself."""
        local = self.posts["published_at"].dt.tz_convert(self.client.timezone)
        of_month: pd.DataFrame = self.posts[(local.dt.year == self.month.year) & (local.dt.month == self.month.number)]
        return of_month

    @cached_property
    def comparable_posts(self) -> pd.DataFrame:
        """The posts of the window that may be compared, as `findings.rates.comparable` gives them."""
        return comparable(self.window_posts)

    @cached_property
    def decided(self) -> pd.DataFrame:
        """The comparisons, each with its action, as `findings.keep_stop.keep_stop` gives them."""
        return keep_stop(self.comparisons)

    @cached_property
    def totals_of_year(self) -> dict[Hashable, float]:
        """The totals since January by network and measure, as `measures.series.year_to_date` gives them."""
        return year_to_date(self.series, self.month).to_dict()

    @cached_property
    def figures(self) -> Figures:
        """The figure of each network, measure and month that has one."""
        return figures_of(self.series)

    @cached_property
    def inbox(self) -> Inbox:
        """What was received, with what is known of each month and what is counted in the client's hours."""
        opening = opening_of(self.client, self.messages["received_at"].dt.year)
        return inbox(self.messages, self.sources, self.client.timezone, self.month, opening)

    @property
    def networks(self) -> list[str]:
        """The client's networks, in the order of its file."""
        return list(self.client.networks)


class StoredMonth(ClientMonth):
    """A month as it is stored: each of its parts is opened, and noted as read, when it is first asked for."""

    @classmethod
    def opened(cls, folder: ClientFolder, month: Month) -> StoredMonth:
        """The month, nothing of it read yet."""
        note_opened(f"{folder.path} {month}")
        stored_month = cls.__new__(cls)
        stored_month.__dict__.update(folder=folder, month=month, _stored=(folder, month, stamp(folder, month)))
        return stored_month

    def told_of(self, month: Month) -> ClientMonth:
        known = {name: part for name, part in self.__dict__.items() if name in PARTS or name in ("folder", "_stored")}
        other = type(self).__new__(type(self))
        other.__dict__.update(known, month=month)
        return other


class _Part:
    """A part that is not opened yet: who asks for it has it from then on.

    `StepFailed` where the tables were made anew since the month was opened: its parts would not agree.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, month: StoredMonth | None, owner: type[StoredMonth]) -> Any:
        if month is None:
            return self
        folder, when, made = month.__dict__["_stored"]
        if stamp(folder, when) != made:
            todo = "Relancez ; dans un notebook ouvert à la main, exécutez à nouveau toutes les cellules."
            raise StepFailed("Les tableaux du mois ont été refaits pendant qu’ils étaient lus.", todo=todo)
        note_read(self.name)
        month.__dict__[self.name] = found = open_part(folder, when, self.name)
        return found


for _name in PARTS:
    setattr(StoredMonth, _name, _Part(_name))


def open_month(client: str, month: str, workspace: Path | None = None) -> ClientMonth:
    """The month of a client by name: stored tables when they are up to date, else made anew."""
    folder = client_folder(client, workspace)
    return load_or_build(folder, Month.parse(month))


def load_or_build(folder: ClientFolder, month: Month) -> ClientMonth:
    """The stored month when its inputs are unchanged, or it was sent; otherwise builds and stores it."""
    if is_sent(folder.run(month)):
        return _load_sent(folder, month)
    inputs = inputs_of(folder, month)
    if stored_inputs(folder, month) == inputs:
        return StoredMonth.opened(folder, month)
    note_read(EVERYTHING)  # what is built here has read all there is
    built = build(folder, month, inputs)
    _store(built, folder.run(month))
    return built


def _load_sent(folder: ClientFolder, month: Month) -> ClientMonth:
    """A month that the client holds, as it is stored, whatever came in since."""
    run, kept = folder.run(month), StoredMonth.opened(folder, month)
    try:
        for name in PARTS:  # a part that is lost is said now
            getattr(kept, name)
        return kept
    except (OSError, ValueError, KeyError) as error:
        raise StepFailed(
            f"Les tableaux d’un mois envoyé ne s’ouvrent plus : {place(run)}/{run.tables.name}.",
            "un fichier qui manque, abîmé ou écrit par une autre version de l’atelier",
            "Remettez-les depuis une sauvegarde ; ce que le client a reçu reste dans « livrables ».",
        ) from error


def stored_month(folder: ClientFolder, month: Month) -> ClientMonth | None:
    """The month as it was last stored, whatever has changed since; None where it never was, or by another version."""
    if is_sent(folder.run(month)):
        return _load_sent(folder, month)
    inputs = stored_inputs(folder, month)
    return StoredMonth.opened(folder, month) if inputs.get("iwa") == library_fingerprint() else None


def build(folder: ClientFolder, month: Month, inputs: dict[str, str]) -> ClientMonth:
    """Reads all exports and the dossier, and judges every question of the month."""
    client, dossier = load_client(folder), load_dossier(folder)
    built = ClientMonth(
        folder=folder, client=client, dossier=dossier, month=month, inputs=inputs,
        before=stored(folder.run(month.previous)), sent=reported_before(folder, month), book=read_book(folder),
        comparisons=pd.DataFrame(), **content(folder, client, dossier, month),
    )  # fmt: skip
    judged = standing(judge(asked(built.window_posts)), built.window_posts)
    return with_own_texts(replace(built, comparisons=with_click_share(judged, built.window_posts)))


def _store(built: ClientMonth, run: RunFolder) -> None:
    run.tables.mkdir(parents=True, exist_ok=True)
    (run.tables / INPUTS).unlink(missing_ok=True)
    write_tables(built, run.tables)
    store_cells(built.folder, run.tables)
    store_book(built.book, run.tables)
    meta = {
        "inputs": built.inputs, THEMES: built.theme_rules, PROPOSED: built.themes_proposed,
        LIKENESS: asdict(built.likeness),
    }  # fmt: skip
    note_stored(run, meta, built.dossier)
