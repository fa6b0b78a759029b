"""Each objective's own page: its indicators, then what performed, why, and what now."""

from __future__ import annotations

import math

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.keep_stop import AMPLIFY, TEST
from iwa.measures.goals import GoalState, goal_state
from iwa.method import Family, objectives
from iwa.months import Month
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.advice import advised, evidence, subject
from iwa.steps.goals import measure_label, state_word, states, target_said, value_said
from iwa.steps.indicators import added_up, lines_of
from iwa.steps.monthly.landing import page_decision, pages_said
from iwa.steps.monthly.relation_remarks import left_said, received_source
from iwa.steps.periods import of_month
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, month_label, network_name, short_month, slug

MOST_ROWS = 8  # lines that a deck shows whole above a message, some of them on two lines
OWN = "du type"
Row = tuple[str, ...]


def by_objective(month: ClientMonth) -> list[Slide]:
    """One slide for each type of objective that the client chose, in the dossier's order; more where lines overflow."""
    found: dict[str, GoalState] = {}
    for state in states(month):
        found.setdefault(state.goal.type, state)
    return [slide for state in found.values() for slide in _slides(month, state)]


def _slides(month: ClientMonth, state: GoalState) -> list[Slide]:
    """The type's own indicators first, then those of its family; at most `MOST_ROWS` lines a page."""
    rows = [_goal_line(month, state), *_indicator_rows(month, state.goal.type)]
    rest = rows[MOST_ROWS:]
    length = math.ceil(len(rest) / math.ceil(len(rest) / MOST_ROWS)) if rest else 1  # no page of a single line
    pages = [rows[:MOST_ROWS], *(rest[start : start + length] for start in range(0, len(rest), length))]
    return [_page(month, state, pages[0]), *(_more(month, state, page, n) for n, page in enumerate(pages[1:], 2))]


def _page(month: ClientMonth, state: GoalState, rows: list[Row]) -> Slide:
    key = objectives().types[state.goal.type]
    family = objectives().families[key]
    return Slide(
        id=f"mesure.objectif.{slug(state.goal.type)}",
        title=_title(month, state),
        subtitle=f"{_whose(state)}, {month_period(month)} ; cible : {target_said(state.goal, state.measure)}",
        exhibit=_table(month, rows, f"Indicateurs de l’objectif {numbers.of(state.goal.type)}."),
        message=(_why(month, key),),
        decision=_decision(month, key, family, state),
        source=_source(month, key),
        notes=f"Décision de la méthode pour cette famille : {family.decision}.",
    )


def _source(month: ClientMonth, key: str) -> Source:
    if key == "relation":
        return received_source(month, month.inbox.of(str(month.month)))
    return source(month, [*month.networks, "ga4"], period=month_period(month))


def _more(month: ClientMonth, state: GoalState, rows: list[Row], page: int) -> Slide:
    """The lines that did not fit, which state nothing of their own."""
    lacking = sum(row[3] == "–" for row in rows)
    share = "toutes" if lacking == len(rows) else f"dont {lacking}"
    without = f", {share} sans chiffre ce mois" if lacking else ""
    told = numbers.counted(len(rows), "ligne de plus", "lignes de plus")
    again = ("aussi", "encore", "enfin")[min(page, 4) - 2]
    return Slide(
        id=f"mesure.objectif.{slug(state.goal.type)}.{page}",
        title=f"L’objectif {numbers.of(state.goal.type)} se lit {again} sur {told}{without}",
        subtitle=f"{_whose(state)}, {month_period(month)}, suite",
        exhibit=_table(month, rows, f"Suite des indicateurs de l’objectif {numbers.of(state.goal.type)}."),
        decision="Rien à changer ici : la décision est sur la page de l’objectif.",
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        annex=True,
    )


def _whose(state: GoalState) -> str:
    """Whose indicators these are: "Indicateurs de l’objectif de recrutement, puis de la famille Conversion"."""
    method = objectives()
    family = method.families[method.types[state.goal.type]]
    if state.goal.type in method.added:
        return f"Indicateurs {numbers.of(state.goal.type)}, puis de la famille {family.name}"
    return f"Indicateurs de la famille {family.name}"


def _table(month: ClientMonth, rows: list[Row], alt: str) -> Table:
    labels = [short_month(str(m)) for m in _when(month)]
    columns = (
        Column("Indicateur", 2.2), Column("Rôle", 0.7), Column("Réseau", 0.8),
        *(Column(label, 0.8, "right") for label in labels), Column("Source", 3.4),
    )  # fmt: skip
    return Table(columns, tuple(rows), alt)


def _indicator_rows(month: ClientMonth, kind: str) -> list[Row]:
    """A line a network for each indicator; where they are too many, those that may be added are one."""
    method = objectives()
    family = method.families[method.types[kind]]
    periods = [of_month(when) for when in _when(month)]
    found = [
        (role, lines_of(month, indicator, month.networks, periods))
        for role, indicators in (
            (OWN, method.added.get(kind, ())),
            ("principal", family.main),
            ("qualité", family.quality),
        )
        for indicator in indicators
    ]
    if sum(len(lines) for _, lines in found) >= MOST_ROWS:
        found = [(role, added_up(lines)) for role, lines in found]
    return [(line.name, role, line.where, *line.cells(), line.source) for role, lines in found for line in lines]


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


def _when(month: ClientMonth) -> tuple[Month, Month, Month]:
    return month.month, month.month.previous, month.month.year_before


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
