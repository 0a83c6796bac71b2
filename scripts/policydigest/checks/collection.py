"""Do the digests agree with each other?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from policydigest.checks.outline import Outline
from policydigest.checks.registry import collection_check
from policydigest.checks.same_text import same_texts
from policydigest.codes import problem
from policydigest.digest_file import schema
from policydigest.indexes import id_of_path
from policydigest.model import Problem


@collection_check
def ids(digests: Sequence[Outline], _: Collection[str]) -> Iterator[Problem]:
    """Every id is one digest's alone, and no former id is in use."""
    first: dict[str, Outline] = {}
    # The file of that name has the first claim, so that a copy beside it harms nothing but itself.
    for one in sorted(digests, key=lambda one: id_of_path(one.path) != one.id):
        owner = first.setdefault(one.id, one)
        if owner is not one:
            message = f"id: {one.id} is the id of {owner.path} already. Change it"
            yield problem(one.path, one.id_line, "C060", message)
    former: dict[str, Outline] = {}
    for one in digests:
        for slug, line in one.former:
            holder = first.get(slug) or former.get(slug)
            if holder is not None:
                whose = "this digest's own id" if holder is one else f"used by {holder.path}"
                message = f"former_slugs: {slug} is {whose}. Remove it here"
                yield problem(one.path, line, "C063", message)
            former.setdefault(slug, one)


@collection_check
def references(digests: Sequence[Outline], unread: Collection[str]) -> Iterator[Problem]:
    """related, supersedes and duplicate_of name other digests."""
    known = {*unread, *(one.id for one in digests)}
    for one in digests:
        for field, target, line in one.references:
            if target == one.id:
                message = f"{field}: {target} is this digest itself. Remove it"
            elif target not in known:
                message = f"{field}: no digest has the id {target}. Check it, or remove it"
            else:
                continue
            yield problem(one.path, line, "C062", message)


@collection_check
def links(digests: Sequence[Outline], unread: Collection[str]) -> Iterator[Problem]:
    """Links in the text lead to digests that there are, and to sections that they have."""
    sections = {former.slug: one.sections for one in digests for former in one.former}
    sections |= {one.id: one.sections for one in digests}
    for one in digests:
        for written, target, section, line in one.links:
            if target in sections:
                if section and section not in sections[target]:
                    message = f"body: {target} has no section #{section}. Link to {target}.md alone"
                    yield problem(one.path, line, "C065", message, "warning")
            elif target not in unread:
                yield problem(one.path, line, "C065", _nowhere(written, target))


def _nowhere(written: str, target: str) -> str:
    if schema.ID.fullmatch(target):
        return f"body: no digest has the id {target}, to which a link leads. Check it, or remove it"
    return (
        f"body: the link to {written} leads to no digest. Name a digest's file, or write the whole "
        "address of a page with https:"
    )


@collection_check
def sources(digests: Sequence[Outline], _: Collection[str]) -> Iterator[Problem]:
    """One article makes one digest, unless the digests know of each other."""
    users: dict[str, list[Outline]] = {}
    paths = {one.id: one.path for one in digests}
    for one in digests:
        for number, url, line in one.addresses:
            others = users.setdefault(url, [])
            strange = next((other for other in others if not _knows(one, other)), None)
            if strange is not None:
                yield problem(
                    one.path,
                    line,
                    "C061",
                    f"sources {number + 1} url: {paths[strange.id]} has the same source. "
                    f"Remove this digest, or name {strange.id} under related",
                )
            if one not in others:
                others.append(one)


@collection_check
def texts(digests: Sequence[Outline], _: Collection[str]) -> Iterator[Problem]:
    """No two digests say the same in nearly the same words."""
    by_id = {one.id: one for one in digests if not one.is_withdrawn}
    for later, earlier, share in same_texts([(one.id, one.clauses) for one in by_id.values()]):
        one, other = by_id[later], by_id[earlier]
        if _knows(one, other):
            continue
        message = (
            f"body: {share:.0%} of the text stands in {other.path} too. Remove one of "
            f"the two, or name {earlier} under duplicate_of or related"
        )
        yield problem(one.path, one.body_line, "C064", message)


def _knows(one: Outline, other: Outline) -> bool:
    return one.id == other.id or _names(one, other.id) or _names(other, one.id)


def _names(one: Outline, target: str) -> bool:
    return any(reference.target == target for reference in one.references)
