"""The words that tell what part a country plays where it is named."""

from __future__ import annotations

from dataclasses import dataclass

from policydigest.recognise.organisations.phrases import Before
from policydigest.recognise.patterns import Phrases
from policydigest.vocabulary import Language

SECTION = "salience"


@dataclass(frozen=True, eq=False)
class Rules:
    """The word lists of one language."""

    actors: frozenset[str]
    officers: frozenset[str]
    traders: frozenset[str]
    acts: frozenset[str]
    auxiliaries: frozenset[str]
    between: frozenset[str]
    small: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    telling: Before  # any of the next five sorts: most names have none before them
    passing: Before
    clauses: Before
    beside: Before
    being: frozenset[str]
    passing_after: frozenset[str]
    places: Before
    targets: Before
    called: Before
    landmarks: frozenset[str]
    relative: frozenset[str]
    treaties: frozenset[str]
    joint: frozenset[str]
    others: frozenset[str]  # "the other signatories were"
    partakers: frozenset[str]
    listing: frozenset[str]
    elsewhere: Phrases
    reactions: frozenset[str]
    met: Before
    gatherings: frozenset[str]  # that are held somewhere: "its assembly in Geneva, Switzerland"
    spread: frozenset[str]
    descent: frozenset[str]
    held: frozenset[str]
    many_act: frozenset[str]
    no_longer: frozenset[str]
    within: frozenset[str]
    by: frozenset[str]
    of: frozenset[str]
    standing: frozenset[str]


def rules(language: Language) -> Rules:
    """The rules for a language, from its section `salience`."""

    def words(*keys: str) -> frozenset[str]:
        return frozenset(word for key in keys for word in language.words(SECTION, key))

    return Rules(
        actors=words("actors"),
        officers=words("officers"),
        traders=words("traders"),
        acts=words("acts", "acted"),
        auxiliaries=words("auxiliaries"),
        between=words("between"),
        small=words("small"),
        articles=words("articles"),
        prepositions=words("prepositions"),
        telling=Before(
            words("passing", "clauses", "beside", "places", "compared", "targets", "met")
        ),
        passing=Before(words("passing", "clauses", "beside")),
        clauses=Before(words("clauses")),
        beside=Before(words("beside")),
        being=words("being"),
        passing_after=words("passing_after"),
        places=Before(words("places", "compared")),
        targets=Before(words("targets")),
        called=Before(words("called")),
        landmarks=words("landmarks"),
        relative=words("relative"),
        treaties=words("treaties"),
        joint=words("joint"),
        others=words("others"),
        partakers=words("partakers"),
        listing=words("listing"),
        elsewhere=Phrases(words("elsewhere")),
        reactions=words("reactions"),
        met=Before(words("met")),
        gatherings=words("gatherings"),
        spread=words("spread", "actors", "traders"),
        descent=words("descent"),
        held=words("held"),
        many_act=words("many_act"),
        no_longer=words("no_longer"),
        within=words("within"),
        by=words("by"),
        of=words("of"),
        standing=words("standing"),
    )
