"""Names written out in a sentence: what a reader of this sentence alone must be told.

A person by first and family name, a body without its acronym, the story's country for "the
country", a memorandum without the short form that the article gave it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from policydigest.model import Document, Entity
from policydigest.summary.sentence_words import word_lists
from policydigest.vocabulary import Language, bare_name

_WITH_ARTICLE = (
    *(
        "UK",
        "US",
        "UAE",
        "United ",
        "Democratic Republic",
        "Republic of",
        "Netherlands",
        "Philippines",
    ),
    "Gambia",
)
_LEAST_ACRONYM = 3  # letters; EU, UN and the like are known
_COUNTRY = re.compile(r"(?<=[a-z,] )the country(?:(['’])s)?(?![\w-])")
_OPENING = re.compile(
    r"The (government|country)(?:(['’])s)?(?=,? [a-z])"
    r"(?! (?:of|that|which|where|whose|with|whom)\b)"
)
# "Minister Wanjiru", "Mr. Wanjiru" at the beginning of a sentence
_BEFORE_SURNAME = r"^(?!(?:The|An?) )(?P<before>(?:[^\W\d_a-zß-öø-ÿ]\w*\.? ){0,2})"
MOST_PARTIES = 4  # that are named one by one
PARTIES = ("The Parties ", "The Contracting Parties ", "The Sides ")
_CALLED_PARTIES = re.compile(r"\([^()]{0,60}[\"“'‘]the (?:Contracting )?(?:Parties|Sides)[\"”'’]\)")
_LONGEST_NAME = 160  # characters
_IN_BRACKETS = re.compile(r" \(([^\W\d_a-zß-öø-ÿ][\w&-]+)\)")
_OWNED = re.compile(r"(?:\b[Tt]he(?: [^\W\d_a-zß-öø-ÿ][\w-]+)?|['’]s) $")  # "the Polish "
_SHORT = re.compile(  # but not "thirteen ESA members", "Egypt's ESA office", "ESA ESOC"
    r"(?:(?P<article>\b[Tt]he )"
    r"|^|(?<=, )|(?<=\b(?:of|by|to|in|at) )|(?<=\b(?:and|for) )|(?<=\b(?:with|from|that) ))"
    r"(?P<short>[^\W\d_a-zß-öø-ÿ][\w&]+)(?![\w)&-]| [A-ZÀ-Þ]{2}"
    r"| (?:Court|Commission|Secretariat|Council|Parliament|Assembly|Board of|Bank|Summit)\b)"
)
_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w&]+")  # what may be short for something
_OF_BOTH = re.compile(
    r"\b(of|from|between|in|for) (?:both|the two) (?:countries|nations|states|governments)\b"
    r"(?! (?:that|which|who|whose)\b)|, (?=both |the (?:two|countries) )"
)
_SUBJECT = 60  # characters in which a sentence's subject stands
_RESTRICTING = ("that ", "which ", "who ", "whose ")
_REACH = 12  # characters before a country that tell whether it is a place
_IN = re.compile(r"\b(?:in|near|at|from) (?:the )?$")
_COMMA = re.compile(r"[a-z], (?:the )?$")  # "a prosecutor of Lamu, [Kenya]"
_OF_YEAR = re.compile(r",? of \d{4}$")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms)\b\.? $")
_NOT_ALONE = re.compile(r" (?:administration|government|family|brothers)\b")
_PARTICLE = 2  # letters of "Al", "De"


def joined(names: Sequence[str]) -> str:
    """Names as a list in a sentence: "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def with_first_name(text: str, people: Sequence[str]) -> str:
    """A text that begins with somebody's family name alone, with the full name of that person.

    `people`: the full names of those whom the sentence means.
    """
    for name in people:
        words = name.split(" ")
        if len(words) < 2 or name in text:
            continue
        opening = text[: text.find(" ")]
        if opening in words[1:-1] and opening[0].isupper() and len(opening) > _PARTICLE:
            if _NOT_ALONE.match(text, len(opening)):
                continue
            rest = " ".join(words[words.index(opening) :])  # "Peña", or "Peña Palacios"
            short = rest if re.match(rf"{re.escape(rest)}\b", text) else opening
            return f"{name}{text[len(short) :]}"  # for Santiago Peña Palacios
        for first in range(1, len(words)):
            family = " ".join(words[first:])
            either = f"[{family[0].upper()}{family[0].lower()}]{re.escape(family[1:])}"
            found = re.match(rf"{_BEFORE_SURNAME}{either}\b", text)
            if found and text[0].isupper() and not _NOT_ALONE.match(text, found.end()):
                before = _COURTESY.sub("", found["before"])
                return f"{before}{name}{text[found.end() :]}"
    return text


def acronyms(document: Document, bodies: Sequence[Entity]) -> dict[str, str]:
    """What the text says that bodies' acronyms mean, with an article: "the Harbour Board (HB)"."""
    named: dict[str, tuple[str, ...]] = {}
    for body in bodies:
        names = tuple(name for name in (bare_name(body.name), *body.forms) if " " in name)
        named.update((form, names) for form in body.forms if _is_acronym(form))
    explained: dict[str, str] = {}
    for found in _IN_BRACKETS.finditer(document.text) if named else ():
        before = document.text[max(0, found.start() - _LONGEST_NAME) : found.start()]
        for name in named.get(found[1], ()):
            if before.endswith(name):
                owned = _OWNED.search(before[: -len(name)])
                if name.isupper():  # of a letterhead
                    name = next((one for one in named[found[1]] if not one.isupper()), name)
                explained.setdefault(found[1], f"the {name}" if owned else name)
    return explained


def _is_acronym(short: str) -> bool:
    return len(short) >= _LEAST_ACRONYM and 2 * sum(map(str.isupper, short)) > len(short)


def without_acronyms(text: str, explained: Mapping[str, str]) -> str:
    """A text with the full name of each body where its acronym stands first."""
    said = explained.keys() & _CAPITALS.findall(text) if explained else ()
    left = {short: explained[short] for short in said}

    def full(found: re.Match[str]) -> str:
        if text[found.end() : found.end() + 2].strip().isupper():
            return found.group()  # "the HB | Act"
        name = left.pop(found["short"], None)
        if name is None or name.removeprefix("the ") in text:
            return found.group()
        name = f"the {name.removeprefix('the ')}" if found["article"] else name
        return name if found.start() else name[:1].upper() + name[1:]

    return _SHORT.sub(full, text) if left else text


class Home:
    """The only country that a story is about, for "the country" where no other is named."""

    def __init__(self, countries: Sequence[Entity]) -> None:
        about = [entity for entity in countries if entity.about]
        self._only = about[0] if len(about) == 1 else None
        told = sorted((span.start, n) for n, e in enumerate(countries) for span in e.evidence)
        self._starts = [start for start, _ in told]
        self._told = [countries[n] for _, n in told]

    def named(self, text: str, start: int, end: int) -> str:
        """A text made of the sentence `start:end`, with the country's name for "the country"."""
        at = bisect_left(self._starts, end)
        if self._only is None or not at or self._told[at - 1] is not self._only:
            return text
        if bisect_left(self._starts, start) != at:  # the sentence names it itself
            return text
        name = _in_sentence(self._only)
        return _COUNTRY.sub(lambda found: _owner(name, found[1]), text, count=1)

    def opening(self, text: str, start: int) -> str:
        """A text that opens with "The government" or "The country", with the country's name.

        It was made of a sentence that begins at `start`; no other country was named last.
        """
        found = _OPENING.match(text)
        at = bisect_left(self._starts, start)
        if self._only is None or found is None or (at and self._told[at - 1] is not self._only):
            return text
        name = _in_sentence(self._only)
        what = f"The government of {name}" if found[1] == "government" else name
        return f"{what[0].upper()}{_owner(what[1:], found[2])}{text[found.end() :]}"


def _in_sentence(country: Entity) -> str:
    """A country's name as it stands within a sentence: "the Philippines"."""
    name = short_name(country)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def _owner(name: str, mark: str | None) -> str:
    """A name with the mark of an owner, if there is one: "Kenya's", "the Philippines'"."""
    return name if mark is None else f"{name}{mark}{'' if name.endswith('s') else 's'}"


def short_name(entity: Entity) -> str:
    """UK, US and UAE for the countries whose long names crowd a sentence."""
    return {"GB": "UK", "US": "US", "AE": "UAE"}.get(entity.id or "", entity.name)


def name_pair(text: str, countries: Sequence[Entity], language: Language) -> str:
    """A text in which "Both countries" are named, where the story has just two.

    In its subject "of both countries" is, where neither is named.
    """
    pairs = word_lists(language).pairs
    if not text.startswith(pairs):
        within = _OF_BOTH.search(text, 0, _SUBJECT)
        if within and within[1] is None:  # "As to trade, the two sides"
            behind = f"{text[within.end()].upper()}{text[within.end() + 1 :]}"
            named = name_pair(behind, countries, language)
            front = text[: within.end()]
            return text if named == behind else f"{front}{re.sub('^The ', 'the ', named)}"
        return _pair_within(text, within, countries) if within else text
    names = _pair(countries)
    opening = next(opening for opening in pairs if text.startswith(opening))
    rest = text[len(opening) :]
    # "The two countries that grow most of it": they are told apart from others, and not named
    if not names or rest.startswith(_RESTRICTING):
        return text
    return f"{names} {rest}"


def _pair_within(text: str, both: re.Match[str], countries: Sequence[Entity]) -> str:
    names = _pair(countries)
    about = (entity for entity in countries if entity.about)
    if not names or any(form in text for one in about for form in (one.name, *one.forms)):
        return text
    names = re.sub("^The ", "the ", names)
    return f"{text[: both.start()]}{both[1]} {names}{text[both.end() :]}"


def _pair(countries: Sequence[Entity]) -> str:
    """The story's countries by name, if it is about just two: "The UK and Japan"; else ""."""
    about = sorted(
        (entity for entity in countries if entity.about), key=lambda e: e.evidence[0].start
    )
    return with_article(joined([short_name(e) for e in about])) if len(about) == 2 else ""


def with_parties(text: str, whole: str, countries: Sequence[Entity]) -> str:
    """A sentence about "The Parties" with their names, where `whole` calls the story's countries
    so: 'The President of Kenya and the President of Peru (hereinafter "the Parties")'.
    """
    opening = next((opening for opening in PARTIES if text.startswith(opening)), "")
    if not opening or not _CALLED_PARTIES.search(whole):
        return text
    about = sorted((one for one in countries if one.about), key=lambda one: one.evidence[0].start)
    if not 2 <= len(about) <= MOST_PARTIES:
        return text
    return f"{with_article(joined([short_name(one) for one in about]))} {text[len(opening) :]}"


def by_last_word(instruments: Sequence[Entity]) -> dict[str, list[str]]:
    """Names of several words by the last of them: "Accord" of "Nairobi Accord of 2019".

    The last of "Constitution of Uganda" and "Pact on Rope" does not say what they are.
    """
    table: dict[str, list[str]] = {}
    for instrument in instruments:
        before, _, last = _OF_YEAR.sub("", bare_name(instrument.name)).rpartition(" ")
        if before and not any(map(str.islower, before.split())):
            table.setdefault(last, []).append(f"{before} {last}")
    return table


def short_forms(instruments: Sequence[Entity]) -> list[tuple[re.Pattern[str], str]]:
    """Acronyms that the text has made for a memorandum, with what they are short for."""
    return [
        (re.compile(rf"\b{form}\b"), without_subject(entity))
        for entity in instruments
        for form in entity.forms
        if entity.id is None and entity.name[1:].islower() and form.isupper() and form.isalpha()
    ]


def without_subject(entity: Entity) -> str:
    """What the text calls a memorandum, without "on rare earths": "memorandum of understanding"."""
    name = entity.name[0].lower() + entity.name[1:]
    forms = (form.casefold() for form in entity.forms)
    forms = (form for form in forms if name.startswith(f"{form} "))
    return min(forms, key=len, default=name.partition(" on ")[0])


def spelt_out(text: str, short: Sequence[tuple[re.Pattern[str], str]]) -> str:
    """A text with what its short forms are short for, once each."""
    for pattern, name in short:
        if name not in text:
            text = pattern.sub(name, text)
    return text


def with_article(text: str) -> str:
    """The article that some countries' names need at the beginning of a sentence."""
    return f"The {text}" if text.startswith(_WITH_ARTICLE) else text


def is_only_a_place(text: str, country: Entity, others: Sequence[Entity]) -> bool:
    """Whether a country is named only as the place of something: "in Kenya", "Lamu, Kenya,".

    Behind one of the `others` and a comma it is one more of a list.
    """
    for start, end, _ in country.evidence:
        if _IN.search(text, max(0, start - _REACH), start):
            continue
        comma = _COMMA.search(text, max(0, start - _REACH), start)
        if comma is None or text[end : end + 1] not in ",.":
            return False
        if any(
            span.end == comma.start() + 1
            for other in others
            if other.name != country.name
            for span in other.evidence
        ):
            return False
    return True
