"""Checks of digests and of the vocabulary: pure functions from what was read to `Problem`s.

Reading itself already reports what is wrong with a file's form (`digests.parse`); these checks
judge what the fields say. A check is a function registered with `registry.digest_check` or
`registry.collection_check`; those of the vocabulary are in `vocabulary`. All codes are explained
in `codes`.
"""

from __future__ import annotations

from policydigest.checks import (  # noqa: F401 - register
    collection,
    fields,
    names,
    rights,
    safety,
    sources,
    told,
)
from policydigest.checks.outline import Outline, Use, outlines, uses
from policydigest.checks.registry import Checked, check_collection, check_digest, checked
from policydigest.checks.rights import verbatim
from policydigest.checks.sources import missing_source, source_problems
from policydigest.checks.vocabulary import (
    IDS,
    UNUSABLE,
    check_content,
    check_form,
    check_vocabulary,
    list_of_ids,
)
from policydigest.checks.vocabulary import read as read_vocabulary_files
from policydigest.codes import CODES, Code, problem

__all__ = [
    "CODES",
    "IDS",
    "UNUSABLE",
    "Checked",
    "Code",
    "Outline",
    "Use",
    "check_collection",
    "check_content",
    "check_digest",
    "check_form",
    "check_vocabulary",
    "checked",
    "list_of_ids",
    "missing_source",
    "outlines",
    "problem",
    "read_vocabulary_files",
    "source_problems",
    "uses",
    "verbatim",
]
