"""Dates that belong to a noun: "The next day for a vote is 3 May 2024" tells when one will be."""

from __future__ import annotations

import re

from policydigest.recognise.clauses.tidying import Clause

IS = (" is ", " is on ", " will be ")  # behind the noun that a date belongs to
_DATE_OF = re.compile(
    r"(?:The )?(?P<what>(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,4}['’]s )?"
    r"(?:next|new|final|closing|scheduled) [^,;:]{3,90}|deadline for [^,;:]{3,80}) (?:is|will be) "
)


def date_of(sentence: str, begin: int) -> Clause | None:
    """What a sentence says the date of, None if it tells something else; the date is at `begin`.

    Before it stands one of `IS`.
    """
    found = _DATE_OF.fullmatch(sentence, 0, begin)
    if found is None:
        return None
    what = f"{found['what'][:1].upper()}{found['what'][1:]}"
    return Clause(what, found.start("what"), found.end("what"), what)
