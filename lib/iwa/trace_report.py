"""How `iwa trace` reads on the screen, and its rows in a file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from iwa.evidence import SUPERSEDED, Evidence, FileRow
from iwa.measures.registry import MEASURES
from iwa.networks import LABELS
from iwa.numbers import counted, listed, month_name
from iwa.problems import StepFailed
from iwa.run.trace import ENTERED, UNTRACED, TracedSlide
from iwa.whole_files import write_text

FIRST, LAST = 5, 2  # rows shown of a longer list
COLUMNS = ("chiffre", "place", "mesure", "fichier", "feuille ou cellule", "ligne", "sujet", "valeurs", "état")
WORDS = {
    "network": "réseau", "month": "mois", "months": "mois", "since": "depuis", "first": "du", "last": "au",
    "post_id": "publication", "theme": "thème", "pillar": "pilier", "pillar_told": "pilier", "pillar_from": "origine du pilier", "hook": "accroche", "person": "personne nommée", "paid": "publicité", "daypart": "moment", "weekday": "jour", "length": "longueur",
    "group": "groupe", "figure": "valeur", "campaign": "campagne", "currency": "devise", "event": "événement",
    "competitor": "concurrent", "channel": "canal", "tie": "rattachement", "less": "moins", "days": "jours couverts",
    "among": "parmi", "sign": "signe", "trait": "trait", "stories": "stories", "cell": "cellule", "of": "série", "by": "relevé par", "label": "valeurs", "source_file": "fichier",
}  # fmt: skip
VALUES = {
    ("figure", "low"): "borne basse", ("figure", "high"): "borne haute", ("figure", "n"): "publications du groupe",
    ("figure", "n_rest"): "publications du reste", ("tie", "posts"): "à ces publications", ("tie", "any"): "à une publication",
    ("tie", "none"): "à aucune publication", ("tie", "older"): "à une publication plus ancienne",
    ("by", "post"): "publication", ("by", "period"): "période",
}  # fmt: skip
NO_FIGURE = "Cette diapositive ne porte aucun chiffre tracé."


def tell_trace(console: Console, traced: TracedSlide) -> None:
    """Prints where the slide comes from, then each figure with the rows that make it."""
    _tell_origin(console, traced)
    told: dict[tuple[FileRow, ...], str] = {}
    for alike in _together(traced.evidences):
        _tell_evidence(console, alike, told)
    if not traced.evidences:
        console.print(f"\n{NO_FIGURE}")
    for number in traced.corrected:
        what = f"« {escape(number.text)} » ({escape(number.place)}) n’est plus sur la diapositive."
        console.print(f"[yellow]corrigé[/yellow] · {what}")
    _tell_others(console, traced)


def _together(evidences: Sequence[Evidence]) -> list[list[Evidence]]:
    """The same figures, which stand in several places, told at once."""
    found: dict[tuple[str, ...], list[Evidence]] = {}
    for evidence in evidences:
        number = evidence.number
        key = (number.text, number.measure, number.table, *map(str, sorted(number.where.items())))
        found.setdefault(key, []).append(evidence)
    return list(found.values())


def _tell_others(console: Console, traced: TracedSlide) -> None:
    """The figures of which nothing is known but that a person typed them, or not even that."""
    lines = []
    for what, several in ((ENTERED, "chiffres saisis par l’équipe"), (UNTRACED, "chiffres sans trace")):
        figures = [f"« {figure} »" for figure, origin in traced.others.items() if origin == what]
        if figures:
            lines.append(f"{what if len(figures) == 1 else several} : {listed(figures)}")
    if traced.points:
        points = counted(traced.points, "point")
        lines.append(f"graphique : {points}, dont seuls ceux qui sont nommés plus haut ont leurs lignes")
    if lines:
        console.print()
    for line in lines:
        console.print(escape(line))


def _tell_origin(console: Console, traced: TracedSlide) -> None:
    month = month_name(traced.month.year, traced.month.number) if traced.month else "mois inconnu"
    client = traced.folder.slug if traced.folder else "client inconnu"
    console.print(f"[bold]{escape(traced.said or traced.id or 'Diapositive sans titre')}[/bold]")
    console.print(f"  diapositive {traced.place} · {escape(traced.id or 'ajoutée à la main')}")
    console.print(f"  livrable · {escape(traced.title or traced.deck.stem)}, {month} ({escape(client)})")
    console.print(f"  production · {escape(traced.run or 'aucune')}")
    if traced.cell and traced.folder:
        cell, workspace = traced.cell, traced.folder.path.parents[1]
        notebook = cell.notebook.relative_to(workspace).as_posix()
        console.print(f"  notebook · {escape(notebook)}, cellule de code {cell.rank} : {escape(_call(cell.call))}")
        console.print(f"  question · {escape(cell.question)}")
    for remark in traced.remarks:
        console.print(f"  {escape(remark)}", style="yellow")


def _call(source: str) -> str:
    return " ".join(source.split())


def _tell_evidence(console: Console, alike: Sequence[Evidence], told: dict[tuple[FileRow, ...], str]) -> None:
    """A figure, where it stands, and its rows, unless they are those of one `told` before."""
    evidence, number = alike[0], alike[0].number
    places = " ; ".join(one.number.place for one in alike if one.number.place)
    where = f" ({escape(places)})" if places else ""
    console.print(f"\n[bold]{escape(number.text)}[/bold]{where} · {escape(evidence.label)}")
    console.print(f"  table « {escape(number.table)} » · {escape(_filter(number.where))}")
    if not evidence.rows:
        return
    used, replaced = evidence.used, [row for row in evidence.rows if row.state == SUPERSEDED]
    console.print(f"  {_counted(used, replaced)} ; {_checked(evidence)}")
    if evidence.rows in told:
        console.print(f"    mêmes lignes que « {escape(told[evidence.rows])} »")
        return
    told[evidence.rows] = number.text
    for line in _shortened(used):
        console.print(f"    {line}")


def _filter(where: dict[str, str]) -> str:
    """A filter in words: "mois : 2026-10, réseau : Facebook"."""
    words = [f"{WORDS.get(name, name)} : {_word(name, word)}" for name, word in sorted(where.items())]
    return ", ".join(words) or "tout le mois"


def _word(name: str, word: str) -> str:
    if name == "network":
        return listed("tous" if one == "all" else LABELS.get(one, one) for one in word.split("+"))
    if name == "of":
        return MEASURES[word].label
    return VALUES.get((name, word)) or (word.replace("+", " et ") if word else "vide")


def _counted(used: tuple[FileRow, ...], replaced: list[FileRow]) -> str:
    told = counted(len(used), "ligne")
    gone = (
        f", {counted(len(replaced), 'autre remplacée', 'autres remplacées')} par un export plus récent"
        if replaced
        else ""
    )
    return told + gone


def _checked(evidence: Evidence) -> str:
    """Whether the rows, counted again, give what is printed."""
    if evidence.agrees:
        return "[green]recompté : le même chiffre[/green]"
    if not evidence.again:
        return "[yellow]ne se recompte plus[/yellow]"
    return f"[red]recompté : {escape(evidence.again)}, et non {escape(evidence.number.text)}[/red]"


def _shortened(rows: tuple[FileRow, ...]) -> Iterator[str]:
    """The first and last rows, with how many lie between."""
    if len(rows) <= FIRST + LAST + 1:
        yield from map(_line, rows)
        return
    yield from map(_line, rows[:FIRST])
    yield f"… {len(rows) - FIRST - LAST} lignes entre les deux (« --csv » ou « --json » les donne toutes)"
    yield from map(_line, rows[-LAST:])


def _line(row: FileRow) -> str:
    sheet = f", {row.sheet}" if row.sheet else ""
    place = f", ligne {row.row}" if row.row is not None else ""
    return escape(f"{row.file or 'fichier inconnu'}{sheet}{place} · {row.subject} · {row.says}")


def written(traced: TracedSlide, table: Path | None, data: Path | None) -> list[Path]:
    """The files that are asked for, written: every row as a table, the whole trace as JSON."""
    asked = [(table, write_csv), (data, write_json)]
    files = [(file, write) for file, write in asked if file is not None]
    for file, write in files:
        write(file, traced)
    return [file for file, _ in files]


def write_csv(file: Path, traced: TracedSlide) -> None:
    """Every row of every figure, replaced ones too, as a table that Excel opens in French."""
    try:
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, delimiter=";")
            writer.writerow(COLUMNS)
            for evidence in traced.evidences:
                writer.writerows(_cells(evidence, row) for row in evidence.rows)
    except PermissionError as error:
        raise _held(file) from error


def _cells(evidence: Evidence, row: FileRow) -> tuple[object, ...]:
    number = evidence.number
    place = "" if row.row is None else row.row
    cells = (number.text, number.place, evidence.label, row.file, row.sheet, place, row.subject, row.says, row.state)
    return tuple(_harmless(cell) for cell in cells)


def _harmless(cell: object) -> object:
    """A text that Excel would take for a formula, kept a text."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell


def write_json(file: Path, traced: TracedSlide) -> None:
    """The whole trace for a machine."""
    data = {
        "diapositive": traced.id, "numero": traced.place, "titre": traced.said, "production": traced.run,
        "client": traced.folder.slug if traced.folder else "", "mois": str(traced.month or ""), "livrable": traced.title,
        "notebook": traced.cell.notebook.name if traced.cell else "", "cellule": traced.cell.rank if traced.cell else None,
        "remarques": list(traced.remarks), "autres": traced.others, "corriges": [asdict(one) for one in traced.corrected],
        "chiffres": [
            asdict(one.number) | {"label": one.label, "definition": one.definition, "again": one.again, "agrees": one.agrees,
                                  "rows": [asdict(row) for row in one.rows]}
            for one in traced.evidences
        ],
    }  # fmt: skip
    try:
        write_text(file, json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    except PermissionError as error:
        raise _held(file) from error


def _held(file: Path) -> StepFailed:
    return StepFailed(
        f"« {file.name} » ne peut pas être écrit.", "un fichier ouvert dans un autre programme, ou un dossier protégé",
        "Fermez-le, puis relancez, ou donnez un autre nom.",
    )  # fmt: skip
