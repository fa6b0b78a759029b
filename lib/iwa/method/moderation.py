"""Moderation: rules, actions, the time aimed at for an answer, whom a case is passed on to; reply scripts."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from iwa.method.template import Block, read

Allowed = Literal["oui", "non", "à vérifier"]
Decider = Literal["community manager", "responsable", "direction"]


class Rule(Block):
    """What is not accepted, what is done with it, in how many hours, who decides."""

    name: str = Field(validation_alias="nom")
    definition: str
    actions: tuple[str, ...] = Field(min_length=1)
    delay_h: int = Field(validation_alias="delai_h", gt=0)
    decides: Decider = Field(validation_alias="decide")


class Escalation(Block):
    """A case that is passed on: to whom, in how many hours, the first sentence said meanwhile."""

    name: str = Field(validation_alias="nom")
    to: Decider = Field(validation_alias="a")
    delay_h: int = Field(validation_alias="delai_h", gt=0)
    first_sentence: str = Field(validation_alias="premiere_phrase")


class Moderation(Block):
    """`actions`: by action and network, whether the network allows it. `answers`: working hours by channel.

    `criticism` is what breaks no rule: it stays, and gets an answer.
    """

    rules: dict[str, Rule] = Field(validation_alias="regles")
    criticism: Rule = Field(validation_alias="critique")
    actions: dict[str, dict[str, Allowed]]
    answers: dict[str, int] = Field(validation_alias="reponses")
    escalations: dict[str, Escalation] = Field(validation_alias="escalades")


class Reply(Block):
    """A script in three parts; between braces, what the team replaces."""

    name: str = Field(validation_alias="nom")
    welcome: str = Field(validation_alias="accueil")
    rephrasing: str = Field(validation_alias="reformulation")
    next_step: str = Field(validation_alias="suite")


class ReviewReply(Block):
    """A script for a review in four moments; a good review has no call to go on in private."""

    name: str = Field(validation_alias="nom")
    thanks: str = Field(validation_alias="remercier")
    context: str = Field(validation_alias="contexte")
    proposal: str = Field(validation_alias="proposer")
    private: str = Field(validation_alias="prive")


class Replies(Block):
    """The scripts; beyond `public_exchanges` a conversation goes on in private."""

    cases: dict[str, Reply] = Field(validation_alias="cas")
    reviews: dict[str, ReviewReply] = Field(validation_alias="avis")
    public_exchanges: int = Field(validation_alias="echanges_publics", gt=0)


@cache
def moderation() -> Moderation:
    """The moderation rules of the method.

    >>> moderation().answers
    {'commentaire': 8, 'message': 4, 'avis': 24}
    """
    return read("moderation.yaml", Moderation)


@cache
def replies() -> Replies:
    """The reply scripts of the method.

    >>> list(replies().reviews)
    ['bon', 'mitige', 'mauvais']
    """
    return read("reponses.yaml", Replies)
