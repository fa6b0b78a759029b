"""Who follows: what each network exports of it, against the declared targets, and growth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from iwa import numbers
from iwa.audience.aimed import targets_for
from iwa.audience.composition import AGE_AND_SEX, compositions
from iwa.client_month import ClientMonth
from iwa.slides import Slide
from iwa.steps.audit.composition_slide import composition_slide
from iwa.steps.audit.stock import growing, growth_slide, stock_said, stock_slide
from iwa.steps.wording import capital

MOST = 2  # slides a network
# What one wants to know of those who follow, and the dimensions that tell it.
WANTED: dict[str, tuple[str, ...]] = {
    "âge": (AGE_AND_SEX,),
    "lieu": ("lieu", "ville", "pays"),
    "fonction": ("fonction", "intitulé de poste"),
}


def audiences(month: ClientMonth) -> list[Slide]:
    """The slides of each network; those of which only the growing followers are known share one, if they are several."""
    alone = growing(month, [network for network in month.networks if not compositions(month, network)])
    if len(alone) < 2:
        return [slide for network in month.networks for slide in audience(month, network)]
    apart = [network for network in month.networks if network not in alone]
    return [
        *(slide for network in apart for slide in audience(month, network)),
        growth_slide(month, alone, missing_said(())),
    ]


def audience(month: ClientMonth, network: str) -> list[Slide]:
    """The two most telling dimensions, those with a declared target first; or one slide that says there is no source."""
    found = compositions(month, network)
    missing = missing_said(found)
    if not found:
        return [stock_slide(month, network, missing)]
    targets = {name: targets_for(month.dossier.targets, network, name) for name in found}
    wanted = sorted(found, key=lambda name: not targets[name])[:MOST]
    slides = [composition_slide(month, found[name], targets[name]) for name in wanted]
    slides[0] = replace(slides[0], message=(*slides[0].message, *stock_said(month, network)))
    slides[-1] = replace(slides[-1], message=(*slides[-1].message, *filter(None, [missing])))
    return slides


def missing_said(dimensions: Iterable[str]) -> str:
    """What no export tells of the followers, as a sentence; "" when nothing lacks.

    >>> missing_said(["ville"]), missing_said(["ville", "âge et sexe", "fonction"])
    ('Âge et fonction : pas de source dans les exports fournis.', '')
    """
    known = set(dimensions)
    names = [name for name, told_by in WANTED.items() if not known & set(told_by)]
    return f"{capital(numbers.listed(names))} : pas de source dans les exports fournis." if names else ""
