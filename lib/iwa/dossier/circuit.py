"""How a post goes from its brief to the scheduler: the rows of the tab « circuit », a line a stage."""

from __future__ import annotations

from typing import Annotated

from iwa.dossier.cells import PERSON, POSITIVE
from iwa.dossier.choices import PRODUCTION_STAGES, SILENCES, words
from iwa.dossier.row import Column, Row


class CircuitStage(Row):
    """A stage with who has it, for how many working days at most, and what a silence does; None is not noted yet.

    `silence` is "vaut accord" or "fait passer à", then `escalates_to` says to whom, after `silence_days`.
    """

    stage: Annotated[
        str, Column("étape", words(PRODUCTION_STAGES), "Une ligne par étape, du brief à la programmation.", "validation")
    ]  # fmt: skip
    owner: Annotated[
        str | None,
        Column("responsable", PERSON, "Qui la tient ; son nom est dans l’onglet « équipe ».", "Léa Martin"),
    ] = None
    agreed_days: Annotated[
        float | None,
        Column("délai", POSITIVE, "Le temps le plus long que prend l’étape, en jours ouvrés.", "2"),
    ] = None
    stand_in: Annotated[
        str | None, Column("en son absence", PERSON, "Qui la prend quand cette personne n’est pas là.", "Karim Benali")
    ] = None
    silence_days: Annotated[
        float | None,
        Column("sans réponse après", POSITIVE, "Le nombre de jours ouvrés au bout duquel un silence compte.", "3"),
    ] = None
    silence: Annotated[
        str | None,
        Column("un silence", words(SILENCES), "Ce que vaut alors l’absence de réponse.", "fait passer à"),
    ] = None
    escalates_to: Annotated[
        str | None,
        Column("passe à", PERSON, "À qui l’on s’adresse alors, si un silence fait passer à.", "Karim Benali"),
    ] = None
