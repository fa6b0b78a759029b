"""What now: three tests, three things to stop, the decisions awaited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import STOP
from iwa.slides import Block, Blocks, Column, Slide, Table
from iwa.steps.advice import evidence, nearest, subject
from iwa.steps.monthly import plan
from iwa.steps.monthly import stops as planned_stops
from iwa.steps.monthly import trials as planned_trials
from iwa.steps.monthly.experiment_words import subject_of
from iwa.steps.monthly.experiments import RULE
from iwa.steps.sourcing import month_period, posts_said, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, group_name, month_label, network_name
from iwa.traced import within
from iwa.trials.entry import Entry
from iwa.trials.register import register

STOP_RULE = (
    "Règle d’arrêt : {what} se lisent chaque mois, et ne gagnent que si le hasard seul y arrive moins d’une fois sur vingt, toutes "
    "lectures ensemble ; au plus tard fin {end}, sinon rien n’est appris."
)
ORDER = (
    "L’ordre : ce que savoir rapporterait par heure de production, c’est-à-dire la valeur attendue de l’information (perte évitée en "
    "choisissant le meilleur bras), fois les publications du réseau, sur les heures des deux bras."
)
FEWER_TRIALS = (
    "Moins de trois tests : pour les autres questions, six mois de publications ne montreraient qu’un écart que les "
    "chiffres actuels excluent déjà, un test court, ou le réseau est en pause."
)


def trials(month: ClientMonth) -> Slide:
    """The tests for next month, each with hypothesis, measure, sides, posts needed and stop rule."""
    found = planned_trials.trials(month)
    places = plan_of(month).reserved if found else {}
    accepted = {entry.id: entry for entry in register(month)}
    blocks = tuple(
        Block(
            f"Test {trial.id}",
            (
                f"Hypothèse : {trial.hypothesis[:1].lower()}{trial.hypothesis[1:]}",
                f"Comparer : {trial.arms[:1].lower()}{trial.arms[1:]}.",
                f"Il faut {numbers.counted(trial.needed, 'publication')} de chaque côté sur {network_name(trial.network)}, soit {numbers.counted(trial.months, 'mois', 'mois')} à ce rythme ; "
                f"le test ne verra qu’un écart d’au moins {numbers.percent(trial.effect, 0)}.",
                _place(month, trial, sorted(places.get(trial.id, ())), accepted),
            ),
        )
        for trial in found
    )
    return Slide(
        id="mesure.tests",
        title=_trials_title(found),
        subtitle=f"Mesure : taux d’engagement de chaque publication ; à lancer en {month_label(month.month.next)}",
        exhibit=Blocks(
            blocks
            or (
                Block(
                    "Aucun test",
                    ("Il faut au moins cinq publications par groupe, et assez en six mois pour voir l’écart cherché.",),
                ),
            )
        ),
        message=_trials_message(month, found),
        decision=f"Accepter ou refuser chaque test, {_first(found)} d’abord ; ceux qui sont acceptés entrent au calendrier."
        if found
        else NOTHING_TO_CHANGE,
        source=source(month, month.networks, count=posts_said(month.window_posts)),
        notes=f"Nombre de publications calculé pour voir l’effet quatre fois sur cinq, au seuil de 5 %, avec l’écart-type "
        f"observé sur les publications du client, à la cadence que les heures tiennent. {ORDER} {RULE}",
    )


def _place(month: ClientMonth, trial: planned_trials.Trial, days: Sequence[date], register: Mapping[str, Entry]) -> str:
    """The days of next month's calendar that are kept for a test, or why there are none."""
    when = month_label(month.month.next)
    if trial.id in register:
        return f"Accepté : ses publications {numbers.of(when)} ont tiré leur bras."
    if not days:
        others = [one for one in register.values() if one.is_running and one.rule.network in (trial.network, "")]
        why = (
            f"le test {subject_of(others[0]).about} y tient les publications"
            if others
            else "trop peu de publications hors dates"
        )
        return f"Pas de place sur {network_name(trial.network)} en {when} : {why}."
    named = numbers.listed("1er" if day.day == 1 else str(day.day) for day in days)
    return f"Place retenue : {'le' if len(days) == 1 else 'les'} {named} {when}, dès qu’il est accepté."


def _trials_message(month: ClientMonth, found: list[planned_trials.Trial]) -> tuple[str, ...]:
    if not found:
        return ()
    end = month_label(month.month.shift(max(one.deadline for one in found)))
    rule = STOP_RULE.format(
        what=numbers.listed(dict.fromkeys(group_name(one.question, one.group) for one in found)), end=end
    )
    return (rule,) if len(found) == planned_trials.MOST else (rule, FEWER_TRIALS)


def _trials_title(found: list[planned_trials.Trial]) -> str:
    if not found:
        return "Aucun test n’est possible avec si peu de publications"
    judged = "est à lancer, jugé" if len(found) == 1 else "sont à lancer, jugés"
    first, last = min(trial.months for trial in found), max(trial.months for trial in found)
    longest = numbers.counted(last, "mois", "mois")
    when = f"au bout de {longest}" if first == last else f"en {numbers.integer(first)} à {longest}"
    where = numbers.listed(dict.fromkeys(network_name(trial.network) for trial in found))
    return f"{_number_word(len(found))} {judged} {when}, sur {where}"


def _first(found: list[planned_trials.Trial]) -> str:
    return f"celui sur {group_name(found[0].question, found[0].group)}"


def _number_word(count: int) -> str:
    return ("Un test", "Deux tests", "Trois tests")[count - 1]


def stops(month: ClientMonth) -> Slide:
    """At most three things to stop, with evidence and what is freed; or why there are fewer."""
    found = planned_stops.stops(month)
    rows = [(stop.what, stop.evidence, stop.frees) for stop in found]
    near = _not_yet(month, planned_stops.MOST - len(rows))
    rows += near
    fewer = () if len(found) == planned_stops.MOST else (
        "Moins de trois arrêts : le reste n’est pas assez établi." if found
        else "Arrêter sur une simple impression serait un pari.",
    )  # fmt: skip
    return Slide(
        id="mesure.arrets",
        title=_stops_title(found),
        subtitle=f"{_firmness(bool(found), bool(near))}, {window_period(month)}",
        exhibit=Table(
            (Column("À arrêter", 2), Column("Preuve", 3), Column("Ce que cela libère", 1.8)),
            tuple(rows) or (("Rien ce mois-ci", "Aucun recul mesurable", "–"),),
            "Ce qu’il est proposé d’arrêter, avec la preuve.",
        ),
        message=fewer,
        decision=_stops_decision(found),
        source=source(month, month.networks, count=posts_said(month.window_posts)),
        notes="Un lien suivi porte un utm_content propre à sa publication : GA4 y rattache ses visites et conversions.",
    )


def _firmness(found: bool, near: bool) -> str:
    if not near:
        return "Ce qui est établi seulement"
    return "Ce qui est établi, puis ce qui ne l’est pas encore" if found else "Rien d’établi ; ce qui s’en approche"


def _not_yet(month: ClientMonth, most: int) -> list[tuple[str, str, str]]:
    """What comes nearest to being stopped, and why it is not."""
    near = [
        (subject(row), within(f"{capital(evidence(row))}, {row['verdict']}", evidence(row)))
        for row in nearest(month, STOP, most)
    ]
    near += planned_stops.weak_boosts(month)
    return [(f"Pas encore : {what}", why, "Rien tant que ce n’est pas confirmé") for what, why in near[:most]]


def _stops_decision(found: list[planned_stops.Stop]) -> str:
    """What to do about each thing that is to stop; what is not established yet asks for nothing."""
    if not found:
        return "Rien à stopper."
    first, *others = [stop.action for stop in found]
    return " ; ".join([first, *(action[:1].lower() + action[1:] for action in others)]) + "."


def _stops_title(found: list[planned_stops.Stop]) -> str:
    if not found:
        return "Rien n’est à stopper : aucun recul n’est établi"
    first = found[0].what
    if len(found) == 1:
        return f"Une chose est à arrêter : {first[:1].lower()}{first[1:]}"
    return f"{('Deux', 'Trois')[len(found) - 2]} choses sont à arrêter, à commencer par {first[:1].lower()}{first[1:]}"


def decisions(month: ClientMonth) -> Slide:
    """What the client is asked to decide, with owner and date."""
    found = plan.decisions(month)
    rows = tuple((d.text, d.reason, d.owner, numbers.short_day(d.due)) for d in found)
    return Slide(
        id="mesure.decisions",
        title=_decisions_title(found),
        subtitle=f"À trancher en réunion ; suites données en {month_label(month.month.next)}",
        exhibit=Table(
            (
                Column("Décision", 2.4, role="strong"),
                Column("Pourquoi", 2.8),
                Column("Responsable", 1.1),
                Column("Échéance", 0.9),
            ),
            rows or (("Aucune", "–", "–", "–"),),
            "Décisions attendues, avec responsable et échéance.",
            kind="decisions",
        ),
        decision=_answers(found),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=f"Un responsable « {TO_COMPLETE} » se note dans l’onglet « équipe » ou « objectifs » du dossier.",
    )


def _answers(found: list[plan.Decision]) -> str:
    """How the client answers, with the first of what is asked."""
    if not found:
        return NOTHING_TO_CHANGE
    return f"Répondre oui, non ou une date, d’abord à « {found[0].text.rstrip('.')} »."


def _decisions_title(found: list[plan.Decision]) -> str:
    if not found:
        return "Aucune décision n’est attendue ce mois-ci"
    verb = "est attendue" if len(found) == 1 else "sont attendues"
    when = numbers.day(found[0].due, year=False)
    return f"{numbers.counted(len(found), 'décision')} {verb} d’ici au {when}"
