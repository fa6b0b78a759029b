"""What is said of a text: the rule, what was found, what to do."""

from __future__ import annotations

from dataclasses import dataclass

TO_CORRECT, TO_IMPROVE = "à corriger", "à améliorer"
QUOTED = 60  # letters of what was found


@dataclass(frozen=True)
class Remark:
    """One remark on a text; `severity` is `TO_CORRECT` or `TO_IMPROVE`.

    >>> print(Remark("Guillemets français", '"bon"', "Écrire « bon »."))
    Guillemets français. Trouvé : "bon". À faire : Écrire « bon ».
    """

    rule: str
    found: str
    advice: str
    severity: str = TO_CORRECT

    def __str__(self) -> str:
        found = f" Trouvé : {self.found.rstrip('.')}." if self.found else ""
        return f"{self.rule}.{found} À faire : {self.advice}"


def quoted(text: str) -> str:
    """What was found, short enough for a cell."""
    bare = " ".join(text.split())
    return bare if len(bare) <= QUOTED else bare[: QUOTED - 1].rstrip() + "…"
