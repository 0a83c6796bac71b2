"""What part a country plays where it is named.

A country that acts late in a story has a part in it; one that serves as a comparison, an address
or somebody's origin has none. No parser: the words next to the name, which come from the
language's `salience` section.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from policydigest.model import Document, Mention
from policydigest.recognise.organisation_phrases import Before
from policydigest.recognise.patterns import phrase
from policydigest.text import sentence_at
from policydigest.vocabulary import Language

SECTION = "salience"
ACTS = 1.6
TOGETHER = 1.3  # "Brazil, Kenya, Tonga and Viet Nam handed over …": one act of many
PASSING = 0.5
ORIGIN = 0.25  # "U.S. tech giants", "a retreat in Aitutaki": a home, a place of meeting
DATELINE = 0.05  # "GENEVA –": where the news is written
_SAID = {
    ACTS: "acting",
    TOGETHER: "acting with others",
    PASSING: "in passing",
    ORIGIN: "somebody's origin or a place",
    DATELINE: "in the dateline",
}
CROWD = 3  # countries of one sentence, from which none of them stands out
NEAR = 4  # words behind a name in which the noun that acts for the country stands
ASIDE = 25  # words of "which holds the presidency this year," between a name and its verb
BODY = 6  # words of "Ministry of Foreign Affairs of" before a name
OPENING = 80  # characters in which a dateline ends
DATED = 400  # characters of headline, date line and opening, which tell the story's own years
OPENING_SENTENCES = 6  # headline, date and bylines included, in which one may stand
_APOSTROPHES = ("'s", "’s", "'", "’")
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ\d(][\w.’'/-]*[,.:)]{0,2}\s+|(?:of|de|la)\s+)+(?:[—–]|-{1,3})\s"
    r"|[A-ZÀ-Þ]{3,}[A-ZÀ-Þ .,'’-]*(?:\([^()]{1,40}\))?:\s"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Between two names of one list.
_LINK = re.compile(r",?\s+(?:and|or|&)\s+(?:the\s+)?|,\s+(?:the\s+)?")


@dataclass(frozen=True, eq=False)
class Rules:
    """The word lists of one language."""

    actors: frozenset[str]
    traders: frozenset[str]
    acts: frozenset[str]
    auxiliaries: frozenset[str]
    between: frozenset[str]
    small: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    passing: Before
    passing_after: frozenset[str]
    places: Before
    landmarks: frozenset[str]
    relative: frozenset[str]
    treaties: frozenset[str]
    joint: frozenset[str]
    elsewhere: re.Pattern[str]


def rules(language: Language) -> Rules:
    """The rules for a language, from its section `salience`."""

    def words(*keys: str) -> frozenset[str]:
        return frozenset(word for key in keys for word in language.words(SECTION, key))

    return Rules(
        actors=words("actors"),
        traders=words("traders"),
        acts=words("acts", "acted"),
        auxiliaries=words("auxiliaries"),
        between=words("between"),
        small=words("small"),
        articles=words("articles"),
        prepositions=words("prepositions"),
        passing=Before(words("passing")),
        passing_after=words("passing_after"),
        places=Before(words("places")),
        landmarks=words("landmarks"),
        relative=words("relative"),
        treaties=words("treaties"),
        joint=words("joint"),
        elsewhere=phrase(words("elsewhere")),
    )


def weigh(document: Document, mentions: Sequence[Mention], known: Rules) -> list[Mention]:
    """The mentions of countries, weighed by the part they play.

    Cities that only lend a treaty their name are left out.
    """
    if not document.sentences:
        return list(mentions)
    sentences: dict[int, list[Mention]] = {}
    for mention in mentions:
        sentences.setdefault(sentence_at(document, mention.span.start), []).append(mention)
    datelines = _datelines(document)
    years = set(_YEAR.findall(document.text, 0, DATED))
    weighed: list[Mention] = []
    for number, group in sentences.items():
        sentence = document.sentences[number]
        text = document.text[sentence.start : sentence.end]
        crowded = len({mention.id for mention in group}) >= CROWD
        past = known.elsewhere.search(text) or not years.issuperset(_YEAR.findall(text))
        together = _together(document, group, known) if crowded and not past else frozenset()
        before: Mention | None = None  # in passing, so that what is joined to it is too
        for mention in group:
            if _is_in_another_name(document, mention, known):
                continue
            factor = _factor(document, mention, known)
            if factor == ACTS and (crowded or past):
                factor = 1.0
            if mention.span.start in together and factor > PASSING:
                factor = TOGETHER
            if before and _LINK.fullmatch(document.text, before.span.end, mention.span.start):
                factor = PASSING
            before = mention if factor <= PASSING else None
            if mention.span.end <= datelines.get(number, 0):
                factor = DATELINE
            if factor == 1.0:
                weighed.append(mention)
            else:
                rule = f"{mention.rule}, {_SAID[factor]}"
                weight = mention.weight * factor
                weighed.append(dataclasses.replace(mention, weight=weight, rule=rule))
    return weighed


def _datelines(document: Document) -> dict[int, int]:
    """Where the datelines of a story's first sentences end: "GENEVA, 15 September 2025 —"."""
    ends: dict[int, int] = {}
    for number, sentence in enumerate(document.sentences[:OPENING_SENTENCES]):
        if document.paragraphs[sentence.paragraph].kind != "body":
            continue
        found = _DATELINE.match(document.text, sentence.start, sentence.start + OPENING)
        if found:
            ends[number] = found.end()
    return ends


def _together(document: Document, group: Sequence[Mention], known: Rules) -> frozenset[int]:
    """The starts of names that share one act: "Brazil, Kenya, Tonga and Viet Nam handed …"."""
    text = document.text
    run = [group[0]]
    for mention in group[1:]:
        if not _LINK.fullmatch(text, run[-1].span.end, mention.span.start):
            if _is_joint(document, run, known):
                break
            run = []
        run.append(mention)
    return frozenset(m.span.start for m in run) if _is_joint(document, run, known) else frozenset()


def _is_joint(document: Document, run: Sequence[Mention], known: Rules) -> bool:
    """Whether a list of names is who acts: by the verb behind it or by the words before it.

    "Ministers of Chile, Peru and Ecuador", "signed by Chile, Peru and Ecuador", "a treaty between
    Chile, Peru and Ecuador".
    """
    if len(run) < CROWD:
        return False
    words, starts = document.words, document.starts
    last = bisect_left(starts, run[-1].span.end)
    verb = next((word for word in words[last : last + 2] if word not in ("—", "–", ",")), "")
    if verb in known.acts or _is_past(verb):
        return True
    first = bisect_left(starts, run[0].span.start)
    if first and words[first - 1] in known.articles:
        first -= 1
    if first < 2:
        return False
    word, joint = words[first - 2], words[first - 1]
    return joint in known.joint or (joint in known.prepositions and word.lower() in known.actors)


def _is_in_another_name(document: Document, mention: Mention, known: Rules) -> bool:
    """Whether a place or an adjective is part of the name of something that is no country's.

    A city lends its name to a treaty ("the Pact of Bogotá", "Minsk agreements"), a nation to a
    place elsewhere ("Mexican Springs").
    """
    words, starts = document.words, document.starts
    last = bisect_left(starts, mention.span.end)
    if last < len(words) and words[last] in known.landmarks:
        return True
    if not mention.rule.startswith(("capital ", "place ")):
        return False
    if last < len(words) and words[last].lower() in known.treaties:
        return True
    first = bisect_left(starts, mention.span.start)
    return (
        first > 1
        and words[first - 1] == "of"
        and words[first - 2][0].isupper()
        and words[first - 2].lower() in known.treaties
    )


def _factor(document: Document, mention: Mention, known: Rules) -> float:
    """How much more, or less, a mention says than a plain one."""
    words, starts = document.words, document.starts
    first, last = bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)
    if _is_origin(words, last, known) or known.places.precede(words, first):
        return ORIGIN
    if (
        known.passing.precede(words, first)
        or _is_compound(words, last, known)
        or _is_home(words, first, known)
    ):
        return PASSING
    return ACTS if _acts(words, first, last, mention, known) else 1.0


def _is_compound(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether a name is the first part of "London-based" and the like."""
    return words[last : last + 1] == ("-",) and words[last + 1] in known.passing_after


def _is_origin(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether a company stands behind the adjective: "the Brazilian builder Odebrecht"."""
    behind = words[last : last + NEAR]
    return any(word in known.traders for word in behind[:2])


def _is_home(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name says where somebody is from: "Judge Yuji Iwasawa of Japan".

    Not where it says whose body one is: "the Ministry of Finance of Ukraine".
    """
    at = first - 1
    if at > 0 and words[at] in known.articles:
        at -= 1
    if at < 1 or words[at] != "of" or not words[at - 1][0].isupper():
        return False
    for word in reversed(words[max(0, at - BODY) : at]):
        if word.lower() in known.actors:
            return False
        if not (word[0].isupper() or word in known.small):
            break
    return True


def _acts(words: Sequence[str], first: int, last: int, mention: Mention, known: Rules) -> bool:
    """Whether the country does something, itself or by its bodies and people."""
    at = last
    if at < len(words) and words[at] in _APOSTROPHES:
        at += 1
    noun = _actor_behind(words, at, known)
    if noun or mention.rule.startswith("demonym ") or at > last:
        return noun
    if _is_governed(words, first, known):
        return False
    at = _behind_aside(words, at, known)
    while at < len(words) and words[at] in known.between:
        at += 1
    if at >= len(words):
        return False
    return words[at] in known.auxiliaries or words[at] in known.acts or _is_past(words[at])


def _is_past(word: str) -> bool:
    """Whether a word looks like a past tense."""
    return word.islower() and word.endswith("ed") and len(word) > 4


def _behind_aside(words: Sequence[str], at: int, known: Rules) -> int:
    """Where a sentence goes on behind ", which holds the presidency this year,"."""
    if (
        words[at : at + 1] != (",",)
        or words[at + 1 : at + 2] == ()
        or (words[at + 1] not in known.relative)
    ):
        return at
    aside = words[at + 1 : at + 1 + ASIDE]
    return at + 2 + aside.index(",") if "," in aside else at


def _is_governed(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name is no subject: "fishers from Ecuador welcomed", not "the government of …"."""
    at = first - 1 if first and words[first - 1] in known.articles else first
    if not at or words[at - 1] not in known.prepositions:
        return False
    return at < 2 or words[at - 2].lower() not in known.actors


def _actor_behind(words: Sequence[str], at: int, known: Rules) -> bool:
    """Whether one who acts for the country stands behind its name or adjective."""
    for word in words[at : at + NEAR]:
        if word in known.actors:
            return True
        if not word.isalpha() or word in known.small:
            return False
    return False
