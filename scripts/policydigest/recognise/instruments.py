"""Instruments: treaties, laws, strategies, memoranda and other named means of policy.

Three ways to one: a name of the vocabulary; a capitalised name that ends in a head noun ("Digital
Industry Law"), goes on behind one ("Convention on Cybercrime") or carries a number; and the
unnamed memorandum, where the sentence says that it was agreed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policydigest.model import Document, Mention
from policydigest.recognise.acronyms import Definition
from policydigest.recognise.gazetteer import Candidate, Match
from policydigest.recognise.names import Run
from policydigest.vocabulary import Language, Vocabulary

MAX_WORDS = 12
_SHORT_IN_BRACKETS = re.compile(r"\s*\([\"“‘']?([A-Z][A-Za-z]{1,7})[\"”’']?\)")


@dataclass(frozen=True)
class Rules:
    """The word lists of one language, ready for use."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    defined_heads: frozenset[str]
    openings: Mapping[str, frozenset[tuple[str, ...]]]
    numbered: re.Pattern[str]
    generic: re.Pattern[str]
    agreeing: re.Pattern[str]
    not_first: frozenset[str]
    bare: frozenset[str]


def rules(language: Language) -> Rules:
    """The rules for a language."""

    def words(key: str) -> tuple[str, ...]:
        return language.words("instruments", key)

    openings: dict[str, set[tuple[str, ...]]] = {}
    for phrase in words("openings"):
        head, *rest = phrase.split()
        openings.setdefault(head, set()).add(tuple(rest))
    numbered = "|".join(map(re.escape, words("numbered"))) or r"(?!)"
    return Rules(
        heads=frozenset(words("heads")),
        weak_heads=frozenset(words("weak_heads")),
        defined_heads=frozenset(words("defined_heads")),
        openings={head: frozenset(rest) for head, rest in openings.items()},
        numbered=re.compile(
            rf"\b(?:{numbered})(?: \((?:EU|EC|EEC)\))?"
            r" (?:(?:No|Nos|Nr)\.? ?|n° ?)?(?:\d{1,4}[/.]?\d{0,4}(?:/\d{1,4})?(?:/[A-Z]{2,4})?)"
            r"(?: of (?:19|20)\d\d)?(?![\d%])"
        ),
        generic=_phrases(words("generic")),
        agreeing=_phrases(words("agreeing")),
        not_first=frozenset(words("not_first")),
        bare=frozenset(words("bare")),
    )


def _phrases(phrases: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return re.compile(rf"\b(?:{alternatives or '(?!)'})\b", re.IGNORECASE)


def find(
    document: Document,
    matches: Sequence[Match],
    runs: Sequence[Run],
    definitions: Sequence[Definition],
    vocabulary: Vocabulary,
    found_countries: Mapping[str, float],
    language_rules: Rules,
) -> list[Mention]:
    """All mentions of instruments in reading order, none inside another.

    `found_countries` weighs the countries of the text: of several laws that share a name, the one
    of the country that the text names most is meant.
    """
    mentions = list(_from_vocabulary(document, matches, vocabulary, found_countries))
    taken = _Taken(mentions)
    named = [
        mention
        for mention in (
            *_numbered(document, language_rules),
            *_named(document, runs, definitions, language_rules),
        )
        if taken.add(mention)
    ]
    names = {mention.span.text: mention for mention in (*mentions, *named)}
    named += [m for m in _by_acronym(document, matches, definitions, names) if taken.add(m)]
    generic = [mention for mention in _generic(document, language_rules) if taken.add(mention)]
    return sorted((*mentions, *named, *generic), key=lambda mention: mention.span.start)


class _Taken:
    """The characters that already belong to an instrument."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._spans = [(m.span.start, m.span.end) for m in mentions]

    def add(self, mention: Mention) -> bool:
        start, end = mention.span.start, mention.span.end
        if any(s < end and start < e for s, e in self._spans):
            return False
        self._spans.append((start, end))
        return True


# --------------------------------------------------------------------------- the vocabulary


def _from_vocabulary(
    document: Document,
    matches: Sequence[Match],
    vocabulary: Vocabulary,
    found_countries: Mapping[str, float],
) -> Iterator[Mention]:
    for match in matches:
        candidates = [c for c in match.candidates if c.kind == "instrument"]
        if not candidates:
            continue
        span = document.span(match.start, match.end)
        chosen = _choose(candidates, vocabulary, found_countries)
        if chosen is None:  # a law of that name, but of none of the countries we know it from
            yield Mention("instrument", None, span.text, span, "shared name, country unknown")
            continue
        entry = vocabulary.instruments[chosen.id]
        yield Mention("instrument", entry.id, entry.name, span, f"{chosen.via} {chosen.form}")


def _choose(
    candidates: Sequence[Candidate], vocabulary: Vocabulary, found: Mapping[str, float]
) -> Candidate | None:
    """The candidate of the country that the text names most.

    A name that several countries' laws bear is nobody's unless one of these countries is named; a
    plain common-law title ("Data Protection Act") of one country only is still not assumed to be
    that country's where the text names others and not that one.
    """

    def weight(candidate: Candidate) -> float:
        entry = vocabulary.instruments[candidate.id]
        places = (*entry.parties, *((entry.jurisdiction,) if entry.jurisdiction else ()))
        return max((found.get(place, 0.0) for place in places), default=0.0)

    best = max(candidates, key=weight)
    if weight(best) > 0:
        return best
    entry = vocabulary.instruments[best.id]
    if len(candidates) > 1 or (" (" in entry.name and found and best.via != "name"):
        return None
    return best


# --------------------------------------------------------------------------- names in the text


def _numbered(document: Document, language_rules: Rules) -> Iterator[Mention]:
    for match in language_rules.numbered.finditer(document.text):
        span = document.span(match.start(), match.end())
        yield Mention("instrument", None, span.text, span, "numbered instrument")


def _named(
    document: Document,
    runs: Sequence[Run],
    definitions: Sequence[Definition],
    language_rules: Rules,
) -> Iterator[Mention]:
    defined = {definition.last for definition in definitions}
    for run in runs:
        yield from _in_run(document, run, run.last in defined, language_rules)


def _in_run(
    document: Document, run: Run, is_defined: bool, language_rules: Rules
) -> Iterator[Mention]:
    tokens = document.tokens
    first = run.first
    for index in range(run.first, run.last):
        word = tokens[index].text
        is_head = word in language_rules.heads or (
            word in language_rules.defined_heads and is_defined and index == run.last - 1
        )
        if not is_head or index < first:
            continue
        begin = _begin(document, first, index, language_rules)
        last = _end(document, run, index, language_rules)
        if last <= index:
            continue
        goes_on = last > index + 1 and not tokens[index + 1].text[0].isdigit()
        span = document.span(tokens[begin].start, tokens[last - 1].end)
        capitals = sum(t.text[0].isupper() for t in tokens[begin:last])
        needed = 3 if word in language_rules.weak_heads and not is_defined else 2
        if capitals < needed or last - begin > MAX_WORDS or span.text in language_rules.bare:
            continue
        rule = f"head noun {word}" + (" with a complement" if goes_on else "")
        yield Mention("instrument", None, span.text, span, rule)
        first = last


def _begin(document: Document, first: int, head: int, language_rules: Rules) -> int:
    """The first token of a name that ends in the head noun at `head`."""
    tokens = document.tokens
    begin = head
    for index in range(head - 1, first - 1, -1):
        text = tokens[index].text
        if text in ("by", "at", "with", "to") or text in ("'s", "’s"):
            break
        if text[0].isupper() and text not in language_rules.not_first:
            begin = index
        elif text in language_rules.not_first:
            break
    return begin


def _end(document: Document, run: Run, head: int, language_rules: Rules) -> int:
    """The end of a name with this head: its complement, its year, or right behind the head.

    0 where the head is only the beginning of another name ("Strategy Committee").
    """
    tokens = document.tokens
    following = [token.text for token in tokens[head + 1 : head + 4]]
    if head + 1 >= run.last:
        return head + 1
    for rest in language_rules.openings.get(tokens[head].text, ()):
        if tuple(following[: len(rest)]) == rest and head + 1 + len(rest) < run.last:
            return _cut_at_second_name(document, head + 1 + len(rest), run.last)
    text = following[0]
    if text[0].isdigit():
        return head + 2
    if text[0].islower() or not text[0].isalnum():
        return head + 1
    return 0


def _cut_at_second_name(document: Document, begin: int, last: int) -> int:
    """A complement ends before "by", "at", "with" or "and the"."""
    tokens = document.tokens
    for index in range(begin, last):
        if tokens[index].text in ("by", "at", "with"):
            return index
        if tokens[index].text == "and" and tokens[index + 1].text == "the":
            return index
    return last


def _by_acronym(
    document: Document,
    matches: Sequence[Match],
    definitions: Sequence[Definition],
    names: Mapping[str, Mention],
) -> Iterator[Mention]:
    """Every later "NIDS" for the "National Identification System (NIDS)"."""
    text, tokens = document.text, document.tokens
    listed = {
        (m.first, m.last) for m in matches if any(c.kind == "instrument" for c in m.candidates)
    }
    for definition in definitions:
        long_form = text[tokens[definition.first].start : tokens[definition.last - 1].end]
        known = names.get(long_form)
        if known is None or ((definition.first, definition.last) in listed and known.id is None):
            continue
        short = text[tokens[definition.short].start : tokens[definition.short_last - 1].end]
        for match in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text):
            span = document.span(match.start(), match.end())
            yield Mention("instrument", known.id, known.name, span, f"acronym of {known.name}")


# --------------------------------------------------------------------------- unnamed ones


def _generic(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Memoranda and the like that somebody signs, one entity for each sort of them."""
    agreed: Counter[str] = Counter()
    found: list[tuple[str, Mention]] = []
    acronyms: dict[str, str] = {}
    for sentence in document.sentences:
        body = document.text[sentence.start : sentence.end]
        for match in language_rules.generic.finditer(body):
            name = match.group().lower()
            name = name[0].upper() + name[1:]
            agreed[name] += bool(language_rules.agreeing.search(body))
            span = document.span(sentence.start + match.start(), sentence.start + match.end())
            found.append((name, Mention("instrument", None, name, span, "unnamed instrument")))
            short = _SHORT_IN_BRACKETS.match(body, match.end())
            if short:
                acronyms[short.group(1)] = name
    for name, mention in found:
        if agreed[name]:
            yield mention
    for acronym, name in acronyms.items():
        if agreed[name]:
            for match in re.finditer(rf"(?<!\w){re.escape(acronym)}(?!\w)", document.text):
                span = document.span(match.start(), match.end())
                yield Mention("instrument", None, name, span, f"acronym of {name}")
