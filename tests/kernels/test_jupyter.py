"""Jupyter's own way to a kernel: the kernelspec, its provisioner, restart, interrupt, shut-down."""

from __future__ import annotations

import asyncio
import json
import os
import tomllib
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from jupyter_client.provisioning import KernelProvisionerFactory

from iwa.kernels.preparing import can_fork

ROOT = Path(__file__).parents[2]
GROUPS: dict[str, dict[str, str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "entry-points"
]


@pytest.fixture
def kernels(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A server's kernels, with the kernelspec and the provisioner as an installation has them."""
    ((name, value),) = GROUPS["jupyter_client.kernel_provisioners"].items()
    known = KernelProvisionerFactory.instance().provisioners
    monkeypatch.setitem(known, name, EntryPoint(name, value, "jupyter_client.kernel_provisioners"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    specs = KernelSpecManager(kernel_dirs=[str(ROOT / "share" / "jupyter" / "kernels")])
    return AsyncMultiKernelManager(kernel_spec_manager=specs)


async def printed(client: Any, code: str) -> str:
    """What a cell prints; "error" where it fails."""
    texts: list[str] = []

    def hear(message: Any) -> None:
        texts.append(message["content"].get("text", message["content"].get("ename", "")))

    await asyncio.wait_for(client.execute_interactive(code, output_hook=hear), 30)
    return "".join(texts)


def test_a_server_starts_restarts_interrupts_and_ends_a_kernel_of_the_spec(
    kernels: Any, tmp_path: Path, gone: Callable[..., bool]
) -> None:
    (tmp_path / "carnet").mkdir()

    async def life() -> list[int]:
        pids = []
        name = await kernels.start_kernel(kernel_name="iwa", cwd=str(tmp_path / "carnet"))
        kernel = kernels.get_kernel(name)
        client = kernel.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=60)
            assert await printed(client, "import sys; print('iwa.steps.monthly' in sys.modules)") == f"{can_fork()}\n"
            assert await printed(client, "import os; print(os.path.basename(os.getcwd()))") == "carnet\n"
            pids.append(int(await printed(client, "kept = 1; print(os.getpid())")))
            file = json.loads(Path(kernel.connection_file).read_text("utf-8"))
            await kernels.restart_kernel(name)
            await client.wait_for_ready(timeout=60)
            assert json.loads(Path(kernel.connection_file).read_text("utf-8")) == file, "clients would be cut off"
            assert await printed(client, "print(kept)") == "NameError"
            pids.append(int(await printed(client, "import os; print(os.getpid())")))
            waiting = asyncio.create_task(printed(client, "import time; print('là', flush=True); time.sleep(60)"))
            await asyncio.sleep(0.5)
            await kernels.interrupt_kernel(name)
            assert await waiting == "là\nKeyboardInterrupt"
            assert await kernel.is_alive()
        finally:
            client.stop_channels()
            await kernels.shutdown_kernel(name)
        return pids

    first, second = asyncio.run(life())
    assert first != second and gone(first, second)


def test_what_the_installation_names_is_there() -> None:
    for group, entries in GROUPS.items():
        assert all(EntryPoint(name, value, group).load() for name, value in entries.items()), group
    spec = json.loads((ROOT / "share" / "jupyter" / "kernels" / "iwa" / "kernel.json").read_text("utf-8"))
    assert spec["metadata"]["kernel_provisioner"]["provisioner_name"] in GROUPS["jupyter_client.kernel_provisioners"]


def test_a_kernel_that_is_not_ours_is_left_to_its_own_command(kernels: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from iwa.kernels.provisioner import WarmProvisioner

    spec = kernels.kernel_spec_manager.get_kernel_spec("iwa")
    assert WarmProvisioner(kernel_spec=spec)._is_ours()
    for argv in (
        ["Rscript", "-e", "IRkernel::main()"],
        ["python2.7", *spec.argv[1:]],
        [*spec.argv, "--pylab"],
    ):
        monkeypatch.setattr(spec, "argv", argv)
        assert not WarmProvisioner(kernel_spec=spec)._is_ours()
    own = WarmProvisioner(kernel_spec=spec)
    assert own._suits({"HOME": "/a", "TZ": "UTC"}, {"HOME": "/a"})
    assert not own._suits({"HOME": "/b"}, {"HOME": "/a"})
    assert not own._suits({"PYTHONPATH": os.sep}, {})
