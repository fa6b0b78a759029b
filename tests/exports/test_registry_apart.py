"""Each file of the demo is one reader's; those of ads and competitors know the retailer's files alone."""

from pathlib import Path

import pytest

from iwa.demo.campaigns import write_exports
from iwa.demo.clients import CLIENT_KEYS, MONTH_ONE, MONTH_TWO, RETAILER
from iwa.demo.world import build_world
from iwa.exports.opening.files import list_files, open_documents
from iwa.exports.registry import READERS


@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_no_file_of_the_demo_is_known_to_two_readers(tmp_path: Path, key: str) -> None:
    for month in (MONTH_ONE, MONTH_TWO):
        write_exports(build_world(key), tmp_path, month)
    documents = [document for path in list_files(tmp_path) for document in open_documents(path, tmp_path)]
    known = {document.name: [r.kind for r in READERS if r.recognises(document)] for document in documents}
    assert {name: kinds for name, kinds in known.items() if len(kinds) != 1} == {}
    beside = {"ads", "competitors", "own_competitors", "own_messages", "reviews", "audience"}
    assert (beside <= {kinds[0] for kinds in known.values()}) == (key == RETAILER)
    assert not {"ads-audience", "creator"} & {kinds[0] for kinds in known.values()}
    assert len(known) > 10
