"""The command line: `policydigest draft | extract | new | check | review | build | …`.

Exit codes: 0 clean, 1 problems in the content or on the disk, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module, metadata
from pathlib import Path
from types import MappingProxyType

from policydigest.commands.paths import UsageError, find_root, find_vocabulary_root, given_root
from policydigest.reporting import shown
from policydigest.store import StoreError, explain

# Name -> what it is for. A command's module is loaded when the command is used: MkDocs and the
# recognisers take most of a second.
COMMANDS = MappingProxyType(
    {
        "draft": "draft digests for sources",
        "extract": "print what is found in sources, and write nothing",
        "explain": "say why each name in a source was taken or left",
        "init": "start a new, empty site of digests in a folder of its own",
        "new": "write a blank digest with notes on every field",
        "check": "name every problem in the digests, the vocabulary and the sources",
        "vocabulary": "add, rename or merge names, in the vocabulary and in digests",
        "changes": "tell what a proposal changes: digests, names, pages, problems",
        "links": "ask whether the addresses that the built site leads to are still there",
        "review": "list drafts with what the machine was unsure of",
        "approve": "mark digests as reviewed",
        "build": "draft digests for new sources, check, index, and build the site",
        "serve": "build, then preview the site and follow every change",
    }
)
# These need no project around them, as they only read what it or the program comes with.
READ_ONLY = ("extract", "explain", "init")
# New objects after which Python looks for cycles to clear away. It does so after 700, going
# through all there is ever again, which took a tenth of a build: what is read stays to the end.
NEW_OBJECTS = 100_000


def main(argv: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run the command line; return the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    # A program that was started without them has none.
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(NEW_OBJECTS)
    parser = _parser(given)
    if not given:  # somebody wants to know what there is
        parser.print_help(sys.stderr)
        return 2
    arguments = parser.parse_args(given)
    command = import_module(f"policydigest.commands.{arguments.command}")
    try:
        only_reads = arguments.command in READ_ONLY
        find = find_vocabulary_root if only_reads else find_root
        if arguments.root is not None:
            arguments.root = given_root(arguments.root, holds_project=not only_reads)
        arguments.root = (arguments.root or root or find(Path.cwd())).resolve()
        return int(command.run(arguments))
    except UsageError as error:
        print(f"policydigest {arguments.command}: {_shown(error)}.", file=sys.stderr)
        return 2
    except StoreError as error:
        print(_shown(error), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read the output has enough. Nothing may be written to it at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        # What no command has put into words itself, such as a folder that nobody may look into.
        place = Path(error.filename or "The output")
        print(_shown(explain(place, "used", error)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _shown(error: Exception) -> str:
    """An error's lines, in which no name of a file commands the terminal."""
    return "\n".join(map(shown, str(error).split("\n")))


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="policydigest",
        description="Drafts, checks and publishes digests of policy news. What a command takes: "
        "policydigest COMMAND --help",
        epilog="Exit codes: 0 clean, 1 problems in the content or on the disk, 2 wrong usage.",
    )
    version = f"%(prog)s {metadata.version('policydigest')}"
    parser.add_argument("--version", action="version", version=version)
    parser.add_argument(
        "--root",
        type=Path,
        metavar="DIR",
        help="the project's folder (default: this one, or the nearest above it that is one)",
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=purpose, description=purpose)
        if name in given:
            import_module(f"policydigest.commands.{name}").add_arguments(subparser)
    return parser
