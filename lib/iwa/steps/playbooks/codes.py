"""The four codes of a network, held against what the client does there, and its rules."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.choices import TONE, TONE_AVOID, TONE_DO
from iwa.dossier.editorial import EditorialElement
from iwa.editorial.anatomy import taken_apart
from iwa.editorial.cadence import cadence
from iwa.method.playbooks import playbook_of
from iwa.slides import Column, Slide, Table
from iwa.steps.advice import Row
from iwa.steps.architecture.network_pages import best_on, format_shares, formats_said, pace_said
from iwa.steps.architecture.network_rules import rules_said
from iwa.steps.architecture.rhythm import rhythm_said
from iwa.steps.own_things import recurring
from iwa.steps.sourcing import posts_said, source, window_period
from iwa.steps.wording import TO_COMPLETE, excerpt, local_day, network_name
from iwa.traced import within

LONGEST = 110  # letters of a quotation
CODES = ("Rythme", "Formats", "Niveau d’argument", "Posture")


def codes(month: ClientMonth, network: str) -> Slide:
    """Rhythm, formats, level of argument and posture, then the rules: what the network asks, what is done here."""
    asked, name = playbook_of(network).codes, network_name(network)
    best = best_on(month, network)
    here = (pace_said(month, network), formats_said(month, network), _argument(month, best), _posture(month, network))
    wanted = (asked.rhythm, asked.formats, asked.argument, asked.posture)
    rules, _, longest = rules_said(month, network).rpartition(" ; ")
    rows = [*zip(CODES, wanted, here, strict=True), ("Règles", f"Un texte de {longest}", rules)]
    return Slide(
        id=f"playbook.{network}.codes",
        title=_title(month, network),
        subtitle=f"Les codes {numbers.of(name)} et ce que {month.client.name} y fait, {window_period(month)}",
        exhibit=Table(
            (Column("Code", 1.1, role="strong"), Column(f"Sur {name}", 2.7), Column(f"Chez {month.client.name}", 5.0)),
            tuple(rows),
            f"Les quatre codes {numbers.of(name)} et les règles du client.",
        ),
        decision=_decision(month, network),
        source=source(month, [network], count=posts_said(month.window_posts_of(network))),
        notes=f"{playbook_of(network).condition} Rythme proposé : celui que les heures de production tiennent. Ton et règles : onglets « observations » et « éditorial » "
        "du dossier. L’argument est montré par la publication la plus au-dessus de l’habitude du réseau.",
    )


def _argument(month: ClientMonth, best: list[Row]) -> str:
    """How the post that did best argues: what it tells, and what shows it."""
    if not best:
        return f"Aucune publication classable à démonter : niveau d’argument {TO_COMPLETE}"
    post = next((one for one in best if taken_apart(str(one["text"])).body), best[0])
    parts = taken_apart(str(post["text"]))
    day = local_day(post["published_at"], month.client.timezone)
    if not parts.body:
        return f"La meilleure ({day}) tient en une phrase : « {excerpt(parts.hook, LONGEST)} »"
    shown = (
        f" ; la preuve : « {excerpt(parts.proof, LONGEST)} »"
        if parts.proof
        else " ; sans rien que l’on puisse vérifier"
    )
    return f"La meilleure ({day}) développe « {excerpt(parts.body, LONGEST)} »{shown}"


def _posture(month: ClientMonth, network: str) -> str:
    """The tone seen on the network, then what the dossier asks for and refuses."""
    seen = [row for row in month.dossier.observations if row.nature == TONE and row.network in (network, None)]
    own = sorted(seen, key=lambda row: row.network is None)
    told = [f"Aujourd’hui : {excerpt(own[0].finding, LONGEST)}"] if own else [f"Ton d’aujourd’hui {TO_COMPLETE}"]
    told += [f"{word} : {excerpt(row.name, LONGEST)}" for word, row in _tones(month, network)]
    return " ; ".join(told)


def _tones(month: ClientMonth, network: str) -> list[tuple[str, EditorialElement]]:
    """The first tone to take and the first to leave, those of the network before those of all."""
    found = []
    for word, element in (("à faire", TONE_DO), ("à laisser", TONE_AVOID)):
        rows = [row for row in month.dossier.editorial if row.element == element and row.network in (network, None)]
        found += [(word, row) for row in sorted(rows, key=lambda row: row.network is None)[:1]]
    return found


def _title(month: ClientMonth, network: str) -> str:
    """The form that carries the network, and its meeting."""
    series, formats = recurring(month, network), format_shares(month, network)
    meeting = f"autour {numbers.of(series)}" if series else f"sans rendez-vous nommé ({TO_COMPLETE})"
    return f"{network_name(network)} : {formats}, {meeting}"


def _decision(month: ClientMonth, network: str) -> str:
    tones = dict(_tones(month, network))
    if "à faire" not in tones:
        return f"Noter dans l’onglet « éditorial » le ton à tenir sur {network_name(network)}."
    asked = rhythm_said(cadence(month), network)
    told = f"Tenir {asked} sur {network_name(network)}, dans le ton noté : « {tones['à faire'].name.rstrip('.')} »."
    return within(told, asked)
