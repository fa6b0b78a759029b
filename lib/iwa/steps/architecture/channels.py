"""How many networks, which ones, on which criteria; which are paused, and what that loses."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import WELL_RUN, Cadence, cadence, least_of
from iwa.editorial.pace import pace
from iwa.editorial.worth import Worth, worths
from iwa.measures.series import over
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.figures import held_figure, hours, in_hours, team_figure
from iwa.steps.coverage import names_of
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.stages import OUTCOMES
from iwa.steps.tracing import feed_weekly_figure, untied_figure, window_figure
from iwa.steps.wording import TO_COMPLETE, network_name
from iwa.traced import within

KEPT, PAUSED = "tenir", "mettre en pause"


def channels(month: ClientMonth) -> Slide:
    """A line a network in the order of what it is worth, with what each criterion says of it, and the choice."""
    found = cadence(month)
    columns = (
        Column("Réseau", 1.1, role="strong"), Column("Objectifs qui le nomment", 2.0), Column("Audience visée", 1.6),
        Column("Offre : conversions venues de là", 1.6, "right"), Column("Interactions", 1.1, "right"),
        Column("Ressources par semaine", 1.4, "right"), Column("Choix", 1.2, role="state"),
    )  # fmt: skip
    return Slide(
        id="architecture.reseaux",
        title=_title(month, found),
        subtitle=f"Audience, offre ({_offer(month)}) et ressources, {window_period(month)}",
        exhibit=Table(
            columns,
            tuple(_line(month, found, worth) for worth in worths(month)),
            f"Les réseaux {numbers.of(month.client.name)} et ce que chacun apporte.",
        ),
        message=(*_resources(month, found), *_paused(month, found)),
        decision=_decision(month, found),
        source=source(month, [*month.networks, "ga4"], count=posts_said(month.window_posts)),
        notes="Les réseaux sont classés par ce qu’ils apportent aux objectifs. Le rang est la moyenne de ce qui est connu : part des objectifs qui nomment le réseau, part des conversions de GA4, part "
        f"des interactions, part visée de l’audience atteinte. Jusqu’à {WELL_RUN} réseaux passent avant tout autre ; un suivant n’est "
        "ouvert que s’il reste de quoi y tenir un rythme.",
    )


def _line(month: ClientMonth, found: Cadence, worth: Worth) -> tuple[str, ...]:
    network = worth.network
    goals = [goal.type for goal in month.dossier.goals if goal.network == network]
    kept = network in found.kept
    return (
        network_name(network),
        numbers.listed(dict.fromkeys(goals)) if goals else "aucun",
        _aimed(month, worth),
        _converted(month, worth),
        _reacted(month, network),
        in_hours(held_figure(found, network)) if kept else f"{_asked(found, network)} au moins",
        KEPT if kept else PAUSED,
    )


def _asked(found: Cadence, network: str) -> str:
    return f"{numbers.decimal(least_of(network) * found.costs[network], 1)}{numbers.NO_BREAK}h"


def _aimed(month: ClientMonth, worth: Worth) -> str:
    """How much of what is aimed at its followers make up."""
    if worth.audience is None:
        targets = [one for one in month.dossier.targets if one.network in (None, worth.network)]
        return "non exportée" if targets else f"cible {TO_COMPLETE}"
    return f"{numbers.percent(worth.audience, 0)} de la part visée"


def _converted(month: ClientMonth, worth: Worth) -> str:
    if worth.conversions is None:
        return numbers.MISSING_SHORT
    return untied_figure(month, numbers.percent(worth.conversions, 0), "share_of_conversions", network=worth.network)


def _reacted(month: ClientMonth, network: str) -> str:
    value = numbers.known(over(month.window_posts_of(network), "interactions"))
    return numbers.MISSING_SHORT if value is None else window_figure(month, "interactions", value, network=network)


def _title(month: ClientMonth, found: Cadence) -> str:
    count, kept, whole = len(found.kept), names_of(found.kept), len(month.networks)
    if found.hours_available is None:
        return f"Sans heures notées, rien ne dit combien de réseaux {month.client.name} peut tenir"
    if not count:
        return f"Aucun des {in_words(whole)} réseaux ne tient avec les heures de production notées"
    used, available = held_figure(found), team_figure(month, "available")
    hours = f"{in_hours(used)} sur {in_hours(available)}"
    if not found.paused:
        told = f"{_counted(count)} à tenir, {kept} : {hours} de production par semaine"
    else:
        paused = names_of([network for network, _ in found.paused])
        told = f"{_counted(count)} à tenir sur {in_words(whole)} ({hours}) ; {paused} en pause"
    return within(told, used, available)


def _counted(count: int) -> str:
    return f"{in_words(count).capitalize()} {'réseau' if count == 1 else 'réseaux'}"


def _offer(month: ClientMonth) -> str:
    """What the client sells, and by which outcomes GA4 sees it."""
    outcomes = ["demandes" if kind == "lead" else OUTCOMES[kind][0].lower() for kind in month.client.conversions]
    return f"{month.client.sector}, comptée en {numbers.listed(outcomes) or f'issues {TO_COMPLETE}'}"


def _resources(month: ClientMonth, found: Cadence) -> tuple[str, ...]:
    """The hours of the networks kept against those there are."""
    if found.hours_available is None or not found.kept:
        return ()
    figures = [held_figure(found, network) for network in found.kept]
    used, available, left = held_figure(found), team_figure(month, "available"), held_figure(found, figure="left")
    parts = f"{' + '.join(figures)} = {in_hours(used)}" if len(figures) > 1 else in_hours(used)
    told = f"Ressources : {parts} sur {in_hours(available)} de production ; il en reste {in_hours(left)}."
    return (within(told, *figures, used, available, left),)


def _paused(month: ClientMonth, found: Cadence) -> tuple[str, ...]:
    """Why each network is paused, and what is given up with it."""
    told = []
    for network, reason in found.paused:
        weekly = pace(month, network).weekly
        if not weekly:
            told.append(f"{reason} ; rien n’y est publié, rien ne se perd.")
            continue
        posts, shown = feed_weekly_figure(month, numbers.decimal(weekly, 1), network), _reacted(month, network)
        noun = "publications" if weekly >= 2 else "publication"
        freed = in_hours(hours(weekly * found.costs[network]))
        lost = f"{reason} ; on perd {posts} {noun} par semaine et {shown} interactions, on rend {freed}."
        told.append(within(lost, posts, shown))
    return tuple(told)


def _decision(month: ClientMonth, found: Cadence) -> str:
    if found.hours_available is None:
        return "Noter les heures de l’équipe avant de choisir les réseaux."
    if not found.kept:
        return (
            f"Trouver des heures pour {network_name(found.order[0])}, le réseau qui apporte le plus, avant tout autre."
        )
    if found.paused:
        kept = names_of(found.kept)
        paused = names_of([network for network, _ in found.paused])
        return f"Annoncer la pause sur {paused}, et garder les heures pour {kept}."
    left = found.hours_left or 0.0
    if len(found.kept) > WELL_RUN:
        last = network_name(found.kept[-1])
        return f"Tenir les {in_words(len(found.kept))} ; si les heures baissent, {last} s’arrête en premier."
    return f"Rester sur {names_of(found.kept)} : {in_hours(hours(left))} de marge ne suffisent pas à un réseau de plus."
