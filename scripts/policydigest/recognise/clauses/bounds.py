"""Where the clause around a date begins and ends in its sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from policydigest.recognise.clauses.tense import ClauseRules
from policydigest.recognise.clauses.tidying import MAX_CLAUSE, WORD

_MAX_NOUN_PHRASE = 9  # words of a noun phrase before "which"
_HARD_LEFT = re.compile(r"(?:;|:|\s[–—-]|--)\s+")
_HARD_RIGHT = re.compile(r";|\s[–—]\s|--|:\s")
_BOUNDARY = re.compile(r"[,;:()]")
_COMMA = re.compile(r",")
NEXT_WORD = re.compile(r"\s([a-z]{2,})\b")
_NO_VERB = 6  # words behind "after" within which its verb stands
LEFT_OPEN = re.compile(r"\b(?:of|in|on|at|to|for|with|by|from|and|or|than|as)$")
_PAIRED = re.compile(r"[^,]+,[^,]+,\s(?:[a-z]+)\b[^,]*")  # "the reactor, once the first, was shut"
# "As the board explained on Monday, …": who told it, and not what
_TELLER = re.compile(
    r"\b(?:said|told|announced|explained|stated|reported|noted|confirmed|stressed|wrote|added|"
    r"recalled|pointed out|put it)\b[^,]*"
)
_FINITE = frozenset(("was", "were", "is", "are", "has", "have"))
_PLURAL = frozenset(("are", "were", "have", "will", "would", "must", "can", "may", "should"))
_LINKS = frozenset(
    ("to", "and", "or", "but", "that", "which", "who", "what", "whose", "if", "as", "than")
)
_RELATIVE = re.compile(r"\s(?:that|which|who|whom|whose|where)\s")
JOINED = re.compile(r"\b(?:and|or|that|which|who)\s")


def noun_phrase(before: str, cues: ClauseRules) -> int | None:
    """Where the noun phrase at the end of `before` begins, None if that cannot be told."""
    words = list(WORD.finditer(before))[-_MAX_NOUN_PHRASE:]
    begin: int | None = None
    for word in reversed(words):
        text = word.group()
        between = before[word.end() : begin if begin is not None else len(before)]
        if _BOUNDARY.search(between):
            break
        if text.lower() in cues.determiners:
            return word.start()
        if text[0].isupper():  # "The United States, which …"
            begin = word.start()
        elif begin is not None or cues.past.fullmatch(text) or text in cues.auxiliaries:
            break
    return begin


def left_end(sentence: str, begin: int, end: int, cues: ClauseRules) -> tuple[int, bool] | None:
    """Where the clause around a date begins, and whether "when", "before" or the like opens it.

    None where the clause has no subject of its own: "…, which was sold in 2019".
    """
    left = 0
    for match in _HARD_LEFT.finditer(sentence, 0, begin):
        before = sentence[left : match.start()]
        if "–" in match.group() and first_verb(before, 0, len(before), cues) is None:
            continue  # "Elering, AST – Augstsprieguma tīkls and Litgrid opened"
        left = match.end()
    for match in cues.new_clause.finditer(sentence, left, begin):
        if first_verb(sentence, left, match.start(), cues) is None:
            continue  # "Ropeco, another maker of rope, and Saltco were fined": of both
        if _is_whole(sentence[match.end() : begin], sentence, end, cues):
            left = match.end()
    if begin == len(sentence):  # no date: the whole sentence is meant
        return left, False
    opener = None
    for opener in cues.subordinate.finditer(sentence, left, begin):  # noqa: B007
        pass
    if opener is None:
        return left, False
    commas = sentence.count(",", opener.end(), begin)
    if commas and not (commas == 2 and _PAIRED.fullmatch(sentence, opener.end(), begin)):
        return left, False
    inner = sentence[opener.end() : begin]
    verb = cues.past.search(inner)
    if verb is None:
        # "were on alert after a court [on Friday] ruled it illegal"
        is_subject = 0 < len(inner.split()) <= _NO_VERB and opener.group().lower() in cues.sequels
        own = is_subject and cues.past.match(sentence, end + 1)
        return (opener.end(), True) if own else (left, False)
    if opener.group().lower() == "as" and _TELLER.fullmatch(inner, verb.start()):
        return None
    before_verb = inner[: verb.start()].partition(",")[0]
    if opener.group().lower() in cues.subjects and is_over(inner, cues):
        return left, False
    if opener.group().lower() in cues.subjects or LEFT_OPEN.search(
        sentence[left : opener.start()].rstrip()
    ):
        return None
    if len(before_verb.split()) > _NO_VERB or JOINED.search(before_verb):
        return None  # "before the Chamber and under the deal that … had": no clause
    return opener.end(), True


def _is_whole(inner: str, sentence: str, end: int, cues: ClauseRules) -> bool:
    """Whether a clause behind ", and" has its own subject and verb: "and talks opened [in May]"."""
    words = inner.split()
    if not words:
        return True
    if cues.past.match(inner) or words[0] in cues.auxiliaries:
        return False
    aside = _RELATIVE.search(inner)  # "and the talks a test of the rules that the port set"
    last = aside.start() if aside else len(inner)
    if cues.past.search(inner, 0, last) or cues.firm.search(inner, 0, last):
        return True
    if aside and _has_two_verbs(inner, last, cues):
        return True  # "and traders who sold rope were fined"
    return verb_behind(sentence, end, cues)


def _has_two_verbs(inner: str, start: int, cues: ClauseRules) -> bool:
    """Whether a verb stands behind the one of a relative clause, and is not its participle."""
    verbs = list(cues.past.finditer(inner, start))
    return any(second.start() - first.end() > 1 for first, second in pairwise(verbs))


def is_over(told: str, cues: ClauseRules) -> bool:
    """Whether a relative clause has ended: "firms that had fought it were glad [today]"."""
    first = cues.past.search(told)
    if first is None or cues.report.search(told):
        return False
    return any(
        word in _FINITE and before not in _LINKS and not cues.past.fullmatch(before)
        for before, word in pairwise(told[first.start() :].split())
        if not before.endswith(",")
    )


def verb_behind(sentence: str, end: int, cues: ClauseRules) -> bool:
    """Whether a finite verb stands right behind a date: "signed on Wednesday marks …"."""
    behind = NEXT_WORD.match(sentence, end)
    if behind is None or behind[1] in cues.not_verbs:
        return False
    if behind[1].endswith("s") or behind[1] in cues.unmarked_past or behind[1] in _PLURAL:
        return True
    return cues.past.fullmatch(behind[1]) is not None


def right_end(sentence: str, end: int, cues: ClauseRules, *, at_comma: bool) -> int:
    """Where the clause around a date ends: before "which", "committing to", "and has"."""
    stops = [len(sentence)]
    patterns = [_HARD_RIGHT, cues.trailing, cues.breaks, cues.and_verb, cues.later_verb]
    another = (
        match.start()
        for match in cues.new_clause.finditer(sentence, end)
        if cues.past.search(sentence, match.end(), match.end() + MAX_CLAUSE)
    )
    stops.append(next(another, len(sentence)))
    if at_comma:
        patterns.append(_COMMA)
    for pattern in patterns:
        match = pattern.search(sentence, end)
        if match:
            stops.append(match.start())
    return min(stops)


def first_verb(sentence: str, left: int, end: int, cues: ClauseRules) -> re.Match[str] | None:
    """The first finite verb between two places of a sentence, None if there is none."""
    for word in WORD.finditer(sentence, left, end):
        if word.group() in cues.auxiliaries:
            return word
        if word.group().islower() and cues.past.fullmatch(word.group()):
            return word
    return None
