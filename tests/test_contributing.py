"""What contributors are told is so: the example is a digest that passes, the map is whole."""

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


def test_each_module_has_its_place_on_the_map() -> None:
    design = (REPOSITORY / "docs/design.md").read_text(encoding="utf-8")
    table = design.partition("## Where what is")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| .* \| (`.*`) \|$", table, re.MULTILINE)
    package = REPOSITORY / "scripts/policydigest"
    modules = {path.stem for path in package.glob("[!_]*.py")}
    modules |= {path.parent.name for path in package.glob("*/__init__.py")}
    assert sorted(re.findall(r"`([a-z_]+)`", " ".join(cells))) == sorted(modules)
