"""What changed: one curve a signal, with its limits and the dated events."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.limits import FLAT, RUN, RUN_TOGETHER
from iwa.measures.registry import MEASURES
from iwa.months import Month
from iwa.slides import Chart, Limits, Number, Series, Slide
from iwa.steps.curve_marks import marks_of_months
from iwa.steps.monthly.history import MONTHS_SHOWN, basis_said, earlier_months, history_of, limit_figure, mean_said
from iwa.steps.monthly.kpis import SIGNALS, subject_of
from iwa.steps.sourcing import definition_of, source
from iwa.steps.tracing import month_figure
from iwa.steps.wording import (
    NOTHING_TO_CHANGE,
    axis_labels,
    capital,
    measure_name,
    month_label,
    network_name,
    short_month,
)
from iwa.traced import BESIDE, numbers_in, within

Row = dict[Hashable, Any]
Found = tuple[str, str, Row]  # network, measure, and how its last month was judged
CURVES = ("typical_exposure", "engagement_rate")
CENTER = (
    "Moyenne : géométrique, où un mois exceptionnel pèse moins que dans la moyenne simple ; simple quand un mois est "
    "à zéro. Le mois jugé n’y entre pas."
)


def signals(month: ClientMonth) -> list[Slide]:
    """One slide for each KPI that left its limits; none when all stayed within."""
    rows = month.signals[month.signals["state"].isin(SIGNALS)].to_dict("records")
    return [_curve(month, str(row["network"]), str(row["measure"]), row) for row in rows]


def curves(month: ClientMonth) -> list[Slide]:
    """The curves of what is seen on each network, where no signal has shown them already; both on one slide."""
    judged = month.signals[~month.signals["state"].isin(SIGNALS)]
    slides = []
    for network in month.networks:
        of_network = judged[judged["network"] == network]
        rows = [of_network[of_network["measure"] == measure].to_dict("records") for measure in CURVES]
        found = [(network, str(known[0]["measure"]), known[0]) for known in rows if known]
        drawn = [_curve(month, *one) for one in found]
        both_routine = len(found) == 2 and all(row["state"] == "routine" for _, _, row in found)
        slides += [_both(month, found, drawn)] if both_routine else drawn
    return slides


def _both(month: ClientMonth, found: list[Found], drawn: list[Slide]) -> Slide:
    """Two curves of one network within their limits side by side: what each is at, and the events under both."""
    network, (first, second) = found[0][0], drawn
    names = [measure_name(measure, network) for _, measure, _ in found]
    subjects = numbers.listed(subject_of(measure, network)[0] for _, measure, _ in found)
    histories = [history_of(month, network, measure) for _, measure, _ in found]
    basis = dict.fromkeys(
        text for past in histories for text in basis_said(earlier_months(month, past)["month"].tolist())
    )
    months = histories[0].tail(MONTHS_SHOWN)["month"].tolist()
    events = " ".join(marks_of_months(month, network, months, axis_labels(months)).legend)
    return replace(
        first,
        id=f"mesure.courbe.{network}",
        title=f"{network_name(network)} : {subjects} sont dans leurs limites ce mois",
        subtitle=f"{names[0]}, puis {names[1][:1].lower()}{names[1][1:]} jusqu’en {month_label(month.month)} ; entre les limites, une variation est de routine",
        second=second.exhibit,
        message=(_between_limits(month, found), *([events] if events else [])),
        notes=" ".join([definition_of(*(measure for _, measure, _ in found)), CENTER, *basis]),
        numbers=(*first.numbers, *second.numbers),
    )


def _between_limits(month: ClientMonth, found: list[Found]) -> str:
    """Where both curves are between their limits, on one line."""
    told, values = [], []
    for network, measure, judged in found:
        low, high = (_limit(month, network, judged, which) for which in ("low", "high"))
        name = measure_name(measure, network)
        now = _now(month, network, judged)
        values += [low, high, now]
        told.append(f"{name[:1].lower()}{name[1:]} de {low} à {high}, pour {now}")
    provisional = any(judged["limits_state"] == "limites provisoires" for _, _, judged in found)
    return within(f"Limites {'provisoires' if provisional else 'habituelles'} : {' ; '.join(told)}.", *values)


def _curve(month: ClientMonth, network: str, measure: str, judged: Row) -> Slide:
    history = history_of(month, network, measure)
    line = history.tail(MONTHS_SHOWN)
    labels = axis_labels(line["month"].tolist())
    values = tuple(None if pd.isna(value) else float(value) for value in line["value"])
    registered, called = MEASURES[measure], measure_name(measure, network)
    state = str(judged["state"])
    marked = marks_of_months(month, network, line["month"].tolist(), labels)
    unit = registered.unit
    return Slide(
        id=f"mesure.{'signal' if state in SIGNALS else 'courbe'}.{network}-{measure.replace('_', '-')}",
        title=_title(month, network, measure, judged, values),
        subtitle=f"{called} par mois, {network_name(network)} ; entre les limites, une variation est de routine",
        exhibit=Chart(
            kind="lines",
            categories=labels,
            series=(Series(called, values),),
            unit=unit,
            digits=registered.digits,
            emphasis=(called,),
            limits=_limits(judged),
            marks=marked.marks,
            alt=f"{called} sur {network_name(network)}, de {labels[0]} à {labels[-1]}.",
        ),
        message=(*_message(month, network, judged, earlier_months(month, history)), *marked.legend),
        decision=_decision(network, measure, state),
        source=source(
            month,
            _sources(network, measure),
            period=f"{short_month(line['month'].iloc[0])} – {short_month(str(month.month))}",
        ),
        notes=f"{definition_of(measure)} {CENTER}",
        numbers=tuple(_points(network, measure, line, labels)),
        annex=state not in SIGNALS,
    )


def _points(network: str, measure: str, line: pd.DataFrame, labels: tuple[str, ...]) -> Iterator[Number]:
    """The figure of each month that the curve shows."""
    called = measure_name(measure, network)
    for label, text, value in zip(labels, line["month"], line["value"], strict=True):
        if pd.notna(value):
            told = month_figure(measure, network, Month.parse(text), float(value))
            yield from (replace(number, place=called + BESIDE + label) for number in numbers_in(told))


def _now(month: ClientMonth, network: str, judged: Row) -> str:
    """The judged month's figure: the last point of the curve."""
    return month_figure(str(judged["measure"]), network, month.month, float(judged["value"]))


def _limit(month: ClientMonth, network: str, judged: Row, which: str) -> str:
    return limit_figure(month, network, str(judged["measure"]), which, float(judged[which]))


def _limits(judged: Row) -> Limits | None:
    if pd.isna(judged["low"]) or judged["limits_state"] == "sans variation":
        return None
    provisional = judged["limits_state"] == "limites provisoires"
    return Limits(float(judged["center"]), float(judged["low"]), float(judged["high"]), provisional)


def _sources(network: str, measure: str) -> list[str]:
    return ["ga4"] if MEASURES[measure].reads == "traffic" else [network]


def _title(
    month: ClientMonth, network: str, measure: str, judged: Row, values: tuple[float | None, ...]
) -> str:  # fmt: skip
    now = _now(month, network, judged)
    return within(_fact(month, network, measure, judged, values), now)


def _fact(month: ClientMonth, network: str, measure: str, judged: Row, values: tuple[float | None, ...]) -> str:
    subject, plural = subject_of(measure, network)
    where = capital(network_name(network))
    figure = f"{_now(month, network, judged)} en {month_label(month.month)}"
    own, mean, stay = ("leurs", "leur", "restent") if plural else ("ses", "sa", "reste")
    been_out = any(value is not None and not judged["low"] <= value <= judged["high"] for value in values[:-1])
    falls = judged["state"] == "signal-baisse"
    if _settled(judged):
        return f"{where} : {subject} {stay} {'sous' if falls else 'au-dessus de'} {mean} moyenne depuis {_run(month)} mois, à {figure}"
    if falls:
        return f"{where} : {subject} {'passent' if plural else 'passe'} sous {own} limites habituelles, à {figure}"
    if judged["state"] == "signal-hausse":
        return f"{where} : {subject} {'dépassent' if plural else 'dépasse'} {own} limites habituelles, à {figure}"
    if judged["state"] == "routine":
        verb = ("sont" if plural else "est") if been_out else stay  # nothing stays where it has not been
        return f"{where} : {subject} {verb} dans {own} limites, à {figure}"
    return f"{where} : historique trop court pour juger {subject}, à {figure}"


def _run(month: ClientMonth) -> int:
    """How many months on one side of the mean are a signal."""
    return RUN if len(month.signals) == 1 else RUN_TOGETHER


def _settled(judged: Row) -> bool:
    """Whether the signal is a level that has changed for months, the last month within its limits."""
    return bool(judged["state"] in SIGNALS and judged["low"] <= judged["value"] <= judged["high"])


def _message(month: ClientMonth, network: str, judged: Row, earlier: pd.DataFrame) -> tuple[str, ...]:
    if judged["limits_state"] == FLAT:
        return ("La série n’a encore jamais varié : il n’y a pas de limite à tracer.",)
    if pd.isna(judged["low"]):
        return (f"{numbers.counted(judged['points'], 'mois d’historique', 'mois d’historique')} : il en faut six.",)
    low, center, high = (_limit(month, network, judged, which) for which in ("low", "center", "high"))
    line = f"Limites habituelles : de {low} à {high}, pour une moyenne{mean_said(earlier)} de {center}."
    told = [within(line, low, high, center)]
    told += basis_said(earlier["month"].tolist())
    if judged["limits_state"] == "limites provisoires":
        told.append("Limites provisoires : moins de douze mois d’historique.")
    if _settled(judged):
        told.append(f"{_run(month)} mois de suite du même côté de la moyenne : le niveau a changé.")
    return tuple(told)


def _decision(network: str, measure: str, state: str) -> str:
    subject, plural = subject_of(measure, network)
    if state == "signal-baisse":
        where_to_look = (
            "calendrier, équipe, export incomplet" if measure == "posts" else "sujets, formats, budget, panne"
        )
        return f"Chercher pourquoi {subject} {'baissent' if plural else 'baisse'} : {where_to_look}."
    if state == "signal-hausse":
        return f"Noter ce qui a changé quand {subject} {'augmentent' if plural else 'augmente'}, et vérifier que cela se répète."
    return NOTHING_TO_CHANGE
