"""What the files and the team leave open, each with what to do about it, where there is too much of it for a line."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.packs import of_client
from iwa.slides import Column, Slide, Table
from iwa.steps.animation.channels import channels, together
from iwa.steps.animation.doubts import doubts_of
from iwa.steps.charter.noted import tabs
from iwa.steps.moderation.things import answerer
from iwa.steps.monthly.relation_remarks import received_source
from iwa.steps.wording import capital, lowered, month_label

RESERVES = "animation.reserves"
FEWEST = 2  # under which the slide of the delays says it all


def reserves(month: ClientMonth) -> tuple[Slide, ...]:
    """A line a case; no slide under two."""
    told, found = doubts_of(month), channels(month)
    if len(told) < FEWEST:
        return ()
    when, name = numbers.of(month_label(month.month)), month.client.name
    return (
        Slide(
            id=RESERVES,
            title=f"{numbers.counted(len(told), 'point')} à reprendre pour que les délais {when} disent tout de {name}",
            subtitle=f"Ce que les fichiers de messages et l’onglet « équipe » {numbers.of(name)} laissent ouvert",
            exhibit=Table(
                (Column("Trouvé, et compté ainsi", 3.4, role="strong"), Column("À faire", 2.6)),
                tuple((one.found, one.todo) for one in told),
                f"Ce qui reste à reprendre dans les messages {when}.",
            ),
            decision=f"{capital(answerer(month))} commence ainsi : {lowered(told[0].todo)}",
            source=received_source(month, together(found).owed) if found else tabs("équipe"),
        ),
    )


def left_open(month: ClientMonth) -> tuple[str, ...]:
    """The same as sentences, for whoever checks a month; none for a client whose pack has no kit to say them."""
    if not any(RESERVES in item.patterns for item in of_client(month.client)):
        return ()
    return tuple(f"{one.found} {one.todo}" for one in doubts_of(month))
