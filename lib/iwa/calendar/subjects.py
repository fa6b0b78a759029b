"""What there is to say, pillar by pillar. Nothing is made up: a subject is made of the client's own words, and says whence."""

from __future__ import annotations

from functools import lru_cache

from iwa.calendar.avoided import has_avoided
from iwa.calendar.noted_subjects import errors, messages, projects, proofs
from iwa.calendar.public_subjects import questions, reviews
from iwa.calendar.subject import Subject
from iwa.calendar.thing_subjects import told_things
from iwa.client_month import ClientMonth
from iwa.editorial.mix import chosen_pillars


@lru_cache(maxsize=2)
def noted(month: ClientMonth) -> tuple[Subject, ...]:
    """What the public and the dossier give, whatever the pillar, in the order in which it is taken up."""
    return (*questions(month), *errors(month), *projects(month), *proofs(month), *reviews(month), *messages(month))


@lru_cache(maxsize=2)
def subjects(month: ClientMonth) -> dict[str, tuple[Subject, ...]]:
    """The subjects of each chosen pillar: what is due first, then the dossier's, then the things of the posts.

    A subject whose words the client avoids is left out.
    """
    known = sorted(noted(month), key=lambda subject: not subject.is_due)
    found = {
        pillar: (*(subject for subject in known if subject.pillar == pillar), *told_things(month, pillar))
        for pillar in chosen_pillars(month)
    }
    return {pillar: tuple(one for one in own if not has_avoided(month, one.words)) for pillar, own in found.items()}
