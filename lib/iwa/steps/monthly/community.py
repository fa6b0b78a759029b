"""What the community does, month after month: its comments, its shares, its mentions of the brand."""

from __future__ import annotations

from collections.abc import Mapping

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.months import Month
from iwa.slides import Chart, Series, Slide, Source
from iwa.steps.sourcing import definition_of, source
from iwa.steps.tracing import entered_figure, joined, month_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, axis_labels, month_label, short_month
from iwa.traced import within

MONTHS_SHOWN = 13
COUNTED = {"comments": ("Commentaires", "commentaire"), "shares": ("Partages", "partage")}
NOTED = "mentions"  # the indicator of the dossier's tab "saisies"
MENTIONS = "Mentions (saisies par l’équipe)"
Line = dict[str, float | None]  # by month


def community(month: ClientMonth) -> tuple[Slide, ...]:
    """The slide of what the community did; none where the month has neither comments nor shares."""
    months = month.month.months_back(MONTHS_SHOWN)
    lines = {measure: _line(month, measure, months) for measure in COUNTED}
    known = {measure: line for measure, line in lines.items() if line[str(month.month)] is not None}
    return (_slide(month, known, _mentions(month, months)),) if known else ()


def _line(month: ClientMonth, measure: str, months: list[Month]) -> Line:
    """The sum over the networks that ever have the figure; none in a month where one of them lacks it."""
    networks = _networks(month, measure)
    found: Line = {}
    for when in months:
        values = [month.figures.get((network, measure, str(when))) for network in networks]
        known = [value for value in values if value is not None]
        found[str(when)] = sum(known) if known and len(known) == len(values) else None
    return found


def _networks(month: ClientMonth, measure: str) -> list[str]:
    """The networks that ever have a figure in the months shown."""
    months = month.month.months_back(MONTHS_SHOWN)
    return [n for n in month.networks if any((n, measure, str(when)) in month.figures for when in months)]


def _mentions(month: ClientMonth, months: list[Month]) -> Line:
    noted = month.entries[month.entries["indicator"] == NOTED].groupby("month")["value"].sum()
    return {str(when): float(noted[str(when)]) if str(when) in noted.index else None for when in months}


def _slide(month: ClientMonth, lines: Mapping[str, Line], mentions: Line) -> Slide:
    first = min(m for line in (*lines.values(), mentions) for m, value in line.items() if value is not None)
    shown = [text for text in next(iter(lines.values())) if text >= first]
    labels = axis_labels(shown)
    noted = any(value is not None for value in mentions.values())
    drawn = {COUNTED[measure][0]: line for measure, line in lines.items()} | ({MENTIONS: mentions} if noted else {})
    return Slide(
        id="mesure.communaute",
        title=_title(month, lines),
        subtitle="Commentaires et partages sur les publications de chaque mois, tous réseaux",
        exhibit=Chart(
            kind="lines",
            categories=labels,
            series=tuple(Series(name, tuple(line[text] for text in shown)) for name, line in drawn.items()),
            unit="count",
            alt=f"{numbers.listed(drawn)} par mois, de {labels[0]} à {labels[-1]}.",
            emphasis=(next(iter(drawn)),),
        ),
        message=tuple(_held(month, name, line) for name, line in drawn.items() if line[str(month.month)] is not None),
        decision=NOTHING_TO_CHANGE
        if mentions[str(month.month)] is not None
        else "Noter les mentions du mois dans l’onglet « saisies » : aucun réseau ne les exporte.",
        source=_source(month, first, noted),
        notes=f"{definition_of(*lines)} Un mois où un réseau manque n’a pas de total.",
    )


def _title(month: ClientMonth, lines: Mapping[str, Line]) -> str:
    now = str(month.month)
    counts = [numbers.counted(line[now] or 0, COUNTED[measure][1]) for measure, line in lines.items()]
    when = numbers.of(month_label(month.month))
    shown = [_figure(month, COUNTED[measure][0], month.month, line[now]) for measure, line in lines.items()]
    return within(f"La communauté a laissé {numbers.listed(counts)} sur les publications {when}", *shown)


def _figure(month: ClientMonth, name: str, when: Month, value: float | None) -> str:
    """A line's figure of a month, as it is printed."""
    measure = next((one for one, (label, _) in COUNTED.items() if label == name), "")
    if not measure:
        return entered_figure(numbers.integer(value), NOTED, [when])
    return month_figure(measure, joined(_networks(month, measure)), when, value)


def _held(month: ClientMonth, name: str, line: Line) -> str:
    """This month's figure beside last month's and that of a year ago, as facts."""
    now = _figure(month, name, month.month, line[str(month.month)])
    earlier = {
        when: _figure(month, name, when, value)
        for when in (month.month.previous, month.month.year_before)
        if (value := line.get(str(when))) is not None
    }
    told = [f"{shown} en {month_label(when)}" for when, shown in earlier.items()]
    beside = f", {numbers.listed(told)}" if told else ", pas d’historique"
    return within(f"{name} : {now}{beside}.", now, *earlier.values())


def _source(month: ClientMonth, first: str, noted: bool) -> Source:
    period = f"{short_month(first)} – {short_month(str(month.month))}"
    found = source(month, month.networks, period=period)
    if not noted:
        return found
    cells = month.entries.loc[month.entries["indicator"] == NOTED, "cell"]
    return Source((*found.files, *cells), period, exports=f"{found.exports}, onglet « saisies »".removeprefix(", "))
