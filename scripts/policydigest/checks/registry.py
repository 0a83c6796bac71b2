"""The list of checks, and running all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from policydigest.checks.outline import Outline, outline
from policydigest.digest_file.schema import NAME_LISTS, names_in
from policydigest.digests import ParsedDigest
from policydigest.indexes import id_of_path
from policydigest.model import Digest, Problem
from policydigest.vocabulary import Vocabulary

DigestCheck = Callable[[ParsedDigest, Digest, Vocabulary], Iterable[Problem]]
# The second are the ids of digests that cannot be read: they are there, whatever they say.
CollectionCheck = Callable[[Sequence[Outline], Collection[str]], Iterable[Problem]]

_digest_checks: list[DigestCheck] = []
_collection_checks: list[CollectionCheck] = []


def digest_check(check: DigestCheck) -> DigestCheck:
    """Register a check of one digest."""
    _digest_checks.append(check)
    return check


def collection_check(check: CollectionCheck) -> CollectionCheck:
    """Register a check across digests."""
    _collection_checks.append(check)
    return check


def check_digest(parsed: ParsedDigest, vocabulary: Vocabulary) -> list[Problem]:
    """All that is wrong with one digest, what reading it reported included, by line."""
    found = list(parsed.problems)
    if parsed.digest is not None:
        for check in _digest_checks:
            found.extend(check(parsed, parsed.digest, vocabulary))
    return sorted(found, key=Problem.place)


@dataclass(frozen=True, slots=True)
class Checked:
    """A digest as it was read, all that is wrong with it, and what others are compared with."""

    parsed: ParsedDigest
    problems: tuple[Problem, ...]
    outline: Outline | None


def checked(parsed: ParsedDigest, vocabulary: Vocabulary) -> Checked:
    """A digest with what the checks of it alone find."""
    return Checked(parsed, tuple(check_digest(parsed, vocabulary)), outline(parsed))


def check_collection(digests: Iterable[Outline], unread: Iterable[str] = ()) -> list[Problem]:
    """All that is wrong between digests, by file and line.

    `unread` are the files of those that cannot be read: who names one of them is not to blame.
    """
    known, ids = tuple(digests), {id_of_path(path) for path in unread}
    found = [problem for check in _collection_checks for problem in check(known, ids)]
    return sorted(found, key=Problem.place)


def strings(parsed: ParsedDigest, digest: Digest) -> Iterator[tuple[str, int, str]]:
    """Every text in the front matter: its name, its line and the text itself."""
    for name in ("title", "summary", "reviewed_by", "licence", "language", "withdrawn_reason"):
        value = getattr(digest, name)
        if value:
            yield name, parsed.line(name), value
    for name in NAME_LISTS:
        for number, value in enumerate(names_in(digest, name)):
            yield name.replace(".", " "), parsed.line_of(name, number), value
    for number, person in enumerate(digest.people):
        for part, value in (("name", person.name), ("role", person.role)):
            if value:
                line = parsed.line_of("people", number, part)
                yield f"people {number + 1} {part}", line, value
    for number, source in enumerate(digest.sources):
        for part in ("title", "url", "publisher", "author", "licence", "file", "archived"):
            value = getattr(source, part)
            if value:
                line = parsed.line_of("sources", number, part)
                yield f"sources {number + 1} {part}", line, value
