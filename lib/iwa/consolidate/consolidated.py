"""All measurements of a client turned into posts and days, as they count for one month."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa import tables
from iwa.client import Client
from iwa.consolidate.accounts import own
from iwa.consolidate.identity import resolved_ids
from iwa.consolidate.latest import latest
from iwa.consolidate.posts import posts_table
from iwa.exports.collect import Collected
from iwa.months import Month
from iwa.numbers import counted


@dataclass(frozen=True)
class Consolidated:
    """`posts` with the figures known at the month's closing; `closing` the same posts, each with
    the figures of its own month's closing, so that a figure once reported stays as it was.
    """

    posts: pd.DataFrame
    closing: pd.DataFrame
    days: pd.DataFrame
    measurements: pd.DataFrame
    rows: pd.DataFrame
    issues: pd.DataFrame
    collected: Collected


def consolidate(collected: Collected, client: Client, month: Month) -> Consolidated:
    """What counts for `month`, from all the files: own posts up to its last day, days likewise."""
    cutoff = pd.Timestamp(month.closing)
    sightings, measurements, issues = _own(collected, client)
    measurements = _dated(measurements, cutoff)
    if len(sightings):
        ids = resolved_ids(sightings)
        measurements = _renamed(measurements, sightings["post_id"], ids)
        sightings = sightings.assign(post_id=ids)
        sightings = sightings[_until(sightings, client, month)]
    state = latest(measurements, cutoff)
    of_posts = measurements["post_id"].notna() if len(measurements) else pd.Series(dtype="bool")
    lifetime = measurements[of_posts]
    closings = _closings(lifetime, sightings, client, cutoff)
    at_closing = lifetime[latest(lifetime, closings) != "superseded"]
    measurements = measurements.assign(state=state)
    used = measurements[state != "superseded"]
    posts = posts_table(sightings, used[used["post_id"].notna()] if len(used) else used, cutoff)
    return Consolidated(
        posts=posts,
        closing=posts_table(sightings, at_closing, cutoff),
        days=_days(used, month),
        measurements=tables.checked(measurements, tables.MEASUREMENTS),
        rows=_row_states(collected.rows, measurements),
        issues=pd.concat([collected.issues, tables.checked(issues, tables.ISSUES), _kept(measurements, posts)]),
        collected=collected,
    )


def _own(collected: Collected, client: Client) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Sightings and measurements of the client's accounts, and a sentence on those of others."""
    posts, measurements = collected.posts, collected.measurements
    if posts.empty and measurements.empty:
        return posts, measurements, pd.DataFrame(columns=list(tables.ISSUES.columns))
    foreign = posts[~own(posts, client)] if len(posts) else posts
    told = [_foreign(file, part, client) for file, part in foreign.groupby("source_file")] if len(foreign) else []
    kept = posts[own(posts, client)] if len(posts) else posts
    figures = measurements[own(measurements, client)] if len(measurements) else measurements
    return kept, figures, pd.DataFrame(told, columns=list(tables.ISSUES.columns))


def _foreign(file: object, posts: pd.DataFrame, client: Client) -> dict[str, object]:
    network = str(posts["network"].iloc[0])
    names = ", ".join(f"« {name} »" for name in sorted(set(posts["account"].astype(str)))[:5])
    if network not in client.networks:
        reason = f"Le réseau {tables.NETWORKS[network]} n’est pas déclaré dans client.yaml"
    else:
        reason = f"Publié par un autre compte que celui de client.yaml ({names})"
    sentence = f"{reason} : {counted(posts['post_id'].nunique(), 'publication')} à part, hors de tous les chiffres."
    return {"file": file, "severity": "à vérifier", "kind": "other-account", "sentence": sentence, "network": network}


def _dated(measurements: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """A file that does not say when it was taken counts as taken at the closing."""
    if measurements.empty:
        return pd.DataFrame(columns=list(tables.MEASUREMENTS.columns)).astype({"measured_at": "datetime64[ns]"})
    full = measurements.reset_index(drop=True)
    return full.assign(measured_at=full["measured_at"].astype("datetime64[ns]").fillna(cutoff))


def _renamed(measurements: pd.DataFrame, old: pd.Series, new: pd.Series) -> pd.DataFrame:
    changed = old != new
    names = dict(zip(old[changed], new[changed], strict=True))
    if not names or "post_id" not in measurements:
        return measurements
    return measurements.assign(post_id=measurements["post_id"].map(names).fillna(measurements["post_id"]))


def _until(sightings: pd.DataFrame, client: Client, month: Month) -> pd.Series:
    """Posts published by the month's last day in the client's zone; an unknown date stays in."""
    end = pd.Timestamp(month.next.first, tz=client.timezone)
    return ~(sightings["published_at"] >= end)


def _closings(lifetime: pd.DataFrame, sightings: pd.DataFrame, client: Client, cutoff: pd.Timestamp) -> pd.Series:
    """For each measurement of a post, the closing day of the month the post was published in."""
    if lifetime.empty:
        return pd.Series(dtype="datetime64[ns]", index=lifetime.index)
    local = sightings["published_at"].dt.tz_convert(client.timezone).dt.tz_localize(None)
    key = sightings["network"] + "|" + sightings["post_id"]
    published = pd.Series(local.to_numpy(), index=key.to_numpy()).groupby(level=0).max()
    months = {m: pd.Timestamp(Month(m.year, m.month).closing) for m in published.dropna().dt.to_period("M").unique()}
    closing = published.dt.to_period("M").map(months)
    return (lifetime["network"].astype("str") + "|" + lifetime["post_id"]).map(closing).fillna(cutoff)


def _days(used: pd.DataFrame, month: Month) -> pd.DataFrame:
    if used.empty or "day" not in used:
        return tables.empty(tables.DAYS)
    daily = used[used["day"].notna() & (used["day"] <= pd.Timestamp(month.last))]
    return tables.checked(daily.rename(columns={"day": "date"}), tables.DAYS)


def _row_states(rows: pd.DataFrame, measurements: pd.DataFrame) -> pd.DataFrame:
    """A used row all of whose figures gave way to another export's becomes superseded."""
    if measurements.empty:
        return rows
    only_sheet = rows.groupby("file")["sheet"].agg(lambda sheets: sheets.iloc[0] if sheets.nunique() == 1 else None)
    sheet = measurements["source_file"].map(only_sheet)
    if "source_sheet" in measurements:
        sheet = measurements["source_sheet"].fillna(sheet)
    alive = (measurements["state"] != "superseded").groupby(
        [measurements["source_file"], sheet.fillna(""), measurements["source_row"]]
    )
    by_row = alive.any()
    given_way = set(by_row[~by_row].index)
    keys = list(zip(rows["file"], rows["sheet"], rows["row"], strict=True))
    passed = pd.Series([key in given_way for key in keys], index=rows.index)
    return rows.assign(state=rows["state"].astype("str").mask(passed & (rows["state"] == "used"), "superseded"))


def _kept(measurements: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """One sentence a network on figures that a later export no longer gave."""
    kept = measurements[measurements["state"] == "kept"]
    told = []
    for network, part in kept.groupby("network", observed=True):
        subjects = part["post_id"].nunique() or part["day"].nunique()
        what = "publication" if part["post_id"].notna().any() else "jour"
        told.append({
            "file": str(part["source_file"].iloc[0]), "severity": "pour information", "kind": "kept-figure",
            "network": network,
            "sentence": f"{tables.NETWORKS[str(network)]} ne donne plus les chiffres de {counted(subjects, what)} : "
            "ceux qui avaient été mesurés avant sont gardés.",
        })  # fmt: skip
    late = posts[posts["measured_late"].fillna(False).astype(bool)]
    for network, part in late.groupby("network"):
        told.append({
            "file": str(part["source_file"].iloc[0]), "severity": "pour information", "kind": "measured-late",
            "network": network,
            "sentence": f"{tables.NETWORKS[str(network)]} : {counted(len(part), 'publication')} dont les chiffres "
            "viennent d’un export pris après le 10 du mois suivant, faute d’export plus tôt.",
        })  # fmt: skip
    return tables.checked(pd.DataFrame(told, columns=list(tables.ISSUES.columns)), tables.ISSUES)
