"""GA4's visits ready to be measured: each once, with the client's own conversions, tied to posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from iwa import tables
from iwa.measures.exports_of_visits import PARTIAL, SEVERAL, SUPERSEDED, USED, fates, with_month
from iwa.measures.ties import tied
from iwa.months import Month
from iwa.numbers import listed, month_name, of

SESSION_START = "session_start"  # GA4 counts it once a visit
OF_VISITS = ["sessions", "engaged_sessions", "users", "new_users"]


def with_fates(traffic: pd.DataFrame, events: set[str], month: Month) -> pd.DataFrame:
    """GA4's rows, as `tables.TRAFFIC`, with their `month` and their `fate` up to `month`, as `fates` gives it.

    `events` are the key events that client.yaml declares.
    """
    rows = with_month(traffic)
    return rows.assign(fate=_fates(rows, events, month))


def prepared(fated: pd.DataFrame, events: set[str], links: pd.DataFrame, site: str | None) -> pd.DataFrame:
    """The rows that count, of those `with_fates`: each month once, tied to posts where they can be.

    Columns: those of `tables.TRAFFIC`, `month`, `post_id`, `tie`. `links` are those of the posts,
    `ties.dated`. Where an export names events, visits come from one that does not: a visit would
    count once an event.
    """
    rows = fated[fated["fate"] == USED].drop(columns="fate")
    by_event = rows["event"].notna() | rows["view"].astype("str").map(_names_events).astype("bool")
    visits, keyed = rows[~by_event], of_conversions(rows[by_event], events)
    has_both = visits["month"].isin(keyed["month"])
    visits = visits.assign(key_events=visits["key_events"].mask(has_both))
    with_revenue = set(visits.loc[visits["revenue"].notna(), "month"])
    keyed = keyed.assign(revenue=keyed["revenue"].mask(keyed["month"].isin(with_revenue)))
    counts = (keyed["event"] == SESSION_START) & ~keyed["month"].isin(visits["month"])
    keyed = keyed.assign(**{name: keyed[name].where(counts) for name in OF_VISITS})
    whole = pd.concat([part for part in (visits, keyed) if len(part)] or [visits])
    return tied(whole, links, site).reset_index(drop=True)


def with_kind(traffic: pd.DataFrame, conversions: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """The visits with the kind of their key event, as client.yaml declares it; missing for the others."""
    kinds = {event: kind for kind, events in conversions.items() for event in events}
    return traffic.assign(kind=traffic["event"].map(kinds).astype("str"))


def of_conversions(traffic: pd.DataFrame, events: set[str]) -> pd.DataFrame:
    """Rows whose key events are not the client's conversions lose their key events, not their visits.

    Only where client.yaml says which events count.
    """
    if not events:
        return traffic
    others = ~traffic["event"].isin(events) & traffic["key_events"].notna()
    return traffic.assign(key_events=traffic["key_events"].mask(others, 0.0))


def _names_events(view: str) -> bool:
    return "event" in view.split("+")


def _fates(rows: pd.DataFrame, events: set[str], month: Month) -> pd.Series:
    """The fate of each row, views with and without events apart: they answer two questions.

    Where the other view gives the key events and client.yaml names none, the first one is not needed.
    """
    by_event = rows["view"].astype("str").map(_names_events).astype("bool")
    parts = [fates(part, month) for part in (rows[~by_event], rows[by_event])]
    found: pd.Series = pd.concat(parts).reindex(rows.index).astype("str")
    if not events:
        known = rows[(found == USED) & ~by_event & rows["key_events"].notna()]["month"]
        found = found.mask(by_event & (found == USED) & rows["month"].isin(known), SUPERSEDED)
    return found


def rows_passed_over(fated: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The places (source_file, source_row) of rows that give no figure, by what they become: superseded, issue."""
    places, fate = fated[["source_file", "source_row"]], fated["fate"]
    return {"superseded": places[fate == SUPERSEDED], "issue": places[fate.isin([SEVERAL, PARTIAL])]}


def doubts(fated: pd.DataFrame, events: set[str]) -> pd.DataFrame:
    """What cannot be used of GA4's exports, and how its key events are counted, as `tables.ISSUES`."""
    told = [*_unusable(fated), *_events(fated[fated["fate"] == USED], events)]
    return tables.checked(pd.DataFrame(told, columns=list(tables.ISSUES.columns)), tables.ISSUES)


def _issue(file: object, severity: str, kind: str, sentence: str) -> dict[str, object]:
    return {"file": str(file), "network": "ga4", "severity": severity, "kind": kind, "sentence": sentence}


def _unusable(rows: pd.DataFrame) -> Iterator[dict[str, object]]:
    for file in sorted(rows.loc[rows["fate"] == SEVERAL, "source_file"].unique()):
        sentence = (
            "L’export couvre plusieurs mois sans donner les jours : ses visites ne se rattachent à aucun mois. "
            "Exportez mois par mois, ou ajoutez la dimension « Date »."
        )
        yield _issue(file, "à vérifier", SEVERAL, sentence)
    partial = rows[rows["fate"] == PARTIAL]
    for (file, name), _ in partial.groupby(["source_file", "month"], sort=True):
        when = Month.parse(str(name))
        sentence = (
            f"L’export ne couvre qu’une partie {of(month_name(when.year, when.number))} : les visites et les conversions de ce mois "
            "restent « non disponible ». Exportez le mois entier."
        )
        yield _issue(file, "à vérifier", PARTIAL, sentence)


def _events(rows: pd.DataFrame, events: set[str]) -> Iterator[dict[str, object]]:
    if not events or rows.empty:
        return
    names = listed(f"« {name} »" for name in sorted(events))
    seen = set(rows["event"].dropna())
    file = rows.sort_values("end", kind="stable")["source_file"].iloc[-1]
    if seen and not seen & events:
        sentence = f"Aucun événement {names}, déclaré dans client.yaml, n’est dans les exports GA4 : vérifiez son nom."
        yield _issue(file, "à vérifier", "unknown-event", sentence)
    elif not seen and rows["key_events"].notna().any():
        sentence = (
            f"Les exports GA4 ne nomment pas les événements : tous les événements clés comptent comme conversions, "
            f"et non {names} seulement. Ajoutez la dimension « Nom de l’événement » pour les trier."
        )
        yield _issue(file, "pour information", "all-key-events", sentence)
