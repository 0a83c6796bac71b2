"""What is known of the digests there are: their sources and ids, so that none is drafted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from policydigest.addresses import page_key
from policydigest.digests import ParsedDigest
from policydigest.drafts.twins import Twins
from policydigest.indexes import id_of_path
from policydigest.model import Digest, Problem


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of one source: a digest, or the problem that stood in the way."""

    source: str
    digest: Digest | None
    problems: tuple[Problem, ...] = ()
    sketch: tuple[int, ...] = ()  # of the text, to know the article again in another format
    text: str = ""  # of the digest's file; made where it was drafted, so that all processes share


@dataclass(slots=True)
class Named:
    """The source files that have a digest, with the digest's path.

    `unread` are the texts of digests that cannot be read: what they name must not be drafted a
    second time.
    """

    files: dict[str, str] = field(default_factory=dict)
    unread: Sequence[str] = ()

    @classmethod
    def of(cls, parsed: Iterable[ParsedDigest], unread: Iterable[str] = ()) -> Named:
        """What digests name; `unread` may stand in those that are no text, so are not `parsed`."""
        files: dict[str, str] = {}
        texts = [*unread]
        for one in parsed:
            if one.digest is None:
                texts.append(one.text)
                continue
            for source in one.digest.sources:
                if source.file:
                    files.setdefault(source.file, one.path)
        return cls(files, texts)

    def has(self, source: str) -> bool:
        """Whether some digest names this source file."""
        return source in self.files or any(source in text for text in self.unread)


@dataclass
class Known:
    """The sources that have a digest, by path, text and address, and the ids that are taken."""

    named: Named = field(default_factory=Named)
    texts: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    # Those drafted from files elsewhere, by text, and whether an address is known.
    elsewhere: dict[str, tuple[str, bool]] = field(default_factory=dict)
    twins: Twins = field(default_factory=Twins)
    ids: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, parsed: Iterable[ParsedDigest], named: Named) -> Known:
        """From the digests there are, and what they name."""
        known = cls(named)
        for one in parsed:
            known.ids.add(id_of_path(one.path))
            if one.digest is not None:
                known.add(one.path, one.digest)
        return known

    def add(self, path: str, digest: Digest) -> None:
        """Take note of the digest in the file `path`."""
        self.ids.update((digest.id, *digest.former_slugs))
        for source in digest.sources:
            if source.file:
                self.named.files.setdefault(source.file, path)
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
        path = self.named.files.get(drafted.source, "")
        if path or drafted.digest is None or drafted.digest.sources[0].file:
            return path
        source = drafted.digest.sources[0]
        if source.url and page_key(source.url) in self.urls:
            return self.urls[page_key(source.url)]
        path, has_url = self.elsewhere.get(source.sha256 or "", ("", False))
        return "" if source.url and has_url else path

    def has(self, source: str) -> bool:
        """Whether some digest names this source file."""
        return self.named.has(source)

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
