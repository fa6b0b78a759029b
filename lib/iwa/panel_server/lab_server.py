"""JupyterLab on a workspace: our kernels, its own files alone, nothing asked of the network."""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from jupyterlab.handlers.announcements import NeverCheckForUpdate
from jupyterlab.labapp import LabApp
from voila.app import Config

from iwa.panel_server.voila_server import LARGEST_MESSAGE, LOCAL
from iwa.workspace import shipped

ASKING = {"@jupyterlab/apputils-extension:announcements": True}  # asks at each start whether it may fetch news
SILENT = logging.CRITICAL + 1  # its own sentences are English; ours say the address and the end


def laid_out(workspace: Path) -> Iterator[Path]:
    """The notebooks that the workspace did not have yet, each copied as it is given; one that is there is left as it is."""
    folder = workspace / "notebooks"
    for source in sorted(shipped("notebooks").glob("*.ipynb")):
        file = folder / source.name
        if not file.exists():
            folder.mkdir(exist_ok=True)
            shutil.copyfile(source, file)
            yield file


def serve_lab(workspace: Path, ready: Callable[[str], None], opened: bool) -> None:
    """Serves JupyterLab at a free port; `ready` is told the address. Returns when stopped by Ctrl-C or a signal."""
    with tempfile.TemporaryDirectory(prefix="iwa-lab-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Jupyter's own parts, at one another
        (Path(folder) / "page_config.json").write_text(json.dumps({"disabledExtensions": ASKING}), "utf-8")
        server = LabApp.initialize_server(argv=[], config=_settings(workspace, folder, opened))
        server.log.setLevel(SILENT)
        _run(server, ready)


def _run(server: Any, ready: Callable[[str], None]) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: server.stop(from_signal=True))
    server.io_loop.add_callback(lambda: ready(_address(server)))
    server.start()


def _address(server: Any) -> str:
    return f"http://{LOCAL}:{server.port}/lab?token={server.identity_provider.token}"


def _settings(workspace: Path, own: str, opened: bool) -> Config:
    return Config(
        {
            "ServerApp": {
                "ip": LOCAL,
                "port": 0,
                "root_dir": str(workspace),
                "open_browser": opened,
                "allow_root": True,
                "log_level": logging.ERROR,
                "tornado_settings": {"websocket_max_message_size": LARGEST_MESSAGE},
            },
            "LabApp": {
                "app_settings_dir": own,
                "log_level": logging.ERROR,
                "news_url": None,
                "check_for_updates_class": NeverCheckForUpdate,
                "extension_manager": "readonly",
            },
            "IdentityProvider": {"token": secrets.token_urlsafe(24)},
            "KernelProvisionerFactory": {"default_provisioner_name": "iwa-warm"},
        }
    )
