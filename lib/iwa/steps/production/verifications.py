"""What is checked before a post is scheduled, format by format, from the charter's rules and what is wrong in the drafts."""

from __future__ import annotations

from collections import Counter

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.calendar.stages import APPROVAL, owner_of
from iwa.client_month import ClientMonth
from iwa.dossier.choices import OFF_LIMITS, VISUAL_RULE, WORD_AVOIDED
from iwa.method.playbooks import playbook_of
from iwa.slides import Column, Slide, Table
from iwa.steps.calendar.planned import of_month
from iwa.steps.calendar.proofread import Proof, proofs_of
from iwa.steps.charter.limits import withheld
from iwa.steps.charter.noted import networks_said, quoted, rows_of, tabs
from iwa.steps.charter.structure import noted_parts
from iwa.steps.production.subjects import formats_planned, short
from iwa.steps.wording import TO_COMPLETE, excerpt, lowered, month_label, network_name
from iwa.tables import FORMATS

PICTURES, VIDEOS = ("image", "carousel"), ("video", "reel", "short")
LONGEST_ALT = 150
COLUMNS = (Column("Format", 1.5, role="strong"), Column("À vérifier avant de programmer", 5.6), Column("Ce qui manque aujourd’hui", 3))  # fmt: skip


def verifications(month: ClientMonth) -> Slide:
    """A line a format of the next month, after the one that holds for all."""
    formats, proofs = formats_planned(month), proofs_of(month)
    rows = [(f"Tous, {networks_said(month)}", _of_all(month), _state(proofs))]
    rows += [(FORMATS[name], _of_format(month, name), _format_state(month, name, proofs)) for name in formats]
    return Slide(
        id="production.verifications",
        title=_title(month, proofs),
        subtitle=f"La relecture d’avant programmation, format par format, pour {month_label(month.month.next)}",
        exhibit=Table(COLUMNS, tuple(rows), "Ce qui se vérifie avant de programmer, par format."),
        decision=_decision(month, proofs),
        source=tabs("éditorial", "preuves"),
        notes="Les règles sont celles de la charte et de la relecture automatique ; la dernière colonne compte les textes du classeur qui ne "
        "sont pas encore parus. Longueurs : limites des réseaux ; texte alternatif : 150 signes, la limite de l’atelier.",
    )


def _of_all(month: ClientMonth) -> str:
    """What every post is read for: the client's own words and limits, its link, its length, who approved."""
    avoided = [row.name for row in rows_of(month, WORD_AVOIDED)][:4]
    left = [lowered(row.name) for row in rows_of(month, OFF_LIMITS)][:2]
    held = withheld(month)
    lengths = numbers.listed(
        f"{network_name(one)} {numbers.integer(playbook_of(one).longest)}" for one in month.networks
    )
    parts = [
        f"aucun de ces mots : {', '.join(avoided) or TO_COMPLETE}",
        f"rien sur {numbers.listed(left)}" if left else f"sujets à taire {TO_COMPLETE}",
        *([f"« {held[0].name} » reste hors des images"] if held else []),
        "le lien suivi de la ligne, entier",
        f"l’accord {numbers.of(owner_of(month, APPROVAL) or TO_COMPLETE)}, daté",
        f"signes au plus : {lengths}",
    ]
    return f"{' ; '.join(parts)}."


def _of_format(month: ClientMonth, name: str) -> str:
    rows = [row for row in of_month(plan_of(month)) if row.format == name]
    return f"{' ; '.join([*_seen(month, name, rows), *_called(rows)])}."


def _seen(month: ClientMonth, name: str, rows: list[PlannedPost]) -> list[str]:
    """What is looked at: the description of pictures, the subtitles, how the network's posts open, the client's visual rules."""
    networks = list(dict.fromkeys(row.network for row in rows))
    rules = [lowered(rule.name) for rule in rows_of(month, VISUAL_RULE) if rule.network in (*networks, None)][:2]
    openings = [noted_parts(month, one)["accroche"].note for one in networks if "accroche" in noted_parts(month, one)]
    opening = next((f"on ouvre ainsi : {lowered(note)}" for note in openings if note), "la première ligne se suffit")
    if name in PICTURES:
        each = "de chaque image" if name == "carousel" else "de l’image"
        return [f"texte alternatif {each}, {LONGEST_ALT} signes au plus", *rules]
    if name in VIDEOS:
        return ["sous-titres incrustés et relus", opening, *rules[:1]]
    if name == "story":
        return ["lisible sans le son", "la question ou le lien en autocollant"]
    return [opening, "l’aperçu du lien s’affiche"] if name == "link" else [opening]


def _called(rows: list[PlannedPost]) -> list[str]:
    """The call to action of the format that comes most often."""
    calls = Counter(
        excerpt((row.call or "").partition(" :")[0].partition("\u00a0:")[0], 60) for row in rows if row.call
    )
    return [f"un seul appel, comme « {calls.most_common(1)[0][0]} »"] if calls else []


def _state(proofs: list[Proof]) -> str:
    if not proofs:
        return "aucun texte encore écrit dans le calendrier"
    wrong = [proof for proof in proofs if proof.faults]
    read = numbers.counted(len(proofs), "texte écrit", "textes écrits")
    return f"{read}, {numbers.integer(len(wrong))} à corriger" if wrong else f"{read}, rien à corriger"


def _format_state(month: ClientMonth, name: str, proofs: list[Proof]) -> str:
    """What is wrong in the drafts of a format, by rule; else how many of its rows are without a text."""
    own = [proof for proof in proofs if proof.row.format == name]
    rules = Counter(fault.rule for proof in own for fault in proof.faults)
    if rules:
        return " ; ".join(
            f"{lowered(rule)} ({numbers.counted(count, 'texte')})" for rule, count in rules.most_common(2)
        )
    rows = [row for row in of_month(plan_of(month)) if row.format == name]
    waiting = [row for row in rows if not (row.text or "").strip()]
    first = f", d’abord {short(waiting[0].theme, 46)}" if waiting and waiting[0].theme else ""
    noun = "texte à écrire" if len(waiting) < 2 else "textes à écrire"
    return f"{numbers.integer(len(waiting))} {noun} sur {numbers.integer(len(rows))}{first}"


def _title(month: ClientMonth, proofs: list[Proof]) -> str:
    wrong = [proof for proof in proofs if proof.faults]
    if wrong:
        row, rule = wrong[0].row, wrong[0].faults[0].rule
        named = quoted(row.theme, 34) if row.theme else f"celui du {numbers.day(row.day, year=False)}"
        return f"Un texte attend, {named} : {excerpt(lowered(rule), 56)}"
    avoided = rows_of(month, WORD_AVOIDED)
    if avoided:
        return f"Rien ne part avec « {avoided[0].name} », sans lien suivi ni accord noté"
    return f"La relecture d’avant programmation {numbers.of(month.client.name)} attend ses mots à éviter"


def _decision(month: ClientMonth, proofs: list[Proof]) -> str:
    wrong = [proof for proof in proofs if proof.faults]
    if wrong:
        row = wrong[0].row
        return f"Reprendre le texte {network_name(row.network)} du {numbers.day(row.day, year=False)} avant de le programmer."
    if not rows_of(month, WORD_AVOIDED):
        return "Noter les mots à éviter dans l’onglet « éditorial »."
    return f"Cocher ces points avec {owner_of(month, APPROVAL) or TO_COMPLETE} sur les trois premières publications."
