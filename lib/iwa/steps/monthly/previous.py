"""What became of last month's decisions and tests."""

from __future__ import annotations

from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.followed import Trial
from iwa.exports.wording import normalised
from iwa.measures.goals import value_in
from iwa.measures.registry import MEASURES
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.figures import said
from iwa.steps.tracing import month_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, month_label
from iwa.traced import within

NO_ANSWER = "sans réponse notée"


def previous_month(month: ClientMonth) -> Slide:
    """Each decision and test of last month, its state as noted in the dossier, its KPI then and now."""
    decided = month.before.get("decisions", [])
    tests = month.before.get("tests", [])
    noted = {row.identifier: row for row in month.dossier.decisions}
    answers = {row.identifier: row for row in month.dossier.trials}
    rows = [_decision_line(month, decision, noted.get(decision["id"])) for decision in decided]
    rows += [_test_line(test, answers.get(test["id"])) for test in tests]
    answered = sum(row[2] != NO_ANSWER for row in rows)
    return Slide(
        id="mesure.suites",
        title=_title(month, len(rows), answered),
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
        decision=_next(rows, answered),
        source=Source(
            (f"runs/{month.month.previous}/etat.json", "dossier.xlsx, onglets « décisions » et « tests »"),
            entered=True,
            exports="rapport précédent",
        ),
        annex=not rows,
    )


def _title(month: ClientMonth, count: int, answered: int) -> str:
    if not count:
        return "C’est le premier mois suivi : aucune décision à reprendre"
    if not answered:
        return f"Aucune des {count} propositions du mois dernier n’a de réponse notée"
    verb = "a" if answered < 2 else "ont"
    return f"{answered} des {count} propositions du mois dernier {verb} une réponse"


def _decision_line(month: ClientMonth, decision: dict[str, Any], noted: Any) -> tuple[str, ...]:
    return decision["id"], _proposed(decision["text"], noted), _state(noted), _then_and_now(month, decision)


def _test_line(test: dict[str, Any], noted: Trial | None) -> tuple[str, ...]:
    return (
        test["id"],
        _told(test["hypothesis"], noted.hypothesis if noted else ""),
        _answer(noted),
        f"{numbers.counted(test['needed'], 'publication')} de chaque côté à réunir",
    )


def _proposed(text: str, noted: Any) -> str:
    """What was proposed, and how the team noted it where it wrote something else under the same identifier."""
    return _told(text, noted.decision if noted else "")


def _told(text: str, noted: str) -> str:
    if not noted or normalised(noted).rstrip(".") == normalised(text).rstrip("."):
        return text
    return f"{text.rstrip('.')} ; noté : « {noted.rstrip('.')} »"


def _answer(noted: Trial | None) -> str:
    """What the team answered to a test: its tab « tests »."""
    if noted is None or noted.accepted is None:
        return NO_ANSWER
    said = "accepté" if noted.accepted else "refusé"
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


def _next(rows: list[tuple[str, ...]], answered: int) -> str:
    if not rows:
        return NOTHING_TO_CHANGE
    if answered < len(rows):
        return "Noter l’état de chaque ligne dans les onglets « décisions » et « tests » du dossier."
    return NOTHING_TO_CHANGE
