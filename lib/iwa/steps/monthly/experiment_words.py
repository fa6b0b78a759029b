"""A test in words: what it is about, what came of it, what follows."""

from __future__ import annotations

from dataclasses import dataclass

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.findings.compare import MINIMUM_GROUP
from iwa.findings.experiments import GOES_ON
from iwa.months import Month
from iwa.steps.wording import between, excerpt, group_name, month_label, network_name
from iwa.trials.entry import STOPPED, Entry
from iwa.trials.posts import followed

FARTHEST = 3.0  # +300 %: an effect that nobody plans for, "any usual one" is then said
LONGEST = 44  # letters of a hypothesis within a sentence
MEASURED = {"engagement": "d’engagement", "clicks": "de clics"}


@dataclass(frozen=True)
class Subject:
    """A test as the subject of a sentence, after "le test", and where it runs."""

    subject: str
    about: str
    where: str
    measured: str
    is_plural: bool

    def verb(self, gains: bool) -> str:
        """What it does: a test may say so."""
        return f"{'font' if self.is_plural else 'fait'} {'gagner' if gains else 'perdre'}"


def subject_of(entry: Entry) -> Subject:
    """What a test is about.

    >>> from iwa.findings.experiments import Rule
    >>> entry = Entry(rule=Rule("t", "instagram", 12, 3, 0.8), hypothesis="…", question="format", group="carousel")
    >>> subject_of(entry).subject, subject_of(entry).about, subject_of(entry).where
    ('les carrousels', 'sur les carrousels', 'sur Instagram')
    """
    where = f"sur {network_name(entry.rule.network)}" if entry.rule.network else "sur tous les réseaux"
    measured = MEASURED[entry.rule.measure]
    if entry.question:
        name = group_name(entry.question, entry.group)
        return Subject(name, f"sur {name}", where, measured, True)
    said = f"« {excerpt(entry.hypothesis.rstrip('.'), LONGEST)} »"
    return Subject(f"l’essai {said}", said, where, measured, False)


def posts_said(entry: Entry) -> str:
    """The posts that count so far, against what the rule asks: "3 et 4 publications sur 14 par bras"."""
    a, b = (sum(post.arm == arm for post in entry.posts) for arm in ("A", "B"))
    if not a + b:
        return f"0 publication sur {numbers.integer(entry.rule.needed)} par bras"
    return (
        f"{numbers.integer(a)} et {numbers.integer(b)} publications sur {numbers.integer(entry.rule.needed)} par bras"
    )


def fewest_said(entry: Entry) -> str:
    """The arm that has fewest posts, against what the rule asks: "2 publications sur 10"."""
    fewest = min(sum(post.arm == arm for post in entry.posts) for arm in ("A", "B"))
    return f"{numbers.counted(fewest, 'publication')} sur {numbers.integer(entry.rule.needed)}"


def gap_said(entry: Entry) -> str:
    """The ratio of both arms as a change with its interval, or why there is none."""
    if not entry.looks:
        return "pas encore lu"
    look = entry.looks[-1]
    if look.ratio is None or look.low is None or look.high is None:
        return f"moins de {MINIMUM_GROUP} publications par bras : rien à comparer"
    return f"{numbers.change(look.ratio)} {MEASURED[entry.rule.measure]} ({between(look.low, look.high)})"


def rows_said(month: ClientMonth, entry: Entry) -> str:
    """What became of the rows that were drawn for the month."""
    told = followed(month, entry)
    if not told.drawn:
        return f"première lecture fin {month_label(Month.parse(entry.since))}" if not entry.looks else "aucune tirée"
    beside = (
        (told.unpublished, "non publiée"), (told.unconfirmed, "lien à noter", "liens à noter"), (told.unmeasured, "sans taux comparable"),
        (told.moved, "déplacée"), (told.changed, "changée"),
    )  # fmt: skip
    parts = [f"{numbers.counted(told.drawn, 'tirée')}", numbers.counted(told.counted, "comptée")]
    parts += [_counted(count, *words) for count, *words in beside if count]
    return ", ".join(parts)


def _counted(count: int, *words: str) -> str:
    return f"{numbers.integer(count)} {words[0]}" if words[0].startswith("sans") else numbers.counted(count, *words)


def verdict_said(entry: Entry) -> str:
    """The verdict, as the rule of the test gives it."""
    if entry.is_learned:
        return "concluant, l’essai gagne" if entry.better == "A" else "concluant, l’habitude gagne"
    if entry.state == STOPPED:
        return "arrêté par l’équipe, rien appris"
    if not entry.looks:
        return "à venir"
    return f"continue, {ends_by(entry)}" if entry.outcome == GOES_ON else "rien appris"


def ends_by(entry: Entry) -> str:
    """When the test ends at the latest: "fin décembre 2026 au plus tard"."""
    return f"fin {month_label(Month.parse(entry.since).shift(entry.rule.months - 1))} au plus tard"


def visible_said(entry: Entry) -> str:
    """The smallest effect that the posts so far could show."""
    if entry.visible is None or entry.visible > FARTHEST:
        return "aucun écart courant ne se verrait avec si peu de publications"
    return f"seul un écart d’au moins {numbers.percent(entry.visible, 0)} se verrait"


def result_said(entry: Entry) -> str:
    """What the last look says of a test, in a sentence without its point."""
    name = subject_of(entry)
    if entry.is_learned:
        look = entry.looks[-1]
        spent = numbers.percent(look.newly, 1)
        p = numbers.percent(look.p or 0.0, 2)
        return f"{name.subject} : {gap_said(entry)} ; p de {p}, sous les {spent} que cette lecture pouvait dépenser"
    left = (
        f", seuil de cette lecture {numbers.percent(entry.looks[-1].newly, 2)}"
        if entry.looks and entry.looks[-1].p
        else ""
    )
    return f"{name.subject} : {visible_said(entry)}{left}{_at_its_end(entry)}"


def _at_its_end(entry: Entry) -> str:
    """How many posts an arm a test that goes on will have at its end, as the looks so far went."""
    if entry.outcome != GOES_ON or not entry.is_running:
        return ""
    fewest = min(sum(post.arm == arm for post in entry.posts) for arm in ("A", "B"))
    coming = round(fewest / len(entry.looks) * entry.rule.months)
    if coming >= entry.rule.needed:
        return f" ; à ce rythme, les {numbers.counted(entry.rule.needed, 'publication')} par bras y seront {ends_by(entry)}"
    return f" ; à ce rythme, {numbers.counted(coming, 'publication')} par bras {ends_by(entry)}, moins que les {numbers.integer(entry.rule.needed)} demandées"


def decided(month: ClientMonth, entry: Entry) -> str:
    """What follows from where a test stands, as a part of a decision."""
    name = subject_of(entry)
    if entry.is_learned and entry.better == "A":
        return f"garder {name.subject} {name.where} : le calendrier de {month_label(month.month.next)} les reprend" if name.is_plural else f"garder {name.subject} {name.where}"  # fmt: skip
    if entry.is_learned:
        return f"revenir à l’habitude {name.where} : plus de place pour {name.subject}"
    if entry.is_running:
        verb = "laisser courir" if entry.looks else "lancer"
        return f"{verb} le test {name.about} sans changer les bras"
    return f"ne rien changer {name.where} ; ne reposer la question que si {numbers.integer(entry.rule.needed)} publications par bras sont possibles"
