"""Which sentences of a document tell its story, and which of them are somebody's words."""

from __future__ import annotations

import re

from policydigest.model import Document, Sentence

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
    r"(?:Summary|Transcript|Text|Excerpts?|Highlights|Readout|Translation) of (?:the |an? )?"
    r"(?:[a-z]+ )?(?:remarks|statement|speech|briefing|interview|address|communiqu)"
)


def told_in(document: Document) -> list[tuple[int, Sentence]]:
    """The sentences of the story, with their numbers: none of headings, labels and list ends."""
    told = [
        (number, sentence)
        for number, sentence in enumerate(document.sentences)
        if (kind := document.paragraphs[sentence.paragraph].kind) == "body"
        or (kind == "list" and not _ends_list(document, sentence))
    ]
    if len(told) > 1 and _LABEL.match(document.text, told[0][1].start):
        told = told[1:]
    # Without the headings of its sections, unless it has no full stops at all.
    closed = [one for one in told if document.text[one[1].end - 1] in _ENDS]
    if (
        closed
        and told[0] != closed[0]
        and _LIST_FOLLOWS.search(document.text, told[0][1].start, told[0][1].end)
    ):
        closed.insert(0, told[0])  # which leads to a list, and tells what the story is
    return closed or told


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
