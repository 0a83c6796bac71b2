"""A document as the recogniser of organisations reads it: what each of its words already is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from policydigest.document.prefaces import datelines
from policydigest.model import Document, Mention
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.names import HYPHENS, is_capitalised
from policydigest.vocabulary import Vocabulary

UNION = "EU"  # bodies of the European Union have this for a country
# An instrument's words name no body, and neither do those of an office building.
FREE, PERSON, INSTRUMENT, PLACE, KNOWN, TOWN = range(6)


@dataclass(slots=True, eq=False)
class Found:
    """A place in the text that names an organisation, while it is still being decided.

    Tokens `first:last`; `sort` is the vocabulary's kind, "company", or the head noun in lower case.
    """

    first: int
    last: int
    id: str | None
    name: str
    rule: str
    sort: str = ""
    weight: float = 1.0
    generic: bool = False  # a name that many countries' bodies bear
    country: str | None = None  # the country named right beside it


def _sentence_of_tokens(document: Document) -> list[int]:
    """For each token the number of its sentence: the last one that begins no later."""
    numbers: list[int] = []
    for number, sentence in enumerate(document.sentences):
        numbers += [max(number - 1, 0)] * (sentence.first - len(numbers))
    return numbers + [max(len(document.sentences) - 1, 0)] * (len(document.words) - len(numbers))


def _bounds_of_tokens(
    document: Document, numbers: list[int], dateline_ends: Mapping[int, int]
) -> list[tuple[int, int]]:
    """For each token where its sentence begins and ends, a dateline being one of its own."""
    spans = [(sentence.first, sentence.last) for sentence in document.sentences]
    spans = spans or [(0, len(document.words))]
    bounds = list(map(spans.__getitem__, numbers))
    for number, end in dateline_ends.items():
        first, last = spans[number]
        opening = bisect_left(document.starts, end)
        bounds[first:opening] = [(first, opening)] * (opening - first)
        bounds[opening:last] = [(opening, last)] * (last - opening)
    return bounds


_SIDES = ("pro", "anti")
_KIND, _VIA = attrgetter("kind"), attrgetter("via")


class Reading:
    """The document's words with what people, places and instruments have taken of them."""

    def __init__(
        self,
        document: Document,
        matches: Sequence[Match],
        people: Sequence[Mention],
        vocabulary: Vocabulary,
        countries: Mapping[str, float],
    ) -> None:
        self.document, self.vocabulary, self.countries = document, vocabulary, countries
        self.words = list(document.words)
        self.starts = document.starts
        self.positions = document.places
        self.capitals = document.capitals
        self.flags = bytearray(len(self.words))
        self.bodies: list[Match] = []
        self.place_ending: dict[int, str] = {}
        self.place_beginning: dict[int, tuple[int, str]] = {}
        for mention in people:
            first, last = self.tokens_of(mention.span.start, mention.span.end)
            self.mark(first, last, PERSON)
        for match in matches:
            self._read_match(match)
        for at in self.positions.get("Building", ()):
            self._take_office_building(at)
        self.weights = dict(countries)
        union = sum(len(self.positions.get(word, ())) for word in ("EU", "European", "Brussels"))
        if union:
            self.weights[UNION] = float(union)
        self.places = sorted(self.place_beginning)
        self._sentence_of = _sentence_of_tokens(document)
        self.place_words = {self.words[first] for first in self.places}
        self._titled: dict[int, bool] = {}
        self._dateline_ends = datelines(document)
        self._bounds = _bounds_of_tokens(document, self._sentence_of, self._dateline_ends)

    @cached_property
    def dateline_countries(self) -> Sequence[str]:
        """The countries that datelines name: those on lines of their own, then sentences' heads."""
        document = self.document
        lines = [(p.start, p.end) for p in document.paragraphs if p.kind == "dateline"]
        heads = [(document.sentences[n].start, end) for n, end in self._dateline_ends.items()]
        countries: list[str] = []
        for start, end in (*lines, *heads):
            first, last = self.tokens_of(start, end)
            places = self.places[bisect_left(self.places, first) : bisect_left(self.places, last)]
            countries += [self.place_beginning[place][1] for place in places]
        return countries

    def is_of_known(self, at: int, links: Container[str] = ("of",)) -> bool:
        """Whether "of", perhaps "of the", and a listed body's name stand from token `at` on."""
        words = self.words
        if at >= len(words) or words[at] not in links:
            return False
        at += 2 if words[at + 1 : at + 2] == ["the"] else 1
        return at < len(words) and self.flags[at] == KNOWN

    def _read_match(self, match: Match) -> None:
        kinds = set(map(_KIND, match.candidates))
        if "organisation" in kinds:
            self.bodies.append(match)
        if "country" in kinds:
            places = [c for c in match.candidates if c.kind == "country"]
            best = places[0].id
            if len(places) > 1:
                best = max(places, key=lambda c: self.countries.get(c.id, 0.0)).id
            if PERSON not in self.flags[match.first : match.last]:
                if not self._is_side(match.first):
                    self.place_ending[match.last] = best
                self.place_beginning[match.first] = (match.last, best)
                town = set(map(_VIA, places)) == {"place"}
                self.mark(match.first, match.last, TOWN if town else PLACE)
        if kinds == {"instrument"}:
            self.mark(match.first, match.last, INSTRUMENT)

    def _take_office_building(self, last: int) -> None:
        """An address is no body, whatever name is in it: "219 Dirksen Senate Office Building"."""
        first = last
        while first and is_capitalised(self.words[first - 1]):
            first -= 1
        if self.words[last - 1] == "Office" and last - first > 1:
            self.mark(first, last + 1, INSTRUMENT)
            self.bodies = [m for m in self.bodies if not first <= m.first <= last]

    def _is_side(self, first: int) -> bool:
        """Whether a place only tells on whose side one is: "the pro-Russian Salt Party"."""
        words = self.words
        return first > 1 and words[first - 1] in HYPHENS and words[first - 2].lower() in _SIDES

    def is_glued(self, token: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        ends = self.document.ends
        return token > 0 and ends[token - 1] == self.starts[token]

    def mark(self, first: int, last: int, flag: int) -> None:
        """Note what the tokens `first:last` are."""
        self.flags[first:last] = bytes([flag]) * (last - first)

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of a stretch of characters."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def text(self, first: int, last: int) -> str:
        """The text of the tokens `first:last`; a name that a line break cuts is one line."""
        document = self.document
        text = document.text[document.starts[first] : document.ends[last - 1]]
        return " ".join(text.split()) if "\n" in text else text

    def sentence(self, token: int) -> int:
        """The number of the sentence a token stands in."""
        return self._sentence_of[token]

    def bounds(self, token: int) -> tuple[int, int]:
        """The first token of a token's sentence and the one behind its last.

        A dateline is taken for a sentence of its own: "BERLIN – | Salt Board officials said …".
        """
        return self._bounds[token]

    def is_titled(self, token: int) -> bool:
        """Whether capitals mean nothing where this token stands: in many headlines."""
        if not self.document.sentences:
            return False
        number = self._sentence_of[token]
        answer = self._titled.get(number)
        if answer is None:
            answer = self._titled[number] = self._is_titled(number)
        return answer

    def _is_titled(self, number: int) -> bool:
        sentence = self.document.sentences[number]
        last = self.document.text[sentence.end - 1]
        kind = self.document.paragraphs[sentence.paragraph].kind
        if kind not in ("title", "dateline") and last in '.”"?!’':
            return False
        words = [w for w in self.words[sentence.first : sentence.last] if len(w) > 3]
        letters = [w for w in words if w[0].isalpha()]
        return len(letters) > 2 and sum(w[0].isupper() for w in letters) >= 0.75 * len(letters)

    def opens_item(self, first: int) -> bool:
        """Whether a token opens a line of the story: "Halden d.o.o. Belgrade," in a list."""
        sentence = self.document.sentences[self._sentence_of[first]]
        kind = self.document.paragraphs[sentence.paragraph].kind
        return first == self.bounds(first)[0] and kind in ("body", "list")

    def is_whole_line(self, first: int, last: int) -> bool:
        """Whether these tokens are all of their sentence, an acronym apart: a letterhead."""
        begin, end = self.bounds(first)
        if end == last + 3 and self.words[last] == "(" and self.words[last + 2] == ")":
            end = last
        opens = first == begin or self.words[first - 1] == "|"  # a cell of a table
        return opens and (last == end or self.words[last] == "|")

    def begin_of_place(self, end: int) -> int:
        """Where the place begins that ends at a token."""
        first = end - 1
        while first > 0 and self.place_beginning.get(first, (0, ""))[0] != end:
            first -= 1
        return first

    def place_before(self, first: int) -> int:
        """Where the place begins that stands right before a name, the name itself if none does."""
        while first and self.flags[first - 1] in (PLACE, TOWN) and self.words[first - 1].istitle():
            first -= 1
        return first

    def namesake_before(self, first: int) -> int:
        """Where a place begins that stands right before a name and bears another country's name.

        The "Georgia" of a text on Atlanta is no country: its commission is the state's.
        """
        place = self.place_ending.get(first)
        at = self.place_before(first)
        if place is None or at == first:
            return first
        said, known = self.text(at, first), self.vocabulary.countries.values()
        is_namesake = any(country.name == said and country.id != place for country in known)
        return at if is_namesake else first

    def behind_bracket(self, last: int) -> int:
        """Where "of" stands behind a bracketed short form: "Salt Board (SB) of", else `last`."""
        words = self.words
        if words[last : last + 1] == [")"]:
            return last + 1 if words[last + 1 : last + 2] == ["of"] else last
        is_bracketed = words[last : last + 1] == ["("] and words[last + 2 : last + 4] == [")", "of"]
        return last + 3 if is_bracketed else last

    def country_beside(self, first: int, last: int) -> str | None:
        """The country named right before a name ("Ghana's …", "the Ghanaian …") or behind it.

        Also the one that a body speaks for: "Ghana, represented by the Ministry of Salt".
        """
        before = first - 1 if first and self.words[first - 1] == "the" else first
        if before > 2 and self.words[before - 3 : before] == [",", "represented", "by"]:
            return self.place_ending.get(before - 3)
        before = first
        if before and self.words[before - 1] in ("'s", "’s", "'", "’"):
            before -= 1
        found = self.place_ending.get(before)
        if found:
            return found
        words, after = self.words, self.behind_bracket(last)
        if after < len(words) and words[after] in ("of", "in", "for", "(", ","):
            if words[after] == ",":
                return None
            after += 1
            if after < len(words) and words[after] == "the":
                after += 1
            if words[after : after + 2] == ["Republic", "of"] and after not in self.place_beginning:
                after += 2
            place = self.place_beginning.get(after)
            return place[1] if place else None
        return None
