"""The labelling panels: posts, and messages, one by one, from the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from iwa.charts.colours import readable
from iwa.client_month import ClientMonth, open_month
from iwa.panels.labelling.card import Source
from iwa.panels.labelling.messages import MessageLabels
from iwa.panels.labelling.posts import PostLabels
from iwa.panels.labelling.session import Session
from iwa.panels.page import Page, page

HERE = Path(__file__).parent


def label_posts(client: str, month: str) -> Page:
    """The panel that labels a client's posts, kept in its `labels.csv`."""
    read = open_month(client, month)
    return _panel(PostLabels(read), read)


def label_messages(client: str, month: str) -> Page:
    """The panel that labels the messages a client received, kept in its `messages-labels.csv`."""
    read = open_month(client, month)
    return _panel(MessageLabels(read), read)


def _panel(source: Source, month: ClientMonth) -> Page:
    brand = month.client.brand
    look = {"primary": readable(brand.primary), "accent": readable(brand.accent)}
    sessions: list[Session] = []

    def act(action: Mapping[str, Any], _: Sequence[bytes]) -> None:
        sessions[0].act(action)

    made = page(HERE / "label.js", HERE / "label.css", act)
    sessions.append(Session(source, lambda state: made.set_trait("state", {**state, **look})))
    made.set_trait("state", {**sessions[0].state(), **look})
    return made
