"""What a month holds: exports, dossier and labels read, put together and told apart, before anything is compared."""

from __future__ import annotations

from typing import Any

import pandas as pd

from iwa.client import Client
from iwa.consolidate import ads, benchmark
from iwa.consolidate.consolidated import consolidate
from iwa.consolidate.links import links_of
from iwa.consolidate.messages import received
from iwa.consolidate.row_states import with_apart
from iwa.consolidate.undeclared import undeclared
from iwa.dossier import Dossier
from iwa.exports.collect import collect
from iwa.exports.placing import Declared
from iwa.findings.attributes import attributed
from iwa.findings.signals import signals
from iwa.labels.labelled import labelled
from iwa.labels.received import labelled_messages, read_told
from iwa.measures import conversions
from iwa.measures.followers import follower_rates
from iwa.measures.relation_series import inbox, relation_series
from iwa.measures.series import covered_by, monthly_series
from iwa.measures.ties import dated
from iwa.months import Month
from iwa.workspace import ClientFolder


def content(folder: ClientFolder, client: Client, dossier: Dossier, month: Month) -> dict[str, Any]:
    """The tables of a month but its comparisons, and what is known of themes and labels, by the names of `ClientMonth`."""
    declared = Declared(tuple(client.networks), client.placed)
    whole = consolidate(collect(folder.exports, declared), client, month)
    collected = whole.collected
    named = labelled(whole.posts, whole.closing, dossier, folder.labels_file)
    posts = attributed(named.posts, client.timezone, [person.name for person in dossier.team])
    links = links_of(posts, _noted_links(dossier))
    events = {event for names in client.conversions.values() for event in names}
    fated = conversions.with_fates(collected.traffic, events, month)
    traffic = conversions.prepared(fated, events, dated(links, posts, client.timezone), client.site)
    traffic = conversions.with_kind(traffic, client.conversions)
    rows = whole.rows
    for state, places in conversions.rows_passed_over(fated).items():
        rows = with_apart(rows, places, state)
    cutoff = pd.Timestamp(month.closing)
    rivals, rivals_before = benchmark.current(collected.benchmark, cutoff)
    paid, paid_twice = ads.current(collected.ads, cutoff)
    elsewhere, remarks = undeclared(rivals, client.networks, "Concurrents")
    mail = received(collected.messages, client, [person.name for person in dossier.team], month)
    tones = read_told(folder.message_labels_file)
    messages = labelled_messages(mail.messages, tones)
    apart = (("superseded", rivals_before), ("superseded", paid_twice), ("issue", elsewhere), *mail.states)
    for state, places in apart:
        rows = with_apart(rows, places, state)
    told = (whole.issues, conversions.doubts(fated, events), remarks, mail.remarks, named.issues, tones.issues)
    issues = [part for part in told if len(part)]
    covered = covered_by(collected.sources, month)
    series = monthly_series(named.closing, whole.days, traffic, client.timezone, covered)
    entries = dossier.entries()
    relation = relation_series(inbox(messages, collected.sources, client.timezone, month), entries)
    parts = (series, follower_rates(series, entries), relation)
    series = pd.concat([part for part in parts if len(part)] or [series], ignore_index=True)
    return {
        "theme_rules": named.theme_rules, "themes_proposed": named.themes_proposed, "likeness": named.worth,
        "sources": collected.sources.drop(columns="sha256"), "posts": posts, "closing": named.closing, "days": whole.days,
        "measurements": whole.measurements, "audience": whole.audience, "traffic": traffic, "links": links,
        "benchmark": rivals[rivals["network"].isin(list(client.networks))].reset_index(drop=True), "ads": paid,
        "messages": messages, "entries": entries, "rows": rows, "series": series,
        "issues": pd.concat(issues or [whole.issues], ignore_index=True),
        "signals": signals(series, str(month)),
    }  # fmt: skip


def _noted_links(dossier: Dossier) -> pd.DataFrame:
    pairs = [(link.post, link.address) for link in dossier.links]
    return pd.DataFrame(pairs, columns=["publication", "address"], dtype="str")
