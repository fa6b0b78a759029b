"""Each file of the demo is one reader's; those of ads and competitors know the retailer's files alone."""

from pathlib import Path

import pytest

from iwa.demo.clients import CLIENT_KEYS, RETAILER
from iwa.exports.opening.files import list_files, open_documents
from iwa.exports.registry import READERS


@pytest.mark.parametrize("key", CLIENT_KEYS)
def test_no_file_of_the_demo_is_known_to_two_readers(demo_workspace: Path, key: str) -> None:
    exports = demo_workspace / "clients" / key / "exports"
    documents = [document for path in list_files(exports) for document in open_documents(path, exports)]
    known = {document.name: [r.kind for r in READERS if r.recognises(document)] for document in documents}
    assert {name: kinds for name, kinds in known.items() if len(kinds) != 1} == {}
    beside = {"ads", "competitors", "own_competitors", "own_messages", "reviews", "audience"}
    assert (beside <= {kinds[0] for kinds in known.values()}) == (key == RETAILER)
    assert not {"ads-audience", "creator"} & {kinds[0] for kinds in known.values()}
    assert len(known) > 10
