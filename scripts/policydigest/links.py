"""Links that lead out: which there are, what their answers mean, and the report; pure.

`fetching` asks and `commands.links` writes. A host that turns programs away is not taken for
gone, and one that is silent today may answer next week: only what is sure is called dead.
"""

from __future__ import annotations

import contextlib
import urllib.parse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from policydigest.addresses import page_key
from policydigest.notation import typed_json
from policydigest.notation.typed_json import Limits
from policydigest.pages.safe import safe_code
from policydigest.reporting import counted

State = Literal["there", "dead", "moved", "blocked", "unclear"]
# In the order of the report: the heading, and what is to be done.
STATES = MappingProxyType(
    {
        "dead": ("Dead", "The page is gone. Name another source, or an archived copy (`archived`)"),
        "moved": ("Moved", "The page has another address for good. Write the new one"),
        "blocked": (
            "Blocked",
            "The host does not let programs in, so nothing is known. Open the address yourself",
        ),
        "unclear": ("Unclear", "This time no answer told anything. The next check may know more"),
    }
)
_PERMANENT = frozenset((301, 308))
_GONE = frozenset((404, 410))
# What hosts say to programs they do not want; 999 is one large network's own number for it.
_BLOCKED = frozenset((401, 402, 403, 405, 406, 407, 429, 451, 999))
VERSION = 1
LIMITS = Limits(bytes=10_000_000, items=20_000, text=2_000)
_SHOWN = 60  # of each kind, in the issue
_SHOWN_TEXT = 200  # characters of an address, so that all fits into one post


class _Links(HTMLParser):
    """Collects the targets and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.targets: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag names and where it leads."""
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value)
            elif name in ("href", "src"):
                self.targets.append(value)


def read_links(html: str) -> tuple[list[str], set[str]]:
    """The addresses that a page leads to or loads, as written, and its anchors."""
    parser = _Links()
    with contextlib.suppress(AssertionError):  # raised for `<![` with nonsense behind it
        parser.feed(html)
        parser.close()
    return parser.targets, parser.anchors


def outward(pages: Iterable[tuple[str, str]], own: str = "") -> dict[str, str]:
    """Every address on another host → the first page that has it; `own` is the site's address."""
    found: dict[str, str] = {}
    for name, html in pages:
        for target in read_links(html)[0]:
            address = urllib.parse.urldefrag(target).url
            if address.startswith(("https://", "http://")) and not (
                own and address.startswith(own)
            ):
                found.setdefault(address, name)
    return found


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that was asked, and the status it answered with."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Link:
    """An address, the page that has it, what became of it, and the answer in words.

    `to` is where it has moved; `archived` a copy that an archive has of one that is dead.
    """

    url: str
    page: str
    state: State
    said: str
    to: str | None = None
    archived: str | None = None


@dataclass(frozen=True, slots=True)
class LinkReport:
    """All that was asked, in the order of addresses; those that are there are only counted."""

    there: int
    links: tuple[Link, ...]


def judge(url: str, page: str, hops: Sequence[Hop]) -> Link:
    """What the answers on the way from an address mean; there is at least one."""
    last = hops[-1]
    said = f"answers {last.status}"
    if last.status in _GONE:
        return Link(url, page, "dead", said)
    if last.status in _BLOCKED:
        return Link(url, page, "blocked", said)
    if not 200 <= last.status < 300:
        return Link(url, page, "unclear", said)
    if _is_front(last.url) and not _is_front(url):
        return Link(url, page, "dead", "leads to a front page")  # gone, said politely
    moved = None
    for before, after in pairwise(hops):
        if before.status not in _PERMANENT:
            break
        moved = after.url
    if moved and page_key(moved) != page_key(url):
        return Link(url, page, "moved", "leads on for good", to=moved)
    return Link(url, page, "there", said)


def _is_front(url: str) -> bool:
    parts = urllib.parse.urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def archive_address(form: str, url: str) -> str:
    """Where an archive keeps copies of `url`: its address form with `{url}` filled in.

    Raises `ValueError` for a form that is none.
    """
    if form.count("{url}") != 1 or not form.startswith(("https://", "http://")):
        raise ValueError("an archive's form is an address with {url} in it")
    return form.replace("{url}", url)


def copy(hops: Sequence[Hop]) -> str | None:
    """The address of a copy, if the archive that was asked first has led to one of its own."""
    first, last = (urllib.parse.urlsplit(hop.url).netloc for hop in (hops[0], hops[-1]))
    found = 200 <= hops[-1].status < 300 and first == last and not _is_front(hops[-1].url)
    return hops[-1].url if found else None


# --------------------------------------------------------------------------- the report


def report(links: Iterable[Link]) -> LinkReport:
    """The report on these links."""
    ordered = sorted(links, key=lambda link: (link.url, link.page))
    wrong = tuple(link for link in ordered if link.state != "there")
    return LinkReport(len(ordered) - len(wrong), wrong)


def as_json(found: LinkReport) -> str:
    """The report as JSON."""
    return typed_json.write(found, VERSION)


def from_json(data: bytes) -> LinkReport:
    """The report that `as_json` wrote. Raises `TypedJsonError` for anything else."""
    return typed_json.read(LinkReport, data, "report", VERSION, LIMITS)


def as_text(found: LinkReport) -> str:
    """One line for each address that is not just there, by what became of it; then the counts."""
    lines = [
        f"{link.page}: {link.url} {link.state}: {', '.join(_told(link))}\n"
        for state in STATES
        for link in found.links
        if link.state == state
    ]
    return "".join([*lines, f"{summary(found)}\n"])


def as_markdown(found: LinkReport) -> str:
    """The report for an issue; what hosts and contributors wrote is shown as code."""
    parts = [f"{summary(found)}\n"]
    for state, (title, advice) in STATES.items():
        links = [link for link in found.links if link.state == state]
        if not links:
            continue
        parts.append(f"\n## {title}\n\n{advice}.\n\n")
        for link in links[:_SHOWN]:
            shown = f"{safe_code(link.url, _SHOWN_TEXT)} on {safe_code(link.page, _SHOWN_TEXT)}"
            told = ", ".join(_told(link, code=True))
            parts.append(f"- {shown}: {told}\n")
        if len(links) > _SHOWN:
            parts.append(f"- and {len(links) - _SHOWN} more: see `make links`\n")
    return "".join(parts)


def _told(link: Link, *, code: bool = False) -> Iterator[str]:
    def shown(text: str) -> str:
        return safe_code(text, _SHOWN_TEXT) if code else text

    yield shown(link.said) if link.state == "unclear" else link.said
    if link.to:
        yield f"to {shown(link.to)}"
    if link.archived:
        yield f"archived at {shown(link.archived)}"


def summary(found: LinkReport) -> str:
    """How many there are of each kind."""
    numbers = [(state, sum(link.state == state for link in found.links)) for state in STATES]
    said = ", ".join(f"{number} {state}" for state, number in numbers if number)
    total = counted(found.there + len(found.links), "address", "addresses")
    return f"{total} asked: {said or 'all are there'}."


def needs_hands(found: LinkReport) -> bool:
    """Whether anybody has something to mend: not where nothing is known."""
    return any(link.state in ("dead", "moved") for link in found.links)
