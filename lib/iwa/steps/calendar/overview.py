"""The plan in figures: posts, hours, networks, the mix of pillars."""

from __future__ import annotations

from collections import Counter

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.plan import Plan
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence, hours_said
from iwa.editorial.mix import own_name, planned_mix
from iwa.slides import Chart, Column, Series, Slide, Table
from iwa.steps.architecture.figures import in_hours, team_figure
from iwa.steps.calendar.planned import counted, live, plan_source
from iwa.steps.wording import network_name
from iwa.traced import within

PAUSED = "En pause"  # how a remark begins on a network that is not kept
CLOSE = 0.08  # a difference of shares that says nothing on so few posts


def overview(month: ClientMonth) -> Slide:
    """The share of each pillar in the plan beside the share wanted, and a line a network with its posts and hours."""
    plan = plan_of(month)
    rows = live(plan.rows)
    return Slide(
        id="calendrier.ensemble",
        title=_title(month, plan),
        subtitle=f"Part des {counted(rows)} du calendrier par pilier, et ce que chaque réseau demande",
        exhibit=_mix(month, plan),
        second=_networks(month, plan),
        message=_message(month, plan),
        decision=_decision(month, plan),
        source=plan_source(month, plan, rows),
        notes="Les heures d’une ligne vont du brief à la programmation ; celles de l’équipe sont ce qui reste aux contenus une fois ôtés "
        "l’imprévu, les réponses et la mesure. Le rythme de chaque réseau est celui que ces heures tiennent."
        + "".join(f" {remark}" for remark in plan.remarks),
    )


def _mix(month: ClientMonth, plan: Plan) -> Chart:
    counts, wanted = _shares(plan), planned_mix(month)
    names = list(wanted)
    return Chart(
        "grouped",
        tuple(own_name(month, name) for name in names),
        (
            Series("Au calendrier", tuple(counts.get(name, 0.0) for name in names)),
            Series("Voulu", tuple(wanted[name] for name in names)),
        ),
        "percent",
        f"Part de chaque pilier {numbers.of(month.client.name)} dans le calendrier, et part voulue.",
        emphasis=("Au calendrier",),
    )


def _shares(plan: Plan) -> dict[str, float]:
    rows = live(plan.rows)
    return {
        str(pillar): count / len(rows) for pillar, count in Counter(row.pillar for row in rows if row.pillar).items()
    }


def _networks(month: ClientMonth, plan: Plan) -> Table:
    columns = (Column("Réseau", 1.2, role="strong"), Column("Publ.", 1.0, "right"), Column("Stories", 0.8, "right"),
               Column("Par semaine", 1.0, "right"), Column("Heures", 0.8, "right"))  # fmt: skip
    lines = []
    for network, weekly in cadence(month).weekly.items():
        own = [row for row in live(plan.rows) if row.network == network]
        stories = sum(row.format == "story" for row in own)
        lines.append(
            (network_name(network), str(len(own) - stories), str(stories) if stories else "–",
             numbers.decimal(weekly, 2).rstrip("0").rstrip(","), hours_said(sum(row.hours or 0 for row in own)))
        )  # fmt: skip
    return Table(columns, tuple(lines), f"Les réseaux {numbers.of(month.client.name)} au calendrier.")


def _title(month: ClientMonth, plan: Plan) -> str:
    if not plan.rows:
        return f"Le calendrier {numbers.of(month.client.name)} attend des sujets : il n’a encore aucune ligne"
    if plan.hours_available is None:
        return f"Le calendrier demande {hours_said(plan.hours)} ; celles de l’équipe {numbers.of(month.client.name)} sont à compléter"
    if plan.hours > plan.hours_available:
        return f"Le calendrier demande {hours_said(plan.hours)} : l’équipe n’en a que {hours_said(plan.hours_available)} pour produire"
    return f"Le calendrier prend {hours_said(plan.hours)} sur les {hours_said(plan.hours_available)} que l’équipe a pour produire"


def _message(month: ClientMonth, plan: Plan) -> tuple[str, ...]:
    """The hours that are left, then what could not be planned as asked; the reasons stand in the notes."""
    other = [remark for remark in plan.remarks if not remark.startswith(PAUSED)][:1]
    paused = [network_name(network) for network, _ in cadence(month).paused]
    told = [*([f"{PAUSED} : {numbers.listed(paused)}."] if paused else []), *other][:1]
    if plan.hours_available is None:
        return tuple(other)
    left = plan.hours_available - plan.hours
    spare = f"il en reste {hours_said(left)} pour l’imprévu" if left >= 0 else f"il en manque {hours_said(-left)}"
    weekly = in_hours(team_figure(month, "available"))
    whole = (
        f"{hours_said(plan.hours)} prévues sur {hours_said(plan.hours_available)} pour produire ({weekly} par semaine)"
    )
    return (within(f"{whole} : {spare}.", weekly), *told)


def _decision(month: ClientMonth, plan: Plan) -> str:
    if plan.hours_available is not None and plan.hours > plan.hours_available:
        beyond = hours_said(plan.hours - plan.hours_available)
        return f"Retirer {beyond} de publications, la première semaine d’abord, ou trouver ces heures."
    shares, wanted = _shares(plan), planned_mix(month)
    gaps = {name: shares.get(name, 0.0) - wanted[name] for name in wanted}
    least = min(gaps, key=lambda name: gaps[name])
    if not plan.rows or gaps[least] > -CLOSE:
        return "Tenir ce rythme quatre semaines avant d’en parler de nouveau."
    if least == "preuves":
        return f"Obtenir de nouvelles preuves : « {own_name(month, least)} » n’a pas de quoi remplir sa part."
    return f"Noter des sujets pour « {own_name(month, least)} », qui n’a pas de quoi remplir sa part."
