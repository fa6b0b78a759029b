"""What is published today beside what is planned: by pillar, and by valeur, preuve, lien and action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.mix import UNCLASSIFIED, by_balance, chosen_pillars, observed_mix, own_name, planned_mix
from iwa.method.pillars import pillars
from iwa.slides import Chart, Column, Number, Series, Slide, Table
from iwa.steps.architecture.figures import share_figure
from iwa.steps.architecture.pillars import evidence, result
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, network_name
from iwa.traced import numbers_in, within

FAR = 0.10  # a difference of shares worth a title
MOSTLY = 0.5  # of the posts without a pillar: a mix that says little yet


def mix(month: ClientMonth) -> Slide:
    """Bars a pillar, observed and planned, and the four balances in a table that adds up to 100 %."""
    observed, planned = observed_mix(month), planned_mix(month)
    names = [*planned, *(name for name in observed if name not in planned)]
    bars = Chart(
        "grouped",
        tuple(_label(month, name) for name in names),
        (
            Series("Publié", tuple(observed.get(name, 0.0) if observed else None for name in names)),
            Series("Prévu", tuple(planned.get(name) for name in names)),
        ),
        "percent",
        f"Part de chaque pilier dans les publications et dans le plan. {_title(month, observed, planned)}.",
        emphasis=("Publié",),
    )
    return Slide(
        id="architecture.mix",
        title=_title(month, observed, planned),
        subtitle=f"Part des publications, {window_period(month)}, face au plan : {_most(month, planned)}",
        exhibit=bars,
        second=_balances(month, observed, planned),
        message=_message(month, observed, planned),
        decision=_decision(month, observed, planned),
        source=source(month, month.networks, count=posts_said(month.window_posts)),
        numbers=tuple(_drawn(month, name, observed[name]) for name in observed),
        notes="Le pilier d’une publication vient des mots de l’onglet « éditorial », de « labels.csv », puis de la ressemblance. "
        "Valeur : expertise et pédagogie ; preuve : preuves ; lien : coulisses et communauté ; action : offres.",
    )  # fmt: skip


def _most(month: ClientMonth, planned: Mapping[str, float]) -> str:
    """The two pillars with the greatest planned parts, as the client calls them."""
    names = sorted(planned, key=lambda name: -planned[name])[:2]
    return numbers.listed(f"« {own_name(month, name)} »" for name in names) + (
        " et les autres" if len(planned) > 2 else ""
    )


def _drawn(month: ClientMonth, name: str, share: float) -> Number:
    """The number of a bar."""
    (number,) = numbers_in(share_figure(month, share, [name]))
    return replace(number, place=_label(month, name))


def _label(month: ClientMonth, name: str) -> str:
    return "Non classé" if name == UNCLASSIFIED else own_name(month, name)


def _balances(month: ClientMonth, observed: Mapping[str, float], planned: Mapping[str, float]) -> Table:
    seen, wanted = by_balance(observed), by_balance(planned)
    columns = (Column("Équilibre", 1.4, role="strong"), Column("Publié", 0.8, "right"), Column("Prévu", 0.8, "right"),
               Column("Écart", 1.0, "right"))  # fmt: skip
    rows = [
        (
            pillars().balances.get(name, capital(name)),
            _seen(month, name, seen[name]) if observed else numbers.MISSING_SHORT,
            numbers.percent(wanted[name], 0) if name in wanted else "–",
            _gap(seen[name] - wanted.get(name, 0.0)) if observed and name in wanted else "–",
        )
        for name in seen
    ]
    total = ("Ensemble", numbers.percent(1, 0) if observed else numbers.MISSING_SHORT, numbers.percent(1, 0), "")
    return Table(columns, (*rows, total), "Valeur, preuve, lien et action : publié et prévu.", emphasis=(len(rows),))


def _seen(month: ClientMonth, balance: str, share: float) -> str:
    names = [name for name, pillar in pillars().pillars.items() if pillar.balance == balance]
    return share_figure(month, share, names or [UNCLASSIFIED])


def _gap(gap: float) -> str:
    """A difference of shares in points, with its sign."""
    points = round(gap * 100)
    told = f"{'+' if points > 0 else ''}{numbers.integer(points)}"
    return f"{told}{numbers.NO_BREAK}{'point' if abs(points) < 2 else 'points'}"


def _farthest(observed: Mapping[str, float], planned: Mapping[str, float]) -> tuple[str, float]:
    """The chosen pillar that what is published passes or lacks most, as a share of what has a pillar."""
    told = 1 - observed.get(UNCLASSIFIED, 0.0)
    gaps = {name: observed.get(name, 0.0) / told - planned[name] for name in planned}
    name = max(gaps, key=lambda one: abs(gaps[one]))
    return name, gaps[name]


def _title(month: ClientMonth, observed: Mapping[str, float], planned: Mapping[str, float]) -> str:
    if not observed:
        return "Rien n’a été publié sur la période : le dosage prévu part de zéro"
    unclassified = observed.get(UNCLASSIFIED, 0.0)
    if unclassified == 1:
        return f"Aucune publication n’a encore de pilier : {own_name(month, next(iter(planned)))} et les autres sont à reconnaître"
    share = share_figure(month, unclassified, [UNCLASSIFIED])
    if unclassified > MOSTLY:
        return within(f"{share} des publications n’ont pas de pilier : le dosage d’aujourd’hui est mal connu", share)
    name, gap = _farthest(observed, planned)
    own, seen = own_name(month, name), share_figure(month, observed.get(name, 0.0), [name])
    wanted = numbers.percent(planned[name], 0)
    if abs(gap) < FAR:
        return "Ce qui est publié suit à peu près les parts prévues" if not unclassified else f"Hors non classé, ce qui est publié suit à peu près les parts prévues, {own} compris"  # fmt: skip
    much = "Trop" if gap > 0 else "Trop peu"
    return within(f"{much} de « {own} » : {seen} de ce qui est publié, pour {wanted} prévus", seen)


def _message(month: ClientMonth, observed: Mapping[str, float], planned: Mapping[str, float]) -> tuple[str, ...]:
    told = []
    beside = [name for name in observed if name not in planned and name != UNCLASSIFIED]
    if beside:
        shares = [share_figure(month, observed[name], [name]) for name in beside]
        what = numbers.listed(f"{own_name(month, name)} ({share})" for name, share in zip(beside, shares, strict=True))
        told.append(within(f"Publié sans être un pilier retenu : {what}.", *shares))
    if observed.get(UNCLASSIFIED):
        words = [name for name in chosen_pillars(month) if not _has_words(month, name)]
        share = share_figure(month, observed[UNCLASSIFIED], [UNCLASSIFIED])
        lacking = f" ; sans mots notés : {numbers.listed(own_name(month, name) for name in words)}" if words else ""
        told.append(within(f"Non classé : {share} des publications{lacking}.", share))
    return (*told, *islice(_disagreements(month, observed, planned), 1))  # the first: the others are in the audit


def _disagreements(month: ClientMonth, observed: Mapping[str, float], planned: Mapping[str, float]) -> Iterator[str]:
    """Where the plan and the results point apart: less of what does better, more of what does worse."""
    whole = 1 - observed.get(UNCLASSIFIED, 0.0)
    for name in planned if observed and whole else ():
        row, gap = result(month, name), observed.get(name, 0.0) / whole - planned[name]
        if row is None or abs(gap) < FAR / 2:
            continue
        own, shown = own_name(month, name), evidence(month, name)
        where = network_name(str(row["network"]))
        if gap > 0 and row["ratio"] > 1:
            yield within(f"« {own} » réussit pourtant. {shown} Réduire sa part ailleurs que sur {where}.", shown)
        elif gap < 0 and row["ratio"] < 1:
            yield within(
                f"« {own} » est à augmenter, et réussit moins. {shown} Changer d’abord sa façon sur {where}.", shown
            )


def _has_words(month: ClientMonth, pillar: str) -> bool:
    return any(row.element == "pilier" and row.name == pillar and row.words for row in month.dossier.editorial)


def _decision(month: ClientMonth, observed: Mapping[str, float], planned: Mapping[str, float]) -> str:
    if observed.get(UNCLASSIFIED, 0.0) > MOSTLY:
        first = next((name for name in planned if not _has_words(month, name)), next(iter(planned)))
        return f"Noter les mots et hashtags qui signalent chaque pilier, à commencer par « {own_name(month, first)} »."
    if not observed:
        return f"Commencer par « {own_name(month, next(iter(planned)))} »."
    if abs(_farthest(observed, planned)[1]) < FAR:
        return NOTHING_TO_CHANGE
    most = max(planned, key=lambda one: observed.get(one, 0.0) - planned[one])
    least = min(planned, key=lambda one: observed.get(one, 0.0) - planned[one])
    return f"Au prochain calendrier, rendre à « {own_name(month, least)} » des places {_taken_from(month, most)}."


def _taken_from(month: ClientMonth, pillar: str) -> str:
    return f"prises à « {own_name(month, pillar)} »"
