"""What a run tells of its month: files that gave nothing, faults of the dossier, figures that the client holds and that changed."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.beside import beside
from iwa.month_state import place
from iwa.steps.coverage import unread_files
from iwa.steps.monthly.recounts import recounts


def remarks_of(built: ClientMonth) -> list[str]:
    """Sentences that hold as long as nothing changes; what lies beside the dossier is told by `shared_drive`."""
    file = built.folder.dossier_file
    passing = beside(file) if file.exists() else []
    noted = [remark for remark in built.dossier.remarks if remark not in passing]
    return [*_unread(built), *noted, *built.book.told, *_revised(built)]


def _unread(built: ClientMonth) -> list[str]:
    unread = unread_files(built)
    if not unread:
        return []
    count = numbers.counted(len(unread), "fichier n’a rien donné", "fichiers n’ont rien donné")
    return [f"{count} : « iwa check {built.folder.slug} » dit lesquels et pourquoi."]


def _revised(built: ClientMonth) -> list[str]:
    """That figures the client holds have changed, or that it cannot be told for theirs are lost."""
    sent = built.sent
    if sent is None:
        return []
    when = numbers.of(numbers.month_name(sent.month.year, sent.month.number))
    if not sent.figures:
        lost = f"{place(built.folder.run(sent.month))}/chiffres.csv"
        return [
            f"Les chiffres envoyés avec le rapport {when} ne se lisent plus ({lost}) : leurs révisions ne sont pas dites."
        ]
    count = sum(one.is_worth_telling for one in recounts(built))
    told = numbers.counted(count, "chiffre déjà remis a changé", "chiffres déjà remis ont changé")
    return [f"{told} depuis le rapport {when} : voir la diapositive « mesure.revisions »."] if count else []
