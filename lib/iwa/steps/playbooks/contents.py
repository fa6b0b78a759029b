"""What is published on a network: each content of the method with a subject and a real post of the client."""

from __future__ import annotations

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.mix import chosen_pillars, own_name
from iwa.findings.top import successes
from iwa.method.playbooks import Content, playbook_of
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row
from iwa.steps.architecture.counts import in_words
from iwa.steps.coverage import window_days
from iwa.steps.playbooks.matter import care, competitors, subject_of
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.tracing import days_of, known, post_figure
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, local_day, network_name
from iwa.traced import within

LONGEST_EXAMPLE = 80  # letters
NAMED = 2  # contents in a title


def contents(month: ClientMonth, network: str, used: set[str]) -> Slide:
    """A line a content: the pillar it serves, the next subject, a post that did it already.

    A subject of a pillar is none of those `used` by other networks; a proof or a date may serve on several.
    """
    posts = month.window_posts_of(network)
    best = successes(posts)
    best = best[best["format"] != "reply"]
    shown: set[str] = set()
    here: set[str] = set()
    asked = playbook_of(network).contents
    examples = [_example(posts, best, content, shown) for content in asked]
    rows: list[tuple[str, ...]] = [
        (
            content.name,
            _pillar(month, content),
            capital(_subject(month, network, content, used if content.matter == "sujet" else here)),
            _quoted(month, network, post),
        )
        for content, post in zip(asked, examples, strict=True)
    ]
    columns = (
        Column("Contenu", 1.5, role="strong"), Column(f"Pilier {_whose(month)}", 1.5), Column("Prochain sujet", 3.0),
        Column("Déjà fait ainsi", 3.2),
    )  # fmt: skip
    lacking = [one.name for one, post in zip(asked, examples, strict=True) if post is None and _serves(month, one)]
    return Slide(
        id=f"playbook.{network}.contenus",
        title=_title(network, [content.name for content in asked], lacking),
        subtitle=f"Sujets {_whose(month)} et publications {numbers.of(network_name(network))}, {window_period(month)}",
        exhibit=Table(columns, tuple(rows), f"Ce qui se publie sur {network_name(network)}, avec ses exemples."),
        message=_care(month, network),
        decision=_decision(month, network, rows, lacking),
        source=source(month, [network], count=posts_said(posts)),
        notes="Sujets : onglets « preuves », « agenda » et « éditorial », messages reçus, et ce que nomment les publications. "
        "Exemple : la publication du même pilier la plus au-dessus de l’habitude du réseau, payées et stories à part.",
    )


def _whose(month: ClientMonth) -> str:
    return numbers.of(month.client.name)


def _serves(month: ClientMonth, content: Content) -> bool:
    """Whether a pillar that the client has chosen is served."""
    return any(pillar in chosen_pillars(month) for pillar in content.pillars)


def _pillar(month: ClientMonth, content: Content) -> str:
    own = [own_name(month, pillar) for pillar in content.pillars if pillar in chosen_pillars(month)]
    return " ou ".join(own) or f"{' ou '.join(content.pillars)}, non retenu"


def _subject(month: ClientMonth, network: str, content: Content, used: set[str]) -> str:
    """The next subject; a content without a pillar is left until one is chosen, customer care apart."""
    if _serves(month, content) or content.matter != "sujet":
        return subject_of(month, network, content, used)
    return f"laissé de côté tant que « {content.pillars[0]} » n’est pas un pilier {_whose(month)}"


def _example(posts: pd.DataFrame, best: pd.DataFrame, content: Content, shown: set[str]) -> Row | None:
    """The best post of the content's pillars that no other line shows, else the latest one; None without any."""
    for found in (best, posts.sort_values("published_at", ascending=False)):
        own = found[found["pillar"].isin(content.pillars) & ~found["post_id"].isin(shown)]
        own = own[own["text"].fillna("").str.strip() != ""]
        if len(own):
            post: Row = own.iloc[0].to_dict()
            shown.add(str(post["post_id"]))
            return post
    return None


def _quoted(month: ClientMonth, network: str, post: Row | None) -> str:
    """The post with its day, and how far it stands from the habit where that is known."""
    if post is None:
        rival = competitors(month, network)
        return f"rien sur la fenêtre : à voir chez {rival}" if rival else f"rien sur la fenêtre : exemple {TO_COMPLETE}"
    day = local_day(post["published_at"], month.client.timezone)
    told = f"« {excerpt(post['text'], LONGEST_EXAMPLE)} » ({day}"
    if "excess" not in post:
        return f"{told})"
    times = post_figure(post, numbers.decimal(post["excess"], 1), "excess", **days_of(window_days(month)))
    return within(f"{told}, {times} fois l’habitude)", times)


def _title(network: str, names: list[str], lacking: list[str]) -> str:
    name, whole = network_name(network), in_words(len(names))
    if len(lacking) == len(names):
        return f"{name} : aucun des {whole} contenus du réseau n’a encore d’exemple chez le client"
    if not lacking:
        return f"{name} : les {whole} contenus du réseau ont un exemple et un sujet à suivre"
    more = ["d’autres contenus"] if len(lacking) > NAMED else []
    told = numbers.listed([*(f"« {one.lower()} »" for one in lacking[:NAMED]), *more])
    return f"{name} : {told} {'reste' if len(lacking) == 1 else 'restent'} à essayer"


def _care(month: ClientMonth, network: str) -> tuple[str, ...]:
    """On X, whether customer care is kept there, by the client's trade and what it receives."""
    if not any(
        content.matter == "question" and "service" in content.name.lower() for content in playbook_of(network).contents
    ):
        return ()
    kept, own, whole = care(month, network)
    trade = f"{month.client.name} ({month.client.sector})"
    if kept is None:
        return (
            f"Service client : à garder ou à laisser selon ce que reçoit {trade} ; {TO_COMPLETE}, aucun fichier de messages.",
        )
    when = days_of(window_days(month))
    total = known(numbers.integer(whole), "count", "messages", **when)
    mail = within(f"{total} {'message reçu' if whole < 2 else 'messages reçus'}", total)
    if not kept:
        told = f"Service client laissé de côté : {trade} n’a rien reçu par {network_name(network)}, sur {mail} en tout."
        return (within(told, mail),)
    here = known(numbers.integer(own), "count", "messages", network=network, **when)
    return (
        within(
            f"Service client gardé : {trade} en a reçu {here} par {network_name(network)}, sur {mail} en tout.",
            here,
            mail,
        ),
    )


def _decision(month: ClientMonth, network: str, rows: list[tuple[str, ...]], lacking: list[str]) -> str:
    ready = next((row for row in rows if row[0] in lacking and TO_COMPLETE not in row[2]), None)
    if ready:
        return f"Essayer « {ready[0].lower()} » sur {network_name(network)} : {ready[2]}."
    first = next((row for row in rows if TO_COMPLETE not in row[2]), None)
    if first:
        return f"Produire d’abord pour {network_name(network)} : {first[2]}."
    return f"Noter trois sujets au dossier avant de produire pour {network_name(network)}."
