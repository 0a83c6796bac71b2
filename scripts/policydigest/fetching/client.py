"""Gets an address as a well-behaved visitor does: robots.txt, pauses, redirects, second tries."""

from __future__ import annotations

import datetime
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from importlib import metadata
from urllib.parse import urljoin, urlsplit

from protego import Protego

from policydigest.addresses import AddressError, sent
from policydigest.fetching.transport import ClosedError, FetchError, Limits, Response, Transport

NAME = "policydigest"
AGENT = (
    f"{NAME}/{metadata.version(NAME)} "
    "(drafts digests of public policy; +https://github.com/policydigest/policydigest)"
)
_ASK = "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,*/*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({429, 500, 502, 503, 504})
_GONE = {
    401: "asks for a password",
    402: "asks for a subscription",
    403: "does not let programs in",
    404: "is not there",
    410: "is gone for good",
    451: "is closed by law",
}
_ROBOTS_BYTES = 500_000
_SLOWEST = 30.0  # seconds between requests that robots.txt may ask for


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; `data` is None if nothing changed since the validators were given."""

    url: str  # where the redirects ended
    data: bytes | None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass
class Client:
    """Gets addresses, each host's one at a time and with pauses. Several threads may use it."""

    transport: Transport = field(default_factory=Transport)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Protego | FetchError] = field(default_factory=dict)
    _next: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def limits(self) -> Limits:
        """What the transport keeps to."""
        return self.transport.limits

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch `url`, unless the validators of an earlier answer still hold.

        Every hop of a redirect is checked like the first address. Raises `FetchError`.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        validators = {name: value for name, value in headers.items() if value}
        here, answer = "", Response(0, {}, b"")
        for here, answer in self.trail(url, validators):  # noqa: B007 - the last ones count
            pass
        if answer.status == 304:
            return Fetched(here, None, None, etag, modified)
        if answer.status != 200:
            said = _GONE.get(answer.status, "does not answer with a page")
            raise FetchError(f"{said} ({answer.status})")
        return Fetched(
            here,
            answer.data,
            _charset(answer.headers.get("content-type", "")),
            answer.headers.get("etag"),
            answer.headers.get("last-modified"),
        )

    def trail(
        self, url: str, headers: Mapping[str, str] | None = None, *, whole: bool = True
    ) -> Iterator[tuple[str, Response]]:
        """Each address on the way from `url` with its answer, the last of which is no redirect.

        Unless they are wanted `whole`, answers end with their headers. Raises `FetchError`.
        """
        here = _checked(url)
        for _ in range(self.limits.redirects + 1):
            self._keep_to_robots(here)
            answer = self._with_patience(here, headers or {}, whole=whole)
            yield here, answer
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return
            here = _checked(urljoin(here, location.strip()), "is redirected to what ")
        raise FetchError(f"is redirected more than {self.limits.redirects} times")

    def _with_patience(self, url: str, extra: Mapping[str, str], *, whole: bool = True) -> Response:
        """The answer, after as many tries as it takes and the limits allow."""
        wait = self.limits.backoff
        for left in reversed(range(self.limits.tries)):
            self._take_turn(url)
            try:
                answer = self._request(url, extra, whole=whole)
                if answer.status not in _LATER:
                    return answer
                asked = seconds_asked(answer.headers.get("retry-after"))
                error = FetchError(f"is too busy ({answer.status})", again=True, wait=asked)
            except FetchError as failed:
                error = failed
            if not error.again or not left:
                raise error
            if error.wait is not None and error.wait > self.limits.longest_wait:
                raise FetchError(f"asks to come back in {error.wait:.0f} seconds. Try again then")
            self.sleep(max(wait, error.wait or 0.0))
            wait *= 2
        raise FetchError("was not tried")

    def _request(self, url: str, extra: Mapping[str, str], *, whole: bool) -> Response:
        headers = {
            "User-Agent": AGENT,
            "Accept": _ASK,
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        return self.transport.get(url, {**headers, **extra}, whole=whole)

    def _take_turn(self, url: str) -> None:
        """Wait until the host may be asked again."""
        host = urlsplit(url).netloc
        rules = self._robots.get(_site(url))
        asked = rules.crawl_delay(NAME) if isinstance(rules, Protego) else None
        pause = max(self.limits.pause, min(float(asked or 0), _SLOWEST))
        with self._lock:
            now = self.clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + pause
        if turn > now:
            self.sleep(turn - now)

    def _keep_to_robots(self, url: str) -> None:
        """Raises `FetchError` if the site does not want this address fetched by programs.

        As RFC 9309 has it: no file means no rules, and a file that cannot be had means that
        nothing may be fetched.
        """
        site = _site(url)
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(url, NAME):
            raise ClosedError("is closed to programs by the site's robots.txt")

    def _rules(self, site: str) -> Protego | FetchError:
        here = f"{site}/robots.txt"
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._with_patience(here, {})
                if answer.status in _REDIRECTS and "location" in answer.headers:
                    here = _checked(urljoin(here, answer.headers["location"]))
                    continue
                text = answer.data[:_ROBOTS_BYTES].decode("utf-8", "replace")
                return Protego.parse(text if answer.status == 200 else "")
        except FetchError as error:
            if not error.again:
                return error
            return FetchError(f"was not fetched: the site's robots.txt {error.reason}", again=True)
        return Protego.parse("")


def _checked(url: str, before: str = "") -> str:
    try:
        return sent(url)
    except AddressError as error:
        raise FetchError(f"{before}{error}") from None


def _site(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _charset(content_type: str) -> str | None:
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", content_type, re.IGNORECASE)
    return match[1] if match else None


def seconds_asked(retry_after: str | None) -> float | None:
    """How long a host asks to wait, told in seconds or until a date; None if it does not."""
    if not retry_after:
        return None
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError):
        return None
    now = datetime.datetime.now(datetime.UTC)
    return max(0.0, (until.astimezone(datetime.UTC) - now).total_seconds())
