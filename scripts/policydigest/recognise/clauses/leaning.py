"""Whether a sentence leans on one before it: "Supplies sent there", "in touch with both".

Pronouns and other words that stand for somebody or something the sentence itself does not name.
The word lists of a language (`summarise.yml`) name openings and phrases; what depends on the
words around it is told here. All work on English, and find nothing in other languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from policydigest.dates import WEEKDAYS
from policydigest.recognise.patterns import any_of, beginning
from policydigest.summary.stranded import AUXILIARY

_POSSESSIVE = re.compile(
    r"^[^,]{3,40},\s+(?:(?:its|their|his|her)|who (?:[a-z]+ ){1,2}?(?:its|their))\b"
)
# "Nobody knows how it weighs them", "Evidence showed that they sold it": no such subject is meant
_NOBODYS = re.compile(
    r"^(?:No ?body|No one|Any ?body|Anyone|Every ?body|Everyone)\b[^A-Z]*"
    r"\b(?:it|they|them|its|their)\b"
    r"|^(?:The |An? )?(?:[Ee]vidence|[Dd]ocuments|[Ff]iles|[Rr]ecords|[Ff]igures|[Ff]ootage|"
    r"[Cc]hecks|[Tt]ests|[Aa]udit|[Aa]nalysis|[Ii]nquiry|[Ii]nvestigation|[Pp]robe)"
    r"(?: had)? (?:show[a-z]*|suggest[a-z]*|indicat[a-z]*|prove[a-z]*|reveal[a-z]*)"
    r" that (?:it|they|he|she)\b"
)
_PRONOUN_IN_SETTING = re.compile(
    r"^(?:For|In|At|By|On|With|Under|After|Since|If|From|Between|Of|Among|Behind|Against)\b"
    r"[^,]{0,40} (?:it|they|them)\b"
    r"|^(?:Where|Whether|When|How|Until|Before|While|Although|Though|Unless|As) (?:it|they)\b"
    r"|^(?:Whether|Where|How|Why|What)\b.* (?:it|they)\b"
    r"|^[A-Z][a-z]+,? (?:it|they)\b"  # "Afterwards they"
    r"|^(?:When|After|Once|Because|If) [^,]{3,80} they\b"
    # "Of bonds worth a million it received a third", not "Of the firms that say they sell it"
    r"|^(?:Out of|Of)\b(?:(?! (?:that|which|who|whose|say|says|said)\b)[^,]){40,120}"
    r" (?:it|they) [a-z]"
)
# "Signed by the minister, it suspends": the participle tells whose subject is missing
_PRONOUN_BEHIND_PARTICIPLE = re.compile(r"^[A-Z][a-z]+(?:ed|ing)\b.{0,200}?, (?:it|they|he|she)\b")
_OF_OTHERS = re.compile(
    # "H.E. highlighted the role": a title that stands for a name
    r"^(?:H\.E\.|H\.R\.H\.|H\.M\.|(?:His|Her|Their) [A-Z][a-z]+) (?!the [A-ZÀ-Þ])[a-z]"
    # "Beside him sat the mayor", "All relate to fares": of whom, of what?
    # "The file that it submits", "Under a deal which the port knows, it takes over"
    r"|^The [a-z]+ (?:that |which )?(?:it|they|he|she) "
    r"|^Under (?:an?|the) [^,]{3,140}, (?:it|they) (?!is |was |(?:will|would|may|can) be )[a-z]+"
    r"|^(?:Beside|Behind|With|Next to|Alongside|Around|Against|Like|Unlike) (?:him|her|them|it)\b"
    r"|^(?:All|Both|Some|Many|Most|Few|Several|None|Neither) (?:relate|are|were|have|had|will|"
    r"would|can|could|must|may|might|should|do|did|came|come|said|say|want|fear|hope|remain)\b"
    # "In a judgment read out on Wednesday its Second Senate declared", "In Manila that requires"
    r"|^(?:In|On|At|With|By|For|Under|After)"
    rf"(?: (?:[a-z][\w’'-]*|(?:{'|'.join(WEEKDAYS)})day)){{1,12}},?"
    r"(?<! of)(?<! by)(?<! from) (?:its|their) (?:[A-Z][\w’'-]* )+[a-z]"
    r"|^(?:In|At|For)(?: [A-Z][\w’'-]*){1,4} that [a-z]+s\b"
)
_DESCRIBED = re.compile(r"^The \S+-(?:based|owned|listed|born|led|backed|run) [a-z]+ (?![A-Z])")
_EARLY_OBJECT = re.compile(
    r"^(?:(?:On|In) (?:\d{1,2} )?[A-Z][a-z]+ \d{4},? )?(?:\S+ ){1,5}?(?P<before>\S+) (?:it|them)\b"
)
_LATE_OBJECT = re.compile(
    r"\b(?:against|about|for|with|to|of|on|from|behind|through|over|without|into|under|"
    r"join|complete|leave|use|sign) (?:it|them)(?=[,.;]|$| and\b| for\b)"
)
# "will be asked to consider the charter and to sign it"
_OWN_OBJECT = re.compile(
    r"\b(?:the|an?|its|their) (?:[\w’'-]+ ){0,3}?[\w’'-]+ and (?:to )?[a-z]+ (?:it|them)\b"
)
# "The board called it a victory", "urged Kenya to suspend it": none of those named
_OBJECT = re.compile(
    r"(?P<who>[^,]{3,80}(?:, [^,]{3,80},)?) (?:(?:calls|called|dubbed|deemed) it\b"
    r"|(?:sees|saw|takes|took) it as\b"
    r"|(?:called on|urged|asked|told|ordered) [^,.;]{3,40} to [a-z]+ (?:it|them)\b)"
)
# "The governor of the board, Ivo Roe, rejected it": a subject alone stands before its verb
_OWN_VERB = re.compile(
    rf"(?P<who>[A-ZÀ-Þ][^;:“\"]{{2,160}}?) (?:(?:{AUXILIARY})(?: to| not| soon| [a-z]+ly)? )?"
    rf"(?P<before>[a-z]+)"
    rf" (?:it|him|them)\b(?! (?:{AUXILIARY}|possible|clear|illegal|hard|difficult|necessary|"
    r"[a-z]+er|[a-z]+ed|a|an|as)\b)"
)
_NO_SUBJECT = re.compile(
    rf"\b(?:{AUXILIARY}|that|which|whom|to|than|said|says|told|if|when|after|before|because|"
    r"[a-z]+(?:ed|ing))\b"
)
_NO_VERB = re.compile(
    r"of|in|by|with|for|to|than|as|between|among|on|at|from|though|although|while|since|where|"
    r"whether|that|if|because|when|after|before|until|unless|so|but|and|or|yet|once"
)
_ANOTHER_THING = re.compile(r"\b(?:and|but|that|of what|[a-z]+ed)\b")
_PERSON_PRONOUN = re.compile(rf"{beginning(('he', 'she', 'him', 'his', 'her', 'hers'))}\b")
_PERSON_AS_OBJECT = re.compile(r"\b(?:him\b|her(?=$|[,.;]| (?:in|at|on|by|to|with|for|from)\b))")
_ITS = re.compile(r"(?: [a-z]+){1,4} its\b")
_NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FEW = f"(?:{'|'.join(_NUMBERS)})"
_FEW_FIRST = f"(?:{'|'.join(map(str.capitalize, _NUMBERS))})"
_LEFT_OUT = re.compile(  # "holds that they have not", "also hailed the outcome"
    r"\b(?:has|have|had|do|does|did|is|are|was|were|will|would|can|could|must|should) not$"
    r"|\b(?:do|does|did|will|would|can|could|must|should|(?<!\bor )both)$"
    r"|\b(?:did|do|does) not agree$|\bdisagree[sd]?$"
    r"|\bthe (?:step|move|outcome|news|decision|event)$"
    r"|\b(?:has|have|had|holds?|held|owns?|owned) [\d.,]+ ?(?:%|per ?cent)$"  # of what?
    rf"|\bthe {_FEW}$"
    r"|\bon the (?:margins|sidelines)$|\b(?:day|week|month|year)s? (?:after|before)$"  # of what?
)
_THERE = re.compile(r"\b[Tt]here\b")
_THERE_IS = re.compile(  # no place
    r"(?:^|[,;:]\s|\b(?:that|and|but|or|while|because|where|if|when|as|said|says|whether|since|"
    r"although|though|than|is|are|was|were)\s)[Tt]here\s"
    r"(?:is|are|was|were|be|remains?|remained|(?:has|have|had)(?: never)? been|"
    r"(?:will|would|may|might|can|could|must|should)(?: not)? (?:be|have been))\b"
)
_PLACE = re.compile(r"\b(?:in|to|at|from|into|near|of|visited|left) (?:the )?[A-ZÀ-Þ]")
_HERE = re.compile(r"\bhere\b")
_SPEAKER_OWN = re.compile(rf"{beginning(('we', 'us', 'our', 'ours', 'my', 'me'))}\b")
_DEMONSTRATIVE = re.compile(
    r"\b(?:this|these)\b"
    r"|\bthose (?!who\b|which\b|that\b|whose\b|of\b|in\b|from\b|with\b|\w+(?:ed|ing)\b)"
    r"|\b(?:for|of|to|with|about|by|on|at|from|after|before|than|like|do|did|does) that(?=$|[,.;])"
    r"|\b(?:[Ss]ince|[Aa]t|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Ff]or|[Ii]n|[Oo]n|[Tt]o|[Bb]eyond) that "
    r"(?:point|time|period|day|date|year|occasion|reason|purpose|end)\b"
    r"|\b(?:keeps?|kept|does|did|do) that\b"
    r"|\bthat (?:claim|view|sum|step|move|ruling|case|request|offer|argument|demand|accusation|"
    r"proposal|deadline|goal|text|document)\b(?! (?:of|that|which|to)\b)"
)
# "More than 1,000 have been handed in": of what?
_COUNT_ALONE = re.compile(
    r"^(?:More than |Over |Nearly |Almost |Some |About |Around |At least |Up to |Only )?"
    r"\d[\d,.]* (?:have|had|were|are|was|is|has)\b"
    # "Seven others filed nothing", "all five were signed"
    rf"|^(?:{_FEW_FIRST}|\d+|One|Two|Some|Many|Several) (?:others|more)\b"
    rf"|^(?:{_FEW_FIRST}|Two), "
    rf"|.*\b[Aa]ll (?:{_FEW}|\d+) (?:were|are|have|had)\b"
    rf"|^All (?:{_FEW}|\d+) (?:[a-z]+ed|use|want|share|take|face|need|hold|said|will|must|can)\b"
    # "The first, of $3, came in May"
    r"|^The (?:first|second|third|last|latest|largest|biggest|other|former|latter|oldest|newest),"
    # "The smaller one reinforces", "The new body is"
    r"|^The (?:other|larger|smaller|bigger|older|younger|second|third|new(?= institution| body)) "
    r"(?:[a-z]+ )?(?:is|are|was|were|has|have|had|will|would|can|may|must|[a-z]+(?:ed|es))\b"
)
_OCCASION = re.compile(  # "Before the address, Jane Roe met": whose address?
    r"(?:On|At|Before|After|During|Following|Ahead of) the (?:margins|sidelines|address|speech|"
    r"ceremony|session|sitting|talks|meeting|event|vote|signing|visit|hearing|debate|raid),"
)
_ANOTHER_OF_THEM = re.compile(
    r"\b(?:[a-z]+er|other|new|such|more [a-z]+) ones\b|\banother [a-z]+ one\b"
    r"|\b(?:be|granted|given|issued|have|has|had|got|received|without|needs?) one(?=[,.;]|$)"
    r"|\b(?:decided|ruled|voted|agreed|thought|ordered) so\b"
    r"|\b(?:instead|since)$|\b(?:do|does|did|doing) so$"
)
# "We ask that | the beach be declared a park": an item of a list of wishes
_WISHED = re.compile(
    r"^(?!.*\b(?:to|will|would|shall|should|can|could|may|might|must|that|let|not)\b.* be )"
    r"[^,]{3,60}? be [a-z]+(?:ed|en)\b"
)
# "was dismissed the following month": after which? A rule says "by the end of the following year"
_AFTER_ANOTHER = re.compile(
    r"(?:(?!\b(?:19|20)\d\d\b).)*?(?<!\bof) the following (?:day|week|month|year|morning)\b"
)
_REPORTED_BY = re.compile(
    r", (?:it|they|s?he) (?:said|says?|added|adds?|noted|wrote|argued|reckons?|complained|went on|"
    r"insisted|explained|stressed|warned|recalled|continued|believes?|believed)\b"
)
# "said Jane Roe, its director": whose
_SPEAKER_OF_ANOTHER = re.compile(
    r"\b(?:said|says|added|warned|argued|noted|according to) (?:[A-ZÀ-Þ][\w’'-]*[ ,]+){1,4}"
    r"(?:its|their|his|her)\b"
)
# "Jane Roe said it brought Chile up": what did? But "said it was time to act"
_PERSON_SAID_IT = re.compile(
    r"[A-ZÀ-Þ][^,;:“]{3,70} (?:said|says|added|noted|argued) (?:that )?it "
    r"(?!(?:is|was|would be|will be|had been|has been|were|takes|took|would take)\b)[a-z]"
)
# "NIS makes up a third of its revenue": nothing is a part of itself
_PART_OF_ANOTHER = re.compile(
    r"\b(?:makes? up|made up|accounts? for|accounted for)\b[^,.;]*\bof (?:its|their)\b"
)
# "It suspended the two stations": none were named in the sentence before
_ACTORS = (
    "activists|agencies|airlines|banks|bodies|brothers|broadcasters|carriers|companies|defendants|"
    "executives|firms|groups|journalists|judges|lenders|men|newspapers|officers|officials|"
    "operators|stations|suspects|unions|universities|women"
)
_THE_TWO = re.compile(
    rf"\bthe (?:two|{'|'.join(_NUMBERS)}) (?:[\w’'-]+ ){{0,2}}(?:{_ACTORS})\b"
    r"(?! (?:of|that|who|which|in)\b)"
)
_SEVERAL = re.compile(r"\b(?:and|between|with|two|both|each)\b| [A-ZÀ-Þ][a-z].* [A-ZÀ-Þ][a-z]")
# What these need, which most sentences have not: it is told much sooner.
_POINTING = ("this", "these", "those", "that")
_PRONOUNS = (" it", " they", " them", " he", " she")
_OWN_PART = ("of its", "of their")
_LEFT_ALONE = ("instead", "since")
_END = 24  # characters in which a sentence's last words stand
_FAR = 60  # characters before the surname of a sentence's subject
_ARTICLES = ("The ", "A ", "An ")
_NAMED = re.compile(r"[A-ZÀ-Þ\d]")
_BARE_OPENING = re.compile(r"(?:The|At|In|On|By|For|From|With) ")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def somebody(persons: Sequence[str]) -> re.Pattern[str]:
    """What stands for a person at the beginning of a sentence: "Everybody", "The minister".

    "China's ambassador was told that his country …": of whom is said before the pronoun.
    """
    return re.compile(
        r"(?:Some|Any|Every)(?:one|body)\b|Whoever\b"
        r"|(?:[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)*['’]s|An?|The [A-ZÀ-Þ][\w’'-]*)"
        rf" (?:[a-z-]+ ){{0,2}}(?:{any_of(persons)})\b"
    )


def leans_from_start(text: str, people: Sequence[str], persons: re.Pattern[str]) -> bool:
    """Whether a sentence's opening stands for something, or its speaker for somebody, not named.

    `people`: the names of those whom the sentence names; `persons`: see `somebody`. No sentence can
    be so, not even the first of a story.
    """
    if (
        _POSSESSIVE.match(text)
        or (any(map(text.__contains__, _PRONOUNS)) and _leans_in_setting(text))
        or _OF_OTHERS.match(text)
        or _NOBODYS.match(text)
        or _SPEAKER_OWN.search(_QUOTED.sub("", text) if "“" in text or '"' in text else text)
    ):
        return True
    pronoun = _PERSON_PRONOUN.search(text)
    if pronoun is None or any(name.split(" ")[-1] in text for name in people):
        return False
    return persons.match(text, 0, pronoun.start()) is None


def _leans_in_setting(text: str) -> bool:
    """Whether the pronoun of a sentence stands for what its setting does not name."""
    found = _PRONOUN_IN_SETTING.match(text) or _PRONOUN_BEHIND_PARTICIPLE.match(text)
    return found is not None


def leans_within(text: str, people: Sequence[str], inward: Collection[str]) -> bool:
    """Whether a word inside a sentence stands for somebody or something named before it.

    `inward`: words behind which a pronoun means the sentence's own subject.
    """
    has_pronoun = " it" in text or " them" in text  # most have none, which this tells sooner
    if has_pronoun and _OWN_OBJECT.search(text):
        has_pronoun = False
    if has_pronoun and _LATE_OBJECT.search(text):
        return True
    thing = _OBJECT.match(text) if has_pronoun else None
    if thing and not _ANOTHER_THING.search(thing["who"]):
        return True
    early = _EARLY_OBJECT.match(text) if has_pronoun else None
    if early and early["before"] not in inward:
        return True
    own = _OWN_VERB.match(text) if has_pronoun or " him" in text else None
    is_verb = own and own["before"] not in inward and not _NO_VERB.fullmatch(own["before"])
    if own and is_verb and not _NO_SUBJECT.search(own["who"]):
        return True
    if any(map(text.__contains__, _PRONOUNS)) and _REPORTED_BY.search(text):
        return True
    if ", " in text and _SPEAKER_OF_ANOTHER.search(text):
        return True
    if _LEFT_OUT.search(text, max(len(text) - _END, 0)) or _DESCRIBED.match(text):
        return True
    if " the following " in text and _AFTER_ANOTHER.match(text):
        return True
    if " be " in text and _WISHED.match(text):
        return True
    if _COUNT_ALONE.match(text) or _OCCASION.match(text):
        return True
    is_another = " one" in text or " so" in text or text.endswith(_LEFT_ALONE)
    if is_another and _ANOTHER_OF_THEM.search(text):
        return True
    if any(map(text.__contains__, _POINTING)) and _DEMONSTRATIVE.search(text):
        return True
    if any(map(text.__contains__, _OWN_PART)) and _PART_OF_ANOTHER.search(text):
        return True
    return points_elsewhere(text) or _is_bare(text) or _leans_on_another(text, people)


def leans_on_several(text: str) -> bool:
    """Whether "the two stations" stand for some that the sentence does not name before them."""
    found = _THE_TWO.search(text) if " the " in text else None
    return found is not None and not _SEVERAL.search(text, 0, found.start())


def _is_bare(text: str) -> bool:
    """Whether neither name nor number says of what: "The name and the logo are to survive"."""
    return _BARE_OPENING.match(text) is not None and not _NAMED.search(text, 1)


def points_elsewhere(text: str) -> bool:
    """Whether "here", or a "there" that means a place, stands for one not named."""
    if "here" not in text:  # "there" has it too
        return False
    if _HERE.search(text):
        return True
    if "there" not in text:
        return False
    there = _THERE.search(_THERE_IS.sub("", text))
    return there is not None and not _PLACE.search(text, 0, there.start())


def _leans_on_another(text: str, people: Sequence[str]) -> bool:
    """Whether "him" or "its" cannot mean the only person named, who is the sentence's subject."""
    if people and " it " in text and (said := _PERSON_SAID_IT.match(text)):
        return any(name.split(" ")[-1] in said[0] for name in people)
    if not people or not (" its " in text or _PERSON_AS_OBJECT.search(text)):
        return False
    surnames = {name.split(" ")[-1] for name in people}
    named = [surname for surname in surnames if surname in text]
    if len(named) != 1:
        return False
    surname = named[0]
    start = text.find(surname)
    if not 0 <= start < _FAR or text.startswith(_ARTICLES):
        return False
    end = start + len(surname)
    return _PERSON_AS_OBJECT.search(text, end) is not None or _ITS.match(text, end) is not None
