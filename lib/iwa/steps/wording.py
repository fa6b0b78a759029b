"""Words that several slides share: what things are called, and how firmly a finding may be said.

A causal verb needs an experiment: a comparison says "va de pair avec", never "fait gagner".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd

from iwa import numbers
from iwa.consolidate.posts import EXPOSURE
from iwa.dossier.cells import plain
from iwa.measures.registry import MEASURES
from iwa.months import Month
from iwa.networks import LABELS, META_ADS
from iwa.tables import FORMATS

FORMAT_PLURALS: dict[str, str] = {
    "image": "les images",
    "carousel": "les carrousels",
    "reel": "les reels",
    "video": "les vidéos",
    "short": "les vidéos d’une minute ou moins",
    "story": "les stories",
    "link": "les publications avec lien",
    "text": "les textes seuls",
    "other": "les publications sans vidéo",
    "post": "les publications",
    "reply": "les réponses",
}
TYPICAL = {
    "reach": "Portée typique d’une publication",
    "impressions": "Impressions typiques d’une publication",
    "views": "Vues typiques d’une vidéo",
}
PILLAR_PLURALS = {
    "expertise": "les publications d’expertise", "coulisses": "les coulisses", "preuves": "les preuves",
    "pédagogie": "les publications de pédagogie", "offres": "les offres", "communauté": "les publications de communauté",
}  # fmt: skip
GROUP_PLURALS: dict[str, str] = {
    "texte court": "les textes courts",
    "texte moyen": "les textes moyens",
    "texte long": "les textes longs",
    "matin (avant 9 h)": "les publications d’avant 9 h",
    "matinée (9 h à 12 h)": "les publications de la matinée",
    "midi (12 h à 14 h)": "les publications de midi",
    "après-midi (14 h à 18 h)": "les publications de l’après-midi",
    "soir (18 h et après)": "les publications du soir",
    "quelqu’un de l’équipe": "les publications qui nomment quelqu’un de l’équipe",
    "personne de nommé": "les publications qui ne nomment personne",
    "payée": "les publications payées",
    "non payée": "les publications non payées",
    "semaine": "les publications de semaine",
    "week-end": "les publications du week-end",
}
ALL = "all"  # figures that may be added over networks
TOO_FEW = "trop peu de publications"
NOTHING_TO_CHANGE = "Rien à changer."
TO_COMPLETE = "à compléter"


def network_name(network: str) -> str:
    """The network as people write it; "all" is all of them together, "meta" ads of either of its networks."""
    return {ALL: "tous réseaux", META_ADS: "Meta"}.get(network) or LABELS.get(network, network)


def measure_name(measure: str, network: str) -> str:
    """A measure as it is called on a network: "Portée typique d’une publication"."""
    if measure == "typical_exposure":
        return TYPICAL.get(EXPOSURE.get(network, ""), MEASURES[measure].label)
    return MEASURES[measure].label


def measure_subject(measure: str, network: str) -> tuple[str, bool]:
    """A measure as the subject of a sentence, and whether its verb is plural.

    >>> measure_subject("engagement_rate", "facebook"), measure_subject("link_clicks", "facebook")
    (('le taux d’engagement', False), ('les clics sur un lien', True))
    """
    if measure == "engagement_rate":
        return "le taux d’engagement", False
    name = measure_name(measure, network)
    lowered = name[:1].lower() + name[1:]
    return (f"la {lowered}", False) if lowered.startswith("portée") else (f"les {lowered}", True)


def group_name(question: str, group: str) -> str:
    """A group as the subject of a plural verb: "les carrousels", "les publications du soir"."""
    if question.startswith("format") or question == "usure":
        return FORMAT_PLURALS.get(group, f"les publications « {group} »")
    if question == "theme":
        return f"les publications {group}" if group.startswith("#") else f"les publications sur « {group} »"
    if question == "pillar":
        return PILLAR_PLURALS[group]
    if question == "hook":
        return f"les publications à accroche « {group} »"
    if group in GROUP_PLURALS:
        return GROUP_PLURALS[group]
    return f"les publications « {group} »"


def toward(subject: str) -> str:
    """The subject after "à": "aux carrousels".

    >>> toward("les carrousels")
    'aux carrousels'
    """
    return "aux " + subject.removeprefix("les ") if subject.startswith("les ") else f"à {subject}"


def group_label(question: str, group: str) -> str:
    """A group as a label of a chart or a cell."""
    if question.startswith("format") or question == "usure":
        return FORMATS.get(group, group)
    return group[:1].upper() + group[1:]


def more_or_less(ratio: float) -> str:
    """A ratio as words: "58 % d’engagement en plus".

    >>> more_or_less(1.58), more_or_less(0.6)
    ('58\\xa0% d’engagement en plus', '40\\xa0% d’engagement en moins')
    """
    size = numbers.percent(abs(ratio - 1), 0)
    return f"{size} d’engagement en {'plus' if ratio >= 1 else 'moins'}"


def between(low: float, high: float) -> str:
    """An interval of ratios as changes: "entre +20 % et +95 %"."""
    return f"entre {numbers.change(low)} et {numbers.change(high)}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """The text with a small first letter, for the middle of a sentence; a word in capitals stays.

    >>> lowered("Raconter la fournée"), lowered("UTM sur chaque lien")
    ('raconter la fournée', 'UTM sur chaque lien')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def month_label(month: Month) -> str:
    """A month in words: "octobre 2026"."""
    return numbers.month_name(month.year, month.number)


def short_month(month: str) -> str:
    """A month on an axis: "oct. 26".

    >>> short_month("2026-08"), short_month("2026-09")
    ('août 26', 'sept. 26')
    """
    return f"{numbers.MONTH_ABBREVIATIONS[int(month[5:7]) - 1]} {month[2:4]}"


def axis_labels(months: Sequence[str]) -> tuple[str, ...]:
    """Months as labels of an axis: the year stands on the first, on January and on the last.

    >>> axis_labels(["2025-11", "2025-12", "2026-01", "2026-02"])
    ('nov. 25', 'déc.', 'janv. 26', 'févr. 26')
    """
    ends = {0, len(months) - 1}
    full = [short_month(month) for month in months]
    kept = [
        label if place in ends or month.endswith("-01") or len(months) > 13 else label.rsplit(" ", 1)[0]
        for place, (label, month) in enumerate(zip(full, months, strict=True))
    ]
    return tuple(kept)


def verdict_of(verdicts: Iterable[str]) -> str:
    """The strongest verdict on one question: what the slide as a whole may claim; "" where nothing was tested."""
    given = set(verdicts)
    return next(
        (verdict for verdict in ("concluant", "indicatif") if verdict in given), "non concluant" if given - {""} else ""
    )


def slug(text: str) -> str:
    """A text as a part of an identifier.

    >>> slug("Semaine du goût !"), slug("marque employeur")
    ('semaine-du-gout', 'marque-employeur')
    """
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def excerpt(text: object, length: int = 70) -> str:
    """The start of a post's text on one line, cut at a word."""
    line = " ".join(str(text).split()) if isinstance(text, str) else ""
    if len(line) <= length:
        return line or "(sans texte)"
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def local_day(instant: pd.Timestamp, zone: str) -> str:
    """The day of an instant in the client's zone: "03/10"."""
    return numbers.short_day(instant.tz_convert(zone).date())[:5] if pd.notna(instant) else "date inconnue"
