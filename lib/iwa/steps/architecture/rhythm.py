"""The rhythm: what is published, what is wished for, what the hours hold, network by network, and what that costs."""

from __future__ import annotations

import math

from iwa import numbers
from iwa.calendar.held_weeks import raising_condition
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import WEEKS_A_MONTH, Cadence, cadence, held
from iwa.editorial.hours import is_noted, producers, team_hours
from iwa.editorial.pace import pace
from iwa.method.hours import default_hours
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.figures import (
    cost_figure,
    held_figure,
    hours,
    in_hours,
    posts_a_week,
    posts_figure,
    short,
    team_figure,
)
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.tracing import feed_weekly_figure
from iwa.steps.wording import FORMAT_PLURALS, TO_COMPLETE, network_name
from iwa.tables import FORMATS
from iwa.traced import within

PAUSED = "en pause"
ENOUGH = 0.95  # of what is wished for: under that, the hours do not hold it
HALF = 0.5
LONGEST_TITLE = 110
MORE = 1.1  # times today’s rhythm from which one asks for more


def rhythm(month: ClientMonth) -> Slide:
    """The cadence, a line a network, with the hours on both sides and what half of them would hold."""
    found = cadence(month)
    columns = (
        Column("Réseau", 1.3, role="strong"), Column("Aujourd’hui", 1.2, "right"), Column(_wish(month), 1.2, "right"),
        Column("Proposé", 1.2, "right"), Column("Heures par publication", 1.5, "right"),
        Column("Heures par semaine", 1.5, "right"), Column("Ce qu’on y produit surtout", 2.6),
    )  # fmt: skip
    rows = [_line(month, found, network) for network in found.order]
    return Slide(
        id="architecture.cadence",
        title=_title(month, found),
        subtitle=f"Publications par semaine, hors stories et réponses, {window_period(month)} ; {_times_said(month)}",
        exhibit=Table(
            columns,
            (*rows, _total(found)),
            f"La cadence proposée à {month.client.name}, en publications et en heures.",
            emphasis=(len(rows),),
        ),
        message=(
            *_hours_said(month),
            *_contradiction(month, found),
            *_from_today(month, found),
            *_trade_off(month, found),
        ),
        decision=_decision(month, found),
        source=source(month, month.networks, count=posts_said(month.window_posts)),
        notes="Les heures de production sont celles de l’onglet « équipe » : ni celles des valideurs, ni la réserve, ni la part "
        f"gardée pour répondre et mesurer ({numbers.percent(default_hours().upkeep, 0)}). Le temps d’une publication suit le dosage "
        "de formats constaté, stories comprises ; il vient de l’onglet « temps », ou des valeurs de la maison. Les deux premiers "
        "réseaux sont portés à leur rythme entier avant qu’un troisième soit ouvert.",
    )


def _times_said(month: ClientMonth) -> str:
    """Which formats have their time noted."""
    noted = dict.fromkeys(FORMATS[row.format].lower() for row in month.dossier.times)
    return (
        f"temps notés : {numbers.listed(noted)}" if noted else f"temps par format {TO_COMPLETE}, valeurs de la maison"
    )


def _wish(month: ClientMonth) -> str:
    return "Au contrat" if month.client.quotas.get("publications") else "Souhaité"


def _line(month: ClientMonth, found: Cadence, network: str) -> tuple[str, ...]:
    weekly = pace(month, network).weekly
    today = numbers.MISSING if weekly is None else feed_weekly_figure(month, numbers.decimal(weekly, 1), network)
    kept = network in found.kept
    return (
        network_name(network),
        today,
        posts_figure(found, network, figure="wished") if network in found.wished else "–",
        posts_figure(found, network) if kept else PAUSED,
        cost_figure(month, network),
        held_figure(found, network) if kept else "–",
        _produced(month, network),
    )


def _produced(month: ClientMonth, network: str) -> str:
    """The two formats that take most of the posts there, and whether what they cost is not noted."""
    mix = pace(month, network).mix
    names = sorted(mix, key=lambda name: -mix[name])[:2]
    told = ", ".join(FORMAT_PLURALS[name].removeprefix("les ") for name in names)
    unnoted = [name for name in names if not is_noted(month.dossier, network, name)]
    return f"{told} (temps {TO_COMPLETE})" if unnoted else told


def _total(found: Cadence) -> tuple[str, ...]:
    unknown = found.hours_available is None
    return (
        "Ensemble", "", posts_figure(found, figure="wished"), posts_figure(found), "", in_hours(held_figure(found)),
        f"heures disponibles : {TO_COMPLETE}" if unknown else _against(found),
    )  # fmt: skip


def _against(found: Cadence) -> str:
    left = held_figure(found, figure="left")
    return within(f"il reste {in_hours(left)}", left)


def _title(month: ClientMonth, found: Cadence) -> str:
    posts, used = posts_figure(found), held_figure(found)
    if found.hours_available is None:
        return within(
            f"Heures de production {TO_COMPLETE} : {posts_a_week(posts)} demanderaient {in_hours(used)}", posts, used
        )
    available = team_figure(month, "available")
    if not found.kept:
        return within(
            f"Avec {in_hours(available)} de production par semaine, aucun réseau ne tient de rythme", available
        )
    if _is_whole(found):
        where = numbers.listed(network_name(network) for network in found.kept)
        whole = f"{posts_a_week(posts)} sur {where} demandent {in_hours(used)} : il y en a {in_hours(available)}"
        short_one = f"{posts_a_week(posts)} demandent {in_hours(used)} : il y en a {in_hours(available)}"
        return within(whole if len(whole) <= LONGEST_TITLE else short_one, posts, used, available)
    wished = posts_figure(found, figure="wished")
    told = (
        f"Les {in_hours(available)} de production portent {posts_a_week(posts)}, sur les {wished} {_wished_said(month)}"
    )
    return within(told, available, posts, wished)


def _wished_said(month: ClientMonth) -> str:
    return "du contrat" if month.client.quotas.get("publications") else "souhaitées"


def _hours_said(month: ClientMonth) -> tuple[str, ...]:
    """Whose hours go into contents, and what is set apart."""
    team = team_hours(month.dossier)
    if team.available is None:
        who = numbers.listed(team.unnoted) or "l’équipe"
        return (f"Les heures par semaine sont {TO_COMPLETE} dans l’onglet « équipe » pour {who}.",)
    people = [
        f"{person.name} ({hours(person.hours)}{numbers.NO_BREAK}h)"
        for person in producers(month.dossier)
        if person.hours is not None
    ]
    whole, reserve, upkeep, available = (team_figure(month, f) for f in ("producing", "reserve", "upkeep", "available"))
    apart = f"{in_hours(upkeep)} pour répondre et mesurer"
    if team.reserve:
        apart = f"{in_hours(reserve)} de réserve et {apart}"
    told = f"{numbers.listed(people)} : {in_hours(whole)} par semaine, moins {apart}, soit {in_hours(available)} de production."
    lines = [within(told, whole, reserve, upkeep, available)]
    if team.unnoted:
        lines.append(f"Heures {TO_COMPLETE} dans l’onglet « équipe » : {numbers.listed(team.unnoted)}.")
    return tuple(lines)


def _contradiction(month: ClientMonth, found: Cadence) -> tuple[str, ...]:
    """That what is wished for, or what is published already, passes the hours there are."""
    if found.hours_available is None or found.hours_wished <= found.hours_available:
        return ()
    wished, available = held_figure(found, figure="wished"), team_figure(month, "available")
    who = "Le contrat demande" if month.client.quotas.get("publications") else "Le rythme d’aujourd’hui demande"
    told = f"{who} {in_hours(wished)} pour {in_hours(available)} disponibles : ou les temps par format sont à noter au plus juste, ou il faut des heures."
    return (within(told, wished, available),)


def _from_today(month: ClientMonth, found: Cadence) -> tuple[str, ...]:
    """That the cadence asks for more than comes out today, where the plan is not held yet."""
    more = [n for n in found.kept if found.weekly[n] > MORE * (pace(month, n).weekly or found.weekly[n])]
    if not more or raising_condition(month).met:
        return ()
    where = numbers.listed(network_name(network) for network in more)
    return (f"C’est plus qu’aujourd’hui sur {where} : ce rythme est à atteindre, puis à tenir, avant tout autre.",)


def _trade_off(month: ClientMonth, found: Cadence) -> tuple[str, ...]:
    """What half of the hours would hold."""
    if not found.hours_available or not found.kept:
        return ()
    less = held(found.wished, found.costs, found.hours_available * HALF)
    posts = posts_figure(less, share=str(HALF))
    lost = [network_name(network) for network in found.kept if network not in less.kept]
    paused = f", avec {numbers.listed(lost)} en pause" if lost else ", sans réseau de moins"
    return (within(f"Avec moitié moins d’heures : {posts_a_week(posts)}{paused}.", posts),)


def _decision(month: ClientMonth, found: Cadence) -> str:
    if found.hours_available is None:
        who = numbers.listed(team_hours(month.dossier).unnoted) or "chacun"
        return f"Noter les heures de {who} avant de promettre ce rythme."
    if not found.kept:
        return "Trouver des heures de production, ou ne rien promettre."
    if not _is_whole(found) and found.hours_wished > found.hours_available:
        return _choice(month, found)
    figures = [posts_figure(found, network) for network in found.kept]
    held_on = [f"{figure} sur {network_name(network)}" for figure, network in zip(figures, found.kept, strict=True)]
    return within(
        f"Tenir chaque semaine {numbers.listed(held_on)}, sans rien ajouter avant que ce soit stable.", *figures
    )


def _choice(month: ClientMonth, found: Cadence) -> str:
    """What is to be decided where more is wished for than the hours hold."""
    lacking = in_hours(hours(found.hours_wished - (found.hours_available or 0.0)))
    who = numbers.listed(person.name for person in producers(month.dossier))
    posts = numbers.counted(math.floor(found.posts * WEEKS_A_MONTH), "publication")
    return f"Choisir : s’en tenir à {posts} par mois, ou ajouter {lacking} par semaine à celles {numbers.of(who)}."


def _is_whole(found: Cadence) -> bool:
    """Whether what is wished for is held."""
    return found.posts >= ENOUGH * sum(found.wished.values())


def rhythm_said(found: Cadence, network: str) -> str:
    """How often one posts on a network, by week, or by month where it is less than once: "3 fois par mois"."""
    weekly = found.weekly[network]
    if weekly < 1:
        return f"{short(weekly * 4)} fois par mois"
    figure = posts_figure(found, network)
    return within(f"{figure} fois par semaine", figure)
