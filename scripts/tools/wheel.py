"""Puts what `policydigest init` needs into the wheel, as the folder policydigest/project.

The build backend calls it. An editable install has none of it: there the checkout is at hand.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_LIST = "scripts/policydigest/new_sites/project_files.py"


class ProjectFiles(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the project's files, which generated ones among them are not."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name each file and its place in the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        spec = importlib.util.spec_from_file_location("project_files", root / _LIST)
        assert spec is not None
        assert spec.loader is not None
        project_files = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(project_files)
        for name in project_files.names(root):
            build_data["force_include"][str(root / name)] = f"policydigest/project/{name}"
