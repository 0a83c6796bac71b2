"""The shortest clause that tells a dated fact, cut out of its sentence and tidied.

`clause` works on one sentence and the place of the date in it. It returns nothing rather than a
clause that does not stand alone: one that begins with "he", has no verb or no subject.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from policydigest.recognise.clauses import ClauseRules
from policydigest.recognise.date_rules import Rules

MAX_CLAUSE = 200
_MIN_WORDS = 4
_MAX_OPENER = 60  # characters of "in the early morning of" and the like
_MAX_NOUN_PHRASE = 9  # words of a noun phrase before "which"
_HARD_LEFT = re.compile(r"(?:;|:|\s[–—-]|--)\s+")
_HARD_RIGHT = re.compile(r";|\s[–—]\s|--|:\s")
_BOUNDARY = re.compile(r"[,;:()]")
_COMMA = re.compile(r",")
_BEHIND_FRONTED = re.compile(r"[\s,)\]–—-]*")
_BEFORE_MARK = re.compile(r"\s+([,.;)])")
_WORD = re.compile(r"[^\W_][\w’'.-]*")
_APPOSITION = re.compile(
    r"^(?P<subject>[^,;]{2,90}),\s[^,;]{3,140}(?:,\s[^,;]{3,80}){0,2},\s(?P<verb>[a-z]+)\s"
)
_NEXT_WORD = re.compile(r"\s([a-z]{3,})\b")
_LONE_WORD = re.compile(r",\s\w+,(?=\s)")


class Clause(NamedTuple):
    """A tidy clause and the stretch of its sentence that it was cut from."""

    text: str
    start: int
    end: int


def clause(sentence: str, start: int, end: int, rules: Rules) -> Clause | None:
    """The clause that tells what happened on the date `sentence[start:end]`, None if none does."""
    cues = rules.clauses
    part = cues.part_of_day.match(sentence, end)
    end = part.end() if part else end
    opener = rules.prepositions.search(sentence[:start], max(0, start - _MAX_OPENER))
    begin = opener.start() if opener else start
    if begin and sentence[begin - 1] == "(" and sentence[end : end + 1] == ")":
        begin, end = begin - 1, end + 1
    for attempt in (_relative, _plain):
        found = attempt(sentence, begin, end, cues)
        if found is not None:
            return found
    return None


# --------------------------------------------------------------------------- ways to cut


def _relative(sentence: str, begin: int, end: int, cues: ClauseRules) -> Clause | None:
    """ "over the cyber attack which hit the country in 2019": noun phrase and predicate."""
    last = None
    for last in cues.relative_pronoun.finditer(sentence, 0, begin):  # noqa: B007
        pass
    if last is None or "," in sentence[last.end() : begin]:
        return None
    head = _noun_phrase(sentence[: last.start()], cues)
    if head is None:
        return None
    stop = _right_end(sentence, end, cues, at_comma=True)
    if _verb_behind(sentence, end, cues):  # "an inquiry that ended in 2020 cost the firm …"
        stop = end
    predicate = _without(sentence, last.end(), stop, begin, end)
    return _finish(f"{sentence[head : last.start()]} {predicate}", head, stop, cues)


def _noun_phrase(before: str, cues: ClauseRules) -> int | None:
    """Where the noun phrase at the end of `before` begins, None if that cannot be told."""
    words = list(_WORD.finditer(before))[-_MAX_NOUN_PHRASE:]
    begin: int | None = None
    for word in reversed(words):
        text = word.group()
        between = before[word.end() : begin if begin is not None else len(before)]
        if _BOUNDARY.search(between):
            break
        if text.lower() in cues.determiners:
            return word.start()
        if cues.past.fullmatch(text) or text in cues.auxiliaries:
            break
        if not text[0].isupper():
            begin = None if begin is None else begin
            if begin is not None:
                break
            continue
        begin = word.start()
    return begin


def _plain(sentence: str, begin: int, end: int, cues: ClauseRules) -> Clause | None:
    left, subordinate = _left_end(sentence, begin, cues)
    fronted = not _WORD.search(sentence, left, begin)
    reduced = _reduced_participle(sentence, left, begin, end, cues)
    if reduced is not None:
        return reduced
    if fronted:
        opening = _BEHIND_FRONTED.match(sentence, end)
        begin_text = opening.end() if opening else end
        stop = _right_end(sentence, begin_text, cues, at_comma=False)
        return _finish(sentence[begin_text:stop], begin_text, stop, cues)
    stop = _right_end(sentence, end, cues, at_comma=subordinate)
    return _finish(_without(sentence, left, stop, begin, end), left, stop, cues)


def _left_end(sentence: str, begin: int, cues: ClauseRules) -> tuple[int, bool]:
    """Where the clause around a date begins, and whether "when", "before" or the like opens it."""
    left = 0
    for match in _HARD_LEFT.finditer(sentence, 0, begin):
        left = match.end()
    opener = None
    for opener in cues.subordinate.finditer(sentence, left, begin):  # noqa: B007
        pass
    if opener is None or "," in sentence[opener.end() : begin]:
        return left, False
    inner = sentence[opener.end() : begin]
    if cues.past.search(inner):
        return opener.end(), True
    return left, False


def _reduced_participle(
    sentence: str, left: int, begin: int, end: int, cues: ClauseRules
) -> Clause | None:
    """ "The memorandum signed on Wednesday marks …": only what was done on that day."""
    words = [word.group() for word in _WORD.finditer(sentence, left, begin)]
    if len(words) < 2 or not cues.past.fullmatch(words[-1]):
        return None
    if not _verb_behind(sentence, end, cues):
        return None
    if set(words[-3:-1]) & cues.auxiliaries:
        return None
    text = sentence[left:begin].rstrip()
    if cues.passive:
        subject, _, participle = text.rpartition(" ")
        plural = _is_plural(sentence, end, subject, cues)
        text = f"{subject} {cues.passive[plural]} {participle}"
    return _finish(text, left, begin, cues)


def _is_plural(sentence: str, end: int, subject: str, cues: ClauseRules) -> bool:
    """Whether a subject is plural, as its verb behind the date shows, else its own last letter."""
    verb = _NEXT_WORD.match(sentence, end)
    if verb and not cues.past.fullmatch(verb[1]):
        return not verb[1].endswith("s")
    return subject.endswith("s")


def _verb_behind(sentence: str, end: int, cues: ClauseRules) -> bool:
    """Whether a finite verb stands right behind a date: "signed on Wednesday marks …"."""
    behind = _NEXT_WORD.match(sentence, end)
    if behind is None or behind[1] in cues.not_verbs:
        return False
    if behind[1].endswith("s") or behind[1] in cues.unmarked_past:
        return True
    return cues.past.fullmatch(behind[1]) is not None


def _right_end(sentence: str, end: int, cues: ClauseRules, *, at_comma: bool) -> int:
    """Where the clause around a date ends: before "which", "committing to", "and has"."""
    stops = [len(sentence)]
    patterns = [_HARD_RIGHT, cues.trailing, cues.breaks, cues.and_verb]
    if at_comma:
        patterns.append(_COMMA)
    for pattern in patterns:
        match = pattern.search(sentence, end)
        if match:
            stops.append(match.start())
    return min(stops)


# --------------------------------------------------------------------------- tidying


def _without(sentence: str, left: int, stop: int, begin: int, end: int) -> str:
    """`sentence[left:stop]` without the date at `begin:end`."""
    before, after = sentence[left:begin].rstrip(), sentence[end:stop]
    if before.endswith(",") and after.startswith(","):
        before = before[:-1]
        after = after[1:]
    return f"{before}{'' if after[:1] in ('.', ',', ')') else ' '}{after.lstrip()}"


def _finish(text: str, start: int, stop: int, cues: ClauseRules) -> Clause | None:
    """The clause tidied up, None if it does not stand alone."""
    text = " ".join(text.split())
    text = cues.filler.sub("", text, count=1) if cues.filler.match(text) else text
    text = _LONE_WORD.sub("", text)
    apposition = _APPOSITION.match(text)
    if apposition and (
        apposition["verb"] in cues.auxiliaries or cues.past.fullmatch(apposition["verb"])
    ):
        text = f"{apposition['subject']} {text[apposition.start('verb') :]}"
    text = _BEFORE_MARK.sub(r"\1", text).strip(" ,;:–—-.")
    for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’"), ("[", "]")):
        if text.count(opening) > text.count(closing):
            if closing == "’":
                continue
            text = text[: text.rfind(opening)].rstrip(" ,;:–—-")
    if text.count('"') % 2:
        return None
    text = _shorten(text, cues)
    words = _WORD.findall(text)
    if len(words) < _MIN_WORDS or words[0].lower() in cues.dangling:
        return None
    if words[-1].lower() in cues.not_last or cues.report.fullmatch(words[-2]):
        return None
    if words[0].islower() and (cues.past.fullmatch(words[0]) or words[0] in cues.auxiliaries):
        return None
    if not (cues.past.search(text) or cues.firm.search(text) or cues.act.search(text)):
        return None
    return Clause(text[0].upper() + text[1:], start, stop)


def _shorten(text: str, cues: ClauseRules) -> str:
    if len(text) <= MAX_CLAUSE:
        return text
    cuts = [m.start() for p in (cues.trailing, cues.breaks) for m in p.finditer(text)]
    cuts += [m.start() for m in re.finditer(r",\s", text)]
    fitting = [cut for cut in cuts if 30 <= cut <= MAX_CLAUSE]
    return text[: max(fitting)] if fitting else ""
