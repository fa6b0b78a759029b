"""`iwa run --month 2026-T3` or `2026`: the deck of a quarter's or a year's review, from the states of its months."""

from __future__ import annotations

from iwa.client_month import load_or_build
from iwa.deck.build import make_deck
from iwa.deck.edition import brand_of, cover_of
from iwa.month_state import state_said, stored
from iwa.months import Month
from iwa.problems import WrongUse
from iwa.run.claim import claimed
from iwa.run.laying import lay_file
from iwa.run.order import Outcome
from iwa.run.receipt import refuse_newer
from iwa.run.staging import Staged, opened_receipt
from iwa.show import collecting, show
from iwa.slides import Slide
from iwa.steps.review import Reviewed, pages
from iwa.workspace import ClientFolder

ORDINALS = ("premier", "deuxième", "troisième", "quatrième")


def review(folder: ClientFolder, asked: str, months: tuple[Month, ...]) -> Outcome:
    """Lays the review beside the deliverables of its last month that was run; `WrongUse` where none was."""
    states = {when: state for when in months if (state := stored(folder.run(when)))}
    if not states:
        raise WrongUse(
            f"Aucun mois de {asked} n’a été exécuté.",
            f"runs/ n’a pas d’état de {months[0]} à {months[-1]}",
            f"Lancez « iwa run {folder.slug} --month {months[-1]} » d’abord.",
        )
    last = max(states)
    built = load_or_build(folder, last)
    slides = _set(Reviewed(name_of(months), months, states, built))
    title = f"Bilan, {name_of(months)}"
    name = f"bilan-{asked}"
    deck = make_deck(slides, cover_of(title, built.client.name, last), brand_of(built.client), name, folder.path)
    run = folder.run(last)
    refuse_newer(run)
    with claimed(folder):
        staged = Staged(run, opened_receipt(folder, last))
        file = lay_file(staged, f"{name}.pptx", (title, deck.data), tuple(slide.id for slide in slides))
        staged.commit()
    absent = [str(when) for when in months if when not in states]
    remarks = (f"Sans état, donc absents du bilan : {', '.join(absent)}.",) if absent else ()
    return Outcome((), (file,), (*remarks, *deck.findings), None, state_said(run))


def _set(found: Reviewed) -> list[Slide]:
    """The pages as a notebook would show them: typeset, their figures known."""
    with collecting() as slides:
        for slide in pages(found):
            show(slide)
    return slides


def name_of(months: tuple[Month, ...]) -> str:
    """A quarter or a year in words.

    >>> name_of(tuple(Month(2026, number) for number in (7, 8, 9)))
    'troisième trimestre 2026'
    """
    first = months[0]
    return f"année {first.year}" if len(months) > 3 else f"{ORDINALS[(first.number - 1) // 3]} trimestre {first.year}"
