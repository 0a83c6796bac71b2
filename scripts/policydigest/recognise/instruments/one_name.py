"""Mentions under one name: the shorter, numbered and abbreviated forms of an instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policydigest.model import Document, Mention
from policydigest.recognise import patterns
from policydigest.recognise.acronyms import Definition
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.instruments.marks import NUMBERED
from policydigest.recognise.instruments.names import one_line
from policydigest.recognise.instruments.rules import Rules

_OF = re.compile(r" of (?:the )?(?=[A-ZÀ-Þ])")
_LINK = re.compile(r" (?:on|for) (?=[A-ZÀ-Þ])")
_SMALL = frozenset(("the", "of", "on", "for", "and", "a", "an", "new"))
_PAIR = 2  # words of "Lamu treaty"
MAX_GAP = 10  # characters of ", 2002 (" between a name and its number
MAX_LINK = 32  # characters of ", otherwise known as the " between a number and its name
_BEFORE_NUMBER = re.compile(r"(?:,?\s(?:18|19|20)\d\d)?,?\s\(\Z")
MIN_CAPITALS = 3  # words of a name that tell it in a headline


def under_one_name(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions under their full names: "the Ports Bill" where the text says "Ports Bill, 2023".

    So too "Law on Salt Roads" where it says "Law on Salt Roads of the Republic of Ruritania".
    """
    fuller: dict[str, str] = {}
    owned: dict[str, set[str]] = {}  # by what stands before whose they are
    for name in {mention.name for mention in mentions}:
        for of in _OF.finditer(name):
            owned.setdefault(name[: of.start()], set()).add(name)
    begun = _begun(mentions) | _spelt(mentions)
    for mention in mentions:
        if mention.name in begun:
            mention = mention._replace(name=begun[mention.name])
        of_one = owned.get(mention.name, ())
        if len(of_one) == 1 and mention.name.count(" ") >= MIN_CAPITALS:
            mention = mention._replace(name=next(iter(of_one)))
        short = one_line(mention.span.text)
        if len(mention.name) > len(fuller.get(short, short)):
            fuller[short] = mention.name
    return [m._replace(name=fuller.get(one_line(m.span.text), m.name)) for m in mentions]


def _begun(mentions: Sequence[Mention]) -> dict[str, str]:
    """Names that are the beginning of one other: "Salt Charter" of the "Salt Charter on Ports"."""
    names = {mention.name for mention in mentions if mention.id is None}
    whole: dict[str, list[str]] = {}
    for name in names:
        for link in _LINK.finditer(name):
            if name[: link.start()] in names:
                whole.setdefault(name[: link.start()], []).append(name)
    return {name: found[0] for name, found in whole.items() if len(found) == 1}


def _spelt(mentions: Sequence[Mention]) -> dict[str, str]:
    """Names that open with the initials of one other: "SPA Act" of a "Salt Port Authority Act"."""
    names = {mention.name for mention in mentions if mention.id is None}
    spelt: dict[str, set[str]] = {}
    for name in names:
        *words, head = name.rstrip("0123456789").rstrip(", ").split()
        if len(words) >= MIN_CAPITALS:
            initials = "".join(word[0] for word in words if word[0].isupper())
            spelt.setdefault(f"{initials} {head}", set()).add(name)
    return {short: min(full) for short, full in spelt.items() if short in names and len(full) == 1}


def with_numbers(
    document: Document, in_text: Sequence[Mention], known: Sequence[Mention], rules: Rules
) -> list[Mention]:
    """The mentions in the text, numbers under the names they stand beside.

    "Bank Act, 2002 (Act 612)", "Republic Act No. 612, or the Bank Act", "Bill C-6 (Bank Act)".
    """
    if not any(map(_is_number, in_text)):
        return [*in_text]
    by_end = {mention.span.end: mention for mention in (*known, *in_text)}
    names = {m.span.start: m for m in by_end.values() if not _is_number(m)}
    renamed: list[Mention] = []
    for mention in in_text:
        gap = _BEFORE_NUMBER.search(
            document.text, max(0, mention.span.start - MAX_GAP), mention.span.start
        )
        owner = by_end.get(gap.start()) if gap and mention.rule == NUMBERED else None
        if owner is None and _is_number(mention):
            owner = _named_behind(document.text, mention.span.end, names, rules)
        renamed.append(mention._replace(name=owner.name, id=owner.id) if owner else mention)
    return renamed


def _is_number(mention: Mention) -> bool:
    """Whether a mention is a number rather than a name: "Decree 5", "Republic Act 612"."""
    return mention.rule == NUMBERED or mention.span.text[-1].isdigit()


def _named_behind(
    text: str, end: int, names: Mapping[int, Mention], rules: Rules
) -> Mention | None:
    """What the number that ends at `end` is called: "…, or the Ports Act", "…, the Ports Act,"."""
    link = rules.number_named.match(text, end, end + MAX_LINK)
    owner = names.get(link.end()) if link else None
    if link is None or owner is None:
        return None
    behind = text[owner.span.end : owner.span.end + len(") and the ")]
    if link["bracket"]:
        return owner if behind.startswith(")") else None
    return None if link["comma"] and rules.number_listed.match(behind) else owner


def under_longer_name(
    document: Document, phrase: Mention, named_ones: Sequence[Mention]
) -> Mention:
    """A phrase of the headline under the one name that ends so: "signs free trade agreement"."""
    if document.title is None or phrase.span.start >= document.title.end:
        return phrase
    said = f" {phrase.name.casefold()}"
    longer = {(m.name, m.id) for m in named_ones if m.name.casefold().endswith(said)}
    if len(longer) != 1:
        return phrase
    name, identifier = longer.pop()
    return phrase._replace(name=name, id=identifier, rule=f"short for {name}")


def called_after(phrase: Mention, named_ones: Sequence[Mention]) -> Mention:
    """A phrase under the one name that has its words: "the Lamu treaty", the Treaty of Lamu."""
    said = set(phrase.span.text.casefold().split()) - _SMALL
    if len(said) != len(phrase.span.text.split()) or len(said) < _PAIR:
        return phrase
    same = {(m.name, m.id) for m in named_ones if said <= set(m.name.casefold().split())}
    if len(same) != 1:
        return phrase
    name, identifier = same.pop()
    return phrase._replace(name=name, id=identifier, rule=f"short for {name}")


def in_headline(document: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The first words of a name in a headline set in capitals: "JOINT DECLARATION OF ARGYLE"."""
    if document.title is None or not document.title.text.isupper():
        return
    title = document.title.text
    for mention in mentions:
        words = mention.name.upper().split()
        for count in range(len(words), MIN_CAPITALS - 1, -1):
            told = " ".join(words[:count])
            at = title.find(told)
            if at >= 0:
                start = document.title.start + at
                yield mention._replace(span=document.span(start, start + len(told)))
                break


def _is_listed(definition: Definition, matches: Sequence[Match]) -> bool:
    """Whether the vocabulary has what a short form is defined for as an instrument."""
    return any(
        (match.first, match.last) == (definition.first, definition.last)
        and any(candidate.kind == "instrument" for candidate in match.candidates)
        for match in matches
    )


def by_acronym(
    document: Document,
    matches: Sequence[Match],
    definitions: Sequence[Definition],
    names: Mapping[str, Mention],
) -> Iterator[Mention]:
    """Every later "NIDS" for the "National Identification System (NIDS)"."""
    text = document.text
    sought: set[str] = set()
    for definition in definitions:
        long_form = text[document.starts[definition.first] : document.ends[definition.last - 1]]
        known = names.get(long_form)
        if known is None or (known.id is None and _is_listed(definition, matches)):
            continue
        short = text[document.starts[definition.short] : document.ends[definition.short_last - 1]]
        if short in sought:  # defined again: the whole text was looked through already
            continue
        sought.add(short)
        for match in patterns.word(short).finditer(text):
            span = document.span(match.start(), match.end())
            yield Mention("instrument", known.id, known.name, span, f"acronym of {known.name}")
