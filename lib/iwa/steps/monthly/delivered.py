"""What was done this month beside what the contract owes."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.deliveries import COUNTED, ENTERED, Delivery, Work, deliveries
from iwa.months import Month
from iwa.slides import Column, Slide, Table
from iwa.steps.sourcing import month_period, source
from iwa.steps.tracing import entered_figure, joined, known, month_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, month_label, network_name
from iwa.traced import within

LABELS = {
    "publications": ("Publications", "publication", "publications"),
    "stories": ("Stories", "story", "stories"),
    "reponses": ("Réponses aux messages et commentaires", "réponse", "réponses"),
    "tournages": ("Tournages", "tournage", "tournages"),
}
MOST_MONTHS = 12  # over which what is owed is carried: the contract's year


def delivered(month: ClientMonth) -> Slide:
    """Each kind of work with what was done, what is owed, and what is carried over since the contract began."""
    found = _found(month)
    columns = (
        Column("Ce que le contrat prévoit", 2.6, role="strong"), Column("Réalisé", 1, "right"),
        Column("Dû par mois", 1, "right"), Column("Écart du mois", 1.1, "right"), Column(_since(month), 1.8, "right"),
        Column("État du mois", 1, role="state"),
    )  # fmt: skip
    return Slide(
        id="mesure.livre",
        title=_title(month, found),
        subtitle=f"Réalisé et dû, tous réseaux, {month_period(month)}",
        exhibit=Table(
            columns,
            tuple(_line(month, one) for one in found) or (("Aucune prestation notée", "–", "–", "–", "–", "–"),),
            f"Ce qui a été réalisé {numbers.of(month_label(month.month))} et ce que le contrat prévoit.",
            kind="checklist",
        ),
        message=_message(month, found),
        decision=_decision(month, found),
        source=source(month, month.networks, period=month_period(month)),
        notes="Publications et stories comptées dans les exports, réponses et tournages notés par l’équipe dans l’onglet "
        "« saisies ». Les quotas sont ceux de client.yaml.",
        annex=not any(one.due is not None for one in found),
    )


def _found(month: ClientMonth) -> list[Delivery]:
    quotas = month.client.quotas if month.month >= month.client.start else {}  # nothing is owed before it begins
    return deliveries(Work(month.figures, month.entries, month.networks), quotas, _months(month))


def _months(month: ClientMonth) -> list[Month]:
    """The months since the contract began, a year's at most, that of the report last."""
    months = month.month.months_back(MOST_MONTHS)
    return [one for one in months if one >= month.client.start] or [month.month]


def _since(month: ClientMonth) -> str:
    return f"Report depuis {month_label(max(_months(month)[0], month.client.start))}"


def _line(month: ClientMonth, one: Delivery) -> tuple[str, ...]:
    done = numbers.MISSING if one.done is None else _done(month, one, numbers.integer(one.done))
    return (
        LABELS[one.kind][0],
        within(f"{done} *", done) if one.lacking else done,
        "–" if one.due is None else numbers.integer(one.due),
        _done(month, one, _signed(one.gap), less=str(one.due)),
        _done(
            month,
            one,
            _signed(one.balance),
            less=str((one.due or 0) * len(_months(month))),
            since=str(_months(month)[0]),
        ),
        _state(one),
    )


def _state(one: Delivery) -> str:
    """Where a kind of work stands this month; what is not known is to be completed, what is not owed has no state."""
    if one.due is None:
        return "sans objet"
    if one.gap is None:
        return TO_COMPLETE
    return "à faire" if one.gap < 0 else "fait"


def _done(month: ClientMonth, one: Delivery, text: str, **where: str) -> str:
    """What was delivered of a kind in the month, or since another, less what is owed, as it is printed."""
    if one.kind in COUNTED:
        networks = joined([network for network in month.networks if network not in one.lacking])
        return known(text, COUNTED[one.kind], "closing", network=networks, month=str(month.month), **where)
    since = where.pop("since", "")
    months = _months(month) if since else [month.month]
    return entered_figure(text, ENTERED[one.kind], months, **where)


def _signed(value: float | None) -> str:
    return "–" if value is None else "0" if not value else f"{'+' if value > 0 else '−'}{numbers.integer(abs(value))}"


def _owed(found: list[Delivery]) -> list[str]:
    """What lacks this month, in words."""
    return [numbers.counted(-one.gap, *LABELS[one.kind][1:]) for one in found if one.gap is not None and one.gap < 0]


def _title(month: ClientMonth, found: list[Delivery]) -> str:
    when = month_label(month.month)
    if month.month < month.client.start:
        return f"Le contrat commence en {month_label(month.client.start)} : rien n’est dû avant"
    if not any(one.due is not None for one in found):
        return f"Aucun quota n’est noté pour {when} : ce qui a été fait, sans comparaison"
    owed = _owed(found)
    if owed:
        return f"Il manque {numbers.listed(owed)} au contrat en {when}"
    if all(one.gap is not None for one in found if one.due is not None):
        return f"Tout ce que le contrat prévoit a été livré en {when}"
    return f"Ce que les exports montrent {numbers.of(when)} ne suffit pas à dire si le contrat est tenu"


def _message(month: ClientMonth, found: list[Delivery]) -> tuple[str, ...]:
    told = []
    posts = {network: month.figures.get((network, "posts", str(month.month))) for network in month.networks}
    shown = {n: month_figure("posts", n, month.month, value) for n, value in posts.items() if value is not None}
    if len(shown) > 1:
        listed = numbers.listed(f"{network_name(network)} {count}" for network, count in shown.items())
        told.append(within(f"Publications par réseau : {listed}.", *shown.values()))
    silent = {network for one in found for network in one.lacking}
    if silent:
        told.append(
            f"* Sans {numbers.listed(network_name(n) for n in sorted(silent))}, dont l’export ne couvre pas le mois."
        )
    unnoted = [LABELS[one.kind][2] for one in found if one.due is not None and one.done is None]
    if unnoted:
        told.append(f"À noter dans l’onglet « saisies » ou à exporter : {numbers.listed(unnoted)}.")
    return tuple(told)


def _decision(month: ClientMonth, found: list[Delivery]) -> str:
    owed = _owed(found)
    if owed:
        return (
            f"Convenir du report {numbers.of(numbers.listed(owed))} sur {month_label(month.month.next)}, ou y renoncer."
        )
    if not month.client.quotas:
        return "Noter les quotas du contrat : sans eux, rien ne se compare."
    return NOTHING_TO_CHANGE
