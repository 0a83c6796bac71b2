"""Lists of digests: newest first, under the year or month they belong to, 50 a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from policydigest.indexes import digest_path
from policydigest.pages import labels
from policydigest.pages.markup import Context, chunks, page_path, pager, root_of, time_tag

if TYPE_CHECKING:
    from policydigest.model import Digest

PER_PAGE = 50
# A digest may have many more tags than a list has room for; its own page has them all.
_TAGS = 8

Dividing = Callable[["Digest"], str]


class Listed(Protocol):
    """Whatever has a page with a list of digests: a group, a pair of countries, a person."""

    @property
    def path(self) -> str:
        """Where its (first) page lies below `docs/`."""

    @property
    def digests(self) -> Sequence[Digest]:
        """Its digests, newest first."""


def by_year(digest: Digest) -> str:
    """The heading a digest stands under on a tag's page."""
    return digest.year


def by_month(digest: Digest) -> str:
    """The heading a digest stands under on a year's page."""
    return labels.month_words(digest.date[:7])


def undivided(digest: Digest) -> str:  # noqa: ARG001 - the signature of `Dividing`
    """No headings."""
    return ""


@dataclass(frozen=True, slots=True)
class Lister:
    """Writes the entries of lists; each digest's entry is worked out once for each depth."""

    context: Context
    _entries: dict[tuple[str, str], tuple[str, list[str], str]] = field(default_factory=dict)

    def entry(self, digest: Digest, root: str, own: Listed | None, words: str) -> str:
        """One digest in a list: date, title, summary, and its tags but the page's own."""
        key = (digest.id, root)
        found = self._entries.get(key)
        if found is None:
            found = self._entries[key] = self._parts(digest, root)
        head, links, mark = found
        if own is not None:
            links = [link for link in links if not link.endswith(f"]({root}{own.path})")]
        listed = ", ".join(links[:_TAGS])
        if len(links) > _TAGS:
            listed += f" {labels.MORE_TAGS.format(count=len(links) - _TAGS)}"
        tail = f"    {mark}{listed}\n    {{: .pd-tags }}\n\n" if mark or listed else ""
        return f"-   {time_tag(digest.date, words)} {head}{tail}"

    def _parts(self, digest: Digest, root: str) -> tuple[str, list[str], str]:
        context = self.context
        head = f"[{context.title(digest)}]({root}{digest_path(digest)})\n\n"
        if summary := context.summary(digest):
            head += f"    {summary}\n\n"
        mark = "" if digest.status == "reviewed" else f"<em>{labels.DRAFT}</em> "
        return head, context.tag_links(digest, root, None), mark

    def pages(self, group: Listed, dividing: Dividing) -> Iterator[tuple[str, int, int, str]]:
        """The pages of a group's list: path, number, how many there are, and the list itself."""
        runs = chunks(group.digests, PER_PAGE)
        for number, run in enumerate(runs, start=1):
            path = page_path(group.path, number)
            text = self.run(run, root_of(path), group, dividing)
            text += pager(group.path, number, len(runs), labels.PREVIOUS_PAGE, labels.NEXT_PAGE)
            yield path, number, len(runs), text

    def run(
        self, digests: Sequence[Digest], root: str, own: Listed | None, dividing: Dividing
    ) -> str:
        """One run of a list with its headings."""
        divided = dividing is not undivided
        parts: list[str] = []
        current = None
        for digest in digests:
            division = dividing(digest)
            if divided and division != current:
                parts.append(f"## {division}\n\n")
                current = division
            # Under a heading that says the year, the day and month are enough.
            words = labels.day_words(digest.date) if divided else labels.date_words(digest.date)
            parts.append(self.entry(digest, root, own, words))
        return "".join(parts)
