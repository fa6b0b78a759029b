"""What the team keeps track of from month to month: tests, decisions, ticks of the checklists."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import field_validator

from iwa.dossier.cells import DAY, FLAG, MONTH, PERSON, TEXT
from iwa.dossier.choices import CHECKLISTS, COMPARED, DECISION_STATES, NETWORK_OR_ALL, words
from iwa.dossier.row import Column, Row, after_start
from iwa.months import Month


class Trial(Row):
    """A test proposed or running; `accepted` None is not answered yet, `network` None is all networks.

    `compares` and `tried` say what the calendar gives to one post and not to the next; both None for a test
    that its hypothesis alone describes.
    """

    identifier: Annotated[str, Column("identifiant", TEXT, "Un repère unique, qui ne change plus.", "2026-10-t1")]
    hypothesis: Annotated[
        str,
        Column("hypothèse", TEXT, "Ce que l’on change, et ce que l’on en attend.", "Un carrousel plutôt qu’une image"),
    ]
    network: Annotated[
        str | None, Column("réseau", NETWORK_OR_ALL, "Le réseau du test ; « tous » ou rien pour l’ensemble.", "tous")
    ] = None
    measure: Annotated[str | None, Column("indicateur", TEXT, "Ce qui jugera le test.", "taux d’engagement")] = None
    compares: Annotated[
        str | None,
        Column(
            "ce que l’on compare", words(COMPARED),
            "Ce qui change d’une publication à l’autre ; vide : ce que dit l’hypothèse, telle quelle.", "format",
        ),
    ] = None  # fmt: skip
    tried: Annotated[
        str | None,
        Column("l’essai", TEXT, "Le format, le thème, le moment ou la longueur que l’on essaie.", "carrousel"),
    ] = None
    accepted: Annotated[
        bool | None, Column("accepté", FLAG, "Oui ou non ; vide tant que personne n’a répondu.", "oui")
    ] = None
    owner: Annotated[
        str | None,
        Column("responsable", PERSON, "Qui le mène ; son nom est dans l’onglet « équipe ».", "Léa Martin"),
    ] = None
    start: Annotated[date | None, Column("début", DAY, "Le premier jour du test.", "03/11/2026")] = None
    end: Annotated[date | None, Column("fin", DAY, "Le dernier jour du test.", "30/11/2026")] = None
    outcome: Annotated[str | None, Column("résultat", TEXT, "Ce qui en est sorti, une fois fini.")] = None

    _after_start = field_validator("end")(after_start)


class Decision(Row):
    identifier: Annotated[str, Column("identifiant", TEXT, "Un repère unique, qui ne change plus.", "2026-10-d1")]
    decision: Annotated[
        str, Column("décision", TEXT, "Ce qui a été décidé, en une phrase.", "Arrêter les visuels de citation")
    ]
    owner: Annotated[
        str | None,
        Column("responsable", PERSON, "Qui s’en charge ; son nom est dans l’onglet « équipe ».", "Léa Martin"),
    ] = None
    due: Annotated[date | None, Column("échéance", DAY, "Pour quand.", "15/11/2026")] = None
    state: Annotated[str | None, Column("état", words(DECISION_STATES), "Où en est la décision.", "à faire")] = None
    outcome: Annotated[str | None, Column("résultat", TEXT, "Ce qui en est sorti, une fois faite.")] = None


class Tick(Row):
    """An item of a checklist; `done` None is not looked at yet, `month` None for what is done once."""

    checklist: Annotated[str, Column("liste", words(CHECKLISTS), "La liste dont vient le point.", "mensuelle")]
    month: Annotated[
        Month | None, Column("mois", MONTH, "Le mois concerné ; vide pour ce qui se fait une fois.", "2026-10")
    ] = None
    item: Annotated[str, Column("point", TEXT, "Ce qui est à vérifier.", "Les liens des profils répondent")]
    done: Annotated[bool | None, Column("fait", FLAG, "Oui ou non ; vide tant que ce n’est pas vu.", "oui")] = None
    by: Annotated[
        str | None, Column("par", PERSON, "Qui l’a coché ; son nom est dans l’onglet « équipe ».", "Léa Martin")
    ] = None
    on: Annotated[date | None, Column("le", DAY, "Quand.", "05/11/2026")] = None
    note: Annotated[str | None, Column("note", TEXT, "Une précision pour l’équipe.")] = None
