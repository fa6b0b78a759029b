"""What became of last month's decisions and tests."""

from __future__ import annotations

from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.followed import Trial
from iwa.exports.wording import normalised
from iwa.measures.goals import value_in
from iwa.measures.registry import MEASURES
from iwa.months import Month
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.figures import said
from iwa.steps.monthly.experiment_words import gap_said, verdict_said
from iwa.steps.tracing import month_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, month_label
from iwa.traced import within
from iwa.trials.entry import Entry, entries_in
from iwa.trials.register import register

NO_ANSWER = "sans réponse notée"


def previous_month(month: ClientMonth) -> Slide:
    """Each decision and test of last month, its state as noted in the dossier, its KPI then and now."""
    decided = month.before.get("decisions", [])
    tests = month.before.get("tests", [])
    noted = {row.identifier: row for row in month.dossier.decisions}
    answers = {row.identifier: row for row in month.dossier.trials}
    rows = [_decision_line(month, decision, noted.get(decision["id"])) for decision in decided]
    known = {entry.id: entry for entry in register(month)}
    rows += [_test_line(test, answers.get(test["id"]), known.get(test["id"])) for test in tests]
    asked, answered = len(rows), sum(row[2] != NO_ANSWER for row in rows)
    ran = [
        known[one.id]
        for one in entries_in(month.before)
        if one.is_running and one.id not in {test["id"] for test in tests}
    ]
    rows += [_running_line(entry) for entry in ran]
    return Slide(
        id="mesure.suites",
        title=_title(asked, answered, ran),
        subtitle=f"Décisions et tests proposés avec le rapport {numbers.of(month_label(month.month.previous))}",
        exhibit=Table(
            (
                Column("Repère", 0.9),
                Column("Proposé", 3.2, role="strong"),
                Column("État", 1.2, role="state"),
                Column("Mesure alors, et maintenant", 1.9),
            ),
            tuple(rows) or (("–", "Premier mois suivi : rien à reprendre.", "–", "–"),),
            "Suites des décisions et tests du mois précédent.",
            kind="decisions",
        ),
        decision=_next(asked, answered),
        source=Source(
            (f"runs/{month.month.previous}/etat.json", "dossier.xlsx, onglets « décisions » et « tests »"),
            entered=True,
            exports="rapport précédent",
        ),
        annex=not rows,
    )


def _title(count: int, answered: int, ran: list[Entry]) -> str:
    if not count and not ran:
        return "C’est le premier mois suivi : aucune décision à reprendre"
    if not count:
        return f"{numbers.counted(len(ran), 'test suivi', 'tests suivis')} depuis le mois dernier, aucune décision à reprendre"
    judged = [entry for entry in ran if not entry.is_running]
    more = f" ; {numbers.counted(len(judged), 'test est jugé', 'tests sont jugés')}" if judged else ""
    if not answered:
        return f"Aucune des {count} propositions du mois dernier n’a de réponse notée{more}"
    verb = "a" if answered < 2 else "ont"
    return f"{answered} des {count} propositions du mois dernier {verb} une réponse{more}"


def _decision_line(month: ClientMonth, decision: dict[str, Any], noted: Any) -> tuple[str, ...]:
    return decision["id"], _proposed(decision["text"], noted), _state(noted), _then_and_now(month, decision)


def _running_line(entry: Entry) -> tuple[str, ...]:
    """A test that ran already: its verdict of this month, and what was seen."""
    return entry.id, f"Test suivi : {entry.hypothesis}", capital(verdict_said(entry)), gap_said(entry)


def _test_line(test: dict[str, Any], noted: Trial | None, entry: Entry | None) -> tuple[str, ...]:
    return (
        test["id"],
        _told(test["hypothesis"], noted.hypothesis if noted else ""),
        _answer(noted, entry),
        f"{numbers.counted(test['needed'], 'publication')} de chaque côté à réunir",
    )


def _proposed(text: str, noted: Any) -> str:
    """What was proposed, and how the team noted it where it wrote something else under the same identifier."""
    return _told(text, noted.decision if noted else "")


def _told(text: str, noted: str) -> str:
    if not noted or normalised(noted).rstrip(".") == normalised(text).rstrip("."):
        return text
    return f"{text.rstrip('.')} ; noté : « {noted.rstrip('.')} »"


def _answer(noted: Trial | None, entry: Entry | None) -> str:
    """What the team answered to a test, in its tab « tests », and its verdict where it has begun."""
    if noted is None or noted.accepted is None:
        return NO_ANSWER
    said = "accepté" if noted.accepted else "refusé"
    if entry is not None and not noted.outcome:
        when = numbers.of(month_label(Month.parse(entry.since)))
        return f"{said} ; {verdict_said(entry) if entry.looks else f'première lecture avec le rapport {when}'}"
    return f"{said} : {noted.outcome}" if noted.outcome else said


def _state(noted: Any) -> str:
    if noted is None or noted.state is None:
        return NO_ANSWER
    return f"{noted.state} : {noted.outcome}" if noted.outcome else str(noted.state)


def _then_and_now(month: ClientMonth, decision: dict[str, Any]) -> str:
    measure, network = decision["measure"], decision["network"]
    if measure not in MEASURES or decision["value"] is None:
        return "–"
    now = month_figure(measure, network, month.month, value_in(month.figures, network, measure, month.month))
    return within(f"{said(measure, decision['value'])}, puis {now}", now)


def _next(asked: int, answered: int) -> str:
    if answered < asked:
        return "Noter l’état de chaque ligne dans les onglets « décisions » et « tests » du dossier."
    return NOTHING_TO_CHANGE
