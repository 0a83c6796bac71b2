"""Goes through a list of addresses: several hosts at once, each host's addresses in their order."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from policydigest.fetching.client import Client, Fetched
from policydigest.fetching.transport import FetchError

T = TypeVar("T")
HOSTS_AT_ONCE = 8
Validators = tuple[str | None, str | None]  # ETag and Last-Modified of an earlier answer


class Visit(NamedTuple):
    """What became of one address."""

    url: str
    result: Fetched | FetchError


def crawl(
    client: Client, urls: Sequence[str], validators: Mapping[str, Validators]
) -> Iterator[Visit]:
    """Fetch each address and yield what it gave, as it comes in."""

    def get(url: str) -> Visit:
        etag, modified = validators.get(url, (None, None))
        try:
            return Visit(url, client.get(url, etag=etag, modified=modified))
        except FetchError as error:
            return Visit(url, error)

    return each(urls, get)


def each(urls: Sequence[str], ask: Callable[[str], T]) -> Iterator[T]:
    """What `ask` gives for each address, as it comes in.

    Whoever stops listening ends it: what is under way is finished and no further one begun.
    """
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    results: queue.SimpleQueue[T] = queue.SimpleQueue()
    stop = threading.Event()

    def visit(host: str) -> None:
        for url in by_host[host]:
            if stop.is_set():
                return
            results.put(ask(url))

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        futures = [pool.submit(visit, host) for host in by_host]
        try:
            for _ in urls:
                while True:
                    try:
                        yield results.get(timeout=1)
                        break
                    except queue.Empty:
                        # a fault of the program in a thread must show, not hang
                        for future in futures:
                            if future.done():
                                future.result()
        finally:
            stop.set()
