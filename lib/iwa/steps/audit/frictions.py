"""What stands in the way of this client's reader or team, each point with what shows it."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import FRICTION
from iwa.measures.relation import DAY_S
from iwa.slides import Column, Slide, Table
from iwa.steps.audit.cadence import long_silences
from iwa.steps.figures import has_ga4, untied_share, untracked_links, window_traffic
from iwa.steps.own_things import in_advance, led_to, on_networks
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import SOCIAL, month_figure, untied_figure, visits_figure
from iwa.steps.wording import ALL, NOTHING_TO_CHANGE, TO_COMPLETE, month_label, network_name
from iwa.traced import within

LOW_SCORE = 1  # of 3: what was noted on a profile as absent or to be done again
Point = tuple[str, str, str]  # the friction, its evidence, what to do


def frictions(month: ClientMonth) -> Slide:
    """The friction points found in the exports and in what the team noted; or that none is."""
    found = [point for part in (_links, _broken, _untied, _ways_in, _noted, _answers, _silent) for point in part(month)]
    return Slide(
        id="audit.frictions",
        title=_title(found),
        subtitle=f"Ce qui freine le lecteur ou l’équipe, {window_period(month)}",
        exhibit=Table(
            (Column("Point de friction", 2), Column("Ce qui le montre", 3.2), Column("Que faire", 2.6)),
            tuple(found) or (("Aucun relevé", "–", "–"),),
            "Points de friction relevés, avec leur preuve.",
        ),
        message=(_unlooked(month), *_unseen(month)),
        decision=f"Commencer par : {found[0][2][:1].lower()}{found[0][2][1:]}." if found else NOTHING_TO_CHANGE,
        source=source(month, [*month.networks, "ga4"]),
        notes="Relevés dans les exports, dans GA4 et dans les onglets « profils », « observations » et « liens » du dossier.",
    )


def _links(month: ClientMonth) -> list[Point]:
    """Posts of the window whose link to the client's site GA4 cannot recognise."""
    bare, total = untracked_links(month, month.window_posts)
    if not bare:
        return []
    page = led_to(month)
    often = f", {page} surtout" if page.startswith("/") else ""
    evidence = f"{numbers.counted(bare, 'publication')} sur {numbers.integer(total)} avec un lien vers le site{often}"
    todo = f"Un lien suivi propre à chaque publication {numbers.of(on_networks(month))}"
    return [(f"Des liens sans suivi vers {page}", evidence, todo)]


def _broken(month: ClientMonth) -> list[Point]:
    """Links that the team noted as broken: dead ends for whoever clicks."""
    dead = [link for link in month.dossier.links if link.state == "cassé"]
    if not dead:
        return []
    return [
        (
            "Des liens cassés",
            f"{numbers.counted(len(dead), 'lien noté', 'liens notés')} « cassé »",
            "Les réparer avant toute campagne",
        )
    ]


def _untied(month: ClientMonth) -> list[Point]:
    """Conversions that cannot be tied to any post."""
    traffic = window_traffic(month)
    share, total = untied_share(traffic), float(traffic["key_events"].sum())
    if not share or not total:
        return []
    untied = untied_figure(month, numbers.percent(share, 0), network=SOCIAL)
    counted = visits_figure(month, numbers.integer(total), "key_events", network=SOCIAL)
    told = f"{untied} des {numbers.counted(total, 'conversion')} venues {numbers.of(on_networks(month))}"
    evidence = within(told, untied, counted)
    return [
        (
            "Des conversions sans origine connue",
            evidence,
            f"Suivre aussi les liens des profils {numbers.of(on_networks(month))}",
        )
    ]


def _ways_in(month: ClientMonth) -> list[Point]:
    """Links and calls to action of the profiles that were scored low."""
    low = [
        note
        for note in month.dossier.profiles
        if note.criterion in ("lien", "page d’atterrissage", "appel à l’action")
        and isinstance(note.score, int)
        and note.score <= LOW_SCORE
    ]
    return [
        (
            f"{network_name(note.network)} : {note.criterion} à reprendre",
            note.finding or f"noté {note.score} sur 3",
            note.correction or TO_COMPLETE,
        )
        for note in low
    ]


def _noted(month: ClientMonth) -> list[Point]:
    """What the team noted beside the profiles, said to be so."""
    return [
        (
            note.finding if note.network is None else f"{network_name(note.network)} : {note.finding}",
            numbers.listed(["noté par l’équipe", *note.examples]),
            note.correction or TO_COMPLETE,
        )
        for note in month.dossier.observations
        if note.nature == FRICTION
    ]


def _answers(month: ClientMonth) -> list[Point]:
    """Slow answers and messages left without one, where files tell them."""
    when = month_label(month.month)
    wait, left = (month.figures.get((ALL, name, str(month.month))) for name in ("typical_wait", "unanswered"))
    found = []
    if wait is not None and wait > DAY_S:
        shown = month_figure("typical_wait", ALL, month.month, wait)
        evidence = within(f"délai médian de {shown} en {when}, en heures écoulées", shown)
        found.append(("Des réponses lentes", evidence, "Revoir les réponses types et l’escalade"))
    if left:
        shown = month_figure("unanswered", ALL, month.month, left)
        evidence = within(f"{shown} sur {numbers.integer(len(month.inbox.of(str(month.month))))} en {when}", shown)
        found.append(("Des messages sans réponse", evidence, "Dire qui répond, et sous quel délai"))
    return found


def _silent(month: ClientMonth) -> list[Point]:
    """The longest silence of each network."""
    found = []
    for network in month.networks:
        for gap in long_silences(month, network)[:1]:
            evidence = f"{numbers.counted(gap.days, 'jour')} sans rien, {numbers.period(gap.first, gap.last)}"
            todo = f"Garder deux publications d’avance{in_advance(month, network)}"
            found.append((f"{network_name(network)} : un long silence", evidence, todo))
    return found


def _unlooked(month: ClientMonth) -> str:
    """What could not be looked at."""
    lacking = []
    if not has_ga4(month):
        lacking.append("GA4")
    if not any(note.score is not None for note in month.dossier.profiles):
        lacking.append("l’observation des profils")
    told = (ALL, "answered_share", str(month.month)) in month.figures
    lacking.append("les délais de validation" if told else "les délais de réponse et de validation")
    return f"Sans source : {numbers.listed(lacking)}."


def _unseen(month: ClientMonth) -> tuple[str, ...]:
    """That the team has not said yet what it sees itself."""
    if any(note.nature == FRICTION for note in month.dossier.observations):
        return ()
    return (f"Points de friction vus par l’équipe : {TO_COMPLETE} (onglet « observations »).",)


def _title(found: list[Point]) -> str:
    if not found:
        return "Aucun point de friction ne ressort de ce qui a été regardé"
    first = f"{found[0][0][:1].lower()}{found[0][0][1:]}"
    if len(found) == 1:
        return f"Un point de friction ressort : {first}"
    return f"{numbers.integer(len(found))} points de friction ressortent, à commencer par {first}"
