"""A scenario on a page: the projection with its range beside what today's levers give, what is moved, what must be true."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import hours_said
from iwa.simulator import Model, Projection, Scenario, Target, evidence, model_of, replayed
from iwa.simulator.solving import lacking
from iwa.slides import Chart, Column, Series, Slide, Table
from iwa.steps.scenarios.conditions import conditions
from iwa.steps.scenarios.shown import Shown, aim_said, shown, strange, target_of
from iwa.steps.scenarios.words import (
    RATES,
    amount_said,
    figure_said,
    hours_line,
    levers_said,
    measure_said,
    pairs_of,
    range_said,
    rounded,
)
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE, excerpt, month_label
from iwa.traced import within

WHEN = ("à 30 jours", "à 60 jours", "à 90 jours")
WITHOUT, WITH = "Sans rien changer", "Avec le scénario"
LONGEST_NAME = 31
MOST_SAID = 2
MOST_LEVERS, MOST_MEASURES = 4, 5  # rows
NONE_TOLD = "Aucun scénario n’est gardé, et le modèle n’en propose pas"


def pages(month: ClientMonth) -> list[Slide]:
    """A page a scenario; one that says how to keep the first where the model has nothing to propose."""
    found = shown(month)
    return [_page(month, one, rank, found) for rank, one in enumerate(found.scenarios, start=1)] or [
        _none(month, found)
    ]


def _page(month: ClientMonth, scenario: Scenario, rank: int, found: Shown) -> Slide:
    model = model_of(month)
    after, before = replayed(model, scenario)
    target = target_of(month, scenario)
    aimed = target if target and after.of(target.measure, target.network) else None
    table = _table(model, scenario, before, after)
    return Slide(
        id=f"scenarios.fiche.{rank}",
        title=_title(month, scenario, aimed, after),
        subtitle=_subtitle(month, scenario),
        exhibit=_chart(month, model, aimed, (before, after)) if aimed else table,
        second=table if aimed else None,
        message=_messages(month, scenario, aimed, after),
        decision=_decision(month, scenario),
        source=source(month, [*month.networks, "ga4"], period=f"douze mois jusqu’à {month_period(month)}"),
        notes=_notes(month, scenario, after, found if rank == 1 else Shown()),
    )


def _title(month: ClientMonth, scenario: Scenario, target: Target | None, after: Projection) -> str:
    """The figure at 90 days, and how likely it passes the target."""
    name, model = f"« {excerpt(scenario.name, LONGEST_NAME)} »", model_of(month)
    if target is None:
        return f"Ce que change {name} à 90 jours, sans cible qui le juge"
    last = (after.of(target.measure, target.network) or ())[-1]
    what = amount_said(model, target.measure, target.network, last.middle)
    aim = aim_said(month, scenario, target)
    side = (
        "bien au-dessus" if last.sure >= target.value else "au-dessus" if last.middle >= target.value else "en dessous"
    )
    return within(f"{what} à 90 jours avec {name}, {side} de la cible de {aim}", aim)


def _subtitle(month: ClientMonth, scenario: Scenario) -> str:
    if scenario.proposed:
        return f"Scénario proposé par l’atelier, non enregistré ; d’après les douze mois {numbers.of(month.client.name)}, par période de 30 jours"
    told = f"Enregistré le {numbers.day(scenario.saved)}, recalculé avec les chiffres {numbers.of(month_label(month.month))}"
    return f"{told} ; fourchette qui tient huit fois sur dix, par période de 30 jours"


def _chart(month: ClientMonth, model: Model, target: Target, both: tuple[Projection, Projection]) -> Chart:
    """What was measured last, then both projections; the target is the thin line."""
    measure, network = target.measure, target.network
    last = model.history.get(measure, {}).get(network, {}).get(model.month)
    values: list[float | None] = [rounded(last) if last is not None else None]
    names = [f"{numbers.month_name(month.month.year, month.month.number).capitalize()}, mesuré"]
    low: list[float | None] = [None]
    high: list[float | None] = [None]
    for place in (0, 2):
        for label, projection in ((WITHOUT, both[0]), (WITH, both[1])):
            one = (projection.of(measure, network) or ())[place]
            names.append(f"{label}, {WHEN[place]}")
            values.append(rounded(one.middle))
            low.append(rounded(max(one.low, 0.0)))
            high.append(rounded(one.high))
    return Chart(
        kind="dots", categories=tuple(names), series=(Series(measure_said(model, measure, network), tuple(values)),),
        unit="percent" if measure in RATES else "count", digits=1 if measure in RATES else 0, low=tuple(low), high=tuple(high),
        alt=f"{measure_said(model, measure, network)} : dernier mois, sans rien changer et avec le scénario, avec leur fourchette.",
        emphasis=tuple(name for name in names if name.startswith(WITH)), reference=target.value,
        reference_label=f"Cible : {figure_said(measure, target.value)}",
    )  # fmt: skip


def _table(model: Model, scenario: Scenario, before: Projection, after: Projection) -> Table:
    """The levers that are moved, the hours, then the five measures at 90 days."""
    rows = [*levers_said(model, scenario.levers)[:MOST_LEVERS], hours_line(before, after)]
    moved = len(rows)
    for measure, network in pairs_of(model, [scenario]):
        one, other = before.of(measure, network), after.of(measure, network)
        if one and other:
            name = measure_said(model, measure, network)
            rows.append((name, range_said(measure, one[-1]), range_said(measure, other[-1])))
    rows = rows[: moved + MOST_MEASURES]
    columns = (
        Column("Levier, puis à 90 jours", 2.2, role="strong"),
        Column(WITHOUT, 1.9, "right"),
        Column(WITH, 1.9, "right"),
    )
    return Table(
        columns,
        tuple(rows),
        f"Les leviers du scénario « {scenario.name} » et ce qu’ils donnent.",
        emphasis=tuple(range(moved - 1)),
    )


def _messages(month: ClientMonth, scenario: Scenario, target: Target | None, after: Projection) -> tuple[str, ...]:
    """What must be true, what the hours do not hold, what was never seen, and what saturation rests on."""
    model = model_of(month)
    told, limits = [*conditions(month, scenario, target)], []
    if short := lacking(after):
        limits.append(
            f"Il manque {hours_said(short)} par semaine à l’équipe {numbers.of(month.client.name)} pour le tenir."
        )
    limits += [f"Jamais vu. {sentence}" for sentence in after.beyond[:1]]
    absent = strange(month, scenario)
    if absent:
        limits.append(f"Sans effet, absents chez {month.client.name} : {numbers.listed(absent)}.")
    if limits:
        told.append(" ".join(limits))
    moved = [name for name in scenario.levers.cadence if name in model.networks]
    told += [evidence(model)[name] for name in moved[:1]]
    return tuple(told[:MOST_SAID])


def _decision(month: ClientMonth, scenario: Scenario) -> str:
    if scenario.decision:
        return scenario.decision
    when = month_label(month.month.next)
    if scenario.proposed:
        return f"Le régler dans le simulateur avec {month.client.name}, l’enregistrer, puis dire s’il est tenu dès {when} : {TO_COMPLETE}."
    return f"Dire si « {scenario.name} » est tenu dès {when}, et par qui : décision {TO_COMPLETE} dans le fichier du scénario."


def _notes(month: ClientMonth, scenario: Scenario, after: Projection, found: Shown) -> str:
    """What the figures mean, and all that the page had no room for."""
    told = [
        "Chaque figure part de ce que les douze derniers mois ont donné, ramené à 30 jours et à la cadence d’aujourd’hui, sans ce qui a été "
        "payé ; les leviers la déplacent, et chacun ajoute son doute. Aucune de ces relations n’est un essai : elles vont de pair. « Bien au-dessus » : la cible est passée quatre fois sur cinq.",
        *evidence(model_of(month)).values(), *model_of(month).missing, *after.beyond, *found.refused,
    ]  # fmt: skip
    if found.left_out:
        told.append(
            f"{numbers.counted(found.left_out, 'scénario plus ancien', 'scénarios plus anciens')} dans le dossier « scenarios »."
        )
    if scenario.proposed:
        told.append("Pour en garder un : ouvrir le simulateur, placer les leviers, « Enregistrer ».")
    return " ".join(told)


def _none(month: ClientMonth, found: Shown) -> Slide:
    """How to keep a scenario, and why none is proposed."""
    model = model_of(month)
    why = model.missing or ("Chaque objectif que le modèle sait dire est atteint sans rien changer.",)
    reached = [
        f"{measure_said(model, goal.measure, goal.network)} : cible {figure_said(goal.measure, goal.target)}"
        for goal in model.goals
        if goal.target
    ]
    rows = tuple((one, TO_COMPLETE) for one in (reached or [f"Objectif {TO_COMPLETE} dans l’onglet « objectifs »"]))
    return Slide(
        id="scenarios.fiche.1",
        title=f"{NONE_TOLD} pour {month.client.name}",
        subtitle="Ce que l’on déplace dans le simulateur, devant le client, et que l’on enregistre paraît ici",
        exhibit=Table(
            (Column("Objectif", 2.5, role="strong"), Column("Scénario", 1.0, role="state")),
            rows,
            "Objectifs sans scénario.",
        ),
        message=(*found.refused, *why)[:MOST_SAID],
        decision=f"Garder un scénario avec {month.client.name} : il est {TO_COMPLETE}.",
        source=source(month, [*month.networks, "ga4"], period=f"douze mois jusqu’à {month_period(month)}"),
    )
