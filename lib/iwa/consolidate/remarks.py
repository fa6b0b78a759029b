"""What consolidating finds worth telling: figures kept, taken late, without a day, posts without a date."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from iwa import tables
from iwa.networks import NAMES
from iwa.numbers import counted

TOLD, DOUBTED = "pour information", "à vérifier"


def remarks(measurements: pd.DataFrame, posts: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One sentence a network and fact, with the columns of `tables.ISSUES`."""
    rows = [*_kept(measurements, posts), *_late(posts), *_undated(measurements, sources), *_without_date(posts)]
    return pd.DataFrame(rows, columns=list(tables.ISSUES.columns))


def _issue(file: object, network: object, severity: str, kind: str, sentence: str) -> dict[str, object]:
    name = NAMES[str(network)]
    return {
        "file": str(file),
        "network": str(network),
        "severity": severity,
        "kind": kind,
        "sentence": f"{name} : {sentence}",
    }


def _kept(measurements: pd.DataFrame, posts: pd.DataFrame) -> Iterator[dict[str, object]]:
    kept = measurements[measurements["state"] == "kept"]
    if kept.empty:
        return
    kept = kept[kept["post_id"].isna() | kept["post_id"].isin(posts["post_id"])]
    for network, part in kept.groupby("network", observed=True):
        for subject, what in (("post_id", "publication"), ("day", "jour")):
            count = part[subject].nunique()
            if count:
                sentence = (
                    f"un export plus récent laisse à vide ou à zéro des chiffres de {counted(count, what)} ; "
                    "ceux qui avaient été mesurés avant sont gardés."
                )
                yield _issue(part["source_file"].iloc[0], network, TOLD, "kept-figure", sentence)


def _late(posts: pd.DataFrame) -> Iterator[dict[str, object]]:
    late = posts[posts["measured_late"].fillna(False).astype("bool")]
    for network, part in late.groupby("network"):
        sentence = (
            f"les chiffres de {counted(len(part), 'publication')} viennent d’un export pris après le 10 du mois "
            "suivant, faute d’export plus tôt."
        )
        yield _issue(part["source_file"].iloc[0], network, TOLD, "measured-late", sentence)


def _undated(measurements: pd.DataFrame, sources: pd.DataFrame) -> Iterator[dict[str, object]]:
    undated = sources[sources["measured_at"].isna() & sources["file"].isin(measurements["source_file"].unique())]
    for file, network in undated[["file", "network"]].itertuples(index=False):
        sentence = (
            "ce fichier ne dit pas quel jour ses chiffres ont été pris ; ceux d’un fichier daté passent avant les siens. "
            "Déposez l’export sous le nom que le réseau lui a donné."
        )
        yield _issue(file, network, DOUBTED, "undated-file", sentence)


def _without_date(posts: pd.DataFrame) -> Iterator[dict[str, object]]:
    for network, part in posts[posts["published_at"].isna()].groupby("network"):
        sentence = f"{counted(len(part), 'publication')} sans date de publication, dans les chiffres d’aucun mois."
        yield _issue(part["source_file"].iloc[0], network, DOUBTED, "no-date", sentence)
