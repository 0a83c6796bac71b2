"""Instruments that their way of writing shows: a number, quotation marks, another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from policydigest.model import Document, Mention
from policydigest.recognise.instrument_names import MAX_WORDS, Rules, one_line
from policydigest.recognise.names import Run
from policydigest.vocabulary import Vocabulary

_QUOTATION_MARKS = frozenset('“«"')
MAX_NOUN = 40  # characters before a quotation mark: "the federal law "
CLEAR = 2.0  # times that the country of "the Constitution" is named more than the next one


def numbered(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Instruments that carry a number: "Executive Order 14110", "Regulation (EU) 2016/679"."""
    for match in _matches(document, language_rules.numbered_words, language_rules.numbered):
        span = document.span(match.start(), match.end())
        name = one_line(span.text)
        yield Mention("instrument", None, name[0].upper() + name[1:], span, "numbered instrument")


def dated(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Laws that are called by their day: "the Act of 24 July 2019", "a decree of February 2023"."""
    for match in _matches(document, language_rules.dated_words, language_rules.dated):
        span = document.span(match.start(), match.end())
        name = one_line(span.text)
        yield Mention("instrument", None, name[0].upper() + name[1:], span, "dated instrument")


def _matches(
    document: Document, words: frozenset[str], pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """The matches of a pattern, which begin with one of these words; none within another.

    It is tried nowhere else: to seek it through the whole text took longer than all the rest here.
    """
    end = 0
    for token in document.tokens_that_are(words):
        start = document.starts[token]
        match = pattern.match(document.text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def foreign(document: Document, runs: Sequence[Run], language_rules: Rules) -> Iterator[Mention]:
    """Laws under their own names: "Gebäudeenergiegesetz", "Ley General de Aguas"."""
    for match in language_rules.compound.finditer(document.text):
        span = document.span(match.start(), match.end())
        yield Mention("instrument", None, span.text, span, "compound of a law")
    if language_rules.native.isdisjoint(document.places):
        return
    words, tokens = document.words, document.tokens
    for run in runs:
        if language_rules.native.isdisjoint(words[run.first : run.last]):
            continue
        first = next(n for n in range(run.first, run.last) if words[n] in language_rules.native)
        capitals = sum(word[0].isupper() for word in words[first : run.last])
        if capitals > 1 and run.last - first <= MAX_WORDS:
            span = document.span(tokens[first].start, tokens[run.last - 1].end)
            yield Mention("instrument", None, one_line(span.text), span, f"{words[first]} …")


def quoted(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Names in quotation marks: "the Law “On Subsoil Use”", "the programme “Clear Water”"."""
    if _QUOTATION_MARKS.isdisjoint(document.places):
        return
    for match in _matches(document, language_rules.called_words, language_rules.called):
        span = document.span(match.start("name"), match.end("name"))
        yield Mention("instrument", None, one_line(span.text), span, "name in quotation marks")
    for match in language_rules.quoted.finditer(document.text):
        noun = language_rules.before_quoted.search(
            document.text, max(0, match.start() - MAX_NOUN), match.start()
        )
        if noun:
            name = one_line(f"{noun.group()}{match['opening'].lower()}{match['rest']}")
            span = document.span(noun.start(), match.end() - 1)
            rule = "name in quotation marks"
            yield Mention("instrument", None, name[0].upper() + name[1:], span, rule)


def constitutions(
    document: Document,
    language_rules: Rules,
    vocabulary: Vocabulary,
    found_countries: Mapping[str, float],
) -> Iterator[Mention]:
    """The constitution where it is applied: "Article 57(7) of the Constitution".

    It is that of the country that the text clearly names most; else it has no more of a name.
    """
    name = ""
    if language_rules.constitution_words.isdisjoint(document.places):
        return
    for match in language_rules.constitution.finditer(document.text):
        if not name:
            name = _constitution(match["name"].split()[-1], vocabulary, found_countries)
        span = document.span(match.start("name"), match.end("name"))
        yield Mention("instrument", None, name, span, "a constitution that is applied")


def _constitution(word: str, vocabulary: Vocabulary, found: Mapping[str, float]) -> str:
    ordered = sorted(found, key=lambda code: (-found[code], code))
    is_clear = len(ordered) == 1 or (
        len(ordered) > 1 and found[ordered[0]] >= CLEAR * found[ordered[1]]
    )
    return f"{word} of {vocabulary.countries[ordered[0]].name}" if is_clear else word
