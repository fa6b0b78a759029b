"""The audit in one page, and the verdict with its evidence."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, STOP, TEST
from iwa.slides import Block, Blocks, Column, Slide, Table
from iwa.steps.advice import advised, evidence, sentences, subject
from iwa.steps.audit.comparisons import compared_said
from iwa.steps.audit.kept import for_clicks, kept
from iwa.steps.comparison import HOW
from iwa.steps.goals import first_goal_sentence
from iwa.steps.own_things import usual_theme
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.wording import TO_COMPLETE, capital, toward
from iwa.traced import within


def summary(month: ClientMonth) -> Slide:
    """The page for somebody who reads only one: the objective and its state, then the verdict."""
    amplified, stopped = advised(month, AMPLIFY), advised(month, STOP)
    return Slide(
        id="audit.synthese",
        title=_title(month),
        subtitle=f"L’objectif d’abord, puis ce que disent les publications, {window_period(month)}",
        exhibit=Blocks(
            (
                Block("L’objectif", first_goal_sentence(month)),
                Block("On amplifie", sentences(month, AMPLIFY, 2)),
                Block("On stoppe", sentences(month, STOP, 2)),
                Block("On garde", kept(month)),
            )
        ),
        decision=_decision(month),
        verdict="concluant" if amplified or stopped else "non concluant",
        source=source(month, [*month.networks, "ga4"], count=posts_said(month.window_posts)),
        notes=HOW,
    )


def _title(month: ClientMonth) -> str:
    amplified, stopped = advised(month, AMPLIFY), advised(month, STOP)
    if amplified and stopped:
        return f"{capital(subject(amplified[0]))} sont à amplifier, {subject(stopped[0])} à stopper"
    if amplified:
        return f"{capital(subject(amplified[0]))} sont à amplifier ; rien n’est à stopper"
    if stopped:
        return f"{capital(subject(stopped[0]))} sont à stopper ; le reste est à garder"
    if month.window_posts.empty:
        return "Aucune publication n’est mesurée sur la période : l’audit attend les exports"
    return "Rien ne se détache assez pour amplifier ou stopper : on garde le plan et on teste"


def _decision(month: ClientMonth) -> str:
    amplified, stopped, tested = (advised(month, action) for action in (AMPLIFY, STOP, TEST))
    if amplified:
        return f"Donner plus de place {toward(subject(amplified[0]))} dès le prochain calendrier."
    if stopped:
        return f"Arrêter {subject(stopped[0])} dès le prochain calendrier."
    if tested:
        return f"Départager par un test {subject(tested[0])} avant de changer le plan."
    if month.window_posts.empty:
        return "Fournir les exports de la période, puis refaire l’audit."
    if not month.dossier.goals:
        return f"Fixer un objectif chiffré : il est {TO_COMPLETE} dans le dossier."
    return "Garder le plan et préparer trois tests pour le mois prochain."


def verdict(month: ClientMonth) -> Slide:
    """What is amplified, stopped and tested, each with figure, count and verdict."""
    rows, clicked = [], for_clicks(month)
    for action, label in ((AMPLIFY, "Amplifier"), (STOP, "Stopper"), (TEST, "Tester")):
        found = advised(month, action)
        rows += [(label, capital(subject(row)), evidence(row), str(row["verdict"])) for row in found[:4]]
        if not found and action != TEST:
            rows.append((label, "Rien", sentences(month, action)[0], "–"))
    rows += [
        (
            "Garder",
            f"{capital(subject(row))}, pour leurs clics",
            within(f"Clics : {evidence(row)}", evidence(row)),
            str(row["verdict"]),
        )
        for row in clicked
    ]
    rows.append(("Garder", _the_rest(month), " ".join(kept(month)), "–"))
    return Slide(
        id="audit.verdict",
        title=_verdict_title(month),
        subtitle=f"Écart d’engagement{' ou de clics' if clicked else ''} avec le reste du réseau, {window_period(month)}",
        exhibit=Table(
            (
                Column("On décide de", 0.9),
                Column("Quoi", 2.2),
                Column("Sur quelle preuve", 3.4),
                Column("Verdict", 0.9),
            ),
            tuple(rows),
            "Ce que l’audit amplifie, stoppe, teste et garde, avec la preuve de chaque ligne.",
        ),
        decision=_decision(month),
        verdict="concluant" if advised(month, AMPLIFY) or advised(month, STOP) else "non concluant",
        source=source(month, month.networks, count=compared_said(month)),
        notes=HOW,
    )


def _the_rest(month: ClientMonth) -> str:
    """What the plan goes on with: its most frequent theme names it."""
    theme = usual_theme(month.window_posts)
    return f"Tout le reste du plan, « {theme} » compris" if theme else "Tout le reste du plan"


def _verdict_title(month: ClientMonth) -> str:
    amplified, stopped, tested = (len(advised(month, action)) for action in (AMPLIFY, STOP, TEST))
    if not amplified + stopped + tested:
        return "Aucun écart n’est assez net pour changer le plan"
    actions = ((amplified, "amplifier"), (stopped, "stopper"), (tested, "tester"))
    parts = [numbers.counted(count, f"point à {verb}", f"points à {verb}") for count, verb in actions if count]
    return f"Les publications désignent {numbers.listed(parts)}"
