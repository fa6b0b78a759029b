"""`iwa sort`: each file of `depot/` to the client whose account it names, and nothing moved on a doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from iwa.client import Client, load_client
from iwa.exports.opening.files import list_files
from iwa.numbers import listed
from iwa.problems import InvalidClientFile, Problem, WrongUse
from iwa.sorting.answers import NAME, is_worth_keeping, key_of, known_answer, read_answers, write_answer
from iwa.sorting.deposits import Deposit, PrintedAccount, read_deposit
from iwa.sorting.moves import move, twin_in
from iwa.sorting.outcome import FILED, STAYS, THERE, Ask, Filed, Question, Sorting
from iwa.sorting.owners import Owners, owners
from iwa.workspace import ClientFolder, client_folders

FOLDER = "depot"


@dataclass
class _Desk:
    """What the sorting knows: the clients by folder, those whose client.yaml is broken, the answers."""

    workspace: Path
    clients: dict[str, Client]
    broken: dict[str, str]
    answers: dict[str, str]
    owners: Owners = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)  # in this run, by what would be remembered
    remarks: list[str] = field(default_factory=list)

    @property
    def depot(self) -> Path:
        return self.workspace / FOLDER

    def strangers(self, deposit: Deposit) -> tuple[PrintedAccount, ...]:
        """The accounts that the file names and no client declares."""
        return tuple(account for account in deposit.accounts if not self.owners[account])

    def named(self, deposit: Deposit) -> dict[str, list[str]]:
        """The accounts of each client that the file names, by the client's folder."""
        found: dict[str, list[str]] = {}
        for account in deposit.accounts:
            for slug in self.owners[account]:
                found.setdefault(slug, []).append(str(account))
        return found


def sort(workspace: Path, ask: Ask | None = None) -> Sorting:
    """Files what `depot/` holds; asks about the rest when there is somebody to ask.

    The folder is made when it is not there. A client whose client.yaml is broken stops no other; what could be that client's stays.
    `InvalidAnswers` when the answers cannot be read: nothing is then moved.
    """
    desk = _desk(workspace)
    desk.depot.mkdir(exist_ok=True)
    deposits = [read_deposit(path, desk.depot) for path in list_files(desk.depot) if path != desk.depot / NAME]
    desk.owners = owners((account for deposit in deposits for account in deposit.accounts), desk.clients)
    told = {deposit.name: _filed(deposit, desk) for deposit in deposits}
    # Asked last: what is sure is filed even when the person then leaves.
    for deposit in deposits:
        if told[deposit.name] is None:
            told[deposit.name] = _asked(deposit, desk, ask)
    files = tuple(filed for filed in told.values() if filed)
    return Sorting(files, (*desk.broken.values(), *dict.fromkeys(desk.remarks)))


def _desk(workspace: Path) -> _Desk:
    clients, broken = {}, {}
    for folder in client_folders(workspace):
        try:
            clients[folder.slug] = load_client(folder)
        except InvalidClientFile as problem:
            broken[folder.slug] = f"Client « {folder.slug} » laissé de côté : {problem}"
    if not clients and not broken:
        todo = "Créez-en un avec « iwa new NOM-DU-CLIENT », ou jouez la démonstration avec « iwa demo »."
        raise WrongUse("Il n’y a pas encore de client chez qui ranger.", f"le dossier {workspace / 'clients'}", todo)
    return _Desk(workspace, clients, broken, read_answers(workspace / FOLDER))


def _filed(deposit: Deposit, desk: _Desk) -> Filed | None:
    """What becomes of a file without asking anybody; None when a person has to be asked."""
    if deposit.trouble:
        return _stays(deposit, deposit.trouble)
    named, answered = desk.named(deposit), _answered(deposit, desk)
    meant = sorted({*named, answered} - {""})
    if len(meant) > 1:
        return _stays(deposit, _of_several(_name(slug, desk) for slug in meant))
    if answered in desk.broken:
        return _stays(deposit, f"{NAME} désigne « {answered} », dont client.yaml est à corriger d’abord.")
    if desk.broken and not answered and (not named or desk.strangers(deposit)):
        return _stays(deposit, _of_broken(desk))
    if not meant:
        return None
    why = f"compte {_quoted(named[meant[0]])}" if named else f"d’après {NAME}"
    return _moved(deposit, meant[0], why, desk)


def _answered(deposit: Deposit, desk: _Desk) -> str:
    """The client that a person named for it before, "" for none or for one that is there no more."""
    strangers = desk.strangers(deposit)
    if deposit.accounts and not strangers:
        return ""
    key = key_of(deposit, strangers)
    slug = known_answer(desk.answers, key)
    if slug and slug not in desk.clients and slug not in desk.broken:
        desk.remarks.append(
            f"{NAME} désigne « {slug} » pour « {key} », qui n’est pas un dossier de « clients » : corrigez la ligne, ou "
            "répondez à nouveau."
        )
        return ""
    return slug


def _asked(deposit: Deposit, desk: _Desk, ask: Ask | None) -> Filed:
    """What becomes of a file that nothing told: as the person answers."""
    if ask is None:
        return _stays(deposit, f"{_silent(deposit)} Lancez « iwa sort » dans un terminal pour dire à qui il est.")
    strangers = desk.strangers(deposit)
    key = key_of(deposit, strangers)

    def kept(slug: str) -> bool:
        return is_worth_keeping(key, strangers, desk.clients[slug])

    slug = desk.asked.get(key, "")
    if not slug:
        names = {slug: client.name for slug, client in desk.clients.items()}
        slug = ask(Question(deposit.name, deposit.label, tuple(map(str, strangers)), names, kept))
    if not slug:
        return _stays(deposit, "Laissé dans depot : la question reviendra.")
    if kept(slug) and key not in desk.asked:
        desk.asked[key] = slug
        _remember(key, slug, desk)
    return _moved(deposit, slug, "d’après votre réponse", desk)


def _remember(key: str, slug: str, desk: _Desk) -> None:
    try:
        write_answer(desk.depot, key, slug)
    except (Problem, OSError) as error:
        desk.remarks.append(f"Une réponse n’a pas pu être notée, la question reviendra ; fermez {NAME}. {_why(error)}")


def _moved(deposit: Deposit, slug: str, why: str, desk: _Desk) -> Filed:
    exports = ClientFolder(desk.workspace / "clients" / slug).exports
    try:
        twin = twin_in(exports, deposit.path)
        path = twin or move(deposit.path, exports / deposit.folder)
    except Problem as problem:
        return _stays(deposit, str(problem), slug)
    except OSError as error:
        return _stays(deposit, f"Il n’a pas pu être comparé aux exports du client. {_why(error)}", slug)
    shown = path.relative_to(desk.workspace).as_posix()
    if twin:
        sentence = "Le même fichier est déjà dans les exports du client : vous pouvez supprimer celui-ci."
        return Filed(deposit.name, THERE, slug, shown, sentence)
    return Filed(deposit.name, FILED, slug, shown, why)


def _stays(deposit: Deposit, sentence: str, slug: str = "") -> Filed:
    return Filed(deposit.name, STAYS, slug, "", sentence)


def _why(error: Exception) -> str:
    return f"Trouvé : {error.strerror or error}." if isinstance(error, OSError) else str(error)


def _silent(deposit: Deposit) -> str:
    if not deposit.accounts:
        return "Ce fichier ne nomme aucun compte."
    return f"Aucun client.yaml ne déclare {_quoted(map(str, deposit.accounts))}."


def _of_several(names: Iterable[str]) -> str:
    todo = "Rangez-le vous-même, ou téléchargez à nouveau un fichier par client."
    return f"Il peut être à plusieurs clients : {listed(names)}. {todo}"


def _of_broken(desk: _Desk) -> str:
    which = listed(f"« {slug} »" for slug in desk.broken)
    return f"Il peut être à {which}, dont client.yaml est à corriger : corrigez-le, puis relancez « iwa sort »."


def _quoted(names: Iterable[str]) -> str:
    return listed(f"« {name} »" for name in dict.fromkeys(names))


def _name(slug: str, desk: _Desk) -> str:
    return desk.clients[slug].name if slug in desk.clients else slug
