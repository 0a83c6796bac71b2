"""The annotated example in CONTRIBUTING.md is a digest that passes."""

from __future__ import annotations

import re

from helpers import REPOSITORY
from policydigest import checks, digests, holdings


def test_the_annotated_example_passes_every_check() -> None:
    text = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"```markdown\n(.*?)```", text, re.DOTALL)
    assert example
    name = re.search(r"^id: (.*)$", example[1], re.MULTILINE)
    assert name
    parsed = digests.parse(example[1], f"digests/2025/{name[1]}.md")
    vocabulary = holdings.read_vocabulary(REPOSITORY)
    assert [
        *checks.check_digest(parsed, vocabulary),
        *checks.check_collection(checks.outlines([parsed])),
    ] == []
    assert len(parsed.comments) > 8
