"""The page of the decisions of a period, each with what came of it."""

from __future__ import annotations

from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.review.reviewed import LONGEST, MOST, Reviewed, absent_said, source_of
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, month_label
from iwa.traced import within


def decided(found: Reviewed) -> Slide:
    rows = list(_decisions(found))
    told = sum(row[-1] != _unknown() for row in rows)
    return Slide(
        id="bilan.decisions",
        title=_title(found, rows, told),
        subtitle=f"Décisions des rapports et des réunions, {found.name}, et ce que l’équipe a noté depuis",
        exhibit=Table(
            (
                Column("Mois", 1.1, role="strong"),
                Column("Décision", 4.2),
                Column("Qui", 1.5),
                Column("Ce qui en est sorti", 3.0),
            ),
            tuple(rows[:MOST]) or (("–", f"décision {TO_COMPLETE}", "–", "–"),),
            "Les décisions de la période et leur suite.",
            kind="decisions",
        ),
        message=absent_said(found),
        decision=_next(found, rows),
        source=source_of(found),
        notes="Les décisions viennent des états des mois ; leur suite, de l’onglet « décisions » du dossier, par identifiant.",
    )


def _decisions(found: Reviewed) -> list[tuple[str, ...]]:
    """The decisions of the months' states, then those that the team noted of its own in these months."""
    noted = {one.identifier: one for one in found.last.dossier.decisions}
    rows: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for when, state in found.states.items():
        for one in state.get("decisions", ()):
            known = noted.get(str(one.get("id")))
            seen.add(str(one.get("id")))
            outcome = (known.outcome or known.state) if known else None
            who = (known.owner if known else None) or one.get("owner") or TO_COMPLETE
            rows.append(
                (
                    month_label(when),
                    excerpt(one.get("text"), LONGEST),
                    str(who),
                    excerpt(outcome, LONGEST) if outcome else _unknown(),
                )
            )
    for name, known in noted.items():
        own = next((one for one in found.months if name.startswith(str(one))), None)
        if name not in seen and own:
            outcome = known.outcome or known.state
            rows.append(
                (
                    month_label(own),
                    excerpt(known.decision, LONGEST),
                    known.owner or TO_COMPLETE,
                    excerpt(outcome, LONGEST) if outcome else _unknown(),
                )
            )
    return rows


def _unknown() -> str:
    return f"suite {TO_COMPLETE}"


def _title(found: Reviewed, rows: list[tuple[str, ...]], told: int) -> str:
    if not rows:
        return f"{capital(found.name)} : aucune décision n’a été gardée"
    count = in_words(len(rows), feminine=True)
    noun = "décision" if len(rows) == 1 else "décisions"
    return f"{capital(found.name)} : {count} {noun}, dont {in_words(told, feminine=True)} avec une suite notée"


def _next(found: Reviewed, rows: list[tuple[str, ...]]) -> str:
    bare = next((row for row in rows if row[-1] == _unknown()), None)
    if bare:
        return within(f"{bare[2]} note ce qui est sorti de « {bare[1].rstrip('.')} ».", bare[1])
    return f"Reprendre au bilan suivant les décisions prises depuis {month_label(found.last.month)}."
