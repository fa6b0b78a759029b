"""The panel itself: a widget that draws the page and asks this process for its figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import anywidget

from iwa.charts.colours import GREY, INK, RULE, Colours, readable
from iwa.client import Client
from iwa.client_month import open_month
from iwa.panels.simulator.answers import Asked, figures, levers_of, needed, target_of
from iwa.panels.simulator.file import script, standalone, style, write
from iwa.panels.simulator.page import Skin, page_of, saved
from iwa.problems import Problem
from iwa.simulator import Model, kept, model_of, save_scenario, scenarios_of
from iwa.workspace import ClientFolder

# Each view of the widget asks by a number of its own, and takes the answers to it.
GLUE = """
export default { render({ model, el }) {
  const waiting = new Map(), root = document.createElement("div"), own = Math.random().toString(36).slice(2);
  let number = 0, close = () => {};
  const ask = (kind, question, answered) => {
    const key = `${own}-${(number += 1)}`;
    waiting.set(key, answered);
    model.send({ kind, key, question });
  };
  const heard = ({ key, answer }) => { const answered = waiting.get(key); waiting.delete(key); if (answered) answered(answer); };
  model.on("msg:custom", heard);
  el.append(root);
  ask("page", {}, (page) => {
    const engine = Object.fromEntries(["ask", "solve", "save", "take"].map((kind) => [kind, (question, answered) => ask(kind, question, answered)]));
    close = iwaPanel(root, page, engine);
  });
  return () => { model.off("msg:custom", heard); close(); };
} };
"""


def simulator(client: str, month: str) -> SimulatorPanel:
    """The simulator of a client's month, as a cell shows it."""
    opened = open_month(client, month)
    return SimulatorPanel(opened.folder, model_of(opened), skin_of(opened.client))


def skin_of(client: Client) -> Skin:
    """The client's name, colours and font, as its decks have them."""
    own = Colours(client.brand.primary, client.brand.accent)
    colours = {"primary": readable(own.primary), "accent": own.accent, "accent-text": readable(own.accent), "neutral": own.neutral,
               "ink": INK, "grey": GREY, "rule": RULE}  # fmt: skip
    return Skin(client.name, colours, client.brand.font)


class SimulatorPanel(anywidget.AnyWidget):
    """The page, and what answers it; nothing of the client is kept in the notebook that shows it."""

    _esm = script() + GLUE
    _css = style()

    def __init__(self, folder: ClientFolder, model: Model, skin: Skin) -> None:
        super().__init__()
        self._folder, self._model, self._skin = folder, model, skin
        self.on_msg(self._asked)

    def _asked(self, _: Any, message: Asked, buffers: Any) -> None:
        answers = {
            "page": self._page,
            "ask": self._figures,
            "solve": self._needed,
            "save": self._saved,
            "take": self._taken,
        }
        try:
            answer = answers[message["kind"]](message["question"])
        except Problem as problem:
            answer = {"told": str(problem)}
        except OSError as error:
            answer = {"told": f"Le fichier ne peut pas être écrit : {error.strerror}."}
        self.send({"key": message["key"], "answer": answer})

    def _page(self, _: Asked) -> Asked:
        return page_of(self._model, self._skin, scenarios_of(self._folder).kept)

    def _figures(self, asked: Asked) -> Asked:
        return figures(self._model, asked)

    def _needed(self, asked: Asked) -> Asked:
        return needed(self._model, asked)

    def _saved(self, asked: Asked) -> Asked:
        name, levers = str(asked["name"]).strip(), levers_of(asked["levers"])
        if not name:
            return {"told": "Donnez un nom au scénario."}
        scenario = kept(self._model, name, levers, date.today(), target_of(asked["target"]))
        file = save_scenario(self._folder, scenario)
        return {
            "told": f"Enregistré : {file.relative_to(self._folder.path).as_posix()}",
            "scenario": saved(self._model, scenario),
        }

    def _taken(self, asked: Asked) -> Asked:
        file = self._folder.scenarios / f"simulateur-{self._model.month}.html"
        write(file, standalone(self._model, self._skin, levers_of(asked["levers"])))
        return {"told": f"Fichier à remettre : {file.relative_to(self._folder.path).as_posix()}"}
