"""Which rows of a Meta content export are posts with totals, and why the others are not."""

from __future__ import annotations

import pandas as pd

from iwa.exports.labels import column
from iwa.exports.meta.ids import facebook_keys, instagram_keys
from iwa.exports.meta.labels import Layout
from iwa.exports.notes import tell_once
from iwa.exports.reading import Notes, without
from iwa.networks import NAMES
from iwa.numbers import counted

KEYS = {"facebook": facebook_keys, "instagram": instagram_keys}
SITES = {"facebook": "instagram.com/", "instagram": "facebook.com/"}  # whose rows are of the other network


def keyed_posts(table: pd.DataFrame, layout: Layout, notes: Notes) -> pd.DataFrame:
    """The rows that are posts with figures since publication, `post_id` turned into a safe key.

    `shortcode` is that of an Instagram address, "" where there is none. The others become issues:
    rows Meta could not compute, rows of single days, rows of the other network, rows without an
    identifier or an address.
    """
    table = _without_failed(table, notes)
    table = _without_days(table, notes)
    table = _without_other_network(table, layout, notes)
    url = column(table, "url")
    found = KEYS[layout.network](table["post_id"], url)
    _tell_replaced(notes, table.index[found.replaced])
    unknown = found.keys == ""
    sentence = (
        "La ligne n’a ni identifiant intact ni adresse : on ne sait pas quelle publication elle décrit, "
        "elle est laissée de côté."
    )
    for row in table.index[unknown]:
        notes.doubt(pd.Index([row]), "no-identifier", sentence)
    return without(table.assign(post_id=found.keys, shortcode=found.shortcodes), unknown)


def _without_failed(table: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    comments = column(table, "comment")
    if (comments == "").all():
        return table
    empty = (column(table, "published_at") + column(table, "url")) == ""
    failed = (comments != "") & (empty | comments.str.contains("error|erreur", case=False))
    for row, comment in comments[failed].items():
        sentence = (
            f"Meta n’a pas pu calculer cette ligne, elle est laissée de côté : « {comment} ». "
            "Téléchargez de nouveau l’export pour retrouver la publication."
        )
        notes.doubt(pd.Index([row]), "meta-error", sentence)
    for row, comment in comments[(comments != "") & ~failed].items():
        sentence = f"Meta signale sur cette publication : « {comment} »."
        notes.doubt(pd.Index([row]), "meta-comment", sentence, fatal=False)
    return without(table, failed)


def _without_days(table: pd.DataFrame, notes: Notes) -> pd.DataFrame:
    daily = column(table, "date").str.contains(r"\d")
    sentence = (
        f"{counted(daily.sum(), 'ligne')} : les chiffres sont donnés jour par jour et non depuis la publication, "
        "ils ne sont pas repris. Exportez de nouveau en choisissant « Depuis la publication »."
    )
    tell_once(notes, table.index[daily], "daily-figures", sentence, fatal=True)
    return without(table, daily)


def _without_other_network(table: pd.DataFrame, layout: Layout, notes: Notes) -> pd.DataFrame:
    foreign = column(table, "url").str.contains(SITES[layout.network], regex=False)
    network = NAMES[layout.network]
    sentence = (
        f"{counted(foreign.sum(), 'ligne')} : la publication n’est pas de {network}, alors que le fichier est "
        f"un export {network}. Exportez chaque réseau dans son propre fichier."
    )
    tell_once(notes, table.index[foreign], "other-network", sentence, fatal=True)
    return without(table, foreign)


def _tell_replaced(notes: Notes, rows: pd.Index) -> None:
    subject = counted(len(rows), "publication")
    sentence = (
        f"{subject} : l’identifiant est absent ou a été arrondi par un tableur (1,22E+17) ; l’adresse de la "
        "publication le remplace. Reprenez de préférence le fichier d’origine, sans l’ouvrir dans Excel."
    )
    tell_once(notes, rows, "crushed-id", sentence)
