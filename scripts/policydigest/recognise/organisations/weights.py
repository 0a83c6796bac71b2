"""How strongly a mention says that an article is about an organisation.

A wire service in the dateline, the platform a statement was posted on and the research firm whose
figure is cited are named, but the story is not theirs; who acts, or is dealt with, is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policydigest.dates import SHORT_MONTHS
from policydigest.model import Document
from policydigest.recognise.organisations.parts import (
    BYSTANDER,
    CHIEF,
    CITED,
    PARTY,
    is_hit,
    is_to_do,
    part_of,
    post_before,
)
from policydigest.recognise.organisations.reading import Found, Reading
from policydigest.recognise.organisations.rules import Rules
from policydigest.recognise.patterns import YEAR

MEDIA = 0.2
DATELINE = 0.1  # "PARIS (Reuters) –"
# With the next ones a late mention no longer makes a subject, an early one still does.
EARLIER = 0.7  # what had happened before the story ("had asked", "in 2009")
OBSERVER = 0.6  # bodies of many states, which look on in most stories that name them
WHOSE = 0.2  # a union that only says whose a court or a law is: "EU court"
UNIT = 0.7  # a body of a body: "the Foresight Center at ICESCO"
LETTERHEAD = 4.0  # of a line that the score itself counts little
DASHES = ("-", "–", "—", "--")
OPENING = 600  # characters in which the date of a story is looked for
_DATED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? |[A-Z][a-z]{2,8}\.? \d{1,2},? |\d[./-])"
    r"((?:19|20)\d\d)\b"
)
_MONTHS = frozenset(SHORT_MONTHS.split("|"))
# A year, unless it is one to come: "by 2030", "until 2030".
_PAST_YEAR = re.compile(
    rf"{YEAR}(?<=[0-2].)(?<!by .{{4}})(?<!until .{{4}})(?<!to .{{4}})(?<!for .{{4}})"
)
AFTER = 120  # characters looked at behind a name
SAID_WITHIN = 30  # words before a name among which "said" is looked for
_FOUNDED = frozenset(
    ("up", "founded", "established", "created", "formed", "launched", "built", "born", "opened")
)
NEAR = 12  # words between two names of one row
# Those whose "reported" is news of their own; "media" are weighed elsewhere.
_TELLERS = frozenset(
    (
        "media",
        "ministry",
        "government",
        "regulator",
        "central bank",
        "court",
        "police",
        "agency",
        "military",
        "parliament",
    )
)


def weigh(reading: Reading, found: list[Found], rules: Rules) -> None:
    """Lower the weight of mentions in passing, in place."""
    document, patterns = reading.document, rules.patterns
    cited: set[str] = set()
    times = _Times(reading, rules)
    roles: list[_Role] = []
    for item in sorted(found, key=lambda f: f.first):
        end = document.ends[item.last - 1]
        after = _behind(document.text, end, reading.words[item.last - 1] in rules.suffixes)
        before = reading.words[item.first - 1] if item.first else ""
        kind = "body"
        if document.sentences:
            sentence = document.sentences[reading.sentence(item.first)]
            kind = document.paragraphs[sentence.paragraph].kind
        if kind == "dateline" and any(map(item.name.__contains__, rules.press_offices)):
            item.weight *= DATELINE  # "Press Information Bureau": who sends it out
        elif kind == "dateline" and item.sort != "media" and _is_letterhead(reading, item):
            item.weight *= LETTERHEAD
        elif before == "(" and _is_credit(reading, item):
            item.weight *= DATELINE
        elif roles and before == "(" and roles[-1].last == item.first - 1:
            roles[-1].acronyms.append(item)
            roles[-1].last = item.last + 1
        elif before == "," and item.sort not in _TELLERS and patterns.reported_after.match(after):
            item.weight *= CITED
        elif kind == "title":
            is_union = item.sort == "intergovernmental" and patterns.union_after.match(after)
            item.weight *= WHOSE if is_union else 1.0
        elif (medium := item.sort == "media" or _is_medium(item.name, rules)) and not is_hit(
            reading.words, item.first, after, rules
        ):
            item.weight *= MEDIA
        else:
            part = PARTY if medium else part_of(reading, item, after, rules)
            if part >= 1.0 and _is_earlier(reading, item, after, times, rules):
                part = EARLIER
            if part >= 1.0 and _is_unit(reading, item):
                part = UNIT
            if roles and _is_owner(reading.words, roles[-1].last, item.first):
                part = min(part, roles[-1].part)
            if part == CITED:
                cited.add(item.name)
            elif item.name in cited and not _acts_itself(reading, item, part, rules):
                part = min(part, CITED)  # whose figures are quoted once is a source throughout
            roles.append(_Role(item, part, item.last))
    elsewhere = {role.item.name for role in roles if role.part != CHIEF and role.part >= BYSTANDER}
    for role in roles:
        if role.part == CHIEF and role.item.name not in elsewhere:
            role.part = BYSTANDER
    for row in _rows(reading.words, roles):
        _settle(row)
    for role in roles:
        looks_on = role.item.sort == "intergovernmental" and not role.joint
        looks_on = looks_on and not is_to_do(reading.words, role.item.first)
        role.item.weight *= role.part * (OBSERVER if looks_on else 1.0)
        for acronym in role.acronyms:  # it plays the part of its long form
            acronym.weight = min(acronym.weight, role.item.weight)


def _behind(text: str, end: int, is_abbreviated: bool) -> str:
    """What stands behind a name, without the full stop of "Solvara Ltd. of Northport"."""
    behind = text[end : end + AFTER]
    goes_on = is_abbreviated and behind.startswith(". ") and behind[2:3].islower()
    return behind[1:] if goes_on else behind


def _acts_itself(reading: Reading, item: Found, part: float, rules: Rules) -> bool:
    """Whether one that was a source elsewhere is more here: an office that acts, or a post."""
    return (part >= 1.0 and item.sort in _TELLERS) or bool(
        post_before(reading.words, item.first, rules)
    )


@dataclass(slots=True)
class _Role:
    """The part of one organisation at one place; `last` is the end of its name and acronym."""

    item: Found
    part: float
    last: int
    acronyms: list[Found] = field(default_factory=list)
    joint: bool = False  # it acts together with others


def _rows(words: Sequence[str], roles: Sequence[_Role]) -> Iterator[list[_Role]]:
    """The names that stand in one row: "A, B and C"."""
    row: list[_Role] = []
    for role in roles:
        if row and not _is_joined(words, row[-1].last, role.item.first):
            yield row
            row = []
        row.append(role)
    if row:
        yield row


def _settle(row: Sequence[_Role]) -> None:
    """Give all of a row the part of the first ("designated A, B and C") or last ("A and B signed").

    The others of a row have nothing beside them that tells their part.
    """
    telling = row[-1].part if row[0].part == BYSTANDER else row[0].part
    for role in row if len(row) > 1 else ():
        role.part = telling if telling < BYSTANDER else max(role.part, telling)
        role.joint = telling >= 1.0


def _year(document: Document) -> str:
    """The year of a story: of its publication or first full date, else the last that it names."""
    if document.published:
        return document.published[:4]
    found = _DATED.search(document.text, 0, OPENING)
    if found:
        return found.group(1)
    return max(_PAST_YEAR.findall(document.text), default="")


class _Times:
    """Which sentences tell of a time before the story, each asked once."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self._reading, self._earlier = reading, rules.patterns.earlier
        self._year = _year(reading.document)
        self._known: dict[int, bool] = {}

    def is_before(self, token: int) -> bool:
        """Whether a token's sentence says "last year", or only years well before the story's."""
        number = self._reading.sentence(token)
        if number not in self._known:
            self._known[number] = self._tells(token)
        return self._known[number]

    def _tells(self, token: int) -> bool:
        first, last = self._reading.bounds(token)
        if first < last and self._earlier.are_in(self._reading.text(first, last)):
            return True
        words = self._reading.words[first:last]
        years = [
            word
            for at, word in enumerate(words)
            if len(word) == 4
            and word[:2] in ("19", "20")
            and word.isdigit()
            and not _dates_a_thing(words, at)
        ]
        return bool(self._year and years) and int(max(years)) < int(self._year) - 1


def _dates_a_thing(words: Sequence[str], at: int) -> bool:
    """Whether a year tells only how old a thing is: "the Data Act 2018", "set up in 2021"."""
    if at and words[at - 1] == "of" and words[at - 2].isdigit():
        return True  # "Act 4 of 2013"
    if at and words[at - 1][0].isupper():
        return words[at - 1][:3] not in _MONTHS
    return at > 1 and words[at - 1] in ("in", "since") and words[at - 2] in _FOUNDED


def _is_earlier(reading: Reading, item: Found, after: str, times: _Times, rules: Rules) -> bool:
    """Whether the organisation acts before the story: "had asked", "in 2009"."""
    if rules.patterns.earlier_after.match(after):
        begin = max(reading.bounds(item.first)[0], item.first - SAID_WITHIN)
        return "said" not in reading.words[begin : item.first]  # "said the board had decided"
    return times.is_before(item.first)


def _is_unit(reading: Reading, item: Found) -> bool:
    """Whether a name is that of a part of the body behind it."""
    return item.id is None and reading.is_of_known(item.last, ("of", "at", "in"))


def _is_credit(reading: Reading, item: Found) -> bool:
    """Whether a name in brackets says only whose report it is: "PARIS (Reuters) –"."""
    behind = reading.words[item.last : item.last + 2]
    if behind[:1] == [":"]:
        return True  # "(NYSE:HLD)": where its shares are traded
    if behind[:1] in ([")"], [","]) and reading.bounds(item.first)[0] == item.first - 1:
        return True  # "(Salt Secretariat, Northport) – It rained.": a story begins with its source
    if behind[:1] == ["/"]:  # "(Metropolitan Police/PA)": who gave and who sent a picture
        return behind[1:2] != [] and behind[1][:1].isupper()
    if behind[:1] != [")"]:
        return False
    return item.sort == "media" or (len(behind) > 1 and behind[1] in DASHES)


def _is_letterhead(reading: Reading, item: Found) -> bool:
    """Whether a name stands by itself in a line of dates: "Release – 27.01.2025 – Ministry"."""
    first, last = reading.bounds(item.first)
    before = item.first == first or reading.words[item.first - 1] in (*DASHES, "|")
    return before and (item.last == last or reading.words[item.last] in (*DASHES, "|"))


def _is_medium(name: str, rules: Rules) -> bool:
    """Whether the end of a name is that of a newspaper's or a news agency's."""
    *_, before, end = ("", "", *name.replace("-", " ").split())  # "HQT-TV"
    return end in rules.media_words or f"{before} {end}" in rules.media_words


def _is_owner(words: Sequence[str], last: int, first: int) -> bool:
    """Whether the name before is of a part of this one: "the Policy Institute of Harbour"."""
    return _between(words, last, first) in (["of"], ["at"])


def _is_joined(words: Sequence[str], last: int, first: int) -> bool:
    """Whether "and" or a comma alone joins a name to the one before it."""
    between = _between(words, last, first)
    if between[:2] == [".", ","]:  # "Snap Inc., Meta"
        between = between[1:]
    if len(between) == 3 and between[0] in ("of", "in") and between[1][:1].isupper():
        between = between[2:]  # "Solvara of Northport and Tideline"
    if between[-1:] in (["'s"], ["’s"]) and len(between) > 2:  # "the Treasury and Fiji's Board"
        between = between[:-2]
    return 0 < len(between) < 3 and all(word in (",", "and", "&", "or") for word in between)


def _between(words: Sequence[str], last: int, first: int) -> list[str]:
    """The words between two names that stand near, without "the"; none of names far apart."""
    near = words[last:first] if first - last <= NEAR else ()
    return [word for word in near if word != "the"]
