import numpy as np

from iwa.findings import QUESTIONS, asked, judge
from iwa.findings.attributes import attributed


def test_all_questions_of_the_month_come_in_one_frame_ready_to_judge(posts):
    interactions = np.round(300 * np.exp(np.random.default_rng(4).normal(0, 0.5, 80)))
    frame = posts(
        interactions,
        ["video", "image"] * 40,
        clicks=interactions / 10,
        theme="produit",
        pillar_told="offres",
        hook="question",
    )

    judged = judge(asked(attributed(frame, "Europe/Paris", ["Léa Martin"])))

    assert list(dict.fromkeys(judged["question"])) == [*(question.name for question in QUESTIONS), "usure"]
    assert set(judged["verdict"]) <= {"concluant", "indicatif", "non concluant", ""}


def test_a_question_without_its_column_gives_no_row(posts):
    assert set(asked(posts([5] * 12, ["video", "image"] * 6))["question"]) == {"format"}
