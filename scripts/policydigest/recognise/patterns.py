"""Regular expressions made from word lists.

A long list is parted by its words' first letters, `(?:a(?:nnual|udit)|bill)`: the engine then
tries the few words that can stand at a place, and not the whole row one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

SPACE = r"\s{1,3}"
# A year from 1900 on as a whole word; it begins with its first figure, which is sought fastest.
YEAR = r"[12](?<!\w.)(?:(?<=1)9|(?<=2)0)\d\d\b"
_YEAR = re.compile(YEAR)
_SPACES = r"\s+"
_NOTHING = r"(?!)"
_FEW = 4  # words that are tried one by one: more parts would take longer to compile


def any_of(words: Iterable[str], space: str = _SPACES) -> str:
    """A pattern for any of these words or phrases, longest first; spaces may be line breaks.

    `space` is what a space of a phrase stands for.
    """
    return _row(sorted(set(words)), space) or _NOTHING


def is_year(text: str) -> bool:
    """Whether a text is a year from 1900 on and nothing else."""
    return _YEAR.fullmatch(text) is not None


def phrase(words: Iterable[str], space: str = _SPACES) -> re.Pattern[str]:
    """A pattern for any of these as whole words, in any case.

    It begins with the set of their first letters, in which the case counts: the engine seeks that
    faster than anything else. Only behind it stands that no letter came before.
    """
    ordered = sorted(set(words))
    if not ordered:
        return re.compile(_NOTHING)
    firsts = {case for word in ordered for case in (word[0].lower(), word[0].upper())}
    seek = "".join(map(re.escape, sorted(firsts)))
    behind = _behind_first(ordered, space)
    return re.compile(rf"(?-i:[{seek}])(?<!\w.)(?:{behind})(?!\w)", re.IGNORECASE)


class Phrases:
    """Words and phrases that are asked whether a text has any of them, in any case.

    They are sought in a copy of the text in small letters: an expression that minds no case takes
    two or three times as long. What is sought is the space before them, which is rarer than the
    first letters of many words.
    """

    def __init__(self, words: Iterable[str], space: str = _SPACES) -> None:
        self._pattern = re.compile(rf"\W(?:{any_of(map(str.lower, words), space)})(?!\w)")

    def are_in(self, text: str) -> bool:
        """Whether any of them stands in the text as whole words."""
        return self._pattern.search(f" {text.lower()}") is not None


def beginning(words: Iterable[str], space: str = _SPACES, *, apart: str = r"\w") -> str:
    """The beginning of a pattern: any of these, quick to seek (see `phrase`).

    What matches `apart` does not stand before.
    """
    ordered = sorted(set(words))
    seek = "".join(map(re.escape, sorted({word[0] for word in ordered})))
    return rf"[{seek}](?<!{apart}.)(?:{_behind_first(ordered, space)})" if seek else _NOTHING


def _behind_first(ordered: Sequence[str], space: str) -> str:
    """What may follow the first letter of a word, that being matched already."""
    return "|".join(
        f"(?<={re.escape(letter)}){_group(endings, space)}"
        for letter, endings in _by_letter(ordered).items()
    )


def word(written: str) -> re.Pattern[str]:
    """A pattern for one word, quick to search for in a long text (see `phrase`)."""
    return re.compile(rf"{re.escape(written[0])}(?<!\w.){re.escape(written[1:])}(?!\w)")


def right_before(words: Iterable[str]) -> re.Pattern[str]:
    """One of these right before the end of a text, a space (or a hyphen of its own) between."""
    ordered = tuple(words)
    glued = [word for word in ordered if word.endswith(("-", "'", "’"))]
    apart = [word for word in ordered if word not in glued]
    return re.compile(
        rf"(?:(?<!\w)(?:{any_of(apart)}){SPACE}|(?<!\w)(?:{any_of(glued)})\s?)$", re.IGNORECASE
    )


def _row(endings: Sequence[str], space: str) -> str:
    """What may follow at some place, as a row of alternatives, the longest first."""
    if len(endings) <= _FEW:
        longest = sorted(endings, key=lambda ending: (-len(ending), ending))
        return "|".join(re.escape(ending).replace(r"\ ", space) for ending in longest)
    parts = _by_letter(endings)
    longest = sorted(parts, key=lambda letter: (-max(map(len, parts[letter])), letter))
    ends = [""] if "" in parts else []
    return "|".join(
        [
            re.escape(letter).replace(r"\ ", space) + _group(parts[letter], space)
            for letter in longest
            if letter
        ]
        + ends
    )


def _group(endings: Sequence[str], space: str) -> str:
    row = _row(endings, space)
    return f"(?:{row})" if "|" in row else row


def _by_letter(endings: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The endings without their first letters, by these; "" for an ending that is empty."""
    parts: dict[str, list[str]] = {}
    for ending in endings:
        parts.setdefault(ending[:1], []).append(ending[1:])
    return parts
