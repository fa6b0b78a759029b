"""Groups of posts compared on one network: the chart, and words no stronger than the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.keep_stop import pays_in_clicks
from iwa.slides import Chart, Column, Number, Series, Slide, Table
from iwa.steps.advice import Row
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


@lru_cache(maxsize=1)
def _answered(month: ClientMonth) -> dict[tuple[str, str], tuple[Row, ...]]:
    """The judged comparisons by network and question, largest ratio first."""
    ordered = month.comparisons.sort_values(["ratio", "n"], ascending=False, na_position="last", kind="stable")
    found: dict[tuple[str, str], tuple[Row, ...]] = {}
    for row in ordered.to_dict("records"):
        key = str(row["network"]), str(row["question"])
        found[key] = (*found.get(key, ()), row)
    return found


def answers(month: ClientMonth, network: str, question: str) -> tuple[Row, ...]:
    """The judged comparisons of one question on one network, largest ratio first."""
    return _answered(month).get((network, question), ())


def is_asserted(month: ClientMonth, network: str, question: str) -> bool:
    """Whether anything can be said of a question on a network."""
    return bool(_asserted(answers(month, network, question)))


def comparison(month: ClientMonth, network: str, question: str, prefix: str) -> Slide:
    """The slide of one question on one network; in the annex when nothing can be asserted."""
    rows = answers(month, network, question)
    tested = [row for row in rows if _is_tested(row)]
    basis = BASES.get(str(rows[0]["basis"]), "") if rows else ""
    return Slide(
        id=f"{prefix}.{question.replace('_', '-')}.{network}",
        title=title_of(rows, question, network),
        subtitle=f"Écart du taux d’engagement sur {basis or 'la base du réseau'} entre chaque {SUBJECTS[question]}"
        " et le reste du réseau",
        exhibit=_chart(tested, question, network) if tested else _counts(rows, question),
        message=_message(rows, question),
        decision=_unexported(month, network)
        or _for_clicks(month, rows, network)
        or decision_of(rows, question, network),
        verdict=verdict_of(str(row["verdict"]) for row in rows),  # type: ignore[arg-type]
        source=source(month, [network], count=_compared(month, rows, network)),
        notes=HOW,
        numbers=tuple(_number(row, network, question) for row in tested),
        annex=not _asserted(rows),
    )


def _asserted(rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if row["verdict"] in ASSERTED]


def _is_tested(row: Row) -> bool:
    return not numbers.is_missing(row["ratio"])


def _compared(month: ClientMonth, rows: Sequence[Row], network: str) -> str:
    """The posts compared, those of no group too since they are in the rest, out of those the network published."""
    count = max((int(row["n"] + row["n_rest"]) for row in rows), default=0)
    told = numbers.counted(count, "publication comparée", "publications comparées")
    published = int((month.window_posts_of(network)["format"].fillna("") != "story").sum())
    return f"{told} sur {numbers.integer(published)}" if published > count else told


def _unexported(month: ClientMonth, network: str) -> str:
    """What to do when no file lists the network's posts; "" when one does."""
    silent = network in unexported(month, window_days(month))
    return f"Fournir l’export {numbers.of(network_name(network))} qui couvre la période." if silent else ""


def _number(row: Row, network: str, question: str) -> Number:
    where = {"network": network, "question": question, "group": str(row["group"])}
    return Number(numbers.change(row["ratio"]), "engagement_rate", "comparisons", where)


def title_of(rows: Sequence[Row], question: str, network: str) -> str:
    """What may be said of the question: the fact when it is asserted, else that nothing stands out."""
    where = f"Sur {network_name(network)}"
    asserted = _asserted(rows)
    if asserted:
        best = _strongest(asserted)
        subject = group_name(question, str(best["group"]))
        if best["verdict"] == "concluant":
            return f"{where}, {subject} vont de pair avec {more_or_less(best['ratio'])}"
        direction = "plus" if best["ratio"] > 1 else "moins"
        return f"{where}, {subject} vont peut-être de pair avec {direction} d’engagement : à confirmer"
    feminine = "e" if question == "length" else ""
    if not rows:
        return f"{where}, aucune publication ne peut être comparée par {SUBJECTS[question]}"
    if any(row["verdict"] == "non concluant" for row in rows):
        return f"{where}, aucun{feminine} {SUBJECTS[question]} ne se détache nettement"
    if alone(rows):
        single = f"un{feminine} seul{feminine} {SUBJECTS[question]}"
        if len(rows) == 1 and rows[0]["n_rest"] == 0:
            return f"{where}, toutes les publications ont {single} : rien à comparer"
        return f"{where}, {single} compte au moins {MINIMUM_GROUP} publications : rien à comparer"
    return f"{where}, il y a {TOO_FEW} pour comparer les {_plural(SUBJECTS[question])}"


def alone(rows: Iterable[Row]) -> bool:
    """Whether one group holds nearly all the posts, so that too few are left to compare it with."""
    large = [row for row in rows if row["n"] >= MINIMUM_GROUP]
    return len(large) == 1 and bool(large[0]["n_rest"] < MINIMUM_GROUP)


def lacking(rows: Sequence[Row]) -> str:
    """Why none of these groups could be compared."""
    if alone(rows):
        return f"Un seul groupe d’au moins {MINIMUM_GROUP} publications : rien à quoi le comparer"
    largest = max(int(row["n"]) for row in rows)
    if largest < MINIMUM_GROUP:
        return f"Aucun groupe n’atteint {MINIMUM_GROUP} publications : {numbers.integer(largest)} au plus"
    return f"Moins de {MINIMUM_GROUP} publications à comparer parues les mêmes mois, ou trop souvent sans résultat"


def _plural(subject: str) -> str:
    first, *rest = subject.split(" ")
    return " ".join([first + "s", *rest])


def _strongest(asserted: Iterable[Row]) -> Row:
    """Conclusive before indicative; what gains before what loses; then the larger effect."""
    return max(asserted, key=lambda row: (row["verdict"] == "concluant", row["ratio"] > 1, abs(log(row["ratio"]))))


def _message(rows: Sequence[Row], question: str) -> tuple[str, ...]:
    firmest = sorted(_asserted(rows), key=lambda row: ASSERTED.index(row["verdict"]))[:3]
    told = [_evidence(row, question) for row in firmest]
    if not told and any(_is_tested(row) for row in rows):
        told.append("Les intervalles contiennent tous zéro, ou l’écart ne résiste pas au nombre de questions posées.")
    few = [row for row in rows if not _is_tested(row) and row["n"] < MINIMUM_GROUP]
    if few:
        told.append(f"Moins de {MINIMUM_GROUP} publications à comparer : {numbers.listed(_labels(few, question))}.")
    return tuple(told)


def _evidence(row: Row, question: str) -> str:
    """What was found of a group, with its own verdict where it is not conclusive."""
    doubt = "" if row["verdict"] == "concluant" else " ; à confirmer"
    return (
        f"{group_label(question, str(row['group']))} : {numbers.change(row['ratio'])}, "
        f"{between(row['low'], row['high'])}, "
        f"{numbers.counted(row['n'], 'publication')} contre {numbers.integer(row['n_rest'])}{doubt}."
    )


def to_confirm(rows: Sequence[Row], question: str) -> str:
    """The groups that are only "indicatif" beside one that is conclusive, in one sentence; "" without any."""
    if not any(row["verdict"] == "concluant" for row in rows):
        return ""
    doubtful = [row for row in rows if row["verdict"] == "indicatif"]
    named = [f"{group_label(question, str(row['group']))} ({numbers.change(row['ratio'])})" for row in doubtful]
    return f"À confirmer : {numbers.listed(named)}." if named else ""


def _for_clicks(month: ClientMonth, rows: Sequence[Row], network: str) -> str:
    """Keeping a format that engages less and brings more clicks; "" when the strongest is not one."""
    asserted = _asserted(rows)
    if not asserted:
        return ""
    strongest = _strongest(asserted)
    share = pays_in_clicks(month.comparisons).get((network, str(strongest["group"])))
    if share is None or strongest["ratio"] > 1:
        return ""
    name = group_name("format", str(strongest["group"]))
    return f"Garder {name} pour leurs clics ({numbers.percent(share, 0)} du réseau), sans en attendre d’engagement."


def decision_of(rows: Sequence[Row], question: str, network: str) -> str:
    """What follows from the question."""
    asserted = _asserted(rows)
    if not asserted:
        return NOTHING_TO_CHANGE
    best = _strongest(asserted)
    subject = group_name(question, str(best["group"]))
    if best["verdict"] == "indicatif":
        return f"Tester {subject} contre le reste le mois prochain avant de changer le plan."
    if best["ratio"] > 1:
        return f"Programmer plus souvent {subject} sur {network_name(network)}, à heures constantes."
    return f"Réduire {subject} sur {network_name(network)} au profit des autres."


def _chart(tested: Sequence[Row], question: str, network: str) -> Chart:
    labels = _labels(tested, question)
    # A group that is only "indicatif" is not drawn as one that is settled.
    emphasis = tuple(label for label, row in zip(labels, tested, strict=True) if row["verdict"] == "concluant")
    return Chart(
        kind="dots",
        categories=labels,
        series=(Series("Écart au reste du réseau", tuple(row["ratio"] - 1 for row in tested)),),
        low=tuple(row["low"] - 1 for row in tested),
        high=tuple(row["high"] - 1 for row in tested),
        unit="change",
        emphasis=emphasis,
        reference=0.0,
        reference_label="Reste du réseau",
        alt=f"{capital(title_of(tested, question, network))}. Écarts au reste du réseau, avec leur intervalle à 90 %.",
    )


def _labels(rows: Iterable[Row], question: str) -> tuple[str, ...]:
    """Each group with its number of posts: "Carrousel (12)"."""
    return tuple(f"{group_label(question, str(row['group']))} ({numbers.integer(row['n'])})" for row in rows)


def _counts(rows: Iterable[Row], question: str) -> Table:
    cells = tuple((group_label(question, str(row["group"])), numbers.integer(row["n"])) for row in rows)
    columns = (Column(capital(SUBJECTS[question]), 2), Column("Publications", 1, "right"))
    return Table(columns, cells or (("Aucune publication comparable", "–"),), "Nombre de publications par groupe.")
