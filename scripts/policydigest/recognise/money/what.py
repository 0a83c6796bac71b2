"""What a sum counts, in a few words of its sentence: "global cybercrime, annually by 2025"."""

from __future__ import annotations

import re

from policydigest.dates import WEEKDAYS
from policydigest.model import Money, Span
from policydigest.recognise.money.fines import FEW, NOUN, PROPOSED, fine, in_list, to_pay
from policydigest.recognise.money.phrases import noun_alone, phrase
from policydigest.recognise.money.rules import Rules

MAX_LENGTH = 80
_WORTH = 20  # characters in which "amounting to" stands before a sum
_MAX_NOUN = 5  # words of "five-year investment package"
_MAX_SUBJECT = 10
_WORD = re.compile(r"[^\W_](?:[\w’'.&-]|,(?=\d))*")
_CLAUSE = re.compile(r"[,;:()“”\"–—]\s?|\s(?:that|which|and|but|while|as|qui|que|et|mais)\s")
_BRACKET = re.compile(r"^\s*\([^()]{1,60}\)")
_RANGE = re.compile(r"\s*(?:to|and|–|—|-)\s*")
_OTHER_SUM = re.compile(r"(?:to|from|and|or|between)\s[^\s\d]{0,4}\d")
_REPORTED = re.compile(
    r"^(?:and|but|or|while|(?:.*\s)?(?:said|says|say|added|estimated|estimates))\s(?:that\s)?"
)
_PERFECT = ("has", "have", "had")
_SELVES = ("itself", "themselves")
_OF = ("of", "worth")
_NUMBER = re.compile(rf"{FEW}|\d[\d,]*")
_COUNTS = re.compile(rf"an?|the|its|their|{_NUMBER.pattern}")
_PUT = re.compile(r"\bputs? (?:the |its |their )?([a-z][\w’'-]*(?: [\w’'-]+){0,5}?) at\s$")
# "lifts spending from [$4 billion in 2026] to [$5 billion in 2030]"
_CHANGED = re.compile(
    r"\b(?:(?:lift|expand|trim|bring)(?:s|ed|ing)?|(?:rais|increas|reduc|tak|doubl)(?:e|es|ed|ing)"
    r"|cuts?|cutting|took|brought|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?)\s"
    r"((?:the |its |their )?[a-z][\w’'-]*(?: [\w’'-]+){0,5}?) from\s$"
)
_TO = re.compile(r"[^.;:,]{0,50}\sto\s$")
_YEAR = re.compile(r"\s(in (?:the )?(?:[a-z]+ year |Fiscal Year |FY ?)?\d{4}(?:[-/–]\d{2,4})?)\b")
_GIVES = re.compile(
    r"\b(?:fined?|fines|gave|gives?|pays?|paid|awarded|awards?|granted|grants?|lent|lends?|owed?|"
    rf"owes|offered|offers?|handed|charged) {NOUN}\s"
    rf"|\b(?:order(?:s|ed)|told|wants) {NOUN} to pay\s"
)
_GIVEN = re.compile(rf"(?:{_GIVES.pattern})$")
_GIVEN_ANOTHER = re.compile(rf"(?:,|,? and) {NOUN}\s$")
_ANOTHER_GIVEN = re.compile(rf"(?:,|,? and) {NOUN} [^\s\d]{{0,4}}\d")
# "in a deal [reportedly] valued at $4"
_ADVERB = re.compile(
    r" (?:reportedly|currently|initially|previously|originally|allegedly|provisionally|jointly|"
    r"roughly|approximately)$"
)
# What is no part of what a sum counts: "for Laos [on Monday]"; "[2026 to $6 billion in 2030]" says
# nothing at all
_A_DAY = rf"(?:{'|'.join(WEEKDAYS)})day|\d{{1,2}} [A-Z][a-z]+(?: \d{{4}})?"
_DAY_BEHIND = re.compile(
    r"(?:^| )(?:(?:late |early )?on |last |this |next )"
    rf"(?:{_A_DAY}|[A-Z][a-z]+ \d{{1,2}}(?:, \d{{4}})?)$"
)
_DAY_FIRST = re.compile(  # "$4 [on Monday] for breaking the rules"
    rf"^\s(?:(?:late |early )?on |last |this )?(?:{_A_DAY})(?=\s)"
)
_SAVED = re.compile(r"\b(?:saves?|saved|loses?|lost) (?:about |some |around |up to |more than )?$")
_TIME_ALONE = re.compile(
    r"(?:the )?(?:(?:Fiscal|Financial|fiscal|financial) (?:Year|year) )?\d{4}\b"
)
_TIME_FIRST = re.compile(r"(?:Since|In|By|Until|From) (?:[A-Z][a-z]+ )?\d{4}\b")
_SUM_WITHIN = re.compile(r"[$€£¥₹]\s?\d")
_IN_A_PLACE = re.compile(
    r" in (?:[A-ZÀ-Þ][\w’'-]*(?: (?:over|for|after|on|by|as)\b|$|[.,;])"
    r"|(?:view|light|respect|return)\b)"
)
_ABOUT_TO = re.compile(r"\b(?:is|are|was|were) (?:due|set|expected|likely|able|ready|supposed)$")
_WHO = re.compile(r"[A-ZÀ-Þ][\w’'.&-]*(?: (?:[A-ZÀ-Þ][\w’'.&-]*|of|the|for|and)){0,7}")
_MONEY = re.compile(  # opens a sentence, and is no name
    r"(?:Fine|Grant|Loan|Fee|Cost|Loss|Investment|Payment|Import|Export|Bond|Sale|Levie|Debt|Tax)e?s?"
    r"|Penalt(?:y|ies)|Funding|Spending|Compensation|Damages|Aid|Revenues?|Profits?|Subsid(?:y|ies)"
    r"|Assets|Budgets?"
)
_AND_COUNTED = re.compile(rf"(?:{FEW}|\d[\d,]*) [a-z]+ and $")  # "[94 houses and] 50 cars worth"
_AND_SUM = re.compile(r",? (?:and|or) (?:[A-Z]{2,3} ?|[A-Z]{0,3}[$€£¥₹] ?)\d.*$")
_RELATIVE = ("that", "which", "qui", "que")
_ARTICLE = re.compile(
    r"^(?:an?|the|its|their|his|her|this|that|these|those|le|la|les|l['’]|un|une|des|ses|son|sa)\s",
    re.IGNORECASE,
)


def what(
    text: str, sentence: tuple[int, int], span: Span, previous: Money | None, rules: Rules
) -> str:
    """A noun phrase for the sum at `span`, empty where the sentence does not offer one.

    A sum in brackets behind another is that one in a different currency and counts the same.
    """
    start, end = sentence
    before, after = text[start : span.start], text[span.end : end]
    after = _BRACKET.sub("", after)  # "196.7 million lira (US$25.74 million) for …"
    if previous is not None and previous.span.start >= start:
        between = text[previous.span.end : span.start]
        if re.fullmatch(r",?\s*[(\[][^()\[\]]{0,24}", between):
            return previous.what
        if _TO.fullmatch(between) and _CHANGED.search(text[start : previous.span.start]):
            return _in_its_year(previous.what.partition(", in ")[0], after)
        both = between == " and " and after.startswith(" respectively")
        if both or _RANGE.fullmatch(between):  # "could reach €80 to €120"
            return previous.what
    if _SAVED.search(before):
        return ""  # "exporters would save $250 million"
    after = _DAY_FIRST.sub("", after)
    listed = (
        to_pay(before)
        or in_list(text, before)
        or _listed(before, after, text[start : previous.span.start] if previous else "")
    )
    if listed:
        return _tidy(listed)
    head = before
    while match := rules.approximation_before.search(head[-24:]):
        head = head[: len(head) - (len(head[-24:]) - match.start())].rstrip() + " "
    for way in (_attribute, _measured, _contents, _payment, fine):
        found = way(head, after, rules)
        told = noun_alone(_tidy(found), head) if found else ""
        if _MONEY.fullmatch(told) and before.startswith(told):
            told = told.lower()  # "Fine of $5"
        if told and not _says_nothing(told, rules):
            return f"proposed {told}" if PROPOSED.search(head) else told
    return ""


def _in_its_year(told: str, after: str) -> str:
    """What a sum counts, with the year behind it: "spending, in 2030"."""
    year = _YEAR.match(after)
    return f"{told}, {year[1]}" if told and year else told


def _listed(head: str, after: str, before_previous: str) -> str:
    """ "lifts spending from $4" → spending; of "fined two yards $4, a pier $5" who gets each sum.

    `before_previous` is what stands before the sum before this one in its sentence.
    """
    changed = _CHANGED.search(head) if head.endswith("from ") else None
    if changed:
        return _in_its_year(changed[1], after)
    given = None
    if _GIVES.search(before_previous):
        given = _GIVEN_ANOTHER.search(head, len(before_previous))
    elif _ANOTHER_GIVEN.match(after):
        given = _GIVEN.search(head)
    return given[given.lastindex or 1] if given else ""


def _says_nothing(told: str, rules: Rules) -> bool:
    """Whether words are another sum, a bare time or amount, or only a proper name."""
    if told.lower() in rules.empty or _OTHER_SUM.match(told) or _only_time(told, rules):
        return True
    if rules.auxiliaries.issuperset(told.lower().split()):  # "could be"
        return True
    if _TIME_FIRST.match(told) or _TIME_ALONE.match(told) or _SUM_WITHIN.search(told):
        return True
    if _ABOUT_TO.search(told):  # "Peru was due | to contribute"
        return True
    return all(word[0].isupper() and not word.isupper() for word in told.split())


def _only_time(told: str, rules: Rules) -> bool:
    """Whether words tell when or for how long alone: "on Thursday", "over five years"."""
    preposition, _, rest = told.partition(" ")
    return preposition in rules.time_openers and rules.times.fullmatch(rest) is not None


def _attribute(head: str, after: str, rules: Rules) -> str:
    """ "a $5 million grant" → grant; "a fine of $220 million" → fine."""
    if re.search(r"\sof\s$|\sd['’e]\s?$", head):
        noun = _last_noun(re.sub(r"\s(?:of|de|d['’])\s?$", "", head), rules)
        if noun:
            return noun
    worth = rules.worth_before.search(head[-_WORTH:])
    if worth:
        owner = head[: len(head) - len(worth.group())]
        noun = _last_noun(owner, rules)
        other = _AND_COUNTED.search(owner[: owner.rfind(noun)]) if noun[:1].isdigit() else None
        return f"{other.group()}{noun}" if other else noun
    if rules.attribute_before.search(head[-16:]):
        words: list[str] = []
        last = 0
        for match in _WORD.finditer(after[:80]):
            gap = after[last : match.start()]
            if gap.strip(" -") or match.group().lower() in rules.noun_stops:
                break
            if not words and rules.participle.match(" " + match.group()):
                break
            if len(words) >= _MAX_NOUN:
                break
            words.append(match.group())
            last = match.end()
        while len(words) > 1 and words[-1].endswith("ed"):  # "a $5 million levy aimed at"
            words.pop()
        return " ".join(words)
    return ""


def _last_noun(head: str, rules: Rules) -> str:
    """The noun phrase at the end of a text: back to a small word or a comma."""
    words: list[str] = []
    end = len(head)
    for match in reversed(list(_WORD.finditer(head[-70:]))):
        begin = match.start() + max(0, len(head) - 70)
        stop = match.group().lower() in rules.noun_stops or _ARTICLE.match(match.group() + " ")
        if head[begin + len(match.group()) : end].strip() or stop or len(words) >= _MAX_NOUN:
            words = _without_verb(match.group(), words)
            break
        words.insert(0, match.group())
        end = begin
        if _NUMBER.fullmatch(match.group()):
            break  # "Licensees got | 77 compounds"
    return " ".join(words)


def _without_verb(before: str, words: list[str]) -> list[str]:
    """Words without the verb they begin with: "has | also imposed fines", "to | pay a fine"."""
    if before in _RELATIVE and len(words) > 1 and words[0].endswith("ed"):
        words = words[1:]  # "a scheme that | yielded kickbacks"
    elif before in _PERFECT:
        while len(words) > 1 and words[0].endswith(("ed", "also")):
            words = words[1:]
    elif before == "to" and len(words) > 1:
        words = words[1:]
    return words


def _measured(head: str, after: str, rules: Rules) -> str:
    """ "global cybercrime will reach $10.5trn annually by 2025": the subject and the period."""
    match = rules.measure_before.search(head)
    if match is None:
        return ""
    subject = head[: match.start()]
    pieces = list(_CLAUSE.finditer(subject))
    if pieces and pieces[-1].group().strip() in _RELATIVE:
        return ""  # "an inquiry that ended in May cost …": not "ended in May"
    subject = subject[pieces[-1].end() if pieces else 0 :]
    words = subject.split()
    while words and words[-1].lower() in (*rules.auxiliaries, *_SELVES):
        words.pop()
    if words and words[-1].lower() in rules.pronouns:
        return ""  # "the fund expects it to attract"
    if match.group().strip() in _OF:  # "the deal sets up a Green Fund of"
        begins = [n for n, word in enumerate(words) if n and _COUNTS.fullmatch(word)]
        words = words[begins[-1] :] if begins else words
    if len(words) > _MAX_SUBJECT:  # of "Under the Act the ceiling for a breach": from "the ceiling"
        articles = [n for n, word in enumerate(words) if word == "the"]
        words = words[articles[-1] :] if articles else words
    if not words or len(words) > _MAX_SUBJECT or words[0].lower() in rules.pronouns:
        return ""
    if words[0].lower() in rules.noun_stops and not _ARTICLE.match(f"{words[0]} "):
        return ""  # "against a price of"
    period = rules.period.match(after)
    tail = period.group().strip(" ,") if period else ""
    return " ".join(words) + (f", {tail}" if tail else "")


def _contents(head: str, after: str, rules: Rules) -> str:
    """ "$5 million in grants" → grants; "$5 million for schools" → for schools."""
    left = rules.leave_out.match(after)
    if left:
        after = after[left.end() :]
    content = rules.content.match(after)
    if content and content.group().strip() == "in" and _ARTICLE.match(after[content.end() :]):
        content = None  # "for $5 million in a sale": where it happened
    elif content and _IN_A_PLACE.match(after):
        content = None
    if content:
        return phrase(after[content.end() - 1 :], rules)
    if rules.object.match(after) or rules.participle.match(after):
        word = _WORD.search(after)
        rest = phrase(after[word.end() :], rules, by=True) if word else ""
        return f"{word.group()} {rest}" if word and rest else ""
    opening = re.match(r",\s((?:the|its|this)\s[^,]{3,50}?)\s(?:is|was|are|were|has|will)\b", after)
    if opening and not _WORD.search(re.sub(r"^\s*\w+\s", "", head + " ")):
        return opening[1]
    return ""


def _payment(head: str, _after: str, rules: Rules) -> str:
    """ "put the loss at $5" → loss; "Vexnor, a lender, must pay $5" → to be paid by Vexnor."""
    put = _PUT.search(head)
    if put:
        return put[1]
    pays = rules.pays_before.search(head)
    who = _WHO.match(head) if pays else None
    if pays is None or who is None or not rules.paid_by:
        return ""
    between = head[who.end() : pays.start()].strip()
    if between and not (between.startswith(",") and between.endswith(",")):
        return ""  # "Vexnor told Kenya that its bank must pay"
    return f"{rules.paid_by} {_ARTICLE.sub('the ', who.group())}"


def _tidy(found: str) -> str:
    found = _REPORTED.sub("", " ".join(found.split()))
    found = _DAY_BEHIND.sub("", found).partition(" - ")[0]
    found = _AND_SUM.sub("", _ADVERB.sub("", found))
    found = _ARTICLE.sub("", found).strip(" ,;:.-–—'’\"“”(")
    if len(found) > MAX_LENGTH:
        found = found[:MAX_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:")
    return found if re.search(r"[^\W\d_]{3}", found) else ""
