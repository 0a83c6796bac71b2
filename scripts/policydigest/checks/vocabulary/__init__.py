"""Checks of the vocabulary: everything that is wrong in all its files, in one run.

Pure: the files' texts go in, `Problem`s come out. `reading` keeps what can be read of each file;
`entries` looks at keys, `values` at what they hold, `forms` at what would be found in texts,
`ids` at what must never change, `languages` at the word lists.
"""

from __future__ import annotations

from collections.abc import Mapping

from policydigest.checks.vocabulary import entries, forms, ids, languages, values
from policydigest.checks.vocabulary.ids import list_of_ids
from policydigest.checks.vocabulary.reading import IDS, Read, read
from policydigest.model import Problem

__all__ = [
    "IDS",
    "UNUSABLE",
    "check_content",
    "check_form",
    "check_vocabulary",
    "list_of_ids",
    "read",
]

# Files with such a problem do not hold what the program expects to read: `check_form` finds them.
UNUSABLE = frozenset({"C070", "C071", "C072", "C073"})


def check_vocabulary(texts: Mapping[str, str]) -> list[Problem]:
    """All problems of a vocabulary, by file and line.

    `texts` are the files by their names below `seeds/vocabulary/`, the list of ids included.
    """
    found = read(texts)
    problems = [*check_form(found), *check_content(found, texts)]
    return sorted(problems, key=Problem.place)


def check_form(found: Read) -> list[Problem]:
    """What is wrong in the form of the files, so that they may not be usable at all."""
    return [*found.problems, *entries.check(found), *languages.check(found)]


def check_content(found: Read, texts: Mapping[str, str]) -> list[Problem]:
    """What is wrong in what the files hold; `found` is what was read of `texts`."""
    return [*values.check(found), *forms.check(found), *ids.check(found, texts)]
