"""Whether the cadence is one to promise: held by the hours, long enough to judge, in line with the objectives, regular."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

from iwa import numbers
from iwa.calendar.held_weeks import ENOUGH, WEEKS, RaisingCondition, raising_condition
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import STEP, Cadence, cadence
from iwa.editorial.hours import team_hours
from iwa.editorial.pace import weeks_at
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.power import smallest_effect
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.figures import HOURS, held_figure, in_hours, posts_a_week, posts_figure, team_figure
from iwa.steps.architecture.people import approver, makers
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.tracing import known
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name
from iwa.traced import within
from iwa.trials.proposals import USUAL_MONTHS, spread_of

YES, NO = "oui", "non"
LONGEST_TITLE = 110
WEEK = 7  # days
NEEDED = 2 * MINIMUM_GROUP  # posts of a window that can be parted in two groups


@dataclass(frozen=True)
class Test:
    """A question asked of the cadence: the answer, the figure behind it, what would change it."""

    name: str
    answer: str
    figure: str
    otherwise: str


def holding(month: ClientMonth) -> Slide:
    """The three tests of the method, the 80 % of the client, and the condition for asking more."""
    found = cadence(month)
    tests = [test(month, found) for test in TESTS]
    columns = (
        Column("La cadence est-elle…", 1.4, role="strong"), Column("Réponse", 0.8, role="state"),
        Column("Sur quel chiffre", 3.6), Column("Ce qui changerait la réponse", 3.0),
    )  # fmt: skip
    return Slide(
        id="architecture.cadence.essais",
        title=_title(month, found, tests),
        subtitle=f"Face aux heures {numbers.of(numbers.listed(makers(month)) or 'l’équipe')} et aux publications {window_period(month)}",
        exhibit=Table(
            columns,
            tuple((test.name, test.answer, test.figure, test.otherwise) for test in tests),
            f"Ce que vaut la cadence proposée à {month.client.name}.",
        ),
        message=(),
        decision=_decision(month, found),
        source=source(month, month.networks, count=posts_said(month.window_posts)),
        notes=f"Mesurable : au moins {NEEDED} publications sur la fenêtre, de quoi comparer deux groupes de {MINIMUM_GROUP}. L’écart "
        f"visible est celui de deux moitiés suivies {USUAL_MONTHS} mois, quatre fois sur cinq. Régulière : part des semaines entières de "
        f"la fenêtre où {numbers.percent(ENOUGH, 0)} du rythme proposé est sorti ; le plan, lui, se juge sur ses propres semaines.",
    )


def sustainable(month: ClientMonth, found: Cadence) -> Test:
    """Whether the hours hold it."""
    name = "tenable ?"
    if found.hours_available is None:
        who = numbers.listed(team_hours(month.dossier).unnoted) or "l’équipe"
        return Test(name, TO_COMPLETE, f"heures {TO_COMPLETE} pour {who}", "Les heures notées dans l’onglet « équipe »")
    used, available = held_figure(found), team_figure(month, "available")
    left = held_figure(found, figure="left")
    posts = posts_figure(found)
    told = f"{posts_a_week(posts)} prennent {in_hours(used)} de production sur {in_hours(available)} disponibles"
    told = within(told, posts, used, available)
    whose = numbers.of(numbers.listed(makers(month)))
    less = f"Perdre plus de {in_hours(left)} par semaine sur celles {whose}" if found.kept else f"Des heures {whose}"
    return Test(name, YES if found.kept else NO, told, within(less, left))


def measurable(month: ClientMonth, found: Cadence) -> Test:
    """Whether what comes out can be compared, network by network."""
    name = "mesurable ?"
    counts = {n: floor(found.weekly[n] * month.client.window_days / WEEK) for n in found.kept}
    short_of = [network for network, count in counts.items() if count < NEEDED]
    parts = (f"{network_name(n)} {numbers.integer(count)}{_visible(month, found, n)}" for n, count in counts.items())
    told = f"Publications en {month.client.window_days} jours : {', '.join(parts)}"
    if not counts:
        return Test(name, NO, "aucun réseau tenu", "Un premier réseau tenu")
    if not short_of:
        least = min(counts, key=lambda network: counts[network])
        return Test(
            name, YES, told, f"Moins de {NEEDED} publications par fenêtre sur {network_name(least)}, le plus court"
        )
    lacking = [f"{network_name(n)} ({numbers.integer(NEEDED - counts[n])} de plus)" for n in short_of]
    answer = NO if len(short_of) == len(counts) else "en partie"
    return Test(name, answer, told, f"Plus de publications sur {numbers.listed(lacking)}, ou une fenêtre plus longue")


def _visible(month: ClientMonth, found: Cadence, network: str) -> str:
    """The smallest difference that two halves of three months show."""
    spread, _ = spread_of(month, network)
    per_arm = floor(found.weekly[network] * 52 / 12 * USUAL_MONTHS / 2)
    if per_arm < MINIMUM_GROUP:
        return ""
    return f" (écart visible {numbers.change(1 + smallest_effect(spread, per_arm))})"


def consistent(month: ClientMonth, found: Cadence) -> Test:
    """Whether the objectives that name a network name one that is kept."""
    name = "cohérente avec les objectifs ?"
    named = [goal for goal in month.dossier.goals if goal.network]
    if not named:
        whole = f"objectifs {TO_COMPLETE}" if not month.dossier.goals else "aucun objectif ne nomme de réseau"
        return Test(name, TO_COMPLETE, whole, "Un objectif qui nomme son réseau")
    kept = [goal for goal in named if goal.network in found.kept]
    lost = [goal for goal in named if goal.network not in found.kept]
    told = f"{in_words(len(kept)).capitalize()} des {in_words(len(named))} objectifs qui nomment un réseau sont sur un réseau tenu"
    if len(named) == 1:
        told = f"« {excerpt(named[0].sentence, 60)} » est sur {network_name(str(named[0].network))}, {'tenu' if kept else 'en pause'}"
    if lost:
        where = f"Des heures pour {network_name(str(lost[0].network))} : « {excerpt(lost[0].sentence, 60)} »"
        return Test(name, NO if not kept else "en partie", told, where)
    least = min(kept, key=lambda goal: found.weekly.get(str(goal.network), 0.0))
    return Test(
        name, YES, told, f"Une pause sur {network_name(str(least.network))} : « {excerpt(least.sentence, 60)} »"
    )


def regular(month: ClientMonth, found: Cadence) -> Test:
    """The share of the weeks so far in which four fifths of the rhythm came out."""
    name = f"régulière à {numbers.percent(ENOUGH, 0)} ?"
    held, whole = weeks_at(month, ENOUGH * found.posts)
    if not whole or not found.kept:
        return Test(
            name, TO_COMPLETE, "aucune semaine entière n’est couverte par les exports", "Des exports plus longs"
        )
    figure = known(numbers.integer(held), "weeks_at", HOURS, share=str(ENOUGH))
    least = numbers.decimal(ENOUGH * found.posts, 1)
    told = within(f"{figure} des {whole} semaines entières ont eu {least} publications ou plus, tous réseaux", figure)
    answer = YES if held >= ENOUGH * whole else NO
    return Test(
        name, answer, told, _plan_said(raising_condition(month), numbers.listed(makers(month)[:1]) or "l’équipe")
    )


def _plan_said(condition: RaisingCondition, who: str) -> str:
    """How the plan itself was held, in the weeks there are."""
    if not condition.weeks:
        return f"Le plan, dès le premier calendrier suivi par {who} : 0 semaine sur {WEEKS}"
    shares = numbers.listed(numbers.percent(week.share, 0) for week in condition.weeks)
    return f"Tenue du plan, ses dernières semaines : {shares}"


TESTS: tuple[Callable[[ClientMonth, Cadence], Test], ...] = (sustainable, measurable, consistent, regular)


def _title(month: ClientMonth, found: Cadence, tests: list[Test]) -> str:
    first = tests[:3]
    yes = sum(test.answer == YES for test in first)
    if not found.kept:
        return f"Aucun réseau {numbers.of(month.client.name)} n’a de cadence à essayer : il manque des heures de production"
    posts = posts_figure(found)
    where = numbers.listed(network_name(network) for network in found.kept)
    if yes == len(first):
        is_uneven = tests[3].answer == NO
        held = f"tenables, mesurables, cohérentes{', mais pas encore régulières' if is_uneven else ''}"
        whole, short_one = f"{posts_a_week(posts)} sur {where} : {held}", f"{posts_a_week(posts)} : {held}"
        return within(whole if len(whole) <= LONGEST_TITLE else short_one, posts)
    lacking = next(test for test in first if test.answer != YES)
    word = lacking.name.split(" ")[0]
    told = f"La cadence sur {where} passe {in_words(yes)} des trois essais : {word}, {lacking.answer}"
    return told if yes else f"La cadence sur {where} ne passe aucun des trois essais"


def _decision(month: ClientMonth, found: Cadence) -> str:
    """The condition for raising, with where it stands."""
    condition = raising_condition(month)
    if condition.met:
        more = f"{numbers.decimal(found.posts + STEP * 2, 2).rstrip('0').rstrip(',')} publications"
        return f"Passer à {more} par semaine : le plan est tenu depuis {in_words(WEEKS)} semaines, sans validation en retard."
    held = sum(week.share is not None and week.share >= ENOUGH for week in condition.weeks)
    late = numbers.counted(len(condition.late), "validation en retard", "validations en retard")
    state = f"{held} sur {WEEKS} aujourd’hui, {late}" if condition.weeks else "aucune n’a encore été suivie"
    return (
        f"Augmenter seulement après {in_words(WEEKS)} semaines de suite à {numbers.percent(ENOUGH, 0)} du plan, validées à temps par "
        f"{approver(month)} : {state}."
    )
