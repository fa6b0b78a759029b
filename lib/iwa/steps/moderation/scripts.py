"""Reply scripts for what was really received: welcome, rephrasing, next step, and how the team has answered already."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import RECURRING, RUBRIC
from iwa.method.moderation import replies
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import quoted, rows_of, tabs, tone_rule
from iwa.steps.moderation.cases import Case, cases
from iwa.steps.moderation.things import answerer, error, friction, next_date, page, private_way, shown, theme
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, lowered
from iwa.traced import within


def scripts(month: ClientMonth) -> Slide:
    """A line a case received, the commonest first; the general ones, said to be so, where nothing was."""
    found = [one for one in cases(month) if one.count]
    told = found or list(cases(month))
    columns = (
        Column("Cas", 1.5, role="strong"), Column("Accueil", 1.7), Column("Reformulation", 2.5), Column("Prochaine étape", 2.6),
        *([Column("Déjà répondu ainsi", 2.2)] if found else []),
    )  # fmt: skip
    return Slide(
        id="moderation.scripts",
        title=_title(month, found),
        subtitle=_subtitle(month, found),
        exhibit=Table(
            columns,
            tuple(_line(month, one) for one in told),
            f"Réponses types {numbers.of(month.client.name)}, cas par cas.",
        ),
        message=_message(month, found),
        decision=f"{capital(answerer(month))} les reprend avec ses mots, change le fait et le lien, et n’envoie rien tel quel.",
        source=received_source(month, month.messages) if found else tabs("éditorial", "observations", "preuves"),
        notes="Entre accolades, ce que l’on remplace. Le ton tient en trois mots : ferme, chaleureux, précis. Aucune excuse toute faite ; "
        "on dit le fait, puis la suite.",
    )


def _line(month: ClientMonth, one: Case) -> tuple[str, ...]:
    welcome = replies().cases[one.key].welcome
    said = f"{one.name} ({one.figure(month)} fois)" if one.count else one.name
    head = within(said, one.figure(month)) if one.count else said
    line = (head, welcome, _rephrased(month, one), _next(month, one))
    return (*line, quoted(one.answered, 90) if one.answered else "–") if one.count else line


def _rephrased(month: ClientMonth, one: Case) -> str:
    if one.example:
        said = {
            "question": "Vous demandez", "commande": "Vous attendez une suite à ceci", "reclamation": "Si nous comprenons bien",
            "objection": "Ce qui vous retient", "compliment": "Vous avez aimé, et vous le dites",
        }[one.key]  # fmt: skip
        return f"{said} : {quoted(one.example, 90)}"
    own = {
        "question": f"Vous voulez en savoir plus sur « {theme(month)} ».",
        "commande": f"Vous avez commandé par {page(month)} et rien n’est encore arrivé.",
        "reclamation": f"Vous nous signalez ceci : {lowered(friction(month)) or TO_COMPLETE}.",
        "objection": f"Vous avez toujours fait autrement : {lowered(error(month)) or TO_COMPLETE}.",
        "compliment": f"Vous avez aimé « {_series(month)} ».",
    }
    return own[one.key]


def _series(month: ClientMonth) -> str:
    return next((row.name for row in rows_of(month, RECURRING, RUBRIC)), theme(month))


def _next(month: ClientMonth, one: Case) -> str:
    own = {
        "question": f"{{réponse en une phrase}} ; la suite est sur {page(month)}",
        "commande": f"Le numéro de commande {private_way(month)}, et {answerer(month)} la suit",
        "reclamation": f"{capital(answerer(month))} vous écrit {private_way(month)} avec {{solution}} et sa date",
        "objection": f"Ce que l’on peut montrer : {shown(month)}",
        "compliment": f"À bientôt : {next_date(month)}",
    }
    return own[one.key]


def _title(month: ClientMonth, found: list[Case]) -> str:
    if not found:
        return f"Aucun message reçu chez {month.client.name} dans les fichiers : réponses générales, à régler dès les premiers"
    most = found[0]
    shown_ = most.figure(month)
    told = f"{numbers.counted(len(found), 'cas reçu', 'cas reçus')} chez {month.client.name}, chacun avec sa réponse ; le plus fréquent est « {lowered(most.name)} » ({shown_} fois)"
    return within(told, shown_)


def _subtitle(month: ClientMonth, found: list[Case]) -> str:
    rule = tone_rule(month)
    tone = f"dans le ton noté : « {excerpt(rule, 60)} »" if rule else f"ton {TO_COMPLETE}"
    return f"Accueil, reformulation, prochaine étape, {tone}" + (
        "" if found else " ; réponses générales, faute de messages"
    )


def _message(month: ClientMonth, found: list[Case]) -> tuple[str, ...]:
    absent = [lowered(one.name) for one in cases(month) if not one.count]
    if not found or not absent:
        return ()
    return (f"Sans script, faute de cas reçu : {numbers.listed(absent)}.",)
