"""The dated facts as small data files, a file a year: the timeline's filter reads them.

A page of the timeline shows a part of the facts; these files let its filter look through all of
them, the newest year first, and load no more years than it needs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policydigest.exports.publication import Publication, address, printable
from policydigest.exports.search import plain_text
from policydigest.indexes import TAG_KINDS, Group, digest_path
from policydigest.pages import labels
from policydigest.pages.timeline import FOLDER

if TYPE_CHECKING:
    from policydigest.groups.facts import Fact
    from policydigest.model import Digest

YEARS = f"{FOLDER}/facts/years.json"


def path_of(year: str) -> str:
    """The path of a year's file."""
    return f"{FOLDER}/facts/{year}.json"


def years_file(years: Mapping[str, Sequence[Fact]]) -> tuple[str, str]:
    """The list of the years that have a file, newest first."""
    return YEARS, _json(sorted(years, reverse=True))


def year_file(publication: Publication, year: str, facts: Sequence[Fact]) -> tuple[str, str]:
    """A year's facts, newest first, with the digests they stand in and the names of those.

    Facts name their digest by its place in the list of digests, and digests their names likewise:
    a digest with ten names and five facts is told once.
    """
    names: dict[str, tuple[int, str]] = {}
    digests: dict[str, tuple[int, list[Any]]] = {}

    def name_of(group: Group) -> int:
        return names.setdefault(address(group.path), (len(names), group.name))[0]

    def digest_of(digest: Digest) -> int:
        if digest.id not in digests:
            groups = publication.groups(digest)
            numbers = [name_of(group) for kind in TAG_KINDS for group in groups[kind]]
            told = [printable(digest.title), address(digest_path(digest)), numbers]
            digests[digest.id] = (len(digests), told)
        return digests[digest.id][0]

    told = [
        [fact.date, labels.date_words(fact.date), _words(fact.text), digest_of(fact.digest)]
        for fact in reversed(facts)
    ]
    whole = {
        "facts": told,
        "digests": [digest for _, digest in digests.values()],
        "names": [[path, name] for path, (_, name) in names.items()],
    }
    return path_of(year), _json(whole)


def _words(text: str) -> str:
    return printable(plain_text(text))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
