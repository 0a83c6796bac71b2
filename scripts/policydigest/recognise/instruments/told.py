"""Instruments that the words beside a name tell: what it is, its year, its quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from operator import attrgetter

from policydigest.model import Document, Mention
from policydigest.recognise.instruments.phrase_rules import PhraseRules
from policydigest.recognise.instruments.rules import Rules
from policydigest.recognise.instruments.standing import capital, is_inner
from policydigest.recognise.names import HYPHENS, Run

MAX_NAMED = 4  # words of a name before ", the new scheme"
MAX_MODIFIERS = 5  # tokens between a year or an article and its noun
_SINGLE = re.compile(r"(?<![\w’'])['‘]((?:[A-Z][\w-]+ ){1,5}[A-Z][\w-]+),?['’](?!\w)")
# “Memorandum of Understanding Between the Ministry of … and the Ministry of … on Salt Roads”
_TITLED = re.compile(
    r"[“\"«](?P<kind>(?:[A-Z]\w+ ){0,2}(?:Memorandum(?: [Oo]f [A-Z]\w+)?|Agreement|Protocol|Treaty"
    r"|Convention|Arrangement)) [Bb]etween (?P<parties>[^“”«»\"]{10,240}?) "
    r"(?P<about>(?:[Oo]n|[Cc]oncerning|[Rr]egarding) [^“”«»\"]{3,90}?),?[”»\"]"
)
_GOES_ON = frozenset(("that", "which", "for", "to", "under", "launched", "signed"))
_WHERE = frozenset(("in", "at", "near", "from", "on", "by", "of"))


def apposed(
    document: Document,
    runs: Sequence[Run],
    others: Set[int],
    people: Sequence[Mention],
    rules: Rules,
) -> Iterator[Mention]:
    """Names behind which it is told what they are: "Clear Water, the new aid scheme, …".

    `others` are the first tokens of countries and bodies, which are none.
    """
    words = document.words
    for noun in document.tokens_that_are(rules.apposed):
        last = _before_article(words, noun)
        at = bisect_left(runs, last, key=attrgetter("last")) if last else len(runs)
        if at == len(runs) or runs[at].last != last or not _closes(words, noun, last):
            continue
        first = runs[at].first + (words[runs[at].first] in rules.not_first)
        if not 0 < last - first <= MAX_NAMED or not _may_be_name(words, first, last, rules):
            continue
        span = document.span(document.starts[first], document.ends[last - 1])
        if others.isdisjoint(range(first, last)) and all(
            span.start != p.span.start for p in people
        ):
            rule = f"said to be a {words[noun]}"
            yield Mention("instrument", None, span.text, span, rule)


def _before_article(words: Sequence[str], noun: int) -> int:
    """The token of the comma before ", a new aid scheme", 0 if there is no such thing."""
    for at in range(noun - 1, max(noun - MAX_MODIFIERS - 2, 1), -1):
        if words[at] in ("a", "an", "the"):
            return at - 1 if words[at - 1] == "," else 0
        if not (words[at].islower() or words[at] == "-"):
            return 0
    return 0


def _closes(words: Sequence[str], noun: int, comma: int) -> bool:
    """Whether an apposition ends at a noun: "a treaty that …", "the new aid scheme, …".

    "The treaty's author" is none, and what "the treaty, …" names is known before.
    """
    behind = words[noun + 1] if noun + 1 < len(words) else "."
    is_told = behind in (",", ".", ";", ")", "–", "—") or behind in _GOES_ON
    return is_told and (noun > comma + 2 or words[comma + 1] != "the")


def _may_be_name(words: Sequence[str], first: int, last: int, rules: Rules) -> bool:
    """Whether capitals are a name and neither a time, a place nor an adverb: "Sadly, a bill …"."""
    final = words[last - 1]
    before = words[first - 1].lower() if first else ""
    if final in rules.heads and not (final in rules.weak_heads and last - first == 2):
        return False
    if final in rules.not_first or before in _WHERE or final.isdigit():
        return False
    is_alone = last - first == 1
    return not (is_alone and (final.endswith("ly") or final in rules.not_apposed))


def by_year(document: Document, phrase_rules: PhraseRules) -> Iterator[Mention]:
    """Treaties and laws told by their year: "the 1973 pipeline agreement", "… of 1973"."""
    words = document.words
    nouns = phrase_rules.called | {"law", "act"}
    for noun in document.tokens_that_are(nouns):
        if words[noun - 1] in HYPHENS:
            continue  # "the 2010 decree-turned-law"
        first = noun
        while noun - first <= MAX_MODIFIERS and first and is_inner(words[first - 1]):
            if words[first - 1] in phrase_rules.small:
                break
            first -= 1
        last = noun + 1
        if words[last : last + 1] == ("of",) and _is_year(words, last + 1):
            last += 2
        elif first and _is_year(words, first - 1) and words[last : last + 1] != ("of",):
            first -= 1
        else:
            continue
        kind = set(words[first:noun]) - phrase_rules.empty - {"-"}
        if first and words[first - 1].lower() == "the" and any(w.isalpha() for w in kind):
            span = document.span(document.starts[first], document.ends[last - 1])
            name = capital(" ".join(span.text.split()))
            yield Mention("instrument", None, name, span, "told by its year")


def _is_year(words: Sequence[str], at: int) -> bool:
    word = words[at] if at < len(words) else ""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def titled(document: Document) -> Iterator[tuple[Mention, int]]:
    """Agreements under their titles in quotation marks, without the parties; and where each ends.

    The name stands at its first words, so that the parties are told as well.
    """
    if not {"“", '"', "«"} & document.places.keys():
        return
    for match in _TITLED.finditer(document.text):
        span = document.span(match.start("kind"), match.end("kind"))
        about = " ".join(match["about"].split())
        name = f"{' '.join(match['kind'].split())} {about[0].lower()}{about[1:]}"
        yield Mention("instrument", None, name, span, "title in quotation marks"), match.end()


def in_single_marks(document: Document, rules: Rules) -> Iterator[Mention]:
    """Names in single quotation marks that end in a head: under the 'Common Framework'."""
    if not {"'", "‘"} & document.places.keys():
        return
    for match in _SINGLE.finditer(document.text):
        first, *_, last = match[1].split()
        if last in rules.heads and first not in rules.not_first and match[1] not in rules.bare:
            span = document.span(match.start(1), match.end(1))
            yield Mention("instrument", None, span.text, span, "name in quotation marks")
