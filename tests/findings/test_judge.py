import numpy as np
import pandas as pd
import pytest

from iwa.findings import judge


def rows(p, question=None, low=1.2, n=10, n_rest=30):
    size = len(p)
    return pd.DataFrame({
        "network": "linkedin", "question": question or [f"question {number}" for number in range(size)],
        "n": n, "n_rest": n_rest, "ratio": 1.5, "low": low, "high": 2.0, "p": p,
    })  # fmt: skip


def test_q_is_benjamini_and_hochbergs_over_all_questions():
    judged = judge(rows([0.01, 0.02, 0.03, 0.8]))

    # 0.01 x 4 / 1, 0.02 x 4 / 2 and 0.03 x 4 / 3 are all 0.04; 0.8 x 4 / 4.
    assert judged["q"].tolist() == pytest.approx([0.04, 0.04, 0.04, 0.8])


def test_verdicts():
    judged = judge(rows([0.0002, 0.04, 0.06, 0.9, np.nan]))

    # q: 0.0008, 0.08, 0.08, 0.9; the third fails by its own p.
    assert judged["verdict"].tolist() == ["concluant", "indicatif", "non concluant", "non concluant", ""]
    assert judged["q"].isna().tolist() == [False, False, False, False, True]


def test_an_interval_that_holds_one_asserts_nothing():
    assert judge(rows([0.0002], low=0.9))["verdict"].tolist() == ["non concluant"]


def test_two_rows_of_one_test_count_once():
    pair = rows([0.02, 0.02], question=["weekday", "weekday"], n=[10, 30], n_rest=[30, 10])
    other = rows([0.04], question=["format"])

    judged = judge(pd.concat([pair, other]))

    # Two tests, not three: 0.02 x 2 / 1 and 0.04 x 2 / 2.
    assert judged["q"].tolist() == pytest.approx([0.04, 0.04, 0.04])


def test_two_groups_beside_posts_without_group_are_two_tests():
    judged = judge(rows([0.02, 0.03], question=["theme", "theme"], n=[10, 10], n_rest=[30, 30]))

    assert judged["q"].tolist() == pytest.approx([0.03, 0.03])


def test_paid_posts_that_differ_let_no_other_finding_pass():
    others = [0.01, 0.02, 0.03, 0.8]
    judged = judge(rows([*others, 0.0002], question=[*(f"question {n}" for n in range(4)), "paid"]))

    assert judged["q"].tolist()[:4] == judge(rows(others))["q"].tolist()
    assert judged["q"].tolist()[4] == pytest.approx(0.0002 * 5)


def test_nothing_tested():
    assert judge(rows([np.nan, np.nan]))["verdict"].tolist() == ["", ""]
    assert judge(rows([])).columns[-2:].tolist() == ["q", "verdict"]


def test_the_comparisons_given_are_not_changed():
    frame = rows([0.01, 0.02])
    before = frame.copy()

    judge(frame)

    pd.testing.assert_frame_equal(frame, before)
