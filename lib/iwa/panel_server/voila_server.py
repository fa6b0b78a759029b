"""Voilà with our panels and nothing else: no list of files, no file served but its own.

One server serves every panel, `/simulateur?client=…&month=…` and so on, so that one panel can link
to another. What a page needs comes from this machine: the template leaves out what Voilà would load
from elsewhere. A markdown cell of a panel's notebook is for JupyterLab; a page does not show it.
"""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable
from typing import Any

import nbformat
from voila.app import Config, Voila
from voila.tornado.handler import TornadoVoilaHandler

from iwa.panel_server.pages import PANELS, with_parameters
from iwa.workspace import shipped

LOCAL = "127.0.0.1"
WIDGETS = [
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
]  # all that a page needs of JupyterLab's extensions
LARGEST_MESSAGE = 256 * 1024 * 1024  # bytes that a page may bring at once: a presentation with its pictures
IDLE_SECONDS = 600  # a kernel whose page is gone without a word ends after so long


class PanelHandler(TornadoVoilaHandler):  # type: ignore[misc]
    """A page by its panel's name; the token leaves the address once the cookie stands for it."""

    async def get(self, name: str) -> None:
        if name not in PANELS or not PANELS[name].notebook.is_file():
            self.send_error(404)
        elif "token" in self.request.query_arguments and self.current_user:
            self.redirect(_without_token(self.request.uri or "/"))
        elif page := super().get(path=f"{name}.ipynb"):  # nothing to wait for where the person is sent to log in
            await page


def _without_token(uri: str) -> str:
    """The same address without its token.

    >>> _without_token("/bureau?token=a"), _without_token("/bureau?client=b&token=a")
    ('/bureau', '/bureau?client=b')
    """
    path, _, query = uri.partition("?")
    kept = [part for part in query.split("&") if not part.startswith("token=")]
    return path + ("?" + "&".join(kept) if kept else "")


class PanelServer(Voila):  # type: ignore[misc]
    """The server; `ready` is called with its port once it listens."""

    ready: Callable[[int], None] = staticmethod(lambda port: None)

    def setup_template_dirs(self) -> None:
        """Our template before Voilà's own."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(shipped("templates", "panels")))

    def init_handlers(self) -> list[Any]:
        """Voilà's handlers without its tree and its files, and ours."""
        path = r"/(\w+)"
        options = {
            "template_paths": self.template_paths,
            "config": self.config,
            "voila_configuration": self.voila_configuration,
        }
        shown = ("/voila/tree", "/voila/render", "/voila/api/contents", "/voila/files")
        kept = [h for h in super().init_handlers() if h[0] != self.server_url and not h[0].startswith(shown)]
        return [*kept, (path, PanelHandler, options)]

    def launch_browser(self) -> None:
        """Called by Voilà once it listens."""
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a process started in the background would ignore it
        if hasattr(signal, "SIGHUP"):
            signal.signal(signal.SIGHUP, self._handle_signal_stop)
        self.ready(self.port)


def serve(token: str, ready: Callable[[int], None]) -> None:
    """Serves the panels to who has the token; returns when stopped by Ctrl-C or a signal, with no kernel left."""
    logging.getLogger("tornado").setLevel(logging.ERROR)
    server = PanelServer(config=_settings(token))
    server.ready = ready
    server.initialize([])
    server.start()


def _settings(token: str) -> Config:
    return Config(
        {
            "Voila": {
                "token": token,
                "ip": LOCAL,
                "port": _free_port(),
                "root_dir": str(shipped("notebooks")),
                "config_file_paths": [],
                "log_level": logging.ERROR,
                # a page elsewhere that takes the name of this machine for its own gets nothing
                "tornado_settings": {
                    "allow_remote_access": False,
                    "local_hostnames": ["localhost", LOCAL],
                    "websocket_max_message_size": LARGEST_MESSAGE,
                },
            },
            "VoilaConfiguration": {
                "template": "lab",
                "extension_allowlist": WIDGETS,
                "prelaunch_hook": _prepared,
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
            },
            "VoilaExecutor": {"cell_error_instruction": ""},
            "VoilaExporter": {"language_code": "fr", "exclude_markdown": True},
            "KernelProvisionerFactory": {"default_provisioner_name": "iwa-warm"},
            "MappingKernelManager": {"cull_idle_timeout": IDLE_SECONDS, "cull_interval": 60},
        }
    )


def _prepared(handler: Any, notebook: nbformat.NotebookNode, cwd: str) -> nbformat.NotebookNode:
    """The notebook as a page is made of it: the parameters of the address, and the tab's title."""
    given = {name: values[-1].decode("utf-8", "replace") for name, values in handler.request.query_arguments.items()}
    name = handler.request.path.rpartition("/")[2]
    notebook.metadata["title"] = PANELS[name].title
    return with_parameters(notebook, given)


def _free_port() -> int:
    """A port that nobody listens at; Voilà tries others when somebody was quicker."""
    with socket.socket() as found:
        found.bind((LOCAL, 0))
        return int(found.getsockname()[1])
