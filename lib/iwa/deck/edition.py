"""What all the decks of a client and month share: the brand and the words of the cover."""

from __future__ import annotations

from iwa import numbers
from iwa.client import Client
from iwa.deck.brand import Brand
from iwa.deck.build import Cover
from iwa.months import Month

AGENCY = "Préparé avec la méthode IWA"


def brand_of(client: Client) -> Brand:
    """The look of the client's documents, from `client.yaml`."""
    look = client.brand
    given = frozenset(look.model_fields_set & {"primary", "accent", "font"})
    return Brand(
        client.name, look.primary.lstrip("#"), look.accent.lstrip("#"), look.font, look.logo, look.master, given
    )


def cover_of(title: str, client: str, month: Month | None) -> Cover:
    """The cover of a deliverable; without a month it says neither period nor closing day.

    >>> cover_of("Rapport mensuel", "Maison Marette", None).footer
    'Maison Marette – Rapport mensuel'
    """
    if month is None:
        return Cover(title, client, "", AGENCY)
    period = numbers.month_name(month.year, month.number).capitalize()
    return Cover(title, client, period, AGENCY, f"D’après les exports pris jusqu’au {numbers.day(month.closing)}")
