"""Lists in an article: what their items mean by themselves.

"The Reading Act would: | Increase the number of libraries." has items that go on with the words
before them; "Package 1 - to build a pier" is none of a sentence.
"""

from __future__ import annotations

import re

from policydigest.model import Document, Sentence

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
    return " to " in text and _LABELLED.match(text) is not None
