"""What is known of the digests there are: their sources and ids, so that none is drafted twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from policydigest.addresses import page_key
from policydigest.digests import ParsedDigest
from policydigest.drafts.twins import Twins
from policydigest.model import Digest, Problem


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of one source: a digest, or the problem that stood in the way."""

    source: str
    digest: Digest | None
    problems: tuple[Problem, ...] = ()
    sketch: tuple[int, ...] = ()  # of the text, to know the article again in another format
    text: str = ""  # of the digest's file; made where it was drafted, so that all processes share


@dataclass
class Known:
    """The sources that have a digest, by path and by text, and the ids that are taken."""

    files: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    # Those drafted from files elsewhere, by text, and whether an address is known.
    elsewhere: dict[str, tuple[str, bool]] = field(default_factory=dict)
    twins: Twins = field(default_factory=Twins)
    ids: set[str] = field(default_factory=set)
    unread: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, parsed: Iterable[ParsedDigest]) -> Known:
        """From the digests there are."""
        known = cls()
        for one in parsed:
            known.ids.add(PurePosixPath(one.path).stem)
            if one.digest is None:
                # What it says cannot be read, yet it must not be drafted a second time.
                known.unread.append(one.text)
            else:
                known.add(one.path, one.digest)
        return known

    def add(self, path: str, digest: Digest) -> None:
        """Take note of the digest in the file `path`."""
        self.ids.update((digest.id, *digest.former_slugs))
        for source in digest.sources:
            if source.file:
                self.files.setdefault(source.file, path)
            if source.sha256:
                self.texts.setdefault(source.sha256, path)
                if not source.file:
                    self.elsewhere.setdefault(source.sha256, (path, bool(source.url)))
            if source.url:
                self.urls.setdefault(page_key(source.url), path)

    def has_url(self, url: str | None) -> bool:
        """Whether some digest has a source at this address."""
        return bool(url) and page_key(url or "") in self.urls

    def path_of(self, drafted: Drafted) -> str:
        """The file of the digest that a source has; empty for none.

        It is known by its file below seeds/, by its address, else by its text. The same text at
        two addresses, or below seeds/ and elsewhere, is two sources.
        """
        path = self.files.get(drafted.source, "")
        if path or drafted.digest is None or drafted.digest.sources[0].file:
            return path
        source = drafted.digest.sources[0]
        if source.url and page_key(source.url) in self.urls:
            return self.urls[page_key(source.url)]
        path, has_url = self.elsewhere.get(source.sha256 or "", ("", False))
        return "" if source.url and has_url else path

    def has(self, source: str) -> bool:
        """Whether some digest names this source file."""
        return source in self.files or any(source in text for text in self.unread)

    def twin(self, digest: Digest) -> str | None:
        """The file of another digest that has the same source text."""
        sums = (source.sha256 for source in digest.sources if source.sha256)
        return next((self.texts[total] for total in sums if total in self.texts), None)

    def free_id(self, wanted: str) -> str:
        """The wanted id, or the first with a number behind it that is not taken."""
        number, candidate = 1, wanted
        while candidate in self.ids:
            number += 1
            candidate = f"{wanted}-{number}"
        return candidate
