"""Regular expressions made from word lists.

A list becomes a tree of its words' beginnings, `(?:a(?:nnual|udit)|bill)`: the engine then looks
at each letter of the text once, where a plain row of alternatives makes it try one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

SPACE = r"\s{1,3}"
_SPACES = r"\s+"
_NOTHING = r"(?!)"
_END = ""  # where a word of the tree ends

_Tree: TypeAlias = "dict[str, _Tree]"


def any_of(words: Iterable[str], space: str = _SPACES) -> str:
    """A pattern for any of these words or phrases, longest first; spaces may be line breaks.

    `space` is what a space of a phrase stands for.
    """
    tree = _tree(words)
    return _branches(tree, space) if tree else _NOTHING


def phrase(words: Iterable[str], space: str = _SPACES) -> re.Pattern[str]:
    """A pattern for any of these as whole words, in any case.

    It begins with the set of their first letters, in which the case counts: the engine seeks that
    faster than anything else. Only behind it stands that no letter came before.
    """
    tree = _tree(words)
    if not tree:
        return re.compile(_NOTHING)
    firsts = sorted({case for letter in tree for case in (letter.lower(), letter.upper())})
    seek = "".join(map(re.escape, firsts))
    rests = "|".join(f"(?<={re.escape(first)}){_branches(tree[first], space)}" for first in tree)
    return re.compile(rf"(?-i:[{seek}])(?<!\w.)(?:{rests})(?!\w)", re.IGNORECASE)


def right_before(words: Iterable[str]) -> re.Pattern[str]:
    """One of these right before the end of a text, a space (or a hyphen of its own) between."""
    ordered = tuple(words)
    glued = [word for word in ordered if word.endswith(("-", "'", "’"))]
    apart = [word for word in ordered if word not in glued]
    return re.compile(
        rf"(?:(?<!\w)(?:{any_of(apart)}){SPACE}|(?<!\w)(?:{any_of(glued)})\s?)$", re.IGNORECASE
    )


def _tree(words: Iterable[str]) -> _Tree:
    """The words letter by letter."""
    tree: _Tree = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return tree


def _branches(tree: _Tree, space: str) -> str:
    """What may follow at a place of the tree, as a pattern: the longest first."""
    letters = sorted(tree.keys() - {_END}, key=lambda letter: (-_depth(tree[letter]), letter))
    branches = [
        (space if letter == " " else re.escape(letter)) + _branches(tree[letter], space)
        for letter in letters
    ]
    if _END in tree and branches:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})" if branches else ""


def _depth(tree: _Tree) -> int:
    return max((1 + _depth(branch) for branch in tree.values()), default=0)
