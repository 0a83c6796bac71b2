"""`make links`: asks every outward address on the built site whether it is still there.

Slow and dependent on other people's machines, so it is run on request and never by the tests.
Addresses come from the pages' text; an answer of 404 or 410, or none at all, is reported with the
page. A host that refuses programs (401, 403, 405, 429 and the like) is not taken for gone.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

TIMEOUT = 20
AT_A_TIME = 8
GONE = frozenset((404, 410))
AGENT = "policydigest-links (checks the outward links of a digest site)"


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


def trouble(address: str, timeout: float = TIMEOUT) -> str | None:
    """Why the address seems to be gone; None if it is there or its host will not say."""
    for method in ("HEAD", "GET"):
        try:
            request = urllib.request.Request(
                _ascii(address), method=method, headers={"User-Agent": AGENT}
            )
            with urllib.request.urlopen(request, timeout=timeout):
                return None
        except urllib.error.HTTPError as error:
            error.close()
            if method == "GET":
                return f"answers {error.code}" if error.code in GONE else None
        except (OSError, ValueError, http.client.HTTPException) as error:
            if method == "GET":
                return f"cannot be reached: {getattr(error, 'reason', None) or error}"
    return None


def _ascii(address: str) -> str:
    """The address as it is sent: other letters than ASCII in percent signs or punycode."""
    parts = urllib.parse.urlsplit(address)
    host = (
        parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
    )
    path = urllib.parse.quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = urllib.parse.quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    return urllib.parse.urlunsplit((parts.scheme, host, path, query, ""))


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """The built pages: path below the site's folder, HTML."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8", errors="replace")


def main(argv: Sequence[str] | None = None) -> int:
    """Report addresses that are gone; exit code 1 if there are any, 2 without a built site."""
    parser = argparse.ArgumentParser(prog="policydigest.links", description=__doc__)
    parser.add_argument(
        "site", nargs="?", default="site", type=Path, help="the built site's folder"
    )
    parser.add_argument("--own", default="", help="the site's own address, which is not asked")
    parser.add_argument("--timeout", type=float, default=TIMEOUT, help="seconds for each answer")
    arguments = parser.parse_args(argv)
    if not arguments.site.is_dir():
        print(f"{arguments.site}: there is no built site. Run `make site` first.", file=sys.stderr)
        return 2
    found = outward(pages(arguments.site), arguments.own)
    print(f"Asking for {len(found)} addresses ...", file=sys.stderr, flush=True)
    gone = 0
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        answers = pool.map(lambda address: trouble(address, arguments.timeout), found)
        for (address, page), answer in zip(found.items(), answers, strict=True):
            if answer:
                gone += 1
                print(f"{page}: {address} {answer}", flush=True)
    print(f"{gone} of {len(found)} addresses seem to be gone.", file=sys.stderr)
    return 1 if gone else 0


if __name__ == "__main__":
    raise SystemExit(main())
