"""One view from being seen to a lead or a sale, with a figure or its missing source at each stage."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.registry import AUDIENCE_REACHED
from iwa.measures.site import ENOUGH_SESSIONS
from iwa.slides import Column, Slide, Table
from iwa.steps import stages as chain_stages
from iwa.steps.figures import NO_SOURCE
from iwa.steps.own_things import led_to, seen_as
from iwa.steps.sourcing import definition_of, month_period, posts_said, source, window_period
from iwa.steps.stage_figures import rate_figure, stage_figure
from iwa.steps.stages import CLICKED, INTERACTIONS, OUTCOME, SEEN, VISITS, Reading, Stage, stages
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, month_label, network_name
from iwa.traced import within

BASES = {"reach": "portée", "impressions": "impressions", "views": "vues"}
HELD_AGAINST = {INTERACTIONS: "part du vu", CLICKED: "part du vu", OUTCOME: "part des visites"}
PASSAGES = {CLICKED: "du vu au clic", OUTCOME: "de la visite à la conversion"}
CLEARLY = 1.5  # how many times wider the next passage must be for one to be named as the narrowest
WORK_ON = {
    CLICKED: "Travailler d’abord le passage du vu au clic : appel à l’action et lien suivi dans les publications qui "
    "renvoient vers {page}.",
    OUTCOME: "Travailler d’abord le passage de la visite à la conversion : page d’arrivée, formulaire, délai de rappel.",
}
FIND = {
    VISITS: "Exporter GA4 mois par mois (source, contenu de l’annonce, page de destination) : sans lui, la chaîne "
    "s’arrête aux clics.",
    OUTCOME: "Dire quels événements clés de GA4 comptent (leads, rendez-vous, ventes, candidatures), ou "
    "noter leur nombre dans l’onglet « saisies ».",
    CLICKED: "Mettre un lien suivi dans les publications : aucun réseau de ce client n’exporte ses clics.",
}  # fmt: skip


def chain_of_window(month: ClientMonth) -> Slide:
    """The chain over the audit's window."""
    return _slide(month, "audit.chaine", chain_stages.of_window(month))


def chain_of_month(month: ClientMonth) -> Slide:
    """The chain of the month, with the dashboard's figures."""
    return _slide(month, "mesure.chaine", chain_stages.of_month(month))


def _slide(month: ClientMonth, identifier: str, reading: Reading) -> Slide:
    found = stages(month, reading)
    is_audit = identifier.startswith("audit")
    period = window_period(month) if is_audit else month_period(month)
    days = f" ({numbers.counted(month.client.window_days, 'jour')})" if is_audit else ""
    networks = [Column(network_name(network), 1.2, "right") for network in month.networks]
    return Slide(
        id=identifier,
        title=_title(month, found, reading, monthly=not is_audit),
        subtitle=f"De ce qui est vu à ce qui est obtenu, {period}{days}",
        exhibit=Table(
            (Column("Étape", 1.9), *networks, Column("Ensemble", 1.2, "right")),
            tuple(_line(month, stage, reading) for stage in found),
            "Ce que chaque réseau donne à chaque étape, du vu à la vente.",
        ),
        message=_message(month, found),
        decision=_decision(month, found),
        source=source(month, [*month.networks, "ga4"], count=posts_said(reading.posts), period=period),
        notes=definition_of(
            "reach", "impressions", "views", "interactions", "clicks", "link_clicks", "sessions", "conversions"
        )
        + " Une part n’est donnée que là où les deux étapes viennent des mêmes exports : un clic compté par un réseau et une "
        f"visite comptée par GA4 ne se rapportent pas l’un à l’autre. Sous {numbers.integer(ENOUGH_SESSIONS)} visites, aucune "
        "part n’est donnée. GA4 et les chiffres saisis se lisent par mois entiers. Clics : stories comprises ; leur part du vu "
        "est celle des autres publications.",
    )


def _line(month: ClientMonth, stage: Stage, reading: Reading) -> tuple[str, ...]:
    share = f", {HELD_AGAINST[stage.kind]}" if stage.rates else ""
    cells = (_cell(stage, network, reading) for network in month.networks)
    return (stage.name + share, *cells, _whole(month, stage, reading))


def _cell(stage: Stage, network: str, reading: Reading) -> str:
    value = stage.figures[network]
    if value is None:
        return stage.absent[network]
    told = stage_figure(stage, reading, numbers.integer(value), (network,))
    if stage.kind == SEEN:
        return within(f"{told} ({BASES[AUDIENCE_REACHED[network]]})", told)
    if network not in stage.rates:
        return told
    rate = rate_figure(stage, reading, numbers.percent(stage.rates[network]), network)
    return within(f"{told} · {rate}", told, rate)


def _whole(month: ClientMonth, stage: Stage, reading: Reading) -> str:
    """The sum of the networks that have a figure, with how many these are; the seen is never added."""
    if stage.kind == SEEN and len(month.networks) > 1:
        return "ne s’additionne pas" if stage.known else NO_SOURCE
    if stage.total is None:
        return _why(stage)
    with_figure = tuple(network for network, value in stage.figures.items() if value is not None)
    told = stage_figure(stage, reading, numbers.integer(stage.total), () if stage.entered else with_figure)
    if stage.entered or len(with_figure) == len(stage.figures):
        return told
    count = numbers.counted(len(stage.figures), "réseau", "réseaux")
    return within(f"{told} ({numbers.integer(len(with_figure))} sur {count})", told)


def _why(stage: Stage) -> str:
    """One reason for all the networks: that there is no source, unless one has files without the figure."""
    return numbers.MISSING if numbers.MISSING in stage.absent.values() else NO_SOURCE


def _lacking(found: Sequence[Stage]) -> list[Stage]:
    """The stages without any figure; outcomes count as one, and it is there when one of them is."""
    ahead = [stage for stage in found if stage.kind != OUTCOME and not stage.known]
    ends = [stage for stage in found if stage.kind == OUTCOME]
    return ahead if any(stage.known for stage in ends) else [*ahead, *ends[:1]]


def _weakest(found: Sequence[Stage]) -> Stage | None:
    """The stage that the smallest share reaches; None where no passage is measured or two are about as narrow."""
    first, *others = [*_passages(found), None]
    if first is None or others[0] is None or _lowest(others[0]) >= CLEARLY * _lowest(first):
        return first
    return None


def _passages(found: Sequence[Stage]) -> list[Stage]:
    """The narrowest passage of each kind on the way to an outcome, the narrowest of all first."""
    measured = sorted((stage for stage in found if stage.kind in PASSAGES and stage.rates), key=_lowest)
    return list({stage.kind: stage for stage in reversed(measured)}.values())[::-1]


def _lowest(stage: Stage) -> float:
    return min(stage.rates.values())


def _said(stage: Stage) -> str:
    names = {SEEN: "la portée", INTERACTIONS: "les interactions", CLICKED: "les clics", VISITS: "les visites du site"}
    return names.get(stage.kind, "les leads et les ventes")


def _title(month: ClientMonth, found: Sequence[Stage], reading: Reading, monthly: bool) -> str:
    when = f"En {month_label(month.month)}" if monthly else f"Sur {month.client.window_days} jours"
    if not any(stage.known for stage in found):
        return f"{when}, aucune étape n’a de source, du vu à la vente"
    lacking, weakest = _lacking(found), _weakest(found)
    if lacking:
        return f"{when}, la chaîne du vu à la vente reste sans source pour {_first_two(lacking)}"
    if weakest is None and _passages(found):
        rates = [f"{numbers.percent(_lowest(stage))} {PASSAGES[stage.kind]}" for stage in _passages(found)]
        return f"{when}, aucun passage ne se détache : {numbers.listed(rates)}"
    if weakest is None:
        return f"{when}, chaque étape a une source, mais aucun passage de l’une à l’autre ne se mesure encore"
    spread = _spread(weakest, reading)
    return within(f"{when}, la chaîne perd le plus {PASSAGES[weakest.kind]} : {spread}", spread)


def _first_two(lacking: Sequence[Stage]) -> str:
    named = numbers.listed(_said(stage) for stage in lacking[:2])
    return named if len(lacking) < 3 else f"{named}, entre autres"


def _spread(stage: Stage, reading: Reading) -> str:
    """The rates of the networks, from the lowest to the highest."""
    ordered = sorted(stage.rates, key=lambda network: stage.rates[network])
    low, high = (rate_figure(stage, reading, numbers.percent(stage.rates[n]), n) for n in (ordered[0], ordered[-1]))
    told = f"{low} passent" if low == high else f"{low} à {high} passent, selon le réseau"
    return within(told, low) if low == high else within(told, low, high)


def _message(month: ClientMonth, found: Sequence[Stage]) -> tuple[str, ...]:
    told = []
    if len(month.networks) > 1:
        told.append(_unlike(month))
    if any(stage.entered for stage in found):
        entered = numbers.listed(dict.fromkeys(stage.indicator for stage in found if stage.entered))
        told.append(f"Ce que l’équipe a saisi ({entered}) et ce que GA4 compte restent côte à côte, sans addition.")
    return tuple(told)


def _unlike(month: ClientMonth) -> str:
    """Why what the networks show is never added."""
    found = seen_as(month.networks)
    if len(found) == 1:
        (basis, names), *_ = found.items()
        return f"{capital(basis)} {numbers.of(numbers.listed(names))} : les mêmes personnes y reviennent, rien ne s’additionne."
    told = numbers.listed(f"{basis} ({numbers.listed(names)})" for basis, names in found.items())
    return f"{capital(told)} ne comptent pas la même chose : rien ne s’additionne."


def _decision(month: ClientMonth, found: Sequence[Stage]) -> str:
    lacking, weakest = _lacking(found), _weakest(found)
    if lacking:
        return FIND.get(lacking[0].kind) or "Fournir les exports des réseaux : sans eux, la chaîne n’a pas de début."
    return WORK_ON[weakest.kind].format(page=led_to(month)) if weakest else NOTHING_TO_CHANGE
