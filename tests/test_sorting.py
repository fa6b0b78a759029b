"""Each file of the depot goes to the client whose account it names; nothing moves on a doubt."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from iwa.cli import app
from iwa.demo.clients import BAKERY, RETAILER, WORKSHOP
from iwa.problems import InvalidAnswers, WrongUse
from iwa.scaffold import new_client
from iwa.sort_report import asking, tell_sorting
from iwa.sorting.answers import HEADER, NAME, key_of, known_answer, read_answers, write_answer
from iwa.sorting.deposits import Deposit, PrintedAccount, read_deposit
from iwa.sorting.depot import sort
from iwa.sorting.moves import free_name
from iwa.sorting.outcome import FILED, STAYS, THERE, Filed, Question

FACEBOOK = "Sep-24-2026_Nov-08-2026_1098226448796928.csv"
INSTAGRAM = "Sep-24-2026_Nov-08-2026_1098226448796965.csv"  # names a partner's account too: fermedes3noyers
STORIES = "Oct-01-2026_Oct-31-2026_1098226448796994.csv"
LINKEDIN = "atelier-corvane_followers_1794129360417.xls"
YOUTUBE = "Content 2025-08-01_2026-10-31 Atelier Corvane.zip"
TRAFFIC = "ga4-acquisition-2026-10.csv"
VIEWS = '"Vues"\r\n"Date","Primary"\r\n"2026-10-01T00:00:00","120"\r\n"2026-10-02T00:00:00","98"\r\n'


@pytest.fixture
def workspace(demo_workspace: Path, tmp_path: Path) -> Path:
    """Both demo clients with nothing but their client.yaml, and an empty depot."""
    for slug in (BAKERY, WORKSHOP):
        folder = tmp_path / "clients" / slug
        folder.mkdir(parents=True)
        shutil.copy(demo_workspace / "clients" / slug / "client.yaml", folder)
    (tmp_path / "depot").mkdir()
    return tmp_path


@pytest.fixture
def drop(demo_workspace: Path, workspace: Path) -> Callable[..., Path]:
    """`drop(BAKERY, "name.csv")` throws a demo client's export in the depot, under another name if one is given."""

    def copy(slug: str, name: str, under: str = "") -> Path:
        (found,) = (demo_workspace / "clients" / slug / "exports").rglob(name)
        target = workspace / "depot" / (under or name)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(found, target)
        return target

    return copy


def only(workspace: Path, ask: Callable[[Question], str] | None = None) -> Filed:
    """What became of the one file of the depot."""
    (filed,) = sort(workspace, ask).files
    return filed


def always(slug: str, asked: list[Question]) -> Callable[[Question], str]:
    """Somebody who answers the same to every question, each noted in `asked`."""

    def answer(question: Question) -> str:
        asked.append(question)
        return slug

    return answer


def nobody(question: Question) -> str:
    raise AssertionError(f"asked of {question.file}")


def edit(workspace: Path, slug: str, old: str, new: str) -> None:
    file = workspace / "clients" / slug / "client.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_each_file_goes_to_the_client_whose_account_it_names(workspace: Path, drop: Callable[..., Path]) -> None:
    for slug, name in ((BAKERY, FACEBOOK), (BAKERY, INSTAGRAM), (BAKERY, STORIES), (WORKSHOP, LINKEDIN)):
        drop(slug, name)
    sorting = sort(workspace, nobody)
    assert sorting.done and not sorting.remarks
    assert {file.file: file.path for file in sorting.files} == {
        FACEBOOK: f"clients/{BAKERY}/exports/facebook/{FACEBOOK}",
        INSTAGRAM: f"clients/{BAKERY}/exports/instagram/{INSTAGRAM}",
        STORIES: f"clients/{BAKERY}/exports/instagram/{STORIES}",
        LINKEDIN: f"clients/{WORKSHOP}/exports/linkedin/{LINKEDIN}",
    }
    assert all((workspace / file.path).is_file() and file.state == FILED for file in sorting.files)
    assert list((workspace / "depot").iterdir()) == []


def test_an_account_is_known_by_its_number_when_its_name_changed(workspace: Path, drop: Callable[..., Path]) -> None:
    edit(workspace, BAKERY, "compte: Boulangerie Marette", "compte: Maison Marette")
    edit(workspace, BAKERY, "https://www.facebook.com/boulangerie.marette", "https://www.facebook.com/maison.m")
    edit(workspace, WORKSHOP, "pack: croissance", "pack: luxe")
    drop(BAKERY, FACEBOOK)
    # Its old name without a number, in other tables of the file, is no second account that might be another client's.
    assert only(workspace, nobody).client == BAKERY


def test_a_zip_is_moved_whole_by_the_accounts_of_its_members(workspace: Path, drop: Callable[..., Path]) -> None:
    member = drop(BAKERY, FACEBOOK)
    with zipfile.ZipFile(workspace / "depot" / "meta.zip", "w") as archive:
        archive.write(member, "export/posts.csv")
    member.unlink()
    assert only(workspace, nobody).path == f"clients/{BAKERY}/exports/facebook/meta.zip"


def test_a_file_of_two_clients_stays_and_says_which(workspace: Path, drop: Callable[..., Path]) -> None:
    edit(workspace, WORKSHOP, "  youtube:", "  instagram:\n    compte: fermedes3noyers\n  youtube:")
    drop(BAKERY, INSTAGRAM)
    filed = only(workspace, nobody)
    assert (filed.state, filed.client) == (STAYS, "")
    assert "plusieurs clients : Atelier Corvane et Boulangerie Marette." in filed.sentence
    assert (workspace / "depot" / INSTAGRAM).is_file()


def test_an_answer_for_one_client_does_not_outweigh_the_account_of_another(
    workspace: Path, drop: Callable[..., Path]
) -> None:
    (workspace / "depot" / NAME).write_text(f'"instagram · compte fermedes3noyers": {WORKSHOP}\n', "utf-8")
    drop(BAKERY, INSTAGRAM)
    assert only(workspace, nobody).state == STAYS


@pytest.mark.parametrize("handle", ["🥖🥖", "—"])
def test_an_account_of_signs_alone_is_nobody_s(workspace: Path, drop: Callable[..., Path], handle: str) -> None:
    file = drop(BAKERY, STORIES)
    text = file.read_text("utf-8-sig").replace("17841406392815547", "")
    file.write_text(
        text.replace('"Boulangerie Marette"', handle).replace("boulangerie.marette,", f"{handle},"), "utf-8"
    )
    assert {account.name for account in read_deposit(file, file.parent).accounts} == {handle}
    assert only(workspace).sentence.startswith(f"Aucun client.yaml ne déclare « {handle} ».")


def test_an_unknown_account_is_asked_once_and_remembered(workspace: Path, drop: Callable[..., Path]) -> None:
    drop(BAKERY, TRAFFIC)
    drop(BAKERY, "ga4-canaux-2026-10.csv")
    asked: list[Question] = []
    sorting = sort(workspace, always(BAKERY, asked))
    assert sorting.done and {file.client for file in sorting.files} == {BAKERY}
    assert [(q.file, q.accounts) for q in asked] == [(TRAFFIC, ("Boulangerie Marette - GA4",))]
    assert dict(asked[0].clients) == {WORKSHOP: "Atelier Corvane", BAKERY: "Boulangerie Marette"}
    written = (workspace / "depot" / NAME).read_text("utf-8")
    assert written == HEADER + f'"ga4 · compte Boulangerie Marette - GA4": "{BAKERY}"\n'
    drop(BAKERY, "ga4-acquisition-2026-09.csv")
    assert only(workspace).path == f"clients/{BAKERY}/exports/ga4/ga4-acquisition-2026-09.csv"


def test_a_file_without_account_is_remembered_by_its_name_less_dates(
    workspace: Path, drop: Callable[..., Path]
) -> None:
    drop(WORKSHOP, YOUTUBE)
    asked: list[Question] = []
    assert only(workspace, always(WORKSHOP, asked)).path == f"clients/{WORKSHOP}/exports/youtube/{YOUTUBE}"
    drop(WORKSHOP, "Content 2025-08-01_2026-09-30 Atelier Corvane.zip")
    assert only(workspace, nobody).sentence == f"d’après {NAME}"
    assert len(asked) == 1 and asked[0].accounts == ()


def test_a_name_that_any_client_s_file_may_have_is_asked_each_time(workspace: Path) -> None:
    asked: list[Question] = []
    for name in ("Views.csv", "Views (1).csv"):
        (workspace / "depot" / name).write_text(VIEWS, "utf-16")
    first, second = sort(workspace, always(BAKERY, asked)).files
    assert (first.state, second.state) == (FILED, THERE)  # the same content, and yet asked of both
    assert len(asked) == 2 and not asked[0].kept(BAKERY)
    assert not (workspace / "depot" / NAME).exists()


@pytest.mark.parametrize(("around", "folder"), [("", "meta"), ("Boulangerie Marette/Instagram/", "instagram")])
def test_a_file_without_network_gets_one_only_from_the_person_s_own_folder(
    workspace: Path, around: str, folder: str
) -> None:
    file = workspace / "depot" / f"{around}Views.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(VIEWS, "utf-16")
    asked: list[Question] = []
    assert only(workspace, always(BAKERY, asked)).path == f"clients/{BAKERY}/exports/{folder}/Views.csv"
    assert asked[0].kept(BAKERY) is bool(around), "a folder named as the client tells whose it is"


def test_left_in_the_depot_is_no_answer(workspace: Path, drop: Callable[..., Path]) -> None:
    drop(BAKERY, TRAFFIC)
    assert only(workspace, always("", [])).state == STAYS
    assert not (workspace / "depot" / NAME).exists()
    assert only(workspace).sentence.startswith("Aucun client.yaml ne déclare « Boulangerie Marette - GA4 ».")


def test_what_is_unknown_or_unreadable_stays_with_its_sentence(workspace: Path, drop: Callable[..., Path]) -> None:
    (workspace / "depot" / "notes.csv").write_text("Video ID,Watchers\n1,2\n", "utf-8")
    (workspace / "depot" / "vide.csv").write_text("", "utf-8")
    drop(BAKERY, FACEBOOK)
    told = {file.file: file for file in sort(workspace, nobody).files}
    assert told[FACEBOOK].state == FILED
    assert told["notes.csv"].state == told["vide.csv"].state == STAYS
    assert told["notes.csv"].sentence.startswith("Aucun export connu ne ressemble à ce fichier.")
    assert "Trouvé : un fichier vide." in told["vide.csv"].sentence


def test_a_reader_that_trips_over_a_file_stops_no_other(
    workspace: Path, drop: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(document: object) -> None:
        raise KeyError("Portée")

    drop(BAKERY, FACEBOOK)
    monkeypatch.setattr("iwa.sorting.deposits.reader_of", trip)
    filed = only(workspace, nobody)
    assert filed.state == STAYS and "KeyError" in filed.sentence


def test_the_same_content_is_not_filed_twice_nor_deleted(workspace: Path, drop: Callable[..., Path]) -> None:
    drop(BAKERY, FACEBOOK)
    sort(workspace)
    again = drop(BAKERY, FACEBOOK, "renommé.csv")
    filed = only(workspace)
    assert (filed.state, filed.path) == (THERE, f"clients/{BAKERY}/exports/facebook/{FACEBOOK}")
    assert again.is_file() and not sort(workspace).done


def test_a_name_taken_by_other_content_gets_a_number(workspace: Path, drop: Callable[..., Path]) -> None:
    taken = workspace / "clients" / BAKERY / "exports" / "facebook" / FACEBOOK
    taken.parent.mkdir(parents=True)
    taken.write_text("autre", "utf-8")
    drop(BAKERY, FACEBOOK)
    assert only(workspace).path.endswith("/Sep-24-2026_Nov-08-2026_1098226448796928 (2).csv")
    assert taken.read_text("utf-8") == "autre"
    for name in ("x (1).csv", "x (2).csv"):
        (taken.parent / name).touch()
    assert free_name(taken.parent, "x (1).csv").name == "x (3).csv"


def test_a_broken_client_file_stops_no_other_client(workspace: Path, drop: Callable[..., Path]) -> None:
    edit(workspace, WORKSHOP, "pack: croissance", "pack: luxe")
    for slug, name in ((BAKERY, FACEBOOK), (BAKERY, INSTAGRAM), (WORKSHOP, LINKEDIN), (WORKSHOP, YOUTUBE)):
        drop(slug, name)
    sorting = sort(workspace, nobody)
    states = {file.file: file.state for file in sorting.files}
    # The partner's account in the Instagram file may be the broken client's.
    assert states == {FACEBOOK: FILED, INSTAGRAM: STAYS, LINKEDIN: STAYS, YOUTUBE: STAYS}
    assert f"Il peut être à « {WORKSHOP} »" in sorting.files[-1].sentence
    assert sorting.remarks[0].startswith(f"Client « {WORKSHOP} » laissé de côté : client.yaml, clé « pack »")


def test_an_answer_for_a_client_whose_file_is_broken_waits(workspace: Path, drop: Callable[..., Path]) -> None:
    (workspace / "depot" / NAME).write_text(f'"ga4 · compte Atelier Corvane - GA4": {WORKSHOP}\n', "utf-8")
    edit(workspace, WORKSHOP, "pack: croissance", "pack: luxe")
    drop(WORKSHOP, TRAFFIC)
    assert "dont client.yaml est à corriger" in only(workspace, nobody).sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: b\na: c\n", "la clé « a » est écrite deux fois"),
        ("a:\n", "la ligne « a » ne donne pas de client."),
        ("a: [b]\n", "la ligne « a » ne donne pas de client."),
    ],
)
def test_answers_that_cannot_be_read_move_nothing(
    workspace: Path, drop: Callable[..., Path], text: str, sentence: str
) -> None:
    (workspace / "depot" / NAME).write_text(text, "utf-8")
    file = drop(BAKERY, FACEBOOK)
    with pytest.raises(InvalidAnswers, match=sentence):
        sort(workspace)
    assert file.is_file()


@pytest.mark.parametrize("text", ["", HEADER])
def test_answers_may_all_be_taken_out(workspace: Path, text: str) -> None:
    (workspace / "depot" / NAME).write_text(text, "utf-8")
    assert sort(workspace).files == ()


@pytest.mark.parametrize("slug", ["client-parti", "../ailleurs"])
def test_an_answer_that_names_no_client_is_told_and_asked_again(
    workspace: Path, drop: Callable[..., Path], slug: str
) -> None:
    answers = workspace / "depot" / NAME
    answers.write_text(f'# à moi\n"GA4 · compte Boulangerie Marette - GA4": {slug}\n', "utf-8")
    drop(BAKERY, TRAFFIC)
    sorting = sort(workspace)
    assert not sorting.done and f"« {slug} »" in sorting.remarks[0]
    assert only(workspace, always(BAKERY, [])).client == BAKERY
    assert slug not in answers.read_text("utf-8")


@pytest.mark.parametrize("printed", ['L’« Épi » : "pain" # 1', "a\x85b\x7f\tc\u2028d\\", "🥖 & co", "- x: [y"])
def test_an_answer_is_found_again_whatever_the_account_is_called(tmp_path: Path, printed: str) -> None:
    key = key_of(Deposit(tmp_path, "x.csv"), (PrintedAccount("ga4", printed),))
    write_answer(tmp_path, key, BAKERY)
    write_answer(tmp_path, "autre", WORKSHOP)
    assert known_answer(read_answers(tmp_path), key) == BAKERY


def test_an_answer_is_added_to_what_a_person_wrote(workspace: Path, drop: Callable[..., Path]) -> None:
    answers = workspace / "depot" / NAME
    answers.write_text("# à moi\nx: y", "utf-8")
    drop(BAKERY, TRAFFIC)
    sort(workspace, always(BAKERY, []))
    assert answers.read_text("utf-8").startswith('# à moi\nx: y\n"ga4 ·')


def test_a_file_that_is_open_elsewhere_stays_with_a_sentence(
    workspace: Path, drop: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied", str(self))

    file = drop(BAKERY, FACEBOOK)
    monkeypatch.setattr(Path, "replace", refuse)
    filed = only(workspace)
    assert (filed.state, filed.client) == (STAYS, BAKERY) and file.is_file()
    assert "Fermez-le dans Excel" in filed.sentence


@pytest.mark.parametrize("locked", [False, True])
def test_a_move_to_another_drive_is_whole_or_undone(
    workspace: Path, drop: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, locked: bool
) -> None:
    file = drop(BAKERY, FACEBOOK)
    content, replace, unlink = file.read_bytes(), Path.replace, Path.unlink

    def across(self: Path, target: Path) -> Path:
        if self == file:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(self, target)

    def kept(self: Path, missing_ok: bool = False) -> None:
        if self == file and locked:
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "replace", across)
    monkeypatch.setattr(Path, "unlink", kept)
    assert only(workspace).state == (STAYS if locked else FILED)
    folder = workspace / "clients" / BAKERY / "exports" / "facebook"
    there, left = (file, folder / FACEBOOK) if locked else (folder / FACEBOOK, file)
    assert there.read_bytes() == content and not left.exists()
    assert [path for path in folder.iterdir() if path.name.startswith(".")] == []


def test_without_clients_there_is_nowhere_to_file(tmp_path: Path) -> None:
    (tmp_path / "clients").mkdir()
    with pytest.raises(WrongUse, match="iwa new"):
        sort(tmp_path)


def test_the_command_tells_what_was_filed_and_what_stays(
    workspace: Path, drop: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IWA_WORKSPACE", str(workspace))
    drop(BAKERY, FACEBOOK)
    drop(BAKERY, TRAFFIC)
    result = CliRunner().invoke(app, ["sort"])
    assert result.exit_code == 1
    assert f"rangé · {FACEBOOK} → clients/{BAKERY}/exports/facebook/{FACEBOOK} · compte « Boulangerie" in result.stdout
    assert f"reste · {TRAFFIC} · Aucun client.yaml ne déclare « Boulangerie Marette - GA4 »." in result.stdout
    machine = CliRunner().invoke(app, ["sort", "--json"])
    answer = json.loads(machine.stdout)
    assert machine.exit_code == 1 and answer["done"] is False
    assert [(file["file"], file["state"]) for file in answer["files"]] == [(TRAFFIC, STAYS)]
    (workspace / "depot" / TRAFFIC).unlink()
    empty = CliRunner().invoke(app, ["sort"])
    assert empty.exit_code == 0 and "Rien à ranger" in empty.stdout


@pytest.mark.skipif(os.sep != "/", reason="the README writes paths with slashes")
def test_the_readme_shows_what_the_command_prints(
    workspace: Path, drop: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # the README has the demo clients, and the one that it has just made
    shown = Path(__file__).parents[1] / "templates" / "demo" / RETAILER / "client.yaml"
    shutil.copy(shown, new_client(workspace, RETAILER).client_file)
    new_client(workspace, "maison-lune")
    for slug, name in ((BAKERY, FACEBOOK), (WORKSHOP, LINKEDIN), (BAKERY, TRAFFIC)):
        drop(slug, name)
    monkeypatch.setattr("builtins.input", lambda: "2" if sys.stdout.write("2\n") else "")
    console = Console(highlight=False, soft_wrap=True)
    tell_sorting(console, sort(workspace, asking(console)))
    printed = capsys.readouterr().out.strip().replace("\xa0", " ").replace("\u202f", " ")
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8").replace("\xa0", " ").replace("\u202f", " ")
    assert f"```console\n$ iwa sort\n\n{printed}\n```" in readme


def test_a_question_is_a_numbered_list(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed = iter(["sept", "9", "2", "0"])

    def line(prompt: str = "") -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", line)
    question = Question("a.csv", "vidéos", (), {"x": "Client X", "y": "Client Y"}, lambda slug: slug == "y")
    ask = asking(Console(highlight=False, soft_wrap=True))
    assert [ask(question) for _ in range(4)] == ["y", "", "", ""]
    said = capsys.readouterr().out
    assert "  1 : Client X\n  2 : Client Y\n  0 : laisser dans depot\n" in said
    assert "« 9 » n’est pas un numéro de la liste : tapez un nombre de 0 à 2." in said
    assert said.count("a.csv") == 3, "once its input is closed, nothing more is asked"
