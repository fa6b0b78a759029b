"""Whether GA4 can tell which post brought a visit: the links that came out, those without, and those of the calendar."""

from __future__ import annotations

import re
from collections import Counter

from iwa import numbers
from iwa.calendar.links import check_link
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.editorial.published_links import PublishedLink, host_of, published_links
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import live
from iwa.steps.sourcing import month_period, source
from iwa.steps.tracing import links_figure
from iwa.steps.wording import TO_COMPLETE, month_label, network_name
from iwa.trace.subjects import words_said
from iwa.traced import within

COLUMNS = (
    Column("Publication", 2.0, role="strong"), Column("Ce qu’elle dit", 3.6), Column("Page d’arrivée", 2.0),
    Column("Ce qui manque à son lien", 2.8),
)  # fmt: skip
Faulty = tuple[PlannedPost, list[str]]


def coverage(month: ClientMonth) -> Slide:
    """The share of the links that are tracked, a line for each that is not, and how the calendar's links stand."""
    found = published_links(month)
    bare = bare_of(month)
    return Slide(
        id="production.liens",
        title=_title(month),
        subtitle=f"Publications {numbers.of(month_label(month.month))} qui mènent vers {host_of(month.client.site or '') or TO_COMPLETE}, et leur lien",
        exhibit=Table(
            COLUMNS, tuple(map(_line, bare)) or ((_nothing(month), "–", "–", "–"),), "Les liens publiés sans suivi."
        ),
        message=tuple(_message(month)),
        decision=_decision(month),
        source=source(month, month.networks, count=numbers.counted(len(found), "publication avec lien", "publications avec lien"), period=month_period(month)),
        notes="Un lien est suivi quand il porte utm_content, l’identifiant de sa ligne : sans lui, GA4 ne rattache la visite à aucune "
        "publication. Lien lu dans le texte de la publication, ou noté dans l’onglet « liens » quand le réseau le cache. Un lien du "
        "calendrier est valide avec ses quatre utm en minuscules sans accent, vers le site du client.",
    )  # fmt: skip


def bare_of(month: ClientMonth) -> list[PublishedLink]:
    """The published links that name no post, oldest first."""
    return [one for one in published_links(month) if not one.is_tracked]


def checked(month: ClientMonth) -> tuple[list[PlannedPost], list[Faulty]]:
    """The rows of the next calendar that have a link, and those whose link is wrong, with what is."""
    rows = [row for row in live(plan_of(month).rows) if row.link]
    told = [
        (row, check_link(str(row.link), row.identifier, network=row.network, site=month.client.site)) for row in rows
    ]
    return rows, [(row, wrong) for row, wrong in told if wrong]


def _line(one: PublishedLink) -> tuple[str, ...]:
    when = f"{network_name(one.network)}, {numbers.day(one.day, year=False)}"
    lacking = "tout : aucun utm" if len(one.lacking) == 4 else numbers.listed(one.lacking)
    return when, _said(one.text) if one.text else "texte caché par le réseau", one.path, lacking


def _said(text: str) -> str:
    """The first words of a post; cut after a mark, they keep it with its word."""
    return re.sub(r" (?=[;:!?»])", numbers.NARROW, words_said(text))


def _nothing(month: ClientMonth) -> str:
    if not month.client.site:
        return "Site à compléter dans client.yaml"
    return "Aucun lien sans suivi" if published_links(month) else "Aucune publication avec lien"


def _title(month: ClientMonth) -> str:
    found, when = published_links(month), month_label(month.month)
    if not month.client.site:
        return f"Les liens {numbers.of(month.client.name)} ne se suivent pas : le site reste {TO_COMPLETE} dans client.yaml"
    if not found:
        return f"Aucune publication {numbers.of(when)} ne mène vers {host_of(month.client.site)}"
    share = _share(month)
    whole = links_figure(month, numbers.integer(len(found)), "published_links")
    told = "des liens disent" if len(found) > 1 else "du seul lien dit"
    if not bare_of(month):
        return within(f"Les {whole} liens vers {host_of(month.client.site)} en {when} disent tous d’où vient la visite", whole) if len(found) > 1 else f"Le seul lien vers {host_of(month.client.site)} en {when} dit d’où vient la visite"  # fmt: skip
    return within(
        f"{share} {told} quelle publication mène vers {host_of(month.client.site)}, sur {whole} en {when}", share, whole
    )


def _share(month: ClientMonth) -> str:
    found = published_links(month)
    part = sum(one.is_tracked for one in found) / len(found)
    return links_figure(month, numbers.percent(part, 0), "tracked_share")


def _message(month: ClientMonth) -> list[str]:
    found, bare, told = published_links(month), bare_of(month), []
    if found:
        share, count = _share(month), links_figure(month, numbers.integer(len(bare)), "untracked_links")
        noun = "publication sans suivi" if len(bare) < 2 else "publications sans suivi"
        whole = links_figure(month, numbers.integer(len(found)), "published_links")
        links = "du seul lien publié" if len(found) == 1 else f"des {whole} liens publiés"
        told.append(within(f"Couverture : {share} {links} ; {count} {noun}{_often(bare)}.", share, whole, count))
    rows, wrong = checked(month)
    when = month_label(month.month.next)
    if rows:
        right = len(rows) - len(wrong)
        state = (
            f"{numbers.integer(right)} valide{'s' if right > 1 else ''} sur {numbers.integer(len(rows))}"
            if wrong
            else "tous valides"
        )
        told.append(f"Calendrier {numbers.of(when)} : {numbers.counted(len(rows), 'lien')}, {state}.")
        told += [
            f"{network_name(row.network)}, {numbers.day(row.day, year=False)} : {faults[0]}"
            for row, faults in wrong[:2]
        ]
    else:
        told.append(f"Calendrier {numbers.of(when)} : aucune ligne avec un lien.")
    return told


def _often(bare: list[PublishedLink]) -> str:
    """Where most of them lead; "" where none stands out."""
    most = Counter(one.path for one in bare).most_common(1)
    return f", vers {most[0][0]} surtout" if most and most[0][1] > 1 else ""


def _decision(month: ClientMonth) -> str:
    bare, (rows, wrong) = bare_of(month), checked(month)
    if wrong:
        return f"Corriger le lien de la ligne du {numbers.day(wrong[0][0].day, year=False)} dans le calendrier avant de programmer."
    if bare:
        last = bare[-1]
        where = f"{network_name(last.network)} du {numbers.day(last.day, year=False)}"
        return f"Mettre à la place du lien {where}, s’il peut encore se modifier, celui de sa ligne au calendrier."
    if not month.client.site:
        return "Noter le site dans client.yaml, puis relancer le mois."
    return "Continuer de copier le lien suivi de chaque ligne." if rows else "Rien à changer."
