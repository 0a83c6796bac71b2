"""From addresses to articles: fetches them, and what they lead to, and keeps the texts.

Lists, feeds and sitemaps give what is new since last time; an address that was named itself is
fetched again, and gives its article if it has changed. What cannot be had is named, and the rest
goes on.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policydigest.addresses import page_key
from policydigest.drafts.known import Known
from policydigest.fetching import private_texts
from policydigest.fetching.client import Client, Fetched
from policydigest.fetching.crawl import crawl
from policydigest.fetching.ledger import Entry, Ledger
from policydigest.fetching.transport import FetchError
from policydigest.formats import reading
from policydigest.formats.parts import Address, ArticleError, Item, Origin
from policydigest.model import Article, Problem
from policydigest.notices import unreadable
from policydigest.progress import Progress

DEPTH = 3  # a sitemap of sitemaps, their pages


def today() -> str:
    """The day of a fetch: a fact about the source, noted once. Nothing else reads the clock."""
    return datetime.datetime.now(datetime.UTC).date().isoformat()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted of lists: what was published or changed since a day, and at most so many."""

    since: str | None = None
    limit: int | None = None


@dataclass
class Online:
    """Fetches for one run; `problems` collects what could not be had.

    Texts are kept below `root`; without one (None) they are not.
    """

    root: Path | None
    known: Known
    ledger: Ledger
    client: Client
    wishes: Wishes
    problems: list[Problem]
    day: Callable[[], str] = today
    _seen: set[str] = field(default_factory=set)
    _found: int = 0
    _lists: list[Entry] = field(default_factory=list)

    def articles(self, named: Iterable[Address], progress: Progress) -> Iterator[Article]:
        """The articles behind the addresses, in the order of the addresses they came from.

        `Address.name` is empty for one that was named itself, else the list that leads to it.
        """
        wanted = list(named)
        for _ in range(DEPTH):
            found: list[Address] = []
            urls: list[str] = []
            for address in wanted:
                kept = self._kept(address) if address.name else None
                if kept is not None:
                    yield kept
                elif self._is_wanted(address):
                    urls.append(address.url)
            self.ledger.queue(urls)
            self._settle()
            lists = {address.url for address in wanted if address.name}
            results = dict(self._fetch(urls, lists, progress))
            for url in urls:
                for item in results.get(url, ()):
                    if isinstance(item, Address):
                        found.append(dataclasses.replace(item, name=url))
                    elif isinstance(item, Article):
                        yield item
            wanted = found
            if not wanted:
                break
        self._settle()

    def listed(self, items: Iterable[Item]) -> Iterator[Article]:
        """The articles of a list that are wanted; the caller has its addresses followed."""
        for item in items:
            if isinstance(item, Article) and self._is_new(item):
                self._found += 1
                self._keep(item)
                self.ledger.note(Entry(item.url or item.name, "fetched", text=item.sha256))
                yield item

    def _is_wanted(self, address: Address) -> bool:
        key = page_key(address.url)
        if key in self._seen:
            return False
        self._seen.add(key)
        if not address.name:
            return True
        entry = self.ledger.get(address.url)
        if self.known.has_url(address.url) or (entry and entry.state == "drafted"):
            return False
        if self.wishes.since and address.day and address.day < self.wishes.since:
            return False
        if not self._has_room():
            return False
        self._found += 1
        return True

    def _is_new(self, article: Article) -> bool:
        entry = self.ledger.get(article.url or article.name)
        since = self.wishes.since
        return not (
            self.known.has_url(article.url)
            or article.sha256 in self.known.texts
            or (entry and entry.state == "drafted" and entry.text == article.sha256)
            or (since and article.published and article.published < since)
            or not self._has_room()
        )

    def _has_room(self) -> bool:
        return self.wishes.limit is None or self._found < self.wishes.limit

    def _kept(self, address: Address) -> Article | None:
        """The article that an earlier run fetched and was stopped before it could draft it."""
        entry = self.ledger.get(address.url)
        if entry is None or entry.state != "fetched" or not entry.text or not self._has_room():
            return None
        if page_key(address.url) in self._seen:
            return None
        article = self._recall(entry.text, address.url)
        if article is not None and self._is_new(article):
            self._seen.add(page_key(address.url))
            self._found += 1
            return article
        return None

    def _settle(self) -> None:
        """Note that lists were read: not before what they lead to is queued, lest that be lost."""
        for entry in self._lists:
            self.ledger.note(entry)
        self._lists.clear()

    # ------------------------------------------------------------------ texts

    def _keep(self, article: Article) -> None:
        if self.root is not None:
            private_texts.keep(self.root, article)

    def _has(self, total: str) -> bool:
        return self.root is not None and private_texts.has(self.root, total)

    def _recall(self, total: str, name: str) -> Article | None:
        return private_texts.recall(self.root, total, name) if self.root is not None else None

    # ------------------------------------------------------------------ pages

    def _fetch(
        self, urls: Sequence[str], listed: set[str], progress: Progress
    ) -> Iterator[tuple[str, list[Item]]]:
        """What each address gives; noted in the ledger at once, so that none is fetched twice."""
        entries = {url: self.ledger.get(url) for url in urls}
        validators = {
            url: (entry.etag, entry.modified)
            for url, entry in entries.items()
            # without its text an unchanged page would be of no use
            if entry and (not entry.text or self._has(entry.text))
        }
        for visit in progress.steps(crawl(self.client, urls, validators), len(urls)):
            url, result = visit
            if isinstance(result, FetchError):
                self.ledger.note(Entry(url, "failed", reason=result.reason))
                self.problems.append(Problem(url, 1, "S014", f"{result.reason}."))
            elif result.data is None:
                yield url, self._unchanged(url, entries[url])
            else:
                yield url, self._read(url, result, url in listed)

    def _unchanged(self, url: str, entry: Entry | None) -> list[Item]:
        if entry is None:
            return []
        self.ledger.note(entry._replace(state="drafted" if not entry.text else "fetched"))
        if entry.text and entry.text not in self.known.texts:
            article = self._recall(entry.text, url)
            return [article] if article else []
        return []

    def _read(self, url: str, page: Fetched, is_listed: bool) -> list[Item]:
        origin = Origin(url, url=page.url, retrieved=self.day(), charset=page.charset)
        items = list(reading.read_bytes(page.data or b"", origin))
        articles = [item for item in items if isinstance(item, Article)]
        single = len(items) == 1 and len(articles) == 1
        for item in items:
            if isinstance(item, ArticleError):
                self.problems.append(unreadable(item.name, item))
        if single:
            self._keep(articles[0])
            if articles[0].url and page_key(articles[0].url) != page_key(url):
                self.ledger.note(Entry(articles[0].url, "fetched", text=articles[0].sha256))
            kept: list[Item] = list(articles)
        else:
            self._found -= is_listed  # it was a list, no article
            kept = [*self.listed(items), *(i for i in items if isinstance(i, Address))]
        text = articles[0].sha256 if single else None
        # a list is never done: it is asked for what is new the next time
        entry = Entry(url, "fetched", page.etag, page.modified, text)
        if single:
            self.ledger.note(entry)
        else:
            self._lists.append(entry)
        return kept
