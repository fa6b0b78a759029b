"""The errors a consultant can meet: one family, each a sentence in French.

Every error says three things: what failed, what was found, what to do. The parts stay
readable as fields, so that the command line, a report and a test each use what they need.
"""


class Problem(Exception):
    """Something a person has to know about, with what to do next.

    >>> print(Problem("Le mois est illisible.", "« 2026-13 »", "Écrivez-le « 2026-10 »."))
    Le mois est illisible. Trouvé : « 2026-13 ». À faire : Écrivez-le « 2026-10 ».
    """

    def __init__(self, what: str, found: str = "", todo: str = "") -> None:
        self.what = what
        self.found = found
        self.todo = todo
        super().__init__(what, found, todo)

    def __str__(self) -> str:
        parts = [self.what]
        if self.found:
            parts.append(f"Trouvé : {self.found.rstrip('.')}.")
        if self.todo:
            parts.append(f"À faire : {self.todo}")
        return " ".join(parts)


class WrongUse(Problem):
    """The command or a notebook parameter was used in a way that cannot work."""


class UnreadableFile(Problem):
    """An export that cannot be read at all: the rest of the run goes on without it."""


class InvalidClientFile(Problem):
    """`client.yaml` does not say what it must."""


class InvalidAnswers(Problem):
    """`depot/reponses.yaml` does not say which client is meant."""


class InvalidDossier(Problem):
    """`dossier.xlsx` cannot be read, or a cell in it cannot be right."""


class InvalidEdits(Problem):
    """`edits/<month>.yaml`, the corrections of a month's decks, does not say what it must."""


class InvalidScenario(Problem):
    """A file of `scenarios/`, a what-if that was kept, does not say what it must."""


class InvalidMapping(Problem):
    """A `*.correspondance.yaml`, which says how to read a table that nobody knows, does not say what it must."""


class InvalidTemplate(Problem):
    """A pack, a method file or a deck master that the library ships is not as it must be."""


class InvalidMaster(Problem):
    """A client's or agency's own PowerPoint master cannot be used, or the names in `masque.yaml` are not right."""


class StepFailed(Problem):
    """A notebook of the month did not run to its end."""


class NotForgotten(Problem):
    """What is to be forgotten cannot be taken out of a file, or out of a folder."""


# What reading a file gives that was cut, or changed by hand.
DAMAGED = (Problem, OSError, ValueError, TypeError, KeyError, AttributeError)
