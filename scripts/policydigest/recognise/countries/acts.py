"""Whether a country does something where it is named, or only answers what others do."""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.model import Mention
from policydigest.recognise.countries.rules import Rules
from policydigest.recognise.organisations.phrases import article_start

NEAR = 4  # words behind a name in which the noun that acts for the country stands
ANSWER = 12  # words behind a name in which the verb of an answer stands
LATER = 9  # words behind "will" in which "later" puts off what is to be
ASIDE = 25  # words of "which holds the presidency this year," between a name and its verb
_APOSTROPHES = ("'s", "’s", "'", "’")


def acts(words: Sequence[str], first: int, last: int, mention: Mention, known: Rules) -> bool:
    """Whether the country does something, itself or by its bodies and people."""
    at = last
    if at < len(words) and words[at] in _APOSTROPHES:
        at += 1
    noun = _actor_behind(words, at, known) or _actor_before(words, first, known)
    if noun and first and words[first - 1] in known.no_longer:  # "the former U.S. president"
        return False
    if noun and _stands_in(words, first, known):
        return False
    if not noun and (is_agent(words, first, known) or _is_seat(words, first, last, mention, known)):
        return True
    if noun or mention.rule.startswith("demonym ") or at > last:
        return noun
    if _is_governed(words, first, known):
        return False
    at = _behind_aside(words, at, known)
    while at < len(words) and (words[at] in known.between or words[at].endswith("ly")):
        at += 1
    if at >= len(words):
        return False
    if words[at] in known.being:  # "Canberra is giving"
        doing = words[at + 1 : at + 2]
        return any(word.endswith("ing") and word not in known.standing for word in doing)
    if not _is_verb(words[at], known) or words[at] in known.standing:
        return words[at] == "was" and _is_one_who(words, at + 1, known)
    # "Mexico will sign the treaty later"
    return words[at] != "will" or "later" not in words[at : at + LATER]


def _is_one_who(words: Sequence[str], at: int, known: Rules) -> bool:
    """Whether a country is one of those that do it: "was | one of eight states which signed"."""
    if words[at : at + 2] != ("one", "of"):
        return False
    for n in range(at + 2, min(at + 2 + NEAR, len(words) - 1)):
        if words[n] in known.relative or words[n] == "that":
            return _is_verb(words[n + 1], known) and words[n + 1] not in known.being
    return False


def reacts(words: Sequence[str], last: int, known: Rules) -> bool:
    """Whether what a country does is only an answer: "Iran welcomed it", "its embassy said …".

    That is the first verb behind the name, or an auxiliary with what is hoped for or feared
    behind it ("Georgia would earn fees").
    """
    at = _behind_aside(words, last, known)
    for word in words[at : at + ANSWER]:
        if word in known.reactions:
            return True
        if word not in known.auxiliaries and _is_verb(word, known):
            return False
    return False


def _is_verb(word: str, known: Rules) -> bool:
    return word in known.auxiliaries or word in known.acts or is_past(word)


def is_past(word: str) -> bool:
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
    ends = [n + 1 for n in range(at + 2, min(at + ASIDE, len(words) - 1)) if words[n] == ","]
    # An aside may hold commas of its own: the one before a verb ends it.
    return next((end for end in ends if _is_verb(words[end], known)), ends[0] if ends else at)


def _is_governed(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name is no subject: "fishers from Ecuador welcomed", not "the government of …"."""
    at = article_start(words, first, known.articles)
    if not at or words[at - 1] not in known.prepositions:
        return False
    return at < 2 or words[at - 2].lower() not in known.actors


def _actor_before(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether one who acts for the country stands before its name: "the President of Russia"."""
    if known.of.isdisjoint(words[max(0, first - 2) : first]):
        return False
    at = article_start(words, first, known.articles)
    return at > 1 and words[at - 1] in known.of and words[at - 2].lower() in known.actors


def _stands_in(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether somebody's body is only where something is: "sued in a U.S. court"."""
    at = article_start(words, first, ("a", "an", *known.articles))
    return at > 0 and words[at - 1] in known.within


def _is_seat(words: Sequence[str], first: int, last: int, mention: Mention, known: Rules) -> bool:
    """Whether a capital is where its own act: "In Moscow, the Foreign Ministry accused …"."""
    if not mention.rule.startswith("capital ") or words[last : last + 1] != (",",):
        return False
    if not first or words[first - 1] not in known.within:
        return False
    for word in words[last + 1 : last + 1 + NEAR]:
        if word.lower() in known.actors:
            return True
        if not word[0].isupper() and word not in known.articles:
            return False
    return False


def is_agent(words: Sequence[str], first: int, known: Rules) -> bool:
    """Whether a name is who does it: "drafted by Ecuador", not "chaired by France"."""
    before = words[max(0, first - 2) : first]  # the article and "by", at most
    if known.by.isdisjoint(before):
        return False
    at = article_start(words, first, known.articles)
    if at < 2 or words[at - 1] not in known.by:
        return False
    return words[at - 2] not in known.held and (
        is_past(words[at - 2].lower()) or words[at - 2] in known.acts
    )


def _actor_behind(words: Sequence[str], at: int, known: Rules) -> bool:
    """Whether one who acts for the country stands behind its name or adjective."""
    for word in words[at : at + NEAR]:
        if word in known.actors or word.lower() in known.officers:
            return True
        if not word.isalpha() or word in known.small:
            return False
    return False
