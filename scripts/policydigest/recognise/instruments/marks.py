"""Instruments that their way of writing shows: a number, quotation marks, another language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from policydigest.model import Document, Mention
from policydigest.recognise.instruments.names import MAX_WORDS, one_line
from policydigest.recognise.instruments.rules import Rules
from policydigest.recognise.names import Run
from policydigest.vocabulary import Vocabulary

_QUOTATION_MARKS = frozenset('“«"')
BARE = "noun with a capital"  # and nothing else: "the Protocol"
_VERSION = re.compile(r"\d\.\d|I{1,3}|I?V")  # "2.0", "II"
# A part of a law: "Regulation 5 (2) of the Banking Act"
_PROVISION = re.compile(r"(?:Regulation|Rule|Order) \d{1,3}\Z")
_OF_LAW = re.compile(r"\s?\((?:\d{1,3}|[a-z]{1,4})\)|[A-Z]?(?:,? (?:and|to|or) \d{1,3})? of the ")
_NAME_BEFORE = re.compile(r"\b([A-Z][\w’'-]+) $")  # "the Oslo [Convention]"
NUMBERED = "numbered instrument"  # the rule of those that their number tells
MIN_ACRONYM = 4  # letters of an acronym that is a name without being spelt out
MAX_NOUN = 40  # characters before a quotation mark: "the federal law "
SMALL = 4  # letters of a word that may be small in a title
CLEAR = 2.0  # times that the country of "the Constitution" is named more than the next one


def numbered(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Instruments that carry a number: "Executive Order 14110", "Regulation (EU) 2016/679"."""
    for match in _matches(document, language_rules.numbered_words, language_rules.numbered):
        span = document.span(match.start(), match.end())
        name = one_line(span.text)
        if _PROVISION.match(name) and _OF_LAW.match(document.text, span.end):
            continue
        yield Mention("instrument", None, name[0].upper() + name[1:], span, NUMBERED)


def standards(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Technical standards: "FIPS 203", "ISO/IEC 42001:2023", "ITU-T X.1254"."""
    for match in _matches(document, language_rules.standard_words, language_rules.standard):
        span = document.span(match.start(), match.end())
        yield Mention("instrument", None, one_line(span.text), span, "numbered standard")


def acronymic(
    document: Document, known: Collection[int], language_rules: Rules
) -> Iterator[Mention]:
    """Agreements told by an acronym that nothing spells out: "the BRELL agreement".

    `known` are the starts of the words that the vocabulary or the text tell to be something else.
    """
    words = document.words
    for noun in document.tokens_that_are(language_rules.phrases.called):
        if noun < 2 or words[noun - 2].lower() != "the" or document.starts[noun - 1] in known:
            continue
        acronym = words[noun - 1]
        if len(acronym) >= MIN_ACRONYM and acronym.isalpha() and acronym.isupper():
            span = document.span(document.starts[noun - 1], document.ends[noun])
            yield Mention("instrument", None, one_line(span.text), span, "acronym and noun")


def operations(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Operations and projects under a code name: "Operation Cronos", "Project Clover 2.0".

    A headline may set any word with a capital, so that the story has to say it too.
    """
    words = document.words
    title = document.title.end if document.title else 0
    found: list[tuple[str, int]] = []
    for first in document.tokens_that_are(language_rules.code_named):
        before = words[first - 1] if first and words[first] == "Project" else ""
        if before[:1].isupper() and before not in language_rules.not_first:
            continue  # "the Digital Project Cape Verde"
        name = words[first + 1] if first + 1 < len(words) else "."
        if not (name[0].isupper() and name[1:].islower() and name.isalpha()):
            continue
        if name.lower() not in document.places and name not in language_rules.not_code_names:
            found.append((name, first))
    told = {(words[first], name) for name, first in found if document.starts[first] >= title}
    for name, first in found:
        if (words[first], name) in told:
            last = first + 1
            last += last + 1 < len(words) and _VERSION.fullmatch(words[last + 1]) is not None
            span = document.span(document.starts[first], document.ends[last])
            yield Mention("instrument", None, one_line(span.text), span, "code name")


def half_named(
    document: Document, runs: Sequence[Run], others: Set[int], language_rules: Rules
) -> Iterator[Mention]:
    """Projects and the like whose noun has no capital: "the Rail Baltica project".

    `others` are the first tokens of countries and bodies: not "the World Bank project".
    """
    words = document.words
    for run in runs:
        noun = words[run.last] if run.last < len(words) else ""
        if noun not in language_rules.small_heads or words[run.last - 1] in language_rules.gathered:
            continue
        first = run.first + (words[run.first] == "The")
        capitals = sum(word[0].isupper() for word in words[first : run.last])
        if capitals > 1:
            is_definite = first > 0 and words[first - 1].lower() == "the"
            if is_definite and others.isdisjoint(range(first, run.last)):
                span = document.span(document.starts[first], document.ends[run.last])
                yield Mention("instrument", None, one_line(span.text), span, f"name of a {noun}")


def bare_heads(
    document: Document, named: Collection[str], language_rules: Rules
) -> Iterator[Mention]:
    """Treaties of which nothing but the noun is told: "a draft of the Protocol".

    `named` are the kinds of instruments with a name, which the noun would go back to.
    """
    words = document.words
    kinds = language_rules.phrases.kinds
    for at in document.tokens_that_are(language_rules.bare_heads):
        behind = words[at + 1] if at + 1 < len(words) else "."
        before = words[at - 1] if at else ""
        if kinds.get(words[at].lower()) in named or before not in language_rules.before_bare_heads:
            continue
        if not (behind[0].isupper() or behind[0].isdigit() or behind in ("of", "on", "for", "-")):
            span = document.span(document.starts[at], document.ends[at])
            yield Mention("instrument", None, span.text, span, BARE)


def dated(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Laws that are called by their day: "the Act of 24 July 2019", "a decree of February 2023".

    A treaty is so only where it tells what it is on, and has its day in no name: "the Oslo
    Convention of 3 May 1996 on Salt Works".
    """
    for match in _matches(document, language_rules.dated_words, language_rules.dated):
        start = match.start()
        if match["treaty"]:
            before = _NAME_BEFORE.search(document.text, max(0, start - MAX_NOUN), start)
            if before and before[1] not in language_rules.not_first:
                start = before.start(1)
        span = document.span(start, match.end())
        name = one_line(span.text)
        if match["treaty"]:
            name = one_line(document.text[start : match.end("treaty")] + match["subject"])
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
    words = document.words
    for run in runs:
        if language_rules.native.isdisjoint(words[run.first : run.last]):
            continue
        first = next(n for n in range(run.first, run.last) if words[n] in language_rules.native)
        english = (n for n in range(first, run.last) if words[n] in language_rules.not_native)
        last = next(english, run.last)  # "the Ley de Aguas | on Friday"
        capitals = sum(word[0].isupper() for word in words[first:last])
        is_name = words[first] in language_rules.native_names and capitals == last - first
        if is_name and (first == 0 or words[first - 1].lower() != "the"):
            continue  # "Lei Jun", but "the Lei Cidade Limpa", "Lei do Bem"
        if capitals > 1 and last - first <= MAX_WORDS:
            span = document.span(document.starts[first], document.ends[last - 1])
            yield Mention("instrument", None, one_line(span.text), span, f"{words[first]} …")


def quoted(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """Names in quotation marks: "the Law “On Subsoil Use”", "the programme “Clear Water”"."""
    if _QUOTATION_MARKS.isdisjoint(document.places):
        return
    for match in _matches(document, language_rules.called_words, language_rules.called):
        if match["aside"] and not _is_title(match["name"]):
            continue  # the law, "a disgrace to us all"
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


def known_as(document: Document, language_rules: Rules) -> Iterator[Mention]:
    """What a paper or a plan is called: "the paper, known as the Air Commanders' Intent"."""
    for match in _matches(document, language_rules.nicknamed_words, language_rules.nicknamed):
        span = document.span(match.start("name"), match.end("name"))
        yield Mention("instrument", None, one_line(span.text), span, "known as")


def _is_title(name: str) -> bool:
    """Whether all but small words of a name have capitals."""
    words = name.split()
    return len(words) > 1 and all(word[0].isupper() for word in words if len(word) > SMALL)


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
