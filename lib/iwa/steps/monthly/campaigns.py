"""What each campaign or highlight of the month brought: before, during, after, against its aim."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.event import SUMMED_UP, Event
from iwa.findings.compare import MINIMUM_GROUP
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.coverage import names_of
from iwa.steps.figures import NO_SOURCE, said
from iwa.steps.monthly.campaign import Campaign, campaign_of
from iwa.steps.monthly.campaign_figures import aim_figure, phase_figure, spent_figure
from iwa.steps.monthly.phases import (
    networks_of,
    spent,
)
from iwa.steps.sourcing import definition_of, source
from iwa.steps.tracing import joined, noted_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, capital, excerpt, network_name, slug
from iwa.traced import within

MOST = 3  # events summed up on a slide of their own
TAB = "dossier.xlsx, onglet « agenda »"
EURO = "EUR"
NEXT, NONE = " → ", "–"
COLUMNS = (
    Column("Réseau", 0.9), Column("Publications", 1, "right"), Column("Engagement typique", 1.5, "right"),
    Column("Vu", 1.6, "right"), Column("Clics", 1.1, "right"), Column("Visites", 1.1, "right"),
    Column("Conversions", 1.1, "right"),
)  # fmt: skip


def campaigns(month: ClientMonth) -> tuple[Slide, ...]:
    """A slide for each of three events at most, those with a target first; the others on one annex slide."""
    first, last = month.month.first, month.month.last
    events = [e for e in month.dossier.agenda if e.nature in SUMMED_UP and e.start <= last and e.last_day >= first]
    events = [event for event in events if event.network is None or event.network in month.networks]
    ordered = sorted(events, key=lambda event: (event.target is None, event.start, event.title))
    shown = sorted(ordered[:MOST], key=lambda event: (event.start, event.title))
    rest = ordered[MOST:]
    return (*(_slide(month, campaign_of(month, event)) for event in shown), *((_others(month, rest),) if rest else ()))


def _slide(month: ClientMonth, known: Campaign) -> Slide:
    event = known.event
    whole = numbers.period(event.start, event.last_day)
    return Slide(
        id=f"mesure.campagne.{event.start}-{slug(event.title)}" + (f"-{event.network}" if event.network else ""),
        title=_title(month, known),
        subtitle=f"Avant → pendant → après, autant de jours de chaque côté ; {event.nature} {whole} ({_lengths(known)})",
        exhibit=Table(
            COLUMNS,
            tuple(_line(month, known, network) for network in known.networks),
            f"« {event.title} » : chaque réseau avant, pendant et après.",
        ),
        message=tuple(_message(month, known)),
        decision=_decision(known),
        source=_source(month, known),
        notes="Avant : autant de jours que ce qui est passé de l’événement. Après : autant de jours que l’événement, "
        "jusqu’à la fin du mois du rapport. Engagement typique : celui de la publication du milieu, stories et publications "
        "payées à part. Un écart entre deux périodes n’est pas un effet. "
        + definition_of("reach", "impressions", "views", "sessions", "conversions"),
    )


def _line(month: ClientMonth, known: Campaign, network: str) -> tuple[str, ...]:
    parts = known.networks[network]

    def told(name: str, digits: int | None = None) -> str:
        values = [part[name] for part in parts]
        if all(value is None for value in values[: 2 if known.phases.after is None else 3]):
            return NO_SOURCE if name in ("sessions", "key_events") else numbers.MISSING
        cells = [phase_figure(known, network, name, phase, _value(value, digits)) for phase, value in enumerate(values)]
        shown = [*cells[:2], "à venir" if known.phases.after is None else cells[2]]
        return within(NEXT.join(shown), *shown)

    names = ("seen", "clicks", "sessions", "key_events")
    return (network_name(network), told("posts"), told("rate", 1), *(told(name) for name in names))


def _value(value: float | None, digits: int | None) -> str:
    if value is None:
        return NONE
    return numbers.integer(value) if digits is None else numbers.percent(value, digits)


def _title(month: ClientMonth, known: Campaign) -> str:
    event = known.event
    name = f"{capital(event.nature)} « {excerpt(event.title, 40)} »"
    if known.value is not None and event.target is not None:
        label = known.label + (" par ses liens" if known.is_part else "")
        figure, target = aim_figure(known), _target(known)
        told = f"{name} en est à {figure} pour une cible de {target} ({label})"
        return within(told if known.phases.ended else f"{told[:-1]}, en cours)", figure, target)
    during, before = _posts(known, 1), _posts(known, 0)
    if during is None:
        return f"{name} ne se mesure pas : aucun export ne couvre ces jours"
    counts = [phase_figure(known, joined(list(known.networks)), "posts", phase, numbers.integer(count))
              for phase, count in ((1, during), (0, before or 0))]  # fmt: skip
    told = f"{name} compte {numbers.counted(during, 'publication')} en {_days_said(known)}"
    if before is None:
        return within(told, counts[0])
    return within(f"{told}, contre {counts[1]} sur autant de jours avant", *counts)


def _days_said(known: Campaign) -> str:
    """How many days of the event have passed."""
    return numbers.counted((known.phases.during[1] - known.phases.during[0]).days + 1, "jour")


def _lengths(known: Campaign) -> str:
    """The days of the event, those after it where there are fewer yet, and the posts of all networks."""
    event, after = known.event, known.phases.after_days
    fewer = known.phases.ended and known.phases.after is not None and after < (event.last_day - event.start).days + 1
    counts = [NONE if (count := _posts(known, phase)) is None else numbers.integer(count) for phase in (0, 1)]
    posts = "" if counts == [NONE, NONE] else f" ; publications {NEXT.join(counts)}"
    return _days_said(known) + (f", {numbers.integer(after)} après" if fewer else "") + posts


def _posts(known: Campaign, phase: int) -> float | None:
    counts = [parts[phase]["posts"] for parts in known.networks.values()]
    return sum(count for count in counts if count is not None) if any(count is not None for count in counts) else None


def _message(month: ClientMonth, known: Campaign) -> list[str]:
    event = known.event
    told = [_aim(known), f"Visites et conversions : {known.visits.how}.", _spending(month, event)]
    if event.measure and known.value is None:
        told.append(f"Indicateur « {known.label} » : {_why(known)}.")
    if not known.phases.ended:
        told.append("L’événement se poursuit après ce mois : « pendant » s’arrête à sa fin.")
    if all(min(parts[0]["posts"] or 0, parts[1]["posts"] or 0) < MINIMUM_GROUP for parts in known.networks.values()):
        told.append(f"Moins de {MINIMUM_GROUP} publications d’un côté au moins : rien ne s’en conclut.")
    return told


def _aim(known: Campaign) -> str:
    """The aim with its target, in the unit of its measure."""
    event = known.event
    target = _target(known) if event.measure else ""
    told = f"But : {(event.aim or TO_COMPLETE).rstrip('.')}."
    return within(f"{told} Cible : {target}.", target) if target else told


def _target(known: Campaign) -> str:
    """The event's target in the unit of its measure, "" without one."""
    event = known.event
    return "" if event.target is None else noted_figure(said(known.measure, event.target), "target", event)


def _why(known: Campaign) -> str:
    """Why the event's own measure has no figure."""
    if len(known.networks) > 1 and known.measure not in ("sessions", "conversions", "posts"):
        return "non disponible, ou ne s’additionne pas entre réseaux ; précisez le réseau"
    return numbers.MISSING


def _spending(month: ClientMonth, event: Event) -> str:
    rows, which = spent(month, event)
    planned = (
        f" pour un budget de {numbers.euros(event.budget)} (saisi par l’équipe)" if event.budget is not None else ""
    )
    currencies = rows["currency"].fillna("").unique()
    if len(rows) == 0 or rows["spend"].isna().all() or len(currencies) > 1:
        return f"Dépense : {NO_SOURCE}{planned}."
    amount = float(rows["spend"].sum())
    told = (
        numbers.euros(amount, 2)
        if currencies[0] == EURO
        else f"{numbers.decimal(amount, 2)}{numbers.NO_BREAK}{currencies[0] or '(devise ?)'}"
    )
    shown = spent_figure(month, event, told)
    return within(f"Dépense : {shown}{planned}, d’après les {which}.", shown)


def _decision(known: Campaign) -> str:
    event = known.event
    if not known.phases.ended:
        return f"Attendre la fin, le {numbers.day(event.last_day)}, avant d’en tirer une suite."
    if event.measure is None or event.target is None:
        return "Noter but, indicateur et cible dans l’onglet « agenda » : sans eux, rien ne dit si c’est réussi."
    if known.is_part and not known.is_reached:
        return "Donner à tous ses liens un même nom de campagne la prochaine fois : sans lui, le total n’est pas connu."
    if known.is_reached is None:
        return "Choisir pour la prochaine fois un indicateur que les exports donnent."
    if known.is_reached:
        return "Noter ce qui a été fait et le reprendre à la prochaine occasion : la cible est atteinte."
    return "Décider en réunion ce qui change la prochaine fois, offre, moment ou moyens : la cible n’est pas atteinte."


def _source(month: ClientMonth, known: Campaign) -> Source:
    exports = source(month, [*known.networks, *(["ga4"] if known.visits.known else [])])
    last = (known.phases.after or known.phases.during)[1].date()
    ads = tuple(sorted(spent(month, known.event)[0]["source_file"].unique()))
    return Source(
        (*exports.files, *ads, TAB),
        numbers.period(known.phases.before[0].date(), last),
        numbers.counted(sum(_posts(known, phase) or 0 for phase in range(3)), "publication"),
        exports=", ".join(part for part in (exports.exports, "onglet « agenda » du dossier") if part),
    )


def _others(month: ClientMonth, rest: list[Event]) -> Slide:
    rows = tuple(
        (
            excerpt(event.title, 60),
            numbers.period(event.start, event.last_day),
            names_of(networks_of(month, event)),
            event.aim or TO_COMPLETE,
        )
        for event in rest
    )
    count = numbers.counted(len(rest), "autre campagne ou temps fort", "autres campagnes ou temps forts")
    return Slide(
        id="mesure.campagnes",
        title=f"{count} ce mois-ci, sans page à part",
        subtitle=f"Les {numbers.integer(MOST)} premiers, ceux qui ont une cible d’abord, ont leur page",
        exhibit=Table(
            (Column("Intitulé", 2), Column("Dates", 1.8), Column("Réseaux", 1.6), Column("But", 2)),
            rows,
            "Autres campagnes et temps forts du mois.",
        ),
        decision=NOTHING_TO_CHANGE,
        source=Source((TAB,), exports="onglet « agenda » du dossier", entered=True),
        annex=True,
    )
