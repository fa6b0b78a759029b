"""The four rituals of a community: what each takes of the hours kept for it, and on which days."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from iwa.method.template import Block, read


class RitualRule(Block):
    """A ritual: `share` of the hours kept for the community, `days` from 0 (Monday), none for every open day.

    `minutes` is its length where no hours are noted.
    """

    name: str = Field(validation_alias="nom")
    share: float = Field(validation_alias="part", gt=0, lt=1)
    days: tuple[int, ...] = Field(validation_alias="jours")
    minutes: int = Field(gt=0)


class RitualRules(Block):
    """`short` minutes make a slot useless, `long` is the most of one; `follow_up` working days go by before the only reminder."""

    rituals: dict[str, RitualRule] = Field(validation_alias="rituels")
    short: int = Field(validation_alias="court", gt=0)
    long: int = Field(gt=0)
    follow_up: int = Field(validation_alias="relance", gt=0)


@cache
def ritual_rules() -> RitualRules:
    """The rituals of the method.

    >>> list(ritual_rules().rituals), round(sum(one.share for one in ritual_rules().rituals.values()), 2)
    (['sessions', 'relances', 'dm', 'veille'], 0.85)
    """
    return read("rituels.yaml", RitualRules)
