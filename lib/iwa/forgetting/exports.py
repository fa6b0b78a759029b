"""What a person wrote in the client's exports, file by file, and the files without it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from iwa.exports.opening.files import list_files, open_documents
from iwa.forgetting.authors import Written, written
from iwa.forgetting.person import Person, pseudonym_of
from iwa.forgetting.rewriting import Rows, without, without_in_zip
from iwa.numbers import listed
from iwa.problems import NotForgotten, UnreadableFile, WrongUse
from iwa.whole_files import write_bytes
from iwa.workspace import ClientFolder

MEMBER = " › "


@dataclass(frozen=True)
class InFile:
    """A file of `exports/` and the rows of each of its documents (one, or a zip's members) that the person wrote."""

    file: Path
    name: str
    documents: tuple[tuple[str, tuple[Written, ...]], ...]

    @property
    def rows(self) -> tuple[Written, ...]:
        return tuple(row for _, rows in self.documents for row in rows)


def found(folder: ClientFolder, person: Person) -> tuple[list[InFile], list[str]]:
    """The files that hold rows of the person, and a sentence for each that cannot be opened.

    `WrongUse` where a pseudonym is that of several people.
    """
    files: list[InFile] = []
    left: list[str] = []
    for file in list_files(folder.exports):
        name = file.relative_to(folder.exports).as_posix()
        try:
            documents = [(one.name, tuple(written(one, person))) for one in open_documents(file, folder.exports)]
        except UnreadableFile as problem:
            left.append(str(problem))
            continue
        if any(rows for _, rows in documents):
            files.append(InFile(file, name, tuple((told, rows) for told, rows in documents if rows)))
    _refuse_several(person, files)
    return files, left


def _refuse_several(person: Person, files: Iterable[InFile]) -> None:
    people = {pseudonym_of(row.name, row.network): row.name for file in files for row in file.rows}
    if person.is_pseudonym and len(people) > 1:
        names = listed(f"« {name} »" for name in people.values())
        raise WrongUse("Ce pseudonyme est celui de plusieurs personnes.", names, "Donnez le nom de celle à oublier.")


def forget(files: Iterable[InFile]) -> tuple[list[InFile], list[InFile], list[str]]:
    """The files rewritten, those removed for nothing else was in them, and a sentence for each that a person must mend."""
    rewritten: list[InFile] = []
    removed: list[InFile] = []
    left: list[str] = []
    for file in files:
        try:
            made = _without(file)
        except NotForgotten as problem:
            left.append(str(problem))
            continue
        if made is None:
            file.file.unlink()
            removed.append(file)
        else:
            write_bytes(file.file, made)
            rewritten.append(file)
    return rewritten, removed, left


def _without(file: InFile) -> bytes | None:
    data = file.file.read_bytes()
    members = {told.partition(MEMBER)[2]: _by_sheet(rows) for told, rows in file.documents}
    return without(data, file.name, members[""]) if "" in members else without_in_zip(data, file.name, members)


def _by_sheet(rows: Iterable[Written]) -> Rows:
    found: dict[str, set[int]] = {}
    for row in rows:
        found.setdefault(row.sheet, set()).add(row.row)
    return found
