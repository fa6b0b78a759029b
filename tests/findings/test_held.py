"""What a client's mix ties together: held constant when groups are compared, or said when nothing parts the two."""

import numpy as np

from iwa.findings import compare, judge
from iwa.findings.held import beside
from iwa.steps.alike import elsewhere, tangled_said


def mixed(posts, share: float, effect_of_pillar: float, effect_of_format: float = 1.0):
    """Sixty posts, half carousels; a `share` of the carousels are lessons, and of the images none but that much are not."""
    carousel = np.arange(60) % 2 == 0
    generator = np.random.default_rng(3)
    lesson = np.where(generator.random(60) < share, carousel, ~carousel)
    rates = (
        np.exp(generator.normal(0, 0.25, 60))
        * np.where(lesson, effect_of_pillar, 1)
        * np.where(carousel, effect_of_format, 1)
    )
    formats = np.where(carousel, "carousel", "image")
    return posts(np.round(300 * rates), formats, pillar_told=np.where(lesson, "pédagogie", "offres"), daypart="soir")  # fmt: skip


def row(frame, group: str):
    return frame[frame["group"] == group].iloc[0]


def test_what_another_attribute_does_is_not_credited_to_the_format(posts):
    frame = mixed(posts, share=0.75, effect_of_pillar=2.0)

    alone = row(compare(frame.drop(columns="pillar_told"), "format"), "carousel")
    found = row(compare(frame, "format"), "carousel")

    assert alone["p"] < 0.01 and alone["held"] == ""
    assert found["held"] == "pillar_told" and found["p"] > 0.05 and found["low"] < 1 < found["high"]
    assert row(compare(frame, "pillar_told"), "pédagogie")["ratio"] > 1.6


def test_the_format_s_own_effect_stays_when_the_other_is_held(posts):
    found = row(compare(mixed(posts, share=0.75, effect_of_pillar=2.0, effect_of_format=1.8), "format"), "carousel")
    assert 1.4 < found["ratio"] < 2.3 and found["low"] > 1 and found["ratio_observed"] > 2.3


def test_two_things_that_always_go_together_are_not_told_apart_and_never_conclusive(posts):
    frame = mixed(posts, share=1.0, effect_of_pillar=3.0)
    judged = judge(compare(frame, "format").assign(question="format"))
    found = row(judged, "carousel").to_dict()
    assert found["tangled"] == "pillar_told=pédagogie" and found["held"] == ""
    assert found["q"] < 0.01 and found["verdict"] == "indicatif"
    assert "« Carrousel » et pilier « Pédagogie » vont presque toujours ensemble" in tangled_said("format", found)
    assert elsewhere(found) == "hors du pilier « Pédagogie »"


def test_where_the_others_share_what_the_group_lacks_no_level_is_named(posts):
    frame = mixed(posts, share=1.0, effect_of_pillar=1.0)
    lessons = (frame["format"] == "carousel").to_numpy()
    frame["pillar_told"] = np.where(lessons, np.resize(["pédagogie", "preuves", "coulisses"], 60), "offres")
    found = row(compare(frame, "format"), "carousel").to_dict()
    assert found["tangled"] == "pillar_told="
    assert tangled_said("format", found).startswith("« Carrousel » n’a presque aucun pilier en commun avec le reste")


def test_what_goes_with_a_group_is_read_from_the_mix_never_from_the_rates(posts):
    frame = mixed(posts, share=0.75, effect_of_pillar=2.0).assign(month="2026-10")
    members = (frame["format"] == "carousel").to_numpy(dtype=float)[:, None]
    other = frame.assign(interactions=frame["interactions"].to_numpy()[::-1], log_rate=0.0)
    one, two = (beside(given, "format", members)[0] for given in (frame, other))
    assert one.names == two.names == ("pillar_told",) and (one.columns == two.columns).all()


def test_a_theme_and_its_pillar_are_one_thing_and_rare_levels_are_not_held(posts):
    frame = mixed(posts, share=1.0, effect_of_pillar=1.0).assign(theme="levain")
    frame.loc[frame.index[:2], "daypart"] = "matin (avant 9 h)"
    assert set(compare(frame, "theme")["held"]) == {""}
    assert set(compare(frame.drop(columns="pillar_told"), "format")["held"]) == {""}
