"""What the steps of a month rest on, taken when they are about to be run."""

from __future__ import annotations

from collections.abc import Mapping

from iwa.library import library_fingerprint, packages_hash
from iwa.months import Month
from iwa.run.order import Basis
from iwa.stored_parts import part_hashes
from iwa.workspace import ClientFolder


def basis_of(folder: ClientFolder, month: Month, inputs: Mapping[str, str]) -> Basis:
    """What the steps of a month rest on now; its tables are stored."""
    return Basis(library_fingerprint(), packages_hash(), part_hashes(folder, month), inputs)
