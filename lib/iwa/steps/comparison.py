"""Groups of posts compared on one network: the chart, and words no stronger than the evidence."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.keep_stop import pays_in_clicks
from iwa.slides import Chart, Column, Number, Series, Slide, Table
from iwa.steps.coverage import unexported, window_days
from iwa.steps.sourcing import BASES, source
from iwa.steps.wording import (
    NOTHING_TO_CHANGE,
    TOO_FEW,
    between,
    capital,
    group_label,
    group_name,
    more_or_less,
    network_name,
    verdict_of,
)

SUBJECTS: dict[str, str] = {
    "format": "format",
    "theme": "thème",
    "daypart": "moment de la journée",
    "weekday": "moment de la semaine",
    "length": "longueur de texte",
    "format_clicks": "format",
}
ASSERTED = ("concluant", "indicatif")
HOW = (
    "Chaque groupe est comparé aux autres publications du même réseau parues le même mois, sur le taux d’engagement "
    "typique. L’écart affiché est ramené vers zéro quand les publications sont peu nombreuses. Intervalle à 90 %. "
    "Toutes les questions du mois sont jugées ensemble. Ne sont comparées ni les stories, ni les publications payées, "
    "ni celles qui avaient moins de sept jours à la mesure."
)


@lru_cache(maxsize=64)
def answers(month: ClientMonth, network: str, question: str) -> pd.DataFrame:
    """The judged comparisons of one question on one network, largest ratio first."""
    judged = month.comparisons
    rows = judged[(judged["network"] == network) & (judged["question"] == question)]
    return rows.sort_values(["ratio", "n"], ascending=False, na_position="last", kind="stable")


def comparison(month: ClientMonth, network: str, question: str, prefix: str) -> Slide:
    """The slide of one question on one network; in the annex when nothing can be asserted."""
    rows = answers(month, network, question)
    tested = rows[rows["ratio"].notna()]
    verdict = verdict_of(rows)
    exhibit = _chart(tested, question, network) if len(tested) else _counts(rows, question)
    basis = BASES[str(rows["basis"].iloc[0])] if len(rows) and rows["basis"].iloc[0] in BASES else "la base du réseau"
    return Slide(
        id=f"{prefix}.{question.replace('_', '-')}.{network}",
        title=title_of(rows, question, network),
        subtitle=f"Écart du taux d’engagement sur {basis} entre chaque {SUBJECTS[question]} et le reste du réseau",
        exhibit=exhibit,
        message=_message(rows, question),
        decision=_unexported(month, network)
        or _for_clicks(month, rows, network)
        or decision_of(rows, question, network),
        verdict=verdict,  # type: ignore[arg-type]
        source=source(month, [network], count=_compared(month, rows, network)),
        notes=HOW,
        numbers=tuple(_number(row, network, question) for row in tested.to_dict("records")),
        annex=verdict not in ASSERTED,
    )


def _compared(month: ClientMonth, rows: pd.DataFrame, network: str) -> str:
    """The posts compared, those of no group too since they are in the rest, out of those the network published."""
    count = int((rows["n"] + rows["n_rest"]).max()) if len(rows) else 0
    told = numbers.counted(count, "publication comparée", "publications comparées")
    published = int((month.window_posts_of(network)["format"].fillna("") != "story").sum())
    return f"{told} sur {numbers.integer(published)}" if published > count else told


def _unexported(month: ClientMonth, network: str) -> str:
    """What to do when no file lists the network's posts; "" when one does."""
    silent = network in unexported(month, window_days(month))
    return f"Fournir l’export {numbers.of(network_name(network))} qui couvre la période." if silent else ""


def _number(row: dict[Hashable, Any], network: str, question: str) -> Number:
    where = {"network": network, "question": question, "group": str(row["group"])}
    return Number(numbers.change(row["ratio"]), "engagement_rate", "comparisons", where)


def title_of(rows: pd.DataFrame, question: str, network: str) -> str:
    """What may be said of the question: the fact when it is asserted, else that nothing stands out."""
    where = f"Sur {network_name(network)}"
    asserted = rows[rows["verdict"].isin(ASSERTED)]
    if len(asserted):
        best = _strongest(asserted)
        subject = group_name(question, str(best["group"]))
        if best["verdict"] == "concluant":
            return f"{where}, {subject} vont de pair avec {more_or_less(best['ratio'])}"
        direction = "plus" if best["ratio"] > 1 else "moins"
        return f"{where}, {subject} vont peut-être de pair avec {direction} d’engagement : à confirmer"
    feminine = "e" if question == "length" else ""
    if rows.empty:
        return f"{where}, aucune publication ne peut être comparée par {SUBJECTS[question]}"
    if (rows["verdict"] == "non concluant").any():
        return f"{where}, aucun{feminine} {SUBJECTS[question]} ne se détache nettement"
    if alone(rows):
        single = f"un{feminine} seul{feminine} {SUBJECTS[question]}"
        return f"{where}, {single} compte au moins {MINIMUM_GROUP} publications : rien à comparer"
    return f"{where}, il y a {TOO_FEW} pour comparer les {_plural(SUBJECTS[question])}"


def alone(rows: pd.DataFrame) -> bool:
    """Whether one group holds nearly all the posts, so that too few are left to compare it with."""
    large = rows[rows["n"] >= MINIMUM_GROUP]
    return len(large) == 1 and bool((large["n_rest"] < MINIMUM_GROUP).all())


def lacking(rows: pd.DataFrame) -> str:
    """Why none of these groups could be compared."""
    if alone(rows):
        return f"Un seul groupe d’au moins {MINIMUM_GROUP} publications : rien à quoi le comparer"
    largest = int(rows["n"].max())
    if largest < MINIMUM_GROUP:
        return f"Aucun groupe n’atteint {MINIMUM_GROUP} publications : {numbers.integer(largest)} au plus"
    return f"Moins de {MINIMUM_GROUP} publications à comparer parues les mêmes mois, ou trop souvent sans résultat"


def _plural(subject: str) -> str:
    first, *rest = subject.split(" ")
    return " ".join([first + "s", *rest])


def _strongest(asserted: pd.DataFrame) -> pd.Series:
    """Conclusive before indicative; what gains before what loses; then the larger effect."""
    size = asserted["ratio"].map(lambda ratio: max(ratio, 1 / ratio))
    order = asserted.assign(firm=asserted["verdict"] == "concluant", gains=asserted["ratio"] > 1, size=size)
    return order.sort_values(["firm", "gains", "size"], ascending=False, kind="stable").iloc[0]


def _message(rows: pd.DataFrame, question: str) -> tuple[str, ...]:
    found = rows.to_dict("records")
    asserted = [row for row in found if row["verdict"] in ASSERTED]
    firmest = sorted(asserted, key=lambda row: ASSERTED.index(row["verdict"]))[:3]
    told = [_evidence(row, question) for row in firmest]
    if not told and rows["ratio"].notna().any():
        told.append("Les intervalles contiennent tous zéro, ou l’écart ne résiste pas au nombre de questions posées.")
    few = [row for row in found if numbers.is_missing(row["ratio"]) and row["n"] < MINIMUM_GROUP]
    if few:
        names = numbers.listed(_labels(pd.DataFrame(few), question))
        told.append(f"Moins de {MINIMUM_GROUP} publications à comparer : {names}.")
    return tuple(told)


def _evidence(row: dict[Hashable, Any], question: str) -> str:
    """What was found of a group, with its own verdict where it is not conclusive."""
    doubt = "" if row["verdict"] == "concluant" else " ; à confirmer"
    return (
        f"{group_label(question, str(row['group']))} : {numbers.change(row['ratio'])}, "
        f"{between(row['low'], row['high'])}, "
        f"{numbers.counted(row['n'], 'publication')} contre {numbers.integer(row['n_rest'])}{doubt}."
    )


def to_confirm(rows: pd.DataFrame, question: str) -> str:
    """The groups that are only "indicatif" beside one that is conclusive, in one sentence; "" without any."""
    if not (rows["verdict"] == "concluant").any():
        return ""
    doubtful = rows[rows["verdict"] == "indicatif"].to_dict("records")
    named = [f"{group_label(question, str(row['group']))} ({numbers.change(row['ratio'])})" for row in doubtful]
    return f"À confirmer : {numbers.listed(named)}." if named else ""


def _for_clicks(month: ClientMonth, rows: pd.DataFrame, network: str) -> str:
    """Keeping a format that engages less and brings more clicks; "" when the strongest is not one."""
    asserted = rows[rows["verdict"].isin(ASSERTED)]
    if asserted.empty:
        return ""
    group = str(_strongest(asserted)["group"])
    share = pays_in_clicks(month.comparisons).get((network, group))
    if share is None or _strongest(asserted)["ratio"] > 1:
        return ""
    name = group_name("format", group)
    return f"Garder {name} pour leurs clics ({numbers.percent(share, 0)} du réseau), sans en attendre d’engagement."


def decision_of(rows: pd.DataFrame, question: str, network: str) -> str:
    """What follows from the question."""
    asserted = rows[rows["verdict"].isin(ASSERTED)]
    if asserted.empty:
        return NOTHING_TO_CHANGE
    best = _strongest(asserted)
    subject = group_name(question, str(best["group"]))
    if best["verdict"] == "indicatif":
        return f"Tester {subject} contre le reste le mois prochain avant de changer le plan."
    if best["ratio"] > 1:
        return f"Programmer plus souvent {subject} sur {network_name(network)}, à heures constantes."
    return f"Réduire {subject} sur {network_name(network)} au profit des autres."


def _chart(tested: pd.DataFrame, question: str, network: str) -> Chart:
    labels = _labels(tested, question)
    firm = tested["verdict"] == "concluant"  # a group that is only "indicatif" is not drawn as one that is settled
    emphasis = tuple(label for label, sure in zip(labels, firm, strict=True) if sure)
    return Chart(
        kind="dots",
        categories=labels,
        series=(Series("Écart au reste du réseau", tuple(tested["ratio"] - 1)),),
        low=tuple(tested["low"] - 1),
        high=tuple(tested["high"] - 1),
        unit="change",
        emphasis=emphasis,
        reference=0.0,
        reference_label="Reste du réseau",
        alt=f"{capital(title_of(tested, question, network))}. Écarts au reste du réseau, avec leur intervalle à 90 %.",
    )


def _labels(rows: pd.DataFrame, question: str) -> tuple[str, ...]:
    """Each group with its number of posts: "Carrousel (12)"."""
    pairs = zip(rows["group"].astype("str"), rows["n"], strict=True)
    return tuple(f"{group_label(question, group)} ({numbers.integer(count)})" for group, count in pairs)


def _counts(rows: pd.DataFrame, question: str) -> Table:
    pairs = zip(rows["group"].astype("str"), rows["n"], strict=True)
    cells = tuple((group_label(question, group), numbers.integer(count)) for group, count in pairs)
    columns = (Column(capital(SUBJECTS[question]), 2), Column("Publications", 1, "right"))
    return Table(columns, cells or (("Aucune publication comparable", "–"),), "Nombre de publications par groupe.")
