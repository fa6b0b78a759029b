"""All measurements of a client turned into posts and days, as they count for one month."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa import tables
from iwa.client import Client
from iwa.consolidate.identity import resolved_ids
from iwa.consolidate.latest import blanked, latest
from iwa.consolidate.ownership import own_part
from iwa.consolidate.posts import KEY, oldest_first, posts_table
from iwa.consolidate.remarks import remarks
from iwa.consolidate.row_states import with_apart, with_passed_over
from iwa.exports.collect import Collected
from iwa.months import Month


@dataclass(frozen=True)
class Consolidated:
    """`posts` with the figures known at the month's closing; `closing` the same posts, each with
    the figures of its own month's closing, so that a figure once reported stays as it was. `days`
    too hold the figures of their own month's closing. All are of the client's own accounts.
    """

    posts: pd.DataFrame
    closing: pd.DataFrame
    days: pd.DataFrame
    measurements: pd.DataFrame
    audience: pd.DataFrame
    rows: pd.DataFrame
    issues: pd.DataFrame
    collected: Collected


def consolidate(collected: Collected, client: Client, month: Month) -> Consolidated:
    """What counts for `month`, from all the files: own posts up to its last day, days likewise."""
    mine = own_part(collected, client, month)
    sightings, measurements = _identified(mine.sightings, _complete(mine.measurements))
    cutoff = pd.Timestamp(month.closing)
    states = latest(measurements, _closing_days(measurements["day"]).fillna(cutoff))
    states[(states == "used") & blanked(measurements, sightings, cutoff)] = "kept"
    measurements = measurements.assign(state=states)
    of_posts = measurements[measurements["post_id"].notna()]
    posts = posts_table(sightings.assign(cutoff=cutoff), of_posts[of_posts["state"] != "superseded"])
    return Consolidated(
        posts=posts,
        closing=_at_closing(posts, sightings, of_posts, client),
        days=_days(measurements, month),
        measurements=tables.checked(
            measurements.assign(measured_at=measurements["measured_at"].fillna(cutoff)), tables.MEASUREMENTS
        ),
        audience=_audience(mine.audience, cutoff),
        rows=with_apart(with_passed_over(collected.rows, measurements), mine.apart),
        issues=_together(collected.issues, mine.issues, remarks(measurements, posts, collected.sources)),
        collected=collected,
    )


def _complete(measurements: pd.DataFrame) -> pd.DataFrame:
    """The measurements with every column that is read here, numbered anew."""
    columns = ["network", "account", "metric", "value", "scope", "source_file", "source_sheet", "source_row"]
    whole = measurements.reset_index(drop=True) if len(measurements) else pd.DataFrame(columns=columns)
    absent = [name for name in ("day", "measured_at", "post_id") if name not in whole]
    whole[absent] = None
    return whole.astype({"day": "datetime64[ns]", "measured_at": "datetime64[ns]", "post_id": "category"})


def _identified(sightings: pd.DataFrame, measurements: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both under the posts' true ids."""
    if sightings.empty:
        return sightings, measurements
    ids = resolved_ids(sightings)
    changed = ids != sightings["post_id"]
    if changed.any():
        old = sightings.loc[changed, KEY].itertuples(index=False, name=None)
        names = dict(zip(old, ids[changed], strict=True))
        pairs = zip(measurements["network"], measurements["post_id"], strict=True)
        renamed = [names.get(pair, pair[1]) for pair in pairs]
        measurements = measurements.assign(post_id=pd.Series(renamed, index=measurements.index).astype("category"))
    return sightings.assign(post_id=ids), measurements


def _closing_days(days: pd.Series) -> pd.Series:
    """The closing day of the month that each day lies in; missing where the day is."""
    places, months = pd.factorize(days.to_numpy().astype("datetime64[M]"))
    closings = [pd.Timestamp(Month(day.year, day.month).closing) for day in pd.DatetimeIndex(months)]
    found = pd.Series([*closings, pd.NaT], dtype="datetime64[ns]").to_numpy()  # place -1 is a missing day's
    return pd.Series(found[places], index=days.index)


def _at_closing(posts: pd.DataFrame, sightings: pd.DataFrame, of_posts: pd.DataFrame, client: Client) -> pd.DataFrame:
    """The posts, each with what was known on the closing day of the month it was published in."""
    cutoffs = _own_cutoffs(posts, client)
    closing = posts.assign(measured_late=(posts["measured_at"] > cutoffs).astype("boolean"))
    closing["measured_late"] = closing["measured_late"].where(posts["measured_at"].notna())
    again = sightings[sightings.duplicated(KEY, keep=False)] if len(sightings) else sightings
    if again.empty:
        return closing
    # Only a post that several files show can have had other figures at its own month's closing.
    by_post = pd.Series(cutoffs.to_numpy(), index=pd.MultiIndex.from_frame(posts[KEY]))
    figures = of_posts[of_posts["post_id"].isin(again["post_id"].unique())]
    known = by_post.reindex(pd.MultiIndex.from_frame(figures[KEY].astype("str")))
    chosen = figures[latest(figures, pd.Series(known.to_numpy(), index=figures.index)) != "superseded"]
    own_cutoff = by_post.reindex(pd.MultiIndex.from_frame(again[KEY].astype("str"))).to_numpy()
    anew = posts_table(again.assign(cutoff=own_cutoff), chosen)
    of_one = ~pd.MultiIndex.from_frame(closing[KEY]).isin(pd.MultiIndex.from_frame(anew[KEY]))
    both = pd.concat([closing[of_one], anew], ignore_index=True)
    return oldest_first(both).reset_index(drop=True)


def _own_cutoffs(posts: pd.DataFrame, client: Client) -> pd.Series:
    """The closing day of each post's own month; missing where its date is."""
    return _closing_days(posts["published_at"].dt.tz_convert(client.timezone).dt.tz_localize(None))


def _days(measurements: pd.DataFrame, month: Month) -> pd.DataFrame:
    daily = measurements[(measurements["day"] <= pd.Timestamp(month.last)) & (measurements["state"] != "superseded")]
    if daily.empty:
        return tables.empty(tables.DAYS)
    return tables.checked(daily.rename(columns={"day": "date"}), tables.DAYS)


def _audience(audience: pd.DataFrame, cutoff: pd.Timestamp) -> pd.DataFrame:
    """What was known of each network's audience at the closing; nothing in time: the earliest after it."""
    late = audience["measured_at"] > cutoff
    soonest = audience["measured_at"].groupby(audience["network"]).transform("min")
    only_late = late.groupby(audience["network"]).transform("all").astype("bool")
    kept = audience[~late | (only_late & (audience["measured_at"] == soonest))]
    return tables.checked(kept, tables.AUDIENCE) if len(kept) else tables.empty(tables.AUDIENCE)


def _together(*issues: pd.DataFrame) -> pd.DataFrame:
    """All issues in one table; an empty one would lose the others their types."""
    filled = [part for part in issues if len(part)]
    return tables.checked(pd.concat(filled), tables.ISSUES) if filled else tables.empty(tables.ISSUES)
