"""The tone of what was received, read by rules on words: never a share without the error measured on labelled messages."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures import read_tone
from iwa.measures.tone import FEWEST_LABELS, NEGATIVE, tone_error
from iwa.slides import Column, Slide, Table
from iwa.steps.animation.channels import channels, together
from iwa.steps.animation.doubts import unread
from iwa.steps.moderation.things import answerer
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.tracing import known
from iwa.steps.wording import capital, month_label
from iwa.traced import within

ENOUGH = 0.8  # of the negative messages that rules should find again


def tone(month: ClientMonth) -> tuple[Slide, ...]:
    """A line a tone; no slide where no file holds a text of the month."""
    found = channels(month)
    if not found or not read_tone.readable(together(found).received):
        return ()
    return (_slide(month, together(found).received),)


def _slide(month: ClientMonth, rows: pd.DataFrame) -> Slide:
    error, labelled = tone_error(month.inbox.messages)
    is_measured = error is not None
    columns = (
        Column("Ton", 1.2, role="strong"), Column("Lus ainsi par les règles", 1.4, "right"),
        *([Column("Part", 0.9, "right"), Column("Retrouvés parmi les étiquetés", 1.6, "right")] if is_measured else []),
        Column("Notés ainsi par l’équipe", 1.5, "right"),
    )  # fmt: skip
    return Slide(
        id="animation.ton",
        title=_title(month, rows, error),
        subtitle=f"{month_label(month.month).capitalize()} : ton des messages qui ont un texte, lu hors ligne par des règles sur les mots",
        exhibit=Table(
            columns,
            tuple(_line(month, rows, one, is_measured) for one in read_tone.TONES),
            "Ton des messages du mois, lu par les règles et noté par l’équipe.",
            emphasis=(read_tone.TONES.index(NEGATIVE),),
        ),
        message=(
            _error_said(month, error, labelled),
            *_missed(month, is_measured),
            *(one.found for one in unread(rows)),
        ),
        decision=_decision(month, rows, error, labelled),
        source=received_source(month, rows),
        notes="Les règles cherchent des mots qui plaisent ou déplaisent, retournés par une négation, et des émojis ; l’ironie leur échappe. "
        "Leur erreur est mesurée sur tous les messages dont l’équipe a noté le ton, quel que soit le mois.",
    )


def _line(month: ClientMonth, rows: pd.DataFrame, one: str, is_measured: bool) -> tuple[str, ...]:
    where = {"month": str(month.month), "tone": one}
    read = known(numbers.integer(read_tone.read_as(rows, one)), "read_tone", "messages", **where)
    noted = numbers.integer((rows["sentiment"] == one).sum())
    if not is_measured:
        return capital(one), read, noted
    share = known(numbers.percent(read_tone.share_read_as(rows, one), 0), "read_tone_share", "messages", **where)
    again = read_tone.found_again(month.inbox.messages, one)
    months = {"months": "+".join(sorted(month.inbox.known)), "tone": one}
    told = known(numbers.percent(again, 0), "tone_found_again", "messages", **_short(months))
    return capital(one), read, share, numbers.MISSING_SHORT if pd.isna(again) else told, noted


def _short(where: dict[str, str]) -> dict[str, str]:
    """Months in a row as a span, so that the filter stays small."""
    first, *_, last = (where["months"].split("+") * 2)[: max(2, len(where["months"].split("+")))]
    return {name: word for name, word in where.items() if name != "months"} | {"since": first, "month": last}


def _error_figure(month: ClientMonth, error: float, measure: str = "tone_error") -> str:
    where = _short({"months": "+".join(sorted(month.inbox.known))})
    return known(numbers.percent(error, 0), measure, "messages", **where)


def _error_said(month: ClientMonth, error: float | None, labelled: int) -> str:
    if error is None:
        return (
            f"{numbers.counted(labelled, 'message étiqueté', 'messages étiquetés')} par l’équipe, il en faut {FEWEST_LABELS} pour mesurer "
            f"l’erreur : aucune part n’est donnée pour {month.client.name}."
        )
    low, high = read_tone.error_interval(month.inbox.messages)
    shown = [_error_figure(month, error), _error_figure(month, low, "tone_error_low"), _error_figure(month, high, "tone_error_high")]  # fmt: skip
    return within(
        f"Erreur mesurée des règles : {shown[0]} des {numbers.integer(labelled)} messages étiquetés par l’équipe, "
        f"entre {shown[1]} et {shown[2]} pour tous (intervalle à 95 %).",
        *shown,
    )


def _missed(month: ClientMonth, is_measured: bool) -> tuple[str, ...]:
    """That the rules miss many of the negative ones, where they do."""
    again = read_tone.found_again(month.inbox.messages, NEGATIVE)
    if not is_measured or pd.isna(again) or again >= ENOUGH:
        return ()
    where = _short({"months": "+".join(sorted(month.inbox.known)), "tone": NEGATIVE})
    shown = known(numbers.percent(again, 0), "tone_found_again", "messages", **where)
    return (
        within(
            f"Les règles ne retrouvent que {shown} des négatifs étiquetés : la vraie part est sans doute plus haute.",
            shown,
        ),
    )


def _title(month: ClientMonth, rows: pd.DataFrame, error: float | None) -> str:
    where = {"month": str(month.month), "tone": NEGATIVE}
    when = numbers.of(month_label(month.month))
    count = known(numbers.integer(read_tone.read_as(rows, NEGATIVE)), "read_tone", "messages", **where)
    if error is None:
        many = read_tone.read_as(rows, NEGATIVE) >= 2
        return within(
            f"{count} message{'s' if many else ''} {when} se li{'sent' if many else 't'} comme négatif{'s' if many else ''}, sans erreur mesurée",
            count,
        )
    share = known(numbers.percent(read_tone.share_read_as(rows, NEGATIVE), 0), "read_tone_share", "messages", **where)
    shown = _error_figure(month, error)
    return within(
        f"{share} des messages {when} se lisent comme négatifs ; les règles se trompent {shown} du temps", share, shown
    )


def _decision(month: ClientMonth, rows: pd.DataFrame, error: float | None, labelled: int) -> str:
    who = capital(answerer(month))
    if error is None:
        return f"{who} note le ton de {numbers.counted(FEWEST_LABELS - labelled, 'message')} de plus, dans la page d’étiquetage ou la colonne « ton »."
    if error > 0.25:
        return f"{who} lit les négatifs un à un : à ce taux d’erreur, la part ne décide de rien."
    return f"{who} relit les {numbers.counted(read_tone.read_as(rows, NEGATIVE), 'message lu', 'messages lus')} comme négatif{'s' if read_tone.read_as(rows, NEGATIVE) >= 2 else ''}, puis corrige la colonne « ton »."
