"""The rhythm that the method asks of each network, as facts: stories, replies, a settled community, posts a week."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.measures.by_post import stories
from iwa.steps.coverage import days_without, story_spans
from iwa.steps.figures import per_week
from iwa.steps.followers import local_share
from iwa.steps.periods import Period, of_month, of_window, posts_over, value_over
from iwa.steps.tracing import days_of, feed_weekly_figure, known, period_figure
from iwa.steps.wording import capital, month_label
from iwa.traced import within

LOCAL_ENOUGH, SETTLED_ENOUGH = 0.3, 0.5  # the house's own: followers nearby, posts that somebody comments
NOT_EXPORTED = "non exporté"
STORY_NETWORKS = ("instagram", "facebook")


@dataclass(frozen=True)
class Fact:
    """One line of rhythm: what it is, over the window and before it, and what it is counted on."""

    name: str
    value: str
    before: str
    basis: str


@dataclass(frozen=True)
class Rhythm:
    """What a network's rhythm is held against: facts for the table, sentences beside it, what follows from them."""

    facts: tuple[Fact, ...]
    told: tuple[str, ...] = ()
    decision: str = ""


def rhythm(month: ClientMonth, network: str) -> Rhythm:
    """The facts that the playbook of the network asks for."""
    return BY_NETWORK.get(network, _weekly)(month, network)


def _weekly(month: ClientMonth, network: str) -> Rhythm:
    now, before = of_window(month)
    posts = value_over(month, network, "posts", now)
    weekly = None if posts is None else per_week(month, network, int(posts))
    earlier = value_over(month, network, "posts", before)
    length = (before.last - before.first).days + 1
    past = "–" if earlier is None else numbers.decimal(earlier * 7 / length, 1)
    value = "–" if weekly is None else feed_weekly_figure(month, numbers.decimal(weekly, 1), network)
    return Rhythm((Fact("Publications par semaine", value, past, "jours couverts par les exports, hors stories"),))


def _stories(month: ClientMonth, network: str) -> Rhythm:
    now, before = of_window(month)
    cells = [_story_cell(month, network, period) for period in (now, before)]
    basis = "jours avec une story, sur les jours couverts par les exports"
    if cells[0] == NOT_EXPORTED:
        basis = "l’export de ce réseau ne liste pas les stories"
    elif month.client.quotas.get("stories"):
        basis += f" ; dû : {numbers.counted(month.client.quotas['stories'], 'story', 'stories')} par mois"
    told = () if cells[0] == NOT_EXPORTED else (_story_sentence(month, network),)
    return Rhythm((Fact("Jours avec une story", cells[0], cells[1], basis),), told)


def story_days(month: ClientMonth, network: str, period: Period) -> tuple[int, int] | None:
    """Days with a story and days that exports of stories cover, in a period; None where none covers a day."""
    posts = posts_over(month, network, period.span)
    days = stories(posts)["published_at"].dt.normalize().nunique()
    covered = len_of(period) - days_without(story_spans(month, network), period.span)
    return (days, max(covered, days)) if covered or days else None


def len_of(period: Period) -> int:
    """The days of a period."""
    return (period.last - period.first).days + 1


def _story_cell(month: ClientMonth, network: str, period: Period) -> str:
    counted = story_days(month, network, period)
    return NOT_EXPORTED if counted is None else _story_days(network, period, f"{counted[0]} sur {counted[1]}")


def _story_days(network: str, period: Period, text: str) -> str:
    """The text with its first figure, the days with a story, as one of the posts of the period."""
    return within(text, known(text.split(" ")[0], "story_days", "posts", network=network, **days_of(period.span)))


def _story_sentence(month: ClientMonth, network: str) -> str:
    counted = story_days(month, network, of_month(month.month))
    when = capital(month_label(month.month))
    if counted is None:
        return f"{when} : aucun export ne liste les stories."
    days = numbers.counted(counted[0], "jour")
    shown = known(str(counted[0]), "story_days", "posts", network=network, **days_of(of_month(month.month).span))
    due = month.client.quotas.get("stories")
    target = f"le contrat en doit {due} par mois" if due else "cible à compléter : quota « stories » du contrat"
    fact = f"{when} : {days} avec une story sur {counted[1]} couverts."
    return within(f"{fact} La méthode vise un lien quotidien ; {target}.", shown)


def _facebook(month: ClientMonth, network: str) -> Rhythm:
    """Useful if the audience is local or the community settled: a yes or a no, with the figures."""
    now, before = of_window(month)
    nearby, commented = local_share(month, network), value_over(month, network, "commented_share", now)
    earlier = value_over(month, network, "commented_share", before)
    passed = [
        value >= limit for value, limit in ((nearby, LOCAL_ENOUGH), (commented, SETTLED_ENOUGH)) if value is not None
    ]
    answer = "–" if not passed else "oui" if any(passed) else "non"
    community = Fact(
        "Publications commentées",
        period_figure("commented_share", network, now, commented) if commented is not None else "–",
        period_figure("commented_share", network, before, earlier) if earlier is not None else "–",
        f"communauté installée à partir de {numbers.percent(SETTLED_ENOUGH, 0)}, seuil de l’atelier",
    )
    useful = Fact("Facebook utile à ce client ?", answer, "–", "audience locale ou communauté installée")
    told = _condition_said(month, nearby, commented, answer)
    decision = (
        "Revoir la place de Facebook dans le plan : ni audience locale, ni communauté installée."
        if answer == "non"
        else ""
    )
    return Rhythm((*_stories(month, network).facts, community, useful), told, decision)


def _condition_said(month: ClientMonth, nearby: float | None, commented: float | None, answer: str) -> tuple[str, ...]:
    if answer == "–":
        return ("Audience locale ou communauté installée : la condition ne se teste pas encore, faute de chiffre.",)
    area = numbers.listed(month.client.area)
    place = "part locale inconnue" if nearby is None else (
        f"{numbers.percent(nearby, 0)} des abonnés dans la zone ({area}), seuil {numbers.percent(LOCAL_ENOUGH, 0)}"
    )  # fmt: skip
    settled = "commentaires inconnus" if commented is None else (
        f"{numbers.percent(commented, 0)} des publications commentées, seuil {numbers.percent(SETTLED_ENOUGH, 0)}"
    )  # fmt: skip
    return (f"Audience locale ou communauté installée : {answer}. {capital(place)} ; {settled}.",)


def _x(month: ClientMonth, network: str) -> Rhythm:
    now, before = of_window(month)
    facts = tuple(
        Fact(name, _share(month, measure, now), _share(month, measure, before), basis)
        for name, measure, basis in (
            ("Part de réponses", "reply_share", "messages qui répondent à quelqu’un, sur tous ceux de l’export"),
            ("Part de messages du même jour", "same_day_share", "parus un jour où le compte en publie un autre"),
        )
    )
    return Rhythm(facts, _live(month, network, now))


def _share(month: ClientMonth, measure: str, period: Period) -> str:
    value = value_over(month, "x", measure, period)
    return "–" if value is None else period_figure(measure, "x", period, value)


def _live(month: ClientMonth, network: str, period: Period) -> tuple[str, ...]:
    """How many messages came out on a day of the agenda."""
    own = [event for event in month.dossier.agenda if event.network in (None, network)]
    if not own:
        return ("Direct sur l’actualité du client : à compléter, l’agenda du dossier est vide pour X.",)
    days = posts_over(month, network, period.span)["published_at"].dt.normalize()
    live = sum(any(event.start <= day.date() <= (event.end or event.start) for event in own) for day in days)
    if not live:
        return (f"Aucun des {numbers.counted(len(days), 'message')} n’est paru un jour d’événement de l’agenda.",)
    verb = "est paru" if live < 2 else "sont parus"
    return (f"{numbers.counted(live, 'message')} sur {len(days)} {verb} un jour d’événement de l’agenda.",)


BY_NETWORK: dict[str, Callable[[ClientMonth, str], Rhythm]] = {
    "instagram": _stories,
    "facebook": _facebook,
    "x": _x,
}
