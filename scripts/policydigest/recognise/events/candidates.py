"""Days told in a story, weighed as the day of the event: by where each stands and its verb."""

from __future__ import annotations

import re
from typing import NamedTuple

from policydigest.model import DateMention, Sentence
from policydigest.recognise.clauses.depth import (
    RELATIVE,
    SUBORDINATE,
    depth,
    is_done_to_another,
    is_participle,
    is_passive,
)
from policydigest.recognise.clauses.tense import is_future, is_quoted
from policydigest.recognise.dates import arithmetic
from policydigest.recognise.events.story import (
    ACT_REACH,
    OPENING_SENTENCES,
    STEM,
    Story,
    end_of_last,
)

MAX_LAG = 60  # days between the event and an article about it
MAX_LAG_OPENING = 400  # the same where the story opens with the date: "On 3 May 2023, …"
NEWS_LAG = 3  # days that another day may lie back where the opening tells fresh news
LATER_LAG = 10  # the same for an act told further down
_ASIDE = -0.3
_BEHIND_NEWS = -4.0
# "against a closing price of 1.86 on Friday"
_PRICE = re.compile(r"\b(?:price|rate|close|level|quote|yield)\b[^,;:]{0,40}$")
_KEPT = re.compile(r"\b(?:kept|held|left|maintained)\b")  # "kept its rate at 4 % on Friday"
# "had opened the lines on Saturday", of a story that is dated otherwise
_PERFECT = re.compile(
    r"\bhad (?:\w+ly |also |already |just |first )?(?!an?\b|the\b|no\b|to\b)[a-z]+$"
)
# "lifts the block [that] it had placed on the port on 3 May", but not "the mayor said it had"
_IT_HAD = re.compile(
    r"\b(?:the|a|an|its|their|his|her) (?:[\w-]+ ){0,2}?(?P<noun>[a-z]+) (?:that |which )?"
    r"(?:it|they|he|she) had (?:\w+ly |also |already |just |first )?[a-z]+\b[^,;:]*$"
)
# "the strike began on 3 May", of a story that is dated much later
_BEGUN = re.compile(r"\b(?:began|begun|started|broke out|set in|erupted)(?: [a-z]+ly)?(?: on)? $")
# "has started proceedings" in the opening: that is the news, on the article's own day
_NEWS = re.compile(
    r"ha(?<!\w..)(?:s|ve) (?:\w+ly |also |now |just )?(?:been )?"
    r"(?P<verb>(?!(?:to|ever|never|not|no|an?|the|since|long)\b)[a-z]+)"
)
_WAS = re.compile(r"\b(?:was|were)\b")
_DESPITE = re.compile(r"\b(?:despite|after|following|before|ahead of|since) $")
# "The decision, written by Justice Roe and released on 3 May"
_RULED = re.compile(
    r"\b(?:[Dd]ecision|[Rr]uling|[Jj]udge?ment|[Vv]erdict|[Oo]rder|[Rr]esolution|[Oo]pinion)\b[^.;:]*"
    r"\b(?:released|dated|delivered|issued|handed down|promulgated|pronounced|made public|given)"
    r"(?: on)? $"
)
_EFFECT = re.compile(
    r"\b(?:took|takes?|come|comes|came|entered|enters?) (?:into )?(?:effect|force)(?: on)? $"
)
_OF_OCCASION = re.compile(  # "takes note of the results of the elections of 16 September"
    r"\b(?:elections?|polls?|referendum|vote|attacks?|events?|earthquake|coup|floods?|disaster|"
    r"explosion|shooting|killings?|protests?|crash) (?:of|on|held on|held) $",
    re.IGNORECASE,
)
_OF_RULING = "the day of a decision"
_LAST = ("last ", "Last ")
_OWN_LINE = re.compile(r": | [–—]| \([A-ZÀ-Þ][\w .]{1,20}\) [–—-]")
_IN = ("In ", "At ", "Near ")
OPENED = 60  # characters behind "In Lima, Peru, May 2, 2018," in which the verb stands
_TIME = re.compile(r"\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?,?\s*$")  # "as of 18:00 [on Saturday]"


# The reasons before what a statement or a resolution says
_RECITAL = re.compile(
    r"(?:Noting|Recalling|Recogni[sz]ing|Bearing|Considering|Having|Whereas|(?:Re)?[Aa]ffirming"
    r"|Welcoming|Convinced|Mindful|Acknowledging|Emphasi[sz]ing|Guided|Taking|Desiring|Stressing"
    r"|Underlining|Aware|Concerned|Acting|Pursuant)\b"
)
# "[from] 7 to 9 June", "[between] 3 and 5 May"
_SOME_DAYS = r"\d{1,2}(?:\s?[–-]\s?|\s(?:to|and)\s)\d{1,2}"
SEVERAL = re.compile(rf"^{_SOME_DAYS}\s|\s{_SOME_DAYS}\b")


class Candidate(NamedTuple):
    """A date as the event's day: how good it is, where it stands, and why."""

    score: float
    position: int
    value: str
    reason: str


def candidate(story: Story, mention: DateMention) -> Candidate | None:
    """The mention as a candidate for the event's day, None if it cannot be it."""
    number = story.finder.number(mention.span.start)
    day = arithmetic.parse(mention.value)
    if day is None or number not in story.order:
        return None
    if mention.rule in ("future", "attributive", "dateline"):
        return None
    if _OWN_LINE.match(story.text, mention.span.end):
        return None  # a dateline of its own: "Kathmandu, Nov 3: …"
    sentence = story.finder.at(mention.span.start) or story.sentences[number]
    lag = (story.anchor - day).days if story.anchor else 0
    opens = story.order[number] == 0 and story.opens(sentence, mention.span.start)
    if lag < 0 or lag > (MAX_LAG_OPENING if opens else MAX_LAG):
        return None
    if is_quoted(story.text, mention.span.start, sentence):
        return None
    if _RECITAL.match(story.text, sentence.start) and story.text[sentence.end - 1] not in ".!":
        return None  # "Noting the treaty signed on 3 May,", and below it what was agreed
    if story.anchor is None and _is_future(story, sentence, mention):
        return None
    score, why = _attachment(story, sentence, mention)
    order = story.order[number]
    if order and lag > NEWS_LAG and _has_begun(story, sentence, mention.span.start):
        score, why = -4.0, "when it had begun"
    start = mention.span.start
    if order and _EFFECT.search(story.text, sentence.start, start):
        score -= 1.5  # "voted to leave it on 3 May. … It took effect on 6 March"
    is_last = order and lag > NEWS_LAG and mention.span.text.startswith(_LAST)
    if is_last and not _repeats_lead(story, sentence, start):
        return None  # "The envoy accused them. | The mayor last Friday spoke of it"
    is_own = story.text.startswith(("'s", "’s"), mention.span.end)  # "yesterday's judgment"
    if order and lag == 1 and not is_own and _is_the_day_before(story, mention, sentence):
        return None
    if is_own and _DESPITE.search(story.text, sentence.start, mention.span.start):
        return None  # "kept it, despite yesterday's announcement"
    if number in story.lead:
        apart = order >= OPENING_SENTENCES or score < 0
        if apart and lag > NEWS_LAG and _is_behind_news(story, sentence, start):
            score += _BEHIND_NEWS
        score += 3.0 - 0.5 * min(order, 3)
    elif why.startswith(_OF_RULING):
        score += 0.9
    elif score < 1.0 or lag > LATER_LAG or not _repeats_lead(story, sentence, start):
        return None
    else:
        score += 0.9 - 0.005 * min(order, 40)
    return Candidate(score, start, mention.value, why)


def _is_the_day_before(story: Story, mention: DateMention, sentence: Sentence) -> bool:
    """Whether "yesterday" tells of what came before the news: "Receivers took over. | … | The
    chairman resigned last night", "The union condemns it. | Deputies voted for it yesterday".
    """
    step = story.rules.relative.get(" ".join(mention.span.text.casefold().split()))
    if step is None or step.unit != "day" or _repeats_lead(story, sentence, mention.span.start):
        return False
    first = story.opening()[0] if story.opening() else sentence
    is_late = story.order[story.finder.number(mention.span.start)] >= OPENING_SENTENCES
    return is_late or story.cues.past.search(story.text, first.start, first.end) is None


def _has_begun(story: Story, sentence: Sentence, start: int) -> bool:
    """Whether a day is that on which something began that the story goes on to tell."""
    return _BEGUN.search(story.text, sentence.start, start) is not None


def _repeats_lead(story: Story, sentence: Sentence, start: int) -> bool:
    """Whether the act before a date is one that headline or first sentence tell."""
    return story.act_before(sentence, start) in story.lead_words


def _is_behind_news(story: Story, sentence: Sentence, start: int) -> bool:
    """Whether the opening tells fresh news, and the act before a date is another one."""
    news = _acts_of_news(story)
    return bool(news) and story.act_before(sentence, start) not in news


def _acts_of_news(story: Story) -> set[str]:
    """What the opening tells in the perfect, as stems: "has started proceedings"."""
    return {
        perfect["verb"][:STEM]
        for sentence in story.opening()
        for perfect in _NEWS.finditer(story.text, sentence.start, sentence.end)
        if not is_quoted(story.text, perfect.start(), sentence)
    }


def _is_future(story: Story, sentence: Sentence, mention: DateMention) -> bool:
    return is_future(story.text, sentence, mention.span.start, mention.span.end, story.cues)


def _attachment(story: Story, sentence: Sentence, mention: DateMention) -> tuple[float, str]:
    """How well the date hangs on the sentence's main act, and the words for it."""
    before = story.text[sentence.start : mention.span.start]
    takes_days = story.anchor is None and SEVERAL.search(mention.span.text)  # "from 7 to 9 June"
    if not takes_days and story.cues.background_before.search(before[-40:]):
        return -4.0, "background"
    if _is_counted_back(story, " ".join(mention.span.text.casefold().split())):
        return -4.0, "the day before the story's own"
    if story.anchor is None and _is_today(story, before):
        return 2.0, f"told with {before[-8:].strip()} {mention.span.text}"
    inside = story.order[story.finder.number(mention.span.start)] > 0 and before.endswith("(")
    if inside and story.text.startswith(")", mention.span.end):
        return SUBORDINATE, "in brackets"
    if story.anchor is None and story.rules.occasion_before.search(before[-40:]):
        return 1.0, f"the day of an occasion: {before[-12:]}{mention.span.text}"
    if story.anchor is None and _RULED.search(before[-120:]):
        return 1.0, f"{_OF_RULING}: {before[-12:]}{mention.span.text}"
    opener = story.rules.prepositions.search(before[-60:])
    core = before[: len(before) - len(opener.group())] if opener else before
    time = _TIME.search(core[-20:])
    core = core[: len(core) - len(time.group())] if time else core
    if core[-40:].rstrip() and story.cues.background_before.search(core[-40:].rstrip() + " "):
        return -4.0, "background"
    clause = core[core.rfind(",") + 1 :] if "," in core else core
    below = depth(core, clause, story.cues)
    if story.anchor is not None and _OF_OCCASION.search(before[-40:]):
        return -4.0, "the day of a noun"
    near = core[-ACT_REACH:]
    act, report = end_of_last(story.cues.act, near), end_of_last(story.cues.report, near)
    if story.opens(sentence, mention.span.start):
        after = story.text[mention.span.end : sentence.end]
        if story.cues.act.search(after[:200]) or story.cues.past.search(after[:200]):
            return 1.0 + below, f"the story opens with {mention.span.text}"
    placed = _IT_HAD.search(near)
    if placed and not story.cues.report.fullmatch(placed["noun"]):
        return RELATIVE, "what had been done to it before"
    if _PERFECT.search(near[:act] if act is not None else near.rstrip()):
        return SUBORDINATE + below, "what had happened before"
    if story.text.startswith(",", mention.span.end) and is_participle(clause, story.cues):
        return _ASIDE + below, "in an aside"
    done_by = act is not None and story.text.startswith(" by ", mention.span.end)
    if done_by and not is_passive(near[:act]):  # "the results announced yesterday by the board"
        return RELATIVE, "what was done to something else"
    if act is not None and is_done_to_another(core, near[:act], near[act:]):
        return SUBORDINATE + below, "what was done to something else"
    if act is not None and (report is None or act > report):
        verb = near[:act].rsplit(None, 1)[-1]
        told = f"{verb} {near[act:].strip()}"
        return 1.2 + below, f"told with its verb: {told} {mention.span.text}"
    if story.cues.past.match(story.text, mention.span.end + 1, sentence.end):
        return 1.3 + below, f"right before its verb: {mention.span.text}"
    if report is not None:
        return 0.5 + below, f"a statement of {mention.span.text}"
    if story.anchor is None and core == before and core.rstrip().endswith(","):
        if core.rstrip(", ").rsplit(" ", 1)[-1].casefold() in story.rules.relative:
            return 1.0, f"told with {core[-8:].strip()} {mention.span.text}"  # "yesterday, 3 May"
        if _is_told(story, sentence, mention, core):
            return below, f"told with its place: {' '.join(core.split()[-3:])} {mention.span.text}"
        return -4.0, "a caption"  # "A store in Los Angeles, March 24, 2017."
    if _PRICE.search(near) and not _KEPT.search(near):
        return -4.0, "the day of a price"
    return below, f"told in the opening: {mention.span.text}"


def _is_told(story: Story, sentence: Sentence, mention: DateMention, core: str) -> bool:
    """Whether a sentence with a day behind a place tells what was, and is no caption.

    "Two miners were seen in Lima, Peru, May 2, 2018." or "In Lima, Peru, May 2, 2018, they left".
    """
    if _WAS.search(core):
        return True
    behind = story.text[mention.span.end : min(mention.span.end + OPENED, sentence.end)]
    if not behind.startswith(", "):
        return False
    opens = core.startswith(_IN) and story.cues.past.search(behind) is not None
    return opens or story.cues.report.search(behind) is not None  # "…, May 2, 2018, she said"


def _is_today(story: Story, core: str) -> bool:
    """Whether the words before a day say that it is the story's own: "today, 3 May 2024".

    Or in brackets: "a study out today (3 May 2024)".
    """
    if not core.endswith((", ", " (")):
        return False
    step = story.rules.relative.get(core[:-2].rpartition(" ")[2].casefold())
    return step is not None and step.unit == "day" and not step.steps


def _is_counted_back(story: Story, said: str) -> bool:
    """Whether a day is counted back from another one: "the day before", "a week earlier"."""
    step = story.rules.relative.get(said)
    if step is not None:
        return step.base == "reference" and step.steps < 0
    return said.endswith(story.rules.back_endings)
