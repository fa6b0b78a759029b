"""Towards whom each ritual goes: accounts to talk to, threads to take up, messages worth sending, what is watched."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.received import asked
from iwa.calendar.rituals import Ritual, rituals
from iwa.client_month import ClientMonth
from iwa.measures import threads
from iwa.measures.registry import MEASURES
from iwa.method.rituals import ritual_rules
from iwa.slides import Block, Blocks, Slide
from iwa.steps.animation.channels import Channel, channels, together
from iwa.steps.animation.rituals import days_said
from iwa.steps.architecture.counts import in_words
from iwa.steps.charter.noted import quoted, tabs
from iwa.steps.moderation.things import page, private_way, theme
from iwa.steps.tracing import known
from iwa.steps.wording import TO_COMPLETE, capital
from iwa.traced import within

MOST = 3  # names of a list


def outreach(month: ClientMonth) -> Slide:
    """Four blocks, one a ritual."""
    found = channels(month)
    whole = together(found) if found else None
    held = rituals(month)
    lines = (_sessions(month, whole), _follow_ups(month, whole), _messages(month), _watch(month))
    return Slide(
        id="animation.relances",
        title=_title(month, whole),
        subtitle=f"Vers qui va chaque rituel chez {month.client.name}, avec quels mots, et ce que l’on surveille",
        exhibit=Blocks(tuple(Block(_heading(one), told) for one, told in zip(held, lines, strict=True))),
        decision=f"{held[0].owner or TO_COMPLETE} tient la liste des comptes, hors de ce document, et dit au point mensuel ce qu’elle a donné.",
        source=tabs("cibles", "concurrents", "éditorial"),
        notes="Aucun compte de particulier n’est nommé ici : la liste des personnes à qui parler reste dans l’outil. Un message privé répond à "
        "ce que quelqu’un a dit ; il ne vend rien.",
    )


def _heading(one: Ritual) -> str:
    return f"{one.name}, {days_said(one)}" if one.days else one.name


def _sessions(month: ClientMonth, whole: Channel | None) -> tuple[str, ...]:
    publics = list(dict.fromkeys(target.name for target in month.dossier.targets))[:MOST]
    told = [f"Publics : {numbers.listed(publics)}" if publics else f"Publics : {TO_COMPLETE} (onglet « cibles »)"]
    if whole is not None:
        value = MEASURES["qualified_comments"].over(whole.received[whole.received["channel"] == "commentaire"])
        where = {"month": str(month.month), "channel": "commentaire"}
        shown = known(numbers.integer(value), "qualified_comments", "messages", **where)
        told.append(within(f"D’abord les auteurs des {shown} commentaires qualifiés du mois", shown))
    told.append(f"Comptes du métier et voisins à suivre sur « {theme(month)} » : {TO_COMPLETE}")
    return tuple(told)


def _follow_ups(month: ClientMonth, whole: Channel | None) -> tuple[str, ...]:
    wait = ritual_rules().follow_up
    rule = f"Une seule relance, après {numbers.counted(wait, 'jour ouvré', 'jours ouvrés')} de silence"
    if whole is None:
        return rule, f"Fils ouverts {numbers.of(month.client.name)} : inconnus sans fichier de messages"
    value = threads.open_threads(whole.owed)
    left = whole.figure("open_threads", numbers.integer(value))
    return rule, within(f"{left} fil{'s' if value >= 2 else ''} à reprendre, les négatifs d’abord", left)


def _messages(month: ClientMonth) -> tuple[str, ...]:
    found = next((one for one in asked(month) if one.kind == "question"), None)
    if found is None:
        return (
            f"À qui a commenté « {theme(month)} » en posant une question",
            f"« Bonjour {{prénom}}, vous parliez de {{ce qui est dit}} : {{réponse}}. Plus de détail sur {page(month)}, si cela vous sert. »",
            "Ni prix, ni code, ni lien que personne n’a demandé",
        )
    return (
        f"À qui a demandé {quoted(found.text, 60)}",
        f"« Bonjour {{prénom}}, vous nous le demandiez : {{réponse en une phrase}}. C’est montré sur {page(month)}. »",
        f"Écrit {private_way(month)}, sans prix, sans code, sans suite si la personne ne répond pas",
    )


def _watch(month: ClientMonth) -> tuple[str, ...]:
    rivals = list(dict.fromkeys(note.competitor for note in month.dossier.competitors))[:MOST]
    words = [words[0] for words in month.theme_rules.values() if words][:MOST]
    return (
        f"Comptes : {numbers.listed(rivals)}" if rivals else f"Comptes : {TO_COMPLETE} (onglet « concurrents »)",
        f"Mots : {numbers.listed(dict.fromkeys([month.client.name, *words]))}",
        f"Mentions {numbers.of(month.client.name)} comptées dans l’onglet « saisies »",
    )


def _title(month: ClientMonth, whole: Channel | None) -> str:
    value = threads.open_threads(whole.owed) if whole is not None else float("nan")
    publics = len({target.name for target in month.dossier.targets})
    aims = (
        f"{in_words(publics)} {'public visé' if publics == 1 else 'publics visés'}"
        if publics
        else f"des publics ({TO_COMPLETE})"
    )
    if whole is None or numbers.is_missing(value):
        return f"{capital(aims)} chez {month.client.name} : on leur répond, on ne les démarche pas"
    left = whole.figure("open_threads", numbers.integer(value))
    return within(
        f"{left} fil{'s' if value >= 2 else ''} à reprendre chez {month.client.name}, puis {aims} à qui parler sans rien vendre",
        left,
    )
