"""How strongly a mention says that an article is about an organisation.

A wire service in the dateline, the platform a statement was posted on and the research firm whose
figure is cited are named, but the story is not theirs; who acts, or is dealt with, is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.model import Document
from policydigest.recognise.organisation_reading import KNOWN, PERSON, Found, Reading
from policydigest.recognise.organisation_rules import Rules

MEDIA = 0.2
DATELINE = 0.1  # "PARIS (Reuters) –"
SAID_THERE = 0.2
CITED = 0.4
ASIDE = 0.3
BYSTANDER = 0.6
# With the next ones a late mention no longer makes a subject, an early one still does.
EARLIER = 0.7  # what had happened before the story ("had asked", "in 2009")
OBSERVER = 0.7  # bodies of many states, which look on in most stories that name them
UNIT = 0.7  # a body of a body: "the Foresight Center at ICESCO"
LETTERHEAD = 4.0  # of a line that the score itself counts little
DASHES = ("-", "–", "—", "--")
OPENING = 600  # characters in which the date of a story is looked for
_DATED = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? |[A-Z][a-z]{2,8}\.? \d{1,2},? |\d[./-])"
    r"((?:19|20)\d\d)\b"
)
AFTER = 120  # characters looked at behind a name
_PARTICIPLES = frozenset(("up", "held", "led", "made", "run", "built", "sent", "put", "set", "won"))


def weigh(reading: Reading, found: list[Found], rules: Rules) -> None:
    """Lower the weight of mentions in passing, in place."""
    document, patterns = reading.document, rules.patterns
    cited: set[str] = set()
    year = _year(document)
    previous: tuple[Found, float] | None = None  # the name before, and its part
    for item in sorted(found, key=lambda f: f.first):
        end = document.tokens[item.last - 1].end
        after = document.text[end : end + AFTER]
        before = reading.words[item.first - 1] if item.first else ""
        kind = "body"
        if document.sentences:
            sentence = document.sentences[reading.sentence(item.first)]
            kind = document.paragraphs[sentence.paragraph].kind
        if kind == "dateline" and reading.is_whole_line(item.first, item.last):
            item.weight *= LETTERHEAD
        elif before == "(" and _is_credit(reading, item):
            item.weight *= DATELINE
        elif before == "," and item.sort != "media" and patterns.reported_after.match(after):
            item.weight *= CITED
        elif kind != "title" and (item.sort == "media" or _is_medium(item.name, rules)):
            item.weight *= MEDIA
        elif kind != "title":
            part = _part(reading, item, before, after, rules)
            if part == 1.0 and _is_earlier(reading, item, after, year, rules):
                part = EARLIER
            if part == 1.0 and _is_unit(reading, item):
                part = UNIT
            if part == CITED:
                cited.add(item.name)
            elif item.name in cited and not _post_before(reading.words, item.first, rules):
                part = min(part, CITED)  # whose figures are quoted once is a source throughout
            if previous and _is_joined(reading.words, previous[0].last, item.first):
                part = max(part, previous[1])
                previous[0].weight = max(previous[0].weight, part)  # "A and B signed"
            item.weight *= part * (OBSERVER if item.sort == "intergovernmental" else 1.0)
            previous = item, part


def _part(reading: Reading, item: Found, before: str, after: str, rules: Rules) -> float:
    """What part the organisation plays where it is named."""
    patterns, words, first = rules.patterns, reading.words, item.first
    if item.name in rules.platforms and patterns.source_before.precede(words, first):
        return SAID_THERE
    if patterns.cited_before.precede(words, first) or patterns.forecast_after.match(after):
        return CITED
    post = _post_before(words, first, rules)
    if post:
        return CITED if post == "expert" else 1.0
    if before == "of" and first > 1 and reading.flags[first - 2] == PERSON:
        return CITED  # "Elon Musk of Tesla"
    if patterns.aside_before.precede(words, first) or patterns.ally_after.match(after):
        return ASIDE
    if patterns.party_before.precede(words, first, between=3) or _agent(words, first):
        return 1.0
    if patterns.possessive_after.match(after) and reading.flags[item.last + 1] == KNOWN:
        return ASIDE  # "the Department of Commerce's Bureau of Industry and Security"
    return 1.0 if patterns.acting_after.match(after) else BYSTANDER


def _year(document: Document) -> str:
    """The year of the story: of its publication, else of the first full date near its beginning."""
    if document.published:
        return document.published[:4]
    found = _DATED.search(document.text, 0, OPENING)
    return found.group(1) if found else ""


def _is_earlier(reading: Reading, item: Found, after: str, year: str, rules: Rules) -> bool:
    """Whether the organisation acts before the story: "had asked", "in 2009"."""
    if rules.patterns.earlier_after.match(after):
        return True
    first, last = reading.bounds(item.first)
    years = [w for w in reading.words[first:last] if len(w) == 4 and w[:2] in ("19", "20")]
    years = [w for w in years if w.isdigit()]
    return bool(year and years) and int(max(years)) < int(year) - 1


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


def _is_medium(name: str, rules: Rules) -> bool:
    """Whether the end of a name is that of a newspaper's or a news agency's."""
    *_, before, end = ("", "", *name.split())
    return end in rules.media_words or f"{before} {end}" in rules.media_words


def _is_joined(words: Sequence[str], last: int, first: int) -> bool:
    """Whether "and" alone joins a name to the one before it, perhaps behind its acronym."""
    return 0 < first - last < 4 and [
        w for w in words[last:first] if w not in ("the", ")", ",")
    ] in (
        ["and"],
        ["&"],
    )


def _post_before(words: Sequence[str], first: int, rules: Rules) -> str:
    """What stands before "of", "at" or "for" and a name: "expert" ("an analyst at"), "post"."""
    at = first - 1 if first and words[first - 1] == "the" else first
    if not at or words[at - 1] not in ("of", "at", "for", "with", "from"):
        return ""
    if rules.patterns.expert_before.precede(words, at - 1, between=3):
        return "expert"
    return "post" if rules.patterns.post_before.ends_at(words, at - 1) is not None else ""


def _agent(words: Sequence[str], first: int) -> bool:
    """Whether a name is who does it: "imposed by the …"."""
    at = first - 1 if first and words[first - 1] == "the" else first
    if at < 2 or words[at - 1] != "by":
        return False
    word = words[at - 2]
    return word.endswith(("ed", "wn", "en")) or word in _PARTICIPLES
