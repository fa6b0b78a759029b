"""The audience of a LinkedIn creator export: shares by dimension, "2%" or "< 1%" since 2026, fractions before."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from iwa.exports import cells
from iwa.exports.document import Sheet
from iwa.exports.linkedin.sizes import COMPANY_SIZE, mend_sizes
from iwa.exports.reading import Notes
from iwa.exports.wording import normalised
from iwa.numbers import counted

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "lieu": ("Location", "Locations", "Lieu", "Lieux", "Localisation", "Localidade", "Localidades"),
    "intitulé de poste": ("Job title", "Job titles", "Intitulé de poste", "Intitulés de poste"),
    "fonction": ("Job function", "Job functions", "Fonction", "Fonctions", "Função"),
    "niveau hiérarchique": ("Seniority", "Niveau hiérarchique", "Nível de experiência"),
    "secteur": ("Industry", "Industries", "Secteur", "Secteurs", "Setor", "Setores"),
    COMPANY_SIZE: ("Company size", "Taille de l'entreprise", "Taille d'entreprise", "Tamanho da empresa"),
    "entreprise": ("Company", "Companies", "Entreprise", "Entreprises", "Empresa", "Empresas"),
}
_KNOWN = {normalised(label): name for name, labels in DIMENSIONS.items() for label in labels}


@dataclass(frozen=True)
class Shares:
    """The shares of one sheet; `audience` has the columns of `tables.AUDIENCE` less file and measuring day."""

    notes: Notes
    audience: pd.DataFrame


def read_shares(sheet: Sheet, unit: str, account: str) -> Shares:
    """One row a label, `value` a fraction; "< 1%" is read as 1 %, the most that it can be, and told.

    A dimension that is not known keeps the word that LinkedIn prints.
    """
    notes = Notes(sheet)
    rows = _filled(sheet)
    dimension = rows[0].map(lambda word: _KNOWN.get(normalised(word), word.casefold()))
    names = rows[1].copy()
    sizes = dimension == COMPANY_SIZE
    if sizes.any():
        names[sizes] = mend_sizes(names[sizes], notes)
    values, bounded = _fractions(rows[2])
    for row in rows.index[values.isna() | (names == "") | (dimension == "")]:
        sentence = (
            f"La part « {rows.loc[row, 2]} » n’a pas été comprise, ou il manque son intitulé : ligne laissée de côté."
        )
        notes.doubt(pd.Index([row]), "incomplete-row", sentence)
    _tell_bounded(int(bounded.sum()), notes)
    read = notes.states[rows.index] != "issue"
    notes.use(rows.index[read])
    audience = pd.DataFrame({"network": "linkedin", "dimension": dimension, "label": names, "value": values})
    audience = audience.assign(account=account, unit=unit, source_row=rows.index, source_sheet=sheet.name)
    return Shares(notes, audience[read])


def _filled(sheet: Sheet) -> pd.DataFrame:
    """The rows below the header, the first that is filled; blank ones left out."""
    texts = sheet.cells[[0, 1, 2]].apply(lambda column: column.str.strip())
    filled: pd.DataFrame = texts[(texts != "").any(axis=1)].iloc[1:]
    return filled


def _fractions(texts: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Shares as fractions, NaN where none can be; and which are but an upper bound ("< 1%", "menos de 1%")."""
    percent = texts.str.endswith("%")
    bounded = percent & ~texts.str.match(r"\d")
    bare = texts.mask(bounded, cells.captured(texts, r"(?P<it>\d+(?:[.,]\d+)?)\s*%"))
    values, _ = cells.numbers(bare)
    fractions = values.mask(percent, values / 100)
    return fractions.where(fractions.between(0, 1)), bounded


def _tell_bounded(count: int, notes: Notes) -> None:
    if count:
        notes.tell(
            "less-than-one",
            f"{counted(count, 'part est donnée', 'parts sont données')} comme inférieure à 1 % sans autre précision : "
            "1 % est retenu, le plus qu’elle puisse valoir.",
        )
