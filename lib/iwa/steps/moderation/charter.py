"""What is accepted under a post, what is taken away, how people are answered: three lists in the client's words."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.received import asked
from iwa.client_month import ClientMonth
from iwa.dossier.choices import OFF_LIMITS, TONE_AVOID, TONE_DO, WORD_AVOIDED, WORD_USED
from iwa.method.moderation import moderation, replies
from iwa.slides import Block, Blocks, Slide
from iwa.steps.charter.noted import in_charge, networks_said, quoted, rows_of, tabs
from iwa.steps.moderation.things import answerer, friction, holder, host_of, private_way, theme
from iwa.steps.wording import TO_COMPLETE, capital, lowered

LAWYER = "à faire valider par un juriste"


def charter(month: ClientMonth) -> Slide:
    """Three blocks: accepted, taken away, answered."""
    return Slide(
        id="moderation.charte",
        title=_title(month),
        subtitle=f"{month.client.name} sur {networks_said(month)} : ce que l’on garde, ce que l’on retire, comment on répond",
        exhibit=Blocks(
            (
                Block("Accepté", _accepted(month)),
                Block(f"Retiré ({LAWYER})", _removed(month)),
                Block("Comment on répond", _manner(month)),
            )
        ),
        decision=_decision(month),
        source=tabs("équipe", "éditorial", "observations"),
        notes="Ferme sur les règles, chaleureux dans l’échange, précis sur les faits. Une critique n’est jamais un motif de retrait ; "
        "les motifs de retrait restent à faire valider par un juriste avant d’être publiés.",
    )


def _accepted(month: ClientMonth) -> tuple[str, ...]:
    held = next((one.text for one in asked(month) if one.kind == "objection"), "")
    seen = friction(month)
    critic = (
        f"Une critique comme {quoted(held, 80)}"
        if held
        else f"Un reproche sur un fait : « {lowered(seen)} »"
        if seen
        else f"Un reproche sur un fait chez {month.client.name}"
    )
    question = next((one.text for one in asked(month) if one.kind == "question"), "")
    return (
        critic,
        f"Toute question, même répétée : {quoted(question, 70)}"
        if question
        else f"Toute question, même répétée, sur « {theme(month)} »",
        f"Une comparaison de bonne foi, à laquelle {answerer(month)} répond par un fait",
    )


def _removed(month: ClientMonth) -> tuple[str, ...]:
    rules = moderation().rules.values()
    named = [f"{rule.name}, sous {rule.delay_h}{numbers.NO_BREAK}h" for rule in rules]
    kept_off = [lowered(row.name) for row in rows_of(month, OFF_LIMITS)][:2]
    return (*named, *([f"Rien n’est relancé sur : {numbers.listed(kept_off)}"] if kept_off else []))


def _manner(month: ClientMonth) -> tuple[str, ...]:
    do, avoid = rows_of(month, TONE_DO), rows_of(month, TONE_AVOID)
    words, never = ([row.name for row in rows_of(month, element)][:2] for element in (WORD_USED, WORD_AVOIDED))
    lines = [
        do[0].name + (f" : {do[0].example}" if do[0].example else "")
        if do
        else f"Ton {TO_COMPLETE} (onglet « éditorial »)"
    ]
    if avoid:
        lines.append(f"Ne pas {lowered(avoid[0].name)}")
    if words or never:
        told = f"On écrit {_each(words)}" if words else ""
        lines.append(f"{told}{', ' if told and never else ''}{f'jamais {_each(never)}' if never else ''}")
    limit = replies().public_exchanges
    return (
        *lines,
        f"Après {numbers.counted(limit, 'échange public', 'échanges publics')}, {private_way(month)} : on règle le cas, on ne plaide pas",
    )


def _each(words: list[str]) -> str:
    """Words, each between quotation marks."""
    return numbers.listed(f"« {word} »" for word in words)


def _title(month: ClientMonth) -> str:
    who, boss = answerer(month), in_charge(month, "responsable")
    if TO_COMPLETE in who or boss == TO_COMPLETE:
        return f"Sous les publications {numbers.of(month.client.name)}, la critique reste en ligne ; qui retire reste {TO_COMPLETE}"
    return f"Une critique reste en ligne et {who} y répond ; un propos haineux part, et {boss} le signe"


def _decision(month: ClientMonth) -> str:
    return f"{capital(holder(month, 'direction'))} fait relire la colonne « retiré » par un juriste, puis publie la charte sur {host_of(month)}."
