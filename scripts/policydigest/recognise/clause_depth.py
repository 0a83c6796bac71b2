"""How far below the main act of its sentence a date stands: behind "after", "which" or "that"."""

from __future__ import annotations

from policydigest.recognise.clauses import ClauseRules

SUBORDINATE = -2.5  # what a date loses behind "after" or the like
RELATIVE = -6.0  # the same behind "which"


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
    if last.group().lower() not in cues.relative_words:
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
