"""The title of a digest: the headline, tidied, or what the first sentences tell.

In a list of digests from all countries it has to say by itself who did what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from policydigest.dates import in_words
from policydigest.model import Document, Entity, Findings
from policydigest.summary.capitals import in_small_letters, is_shouted, place_names
from policydigest.summary.connectives import without_connectives, without_courtesy
from policydigest.summary.motions import without_mover
from policydigest.summary.naming import is_only_a_place, joined, short_name
from policydigest.summary.standalone import Sentences
from policydigest.summary.stranded import is_stranded
from policydigest.summary.trimming import LEAST_BEFORE, main_clause, shortened, without_report

MAX_TITLE = 110
LONG_TITLE = 150  # where there is no headline to take
LONGEST_TITLE = 180  # where there is nothing but who wrote it
LONGEST = 52  # words of a first sentence that cannot be cut
MOST_COUNTRIES = 3  # that are put before a headline without an actor
_FIRST = 3  # sentences of which one may be the title
_JOINING = frozenset(("and", "the", "of", "&", ",", "-", "–", "v", "v.", "vs"))  # between names

_CODE_BEFORE = re.compile(r"^\[[A-Z]{2,6}\]\s+(?=\S+(?:\s\S+){3})")  # "[RO] Senate confirms decree"
_SLUG = re.compile(r"([A-Z]{5,}|UPDATE \d)-(?=[A-ZÀ-Þ][a-z])")  # "PRECIOUS-Gold rises"
# "JOINT STATEMENT on the talks", which stood in two lines
_HEAD_IN_CAPITALS = re.compile(
    r"(?:[A-Z]{4,} ){1,4}(?=(?:on|of|by|for|to|from|between|regarding|concerning|following) )"
)
_TAIL = re.compile(r"\s+[|–—]\s+([^|–—]{2,40})$")
_END = re.compile(r"(?<!\.[A-Z])[., ]+$")  # but "… in the U.S."
_TWICE = 2  # times that a text has a name of its headline
_COMMA_IN_DAY = re.compile(r"(?<=[a-z]), (?=\d{4}\b)")  # "3 May, 2024"
_WORDS = 20  # of a title without a headline
# "was held on Friday at the port [to bid the board farewell]"
_OCCASION = re.compile(r"\b(?:held|place|met|gathered|convened)\b.*? (?=to [a-z]+ )")
_LEAST_WORDS = 4  # of a title without its label
_HOW = re.compile(  # what a title can do without: "fined a bank [for lending too much]"
    r",? (?:and [a-z]+ed|(?<=[’'”\"\d)] )(?:that|which)|for [a-z]+ing|pursuant to|as part of"
    r"|as (?:recommended|proposed|advised|requested) by|on the recommendations? of"
    r"|with respect to|in (?:respect|accordance|relation|line|connection) (?:of|with|to))\b"
)
# "ODPC speaks on plan to fine lenders": a teaser, which leaves out what was said
_TEASER = re.compile(
    r"\b(?:speaks?|opens up|reacts?|breaks (?:its |her |his )?silence|weighs in|"
    r"responds?) (?:on|to|about|over)\b"
    r"|^(?:public |important |staff )?notice to\b",  # and to whom, but not of what
    re.IGNORECASE,
)
# "Salt Ltd v Minister for Ports [2023] HCA 37": whom a case is about, and not how it ended
_CASE_NAME = re.compile(
    r"[^.:;]{2,90} (?:v|vs)\.? [^:;]{2,120}?(?: & Anor| & Ors)?(?: \[\d{4}\].*)?"
)
# "Construction of 1,996 Housing Units": what a notice is about, and nobody who did anything
_LABEL = re.compile(
    r"(?:(?:[A-Z][a-z]{2,}(?:tion|ment|al)|Award|Purchase|Supply|Import|Export|Shortage|Signing|"
    r"Sale)s? (?:of|to|for)"
    r"|(?:[A-Z][a-z]+ )?(?:[Ss]tatement|[Nn]otice|[Uu]pdate|[Aa]nnouncement)s? "
    r"(?:of|on|about|regarding)"
    r"|Statement (?:from|by) (?:the )?[A-Z][\w ]{3,40} (?i:on|regarding))\b"
    r"(?!.*\b(?:is|are|was|were|has|have|will|[a-z]+ed)\b)"
    # what ends in s behind a preposition is no verb: "of medicines at hospitals"
    r"(?!.*(?<! of)(?<! to)(?<! in)(?<! at)(?<! on)(?<! by)(?<! for)(?<! and)(?<! from)(?<! the)"
    r" (?!as\b|its\b)[a-z]+s\b)"
)
# "On 9 September 2026, as part of its plan, Kenya opened a pier", "On Monday Kenya opened it"
_DAY_FIRST = re.compile(
    r"On (?:[A-Z][a-z]+day,? )?(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}),? \d{4} ?, "
    r"(?:(?:as part of|during|at|in|following) [^,]{3,60}, )?(?=[\w“\"])"
    r"|On [A-Z][a-z]+day(?: (?:morning|afternoon|evening|night))?,? (?=[\w“\"])"
)
_HERE = re.compile(r"(?<=[a-z]) here(?= (?:on|with|in|to|by|for)\b|$)")  # of the dateline
_ROOT = 5  # letters of the shortest name of a people in a country's name
_ACRONYM = 5  # letters of one
_DEFINED = re.compile(r"\(([A-Z]{2,8})s?\)")


class Title:
    """What makes the title of one article's digest.

    `opening_end` is where the story's first sentences end. `acting` are words for acts, `labels`
    what may stand before a headline's colon and is left out ("Press release"), `letters` short
    forms that keep their capitals in a headline that has nothing else ("MoU").
    """

    def __init__(
        self,
        document: Document,
        findings: Findings,
        sentences: Sentences,
        opening_end: int,
        *,
        acting: frozenset[str],
        labels: Sequence[str],
        letters: Sequence[str],
    ) -> None:
        self._document, self._findings, self._sentences = document, findings, sentences
        self._opening_end, self._acting = opening_end, acting
        self._labels, self._letters = labels, letters

    def of_headline(self) -> str:
        """The headline, with the country that it does not name; "" where there is none.

        Where no actor is in it, or nothing but names, it gives way to what the story tells first.
        """
        headline = self._findings.title
        if not headline:
            return ""
        if headline.casefold().strip(" :.") in map(str.casefold, self._labels):
            return ""  # "PUBLIC NOTICE"
        headline = tidy_title(
            headline, self._document.text, self._names(), self._labels, self._speakers()
        )
        if longest := self._gives_way(headline):
            act = self._act(longest, 1 if _LABEL.match(headline) else _FIRST)
            if not act and self._is_a_letterhead(headline):
                act = self._act(LONGEST_TITLE)
            placed = self._with_countries(without_article(act), 1, longest) if act else ""
            return (placed if ": " in placed else act) or self._with_countries(headline, 1)
        if names_an_actor(headline, self._findings):
            # With a colon it may say already where: "Nord Stream 2: highest fine for Gazprom".
            if ": " in headline or not self._opens_with_country():
                return headline
            return self._with_countries(headline, 1)
        told = self._with_countries(headline, MOST_COUNTRIES)
        act = self._act() if told == headline else ""
        is_act = not self._acting.isdisjoint(word.strip(".,;") for word in act.split())
        return act if is_act else told

    def _gives_way(self, headline: str) -> int:
        """How many characters may take a headline's place, 0 if it tells itself what was done."""
        if self._is_a_letterhead(headline):
            return LONG_TITLE
        if _TEASER.search(headline):
            return MAX_TITLE
        if _CASE_NAME.fullmatch(headline):
            return LONG_TITLE
        is_label = _LABEL.match(headline) is not None
        is_label = is_label and not _names_one(headline, self._findings.organisations)
        return LONG_TITLE if is_label else 0

    def of_story(self) -> str:
        """The first sentence's main clause, short enough for a title."""
        for _, sentence in self._sentences.story[:1]:
            plain = without_connectives(self._sentences.plain(sentence)).rstrip(".")
            plain = _HERE.sub("", plain)
            if day := _DAY_FIRST.match(plain):
                plain = plain[day.end()].upper() + plain[day.end() + 1 :]
            if len(plain) > LONG_TITLE:
                plain = main_clause(plain, _WORDS)
            plain = _COMMA_IN_DAY.sub(" ", plain)
            plain = without_day(without_report(plain), self._findings.date)
            return tidy_title(clipped(plain, MAX_TITLE))
        return ""

    def _names(self) -> Iterator[str]:
        """What countries, organisations and people are called, but not in capitals as a whole."""
        for entity in _actors(self._findings):
            for form in _forms(entity):
                if not form.isupper() or form == entity.name:
                    yield form
        yield from place_names(self._findings)
        yield from self._acronyms()

    def _acronyms(self) -> Iterator[str]:
        """Short forms that stay in capitals in a headline that has nothing else.

        The text defines them in brackets, or bodies are known by them; it writes none in small
        letters.
        """
        places = self._document.places
        known = {
            form
            for body in self._findings.organisations
            for form in body.forms
            if body.id and form.isupper() and len(form) <= _ACRONYM
        }
        for form in known.union(self._letters, _DEFINED.findall(self._document.text)):
            if form.lower() not in places and form.capitalize() not in places:
                yield form

    def _speakers(self) -> Iterator[str]:
        """What people, and bodies that the article is about, are called."""
        for entity in (*self._findings.organisations, *self._findings.people):
            if entity.about or entity.kind == "person":
                yield from _forms(entity)

    def _is_a_letterhead(self, headline: str) -> bool:
        """Whether a headline only names bodies, countries or people: "Ministry of Ports, Kenya"."""
        if any(map(str.islower, set(headline.split()) - _JOINING)) and not headline.islower():
            return False
        rest = headline.casefold()
        for name in sorted(self._names(), key=len, reverse=True):
            rest = rest.replace(name.casefold(), " ")
        return set(rest.split()) <= _JOINING

    def _with_countries(self, headline: str, most: int, characters: int = MAX_TITLE) -> str:
        """A headline that names no country, behind those that the opening tells, if that is all.

        "Senate votes for marriage equality" tells little in a list of all countries' digests.
        """
        countries = self._findings.countries
        # What a body is called tells its country, but no reader: "CCP fines seven firms".
        bodies = {form for one in self._findings.organisations for form in one.forms}
        told = (form for one in countries for form in _forms(one) if form not in bodies)
        shown = headline.split()  # "UAE Central Bank": the country's letters are in its name
        if any(form in headline for form in told) or any(short_name(c) in shown for c in countries):
            return headline
        if any(_is_root(word, c.name) for word in shown for c in countries if c.about):
            return headline  # "Kyrgyz Parliament goes digital"
        about = sorted(
            (country for country in countries if country.about),
            key=lambda country: country.evidence[0].start,
        )
        # A host is no actor: "left for a meeting in Kenya".
        text = self._document.text
        about = [
            one for n, one in enumerate(about) if not n or not is_only_a_place(text, one, countries)
        ]
        told_first = all(one.evidence[0].start < self._opening_end for one in about)
        if not about or len(about) > most or not told_first:
            return headline
        title = f"{joined([*map(short_name, about)])}: {headline.replace(': ', ' – ', 1)}"
        return headline if len(title) > characters else title

    def _opens_with_country(self) -> bool:
        """Whether what the story is about is told in its first sentence, or before it.

        Not where an agency of many states acts, and its countries are listed further down.
        """
        first = self._sentences.story[:1]
        end = first[0][1].end if first else 0
        return any(one.about and one.evidence[0].start < end for one in self._findings.countries)

    def _act(self, characters: int = MAX_TITLE, first: int = _FIRST) -> str:
        """What somebody did, as one of the story's `first` sentences tells it; "" if none does."""
        for number, sentence in self._sentences.acts[:first]:
            text = self._sentences.alone(number, sentence, most=LONGEST).rstrip(".")
            text = clipped(without_day(without_report(text), self._findings.date), characters)
            if len(text) <= characters and _names_one(text, _actors(self._findings)):
                return tidy_title(text)
        return ""


def _is_root(word: str, country: str) -> bool:
    """Whether a word is what a country's name is made of: "Kyrgyz", "Kazakh", "Kenyan"."""
    enough = min(len(word), len(country)) >= _ROOT and word[0].isupper()
    return enough and (country.startswith(word) or word.startswith(country))


def names_an_actor(text: str, findings: Findings) -> bool:
    """Whether a text names one of the countries, bodies, people or acts that a story is about."""
    return _names_one(text, (*_actors(findings), *findings.instruments))


def _names_one(text: str, entities: Iterable[Entity]) -> bool:
    return any(entity.about and any(form in text for form in _forms(entity)) for entity in entities)


def _actors(findings: Findings) -> tuple[Entity, ...]:
    return (*findings.countries, *findings.organisations, *findings.people)


def _forms(entity: Entity) -> Iterator[str]:
    """What an entity is called; a person also by the last part of the name."""
    yield entity.name
    yield from entity.forms
    if entity.kind == "person":
        yield entity.name.split(" ")[-1]


def without_article(text: str) -> str:
    """A sentence without an article that opens it: "Cabinet granted approval"."""
    rest = text.removeprefix("The ")
    return rest[:1].upper() + rest[1:]


def without_day(text: str, date: str | None) -> str:
    """A sentence without this day, as `in_words` writes it: "voted [on 3 May 2024] to leave"."""
    if not date:
        return text
    day = re.escape(in_words(date))
    text = re.sub(rf"^On {day},? |,? (?:as of|as from|on|of) {day}(?:,(?= [a-z]))?", "", text)
    return text[:1].upper() + text[1:]


def clipped(text: str, characters: int) -> str:
    """A sentence as short as a title where it can be: first clauses go, then what says how or why.

    Without its full stop.
    """
    text = shortened(without_mover(text) or text, characters).rstrip(".")
    while len(text) > characters:
        cuts = [found.start() for found in _HOW.finditer(text, LEAST_BEFORE)]
        cut = next((cut for cut in reversed(cuts) if not is_stranded(text[:cut])), 0)
        if not cut:
            break
        text = text[:cut]
    occasion = _OCCASION.search(text) if len(text) > characters else None
    return text[: occasion.end()].rstrip() if occasion else text


def tidy_title(
    title: str,
    text: str = "",
    names: Iterable[str] = (),
    labels: Sequence[str] = (),
    actors: Iterable[str] = (),
) -> str:
    """A title on one line, without label, the site's name, a full stop or shouting.

    Of one in capitals the names stay names: `names`, and what `text`, its article, never writes
    with small letters. `labels`: what may stand before a colon and is left out ("Press release").
    Behind a dash at the end one of the `actors` is who says it, and anything else the site.
    """
    title = without_courtesy(_CODE_BEFORE.sub("", " ".join(title.split())))
    if (slug := _SLUG.match(title)) and text.count(slug[1]) < _TWICE:
        title = title[slug.end() :]
    if tail := _TAIL.search(title):
        title = title[: tail.start()]
        if any(f"{actor} ".startswith(f"{tail[1]} ") for actor in actors):
            title = f"{tail[1]}: {title}"
    title = _without_label(_END.sub("", title), labels)
    if is_shouted(title):
        return in_small_letters(title, text, names)
    if head := _HEAD_IN_CAPITALS.match(title):
        title = f"{head.group().capitalize()}{title[head.end() :]}"
    return title


def _without_label(title: str, labels: Sequence[str]) -> str:
    label, colon, rest = title.partition(":")
    is_label = colon and label.strip().casefold() in {word.casefold() for word in labels}
    rest = rest.strip()
    return rest[:1].upper() + rest[1:] if is_label and len(rest.split()) >= _LEAST_WORDS else title
