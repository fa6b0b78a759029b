"""Whose figures: the client's own accounts, by name, number or address."""

import pandas as pd
import pytest

from iwa.client import Account, Client
from iwa.consolidate.accounts import own
from iwa.months import Month


@pytest.fixture
def client() -> Client:
    return Client(
        slug="marette",
        name="Boulangerie Marette",
        sector="commerce",
        pack="essentiel",
        start=Month(2026, 9),
        networks={
            "facebook": Account(name="Boulangerie Marette", identifier="104827315569201"),
            "instagram": Account(name="boulangerie.marette"),
            "linkedin": Account(
                name="Marette SAS", url="https://www.linkedin.com/company/boulangerie-marette/posts/?feedView=all"
            ),
        },
    )


@pytest.mark.parametrize(
    ("network", "account", "number", "expected"),
    [
        ("facebook", "BOULANGERIE  Marette", None, True),
        ("facebook", "Ancien nom de la page", "104827315569201", True),
        ("facebook", "La Ferme des Trois Noyers", "99", False),
        ("facebook", "Café / Boulangerie Marette", None, False),
        ("instagram", "@boulangerie.marette", None, True),
        ("instagram", "https://www.instagram.com/boulangerie.marette/", None, True),
        ("linkedin", "boulangerie-marette", None, True),
        ("linkedin", "marette-sas", None, True),
        ("linkedin", "posts", None, False),
        ("linkedin", "", None, True),
        ("youtube", "", None, False),
        ("youtube", "Boulangerie Marette", None, False),
    ],
)
def test_an_account_is_known_by_name_number_or_address(
    client: Client, network: str, account: str, number: str | None, expected: bool
) -> None:
    frame = pd.DataFrame({"network": [network], "account": [account], "account_id": [number]})
    assert own(frame, client).tolist() == [expected]


def test_a_missing_account_name_is_the_clients_file(client: Client) -> None:
    frame = pd.DataFrame({"network": ["facebook", "facebook"], "account": [None, "Autre page"]})
    assert own(frame, client).tolist() == [True, False]


def test_categories_and_rows_without_accounts_are_understood(client: Client) -> None:
    named = pd.DataFrame({"network": ["facebook", "facebook"], "account": ["Boulangerie Marette", "Autre page"]})
    assert own(named.astype("category"), client).tolist() == [True, False]
    assert own(pd.DataFrame({"network": ["facebook", "youtube"]}), client).tolist() == [True, False]
    assert own(pd.DataFrame(columns=["network", "account"]), client).tolist() == []
