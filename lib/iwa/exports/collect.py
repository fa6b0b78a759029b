"""All the files of a client's `exports/`, read and put together: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from iwa import tables
from iwa.exports import placing
from iwa.exports.document import Document
from iwa.exports.file_remarks import NO_ROW, fault_sentence, repair, whole
from iwa.exports.mapped.choice import Mappings, chosen, load_mappings, unused
from iwa.exports.opening.files import fingerprint, list_files, open_documents
from iwa.exports.placing import NOTHING, Declared
from iwa.exports.reading import Reader, Reading
from iwa.exports.registry import READERS
from iwa.exports.stacking import end_to_end, repeated
from iwa.problems import UnreadableFile

DAYS = ("first", "last", "measured_at")
READ, UNKNOWN, UNREADABLE, TWIN, UNPLACED = "lu", "inconnu", "illisible", "en double", "sans réseau"


@dataclass(frozen=True)
class Collected:
    """What all the files hold, still without a choice between two measurements of one post.

    `sources`: one row a file or zip member, two for a file that holds two networks: file, state
    (lu, inconnu, illisible, en double, sans réseau), network, kind, label, account, first, last,
    measured_at, period_stated, rows, sha256, unavailable (metrics, comma separated). `posts`: one
    row a post and file. The others are as in `tables`.
    """

    sources: pd.DataFrame
    posts: pd.DataFrame
    measurements: pd.DataFrame
    audience: pd.DataFrame
    traffic: pd.DataFrame
    messages: pd.DataFrame
    benchmark: pd.DataFrame
    ads: pd.DataFrame
    rows: pd.DataFrame
    issues: pd.DataFrame


@dataclass(frozen=True)
class _File:
    """One document with what its reader made of it (None when no reader knows it)."""

    document: Document
    sha256: str
    reader: Reader | None
    reading: Reading | None
    twin_of: str = ""
    fault: str = ""  # what the reader tripped over
    unknown: str = ""  # why there is no reader


def reader_of(document: Document) -> Reader | None:
    """The reader that recognises the content, or None."""
    return next((reader for reader in READERS if reader.recognises(document)), None)


def collect(exports: Path, declared: Declared = NOTHING) -> Collected:
    """Reads every file below `exports`; a file that cannot be read becomes an issue.

    A file that does not tell its network is placed once all are read, by what is `declared` in
    client.yaml or by the files around it; one that nothing places becomes an issue too. One that no
    reader knows is read by its mapping, if a person has completed one. Works on a folder that does
    not exist or is empty: all tables are then empty.
    """
    mappings = load_mappings(exports)
    files: list[_File] = []
    problems: list[dict[str, object]] = []
    seen: dict[str, str] = {}
    for path in list_files(exports):
        name = path.relative_to(exports).as_posix()
        try:
            sha256 = fingerprint(path)
            documents = open_documents(path, exports)
        except UnreadableFile as problem:
            problems.append({"file": name, "problem": problem})
            continue
        twin = seen.setdefault(sha256, name)
        files += [_read(document, sha256, "" if twin == name else twin, mappings) for document in documents]
    names = [*(file.document.name for file in files), *(str(problem["file"]) for problem in problems)]
    remarks = [("client.yaml", "no-such-file", said) for said in placing.unanswered(names, declared)]
    wrong = unused(mappings, [file.document.name for file in files if file.unknown])
    remarks += [(name, "wrong-mapping", said) for name, said in wrong.items()]
    return _together(_placed(files, declared), problems, remarks)


def _placed(files: Sequence[_File], declared: Declared) -> list[_File]:
    """The files, each under its network where its content or what is around it tells."""
    read = {file.document.name: (file.reader.among, file.reading) for file in files if file.reader and file.reading}
    found = placing.placed(read, declared)
    return [replace(file, reading=found.get(file.document.name)) for file in files]


def _read(document: Document, sha256: str, twin_of: str, mappings: Mappings) -> _File:
    """The document with its reading; a reader that trips over it stops no other file."""
    reader = None
    try:
        found = reader_of(document) or chosen(document, mappings)
        if isinstance(found, str):
            return _File(document, sha256, None, None, twin_of, unknown=found)
        reader = found
        reading = reader.read(document) if not twin_of else None
    except Exception as fault:  # whatever it is, the other files are read and this one is named
        return _File(document, sha256, reader, None, "", f"{type(fault).__name__}: {fault}")
    return _File(document, sha256, reader, reading, twin_of)


def _together(
    files: Sequence[_File], problems: Sequence[dict[str, object]], remarks: Sequence[tuple[str, str, str]]
) -> Collected:
    read = [file for file in files if file.reading is not None]
    sources = [source for file in files for source in _sources(file)]
    sources += [_unread_source(str(problem["file"])) for problem in problems]
    issues = [issue for file in files for issue in _file_issues(file)] + [_unread_issue(one) for one in problems]
    issues += [whole("à vérifier", kind, said) | {"file": file, "network": ""} for file, kind, said in remarks]
    return Collected(
        sources=pd.DataFrame(sources, columns=list(_unread_source(""))).astype(dict.fromkeys(DAYS, "datetime64[ns]")),
        posts=_plain(_stack(read, "posts")),
        measurements=_stack(read, "measurements"),
        audience=_audience(_stack(read, "audience")),
        traffic=_checked(_stack(read, "traffic"), tables.TRAFFIC),
        messages=_checked(_stack(read, "messages"), tables.MESSAGES),
        benchmark=_checked(_stack(read, "benchmark"), tables.BENCHMARK),
        ads=_checked(_stack(read, "ads"), tables.ADS),
        rows=_all_rows(files),
        issues=tables.checked(pd.DataFrame(issues, columns=list(tables.ISSUES.columns)), tables.ISSUES),
    )


def _sources(file: _File) -> list[dict[str, object]]:
    """A row a network of the file: one, but for files that hold two."""
    reading, reader = file.reading, file.reader
    state = READ if reading else TWIN if file.twin_of else UNREADABLE if file.fault else UNKNOWN
    facts = _unread_source(file.document.name) | {"state": state, "sha256": file.sha256}
    facts["rows"] = sum(len(sheet.cells) for sheet in file.document.sheets)
    if reader:
        facts |= {"network": reader.network, "kind": reader.kind, "label": reader.label}
    if not reading:
        return [facts]
    facts |= {
        "account": reading.account,
        "first": reading.first,
        "last": reading.last,
        "measured_at": reading.measured_at,
        "period_stated": reading.period_stated,
        "unavailable": ",".join(reading.unavailable),
    }
    if not reading.networks:
        return [facts | {"state": UNPLACED}]
    return [facts | {"network": network} for network in reading.networks]


def _unread_source(name: str) -> dict[str, object]:
    return {
        "file": name, "state": UNREADABLE, "network": "", "kind": "", "label": "", "account": "",
        "first": pd.NaT, "last": pd.NaT, "measured_at": pd.NaT, "period_stated": False, "rows": 0, "sha256": "", "unavailable": "",
    }  # fmt: skip


def _stack(files: Sequence[_File], part: str) -> pd.DataFrame:
    """One table of all readings, each row with its network, file and the day it was measured."""
    readings = [file.reading for file in files if file.reading is not None]
    pieces: list[pd.DataFrame] = [getattr(reading, part) for reading in readings]
    lengths = [len(piece) for piece in pieces]
    if not sum(lengths):
        return pd.DataFrame()
    whole = end_to_end([piece for piece in pieces if len(piece)])
    own = np.repeat(["network" in piece for piece in pieces], lengths)
    of_files = pd.Series(repeated([reading.network for reading in readings], lengths))
    # A row's own network stands first, even missing: that of a visit is where it came from.
    whole["network"] = whole["network"].astype("str").where(own, of_files) if own.any() else of_files
    whole["source_file"] = repeated([file.document.name for file in files if file.reading], lengths)
    taken = pd.Series([pd.Timestamp(reading.measured_at) for reading in readings], dtype="datetime64[ns]")
    whole["measured_at"] = np.repeat(taken.to_numpy(), lengths)
    return whole if part == "measurements" else whole.astype({"source_file": "str"})


def _plain(posts: pd.DataFrame) -> pd.DataFrame:
    return posts.astype({"network": "str"}) if len(posts) else posts


def _checked(frame: pd.DataFrame, schema: tables.Schema) -> pd.DataFrame:
    return tables.checked(frame, schema) if len(frame) else tables.empty(schema)


def _audience(stacked: pd.DataFrame) -> pd.DataFrame:
    """The audience, with the sheet of each row where its reader says it."""
    checked = _checked(stacked, tables.AUDIENCE)
    sheets = stacked["source_sheet"].to_numpy() if "source_sheet" in stacked else None
    return checked.assign(source_sheet=pd.Series(sheets, index=checked.index, dtype="str"))


def _all_rows(files: Sequence[_File]) -> pd.DataFrame:
    if not files:
        return tables.empty(tables.ROWS)
    pieces = [_rows(file) for file in files]
    names = repeated([file.document.name for file in files], [len(piece) for piece in pieces])
    return end_to_end(pieces).assign(file=names)[["row", "file", "sheet", "state"]]


def _rows(file: _File) -> pd.DataFrame:
    """The state of each row; a file that nobody knows is one issue, whole, a twin superseded."""
    if file.reading is not None:
        return file.reading.rows
    state = "superseded" if file.twin_of else "issue"
    return pd.concat(
        [pd.DataFrame({"sheet": s.name, "row": s.cells.index, "state": state}) for s in file.document.sheets]
    )


def _file_issues(file: _File) -> list[dict[Hashable, object]]:
    """What the reader told, and what is to be told of the file as a whole."""
    issues = [] if file.reading is None else file.reading.issues.to_dict("records")
    issues += [repair(sentence) for sentence in file.document.repairs]
    if file.twin_of:
        twin = f"Ce fichier est le même que « {file.twin_of} » : il n’est lu qu’une fois."
        issues.append(whole("pour information", "twin", twin))
    elif file.fault:
        issues.append(whole("bloquant", "fault", fault_sentence(file.reader, file.fault)))
    elif file.reading is not None and not (file.reading.rows["state"] == "used").any() and not issues:
        issues.append(whole("à vérifier", "no-row", NO_ROW))
    elif file.reader is None:
        issues.append(whole("bloquant", "unknown", file.unknown))
    networks = file.reading.networks if file.reading else (file.reader.network,) if file.reader else ("",)
    of_file = {"file": file.document.name, "network": networks[0] if len(networks) == 1 else ""}
    return [issue | of_file for issue in issues]


def _unread_issue(problem: dict[str, object]) -> dict[Hashable, object]:
    of_file = {"file": problem["file"], "network": ""}
    return whole("bloquant", "unreadable", str(problem["problem"])) | of_file
