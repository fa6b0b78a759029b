"""How a client's month went in a batch."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from iwa.batch.differences import Changes
from iwa.months import Month
from iwa.run.order import Outcome
from iwa.workspace import ClientFolder

END = re.compile(r"[.!?…](?=\s|$)")


@dataclass(frozen=True)
class ClientResult:
    """How a client's month went in a batch."""

    folder: ClientFolder
    month: Month
    outcome: Outcome | None = None  # None where the month could not be prepared or finished
    error: str = ""  # the sentence of what stopped it, "" otherwise
    changes: Changes = field(default_factory=Changes)
    seconds: float = 0.0

    @property
    def failed(self) -> bool:
        return bool(self.error) or self.outcome is None or self.outcome.failed

    @property
    def first_error(self) -> str:
        """The first sentence of what stopped the client, else of its first failed step; "" without any."""
        if self.error:
            return first_sentence(self.error)
        steps = self.outcome.steps if self.outcome else ()
        return next((f"étape {step.step} : {first_sentence(step.error)}" for step in steps if not step.done), "")


def first_sentence(text: str) -> str:
    """The text up to the end of its first sentence, on one line; a dot within brackets ends none.

    >>> first_sentence("Le dossier est illisible. Trouvé : rien.")
    'Le dossier est illisible.'
    >>> first_sentence("La cellule 4 a échoué (ValueError : no. 3 is bad). À revoir.")
    'La cellule 4 a échoué (ValueError : no. 3 is bad).'
    """
    line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    ends = (found.end() for found in END.finditer(line))
    return next((line[:end] for end in ends if line.count("(", 0, end) <= line.count(")", 0, end)), line)
