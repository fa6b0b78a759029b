"""The month of all clients on one page: what failed and why, what awaits a reader, what was sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from markupsafe import Markup

from iwa.batch.card import Card, card_of
from iwa.batch.changes import figure_said, sentences
from iwa.batch.differences import Changes
from iwa.batch.result import ClientResult, first_sentence
from iwa.batch.stamps import record_of
from iwa.batch.standing import BROKEN, GONE, READ, TO_READ, summed_up
from iwa.batch.summary import in_a_word
from iwa.month_state import NOT_RUN, named
from iwa.months import Month
from iwa.numbers import MONTH_NAMES, counted
from iwa.slide_html import Look, article, templates
from iwa.typography import french
from iwa.whole_files import write_text
from iwa.workspace import ClientFolder, client_folders

DETAILED = 40  # changed slides told one by one
CLASSES = {BROKEN: "broken", NOT_RUN: "not-run", TO_READ: "to-read", READ: "read", GONE: "sent"}


def page_of(workspace: Path, month: Month) -> Path:
    """Where the page of a month lies."""
    return record_of(workspace, month).with_suffix(".html")


def write_page(results: Sequence[ClientResult], workspace: Path, month: Month) -> Path:
    """Writes the page of the month in one move and gives its path.

    Every client of the workspace is on it: one that was not in the batch as its own folder says.
    """
    file = page_of(workspace, month)
    write_text(file, page_html(results, client_folders(workspace), month, file.parent))
    return file


def page_html(results: Sequence[ClientResult], folders: Sequence[ClientFolder], month: Month, beside: Path) -> str:
    """One self-contained page for a browser, its links told from the folder `beside`; nothing is loaded or run.

    What asks for somebody comes first: failures, then months not run, to be read, read, sent.
    """
    known = {one.folder.slug: one for one in results}
    every = {folder.slug: folder for folder in (*folders, *(one.folder for one in results))}
    cards = [card_of(folder, month, known.get(slug), beside) for slug, folder in every.items()]
    cards.sort(key=lambda card: (card.standing.rank, card.slug))
    return (
        templates()
        .get_template("suivi.html.j2")
        .render(
            title=named(month),
            summed_up=summed_up(card.standing.word for card in cards),
            look=Look(),
            cards=cards,
            classes=CLASSES,
            month_before=MONTH_NAMES[month.previous.number - 1],
            **_SAYING,
        )
    )


def _drawn(card: Card) -> Markup:
    return article(card.slide, card.look) if card.slide else Markup("")


def _detail(found: Changes) -> list[tuple[str, list[str]]]:
    """Each slide that changed, with the title it had where that is another, and its figures then and now."""
    lines = [(slide.after, slide.before, slide.figures) for slide in found.changed[:DETAILED]]
    return [
        (after, ([f"titre d’avant : {before}"] if before != after else []) + [french(figure_said(one)) for one in figures])
        for after, before, figures in lines
    ]  # fmt: skip


def _left(found: Changes) -> str:
    left = len(found.changed) - DETAILED
    return f"et {counted(left, 'autre diapositive', 'autres diapositives')}" if left > 0 else ""


def _why(card: Card) -> str:
    """Why a month failed, in one sentence; else how people left it, where the word does not say it all."""
    standing = card.standing
    if standing.errors:
        return first_sentence(standing.errors[0])
    return standing.state if standing.state != standing.word else "–"


_SAYING: dict[str, Callable[..., object]] = {
    "drawn": _drawn,
    "detail": _detail,
    "left": _left,
    "why": _why,
    "sentences": sentences,
    "in_a_word": in_a_word,
    "counted": counted,
}
