"""The blank digest and what editors and people are told about the fields."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable

import frontmatter
import jsonschema
import pytest
from mkdocs.utils import meta

from helpers import REPOSITORY, Project
from policydigest import digests
from policydigest.digest_file import schema, template
from policydigest.digest_file.fields_table import json_schema
from policydigest.notation import strict_yaml
from policydigest.notation.front_matter import split
from test_committed import FILES

sys.path.insert(0, str(REPOSITORY / "scripts" / "tools"))


def fields_of(text: str) -> object:
    return strict_yaml.load(split(text).front or "").value


def test_what_is_made_from_the_list_of_fields_is_up_to_date() -> None:
    import schema as tool

    assert tool.__file__ == str(REPOSITORY / "scripts" / "tools" / "schema.py")
    for name, text in tool.made().items():
        assert (REPOSITORY / name).read_text(encoding="utf-8") == text, (
            "run scripts/tools/schema.py"
        )


def test_the_schema_accepts_every_committed_digest_and_refuses_slips() -> None:
    jsonschema.Draft7Validator.check_schema(json_schema())
    validator = jsonschema.Draft7Validator(json_schema())
    for path in FILES:
        assert not list(validator.iter_errors(fields_of(path.read_text(encoding="utf-8")))), path
    good = fields_of(FILES[0].read_text(encoding="utf-8"))
    assert isinstance(good, dict)
    for slip in ({"titel": "x"}, {"status": "done"}, {"date": "5 May"}, {"countries": "Japan"}):
        assert list(validator.iter_errors({**good, **slip})), slip


def test_the_blank_digest_has_every_field_with_its_note() -> None:
    text = template.blank("2024-01-17-x", "A: title", "2024-01-17", depth=2)
    for entry in schema.FIELDS:
        if entry.name != "generated":
            assert f"# {entry.help}. " in text
            assert f"\n{entry.name}:" in text or f"\n# {entry.name}:" in text
    parsed = digests.parse(
        text.replace("summary:\n", "summary: Said.\n"), "digests/2024/2024-01-17-x.md"
    )
    assert [problem.code for problem in parsed.problems] == []
    assert parsed.digest is not None
    assert parsed.digest.title == "A: title"


def test_mkdocs_and_others_read_a_file_with_the_modeline() -> None:
    text = template.blank("2024-01-17-x", "Title", "2024-01-17", depth=2)
    assert text.startswith("---\n# yaml-language-server: $schema=../../docs/schemas/digest.json\n")
    body, data = meta.get_data(text)
    assert data["title"] == "Title"
    assert body.startswith("## Key points")
    assert frontmatter.loads(text)["title"] == "Title"
    assert (REPOSITORY / "digests/2024/../../docs/schemas/digest.json").resolve().is_file()
    published = json.loads((REPOSITORY / template.SCHEMA_FILE).read_text(encoding="utf-8"))
    assert published == json_schema()


def test_new_asks_nothing_and_never_writes_over_a_file(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    for wanted in ("2024-01-17-japan-signs", "2024-01-17-japan-signs-2"):
        assert project.call("new", "--title", "Japan signs", "--date", "2024-01-17") == 0
        assert f"digests/2024/{wanted}.md" in capsys.readouterr().out
        assert f"\nid: {wanted}\n" in project.read(f"digests/2024/{wanted}.md")
    assert project.call("new") == 0
    assert "$schema=../docs/" in project.read("digests/new.md")
    assert project.call("new", "--date", "17 May") == 2
    project.call("check", "digests/new.md")
    assert "digests/new.md" in capsys.readouterr().err
