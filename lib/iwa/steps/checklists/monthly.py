"""The lines of every month that the exports, the dossier and the calendar answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from iwa import numbers
from iwa.calendar.month_plan import plan_of
from iwa.client_month import ClientMonth
from iwa.method.checklists import Item
from iwa.steps.charter.noted import quoted
from iwa.steps.checklists.answer import Answer, adviser, writer
from iwa.steps.coverage import window_days
from iwa.steps.figures import untracked_links
from iwa.steps.monthly.outstanding import BEST, WEAKEST, Row, best_of, weak_of
from iwa.steps.tracing import days_of, post_figure
from iwa.steps.wording import TO_COMPLETE, group_label, month_label, network_name
from iwa.traced import within

COMMON = {"format": "format", "hook": "accroche", "angle": "angle", "proof": "preuve"}
ASKED = ("question", "objection")
RECURRENT = 2  # times from which a question is answered by a content of its own
LOW = 1  # of 3: a link, a page or a call to be done again
WAYS_IN = ("lien", "page d’atterrissage", "appel à l’action")
KINDS = ("série", "temps fort", "campagne")


def best(month: ClientMonth, item: Item) -> Answer:
    """The best contents of the month, and what most of them have in common."""
    posts = best_of(month)
    if not posts:
        return Answer(
            None, f"aucune publication {numbers.of(month_label(month.month))} ne peut être classée", adviser(month)
        )
    told = f"{len(posts)} sur {BEST}"
    return Answer(len(posts) >= BEST, f"{told} ; {_common(posts)}", adviser(month))


def _common(posts: Sequence[Row]) -> str:
    """The attribute that most of the posts share, and how many do; that they share none."""
    found = Counter(
        (name, str(post[name])) for post in posts for name in COMMON if isinstance(post.get(name), str) and post[name]
    )
    most = max(found.items(), key=lambda one: one[1], default=None)
    if most is None or most[1] < RECURRENT:
        return "rien de commun entre eux"
    (name, value), count = most
    return f"en commun : {COMMON[name]} « {group_label(name, value).lower()} », {count} fois"


def rework(month: ClientMonth, item: Item) -> Answer:
    """The contents to be taken up again, the weakest first."""
    posts = weak_of(month)
    if not posts:
        return Answer(
            None, f"aucune publication {numbers.of(month_label(month.month))} n’est sous l’habitude", writer(month)
        )
    first = posts[0]
    times = post_figure(first, numbers.decimal(first["excess"], 1), "excess", **days_of(window_days(month)))
    told = f"{len(posts)} sur {WEAKEST} ; {network_name(str(first['network']))}, {times} fois l’habitude : {quoted(str(first['text'] or ''), 60)}"
    return Answer(len(posts) >= WEAKEST, within(told, times), writer(month))


def objections(month: ClientMonth, item: Item) -> Answer:
    """The questions and objections that came back, and how many of them a dated row of the next calendar takes up."""
    asked = [idea for idea in plan_of(month).ideas if idea.kind in ASKED and idea.count >= RECURRENT]
    if not len(month.messages):
        return Answer(None, "aucun message dans les exports : pas de source", writer(month))
    if not asked:
        return Answer(True, f"aucune question n’est revenue en {month_label(month.month)}", writer(month))
    planned = [idea for idea in asked if idea.row]
    open_ones = [idea for idea in asked if not idea.row]
    told = f"{len(planned)} sur {len(asked)} {'a' if len(planned) < 2 else 'ont'} une ligne datée"
    left = f" ; reste : {quoted(open_ones[0].text, 70)}" if open_ones else f", dont {quoted(planned[0].text, 70)}"
    return Answer(not open_ones, told + left, writer(month))


def cleaning(month: ClientMonth, item: Item) -> Answer:
    """The links, pages and calls that are left to be cleaned, the first of them named."""
    bare, total = untracked_links(month, month.month_posts)
    broken = [link for link in month.dossier.links if link.state == "cassé"]
    low = [
        note
        for note in month.dossier.profiles
        if note.criterion in WAYS_IN and isinstance(note.score, int | float) and note.score <= LOW
    ]
    told = [f"{numbers.counted(bare, 'lien')} sans suivi sur {numbers.integer(total)}"] if bare else []
    told += (
        [f"{numbers.counted(len(broken), 'lien cassé', 'liens cassés')}, dont {broken[0].address}"] if broken else []
    )
    if low:
        first = low[0]
        named = f"{network_name(first.network)}, {first.criterion}"
        told.append(f"{numbers.counted(len(low), 'critère')} de profil à reprendre, dont {named}")
    if told:
        return Answer(False, " ; ".join(told), writer(month))
    if not total and not month.dossier.profiles:
        return Answer(None, f"liens et profils {TO_COMPLETE}", writer(month))
    return Answer(True, "rien à nettoyer dans les liens et les profils regardés", writer(month))


def calendar(month: ClientMonth, item: Item) -> Answer:
    """The rows of the next month's calendar, those of series, of highlights and of campaigns told apart."""
    rows = [row for row in plan_of(month).rows if row.day <= month.month.next.last]
    if not rows:
        return Answer(False, f"aucune ligne pour {month_label(month.month.next)}", adviser(month))
    kinds = Counter(str(row.kind) for row in rows)
    named = [f"{kinds[kind]} de {kind}" for kind in KINDS if kinds[kind]]
    lacking = [kind for kind in KINDS if not kinds[kind]]
    told = f"{numbers.counted(len(rows), 'ligne')} pour {month_label(month.month.next)} : {numbers.listed(named) or 'sans série'}"
    return Answer(True, f"{told} ; sans {numbers.listed(lacking)}" if lacking else told, adviser(month))
