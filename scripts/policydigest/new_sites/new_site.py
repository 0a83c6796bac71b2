"""The files of a new, empty site, made from those of this project; pure.

What speaks of this project's own site is put into the new one's terms: its name, its address and
its repository. Pages about the program stay behind.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from policydigest.notation import front_matter
from policydigest.pages.labels import SiteText

_UPSTREAM = SiteText()
OWNERS = ".github/CODEOWNERS"
# What is about the program, or shows this project's own site.
LEFT_OUT = (
    OWNERS,
    ".github/ISSUE_TEMPLATE/fault.yml",
    ".github/workflows/audit.yml",
    ".github/workflows/ci.yml",
    ".github/workflows/release.yml",
    ".github/workflows/upgrade.yml",
    "docs/assets/images/bench.svg",
    "docs/assets/images/site.png",
    "docs/bench.md",
    "docs/design.md",
    "docs/scale.md",
)
UNKNOWN_URL = "https://example.org/"
UNKNOWN_REPOSITORY = "https://github.com/your-name/your-site"
EMPTY = ("digests/.gitkeep", "seeds/.gitkeep")
# Whole paragraphs with the blank lines behind them, or words within one.
_ABOUT_PROGRAM = re.compile(
    r"^<!-- program -->\n.*?<!-- /program -->\n*| ?<!-- program -->.*?<!-- /program -->",
    re.DOTALL | re.MULTILINE,
)
# A link to a part of the repository; its front page is the program's, and such links stay.
_LINK = re.compile(r"\[([^\]\[]*)\]\(" + re.escape(_UPSTREAM.repository) + r"(/[^)\s]*)\)")
_NAME = re.compile(r"[\w .,'’&()–-]+")
# https://host/path, ssh://git@host:22/path, git@host:path
_REMOTE = re.compile(
    r"(?:(?:https?|ssh|git)://(?:[^/@\s]+@)?(?P<host>[\w.-]+\.\w+)(?::\d+)?/"
    r"|(?:[\w.-]+@)(?P<ssh>[\w.-]+\.\w+):)(?P<path>[\w./~-]+?)(?:\.git)?/?"
)
_GITHUB = re.compile(r"https://github\.com/([\w-]+)/([\w.-]+)")


@dataclass(frozen=True, slots=True)
class NewSite:
    """What a new site is called and where it will stand; an empty address is not known yet."""

    name: str
    url: str = ""
    repository: str = ""

    @classmethod
    def of(cls, name: str, url: str, repository: str) -> NewSite:
        """From what a person gave; a repository on GitHub tells the address of its pages.

        Raises `ValueError` with the reason.
        """
        name = " ".join(name.split())
        if not _NAME.fullmatch(name):
            raise ValueError("a name has letters, digits, spaces and . , ' & ( ) - only")
        repository = _address(repository).removesuffix(".git")
        at_github = _GITHUB.fullmatch(repository)
        if at_github and not url:
            host = f"{at_github[1].lower()}.github.io"
            own = at_github[2].lower() == host  # GitHub serves such a repository at the top
            url = f"https://{host}/" + ("" if own else at_github[2])
        url = _address(url)
        return cls(name, f"{url}/" if url else "", repository)


def repository_of(remote: str) -> str:
    """The web address of the repository that git fetches from, without a name or password in it.

    Empty for an address that tells none, such as that of a folder.
    """
    match = _REMOTE.fullmatch(remote.strip())
    return f"https://{match['host'] or match['ssh']}/{match['path']}" if match else ""


def files(
    project: Mapping[str, bytes], own: Mapping[str, bytes], site: NewSite
) -> dict[str, bytes]:
    """The new site's files by path.

    `project` are this project's files, `own` those that only new sites have.
    """
    kept = {name: data for name, data in project.items() if name not in LEFT_OUT}
    found = {**dict.fromkeys(EMPTY, b""), **kept, **own}
    if name := owner(site):
        found[OWNERS] = f"# Who is asked to look at a proposal.\n* @{name}\n".encode()
    return {name: _adapted(name, data, site) for name, data in sorted(found.items())}


def owner(site: NewSite) -> str | None:
    """Whose repository it is, as far as its address on GitHub tells."""
    match = _GITHUB.fullmatch(site.repository)
    return match[1] if match else None


def _adapted(name: str, data: bytes, site: NewSite) -> bytes:
    if name.endswith(".svg"):
        return data.replace(_UPSTREAM.name.encode(), html.escape(site.name).encode())
    if name.startswith(("docs/assets/", "docs/schemas/", "overrides/", "seeds/")):
        return data
    text = data.decode("utf-8")
    if name == "mkdocs.yml":
        return _configuration(text, site).encode("utf-8")
    text = _ABOUT_PROGRAM.sub("", text)
    target = rf"[\1]({site.repository}\2)" if site.repository else r"\1"
    text = _LINK.sub(target, text)
    for old, new in (
        (f"{_UPSTREAM.repository}/", f"{site.repository or UNKNOWN_REPOSITORY}/"),
        (_UPSTREAM.url, site.url or UNKNOWN_URL),
        (_UPSTREAM.name, site.name),
    ):
        text = text.replace(old, new)
    return text.encode("utf-8")


def _configuration(text: str, site: NewSite) -> str:
    """`mkdocs.yml` with the new site's values and every comment that it has."""
    url = site.url or UNKNOWN_URL
    values = {
        "site_name": site.name,
        "site_url": url,
        # the site's own address stands for none: without any, the theme has no place for the search
        "repo_url": site.repository or url,
        "repo_name": site.repository.rpartition("/")[2],
        "authority": urlsplit(url).hostname or "",
    }
    left_out = tuple(f": {name.removeprefix('docs/')}" for name in LEFT_OUT)  # in the menu
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        key = line.split(":", 1)[0].strip()
        if line.rstrip().endswith(left_out) or (not site.repository and key == "edit_uri"):
            continue
        if key not in values:
            lines.append(line)
        elif values[key]:
            indent = line[: len(line) - len(line.lstrip())]
            comment = line.partition(" #")
            written = front_matter.dump({key: values[key]}).rstrip("\n")
            lines.append(indent + written + (f" #{comment[2]}" if comment[1] else "\n"))
    return "".join(lines)


def _address(text: str) -> str:
    """A web address without a slash at its end; "" stays so. Raises `ValueError`."""
    address = text.strip().rstrip("/")
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError(f"{text}: write a whole address, like https://example.org/")
    if re.search(r"[\s<>\"'`()\\]", address):
        raise ValueError(f"{text}: an address has no spaces, quotes or brackets")
    return address
