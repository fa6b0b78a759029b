"""One dimension of the followers as a slide: its bars, the fact, and what the declared targets make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iwa import numbers
from iwa.audience.ages import by_age, by_sex
from iwa.audience.aimed import Held, held, labels_in
from iwa.audience.composition import AGE_AND_SEX, Composition
from iwa.client_month import ClientMonth
from iwa.dossier.cells import plain
from iwa.dossier.target import Target
from iwa.slides import Number, Slide, Source
from iwa.steps.audit.composition_chart import LEAST, SHOWN, age_chart, bars
from iwa.steps.follower_figures import share_figure
from iwa.steps.sourcing import audience_files, source
from iwa.steps.targets import aimed_decision, aimed_said, aimed_title
from iwa.steps.wording import TO_COMPLETE, capital, excerpt, network_name
from iwa.traced import numbers_in, within

LONGEST_LABEL = 38  # characters of a label in a title
# By dimension: how the first is called, and one of them.
FIRSTS: dict[str, tuple[str, str]] = {
    "fonction": ("la première fonction", "fonction"),
    "secteur": ("le premier secteur", "secteur"),
    "ville": ("la première ville", "ville"),
    "pays": ("le premier pays", "pays"),
    "lieu": ("le premier lieu", "lieu"),
    "niveau hiérarchique": ("le premier niveau hiérarchique", "niveau"),
    "taille d’entreprise": ("la première taille d’entreprise", "taille"),
    "intitulé de poste": ("le premier intitulé de poste", "intitulé"),
    "entreprise": ("la première entreprise", "entreprise"),
    "genre": ("le premier genre", "genre"),
}
PLURALS = {"pays": "pays", "lieu": "lieux", "niveau": "niveaux", AGE_AND_SEX: "tranches d’âge"}


def composition_slide(month: ClientMonth, composition: Composition, targets: Sequence[Target]) -> Slide:
    """The dimension's slide; without a target the decision asks for one."""
    name = network_name(composition.network)
    shares, found = _against(composition, targets)
    is_of_ages = composition.dimension == AGE_AND_SEX
    fact = _age_fact(by_age(composition.shares)) if is_of_ages else _fact(composition)
    titled = _titled(found)
    told = aimed_title(name, titled, shares)
    first = share_figure(composition, [composition.leading], _leading_share(composition))
    aimed = share_figure(composition, labels_in(titled), sum(shares[label] for label in labels_in(titled)))
    # What comes first is worth a line beside a title on the targets, unless it is all the target there is.
    is_news = bool(told) and labels_in(found) != (composition.leading,)
    return Slide(
        id=f"audit.audience-{_slug(composition.dimension)}.{composition.network}",
        title=within(told, aimed) if told else within(f"{name} : {fact}", first),
        subtitle=_subtitle(name, composition),
        exhibit=age_chart(composition, found) if is_of_ages else bars(composition, labels_in(found)),
        message=(
            *(within(line, first) for line in _messages(composition, fact if is_news else "")),
            *(within(line, aimed) for line in aimed_said(titled, shares)),
        ),
        decision=aimed_decision(found) or _to_declare(composition),
        source=_source(month, composition),
        notes=_notes(name, composition),
        numbers=tuple(_points(composition)),
    )


def _leading_share(composition: Composition) -> float:
    shares = by_age(composition.shares) if composition.dimension == AGE_AND_SEX else composition.shares
    return shares[composition.leading]


def _points(composition: Composition) -> Iterator[Number]:
    """The shares that the chart draws: of each age, or of each of the first labels."""
    shares = by_age(composition.shares) if composition.dimension == AGE_AND_SEX else composition.shares
    for label, share in list(shares.items())[:SHOWN]:
        for number in numbers_in(share_figure(composition, [label], share)):
            yield replace(number, place=label)


def _source(month: ClientMonth, composition: Composition) -> Source:
    """The files of the audience alone, where its rows name them."""
    told = source(month, [composition.network], count=_base(composition), period=_day_said(composition))
    return replace(told, files=audience_files(month, composition.network) or told.files)


def _against(composition: Composition, targets: Sequence[Target]) -> tuple[dict[str, float], list[Held]]:
    """The shares by label that targets may speak of, and each target held against them."""
    if composition.dimension != AGE_AND_SEX:
        return composition.shares, [held(target, composition.shares) for target in targets]
    sides = {"âge": by_age(composition.shares), "genre": by_sex(composition.shares)}
    return {**sides["âge"], **sides["genre"]}, [held(target, sides[target.dimension]) for target in targets]


def _titled(found: Sequence[Held]) -> list[Held]:
    """Those that the title adds up: shares by age and by sex count the same people, so the ages alone."""
    of_ages = [one for one in found if one.target.dimension == "âge" and one.labels]
    return of_ages or list(found)


def _slug(dimension: str) -> str:
    return plain(dimension).replace(" ", "-").replace("'", "-")


def _fact(composition: Composition) -> str:
    (first, share), *others = composition.shares.items()
    if composition.dimension == "genre":
        return f"{numbers.percent(share, 0)} des abonnés sont {_of_sex(first)}"
    if others and _same(share, others[0][1]):
        pair = f"« {excerpt(first, LONGEST_LABEL // 2)} » et « {excerpt(others[0][0], LONGEST_LABEL // 2)} »"
        return f"{pair} arrivent en tête, à {numbers.percent(share, 0)} des abonnés chacun"
    label = excerpt(first, LONGEST_LABEL)
    return f"« {label} » est {FIRSTS[composition.dimension][0]} des abonnés, à {numbers.percent(share, 0)}"


def _of_sex(sex: str) -> str:
    return f"des {sex.lower()}" if sex in ("Femmes", "Hommes") else f"notés « {sex.lower()} »"


def _age_fact(ages: dict[str, float]) -> str:
    (first, share), *others = sorted(ages.items(), key=lambda age: -age[1])
    if others and _same(share, others[0][1]):
        return f"les {first} et les {others[0][0]} sont les plus nombreux, à {numbers.percent(share, 0)} chacun"
    return f"les {first} forment la première tranche d’âge, à {numbers.percent(share, 0)}"


def _same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-9


def _subtitle(name: str, composition: Composition) -> str:
    of_whom = f" dont {name} connaît cette donnée" if composition.is_counted else ""
    return f"Abonnés par {composition.name}, en part des abonnés{of_whom}, {_day_said(composition)}"


def _day_said(composition: Composition) -> str:
    return f"au {numbers.day(composition.taken.date())}" if composition.taken is not None else "à une date non précisée"


def _base(composition: Composition) -> str:
    if composition.base is None:
        return ""
    return numbers.counted(composition.base, "abonné") + (
        "" if not composition.is_counted else " classé" if composition.base < 2 else " classés"
    )


def _messages(composition: Composition, fact: str) -> tuple[str, ...]:
    """The fact itself where the title is on the targets, both sexes of ages, and what the export leaves out."""
    is_of_ages = composition.dimension == AGE_AND_SEX
    lines = [*_ages_said(composition)] if is_of_ages else [f"{capital(fact)}."] if fact else []
    if not composition.is_counted and 1 - composition.known >= LEAST:
        lines.append(f"L’export détaille {numbers.percent(composition.known, 0)} des abonnés ({_count(composition)}).")
    return tuple(lines)


def _ages_said(composition: Composition) -> tuple[str, str]:
    """The first age, and the sexes of all ages, in figures: a stack shows no total."""
    ages, sexes = by_age(composition.shares), by_sex(composition.shares)
    first = composition.leading
    parts = numbers.listed(
        f"{numbers.percent(share, 0)}{numbers.NO_BREAK}{_part_of(sex)}" for sex, share in sexes.items()
    )
    return f"{first} : {numbers.percent(ages[first], 0)} des abonnés.", f"Tous âges : {parts}."


def _part_of(sex: str) -> str:
    return {"Femmes": "de femmes", "Hommes": "d’hommes"}.get(sex, sex.lower())


def _count(composition: Composition) -> str:
    if composition.dimension == AGE_AND_SEX:
        return numbers.counted(len(by_age(composition.shares)), "tranche d’âge", PLURALS[AGE_AND_SEX])
    one = FIRSTS[composition.dimension][1]
    return numbers.counted(len(composition.shares), one, PLURALS.get(one, ""))


def _to_declare(composition: Composition) -> str:
    first = composition.leading
    public, verb = (f"les {first}", "sont") if composition.dimension == AGE_AND_SEX else (f"« {first} »", "est")
    return f"Vérifier que {public} {verb} bien un public visé : les cibles déclarées restent {TO_COMPLETE}."


def _notes(name: str, composition: Composition) -> str:
    if composition.is_counted:
        return f"{name} n’affiche que les cent premières valeurs ; les dimensions ne se recoupent pas entre elles."
    return f"Parts des abonnés telles que {name} les exporte ; les dimensions ne se recoupent pas entre elles."
