"""People: who is named in a text, under the fullest name it gives, and with what office.

Names are found by what they are made of and the company they keep (`names`); a person
named in full once is found again by the family name ("Dowden", "López Obrador").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from policydigest.model import Document, Mention
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.names import Run
from policydigest.recognise.people import appositions
from policydigest.recognise.people import roles as people_roles
from policydigest.recognise.people.identity import People, Person
from policydigest.recognise.people.letters import named_by_letters
from policydigest.recognise.people.lines import on_a_line
from policydigest.recognise.people.names import Part, find_parts
from policydigest.recognise.people.relatives import relatives
from policydigest.recognise.people.role_words import OFFICE, Role, best
from policydigest.recognise.people.rules import Rules, rules
from policydigest.recognise.people.surnames import (
    Found,
    is_full,
    keys,
    named_alone,
    named_shortly,
    printed_name,
)
from policydigest.recognise.people.weights import ENOUGH, FIRM, FIRST_NAME, SPEAKS, weigh
from policydigest.vocabulary import Vocabulary

__all__ = ["Rules", "find", "rules"]

NEARLY = 0.5  # that makes a name where somebody's stands beside it
_OPENING = 3  # sentences, headline included, of which one may say who wrote the article
_MAX_BYLINE = 110
# ", the Governor of Salt State[, and] staff": the next one of a list, whose office is told
_NEXT_OF_LIST = re.compile(r",\s+the\s")
_LISTED = re.compile(r",\s+and\s+(?!(?:who|was|is|has|had|will|said|told)\b)")
# "Ministers Ann Roe [of Kenya], Jon Doe [of the Salt Republic] and …"
_WHOSE = re.compile(r" of (?:the )?[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2}(?=,| and )")
_AT_THE_TIME = " at the time"
_RELATION = 24  # characters of "a granddaughter of" and the like
_MAX_CREDIT = 24  # characters of "Photo courtesy of" and the like


def find(
    document: Document,
    matches: Sequence[Match],
    runs: Sequence[Run],  # noqa: ARG001 - names are cut anew, with other connectors
    vocabulary: Vocabulary,  # noqa: ARG001 - what it knows comes with the matches
    language_rules: Rules,
) -> list[Mention]:
    """All mentions of people in reading order, each with the person's full name and best office.

    Reporters named in a line of their own ("By Jane Doe") and makers of pictures are not people of
    the story.
    """
    parts, alone = find_parts(document, matches, language_rules)
    if not parts:
        return []
    alone_words = frozenset([word.text for word in alone])
    bylines = _bylines(document, language_rules)
    opening = {
        number
        for number, (start, end, *_) in enumerate(document.sentences[:_OPENING])
        if language_rules.byline.match(document.text, start, end)
    }
    for part in parts:
        if (
            document.sentences[part.sentence].paragraph not in bylines
            and not _is_credit(document.text, part, language_rules)
            and not (part.sentence in opening and _closes_byline(document, part))
        ):
            weigh(document, part, alone_words, language_rules)
    _leave_out_things(document, parts)
    _weigh_lists(document, [p for p in parts if p.score], language_rules)
    people = People(language_rules)
    kin = relatives(document, parts, language_rules)
    found = [*_named_in_full(document, parts, people, kin, language_rules)]
    places = {match.start: match for match in matches}
    others = _whose_relatives(found, kin) if kin else {}
    found += named_shortly(document, parts, people, places, others, language_rules)
    found += named_alone(document, alone, people, places, language_rules)
    found += named_by_letters(document, people, places, language_rules)
    found.sort(key=lambda item: item.span.start)
    _give_roles(document, found, language_rules)
    return list(_mentions(found))


def _leave_out_things(document: Document, parts: Sequence[Part]) -> None:
    """What is called a thing elsewhere is no person: "Al Rawda Insurance" is a firm.

    That is so of what only speaks, and of what has a first name if the thing is named before it:
    "Jane Roe Group … Jane Roe was sold". A headline is no first mention.
    """
    things = {_name(part) for part in parts if part.after == "thing"}
    if not things:
        return
    firms = {_name(part) for part in parts if part.reason == FIRM}
    seen: dict[str, Part] = {}
    for part in parts:
        paragraph = document.paragraphs[document.sentences[part.sentence].paragraph]
        if paragraph.kind != "title":
            seen.setdefault(_name(part), part)
    for part in parts:
        name = _name(part)
        is_first_name = part.reason.startswith(FIRST_NAME)
        is_first_name = is_first_name and (name in firms or _is_thing(seen.get(name)))
        if name in things and (part.reason in ("", SPEAKS) or is_first_name):
            part.score = 0.0


def _is_thing(part: Part | None) -> bool:
    return part is not None and part.after == "thing"


def _name(part: Part) -> str:
    return " ".join([element.text for element in part.elements]).rstrip(".")


def _weigh_lists(document: Document, parts: Sequence[Part], language_rules: Rules) -> None:
    """Behind an office in the plural every name is a person's: "Ministers A, B and C"."""
    text, shared = document.text, False
    for previous, part in pairwise(parts):
        if part.sentence != previous.sentence or not _joins(
            text[previous.end : part.start], language_rules
        ):
            shared = False
            continue
        if not shared and previous.score >= ENOUGH:
            begin = document.sentences[previous.sentence].start
            role = people_roles.before(text, begin, previous.start, language_rules)
            shared = role is not None and role.plural and not role.lists
        if shared and part.score < ENOUGH and len(part.words) > 1 and not part.before:
            part.score, part.reason = ENOUGH, "in a list behind an office"
    _weigh_neighbours(document, parts, language_rules)


def _weigh_neighbours(document: Document, parts: Sequence[Part], language_rules: Rules) -> None:
    """A name that looks like one and is joined to somebody's is somebody's too."""
    for previous, part in pairwise(parts):
        weaker, other = sorted((previous, part), key=lambda p: p.score)
        if (
            part.sentence == previous.sentence
            and weaker.score >= NEARLY
            and weaker.score < ENOUGH <= other.score
            and len(weaker.words) > 1
            and len(other.words) > 1
            and not weaker.before
            and not weaker.after
            and _joins(document.text[previous.end : part.start], language_rules)
        ):
            weaker.score, weaker.reason = ENOUGH, "joined to somebody's name"


def _bylines(document: Document, language_rules: Rules) -> frozenset[int]:
    """The numbers of the paragraphs that only say who wrote the article."""
    return frozenset(
        number
        for number, paragraph in enumerate(document.paragraphs)
        if (
            paragraph.end - paragraph.start <= _MAX_BYLINE
            and language_rules.byline.match(document.text, paragraph.start, paragraph.end)
        )
        or (
            paragraph.kind == "boilerplate"
            and language_rules.byline.search(document.text, paragraph.start, paragraph.end)
        )
    )


def _closes_byline(document: Document, part: Part) -> bool:
    """Whether a name ends a sentence that says who wrote the article: "By Jane L. Roe. LIMA"."""
    start, end, *_ = document.sentences[part.sentence]
    return part.end + 1 >= end and part.start - start <= _MAX_CREDIT


def _is_credit(text: str, part: Part, language_rules: Rules) -> bool:
    """Whether a name is that of a picture's maker: "(Photo: Jane Roe)", "Jane Roe/AP"."""
    begin = max(0, part.start - _MAX_CREDIT)
    return bool(
        language_rules.credit_before.search(text, begin, part.start)
        or language_rules.credit_behind.match(text, part.end)
    )


def _mentions(found: Iterable[Found]) -> Iterator[Mention]:
    chosen: dict[int, str | None] = {}
    for item in found:
        key = id(item.person)
        if key not in chosen:
            role = best(item.person.roles)
            chosen[key] = _told_now(role.text) if role else None
        yield Mention("person", None, item.person.name, item.span, item.reason, chosen[key])


def _told_now(office: str) -> str:
    """An office as it is told today: "Then President" was one, so "minister at the time"."""
    if office.endswith(_AT_THE_TIME):
        short = office[: -len(_AT_THE_TIME)]
        return f"Former {short[0].lower()}{short[1:]}" if short[1:].islower() else f"Former {short}"
    then = office.startswith(("Then ", "Then-"))
    return f"Former {office[len('Then ') :]}" if then else office


# --------------------------------------------------------------------------- who is who


def _named_in_full(
    document: Document,
    parts: Sequence[Part],
    people: People,
    kin: Mapping[int, int],
    language_rules: Rules,
) -> Iterator[Found]:
    named: dict[int, Person] = {}
    for part in parts:
        if part.score < ENOUGH or not is_full(part):
            continue
        other = named.get(kin[part.start]) if part.start in kin else None
        name = printed_name(document, part, False)
        person = people.add(name, keys(part), part.start, True, other)
        if kin:
            named[part.start] = person
        if person.start == part.start:
            before = document.text[max(0, part.start - _RELATION) : part.start].rstrip()
            person.is_relative = before.endswith(language_rules.relatives)
        yield Found(person, part, document.span(part.start, part.end), part.reason)


def _whose_relatives(found: Sequence[Found], kin: Mapping[int, int]) -> dict[int, Person | None]:
    """Where names begin that are told with a relative's → that one, None for a pronoun."""
    named = {item.part.start: item.person for item in found}
    return {start: named.get(other) for start, other in kin.items()}


# --------------------------------------------------------------------------- offices


def _give_roles(document: Document, found: Sequence[Found], language_rules: Rules) -> None:
    """Read the office at each full or titled mention; a plural one goes to all names it governs."""
    text = document.text
    shared: Role | None = None
    previous_end = 0
    for number, item in enumerate(found):
        sentence = document.sentences[item.part.sentence]
        limit = max(sentence.start, previous_end)
        following = found[number + 1].span.start if number + 1 < len(found) else len(text)
        gap = text[limit : item.span.start]
        role = None
        if item.part.elements:
            role = people_roles.before(text, limit, item.span.start, language_rules)
            if role is None and (
                text.startswith("\n", item.span.end) or text.startswith(": ", item.span.start - 2)
            ):
                role = on_a_line(text, item.span.start, item.span.end, language_rules)
            together = shared is not None and limit == previous_end > 0
            if role is None and together and _joins(gap, language_rules):
                role = shared
            shared = role if role and (role.plural or role is shared) else None
            if role:
                item.person.roles.append(role)
            apposition = appositions.behind(
                text, item.span.end, sentence.end, following, language_rules
            )
            # "his secretary, Jane Doe, director of X, John Roe": X's director is John Roe
            near = number + 1 < len(found) and role is not None
            if apposition and not (
                (near and 0 <= following - apposition.end <= 9)
                or (role and role.rank == OFFICE and _is_next(text, item.span.end, apposition.end))
            ):
                item.person.roles.append(apposition)
                previous_end = apposition.end
                continue
        elif not item.person.roles and text.startswith(", ", item.span.end):
            apposition = appositions.behind(  # "Jane Roe left. … Roe, minister of trade, …"
                text, item.span.end, sentence.end, following, language_rules
            )
            item.person.roles += [apposition] if apposition else []
        previous_end = item.span.end


def _is_next(text: str, start: int, end: int) -> bool:
    """Whether the office `start:end` behind a name is another's, next in a list of people."""
    return _NEXT_OF_LIST.match(text, start) is not None and _LISTED.match(text, end) is not None


def _joins(gap: str, language_rules: Rules) -> bool:
    """Whether two names stand in one list: only "and", commas and brackets between them."""
    gap = _WHOSE.sub("", gap) if gap.startswith(" of ") else gap
    bare = (gap.split("(")[0] + gap.rpartition(")")[2] if "(" in gap else gap).replace(",", " ")
    return len(gap) < 40 and all(
        word in language_rules.joiners or word.rstrip(".") in language_rules.honorifics
        for word in bare.split()
    )
