"""What a build starts from, read from the disk: sources, digests and the vocabulary's files."""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from policydigest import encoding, store
from policydigest.model import Problem

# Files that tools leave in folders and that nobody means as a source.
IGNORED_NAMES = frozenset({".gitkeep", ".gitignore", ".gitattributes", ".DS_Store", "README.md"})

LINK_OUT = "is a link that leads out of the project or to no file. Put the file itself here."


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found in a folder of sources: the files to read, and what is wrong with others."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def find_sources(root: Path, folder: str = store.SEEDS) -> Sources:
    """List the source articles below `folder` (relative to `root`), at any depth.

    The vocabulary is not a source. Hidden files and links that lead out of the project are named
    in the problems; what a file holds shows when it is read, whatever its name. Raises
    `StoreError` if a folder cannot be read.
    """
    files: list[str] = []
    problems: list[Problem] = []
    top, start = root.absolute().as_posix(), f"{PurePosixPath(folder).as_posix()}/"
    is_outside = not store.is_inside(root / folder, root)

    def leads_out(path: Path) -> bool:
        # Links to folders are not followed, so no other file lies elsewhere than the folder.
        return is_outside or (path.is_symlink() and not store.is_inside(path, root))

    for name in store.walk(root, folder):
        is_vocabulary = f"/{store.VOCABULARY}/" in f"{top}/{name}"
        if is_vocabulary or name == store.VOCABULARY or name.rpartition("/")[2] in IGNORED_NAMES:
            continue
        if "/." in f"/{name.removeprefix(start)}":
            text = "is hidden, so it is not read as a source. Rename it without the first dot."
            problems.append(Problem(name, 1, "S003", text, "warning"))
        elif leads_out(root / name):
            text = LINK_OUT
            problems.append(Problem(name, 1, "S004", text))
        else:
            files.append(name)
    return Sources(tuple(files), tuple(problems))


def digest_names(root: Path) -> list[str]:
    """The files below digests/, and folders that are named as if they were digests."""
    return store.walk(root, store.DIGESTS, named=".md")


def read_digests(
    root: Path, problems: list[Problem] | None = None, names: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every digest file, sorted by path; `names` limits which.

    A file that is not a digest's, too large or not UTF-8 goes into `problems` and is left out;
    without a list to put it in, `StoreError` is raised.
    """
    for name in digest_names(root) if names is None else sorted(names):
        last = name.rpartition("/")[2]
        if last in IGNORED_NAMES or last.startswith(store.TEMPORARY_PREFIX):
            continue
        path = root / name
        data = b""
        problem = _digest_name_problem(name) or _digest_file_problem(root, path, name)
        if problem is None:
            data = store.read_start(path, store.MAX_DIGEST_BYTES + 1)
            problem = _digest_data_problem(name, data)
        if problem is None:
            yield name, data.decode("utf-8")
        elif problems is None:
            raise store.StoreError(str(problem))
        else:
            problems.append(problem)


def _digest_name_problem(name: str) -> Problem | None:
    if name.rpartition("/")[2].startswith("."):
        text = "is hidden, so it is not read as a digest. Rename it without the first dot."
        return Problem(name, 1, "S003", text, "warning")
    if not name.endswith(".md"):
        advice = "Move it elsewhere or rename it"
        meant = re.fullmatch(r"(?P<stem>.+?)(?:\.md)?\.(?:md|txt|markdown)", name, re.IGNORECASE)
        if meant:
            advice = f"If it is one, rename it to {PurePosixPath(meant['stem']).name}.md"
        text = f"is not a digest: digests are .md files. {advice}."
        return Problem(name, 1, "S002", text)
    return None


def _digest_file_problem(root: Path, path: Path, name: str) -> Problem | None:
    """Why what stands there is no file to be read as a digest; None for one that is.

    A link may lead to anything of this machine's, and a pipe or device never ends.
    """
    try:
        found = path.lstat()
    except OSError as error:
        raise store.explain(path, "read", error) from error
    if stat.S_ISREG(found.st_mode):
        return None
    if stat.S_ISDIR(found.st_mode):
        text = "is a folder, so it is no digest. Rename it without .md, or put the file there."
        return Problem(name, 1, "S002", text)
    if not stat.S_ISLNK(found.st_mode):
        return Problem(name, 1, "S002", store.NO_FILE)
    if store.is_inside(path, root) and path.is_file():
        return None
    return Problem(name, 1, "S004", LINK_OUT)


def _digest_data_problem(name: str, data: bytes) -> Problem | None:
    if len(data) > store.MAX_DIGEST_BYTES:
        text = f"is larger than a digest can be ({store.MAX_DIGEST_BYTES} bytes). Shorten it."
        return Problem(name, 1, "S005", text)
    try:
        encoding.decode(data, name)
    except encoding.NotUtf8Error as error:
        return Problem(name, error.line, "C001", f"{error.reason}.")
    return None


def read_vocabulary(root: Path) -> dict[str, str]:
    """The vocabulary's files by name, the list of its ids included.

    Raises `StoreError` if one is not UTF-8 text.
    """
    texts: dict[str, str] = {}
    for name in store.walk(root, store.VOCABULARY):
        path = PurePosixPath(name)
        is_yaml = path.suffix in {".yml", ".yaml"} and not path.name.startswith(".")
        if is_yaml or name == store.VOCABULARY_IDS:
            texts[str(path.relative_to(store.VOCABULARY))] = store.read_text(root / name)
    return texts
