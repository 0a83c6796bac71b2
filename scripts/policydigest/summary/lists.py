"""Lists in an article: what their items mean by themselves.

"The Reading Act would: | Increase the number of libraries." has items that go on with the words
before them; "Package 1 - to build a pier" is none of a sentence. A sentence that leads to a list,
"approves the following firms:", takes in the names.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from policydigest.model import Document, Sentence
from policydigest.summary.naming import joined

# "The Rural Reading Act would:", "The accord is to:"
_STEM = re.compile(
    r"[^.;:!?]{3,120} (?:would|will|shall|must|can|may|should"
    r"|(?:is|are|was|were|pledged|agreed) to):"
)
# "Increase the number", but not "Libraries were", "The state", "Congress will"
_ITEM = re.compile(
    r"(?!(?:The|An?|This|These|That|It|They|He|She|We|I|You|In|On|At|By|For|And|But|Its|Their|His|Her|"
    r"Our|My|All|Some|No|As|If|When|While|With|Under|After|Before|Since)\b)[A-Z][a-z]+(?<![^su]s)"
    r"(?<!ed)(?<!ly) (?!(?:was|were|is|are|has|have|had|will|would|said|says|of|[a-z]+ed)\b)\w"
)
# "announced his intent to nominate the following individual to a key position:"
CHOSEN = re.compile(r"\b(nominate|appoint)(?: the following (?:individual|person)\b[^:]*)?:$")
_POST = re.compile(r"[A-ZÀ-Þ][^,.;:]{3,60}(?:\.[^,.;:]{1,40})?, to (?:be|serve)\b[^.;]*\.?$")
MOST_NAMES = 6  # that a sentence takes in
_LONGEST_NAME = 60  # characters of an item that is only a name
_FOLLOWING = re.compile(  # "in the following countries", "these firms"
    r"\bthe following(?: (?!as\b|in\b|for\b|of\b|to\b|that\b)[a-z-]+){1,3}?"
    r"(?=,? (?:as|in|for|of|to|from|on|at|that|which|who|with|under)\b|:$)"
)
_LISTED = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)-] )?(?P<said>.*?)(?:[;,.]|[;,] and)?")
# "The Committee, having heard them, reports as follows and recommends that:"
_STEM_THAT = re.compile(
    r"(?P<who>[^.;:!?,]{3,120})(?:, [^.;:!?]{3,160},)?(?: [a-z]+s? as follows and)?"
    r" (?P<does>(?:further |also |therefore |hereby )?(?:recommend|order|rule|direct|declare|"
    r"decide|request|demand|propose|resolve|agree|require)(?:s|d|ed)? that):"
)
_WHOLE_NAME = re.compile(  # said once: "The Committee | on Salt and Lakes of the Parliament"
    r"^((?:The|This|A) (?:[A-Z][\w’'-]+ ){0,3}?(?:Committee|Commission|Council|Court|Board|Panel|"
    r"Tribunal|Assembly)) (?:on|of|for) .*(?= (?:[a-z]+ )?[a-z]+ that$)"
)
_MARKED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)] (?=[a-z])")  # "(a) the bill be passed"
# "The Council of Ministers adopted:", with the things that it adopted
_DONE = re.compile(
    r"\b(?:adopt|approv|endors|examin|pass|sign|ratif|repeal|reject|launch|order|ban|suspend|"
    r"establish|authori[sz]|grant|withdr|revok|publish|issu|impos|announc)[a-z]{0,4}"
    r"(?P<following> the following(?: [a-z]+){0,2})?:$"
)
_REST = re.compile(  # "A draft law | , and referred it to the Senate. The draft …"
    r"(?:, and [a-z]+ed (?:it|them)\b|(?<=[\w)])\. (?=[A-Z])).*", re.DOTALL
)
_THING = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]wo|[Tt]hree|[a-z]+s) [^.:!?]*")
_THING_OPENS = re.compile(  # and no verb of its own
    r"An? (?:draft|bill|memorand|law|decree|decision|amend|agree)"
    r"(?![^,.;]* (?:was|were|is|are|will|would|has|have) )"
)
MOST_THINGS, THINGS = 3, 220  # and their characters, that a sentence takes in
_DECISIONS = re.compile(  # "met and took these decisions:"
    r"\b(?:took|made|adopted|reached|announced|has taken|has made) (?:these|the following) "
    r"(?:decisions?|measures?|steps|changes|resolutions?):$"
)
_AGREED = ("agreed:", "decided:", "resolved:", "undertook:", "pledged:", "promised:", "agree:")
# "To lift all measures": an item of such a list, and no "To meet demand, the port will …"
_TO_DO = re.compile(r"To [a-z]+ (?!.*, (?:the|an?|its?|they|he|she|[A-ZÀ-Þ])\b)")
_LABELLED = re.compile(r"[^,.:]{1,40} [-–—] to [a-z]+ ")


def stems(document: Document) -> dict[int, str]:
    """What stands before the items of a list, by the numbers of their sentences.

    An item is a paragraph of its own and goes on from "The Act would:" with a verb.
    """
    found: dict[int, str] = {}
    if ":\n" not in document.text:
        return found
    stem = ""
    before: Sentence | None = None
    for number, sentence in enumerate(document.sentences):
        opens = before is None or before.paragraph != sentence.paragraph
        text = document.text[sentence.start : sentence.end]
        if opens and stem and _goes_on(stem).match(text):
            found[number] = _WHOLE_NAME.sub(r"\1", stem)
        elif opens or text.endswith(":"):
            stem = _stem(text) if text.endswith(":") else ""
        before = sentence
    return found


def clauses(document: Document) -> Collection[int]:
    """The numbers of the items that are clauses of their list's sentence: "recommends that: …"."""
    return {number for number, stem in stems(document).items() if stem.endswith(" that")}


def leads_on(text: str) -> bool:
    """Whether a sentence that ends in a colon leads to what was done: "recommends that:"."""
    return _DONE.search(text) is not None or (text.endswith(" that:") and bool(_stem(text)))


def _stem(text: str) -> str:
    """What goes before each item of the list that a sentence leads to, "" for none."""
    if text.endswith(" that:"):
        said = _STEM_THAT.fullmatch(" ".join(text.split()))
        return f"{said['who']} {said['does']}" if said else ""
    if done := _DONE.search(text):
        return text[: done.start("following")] if done["following"] else text[:-1]
    return text[:-1] if _STEM.fullmatch(text) else ""


def _goes_on(stem: str) -> re.Pattern[str]:
    """What an item that goes on from the words before its list begins like."""
    if stem.endswith(" that"):
        return _MARKED
    return _THING_OPENS if _DONE.search(f"{stem}:") else _ITEM


def without_mark(text: str) -> str:
    """An item without the letter or number before it: "(a) the bill be passed; and"."""
    marked = _MARKED.match(text)
    item = _LISTED.fullmatch(text) if marked else None
    return item["said"] if item else text


def is_label(text: str) -> bool:
    """Whether a text is an item that only names what is to be done: "Package 1 - to build"."""
    if text.startswith("To "):
        return _TO_DO.match(text) is not None
    return " to " in text and _LABELLED.match(text) is not None


def with_list(text: str, document: Document, sentence: Sentence) -> str:
    """The text of a sentence that ends in a colon, with the names or the first act of its list.

    As it is where neither "the following …" nor "decides to:" leads to one.
    """
    if chosen := CHOSEN.search(text):
        line = _line_behind(document, sentence)
        if is_post(line):
            return f"{text[: chosen.end(1)]} {line.rstrip('.;')}."
    items = _items(document, sentence)
    if not items:
        return text
    if text.endswith(" to:") and items[0][:1].islower():
        return f"{text[:-1]} {items[0]}."
    if text.endswith(_AGREED) and items[0].startswith(("To ", "to ")):
        return f"{text[:-1]} t{items[0][1:]}."
    if text.endswith(" that:") and items[0][:1].islower():
        stem = _stem(text)
        return f"{stem or text[:-1]} {items[0]}."
    if _DONE.search(text):
        things = [_REST.sub("", item) for item in items[:MOST_THINGS]]
        if all(map(_THING.fullmatch, things)):
            things = [f"{thing[0].lower()}{thing[1:]}" for thing in things]
            start = _stem(text)
            told = f"{start} {joined(things)}."
            return told if len(told) - len(text) < THINGS else f"{start} {things[0]}."
    if _DECISIONS.search(text) and items[0][:1].islower():
        fitting = [n for n in range(1, MOST_THINGS + 1) if len("; ".join(items[:n])) < THINGS]
        return f"{text} {'; '.join(items[: max(fitting, default=1)])}."
    is_named = 2 <= len(items) <= MOST_NAMES and all(map(_is_name, items))
    if not is_named or not _FOLLOWING.search(text):
        return text
    return f"{_FOLLOWING.sub(joined(items), text, count=1)[:-1]}."


def is_post(text: str) -> bool:
    """Whether a line only tells who is to be what: "Jane Roe of Kent, to be Judge of …"."""
    return ", to " in text and _POST.match(text) is not None


def _line_behind(document: Document, sentence: Sentence) -> str:
    number = sentence.paragraph + 1
    if number == len(document.paragraphs):
        return ""
    paragraph = document.paragraphs[number]
    return document.text[paragraph.start : paragraph.end]


def _items(document: Document, sentence: Sentence) -> list[str]:
    """What the lines right behind a sentence's paragraph say, as far as they are a list."""
    found: list[str] = []
    for number in range(sentence.paragraph + 1, len(document.paragraphs)):
        paragraph = document.paragraphs[number]
        line = document.text[paragraph.start : paragraph.end]
        is_item = paragraph.kind == "list" or line.endswith((";", "; and")) or _is_name(line)
        if not is_item and not (found and _LISTED.fullmatch(line) and line[:1].islower()):
            break
        item = _LISTED.fullmatch(line)
        found.append(item["said"] if item else line)
    return found


def _is_name(line: str) -> bool:
    """Whether a line is short, begins large and is no sentence."""
    return len(line) <= _LONGEST_NAME and line[:1].isupper() and not line.endswith((".", ":", "!"))
