"""What part a country plays where it is named.

A country that acts late in a story has a part in it; one that serves as a comparison, an address
or somebody's origin has none. No parser: the words next to the name, which come from the
language's `salience` section.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from policydigest.document.prefaces import datelines
from policydigest.model import Document, Mention, Span
from policydigest.recognise.countries import namesakes
from policydigest.recognise.countries.acts import is_agent
from policydigest.recognise.countries.factors import (
    ACTS,
    DATELINE,
    ORIGIN,
    PASSING,
    REACTS,
    SAID,
    TOGETHER,
    factor_of,
)
from policydigest.recognise.countries.joint import CROWD, LINK, together
from policydigest.recognise.countries.rules import Rules
from policydigest.recognise.countries.venues import is_met_in
from policydigest.recognise.organisations.known import HOMELESS
from policydigest.recognise.patterns import YEAR
from policydigest.text import sentence_at

OFFICE = 12  # words of "The Ministry of Foreign Affairs of" that open a sentence
HEADS = (" – ", " — ", " - ", ": ", " (")  # behind a name that heads an item of a list
DATED = 400  # characters of headline, date line and opening, which tell the story's own years
_YEAR = re.compile(YEAR)
_OF = re.compile(r",?\s(?:both |all )?of\s(?:the\s)?\Z")
_POSSESSIVE = re.compile(r"['’]s?\s")


def weigh(
    document: Document, mentions: Sequence[Mention], leading: Sequence[Span], known: Rules
) -> list[Mention]:
    """The mentions of countries, weighed by the part they play.

    `leading` are the places of the companies that the headline names. Cities that only lend a
    treaty their name are left out.
    """
    if not document.sentences:
        return list(mentions)
    sentences: dict[int, list[Mention]] = {}
    mentions = namesakes.without(document, mentions, known)
    for mention in mentions:
        sentences.setdefault(sentence_at(document, mention.span.start), []).append(mention)
    ends = datelines(document)
    years = frozenset(_YEAR.findall(document.text, 0, DATED))
    homes = _homes(document, mentions, leading)
    weighed: list[Mention] = []
    for number, group in sentences.items():
        sentence = document.sentences[number]
        text = document.text[sentence.start : sentence.end]
        crowded = len({mention.id for mention in group}) >= CROWD
        elsewhere = _is_elsewhere(text, years, known)
        kind = document.paragraphs[sentence.paragraph].kind
        group = [m for m in group if not _is_in_another_name(document, m, known)]
        factors = [
            ACTS if mention.span.start in homes else factor_of(document, mention, known)
            for mention in group
        ]
        if len(group) > 1 and ACTS in factors:
            _share(document, group, factors)
        joint: frozenset[int] = frozenset()
        if crowded and not elsewhere:
            acting = [m for m, factor in zip(group, factors, strict=True) if factor == ACTS]
            passing = {
                m.span.start for m, factor in zip(group, factors, strict=True) if factor <= PASSING
            }
            joint = together(document, group, acting, passing, known)
        if kind == "list" and group and _heads_item(document, group[0], sentence.start):
            joint |= {group[0].span.start}
        before: Mention | None = None  # in passing, so that what is joined to it is too
        for mention, factor in zip(group, factors, strict=True):
            if mention.span.start in joint:
                factor = TOGETHER
            elif factor in (ACTS, REACTS) and (
                elsewhere or (crowded and not _stands_out(document, group, mention, known))
            ):
                factor = 1.0
            elif factor == ORIGIN and kind == "title" and not is_met_in(document, mention, known):
                factor = PASSING  # whose companies a headline tells of has some part in it
            if before and LINK.fullmatch(document.text, before.span.end, mention.span.start):
                factor = min(factor, PASSING)
            before = mention if factor <= PASSING else None
            if mention.span.end <= ends.get(number, 0):
                factor = DATELINE
            if factor == 1.0:
                weighed.append(mention)
            else:
                rule = f"{mention.rule}, {SAID[factor]}"
                weight = mention.weight * factor
                weighed.append(mention._replace(weight=weight, rule=rule))
    return weighed


def _share(document: Document, group: Sequence[Mention], factors: list[float]) -> None:
    """Let the first of two names act as the second one does, in place: "Oman and Qatar signed"."""
    for at in range(len(group) - 1, 0, -1):
        first, second = group[at - 1], group[at]
        if (
            factors[at] == ACTS
            and factors[at - 1] == 1.0
            and LINK.fullmatch(document.text, first.span.end, second.span.start)
            and not _POSSESSIVE.match(document.text, second.span.end)
        ):
            factors[at - 1] = ACTS


def at_home(mentions: Sequence[Mention], bodies: Sequence[Mention]) -> list[Mention]:
    """The mentions; of a story that names but organs of a country its dateline tells which.

    "KINGSTON – The Senate passed the bill": there it is the Senate of Jamaica.
    """
    said = SAID[DATELINE]
    if (
        not all(mention.rule.endswith(said) for mention in mentions)
        or len({mention.id for mention in mentions}) != 1
        or not any(body.rule == HOMELESS for body in bodies)
    ):
        return list(mentions)
    rule = "where a story plays that names no country"
    return [m._replace(weight=m.weight / DATELINE, rule=f"{m.rule}, {rule}") for m in mentions]


def _homes(
    document: Document, mentions: Sequence[Mention], leading: Sequence[Span]
) -> frozenset[int]:
    """The starts of the names that tell whence a leading company is: "Kenya's Safaricom".

    Or "Safaricom of Kenya". Other words for it ("U.S. tech giants") count as somebody's origin.
    """
    starts = {span.start for span in leading}
    ends = {span.end for span in leading}
    found = set()
    for mention in mentions if leading else ():
        before = _OF.search(document.text, max(0, mention.span.start - 16), mention.span.start)
        behind = _POSSESSIVE.match(document.text, mention.span.end)
        if (before and before.start() in ends) or (behind and behind.end() in starts):
            found.add(mention.span.start)
    return frozenset(found)


def _heads_item(document: Document, mention: Mention, start: int) -> bool:
    """Whether a name heads an item of a list: "• Kenya – a power line, $20 million"."""
    text, begin = document.text, mention.span.start
    opens = begin == start or text[start:begin] == "the "
    return opens and text.startswith(HEADS, mention.span.end)


def _is_elsewhere(text: str, years: frozenset[str], known: Rules) -> bool:
    """Whether a sentence tells of another time than the story's own `years`."""
    return known.elsewhere.are_in(text) or not years.issuperset(_YEAR.findall(text))


def _stands_out(
    document: Document, group: Sequence[Mention], mention: Mention, known: Rules
) -> bool:
    """Whether one of many countries in a sentence is its only subject, or alone who did it."""
    if _opens(document, group, mention, known):
        return True
    first = bisect_left(document.starts, mention.span.start)
    if not is_agent(document.words, first, known):
        return False
    return not any(LINK.fullmatch(document.text, mention.span.end, m.span.start) for m in group)


def _opens(document: Document, group: Sequence[Mention], mention: Mention, known: Rules) -> bool:
    """Whether a sentence of many countries begins with this one, as its only subject.

    "Serbia …" or "The Ministry of Foreign Affairs of Serbia …".
    """
    if mention is not group[0] or mention.rule.startswith("demonym "):
        return False
    sentence = document.sentences[sentence_at(document, mention.span.start)]
    if mention.span.start - sentence.start > len("The "):
        first = bisect_left(document.starts, mention.span.start)
        before = document.words[sentence.first : first]
        if len(before) > OFFICE or not all(w[0].isupper() or w in known.small for w in before):
            return False
        if not any(word.lower() in known.actors for word in before):
            return False
    return len(group) < 2 or not LINK.fullmatch(
        document.text, mention.span.end, group[1].span.start
    )


def _is_in_another_name(document: Document, mention: Mention, known: Rules) -> bool:
    """Whether a place or an adjective is part of the name of something that is no country's.

    A city lends its name to a treaty ("the Pact of Bogotá", "Minsk agreements"), a nation to a
    place elsewhere ("Mexican Springs").
    """
    words, starts = document.words, document.starts
    last = bisect_left(starts, mention.span.end)
    if last < len(words) and words[last] in known.landmarks:
        return True
    if not mention.rule.startswith(("capital ", "place ")):
        return False
    if last < len(words) and words[last].lower() in known.treaties:
        return True
    first = bisect_left(starts, mention.span.start)
    return (
        first > 1
        and words[first - 1] == "of"
        and words[first - 2][0].isupper()
        and words[first - 2].lower() in known.treaties
    )
