"""What stands for a digest where its whole text is shown, and where it is only listed. Pure.

Its own page, its own data and the tables show the whole text. Elsewhere stand its fields, the dated
facts in its text and the dates ahead.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policydigest.exports.calendars import dates_ahead
from policydigest.groups.facts import facts_of
from policydigest.hashes import value_hash

if TYPE_CHECKING:
    from policydigest.model import Digest


@dataclass(frozen=True, slots=True)
class Marks:
    """Hashes of a digest: of all that it says, and of what is shown of it elsewhere."""

    whole: str
    listed: str


def marks_of(digest: Digest) -> Marks:
    """What stands for this digest, whatever the other ones are."""
    facts = [(fact.date, fact.text) for fact in facts_of(digest)]
    ahead = [(one.date, one.number, one.text) for one in dates_ahead(digest)]
    fields = replace(digest, body="", generated={})
    return Marks(value_hash(digest), value_hash(fields, facts, ahead))
