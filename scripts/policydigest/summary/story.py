"""Which sentences of a document tell its story, and which of them are somebody's words."""

from __future__ import annotations

import re

from policydigest.document.letterheads import is_a_record
from policydigest.model import Document, Sentence
from policydigest.summary.lists import CHOSEN, clauses, is_label, leads_on

_ENDS = '.!?…”"’»)'
# What somebody thinks, and who says so.
_UNSURE = re.compile(r"\b(?:could|would|might|should)\b")
_SAID = re.compile(
    r"\b(?:said|says|told|argued|argues|stressed|noted|added|explained|predicted|warned|thought|"
    r"believed|believes|claimed|claims|insisted|promised|pledged|announced|confirmed|declared|reported|"
    r"wrote|agreed|asked|urged|critici[sz]ed|complained|feared|according to|view|hoped|hopes)\b"
)
# Behind a whole sentence: "has fined three firms:", not "has fined the following:"
_LIST_FOLLOWS = re.compile(
    r"(?<! the following)(?<! follows)(?<! are)(?<! is)(?<! these)(?<! include)(?<! includes)"
    r"(?<! including)(?<! namely)(?<! that):$"
)
# What the text is, and nothing of what it tells: "Summary of remarks by …"
_LABEL = re.compile(
    r"(?:[Jj]oint )?[Ss]tatement (?:on|by|regarding)\b"
    r"(?![^.]*\b(?:is|are|was|were|has|have|will|said|[a-z]+ed)\b)|"
    r"(?:Summary|Transcript|Text|Excerpts?|Highlights|Readout|Translation) of (?:the |an? )?"
    r"(?:[a-z]+ )?(?:remarks|statement|speech|briefing|interview|address|communiqu)"
    # "The press release issued by the Ministry of Ports on 3 May": of the text alone
    r"|(?:The|This|A) (?:press|news|media) (?:release|statement|note) (?:was )?(?:issued|published|"
    r"released) (?:by|on)\b|[^.]{2,90} [Ww]ritten (?:ministerial )?statement [–—-] made\b"
)
# "Formal Agreement with Salt Bank, Lamu, for unsafe practices": no sentence
_DEED = re.compile(
    r"(?:[A-Z][\w’'-]* (?:and )?){1,6}(?:with|against) [A-Z]"
    r"(?!.*\b(?:is|are|was|were|has|have|had|will)\b)"
)
# Lines that each tell what was done on a day: "3 May 2024 - Introduced by the member for Lamu."
_DAY = r"(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) (?:19|20)\d\d ?[-–—:] "
_CHRONICLE = re.compile(rf"\n{_DAY}[^\n]*\n\s*{_DAY}")
_CHRONICLE_LINE = re.compile(_DAY)
_RECORDS = 6  # sentences among which what a case is stands
_LABELLED = 60  # characters in which a label ends
_PICTURES = ("Photo", "Caption", "Picture", "Image")
_CAPTION = re.compile(r"(?:Photo|Picture|Image|Caption)\b(?: [a-z]+)?(?: [Cc]aption)?:")
_BYLINE = re.compile(r"By (?:[A-ZÀ-Þ][\w’'.-]* ){1,4}[A-ZÀ-Þ][\w’'-]*\.")  # "By Jane L. Roe."
FEW_QUOTED = 3  # words between quotation marks that any sentence may have
_NOUN = 12  # characters of a noun before a quotation mark
_DOUBLE = '“”"«'
# "'The aim is change." of a quotation that goes on, "Nobody loses,' he said" of one that ends
_MARK = re.compile(r"[“”\"«]|^['‘]|[,.!?]['’](?: |$)")
_SINGLE_END = re.compile(r"['’](?!\w)")
_SINGLE_INSIDE = re.compile(r" ['‘](?!(?:em|til|n)\b)(?=[A-Za-z])")
_SINGLE_START = re.compile(r"(?<!\w)['‘](?=\w)")
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]")
# What a title has not: "Trade: what next" is said by somebody
_NO_TITLE = re.compile(
    r"^.[^A-ZÀ-Þ\d]|(?<![\w’'-])(?!(?:an?|and|as|at|by|for|from|in|into|its|of|on|or|our|over|the|"
    r"their|to|vs|with|your|de|la|du)\b)[a-zß-öø-ÿ]"
)
_TITLE_AT_END = re.compile(r"[“\"][^“”\"]{2,120}\.[”\"]$")
_LAW_NAMED = re.compile(r"\b(?i:law|act|bill|code|decree|resolution|programme|program|project) $")


def told_in(document: Document) -> list[tuple[int, Sentence]]:
    """The sentences of the story, with their numbers: none of headings, labels and list ends."""
    told = [
        (number, sentence)
        for number, sentence in enumerate(document.sentences)
        if (kind := document.paragraphs[sentence.paragraph].kind) == "body"
        or (kind == "list" and _is_whole(document, sentence))
    ]
    if not document.places.keys().isdisjoint(_PICTURES):
        told = [one for one in told if not _CAPTION.match(document.text, one[1].start)] or told
    if _CHRONICLE.search(document.text):
        told = [one for one in told if not _is_in_chronicle(document, one[1])] or told
    records = {one for one in told[:_RECORDS] if _is_recorded(document, one[1])}
    if records:
        told = [one for one in told if one not in records] or told
    while len(told) > 1:
        _, first = told[0]
        is_label = _LABEL.match(document.text, first.start)
        if not (is_label or _BYLINE.fullmatch(document.text, *first[:2])):
            break
        told = told[1:]
    # Without the headings of its sections, unless it has no full stops at all.
    items = clauses(document)
    closed = [one for one in told if one[0] in items or _is_closed(document.text, one[1])]
    if (
        closed
        and told[0] != closed[0]
        and _LIST_FOLLOWS.search(document.text, told[0][1].start, told[0][1].end)
    ):
        closed.insert(0, told[0])  # which leads to a list, and tells what the story is
    return closed or told


def _is_recorded(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in a line that tells one thing of a case: "Judge: Jane Roe"."""
    start, end, kind = document.paragraphs[sentence.paragraph]
    is_labelled = document.text.find(": ", start, min(end, start + _LABELLED)) >= 0
    return is_labelled and kind == "body" and is_a_record(document.text[start:end])


def _is_in_chronicle(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands in a line that begins with its day."""
    paragraph = document.paragraphs[sentence.paragraph]
    return _CHRONICLE_LINE.match(document.text, paragraph.start) is not None


def _is_whole(document: Document, sentence: Sentence) -> bool:
    """Whether an item of a list tells something by itself."""
    text = document.text[sentence.start : sentence.end]
    return not (_ends_list(document, sentence) or is_label(text) or _DEED.match(text))


def _is_closed(text: str, sentence: Sentence) -> bool:
    """Whether a sentence ends as one does, or its act or object follows: "decides to:"."""
    if text[sentence.end - 1] != ":":
        return text[sentence.end - 1] in _ENDS or _is_noted(text, sentence.end)
    return (
        text.endswith(" to:", sentence.start, sentence.end)
        or CHOSEN.search(text, sentence.start, sentence.end) is not None
        or leads_on(text[sentence.start : sentence.end])
    )


def _is_noted(text: str, end: int) -> bool:
    """Whether the mark of a footnote stands behind what ends a sentence: "by law.[12]"."""
    return text[end - 1] == "]" and text[text.rfind("[", 0, end) - 1] in _ENDS


def _ends_list(document: Document, sentence: Sentence) -> bool:
    """Whether it is the last item of a list whose items are parts of one sentence: "…; | …"."""
    number = sentence.paragraph
    previous = document.paragraphs[number - 1]
    return number > 0 and previous.kind == "list" and document.text[previous.end - 1] in ";,"


def is_unsaid_report(document: Document, number: int, sentence: Sentence) -> bool:
    """Whether somebody's words go on unsaid: "He was glad, he said. | It could open soon"."""
    text = document.text
    if _UNSURE.search(text, sentence.start, sentence.end) is None or number == 0:
        return False
    previous = document.sentences[number - 1]
    return (
        previous.paragraph == sentence.paragraph
        and _SAID.search(text, sentence.start, sentence.end) is None
        and _SAID.search(text, previous.start, previous.end) is not None
    )


def with_stop_behind_title(text: str) -> str:
    """A sentence whose last words are a title, with its full stop behind the mark: “On Salt”.

    "" for others.
    """
    title = _TITLE_AT_END.search(text)
    if title is None or _NO_TITLE.search(title.group()):
        return ""
    return f"{text[:-2]}{text[-1]}."


def is_half_quoted(raw: str) -> bool:
    """Whether a sentence is mostly somebody's words, or holds only one end of a quotation."""
    if " '" in raw or " ‘" in raw:  # "She said that the 'list is long."
        inside = _SINGLE_INSIDE.search(raw)
        if inside and not _SINGLE_END.search(raw, inside.end()):
            return True
    mark = _MARK.search(raw)
    if mark is None:
        return False
    if mark.group() not in _DOUBLE:
        is_opening = not mark.start()
        closing = _SINGLE_END.search(raw, 1) if is_opening else None
        opening = None if is_opening else _SINGLE_START.search(raw, 0, mark.start())
        return not (closing or opening)
    if raw.count("“") != raw.count("”") or raw.count('"') % 2:
        return True
    quoted = [  # but the Law “On Subsoil Use” is a name, and so is a “Course on Salt”
        found.group()
        for found in _QUOTED.finditer(raw)
        if _NO_TITLE.search(found.group())
        and not _LAW_NAMED.search(raw, max(0, found.start() - _NOUN), found.start())
    ]
    count = len(" ".join(quoted).split())
    return count > FEW_QUOTED and count > len(raw.split()) / 4
