"""Where the pillars of the posts come from, and how far each origin can be believed."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.labels.labelled import LIKENESS, PERSON, RULE
from iwa.slides import Column, Slide, Table
from iwa.steps.audit.comparisons import asserted
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.tracing import UNSTORIED, joined, window_count
from iwa.steps.wording import NOTHING_TO_CHANGE, network_name
from iwa.traced import within

ORIGINS = {PERSON: "Consultant", RULE: "Règles", LIKENESS: "Classement", "": "Sans pilier"}
MANY_WITHOUT = 0.25  # share of posts without a pillar from which it is worth an hour
OFTEN_WRONG, ENOUGH_TRIED = 0.2, 10


def pillars(month: ClientMonth) -> list[Slide]:
    """The networks on which a pillar stands out, then where the pillars come from."""
    return [*asserted(month, "pillar"), origins(month)]


def origins(month: ClientMonth) -> Slide:
    """How many posts of the window people, rules and likeness label, by network; the error of the last two."""
    posts = _feed(month)
    networks = [network for network in month.networks if (posts["network"] == network).any()]
    rows = [_line(month, posts, [network]) for network in networks]
    if len(networks) > 1:
        rows.append(_line(month, posts, networks))
    columns = (Column("Réseau", 1.4), Column("Publ.", 0.8, "right"), *(Column(name, 1, "right") for name in ORIGINS.values()))  # fmt: skip
    return Slide(
        id="audit.etiquettes",
        title=_title(posts),
        subtitle=f"Qui donne un pilier aux publications, stories à part ; {window_period(month)}",
        exhibit=Table(
            columns,
            tuple(rows) or (("Aucune publication", *["–"] * (len(ORIGINS) + 1)),),
            "Publications par réseau et par origine de leur pilier.",
        ),
        message=(*_rules_said(month), _likeness_said(month)),
        decision=_decision(month, posts),
        source=source(month, networks, count=posts_said(posts)),
        notes="Une personne passe avant une règle de l’onglet « éditorial », une règle avant le classement. "
        "Les piliers se comparent sur ce que disent les personnes et les règles ; ce que propose le classement ne prouve rien. "
        "Le classement laisse de côté ce dont il n’est pas assez sûr.",
        annex=True,
    )


def _feed(month: ClientMonth) -> pd.DataFrame:
    return month.window_posts[month.window_posts["format"].fillna("") != "story"]


def _line(month: ClientMonth, posts: pd.DataFrame, networks: Sequence[str]) -> tuple[str, ...]:
    own = posts[posts["network"].isin(networks)]
    where = {"network": joined(networks)} | UNSTORIED
    counts = own["pillar_from"].fillna("").value_counts()
    name = network_name(networks[0]) if len(networks) == 1 else "Ensemble"
    given = (
        window_count(month, numbers.integer(int(counts.get(one, 0))), "count", pillar_from=one, **where)
        for one in ORIGINS
    )
    return (name, window_count(month, numbers.integer(len(own)), "count", **where), *given)


def _title(posts: pd.DataFrame) -> str:
    without = int(posts["pillar_from"].isna().sum())
    if posts.empty:
        return "Aucune publication de la période n’est à classer par pilier"
    if without == len(posts):
        return "Aucune publication n’a de pilier : le dossier ne dit pas à quels mots il se reconnaît"
    if not without:
        return "Toutes les publications ont un pilier"
    verb = "reste" if without == 1 else "restent"
    return f"{numbers.counted(without, 'publication')} sur {numbers.integer(len(posts))} {verb} sans pilier"


def _rules_said(month: ClientMonth) -> list[str]:
    worth = month.likeness
    if not worth.rules_tried:
        return []
    shared = numbers.counted(worth.rules_tried, "publication lue", "publications lues")
    wrong = numbers.counted(worth.rules_wrong, "désaccord") if worth.rules_wrong else "aucun désaccord"
    return [f"Entre les règles et le consultant : {wrong} sur {shared} par les deux."]


def _likeness_said(month: ClientMonth) -> str:
    """How often the classifier errs, with its interval, or why it says nothing."""
    worth = month.likeness
    if worth.error is None:
        return f"Pas de classement automatique : {worth.refused}."
    low, high = (numbers.percent(end, 0) for end in (worth.low, worth.high))
    wrong = numbers.counted(round(worth.error * worth.tried), "erreur") if worth.error else "aucune erreur"
    tried = numbers.counted(worth.tried, "publication étiquetée", "publications étiquetées")
    measured = f"{wrong} sur {tried} qu’il n’avait pas vues, soit de {low} à {high} (intervalle à 90 %)"
    if worth.refused:
        return f"Pas de classement automatique : {worth.refused}, {measured}."
    sure = month.window_posts["pillar_sure"].dropna()
    least = (
        f" ; celles qu’il classe ici sont sûres à {numbers.percent(float(sure.min()), 0)} au moins" if len(sure) else ""
    )
    return f"Classement appris sur {numbers.integer(worth.taught)} étiquettes : {measured}{least}."


def _decision(month: ClientMonth, posts: pd.DataFrame) -> str:
    worth = month.likeness
    without = posts[posts["pillar_from"].isna()]["network"].value_counts()
    if len(posts) and without.sum() / len(posts) >= MANY_WITHOUT:
        network, count = str(without.index[0]), int(without.iloc[0])
        shown = window_count(month, numbers.integer(count), "count", network=network, pillar_from="", **UNSTORIED)
        some = f"les {shown} publications" if count > 1 else "la publication"
        return within(f"Étiqueter d’abord {some} sans pilier {numbers.of(network_name(network))}.", shown)
    if worth.rules_tried >= ENOUGH_TRIED and worth.rules_wrong / worth.rules_tried >= OFTEN_WRONG:
        return f"Resserrer les mots du pilier {worth.rules_doubted} dans l’onglet « éditorial » : ils classent souvent autrement que le consultant."
    return NOTHING_TO_CHANGE
