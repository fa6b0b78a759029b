"""The format that serves an objective best: what the client's posts show, else what usually serves such an objective."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from iwa.client_month import ClientMonth
from iwa.method.objectives import objectives
from iwa.method.playbooks import playbooks
from iwa.steps.advice import evidence
from iwa.steps.objectives.aims import Aim
from iwa.steps.wording import FORMAT_PLURALS, group_name, network_name
from iwa.traced import within

ON_CLICKS, ON_ENGAGEMENT = "format_clicks", "format"
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Favourite:
    """A format on a network; `row` is the judged comparison that it comes from, None for the method's usual one."""

    format: str
    network: str
    row: Row | None = None

    @property
    def name(self) -> str:
        """The format in a sentence: "les carrousels sur Instagram"."""
        return f"{FORMAT_PLURALS.get(self.format, self.format)} sur {network_name(self.network)}"


def favourite(month: ClientMonth, aim: Aim) -> Favourite | None:
    """From the client's posts where a difference is at least *indicatif*, on clicks for a conversion, else on engagement.

    Of several the firmest, then the greatest. Without any, the method's usual format on the objective's first
    network that knows one; None for a client without a network.
    """
    kind = aim.goal.type
    question = ON_CLICKS if objectives().types[kind] == "conversion" else ON_ENGAGEMENT
    networks = [aim.goal.network] if aim.goal.network else month.networks
    rows = month.comparisons
    rows = rows[(rows["question"] == question) & rows["network"].isin(networks) & (rows["ratio"] > 1)]
    for verdict in ("concluant", "indicatif"):
        firm = rows[rows["verdict"] == verdict].sort_values("ratio", ascending=False, kind="stable")
        if len(firm):
            row: Row = firm.iloc[0].to_dict()
            return Favourite(str(row["group"]), str(row["network"]), row)
    known = playbooks().networks
    usual = ((network, objectives().usual_format(kind, known[network].formats)) for network in networks)
    return next((Favourite(name, network) for network, name in usual if name), None)


def favourite_said(month: ClientMonth, aim: Aim) -> str:
    """The favourite format as a sentence, with its evidence or that it is the method's."""
    found = favourite(month, aim)
    if found is None:
        return "Format favori : aucun réseau n’est déclaré."
    if found.row is None:
        return f"Format favori : {found.name}, par défaut de la méthode ; aucun écart de format n’est établi chez {month.client.name}."
    shown = evidence(found.row)
    on = "les clics" if found.row["question"] == ON_CLICKS else "l’engagement"
    subject = f"{group_name(ON_ENGAGEMENT, found.format)} sur {network_name(found.network)}"
    return within(f"Format favori : {subject}, sur {on} {shown} ({found.row['verdict']}).", shown)
