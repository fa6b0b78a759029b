"""Which clients a batch has to look at again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iwa.batch.stamps import STAMP, stamp, to_do
from iwa.run.claim import LEASE
from iwa.workspace import ClientFolder

Clients = Callable[..., list[ClientFolder]]


def test_a_client_is_looked_at_again_when_a_file_has_changed_or_it_failed(clients: Clients) -> None:
    folders = clients("a", "b", "c", "d")
    noted = {folder.slug: {STAMP: stamp(folder), "failed": folder.slug == "c"} for folder in folders[:3]}
    (folders[1].path / "exports").mkdir()
    (folders[1].path / "exports" / "a.csv").write_text("x", "utf-8")
    assert [folder.slug for folder in to_do(folders, noted)] == ["b", "c", "d"]


@pytest.mark.parametrize(("name", "same"), [("client.yaml", False), (LEASE, True)])
def test_every_file_counts_but_the_lease_of_a_run(name: str, same: bool, clients: Clients) -> None:
    (folder,) = clients("a")
    before = stamp(folder)
    (folder.path / name).write_text("autre", "utf-8")
    assert (stamp(folder) == before) is same
