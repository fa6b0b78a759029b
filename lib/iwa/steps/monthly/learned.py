"""The register of what a client has learned: its own tests, and what the posts of the window establish."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.months import Month
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.advice import Row, advised, evidence, subject
from iwa.steps.calendar.planned import of_month
from iwa.steps.monthly.experiment_words import gap_said, subject_of, verdict_said, visible_said
from iwa.steps.wording import capital, excerpt, month_label
from iwa.traced import within
from iwa.trials.entry import Entry
from iwa.trials.register import register

LONGEST = 90  # letters of a hypothesis
OF_MEASURE = {"engagement": "de l’engagement", "clicks": "des clics"}
MOST = 8  # lines of what was only observed


def learned(month: ClientMonth) -> list[Slide]:
    """What was learned, what follows from it in next month's calendar; nothing where there is nothing yet."""
    ended = [entry for entry in register(month) if not entry.is_running]
    rows = [_test_line(month, entry) for entry in reversed(ended)]
    settled = {(one.rule.network, one.question, one.group) for one in ended if one.is_learned}
    seen = [row for action in (AMPLIFY, STOP) for row in advised(month, action) if _key(row) not in settled][:MOST]
    rows += [_seen_line(month, row) for row in seen]
    if not rows:
        return []
    columns = (
        Column("Date", 0.9), Column("Hypothèse ou constat", 2.6, role="strong"), Column("Résultat", 2.9),
        Column("Ce qui suit", 2.2),
    )  # fmt: skip
    return [
        Slide(
            id="mesure.registre",
            title=_title(month, ended, seen),
            subtitle=f"Registre {numbers.of(month.client.name)} : les tests jugés, rien appris compris, et les constats concluants du moment",
            exhibit=Table(columns, tuple(rows), f"Ce que {month.client.name} a appris, et ce qui en suit.", kind="decisions"),
            decision=_decision(month, ended, seen),
            source=Source(
                (f"runs/{month.month.previous}/etat.json", "calendrier.xlsx"), month_label(month.month),
                exports="tests jugés, exports, calendrier",
            ),
            notes="Un test a tiré ses publications au sort : lui seul parle de cause. Un constat compare des publications telles "
            "qu’elles sont parues : une chose va de pair avec une autre, sans plus. Un test l’emporte sur un constat contraire.",
        )
    ]  # fmt: skip


def _key(row: Row) -> tuple[str, str, str]:
    return str(row["network"]), str(row["question"]), str(row["group"])


def _test_line(month: ClientMonth, entry: Entry) -> tuple[str, ...]:
    result = gap_said(entry) if entry.looks and entry.looks[-1].ratio is not None else visible_said(entry)
    return (
        month_label(Month.parse(entry.ended)),
        f"Test {subject_of(entry).where} : {excerpt(entry.hypothesis.rstrip('.'), LONGEST)}",
        f"{capital(verdict_said(entry))} ; {result}",
        _follows(month, entry),
    )


def _follows(month: ClientMonth, entry: Entry) -> str:
    if not entry.is_learned:
        return "Rien ne change"
    if not entry.question:
        return f"Rappelé au brief des lignes {subject_of(entry).where}"
    return _planned(month, (entry.rule.network, entry.question, entry.group), entry.better == "A")


def _seen_line(month: ClientMonth, row: Row) -> tuple[str, ...]:
    said = evidence(row)
    return (
        month_label(month.month),
        f"Constat : {subject(row)}",
        within(f"Concluant ; {said}", said),
        _planned(month, _key(row), row["ratio"] > 1),
    )


def _planned(month: ClientMonth, key: tuple[str, str, str], won: bool) -> str:
    """How many rows of next month's calendar carry a thing."""
    when = month_label(month.month.next)
    if not won:
        return f"Aucune ligne en {when}" if key[1] in ("format", "theme") else f"Évité en {when}"
    count = sum(_carries(row, key) for row in of_month(plan_of(month)))
    if not count:
        return (
            f"Pas de place en {when}"
            if key[1] in ("format", "theme")
            else f"Le rythme {numbers.of(when)} en tient compte"
        )
    return f"{numbers.counted(count, 'ligne')} en {when}"


def _carries(row: PlannedPost, key: tuple[str, str, str]) -> bool:
    network, question, group = key
    if row.network != network:
        return False
    return (
        row.format == group
        if question == "format"
        else question == "theme" and plain(f"« {group} »") in plain(row.reason or "")
    )


def _title(month: ClientMonth, ended: list[Entry], seen: list[Row]) -> str:
    proved = [entry for entry in ended if entry.is_learned]
    if proved:
        name, rule = subject_of(proved[-1]), proved[-1].rule
        more = len(proved) - 1 + len(seen)
        beside = " ; un autre acquis" if more == 1 else " ; d’autres acquis" if more else ""
        said = f"{name.subject} {name.verb(proved[-1].better == 'A')} {OF_MEASURE[rule.measure]} {name.where}"
        return f"Un test l’établit : {said}{beside}"
    if seen:
        tested = "un test n’a rien appris" if len(ended) == 1 else "les tests jugés n’ont rien appris"
        others = " et d’autres" if len(seen) > 1 else ""
        return f"Par constat : {subject(seen[0])}{others} ; {tested if ended else 'aucun test ne le vérifie'}"
    return f"Rien d’acquis encore : le test {subject_of(ended[-1]).about} n’a rien appris"


def _decision(month: ClientMonth, ended: list[Entry], seen: list[Row]) -> str:
    if seen:
        first = seen[0]
        verb = "Garder" if first["ratio"] > 1 else "Laisser de côté"
        return f"{verb} {subject(first)} en {month_label(month.month.next)}, et le vérifier par un test avant d’y mettre plus d’heures."
    proved = [entry for entry in ended if entry.is_learned]
    if proved:
        name = subject_of(proved[-1])
        return f"Tenir compte {name.about.replace('sur les', 'des', 1) if name.is_plural else f'de {name.subject}'} dans les briefs de {month_label(month.month.next)}."
    return f"Ne rien changer {subject_of(ended[-1]).where}."
