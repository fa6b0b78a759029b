"""The structure of a post on each network that is kept: noted in the dossier, else read in the client's best post."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import RECURRING, STRUCTURE, STRUCTURE_PARTS
from iwa.dossier.editorial import EditorialElement
from iwa.editorial.anatomy import Anatomy, best_to_take_apart, taken_apart
from iwa.editorial.cadence import cadence
from iwa.editorial.proofs import inventory
from iwa.slides import Block, Blocks, Slide
from iwa.steps.charter.noted import in_a_title, quoted, rows_of, tabs
from iwa.steps.coverage import window_days
from iwa.steps.sourcing import source
from iwa.steps.tracing import Row, days_of, post_figure
from iwa.steps.wording import TO_COMPLETE, capital, lowered, network_name
from iwa.traced import within

LONGEST = 150  # letters of a part
LONGEST_TITLE = 105
WITH_ARTICLE = dict(zip(STRUCTURE_PARTS, ("l’accroche", "le corps", "la preuve", "l’appel à l’action"), strict=True))
Best = tuple[Anatomy, Row]


def structures(month: ClientMonth) -> list[Slide]:
    """A slide for each network that the hours keep: hook, body, proof and call, each with an example."""
    return [_structure(month, network) for network in cadence(month).kept or month.networks[:1]]


def _structure(month: ClientMonth, network: str) -> Slide:
    noted = noted_parts(month, network)
    best = None if noted else _best(month, network)
    lacking = [part for part in STRUCTURE_PARTS if _text(part, noted, best) == TO_COMPLETE]
    return Slide(
        id=f"charte.structure.{network}",
        title=_title(network, noted, best),
        subtitle=f"Les quatre temps d’une publication {network_name(network)}, chacun avec un exemple",
        exhibit=Blocks(tuple(_part(rank, part, noted, best) for rank, part in enumerate(STRUCTURE_PARTS, 1))),
        message=_origin(month, best) if best else (),
        decision=_decision(month, network, noted, lacking),
        source=source(month, [network]) if best else tabs("éditorial"),
        notes="Ce que l’onglet « éditorial » note du réseau ; s’il n’en dit rien, l’une des publications de la fenêtre au-dessus de "
        "l’habitude, celle qui a le plus de ces quatre temps, découpée telle qu’elle est parue.",
    )


def noted_parts(month: ClientMonth, network: str) -> dict[str, EditorialElement]:
    """The parts of the structure that the dossier notes for a network, else for all of them."""
    rows = [row for row in rows_of(month, STRUCTURE) if row.network in (network, None)]
    return {row.name: row for row in sorted(rows, key=lambda row: row.network is not None)}


def _best(month: ClientMonth, network: str) -> Best | None:
    post = best_to_take_apart(month.window_posts_of(network))
    return None if post is None else (taken_apart(str(post["text"])), dict(post.items()))


def _text(part: str, noted: dict[str, EditorialElement], best: Best | None) -> str:
    """The example of a part: as noted, else as it stands in the best post, else what lacks."""
    row = noted.get(part)
    if row and row.example:
        return row.example
    found = best[0].parts[STRUCTURE_PARTS.index(part)] if best else ""
    return found or TO_COMPLETE


def _part(rank: int, part: str, noted: dict[str, EditorialElement], best: Best | None) -> Block:
    row, text = noted.get(part), _text(part, noted, best)
    rule = (row.note,) if row and row.note else ()
    return Block(f"{rank}. {capital(part)}", (*rule, text if text == TO_COMPLETE else quoted(text, LONGEST)))


def _origin(month: ClientMonth, best: Best) -> tuple[str, ...]:
    """Which post the parts are read in, and how it did."""
    post = best[1]
    times = post_figure(post, numbers.decimal(post["excess"], 1), "excess", **days_of(window_days(month)))
    day = numbers.day(post["published_at"].tz_convert(month.client.timezone).date(), year=False)
    return (
        within(f"Repris de la publication du {day}, qui a fait {times} fois l’engagement habituel du réseau.", times),
    )


def _title(network: str, noted: dict[str, EditorialElement], best: Best | None) -> str:
    name = network_name(network)
    ends = (STRUCTURE_PARTS[0], STRUCTURE_PARTS[-1])
    told = [in_a_title(note) for part in ends if part in noted and (note := noted[part].note)]
    whole = f"{name} : pour ouvrir, {' ; pour finir, '.join(told)}"
    if len(told) == len(ends) and len(whole) <= LONGEST_TITLE:
        return whole
    if told and STRUCTURE_PARTS[0] in noted and noted[STRUCTURE_PARTS[0]].note:
        return f"{name} s’ouvre ainsi : {told[0]}"
    if best:
        return f"{name} : {quoted(best[0].hook, 60)}, l’ouverture à reprendre"
    return f"La structure d’une publication {name} reste {TO_COMPLETE}"


def _decision(month: ClientMonth, network: str, noted: dict[str, EditorialElement], lacking: list[str]) -> str:
    name = network_name(network)
    if lacking:
        usable = inventory(month.dossier.proofs, month.month.last).usable
        helps = f" ; « {usable[0].name} » peut servir de preuve" if usable and STRUCTURE_PARTS[2] in lacking else ""
        return f"Écrire {numbers.listed(WITH_ARTICLE[part] for part in lacking)} d’une publication {name}{helps}."
    if not noted:
        return f"Valider ces quatre temps pour {name}, puis les noter dans l’onglet « éditorial »."
    series = [row for row in rows_of(month, RECURRING) if row.network in (network, None)]
    if series:
        return f"Écrire ainsi la prochaine de « {series[0].name} », {lowered(series[0].note or 'à son jour')}."
    return f"Écrire ainsi la prochaine publication {name} et relire les deux dernières."
