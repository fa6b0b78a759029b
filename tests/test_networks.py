"""What holds for every network, so that a new one cannot be forgotten somewhere."""

from __future__ import annotations

import pandas as pd
import pytest

from iwa.exports.ga4.labels import NETWORK_OF
from iwa.exports.network_names import networks
from iwa.exports.registry import READERS
from iwa.measures.network_words import BASES, PARTS
from iwa.measures.registry import CLICKS, MEASURES
from iwa.measures.series import LISTS
from iwa.method.playbooks import indicators_on
from iwa.networks import NETWORKS
from iwa.scaffold import client_template
from iwa.tables import METRICS


@pytest.fixture(params=NETWORKS)
def key(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_ga4_knows_its_visits_by_a_source_that_is_of_no_other_network(key: str) -> None:
    sources = NETWORKS[key].sources
    assert sources and all(NETWORK_OF[source] == key for source in sources)


def test_people_and_tools_may_call_it_by_any_of_its_names(key: str) -> None:
    names = [key, NETWORKS[key].label, *NETWORKS[key].also]
    assert networks(pd.Series(names)).tolist() == [key] * len(names)


def test_each_export_that_lists_its_posts_or_that_a_month_needs_has_a_reader(key: str) -> None:
    kinds = {reader.kind for reader in READERS if reader.network in (key, "meta", "")}
    assert NETWORKS[key].lists and set(NETWORKS[key].lists) <= kinds, "`lists` names the `kind` of its readers"
    assert set(NETWORKS[key].needed) <= kinds, "`needed` names the `kind` of its readers"


def test_no_other_export_of_it_is_called_as_one_that_lists_posts(key: str) -> None:
    for reader in READERS:
        if reader.network == key and reader.gives != "posts":
            assert reader.kind not in LISTS["posts"], "months that it covers would count as months without a post"


def test_its_figures_are_metrics_and_measures(key: str) -> None:
    network = NETWORKS[key]
    assert {*network.interactions, network.exposure} <= set(METRICS)
    assert {network.gained, CLICKS[key]} <= set(MEASURES)


def test_the_definitions_have_a_word_for_its_base_and_for_each_part_of_an_interaction(key: str) -> None:
    assert NETWORKS[key].exposure in BASES
    assert set(NETWORKS[key].interactions) <= PARTS.keys(), "the words are in lib/iwa/measures/network_words.py"


def test_its_block_stands_in_the_client_file(key: str) -> None:
    assert f"  #{key}:\n" in client_template() or f"  {key}:\n" in client_template()


def test_the_definition_of_the_engagement_rate_names_it(key: str) -> None:
    assert NETWORKS[key].label in MEASURES["engagement_rate"].definition


def test_the_method_looks_at_four_indicators_on_it(key: str) -> None:
    assert len(indicators_on(key)) == 4, "they stand in templates/method/reseaux.yaml"
