"""The rules by which everybody can read the posts, each with its state on the client's own ones."""

from __future__ import annotations

from iwa import numbers
from iwa.accessibility import with_capitals
from iwa.client_month import ClientMonth
from iwa.editorial.accessibility import IMAGES, VIDEOS, RuleState, known_words, rule_states, unseen
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import networks_said
from iwa.steps.sourcing import source, window_period
from iwa.steps.tracing import OR, joined, window_count
from iwa.steps.wording import lowered, network_name
from iwa.traced import within

COLUMNS = (Column("Règle", 2.6, role="strong"), Column("État aujourd’hui", 2.2), Column("Par où commencer", 3.4))
# What is asked for where a rule is broken most, by what breaks it.
MENDED = {
    "casse": "Écrire {better} dès la prochaine publication.",
    "place": "Placer {what} à la fin du texte, avec les autres hashtags.",
    "nombre": "Garder les hashtags que les lecteurs cherchent : {what} dans un texte, c’est trop.",
    "emojis": "Retirer les emojis qui tiennent lieu de puce ou de mot : {what}.",
    "lettres": "Réécrire « {what} » en lettres ordinaires.",
    "capitales": "Réécrire « {what} » en minuscules.",
    "ponctuation": "Remplacer « {what} » par un seul signe.",
}
NAMES = {IMAGES: ("image", "images et carrousels"), VIDEOS: ("vidéo", "vidéos")}
ALT, SUBTITLES = "Un texte alternatif sur chaque image", "Des sous-titres sur chaque vidéo"


def accessibility(month: ClientMonth) -> Slide:
    """One line a rule: its state on the texts of the window, and what to mend first."""
    states = rule_states(month)
    pictures, films = unseen(month, IMAGES), unseen(month, VIDEOS)
    rows = (
        (ALT, *_unseen(month, pictures, IMAGES)),
        (SUBTITLES, *_unseen(month, films, VIDEOS)),
        *(_measured(month, state) for state in states),
    )
    return Slide(
        id="charte.accessibilite",
        title=_title(month, states),
        subtitle=f"Ce que suivent déjà les textes {numbers.of(networks_said(month))}, {window_period(month)}",
        exhibit=Table(COLUMNS, rows, "Les règles d’accessibilité, leur état mesuré, par où commencer."),
        decision=_decision(month, states, pictures),
        source=source(month, month.networks, count=numbers.counted(states[0].total, "texte")),
        notes="Les règles sur les textes sont mesurées hors stories et réponses. Les limites en nombre sont celles de la maison. "
        "Un hashtag compte pour plusieurs mots quand les textes du client écrivent ces mots séparément.",
    )


def _measured(month: ClientMonth, state: RuleState) -> tuple[str, ...]:
    if not state.total:
        return state.name, "aucun texte à regarder", "–"
    total = window_count(month, numbers.integer(state.total), "count", texts="oui")
    if not state.broken:
        return state.name, within(f"suivie dans les {total} textes", total), "–"
    broken = _broken(month, state)
    verb = "s’en écarte" if state.broken == 1 else "s’en écartent"
    return state.name, within(f"{broken} sur {total} {verb}", broken, total), _first_step(month, state)


def _broken(month: ClientMonth, state: RuleState) -> str:
    return window_count(month, numbers.integer(state.broken), "rule_count", rule=state.key)


def _first_step(month: ClientMonth, state: RuleState) -> str:
    """What breaks the rule, in which post, and how it is better written where that is known."""
    day = f" du {numbers.day(state.on, year=False)}" if state.on else ""
    better = with_capitals(state.example, known_words(month)) if state.key == "casse" else ""
    return f"{state.example}{f' devient {better}' if better else ''} (publication{day})"


def _unseen(month: ClientMonth, counts: dict[str, int], formats: tuple[str, ...]) -> tuple[str, str]:
    """The state of a rule that no export tells of: how many posts it holds for, and on which network most."""
    one, many = NAMES[formats]
    if not counts:
        return f"sans objet : aucune {one} dans la fenêtre", "–"
    most = max(counts, key=lambda network: counts[network])
    whole, own = (
        window_count(month, numbers.integer(count), "count", network=joined(names), format=OR.join(formats))
        for count, names in ((sum(counts.values()), list(counts)), (counts[most], [most]))
    )
    told = f"{whole} {one if sum(counts.values()) < 2 else many} ; les exports n’en disent rien"
    where = f"{network_name(most)}, où il y en a {own}" if len(counts) > 1 else network_name(most)
    return within(told, whole), within(f"{where} : à vérifier à l’écran", own)


def _title(month: ClientMonth, states: tuple[RuleState, ...]) -> str:
    if not states[0].total:
        return f"Aucun texte récent {numbers.of(month.client.name)} ne permet de mesurer l’accessibilité"
    worst = max(states, key=lambda state: state.broken)
    if not worst.broken:
        return f"Les textes récents {numbers.of(month.client.name)} suivent toutes les règles que l’on peut mesurer"
    broken, total = _broken(month, worst), window_count(month, numbers.integer(worst.total), "count", texts="oui")
    some = f"Un texte sur {total} s’écarte" if worst.broken == 1 else f"{broken} textes sur {total} s’écartent"
    return within(f"{some} d’une règle : {lowered(worst.name)}", broken, total)


def _decision(month: ClientMonth, states: tuple[RuleState, ...], pictures: dict[str, int]) -> str:
    worst = max(states, key=lambda state: state.broken)
    if worst.broken:
        better = with_capitals(worst.example, known_words(month))
        return MENDED[worst.key].format(what=worst.example, better=better)
    if pictures:
        most = max(pictures, key=lambda network: pictures[network])
        return f"Écrire les textes alternatifs {numbers.of(network_name(most))} dans le calendrier, avec le texte."
    return "Vérifier les sous-titres des dernières vidéos."
