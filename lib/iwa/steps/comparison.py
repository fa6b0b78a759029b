"""Groups of posts compared on one network: the chart, and words no stronger than the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.keep_stop import pays_in_clicks
from iwa.measures.printed import PRINTED
from iwa.slides import Chart, Column, Number, Series, Slide, Table
from iwa.steps.advice import Row
from iwa.steps.alike import elsewhere, held_said, tangled_said
from iwa.steps.answers import ASSERTED, FEMININE, SUBJECTS, answers, asserted, is_tested, stands_alone, strongest
from iwa.steps.coverage import unexported, window_days
from iwa.steps.sourcing import BASES, source
from iwa.steps.tracing import again, compared_figures
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
from iwa.traced import numbers_in, within

HOW = (
    f"{PRINTED['engagement_gap'].definition} Ce qui va avec un groupe (format, pilier, moment) est tenu égal des deux côtés. L’écart affiché est ramené vers zéro quand les publications sont peu nombreuses. Intervalle à 90 %. "
    "Toutes les questions du mois sont jugées ensemble. Ne sont comparées ni les stories, ni les publications payées, "
    "ni celles qui avaient moins de sept jours à la mesure."
)

PAID_HOW = HOW.replace("ni les stories, ni les publications payées, ni", "ni les stories, ni") + (
    " Une publication payée est montrée à des gens qui ne suivent pas la page : un taux plus bas ne dit pas qu’elle a moins plu."
)


def comparison(month: ClientMonth, network: str, question: str, prefix: str) -> Slide:
    """The slide of one question on one network; in the annex when nothing can be asserted."""
    rows = answers(month, network, question)
    tested = [row for row in rows if is_tested(row)]
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
        notes=PAID_HOW if question == "paid" else HOW,
        numbers=tuple(_number(row, question) for row in tested),
        annex=not asserted(rows),
    )


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


def _number(row: Row, question: str) -> Number:
    """The ratio that the chart draws beside the group's name."""
    (number,) = numbers_in(compared_figures(row)["ratio"])
    (label,) = _labels([row], question)
    return replace(number, place=label)


def title_of(rows: Sequence[Row], question: str, network: str) -> str:
    """What may be said of the question: the fact when it is asserted, else that nothing stands out."""
    where = f"Sur {network_name(network)}"
    firm = asserted(rows)
    if firm:
        best = strongest(firm)
        subject = group_name(question, str(best["group"]))
        if best["verdict"] == "concluant":
            size = numbers.percent(abs(best["ratio"] - 1), 0)
            told = f"{where}, {subject} vont de pair avec {more_or_less(best['ratio'])}"
            return within(told, again(size, compared_figures(best)["ratio"], sign="non"))
        direction = "plus" if best["ratio"] > 1 else "moins"
        return f"{where}, {subject} vont peut-être de pair avec {direction} d’engagement : à confirmer"
    feminine = "e" if question in FEMININE else ""
    if not rows:
        return f"{where}, aucune publication ne peut être comparée par {SUBJECTS[question]}"
    if any(row["verdict"] == "non concluant" for row in rows):
        return f"{where}, aucun{feminine} {SUBJECTS[question]} ne se détache nettement"
    if stands_alone(rows):
        single = f"un{feminine} seul{feminine} {SUBJECTS[question]}"
        if len(rows) == 1 and rows[0]["n_rest"] == 0:
            return f"{where}, toutes les publications ont {single} : rien à comparer"
        return f"{where}, {single} compte au moins {MINIMUM_GROUP} publications : rien à comparer"
    return f"{where}, il y a {TOO_FEW} pour comparer les {_plural(SUBJECTS[question])}"


def _plural(subject: str) -> str:
    first, *rest = subject.split(" ")
    return " ".join([first + "s", *rest])


def _message(rows: Sequence[Row], question: str) -> tuple[str, ...]:
    firmest = sorted(asserted(rows), key=lambda row: ASSERTED.index(row["verdict"]))[:3]
    told = [_evidence(row, question) for row in firmest]
    told += [said for row in firmest if (said := tangled_said(question, row))]
    if not told and any(is_tested(row) for row in rows):
        told.append("Les intervalles contiennent tous zéro, ou l’écart ne résiste pas au nombre de questions posées.")
    few = [row for row in rows if not is_tested(row) and row["n"] < MINIMUM_GROUP]
    if few:
        told.append(f"Moins de {MINIMUM_GROUP} publications à comparer : {numbers.listed(_labels(few, question))}.")
    return tuple(told)


def _evidence(row: Row, question: str) -> str:
    """What was found of a group, with its own verdict where it is not conclusive."""
    doubt = "" if row["verdict"] == "concluant" else " ; à confirmer"
    alike = f", {held_said(row)}" if held_said(row) else ""
    shown = compared_figures(row)
    return within(
        f"{group_label(question, str(row['group']))} : {shown['ratio']}, {between(row['low'], row['high'])}, "
        f"{numbers.counted(row['n'], 'publication')} contre {shown['n_rest']}{alike}{doubt}.",
        *shown.values(),
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
    firm = asserted(rows)
    if not firm:
        return ""
    best = strongest(firm)
    share = pays_in_clicks(month.comparisons).get((network, str(best["group"])))
    if share is None or best["ratio"] > 1:
        return ""
    name = group_name("format", str(best["group"]))
    return f"Garder {name} pour leurs clics ({numbers.percent(share, 0)} du réseau), sans en attendre d’engagement."


def decision_of(rows: Sequence[Row], question: str, network: str) -> str:
    """What follows from the question."""
    firm = asserted(rows)
    if not firm:
        return NOTHING_TO_CHANGE
    best = strongest(firm)
    subject = group_name(question, str(best["group"]))
    if elsewhere(best):
        return f"Essayer {subject} {elsewhere(best)} sur {network_name(network)}, pour savoir lequel des deux compte."
    if question == "pillar" and best["ratio"] < 1:
        return f"Garder le pilier {best['group']} pour l’objectif qu’il sert ; en changer le format ou l’accroche sur {network_name(network)}."
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
    cells = tuple((group_label(question, str(row["group"])), compared_figures(row)["n"]) for row in rows)
    columns = (Column(capital(SUBJECTS[question]), 2), Column("Publications", 1, "right"))
    return Table(columns, cells or (("Aucune publication comparable", "–"),), "Nombre de publications par groupe.")
