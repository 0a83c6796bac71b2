"""What a language says of people's names: word lists and compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from policydigest.recognise.patterns import any_of
from policydigest.recognise.people.flags import Word, fold, words_of
from policydigest.vocabulary import Language


def _upper() -> str:
    letters = (chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x2000)))
    return "".join(letter for letter in letters if letter.isupper() or letter.istitle())


UPPER = _upper()
_INNER = r"[\w\u0300-\u036f]*(?:['’ʼ‘`](?![sS]\b)\w[\w\u0300-\u036f]*)*"
_LINK = r"[-‐‑]"


@dataclass(frozen=True, eq=False)
class Rules:
    """The word lists of one language, ready for use."""

    words: Mapping[str, int]
    relatives: tuple[str, ...]  # "son of": behind these stands another's relative
    kin: frozenset[str]  # the first words of these
    sequence: re.Pattern[str]
    element: re.Pattern[str]
    endings: tuple[str, ...]
    patronymics: frozenset[str]
    hyphen_endings: frozenset[str]
    particles: frozenset[str]
    fathered: frozenset[str]  # particles between a first name and the father's
    not_people: frozenset[str]
    letters: Mapping[str, str]  # "PBBM" → the family name of who is called so
    letters_before: tuple[str, ...]  # of an office, before somebody's initials
    rulers: frozenset[str]  # that are first names too: "the Amir Sheikh Tamim"
    laws: frozenset[str]  # of other languages: "Lei", which is a name too
    place_prepositions: frozenset[str]
    verb_behind: re.Pattern[str]
    byline: re.Pattern[str]
    ranks: Mapping[str, int]
    plurals: Mapping[str, str]
    short_titles: Mapping[str, str]
    modifiers: frozenset[str]
    plain_words: frozenset[str]  # that only look like an office without its accents: "charge"
    portfolios: frozenset[str]
    possessives: frozenset[str]
    not_roles: frozenset[str]
    role_ends: frozenset[str]
    role_continues: frozenset[str]
    role_connectors: frozenset[str]
    body_connectors: frozenset[str]
    styles: frozenset[str]
    chosen_as: re.Pattern[str]  # a group matches for "elected", none for "replaced"
    owned_offices: frozenset[str]  # "state's attorney"
    office_letters: Mapping[str, str]  # "DA" → the office, where the text has it in full
    continents: frozenset[str]
    before_days: frozenset[str]
    days_in_names: frozenset[str]  # months and days, shortened, that may stand inside a name
    leads: Mapping[str, str]  # "chairs" → "Chair of"
    second_titles: frozenset[str]  # which go with the office right before them
    soldiers: frozenset[str]  # their ranks
    shared_by: tuple[str, ...]  # behind offices in the plural: " of both "
    times: frozenset[str]
    credit_before: re.Pattern[str]
    credit_behind: re.Pattern[str]
    ages: tuple[str, ...]
    named_after: re.Pattern[str]
    rank_words: frozenset[str]
    past: frozenset[str]
    unsaid: frozenset[str]  # what an office need not have: "current"
    determiners: frozenset[str]
    joiners: frozenset[str]
    before_places: frozenset[str]
    before_speakers: tuple[str, ...]
    done_to: tuple[str, ...]  # verbs before somebody's name: "indicted Jane Roe"
    post_nominal: re.Pattern[str]
    post_nominals: frozenset[str]
    firms_before: tuple[str, ...]  # with the space behind them: "retailer "
    counterparts: tuple[str, ...]  # before a name, and no office: "her Dutch counterpart"
    verbal_endings: tuple[str, ...]
    ordinals: tuple[str, ...]  # ends of numbers: "nd"
    numbered: frozenset[str]  # what is told by its number: "2nd District Representative"
    role_opening: re.Pattern[str]
    plain_titles: frozenset[str]
    posts: re.Pattern[str]  # between a name and an office that is taken or left
    honorifics: frozenset[str]
    paired: frozenset[str]  # words of honorifics of two words
    honorific_modifiers: frozenset[str]
    doing_endings: tuple[str, ...]  # of what opens a sentence and is done: "Defending"
    descriptive_endings: tuple[str, ...]

    @cached_property
    def before_names(self) -> frozenset[str]:
        """Small words that may belong to an office or style before a name."""
        offices = frozenset((*self.ranks, *self.plurals, *self.short_titles)) | self.portfolios
        return offices | self.styles | self.honorifics | self.honorific_modifiers | self.determiners

    def flags(self, word: str) -> int:
        """What a word may be; 0 for a word that the lists do not know.

        Two first names with a hyphen between are one: "Jean-Rémy".
        """
        key = fold(word.rstrip("."))
        known = self.words.get(key, 0)
        if not known and "-" in key:
            first, _, second = key.partition("-")
            is_name = self.words.get(second, 0) & (Word.GIVEN | Word.UNCERTAIN)  # "Jean-Claude"
            known = self.words.get(first, 0) & Word.GIVEN if is_name else 0
        return known


@lru_cache(maxsize=16)
def rules(language: Language) -> Rules:
    """The rules for a language (which is equal to none but itself)."""

    def people(key: str) -> tuple[str, ...]:
        return language.words("people", key)

    particles = people("particles")
    prefixes = any_of(people("prefixes"), " ")
    word_rest = rf"{_INNER}(?:{_LINK}(?:\w{_INNER}))*"
    word = rf"[{UPPER}]{word_rest}"
    prefixed = rf"(?:{prefixes})[-'’‘][{UPPER}]{_INNER}"
    dotted_rest = rf"\w{{0,4}}\.(?:-?[{UPPER}]\.)*"
    dotted = rf"[{UPPER}]{dotted_rest}"
    element = rf"(?:{dotted}|{word}|{prefixed})"
    # "K.Tiro", "Kh.Tiro"
    glued = rf"((?:(?<=\b[{UPPER}]\.)|(?<=\b[{UPPER}][a-z]\.))(?=\w{{3}}){word})?"
    nickname = rf"[“\"'‘(][{UPPER}]\w+(?: [{UPPER}]\w+)?[”\"'’)]"
    gap = r"[ \u00a0\n\t]{1,2}"
    small = rf"(?:(?:{any_of(particles, ' ')}){gap}){{0,3}}"
    signs = any_of(sign for sign in language.table("money", "symbols") if sign.isalpha())
    no_sum = rf"(?!(?:{signs})\.?\s?\d|[{UPPER}]{{1,4}}\d)"  # "fined Jane Roe | Rs 4 million"
    hamza = rf"(?:['’](?={gap}(?:{prefixes})-))?"  # "Shia' al-Tiro"
    joined = (
        rf"(?:{hamza}{gap}{small}(?:{nickname}{gap})?{no_sum}(?:{dotted}{glued}|{word}|{prefixed}))"
    )
    fathers = rf"{gap}(?:{any_of(people('patronymics'), ' ')})\b"
    verbs = any_of(language.words("quotes", "verbs"), " ")
    copulas, determiners = any_of(people("copulas"), " "), any_of(people("determiners"), " ")
    ranks = _ranks(people)
    return Rules(
        words=words_of(language),
        relatives=people("relatives"),
        kin=frozenset(phrase.split()[0] for phrase in people("relatives")),
        # begins with a plain set of characters, which the engine seeks fastest; a group matches
        # where there is more than one word
        sequence=re.compile(
            rf"[{UPPER}](?<![^\Wʻ].)(?<!['’].)(?:{dotted_rest}{glued}|{word_rest})"
            rf"({joined}+(?:{fathers}|,\s[JS]r\b\.?)?)?",
            re.DOTALL,
        ),
        element=re.compile(rf"{element}|{nickname}|\w+"),
        endings=tuple(people("family_endings")),
        patronymics=frozenset(people("patronymics")),
        hyphen_endings=frozenset(people("hyphen_endings")),
        particles=frozenset(particles),
        fathered=frozenset(people("fathered")),
        not_people=frozenset(map(fold, people("not_people"))),
        letters=language.table("people", "letters"),
        letters_before=people("letters_before"),
        rulers=frozenset(people("rulers")),
        laws=frozenset(language.words("instruments", "native")),
        place_prepositions=frozenset(people("place_prepositions")),
        verb_behind=re.compile(
            rf"(?:,? (?:{any_of(language.words('quotes', 'adverbs'), ' ')}|who))? (?:{verbs})\b"
        ),
        byline=re.compile(
            rf"(?:{any_of(people('bylines'), ' ')})\s+[{UPPER}]"
            rf"(?:[^.!?:;]|(?<=\b[{UPPER}])\.(?=.)){{1,70}}\.?$",
        ),
        ranks=ranks,
        plurals={fold(k): v for k, v in language.table("people", "plurals").items()},
        short_titles={fold(k): v for k, v in language.table("people", "short_titles").items()},
        modifiers=frozenset(map(fold, people("modifiers"))),
        portfolios=frozenset(map(fold, people("modifiers"))) - frozenset(people("rank_words")),
        possessives=frozenset(people("possessives")),
        not_roles=frozenset(people("not_roles")),
        role_ends=frozenset(people("role_ends")),
        role_continues=frozenset(people("role_continues")),
        role_connectors=frozenset(people("role_connectors")),
        body_connectors=frozenset(people("body_connectors")),
        styles=frozenset(people("styles")),
        chosen_as=re.compile(
            rf"\b(?:({any_of(people('chosen_as'))})|{any_of(people('not_chosen_as'), ' ')})\b"
        ),
        owned_offices=frozenset(people("owned_offices")),
        office_letters=language.table("people", "office_letters"),
        continents=frozenset(people("continents")),
        before_days=frozenset(people("before_days")),
        days_in_names=frozenset(people("days_in_names")),
        leads=language.table("people", "leads"),
        second_titles=frozenset(people("second_titles")),
        soldiers=frozenset(people("soldiers")),
        shared_by=tuple(f" {opening} " for opening in people("shared_by")),
        plain_words=frozenset(people("plain_words")),
        times=frozenset(people("times")),
        credit_before=re.compile(
            rf"(?<!\w)(?:{any_of(people('picture_credits'))})\s?$", re.IGNORECASE
        ),
        credit_behind=re.compile(rf"\s?(?:{any_of(people('credits_behind'))})(?!\w)"),
        ages=people("ages"),
        named_after=re.compile(rf"\s(?:{any_of(people('named_after'))})(?!\w)"),
        rank_words=frozenset(people("rank_words")),
        past=frozenset(people("past")),
        unsaid=frozenset(people("unsaid")),
        determiners=frozenset(people("determiners")),
        joiners=frozenset(people("joiners")),
        before_places=frozenset(people("before_places")),
        before_speakers=tuple(f"{word} " for word in people("before_speakers")),
        done_to=tuple(f"{word} " for word in people("done_to")),
        post_nominal=re.compile(rf",?\s(?:{any_of(people('post_nominals'))})(?![\w.]|\s[{UPPER}])"),
        post_nominals=frozenset(people("post_nominals")),
        firms_before=tuple(f"{word} " for word in people("firms_before")),
        counterparts=tuple(f" {word}" for word in people("counterparts")),
        verbal_endings=tuple(people("verbal_endings")),
        ordinals=language.words("dates", "ordinals"),
        numbered=frozenset(people("numbered")),
        role_opening=re.compile(
            # not "whose book was sold by Ann Roe, is chair of": the comma closes an aside
            r"\s*,\s*(?:(?:aged? )?\d{1,3},\s*|(?!(?:is|was) (?!also\b)))"
            rf"(?:(?:{copulas})\s+)?|\s+[–—-]{{1,2}}\s+|"
            rf"\s+(?:{copulas})\s+(?=(?:{determiners})\s|[{UPPER}][a-z])|"
            rf"\s+(?:{any_of(people('posts'), ' ')})\s+"
        ),
        plain_titles=frozenset(people("plain_titles")),
        posts=re.compile(rf"\s(?:{any_of(people('posts'), ' ')})\s"),
        honorifics=frozenset(people("honorifics")),
        paired=frozenset(w for h in people("honorifics") if " " in h for w in h.split()),
        honorific_modifiers=frozenset(people("honorific_modifiers")),
        doing_endings=tuple(people("doing_endings")),
        descriptive_endings=tuple(people("descriptive_endings")),
    )


def _ranks(people: Callable[[str], tuple[str, ...]]) -> dict[str, int]:
    """Nouns of posts → how much they say: 3 an office, 2 a calling, 1 a belonging."""
    ranks: dict[str, int] = {}
    for rank, key in ((1, "affiliations"), (2, "callings"), (3, "offices")):
        ranks.update((fold(word), rank) for word in people(key))
    return ranks
