"""How the client speaks today, in its own words."""

from __future__ import annotations

import re

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import TONE
from iwa.dossier.observations import Observation
from iwa.findings.tone import TRAITS, Trait, tone, typical_length
from iwa.measures.measure import worded
from iwa.slides import Column, Slide, Table
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import window_count
from iwa.steps.wording import NOTHING_TO_CHANGE, TO_COMPLETE, excerpt, network_name
from iwa.traced import within

FEWEST = 5  # texts under which a share means nothing
RARE = 0.1  # share under which a trait is hardly used
MOST_NOTES = 1  # beside the table; the others are in the notes
QUOTED = 120  # characters of an example
LABELS = {name: name.capitalize() for name in TRAITS} | {"nous": "« Nous »", "emoji": "Emojis", "hashtag": "Hashtags"}


def voice(month: ClientMonth) -> Slide:
    """The traits of the posts' words, each with its share of the posts and an example."""
    posts = worded(month.window_posts)
    traits = tone(posts)
    return Slide(
        id="audit.ton",
        title=_title(month, traits),
        subtitle=f"Ce que disent les textes des publications, hors stories, {window_period(month)}",
        exhibit=Table(
            (
                Column("Trait", 1.1),
                Column("Part des textes", 1, "right"),
                Column("Un exemple", 5),
            ),
            tuple(_line(month, trait) for trait in traits) or (("Aucun texte dans les exports", "–", "–"),),
            "Traits du ton employé, avec leur fréquence et un exemple.",
        ),
        message=(*(_length(posts) if traits else ()), *_noted(month)[:MOST_NOTES]),
        decision=_decision(traits),
        source=source(month, month.networks, count=numbers.counted(len(posts), "texte")),
        notes="Traits comptés dans les textes : pronoms, ponctuation, emojis, hashtags, verbes qui appellent à agir. Une "
        "description du ton actuel, pas un jugement : aucun de ces traits n’est ici rapporté à l’engagement."
        + "".join(f" {note}" for note in _noted(month)[MOST_NOTES:]),
    )


def _share(month: ClientMonth, trait: Trait) -> str:
    return window_count(month, numbers.percent(trait.share, 0), "trait_share", trait=trait.name)


def _line(month: ClientMonth, trait: Trait) -> tuple[str, ...]:
    example = f"« {excerpt(trait.example, QUOTED)} »" if trait.example else "–"
    return LABELS[trait.name], _share(month, trait), example


def _title(month: ClientMonth, traits: list[Trait]) -> str:
    if not traits or traits[0].total < FEWEST:
        return "Trop peu de textes pour décrire le ton employé"
    share = {trait.name: trait.share for trait in traits}
    told = {trait.name: _share(month, trait) for trait in traits}
    formal = share["vouvoiement"] >= share["tutoiement"]
    said, address = ("« vous »", "vouvoiement") if formal else ("« tu »", "tutoiement")
    spoken, called = told[address], told["appel à agir"]
    return within(f"{spoken} des textes disent {said} au lecteur, {called} l’appellent à agir", spoken, called)


def _length(posts: pd.DataFrame) -> tuple[str, ...]:
    """The typical length of a text, and between which networks it varies."""
    told = f"Longueur médiane d’un texte : {numbers.counted(typical_length(posts), 'signe')}"
    lengths = {name: typical_length(own) for name, own in posts.groupby(posts["network"].astype("object"))}
    least, most = min(lengths, key=lengths.__getitem__), max(lengths, key=lengths.__getitem__)
    if lengths[least] == lengths[most]:
        return (f"{told}.",)
    ends = (f"{numbers.integer(lengths[one])} sur {network_name(str(one))}" for one in (least, most))
    return (f"{told}, de {' à '.join(ends)}.",)


def _noted(month: ClientMonth) -> tuple[str, ...]:
    """The present tone as the team noted it, with its examples."""
    notes = [note for note in month.dossier.observations if note.nature == TONE]
    if not notes:
        return (f"Ton actuel vu par l’équipe : {TO_COMPLETE} (onglet « observations »).",)
    return tuple(f"Noté par l’équipe : {_note_said(note)}" for note in notes)


def _note_said(note: Observation) -> str:
    """The finding and its examples, with one full stop: a quoted sentence has its own."""
    told = " ; ".join([note.finding.rstrip("."), *(excerpt(example, 45) for example in note.examples)])
    return told if re.search(r"[.!?…]\s?»?$", told) else f"{told}."


def _decision(traits: list[Trait]) -> str:
    both = {trait.name: trait.share for trait in traits}
    if both.get("vouvoiement", 0) >= RARE and both.get("tutoiement", 0) >= RARE:
        return "Choisir entre le « vous » et le « tu » : les deux se mêlent dans les textes."
    if both and both["appel à agir"] < RARE and traits[0].total >= FEWEST:
        return "Finir plus de textes par ce que l’on attend du lecteur : commander, écrire, venir."
    return NOTHING_TO_CHANGE
