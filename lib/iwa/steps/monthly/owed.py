"""What the contract owes as deliverables, held against the files of the month's folder."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.client_values import PACKS
from iwa.method.promises import promises
from iwa.months import Month
from iwa.packs import QUARTER, Deliverable, deliverables, of_client
from iwa.read_parts import PAST, note_read
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, month_label

ID = "mesure.livrables"
DONE, DUE, NOT_DUE = "fait", "à faire", "sans objet"
BOOK = {"calendrier": ("calendrier.xlsx", "calendrier.ics")}  # files that come out beside a deck
WHEN = {"mois": "chaque mois", "trimestre": "chaque trimestre", "changement": "quand ses onglets changent"}
FILE = re.compile(r"[\w-]+\.(?:pptx|xlsx|ics)")
MOST = 3  # deliverables named in a decision
YEAR = 12  # months of which the folders are looked at
WORDS = ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze")  # fmt: skip


def owed(month: ClientMonth) -> Slide:
    """A line a deliverable of the contract: when it comes out, its file, where it stands before the files are laid."""
    items = of_client(month.client)
    due = [item for item in items if is_due(month, item)]
    rows = [_line(month, item, item in due) for item in items] + _left_out(month)
    return Slide(
        id=ID,
        title=f"{capital(_deliverables(len(due)))} {'est dû' if len(due) == 1 else 'sont dus'} en {month_label(month.month)}",
        subtitle=f"Ce que doit le pack {capital(month.client.pack)}, avec ce que le contrat y change, et les fichiers du dossier",
        exhibit=Table(
            (Column("Livrable", 1.8, role="strong"), Column("Paraît", 1.5), Column("Fichier, ou remise", 3.0), Column("État", 0.9, role="state")),
            tuple(rows),
            "Les livrables du contrat, dus et remis.",
            kind="checklist",
        ),
        message=_changes(month),
        decision=f"Remettre {_some([item.title for item in due])}." if due else NOTHING_TO_CHANGE,
        source=Source(("client.yaml",), month_label(month.month), exports="client.yaml, dossier des livrables"),
        notes="« Fait » : le fichier est dans le dossier du mois. « Sans objet » : rien n’est dû ce mois-ci. Un livrable ajouté au pack ou "
        f"retiré l’est dans client.yaml, avec sa raison. {_contents(items)}",
        annex=True,
    )  # fmt: skip


def _contents(items: Iterable[Deliverable]) -> str:
    """What each deliverable holds, for the speaker's notes."""
    known = promises()
    return " ".join(f"{item.title} : {numbers.listed(known[item.name].parts)}." for item in items if item.name in known)


def is_due(month: ClientMonth, item: Deliverable) -> bool:
    """Whether a deliverable comes out with the month."""
    return item.is_due(month.month, month.client.start, item.has_changed(month.dossier, month.before))


def files_of(name: str) -> tuple[str, ...]:
    """The files in which a deliverable comes out."""
    return (f"{name}.pptx", *BOOK.get(name, ()))


def _line(month: ClientMonth, item: Deliverable, due: bool) -> tuple[str, ...]:
    told = numbers.listed(files_of(item.name)) if due else _elsewhere(month, item)
    return item.title, WHEN[item.issued], told, DUE if due else NOT_DUE


def _elsewhere(month: ClientMonth, item: Deliverable) -> str:
    """When it last came out, and when it comes out next."""
    before = month.month.months_back(YEAR + 1)[:-1]
    last = next((when for when in reversed(before) if _has_file(month, when, item.name)), None)
    told = [f"remis en {month_label(last)}"] if last else []
    if item.issued == "trimestre":
        coming = next(
            when for when in map(month.month.shift, range(1, QUARTER + 1)) if item.is_due(when, month.client.start)
        )
        told.append(f"dû en {month_label(coming)}")
    return ", ".join(told) or "rien n’a changé depuis"


def _has_file(month: ClientMonth, when: Month, name: str) -> bool:
    note_read(PAST)
    return (month.folder.run(when).deliverables / f"{name}.pptx").is_file()


def _left_out(month: ClientMonth) -> list[tuple[str, ...]]:
    known = promises()
    return [
        (known[name].title, "retiré du contrat", reason.rstrip("."), NOT_DUE)
        for name, reason in month.client.left_out.items()
    ]


def _changes(month: ClientMonth) -> tuple[str, ...]:
    """What the contract adds to the pack and leaves out of it, with the reasons."""
    client, known = month.client, promises()
    told = [
        f"Ajouté au pack : {known[name].title.lower()}, {reason.rstrip('.')}." for name, reason in client.added.items()
    ]
    told += [
        f"Retiré du pack : {known[name].title.lower()}, {reason.rstrip('.')}."
        for name, reason in client.left_out.items()
    ]
    return tuple(told)


def _some(titles: Sequence[str]) -> str:
    """The first deliverables by name, and how many others there are."""
    left = len(titles) - MOST
    named = [f"« {title} »" for title in titles[:MOST]]
    return f"{', '.join(named)} et {_deliverables(left)} de plus" if left > 0 else numbers.listed(named)


def _deliverables(count: int) -> str:
    said = WORDS[count] if count < len(WORDS) else numbers.integer(count)
    return f"{said} {'livrable' if count < 2 else 'livrables'}"


def with_files(slide: Slide, files: Container[str]) -> Slide:
    """The slide once the files of the month are known: each line says whether its own are there; any other slide as it is."""
    if slide.id != ID or not isinstance(slide.exhibit, Table):
        return slide
    rows = tuple(_stands(row, files) for row in slide.exhibit.rows)
    late = [row[0] for row in rows if row[-1] == DUE]
    end = (
        "tous remis"
        if not late
        else f"il {'en manque un' if len(late) == 1 else f'en manque {_deliverables(len(late)).split(chr(32))[0]}'}"
    )
    decision = f"Remettre encore {_some(late)}." if late else NOTHING_TO_CHANGE
    return replace(slide, title=f"{slide.title} : {end}", exhibit=replace(slide.exhibit, rows=rows), decision=decision)


def _stands(row: tuple[str, ...], files: Container[str]) -> tuple[str, ...]:
    """A line with its files looked for; one that is not due yet, and came out all the same, is done."""
    if row[-1] == NOT_DUE:
        early = next((item.name for item in deliverables(PACKS[-1]) if item.title == row[0]), "")
        return (*row[:-2], f"{early}.pptx, en avance", DONE) if f"{early}.pptx" in files else row
    named = FILE.findall(row[2])
    return (*row[:-1], DONE if named and all(name in files for name in named) else DUE)
