"""What is asked of a run, what its parts hand to one another, and what it gave: small plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from iwa.months import Month
from iwa.run.execute import StepResult
from iwa.run.laying import Delivered
from iwa.workspace import ClientFolder


@dataclass(frozen=True)
class Order:
    """What is asked of a run; `steps` empty means all of them, `pack` "" the client's own."""

    steps: tuple[int, ...] = ()
    pack: str = ""
    everything: bool = False  # deliverables whose time has not come, too
    force: bool = False  # what is done already is done again; executed notebooks that a person changed are replaced


@dataclass(frozen=True)
class Basis:
    """What a step rests on beside its own notebook: library, packages and the parts of the month, each by its hash."""

    library: str
    packages: str
    parts: Mapping[str, str]
    inputs: Mapping[str, str]


@dataclass(frozen=True)
class Prepared:
    """A month ready for its notebooks: `steps` must be run, `reasons` says why where it is for the second time.

    `kept` are steps that need not be; `remarks` is worth telling. A frozen month has no step to run
    and nothing to finish.
    """

    folder: ClientFolder
    month: Month
    order: Order
    basis: Basis
    steps: tuple[int, ...] = ()
    kept: tuple[int, ...] = ()
    reasons: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    frozen: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a run gave: how each step went, the files, and sentences worth telling."""

    steps: tuple[StepResult, ...]
    delivered: tuple[Delivered, ...]
    remarks: tuple[str, ...] = ()
    report: Path | None = None
    state: str = ""  # of the month, afterwards: "brouillon"
    reasons: tuple[str, ...] = ()  # why steps were run again
    kept: tuple[int, ...] = ()  # steps that nothing made necessary

    @property
    def failed(self) -> bool:
        return any(not step.done for step in self.steps)
