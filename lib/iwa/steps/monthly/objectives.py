"""Each objective's own page: its indicators, then what performed, why, and what now."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.keep_stop import AMPLIFY, TEST
from iwa.measures.goals import GoalState, goal_state, measure_on, value_in
from iwa.measures.registry import MEASURES
from iwa.measures.relation_series import ENTERED, is_of_all
from iwa.measures.site import conversion_rate, direct_sessions
from iwa.method import Family, Indicator, objectives
from iwa.months import Month
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.advice import advised, evidence, subject
from iwa.steps.figures import said
from iwa.steps.goals import measure_label, state_word, states, target_said, value_said
from iwa.steps.monthly.landing import page_decision, pages_said
from iwa.steps.monthly.relation_remarks import left_said, received_source
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import ALL, NOTHING_TO_CHANGE, capital, month_label, network_name, short_month

NO_SOURCE = "pas de source"
Row = tuple[str, ...]


def by_objective(month: ClientMonth) -> list[Slide]:
    """One slide for each family that the client's objectives belong to, in the dossier's order."""
    families = objectives()
    found: dict[str, GoalState] = {}
    for state in states(month):
        found.setdefault(families.types[state.goal.type], state)
    return [_slide(month, key, families.families[key], state) for key, state in found.items()]


def _slide(month: ClientMonth, key: str, family: Family, state: GoalState) -> Slide:
    rows = [_goal_line(month, state)]
    rows += [row for indicator in family.main for row in _lines(month, indicator, "principal")]
    rows += [row for indicator in family.quality for row in _lines(month, indicator, "qualité")]
    labels = [short_month(str(m)) for m in (month.month, month.month.previous, month.month.year_before)]
    columns = (
        Column("Indicateur", 2.2), Column("Rôle", 0.8), Column("Réseau", 1),
        *(Column(label, 0.9, "right") for label in labels), Column("Source", 2.2),
    )  # fmt: skip
    return Slide(
        id=f"mesure.objectif.{key}",
        title=_title(month, state),
        subtitle=f"Indicateurs de la famille {family.name}, {month_period(month)} ; cible : {target_said(state.goal, state.measure)}",
        exhibit=Table(columns, tuple(rows), f"Indicateurs de la famille {family.name}."),
        message=(_why(month, key),),
        decision=_decision(month, key, family, state),
        source=_source(month, key),
        notes=f"Décision de la méthode pour cette famille : {family.decision}.",
    )


def _source(month: ClientMonth, key: str) -> Source:
    if key == "relation":
        return received_source(month, month.inbox.of(str(month.month)))
    return source(month, [*month.networks, "ga4"], period=month_period(month))


def _goal_line(month: ClientMonth, state: GoalState) -> Row:
    """The objective's own figure, over its networks, with the two months it is held against."""
    where = network_name(state.networks[0]) if len(state.networks) == 1 else "Tous"
    earlier = [goal_state(state.goal, month.figures, month.networks, when) for when in _when(month)[1:]]
    cells = tuple(value_said(then) if then.value is not None else "–" for then in earlier)
    return (
        f"{measure_label(state, 'Objectif')} (objectif)",
        "objectif",
        where,
        value_said(state),
        *cells,
        "voir les lignes suivantes",
    )


def _lines(month: ClientMonth, indicator: Indicator, role: str) -> list[Row]:
    """One line for each network that has the indicator; a single one that names the missing source."""
    if indicator.measure in ("direct_sessions", "conversion_rate"):
        return [_site_line(month, indicator, role)]
    if indicator.entered:
        return [_entered_line(month, indicator, role)]
    if is_of_all(indicator.measure):
        return [_whole_line(month, indicator, role)]
    found = []
    if indicator.measure:
        for network in month.networks:
            measure = measure_on(indicator.measure, network)
            values = [value_in(month.figures, network, measure, when) for when in _when(month)]
            if any(value is not None for value in values):
                cells = tuple("–" if value is None else said(measure, value) for value in values)
                origin = "GA4" if MEASURES[measure].reads == "traffic" else f"exports {network_name(network)}"
                found.append((_name(indicator, measure), role, network_name(network), *cells, origin))
    return found or [_missing(indicator, role)]


def _whole_line(month: ClientMonth, indicator: Indicator, role: str) -> Row:
    """A figure of all networks together: what was received, or entered."""
    values = [value_in(month.figures, ALL, indicator.measure, when) for when in _when(month)]
    if all(value is None for value in values):
        return _missing(indicator, role)
    cells = tuple("–" if value is None else said(indicator.measure, value) for value in values)
    origin = "saisi par l’équipe" if indicator.measure in ENTERED else "fichiers de messages"
    return indicator.name, role, "Tous", *cells, origin


def _name(indicator: Indicator, measure: str) -> str:
    """The indicator's name, or that of what stands for it on a network: gained followers are not the net growth."""
    return indicator.name if measure == indicator.measure else MEASURES[measure].label


def _when(month: ClientMonth) -> tuple[Month, Month, Month]:
    return month.month, month.month.previous, month.month.year_before


def _missing(indicator: Indicator, role: str) -> Row:
    needed = f"{NO_SOURCE} : {indicator.missing}" if indicator.missing else NO_SOURCE
    return indicator.name, role, "–", "–", "–", "–", needed


def _site_line(month: ClientMonth, indicator: Indicator, role: str) -> Row:
    compute = direct_sessions if indicator.measure == "direct_sessions" else conversion_rate
    values = [compute(month.traffic, str(when)) for when in _when(month)]
    if all(value is None for value in values):
        return indicator.name, role, "Site", "–", "–", "–", f"{NO_SOURCE} : export GA4"
    read = numbers.integer if compute is direct_sessions else numbers.percent
    return indicator.name, role, "Site", *("–" if value is None else read(value) for value in values), "GA4"


def _entered_line(month: ClientMonth, indicator: Indicator, role: str) -> Row:
    rows = month.entries[month.entries["indicator"] == indicator.entered]
    sums = rows.groupby("month")["value"].sum() if len(rows) else pd.Series(dtype="float64")
    values = [sums.get(str(when)) for when in _when(month)]
    if all(value is None for value in values):
        return indicator.name, role, "–", "–", "–", "–", f"{NO_SOURCE} : onglet « saisies » à remplir"
    cells = tuple("–" if value is None else numbers.decimal(float(value), 0) for value in values)
    return indicator.name, role, "Tous", *cells, "saisi par l’équipe"


def _title(month: ClientMonth, state: GoalState) -> str:
    """The objective under the name that the client gave it, as on the first page."""
    goal, target = f"L’objectif {numbers.of(state.goal.type)}", target_said(state.goal, state.measure)
    if state.value is None:
        return f"{goal} attend encore son chiffre {numbers.of(month_label(month.month))}"
    if state.reached is None:
        return f"{goal} en est à {value_said(state)}, sans cible chiffrée"
    return f"{goal} {'est atteint' if state.reached else 'reste à atteindre'} : {value_said(state)} pour une cible de {target}"


def _why(month: ClientMonth, key: str) -> str:
    """The strongest finding that bears on the family, or that there is none."""
    if key == "conversion":
        return pages_said(month)
    if key == "relation":
        return left_said(month)
    for action, firmness in ((AMPLIFY, "concluant"), (TEST, "indicatif")):
        rows = advised(month, action)
        if rows:
            return f"Ce qui va de pair avec l’engagement : {subject(rows[0])}, {evidence(rows[0])} ({firmness})."
    return "Pourquoi : aucun format ni thème ne se détache assez pour l’expliquer."


def _widest_theme(month: ClientMonth, networks: tuple[str, ...]) -> str:
    """The theme seen by most, as a fact to confirm: seen widely is not yet known to widen."""
    posts = month.window_posts[month.window_posts["network"].isin(networks)]
    feed = posts[
        (posts["format"] != "story") & ~posts["is_paid"].fillna(False).astype(bool) & posts["exposure"].notna()
    ]
    groups = feed.groupby(["network", "theme"])["exposure"].agg(["median", "size"])
    groups = groups[groups["size"] >= MINIMUM_GROUP]
    if groups.empty:
        return ""
    usual = feed.groupby("network")["exposure"].median()
    ratios = groups["median"] / groups.index.get_level_values("network").map(usual.to_dict()).to_numpy()
    network, theme = ratios.idxmax()
    if ratios.max() <= 1:
        return ""
    more, n = numbers.change(float(ratios.max())), int(groups.loc[(network, theme), "size"])
    return (
        f"Confirmer, avant de le renforcer, le thème « {theme} » sur {network_name(network)} : le plus vu ({more} sur la "
        f"médiane du réseau), mais sur {numbers.counted(n, 'publication')} et sans verdict."
    )


def _decision(month: ClientMonth, key: str, family: Family, state: GoalState) -> str:
    if key == "conversion":
        return page_decision(month, bool(state.reached)) or f"{capital(family.decision)}."
    widest = _widest_theme(month, state.networks) if key == "notoriete" else ""
    if widest:
        return widest
    amplified = advised(month, AMPLIFY)
    if key == "consideration" and amplified:
        return f"{family.decision} : d’abord {subject(amplified[0])}."
    if state.reached:
        return NOTHING_TO_CHANGE
    return f"{family.decision} (objectif : {state_word(state)})."
