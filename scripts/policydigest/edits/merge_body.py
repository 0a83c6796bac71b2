"""The text of a body after a merge: order and spacing of its sections."""

from __future__ import annotations

from collections.abc import Mapping

from policydigest.digest_file.sections import Section, join_sections
from policydigest.edits.fingerprints import sections_of


def arrange(body: str, kept: Mapping[str, Section]) -> str | None:
    """The body that the `kept` sections make in their order; `body` to the byte if none changed.

    None where the sections would not be read back as they are: an open code block in one of them
    swallows the headings after it.
    """
    current = sections_of(body)
    if list(kept) == list(current) and all(kept[key] == current[key] for key in kept):
        return body
    order = sorted(kept, key=lambda key: kept[key].heading is not None)  # the lead comes first
    arranged = join_sections(_spaced([kept[key] for key in order]))
    return arranged if list(sections_of(arranged)) == order else None


def _spaced(parts: list[Section]) -> list[Section]:
    """The sections with a blank line between them and a line end after the last."""
    spaced: list[Section] = []
    for number, part in enumerate(parts, start=1):
        text = part.text.rstrip("\r\n")
        line = part.line
        if line and not text:
            line = line.rstrip("\r\n") + "\n"
        if number < len(parts):
            text += "\n\n" if text else "\n"
        elif text:
            text += "\n"
        spaced.append(part._replace(text=text, line=line))
    return spaced
