"""`policydigest init`: a new, empty site of digests. It asks nothing."""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from importlib.resources import files as package_files
from pathlib import Path

from policydigest import store
from policydigest.commands.paths import UsageError, named_path
from policydigest.new_sites import installation, new_site, project_files
from policydigest.new_sites.new_site import NewSite

_OWN = ("Makefile", "README.md", "requirements.txt")
_TAKEN = "is not empty. Name a new folder, or empty this one; a folder with only .git in it will do"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", metavar="DIR", help="the new site's folder")
    parser.add_argument(
        "--name", default="Policy Digest", help="what the site is called (default: Policy Digest)"
    )
    parser.add_argument(
        "--url",
        default="",
        help="the address it will stand at (default: that of the repository's GitHub Pages)",
    )
    parser.add_argument(
        "--repository",
        default="",
        metavar="URL",
        help="where its files will be, for edit links (default: where git in DIR fetches from)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the site's files into the folder and say what comes next."""
    folder = named_path(arguments.folder)
    repository = arguments.repository or new_site.repository_of(_remote(folder))
    try:
        site = NewSite.of(arguments.name, arguments.url, repository)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder}: is not a folder")
    if folder.is_dir() and {path.name for path in folder.iterdir()} - {".git"}:
        raise UsageError(f"{folder}: {_TAKEN}")
    origin = project_files.folder()
    project = {name: store.read_bytes(origin / name) for name in project_files.names(origin)}
    found = new_site.files(project, _own(), site)
    needed = installation.requirement()
    found["requirements.txt"] += "".join(f"{line}\n" for line in needed.lines).encode()
    if needed.wheel:
        name = f"{installation.WHEELS}/{needed.wheel.name}"
        found[name] = store.read_bytes(needed.wheel)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in found.items():
        store.write_new(folder / name, data, within=folder)
    python = "" if needed.is_certain else f"PYTHON={shlex.quote(sys.executable)} "
    print(_next_steps(folder, site, python), flush=True)
    return 0


def _remote(folder: Path) -> str:
    """Where git fetches from in a folder that is a repository already; else nothing."""
    if not (folder / ".git").exists():
        return ""
    ask = ["git", f"--git-dir={folder / '.git'}", "config", "--get", "remote.origin.url"]
    try:
        return subprocess.run(ask, check=False, capture_output=True, encoding="utf-8").stdout
    except FileNotFoundError:  # there is no git here
        return ""


def _own() -> dict[str, bytes]:
    """The files that only a new site has."""
    folder = package_files("policydigest") / "data" / "new_site"
    return {name: folder.joinpath(name).read_bytes() for name in _OWN}


def _next_steps(folder: Path, site: NewSite, python: str) -> str:
    """What to do with the new site; `python` is what `make` must be told to find the program."""
    installs = "" if python else "; the first time installs what it needs into .venv"
    steps = [
        f'The new site "{site.name}" is in {folder}. Next:',
        "",
        f"  cd {shlex.quote(str(folder))}",
        f"  make {python}site     build it{installs}",
        f"  make {python}serve    look at it in a browser",
        "",
        "Put an article's text into the folder seeds, and `make site` drafts a digest from it.",
        "README.md says what to make your own.",
    ]
    if python:
        steps.append("The program runs from its source here; requirements.txt says how to name it.")
    owner = new_site.owner(site)
    steps.append(
        f"{new_site.OWNERS} has @{owner} asked to look at proposals; name others there."
        if owner
        else f"{new_site.OWNERS}, which you may write, says who is asked to look at proposals."
    )
    missing = [
        *(() if site.repository else ("repo_url (where the files will be)",)),
        *(() if site.url else ("site_url and extra: authority (where the site will stand)",)),
    ]
    if missing:
        steps.append(f"Before you publish, set in mkdocs.yml: {'; '.join(missing)}.")
    return "\n".join(steps)
