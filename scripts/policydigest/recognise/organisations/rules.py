"""What a language says about organisations: its word lists, compiled once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policydigest.recognise.organisations import patterns as organisation_patterns
from policydigest.recognise.organisations.part_words import PartWords, part_words
from policydigest.recognise.organisations.patterns import Patterns
from policydigest.text import TOKEN
from policydigest.vocabulary import Language

SECTION = "organisations"
_COMMON = frozenset((".", "a", "A", "S", "de"))  # in legal forms, and elsewhere


@dataclass(frozen=True)
class Function:
    """What a described body does: words of the description, words of such bodies' names."""

    said: frozenset[str]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Rules:
    """The word lists of one language, ready for use."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    of_heads: frozenset[str]
    last_heads: frozenset[str]
    native_heads: frozenset[str]
    kinds_in_capitals: frozenset[str]  # "NGO"
    native_inner: frozenset[str]
    native_links: frozenset[str]  # of these, the ones that are no English words
    native_adjectives: frozenset[str]
    native_endings: tuple[str, ...]
    native_openers: frozenset[str]  # adjectives before such a word: "Deutscher"
    legal_openings: tuple[str, ...]
    inner: frozenset[str]
    national_businesses: frozenset[str]
    of_places: frozenset[str]
    list_openers: Mapping[str, Sequence[tuple[str, ...]]]  # by their last word
    acting_heads: frozenset[str]
    head_openers: frozenset[str]
    closing_heads: frozenset[str]
    single_heads: frozenset[str]
    held_heads: frozenset[str]  # an office, where somebody's name follows
    filed: frozenset[str]
    pleas: frozenset[str]
    buildings: frozenset[str]
    sides: frozenset[str]  # before a hyphen and a place: "pro-Russian"
    sure_sides: frozenset[str]  # before any word
    member_endings: tuple[str, ...]  # of who is in a body: "Growers"
    partisan: frozenset[str]
    chambers: frozenset[str]
    post_adjectives: frozenset[str]
    laws: frozenset[str]
    complement: frozenset[str]
    suffixes: frozenset[str]
    firm_heads: frozenset[str]  # that end the names of firms too: "Halden Media, LLC"
    business_words: frozenset[str]
    openers: frozenset[str]
    portfolios: frozenset[str]
    not_first: frozenset[str]
    titles: frozenset[str]
    titled: Mapping[str, str]  # a title that opens a body's name, and its head: "Deputy Ministry"
    of_titles: frozenset[str]
    firm_titles: frozenset[str]  # which a firm's name may open with: "Mr Green Limited"
    portfolio_holders: frozenset[str]
    diplomacy: frozenset[str]
    party_words: frozenset[str]
    offices: frozenset[str]
    parts_governed: frozenset[str]
    possessors: frozenset[str]
    swallowing: frozenset[str]
    own_units: frozenset[str]
    not_bodies: frozenset[str]
    not_names: frozenset[str]
    bare: frozenset[str]
    platforms: frozenset[str]
    surnames: frozenset[str]
    letters: frozenset[str]  # behind somebody's name: "Jane Roe QC"
    office_letters: Mapping[str, str]  # "DA": no body where the text has a District Attorney
    ordinals: frozenset[str]  # behind a number: "nd"
    papers: frozenset[str]  # which a treasury issues
    powers: frozenset[str]  # whence power comes: "Hydro"
    manners: frozenset[str]  # of who has a share: "Potential investors"
    regions: frozenset[str]  # words for parts of the world: "Sub-Saharan Africa"
    media_words: frozenset[str]
    lower_heads: frozenset[str]
    # "city council": the tokens behind the first one, by that, the longest first
    local_heads: Mapping[str, Sequence[list[str]]]
    shared_words: frozenset[str]  # of names that bodies of several countries bear: "Appeal"
    not_of_state: frozenset[str]  # words by which a body is no country's: "regional"
    describers: frozenset[str]  # capitalised, as they open a sentence: "Retailer Carrefour"
    back_references: Mapping[str, frozenset[str]]
    scales: frozenset[str]  # of sums: "million"
    currencies: frozenset[str]  # their codes: "EUR"
    sum_labels: frozenset[str]  # before a sum, what it is: "Total"
    institutions: Mapping[str, str]  # of a union of states, by their short names
    functions: tuple[Function, ...]
    owned: Mapping[str, Sequence[str]]  # "belongs to", by its first word
    press_offices: frozenset[str]  # words in the names of those
    countries: frozenset[str]  # words for one: "country"
    owners: frozenset[str]  # before "ministry": "his"
    owned_heads: frozenset[str]  # heads of whoever stands before them: "Rectors’ Conference"
    affairs: Mapping[str, str]  # what a ministry is for that an adjective tells: "foreign"
    parts: PartWords
    patterns: Patterns

    @cached_property
    def general(self) -> frozenset[str]:
        """The words of which names are made that any country's body could bear."""
        return self.heads | self.weak_heads | self.portfolios | self.openers

    @cached_property
    def lower_bodies(self) -> frozenset[str]:
        """The nouns for bodies in small letters: "ministry", "bank", "party"."""
        return self.lower_heads | self.back_references.keys()

    @cached_property
    def longest_lower_heads(self) -> Sequence[str]:
        """The heads in small letters, the longest first."""
        return sorted(self.lower_heads, key=lambda head: (-len(head), head))

    @cached_property
    def lower_heads_by_first(self) -> Mapping[str, Sequence[list[str]]]:
        """The words of these heads behind the first one, by that."""
        found: dict[str, list[list[str]]] = {}
        for head in self.longest_lower_heads:
            first, *rest = head.split()
            found.setdefault(first, []).append(rest)
        return found

    @cached_property
    def plural_heads(self) -> Mapping[str, str]:
        """Heads of several bodies, and of one: "Ministries" and "ministries" of "ministry"."""
        ones = {head.split()[-1] for head in self.lower_heads} | {"university", "chamber", "court"}
        plurals = {_plural(one): one for one in ones}
        return plurals | {plural.capitalize(): one for plural, one in plurals.items()}

    @cached_property
    def any_head(self) -> frozenset[str]:
        """Every word that may be the head of a name."""
        may_be = self.of_heads | self.last_heads | self.acting_heads | self.owned_heads
        return self.all_heads | may_be

    @cached_property
    def split_suffixes(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], int]]]:
        """Legal forms of several words ("d.o.o."), and the place in them of the word that is rare.

        They are found by that word. The full stop at their end may be that of a sentence.
        """
        found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for suffix in sorted(self.suffixes, key=lambda s: (-len(s), s)):
            pieces = tuple(TOKEN.findall(suffix))
            if sum(map(str.isalpha, pieces)) > 1:
                at = next((n for n, piece in enumerate(pieces) if piece not in _COMMON), 0)
                found.setdefault(pieces[at], []).append((pieces, at))
        return found

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words of which a name that is in no list has one."""
        return self.any_head | self.suffixes | self.business_words | self.native_heads

    @cached_property
    def references(self) -> Mapping[str, Sequence[tuple[str, list[str]]]]:
        """The nouns that go back to a body by their first word as written, with what follows it."""
        found: dict[str, list[tuple[str, list[str]]]] = {}
        for noun in self.back_references:
            first, *rest = noun.split()
            for form in {first, first.capitalize()}:
                found.setdefault(form, []).append((noun, rest))
        return found

    @cached_property
    def all_heads(self) -> frozenset[str]:
        """The head nouns of bodies, the weak ones too."""
        return self.heads | self.weak_heads

    @cached_property
    def general_words(self) -> frozenset[str]:
        """The words that a name does not own: those of bodies, of trades, legal forms and posts."""
        own_less = self.general | self.business_words | self.suffixes | self.titles
        return own_less | self.possessors | self.native_heads | self.complement | self.not_first


def rules(language: Language) -> Rules:
    """The rules for a language."""

    def words(key: str) -> frozenset[str]:
        return frozenset(language.words(SECTION, key))

    back = language.table(SECTION, "back_references")
    described = frozenset(word.capitalize() for word in words("company_nouns"))
    named = words("heads") | words("weak_heads") | words("native_heads") | words("business_words")
    return Rules(
        heads=words("heads"),
        weak_heads=words("weak_heads"),
        of_heads=words("of_heads"),
        last_heads=words("last_heads"),
        native_heads=words("native_heads"),
        kinds_in_capitals=frozenset(
            filter(str.isupper, words("company_nouns") | words("body_nouns"))
        ),
        native_inner=words("native_inner"),
        native_links=words("native_inner") & words("native_links"),
        native_adjectives=words("native_adjectives"),
        native_openers=frozenset(language.words(SECTION, "native_openers")),
        native_endings=tuple(language.words(SECTION, "native_endings")),
        legal_openings=tuple(language.words(SECTION, "legal_openings")),
        inner=words("inner"),
        national_businesses=words("national_businesses"),
        of_places=words("of_places"),
        list_openers=_by_last_word(words("list_openers")),
        acting_heads=words("acting_heads"),
        head_openers=words("head_openers"),
        closing_heads=words("closing_heads"),
        single_heads=words("single_heads"),
        held_heads=words("held_heads"),
        filed=words("filed"),
        pleas=words("pleas"),
        buildings=words("buildings"),
        sides=words("sides"),
        sure_sides=words("sure_sides"),
        member_endings=tuple(language.words(SECTION, "member_endings")),
        partisan=words("partisan"),
        chambers=words("chambers"),
        post_adjectives=words("post_adjectives"),
        laws=words("laws"),
        complement=words("complement"),
        suffixes=words("suffixes"),
        firm_heads=words("firm_heads"),
        business_words=words("business_words"),
        openers=words("openers"),
        portfolios=words("portfolios"),
        not_first=words("not_first"),
        titles=words("titles"),
        titled=language.table(SECTION, "titled"),
        of_titles=words("of_titles"),
        firm_titles=words("firm_titles"),
        portfolio_holders=words("portfolio_holders"),
        diplomacy=words("diplomacy"),
        party_words=words("party_words"),
        offices=words("offices"),
        parts_governed=words("parts_governed"),
        possessors=words("possessors"),
        swallowing=words("swallowing"),
        own_units=words("own_units"),
        not_bodies=words("not_bodies"),
        not_names=words("not_names"),
        bare=words("bare"),
        platforms=words("platforms"),
        surnames=frozenset(language.words("people", "family_names")),
        letters=frozenset(language.words("people", "post_nominals")),
        office_letters=language.table("people", "office_letters"),
        ordinals=frozenset(language.words("dates", "ordinals")),
        papers=words("papers"),
        powers=words("powers"),
        manners=words("manners"),
        regions=words("regions"),
        media_words=words("media_words"),
        lower_heads=words("lower_heads"),
        local_heads=_by_first_token(words("local_heads")),
        shared_words=words("shared_words"),
        not_of_state=words("not_of_state"),
        describers=(described - named) | {"Regulator", "Watchdog"},
        back_references={word: frozenset(kinds.split()) for word, kinds in back.items()},
        scales=frozenset(language.table("money", "scales")),
        currencies=frozenset(language.words("money", "codes")),
        sum_labels=words("sum_labels"),
        institutions=language.table(SECTION, "institutions"),
        functions=tuple(_functions(language)),
        owned={said.split()[0]: said.split() for said in words("owned")},
        press_offices=words("press_offices"),
        countries=words("countries"),
        owners=words("owners"),
        owned_heads=words("owned_heads"),
        affairs=language.table(SECTION, "affairs"),
        parts=part_words(language, SECTION),
        patterns=organisation_patterns.compiled(language, SECTION),
    )


def _plural(noun: str) -> str:
    """An English noun in the plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def _by_last_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """The words of phrases, the longest first, by the last of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in phrases), key=lambda w: (-len(w), w)):
        found.setdefault(words[-1], []).append(words)
    return found


def _by_first_token(phrases: Iterable[str]) -> dict[str, list[list[str]]]:
    """The tokens of phrases behind the first one, the longest first, by that."""
    found: dict[str, list[list[str]]] = {}
    for tokens in sorted(map(TOKEN.findall, phrases), key=lambda found: (-len(found), found)):
        found.setdefault(tokens[0], []).append(tokens[1:])
    return found


def _functions(language: Language) -> Iterable[Function]:
    for record in language.records(SECTION, "functions"):
        said, names = record.get("said"), record.get("names")
        if isinstance(said, list) and isinstance(names, list):
            yield Function(frozenset(map(str, said)), tuple(map(str, names)))
