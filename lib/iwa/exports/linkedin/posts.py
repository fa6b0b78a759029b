"""The sheet "All posts" of a LinkedIn page's content export: one row a post.

The created date is the day a post was drafted. The publication instant is in the id of the link:
`id >> 22` is a number of milliseconds since 1970, in UTC. Who posted is personal and never kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells
from iwa.exports.day_order import NOON, read_days
from iwa.exports.linkedin.columns import TOTAL_LABELS, Table, tell_columns
from iwa.exports.linkedin.labels import POST_METRICS
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, figures, lifetime
from iwa.exports.wording import normalised

URN = r"(?i)(?:activity|share|ugcpost)(?:%3a|[:-])(?P<it>\d+)"
EARLIEST = pd.Timestamp(2010, 1, 1, tz="UTC")
_LONGEST_DRAFT = pd.Timedelta(days=90)
_LARGEST_ID = "9223372036854775807"  # of a signed integer of 64 bits, as LinkedIn's ids are
FORMAT_WORDS = {"video": "video", "image": "image", "imagem": "image", "article": "link", "text": "text"}


@dataclass(frozen=True)
class PostSheet:
    """What the sheet gives; `metrics` are those that have a column."""

    notes: Notes
    posts: pd.DataFrame
    measurements: pd.DataFrame
    metrics: tuple[str, ...]


def read_post_sheet(table: Table, account: str, measured_at: pd.Timestamp) -> PostSheet:
    """The posts of the sheet with their figures; a blank figure is missing, never 0.

    `measured_at` (NaT when unknown) bounds the instants that an id may hold.
    """
    notes = Notes(table.sheet)
    tell_columns(notes, table)
    rows = _identified(table.rows().drop(columns="posted_by", errors="ignore"), notes)
    values = figures(rows, POST_METRICS, notes)
    if "click_through" in values:
        percent = rows["click_through"].str.strip().str.endswith("%")
        values["click_through"] = values["click_through"].where(~percent, values["click_through"] / 100)
    posts = pd.DataFrame(
        {
            "post_id": rows["post_id"],
            "account": account,
            "published_at": _published(rows, measured_at, notes),
            "url": rows["url"].str.strip(),
            "text": rows.get("text", pd.Series("", index=rows.index)),
            "format": _format(rows),
            "is_paid": _paid(rows, notes),
            "duration_s": pd.Series(float("nan"), index=rows.index),
            "source_row": rows.index,
            "source_sheet": table.sheet.name,
        }
    )
    notes.use(rows.index)
    return PostSheet(
        notes, posts, lifetime(posts[["account", "post_id", "source_sheet"]], values), tuple(values.columns)
    )


def _identified(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """The rows with a post of their own, its id beside them; the others become issues."""
    absent = pd.Series("", index=rows.index)
    link, text = rows.get("url", absent), rows.get("text", absent)
    total = link.str.strip() == ""
    total[total] = text[total].map(normalised).isin(TOTAL_LABELS)
    rows, link = rows[~total], link[~total]
    post_id = cells.captured(link, URN)
    if "url" not in rows and len(rows):
        sentence = "La colonne des liens a été supprimée : sans elle, les publications ne sont pas lues."
        tell_once(notes, rows.index, "no-link", sentence, fatal=True)
    else:
        for row, printed in link[post_id == ""].items():
            found = f"Le lien « {printed} » ne porte pas de numéro" if printed.strip() else "Pas de lien"
            notes.doubt(pd.Index([row]), "no-link", f"{found} de publication : la ligne est laissée de côté.")
    return _once(rows.assign(url=link, post_id=post_id)[post_id != ""], notes)


def _once(rows: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    """Each post once: where a boost repeats it, the organic row; two rows are never added up."""
    campaign = rows.get("campaign", pd.Series("", index=rows.index)).str.strip() != ""
    order = campaign.sort_values(kind="stable").index
    kept = rows.loc[order].drop_duplicates("post_id").index
    for row, post_id in rows.loc[rows.index.difference(kept), "post_id"].items():
        sentence = (
            f"La publication {post_id} est déjà sur une autre ligne (mise en avant payante ?) : "
            "celle-ci est laissée de côté, les deux ne s’additionnent pas."
        )
        notes.doubt(pd.Index([row]), "repeated-post", sentence)
    return rows.loc[rows.index.isin(kept)]


def _published(rows: pd.DataFrame, measured_at: pd.Timestamp, notes: Notes) -> pd.Series:
    """The instant in the id where it can be one, else noon of the drafting day, said so."""
    instant = instant_of(rows["post_id"])
    possible = (instant >= EARLIEST) & ~(instant >= _end_of(measured_at))
    likely = instant.where(possible).dt.tz_localize(None)
    created, _ = read_days(
        rows.get("created", pd.Series("", index=rows.index)),
        lambda days: float((likely - days).abs().dt.days.sum()),
    )
    if pd.isna(measured_at):
        possible &= ~(instant >= _end_of(created.max() + _LONGEST_DRAFT))
    drafted = (created + NOON).dt.tz_localize("UTC")
    _tell_no_instant(rows.loc[~possible & created.notna(), "post_id"], "celle de la rédaction est prise", notes)
    _tell_no_instant(rows.loc[~possible & created.isna(), "post_id"], "la publication reste sans date", notes)
    return instant.where(possible, drafted)


def _end_of(day: pd.Timestamp) -> pd.Timestamp:
    """Midnight after the day in UTC; NaT when there is no day."""
    return (day + pd.Timedelta(days=1)).tz_localize("UTC")


def _tell_no_instant(post_ids: pd.Series, taken: str, notes: Notes) -> None:
    for row, post_id in post_ids.items():
        sentence = f"Le numéro {post_id} ne donne pas la date de publication : {taken}."
        notes.doubt(pd.Index([row]), "no-instant", sentence, fatal=False)


def instant_of(post_id: pd.Series) -> pd.Series:
    """The UTC instant that each number of a post holds; 1970 for one that is too long to be such a number."""
    whole = (post_id.str.len() < len(_LARGEST_ID)) | (
        (post_id.str.len() == len(_LARGEST_ID)) & (post_id <= _LARGEST_ID)
    )
    milliseconds = post_id.where(whole, "0").astype("int64").to_numpy() >> 22
    return pd.Series(pd.to_datetime(milliseconds, unit="ms", utc=True), index=post_id.index).astype(
        "datetime64[ns, UTC]"
    )


def _format(rows: pd.DataFrame) -> pd.Series:
    """LinkedIn names video and, as a rule, nothing else; without the column, views betray a video."""
    if "content_type" in rows:
        return cells.each(rows["content_type"], lambda word: FORMAT_WORDS.get(normalised(word), "other"))
    if "views" in rows:
        viewed = cells.numbers(rows["views"])[0] > 0
        return pd.Series("other", index=rows.index).mask(viewed, "video")
    return pd.Series(None, index=rows.index, dtype="str")


def _paid(rows: pd.DataFrame, notes: Notes) -> pd.Series:
    """Organic or sponsored, a word that LinkedIn translates; a campaign's name says it too."""
    absent = pd.Series("", index=rows.index)
    word = cells.each(rows.get("type", absent), normalised)
    paid = pd.Series(pd.NA, index=rows.index, dtype="boolean")
    paid[word.str.startswith("organ")] = False
    paid[word.str.contains("sponsor|patrocin") | (rows.get("campaign", absent).str.strip() != "")] = True
    unknown = sorted(set(word[paid.isna() & (word != "")]))
    if unknown:
        told = ", ".join(f"« {name} »" for name in unknown)
        notes.tell("unknown-type", f"Type de publication inconnu : {told}. Ni organique ni payant n’est retenu.")
    return paid
