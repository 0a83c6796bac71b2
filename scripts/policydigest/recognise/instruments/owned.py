"""Laws that bear the name of those whom they are for: "Workers' Compensation Act".

Elsewhere an owner is no part of a name ("Kenya's Ports Act"); here it is, and cannot be left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from policydigest.model import Document, Mention
from policydigest.recognise.instruments.edges import year_behind
from policydigest.recognise.instruments.names import one_line
from policydigest.recognise.instruments.rules import Rules

_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_MOST_BEFORE = 2  # "Older People's Care Act"
_MOST_INSERTED = 6  # tokens in brackets: "Women's (Second Amendment) Bill"


def with_owners(
    document: Document, found: Iterable[Mention], others: Collection[int], rules: Rules
) -> Iterator[Mention]:
    """`found` with what belongs to their names before them, then laws told by owner and noun alone.

    `others` are the first tokens of countries and bodies, which begin no such name.
    """
    if rules.owners.isdisjoint(document.places):
        yield from found
        return
    owned = {
        document.starts[behind]: (document.starts[first], behind)
        for first, behind in _owners(document, others, rules)
    }
    for mention in found:
        begin, _ = owned.pop(mention.span.start, (mention.span.start, 0))
        yield mention if begin == mention.span.start else _widened(document, mention, begin)
    words = document.words
    for begin, behind in owned.values():
        is_whole = words[behind + 1 : behind + 2] and behind + 1 not in document.capitals
        if words[behind] in rules.owned_heads and is_whole:
            span = document.span(begin, document.ends[behind])
            name = one_line(span.text + year_behind(document, behind))
            yield Mention("instrument", None, name, span, "a law by whom it is for")


def _owners(document: Document, others: Collection[int], rules: Rules) -> Iterator[tuple[int, int]]:
    """Where names that begin with an owner begin, and the token at which the rest of them does."""
    words = document.words
    for at in document.tokens_that_are(rules.owners):
        if words[at + 1 : at + 2] and words[at + 1] in _POSSESSIVE:
            behind = at + 2
            if words[behind : behind + 1] == ("(",):
                inside = words[behind + 1 : behind + 1 + _MOST_INSERTED]
                behind += 2 + inside.index(")") if ")" in inside else 0
            first = at
            while (
                first - 1 in document.capitals
                and at - first < _MOST_BEFORE
                and first - 1 not in others
                and words[first - 1] not in rules.not_first
            ):
                first -= 1
            if behind < len(words):
                yield first, behind


def _widened(document: Document, mention: Mention, begin: int) -> Mention:
    """A mention that begins earlier in the text."""
    before = document.text[begin : mention.span.start]
    name = one_line(before + mention.name)
    span = document.span(begin, mention.span.end)
    return mention._replace(name=name, span=span)
