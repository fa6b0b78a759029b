"""A panel as one widget: its script draws what `state` says, and tells what a person did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import anywidget
from ipywidgets.widgets.widget import Dict

HERE = Path(__file__).parent
Act = Callable[[Mapping[str, Any], Sequence[bytes]], None]


class Page(anywidget.AnyWidget):
    """`state` is plain data, replaced as a whole; texts in it are shown as text by the script, whatever they hold."""

    state = Dict().tag(sync=True)


def page(script: Path, style: Path, act: Act) -> Page:
    """The widget of a script and a style sheet; `act` gets what the script sends, and the files that come with it."""
    made: Page = type("Page", (Page,), {"_esm": _after("page.js", script), "_css": _after("page.css", style)})()

    def on_message(_: object, content: object, buffers: Sequence[Any] | None) -> None:
        if isinstance(content, Mapping):
            act(content, [bytes(one) for one in buffers or ()])

    made.on_msg(on_message)
    return made


def _after(common: str, own: Path) -> str:
    """What all panels share, then a panel's own."""
    return "\n".join(file.read_text("utf-8") for file in (HERE / common, own))
