"""What was paid for on networks in the month, campaign by campaign; never added to organic figures."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.paid import campaigns, left
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.coverage import month_days
from iwa.steps.sourcing import month_period
from iwa.steps.tracing import entered_figure, paid_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, excerpt, month_label, network_name
from iwa.traced import within

MOST_ROWS = 7  # campaigns; the total is one row more
NOTED = "budget publicitaire"  # the indicator of the dossier's tab "saisies"
EURO = "EUR"
COLUMNS = (
    Column("Campagne", 2.4), Column("Budget", 1, "right"), Column("Dépensé", 1, "right"), Column("Reste", 1, "right"),
    Column("Pour mille affichages", 1, "right"), Column("Par clic", 0.9, "right"), Column("Par lead", 0.9, "right"),
)  # fmt: skip


@dataclass(frozen=True)
class Paid:
    """The month's campaigns, the budget noted in the dossier and the cells it stands in, and all that was spent.

    `spent` is None where amounts cannot be added: two currencies, or an amount missing.
    """

    campaigns: pd.DataFrame
    noted: float | None
    cells: tuple[str, ...]
    spent: float | None
    currency: str

    @property
    def left(self) -> float | None:
        """What the month's budget leaves; None where an amount belongs in part to another month, or is not in euros."""
        whole = not self.campaigns["beyond"].any() and self.currency in ("", EURO)
        return left(self.noted, self.spent) if whole else None


def paid(month: ClientMonth) -> tuple[Slide, ...]:
    """The slide of the ads; none where nothing was spent and no budget was noted."""
    known = _paid(month)
    if not (known.campaigns["spend"] > 0).any():
        return (_entered(month, known),) if known.noted else ()
    return (_exported(month, known),)


def _paid(month: ClientMonth) -> Paid:
    found = campaigns(month.ads, *month_days(month))
    entries = month.entries
    noted = entries[(entries["indicator"] == NOTED) & (entries["month"] == str(month.month))]
    currencies = found["currency"].unique()
    addable = len(currencies) == 1 and bool(found["spend"].notna().all())
    return Paid(
        found,
        float(noted["value"].sum()) if len(noted) else None,
        tuple(noted["cell"]),
        float(found["spend"].sum()) if addable else None,
        str(currencies[0]) if len(currencies) == 1 else "",
    )


def _exported(month: ClientMonth, known: Paid) -> Slide:
    shown = known.campaigns.head(MOST_ROWS)
    total = (_total(month, known),) if known.spent is not None else ()
    exports = month.ads[month.ads["campaign"].isin(list(known.campaigns["campaign"]))]["source_file"]
    return Slide(
        id="mesure.publicite",
        title=_title(month, known),
        subtitle=f"Publicité payée par campagne, {month_period(month)}, à part de tous les chiffres du reste du document",
        exhibit=Table(
            COLUMNS,
            (*(_line(month, row) for _, row in shown.iterrows()), *total),
            "Dépense et coûts de chaque campagne.",
            emphasis=(len(shown),) if total else (),
        ),
        message=_message(known, len(known.campaigns) - len(shown)),
        decision=_decision(known),
        source=Source(
            (*sorted(set(exports)), *known.cells),
            month_period(month),
            numbers.counted(len(known.campaigns), "campagne"),
            exports="exports publicitaires" + (" et onglet « saisies »" if known.cells else ""),
        ),
        notes="Coût pour mille affichages, coût par clic sur un lien (sur tous les clics là où le lien n’est pas isolé), coût par "
        "lead. Le budget d’une campagne est celui de ses ensembles ; son reste n’est calculé que si l’export le dit total, "
        "d’après toutes les dépenses connues jusqu’à la fin du mois. Le reste de l’ensemble est celui du budget noté dans le dossier. « n. d. » : non disponible.",
    )


def _line(month: ClientMonth, row: pd.Series) -> tuple[str, ...]:
    where = {name: str(row[name]) for name in ("network", "campaign", "currency")}

    def amount(name: str) -> str:
        return paid_figure(month, _amount(row[name], row["currency"]), name, **where)

    name = excerpt(row["campaign"], 34) if row["campaign"] else "Campagne sans nom dans l’export"
    of = network_name(row["network"])
    dates = f", {numbers.short_day(row['start'])[:5]} – {numbers.short_day(row['end'])[:5]}" if row["beyond"] else ""
    daily = " par jour" if row["budget_kind"] == "jour" and pd.notna(row["budget"]) else ""
    budget = amount("budget")
    per_lead = "aucun lead" if row["leads"] == 0 else amount("per_lead")
    return (
        f"{name} ({of}{dates})", within(budget + daily, budget), amount("spend"), amount("left"), amount("per_thousand"), amount("per_click"),
        per_lead,
    )  # fmt: skip


def _total(month: ClientMonth, known: Paid) -> tuple[str, ...]:
    rest = paid_figure(month, _amount(known.left, EURO), "budget_left")
    name = "Ensemble" if known.noted is None else "Ensemble, budget du mois noté"
    return (name, _noted(month, known), _spent(month, known), rest, "–", "–", "–")


def _spent(month: ClientMonth, known: Paid) -> str:
    return paid_figure(month, _amount(known.spent, known.currency), "spend")


def _noted(month: ClientMonth, known: Paid) -> str:
    return entered_figure(_amount(known.noted, EURO), NOTED, [month.month])


def _amount(value: float | None, currency: str) -> str:
    """An amount with its currency, said to be unwritten where the export has none."""
    if value is None or numbers.is_missing(value):
        return numbers.MISSING_SHORT
    if currency == EURO:
        return numbers.euros(value, 2)
    return f"{numbers.decimal(value, 2)}{numbers.NO_BREAK}{currency or '(devise ?)'}"


def _title(month: ClientMonth, known: Paid) -> str:
    count = numbers.counted(len(known.campaigns), "campagne")
    label = month_label(month.month)
    if known.spent is None:
        verb = "a été payée" if len(known.campaigns) < 2 else "ont été payées"
        return f"{count} {verb} en {label}, sans total possible"
    spent = _spent(month, known)
    if known.campaigns["beyond"].any():
        return within(f"{count} en {label} : {spent}, dont une part hors du mois", spent)
    return within(f"En {label}, {spent} ont été dépensés en publicité sur {count}", spent)


def _message(known: Paid, hidden: int) -> tuple[str, ...]:
    told = []
    beyond = int(known.campaigns["beyond"].sum())
    if beyond:
        whose = "Une campagne a des lignes" if beyond == 1 else f"{beyond} campagnes ont des lignes"
        told.append(f"{whose} à cheval sur un autre mois : montants de toute la période, sans partage.")
    if (known.campaigns["currency"] == "").any():
        told.append("La devise n’est pas écrite dans l’export : à vérifier.")
    if hidden:
        told.append(f"Hors du tableau : {numbers.counted(hidden, 'campagne')}, les moins coûteuses.")
    return tuple(told)


def _decision(known: Paid) -> str:
    if known.campaigns["beyond"].any():
        return "Exporter les publicités du mois seul, ventilées par jour, pour connaître la dépense du mois."
    if known.noted is None:
        return (
            "Noter le budget publicitaire du mois dans l’onglet « saisies » : sans lui, ce qui reste n’est pas connu."
        )
    if known.left is not None and known.left < 0:
        return f"Faire valider par le client le dépassement de {_amount(-known.left, EURO)}."
    return NOTHING_TO_CHANGE


def _entered(month: ClientMonth, known: Paid) -> Slide:
    """The budget as the team noted it, and nothing else: no export says what became of it."""
    noted = _noted(month, known)
    row = (f"Budget noté pour {month_label(month.month)}", noted, *[numbers.MISSING_SHORT] * 5)
    return Slide(
        id="mesure.publicite",
        title=within(f"Le budget publicitaire noté est de {noted} ; aucun export ne dit la dépense", noted),
        subtitle=f"Publicité payée, {month_period(month)}, à part de tous les chiffres du reste du document",
        exhibit=Table(COLUMNS, (row,), "Budget publicitaire noté par l’équipe."),
        decision="Exporter le gestionnaire de publicités sur le mois seul, ventilé par jour.",
        source=Source(known.cells, month_period(month), exports="onglet « saisies » du dossier", entered=True),
        notes="« n. d. » : non disponible tant qu’aucun export publicitaire ne couvre le mois.",
    )
