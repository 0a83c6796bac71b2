"""Names put into other words."""

from __future__ import annotations

from dataclasses import replace

from policydigest.edits.fingerprints import fingerprints, short_hash
from policydigest.edits.renaming import mentions_any, rename
from policydigest.merge import merge
from policydigest.model import Digest, PassingMentions

DIGEST = Digest(
    "2024-01-17-x",
    "T",
    "2024-01-17",
    "S",
    organisations=("Old", "Other"),
    topics=("Old",),
    mentions=PassingMentions(organisations=("New", "Third")),
)


def test_a_name_stands_once_and_topics_are_another_matter() -> None:
    renamed = rename(DIGEST, "organisation", {"Old": "New"})
    assert renamed.organisations == ("New", "Other")
    assert renamed.mentions.organisations == ("Third",)
    assert renamed.topics == ("Old",)
    assert rename(DIGEST, "organisation", {"None": "New name"}) == DIGEST


def test_whose_a_name_is_does_not_change() -> None:
    drafted = replace(DIGEST, generated=fingerprints(DIGEST))
    removed = replace(drafted, organisations=("Other",))
    kept = merge(removed, drafted).digest  # notes that a person removed it
    assert f"{short_hash('Old')}-" in kept.generated["organisations"]
    renamed = rename(kept, "organisation", {"Old": "Newest"})
    fresh = replace(DIGEST, organisations=("Newest", "Other"))
    again = merge(renamed, replace(fresh, generated=fingerprints(fresh))).digest
    assert again.organisations == ("Other",)


def test_who_bears_a_name() -> None:
    assert mentions_any(DIGEST, "organisation", ["Third"])
    assert mentions_any(DIGEST, "topic", ["Old"])
    assert not mentions_any(DIGEST, "country", ["Old"])
