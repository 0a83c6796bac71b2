"""The shortest clause that tells a dated fact, cut out of its sentence and tidied.

`clause` works on one sentence and the place of the date in it. It returns nothing rather than a
clause that does not stand alone: one that begins with "he", has no verb or no subject.
"""

from __future__ import annotations

import re

from policydigest.recognise.clauses.bounds import (
    JOINED,
    LEFT_OPEN,
    NEXT_WORD,
    first_verb,
    is_over,
    left_end,
    noun_phrase,
    right_end,
    verb_behind,
)
from policydigest.recognise.clauses.noun import IS, date_of, to_be_held
from policydigest.recognise.clauses.of_nouns import is_of_a_noun, law_in_force
from policydigest.recognise.clauses.tense import ClauseRules
from policydigest.recognise.clauses.tidying import HERE, WORD, Clause, finished, without
from policydigest.recognise.dates.rules import Rules

_MAX_OPENER = 60  # characters of "in the early morning of" and the like
_ALONE = " alone"  # "In early 2021 alone, 40 ships called"
_PARTICLES = ("back ", "over ", "in on ", "in since ", "in in ", "in by ", "in from ")
_MAX_VERB = 10  # characters of a verb before its particle
_VERB_AND_PARTICLE = re.compile(
    r"\b(?:(?:sent|brought|handed|called|pushed|taken|took|came|went|paid|turned|given|gave|rolled|"
    r"sold|pulled|won|moved) back|(?:handed|taken|took|turned) over|"
    r"(?:brought|sworn|broke|broken|came|coming|moved|phased|kicked|set|ushered|called|checked|"
    r"handed|voted|stepped|poured|pouring) in)(?= )"
)
_BEHIND_FRONTED = re.compile(r"[\s,)\]–—-]*")
_INSERTED = re.compile(r"[^,;“”\"]{3,80},\s(?=[a-z])")  # "From today, [the board said,] trains run"
_IN_A_PLACE = (" in", " at", " near", " from")
_MAX_SUBJECT = 9  # words of a subject that a second verb shares
_MAX_JOIN = 160  # characters between a subject's first verb and the second
_BEHIND_COMMA = re.compile(r",\s(?:(?:first|last|only|[a-z]+ly)\s)?([a-z]+)\b[^,;]*$")
_PUT_OFF = re.compile(r"\b(?:extended|prolonged|postponed|adjourned|deferred|put off)\s$")
# "The suit covers | 23 customers who lost it [in May]": of the customers
_OBJECT_OF_VERB = re.compile(
    r"(?:The|An?|This) (?:[\w’'-]+ ){1,4}?[a-z]+s (?=\d|two |three |several )"
)
_FIGURE = re.compile(r"\d")
# "No notice issued [today] is higher": some were issued
_NONE = re.compile(r"(?:.*,? (?:and|but) )?(?i:no|none|any|every|each|neither) ")
_CLAUSE_OVER = (".", ",", ";", " and ", " but ")
# "were off the air in Mali since 2022 | and in Niger since 2023": the first date ends there
_ANOTHER_SINCE = re.compile(r",? (?:and|but) (?:in|at|on|for|to|from|with) [^,.;]*\bsince\b")
# "It is the first time since it opened [in 2013] that it refused one": of the first time
_FIRST_SINCE = re.compile(r"(?:This|It) (?:is|was) the [a-z]+ time since ")
_TO = ("to ", "up to ", "until ", "till ")
# Verbs that are never passive: "was elected in 2001 and died [in 2005]"
_ACTIVE = frozenset(
    ("died", "resigned", "retired", "returned", "failed", "expired", "lapsed", "collapsed", "ended")
)
_YEARS_FROM = re.compile(r"years?\s(?=\w)")  # "chairs it for two years [from 1 July]"
# Half a word before a date, or the day of a month: "to end-[June 2016]", "on1st [March, 2002]"
_GLUED = re.compile(r"[^\W\d_][-–]$|[a-z]\d{1,2}(?:st|nd|rd|th) $")
_GLUE = 8  # characters of it
_ORDINAL = re.compile(r"\s\(\d{1,2}(?:/\d{1,2}|st|nd|rd|th)?\)")  # "yesterday (23rd)"
_DATE_OF_A_NOUN = re.compile(  # "the election of May 2019"
    r"(?:\s?of|.*\sof)\s"
    r"(?:(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?\d{4}|the (?:year|month) (?:after|before))"
)
_AND = (" and ", " or ", " to ")
_SEASON_AND = re.compile(
    r"(?:\b(?:in|during|over)(?: the)? )?(?:spring|summer|autumn|fall|winter|early|mid)"
    r" (?:and|or|to) $",
    re.IGNORECASE,
)
_SPAN_BEFORE = re.compile(r"\b(?:since|after|until|before)\s(?:an?|the|its|their)\s[^,]*$")


def clause(
    sentence: str, start: int, end: int, rules: Rules, *, keeps_date: bool = False
) -> Clause | None:
    """The clause that tells what happened on the date `sentence[start:end]`, None if none does.

    The date itself is left out, unless the clause says how long something lasted ("has paid for
    it since 2016") or `keeps_date`: then it stands at its end.
    """
    cues = rules.clauses
    if sentence.startswith(("'s", "’s"), end):  # "Today's announcement is …"
        return None
    for pattern in (cues.part_of_day, _ORDINAL):
        part = pattern.match(sentence, end)
        end = part.end() if part else end
    end += len(_ALONE) if sentence.startswith(_ALONE, end) else 0
    opener = rules.prepositions.search(sentence[:start], max(0, start - _MAX_OPENER))
    begin = opener.start() if opener else start
    lasting = _YEARS_FROM.match(sentence, begin, start)
    begin = lasting.end() if lasting else begin
    if sentence.endswith(IS, 0, begin) and sentence[end:] in ("", "."):
        return date_of(sentence, begin)
    if sentence.find(" to ", max(0, begin - _MAX_OPENER), begin) > 0:
        held = to_be_held(sentence, begin)
        if held is not None:
            return held
    both = _SEASON_AND.search(sentence, 0, begin) if sentence.endswith(_AND, 0, begin) else None
    begin = both.start() if both else begin
    season = cues.part_of_year.search(sentence[:start], max(0, start - _MAX_OPENER))
    begin = min(begin, season.start()) if season else begin
    if _GLUED.search(sentence, max(0, begin - _GLUE), begin):  # "the year to end-June 2016"
        return None
    vague = cues.vague_before.search(sentence[:begin], max(0, begin - _MAX_OPENER))
    if vague:  # "last week, on 7 February, through"
        begin, end = vague.start(), end + sentence.startswith(",", end)
    roughly = cues.roughly_before.search(sentence[:begin], max(0, begin - _MAX_OPENER))
    begin = _behind_particle(sentence, roughly.start() if roughly else begin, start)
    if begin and sentence[begin - 1] == "(" and sentence[end : end + 1] == ")":
        begin, end = begin - 1, end + 1
    if sentence.startswith(_TO, begin) and _PUT_OFF.search(sentence, 0, begin):
        return None
    if is_of_a_noun(sentence, begin, cues):
        return None
    if not season and _DATE_OF_A_NOUN.fullmatch(sentence, max(0, begin - len(" of ")), end):
        return None  # "closed since the clashes of 2021"
    said = sentence[begin:end].strip()
    since = cues.lasting.match(said) is not None
    if (since and _ANOTHER_SINCE.match(sentence, end)) or (
        sentence.startswith(" that ", end) and _FIRST_SINCE.match(sentence)
    ):
        sentence = sentence[:end]
    found = _cut(sentence, begin, end, cues)
    if found is None:
        return None
    lasts = since and cues.perfect.search(found.text) is not None
    if sentence.startswith(_CLAUSE_OVER, end):  # "had been shut since May 2021."
        lasts = lasts or (since and " had " in found.text) or said.startswith("until ")
    if since and not lasts and _FIGURE.search(found.text) and said[:5].lower() == "since":
        return None  # "Exports grew by 4% [since January]": not in January
    if keeps_date or lasts or _ends_in_noun(sentence[:begin], found, cues):
        said = f"{said[:1].lower()}{said[1:]}"
        found = found._replace(text=f"{found.text} {said}", brief=f"{found.brief} {said}")
    return found


def _behind_particle(sentence: str, begin: int, start: int) -> int:
    """Where what opens a date begins behind a verb: "was sent back | on 3 May"."""
    has_one = sentence.startswith(_PARTICLES, begin)
    verb = has_one and _VERB_AND_PARTICLE.search(sentence, max(0, begin - _MAX_VERB), start)
    return verb.end() if verb else begin


def _ends_in_noun(before: str, found: Clause, cues: ClauseRules) -> bool:
    """Whether a date belongs to a noun that ends the clause: "grounded since a fault [in May]"."""
    span = _SPAN_BEFORE.search(before)
    return (
        span is not None
        and found.text.endswith(span.group().strip())
        and not (cues.past.search(span.group()) or set(span.group().split()) & cues.auxiliaries)
    )


def _cut(sentence: str, begin: int, end: int, cues: ClauseRules) -> Clause | None:
    aside = _relative_pronoun(sentence, begin, cues)
    head = noun_phrase(sentence[: aside.start()], cues) if aside else None
    if aside is not None and head is not None and not is_over(sentence[aside.end() : begin], cues):
        return _relative(sentence, aside, head, begin, end, cues)
    return _dated_relative(sentence, begin, end, cues) or _plain(sentence, begin, end, cues)


# --------------------------------------------------------------------------- ways to cut


def _relative_pronoun(sentence: str, begin: int, cues: ClauseRules) -> re.Match[str] | None:
    """The "which" whose clause holds the date, None if none does."""
    last = None
    for last in cues.relative_pronoun.finditer(sentence, 0, begin):  # noqa: B007
        pass
    return None if last is None or "," in sentence[last.end() : begin] else last


def _relative(
    sentence: str, aside: re.Match[str], head: int, begin: int, end: int, cues: ClauseRules
) -> Clause | None:
    """ "over the cyber attack which hit the country in 2019": noun phrase and predicate."""
    if LEFT_OPEN.search(sentence[: aside.start()]):  # "two plants, the first of which opened"
        return None
    if sentence[:head].rstrip().endswith((" and", " or")):  # "Kenya and Rwanda, which": both?
        return None
    if "who" in aside.group() and sentence[:head].rstrip().endswith(_IN_A_PLACE):
        return None  # "the head of a school in Kisumu, who died": not the town
    if sentence[:head].rstrip().endswith(" of") and aside.group().startswith(","):
        return None  # "Annex C of the Pier Treaty, which expired": the annex
    if not aside.group().startswith(",") and LEFT_OPEN.search(sentence[:head].rstrip()):
        # "the line between London and Lyon which opened": not of Lyon
        named = sentence[head : aside.start()].split(" ", 1)[0]
        if named.lower() not in cues.determiners:
            return None
    head = law_in_force(sentence, head, aside.start(), aside.end())
    inner = _OBJECT_OF_VERB.match(sentence, head, aside.start())
    head = inner.end() if inner else head
    stop = right_end(sentence, end, cues, at_comma=True)
    goes_on = NEXT_WORD.match(sentence, end)
    if verb_behind(sentence, end, cues) or (goes_on and goes_on[1] in cues.conjunctions):
        stop = end  # "an inquiry that ended in 2020 cost the firm …", "… and says why"
    elif not aside.group().startswith(",") and cues.past.search(sentence, end, stop):
        stop = end  # "the flood which began in 2010 after the rains of May killed hundreds"
    predicate = without(sentence, aside.end(), stop, begin, end, cues)
    return finished(f"{sentence[head : aside.start()]} {predicate}", head, stop, cues)


def _dated_relative(sentence: str, begin: int, end: int, cues: ClauseRules) -> Clause | None:
    """ "The producer, which in 2020 became the first to default, has …": the aside alone."""
    opener = cues.relative_end.search(sentence, max(0, begin - _MAX_OPENER), begin)
    behind = cues.past.match(sentence, end + 1)
    if opener is None or behind is None:
        return None
    head = noun_phrase(sentence[: opener.start()], cues)
    if head is None or LEFT_OPEN.search(sentence[: opener.start()]):
        return None
    stop = right_end(sentence, end, cues, at_comma=True)
    text = f"{sentence[head : opener.start()]} {HERE} {sentence[behind.start() : stop]}"
    return finished(text, head, stop, cues)


def _plain(sentence: str, begin: int, end: int, cues: ClauseRules) -> Clause | None:
    opening = left_end(sentence, begin, end, cues)
    if opening is None:
        return None
    left, subordinate = opening
    if _ends_in_participle(sentence[left:begin], cues):
        return _told_of_subject(sentence, left, begin, end, cues)
    shared = _shared_subject(sentence, left, begin, end, cues)
    if shared is not None:
        return shared
    fronted = not WORD.search(sentence, left, begin)
    reduced = _reduced_participle(sentence, left, begin, end, cues)
    if reduced is not None:
        return reduced
    if fronted:
        mark = _BEHIND_FRONTED.match(sentence, end)
        begin_text = mark.end() if mark else end
        inserted = _INSERTED.match(sentence, begin_text)
        if inserted and cues.report.search(inserted.group()):
            begin_text = inserted.end()
        stop = right_end(sentence, begin_text, cues, at_comma=False)
        return finished(HERE + sentence[begin_text:stop], begin_text, stop, cues)
    if _NONE.match(sentence, left, begin) and verb_behind(sentence, end, cues):
        return None
    stop = right_end(sentence, end, cues, at_comma=subordinate)
    if subordinate and " " not in sentence[:left].strip() and cues.past.search(sentence, end, stop):
        stop = end  # "Since the mayor left [in May] the port has been shut"
    return finished(without(sentence, left, stop, begin, end, cues), left, stop, cues)


def _ends_in_participle(text: str, cues: ClauseRules) -> bool:
    """Whether a participle stands behind the only comma: "…, signed [in May]"."""
    found = _BEHIND_COMMA.search(text)
    if found is None or "," in text[: found.start()]:
        return False
    return found[1] not in cues.auxiliaries and cues.past.fullmatch(found[1]) is not None


def _told_of_subject(
    sentence: str, left: int, begin: int, end: int, cues: ClauseRules
) -> Clause | None:
    """ "The previous high, set in 2009, was …": what the aside tells of the sentence's subject.

    Behind another noun it cannot be told what the participle belongs to.
    """
    subject, _, aside = sentence[left:begin].partition(",")
    if not cues.passive or "," in aside or len(subject.split()) > _MAX_SUBJECT:
        return None
    if cues.past.search(subject) or set(subject.split()) & cues.auxiliaries:
        return None
    if not cues.determiners.isdisjoint(subject.lower().split()[1:]):
        return None  # "the opening of the line, closed": which of them?
    stop = right_end(sentence, end, cues, at_comma=True)
    verb = cues.passive[subject.endswith("s")]
    told = f"{subject} {verb} {aside.strip()} {HERE} {sentence[end:stop]}"
    return finished(told, left, stop, cues)


def _shared_subject(
    sentence: str, left: int, begin: int, end: int, cues: ClauseRules
) -> Clause | None:
    """ "Negotiations began in 2008, were broken off in 2013": the subject with its later verb."""
    later = None
    for later in cues.later_verb.finditer(sentence, left, begin):  # noqa: B007
        pass
    if later is None:
        return None
    first = first_verb(sentence, left, later.start(), cues)
    if first is None or later.start() - first.start() > _MAX_JOIN:
        return None
    subject, between = sentence[left : first.start()].strip(), sentence[first.start() : begin]
    if (
        not 0 < len(subject.split()) <= _MAX_SUBJECT
        or "," in subject
        or cues.report.search(between)
        or JOINED.search(between[: later.start() - first.start()])
        or cues.subordinate.search(subject)
    ):
        return None
    stop = right_end(sentence, end, cues, at_comma=True)
    predicate = without(sentence, later.start(later.lastgroup or 0), stop, begin, end, cues)
    verb = later.group(later.lastgroup or 0)
    if first.group() in cues.passive and later.end() + 1 == begin and verb not in _ACTIVE:
        subject = f"{subject} {first.group()}"  # "was sent in May and replaced [in June]"
    return finished(f"{subject} {predicate}", left, stop, cues)


def _reduced_participle(
    sentence: str, left: int, begin: int, end: int, cues: ClauseRules
) -> Clause | None:
    """ "The memorandum signed on Wednesday marks …": only what was done on that day."""
    words = [word.group() for word in WORD.finditer(sentence, left, begin)]
    if len(words) < 2 or not cues.past.fullmatch(words[-1]):
        return None
    if not verb_behind(sentence, end, cues):
        return None
    if set(words[-3:-1]) & cues.auxiliaries or words[-2] in cues.subjects:
        return None
    text = sentence[left:begin].rstrip()
    if _NONE.match(text):
        return None
    if cues.passive:
        subject, _, participle = text.rpartition(" ")
        if cues.past.search(subject):  # "made sure that the plan agreed [in May] was carried out"
            head = noun_phrase(subject, cues)
            if head is None:
                return None
            left, subject = left + head, subject[head:]
        plural = _is_plural(sentence, end, subject, cues)
        text = f"{subject} {cues.passive[plural]} {participle}"
    return finished(text + HERE, left, begin, cues)


def _is_plural(sentence: str, end: int, subject: str, cues: ClauseRules) -> bool:
    """Whether a subject is plural, as its verb behind the date shows, else its own last letter."""
    verb = NEXT_WORD.match(sentence, end)
    if verb and not cues.past.fullmatch(verb[1]):
        return not verb[1].endswith("s")
    return subject.endswith("s")
