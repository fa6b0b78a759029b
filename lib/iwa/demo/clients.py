"""The demo clients: facts read from the same `client.yaml` that is laid in their folder."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from iwa.method.template import LOADER
from iwa.months import Month
from iwa.workspace import shipped

BAKERY = "boulangerie-marette"
WORKSHOP = "atelier-corvane"
RETAILER = "jardins-trehanne"
CLIENT_KEYS = (BAKERY, WORKSHOP, RETAILER)  # in that order: a client's place seeds its world
FIRST_MONTHS = {BAKERY: Month(2025, 3), WORKSHOP: Month(2025, 8), RETAILER: Month(2025, 9)}
MONTH_ONE, MONTH_TWO = Month(2026, 9), Month(2026, 10)  # the two months the demo plays


@dataclass(frozen=True)
class Account:
    """One account of a client, as a network names it."""

    network: str
    name: str
    identifier: str
    url: str


@dataclass(frozen=True)
class DemoClient:
    """What the generator has to know of a client."""

    key: str
    name: str
    site: str
    timezone: str
    accounts: dict[str, Account]
    first: Month


def client_text(key: str) -> str:
    """The `client.yaml` of a demo client, in French, with its comments."""
    return shipped("templates", "demo", key, "client.yaml").read_text(encoding="utf-8")


def demo_client(key: str) -> DemoClient:
    """The facts of a demo client.

    >>> demo_client("atelier-corvane").accounts["linkedin"].name
    'Atelier Corvane'
    """
    facts = yaml.load(client_text(key), Loader=LOADER)
    accounts = {
        network: Account(network, account["compte"], account["identifiant"], account["url"])
        for network, account in facts["reseaux"].items()
    }
    return DemoClient(key, facts["nom"], facts["site"], facts["fuseau"], accounts, FIRST_MONTHS[key])
