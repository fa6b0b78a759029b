"""What whoever writes, a person or a machine, is told first: the client's voice, words and limits; then each format's order."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.calendar.row import PlannedPost
from iwa.client_month import ClientMonth
from iwa.dossier.choices import OFF_LIMITS, TONE_AVOID, TONE_DO, WORD_AVOIDED, WORD_USED
from iwa.dossier.editorial import EditorialElement
from iwa.editorial.proofs import inventory
from iwa.method.playbooks import playbook_of
from iwa.slides import Block, Blocks, Column, Slide, Table
from iwa.steps.calendar.planned import plan_source
from iwa.steps.charter.limits import withheld
from iwa.steps.charter.noted import in_a_title, quoted, rows_of, tabs, tone_rule
from iwa.steps.charter.structure import noted_parts
from iwa.steps.production.subjects import formats_planned, fullest, short
from iwa.steps.wording import TO_COMPLETE, excerpt, lowered, month_label, network_name
from iwa.tables import FORMATS

MOST = 5
LONGEST = 120
NEVER = f"N’invente ni chiffre, ni avis, ni nom : écris « {TO_COMPLETE} »."
COLUMNS = (Column("Format", 1.5, role="strong"), Column("Sujet du mois", 2.6), Column("Demande à ajouter", 6))


def voice(month: ClientMonth) -> Slide:
    """What stands at the head of every prompt: who speaks to whom and how, in which words, within which limits."""
    parts = voice_parts(month)
    return Slide(
        id="production.consigne",
        title=_voice_title(month),
        subtitle=f"La consigne commune à tout texte {numbers.of(month.client.name)}, à coller avant chaque demande",
        exhibit=Blocks(tuple(Block(heading, tuple(lines)) for heading, lines in parts.items())),
        decision=_voice_decision(month),
        source=tabs("éditorial", "cibles", "messages clés", "preuves"),
        notes=f"À coller tel quel : {text_of(month)}",
    )


def voice_parts(month: ClientMonth) -> dict[str, list[str]]:
    """The parts of the common prompt, each with its lines; what nobody noted is to be completed."""
    return {
        "Qui parle, à qui": _who(month),
        "Comment": _tone(month),
        "Avec quels mots": _words(month),
        "Dans quelles limites": _limits(month),
    }


def text_of(month: ClientMonth) -> str:
    """The common prompt in one paragraph."""
    return " ".join(
        line if line.endswith((".", "»")) else f"{line}." for part in voice_parts(month).values() for line in part
    )


def _who(month: ClientMonth) -> list[str]:
    place = f", à {month.client.city}" if month.client.city else ""
    targets = list(dict.fromkeys(target.name for target in month.dossier.targets))
    messages = [row.message for row in month.dossier.key_messages][:2]
    return [
        f"Tu écris en français pour {month.client.name} ({lowered(month.client.sector)}){place}.",
        f"Tu parles à : {numbers.listed(lowered(name) for name in targets[:3]) if targets else TO_COMPLETE}.",
        f"À faire retenir : {numbers.listed(f'« {text} »' for text in messages) if messages else TO_COMPLETE}.",
    ]


def _tone(month: ClientMonth) -> list[str]:
    lines = [line for row in rows_of(month, TONE_DO)[:2] for line in _ruled(row, "")]
    lines += [line for row in rows_of(month, TONE_AVOID)[:1] for line in _ruled(row, "Jamais : ")]
    return lines or [f"Ton {TO_COMPLETE}, avec une phrase de chez {month.client.name}."]


def _ruled(row: EditorialElement, before: str) -> list[str]:
    rule = f"{before}{lowered(row.name) if before else row.name}".rstrip(".")
    example = excerpt(row.example, LONGEST) if row.example else f"exemple {TO_COMPLETE}"
    return [f"{rule}. {'Exemple' if row.example else 'À noter'} : {example}"]


def _words(month: ClientMonth) -> list[str]:
    used, avoided = rows_of(month, WORD_USED), rows_of(month, WORD_AVOIDED)
    instead = [f"« {row.name} » ({row.note})" for row in avoided if row.note][:2]
    lines = [
        f"Emploie : {', '.join(row.name for row in used[:6]) or TO_COMPLETE}.",
        f"Évite : {', '.join(row.name for row in avoided[:8]) or TO_COMPLETE}.",
    ]
    return [*lines, f"À la place : {' ; '.join(instead)}."] if instead else lines


def _limits(month: ClientMonth) -> list[str]:
    subjects = [f"{row.name}{f' ({row.note})' if row.note else ''}" for row in rows_of(month, OFF_LIMITS)]
    held = [f"« {proof.name} »" for proof in withheld(month)[:2]]
    lines = [f"Ne parle pas de : {' ; '.join(lowered(one) for one in subjects[:3]) or TO_COMPLETE}."]
    if held:
        lines.append(f"Ne montre pas, faute d’accord : {numbers.listed(held)}.")
    return [*lines, NEVER]


def _voice_title(month: ClientMonth) -> str:
    rule, avoided = tone_rule(month), rows_of(month, WORD_AVOIDED)
    if rule and avoided:
        return f"Tout texte part de là : {in_a_title(rule)}, et jamais « {avoided[0].name} »"
    if rule:
        return f"Tout texte part de là : {in_a_title(rule)} ; les mots à éviter restent {TO_COMPLETE}"
    return (
        f"La voix {numbers.of(month.client.name)} reste {TO_COMPLETE} : sans elle, une consigne ne vaut pour personne"
    )


def _voice_decision(month: ClientMonth) -> str:
    unsaid = [row for row in rows_of(month, TONE_DO, TONE_AVOID) if not row.example]
    if not rows_of(month, TONE_DO):
        return "Noter une règle de ton avec une phrase du métier dans l’onglet « éditorial »."
    if unsaid:
        return f"Ajouter un exemple à « {excerpt(unsaid[0].name, 60)} »."
    if not rows_of(month, OFF_LIMITS):
        return "Noter les sujets auxquels aucun texte ne touche, même si une machine les propose."
    usable = inventory(month.dossier.proofs, month.month.last).usable
    return (
        f"Joindre à la consigne la preuve du sujet, comme « {usable[0].name} »."
        if usable
        else "Garder cette consigne un mois."
    )


def prompts(month: ClientMonth) -> Slide:
    """A line a format of the next month: the subject that its prompt is filled with, and what is asked."""
    rows = _rows(month)
    return Slide(
        id="production.consignes",
        title=_title(month, rows),
        subtitle=f"Une demande par format de {month_label(month.month.next)}, remplie avec une ligne du calendrier",
        exhibit=Table(
            COLUMNS,
            tuple(_line(month, row) for row in rows) or ((TO_COMPLETE,) * 3,),
            "Les demandes par format, à ajouter à la consigne commune.",
        ),
        message=tuple(_message(month, rows)),
        decision=_decision(rows),
        source=plan_source(month, plan_of(month), rows),
        notes=" ".join(f"{FORMATS[str(row.format)]} : {text_of(month)} {order(month, row)}" for row in rows)
        or "Sans ligne au calendrier, aucune demande n’est remplie.",
    )


def _rows(month: ClientMonth) -> list[PlannedPost]:
    found = (fullest(month, (name,)) for name in formats_planned(month)[:MOST])
    return [row for row in found if row]


def order(month: ClientMonth, row: PlannedPost) -> str:
    """What is asked for a row, in the imperative: form, opening, angle, proof, end, length."""
    part = noted_parts(month, row.network)
    opening = part["accroche"].note if "accroche" in part else ""
    ending = part["appel à l’action"].note if "appel à l’action" in part else ""
    signs = f"{numbers.integer(playbook_of(row.network).longest)} signes au plus"
    shape = SHAPE.get(row.format or "", "Un texte")
    parts = (
        f"Accroche : {_flat(row.hook)}{f' ({lowered(opening)})' if opening else ''}",
        f"Angle : {_flat(row.angle)}",
        f"Preuve : {_flat(row.proof)}",
        f"Fin : {_flat(row.call)}{f', ainsi : {lowered(ending)}' if ending else ''}",
        shape if row.format == "story" else f"{shape}, {signs}",
    )
    return " ".join(f"{part.rstrip('.')}." for part in parts)


def _flat(text: str | None) -> str:
    """A part of a row inside a sentence: one colon is enough, and what is to be obtained stands in brackets."""
    told = (text or TO_COMPLETE).replace("\u00a0", " ")
    return told.replace(" : ", ", ")


SHAPE = {
    "carousel": "Une idée par image, vingt-cinq mots au plus chacune", "reel": "Trente secondes à dire, deux mots et demi par seconde",
    "short": "Trente secondes à dire, deux mots et demi par seconde", "video": "À dire à voix haute, sous-titres compris",
    "story": "Une question et deux réponses possibles", "image": "Une légende, et une phrase qui décrit l’image",
    "link": "Deux phrases au-dessus du lien", "text": "Des paragraphes de deux phrases",
}  # fmt: skip


def _line(month: ClientMonth, row: PlannedPost) -> tuple[str, ...]:
    where = f"{FORMATS[str(row.format)]}, {network_name(row.network)}"
    return where, f"{short(row.theme or TO_COMPLETE, 80)} ({numbers.day(row.day, year=False)})", order(month, row)


def _title(month: ClientMonth, rows: list[PlannedPost]) -> str:
    if not rows:
        return f"Aucune demande à remplir : le calendrier {numbers.of(month_label(month.month.next))} est vide"
    asks = numbers.counted(len(rows), "demande")
    told = f"{asks} à coller, dont {quoted(rows[0].theme or '', 60)}"
    return told if rows[0].theme else f"{asks} à compléter : les lignes n’ont pas de thème"


def _message(month: ClientMonth, rows: list[PlannedPost]) -> list[str]:
    """The formats that have no line here, and the lines that wait for their proof."""
    left = formats_planned(month)[MOST:]
    told = [f"Sans demande ici : {numbers.listed(FORMATS[name].lower() for name in left)}."] if left else []
    lacking = [row for row in rows if "à obtenir" in (row.proof or "")]
    if lacking:
        named = numbers.listed(f"{FORMATS[str(row.format)].lower()}, {lowered(row.proof or '')}" for row in lacking[:2])
        told.append(f"Preuve attendue d’abord : {named}.")
    return told


def _decision(rows: list[PlannedPost]) -> str:
    lacking = [row for row in rows if "à obtenir" in (row.proof or "")]
    if lacking:
        return f"Ne pas demander de texte avant d’avoir la preuve du {numbers.day(lacking[0].day, year=False)} : {quoted(lacking[0].theme or '', 60)}."
    if rows:
        return f"Commencer par la demande du {numbers.day(rows[0].day, year=False)}, et la relire à haute voix."
    return "Remplir le calendrier, puis relancer le mois."
