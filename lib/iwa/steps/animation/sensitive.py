"""The sensitive cases of the month, by kind and without a name: how many, answered, resolved, and what was done."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.cases import cases_of, kind_of
from iwa.slides import Column, Figure, Figures, Slide, Source, Table
from iwa.steps.architecture.aftercare import who_answers
from iwa.steps.charter.noted import in_charge
from iwa.steps.figures import NO_SOURCE
from iwa.steps.moderation.things import answerer
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.tracing import OR, known
from iwa.steps.wording import TO_COMPLETE, capital, month_label
from iwa.traced import within

FEWEST = 2  # messages of a topic under which its words may be those of one case
OTHERS = "Autres sujets"
COLUMNS = (
    Column("Cas", 2, role="strong"), Column("D’où", 1.2), Column("Combien", 0.8, "right"), Column("Répondus", 0.9, "right"),
    Column("Résolus", 0.9, "right"), Column("Ce qui a été fait", 2.2),
)  # fmt: skip


def sensitive(month: ClientMonth) -> Slide:
    """A line a kind of message marked as sensitive, then a line a rule of the log."""
    rows = _marked(month)
    lines = [*_of_messages(month, rows), *_of_log(month)]
    return Slide(
        id="animation.sensibles",
        title=_title(month, rows),
        subtitle=f"{month_label(month.month).capitalize()} : messages notés sensibles et cas du journal, comptés par nature, sans nom",
        exhibit=Table(COLUMNS, tuple(lines), f"Cas sensibles {numbers.of(month_label(month.month))}, par nature.")
        if lines
        else _nothing(month),
        message=_message(month, rows),
        decision=_decision(month, rows),
        source=received_source(month, rows) if len(rows) else Source(("dossier.xlsx, onglet « journal »",), exports="dossier, onglet « journal »"),
        notes="Le journal, avec captures, empreintes et dates de purge, reste dans le dossier du client ; ni son texte ni un nom n’en "
        "sortent. Un sujet vu une seule fois est rangé dans « Autres sujets », pour que ses mots ne désignent personne.",
    )  # fmt: skip


def _nothing(month: ClientMonth) -> Figures:
    """That nothing is noted, and whether that is a zero or the lack of a file."""
    has_file = str(month.month) in month.inbox.known
    boss, who = in_charge(month, "responsable"), answerer(month)
    return Figures(
        (
            Figure(
                "Messages notés sensibles",
                "0" if has_file else NO_SOURCE,
                f"colonne « sensible » de messages.csv, tenue par {who}",
            ),
            Figure("Cas au journal", "0", f"onglet « journal », relu par {boss}"),
        )
    )


def _marked(month: ClientMonth) -> pd.DataFrame:
    received = month.inbox.of(str(month.month)) if str(month.month) in month.inbox.known else month.messages.iloc[:0]
    rows: pd.DataFrame = received[received["sensitive"].fillna(False).astype("bool")]
    return rows


def _of_messages(month: ClientMonth, rows: pd.DataFrame) -> list[tuple[str, ...]]:
    counts = month.messages["topic"].value_counts()
    frequent = set(counts[counts >= FEWEST].index)
    kinds = rows["topic"].where(rows["topic"].isin(frequent), OTHERS)
    return [_line(month, kind, rows[kinds == kind]) for kind in kinds.value_counts().index]


def _line(month: ClientMonth, kind: str, rows: pd.DataFrame) -> tuple[str, ...]:
    topics = [str(topic) for topic in rows["topic"].dropna().unique()]
    where = {"month": str(month.month), "sensitive": "oui"} | ({"topic": OR.join(topics)} if topics else {})
    answered, resolved = (int(rows[name].fillna(False).astype("bool").sum()) for name in ("answered", "resolved"))
    is_whole = bool(topics) and rows["topic"].notna().all()
    count = known(numbers.integer(len(rows)), "count", "messages", **where) if is_whole else numbers.integer(len(rows))
    left = len(rows) - resolved
    done = (
        "tous résolus"
        if not left
        else f"{numbers.counted(left, 'encore ouvert', 'encore ouverts')}, suivi par {in_charge(month, 'responsable')}"
    )
    return capital(kind), "messages", count, numbers.integer(answered), numbers.integer(resolved), done


def _of_log(month: ClientMonth) -> list[tuple[str, ...]]:
    cases = cases_of(month.dossier, month.month)
    found: list[tuple[str, ...]] = []
    for kind, count in Counter(map(kind_of, cases)).most_common():
        shown = known(numbers.integer(count), "log_cases", "log", month=str(month.month), rule_kind=kind)
        actions = Counter(case.action for case in cases if kind_of(case) == kind)
        done = numbers.listed(f"{action} ({times})" for action, times in actions.most_common())
        found.append((kind, "journal", shown, "–", "–", done))
    return found


def _title(month: ClientMonth, rows: pd.DataFrame) -> str:
    when, logged = month_label(month.month), len(cases_of(month.dossier, month.month))
    if rows.empty and not logged:
        return f"Aucun cas sensible noté chez {month.client.name} en {when}"
    resolved = int(rows["resolved"].fillna(False).astype("bool").sum())
    shown = known(numbers.integer(len(rows)), "count", "messages", month=str(month.month), sensitive="oui")
    noun = "message sensible" if len(rows) < 2 else "messages sensibles"
    if rows.empty:
        return f"{capital(numbers.counted(logged, 'cas', 'cas'))} au journal en {when}, aucun message noté sensible"
    return within(
        f"{shown} {noun} en {when}, {numbers.counted(resolved, 'résolu')} ; {numbers.counted(logged, 'cas', 'cas')} au journal",
        shown,
    )


def _message(month: ClientMonth, rows: pd.DataFrame) -> tuple[str, ...]:
    logged = len(cases_of(month.dossier, month.month))
    if len(rows) > logged:
        gap = numbers.counted(len(rows) - logged, "message sensible n’a", "messages sensibles n’ont")
        return (f"{gap} pas de ligne au journal : {in_charge(month, 'community manager')} dit s’il en faut une.",)
    purged = [case.purge for case in month.dossier.log if case.purge <= month.month.next.last]
    if purged:
        return (
            f"{numbers.counted(len(purged), 'ligne')} du journal à effacer d’ici le {numbers.day(month.month.next.last)} (iwa forget).",
        )
    return ()


def _decision(month: ClientMonth, rows: pd.DataFrame) -> str:
    boss = in_charge(month, "responsable")
    who = next(
        (name for name in (in_charge(month, "community manager"), *who_answers(month)) if name != boss), TO_COMPLETE
    )
    left = rows[~rows["resolved"].fillna(False).astype("bool")]
    if len(left):
        return f"{boss} tranche {numbers.counted(len(left), 'cas encore ouvert', 'cas encore ouverts')} avec {who}, et le journal le dit."
    return f"{who} note « sensible » dès l’arrivée du message ; {boss} lit le journal au point mensuel."
