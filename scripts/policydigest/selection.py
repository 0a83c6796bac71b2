"""Which of a project's files a command is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """These files, and those in these folders; without any, all."""

    paths: tuple[str, ...] = ()

    def __contains__(self, file: str) -> bool:
        return not self.paths or any(
            path in (".", file) or file.startswith(f"{path}/") for path in self.paths
        )


EVERYTHING = Selection()
