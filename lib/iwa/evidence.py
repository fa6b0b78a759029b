"""What stands behind a printed figure: the rows of files that make it, and what they give when counted again."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.slides import Number

USED, SUPERSEDED = "utilisée", "remplacée"


@dataclass(frozen=True)
class FileRow:
    """A row of a file and what it says; nobody is named in it, and no message is quoted.

    `file` names the member of a zip too ("a.zip › b.csv"); `row` is its number in the file, None for a
    cell of the dossier, which `sheet` then names ("onglet « saisies », D14"). `subject` is the post, day,
    campaign or account that it is about, `says` its figures in words. `state` is "remplacée" for one that
    a later export of the same thing has replaced.
    """

    file: str
    row: int | None
    sheet: str
    subject: str
    says: str
    state: str = USED


@dataclass(frozen=True)
class Evidence:
    """A printed figure, its measure in words, the rows that make it, and the figure counted again from them.

    `again` is written as the figure is printed, "" where it cannot be counted any more.
    """

    number: Number
    label: str
    definition: str
    rows: tuple[FileRow, ...]
    again: str

    @property
    def agrees(self) -> bool:
        """Whether the rows give the printed figure."""
        return self.again == self.number.text

    @property
    def used(self) -> tuple[FileRow, ...]:
        """The rows that count, without those that a later export replaced."""
        return tuple(row for row in self.rows if row.state == USED)
