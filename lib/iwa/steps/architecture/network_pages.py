"""A page for each network that is kept: what is published there, how often, on which models, and how it is judged."""

from __future__ import annotations

from collections.abc import Sequence

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.editorial.mix import chosen_pillars, own_name
from iwa.editorial.pace import pace
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.findings.top import successes
from iwa.measures.registry import MEASURES
from iwa.method.playbooks import playbook_of
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row, advised
from iwa.steps.architecture.network_rules import rules_said, same_message
from iwa.steps.architecture.rhythm import rhythm_said
from iwa.steps.audit.playbook import indicator_lines
from iwa.steps.coverage import window_days
from iwa.steps.periods import of_window
from iwa.steps.sourcing import definition_of, posts_said, source, window_period
from iwa.steps.tracing import days_of, feed_weekly_figure, post_figure
from iwa.steps.wording import FORMAT_PLURALS, TO_COMPLETE, capital, excerpt, local_day, network_name
from iwa.traced import within

EXAMPLES, THEMES = 2, 2
LONGEST_EXAMPLE = 60  # letters
UNTOLD = {"other", "post"}  # formats by which a network names no other


def network_pages(month: ClientMonth) -> list[Slide]:
    """The pages of the networks kept, in the order of what they are worth."""
    return [page(month, network) for network in cadence(month).kept]


def page(month: ClientMonth, network: str) -> Slide:
    """The short playbook of a network, with the client's own best posts and figures."""
    best = best_on(month, network)
    parts = (
        ("Formats", formats_said(month, network)),
        ("Contenus", _contents(month, network)),
        ("Rythme", pace_said(month, network)),
        ("Exemples", _examples(month, best)),
        ("Indicateurs", _indicators(month, network)),
        ("Règles", rules_said(month, network)),
        ("Même message, dit ici", same_message(month, network)),
    )
    return Slide(
        id=f"architecture.reseau.{network}",
        title=_title(month, network),
        subtitle=f"{_themes(month, network)}, {window_period(month)}",
        exhibit=Table(
            (Column("Partie", 1.2, role="strong"), Column(f"Sur {network_name(network)}", 7.0)),
            parts,
            f"Le playbook {numbers.of(network_name(network))} pour {month.client.name}.",
        ),
        decision=_decision(month, network, best),
        source=source(month, [network, "ga4"], count=posts_said(month.window_posts_of(network))),
        notes="Les exemples sont les publications du client qui dépassent le plus l’habitude de ce réseau sur la fenêtre, payées et "
        "stories exclues. " + definition_of(*_measures(month, network)),
    )


def _themes(month: ClientMonth, network: str) -> str:
    """The themes that its posts have most, as the client calls them."""
    themes = month.window_posts_of(network)["theme"].dropna().value_counts().index[:THEMES]
    return (
        f"On y parle surtout de {numbers.listed(f'« {theme} »' for theme in themes)}"
        if len(themes)
        else "Sans thème reconnu"
    )


def best_on(month: ClientMonth, network: str) -> list[Row]:
    """The posts of the window highest above the network's habit."""
    found = successes(month.window_posts_of(network))
    return found[found["format"] != "reply"].head(EXAMPLES).to_dict("records")


def formats_said(month: ClientMonth, network: str) -> str:
    """The formats of today, the most used first, with what the audit says of them; those it knows where nothing was published."""
    found = pace(month, network)
    names = sorted(found.mix, key=lambda name: -found.mix[name])
    said = {
        (row["group"], word)
        for action, word in ((AMPLIFY, "à amplifier"), (STOP, "à arrêter"))
        for row in advised(month, action)
        if row["network"] == network and row["question"] == "format"
    }
    told = [_format(name, [word for group, word in said if group == name]) for name in names]
    unused = [name for name in playbook_of(network).formats if name not in (*names, "story")]
    is_told = found.is_observed and not UNTOLD & set(names)
    more = f" ; jamais essayés sur la période : {_plurals(unused)}" if unused and is_told else ""
    start = "Aujourd’hui " if found.is_observed else "À choisir parmi : "
    return f"{start}{numbers.listed(told)}{more}"


def format_shares(month: ClientMonth, network: str) -> str:
    """The two formats that make most of a network's posts, in words."""
    mix = pace(month, network).mix
    return _plurals(sorted(mix, key=lambda name: -mix[name])[:2])


def _format(name: str, words: Sequence[str]) -> str:
    plural = _plurals([name])
    return f"{plural} ({words[0]})" if words else plural


def _plurals(names: Sequence[str]) -> str:
    return numbers.listed(FORMAT_PLURALS[name].removeprefix("les ") for name in names)


def _contents(month: ClientMonth, network: str) -> str:
    """The method's contents that serve a chosen pillar, each with what the client calls that pillar."""
    chosen = chosen_pillars(month)
    told = []
    for content in playbook_of(network).contents:
        own = [own_name(month, pillar) for pillar in content.pillars if pillar in chosen]
        if own:
            told.append(f"{content.name.lower()} ({own[0]})")
    return capital(numbers.listed(told)) or f"Aucun contenu du réseau ne sert les piliers retenus : {TO_COMPLETE}"


def pace_said(month: ClientMonth, network: str) -> str:
    """How often one posts there, with the stories that go with it, and how often one does today."""
    found, today = cadence(month), pace(month, network)
    asked = rhythm_said(found, network)
    if today.weekly is None:
        return within(f"{asked} ; rythme d’aujourd’hui inconnu, faute d’export", asked)
    weekly = feed_weekly_figure(month, numbers.decimal(today.weekly, 1), network)
    stories = ""
    if today.stories_a_post:
        count = round(today.stories_a_post * found.weekly[network])
        stories = f", avec {numbers.counted(count, 'story', 'stories')} par semaine"
    return within(f"{asked}{stories} ; {weekly} par semaine sur la période", asked, weekly)


def _examples(month: ClientMonth, best: Sequence[Row]) -> str:
    """The client's own best posts, each with its day and how far it passed the habit."""
    told, figures = [], []
    for post in best:
        times = post_figure(post, numbers.decimal(post["excess"], 1), "excess", **days_of(window_days(month)))
        when = local_day(post["published_at"], month.client.timezone)
        told.append(f"« {excerpt(post['text'], LONGEST_EXAMPLE)} » ({when}, {times} fois l’habitude)")
        figures.append(times)
    return (
        within(" ; ".join(told), *figures)
        if told
        else f"aucune publication classable : {TO_COMPLETE} d’après un concurrent"
    )


def _indicators(month: ClientMonth, network: str) -> str:
    periods = of_window(month)
    told: list[str] = []
    figures = []
    for line in indicator_lines(month, network):
        cell = line.cells(periods)[0] if line.is_known else "pas de source"
        told.append(f"{line.name[:1].lower()}{line.name[1:]} : {cell}" if told else f"{line.name} : {cell}")
        figures.append(cell)
    return within(" ; ".join(told), *figures)


def _measures(month: ClientMonth, network: str) -> list[str]:
    return [line.measure for line in indicator_lines(month, network) if line.measure in MEASURES]


def _title(month: ClientMonth, network: str) -> str:
    """The rhythm, and the pillar that leads there."""
    name, asked = network_name(network), rhythm_said(cadence(month), network)
    lead = next(
        (own_name(month, p) for c in playbook_of(network).contents for p in c.pillars if p in chosen_pillars(month)), ""
    )
    told = f"{name} : {asked}, d’abord pour « {lead} »" if lead else f"{name} : {asked}"
    return within(told, asked)


def _decision(month: ClientMonth, network: str, best: Sequence[Row]) -> str:
    raised = [row for row in advised(month, AMPLIFY) if row["network"] == network and row["question"] == "format"]
    if raised:
        return f"Donner aux {_plurals([str(raised[0]['group'])])} les premières places du calendrier {numbers.of(network_name(network))}."
    if best:
        return f"Décliner le sujet de « {excerpt(best[0]['text'], 50)} » dans un second format."
    return f"Publier dix fois sur {network_name(network)} avant de juger ses formats."
