"""Changes of what the networks, GA4 and the team's lists of messages export: each by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from folder_edits import Row, edit_archive, edit_lines, edit_sheet, times

from iwa.workspace import ClientFolder

Change = Callable[[ClientFolder], None]
INSIGHTS = "facebook/*_10982264*.csv"
LAST_REELS = "instagram/Sep-24-2026_*.csv"
YOUTUBE, TABLE = "youtube/*.zip", "Informations relatives aux tableaux.csv"
CONTENT = "linkedin/*_content_*.xls"
MESSAGES, REVIEWS = "messages/*.csv", "avis/*/reviews.json"


def _where(header: str, value: str, edit: Callable[[Row], Row]) -> Callable[[Row], Row]:
    return lambda row: edit(row) if str(row.get(header, "")) == value else row


def _slow_answers(row: Row) -> Row:
    """Answers of the same hour the month after: slower for every channel, and no longer in time."""
    answered = str(row["répondu le"])
    return row | {"répondu le": answered and answered[:3] + f"{int(answered[3:5]) + 1:02d}" + answered[5:]}


def _unanswered(row: Row) -> Row:
    return row | {"répondu le": "", "répondu par": "", "réponse": ""} if row["ton"] == "négatif" else row


def _asks_about_bees(row: Row) -> Row:
    if row["sujet"] != "conseil de culture":
        return row
    return row | {"sujet": "abeilles", "texte": "Quelle plante mettre pour attirer les abeilles en octobre ?"}


def _reviews_of_one_star(folder: ClientFolder) -> None:
    for file in folder.exports.glob(REVIEWS):
        text = file.read_text("utf-8")
        assert "FIVE" in text or "FOUR" in text
        file.write_text(text.replace("FIVE", "ONE").replace("FOUR", "ONE"), "utf-8")


def _without_links(row: Row) -> Row:
    return {header: str(cell).replace("https://www.jardins", "chez les jardins") for header, cell in row.items()}


EXPORTS: Mapping[str, Change] = {
    "facebook photos double their interactions and link clicks": partial(
        edit_lines,
        files=INSIGHTS,
        edit=_where(
            "Type de publication",
            "Photos",
            times(
                2,
                "Réactions",
                "Commentaires",
                "Partages",
                "Réactions, commentaires et partages",
                "Clics sur un lien",
                "Total des clics",
            ),
        ),
    ),
    "instagram reels triple their interactions": partial(
        edit_lines,
        files=LAST_REELS,
        edit=_where(
            "Type de publication", "Reel IG", times(3, "Mentions J’aime", "Partages", "Commentaires", "Enregistrements")
        ),
    ),
    "facebook reach falls by half": partial(edit_lines, files=INSIGHTS, edit=times(0.5, "Couverture", "Vues")),
    "instagram stories are all of one day": partial(
        edit_lines,
        files="instagram/Oct-01-2026_Oct-31-2026_*.csv",
        edit=lambda row: row | {"Heure de publication": "10/20/2026 03:00"},
    ),
    "tiktok videos lose half their shares and comments": partial(
        edit_lines, files="tiktok/Videos_*.csv", edit=times(0.5, "Shares", "Comments")
    ),
    "tiktok profile views double": partial(edit_lines, files="tiktok/Overview_*.csv", edit=times(2, "Profile views")),
    "linkedin counts double": partial(
        edit_sheet,
        files=CONTENT,
        headers_at=1,
        edit=times(2, "Impressions", "Clics", "J’aime", "Commentaires", "Republications", "Abonnements"),
        sheet=1,
    ),
    "youtube views and watch time double": partial(
        edit_archive, files=YOUTUBE, member=TABLE, edit=times(2, "Vues", "Durée de visionnage (heures)", "Abonnés")
    ),
    "x replies and reposts double": partial(
        edit_lines, files="x/account_analytics_content_*.csv", edit=times(2, "Replies", "Reposts", "Engagements")
    ),
    "ga4 key events double": partial(edit_lines, files="ga4/ga4-acquisition-*.csv", edit=times(2, "Événements clés")),
    "ga4 sessions from links double": partial(edit_lines, files="ga4/ga4-acquisition-*.csv", edit=times(2, "Sessions")),
    "ga4 direct traffic doubles": partial(
        edit_lines,
        files="ga4/ga4-acquisition-*.csv",
        edit=_where("Source/support de la session", "(direct) / (none)", times(2, "Sessions")),
    ),
    "ads cost twice as much": partial(
        edit_sheet, files="publicite/*.xlsx", headers_at=0, edit=times(2, "Amount spent (EUR)")
    ),
    "competitors post half as much": partial(
        edit_lines,
        files="concurrents/concurrents-*.csv",
        edit=lambda row: row | {"concurrent": "Serre & Maison"},
        separator=";",
    ),
    "answers come a month later": partial(edit_lines, files=MESSAGES, edit=_slow_answers, separator=";"),
    "negative messages stay without an answer": partial(edit_lines, files=MESSAGES, edit=_unanswered, separator=";"),
    "no message is sensitive or resolved": partial(
        edit_lines, files=MESSAGES, edit=lambda row: row | {"sensible": "non", "résolu": "non"}, separator=";"
    ),
    "questions ask about bees": partial(edit_lines, files=MESSAGES, edit=_asks_about_bees, separator=";"),
    "reviews fall to one star": _reviews_of_one_star,
    "linkedin followers work elsewhere": partial(
        edit_sheet,
        files="linkedin/*_followers_*.xls",
        headers_at=0,
        edit=lambda row: row | {"Fonction": "Recherche"} if row.get("Fonction") == "Vente" else row,
        sheet=2,
    ),
    "facebook posts of october link nowhere": partial(
        edit_lines, files="facebook/Sep-24-2026_*.csv", edit=_without_links
    ),
}
"""What is changed in the exports, by name."""
