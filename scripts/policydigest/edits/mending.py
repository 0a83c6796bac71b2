"""What `check --fix` mends: what can only be meant in one way; pure.

Preferred names, doubled names, tracking parameters, names of licences, stray spaces, line ends,
and, where no comment could be lost, the order of the fields and the way they are written.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from policydigest import digests
from policydigest.addresses import without_tracking
from policydigest.digest_file.schema import names_in
from policydigest.digests import ParsedDigest
from policydigest.edits.renaming import FIELDS, rename
from policydigest.edits.rewriting import CommentError, rewrite
from policydigest.indexes import TAG_KINDS
from policydigest.licences import proper_name
from policydigest.model import Digest, Source
from policydigest.vocabulary import TagKind, Vocabulary


def mend(parsed: ParsedDigest, vocabulary: Vocabulary | None) -> str:
    """The text that the file of a digest should have; its own where nothing can be mended.

    Without a vocabulary the names stay as they are. A file with an error stays as it is.
    """
    text = parsed.text.removeprefix("\ufeff").replace("\r\n", "\n")
    if "\n" not in text:  # as old Macs wrote it
        text = text.replace("\r", "\n")
    plain = parsed if text == parsed.text else digests.parse(text, parsed.path)
    if plain.digest is None or any(problem.severity == "error" for problem in plain.problems):
        return parsed.text
    mended = _sources(_spaces(plain.digest))
    if vocabulary is not None:
        for kind in TAG_KINDS:
            mended = rename(mended, kind, dict(_preferred(mended, kind, vocabulary)))
    if not plain.comments:
        return digests.write(mended)
    try:
        return rewrite(plain, mended)
    except CommentError:
        return text


def _preferred(digest: Digest, kind: TagKind, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    for field in FIELDS[kind]:
        for name in names_in(digest, field):
            entry = vocabulary.meant(kind, name)
            if entry is not None:
                yield name, entry.name


def _spaces(digest: Digest) -> Digest:
    """Names and title without spaces around them or several in a row."""
    names = {
        field: tuple(_spaced(name) for name in getattr(digest, field))
        for field in ("countries", "organisations", "topics", "instruments")
    }
    mentions = dataclasses.replace(
        digest.mentions,
        countries=tuple(map(_spaced, digest.mentions.countries)),
        organisations=tuple(map(_spaced, digest.mentions.organisations)),
    )
    people = tuple(
        dataclasses.replace(p, name=_spaced(p.name), role=_spaced(p.role) if p.role else p.role)
        for p in digest.people
    )
    title = _spaced(digest.title)
    changes = {"mentions": mentions, "people": people, "title": title}
    return dataclasses.replace(digest, **names, **changes)  # type: ignore[arg-type]


def _spaced(text: str) -> str:
    return re.sub(" {2,}", " ", text).strip(" ")


def _sources(digest: Digest) -> Digest:
    return dataclasses.replace(digest, sources=tuple(map(_source, digest.sources)))


def _source(source: Source) -> Source:
    url = without_tracking(source.url) if source.url else source.url
    licence = (proper_name(source.licence) if source.licence else None) or source.licence
    return dataclasses.replace(source, url=url, licence=licence)
