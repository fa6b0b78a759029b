"""What each network asks before it is worth its hours, tested on this client: a title, sentences, what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.choices import HOOK
from iwa.dossier.followed import Trial
from iwa.editorial.cadence import cadence
from iwa.slides import Table
from iwa.steps.architecture.people import makers
from iwa.steps.architecture.rhythm import rhythm_said
from iwa.steps.audit.rhythm import Fact, rhythm
from iwa.steps.audit.titles import FINE, titles
from iwa.steps.own_things import recurring, usual_theme
from iwa.steps.periods import of_window, value_over
from iwa.steps.tracing import period_figure
from iwa.steps.wording import TO_COMPLETE, excerpt, network_name
from iwa.traced import within

OPENING = ("accroche", "commenc", "premier", "debut", "ouvrir")  # of a test on the first words or seconds
LONGEST = 70  # letters


@dataclass(frozen=True)
class Condition:
    """What the indicators' page of a network says beside its table."""

    title: str
    told: tuple[str, ...]
    decision: str


def condition(month: ClientMonth, network: str) -> Condition:
    """The condition of a network, tested with the client's own figures."""
    return BY_NETWORK.get(network, _plain)(month, network)


def _plain(month: ClientMonth, network: str) -> Condition:
    found = rhythm(month, network)
    name = network_name(network)
    fact = found.facts[0]
    title = within(f"{name} : {_lower(fact.name)}, {fact.value}", fact.value)
    return Condition(title, found.told, found.decision or f"Garder {name} à ce rythme.")


def _linkedin(month: ClientMonth, network: str) -> Condition:
    """So many posts a week, and whose comments and posts are answered."""
    asked = rhythm_said(cadence(month), network)
    aimed = [
        f"{target.name} ({target.dimension} « {target.value} »)"
        for target in month.dossier.targets
        if target.network in (None, network)
    ]
    comments = value_over(month, network, "comments", of_window(month)[0])
    who = numbers.listed(aimed[:3]) or f"cibles {TO_COMPLETE} dans l’onglet « cibles »"
    told = [within(f"Au rythme de {asked}, avec qui échanger : {who}.", asked)]
    if comments is not None:
        figure = period_figure("comments", network, of_window(month)[0], comments)
        noun = "commentaire" if comments < 2 else "commentaires"
        told.append(
            within(f"{figure} {noun} reçus sur la fenêtre : y répondre passe avant une publication de plus.", figure)
        )
    first = aimed[0].partition(" (")[0] if aimed else ""
    title = f"LinkedIn : {asked}, et des échanges choisis{f' avec « {first} »' if first else ''}"
    who_does = next(iter(makers(month)), f"un nom {TO_COMPLETE}")
    theme = usual_theme(month.window_posts_of(network))
    about = f", sur « {theme} »" if theme else ""
    public = f"« {first} »" if first else f"la cible {TO_COMPLETE}"
    decision = f"Chaque semaine, aller commenter chez {public}{about} : {who_does}."
    return Condition(within(title, asked), tuple(told), decision)


def _instagram(month: ClientMonth, network: str) -> Condition:
    """How many days have a story, for a link that is kept daily."""
    found = rhythm(month, network)
    fact = _fact(found.facts, "Jours avec une story")
    if not any(sign.isdigit() for sign in fact.value):
        title = "Instagram : le lien quotidien des stories ne se mesure pas, aucun export ne les liste"
        return Condition(title, found.told, "Exporter les stories d’Instagram, puis fixer leur cible.")
    title = within(f"Instagram : une story {fact.value} jours, pour un lien voulu quotidien", fact.value)
    due = month.client.quotas.get("stories")
    series = recurring(month, network)
    if not due:
        return Condition(title, found.told, f"Fixer la cible de stories au contrat : elle est {TO_COMPLETE}.")
    about = f", dont celles {numbers.of(series)}" if series else ""
    return Condition(
        title,
        found.told,
        f"Tenir {numbers.counted(due, 'story', 'stories')} par mois{about}, réparties sur des jours différents.",
    )


def _facebook(month: ClientMonth, network: str) -> Condition:
    """Useful where the audience is local or the community settled: yes or no."""
    found = rhythm(month, network)
    answer = _fact(found.facts, "Facebook utile à ce client ?").value
    area = numbers.listed(month.client.area) or f"zone {TO_COMPLETE}"
    commented = _fact(found.facts, "Publications commentées").value
    titles_ = {
        "oui": f"Facebook utile à {month.client.name} : oui, {commented} des publications sont commentées",
        "non": f"Facebook utile à {month.client.name} : non, ni audience de {area}, ni communauté installée",
    }
    title = titles_.get(
        answer, f"Facebook utile à {month.client.name} : la condition ne se teste pas encore, faute de chiffre"
    )
    if answer == "oui" and not any(sign.isdigit() for sign in commented):
        title = f"Facebook utile à {month.client.name} : oui, son audience est de {area}"
    decision = found.decision or (
        f"Garder Facebook pour {area}, et y annoncer ce qui s’y passe." if answer == "oui"
        else "Exporter l’audience de Facebook, et déclarer la zone locale dans client.yaml."
    )  # fmt: skip
    local = f"« Locale » veut dire : {area}."
    return Condition(within(title, commented), (*found.told, local), decision)


def _tiktok(month: ClientMonth, network: str) -> Condition:
    """A test of the first seconds, and a series that comes back."""
    test, series = opening_test(month, network), recurring(month, network)
    what = f"« {excerpt(test.hypothesis, LONGEST)} »" if test else f"essai d’accroche {TO_COMPLETE}"
    name = series or f"série {TO_COMPLETE}"
    told = [f"La série qui revient : {name}.", f"L’essai d’accroche : {what}{_when(test)}."]
    told.append("Rétention : la part d’une vidéo qui est regardée, ou sa durée moyenne de visionnage, en secondes.")
    title = f"TikTok : un essai d’accroche {'en cours' if test else TO_COMPLETE}, et {name} pour revenir"
    if test:
        return Condition(
            title,
            tuple(told),
            f"Mener l’essai {what} avec {test.owner or f'un nom {TO_COMPLETE}'} avant d’en ouvrir un autre.",
        )
    hooks = [row.name for row in month.dossier.editorial if row.element == HOOK]
    pair = f" : « {hooks[0]} » contre « {hooks[1]} »" if len(hooks) > 1 else ""
    return Condition(title, tuple(told), f"Noter dans l’onglet « tests » un essai sur la première seconde{pair}.")


def opening_test(month: ClientMonth, network: str) -> Trial | None:
    """A test of the dossier on how posts of a network begin, the latest; None without any."""
    own = [one for one in month.dossier.trials if one.network in (network, None) and one.accepted is not False]
    found = [one for one in own if any(word in plain(one.hypothesis) for word in OPENING)]
    return found[-1] if found else None


def _when(test: Trial | None) -> str:
    if test is None or test.start is None:
        return ""
    return f", {numbers.period(test.start, test.end)}" if test.end else f", à partir du {numbers.day(test.start)}"


def _youtube(month: ClientMonth, network: str) -> Condition:
    """The titles and chapters of the videos most watched, with what to correct."""
    looked = titles(month)
    if not looked or not isinstance(looked[0].exhibit, Table):
        none = f"Aucune vidéo sur la fenêtre : titres et chapitres {TO_COMPLETE}."
        return Condition(
            "YouTube : aucune vidéo dont regarder le titre et les chapitres",
            (none,),
            "Publier une vidéo soignée avant de juger le réseau.",
        )
    rows = looked[0].exhibit.rows
    wrong = [row for row in rows if row[-1] != FINE]
    told = [f"« {row[0]} » : {row[-1]}." for row in wrong[:2]]
    told += [f"Chapitres : {rows[0][4]} pour « {row[0]} »." for row in rows[:1] if rows[0][4] == "non exporté"]
    series = recurring(month, network)
    told.append(
        f"La série où ranger les vidéos : {series}." if series else f"La série où ranger les vidéos : {TO_COMPLETE}."
    )
    count = numbers.counted(len(wrong), "titre ou chapitrage", "titres ou chapitrages")
    title = f"YouTube : {count} à reprendre sur {numbers.counted(len(rows), 'vidéo regardée', 'vidéos regardées')}"
    decision = (
        f"Corriger d’abord « {wrong[0][0]} » : {wrong[0][-1]}."
        if wrong
        else f"Garder ces titres, et vérifier les chapitres de « {rows[0][0]} » dans YouTube Studio."
    )
    return Condition(title, tuple(told), decision)


def _x(month: ClientMonth, network: str) -> Condition:
    """How much is said in answer, and how much on the spot."""
    found = rhythm(month, network)
    replies, same_day = (
        _fact(found.facts, name).value for name in ("Part de réponses", "Part de messages du même jour")
    )
    if not any(sign.isdigit() for sign in replies + same_day):
        return Condition(
            "X : ni la part de réponses ni celle du direct ne se mesurent encore",
            found.told,
            "Exporter le contenu de X avec les réponses.",
        )
    title = within(
        f"X : {replies} de réponses, {same_day} de messages un jour où il y en a d’autres", replies, same_day
    )
    who = next(iter(makers(month)), f"un nom {TO_COMPLETE}")
    theme = usual_theme(month.window_posts_of(network))
    about = f" qui parlent de « {theme} »" if theme else ""
    return Condition(title, found.told, f"Répondre chaque jour ouvré à deux messages{about} : {who}.")


def _fact(facts: tuple[Fact, ...], name: str) -> Fact:
    return next((fact for fact in facts if fact.name == name), Fact(name, "–", "–", ""))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


BY_NETWORK: dict[str, Callable[[ClientMonth, str], Condition]] = {
    "linkedin": _linkedin, "instagram": _instagram, "facebook": _facebook, "tiktok": _tiktok, "youtube": _youtube, "x": _x,
}  # fmt: skip
