"""Generators of sites side by side: each builds the same digests, in turn, several times.

What else the machine does touches all alike then. The run of middle time counts.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import peers
import yaml

from policydigest import digests, store

TOOLS = Path(__file__).resolve().parents[2] / ".cache" / "peers"
SEARCHING = "mkdocs-search.yml"
STOCK = "MkDocs without search"
HUGO = "Hugo"
# The pages alone, as `policydigest build` makes them, from files that are there already.
PAGES = (
    "import sys, pathlib; from policydigest.site import configuration; "
    "from policydigest.publishing import fast; "
    "config = configuration(pathlib.Path('.')); config.site_dir = sys.argv[1]; "
    "fast.make(config, int(sys.argv[2]))"
)


@dataclass(frozen=True, slots=True)
class Contender:
    """A command that builds a site in its folder, into a folder below it that is emptied first."""

    name: str
    folder: Path
    command: Sequence[str]
    output: str


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took, and what it wrote: files and bytes."""

    seconds: float
    files: int
    size: int


def all_of(root: Path, top: Path, jobs: int) -> tuple[list[Contender], dict[str, str]]:
    """All that can be run over the digests of the project in `root`; and why others cannot.

    Below `top` the others get projects of their own.
    """
    config = yaml.safe_dump({"INHERIT": store.CONFIG, "plugins": ["search"]})
    (root / SEARCHING).write_text(config, encoding="utf-8")
    python = sys.executable
    pages = [python, "-c", PAGES, "compared", str(jobs)]
    whole = [python, "-m", "policydigest", "build", "--clean", "--jobs", str(jobs)]
    mkdocs = [python, "-m", "mkdocs", "build", "--quiet", "--site-dir", "compared"]
    found = [
        Contender("policydigest, pages", root, pages, "compared"),
        Contender("policydigest, everything", root, whole, "site"),
        Contender(STOCK, root, mkdocs, "compared"),
        Contender("MkDocs with its search", root, [*mkdocs, "-f", SEARCHING], "compared"),
        Contender("Zensical", root, [python, "-m", "zensical", "build", "--clean"], "site"),
    ]
    left_out: dict[str, str] = {}
    names = [name for name in store.walk(root, store.DIGESTS) if name.endswith(".md")]
    parsed = (digests.parse((root / name).read_text("utf-8"), name) for name in names)
    written = [one.digest for one in parsed if one.digest]
    for peer in peers.PEERS:
        folder = top / peer.name.lower()
        try:
            command = peers.prepare(peer, TOOLS, folder, written)
        except peers.NotInstalledError as error:
            left_out[peer.name] = str(error)
        else:
            found.append(Contender(peer.name, folder, command, peer.output))
    return found, left_out


def in_turn(found: Sequence[Contender], rounds: int) -> dict[str, Run]:
    """Run all in turn; of each the run of middle time, by its name."""
    runs: dict[str, list[Run]] = {one.name: [] for one in found}
    for number in range(rounds):
        for one in found:
            print(f"round {number + 1}: {one.name}", file=sys.stderr, flush=True)
            runs[one.name].append(run(one))
    return {
        name: sorted(some, key=lambda run: run.seconds)[len(some) // 2]
        for name, some in runs.items()
    }


def run(contender: Contender) -> Run:
    """Build once from nothing. Raises `CalledProcessError` where that fails."""
    output = contender.folder / contender.output
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    quiet = subprocess.DEVNULL
    started = time.perf_counter()
    code = subprocess.call(contender.command, cwd=contender.folder, stdout=quiet, stderr=quiet)
    seconds = time.perf_counter() - started
    if code:
        raise subprocess.CalledProcessError(code, contender.command)
    sizes = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
    return Run(seconds, len(sizes), sum(sizes))
