"""The tests that run or ended: what each look saw, what became of the rows, the verdict under the rule written then."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.experiments import CONCLUDED, GOES_ON
from iwa.findings.power import POWER
from iwa.months import Month
from iwa.slides import Column, Slide, Source, Table, Verdict
from iwa.steps.monthly.experiment_words import (
    decided,
    fewest_said,
    gap_said,
    posts_said,
    result_said,
    rows_said,
    subject_of,
    verdict_said,
)
from iwa.steps.wording import capital, excerpt, month_label
from iwa.trials.entry import STOPPED, Entry
from iwa.trials.register import register

LONGEST = 78  # letters of a hypothesis in a cell
RULE = (
    "Règle fixée avant le test : les publications sont tirées au sort par blocs de quatre, deux pour l’essai, deux pour l’habitude ; "
    "le seuil est de 5 %, dans les deux sens, calculé en permutant à l’intérieur des blocs. Comme le test est lu chaque mois, ces 5 % se "
    "dépensent peu à peu (dépense d’alpha de Lan et DeMets, 1983, de type O’Brien-Fleming) : presque rien au début, tout ce qui reste à la "
    "dernière lecture. Une publication compte dans le bras tiré, même déplacée ou changée, et seulement si le lien noté ou son lien suivi la "
    "rattache à sa ligne. Les intervalles à 90 % sont ceux de chaque lecture."
)


def experiments(month: ClientMonth) -> list[Slide]:
    """One slide with each test that runs or ended this month; nothing where there is none."""
    shown = [entry for entry in register(month) if entry.is_running or entry.ended == str(month.month)]
    if not shown:
        return []
    looked = [entry for entry in shown if entry.looks]
    columns = (
        Column("Test", 2.7, role="strong"), Column("Publications comptées", 1.5), Column("Essai face à l’habitude", 1.7),
        Column("Lignes du mois", 2.1), Column("Verdict", 1.5),
    )  # fmt: skip
    rows = tuple(
        (
            f"{excerpt(entry.hypothesis.rstrip('.'), LONGEST)} ({subject_of(entry).where})",
            posts_said(entry), gap_said(entry), rows_said(month, entry), capital(verdict_said(entry)),
        )
        for entry in shown
    )  # fmt: skip
    return [
        Slide(
            id="mesure.essais",
            title=_title(month, shown),
            subtitle=f"Rapport des publications typiques des deux bras, avec son intervalle à 90 % ; lecture {numbers.of(month_label(month.month))}",
            exhibit=Table(columns, rows, f"Les tests en cours ou finis en {month_label(month.month)}.", emphasis=_ended(shown)),
            message=tuple(f"{capital(result_said(entry))}." for entry in looked[:2]),
            decision=f"{capital(' ; '.join(decided(month, entry) for entry in shown))}.",
            verdict=_verdict(looked),
            source=Source(
                (f"runs/{month.month.previous}/etat.json", "calendrier.xlsx", "dossier.xlsx, onglet « tests »"),
                month_label(month.month), numbers.counted(sum(len(entry.posts) for entry in shown), "publication rattachée", "publications rattachées"),
                exports="calendrier, onglet « tests », exports",
            ),
            notes=f"{RULE} Nombre de publications prévu pour voir l’effet {round(POWER * 5)} fois sur 5.",
        )
    ]  # fmt: skip


def _ended(shown: list[Entry]) -> tuple[int, ...]:
    return tuple(place for place, entry in enumerate(shown) if not entry.is_running)


def _verdict(looked: list[Entry]) -> Verdict:
    if any(entry.is_learned for entry in looked):
        return "concluant"
    return "non concluant" if looked else ""


def _title(month: ClientMonth, shown: list[Entry]) -> str:
    """What was learned before what was not, before what goes on; a causal verb where a test concluded."""
    for outcome in (CONCLUDED, None, GOES_ON, ""):
        for entry in shown:
            if outcome is None and not entry.is_running and not entry.is_learned:
                return _without(entry, len(shown) - 1)
            if outcome is not None and entry.outcome == outcome and (entry.is_learned or entry.is_running):
                return _of(month, entry, len(shown) - 1)
    return "Aucun test ne court"


def _of(month: ClientMonth, entry: Entry, others: int) -> str:
    name = subject_of(entry)
    if entry.is_learned:
        ratio = entry.looks[-1].ratio or 1.0
        size = numbers.percent(abs(ratio - 1), 0)
        return f"Test concluant : {name.subject} {name.verb(ratio > 1)} {size} {name.measured} {name.where}"
    more = f", comme {'l’autre' if others == 1 else 'les autres'}" if others else ""
    if entry.outcome == GOES_ON:
        return f"Le test {name.about} continue{more} : {posts_said(entry)}"
    return f"Le test {name.about} commence en {month_label(Month.parse(entry.since))}{more}"


def _without(entry: Entry, others: int) -> str:
    name = subject_of(entry)
    why = "arrêté avant son terme" if entry.state == STOPPED else f"fini à {fewest_said(entry)}"
    more = f" ; {'l’autre continue' if others == 1 else 'les autres continuent'}" if others else ""
    return f"Le test {name.about}, {why}, n’a rien appris{more}"
