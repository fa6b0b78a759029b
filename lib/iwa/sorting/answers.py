"""`depot/reponses.yaml`: to which client goes what no account in a `client.yaml` tells, as a person answered it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from iwa.client import Client
from iwa.exports.wording import normalised
from iwa.problems import InvalidAnswers
from iwa.sorting.deposits import Deposit, PrintedAccount
from iwa.strict_yaml import only_comments, read_mapping
from iwa.whole_files import write_text

NAME = "reponses.yaml"
HEADER = """\
# Les réponses données à « iwa sort » : à quel client va ce qu’aucun compte d’un client.yaml ne désigne.
# Une ligne par compte ou par nom de fichier ; à droite, le nom du dossier du client dans « clients ».
# Pour revenir sur une réponse : corrigez le nom du client, ou effacez la ligne et la question sera reposée.
# Un fichier déjà rangé reste où il est : remettez-le vous-même du dossier « exports » du client dans « depot ».
"""
LONGEST_KEY = 300  # characters: YAML takes no key beyond 1,024, and nobody reads one
SHORTEST_NAME = 4  # letters by which a file's name can be said to name a client
MONTH = re.compile(
    "jan(v|vier|uary)?|feb(ruary)?|fevr(ier)?|mar(s|ch)?|apr(il)?|avr(il)?|ma[iy]|june?|juin|july?|juil(let)?"
    "|aug(ust)?|aout|sept?(emb(er|re))?|oct(ob(er|re))?|nov(emb(er|re))?|dec(emb(er|re))?"
)


def read_answers(depot: Path) -> dict[str, str]:
    """The client's folder by key; none when there is no file yet, `InvalidAnswers` when it cannot be read."""
    file = depot / NAME
    if not file.is_file() or only_comments(file):
        return {}
    answers = read_mapping(file, InvalidAnswers)
    for key, slug in answers.items():
        if not isinstance(slug, str) or not slug.strip():
            todo = "Écrivez à droite le nom d’un dossier de « clients », ou effacez la ligne."
            raise InvalidAnswers(f"{NAME} : la ligne « {key} » ne donne pas de client.", todo=todo)
    return {normalised(key): slug.strip() for key, slug in answers.items()}


def write_answer(depot: Path, key: str, slug: str) -> None:
    """Adds an answer, in one move; a line that a person wrote stays as it is, unless it answers the same."""
    file = depot / NAME
    answers = read_answers(depot)
    if normalised(key) in answers:
        lines = [_line(known, answer) for known, answer in (answers | {normalised(key): slug}).items()]
        text = HEADER + "".join(lines)
    else:
        before = file.read_text("utf-8-sig").rstrip("\n") + "\n" if file.is_file() else HEADER
        text = before + _line(key, slug)
    write_text(file, text)


def _line(key: str, slug: str) -> str:
    return f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(slug, ensure_ascii=False)}\n"


def key_of(deposit: Deposit, strangers: tuple[PrintedAccount, ...]) -> str:
    """What an answer is remembered by: the network and accounts that nobody declares, else the kind and name.

    Of the name is kept what comes again from one month to the next. "" for what is too long to be a key.

    >>> key_of(Deposit(Path(), "x.csv"), (PrintedAccount("ga4", "Maison Lune - GA4"),))
    'ga4 · compte Maison Lune - GA4'
    >>> key_of(Deposit(Path(), "Content 2026-10-01_2026-10-31 Maison Lune (1).zip", "vidéos", "youtube"), ())
    'youtube · fichier content maison lune · vidéos'
    """
    if strangers:
        networks = " et ".join(sorted({account.network for account in strangers}))
        key = f"{networks} · compte {', '.join(sorted({_printable(str(account)) for account in strangers}))}"
    else:
        key = f"{deposit.folder} · fichier {recurring(deposit.name)} · {deposit.label}"
    return key if len(key) <= LONGEST_KEY else ""


def _printable(text: str) -> str:
    """The text on one line, without the signs that YAML refuses."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def recurring(name: str) -> str:
    """What of a file's name comes again each month: its words, less extension, digits and months.

    >>> recurring("lune/Oct-01-2026_Oct-31-2026_Avis v2.csv")
    'lune avis v'
    """
    words = re.findall(r"[^\W\d_]+", normalised(name.rpartition(".")[0] or name))
    return " ".join(word for word in words if not MONTH.fullmatch(word))


def is_worth_keeping(key: str, strangers: tuple[PrintedAccount, ...], client: Client) -> bool:
    """Whether the same key will mean the same client next month.

    An account does. The name of a file does only when it names the client, or lies in a folder that
    does: the networks give `Views.csv` or `messages.csv` to every client alike.
    """
    if strangers or not key:
        return bool(key)
    file = _letters(key.split(" · ")[1])
    names = {client.slug, client.name, *(account.name for account in client.networks.values())}
    return any(name in file for name in map(_letters, names) if len(name) >= SHORTEST_NAME)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", normalised(text)))


def known_answer(answers: Mapping[str, str], key: str) -> str:
    """The folder's name that was answered, "" for none."""
    return answers.get(normalised(key), "") if key else ""
