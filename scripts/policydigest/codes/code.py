"""A kind of problem, as the tables beside this module list them."""

from __future__ import annotations

from typing import NamedTuple

from policydigest.model import Severity


class Code(NamedTuple):
    """A kind of problem: stable `code`, short `title`, what the rule is for, how grave it is."""

    code: str
    title: str
    explanation: str
    severity: Severity = "error"
