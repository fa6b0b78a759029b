"""What is chosen for the quarter that comes: as few objectives as the hours carry, the others with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.editorial.hours import producers
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.figures import in_hours, posts_a_week, posts_figure, short, team_figure
from iwa.steps.objectives.aims import Aim, aims, named, quarter_of, quarter_said
from iwa.steps.objectives.favourite import favourite
from iwa.steps.objectives.smart import is_smart, lacking_said, lacks
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE, capital, network_name
from iwa.traced import within

MOST = 3  # priorities of a quarter
CONTENTS = 2  # a week that a priority takes
CHOSEN, LEFT = "priorité", "laissé de côté"


@dataclass(frozen=True, eq=False)
class Choice:
    """An objective, whether it is a priority of the quarter, and why (not)."""

    aim: Aim
    is_chosen: bool
    why: str


def coming_quarter(month: ClientMonth) -> str:
    """The quarter that the strategy plans: that of the month after this one."""
    return quarter_of(month.month.next)


def room(month: ClientMonth) -> int:
    """How many priorities the posts of a week carry: two contents a week each, three at most."""
    return min(MOST, int(cadence(month).posts // CONTENTS))


@lru_cache(maxsize=1)
def choices(month: ClientMonth) -> tuple[Choice, ...]:
    """Every objective in the order in which it is served: those of the quarter first, those that are SMART before others."""
    quarter, left = coming_quarter(month), room(month)
    found = []
    for aim in sorted(aims(month), key=lambda aim: _rank(month, aim, quarter)):
        why = _barred(month, aim, quarter)
        chosen = not why and left > 0
        left -= chosen
        found.append(Choice(aim, chosen, why or (_served(month, aim) if chosen else _no_room(month))))
    return tuple(sorted(found, key=lambda choice: not choice.is_chosen))


def _rank(month: ClientMonth, aim: Aim, quarter: str) -> tuple[bool, bool]:
    return aim.goal.quarter != quarter, not is_smart(month, aim)


def _barred(month: ClientMonth, aim: Aim, quarter: str) -> str:
    """What keeps an objective out whatever the hours are; "" when nothing does."""
    if aim.goal.quarter is None:
        return f"trimestre {TO_COMPLETE} dans l’onglet « objectifs »"
    if aim.goal.quarter != quarter:
        return f"prévu pour le {quarter_said(aim.goal.quarter)}"
    if not aim.is_counted:
        return f"pas mesurable : {lacking_said(lacks(month, aim))}"
    paused = dict(cadence(month).paused)
    if aim.goal.network in paused:
        return f"{network_name(aim.goal.network)} est mis en pause : {paused[aim.goal.network]}"
    return ""


def _served(month: ClientMonth, aim: Aim) -> str:
    found = favourite(month, aim)
    with_what = f", d’abord {found.name}" if found else ""
    return f"{CONTENTS} contenus par semaine{with_what}"


def _no_room(month: ClientMonth) -> str:
    held = cadence(month)
    count = room(month)
    if count == MOST:
        return f"{MOST} priorités sont déjà prises : une de plus en affaiblirait une autre"
    posts = posts_a_week(posts_figure(held))
    return within(
        f"les heures tiennent {posts}, soit {numbers.counted(count, 'priorité')} à {CONTENTS} contenus", posts
    )


def _makers(month: ClientMonth) -> str:
    """Whose hours count, by their first names."""
    names = [numbers.of(person.name.split()[0]) for person in producers(month.dossier)]
    return numbers.listed(names) if names else f"de l’équipe ({TO_COMPLETE})"


def priorities(month: ClientMonth) -> Slide:
    """A line an objective, the priorities first; the hours that decide are under the table."""
    found = choices(month)
    columns = (
        Column("Objectif", 2.6, role="strong"), Column("Trimestre", 1.0), Column("Choix", 1.1, role="state"),
        Column("Raison", 3.4), Column("Responsable", 1.3),
    )  # fmt: skip
    rows = tuple(
        (
            choice.aim.goal.sentence.rstrip("."),
            choice.aim.goal.quarter or TO_COMPLETE,
            CHOSEN if choice.is_chosen else LEFT,
            within(capital(choice.why), choice.why),
            choice.aim.goal.owner or TO_COMPLETE,
        )
        for choice in found
    )
    return Slide(
        id="objectifs.priorites",
        title=_title(month, found),
        subtitle=f"{MOST} au plus, à {CONTENTS} contenus par semaine chacune, avec les heures {_makers(month)}",
        exhibit=Table(
            columns,
            rows or ((TO_COMPLETE, TO_COMPLETE, "–", "aucun objectif n’est noté", TO_COMPLETE),),
            "Objectifs du trimestre, choisis ou laissés de côté.",
            emphasis=tuple(rank for rank, choice in enumerate(found) if choice.is_chosen),
        ),
        message=_messages(month, found),
        decision=_decision(month, found),
        source=source(month, month.networks, period=month_period(month)),
        notes="Règle de l’atelier : trois priorités au plus par trimestre, deux contenus par semaine chacune. Les publications "
        "par semaine sont celles que les heures notées dans l’équipe tiennent (étape 3).",
    )


def _title(month: ClientMonth, found: tuple[Choice, ...]) -> str:
    quarter = quarter_said(coming_quarter(month))
    chosen = [choice for choice in found if choice.is_chosen]
    if not found:
        return f"Le {quarter} n’a pas encore de priorité : aucun objectif n’est noté"
    if not chosen:
        return (
            f"Le {quarter} n’a pas de priorité : les {len(found)} objectifs attendent"
            if len(found) > 1
            else f"Le {quarter} n’a pas de priorité : l’objectif noté attend"
        )
    told = numbers.listed(
        named(month, choice.aim).removeprefix("l’objectif ").removeprefix("d’").removeprefix("de ") for choice in chosen
    )
    left = len(found) - len(chosen)
    rest = f", {numbers.counted(left, 'objectif')} de côté" if left else ""
    return f"Le {quarter} a {numbers.counted(len(chosen), 'priorité')} : {told}{rest}"


def _messages(month: ClientMonth, found: tuple[Choice, ...]) -> tuple[str, ...]:
    held = cadence(month)
    posts = posts_a_week(posts_figure(held))
    if held.hours_available is None:
        told = f"Heures {TO_COMPLETE} dans l’onglet « équipe » : le rythme souhaité, {posts}, est pris tel quel."
        return (within(told, posts),)
    wanted = sum(choice.aim.goal.quarter == coming_quarter(month) for choice in found)
    hours = in_hours(team_figure(month, "available"))
    lines = [within(f"{hours} par semaine pour les contenus, qui tiennent {posts} en tout.", hours, posts)]
    if wanted > room(month):
        missing = CONTENTS * min(wanted, MOST) - held.posts
        lines.append(_contradiction(wanted, missing))
    return tuple(lines)


def _contradiction(wanted: int, missing: float) -> str:
    """More priorities noted for the quarter than there is room for."""
    told = f"{numbers.counted(wanted, 'objectif')} {'est noté' if wanted < 2 else 'sont notés'} pour ce trimestre"
    if missing <= 0:
        return f"{told} : on en choisit {MOST}."
    return f"{told} : il manque {posts_a_week(short(missing))} pour les servir."


def _decision(month: ClientMonth, found: tuple[Choice, ...]) -> str:
    chosen = [choice for choice in found if choice.is_chosen]
    quarter = quarter_said(coming_quarter(month))
    if chosen:
        others = [choice for choice in found if not choice.is_chosen]
        text = f"Confirmer pour le {quarter} : {numbers.listed(named(month, choice.aim) for choice in chosen)}"
        return (
            f"{text} ; reporter {numbers.listed(named(month, choice.aim) for choice in others)}."
            if others
            else f"{text}."
        )
    if not found:
        return f"Noter au moins un objectif pour le {quarter}."
    if room(month) == 0:
        return (
            f"Donner à l’équipe de quoi tenir {CONTENTS} contenus par semaine, ou renoncer à une priorité ce trimestre."
        )
    return f"Dire pour chaque objectif s’il compte pour le {quarter}, dans l’onglet « objectifs »."
