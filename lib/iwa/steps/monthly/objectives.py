"""Each objective's own page: its indicators, then what performed, why, and what now."""

from __future__ import annotations

from dataclasses import replace

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.keep_stop import AMPLIFY, TEST
from iwa.measures.goals import GoalState, goal_state
from iwa.method.objectives import Family, objectives
from iwa.months import Month
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.advice import advised, evidence, subject
from iwa.steps.goal_indicators import indicators_of
from iwa.steps.goals import measure_label, state_word, states, target_said, value_said
from iwa.steps.monthly.landing import page_decision, pages_said
from iwa.steps.monthly.relation_remarks import left_said, received_source
from iwa.steps.periods import of_month
from iwa.steps.sourcing import month_period, source
from iwa.steps.wording import NOTHING_TO_CHANGE, capital, month_label, network_name, short_month, slug
from iwa.traced import within

MOST_ROWS = 8  # lines that a deck shows whole above a message, some of them on two lines
Row = tuple[str, ...]


def by_objective(month: ClientMonth) -> list[Slide]:
    """One slide for each type of objective that the client chose, in the dossier's order; then what did not fit, in one."""
    found: dict[str, GoalState] = {}
    for state in states(month):
        found.setdefault(state.goal.type, state)
    rows = {kind: [_goal_line(month, state), *_indicator_rows(month, kind)] for kind, state in found.items()}
    pages = [_page(month, state, rows[kind][:MOST_ROWS]) for kind, state in found.items()]
    shown = {line for lines in rows.values() for line in lines[:MOST_ROWS]}
    left = {kind: [line for line in lines[MOST_ROWS:] if line not in shown] for kind, lines in rows.items()}
    rest = {kind: lines for kind, lines in left.items() if lines}
    return [
        *_said_once({kind: state.goal.sentence for kind, state in found.items()}, pages),
        *([_rest(month, rest)] if rest else []),
    ]


def _said_once(kinds: dict[str, str], pages: list[Slide]) -> list[Slide]:
    """A remark that two objectives share stands on one page, that of engagement on consideration's; the other points there."""
    of_family = objectives().types
    homes: dict[str, str] = {}
    for kind, page in sorted(zip(kinds, pages, strict=True), key=lambda one: of_family[one[0]] != "consideration"):
        for text in (*page.message, page.decision):
            homes.setdefault(text, kind)
    return [_pointing(kind, page, homes, kinds) for kind, page in zip(kinds, pages, strict=True)]


def _pointing(kind: str, page: Slide, homes: dict[str, str], goals: dict[str, str]) -> Slide:
    elsewhere = {
        text: f"« {goals[home].rstrip('.')} »"
        for text, home in homes.items()
        if home != kind and text != NOTHING_TO_CHANGE
    }
    message = tuple(
        f"Pourquoi : la même lecture que pour {elsewhere[text]}." if text in elsewhere else text
        for text in page.message
    )
    decided = page.decision
    if decided in elsewhere:
        decided = f"Suivre la décision prise pour {elsewhere[decided]} : elle vaut pour les deux."
    return replace(page, message=message, decision=decided)


def _page(month: ClientMonth, state: GoalState, rows: list[Row]) -> Slide:
    key = objectives().types[state.goal.type]
    family = objectives().families[key]
    target = target_said(state.goal, state.measure)
    return Slide(
        id=f"mesure.objectif.{slug(state.goal.type)}",
        title=_title(month, state),
        subtitle=within(f"{_whose(state)}, {month_period(month)} ; cible : {target}", target),
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


def _rest(month: ClientMonth, rest: dict[str, list[Row]]) -> Slide:
    """The lines that did not fit, which state nothing of their own; a line that two objectives share stands once."""
    shared: dict[Row, list[str]] = {}
    for kind, rows in rest.items():
        for row in rows:
            shared.setdefault(row, []).append(kind)
    rows = [(row[0], f"{capital(numbers.listed(kinds))}, {row[1]}", *row[2:]) for row, kinds in shared.items()]
    return Slide(
        id="mesure.objectif.suite",
        title=_rest_title(list(rest), rows),
        subtitle=f"Indicateurs qui suivent ceux des pages d’objectif, {month_period(month)}",
        exhibit=_rest_table(month, rows),
        decision=f"Rien à changer ici : la décision est sur la page « {_first_goal(month, rest)} »."
        if len(rest) == 1
        else f"Rien à changer ici : les décisions sont sur les pages d’objectif, d’abord « {_first_goal(month, rest)} ».",
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        annex=True,
    )


def _first_goal(month: ClientMonth, rest: dict[str, list[Row]]) -> str:
    """The first objective of these types, in the client's words."""
    return next(goal.sentence.rstrip(".") for goal in month.dossier.goals if goal.type in rest)


def _rest_table(month: ClientMonth, rows: list[Row]) -> Table:
    table = _table(month, rows, "Suite des indicateurs des objectifs.")
    name, _, where, *months, origin = table.columns
    wider = (replace(name, width=2.5), Column("Objectif et rôle", 2.3), replace(where, width=1.1))
    return replace(table, columns=(*wider, *months, replace(origin, width=3.2)))


def _rest_title(kinds: list[str], rows: list[Row]) -> str:
    whose = f"L’objectif {numbers.of(kinds[0])} se lit" if len(kinds) == 1 else "Les objectifs se lisent"
    lacking = sum(row[3] == "–" for row in rows)
    share = "" if lacking == len(rows) else "en partie "
    without = f", {share}sans chiffre ce mois" if lacking else ""
    return f"{whose} aussi sur {numbers.counted(len(rows), 'ligne de plus', 'lignes de plus')}{without}"


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
    periods = [of_month(when) for when in _when(month)]
    found = indicators_of(month, kind, periods, MOST_ROWS)
    return [(line.name, role, line.where, *line.cells(periods), line.source) for role, line in found]


def _goal_line(month: ClientMonth, state: GoalState) -> Row:
    """The objective's own figure, over its networks, with the two months it is held against."""
    where = network_name(state.networks[0]) if len(state.networks) == 1 else "Tous"
    earlier = [(when, goal_state(state.goal, month.figures, month.networks, when)) for when in _when(month)[1:]]
    cells = tuple(value_said(then, when) if then.value is not None else "–" for when, then in earlier)
    return (
        f"{measure_label(state, 'Objectif')} (objectif)",
        "objectif",
        where,
        value_said(state, month.month),
        *cells,
        "lignes suivantes",
    )


def _when(month: ClientMonth) -> tuple[Month, Month, Month]:
    return month.month, month.month.previous, month.month.year_before


def _title(month: ClientMonth, state: GoalState) -> str:
    """The objective under the name that the client gave it, as on the first page."""
    goal, target = f"L’objectif {numbers.of(state.goal.type)}", target_said(state.goal, state.measure)
    if state.value is None:
        return f"{goal} attend encore son chiffre {numbers.of(month_label(month.month))}"
    value = value_said(state, month.month)
    if state.reached is None:
        return within(f"{goal} en est à {value}, sans cible chiffrée", value)
    verdict = "est atteint" if state.reached else "reste à atteindre"
    return within(f"{goal} {verdict} : {value} pour une cible de {target}", value, target)


def _why(month: ClientMonth, key: str) -> str:
    """The strongest finding that bears on the family, or that there is none."""
    if key == "conversion":
        return pages_said(month)
    if key == "relation":
        return left_said(month)
    for action, firmness in ((AMPLIFY, "concluant"), (TEST, "indicatif")):
        rows = advised(month, action)
        if rows:
            shown = evidence(rows[0])
            return within(f"Ce qui va de pair avec l’engagement : {subject(rows[0])}, {shown} ({firmness}).", shown)
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
