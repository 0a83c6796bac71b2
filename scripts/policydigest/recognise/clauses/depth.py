"""How far below the main act of its sentence a date stands: behind "after", "which" or "that"."""

from __future__ import annotations

import re

from policydigest.recognise.clauses.tense import ClauseRules

SUBORDINATE = -2.5  # what a date loses behind "when" or the like
WHAT_LED_TO_IT = -4.5  # the same behind "after"
RELATIVE = -6.0  # the same behind "which"
_DONE_BY = re.compile(r"\b\w+(?:ed|en|wn|aid|old|ade|et) by ")
_JOINED_ACT = re.compile(r"\band \w+$")
# "was adopted", "has just been adopted", of what is told itself
_BEEN = re.compile(r"\b(?:was|were|is|are|been|being|got|to be)(?: \w+){0,2} ?$")
# How things stand now: what made them so is the news.
_NOW = re.compile(r"\b(?:can|cannot|may not|no longer|free to)\b")
_BY_VOTES = re.compile(  # "voted by 107 to none", and no one who does it
    r" by (?:\d|consensus|unanimity|[a-z-]+ votes?\b"
    r"|an? (?:[a-z-]+ )?(?:vote|majority|margin|show)\b)"
)
_PASSIVE = re.compile(r"\bbe \w+")


def depth(core: str, clause: str, cues: ClauseRules) -> float:
    """What a date loses by where it stands: 0 in the main clause.

    `core` is the sentence up to the date, `clause` the part of it behind the last comma.
    """
    last = None
    for last in cues.subordinate.finditer(clause):  # noqa: B007 - the last one is wanted
        pass
    if _is_reduced_relative(clause, cues):
        return RELATIVE
    # "After months of talks, the two signed on Monday": the comma closed the clause already.
    if last is None or not len(core) - len(clause) + last.start():
        return 0.0
    word = last.group().lower()
    if word in cues.sequels:
        head = core[: len(core) - len(clause) + last.start()]
        if _NOW.search(head) and not cues.past.search(_PASSIVE.sub("", head)):
            return 0.0  # "Nobody can be fined, after judges ruled [on Monday]": that is the news
        return WHAT_LED_TO_IT
    if word not in cues.relative_words:
        return SUBORDINATE
    if _is_about_subject(clause, last.start(), last.end(), cues):
        return 0.0  # "Two men who were arrested in May were sentenced"
    return RELATIVE


def is_participle(clause: str, cues: ClauseRules) -> bool:
    """Whether a participle is all there is of a clause: "the satellite, | launched"."""
    words = clause.split()
    return len(words) == 1 and cues.past.fullmatch(words[0]) is not None


def _is_reduced_relative(clause: str, cues: ClauseRules) -> bool:
    """Whether "that" and a verb close a clause: "in the fiscal year that began"."""
    found = None
    for found in cues.relative_pronoun.finditer(clause):  # noqa: B007 - the last one is wanted
        pass
    if found is None or not found.start():
        return False
    if _is_about_subject(clause, found.start(), found.end(), cues):
        return False  # "networks that had not registered were ordered off the air"
    word = clause[: found.start()].rsplit(None, 1)[-1]
    return not cues.report.fullmatch(word) and not cues.past.fullmatch(word)


def _is_about_subject(clause: str, start: int, end: int, cues: ClauseRules) -> bool:
    """Whether a relative clause, opened at `start:end`, is about the subject and over already.

    No verb stands before it, and its own verb is followed by another: "had not registered | were
    ordered", but not where the two are joined ("opened and closed") or the second belongs to a
    noun ("a closed port").
    """
    if cues.past.search(clause, 0, start):
        return False
    told, before = 0, ""
    joining = cues.conjunctions | cues.determiners | cues.auxiliaries
    for word in clause[end:].split():
        is_verb = word in cues.auxiliaries or cues.past.fullmatch(word) is not None
        if is_verb and before not in joining and not before.endswith("ly"):
            told += 1
        before = word if word != "not" else before
    return told > 1


def is_passive(act: str) -> bool:
    """Whether a verb, which ends these words, has "was" or the like before it."""
    return _BEEN.search(act.rpartition(" ")[0]) is not None


def is_done_to_another(core: str, act: str, behind: str) -> bool:
    """Whether an act before a date is one that a thing has behind its name.

    "Approved under the rules adopted by the board on 3 May and amended on 5 June": `act` ends with
    the verb, `behind` is what stands between it and the date.
    """
    if behind.startswith(" by ") and not _BY_VOTES.match(behind):
        return not is_passive(act)
    done = [match.start() for match in _DONE_BY.finditer(core)]
    return bool(done) and _JOINED_ACT.search(act) is not None and not _BEEN.search(core[: done[-1]])
