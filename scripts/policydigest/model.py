"""The domain types: what a source article, a finding and a digest are.

Everything here is frozen and holds no behaviour beyond small derived properties, so that any
other module may import it and none needs to be imported by it. What an article has dozens of is a
named tuple: a frozen dataclass takes several times as long to make.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal, NamedTuple

# --------------------------------------------------------------------------- sources and text


@dataclass(frozen=True, slots=True)
class Article:
    """A source article as it was read, before anything is recognised in it.

    `name` is the path or address it was read from, used in messages. `text` is the running text;
    evidence offsets count its characters from `offset`, the number of characters of the decoded
    file that stand before it (its front matter). Dates are ISO 8601 days (`2024-01-18`).
    """

    name: str
    text: str
    offset: int = 0
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    language: str | None = None
    archived: str | None = None
    sha256: str = ""


class Span(NamedTuple):
    """A stretch of a document's text: `text == document.text[start:end]`."""

    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """A sentence: characters `start:end`, tokens `first:last`, in paragraph number `paragraph`."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


ParagraphKind = Literal["title", "dateline", "body", "list", "background", "boilerplate", "credit"]


class Paragraph(NamedTuple):
    """A paragraph: characters `start:end`; `kind` says what part it plays in the article.

    `title` is the headline; `dateline` a line that holds only a date, a place or an issuing
    office; `background` what stands below "Notes to editors" and the like; `boilerplate` is
    what belongs to the page and not to the story (contacts, "Read more"), and `credit` what is not
    read at all: who made a picture, who typed a release.
    """

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into paragraphs, sentences and tokens, each with character offsets.

    A token is a word, number or punctuation mark; by its number `words`, `starts` and `ends` say
    what it is and where.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentence_ends: tuple[int, ...]
    places: Mapping[str, Sequence[int]]  # of each word, the numbers of the tokens that are it
    capitals: Set[int]  # the numbers of the tokens that are capitalised
    title: Span | None = None
    published: str | None = None
    language: str = "en"

    def span(self, start: int, end: int) -> Span:
        """The stretch of text from character `start` to `end`."""
        return tuple.__new__(Span, (start, end, self.text[start:end]))  # sooner than Span(…)

    def tokens_that_are(self, words: Set[str]) -> list[int]:
        """The numbers of the tokens that are one of these words, in reading order.

        What a recogniser looks for by words is found so, without a walk through all tokens.
        """
        places = self.places
        return sorted(chain.from_iterable(map(places.__getitem__, places.keys() & words)))


# --------------------------------------------------------------------------- findings

EntityKind = Literal["country", "organisation", "instrument", "person"]


class Mention(NamedTuple):
    """One place in the text where something is named.

    `id` is the vocabulary's identifier, None for a name that is not in it. `name` is the best
    name known: the vocabulary's preferred one, else the fullest form in the text. `rule` names
    the vocabulary entry or rule that decided, for `policydigest explain`.
    """

    kind: EntityKind
    id: str | None
    name: str
    span: Span
    rule: str
    role: str | None = None  # people only: "Deputy Prime Minister"
    weight: float = 1.0  # how strongly this mention speaks for its entity (a demonym less)
    sort: str = ""  # organisations only: the vocabulary's kind, "company", or a head noun


class Entity(NamedTuple):
    """All mentions of one thing in one article, and whether the article is about it."""

    kind: EntityKind
    id: str | None
    name: str
    forms: tuple[str, ...]
    about: bool
    evidence: tuple[Span, ...]
    role: str | None = None
    reason: str = ""  # why it is, or is not, what the article is about
    margin: float = 1.0  # how far the score is from what decides, as a part of that


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the vocabulary that the article treats, with the words that earned it."""

    id: str
    name: str
    score: float
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Money:
    """A sum: `amount` in whole units of `currency` (ISO 4217); `what` says what it counts."""

    span: Span
    amount: float
    currency: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, and who said them (None where the text does not tell)."""

    span: Span
    text: str
    speaker: str | None = None
    role: str | None = None


class DateMention(NamedTuple):
    """A date in the text, resolved as far as it can be: `2023`, `2023-05` or `2023-05-18`."""

    span: Span
    value: str
    rule: str


class TimelineEntry(NamedTuple):
    """A dated fact: `date` as in `DateMention.value`; `text` is the clause that tells it.

    `brief` is the same without what trails behind the fact, for where words are few.
    """

    date: str
    text: str
    span: Span
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article.

    `headline` is the source's own, empty if it has none; `title` is what the digest is called.
    `date` is the day of the event; `month` its month where the text tells no more.
    """

    title: str
    date: str | None
    summary: str
    countries: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    instruments: tuple[Entity, ...] = ()
    people: tuple[Entity, ...] = ()
    topics: tuple[Topic, ...] = ()
    money: tuple[Money, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    key_points: tuple[str, ...] = ()
    headline: str = ""
    month: str | None = None


# --------------------------------------------------------------------------- digests


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a digest, with the office held at the time."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class PassingMentions:
    """Names that stand on a digest's page but not in the indexes."""

    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a digest's facts come from. Dates are ISO 8601; `licence` is SPDX or free words.

    `file` is a path of the project, with `#` and a part's name for a part of an archive or list;
    `archived` is the address of a copy that somebody keeps.
    """

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    retrieved: str | None = None
    licence: str | None = None
    sha256: str | None = None
    file: str | None = None
    archived: str | None = None

    @property
    def can_be_found(self) -> bool:
        """Whether a reader can look it up: at an address, in the project, or by its publisher."""
        return bool(self.url or self.file or (self.title and self.publisher))


Status = Literal["draft", "reviewed"]
GeneratedValue = str | tuple[str, ...] | dict[str, str]


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest: the front matter's fields in their order in the file, and the Markdown body.

    `date` is `2024-01-17`, or `2024-01` where no day is known. `generated` maps field names to
    short hashes of what the machine last wrote there (see `merge`).
    """

    id: str
    title: str
    date: str
    summary: str
    countries: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    mentions: PassingMentions = PassingMentions()
    sources: tuple[Source, ...] = ()
    status: Status = "draft"
    reviewed_by: str | None = None
    reviewed_on: str | None = None
    language: str | None = None
    licence: str | None = None
    former_slugs: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    duplicate_of: str | None = None
    withdrawn: bool = False
    withdrawn_reason: str | None = None
    generated: dict[str, GeneratedValue] = field(default_factory=dict)
    body: str = ""
    schema: int = 1

    @property
    def year(self) -> str:
        """The year of the event, four digits."""
        return self.date[:4]

    @property
    def folder(self) -> str:
        """The folder of its file and of its page: the year that its id begins with.

        A corrected date moves neither, for citations rely on the address.
        """
        return self.id[:4]

    @property
    def first_id(self) -> str:
        """The id that it was first published under, which feeds know it by."""
        return self.former_slugs[0] if self.former_slugs else self.id


# --------------------------------------------------------------------------- problems

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: `file:line: code message`, where `message` says how to mend it."""

    file: str
    line: int
    code: str
    message: str
    severity: Severity = "error"

    def place(self) -> tuple[str, int, str, str]:
        """What problems are told in the order of: file, line and code."""
        return self.file, self.line, self.code, self.message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.message}"
