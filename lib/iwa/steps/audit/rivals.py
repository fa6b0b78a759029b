"""The competitors beside the client: the same network, the same days, the same figures."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.consolidate.benchmark import own_rows
from iwa.measures.followers import NOTED
from iwa.measures.rivals import Field, field, with_engagement
from iwa.slides import Column, Slide, Source, Table
from iwa.steps.coverage import Span, covered_days, window_days
from iwa.steps.figures import NO_SOURCE
from iwa.steps.sourcing import files_of, window_period
from iwa.steps.tracing import days_of, known
from iwa.steps.wording import NOTHING_TO_CHANGE, excerpt, network_name

MOST_ROWS = 8  # of the table, the client's among them
CLOSE = 0.1  # share of the client's rhythm within which another one is the same
TEMPLATE = "concurrents.csv"
SPELLED = ("aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


def rivals(month: ClientMonth) -> tuple[Slide, ...]:
    """A slide for each network with competitors; without any, one in the annex that says where to get them."""
    found = [(network, known) for network in month.networks if (known := _field(month, network))]
    return tuple(_slide(month, network, known) for network, known in found) or (_no_source(month),)


def competitor_names(month: ClientMonth) -> list[str]:
    """The competitors of whom any figure is known, by name."""
    return sorted(set(_others(month)["competitor"]), key=str.casefold)


def _others(month: ClientMonth) -> pd.DataFrame:
    return _parted(month)[1]


@lru_cache(maxsize=1)
def _parted(month: ClientMonth) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The client's own rows of the benchmark, and those of its competitors."""
    own = own_rows(month.benchmark, month.client)
    return month.benchmark[own], month.benchmark[~own]


def _field(month: ClientMonth, network: str) -> Field | None:
    """The network's competitors and the client; None when no competitor is known in the window.

    Days that the client's exports do not cover are left out; where these leave nothing to
    compare, the competitors stand alone.
    """
    known, others = (rows[rows["network"] == network] for rows in _parted(month))
    if others.empty:
        return None
    mine = month.window_posts_of(network)
    covered = covered_days(month, network, window_days(month))
    tries: list[tuple[pd.DataFrame | None, Span]] = [(mine, covered)] if covered else []
    for posts, window in [*tries, (None, window_days(month))]:
        found = field(others, known, posts, window, month.client.timezone)
        if not found.rows["own"].all():
            return Field(_with_noted_followers(month, network, found.rows), found.span, found.by_post)
    return None


def _with_noted_followers(month: ClientMonth, network: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The client's followers as the team noted them for the month, where no tool gives them."""
    entries = month.entries
    of_month = (
        (entries["indicator"] == NOTED) & (entries["network"] == network) & (entries["month"] == str(month.month))
    )
    if not of_month.any():
        return rows
    noted = float(entries.loc[of_month, "value"].iloc[-1])
    return with_engagement(rows.assign(followers=rows["followers"].mask(rows["own"] & rows["followers"].isna(), noted)))


def _slide(month: ClientMonth, network: str, known: Field) -> Slide:
    client, others = known.rows[known.rows["own"]].iloc[0], known.rows[~known.rows["own"]]
    shown = _shown(known.rows)
    typical = "médiane" if known.by_post else "moyenne"
    return Slide(
        id=f"audit.concurrents.{network}",
        title=_title(month, network, client, others),
        subtitle=f"Les mêmes jours pour tous, {_period(month, known)}, hors stories ; interactions : {typical} par publication",
        exhibit=Table(
            (
                Column("Compte", 2), Column("Publications", 1, "right"), Column("Par semaine", 1, "right"),
                Column("Interactions par publication", 1.3, "right"), Column("Abonnés", 1, "right"),
                Column("Interactions pour 100 abonnés", 1.3, "right"),
            ),
            tuple(_line(month, row, (network, known)) for _, row in shown.iterrows()),
            f"Concurrents et client sur {network_name(network)}.",
            emphasis=tuple(n for n, own in enumerate(shown["own"]) if own),
        ),
        message=_message(month, client, others, len(known.rows) - len(shown)),
        decision=_decision(network, client, others),
        source=_source(month, network, known, others),
        notes="Interactions : réactions, commentaires et partages ; les enregistrements, que seul le client voit, sont hors du "
        "compte. Les partages d’un autre compte ne se voient pas partout : selon l’outil, son total peut s’en passer. Un fichier de concurrents ne dit pas sa période : c’est celle de ses publications, étendue au mois entier quand "
        "elles en touchent le début et la fin. Pour 100 abonnés : les interactions d’une publication. « n. d. » : non disponible. Un rythme est le même à 10 % près.",
    )  # fmt: skip


def _shown(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of the table: the most frequent competitors, and the client in its place among them."""
    kept = rows[~rows["own"]].head(MOST_ROWS - 1).index
    return rows[rows["own"] | rows.index.isin(kept)]


def _period(month: ClientMonth, known: Field) -> str:
    return numbers.period(*known.span) if known.span else window_period(month)


def _line(month: ClientMonth, row: pd.Series, among: tuple[str, Field]) -> tuple[str, ...]:
    whole = row["interactions"] >= 10 or row["interactions"] % 1 == 0
    cells = {
        "posts": _said(row["posts"]) if pd.notna(row["per_week"]) else numbers.MISSING_SHORT,
        "per_week": _said(row["per_week"], 1),
        "interactions": _said(row["interactions"], 0 if whole else 1),
        "followers": _said(row["followers"]),
        "engagement": _said(row["engagement"], 2),
    }
    name = excerpt(month.client.name if row["own"] else row["name"], 34)
    return (name, *(_figure(text, figure, row, among) for figure, text in cells.items()))


def _figure(text: str, figure: str, row: pd.Series, among: tuple[str, Field]) -> str:
    """A figure of one account beside its competitors, as it is printed."""
    network, shared = among
    where = {"network": network, "by": "post" if shared.by_post else "period"}
    where |= {} if row["own"] else {"competitor": str(row["name"])}
    where |= days_of(shared.span) if shared.span else {}
    return known(text, f"rival_{figure}", "benchmark", **where)


def _said(value: float, digits: int = 0) -> str:
    return numbers.MISSING_SHORT if numbers.is_missing(value) else numbers.decimal(value, digits)


def _title(month: ClientMonth, network: str, client: pd.Series, others: pd.DataFrame) -> str:
    """What the rhythms say, and nothing where one side of them is unknown."""
    place, rates = f"Sur {network_name(network)}", others["per_week"].dropna()
    if rates.empty:
        return f"{place}, le rythme des concurrents suivis n’est pas connu"
    if numbers.is_missing(client["per_week"]):
        return f"{place}, le rythme des concurrents est connu, pas celui du client"
    more, less = _ahead(rates, client["per_week"]), _behind(rates, client["per_week"])
    if len(rates) == 1:
        name = excerpt(others.loc[rates.index[0], "name"], 40)
        how = "plus souvent que" if more else "moins souvent que" if less else "au même rythme que"
        return f"{place}, {name} publie {how} {excerpt(month.client.name, 34)}"
    if not more and less < len(rates):
        return f"{place}, aucun des {_spelled(len(rates))} concurrents ne publie plus souvent"
    count, how = (more, "plus") if more else (less, "moins")
    if count == len(rates):
        return f"{place}, les {_spelled(count)} concurrents publient {how} souvent que {excerpt(month.client.name, 34)}"
    verb = "concurrent sur {} publie" if count == 1 else "concurrents sur {} publient"
    return f"{place}, {_spelled(count)} {verb.format(_spelled(len(rates)))} {how} souvent"


def _ahead(values: pd.Series, own: float) -> int:
    return int((values > own * (1 + CLOSE)).sum())


def _behind(values: pd.Series, own: float) -> int:
    return int((values < own * (1 - CLOSE)).sum())


def _spelled(count: int) -> str:
    return SPELLED[count] if count < len(SPELLED) else str(count)


def _message(month: ClientMonth, client: pd.Series, others: pd.DataFrame, hidden: int) -> tuple[str, ...]:
    told = _engagement_said(month, client, others)
    if hidden:
        told.append(f"Hors du tableau : {numbers.counted(hidden, 'concurrent')}, au rythme plus faible ou inconnu.")
    return tuple(told)


def _engagement_said(month: ClientMonth, client: pd.Series, others: pd.DataFrame) -> list[str]:
    """How many competitors pass the client for 100 followers, out of those whose followers are known."""
    known = others["engagement"].dropna()
    if known.empty or numbers.is_missing(client["engagement"]):
        return []
    above, total = _ahead(known, client["engagement"]), len(known)
    verb = "dépassent" if above > 1 else "dépasse" if above else "ne dépasse"
    who = f"{_spelled(above)} {'concurrent' if above < 2 else 'concurrents'} sur {_spelled(total)}"
    who = who if above else f"aucun des {_spelled(total)} concurrents"
    if total == 1:
        who = str(others.loc[known.index[0], "name"])
        verb = "dépasse" if above else "ne dépasse pas"
    rest = len(others) - total
    unknown = f" ; non connu pour {numbers.counted(rest, 'autre')}" if rest else ""
    return [f"Pour 100 abonnés, {who} {verb} {month.client.name}{unknown}."]


def _decision(network: str, client: pd.Series, others: pd.DataFrame) -> str:
    if numbers.is_missing(client["per_week"]):
        return f"Fournir l’export {numbers.of(network_name(network))} qui couvre les mêmes jours."
    rates = others["per_week"].dropna()
    if rates.empty:
        return "Relever les publications des concurrents sur un mois entier au moins."
    if _ahead(rates, client["per_week"]) * 2 > len(rates):
        return "Chiffrer les heures qu’il faudrait pour tenir leur rythme avant de décider de s’y aligner."
    known = others["engagement"].dropna()
    if len(known) and _ahead(known, client["engagement"]) * 2 > len(known):
        return "Noter dans l’onglet « concurrents » du dossier l’angle des comptes qui passent devant pour 100 abonnés."
    return NOTHING_TO_CHANGE


def _source(month: ClientMonth, network: str, known: Field, others: pd.DataFrame) -> Source:
    noted = month.benchmark[month.benchmark["network"] == network]["source_file"]
    files = tuple(sorted({*noted, *files_of(month, [network])}))
    return Source(
        files,
        _period(month, known),
        numbers.counted(len(others), "concurrent"),
        exports=f"relevé des concurrents et export {network_name(network)}",
    )


def _no_source(month: ClientMonth) -> Slide:
    columns = (Column("Ce qui manque", 1.4), Column("Source", 0.9), Column("Où l’obtenir", 3.2))
    ways = (
        ("Publications des concurrents", NO_SOURCE, f"Modèle « {TEMPLATE} », rempli sur le mois entier"),
        (
            "Ou un outil de veille",
            NO_SOURCE,
            "Export des publications, sur le mois entier, de Rival IQ ou de Fanpage Karma",
        ),
    )
    page = ("Pages LinkedIn concurrentes", NO_SOURCE, "Page LinkedIn › Statistiques › Concurrents › Exporter")
    return Slide(
        id="audit.concurrents",
        title="Aucun concurrent n’est relevé : la comparaison attend une source",
        subtitle=f"Rythme et interactions des concurrents, {window_period(month)}",
        exhibit=Table(
            columns, (*ways, page) if "linkedin" in month.networks else ways, "Ce qu’il faut pour comparer le client."
        ),
        decision="Choisir trois concurrents avec le client, puis déposer leur relevé dans « exports ».",
        source=Source(period=window_period(month), exports=NO_SOURCE),
        annex=True,
    )
