"""Commands with a fault in them: killed, or refused the disk, just before their n-th change to it.

The n-th change and not the n-th second: that is the same on a slow machine. Python tells of each
change through its audit events. One process loads the package and is forked for each command.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from helpers import Project

# Audit events of changes to the disk; of `open` those that write.
CHANGES = frozenset(
    {"os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"}
)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
REASONS = {"full": errno.ENOSPC, "read-only": errno.EROFS}


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code (below zero: the signal), its words, its changes."""

    code: int
    out: str
    err: str
    changes: int


class Faulty:
    """A process of its own that runs commands in a project's folder."""

    def __init__(self, project: Project, server: subprocess.Popen[str]) -> None:
        self.project = project
        self._server = server

    def run(self, *command: str, fault: str = "none", at: int = 0) -> Ran:
        """Run a command that is `killed`, or finds the disk `full` or `read-only`, from the
        change number `at` on.
        """
        request = {"root": str(self.project.root), "command": command, "fault": fault, "at": at}
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        print(json.dumps(request), file=self._server.stdin, flush=True)
        return Ran(**json.loads(self._server.stdout.readline()))


@contextlib.contextmanager
def faulty(project: Project) -> Iterator[Faulty]:
    """Start the process, and end it."""
    command = [sys.executable, __file__]
    environment = project.environment(PYTHONPATH=os.pathsep.join(sys.path))
    with subprocess.Popen(
        command,
        cwd=project.root,
        env=environment,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as server:
        yield Faulty(project, server)
        assert server.stdin is not None
        server.stdin.close()


# --------------------------------------------------------------------------- in the process


def _serve() -> None:
    from policydigest import checks
    from policydigest.commands import build, draft  # noqa: F401 - and all that they load
    from policydigest.store import inputs

    checks.check_vocabulary(inputs.read_vocabulary(Path.cwd()))  # parsed once for all

    for line in sys.stdin:
        request = json.loads(line)
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as out,
            tempfile.TemporaryFile("w+", encoding="utf-8") as err,
            tempfile.TemporaryFile("w+") as count,
        ):
            child = os.fork()
            if child == 0:
                _command(request, out, err, count)
            _, status = os.waitpid(child, 0)
            for file in (out, err, count):
                file.seek(0)
            code = os.waitstatus_to_exitcode(status)
            ran = {"out": out.read(), "err": err.read()}
            changes = len(count.read())
        print(json.dumps({"code": code, **ran, "changes": changes}), flush=True)


def _command(request: dict[str, Any], out: IO[str], err: IO[str], count: IO[str]) -> None:
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.chdir(request["root"])
    sys.addaudithook(_hook(request, count.fileno()))
    from policydigest.cli import main

    code = 70
    try:
        code = main(request["command"])
    except BaseException:  # noqa: BLE001 - this process must end here, and say why
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _hook(request: dict[str, Any], count: int) -> Any:
    done = 0
    me = os.getpid()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal done
        if os.getpid() != me or not _changes(event, arguments, request["root"]):
            return
        done += 1
        os.write(count, b".")
        if request["fault"] == "none" or done <= request["at"]:
            return
        if request["fault"] == "killed":
            os.kill(me, signal.SIGKILL)
        if event != "os.remove":  # what is removed needs no room; a full disk lets it go
            number = REASONS[request["fault"]]
            raise OSError(number, os.strerror(number), str(arguments[0]))

    return hook


def _changes(event: str, arguments: Sequence[Any], root: str) -> bool:
    if event == "open":
        path, mode, flags = arguments
        if not (flags or 0) & WRITES and not set(str(mode or "")) & set("wax+"):
            return False
    elif event in CHANGES:
        path = arguments[0]
    else:
        return False
    return isinstance(path, str) and (Path(root) / path).is_relative_to(root)


if __name__ == "__main__":
    _serve()
