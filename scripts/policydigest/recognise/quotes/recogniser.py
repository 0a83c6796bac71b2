"""Quotations: words that somebody speaks in the text, and who speaks them.

Words in quotation marks count from four words on; titles of works, names and single words set in
marks are not speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.model import Document, Mention, Quote
from policydigest.recognise.quotes.blocks import set_apart
from policydigest.recognise.quotes.marks import Places, Stretch, joined, stretches
from policydigest.recognise.quotes.references import Speaker
from policydigest.recognise.quotes.rules import Rules, rules
from policydigest.recognise.quotes.speakers import Speakers

__all__ = ["Rules", "find", "rules"]

MIN_WORDS = 4
LEAST_OF_TITLE, MOST_OF_TITLE = 3, 14  # words; with a capital, and all
_WORD = re.compile(r"[^\W_][\w'’-]*")
_JUDGED = 80  # characters of "calling it a" and the like
_MAX_LEFT = 320
_MAX_RIGHT = 280


def find(document: Document, people: Sequence[Mention], language_rules: Rules) -> list[Quote]:
    """All quotations in reading order; the speaker is None where the text does not tell.

    `people` are the mentions of persons that `people.find` gives. A quotation that its reporting
    clause interrupts is one; its span then holds that clause, its text does not.
    """
    places = Places(document)
    found = [s for s in stretches(document) if _is_speech(document, s, places, language_rules)]
    if ":\n" in document.text:
        found = sorted((*found, *set_apart(document, found)), key=lambda stretch: stretch.start)
    speakers = Speakers(document, people, found, places, language_rules)
    quotes: list[Quote] = []
    at = 0
    previous: tuple[Stretch, Speaker | None] | None = None
    while at < len(found):
        group = _group(document, found, at, language_rules)
        speaker = _speaker(
            document, found, at, len(group), speakers, places, previous, language_rules
        )
        if speaker is not None:
            speakers.remember(group[0].start, speaker)
        previous = (group[-1], speaker)
        at += len(group)
        quote = _quote(document, group, speaker)
        if quote is not None:
            quotes.append(quote)
    return _once(quotes)


def _once(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotations without those that are told twice; one with its speaker comes first."""
    told: dict[str, Quote] = {}
    for quote in quotes:
        words = quote.text.rstrip(".,!?…").casefold()
        other = told.setdefault(words, quote)
        if other is not quote and other.speaker is None:
            told[words] = quote
    kept = set(map(id, told.values()))
    return [quote for quote in quotes if id(quote) in kept]


def _quote(document: Document, group: Sequence[Stretch], speaker: Speaker | None) -> Quote | None:
    pieces = [piece for stretch in group for piece in stretch.pieces]
    words = joined(document, pieces)
    if len(group) > 1:
        first = joined(document, group[0].pieces)
        rest = joined(document, [p for s in group[1:] for p in s.pieces])
        words = f"{first}{'' if first[-1:] in '.!?…,' else ','} {rest}"
    if len(_WORD.findall(words)) < MIN_WORDS:
        return None
    span = document.span(group[0].inner[0], group[-1].inner[1])
    if speaker is None:
        # a fragment or a headline: nobody is said to speak it, and it is no sentence
        if not words.endswith((".", "!", "?", "…")) and not _is_closed(document, group[-1]):
            return None
        return Quote(span, words)
    return Quote(span, words, speaker.name, speaker.role)


def _is_closed(document: Document, stretch: Stretch) -> bool:
    """Whether a comma or full stop belongs to the quotation, within its marks or right behind."""
    text = document.text
    return text[stretch.inner[1] : stretch.inner[1] + 1] == ","


# --------------------------------------------------------------------------- what is speech


def _is_speech(document: Document, stretch: Stretch, places: Places, language_rules: Rules) -> bool:
    start, end = stretch.inner
    text = document.text
    kind = document.paragraphs[places.paragraph(start)].kind
    if kind == "title":
        return False
    words = _WORD.findall(text, start, min(end, start + 400))
    spoken = text[start:end].endswith((".", "!", "?", "…")) or text[end : end + 1] in ",;"
    left = text[max(0, stretch.start - 30) : stretch.start].rstrip()
    if text[start].isupper() and left.lower().endswith(language_rules.named):
        return False
    left = left.rstrip(" :,")
    if left.endswith(language_rules.titled) and not _is_called(left, language_rules):
        return spoken and len(words) > 12
    if len(words) < MIN_WORDS:
        return spoken  # may be the short half of an interrupted quotation
    if not spoken:
        capital = sum(word[0].isupper() or len(word) < 4 for word in words)
        return capital < len(words) or len(words) > 14
    return text[end - 1] in "!?…" or not _is_title(words, language_rules)


def _is_title(words: Sequence[str], language_rules: Rules) -> bool:
    """Whether words are written as titles are: "The Last Man at Sea", a comma within its marks."""
    capital = [word for word in words if not word[0].islower()]
    if len(words) > MOST_OF_TITLE or len(capital) < LEAST_OF_TITLE:
        return False
    if all(map(str.isupper, words)):
        return False  # as posters and posts are written
    return all(word in language_rules.small_words for word in words if word[0].islower())


def _is_called(left: str, language_rules: Rules) -> bool:
    """Whether the word before the marks is a part of another word."""
    return not any(
        left.endswith(word) and not left[: -len(word)][-1:].isalnum()
        for word in language_rules.titled
    )


# --------------------------------------------------------------------------- interrupted ones


def _group(
    document: Document, found: Sequence[Stretch], at: int, language_rules: Rules
) -> list[Stretch]:
    """A quotation with its second half, where a reporting clause interrupts its sentence."""
    group = [found[at]]
    while at + 1 < len(found) and len(group) < 4:
        current, following = found[at], found[at + 1]
        between = document.text[current.end : following.start]
        closing = document.text[current.inner[1] : current.end]
        broken = closing.startswith((",", ";")) or between.startswith(",")
        begins = document.text[following.inner[0] : following.inner[0] + 1]
        goes_on = between.rstrip().endswith(",") and len(between) <= 200
        if not (broken and goes_on and "\n" not in between.strip()):
            break
        if ";" in between or (
            not begins.islower()
            and (". " in between or language_rules.joiners & set(between.split()))
        ):
            break
        group.append(following)
        at += 1
    return group


# --------------------------------------------------------------------------- who says it


def _speaker(
    document: Document,
    found: Sequence[Stretch],
    at: int,
    size: int,
    speakers: Speakers,
    places: Places,
    previous: tuple[Stretch, Speaker | None] | None,
    language_rules: Rules,
) -> Speaker | None:
    text = document.text
    first, last = found[at], found[at + size - 1]
    paragraph = document.paragraphs[places.paragraph(first.start)]
    if size > 1:
        speaker, told = speakers.behind(first.end, found[at + 1].start, False)
        if told:
            return speaker
    end_paragraph = document.paragraphs[places.paragraph(last.end - 1)]
    following = found[at + size].start if at + size < len(found) else len(text)
    right = min(end_paragraph.end, following, last.end + _MAX_RIGHT)
    closed = (
        text[last.inner[1] - 1 : last.inner[1]] in ".…" and text[last.end : last.end + 1] != ","
    )
    left = max(paragraph.start, found[at - 1].end if at else 0, first.start - _MAX_LEFT)
    left = places.sentence_start(left, first.start)
    lead = text[left : first.start].strip()
    if lead and speakers.says_before(left, first.start):
        speaker, _ = speakers.before(left, first.start)
        if speaker is not None:
            return speaker
    judging = language_rules.judging.search(text, max(left, first.start - _JUDGED), first.start)
    if judging is not None:  # "calling it a “risk”, the agency reported": who acts calls it so
        speaker = speakers.acts_before(left, judging.start())
        if speaker is not None and speaker.is_person:
            return speaker
        speaker, _ = speakers.behind(last.end, right, closed)
        if speaker is not None and not speaker.is_person:
            return None  # a paper that reports what somebody else called it
    introduced = bool(lead) and (closed or lead.endswith((":", ",", *language_rules.introducing)))
    if not (introduced and lead.endswith(":")):
        speaker, told = speakers.behind(last.end, right, closed)
        if told and not (introduced and speaker is None):
            return speaker
    if lead:
        speaker, told = speakers.before(left, first.start)
        if told:
            return speaker
        if not introduced:
            speaker, told = speakers.behind(last.end, right, False)
            if told:
                return speaker
    dashed = speakers.dashed(last.end, min(len(text), last.end + 120))
    if dashed is not None:
        return dashed
    return _carried(document, first, lead, speakers, places, previous, language_rules)


def _carried(
    document: Document,
    stretch: Stretch,
    lead: str,
    speakers: Speakers,
    places: Places,
    previous: tuple[Stretch, Speaker | None] | None,
    language_rules: Rules,
) -> Speaker | None:
    """Who goes on speaking: a quotation with no clause of its own follows another, or a colon."""
    if (
        len(lead) < 8
        and previous is not None
        and all(w in language_rules.joiners for w in re.split(r"[\s:,;]+", lead) if w)
    ):
        same = places.sentence(stretch.start) == places.sentence(previous[0].start)
        if lead and same:
            return previous[1]
    if lead:
        return None
    number = places.paragraph(stretch.start)
    paragraph = document.paragraphs[number]
    if previous is not None and places.paragraph(previous[0].end - 1) >= number - 1 and previous[1]:
        return previous[1]
    if paragraph.start >= stretch.start - 1 and number > 0:
        earlier = document.paragraphs[number - 1]
        if earlier.kind in ("body", "list"):
            start = places.sentence_start(earlier.start, earlier.end)
            tail = document.text[earlier.start : earlier.end].rstrip()
            speaker, told = speakers.before(start, earlier.end)
            if told and (tail.endswith((":", ",")) or (speaker and speaker.is_person)):
                return speaker
    return None
