"""The advanced playbook of a network: what the client's own posts establish there, and what is done with it."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.slides import Column, Slide, Table, Verdict
from iwa.steps.advice import Row, advised
from iwa.steps.alike import held_said, tangled_said
from iwa.steps.answers import ASSERTED, SUBJECTS
from iwa.steps.architecture.counts import in_words
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.tracing import compared_figures
from iwa.steps.wording import capital, group_name, network_name, verdict_of
from iwa.traced import within
from iwa.trials.lessons import lessons
from iwa.trials.register import register

MOST, FEWER = 7, 4  # comparisons on a slide; where few of them say anything
LONGEST_TITLE = 110
DOES = {
    "more": "en faire plus",
    "less": "en faire moins",
    "try": "à vérifier par un test",
    "settled": "acquis par un test",
    "nothing": "rien à en tirer",
}


def advanced(month: ClientMonth) -> list[Slide]:
    """A page for each network kept, in the order of what they are worth."""
    return [_page(month, network) for network in cadence(month).kept]


def _page(month: ClientMonth, network: str) -> Slide:
    rows = _asserted(month, network)
    shown = [*rows, *_looked_at(month, network)][: max(len(rows), FEWER)]
    name = network_name(network)
    columns = (
        Column("Constat", 2.6, role="strong"), Column("Porte sur", 1.3), Column("Écart d’engagement", 1.2, "right"),
        Column("Intervalle", 1.7, "right"), Column("Publications", 1.5, "right"), Column("Verdict", 1.0), Column("Ce que l’on en fait", 1.8),
    )  # fmt: skip
    return Slide(
        id=f"gouvernance.playbook.{network}",
        title=_title(month, network, rows),
        subtitle=f"Résultats {numbers.of(month.client.name)} sur {name}, publications comparées entre elles, {window_period(month)}",
        exhibit=Table(
            columns,
            tuple(_line(month, row) for row in shown)
            or (("Aucune comparaison possible", "–", "–", "–", "–", "–", "publier davantage d’abord"),),
            f"Ce que les publications {numbers.of(month.client.name)} établissent sur {name}.",
        ),
        message=(*_tested(month, network), *_tangled(rows)),
        decision=_decision(month, network, rows),
        verdict=_verdict(shown),
        source=source(month, [network], count=posts_said(month.window_posts_of(network))),
        notes="Constats concluants ou indicatifs sur toutes les questions du mois, jugées ensemble. Une comparaison dit ce qui va de pair, "
        "un test seul parle de cause.",
    )


def _asserted(month: ClientMonth, network: str) -> list[Row]:
    """What may be said of a network, conclusive first, then the widest gap."""
    found = month.comparisons
    rows = found[
        (found["network"] == network) & found["verdict"].isin(ASSERTED) & found["question"].isin(list(SUBJECTS))
    ]
    known: list[Row] = rows.to_dict("records")
    ordered = sorted(known, key=lambda row: (row["verdict"] != "concluant", -max(row["ratio"], 1 / row["ratio"])))
    return ordered[:MOST]


def _looked_at(month: ClientMonth, network: str) -> list[Row]:
    """What was compared without anything to be said of it, those of most posts first."""
    found = month.comparisons
    rows = found[(found["network"] == network) & found["question"].isin(list(SUBJECTS)) & found["ratio"].notna()]
    known: list[Row] = rows[~rows["verdict"].isin(ASSERTED)].to_dict("records")
    return sorted(known, key=lambda row: -min(row["n"], row["n_rest"]))[:FEWER]


def _line(month: ClientMonth, row: Row) -> tuple[str, ...]:
    shown = compared_figures(row)
    held = held_said(row)
    name = group_name(str(row["question"]), str(row["group"]))
    return (
        capital(f"{name}, {held}" if held else name),
        SUBJECTS[str(row["question"])],
        shown["ratio"],
        within(f"{shown['low']} à {shown['high']}", shown["low"], shown["high"]),
        within(f"{shown['n']} contre {shown['n_rest']}", shown["n"], shown["n_rest"]),
        str(row["verdict"]),
        _does(month, row),
    )


def _does(month: ClientMonth, row: Row) -> str:
    if row["verdict"] not in ASSERTED:
        return DOES["nothing"]
    settled = {(one.entry.rule.network, one.entry.question, one.entry.group) for one in lessons(month)}
    if (row["network"], row["question"], row["group"]) in settled:
        return DOES["settled"]
    key = (row["network"], row["question"], row["group"])
    for action, word in ((AMPLIFY, "more"), (STOP, "less")):
        if any((one["network"], one["question"], one["group"]) == key for one in advised(month, action)):
            return DOES[word]
    return DOES["try"]


def _title(month: ClientMonth, network: str, rows: list[Row]) -> str:
    name = network_name(network)
    firm = [row for row in rows if row["verdict"] == "concluant"]
    if firm:
        others = len(rows) - 1
        more = f", et {in_words(others)} {'autre constat' if others == 1 else 'autres constats'}" if others else ""
        way = "plus" if firm[0]["ratio"] > 1 else "moins"
        told = f"{name} : {group_name(str(firm[0]['question']), str(firm[0]['group']))} vont de pair avec {way} d’engagement{more}"
        return told if len(told) <= LONGEST_TITLE else told.removesuffix(more)
    if rows:
        count = in_words(len(rows))
        return f"{name} : {count} {'indice, à vérifier' if len(rows) == 1 else 'indices, à vérifier'} avant d’en faire une règle"
    return f"{name} : les publications {numbers.of(month.client.name)} n’établissent encore aucune règle"


def _tested(month: ClientMonth, network: str) -> tuple[str, ...]:
    """What tests on this network have taught, or that one runs."""
    learned = [one.said for one in lessons(month) if one.entry.rule.network in ("", network)]
    if learned:
        return tuple(f"Test : {text[:1].lower()}{text[1:]}" for text in learned[:2])
    own = [entry for entry in register(month) if entry.rule.network in ("", network) and entry.is_running]
    return (
        (f"Test en cours : « {own[0].hypothesis.rstrip('.')} ».",)
        if own
        else (f"Aucun test mené sur {network_name(network)}.",)
    )


def _tangled(rows: list[Row]) -> tuple[str, ...]:
    told = [tangled_said(str(row["question"]), row) for row in rows]
    return tuple(text for text in told if text)[:1]


def _verdict(rows: list[Row]) -> Verdict:
    found: Verdict = verdict_of(str(row["verdict"]) for row in rows)  # type: ignore[assignment]
    return found


def _decision(month: ClientMonth, network: str, rows: list[Row]) -> str:
    for word in ("more", "less"):
        found = next((row for row in rows if _does(month, row) == DOES[word]), None)
        if found:
            name = group_name(str(found["question"]), str(found["group"])).removeprefix("les ")
            verb = "Donner plus de place" if word == "more" else "Réduire la place"
            link = "aux" if word == "more" else "des"
            return f"{verb} {link} {name} sur {network_name(network)}, puis relire ce tableau au trimestre suivant."
    if rows:
        name = group_name(str(rows[0]["question"]), str(rows[0]["group"]))
        return f"Proposer un test sur {name} ({network_name(network)})."
    return f"Ne rien changer sur {network_name(network)} faute d’écart établi, et garder l’habitude du client."
