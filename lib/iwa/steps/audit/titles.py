"""YouTube: the titles and chapters of the videos most watched, each with its correction."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.titles import FIRST, SHOWN, TitleLook, look
from iwa.slides import Column, Slide, Table
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import post_figure
from iwa.steps.wording import NOTHING_TO_CHANGE, excerpt

NETWORK, MOST = "youtube", 5
SHORT = "short"
FINE = "rien à changer"
Row = dict[Hashable, Any]


def titles(month: ClientMonth) -> list[Slide]:
    """One slide where the window has videos of YouTube, none otherwise."""
    videos = month.window_posts_of(NETWORK)
    videos = videos[videos["text"].fillna("").str.strip() != ""]
    if NETWORK not in month.networks or videos.empty:
        return []
    seen = videos.sort_values("views", ascending=False, kind="stable", na_position="last").head(MOST)
    looks = [(post, _look(month, post)) for post in seen.to_dict("records")]
    rows = tuple(_row(post, seen_of) for post, seen_of in looks)
    columns = (
        Column("Vidéo", 3.4), Column("Vues", 0.6, "right"), Column("Signes", 0.6, "right"),
        Column("Sujet au début", 1), Column("Chapitres", 0.9), Column("Correction", 3),
    )  # fmt: skip
    wrong = sum(row[-1] != FINE for row in rows)
    return [
        Slide(
            id="audit.titres.youtube",
            title=_title([one for _, one in looks], wrong),
            subtitle=f"Les {len(rows)} vidéos les plus vues, {window_period(month)}"
            if len(rows) > 1
            else f"La vidéo de la fenêtre, {window_period(month)}",
            exhibit=Table(columns, rows, "Titres et chapitres des vidéos, avec leur correction."),
            message=(
                f"Au-delà de {SHOWN} signes, le titre est coupé à l’écran ; les {FIRST} premiers se lisent sur un téléphone.",
            ),
            decision=_decision(rows, wrong),
            source=source(month, [NETWORK], count=numbers.counted(len(videos), "vidéo")),
            notes="Le sujet est un mot du thème de la vidéo, d’après les règles du dossier. Des chapitres demandent trois "
            "repères de temps dans la description, le premier à 0:00 ; l’export de YouTube n’a pas la description.",
        )
    ]


def _look(month: ClientMonth, post: Row) -> TitleLook:
    return look(str(post["text"]), month.theme_rules.get(str(post["theme"]), ()))


def _row(post: Row, seen: TitleLook) -> tuple[str, ...]:
    views = post_figure(post, numbers.integer(post["views"]), "views")
    return (
        excerpt(seen.title, 60),
        views,
        str(len(seen.title)),
        _subject(seen),
        _chapters(post, seen),
        _correction(post, seen),
    )


def _subject(seen: TitleLook) -> str:
    if not seen.subject:
        return "non reconnu"
    return "oui" if seen.is_early else "non"


def _chapters(post: Row, seen: TitleLook) -> str:
    if post["format"] == SHORT:
        return "sans objet"
    if seen.chapters is None:
        return "non exporté"
    return str(seen.chapters) if seen.chapters else "aucun"


def _correction(post: Row, seen: TitleLook) -> str:
    """What to change, in the video's own words; nothing is written in the client's place."""
    told = []
    if seen.cut:
        told.append(
            f"gagner {numbers.counted(len(seen.title) - SHOWN, 'signe')} : l’écran coupe « {excerpt(seen.cut, 30)} »"
        )
    if seen.subject and not seen.is_early:
        told.append(f"avancer « {seen.subject} » dans les {FIRST} premiers signes")
    if post["format"] != SHORT and seen.chapters == 0:
        told.append("ajouter trois repères de temps au moins, le premier à 0:00")
    return " ; ".join(told) or FINE


def _title(looks: list[TitleLook], wrong: int) -> str:
    count = len(looks)
    if not wrong:
        return (
            "Le titre de la vidéo tient à l’écran"
            if count == 1
            else f"Les titres des {count} vidéos les plus vues tiennent à l’écran"
        )
    if count == 1:
        return "Le titre ou les chapitres de la vidéo sont à revoir"
    return f"{numbers.counted(wrong, 'vidéo')} sur {count} {'a' if wrong < 2 else 'ont'} un titre ou des chapitres à revoir"


def _decision(rows: tuple[tuple[str, ...], ...], wrong: int) -> str:
    if wrong:
        return "Revoir ces titres et chapitres dans YouTube Studio, en commençant par la vidéo la plus vue."
    if any(row[4] == "non exporté" for row in rows):
        return "Vérifier les chapitres dans YouTube Studio : l’export n’en dit rien."
    return NOTHING_TO_CHANGE
