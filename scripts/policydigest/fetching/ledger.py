"""Which addresses were fetched, with what result: `sources/addresses.sqlite3`.

It makes a long list resumable (what is queued and not done stays queued when a run is killed), a
second visit cheap (ETag and Last-Modified), and tells what of a feed is new since last time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from policydigest import store
from policydigest.addresses import page_key
from policydigest.fetching.private_texts import FOLDER
from policydigest.store import StoreError

FILE = f"{FOLDER}/addresses.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS address (
    key TEXT PRIMARY KEY, url TEXT NOT NULL, state TEXT NOT NULL,
    etag TEXT, modified TEXT, text TEXT, reason TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_state ON address (state);
CREATE INDEX IF NOT EXISTS by_text ON address (text);
"""


class Entry(NamedTuple):
    """What is known of an address: `state` is queued, fetched, drafted or failed.

    `text` is the SHA-256 of the article that it gave, under which the text is kept.
    """

    url: str
    state: str
    etag: str | None = None
    modified: str | None = None
    text: str | None = None
    reason: str | None = None


class Ledger:
    """The addresses of one project; without one (None) they are forgotten at the end.

    Its methods raise `StoreError` if the disk fails.
    """

    def __init__(self, root: Path | None) -> None:
        self._path = Path(":memory:") if root is None else root / FILE
        with self._told():
            try:
                if root is not None:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise store.explain(self._path.parent, "written", error) from error
            self._base = sqlite3.connect(self._path)
            self._base.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def get(self, url: str) -> Entry | None:
        """What is known of an address."""
        query = "SELECT url, state, etag, modified, text, reason FROM address WHERE key = ?"
        with self._told():
            row = self._base.execute(query, (page_key(url),)).fetchone()
        return Entry(*row) if row else None

    def queue(self, urls: Iterable[str]) -> None:
        """Note addresses that are to be fetched; what is known of them otherwise stays."""
        with self._told(), self._base:
            self._base.executemany(
                "INSERT INTO address (key, url, state) VALUES (?, ?, 'queued') "
                "ON CONFLICT (key) DO UPDATE SET state = 'queued' WHERE state = 'failed'",
                [(page_key(url), url) for url in urls],
            )

    def unfinished(self) -> list[str]:
        """The addresses still to be fetched, and one for each text still to be drafted."""
        with self._told():
            rows = self._base.execute(
                "SELECT url FROM address WHERE state = 'queued' UNION "
                "SELECT min(url) FROM address WHERE state = 'fetched' AND text IS NOT NULL "
                "GROUP BY text ORDER BY url"
            )
            return [str(row[0]) for row in rows]

    def note(self, entry: Entry) -> None:
        """Note what became of an address, at once and for good."""
        with self._told(), self._base:
            self._base.execute(
                "INSERT OR REPLACE INTO address VALUES (?, ?, ?, ?, ?, ?, ?)",
                (page_key(entry.url), *entry),
            )

    def drafted(self, texts: Iterable[str]) -> None:
        """Note the texts that were dealt with: their addresses are not new any more."""
        with self._told(), self._base:
            self._base.executemany(
                "UPDATE address SET state = 'drafted' WHERE text = ? AND state = 'fetched'",
                [(text,) for text in texts],
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            text = f"{self._path}: cannot be used ({error}). Delete it to forget what was fetched."
            raise StoreError(text) from error
