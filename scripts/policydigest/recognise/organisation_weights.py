"""How strongly a mention says that an article is about an organisation.

A wire service in the dateline, the platform a statement was posted on and the research firm whose
figure is cited are named, but the story is not theirs; who acts, or is dealt with, is in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.recognise.organisation_reading import KNOWN, PERSON, Found, Reading
from policydigest.recognise.organisation_rules import Rules

MEDIA = 0.25
DATELINE = 0.1  # "PARIS (Reuters) –"
SAID_THERE = 0.2
CITED = 0.4
ASIDE = 0.3
BYSTANDER = 0.6
LETTERHEAD = 4.0  # of a line that the score itself counts little
AFTER = 120  # characters looked at behind a name
_PARTICIPLES = frozenset(("up", "held", "led", "made", "run", "built", "sent", "put", "set", "won"))


def weigh(reading: Reading, found: list[Found], rules: Rules) -> None:
    """Lower the weight of mentions in passing, in place."""
    document, patterns = reading.document, rules.patterns
    cited: set[str] = set()
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
        elif before == "," and patterns.reported_after.match(after):
            item.weight *= CITED
        elif item.sort == "media" and before == "(" and after.startswith(")"):
            item.weight *= DATELINE
        elif item.sort == "media" or _is_medium(item.name, rules):
            item.weight *= MEDIA
        elif kind != "title":
            part = _part(reading, item, before, after, rules)
            if part == CITED:
                cited.add(item.name)
            elif item.name in cited:
                part = min(part, CITED)  # whose figures are quoted once is a source throughout
            if previous and _is_joined(reading.words, previous[0].last, item.first):
                part = max(part, previous[1])
                previous[0].weight = max(previous[0].weight, part)  # "A and B signed"
            item.weight *= part
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
