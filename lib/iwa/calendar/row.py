"""A post of the calendar: a row of the workbook, whose columns are its fields."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from iwa.dossier.cells import ADDRESS, DAY, FLAG, PERSON, POSITIVE, TEXT, Kind, plain
from iwa.dossier.choices import NETWORK, PILLARS, PLANNED_FORMAT, words
from iwa.dossier.row import Column, Row

ARMS = ("A", "B")
SERIES = ("conseil", "preuve", "coulisse")
NATURES = ("série", "temps fort", "campagne", "marronnier", "test", "idée")
STATES = (
    "à faire", "brief", "création", "relecture", "validation", "programmé", "publié", "reporté", "abandonné",
)  # fmt: skip

TO_DO = STATES[0]

CODES = {"facebook": "fb", "instagram": "ig", "linkedin": "li", "youtube": "yt", "tiktok": "tt", "x": "x"}


def identifier_of(day: date, network: str, rank: int | str) -> str:
    """The identifier of a row: short, plain, and the same wherever it is carried.

    >>> identifier_of(date(2026, 11, 3), "linkedin", 1)
    '2026-11-03-li-1'
    """
    return f"{day:%Y-%m-%d}-{CODES[network]}-{rank}"


def _hour(value: Any) -> time:
    """An hour of the day, typed "12:30", "12h30" or "9 h", or native."""
    if isinstance(value, datetime | time):
        return time(value.hour, value.minute)
    if isinstance(value, timedelta):  # LibreOffice may keep an hour as a duration
        return (datetime.min + value).time() if timedelta(0) <= value < timedelta(days=1) else _hour("")
    found = re.fullmatch(r"(\d{1,2}) ?[:h](?: ?(\d{2}))?(?::00)?", plain(str(value)))
    if not found:
        raise ValueError
    return time(int(found[1]), int(found[2] or 0))


HOUR = Kind("time", "une heure, comme 12:30", _hour)


class PlannedPost(Row):
    """A post as it is planned and as the team has it; what nobody wrote is None.

    The product fills the fields down to `hours`, `reason`, `test`, `arm` and `planned`; the others are the team's, which
    may correct any. `identifier` is "" on a row that somebody added by hand. `planned` is False on a row
    that the plan no longer holds, None on one that it never held. `hours` is what it costs, to all.
    """

    identifier: Annotated[
        str,
        Column(
            "identifiant", TEXT, "Le repère de la ligne, qui ne change plus. Vide sur une ligne que vous ajoutez.",
            "2026-11-03-li-1",
        ),
    ] = ""  # fmt: skip
    day: Annotated[date, Column("date", DAY, "Le jour de publication.", "03/11/2026")]
    hour: Annotated[time | None, Column("heure", HOUR, "L’heure de publication, à l’heure du client.", "12:30")] = None
    network: Annotated[str, Column("réseau", NETWORK, "Le réseau où elle paraît.", "LinkedIn")]
    format: Annotated[str | None, Column("format", PLANNED_FORMAT, "Le format produit.", "carrousel")] = None
    pillar: Annotated[str | None, Column("pilier", words(PILLARS), "Le pilier qu’elle sert.", "pédagogie")] = None
    series: Annotated[
        str | None, Column("série", words(SERIES), "La série hebdomadaire dont elle est un numéro.", "conseil")
    ] = None
    kind: Annotated[str | None, Column("nature", words(NATURES), "Ce qui l’amène au calendrier.", "série")] = None
    theme: Annotated[
        str | None, Column("thème", TEXT, "De quoi elle parle, en quelques mots.", "Choisir sa farine")
    ] = None
    hook: Annotated[str | None, Column("accroche", TEXT, "Comment elle commence : l’idée de la première ligne.")] = None
    angle: Annotated[str | None, Column("angle", TEXT, "Par où le thème est pris.", "l’erreur que l’on voit")] = None
    proof: Annotated[
        str | None, Column("preuve", TEXT, "Ce qui l’appuie : une preuve du dossier, ou « à obtenir ».")
    ] = None
    brief: Annotated[
        str | None, Column("brief", TEXT, "Ce qu’il faut pour produire : étapes, matière, points à ne pas oublier.")
    ] = None
    call: Annotated[
        str | None, Column("appel à l’action", TEXT, "Ce que le lecteur est invité à faire.", "Demander un devis")
    ] = None
    page: Annotated[
        str | None,
        Column("page d’arrivée", ADDRESS, "La page où mène l’appel à l’action.", "https://www.exemple.fr/devis"),
    ] = None
    link: Annotated[
        str | None,
        Column("lien suivi", ADDRESS, "L’adresse à publier, avec ses utm ; utm_content est l’identifiant."),
    ] = None
    campaign: Annotated[str | None, Column("campagne", TEXT, "La campagne ou le temps fort qu’elle sert.")] = None
    owner: Annotated[
        str | None,
        Column("responsable", PERSON, "Qui la mène ; son nom est dans l’onglet « équipe » du dossier.", "Léa Martin"),
    ] = None
    status: Annotated[str | None, Column("état", words(STATES), "Où elle en est.", "relecture")] = None
    hours: Annotated[
        float | None, Column("heures", POSITIVE, "Le temps prévu, du brief à la programmation, à tous.", "2,5")
    ] = None
    text: Annotated[str | None, Column("texte", TEXT, "Le texte de la publication, écrit par l’équipe.")] = None
    alt: Annotated[str | None, Column("texte alternatif", TEXT, "Ce que montre l’image, pour qui ne la voit pas.")] = (
        None
    )
    brief_on: Annotated[date | None, Column("brief le", DAY, "Le jour où le brief a été donné.")] = None
    created_on: Annotated[date | None, Column("création le", DAY, "Le jour où le contenu a été livré.")] = None
    reviewed_on: Annotated[date | None, Column("relecture le", DAY, "Le jour où la relecture a été rendue.")] = None
    approved_on: Annotated[date | None, Column("validation le", DAY, "Le jour de la validation.")] = None
    scheduled_on: Annotated[
        date | None, Column("programmation le", DAY, "Le jour où la publication a été programmée.")
    ] = None
    published_link: Annotated[
        str | None,
        Column("lien publié", ADDRESS, "L’adresse de la publication parue.", "https://www.facebook.com/…/posts/123"),
    ] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None
    reason: Annotated[
        str | None, Column("pourquoi cette ligne", TEXT, "Ce qui, chez le client, a fait proposer cette ligne.")
    ] = None
    test: Annotated[
        str | None,
        Column(
            "test",
            TEXT,
            "Le test dont elle est une publication : son identifiant dans l’onglet « tests ».",
            "2026-10-t1",
        ),
    ] = None
    arm: Annotated[
        str | None,
        Column("bras", words(ARMS), "Tiré au sort : A fait l’essai, B fait comme d’habitude. À ne pas changer.", "A"),
    ] = None
    planned: Annotated[
        bool | None,
        Column("au plan", FLAG, "Oui tant que le plan la retient ; non quand il ne la retient plus.", "oui"),
    ] = None

    @property
    def is_begun(self) -> bool:
        """Whether the team has taken the row up: it is past its first state, or its text is written."""
        return bool(self.text) or self.status not in (None, TO_DO)
