"""A `gh` that answers from a file and writes down what it was asked."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCRIPT = """#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
arguments = sys.argv[1:]
if arguments[0] == "release":
    with (folder / "calls").open("a") as calls:
        calls.write(json.dumps(["release", " ".join(arguments), None]) + "\\n")
    sys.exit()
given = json.load(sys.stdin) if "--input" in arguments else None
method = arguments[arguments.index("--method") + 1] if "--method" in arguments else "GET"
words = [one for one in arguments[1:] if not one.startswith("-") and one != method]
path = words[0]
assert arguments[0] == "api"
with (folder / "calls").open("a") as calls:
    calls.write(json.dumps([method, path, given]) + "\\n")
for wanted, start, answer in json.loads((folder / "answers").read_text()):
    if wanted == method and path.startswith(start):
        json.dump([answer] if "--slurp" in arguments else answer, sys.stdout)
        sys.exit()
print(f"HTTP 404: {{method}} {{path}}", file=sys.stderr)
sys.exit(1)
"""


@dataclass(frozen=True)
class FakeGh:
    """The folder that goes on the path."""

    folder: Path

    def answer(self, *answers: tuple[str, str, Any]) -> None:
        """What to answer: method, start of the address, JSON; the first that fits counts."""
        (self.folder / "answers").write_text(json.dumps(answers))

    @property
    def calls(self) -> list[tuple[str, str, Any]]:
        """What was asked: method, address, JSON."""
        path = self.folder / "calls"
        lines = path.read_text().splitlines() if path.exists() else []
        return [tuple(json.loads(line)) for line in lines]

    def written(self) -> list[tuple[str, str, Any]]:
        """The calls that change something."""
        return [call for call in self.calls if call[0] != "GET" or call[1] == "graphql"]


def fake_gh(folder: Path) -> FakeGh:
    """Put the program into the folder."""
    folder.mkdir()
    script = folder / "gh"
    script.write_text(SCRIPT.format(python=sys.executable, folder=str(folder)))
    script.chmod(0o755)
    fake = FakeGh(folder)
    fake.answer()
    return fake
