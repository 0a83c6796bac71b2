"""What stands beside the name of an organisation, as expressions made of a language's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policydigest.recognise import patterns
from policydigest.recognise.organisations.phrases import Before
from policydigest.vocabulary import Language

_BRACKET = r"(?: \([^()\n]{1,40}\))?"
# Between a name and its verb: ", the agency for salt," or " – led by Jane Roe –".
_ASIDE = r"(?:, [^,.;\n]{3,90},| [–—] [^–—.;\n]{3,90} [–—])?"
_POSSESSIVE = r"[\w .]{1,24}['’]s"


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
    hit_before: Before  # a deed to a medium: "suspended the licence of"
    hit_after: re.Pattern[str]
    expert_before: Before
    party_before: Before
    noun_aside: re.Pattern[str]
    party_people_after: re.Pattern[str]
    officer_before: Before
    aside_before: Before
    possible_before: Before
    ally_after: re.Pattern[str]
    union_after: re.Pattern[str]
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


def compiled(language: Language, section: str) -> Patterns:
    """The expressions made of the word lists in this section of a language."""

    def any_of(*keys: str) -> str:
        said = (word for key in keys for word in language.words(section, key))
        return patterns.any_of(said, space=" ")

    nouns = any_of("company_nouns", "body_nouns")
    deeds, states = any_of("deeds"), any_of("states")
    posts = any_of("posts")
    word = r"(?!(?:at|of|for|with|from|in|by|and|to|on|said|who)\b)[\w’'&.-]+"

    def before(*keys: str) -> Before:
        return Before(word for key in keys for word in language.words(section, key))

    return Patterns(
        noun_before=before("company_nouns", "body_nouns", "self_names"),
        group_before=before("group_nouns"),
        post_before=before("posts"),
        done_before=before("done_to"),
        surely_before=before("surely_before"),
        product_before=before("product_nouns", "named_things"),
        place_before=before("place_words"),
        source_before=before("sources"),
        medium_before=before("media_nouns"),
        cited_before=before("cited"),
        hit_before=before("hit", "hitting"),
        hit_after=re.compile(
            rf" (?:(?:has|have|had|will|must|may|can) be(?:en)?|was|were|is|are) "
            rf"(?:also |now )?(?:{any_of('hit')})\b"
        ),
        expert_before=before("experts"),
        party_before=before("parties"),
        officer_before=before("officers"),
        aside_before=before("asides"),
        possible_before=before("possible"),
        noun_after=re.compile(
            rf"(?: \([^()]{{1,30}}\))?(?:,| is| was| –| —| -) "
            rf"(?:an?|the|one|which|{_POSSESSIVE}) "
            # "the salt and coal group", but not "the mayor and the group"
            rf"(?:{word} (?:and (?!(?:an?|the|its|his|her)\b))?){{0,7}}(?:{nouns})\b"
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
        living_after=re.compile(
            rf"{_BRACKET}(?:, which (?:{any_of('livelihoods')})\b(?! up\b)"
            rf"| (?:{any_of('burdens')}) [^.,;\d]{{0,12}}\d)"
        ),
        deal_after=re.compile(rf"(?:['’]s)? (?:{any_of('deal_nouns')})\b"),
        it_after=re.compile(r" [a-z]+ (?:on \w+ )?(?:that )?(?:it|its)\b"),
        ally_after=re.compile(rf"(?:['’]s)? (?:\w+ )?(?:{any_of('ally_nouns')})\b"),
        union_after=re.compile(rf"(?:['’]s)? (?:\w+ )?(?:{any_of('union_nouns')})\b"),
        earlier=patterns.Phrases(language.words(section, "earlier"), space=" "),
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
            rf"|{_BRACKET}{_ASIDE} (?:{any_of('owing')})\b"
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
