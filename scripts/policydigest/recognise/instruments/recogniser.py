"""Instruments: treaties, laws, strategies, memoranda and other named means of policy.

Three ways to one: a name of the vocabulary; a capitalised name that ends in a head noun ("Digital
Industry Law"), goes on behind one ("Convention on Cybercrime") or carries a number; and the
phrase without capitals, where the sentence says that it was agreed (`phrases`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import chain

from policydigest.model import Document, Mention
from policydigest.recognise.acronyms import Definition
from policydigest.recognise.clues import Clues
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.instruments import known
from policydigest.recognise.instruments import phrases as instrument_phrases
from policydigest.recognise.instruments.marks import (
    BARE,
    acronymic,
    bare_heads,
    constitutions,
    dated,
    foreign,
    half_named,
    known_as,
    numbered,
    operations,
    quoted,
    standards,
)
from policydigest.recognise.instruments.names import named
from policydigest.recognise.instruments.one_name import (
    by_acronym,
    called_after,
    in_headline,
    under_longer_name,
    under_one_name,
    with_numbers,
)
from policydigest.recognise.instruments.owned import with_owners
from policydigest.recognise.instruments.rules import Rules, rules
from policydigest.recognise.instruments.standing import heads
from policydigest.recognise.instruments.told import apposed, by_year, in_single_marks, titled
from policydigest.recognise.names import Run
from policydigest.recognise.patterns import is_year

__all__ = ["Rules", "find", "rules"]

COMPLEMENT = "with a complement"  # ends the rule of a name such as "Protocol on …"
SHORT = 4  # words of a listed form that may be the end of a longer name
PLACES = ("capital", "place")
OTHERS = frozenset({"country", "organisation"})


def find(clues: Clues, language_rules: Rules) -> list[Mention]:
    """All mentions of instruments in reading order, none inside another.

    Of several laws that share a name, the one of the country that the text names most is meant;
    and of the people in it, Nathan Law is no law.
    """
    document, vocabulary, matches, runs, definitions, people, weighed = clues
    whole = _whole(document, matches, runs, people, language_rules)
    listed = list(known.find(document, whole, matches, vocabulary, weighed))
    peoples, towns = _peoples_and_towns(document, matches)
    unlisted = [
        *_unlisted(document, matches, runs, definitions, people, towns, language_rules),
        *constitutions(document, language_rules, vocabulary, weighed),
    ]
    titles = list(titled(document))
    within = {at for title, end in titles for at in range(title.span.start, end)}
    unlisted = [m for m in unlisted if m.span.start not in within]
    unlisted += [title for title, _ in titles]
    unlisted.sort(key=lambda mention: mention.span.start - mention.span.end)  # the longest first
    subjects = _subjects(unlisted)
    mentions = [
        mention
        for mention in listed
        if mention.id is None
        or vocabulary.instruments[mention.id].kind != "programme"
        or not subjects.issuperset(_characters(mention))
    ]
    taken = _Taken([*mentions, *people])
    in_text = [mention for mention in unlisted if taken.add(mention)]
    in_text = with_numbers(document, under_one_name(in_text), mentions, language_rules)
    in_text += [m for m in in_headline(document, in_text) if taken.add(m)]
    names = {mention.span.text: mention for mention in (*mentions, *in_text)}
    in_text += [m for m in by_acronym(document, matches, definitions, names) if taken.add(m)]
    kinds = heads([m.name for m in (*mentions, *in_text)], language_rules.phrases)
    in_text += [m for m in bare_heads(document, kinds, language_rules) if taken.add(m)]
    named_ones = [*mentions, *in_text]
    phrases = instrument_phrases.find(document, named_ones, peoples, towns, language_rules.phrases)
    phrases = [under_longer_name(document, phrase, named_ones) for phrase in phrases]
    phrases = [called_after(phrase, named_ones) for phrase in phrases]
    told = heads([phrase.name for phrase in phrases], language_rules.phrases)
    # "the Memorandum" behind "a memorandum of cooperation on energy" is that one
    named_ones = [
        m
        for m in named_ones
        if m.rule != BARE or language_rules.phrases.kinds.get(m.name.lower()) not in told
    ]
    unnamed = [mention for mention in phrases if taken.add(mention)]
    return sorted((*named_ones, *unnamed), key=lambda mention: mention.span.start)


def _whole(
    document: Document,
    matches: Sequence[Match],
    runs: Sequence[Run],
    people: Sequence[Mention],
    language_rules: Rules,
) -> Iterator[Match]:
    """The matches that are no end of a longer name: in "Salt Trade Act" no "Trade Act".

    Whose a law is may stand before it: a country, a body, a person.
    """
    words, ends = document.words, {match.last for match in matches}
    owners = {mention.span.end for mention in people}
    inner = set(chain.from_iterable(range(run.first + 1, run.last) for run in runs))
    heads = language_rules.heads
    opening = {run.first for run in runs if run.opens}
    title = document.title.end if document.title else 0
    for match in matches:
        at = match.first - 1
        is_longer = (
            match.first in inner
            and 1 < match.last - match.first < SHORT
            and (words[match.last - 1] in heads or words[match.last - 1].isdigit())
            and (words[at][:1].isupper() or _is_joined(words, at, ends, heads))
            and words[at] not in language_rules.not_first
            and at not in opening
            and match.first not in ends
            and document.ends[at] not in owners
            and document.starts[at] >= title
        )
        if not is_longer and not _is_inserted(words, match):
            yield match


def _is_joined(words: Sequence[str], at: int, ends: Collection[int], heads: Set[str]) -> bool:
    """Whether "and" at a token joins two words of one name: "the Postal and Telecoms Act".

    What stands before it is no name itself: "the Ports Act and Trade Act", "Kenya and the …".
    """
    before = words[at - 1]
    the = at - 3 if at - 1 in ends else at - 2  # "the Kenya Information and"
    is_one = words[at] == "and" and the >= 0 and words[the].lower() == "the"
    return is_one and before.istitle() and before not in heads and at not in ends


def _is_inserted(words: Sequence[str], match: Match) -> bool:
    """Whether an amendment in brackets is in another name: "the Ports (First Amendment) Act"."""
    return (
        words[match.last - 1] == "Amendment"
        and match.first > 1
        and words[match.first - 1] == "("
        and words[match.last : match.last + 1] == (")",)
        and words[match.first - 2][0].isupper()
    )


def _unlisted(
    document: Document,
    matches: Sequence[Match],
    runs: Sequence[Run],
    definitions: Sequence[Definition],
    people: Sequence[Mention],
    towns: Collection[str],
    language_rules: Rules,
) -> Iterator[Mention]:
    """All that looks like an instrument of no vocabulary; one may lie within another."""
    others = {m.first for m in matches for candidate in m.candidates if candidate.kind in OTHERS}
    numbers = list(numbered(document, language_rules))
    names = list(
        _clear_of(numbers, named(document, runs, definitions, towns, others, language_rules))
    )
    named_ones = chain(names, _clear_of(names, numbers))  # "Cyber Crimes | Act No. 4 of 2025"
    owned = with_owners(document, named_ones, others, language_rules)
    yield from (m for m in owned if not _is_year_only(m, language_rules))
    yield from standards(document, language_rules)
    yield from acronymic(document, _known(document, matches, definitions), language_rules)
    yield from operations(document, language_rules)
    yield from dated(document, language_rules)
    yield from quoted(document, language_rules)
    yield from known_as(document, language_rules)
    yield from half_named(document, runs, others, language_rules)
    yield from foreign(document, runs, language_rules)
    yield from apposed(document, runs, others, people, language_rules)
    yield from by_year(document, language_rules.phrases)
    yield from in_single_marks(document, language_rules)


def _is_year_only(mention: Mention, language_rules: Rules) -> bool:
    """Whether a year is all that is told of a statute: "Kenya's Act 2019"."""
    head, _, year = mention.name.partition(" ")
    return head in language_rules.statutes and is_year(year)


def _subjects(unlisted: Sequence[Mention]) -> set[int]:
    """The characters of what unlisted names are on: the route in "Protocol on the … Route"."""
    return {
        at
        for name in unlisted
        if name.rule.endswith(COMPLEMENT)
        for at in range(name.span.start + 1, name.span.end)
    }


def _known(
    document: Document, matches: Sequence[Match], definitions: Sequence[Definition]
) -> set[int]:
    """Where words begin that the vocabulary knows, or that the text spells out."""
    short = {document.words[definition.short] for definition in definitions}
    spelt = document.tokens_that_are(short)
    return {*(match.start for match in matches), *(document.starts[token] for token in spelt)}


def _clear_of(numbers: Sequence[Mention], names: Iterable[Mention]) -> Iterator[Mention]:
    """Those of these that begin within none of the others: not "EU and Directive 2008"."""
    inner = {at for n in numbers for at in range(n.span.start + 1, n.span.end)}
    return (name for name in names if name.span.start not in inner)


def _peoples_and_towns(document: Document, matches: Sequence[Match]) -> tuple[set[str], set[str]]:
    """The words of a text that name a country or its people, and those that name a place in one."""
    peoples, towns = set[str](), set[str]()
    for match in matches:
        for candidate in match.candidates:
            if candidate.kind == "country":
                said = towns if candidate.via in PLACES else peoples
                said.add(document.text[match.start : match.end])
    return peoples, towns


class _Taken:
    """The characters that already belong to an instrument or a person."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._characters = set(chain.from_iterable(map(_characters, mentions)))

    def add(self, mention: Mention) -> bool:
        """Take the characters of a mention, unless one of them is taken already."""
        characters = _characters(mention)
        if not self._characters.isdisjoint(characters):
            return False
        self._characters.update(characters)
        return True


def _characters(mention: Mention) -> range:
    return range(mention.span.start, mention.span.end)
