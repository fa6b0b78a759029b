"""What the slide of the delays says where no file holds the month's messages: what came in all the same, and what lacks."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.slides import Column, Slide, Table
from iwa.steps.moderation.things import answerer
from iwa.steps.own_things import on_networks
from iwa.steps.sourcing import source
from iwa.steps.tracing import joined, month_figure
from iwa.steps.wording import capital, excerpt, month_label, network_name
from iwa.traced import within

MEASURE = "comments"


def no_messages(month: ClientMonth) -> Slide:
    """The comments that the networks count, none of which says when it was answered; what it takes, and who notes it."""
    who = capital(answerer(month))
    columns = (
        Column("Réseau", 1.2, role="strong"),
        Column("Commentaires comptés", 1.2, "right"),
        Column("Ce qui manque", 4),
    )
    return Slide(
        id="animation.delais",
        title=_title(month),
        subtitle=f"Commentaires sur les publications de {on_networks(month)}, {month_label(month.month)}",
        exhibit=Table(
            columns,
            tuple(
                (network_name(network), _count(month, network), _lacking(month, network)) for network in month.networks
            ),
            f"Ce qu’il faut pour compter les délais {numbers.of(month.client.name)}.",
        ),
        decision=f"{who} tient « messages.csv », une ligne par message, avec l’heure de chaque réponse.",
        source=source(month, month.networks),
        notes="Les réseaux comptent les commentaires sans dire lesquels ont eu une réponse : ce fichier le dit (modèle messages.csv).",
    )


def _title(month: ClientMonth) -> str:
    networks = [name for name in month.networks if (name, MEASURE, str(month.month)) in month.figures]
    when = month_label(month.month)
    if not networks:
        return f"Ni commentaire compté ni message déposé : rien ne dit comment {month.client.name} répond en {when}"
    total = sum(month.figures[name, MEASURE, str(month.month)] for name in networks)
    shown = month_figure(MEASURE, joined(networks), month.month, total)
    told = f"{shown} commentaire{'s' if total >= 2 else ''} en {when} chez {month.client.name}, et aucun délai de réponse connu"
    return within(told, shown)


def _count(month: ClientMonth, network: str) -> str:
    value = month.figures.get((network, MEASURE, str(month.month)))
    return numbers.MISSING_SHORT if value is None else month_figure(MEASURE, network, month.month, value)


def _lacking(month: ClientMonth, network: str) -> str:
    """What nobody can tell of a network without its messages, by the post that got the most comments."""
    posts = month.month_posts
    own = posts[(posts["network"] == network) & posts["comments"].notna()]
    if own.empty or not own["comments"].max():
        return f"messages privés et heure des réponses, sur {network_name(network)}"
    text = own.sort_values("comments", ascending=False, kind="stable")["text"].iloc[0]
    return f"qui a répondu, et quand, sous « {excerpt(text, 60)} »" if isinstance(text, str) else "heure des réponses"
