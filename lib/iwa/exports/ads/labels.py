"""What Meta Ads Manager prints in English and French, and LinkedIn Campaign Manager in English.

Meta writes the currency behind an amount's label: "Amount spent (EUR)". It is taken off before
labels are compared, and given back beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from iwa.exports import labels
from iwa.exports.document import Sheet
from iwa.exports.labels import Columns, Header
from iwa.exports.wording import normalised

NAMES = ("campaign", "ad_set", "ad")
COUNTS = ("impressions", "reach", "clicks", "link_clicks", "leads", "results")
META: Columns = {
    "start": ("Reporting starts", "Début des rapports"),
    "end": ("Reporting ends", "Fin des rapports"),
    "day": ("Day", "Jour"),
    "campaign": ("Campaign name", "Nom de la campagne"),
    "ad_set": ("Ad set name", "Nom de l'ensemble de publicités"),
    "ad": ("Ad name", "Nom de la publicité"),
    "platform": ("Platform", "Plateforme"),
    "age": ("Age", "Âge"),
    "gender": ("Gender", "Sexe"),
    "country": ("Country", "Pays"),
    "placement": ("Placement",),
    "currency": ("Currency", "Devise"),
    "budget": ("Ad set budget", "Budget de l'ensemble de publicités"),
    "budget_kind": ("Ad set budget type", "Type de budget de l'ensemble de publicités", "Type de budget"),
    "spend": ("Amount spent", "Montant dépensé"),
    "impressions": ("Impressions",),
    "reach": ("Reach", "Couverture"),
    "clicks": ("Clicks (all)", "Clics (tous)"),
    "link_clicks": ("Link clicks", "Clics sur un lien"),
    "leads": ("Leads", "Prospects"),
    "results": ("Results", "Résultats"),
    "result_kind": ("Result indicator", "Indicateur de résultats", "Result type", "Type de résultat"),
}
LINKEDIN: Columns = {
    "date": ("Start Date (in UTC)", "Start Date"),
    "currency": ("Currency",),
    "campaign": ("Campaign Name",),
    "ad_set": ("Ad Set Name",),
    "ad": ("Ad Name",),
    "spend": ("Total Spent",),
    "impressions": ("Impressions",),
    "reach": ("Reach",),
    "clicks": ("Clicks",),
    "link_clicks": ("Clicks to Landing Page",),
    "leads": ("Leads",),
    "results": ("Conversions",),
}
# Columns by which Meta parts an ad's row into several.
BREAKDOWNS = ("day", "platform", "age", "gender", "country", "placement")
_AMOUNT = re.compile(r"(.+?)\s*\(([A-Za-z]{3})\)\s*")
_AMOUNTS = frozenset(normalised(label) for name in ("spend", "budget") for label in META[name])


@dataclass(frozen=True)
class AdTable:
    """A table of ads: where its header stands, and the currency in it ("" when none is)."""

    sheet: Sheet
    header: Header
    currency: str


def ad_table(sheet: Sheet, columns: Columns, needed: tuple[tuple[str, ...], ...]) -> AdTable | None:
    """The sheet's table; None unless one of the first rows has one label at least of each of `needed`."""
    for row, printed in sheet.top:
        parted = [_parted(label) for label in printed]
        header = labels.match_row([label for label, _ in parted], columns, row)
        if all(header.positions.keys() & set(names) for names in needed):
            currencies = [currency for _, currency in parted if currency]
            return AdTable(sheet, header, currencies[0] if currencies else "")
    return None


def _parted(label: str) -> tuple[str, str]:
    """An amount's label and its currency; any other label as it is, with ""."""
    found = _AMOUNT.fullmatch(label.strip())
    if found and normalised(found[1]) in _AMOUNTS:
        return found[1], found[2].upper()
    return label, ""
