"""Lists in an article: what their items mean by themselves.

"The Reading Act would: | Increase the number of libraries." has items that go on with the words
before them; "Package 1 - to build a pier" is none of a sentence. A sentence that leads to a list,
"approves the following firms:", takes in the names.
"""

from __future__ import annotations

import re

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
_LISTED = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)] )?(?P<said>.*?)(?:[;,.]|[;,] and)?")
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
        if opens and stem and _ITEM.match(text):
            found[number] = stem
        else:
            stem = text[:-1] if text.endswith(":") and _STEM.fullmatch(text) else ""
        before = sentence
    return found


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
