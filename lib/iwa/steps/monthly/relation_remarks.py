"""What is said beside the table of the relation: ratings, qualified comments, tones, what was entered."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.qualified import rule_error
from iwa.measures.registry import MEASURES
from iwa.measures.relation_series import ALL, ENTERED
from iwa.months import Month
from iwa.slides import Source
from iwa.steps.figures import NO_SOURCE, said
from iwa.steps.sourcing import month_period
from iwa.steps.tracing import known, month_figure
from iwa.steps.wording import TO_COMPLETE, month_label
from iwa.tables import TONES
from iwa.traced import within

NOT_ENTERED = (f"Satisfaction et demandes résolues : {TO_COMPLETE} (onglet « saisies »).",)
MOST = 3  # sentences under the table
EDGE_DAYS = 7  # days without a word at the end of a month that may be days not exported
Received = Mapping[str, tuple[pd.DataFrame, pd.DataFrame | None]]  # by channel: this month, last month if known


def remarks(month: ClientMonth, received: Received) -> tuple[str, ...]:
    """The sentences on a month of which messages are known."""
    nothing = month.inbox.messages.iloc[:0]
    reviews, comments = received.get("avis", (nothing, None)), received.get("commentaire", (nothing, None))[0]
    everything = pd.concat([now for now, _ in received.values()])
    told = [*_rating(month, *reviews), *_qualified(month, comments), *entered(month)]
    cut, lacking = _cut_short(month), () if entered(month) else NOT_ENTERED
    return (*told, *_tones(everything)[: max(0, MOST - len(told) - len(cut))], *lacking, *cut)


def _rating(month: ClientMonth, now: pd.DataFrame, before: pd.DataFrame | None) -> list[str]:
    """The mean rating with its number of reviews, and last month's."""
    rating = MEASURES["rating"]
    rated, earlier = rating.of(now), now.iloc[:0] if before is None else rating.of(before)
    if rated.empty:
        return []
    shown = [_rating_figure(rating.over(rated), month.month)]
    told = f"Note des avis : {shown[0]} sur 5 (n = {len(rated)})"
    if len(earlier):
        when = month_label(month.month.previous)
        shown.append(_rating_figure(rating.over(earlier), month.month.previous))
        told += f", {shown[1]} en {when} (n = {len(earlier)})"
    return [within(f"{told}.", *shown)]


def _rating_figure(value: float, when: Month) -> str:
    return known(said("rating", value), "rating", "messages", month=str(when), channel="avis")


def _qualified(month: ClientMonth, comments: pd.DataFrame) -> list[str]:
    """The comments that say something, with how far the rules that tell them are wrong."""
    if comments.empty:
        return []
    found = MEASURES["qualified_comments"].over(comments)
    if pd.isna(found):
        return ["Commentaires qualifiés : non disponible, les textes manquent."]
    texts = comments["qualified"].notna().sum()
    where = {"month": str(month.month), "channel": "commentaire"}
    shown = known(numbers.integer(found), "qualified_comments", "messages", **where)
    told = f"Commentaires qualifiés : {shown} sur {numbers.integer(texts)}, d’après des règles sur les mots"
    of_all = month.inbox.messages[month.inbox.messages["channel"] == "commentaire"]
    error, labelled = rule_error(of_all)
    if error is None:
        return [within(f"{told} ; erreur non mesurée.", shown)]
    measured = f"erreur mesurée : {numbers.percent(error, 0)} de {labelled} commentaires étiquetés"
    return [within(f"{told} ; {measured}.", shown)]


def _tones(messages: pd.DataFrame) -> list[str]:
    """The tones that a person noted, never guessed."""
    noted = messages["sentiment"].dropna()
    if noted.empty:
        return []
    counts = noted.value_counts()
    parts = [numbers.counted(counts[tone], tone) for tone in TONES if tone in counts.index]
    return [f"Ton noté dans les fichiers, sur {counted(len(noted))} : {numbers.listed(parts)}."]


def entered(month: ClientMonth) -> list[str]:
    """What the team entered, said to be so."""
    values = {name: month.figures.get((ALL, name, str(month.month))) for name in ENTERED}
    shown = {n: month_figure(n, ALL, month.month, value) for n, value in values.items() if value is not None}
    parts = [f"{MEASURES[name].label.lower()} {figure}" for name, figure in shown.items()]
    return [within(f"Saisi par l’équipe : {numbers.listed(parts)}.", *shown.values())] if parts else []


def _cut_short(month: ClientMonth) -> list[str]:
    """That the files fall silent before the month's end: what follows may not have been exported."""
    messages = month.inbox.messages
    last = max(day for day in (messages["received_at"].max(), messages["answered_at"].max()) if pd.notna(day))
    day = last.tz_convert(month.client.timezone).date()
    if (month.month.last - day).days < EDGE_DAYS:
        return []
    return [f"Rien dans les fichiers après le {numbers.day(day)} : la fin du mois n’est peut-être pas exportée."]


def counted(received: int) -> str:
    """So many of all that was received, whatever the channel."""
    return numbers.counted(received, "message, commentaire ou avis", "messages, commentaires et avis")


def received_source(month: ClientMonth, messages: pd.DataFrame) -> Source:
    """The files of some messages, and the cells of what the team entered."""
    entries = month.entries
    noted = entries["indicator"].isin([name for names in ENTERED.values() for name in names])
    cells = tuple(entries.loc[noted & (entries["month"] == str(month.month)), "cell"]) if entered(month) else ()
    origins = (["fichiers de messages"] if len(messages) else []) + (["onglet « saisies »"] if cells else [])
    return Source(
        (*sorted(set(messages["source_file"])), *cells),
        month_period(month),
        counted(len(messages)) if len(messages) else "",
        exports=numbers.listed(origins) or NO_SOURCE,
        entered=bool(cells) and messages.empty,
    )


def left_said(month: ClientMonth) -> str:
    """How many are left without an answer, of how many received; that no file tells it otherwise."""
    left = month.figures.get((ALL, "unanswered", str(month.month)))
    if left is None:
        return "Réponses : aucun fichier de messages ne dit ce qui a été répondu ce mois-ci."
    received = len(month.inbox.of(str(month.month)))
    word = "reste" if left < 2 else "restent"
    shown = month_figure("unanswered", ALL, month.month, left)
    return within(f"{counted(received)}, dont {shown} {word} sans réponse à la clôture.", shown)
