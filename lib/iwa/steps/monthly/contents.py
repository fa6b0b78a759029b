"""The contents of the month: the best five, why, three to rework, what tires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.keep_stop import AMPLIFY, STOP
from iwa.findings.shared import shared
from iwa.findings.top import ranked
from iwa.measures.registry import AUDIENCE_REACHED, MEASURES
from iwa.slides import Card, Cards, Column, Slide, Table, Verdict
from iwa.steps import comparison
from iwa.steps.advice import advised
from iwa.steps.answers import answers, is_tested
from iwa.steps.coverage import month_days, names_of, unexported
from iwa.steps.hypotheses import Hypothesis, hypotheses
from iwa.steps.monthly.outstanding import Row, best_of, excess_said, expected_said, rate_said, weak_of
from iwa.steps.monthly.pattern import PARTS, in_common, made_of
from iwa.steps.monthly.visuals import visual_of
from iwa.steps.sourcing import definition_of, month_period, source, window_period
from iwa.steps.tracing import post_figure
from iwa.steps.wording import (
    NOTHING_TO_CHANGE,
    excerpt,
    group_name,
    local_day,
    network_name,
)
from iwa.tables import FORMATS
from iwa.traced import within

UNSEEN = "Chercher d’abord à être vu : aucune publication n’a eu assez de vues et de réactions pour être classée."
ALONE, BESIDE_A_PICTURE = 100, 45  # letters of a post on its card
ONCE_MORE = (
    "L’attendu est ce que font d’ordinaire les publications du réseau de même format, thème, pilier, accroche, angle et preuve, "
    "ramené vers l’habitude d’autant plus qu’elles sont peu : la part de chance d’un succès ne revient pas."
)


def top(month: ClientMonth) -> Slide:
    """The gallery of the five best contents, each with format, theme, hook, angle, proof and figures."""
    best = best_of(month)
    young = int(month.month_posts["too_young"].fillna(False).sum())
    left_out = f" ; {numbers.counted(young, 'publication')} de moins de sept jours hors classement" if young else ""
    common, verdict = _common(month, best)
    return Slide(
        id="mesure.top",
        title=_top_title(month, best),
        subtitle=f"Taux d’engagement rapporté à l’habitude du réseau, {month_period(month)}{left_out}",
        exhibit=Cards(tuple(_card(month, post) for post in best)) if best else _no_post(month),
        message=tuple(filter(None, (_promise(month, best), common))),
        decision=_top_decision(month, best),
        verdict=verdict,
        source=source(month, sorted({str(post["network"]) for post in best}), period=month_period(month)),
        notes="L’écart est le taux d’engagement de la publication rapporté au taux typique de son réseau sur la fenêtre "
        f"({window_period(month)}). Publications payées et stories exclues. {ONCE_MORE} {definition_of('engagement_rate')}{_unshown(month, best)}",
    )


def _common(month: ClientMonth, best: Sequence[Row]) -> tuple[str, Verdict]:
    """What the best share, held against the month's other posts on their networks."""
    of_month = ranked(month.window_posts)
    of_month = of_month[of_month["post_id"].isin(month.month_posts["post_id"])]
    return in_common(shared(of_month, [str(post["post_id"]) for post in best], ("format", *PARTS)))


def _promise(month: ClientMonth, best: Sequence[Row]) -> str:
    """What the next posts like the first may be expected to do, beside what it did."""
    if not best:
        return ""
    first = best[0]
    name = network_name(str(first["network"]))
    if numbers.is_missing(first["expected"]):
        count = numbers.counted(first["n"], "publication comparable", "publications comparables")
        return f"Rien ne permet de dire ce que fera la suivante : {count} sur {name}, ou aucun trait qui les distingue."
    times, low, high = (expected_said(month, first, end) for end in ("", "_low", "_high"))
    seen = excess_said(month, first, numbers.decimal(first["excess"], 1))
    told = f"Une publication semblable à la première peut espérer {times} fois l’habitude {numbers.of(name)} (de {low} à {high}), et non {seen}."
    return within(told, times, low, high, seen)


def _unshown(month: ClientMonth, best: Sequence[Row]) -> str:
    """What to do about the pictures that cannot be shown, for whoever gives the report."""
    return "".join(f" {remark}" for post in best if (remark := visual_of(month, str(post["post_id"])).remark))


def _top_title(month: ClientMonth, best: Sequence[Row]) -> str:
    if not best:
        return "Aucune publication du mois ne peut encore être classée"
    first = best[0]
    times = excess_said(month, first, numbers.decimal(first["excess"], 1))
    where = numbers.of(network_name(str(first["network"])))
    return within(f"La meilleure publication du mois fait {times} fois l’engagement habituel {where}", times)


def _card(month: ClientMonth, post: Row) -> Card:
    network = str(post["network"])
    seen = AUDIENCE_REACHED[network]
    theme = post["theme"] if isinstance(post["theme"], str) else "sans thème"
    picture = visual_of(month, str(post["post_id"])).picture
    rate, times = rate_said(post), excess_said(month, post, numbers.decimal(post["excess"], 1))
    reached = post_figure(post, numbers.integer(post[seen]), seen)
    then = expected_said(month, post) if not numbers.is_missing(post["expected"]) else "inconnu"
    return Card(
        heading=f"{network_name(network)}, {local_day(post['published_at'], month.client.timezone)}",
        text=excerpt(post["text"], BESIDE_A_PICTURE if picture else ALONE),
        lines=(
            f"{FORMATS.get(str(post['format']), 'Format inconnu')} · {theme}",
            made_of(post),
            within(f"{times} fois l’habitude ; attendu ensuite : {then}", times, then),
            within(f"{MEASURES[seen].label.split(' ')[0]} : {reached} ({rate})", reached, rate),
        ),
        url=str(post["url"]) if isinstance(post["url"], str) else "",
        picture=picture,
    )


def _no_post(month: ClientMonth) -> Table:
    silent = unexported(month, month_days(month))
    count = numbers.integer(len(month.month_posts))
    told = names_of(silent)
    cells = (
        ("Publications du mois", numbers.MISSING if len(silent) == len(month.networks) else count),
        ("Classables", "aucune"),
        *((("Sans export ce mois-ci", told),) if silent else ()),
    )
    return Table(
        (Column("Constat", 2), Column("Nombre", 1, "right")), cells, "Aucune publication classable ce mois-ci."
    )


def _top_decision(month: ClientMonth, best: Sequence[Row]) -> str:
    """What follows from the best post, in the format that the comparison of formats speaks for."""
    if not best:
        known = month.comparable_posts["post_id"].isin(month.month_posts["post_id"]).any()
        return UNSEEN if known else "Fournir l’export du mois, ou attendre sept jours de recul."
    network, own = str(best[0]["network"]), str(best[0]["format"])
    gains, losses = _firm_formats(month, AMPLIFY, network), _firm_formats(month, STOP, network)
    again, lasting = "Reprendre le sujet de la première", "s’il n’est pas lié à une date"
    if own in gains:
        return f"{again}, {lasting}, dans le même format : {group_name('format', own)}."
    if gains:
        return f"{again}, {lasting}, dans un autre format : {group_name('format', gains[0])}."
    if own in losses:
        return f"{again}, {lasting}, dans un autre format."
    return f"{again}, {lasting}, dans le même format : un seul succès ne prouve rien."


def _firm_formats(month: ClientMonth, action: str, network: str) -> list[str]:
    """The formats of a network that are to be amplified, or stopped."""
    rows = advised(month, action)
    return [str(row["group"]) for row in rows if row["network"] == network and row["question"] == "format"]


def why(month: ClientMonth) -> list[Slide]:
    """The comparison of formats on each network where there is one; on the first one, that there is none."""
    compared = [network for network in month.networks if any(map(is_tested, answers(month, network, "format")))]
    return [
        replace(comparison.comparison(month, network, "format", "mesure"), id=f"mesure.pourquoi.{network}")
        for network in compared or month.networks[:1]
    ]


def rework(month: ClientMonth) -> Slide:
    """Three contents to rework, each with its weak measure and a hypothesis that can be refuted."""
    weak = weak_of(month)
    found = hypotheses(month, weak)
    rows = tuple(_rework_line(month, post, guess) for post, guess in zip(weak, found, strict=True))
    columns = (
        Column("Publication", 2.4),
        Column("Mesure faible", 1.5),
        Column("Hypothèse", 2.4),
        Column("Comment la vérifier", 2.2),
    )
    return Slide(
        id="mesure.retravailler",
        title=_rework_title(month, weak) if best_of(month) else "Aucune publication du mois ne peut encore être jugée",
        subtitle=f"Publications non payées les plus en dessous de l’ordinaire de leur réseau, {month_period(month)}",
        exhibit=Table(
            columns, rows or (("Aucune", "–", "–", "–"),), "Contenus à retravailler, avec une hypothèse chacun."
        ),
        decision=f"Reprendre {_topics(weak)} sous la forme proposée ; ne rien conclure d’une seule publication."
        if weak
        else NOTHING_TO_CHANGE,
        source=source(month, sorted({str(post["network"]) for post in weak}), period=month_period(month)),
        notes=definition_of("engagement_rate"),
    )


def _rework_title(month: ClientMonth, weak: Sequence[Row]) -> str:
    if not weak:
        return "Aucune publication du mois ne reste nettement sous l’habitude"
    lowest = excess_said(month, weak[0], numbers.percent(weak[0]["excess"], 0))
    if len(weak) == 1:
        return within(f"Une publication mérite d’être reprise : elle fait {lowest} de l’engagement habituel", lowest)
    count = ("Deux", "Trois")[len(weak) - 2]
    where = network_name(str(weak[0]["network"]))
    return within(
        f"{count} publications sont à reprendre ; la plus faible, sur {where}, fait {lowest} de l’habitude", lowest
    )


def _topics(weak: Sequence[Row]) -> str:
    """The themes of these posts, by name where all have one."""
    themes = list(dict.fromkeys(post["theme"] for post in weak if isinstance(post["theme"], str)))
    return numbers.listed(f"« {theme} »" for theme in themes) if themes else "ces sujets"


def _rework_line(month: ClientMonth, post: Row, guess: Hypothesis) -> tuple[str, ...]:
    when = local_day(post["published_at"], month.client.timezone)
    rate, part = rate_said(post), excess_said(month, post, numbers.percent(post["excess"], 0))
    return (
        f"{network_name(str(post['network']))}, {when} : {excerpt(post['text'], 60)}",
        within(f"{rate} d’engagement, {part} de l’habitude", rate, part),
        guess.claim,
        guess.check,
    )
