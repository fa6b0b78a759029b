"""The four questions that every client asks, answered from this one's figures."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.measures.registry import MEASURES
from iwa.method.moderation import moderation, replies
from iwa.method.promises import questions
from iwa.slides import Column, Slide, Table
from iwa.steps.architecture.advertising import answer, verdict
from iwa.steps.architecture.aftercare import who_answers
from iwa.steps.architecture.counts import in_words
from iwa.steps.architecture.figures import held_figure, in_hours, posts_a_week, posts_figure, team_figure
from iwa.steps.architecture.holding import TESTS
from iwa.steps.architecture.people import approver, makers
from iwa.steps.figures import NO_SOURCE, said
from iwa.steps.sourcing import month_period, source
from iwa.steps.tracing import SOCIAL, known
from iwa.steps.wording import TO_COMPLETE, capital, month_label, network_name
from iwa.traced import within

Answer = tuple[str, str]  # what is answered, and from which figures


def four_questions(month: ClientMonth) -> Slide:
    """A line a question."""
    told = {
        "reseaux": networks(month),
        "frequence": frequency(month),
        "publicite": paid(month),
        "negatif": negative(month),
    }
    columns = (Column("Question", 2.0, role="strong"), Column("Réponse", 3.6), Column("D’après quels chiffres", 3.6))
    return Slide(
        id="architecture.questions",
        title=_title(month),
        subtitle=f"{capital(month.client.sector)} : réponses calculées sur ses heures et ses chiffres {numbers.of(month_period(month))}",
        exhibit=Table(
            columns,
            tuple((asked.question, *told[key]) for key, asked in questions().items()),
            f"Quatre réponses pour {month.client.name}.",
        ),
        decision=_decision(month),
        source=source(month, [*month.networks, "ga4"], period=month_period(month)),
        notes=" ".join(f"{asked.question} {asked.principle}" for asked in questions().values()),
    )


def networks(month: ClientMonth) -> Answer:
    """How many networks, with the hours."""
    found = cadence(month)
    names = numbers.listed(network_name(network) for network in found.kept)
    if found.hours_available is None:
        return (
            f"Réponse {TO_COMPLETE} : elle se compte en heures.",
            f"Heures de l’équipe {TO_COMPLETE}, {names} aujourd’hui",
        )
    if not found.kept:
        return "Aucun tant que personne n’a d’heures pour produire.", "0 heure de production notée"
    used, available = held_figure(found), team_figure(month, "available")
    paused = numbers.listed(network_name(network) for network, _ in found.paused)
    told = f"{in_words(len(found.kept)).capitalize()} : {names}.{f' En pause : {paused}.' if paused else ''}"
    whose = numbers.of(numbers.listed(makers(month)))
    return told, within(f"{in_hours(used)} prises sur les {in_hours(available)} de production {whose}", used, available)


def frequency(month: ClientMonth) -> Answer:
    """How often, with what the three tests say of it."""
    found = cadence(month)
    posts = posts_figure(found)
    tests = [test(month, found) for test in TESTS[:3]]
    told = ", ".join(f"{test.name.split(' ')[0]} : {test.answer}" for test in tests)
    where = ", ".join(f"{network_name(n)} {posts_figure(found, n)}" for n in found.kept)
    figures = [posts_figure(found, network) for network in found.kept]
    shortest = min(found.kept, key=lambda network: found.weekly[network], default="")
    least = f" ; le plus lent à juger : {network_name(shortest)}" if shortest else ""
    return within(f"{posts_a_week(posts)} en tout : {where}.", posts, *figures), told[:1].upper() + told[1:] + least


def paid(month: ClientMonth) -> Answer:
    """Whether to pay."""
    found = verdict(month)
    count = len(found.candidates)
    told = (
        numbers.counted(count, "publication candidate", "publications candidates")
        if count
        else "Aucune publication candidate"
    )
    if found.budget is not None:
        noted = known(numbers.euros(found.budget), "budget publicitaire", "entries", months=str(month.month))
        return answer(month), within(f"{told}, {noted} de budget noté pour {month_label(month.month)}", noted)
    return answer(month), f"{told}, aucun budget noté pour {month_label(month.month)}"


def negative(month: ClientMonth) -> Answer:
    """What is done with a negative comment, and how fast it was."""
    hours = moderation().answers["commentaire"]
    who = next(iter(who_answers(month)), f"Une personne ({TO_COMPLETE})")
    told = (
        f"{who} répond en {hours}{numbers.NO_BREAK}h : remercier, redire le fait, proposer, passer en privé après "
        f"{in_words(replies().public_exchanges)} échanges ; {approver(month)} tranche."
    )
    rows = month.inbox.of(str(month.month)) if month.inbox.known.get(str(month.month)) else month.messages.iloc[:0]
    rows = rows[rows["sentiment"] == "négatif"] if len(rows) else rows
    if rows.empty:
        heard = month.inbox.known.get(str(month.month))
        return (
            told,
            f"Aucun message négatif repéré en {month_label(month.month)}" if heard else f"Messages : {NO_SOURCE}",
        )
    wait = numbers.known(MEASURES["typical_wait"].over(MEASURES["typical_wait"].of(rows)))
    where = {"month": str(month.month), "sentiment": "négatif", "network": SOCIAL}
    count = known(numbers.integer(len(rows)), "count", "messages", **where)
    if wait is None:
        return told, within(f"{count} reçus en {month_label(month.month)}, délai inconnu", count)
    median = known(said("typical_wait", wait), "typical_wait", "messages", **where)
    return told, within(f"{count} reçus en {month_label(month.month)}, répondus en {median} (médiane)", count, median)


def _title(month: ClientMonth) -> str:
    found = cadence(month)
    posts = posts_figure(found)
    count = in_words(len(found.kept))
    paying = "un essai payé" if verdict(month).is_yes else "pas de publicité maintenant"
    noun = "réseau" if len(found.kept) == 1 else "réseaux"
    return within(f"{month.client.name} : {count} {noun}, {posts_a_week(posts)}, {paying}", posts)


def _decision(month: ClientMonth) -> str:
    if verdict(month).is_yes:
        return f"Valider les quatre réponses avec {approver(month)}, l’essai payé en dernier."
    return f"Valider ces réponses avec {approver(month)}, et reposer la question de la publicité au prochain trimestre."
