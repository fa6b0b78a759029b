"""The kernel of one notebook: over sockets in the private folder, never over a port where that can be."""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager

from iwa.kernels.children import CHANNELS
from iwa.kernels.folder import private_folder, socket_stem
from iwa.kernels.provisioner import WarmProvisioner

ANSWER_SECONDS = 0.5  # until the question is asked again


class KernelDidNotStart(Exception):
    """The process ended before it answered, or did not answer in time."""


class NotebookKernel(AsyncKernelManager):
    """A kernel for one notebook and no other; `end` leaves nothing of it."""

    @classmethod
    def of(cls, kernel_name: str, *, cold: bool = False) -> NotebookKernel:
        """A kernel that is not started yet; `cold` for one that is not forked."""
        folder = private_folder()
        kernel = cls(kernel_name=kernel_name) if folder is None else cls._over_sockets(kernel_name, socket_stem(folder))
        kernel.provisioner = WarmProvisioner(kernel_id=kernel.kernel_id, kernel_spec=kernel.kernel_spec, parent=kernel)
        kernel.provisioner.cold = cold
        return kernel

    @classmethod
    def _over_sockets(cls, kernel_name: str, stem: str) -> NotebookKernel:
        ports = {f"{channel}_port": place for place, channel in enumerate(CHANNELS, 1)}
        return cls(kernel_name=kernel_name, transport="ipc", ip=stem, connection_file=f"{stem}.json", **ports)

    async def answering(self, seconds: float) -> tuple[AsyncKernelClient, dict[str, Any]]:
        """A client whose channels are open both ways, and what the kernel says of its language.

        `KernelDidNotStart` when the process ends first, or after so many seconds.
        """
        client = self.client()
        client.start_channels(stdin=False, hb=False, control=False)
        client.allow_stdin = False
        try:
            async with asyncio.timeout(seconds):
                language = await self._answer(client)
        except TimeoutError:
            client.stop_channels()
            raise KernelDidNotStart("no answer in time") from None
        except KernelDidNotStart:
            client.stop_channels()
            raise
        return client, language

    async def _answer(self, client: Any) -> dict[str, Any]:
        """Asked until an answer and a word on the channel of outputs have both come."""
        language: dict[str, Any] = {}
        heard = False
        while not (language and heard):
            client.kernel_info()
            reply = await _next(client.shell_channel)
            language = reply["content"].get("language_info", {}) if reply else language
            heard = heard or await _next(client.iopub_channel) is not None
            if not await self.is_alive():
                raise KernelDidNotStart("the process ended")
        return language

    async def end(self) -> None:
        """Kills the kernel and whatever it started, and removes its sockets."""
        if self.provisioner is not None and self.provisioner.has_process:
            await self.provisioner.kill()
            await self.provisioner.wait()
        await self.cleanup_resources()


async def _next(channel: Any) -> dict[str, Any] | None:
    if not await channel.socket.poll(ANSWER_SECONDS * 1000):
        return None
    message: dict[str, Any] = await channel.get_msg(timeout=0)
    return message
