"""What is to be said of a file of labels and of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from iwa import tables

DOUBTED, TOLD = "à vérifier", "pour information"


@dataclass(kw_only=True)
class Remarks:
    """Remarks on the file called `name`; `issues` has the columns of `tables.ISSUES`."""

    name: str
    remarks: list[dict[str, object]] = field(default_factory=list)

    def tell(self, kind: str, sentence: str, row: object = pd.NA, severity: str = DOUBTED) -> None:
        """A remark on the file, or on one of its rows."""
        self.remarks.append(
            {"file": self.name, "sheet": "", "row": row, "severity": severity, "kind": kind, "sentence": sentence}
        )

    @property
    def issues(self) -> pd.DataFrame:
        found = pd.DataFrame(self.remarks)
        return tables.checked(found, tables.ISSUES) if self.remarks else tables.empty(tables.ISSUES)
