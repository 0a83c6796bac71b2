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
from policydigest.recognise.countries.acts import acts, is_agent, is_past, reacts
from policydigest.recognise.countries.joint import CROWD, LINK, together
from policydigest.recognise.countries.rules import Rules
from policydigest.recognise.countries.venues import is_address, is_met_in, is_town_of_address
from policydigest.recognise.organisations.known import HOMELESS
from policydigest.recognise.organisations.phrases import article_start, places_before
from policydigest.recognise.patterns import YEAR
from policydigest.text import sentence_at

ACTS = 1.6
TOGETHER = 1.3  # "Brazil, Kenya, Tonga and Viet Nam handed over …": one act of many
TARGET = 1.25  # "sanctions against Belarus": what is done is done to it
REACTS = 1.2  # "Iran welcomed peace", "China's embassy said …": it only answers what others do
PASSING = 0.5
ORIGIN = 0.25  # "U.S. tech giants", "a retreat in Aitutaki": a home, a place of meeting
DATELINE = 0.05  # "GENEVA –": where the news is written
_SAID = {
    ACTS: "acting",
    TOGETHER: "acting with others",
    TARGET: "what is done is done to it",
    REACTS: "reacting",
    PASSING: "in passing",
    ORIGIN: "somebody's origin or a place",
    DATELINE: "in the dateline",
}
CITIES = ("capital ", "place ", "form ")
RANGE = 5  # words of "from Iceland to the shores of Pakistan"
OFFICE = 12  # words of "The Ministry of Foreign Affairs of" that open a sentence
BODY = 6  # words of "Ministry of Foreign Affairs of" before a name
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
            ACTS if mention.span.start in homes else _factor(document, mention, known)
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
                rule = f"{mention.rule}, {_SAID[factor]}"
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
    said = _SAID[DATELINE]
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


def _factor(document: Document, mention: Mention, known: Rules) -> float:
    """How much more, or less, a mention says than a plain one."""
    words, starts = document.words, document.starts
    first, last = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
    places = places_before(words, first)
    if _is_the_company(words, first, last, known):
        return REACTS if reacts(words, last, known) else ACTS
    if (
        _is_origin(words, last, known)
        or known.places.precede(words, places)
        or _is_range(words, first, known)
        or (words[first - 1] == "," and is_address(words, first, known))
        or (
            mention.rule.startswith(CITIES)
            and (
                known.met.precede(words, places)
                or (
                    words[last : last + 1] == (",",)
                    and is_town_of_address(words, first, last, known)
                )
            )
        )
    ):
        return ORIGIN
    does = acts(words, first, last, mention, known)
    if (
        (
            known.passing.precede(words, places)
            and not (does and known.beside.precede(words, places))
        )
        or _is_compound(words, last, known)
        or _is_home(words, first, known)
        or _is_enclosed(words, first, last)
        or (mention.rule.startswith(CITIES) and _is_seat_of_body(words, first))
        or _had_done(words, last, known)
    ):
        return PASSING
    if not does:
        return TARGET if known.targets.precede(words, places) else 1.0
    return REACTS if reacts(words, last, known) else ACTS


def _is_compound(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether a name is the first part of "London-based" and the like."""
    behind = words[last : last + 2]
    return len(behind) == 2 and behind[0] == "-" and behind[1] in known.passing_after


def _is_enclosed(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a name stands alone in brackets behind somebody's: "the Hon. Jane Doe (Belize)".

    Not where the brackets are part of a law's title: "the Data Protection (Jersey) Law".
    """
    if not first or words[first - 1] != "(" or words[last : last + 1] != (")",):
        return False
    return not any(word[0].isupper() for word in words[last + 1 : last + 2])


def _is_seat_of_body(words: Sequence[str], first: int) -> bool:
    """Whether a city only says where somebody sits: "the Monetary Fund in Washington"."""
    return first > 1 and words[first - 1] == "in" and words[first - 2][0].isupper()


def _had_done(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether what a country did lies before the story: "Norway had argued"."""
    behind = words[last : last + 3]
    return behind[:1] == ("had",) and any(is_past(w) or w in known.acts for w in behind[1:])


def _is_the_company(words: Sequence[str], first: int, last: int, known: Rules) -> bool:
    """Whether the company spoken of before acts: "The Norwegian operator announced"."""
    if not first or words[first - 1] != "The" or last + 1 >= len(words):
        return False
    verb = words[last + 1]
    return words[last] in known.traders and (
        is_past(verb) or verb in known.acts or verb in known.auxiliaries
    )


def _is_origin(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether a company stands behind the adjective: "the Brazilian builder Odebrecht"."""
    behind = words[last : last + 2]
    return not (known.traders.isdisjoint(behind) and known.descent.isdisjoint(behind))


def _is_range(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name only ends a range of people: "politicians from Iceland to Pakistan"."""
    at = article_start(words, first, known.articles)
    if at > 1 and words[at - 1] == "from":
        return words[at - 2] in known.spread and "to" in words[first + 1 : first + RANGE]
    if at < 1 or words[at - 1] != "to":
        return False
    start = max(1, at - RANGE)
    before = words[start:at]
    return "from" in before and words[start + before.index("from") - 1] in known.spread


def _is_home(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name says where somebody is from: "Judge Yuji Iwasawa of Japan".

    Not where it says whose body one is: "the Ministry of Finance of Ukraine".
    """
    at = first - 1
    if at > 0 and words[at] in known.articles:
        at -= 1
    if at > 1 and words[at] == "of" and words[at - 1] == ",":  # "Match Group Inc., of Dallas"
        return words[at - 2][0].isupper() or words[at - 2] == "."
    if at < 1 or words[at] != "of" or not words[at - 1][0].isupper():
        return False
    for word in reversed(words[max(0, at - BODY) : at]):
        if word.lower() in known.actors:
            return False
        if not (word[0].isupper() or word in known.small):
            break
    return True
