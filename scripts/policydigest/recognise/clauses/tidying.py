"""A clause cut out of its sentence, tidied up: nothing if it does not stand alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from policydigest.dates import SHORT_MONTHS
from policydigest.recognise.clauses.leaning import points_elsewhere
from policydigest.recognise.clauses.tense import ClauseRules

MAX_CLAUSE = 200
HERE = "\x00"  # stands where the date stood, until the clause is cut
WORD = re.compile(r"[^\W_][\w’'.-]*")
_MIN_WORDS = 3
_LEAST_BRIEF = 30  # characters of a clause's brief form
_BEFORE_MARK = re.compile(r"\s+([,.;)])")
_AFTER_SPACE = re.compile(r"[,.;)](?<=\s.)")  # tells sooner whether there is one
_APPOSITION = re.compile(
    r"^(?P<subject>[^,;]{2,90}),\s[^,;]{3,140}(?:,\s[^,;]{3,80}){0,2},\s(?P<verb>[a-z]+)\s"
)
_TELLS_LITTLE = 3  # words, none of them a name: "An inquiry began", "Decisions are due"
# A number without its noun.
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = rf"(?:\d[\d,.]*|{'|'.join(_NUMBERS)}|{'|'.join(map(str.capitalize, _NUMBERS))})"
# ", commencing [on …] and ending": of a date that goes with a participle nothing stays
_PARTICIPLE_LEFT = re.compile(rf"(?:,|\band)\s[a-z]+ing {HERE}")
_LIKENED = re.compile(  # "…, as will the second exercise [in May]": what is told is another's
    rf",\sas\s(?:will|did|does|do|has|have|had|was|were|is|are)\s[^,]*{HERE}"
)
# "The case went back [to 2010]", "had left and whose party won", "as Saltco did [in May]", "Only
# [in May] did the court", "It fulfils a pact reached [in May]", "one [in 2007] and one in 2011",
# "40 ships in 2021 and 52 [in 2022]", "The first [in May] hit Saltco", "told us that they left",
# "The mayor announced [in May]": what he announced is missing; "the largest since the Salt Act
# [in 2004]": not of that year; "in April in Lamu and [in May] in Kisumu"
_TORN = re.compile(
    rf"\b(?:go|goes|going|went|dates?|dating|dated)(?: back)? {HERE}$"
    r"|\band (?:whose|who|which|whom)\b"
    r"|^(?:[A-Z][\w’'-]* ){1,4}(?:did|does)\b(?! not)"
    rf"|^(?i:only|not|never) {HERE} (?:do|does|did|is|are|was|were|has|have|had)\b"
    rf"|\b(?:an?|the) [a-z]+ (?:reached|signed|made|adopted|agreed|concluded|struck|passed|"
    rf"published|issued|launched|imposed|announced) {HERE}$"
    # "Under the pact reached [in May] the port accepts", "for hosting talks [in May]", "breaches
    # occurring [in May]": nothing is told of that day; "a. lift the sanctions imposed [in May]"
    rf"|^(?:Under|With|In|By|After) (?:an?|the) [a-z]+ (?:reached|signed|made|adopted|agreed|"
    rf"concluded|struck|passed|published|issued|imposed|announced) {HERE}"
    rf"|\bfor [a-z]+ing\b[^,]*{HERE}"
    rf"|s (?:occurring|dating|arising|happening|falling|starting|running|expiring) {HERE}"
    # "[This month] marks 100 days": what is told of a time is no act of it
    rf"|(?:^|\b(?:said|says|noted|added|recalled) that ){HERE} ?(?:marks?|sees|brings)\b"
    r"|^[A-Za-z][.)] |^At (?:issue|stake) "
    rf"|\b(?:one|another) {HERE}"
    # "It is less than the one reached [in May]", "the end of an inquiry opened [in May]"
    rf"|\bthan (?:the ones?|that|those) [^,]*{HERE}"
    rf"|\b(?:of|after|under|following|by) an? [a-z]+ (?:opened|started|begun|filed|lodged|brought|"
    rf"commissioned|ordered|conducted|carried out|commenced) {HERE}$"
    # "whose report, released [in May], says": of the report
    rf"|\bwhose [^,]*, [a-z]+ (?:by [^,]* )?{HERE},"
    # "It is part of the plan put forward [in May]", "the treaty signed by two countries [in 1973]"
    r"|^[^,]*\b(?:is|are|was|were|has|have|had|forms?|[a-z]+ed)\b[^,]*, "
    r"(?:an?|the) (?:[a-z]+ ){1,3}"
    rf"(?:[a-z]+ed|put forward|set up|drawn up|struck|held|made|begun)(?: by [^,]{{2,40}})? "
    rf"{HERE}(?:,|$)|\bcompared (?:with|to) [^,]*{HERE}"
    rf"|\b(?:an?|the) [a-z]+ (?:signed|adopted|agreed|concluded|struck|passed|published|issued|"
    rf"launched|imposed|reached) by [^,]{{2,40}} {HERE}$"
    # "The sum equals a tenth of what it sold [in May]", "The law, in force [since May], forbids"
    rf"|\b(?:equals?|amounts? to|corresponds? to) [^,]*{HERE}"
    rf"|, in (?:force|effect|place|office|power|use) {HERE},"
    # "She is accused of a theft [in May]": that was done then
    rf"|\b(?:is|are) (?:named|accused|charged|suspected|wanted|blamed|praised|investigated)\b"
    rf"(?! (?:on|in) {HERE})(?:(?! to have ).)*{HERE}"
    rf"|, [^,]*\band [a-z]+ed {HERE}, "  # "The ruling, written by Roe and released [in May], says"
    # "counted 62 thefts between January and June", "on the bills of June, July and August"
    rf"|{HERE},? (?:(?:{SHORT_MONTHS})[a-z]*,? )?and (?:{SHORT_MONTHS})[a-z]*\b"
    rf"|^The (?:{'|'.join(_NUMBERS)}) also\b"
    # "will not be renewed, under a decree that the state passed [in May]"
    rf"|\b(?:an?|the) [a-z]+ (?:that|which) (?:the |an? )?[^,]*\b(?:passed|adopted|signed|issued|"
    rf"made|published|approved|imposed|agreed|enacted|ordered) {HERE}$"
    # "upheld a complaint over an item broadcast [in May]"
    rf"|\b(?:over|about|against|concerning|regarding) (?:an?|the|its|their|his|her) [^,]*"
    rf"\b[a-z]+(?:ed|cast|en|wn|ade|ent|eld) {HERE}$"
    rf"|{HERE} (?:at the (?:very )?(?:latest|earliest)|onwards?)\b"  # so it was from then on
    # "voters for the fair to be held [on 3 May]": of the fair; "but asked about it [on Monday]"
    rf"|(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)(?<!\bdue)(?<!\bset)(?<!ed) "
    rf"to (?:be held|take place)\b[^;]*{HERE}"
    r"|(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbe) (?:asked about|pressed (?:on|about)"
    rf"|(?:questioned|quizzed|challenged) (?:about|over|on)) [^,;]*{HERE}"
    # "meets monthly, with a first sitting set [for 3 June]", "The union, whose text was thrown out"
    rf"|,\s(?:with|whose|whom)\s(?:[^,]|,(?=\d))*{HERE}"
    rf"|\bin (?:{SHORT_MONTHS})[a-z]*"
    rf"(?! \d)[^.]* and {HERE} (?:in|at)\b"
    rf"|\b(?:first|worst|best|[a-z]{{3,}}est)\b[^,]*\bsince (?:the|an?) [^,]*{HERE}$"
    rf"|(?<!\bwas)(?<!\bwere)(?<!\bbeen)(?<!\bbe)(?<!\bis)(?<!\bare) "
    rf"(?:announced|declared|stressed|said|argued|noted|added|explained|insisted|claimed) {HERE}$"
    rf"|(?:,|\band|\bfurther|\banother|\bof which) {_COUNT} {HERE}"
    rf"|^The (?:first|second|third|fourth|fifth|last|latest|next|others?),? "
    rf"(?:{HERE}|[a-z]+ed\b|was\b|were\b|had\b|came\b|hit\b|took\b|has\b|is\b|"
    rf"began\b|went\b|ran\b|met\b|won\b|fell\b|gave\b|made\b|brought\b)"
    rf"|^(?:{_COUNT}|Some|Many|Several) (?:others?|more)\b"
    # "Both had covered it": of whom?
    r"|^(?:Both|Neither|Each|All) (?:had|has|have|was|were|is|are|will|would|[a-z]+ed)\b"
    r"|\b(?:us|we|our)\b(?![^“]*”)(?![^\"]*\")"
)
# "The Salt Post recalls that they left": what a medium says of it is no part of the fact
_RECALLED = re.compile(
    r"(?:The )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3} recall(?:s|ed) that (?=\w)"
)
# "The port is pleased to announce that [on 3 May] it fined": it did
_INFORMED = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^,;:“]{2,100}?) (?:hereby |would like to |wish(?:es)? to |(?:is|are) "
    r"(?:pleased|happy|delighted|proud|honoured|glad) to )?(?:informs?|notif(?:y|ies)|announces?|"
    r"advises?|confirms?)(?: [a-z ]{2,40}?)? that (?P<here>\x00 )?it (?=[a-z])"
)
# "The bureau is an independent body set up [in May]"
_SET_UP = re.compile(
    rf"(?P<who>[^,;]{{2,90}}) (?:is|are) (?:an?|the) [^;]*?"
    rf"(?:,? (?:which|that) was)? (?P<did>set up|founded|established|created|formed|launched) "
    rf"{HERE}"
)
# "The first breach occurred [in May]": nothing is told but the day
_ONLY_WAS = re.compile(r"[^,]{3,50} (?:occurred|happened)$")
_WORD_IN_S = re.compile(r"\b[a-z]+s\s")  # may be a verb where another word follows
# ", however," and not ", Ethiopia," nor ", dairies," of a list
_LONE_WORD = re.compile(
    r",\s(?:[a-z]+ly|however|too|then|though|instead|meanwhile|moreover|furthermore|therefore|"
    r"nevertheless|nonetheless|again|indeed|also|thus|still),(?=\s)"
)
_NEXT_COUNT = re.compile(  # of "40 ships [in 2021] and 52 in 2022": another year's
    rf"(?<={HERE}),? (?:and )?(?:a further |another )?{_COUNT} in (?:[A-Z][a-z]+ )?\d{{4}}\b.*"
)
# "Chile left [in 2019] and Peru a year later"
_NEXT_DAY = re.compile(
    rf"(?<={HERE}),? and (?:the )?[\w’'-]+(?: [\w’'-]+){{0,2}} "
    r"(?:(?:an?|one|two|three|four|five) (?:year|month|week|day)s? (?:later|before|earlier)"
    r"|(?:the )?(?:next|following|previous) (?:year|month|week|day))\b"
)
# "…, the bank said in a statement on Monday"
_SPEAKER = re.compile(
    r",\s(?:the |its |an? )?[A-Za-z][\w’'. -]{0,60}?\s(?P<verb>[a-z]+)"
    r"(?:\s(?:in|on|at|to)\s[^,;:“”\"]{1,40})?"
)
# "…, the Governor General, Sir John Roe, announced on the advice of the board"
_SPEAKER_NAMED = re.compile(
    r",\s(?:the |an? |its )[^,]{3,60},\s[A-ZÀ-Þ][^,]{2,50},\s(?P<verb>[a-z]+)\b[^,;]{0,80}$"
)
# "described the pact [in March] as a threat": what it was described as belongs to it
_DESCRIBED = re.compile(
    r"\b(?:describe|cite|name|regard|view|hail|dismiss|portray|characteri[sz]e|classif|list|"
    r"recogni[sz]e|designate|appoint|elect|reject|condemn|denounce|treat|brand|label|praise|"
    r"consider|identif|rank|define|depict|declare|see|saw|serv|act|function|pos(?:e|ing))[a-z]*\b"
    r"[^,;]*$"
)
# "a quarter more than a year [before]"
_THAN_A_SPAN = re.compile(r"\bthan (?:an? |in the )?(?:day|week|month|quarter|year|decade)\s?$")
_IN_PART = re.compile(r",? (?:in (?:large |no small |good )?part|partly|mainly|largely|chiefly)$")
_UNITS = ("day", "week", "month", "year", "hour")
_SPANS = (*_UNITS, *(f"{unit}s" for unit in _UNITS))
_SPAN_LEFT = re.compile(  # what "nine years [after …]" leaves behind
    rf"(?:,\s(?:an?|one|\d+|{'|'.join(_NUMBERS)})"
    r"|(?<!\bin)(?<!\bof)(?<!\bon)(?<!\bfor)(?<!\bby)(?<!\bduring)\sthe)\s"
    rf"(?:{'|'.join(_UNITS)})s?$"
)


class Clause(NamedTuple):
    """A tidy clause, its brief form, and the stretch of its sentence that it was cut from."""

    text: str
    start: int
    end: int
    brief: str


def without(sentence: str, left: int, stop: int, begin: int, end: int, cues: ClauseRules) -> str:
    """`sentence[left:stop]` without the date at `begin:end`."""
    before, after = sentence[left:begin].rstrip(), sentence[end:stop]
    if before.endswith(",") and after.startswith(","):
        before = before[:-1]
        after = after[1:]
    elif after.startswith(",") and before[before.rfind(" ") + 1 :] in cues.inward:
        after = after[1:]  # "says that in 2016, the plant was closed"
    return f"{before} {HERE}{'' if after[:1] in ('.', ',', ')') else ' '}{after.lstrip()}"


def finished(text: str, start: int, stop: int, cues: ClauseRules) -> Clause | None:
    """The clause tidied up, None if it does not stand alone or its date was cut off."""
    text = " ".join(text.split())
    text = cues.filler.sub("", text, count=1) if cues.filler.match(text) else text
    text = _LONE_WORD.sub(" ", text)
    text = _RECALLED.sub("", text, count=1) if " recall" in text else text
    if " that " in text and (informed := _INFORMED.match(text)):
        text = f"{informed['who']} {informed['here'] or ''}{text[informed.end() :]}"
    if set_up := _SET_UP.match(text):
        text = f"{set_up['who']} was {set_up['did']} {HERE}{text[set_up.end() :]}"
    text = _NEXT_DAY.sub("", _NEXT_COUNT.sub("", text))
    apposition = _APPOSITION.match(text)
    if (
        apposition
        and _is_aside(text[apposition.end("subject") : apposition.start("verb")], cues)
        and (apposition["verb"] in cues.auxiliaries or cues.past.fullmatch(apposition["verb"]))
        and not cues.past.search(apposition["subject"])
        and cues.auxiliaries.isdisjoint(apposition["subject"].split()[1:])
        and not cues.subordinate.match(apposition["subject"])
    ):
        text = f"{apposition['subject']} {text[apposition.start('verb') :]}"
    text = _closed_up(text).strip(" ,;:–—-.")
    if text.count(")") > text.count("("):
        return None
    for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’"), ("[", "]")):
        if text.count(opening) > text.count(closing):
            if closing == "’":
                continue
            text = text[: text.rfind(opening)].rstrip(" ,;:–—-")
    if text.count('"') % 2:
        return None
    text = _without_speaker(text, cues)
    text = _shorten(text, cues)
    unfit = _PARTICIPLE_LEFT.search(text) or _LIKENED.search(text) or _TORN.search(text)
    if HERE not in text or unfit:
        return None
    brief = _without_mark(_brief(text, cues))
    text = _without_mark(text)
    if not _stands(text, cues):
        return None
    return Clause(text, start, stop, brief if _stands(brief, cues) else text)


def _without_speaker(text: str, cues: ClauseRules) -> str:
    """A clause without who says so behind it: "They left [in May], the bank said on Monday"."""
    last = text.rfind(", ")
    if last < 0 or HERE not in text[:last]:
        return text
    named = _SPEAKER_NAMED.search(text)
    last = named.start() if named and HERE in text[: named.start()] else last
    told = named if named and named.start() == last else _SPEAKER.fullmatch(text, last)
    is_said = told and (cues.report.fullmatch(told["verb"]) or told["verb"] == "announced")
    return text[:last] if is_said else text


def _is_aside(between: str, cues: ClauseRules) -> bool:
    """Whether only an apposition stands between two commas, and no clause: no "but has had"."""
    first, *more = between.strip(" ,").split(" ")
    return first not in cues.conjunctions and (
        first in cues.subjects or cues.auxiliaries.isdisjoint(more)
    )


def _without_mark(text: str) -> str:
    text = " ".join(text.replace(HERE, "").split())
    text = _SPAN_LEFT.sub("", text) if text.endswith(_SPANS) else text
    text = _closed_up(text).strip(" ,;:–—-.")
    return text[:1].upper() + text[1:]


def _closed_up(text: str) -> str:
    """A text without spaces before its marks, as what is cut out leaves them."""
    text = _BEFORE_MARK.sub(r"\1", text) if _AFTER_SPACE.search(text) else text
    return text.replace(",)", ")")


def _brief(text: str, cues: ClauseRules) -> str:
    """So much of a clause as tells its fact: up to the first word that opens another."""
    least = max(text.index(HERE), _LEAST_BRIEF)
    patterns = (cues.trailing, cues.breaks, cues.subordinate)
    cuts = [
        match.start()
        for p in patterns
        for match in p.finditer(text, least)
        if match.group() != "as" or not _DESCRIBED.search(text, 0, match.start())
        if not _THAN_A_SPAN.search(text, 0, match.start())
    ]
    return _IN_PART.sub("", text[: min(cuts, default=len(text))].rstrip())


def _stands(text: str, cues: ClauseRules) -> bool:
    """Whether a clause has subject and verb, and leans on nothing outside."""
    words = WORD.findall(text)
    if len(words) < _MIN_WORDS or words[0].lower() in cues.dangling:
        return False
    if words[-1].lower() in cues.not_last or cues.report.fullmatch(words[-2]):
        return False
    if cues.past.fullmatch(words[0].lower()) or words[0] in cues.auxiliaries:
        return False
    if _ONLY_WAS.fullmatch(text):
        return False
    if cues.vague_pronoun.search(text) or points_elsewhere(text) or _is_cut_short(text, cues):
        return False
    is_known = words[0].lower() in cues.articles or any(word[0].isupper() for word in words[1:])
    if len(words) <= _TELLS_LITTLE and not is_known:
        return False
    if any(_leans(text, match.start(), cues) for match in cues.object_pronoun.finditer(text)):
        return False
    return any(
        match.group()[0].islower()
        for pattern in (cues.past, cues.firm, cues.act)
        for match in pattern.finditer(text)
    )


def _is_cut_short(text: str, cues: ClauseRules) -> bool:
    """Whether a clause ends in "that" and a subject of which nothing is said: "that 131 trucks"."""
    _, that, told = text.rpartition(" that ")
    return bool(that) and not (
        cues.past.search(told)
        or cues.firm.search(told)
        or not cues.auxiliaries.isdisjoint(told.split())
        or _WORD_IN_S.search(told)
    )


def _leans(text: str, pronoun: int, cues: ClauseRules) -> bool:
    """Whether a pronoun means somebody outside the clause: not in "said that it would"."""
    before = text[:pronoun].split()
    return before[-1].lower() not in cues.inward and not cues.report.search(text, 0, pronoun)


def _shorten(text: str, cues: ClauseRules) -> str:
    if len(text) <= MAX_CLAUSE:
        return text
    cuts = [m.start() for p in (cues.trailing, cues.breaks) for m in p.finditer(text)]
    cuts += [m.start() for m in re.finditer(r",\s", text)]
    fitting = [cut for cut in cuts if 30 <= cut <= MAX_CLAUSE]
    return text[: max(fitting)] if fitting else ""
