"""What the client has acquired: tests that concluded, decisions that were taken and what came of them."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.followed import Decision
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.charter.noted import tabs
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name
from iwa.trials.entry import Entry
from iwa.trials.register import register

LONGEST = 100  # letters
MOST = 9


def acquired(month: ClientMonth) -> Slide:
    """A line a test of the register and a decision of the dossier, with its outcome."""
    tests, decided = list(register(month)), list(month.dossier.decisions)
    rows = [_test(entry) for entry in tests] + [_decided(one) for one in decided]
    return Slide(
        id="gouvernance.acquis",
        title=_title(month, tests, decided),
        subtitle=f"Les tests du registre et les décisions {numbers.of(month.client.name)}, avec ce qui en est sorti",
        exhibit=Table(
            (
                Column("D’où cela vient", 1.5, role="strong"),
                Column("Ce qui a été essayé ou décidé", 4.0),
                Column("Qui", 1.5),
                Column("Ce qui en est sorti", 3.0),
            ),
            tuple(rows[:MOST]) or (("–", f"tests et décisions {TO_COMPLETE} dans le dossier", "–", "–"),),
            "Ce que le client a appris, et ce qu’il en a fait.",
        ),
        message=_late(month, decided),
        decision=_next(month, decided),
        source=tabs("tests", "décisions"),
        notes="Un test n’entre dans l’acquis qu’une fois jugé par la règle fixée avant qu’il commence. Une décision sans résultat noté "
        "n’apprend rien : la compléter dans l’onglet « décisions ».",
    )


def _test(entry: Entry) -> tuple[str, ...]:
    where = f", {network_name(entry.rule.network)}" if entry.rule.network else ""
    outcome = "en cours" if entry.is_running else "acquis" if entry.is_learned else "rien d’appris"
    return f"Test{where}", excerpt(entry.hypothesis, LONGEST), "–", outcome


def _decided(one: Decision) -> tuple[str, ...]:
    due = f"décision, pour le {numbers.day(one.due, year=False)}" if one.due else "décision"
    outcome = one.outcome or (f"résultat {TO_COMPLETE}" if one.state == "fait" else one.state or TO_COMPLETE)
    return due.capitalize(), excerpt(one.decision, LONGEST), one.owner or TO_COMPLETE, excerpt(outcome, LONGEST)


def _title(month: ClientMonth, tests: list[Entry], decided: list[Decision]) -> str:
    told = [one for one in decided if one.outcome]
    learned = [entry for entry in tests if entry.is_learned]
    if not tests and not decided:
        return f"{month.client.name} n’a encore ni test ni décision à relire"
    parts = []
    if tests:
        parts.append(
            f"{in_words(len(tests))} {'test' if len(tests) == 1 else 'tests'}, {in_words(len(learned))} acquis"
        )
    if decided:
        count = in_words(len(decided), feminine=True)
        parts.append(
            f"{count} {'décision' if len(decided) == 1 else 'décisions'}, {in_words(len(told), feminine=True)} avec un résultat noté"
        )
    title = " ; ".join(parts)
    return title[:1].upper() + title[1:]


def _late(month: ClientMonth, decided: list[Decision]) -> tuple[str, ...]:
    """The decisions whose day has passed without an end."""
    late = [
        one for one in decided if one.due and one.due <= month.month.last and one.state not in ("fait", "abandonnée")
    ]
    return tuple(
        f"Échéance passée : « {excerpt(one.decision, LONGEST)} » ({one.owner or TO_COMPLETE})." for one in late[:2]
    )


def _next(month: ClientMonth, decided: list[Decision]) -> str:
    open_ = next((one for one in decided if one.state not in ("fait", "abandonnée")), None)
    if open_:
        return f"{open_.owner or 'Quelqu’un, à nommer,'} rend compte au prochain point : {excerpt(open_.decision, LONGEST)}."
    bare = next((one for one in decided if not one.outcome), None)
    if bare:
        return f"Noter ce qui est sorti de « {excerpt(bare.decision, LONGEST)} »."
    return f"Prendre à la prochaine réunion une décision {numbers.of(month.client.name)} que l’on saura relire."
