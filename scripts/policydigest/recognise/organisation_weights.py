"""How strongly a mention says that an article is about an organisation.

A wire service in the dateline, the platform a statement was posted on and the research firm whose
figure is cited are named, but the story is not theirs; who acts, or is dealt with, is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from policydigest.model import Document
from policydigest.recognise.organisation_phrases import places_before
from policydigest.recognise.organisation_reading import KNOWN, PERSON, Found, Reading
from policydigest.recognise.organisation_rules import Rules
from policydigest.recognise.patterns import YEAR

MEDIA = 0.2
DATELINE = 0.1  # "PARIS (Reuters) –"
SAID_THERE = 0.2
CITED = 0.4
ASIDE = 0.3
BYSTANDER = 0.6
PARTY = 1.3  # the act is done to it or with it: "transferred to the Secretariat"
# With the next ones a late mention no longer makes a subject, an early one still does.
EARLIER = 0.7  # what had happened before the story ("had asked", "in 2009")
TO_ACT = 0.7  # it will, may or must do something
SAYS = 0.6  # it only tells something
OBSERVER = 0.6  # bodies of many states, which look on in most stories that name them
INVOLVED = 1.05  # it joins in, its chief does, or it speaks for its country
CHIEF = 0.86  # its chief is in a story that also names it elsewhere
OFFICER = 0.85  # one of its officers is in the story
UNIT = 0.7  # a body of a body: "the Foresight Center at ICESCO"
LETTERHEAD = 4.0  # of a line that the score itself counts little
DASHES = ("-", "–", "—", "--")
OPENING = 600  # characters in which the date of a story is looked for
_DATED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? |[A-Z][a-z]{2,8}\.? \d{1,2},? |\d[./-])"
    r"((?:19|20)\d\d)\b"
)
_MONTHS = frozenset(
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
)  # as months begin
# A year, unless it is one to come: "by 2030", "until 2030".
_PAST_YEAR = re.compile(
    rf"{YEAR}(?<=[0-2].)(?<!by .{{4}})(?<!until .{{4}})(?<!to .{{4}})(?<!for .{{4}})"
)
AFTER = 120  # characters looked at behind a name
SAID_WITHIN = 30  # words before a name among which "said" is looked for
_BACKGROUND = frozenset(
    (
        "founded",
        "owned",
        "controlled",
        "operated",
        "backed",
        "funded",
        "developed",
        "produced",
        "organised",
    )
)
_FOUNDED = frozenset(
    ("up", "founded", "established", "created", "formed", "launched", "built", "born", "opened")
)
_PARTICIPLES = frozenset(("up", "held", "led", "sent", "put", "set", "won", "run", "cut"))
NEAR = 12  # words between two names of one row
SIGNED_WITHIN = 9  # words before "by" among which "signed" is looked for
_SIGNED = frozenset(("signed", "initialled", "initialed", "concluded"))
# Those that need "was" before them, for "a request made by X" is no deed of the story.
_DONE = frozenset(("brought", "built", "made", "sold", "found", "paid", "bought", "sought"))
_BEEN = frozenset(("was", "were", "be", "been", "being"))
# Before "done by X": it may be, is to be later, or is so anyway.
_NOT_DONE = frozenset(
    (
        "can",
        "could",
        "may",
        "might",
        "would",
        "should",
        "once",
        "if",
        "until",
        "unless",
    )
)
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
# Kinds of which nobody founds one in the news with "a" before its name.
_NOT_FOUNDED = frozenset(("company", "media", "party", "university", "intergovernmental", "native"))
_BEHIND_NEW = frozenset((".", ",", ";", "(", "of", "to", "with", "that", "which", "and", "for"))
_HOUSES = frozenset(("parliament", "committee", "assembly", "senate", "house", "congress"))
_SPEAKERS = frozenset(("he", "she", "minister", "spokesman", "spokeswoman", "spokesperson"))
# Before "on": what is done to somebody; "and" takes up such a one.
_DEALT_OUT = frozenset(
    ("and", "imposed", "fine", "fines", "penalty", "penalties", "sanctions", "raid", "raids")
)
_DESCRIBED = 4  # words between "by" and a name: "by the state-owned lender KfW"


def weigh(reading: Reading, found: list[Found], rules: Rules) -> None:
    """Lower the weight of mentions in passing, in place."""
    document, patterns = reading.document, rules.patterns
    cited: set[str] = set()
    times = _Times(reading, rules)
    roles: list[_Role] = []
    for item in sorted(found, key=lambda f: f.first):
        end = document.tokens[item.last - 1].end
        after = document.text[end : end + AFTER]
        before = reading.words[item.first - 1] if item.first else ""
        kind = "body"
        if document.sentences:
            sentence = document.sentences[reading.sentence(item.first)]
            kind = document.paragraphs[sentence.paragraph].kind
        if kind == "dateline" and item.sort != "media" and _is_letterhead(reading, item):
            item.weight *= LETTERHEAD
        elif before == "(" and _is_credit(reading, item):
            item.weight *= DATELINE
        elif roles and before == "(" and roles[-1].last == item.first - 1:
            roles[-1].acronyms.append(item)
            roles[-1].last = item.last + 1
        elif before == "," and item.sort not in _TELLERS and patterns.reported_after.match(after):
            item.weight *= CITED
        elif kind != "title" and (item.sort == "media" or _is_medium(item.name, rules)):
            item.weight *= MEDIA
        elif kind != "title":
            part = _part(reading, item, after, rules)
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
        looks_on = looks_on and not _is_to_do(reading.words, role.item.first)
        role.item.weight *= role.part * (OBSERVER if looks_on else 1.0)
        for acronym in role.acronyms:  # it plays the part of its long form
            acronym.weight = min(acronym.weight, role.item.weight)


def _acts_itself(reading: Reading, item: Found, part: float, rules: Rules) -> bool:
    """Whether one that was a source elsewhere is more here: an office that acts, or a post."""
    return (part >= 1.0 and item.sort in _TELLERS) or bool(
        _post_before(reading.words, item.first, rules)
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


def _part(reading: Reading, item: Found, after: str, rules: Rules) -> float:
    """What part the organisation plays where it is named."""
    patterns, words, first = rules.patterns, reading.words, item.first
    places = places_before(words, first)
    if item.name in rules.platforms and patterns.source_before.precede(words, places):
        return SAID_THERE
    is_medium = patterns.medium_before.precede(words, places)
    is_source = is_medium and patterns.source_before.precede(
        words, places_before(words, first, between=4)
    )
    if is_source and not _is_dealt_with(words, first):
        return SAID_THERE  # "told the state broadcaster RTTL"
    if is_medium and patterns.reported_after.match(after):
        return SAID_THERE  # "the daily Harbour Mirror reported"
    if patterns.cited_before.precede(words, places) or patterns.forecast_after.match(after):
        return CITED
    if patterns.silent_after.match(after):
        return ASIDE
    told = first - 2 if words[first - 1] == "the" else first - 1
    if told > 0 and words[told] == "told" and _is_speaker(reading, told - 1):
        return ASIDE  # "the minister told BNS", where it was said
    if (
        item.sort in _HOUSES
        and words[first - 1 if words[first - 1] != "the" else first - 2] == "told"
    ):
        return ASIDE  # where it was said
    if _is_owner_said(words, first, after):
        return BYSTANDER
    if patterns.party_before.precede(words, places):
        return PARTY
    if patterns.chief_after.match(after):
        return CHIEF
    if _is_new(reading, item) or patterns.chosen_after.match(after):
        return PARTY
    if patterns.officer_before.precede(words, places):
        return OFFICER
    post = _post_before(words, first, rules)
    if post:
        return CITED if post == "expert" else INVOLVED
    if _is_somebodys(reading, first):
        return CITED
    if patterns.aside_before.precede(words, places) or patterns.ally_after.match(after):
        return ASIDE
    if patterns.party_before.precede(words, places_before(words, first, between=3)):
        return PARTY
    if _agent(words, first):
        return INVOLVED if _is_to_do(words, first) else 1.0
    if _is_signatory(reading, first):
        return INVOLVED
    if patterns.possessive_after.match(after) and reading.flags[item.last + 1] == KNOWN:
        return ASIDE  # "the Department of Commerce's Bureau of Industry and Security"
    if patterns.task_after.match(after):
        return INVOLVED
    if not patterns.acting_after.match(after):
        return TO_ACT if patterns.to_act_after.match(after) else BYSTANDER
    if patterns.busy_after.match(after):
        return INVOLVED
    if patterns.saying_after.match(after) and not rules.diplomacy & set(item.name.split()):
        return SAYS
    speaks = item.sort == "ministry" and not rules.diplomacy.isdisjoint(item.name.split())
    return INVOLVED if speaks or patterns.joining_after.match(after) else 1.0


def _is_new(reading: Reading, item: Found) -> bool:
    """Whether a body is one to come: "provides for an Online Safety Commission"."""
    words = reading.words
    return (
        item.first > 0
        and words[item.first - 1] in ("a", "an")
        and item.sort not in _NOT_FOUNDED
        and (item.last >= len(words) or words[item.last] in _BEHIND_NEW)
    )


def _is_speaker(reading: Reading, at: int) -> bool:
    """Whether a token is a person's name or a word for one."""
    return reading.flags[at] == PERSON or reading.words[at] in _SPEAKERS


def _is_dealt_with(words: Sequence[str], first: int) -> bool:
    """Whether "on" before a medium tells whom a deed meets: "a fine on … and on the news site"."""
    for at in range(first - 1, max(0, first - _DESCRIBED - 2), -1):
        if words[at] == "on":
            return words[at - 1] in _DEALT_OUT
    return False


def _is_owner_said(words: Sequence[str], first: int, after: str) -> bool:
    """Whether a name behind "said that" only owns the subject: "said that the Board's talk …"."""
    at = first - 1 if first and words[first - 1] == "the" else first
    return at > 0 and words[at - 1] == "that" and bool(re.match(r"['’]s? [a-z]", after))


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
    words, at = reading.words, item.last
    if item.id is not None or words[at : at + 1] not in (["of"], ["at"], ["in"]):
        return False
    at += 2 if words[at + 1 : at + 2] == ["the"] else 1
    return at < len(words) and reading.flags[at] == KNOWN


def _is_credit(reading: Reading, item: Found) -> bool:
    """Whether a name in brackets says only whose report it is: "PARIS (Reuters) –"."""
    behind = reading.words[item.last : item.last + 2]
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
    *_, before, end = ("", "", *name.split())
    return end in rules.media_words or f"{before} {end}" in rules.media_words


def _is_owner(words: Sequence[str], last: int, first: int) -> bool:
    """Whether the name before is of a part of this one: "the Policy Institute of Harbour"."""
    return _between(words, last, first) in (["of"], ["at"])


def _is_joined(words: Sequence[str], last: int, first: int) -> bool:
    """Whether "and" or a comma alone joins a name to the one before it."""
    between = _between(words, last, first)
    if between[:2] == [".", ","]:  # "Snap Inc., Meta"
        between = between[1:]
    if between[-1:] in (["'s"], ["’s"]) and len(between) > 2:  # "the Treasury and Fiji's Board"
        between = between[:-2]
    return 0 < len(between) < 3 and all(word in (",", "and", "&", "or") for word in between)


def _between(words: Sequence[str], last: int, first: int) -> list[str]:
    """The words between two names that stand near, without "the"; none of names far apart."""
    near = words[last:first] if first - last <= NEAR else ()
    return [word for word in near if word != "the"]


def _post_before(words: Sequence[str], first: int, rules: Rules) -> str:
    """What stands before "of", "at" or "for" and a name: "expert" ("an analyst at"), "post"."""
    at = first - 1 if first and words[first - 1] == "the" else first
    if not at or words[at - 1] not in ("of", "at", "for", "with", "from"):
        return ""
    if rules.patterns.expert_before.precede(words, places_before(words, at - 1, between=3)):
        return "expert"
    return "post" if rules.patterns.post_before.ends_at(words, at - 1) is not None else ""


def _is_somebodys(reading: Reading, first: int) -> bool:
    """Whether a name only says whose somebody is: "Elon Musk of Tesla", "Musk, of the Board"."""
    at = first - 2 if first > 1 and reading.words[first - 1] == "the" else first - 1
    if at < 2 or reading.words[at] != "of":
        return False
    at -= 2 if reading.words[at - 1] == "," else 1
    return reading.flags[at] == PERSON


def _agent(words: Sequence[str], first: int) -> bool:
    """Whether a name is who does it: "imposed by the …", "run by the state-owned bank …"."""
    at = first
    while (
        at > 1 and first - at < _DESCRIBED and words[at - 1] != "by" and _describes(words[at - 1])
    ):
        at -= 1
    if at < 2 or words[at - 1] != "by":
        return False
    word = words[at - 2]
    is_done = word.endswith(("ed", "wn", "en")) or word in _PARTICIPLES
    is_done |= word in _DONE and not _BEEN.isdisjoint(words[max(0, at - 4) : at - 2])
    is_certain = _NOT_DONE.isdisjoint(words[max(0, at - 5) : at - 2])
    return is_done and is_certain and word not in _BACKGROUND


def _describes(word: str) -> bool:
    return word.islower() or word == "-"


def _is_to_do(words: Sequence[str], first: int) -> bool:
    """Whether an agent has a task: "it will be run by the …", "it is led by the …"."""
    at = first - 1 if first and words[first - 1] == "the" else first
    return at > 2 and words[at - 3] in ("be", "is", "are") and words[at - 1] == "by"


def _is_signatory(reading: Reading, first: int) -> bool:
    """Whether a name is that of one who signed: "signed in Lomé on Monday by the Board's chief"."""
    words = reading.words
    at = first - 1 if first and words[first - 1] == "the" else first
    if at < 1 or words[at - 1] != "by":
        return False
    begin = max(reading.bounds(first)[0], at - SIGNED_WITHIN)
    return not _SIGNED.isdisjoint(words[begin : at - 1]) and "by" not in words[begin : at - 1]
