"""The words to use and to avoid, with how often the recent posts hold them."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.vocabulary import WordUse, word_uses
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import networks_said, quoted, tabs
from iwa.steps.sourcing import window_period
from iwa.steps.tracing import OR, window_count
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital
from iwa.traced import within

COLUMNS = (Column("Mot", 1.4, role="strong"), Column("Consigne", 0.9), Column("Textes récents", 1.1, "right"), Column("Où il se lit, ou la précision de l’équipe", 4.6))  # fmt: skip
LONGEST = 130  # letters of a sentence


def vocabulary(month: ClientMonth) -> Slide:
    """One line a word: to use or to avoid, in how many recent texts, the latest sentence with it."""
    uses = sorted(word_uses(month), key=lambda use: use.is_avoided)
    rows = tuple(_line(month, use) for use in uses)
    return Slide(
        id="charte.vocabulaire",
        title=_title(month, uses),
        subtitle=f"Les mots du dossier, comptés dans les textes {numbers.of(networks_said(month))}, {window_period(month)}",
        exhibit=Table(
            COLUMNS, rows or ((TO_COMPLETE,) * 4,), "Les mots à employer et à éviter, avec leur usage récent."
        ),
        message=tuple(_lacking(uses)),
        decision=_decision(month, uses),
        source=tabs("éditorial"),
        notes="Un texte compte une fois par mot, quelle qu’en soit la forme parmi celles notées ; les hashtags comptent. "
        "Hors stories et réponses à d’autres comptes.",
    )


def _line(month: ClientMonth, use: WordUse) -> tuple[str, ...]:
    count = _figure(month, use)
    total = window_count(month, numbers.integer(use.total), "count", texts="oui")
    shown = within(f"{count} sur {total}", count, total) if use.total else "aucun texte"
    said = quoted(use.sentence, LONGEST) if use.sentence else ""
    told = " – ".join(part for part in (capital(use.row.note or ""), said) if part)
    return use.row.name, "à éviter" if use.is_avoided else "à employer", shown, told or "–"


def _figure(month: ClientMonth, use: WordUse) -> str:
    return window_count(month, numbers.integer(use.count), "word_count", words=OR.join(use.forms))


def _kept_from(uses: Sequence[WordUse]) -> list[WordUse]:
    """The words to avoid that the texts hold, the most frequent first."""
    return sorted((use for use in uses if use.is_avoided and use.count), key=lambda use: -use.count)


def _absent(uses: Sequence[WordUse]) -> list[WordUse]:
    """The words to use that no text holds."""
    return [use for use in uses if not use.is_avoided and use.total and not use.count]


def _title(month: ClientMonth, uses: Sequence[WordUse]) -> str:
    if not uses:
        return f"Les mots {numbers.of(month.client.name)} restent {TO_COMPLETE}"
    held = _kept_from(uses)
    if held:
        count = _figure(month, held[0])
        told = "un texte récent" if held[0].count == 1 else f"{count} textes récents"
        return within(f"Le mot « {held[0].row.name} » est à éviter, et se lit encore dans {told}", count)
    if absent := _absent(uses):
        names = [f"« {use.row.name} »" for use in absent[:2]]
        one = len(names) == 1
        return (
            f"Aucun texte récent ne dit {names[0]}" if one else f"Les textes récents ne disent ni {' ni '.join(names)}"
        )
    most = max((use for use in uses if not use.is_avoided), key=lambda use: use.count, default=None)
    if most is None or not most.total:
        return f"Aucun texte récent ne dit quels mots {month.client.name} emploie"
    count = _figure(month, most)
    told = f"Le mot « {most.row.name} » est dans {numbers.counted(most.count, 'texte récent', 'textes récents')}"
    return within(told, count)


def _lacking(uses: Sequence[WordUse]) -> list[str]:
    """Which of the two lists is still empty."""
    if not uses:
        return []
    both = {True: "Aucun mot à éviter n’est noté", False: "Aucun mot à employer n’est noté"}
    return [f"{told} : {TO_COMPLETE}." for side, told in both.items() if all(use.is_avoided != side for use in uses)]


def _decision(month: ClientMonth, uses: Sequence[WordUse]) -> str:
    if not uses:
        return f"Noter dans l’onglet « éditorial » cinq mots que {month.client.name} emploie au comptoir ou en rendez-vous."
    if held := _kept_from(uses):
        note = f" : {held[0].row.note}" if held[0].row.note else ", ou dire pourquoi on le garde"
        return f"Remplacer « {held[0].row.name} » dans les prochains textes{note}."
    if absent := _absent(uses):
        return f"Placer {numbers.listed(f'« {use.row.name} »' for use in absent)} dans un texte de la semaine."
    return NOTHING_TO_CHANGE
