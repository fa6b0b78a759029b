"""What was found in a client's exports, and what is missing: the content of `iwa check`."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from iwa.client import Client, load_client
from iwa.client_month import ClientMonth, load_or_build
from iwa.deck.edition import brand_of
from iwa.deck.opened import master_remarks
from iwa.dossier.choices import PILLAR
from iwa.dossier.moderation_log import to_purge
from iwa.editorial.cadence import cadence
from iwa.editorial.mix import MOST
from iwa.exports.collect import UNKNOWN
from iwa.exports.mapped.proposal import write_proposals
from iwa.exports.reading import Reader
from iwa.exports.registry import READERS
from iwa.measures.series import LAG_DAYS
from iwa.month_state import is_sent, state_said
from iwa.months import Month
from iwa.needs import due, needs
from iwa.needs.need import Need
from iwa.networks import META_ADS, NAMES, NETWORKS
from iwa.numbers import counted, day, period
from iwa.problems import InvalidMaster
from iwa.simulator.scenario_file import scenarios_of
from iwa.steps.animation.reserves import left_open
from iwa.steps.architecture.pillars import remarks as pillar_remarks
from iwa.steps.objectives.smart import contradictions
from iwa.workspace import ClientFolder

SITE = "ga4"
NO_RHYTHM = "Aucun réseau ne tient dans les heures de l’onglet « équipe » : le calendrier n’a pas de rythme."
NEEDED_OF = {SITE: ("traffic",), META_ADS: ()}  # what the month cannot do without, where no network says it
SERIES = frozenset({"posts", "days", "audience", "traffic"})  # kinds of file that cover the window without a hole


@dataclass(frozen=True)
class FileFound:
    """A file, what it is, and the days it covers (None where it does not say)."""

    file: str
    label: str
    first: date | None
    last: date | None
    rows: int


@dataclass(frozen=True)
class NetworkCheck:
    """A network's files; `gaps`, `overlaps` and `missing` are French sentences."""

    network: str
    files: tuple[FileFound, ...]
    gaps: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Check:
    """All that `iwa check` says; `issues` are (severity, file, row, sentence)."""

    client: str
    month: str
    window: str
    networks: tuple[NetworkCheck, ...]
    issues: tuple[tuple[str, str, str, str], ...]
    remarks: tuple[str, ...] = field(default=())
    rows: dict[str, int] = field(default_factory=dict)
    pack: str = ""
    due: tuple[str, ...] = ()  # titles of what comes out with the month
    needs: tuple[Need, ...] = ()
    state: str = ""  # of the month: "brouillon"
    is_sent: bool = False  # what was found is then what the client's decks were made from

    @property
    def ready(self) -> bool:
        """Whether nothing that the month needs is missing and no file is unreadable."""
        return not any(n.missing for n in self.networks) and not any(i[0] == "bloquant" for i in self.issues)


def check(folder: ClientFolder, month: Month, today: date | None = None) -> Check:
    """Reads everything once and says what is there, what is doubtful and what is missing.

    Cases to be erased are those of `today`, by default of the month's last day. Of a month that was sent: what was read for it then. Beside each table that nobody knows it writes a mapping to complete, once; all is then read again.
    """
    built = load_or_build(folder, month)
    unknown = built.sources.loc[built.sources["state"] == UNKNOWN, "file"].astype(str)
    written, failures = write_proposals(folder.exports, unknown)
    if written:
        built = load_or_build(folder, month)
    client = load_client(folder)
    states = built.rows["state"].astype(str).value_counts()
    absent = () if folder.exports.is_dir() else (f"Le dossier « exports » de {folder.slug} n’existe pas.",)
    return Check(
        client=client.name,
        month=str(month),
        window=period(month.window(client.window_days)[0], month.last),
        networks=tuple(_network(network, built) for network in _shown(client, built)),
        issues=_issues(built),
        remarks=(
            *absent,
            *failures,
            *built.dossier.remarks,
            *contradictions(built),
            *beyond_reach(built),
            *left_open(built),
            *to_purge(built.dossier.log, today or month.last, folder.slug),
            *built.book.told,
            *scenarios_of(folder).refused,
            *_of_master(client),
        ),
        rows={str(state): int(count) for state, count in states.items()},
        pack=client.pack,
        due=tuple(item.title for item in due(built)),
        needs=needs(built),
        state=state_said(folder.run(month)),
        is_sent=is_sent(folder.run(month)),
    )


def beyond_reach(built: ClientMonth) -> tuple[str, ...]:
    """What the pillars and the hours cannot mean together: too many pillars, hours that hold no network."""
    many = pillar_remarks(built) if sum(row.element == PILLAR for row in built.dossier.editorial) > MOST else ()
    found = cadence(built)
    return (*many, NO_RHYTHM) if found.hours_available is not None and found.paused and not found.kept else many


def _of_master(client: Client) -> tuple[str, ...]:
    """What there is to say of the client's own PowerPoint master; nothing of ours."""
    try:
        return master_remarks(brand_of(client))
    except InvalidMaster as problem:
        return (*problem.what.split("\n"), problem.todo)


def _shown(client: Client, built: ClientMonth) -> list[str]:
    """The client's networks, its site, and Meta's ads, which are of no network alone, where there are some."""
    ads = (built.sources["state"] == "lu") & (built.sources["network"] == META_ADS)
    visits = bool(client.site) or bool((built.sources["network"] == SITE).any())
    return [*client.networks, *([META_ADS] if ads.any() else []), *([SITE] if visits else [])]


def name_of(network: str) -> str:
    """The network, the site's analytics or Meta's ads, as people call them."""
    return {SITE: "Site (GA4)", META_ADS: "Publicités Meta"}.get(network) or NAMES[network]


def _network(network: str, built: ClientMonth) -> NetworkCheck:
    read = built.sources[(built.sources["state"] == "lu") & (built.sources["network"] == network)]
    read = read.sort_values(["kind", "first", "file"])
    gaps: list[str] = []
    overlaps: list[str] = []
    unbroken = {
        reader.kind for reader in READERS if network in (reader.network, *reader.among) and reader.gives in SERIES
    }
    for _, part in read[read["kind"].isin(list(unbroken))].groupby(["kind", "label"], sort=True):
        gaps += _gaps(part, built)
        if network != SITE:  # GA4 exports show the same visits by other dimensions: they are not added
            overlaps += _overlaps(part)
    files = tuple(
        FileFound(str(row["file"]), str(row["label"]), _day(row["first"]), _day(row["last"]), int(row["rows"]))
        for row in read.to_dict("records")
    )
    missing = _missing(network, read, built.month) or _foreign(network, read, built)
    return NetworkCheck(network, files, tuple(gaps), tuple(overlaps), tuple(missing))


def _foreign(network: str, read: pd.DataFrame, built: ClientMonth) -> list[str]:
    """That all the files of a network are of another account, when they are."""
    own = [table[table["network"] == network] for table in (built.posts, built.days)]
    if network not in NETWORKS or read.empty or any(map(len, own)):
        return []
    name = built.client.networks[network].name
    return [
        f"Compte « {name} » : aucun de ces fichiers n’est le sien. Corrigez « compte » dans client.yaml d’après "
        "les remarques ci-dessous, ou remplacez les fichiers."
    ]


def _day(value: object) -> date | None:
    stamp = pd.Timestamp(value)  # type: ignore[arg-type]
    return None if pd.isna(stamp) else stamp.date()


def _gaps(part: pd.DataFrame, built: ClientMonth) -> list[str]:
    """Days of the window that no file of this kind covers."""
    start, end = (pd.Timestamp(day) for day in built.month.window(built.client.window_days))
    spans = sorted((f, t) for f, t in zip(part["first"], part["last"], strict=True) if pd.notna(f) and pd.notna(t))
    if not spans:
        return []
    label, told, covered = str(part["label"].iloc[0]), [], start
    for first, last in spans:
        if first > covered and covered <= end:
            told.append(_gap(label, covered, min(first - pd.Timedelta(days=1), end)))
        covered = max(covered, last + pd.Timedelta(days=1))
    if covered <= end:
        told.append(_gap(label, covered, end))
    return told


def _gap(label: str, first: pd.Timestamp, last: pd.Timestamp) -> str:
    days = (last - first).days + 1
    return f"{label.capitalize()} : rien {period(first.date(), last.date())} ({counted(days, 'jour')})."


def _overlaps(part: pd.DataFrame) -> list[str]:
    told = []
    for before, after in itertools.pairwise(part[part["first"].notna()].sort_values("first").to_dict("records")):
        if after["first"] <= before["last"]:
            last = min(before["last"], after["last"])
            told.append(
                f"« {before['file']} » et « {after['file']} » se recouvrent {period(after['first'].date(), last.date())} : le plus récent compte."
            )
    return told


def _missing(network: str, read: pd.DataFrame, month: Month) -> list[str]:
    """One sentence for each kind of export that the month needs and that does not reach its end."""
    told = []
    for reader in _needed(network):
        own = read[read["kind"] == reader.kind]
        reach = own["last"].max() if len(own) else pd.NaT
        label = reader.label.capitalize()
        if pd.isna(reach) or reach < pd.Timestamp(month.first):
            told.append(f"{label} : à télécharger dans {reader.menu}")
        elif own["period_stated"].all() and reach < pd.Timestamp(month.last) - pd.Timedelta(days=LAG_DAYS):
            until = f"s’arrête au {day(reach.date(), year=False)}, à reprendre jusqu’au {day(month.last, year=False)}"
            told.append(f"{label} : {until} dans {reader.menu}")
    return told


def _needed(network: str) -> list[Reader]:
    kinds = NEEDED_OF[network] if network in NEEDED_OF else NETWORKS[network].needed
    return [r for r in READERS if r.network == network and r.kind in kinds]


def _issues(built: ClientMonth) -> tuple[tuple[str, str, str, str], ...]:
    order = {"bloquant": 0, "à vérifier": 1, "pour information": 2}
    rows = built.issues.assign(order=built.issues["severity"].map(order)).sort_values(["order", "file"], kind="stable")
    return tuple(
        (str(r["severity"]), str(r["file"]), "" if pd.isna(r["row"]) else str(r["row"]), str(r["sentence"]))
        for r in rows.to_dict("records")
    )
