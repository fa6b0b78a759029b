"""The simulator as a page: what if, in front of the client."""

from iwa.panels.simulator.panel import simulator, skin_of

__all__ = ["simulator", "skin_of"]
