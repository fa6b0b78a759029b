"""All that is said of a text, gravest first."""

from __future__ import annotations

from iwa.proofreading.access import on_access
from iwa.proofreading.draft import Draft, House
from iwa.proofreading.ease import on_ease
from iwa.proofreading.network_rules import on_network
from iwa.proofreading.own_words import on_words
from iwa.proofreading.remark import TO_CORRECT, Remark
from iwa.proofreading.typesetting import on_typography


def check_row(draft: Draft, house: House | None = None) -> tuple[Remark, ...]:
    """The remarks on a text; none for a clean one, and none at all where nothing is written yet.

    >>> draft = Draft("Le pain est cuit !", "facebook", "image", alt="Une miche sur la grille du four")
    >>> check_row(draft)
    (Remark(rule='Espaces insécables', found='cuit !', advice='Mettre une espace insécable : sans elle, le signe peut passer à la ligne.', severity='à améliorer'),)
    """
    if not draft.text.strip():
        return ()
    rules = house or House()
    found = [
        *on_words(draft, rules),
        *on_network(draft),
        *on_access(draft, rules),
        *on_typography(draft.text),
        *on_ease(draft.text),
    ]
    return tuple(sorted(found, key=lambda remark: remark.severity != TO_CORRECT))
