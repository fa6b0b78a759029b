"""What goes into the wheel beside the package: notebooks and templates, but not when installed in place.

In place, a copy of them as `iwa/_shipped` would be stale, and would hide the package itself.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = ("notebooks", "templates")


class WheelContents(BuildHookInterface):  # type: ignore[type-arg]
    """Read by hatchling at each build, as pyproject.toml says."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the folders, unless the version built is the editable one."""
        if version != "editable":
            build_data["force_include"] |= {folder: f"iwa/_shipped/{folder}" for folder in SHIPPED}
