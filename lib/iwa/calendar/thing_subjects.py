"""What the client's own posts give to speak of: each thing they name, by a side that its pillar takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from iwa import numbers
from iwa.calendar.subject import Subject
from iwa.calendar.things import Thing, of_thing, things
from iwa.client_month import ClientMonth
from iwa.networks import LABELS

# How a pillar takes a thing, in turn; "" leaves it to the name of the rubric.
SIDES = {
    "expertise": ("ce que nous conseillons", "notre position", "ce que nous ne ferions pas"),
    "pédagogie": ("trois repères", "étape par étape", "une idée et un geste"),
    "coulisses": ("du début à la fin", "le temps qu’il faut", "ce que l’on ne voit pas"),
    "preuves": ("preuve à l’appui", "avant et après"),
    "offres": ("", "pour qui et pour quand"),
    "communauté": ("vos questions", "votre avis"),
}
# How a proof comes back that was shown already, by its nature.
PROOF_SIDES = {
    "cas client": ("la méthode", "ce que l’on a vérifié"), "chiffre": ("d’où vient ce chiffre",), "avis": ("un autre mot à citer",),
    "témoignage": ("la suite",), "démonstration": ("ce que l’on a vérifié",),
}  # fmt: skip
OPEN_TO_ALL = (
    "pédagogie",
    "communauté",
)  # what may be explained or asked of any thing, whatever the pillar it is told under
MET = ("coulisses", "communauté", "preuves")  # people and places are met and asked, not explained or sold


def told_things(month: ClientMonth, pillar: str) -> Iterator[Subject]:
    """The things that fit a pillar, its own first."""
    is_labelled = any(thing.pillar for thing in things(month))
    ranked = sorted(things(month), key=lambda thing: thing.pillar != pillar)
    fitting = [thing for thing in ranked if _fits(thing, pillar, is_labelled)]
    for rank, thing in enumerate(fitting):
        other = _beside(thing, fitting, rank)
        if thing.is_met:
            yield _met(thing, pillar)
        elif pillar == "communauté" and other and rank % 2 == 0:
            yield _told(thing, pillar, f"{thing.name} ou {other.name}", "à vous de choisir", (thing.name, other.name))
        else:
            yield _told(thing, pillar, thing.name, SIDES[pillar][rank % len(SIDES[pillar])], (thing.name,))


def sides_of(subject: Subject) -> Iterator[Subject]:
    """A thing as it is told, then by the other sides that its pillar takes; people and choices have only one.

    A proof that was shown comes back by what can be checked of it.
    """
    if subject.proof:
        yield from (replace(subject, tail=side) for side in PROOF_SIDES.get(subject.proof.kind, ()))
        return
    sides = SIDES[subject.pillar]
    yield subject
    if subject.tail in sides:
        yield from (replace(subject, tail=side) for side in sides if side != subject.tail)


def _fits(thing: Thing, pillar: str, is_labelled: bool) -> bool:
    """Whether a pillar may take a thing: its own, any where posts have no pillar; people only to be met or asked."""
    if thing.is_met:
        return pillar in MET
    return thing.pillar == pillar or not is_labelled or pillar in OPEN_TO_ALL


def _beside(thing: Thing, others: list[Thing], rank: int) -> Thing | None:
    """Another thing of the same theme, for a choice between two: the next of the list, else one before."""
    order = [*others[rank + 1 :], *others[:rank]]
    return next((one for one in order if one.theme == thing.theme and not one.is_met), None)


def _met(thing: Thing, pillar: str) -> Subject:
    if pillar == "communauté":
        return _told(thing, pillar, f"qui connaît {thing.name} ?", "", (thing.name,))
    if pillar == "preuves":
        return _told(thing, pillar, f"la parole {of_thing(thing.name)}", "témoignage à obtenir", (thing.name,))
    return _told(thing, pillar, f"rencontre avec {thing.name}", "", (thing.name,))


def _told(thing: Thing, pillar: str, head: str, tail: str, names: tuple[str, ...]) -> Subject:
    count = numbers.counted(thing.posts, "publication")
    liked = f", {numbers.counted(thing.interactions, 'interaction')}" if thing.interactions else ""
    when = numbers.day(thing.day)
    return Subject(
        head=head, tail=tail, pillar=pillar, source="sujet", names=names, said=thing.said, theme=thing.theme, is_to_obtain=pillar == "preuves",
        is_met=thing.is_met, reason=f"Cité dans {count} ; à relire : {LABELS[thing.network]}, {when}{liked}.",
    )  # fmt: skip
