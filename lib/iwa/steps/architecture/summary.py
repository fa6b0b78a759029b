"""The strategy in one page: its seven parts, each with what this client chose and the figure it rests on."""

from __future__ import annotations

from iwa import numbers
from iwa.calendar.invitations import meeting_day
from iwa.client_month import ClientMonth
from iwa.editorial.cadence import cadence
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.method.moderation import moderation
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row, advised, evidence, subject
from iwa.steps.architecture.aftercare import answered, wait_said, who_answers
from iwa.steps.architecture.figures import held_figure, in_hours, posts_a_week, posts_figure, team_figure
from iwa.steps.architecture.network_pages import format_shares
from iwa.steps.architecture.people import approver
from iwa.steps.architecture.pillars import pillar_names
from iwa.steps.architecture.rhythm import rhythm_said
from iwa.steps.goals import measure_label, states, target_said, value_said
from iwa.steps.monthly.trials import trials
from iwa.steps.objectives.messages import carried, share_said
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, group_name, month_label, network_name
from iwa.traced import within

Part = tuple[str, str]  # what was chosen, and the figure it rests on
LONGEST_TITLE, SHORTEST = 110, 24  # letters of a title, and of an objective in it


def summary(month: ClientMonth) -> Slide:
    """A line a part, none empty."""
    parts = (
        ("Objectifs", _objectives(month)),
        ("Messages", _messages(month)),
        ("Formats", _formats(month)),
        ("Rythme", _rhythm(month)),
        ("Animation", _animation(month)),
        ("Modération", _moderation(month)),
        ("Optimisation", _optimisation(month)),
    )
    columns = (
        Column("Partie", 1.2, role="strong"),
        Column(f"Le choix {numbers.of(month.client.name)}", 4.4),
        Column("Le chiffre", 3.2),
    )
    return Slide(
        id="architecture.synthese",
        title=_title(month),
        subtitle=f"{capital(month.client.sector)} : sept choix et leurs chiffres, {window_period(month)}",
        exhibit=Table(
            columns,
            tuple((name, *part) for name, part in parts),
            f"La stratégie {numbers.of(month.client.name)} en une page.",
        ),
        decision=_decision(month),
        source=source(month, [*month.networks, "ga4"], count=posts_said(month.window_posts)),
        notes="Chaque ligne a sa page : les objectifs et les messages, les piliers et les rubriques, les réseaux et la cadence, ce qui est "
        "fait après la publication, puis les points de mesure. La modération est dans la charte.",
    )


def _objectives(month: ClientMonth) -> Part:
    found = states(month)
    if not found:
        return f"Objectif {TO_COMPLETE} dans l’onglet « objectifs »", "–"
    first, more = found[0], len(found) - 1
    value, target = value_said(first, month.month), target_said(first.goal, first.measure)
    also = f", et {numbers.counted(more, 'autre')}" if more else ""
    figure = f"{measure_label(first)} : {value} en {month_label(month.month)}, cible {target}"
    return f"« {excerpt(first.goal.sentence, 80)} »{also}", within(figure, value, target)


def _messages(month: ClientMonth) -> Part:
    found = carried(month)
    if not found:
        return f"Messages clés {TO_COMPLETE} dans l’onglet « messages clés »", "–"
    said = numbers.listed(f"« {excerpt(one.message.message.rstrip('.'), 60)} »" for one in found[:2])
    shares = [share_said(month, one) for one in found[:2]]
    is_measured = all(one.share is not None for one in found[:2])
    told = numbers.listed(shares)
    return said, within(f"Portés par {told} des textes" if is_measured else f"Part des textes : {told}", *shares)


def _formats(month: ClientMonth) -> Part:
    """What the audit raises and stops among formats, else what is published most."""
    raised, stopped = (_of_formats(month, action) for action in (AMPLIFY, STOP))
    names = numbers.listed(pillar_names(month)[:2])
    told = [f"{numbers.listed(subject(row) for row in raised[:1])} à amplifier"] if raised else []
    told += [f"{numbers.listed(subject(row) for row in stopped[:1])} à arrêter"] if stopped else []
    if told:
        shown = evidence((raised or stopped)[0])
        return f"{capital(numbers.listed(told))}{f', pour {names}' if raised else ''}", within(shown, shown)
    network = next(iter(cadence(month).kept or month.networks))
    figure = format_shares(month, network)
    return f"Aucun format ne se détache : on garde le dosage, pour {names}", within(
        f"{network_name(network)} : {figure}", figure
    )


def _of_formats(month: ClientMonth, action: str) -> list[Row]:
    return [row for row in advised(month, action) if row["question"] == "format"]


def _rhythm(month: ClientMonth) -> Part:
    found = cadence(month)
    rhythms = [f"{network_name(network)} {rhythm_said(found, network)}" for network in found.kept]
    what = within(numbers.listed(rhythms) or "Aucun réseau tenu", *(rhythm_said(found, n) for n in found.kept))
    if found.hours_available is None:
        posts = posts_figure(found)
        return what, within(f"{posts_a_week(posts)}, heures de production {TO_COMPLETE}", posts)
    posts, used, available = posts_figure(found), held_figure(found), team_figure(month, "available")
    told = f"{posts_a_week(posts)}, {in_hours(used)} sur {in_hours(available)} de production"
    return what, within(told, posts, used, available)


def _animation(month: ClientMonth) -> Part:
    hours = moderation().answers
    who = numbers.listed(who_answers(month)[:2]) or TO_COMPLETE
    told = f"{who} : un message en {hours['message']}{numbers.NO_BREAK}h, un commentaire en {hours['commentaire']}{numbers.NO_BREAK}h"
    message = next(one for one in answered(month) if one.channel == "message")
    wait = wait_said(month, message)
    return told, within(f"Messages en {month_label(month.month)} : {wait}", wait)


def _moderation(month: ClientMonth) -> Part:
    """Who decides, and what of the client's own is never touched."""
    limits = [
        f"« {excerpt(row.name, 50)} »" for row in month.dossier.editorial if row.element == "sujet à ne pas toucher"
    ]
    hardest = min(moderation().rules.values(), key=lambda rule: rule.delay_h)
    told = f"{capital(approver(month))} tranche ; hors sujet : {numbers.listed(limits[:2]) or TO_COMPLETE}"
    return told, f"{hardest.name} : {approver(month)} décide en {hardest.delay_h}{numbers.NO_BREAK}h"


def _optimisation(month: ClientMonth) -> Part:
    day, noted = meeting_day(month)
    first = next(iter(trials(month)), None)
    told = f"Point mensuel du {numbers.day(day)}{'' if noted else ' (à confirmer)'}, avec {approver(month)}"
    if first is None:
        return told, "Aucun test jugeable : trop peu de publications"
    months = numbers.counted(first.months, "mois", "mois")
    what = group_name(first.question, first.group)
    return told, f"Premier test sur {network_name(first.network)} : {what}, jugé en {months}"


def _title(month: ClientMonth) -> str:
    found = cadence(month)
    if not found.kept:
        return f"Aucun réseau {numbers.of(month.client.name)} ne tient dans les heures notées"
    posts = posts_figure(found)
    where = numbers.listed(network_name(network) for network in found.kept)
    told = f"{posts_a_week(posts)} sur {where}"
    goal, room = next(iter(month.dossier.goals), None), LONGEST_TITLE - len(told) - len(", pour « » ")
    if goal is None:
        return within(f"{told} : l’objectif reste à fixer", posts)
    return within(f"{told}, pour « {excerpt(goal.sentence, room)} »" if room >= SHORTEST else told, posts)


def _decision(month: ClientMonth) -> str:
    found = cadence(month)
    lacking = [
        what
        for what, is_lacking in (
            ("les objectifs", not month.dossier.goals),
            ("les messages clés", not month.dossier.key_messages),
            ("les heures de l’équipe", found.hours_available is None),
        )
        if is_lacking
    ]
    if lacking:
        return f"Compléter {numbers.listed(lacking)} avant de faire signer {approver(month)}."
    first = network_name(found.kept[0]) if found.kept else "le premier réseau"
    return f"Faire signer ces sept choix par {approver(month)}, puis commencer par {first}."
