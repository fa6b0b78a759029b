"""The five reflex sheets: when they are taken out, what is said first, who is called, what follows."""

from __future__ import annotations

from collections.abc import Callable

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.editorial.proofs import inventory
from iwa.measures.printed import PRINTED
from iwa.method.moderation import Escalation, moderation
from iwa.slides import Block, Blocks, Slide
from iwa.steps.calendar.planned import day_name
from iwa.steps.charter.noted import in_charge, quoted, tabs
from iwa.steps.moderation.cases import Case, cases
from iwa.steps.moderation.charter import LAWYER
from iwa.steps.moderation.things import answerer, coming, holder, page, private_way, shown, stand_in, theme, to_pause
from iwa.steps.moderation.trigger import crossed, trigger
from iwa.steps.wording import TO_COMPLETE, capital, month_label, network_name
from iwa.traced import within

Lines = tuple[str, ...]


def reflexes(month: ClientMonth) -> list[Slide]:
    """One sheet a case, in the order of the method."""
    return [_sheet(month, key, case) for key, case in moderation().escalations.items()]


def _sheet(month: ClientMonth, key: str, case: Escalation) -> Slide:
    when, then = SHEETS[key]
    signer = in_charge(month, case.to)
    return Slide(
        id=f"moderation.reflexe.{key}",
        title=_title(month, case, signer),
        subtitle=f"Fiche réflexe {case.name.lower()} {numbers.of(month.client.name)}, à garder sous la main",
        exhibit=Blocks(
            (
                Block("Quand", when(month)),
                Block("On dit d’abord", _first(month, key, case)),
                Block(f"Qui, sous {case.delay_h}{numbers.NO_BREAK}h", _who(month, case)),
                Block("Ensuite", then(month)),
            )
        ),
        decision=_decision(month, case, signer),
        source=tabs("équipe", "preuves") if key == "presse" else tabs("équipe"),
        notes="Ferme sur la règle, chaleureux dans l’échange, précis sur le fait ; jamais d’excuse toute faite."
        + (f" {PRINTED['busiest_hour'].label} : {PRINTED['busiest_hour'].definition}" if key == "crise" else ""),
    )


def _title(month: ClientMonth, case: Escalation, signer: str) -> str:
    if signer == TO_COMPLETE:
        return f"{case.name} : l’escalade ne mène à personne chez {month.client.name}, qui décide reste {TO_COMPLETE}"
    within_ = f"sous {case.delay_h}{numbers.NO_BREAK}h"
    if signer == answerer(month):
        return f"{case.name} : {signer} accuse réception et décide {within_}, sans second avis"
    return f"{case.name} : {answerer(month)} accuse réception, {signer} décide {within_}"


def _first(month: ClientMonth, key: str, case: Escalation) -> Lines:
    where = "sous la publication qui a reçu le message" if key in ("crise", "sav") else private_way(month)
    return case.first_sentence, f"Signé {answerer(month)}, {where}"


def _who(month: ClientMonth, case: Escalation) -> Lines:
    signer, instead = in_charge(month, case.to), stand_in(month, case.to)
    others = f"Absent, le soir ou le dimanche : {instead}"
    return (
        f"{capital(holder(month, case.to))} décide",
        others,
        f"Téléphone {numbers.of(signer)} : {TO_COMPLETE}"
        if signer != TO_COMPLETE
        else f"Nom et téléphone : {TO_COMPLETE}",
    )


def _second(month: ClientMonth) -> str:
    """Who else than the one who answers looks at it: the direction, else what lacks."""
    name = holder(month, "direction")
    return name if name != answerer(month) else f"une seconde personne ({TO_COMPLETE})"


def _when_service(month: ClientMonth) -> Lines:
    found = [one for one in cases(month) if one.key in ("reclamation", "commande") and one.count]
    return tuple(_received(month, one) for one in found[:2]) or (
        f"Une commande, un rendez-vous ou un produit {numbers.of(month.client.name)} en cause, sous « {theme(month)} » par exemple",
    )


def _received(month: ClientMonth, one: Case) -> str:
    shown_ = one.figure(month)
    return within(f"{one.name} : {shown_} sur la fenêtre, comme {quoted(one.example, 70)}", shown_)


def _then_service(month: ClientMonth) -> Lines:
    return (
        f"{capital(answerer(month))} demande le numéro ou la date {private_way(month)}",
        f"La solution tient en une phrase, avec sa date ; la page : {page(month)}",
        f"Réponse publique une fois réglé, et « résolu » noté par {answerer(month)}",
    )


def _when_emergency(month: ClientMonth) -> Lines:
    return (
        f"Une personne en danger : accident, menace ou malaise, en ligne ou {_place(month)}",
        f"Un défaut qui peut blesser ou rendre malade, signalé sur {numbers.listed(map(network_name, month.networks))}",
    )


def _place(month: ClientMonth) -> str:
    return f"à {month.client.city}" if month.client.city else f"chez {month.client.name}"


def _then_emergency(month: ClientMonth) -> Lines:
    return (
        "Le 15, le 17 ou le 112 d’abord, si quelqu’un est en danger",
        f"Les publications prévues attendent : {to_pause(month)}",
        f"Capture, heure et suite au journal, par {answerer(month)}",
    )


def _when_crisis(month: ClientMonth) -> Lines:
    found, passed = trigger(month), crossed(month)
    when = f"Dépassé en {month_label(month.month)} : {passed}" if passed else "Ou un seul message repris par un média"
    return f"À partir de {found.said}", found.usual, when


def _then_crisis(month: ClientMonth) -> Lines:
    return (
        f"On suspend : {to_pause(month)}, et toute publicité en cours",
        f"Un seul texte, relu par {_second(month)}, épinglé sur {network_name(month.networks[0])}",
        f"Point toutes les deux heures entre {answerer(month)} et {_second(month)}, retour à la normale dit en public",
    )


def _when_press(month: ClientMonth) -> Lines:
    return (
        f"Un journaliste, une radio ou un blog écrit à {month.client.name}, en public ou en privé",
        f"Une question à rendre vite, sur « {theme(month)} » par exemple",
    )


def _then_press(month: ClientMonth) -> Lines:
    usable = inventory(month.dossier.proofs, month.month.last).usable
    given = numbers.listed(f"« {proof.name} »" for proof in usable[:2])
    return (
        "Noter le média, le sujet, l’heure limite ; ne rien commenter",
        f"On peut donner, source à l’appui : {given}" if given else "Chiffres et preuves à donner : à obtenir",
        f"{capital(holder(month, 'direction'))} parle, personne d’autre",
    )


def _when_partner(month: ClientMonth) -> Lines:
    return (
        f"Un créateur, une marque ou une association propose d’afficher {month.client.name}",
        "Un cadeau, un prêt ou une remise contre une publication : c’en est un aussi",
    )


def _then_partner(month: ClientMonth) -> Lines:
    rows = coming(month)
    place = f"au plus tôt après le {day_name(rows[-1].day)}" if rows else f"date {TO_COMPLETE}"
    return (
        f"« Publicité » ou « Collaboration commerciale » lisible à l’image ({LAWYER})",
        f"Contrat écrit avant toute publication, signé par {holder(month, 'direction')} ({LAWYER})",
        f"Ce que l’on montre : {shown(month)} ; {place}",
    )


def _decision(month: ClientMonth, case: Escalation, signer: str) -> str:
    if signer == TO_COMPLETE:
        return f"Nommer dans l’onglet « équipe » qui décide comme « {case.to} », avant le prochain cas ({case.name.lower()})."
    if signer == answerer(month):
        return f"{signer} fait lire cette fiche à {_second(month)}, pour n’être pas seul devant le cas."
    return f"{signer} essaie cette fiche une fois à blanc avec {answerer(month)}, téléphone compris."


SHEETS: dict[str, tuple[Callable[[ClientMonth], Lines], Callable[[ClientMonth], Lines]]] = {
    "sav": (_when_service, _then_service),
    "urgence": (_when_emergency, _then_emergency),
    "crise": (_when_crisis, _then_crisis),
    "presse": (_when_press, _then_press),
    "partenariat": (_when_partner, _then_partner),
}
