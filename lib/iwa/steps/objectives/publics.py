"""Whom the client wants to speak to, held against those whom the networks say they reach."""

from __future__ import annotations

from iwa import numbers
from iwa.audience.ages import by_age, by_sex
from iwa.audience.aimed import Held, held, targets_for
from iwa.audience.composition import AGE_AND_SEX, Composition, compositions
from iwa.client_month import ClientMonth
from iwa.dossier.target import Target
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.follower_figures import share_figure
from iwa.steps.sourcing import audience_files, month_period, source
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name
from iwa.traced import within

MOST_ROWS = 9
LONGEST_PORTRAIT = 110
UNKNOWN = "pas d’export"
Line = tuple[Target, str, Composition | None, Held | None]  # with the network that it is held on, "" for none


def publics(month: ClientMonth) -> Slide:
    """A line a trait and network: the share aimed at, the share found, what that makes."""
    found = lines_of(month)
    columns = (
        Column("Cible", 2.0, role="strong"), Column("Réseau", 1.1), Column("Trait", 2.2), Column("Part visée", 1.0, "right"),
        Column("Part mesurée", 1.2, "right"), Column("Constat", 2.4, role="state"),
    )  # fmt: skip
    rows = tuple(_row(line) for line in found[:MOST_ROWS])
    return Slide(
        id="objectifs.cibles",
        title=_title(month, found),
        subtitle=f"Part des abonnés {_whose(month, found)} qui ont ce trait, d’après leur dernier fichier d’audience",
        exhibit=Table(
            columns,
            rows
            or ((TO_COMPLETE, "–", TO_COMPLETE, TO_COMPLETE, "–", "aucun public n’est noté dans l’onglet « cibles »"),),
            "Publics visés, face à l’audience exportée.",
            emphasis=tuple(rank for rank, line in enumerate(found[:MOST_ROWS]) if _is_missed(line)),
        ),
        message=_messages(month, found),
        decision=_decision(month, found),
        source=_source(month, found),
        notes="Les abonnés ne sont pas toute l’audience, et les dimensions ne se recoupent pas entre elles. Une tranche d’âge que "
        "l’export coupe autrement ne donne qu’un minimum.",
    )


def _whose(month: ClientMonth, found: list[Line]) -> str:
    """The networks that a trait is sought on: "de Facebook et d’Instagram"."""
    sought = [network for network in month.networks if any(line[1] in ("", network) for line in found)]
    return numbers.listed(numbers.of(network_name(network)) for network in sought or month.networks)


def lines_of(month: ClientMonth) -> list[Line]:
    """Each trait on each of its networks that tells it; once without a share where none does."""
    found: list[Line] = []
    for target in month.dossier.targets:
        networks = [target.network] if target.network else month.networks
        told = [line for network in networks for line in _on(month, target, network)]
        found += told or [(target, target.network or "", None, None)]
    return found


def _on(month: ClientMonth, target: Target, network: str) -> list[Line]:
    for name, composition in compositions(month, network).items():
        if target in targets_for([target], network, name):
            one = held(target, _shares(composition, target))
            if one.labels or one.is_least:
                return [(target, network, composition, one)]
    return []


def _shares(composition: Composition, target: Target) -> dict[str, float]:
    if composition.dimension != AGE_AND_SEX:
        return composition.shares
    return by_age(composition.shares) if target.dimension == "âge" else by_sex(composition.shares)


def _row(line: Line) -> tuple[str, ...]:
    target, network, composition, one = line
    aimed = numbers.percent(target.share, 0) if target.share is not None else TO_COMPLETE
    where = network_name(network) if network else "tous"
    trait = f"{target.dimension} : {target.value}"
    return target.name, where, trait, aimed, share_said(composition, one), _state(line)


def share_said(composition: Composition | None, one: Held | None) -> str:
    """The share found, "au moins" where the export cuts the ages elsewhere."""
    if composition is None or one is None or one.share is None:
        return UNKNOWN
    share = share_figure(composition, one.labels, one.share)
    return within(f"au moins {share}", share) if one.is_least else share


def _state(line: Line) -> str:
    target, _, _, one = line
    if one is None or one.share is None:
        return "l’export ne montre pas ce trait"
    if target.share is None:
        return f"part visée {TO_COMPLETE}"
    if one.is_reached:
        return "part visée atteinte"
    if one.is_least:
        return "ne peut être jugé : tranches coupées autrement"
    gap = round(target.share, 2) - round(one.share, 2)
    points = round(gap * 100)
    return f"il manque {points}{numbers.NO_BREAK}{'point' if points < 2 else 'points'}"


def _is_missed(line: Line) -> bool:
    target, _, _, one = line
    return one is not None and target.share is not None and not one.is_reached and not one.is_least


def _title(month: ClientMonth, found: list[Line]) -> str:
    if not found:
        return f"Personne n’a encore dit à qui {month.client.name} veut parler"
    publics_ = list(dict.fromkeys(target.name for target, *_ in found))
    judged = [
        line
        for line in found
        if line[3] is not None and line[0].share is not None and not (line[3].is_least and not line[3].is_reached)
    ]
    if not judged:
        return (
            f"{numbers.counted(len(publics_), 'public visé', 'publics visés')}, dont aucun export ne dit encore la part"
        )
    reached = sum(not _is_missed(line) for line in judged)
    return f"{reached} part{'s' if reached > 1 else ''} visée{'s' if reached > 1 else ''} sur {len(judged)} {'sont atteintes' if reached > 1 else 'est atteinte'} parmi les abonnés"


def _messages(month: ClientMonth, found: list[Line]) -> tuple[str, ...]:
    """The whole share aimed at of one dimension where it is over all there is; the traits that do not fit; who they are."""
    lines = []
    for network in month.networks:
        for dimension in dict.fromkeys(target.dimension for target, *_ in found):
            own = [t.share for t, where, *_ in found if where == network and t.dimension == dimension and t.share]
            if sum(own) > 1:
                lines.append(
                    f"Sur {network_name(network)}, les parts visées par {dimension} font {numbers.percent(sum(own), 0)} : plus que tous les abonnés."
                )
    if len(found) > MOST_ROWS:
        lines.append(f"{numbers.counted(len(found) - MOST_ROWS, 'trait', 'traits')} de plus dans l’onglet « cibles ».")
    return (*lines, *_portraits(month))


def _portraits(month: ClientMonth) -> list[str]:
    """Each public in a sentence of the team's, those without one together."""
    known = {target.name: "" for target in month.dossier.targets}
    known |= {target.name: target.portrait for target in month.dossier.targets if target.portrait}
    told = [f"{name} : {excerpt(text.rstrip('.'), LONGEST_PORTRAIT)}." for name, text in known.items() if text]
    silent = [name for name, text in known.items() if not text]
    return [*told, *([f"Portrait {TO_COMPLETE} : {numbers.listed(silent)}."] if silent else [])]


def _decision(month: ClientMonth, found: list[Line]) -> str:
    missed = sorted((line for line in found if _is_missed(line)), key=lambda line: (line[3].share or 0) - (line[0].share or 0) if line[3] else 0)  # fmt: skip
    if not found:
        return "Noter les publics visés, trait par trait, dans l’onglet « cibles »."
    if missed:
        target, network, *_ = missed[0]
        return f"Écrire d’abord pour « {target.name} » sur {network_name(network)} : c’est la part la plus loin de ce qui est visé."
    open_ = [target.name for target, *_ in found if target.share is None]
    if open_:
        return f"Fixer la part visée pour {numbers.listed(f'« {name} »' for name in dict.fromkeys(open_))}."
    if all(one is None for *_, one in found):
        return "Fournir les exports d’audience, pour savoir si ces publics suivent déjà."
    return "Garder ces publics : les parts visées sont atteintes là où elles se mesurent."


def _source(month: ClientMonth, found: list[Line]) -> Source:
    networks = [network for network in month.networks if any(line[1] == network and line[2] for line in found)]
    told = source(month, networks or month.networks, period=month_period(month))
    files = tuple(file for network in networks for file in audience_files(month, network))
    return Source(files or told.files, told.period, told.count, told.definition, exports=told.exports)
