"""How jupyter_client gets a kernel here: forked where that can be, started cold otherwise.

Papermill by our engine, JupyterLab and Voilà come by it alike: the kernelspec "iwa" names it.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_client.provisioning.provisioner_base import KernelProvisionerBase

from iwa.kernels.folder import OF_FOLDER, OF_KERNEL, kill_those, private_folder, socket_stem
from iwa.kernels.preparing import give_up, ready_template
from iwa.kernels.warm import SINGLE_THREADED, TemplateFailed, WarmProcess, WarmTemplate

COMMAND = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
FROZEN = "-Xfrozen_modules=off"
# What a process reads once, at its start: a launch that has another value of it is not the template's.
READ_AT_START = ("HOME", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "LANG", "LC_ALL", "LC_CTYPE", "MPLCONFIGDIR", "VIRTUAL_ENV")  # fmt: skip
POLL_SECONDS = 0.01


class WarmProvisioner(LocalProvisioner):
    """Kernels forked from this process's template; with `cold`, or where that cannot be, started cold."""

    cold = False
    process: Any = None
    _template: WarmTemplate | None = None
    _mark = ""

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """The launch's command and environment; the template is waited for."""
        environment = dict(kwargs.get("env") or os.environ)
        folder = private_folder()
        if folder:
            self._mark = socket_stem(folder)
            environment |= {OF_FOLDER: str(folder), OF_KERNEL: self._mark}
        kwargs["env"] = {**SINGLE_THREADED, **environment}
        self._template = await asyncio.to_thread(ready_template) if self._is_ours() and not self.cold else None
        if self._template is None or not self._suits(environment, self._template.environment):
            self._template = None
            return await super().pre_launch(**kwargs)
        arguments = kwargs.pop("extra_arguments", [])
        return await KernelProvisionerBase.pre_launch(self, cmd=[*arguments], **kwargs)

    def _is_ours(self) -> bool:
        """Whether the kernel asked for is an IPython kernel of this very Python, which the template can be."""
        python, *rest = [word for word in self.kernel_spec.argv if word != FROZEN]
        return rest == COMMAND and python in {sys.executable, "python", "python3", f"python3.{sys.version_info.minor}"}

    def _suits(self, environment: dict[str, str], template: dict[str, str]) -> bool:
        """Whether nothing that a process reads at its start differs between the launch and the template."""
        read = {*READ_AT_START, *(name for name in template | environment if name.startswith(("PYTHON", "LD_")))}
        return all(environment.get(name) == template.get(name) for name in read)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """The connection of the kernel launched; after a restart the one that there was."""
        if self._template is None:
            return await super().launch_kernel(cmd, **kwargs)
        launch = {
            "arguments": cmd,
            "environment": kwargs["env"],
            "folder": str(kwargs.get("cwd") or Path.cwd()),
            "file": str(self.parent.connection_file) if self.parent else "",
            "connection": _text(self.connection_info) if self.connection_info else None,
        }
        try:
            process, connection = await asyncio.to_thread(self._template.start, launch)
        except TemplateFailed:
            give_up()
            self._template = None
            again = await super().pre_launch(extra_arguments=cmd, **kwargs)
            return await super().launch_kernel(again.pop("cmd"), **again)
        self.process, self.pid, self.pgid, self.cwd = process, process.pid, None, launch["folder"]
        self.connection_info = cast(KernelConnectionInfo, connection | {"key": connection["key"].encode()})
        return self.connection_info

    async def wait(self) -> int | None:
        """The exit status, waited for; nothing that the kernel started outlives it."""
        process = self.process
        if isinstance(process, WarmProcess):
            while (status := process.poll()) is None:
                await asyncio.sleep(POLL_SECONDS)
            self.process = None
            return status
        status = await super().wait()
        if process is not None and self._mark:
            self._kill_group()
            kill_those(lambda environment: environment.get(OF_KERNEL) == self._mark)
        return status

    def _kill_group(self) -> None:
        if self.pgid and self.pgid != os.getpgrp():
            with suppress(OSError):
                os.killpg(self.pgid, signal.SIGKILL)


def _text(connection: KernelConnectionInfo) -> dict[str, Any]:
    key = connection["key"]
    return {**connection, "key": key.decode() if isinstance(key, bytes) else key}
