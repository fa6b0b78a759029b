"""What a row of the workbook is: a model whose fields are its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from iwa.dossier.cells import Broken, Kind


@dataclass(frozen=True)
class Column:
    """What a person is told about a column; `example` is shown, never filled in."""

    header: str
    kind: Kind
    explanation: str
    example: str = ""


class Row(BaseModel):
    """A row of a tab: each cell is read by its column's kind; `cells` says where each one stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    cells: Mapping[str, str] = Field(default_factory=dict, repr=False, exclude=True)

    @field_validator("*", mode="before")
    @classmethod
    def _read(cls, value: Any, info: ValidationInfo) -> Any:
        column = columns_of(cls).get(info.field_name or "")
        if column is None or value is None or value == ():
            return value
        if isinstance(value, Broken):
            raise refusal(f"{column.kind.expected} (corrigez la formule et enregistrez le classeur)")
        try:
            return column.kind.read(value)
        except ValueError:
            raise refusal(column.kind.expected) from None


def refusal(expected: str) -> PydanticCustomError:
    """What a cell should have held, as the end of a sentence."""
    return PydanticCustomError("expected", "{text}", {"text": expected})


def after_start(end: date | None, info: ValidationInfo) -> date | None:
    """The last day of a row, refused where it comes before its field `start`."""
    start = info.data.get("start")
    if end and start and end < start:
        raise refusal("une date de fin qui suit la date de début")
    return end


@cache
def columns_of(model: type[BaseModel]) -> dict[str, Column]:
    """The columns of a row, by field name, in the order of the tab."""
    return {
        name: column
        for name, field in model.model_fields.items()
        for column in field.metadata
        if isinstance(column, Column)
    }
