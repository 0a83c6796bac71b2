"""What a language says about organisations: its word lists, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from policydigest.recognise import patterns
from policydigest.recognise.organisation_phrases import Before
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
    legal_openings: tuple[str, ...]
    inner: frozenset[str]
    national_businesses: frozenset[str]
    of_places: frozenset[str]
    list_openers: Mapping[str, Sequence[tuple[str, ...]]]  # by their last word
    acting_heads: frozenset[str]
    filed: frozenset[str]
    pleas: frozenset[str]
    buildings: frozenset[str]
    complement: frozenset[str]
    suffixes: frozenset[str]
    business_words: frozenset[str]
    openers: frozenset[str]
    portfolios: frozenset[str]
    not_first: frozenset[str]
    titles: frozenset[str]
    of_titles: frozenset[str]
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
    media_words: frozenset[str]
    lower_heads: frozenset[str]
    describers: frozenset[str]  # capitalised, as they open a sentence: "Retailer Carrefour"
    back_references: Mapping[str, frozenset[str]]
    functions: tuple[Function, ...]
    affairs: Mapping[str, str]  # what a ministry is for that an adjective tells: "foreign"
    patterns: Patterns

    @cached_property
    def general(self) -> frozenset[str]:
        """The words of which names are made that any country's body could bear."""
        return self.heads | self.weak_heads | self.portfolios | self.openers

    @cached_property
    def any_head(self) -> frozenset[str]:
        """Every word that may be the head of a name."""
        return self.all_heads | self.of_heads | self.last_heads | self.acting_heads

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


@dataclass(frozen=True)
class Patterns:
    """Regular expressions over the words next to a name; all are anchored at the name."""

    noun_before: Before
    group_before: Before
    post_before: Before
    done_before: Before
    surely_before: Before
    product_before: Before
    place_before: Before
    noun_after: re.Pattern[str]
    noun_right_after: re.Pattern[str]
    reported_after: re.Pattern[str]
    silent_after: re.Pattern[str]
    possessive_after: re.Pattern[str]
    post_after: re.Pattern[str]
    product_after: re.Pattern[str]
    act_after: re.Pattern[str]
    deal_after: re.Pattern[str]
    living_after: re.Pattern[str]
    it_after: re.Pattern[str]
    source_before: Before
    medium_before: Before
    cited_before: Before
    expert_before: Before
    party_before: Before
    noun_aside: re.Pattern[str]
    party_people_after: re.Pattern[str]
    officer_before: Before
    aside_before: Before
    ally_after: re.Pattern[str]
    acting_after: re.Pattern[str]
    chief_after: re.Pattern[str]
    chosen_after: re.Pattern[str]
    busy_after: re.Pattern[str]
    task_after: re.Pattern[str]
    to_act_after: re.Pattern[str]
    saying_after: re.Pattern[str]
    reacting_after: re.Pattern[str]
    joining_after: re.Pattern[str]
    earlier: patterns.Phrases
    earlier_after: re.Pattern[str]
    corporate: re.Pattern[str]
    forecast_after: re.Pattern[str]


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
        native_endings=tuple(language.words(SECTION, "native_endings")),
        legal_openings=tuple(language.words(SECTION, "legal_openings")),
        inner=words("inner"),
        national_businesses=words("national_businesses"),
        of_places=words("of_places"),
        list_openers=_by_last_word(words("list_openers")),
        acting_heads=words("acting_heads"),
        filed=words("filed"),
        pleas=words("pleas"),
        buildings=words("buildings"),
        complement=words("complement"),
        suffixes=words("suffixes"),
        business_words=words("business_words"),
        openers=words("openers"),
        portfolios=words("portfolios"),
        not_first=words("not_first"),
        titles=words("titles"),
        of_titles=words("of_titles"),
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
        media_words=words("media_words"),
        lower_heads=words("lower_heads"),
        describers=(described - named) | {"Regulator", "Watchdog"},
        back_references={word: frozenset(kinds.split()) for word, kinds in back.items()},
        functions=tuple(_functions(language)),
        affairs=language.table(SECTION, "affairs"),
        patterns=_patterns(language),
    )


def _by_last_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """The words of phrases, the longest first, by the last of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(phrase.split()) for phrase in phrases), key=lambda w: (-len(w), w)):
        found.setdefault(words[-1], []).append(words)
    return found


def _functions(language: Language) -> Iterable[Function]:
    for record in language.records(SECTION, "functions"):
        said, names = record.get("said"), record.get("names")
        if isinstance(said, list) and isinstance(names, list):
            yield Function(frozenset(map(str, said)), tuple(map(str, names)))


def _patterns(language: Language) -> Patterns:
    def any_of(*keys: str) -> str:
        said = (word for key in keys for word in language.words(SECTION, key))
        return patterns.any_of(said, space=" ")

    nouns = any_of("company_nouns", "body_nouns")
    deeds, states = any_of("deeds"), any_of("states")
    posts = any_of("posts")
    word = r"(?!(?:at|of|for|with|from|in|by|and|to|on|said|who)\b)[\w’'&.-]+"

    def before(*keys: str) -> Before:
        return Before(word for key in keys for word in language.words(SECTION, key))

    return Patterns(
        noun_before=before("company_nouns", "body_nouns", "self_names"),
        group_before=before("group_nouns"),
        post_before=before("posts"),
        done_before=before("done_to"),
        surely_before=before("surely_before"),
        product_before=before("product_nouns"),
        place_before=before("place_words"),
        source_before=before("sources"),
        medium_before=before("media_nouns"),
        cited_before=before("cited"),
        expert_before=before("experts"),
        party_before=before("parties"),
        officer_before=before("officers"),
        aside_before=before("asides"),
        noun_after=re.compile(
            rf"(?: \([^()]{{1,30}}\))?(?:,| is| was| –| —| -) "
            rf"(?:an?|the|one|which|{_POSSESSIVE}) (?:{word} ){{0,7}}(?:{nouns})\b"
        ),
        noun_aside=re.compile(rf", (?:an?|the) (?:{word} ){{0,4}}(?:{nouns})(?=[,.;])"),
        party_people_after=re.compile(rf" (?:{any_of('party_people')})\b"),
        noun_right_after=re.compile(rf" (?:{any_of('nouns_behind')})\b"),
        silent_after=re.compile(
            r" (?:(?:has |had )?declined (?:to comment|comment)"
            r"|(?:did|has|had) not (?:immediately )?(?:respond|reply|comment)"
            r"|(?:had|offered) no (?:immediate )?comment|could not be reached)"
        ),
        reported_after=re.compile(r" (?:reports|reported)(?:[.,]| citing| earlier| on )"),
        possessive_after=re.compile(r"['’]s [A-Z]"),
        post_after=re.compile(rf"(?:['’]s?)? \(?(?:\w+ )?(?:{posts})\b"),
        product_after=re.compile(rf" (?:\w+ )?(?:{any_of('product_nouns')})\b"),
        act_after=re.compile(rf"(?:,? which)? (?:{any_of('acts')})\b"),
        living_after=re.compile(rf"{_BRACKET}, which (?:{any_of('livelihoods')})\b(?! up\b)"),
        deal_after=re.compile(rf"(?:['’]s)? (?:{any_of('deal_nouns')})\b"),
        it_after=re.compile(r" [a-z]+ (?:on \w+ )?(?:that )?(?:it|its)\b"),
        ally_after=re.compile(rf"(?:['’]s)? (?:\w+ )?(?:{any_of('ally_nouns')})\b"),
        earlier=patterns.Phrases(language.words(SECTION, "earlier"), space=" "),
        earlier_after=re.compile(
            rf"{_BRACKET} had (?:also |already |earlier |\w+ly )?"
            r"(?!an?\b|the\b|no\b|to\b|its\b|been\b)[a-z]+"
        ),
        forecast_after=re.compile(rf" (?:{any_of('forecasts')})\b"),
        corporate=re.compile(rf",? (?:{any_of('corporate_words')})(?!\w)\.?"),
        saying_after=re.compile(
            rf"{_BRACKET}(?:, which [^,.;]{{3,60}},)?"
            rf" (?:{any_of('sayings')})\b(?! it\b(?! was\b))"
            r"(?!(?: in [\w ]{3,30})? that it (?:would|will|has|had)\b)"
        ),
        reacting_after=re.compile(
            rf"{_BRACKET}{_ASIDE},?(?: (?:has|have|had))?(?: also)? (?:{any_of('reactions')})\b"
        ),
        chief_after=re.compile(rf"(?:['’]s)? (?:{any_of('chiefs')}),? [A-Z]"),
        chosen_after=re.compile(
            rf"{_BRACKET}(?:, [^,.;]{{3,60}})?,?(?: has| have)?"
            rf" (?:was|were|been|is|are) (?:{any_of('chosen')}) (?:to|for|as)\b"
        ),
        busy_after=re.compile(rf"{_BRACKET} (?:is|are) (?:now |also )?[a-z]{{2,}}(?<!be)ing\b"),
        task_after=re.compile(
            rf"{_BRACKET}{_ASIDE} (?:will|shall|is to|are to) (?:{any_of('tasks')})\b"
        ),
        joining_after=re.compile(
            rf"{_BRACKET}(?: [A-Z]\w+)?,? (?:has |have |had )?"
            rf"(?:{any_of('joining')})\b"
        ),
        to_act_after=re.compile(rf"{_BRACKET}{_ASIDE} (?:{any_of('to_act')})\b"),
        acting_after=re.compile(
            rf"{_BRACKET}(?: (?:in|of|for) [A-Z]\w+)?(?: (?:{nouns}))?"
            rf"{_ASIDE},?(?: (?:has|have|had))?"
            rf" (?:(?:did|does|do) not [a-z]+"
            rf"|(?:not )?(?:[a-z]+ly |also |today |yesterday |this week |on [A-Z]\w+ )?"
            rf"(?:{deeds}|(?!\w*(?:{states})\b)[a-z]+ed"
            rf"|(?:is|are|was|were|been) (?:not |now |also |still )?[a-z]{{2,}}ing"
            rf"|(?:was|were) in (?:the )?[A-Z]\w*"  # on a visit
            rf"|(?:was|were|is|are|be|been|being) (?:the |also |now )?(?:{any_of('suffered')})))\b"
        ),
    )


_BRACKET = r"(?: \([^()\n]{1,40}\))?"
# Between a name and its verb: ", the agency for salt," or " – led by Jane Roe –".
_ASIDE = r"(?:, [^,.;\n]{3,90},| [–—] [^–—.;\n]{3,90} [–—])?"
_POSSESSIVE = r"[\w .]{1,24}['’]s"
