"""The readers of competitors' posts."""

from __future__ import annotations

from iwa.exports.competitors import own, tools
from iwa.exports.reading import MIXED, Reader

READERS = (
    Reader(
        network=MIXED,
        kind="own_competitors",
        label="publications de concurrents (modèle IWA)",
        menu="Modèle « concurrents.csv » (dossier templates/exports), une ligne par publication d’un concurrent",
        gives="benchmark",
        recognises=own.recognises_own,
        read=own.read_own,
    ),
    Reader(
        network=MIXED,
        kind="rival_iq",
        label="publications de concurrents (Rival IQ)",
        menu="Rival IQ › Social Posts › période : le mois entier › Export › CSV",
        gives="benchmark",
        recognises=tools.recognises_rival_iq,
        read=tools.read_rival_iq,
    ),
    Reader(
        network=MIXED,
        kind="fanpage_karma",
        label="publications de concurrents (Fanpage Karma)",
        menu="Fanpage Karma › tableau de bord des concurrents › Posts › période : le mois entier › Exporter › Excel",
        gives="benchmark",
        recognises=tools.recognises_karma,
        read=tools.read_karma,
    ),
)
