"""Article → `Document`: paragraphs, sentences and tokens with character offsets.

Nothing is normalised: every offset points into the article's own text. Works on any input in
time that grows with its length: the regular expressions here cannot backtrack over long runs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, count, filterfalse
from operator import attrgetter, sub
from typing import NamedTuple

from policydigest.document.background import headings, marked
from policydigest.document.paragraphs import split_paragraphs
from policydigest.model import Article, Document, Paragraph, Sentence, Span
from policydigest.vocabulary import Language

# A word may hold combining marks and inner apostrophes (d'Ivoire) but not the possessive.
# Most tokens are plain words: they are tried first, and never taken apart again.
TOKEN = re.compile(
    r"[A-Z]?[a-z]++(?![\w\u0300-\u036f'’])"
    r"|[A-Z][A-Za-z]{0,3}&[A-Z]{1,4}\b"  # AT&T
    r"|(?:[A-ZŞ]\.){2,}|[A-Z]\.[A-Z]\b|[A-Z]{1,3}\$"  # U.S., A.Ş., U.S, US$
    r"|\d+(?:[.,]\d+)*"  # 1,200.50
    r"|[^\W\d_][\w\u0300-\u036f]*(?:['’](?![sS]\b)[^\W\d_][\w\u0300-\u036f]*)*"
    r"|['’][sS]\b"
    r"|\w+"
    r"|[^\w\s]"
)
_WITH_SPACE = re.compile(rf"\s*+(?:{TOKEN.pattern})")  # nothing but space stands between tokens
# A row of stops is read once, from its first: a page of dots takes no longer than one of words.
# The space behind a full stop may be lost between two words: "on Wednesday.Photo: …".
_SENTENCE_END = re.compile(
    r"[.!?…。！？](?:(?<=[。！？])|(?<![.!?…].)(?<=[.!?…])[.!?…]*+"
    r"(?:[\"'”’»)\]]*+(?:\[\d{1,3}\])*+(?=\s)|(?<=[a-zß-ÿ]{3}\.)(?=[A-Z][a-zß-ÿ]*[\s:,])))"
)
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")  # "M.A.L.M. Hassan"
_MAX_INITIALS = 3  # letters
_KIND = attrgetter("kind")
_NEXT_STARTS = re.compile(r"\s*+[\"'“‘«(\[]*(?:[^\W\d_]|\d)")
# "the Salt App. (Operation) Rules": what a shortened name goes on with
_NAME_IN_BRACKETS = re.compile(r"\s\([^().!?]{2,60}\)\s\w")
_SHORTENED = 5  # letters of a word that may be
# A heading within a paragraph, as wires have it: "They left. - Salt and 'lies' - The guild said".
_SUBHEADING = re.compile(r" [-–] [^\W\d_a-z][^.!?\n–]{2,50}? [-–] (?=[“\"]?[A-ZÀ-Þ])")


class _Rules(NamedTuple):
    """What a language says about its sentences."""

    abbreviations: frozenset[str]  # after which a full stop ends nothing
    before_numbers: frozenset[str]  # the same, where a number follows
    openers: frozenset[str]  # which, after "U.S.", begin a new sentence
    months: frozenset[str]
    given_names: frozenset[str]
    suffixes: frozenset[str]  # of firms: "AG"


def analyse(article: Article, language: Language) -> Document:
    """Cut an article into paragraphs, sentences and tokens."""
    text = article.text
    paragraphs = marked(text, split_paragraphs(text, article.title), headings(language))
    read = text if "credit" not in map(_KIND, paragraphs) else _without_credits(text, paragraphs)
    words, starts, ends, places = cut(read)
    rules = _rules(language)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        for start, end in _sentences(text, paragraph, rules):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first < last:
                sentences.append(Sentence(start, end, first, last, number))
    title = next((p for p in paragraphs if p.kind == "title"), None)
    return Document(
        text=text,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        words=words,
        starts=starts,
        ends=ends,
        places=places,
        capitals=frozenset(_capitals(places)),
        sentence_ends=tuple([sentence.end for sentence in sentences]),
        title=Span(title.start, title.end, text[title.start : title.end]) if title else None,
        published=article.published,
        language=language.code,
    )


def _without_credits(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """A text with blanks in place of the lines that are not read."""
    pieces, read = [], 0
    for start, end, kind in paragraphs:
        if kind == "credit":
            pieces += [text[read:start], " " * (end - start)]
            read = end
    return "".join((*pieces, text[read:]))


class Cut(NamedTuple):
    """The words, numbers and marks of a text, where each begins and ends, and which is where."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    places: Mapping[str, Sequence[int]]


def is_capitalised(word: str) -> bool:
    """Whether a token begins with a capital, or has one inside (eBay, uniBank).

    Of a token of a document `Document.capitals` tells it sooner.
    """
    first = word[0]
    if first.isupper():
        return True
    if word.islower():  # most words
        return False
    return first.istitle() or word.isalpha()


def _capitals(places: Mapping[str, Sequence[int]]) -> Iterator[int]:
    capitalised = filter(is_capitalised, filterfalse(str.islower, places))
    return chain.from_iterable(map(places.__getitem__, capitalised))


def words_of(text: str) -> Iterator[str]:
    """The words, numbers and marks of a text."""
    return map(str.lstrip, _WITH_SPACE.findall(text))


@lru_cache(maxsize=1)
def cut(text: str) -> Cut:
    """A text cut into tokens: asked for its language, then by those who read it."""
    pieces = _WITH_SPACE.findall(text)
    words = tuple(map(str.lstrip, pieces))
    ends = tuple(accumulate(map(len, pieces)))
    return Cut(words, tuple(map(sub, ends, map(len, words))), ends, _places(words))


def _places(words: Sequence[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    lists = map(places.__getitem__, words)
    deque(map(list.append, lists, count()), maxlen=0)  # the loop itself, without Python's steps
    return dict(places)


@lru_cache(maxsize=16)
def _rules(language: Language) -> _Rules:
    return _Rules(
        frozenset(language.words("text", "abbreviations")),
        frozenset(language.words("text", "before_numbers")),
        frozenset(language.words("text", "openers")),
        frozenset(language.table("dates", "months")),
        frozenset(
            name
            for names in language.sections.get("given_names", {}).values()
            if isinstance(names, list | tuple)
            for name in names
        ),
        frozenset(language.words("organisations", "suffixes")),
    )


# --------------------------------------------------------------------------- sentences


def _sentences(text: str, paragraph: Paragraph, rules: _Rules) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph as (start, end)."""
    start, end = paragraph.start, paragraph.end
    if paragraph.kind == "title":
        yield start, end
        return
    for match in _SENTENCE_END.finditer(text, start, end):
        heading = _SUBHEADING.match(text, match.end(), end)
        if heading is not None:
            yield start, match.end()
            yield heading.start() + 1, heading.end() - 1
            start = heading.end()
        elif _ends_sentence(text, start, match, end, rules):
            yield start, match.end()
            start = match.end()
            while start < end and text[start].isspace():
                start += 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int, rules: _Rules) -> bool:
    rest = _NEXT_STARTS.match(text, match.end(), end)
    if rest is None and match.end() < end and match.group()[0] not in "。！？":
        return False
    following = rest.group()[-1] if rest else ""
    if match.group()[0] != ".":
        # "Why?" he asked: a question or exclamation inside a sentence goes on in lower case.
        return not following.islower()
    if following.islower():
        return False
    head = text[max(start, match.start() - 24) : match.start()]
    word = head[_last_gap(head) :].lstrip("\"'“‘«([")
    if len(match.group()) > 1 and match.group()[1] == ".":
        return True
    if word in rules.abbreviations or (following.isdigit() and word in rules.before_numbers):
        return False
    if len(word) <= _SHORTENED and _NAME_IN_BRACKETS.match(text, match.end(), end):
        return False
    if len(word) == 1 and word.isupper():  # an initial: "John F. Kennedy"
        return False
    after = text[match.end() : match.end() + 40].split()
    if word.isupper() and len(word) <= _MAX_INITIALS and word not in rules.suffixes:
        before = head[: len(head) - len(word)].split()[-1:]
        if before and before[0] in rules.given_names and after and after[0] not in rules.openers:
            return False  # initials of several letters: "Ana Maria DG. Reyes"
    if word.isdigit() and len(word) <= 2:  # "5. April 2018"
        return not (len(after) > 1 and after[0] in rules.months and after[1][:4].isdigit())
    if (
        "." in word and not word[-1].isdigit() and (len(word) <= 6 or _INITIALS.fullmatch(word))
    ):  # U.S. officials / D.C. The
        return bool(after) and after[0] in rules.openers
    return True


def _last_gap(head: str) -> int:
    return max(head.rfind(" "), head.rfind("\n"), head.rfind("\u00a0")) + 1


def sentence_at(document: Document, position: int) -> int:
    """The number of the sentence that holds the character at `position` (or the next one)."""
    ends = document.sentence_ends
    return min(bisect_left(ends, position + 1), len(ends) - 1)
