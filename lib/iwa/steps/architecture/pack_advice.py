"""For the agency alone: which pack fits the client, from three of its figures; a smaller one is a possible answer."""

from __future__ import annotations

from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.event import SUMMED_UP
from iwa.editorial.cadence import cadence
from iwa.editorial.hours import team_hours
from iwa.method.hours import PackNeeds, default_hours
from iwa.method.promises import NESTED
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.figures import hours, posts_figure, team_figure
from iwa.steps.architecture.people import makers
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import TO_COMPLETE
from iwa.traced import within

NAMES = {"essentiel": "Essentiel", "croissance": "Croissance", "impact": "Impact"}


@dataclass(frozen=True)
class Figures:
    """Posts a week that the hours hold, hours of production, objectives with a target and highlights to come."""

    posts: float
    hours: float | None
    ambition: int

    def reach(self, needs: PackNeeds) -> bool:
        """Whether all three are enough; hours that nobody noted are not."""
        return self.posts >= needs.posts and (self.hours or 0.0) >= needs.hours and self.ambition >= needs.ambition


def fitting(found: Figures) -> str:
    """The largest pack whose needs are all met.

    >>> fitting(Figures(5.0, 10.0, 2)), fitting(Figures(5.0, 4.0, 2))
    ('croissance', 'essentiel')
    """
    return next(name for name in reversed(NESTED) if found.reach(default_hours().packs[name]))


def figures_of(month: ClientMonth) -> Figures:
    """The client's three figures; a cadence that no hours hold counts for nothing."""
    available = team_hours(month.dossier).available
    aims = sum(goal.target is not None for goal in month.dossier.goals)
    ahead = sum(one.nature in SUMMED_UP and one.last_day > month.month.last for one in month.dossier.agenda)
    return Figures(cadence(month).posts if available is not None else 0.0, available, aims + ahead)


def pack_advice(month: ClientMonth) -> Slide:
    """The three figures beside what each pack asks for; internal."""
    found = figures_of(month)
    posts, available = posts_figure(cadence(month)), team_figure(month, "available")
    client = (
        (
            "Volume : publications par semaine que les heures portent",
            TO_COMPLETE if found.hours is None else posts,
            "posts",
        ),
        ("Ressources : heures de production par semaine", TO_COMPLETE if found.hours is None else available, "hours"),
        ("Ambition : objectifs chiffrés et temps forts en vue", numbers.integer(found.ambition), "ambition"),
    )
    needs = default_hours().packs
    rows = tuple(
        (label, value, *(hours(float(getattr(needs[name], key))) for name in NESTED), _first_lacking(found, key))
        for label, value, key in client
    )
    columns = (
        Column("Chiffre du client", 3.2, role="strong"), Column(month.client.name, 1.3, "right"),
        *(Column(NAMES[name], 1.0, "right") for name in NESTED), Column("Ce qu’il dit", 2.2),
    )  # fmt: skip
    return Slide(
        id="architecture.pack",
        title=_title(month, found),
        subtitle=f"Trois chiffres du client face au minimum de chaque pack, {month_period(month)} ; pour l’agence seulement",
        exhibit=Table(columns, rows, "Les trois chiffres du client et ce que chaque pack demande."),
        message=_message(month, found),
        decision=_decision(month, found),
        source=source(month, month.networks),
        notes="Le pack qui convient est le plus grand dont les trois minimums sont atteints. Les minimums sont de la maison. Diapositive "
        "interne : elle ne va pas chez le client.",
        audience="interne",
    )


def _first_lacking(found: Figures, key: str) -> str:
    """The largest pack that one figure alone reaches."""
    value = getattr(found, key) or 0
    name = next(name for name in reversed(NESTED) if value >= getattr(default_hours().packs[name], key))
    return f"jusqu’à {NAMES[name]}"


def _title(month: ClientMonth, found: Figures) -> str:
    fit, own = fitting(found), month.client.pack
    if fit == own:
        return f"Le pack {NAMES[own]} convient à {month.client.name} : ses trois chiffres y suffisent"
    if NESTED.index(fit) < NESTED.index(own):
        than = f"plutôt qu{numbers.of(NAMES[own])[1:]}"  # elided as after "de"
        return f"Un pack plus petit suffirait à {month.client.name} : {NAMES[fit]} {than}"
    return f"{month.client.name} peut porter le pack {NAMES[fit]}, au-dessus de son pack {NAMES[own]}"


def _message(month: ClientMonth, found: Figures) -> tuple[str, ...]:
    owed = month.client.quotas.get("publications")
    posts = posts_figure(cadence(month))
    told = []
    if owed:
        told.append(
            within(f"Le contrat doit {owed} publications par mois ; les heures en portent {posts} par semaine.", posts)
        )
    if found.hours is None:
        told.append(
            f"Heures {TO_COMPLETE} pour {numbers.listed(team_hours(month.dossier).unnoted) or 'toute l’équipe'}."
        )
    return tuple(told)


def _decision(month: ClientMonth, found: Figures) -> str:
    fit, own = fitting(found), month.client.pack
    who = numbers.listed(makers(month)[-1:]) or "la personne qui suit le client"
    if NESTED.index(fit) < NESTED.index(own):
        return f"{who} propose à {month.client.name} le pack {NAMES[fit]}, ou des heures de production en plus."
    if NESTED.index(fit) > NESTED.index(own):
        return f"{who} parle du pack {NAMES[fit]} au prochain bilan, si la cadence tient d’ici là."
    return f"Garder le pack {NAMES[own]} et relire ces chiffres au prochain trimestre."
