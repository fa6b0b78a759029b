"""The questions that a month asks of its posts: the whole list, since all are judged together."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from threadpoolctl import threadpool_limits

from iwa.findings.compare import compare
from iwa.findings.tiring import tiring


class Question(NamedTuple):
    """A column that parts the posts, the measure to compare them on, and how a slide calls it."""

    name: str
    column: str
    measure: str
    label: str


QUESTIONS = (
    Question("format", "format", "engagement", "Format"),
    Question("theme", "theme", "engagement", "Thème"),
    Question("pillar", "pillar_told", "engagement", "Pilier"),  # never by what the classifier only proposes
    Question("hook", "hook", "engagement", "Accroche"),
    Question("person", "person", "engagement", "Personne nommée"),
    Question("paid", "paid", "engagement", "Publicité"),
    Question("daypart", "daypart", "engagement", "Moment de la journée"),
    Question("weekday", "weekday", "engagement", "Semaine ou week-end"),
    Question("length", "length", "engagement", "Longueur du texte"),
    Question("format_clicks", "format", "clicks", "Format, sur les clics"),
)


def column_of(question: str) -> str:
    """The column that parts the posts for a question.

    >>> column_of("theme"), column_of("pillar")
    ('theme', 'pillar_told')
    """
    return next((one.column for one in QUESTIONS if one.name == question), question)


def asked(posts: pd.DataFrame) -> pd.DataFrame:
    """Every comparison of the month in one frame, with its `question`, ready to `judge`.

    `posts` has the columns that `attributed` adds; a question whose column is absent gives no row.
    The wear of formats (`tiring`) is one of the questions.
    """
    # The matrices are small: with one thread they cost half the processor, and no more time
    with threadpool_limits(limits=1, user_api="blas"):
        answers = [
            compare(posts, question.column, question.measure).assign(question=question.name) for question in QUESTIONS
        ]
        found = pd.concat([*answers, tiring(posts)], ignore_index=True)
    return found.assign(held=found["held"].fillna(""), tangled=found["tangled"].fillna(""))
