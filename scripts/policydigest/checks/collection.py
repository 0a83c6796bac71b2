"""Do the digests agree with each other?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policydigest.addresses import same
from policydigest.checks.registry import collection_check
from policydigest.codes import problem
from policydigest.digests import ParsedDigest
from policydigest.model import Digest, Problem
from policydigest.same_text import same_texts

Read = Sequence[tuple[ParsedDigest, Digest]]


@collection_check
def ids(read: Read) -> Iterator[Problem]:
    """Every id is one digest's alone, and no former id is in use."""
    first: dict[str, ParsedDigest] = {}
    for parsed, digest in read:
        if digest.id in first:
            message = f"id: {digest.id} is the id of {first[digest.id].path} already. Change it"
            yield problem(parsed.path, parsed.line("id"), "C060", message)
        else:
            first[digest.id] = parsed
    former: dict[str, ParsedDigest] = {}
    for parsed, digest in read:
        for number, slug in enumerate(digest.former_slugs):
            holder = first.get(slug) or former.get(slug)
            if holder is not None:
                line = parsed.line(f"former_slugs.{number}", "former_slugs")
                whose = "this digest's own id" if holder is parsed else f"used by {holder.path}"
                message = f"former_slugs: {slug} is {whose}. Remove it here"
                yield problem(parsed.path, line, "C063", message)
            former.setdefault(slug, parsed)


@collection_check
def references(read: Read) -> Iterator[Problem]:
    """related, supersedes and duplicate_of name other digests."""
    known = {digest.id for _, digest in read}
    for parsed, digest in read:
        for field, target, line in _references(parsed, digest):
            if target == digest.id:
                message = f"{field}: {target} is this digest itself. Remove it"
            elif target not in known:
                message = f"{field}: no digest has the id {target}. Check it, or remove it"
            else:
                continue
            yield problem(parsed.path, line, "C062", message)


@collection_check
def sources(read: Read) -> Iterator[Problem]:
    """One article makes one digest, unless the digests know of each other."""
    users: dict[str, list[Digest]] = {}
    paths = {digest.id: parsed.path for parsed, digest in read}
    for parsed, digest in read:
        for number, source in enumerate(digest.sources):
            key = same(source.url or "")
            if not key:
                continue
            others = users.setdefault(key, [])
            strange = [other for other in others if not _knows(digest, other)]
            if strange:
                line = parsed.line(f"sources.{number}.url", f"sources.{number}", "sources")
                yield problem(
                    parsed.path,
                    line,
                    "C061",
                    f"sources {number + 1} url: {paths[strange[0].id]} has the same source. "
                    f"Remove this digest, or name {strange[0].id} under related",
                )
            if digest not in others:
                others.append(digest)


@collection_check
def texts(read: Read) -> Iterator[Problem]:
    """No two digests say the same in nearly the same words."""
    by_id = {digest.id: (parsed, digest) for parsed, digest in read if not digest.withdrawn}
    found = same_texts([(digest.id, digest.body) for _, digest in by_id.values()])
    for later, earlier, share in found:
        parsed, digest = by_id[later]
        if _knows(digest, by_id[earlier][1]):
            continue
        message = (
            f"body: {share:.0%} of the text stands in {by_id[earlier][0].path} too. Remove one of "
            f"the two, or name {earlier} under duplicate_of or related"
        )
        yield problem(parsed.path, parsed.line("body"), "C064", message)


def _knows(one: Digest, other: Digest) -> bool:
    return one.id == other.id or other.id in _targets(one) or one.id in _targets(other)


def _targets(digest: Digest) -> tuple[str, ...]:
    return (*digest.related, *digest.supersedes, digest.duplicate_of or "")


def _references(parsed: ParsedDigest, digest: Digest) -> Iterator[tuple[str, str, int]]:
    for field in ("related", "supersedes"):
        for number, target in enumerate(getattr(digest, field)):
            yield field, target, parsed.line(f"{field}.{number}", field)
    if digest.duplicate_of:
        yield "duplicate_of", digest.duplicate_of, parsed.line("duplicate_of")
