"""The JSON Schemas of the vocabulary's files."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from helpers import REPOSITORY
from policydigest import store
from policydigest.checks.vocabulary.reading import FILES
from policydigest.notation import strict_yaml
from policydigest.store import inputs
from policydigest.vocabulary.schema import HELP, modeline, schema_file, schemas

TEXTS = inputs.read_vocabulary(REPOSITORY)


def validator(name: str) -> Any:
    schema = json.loads((REPOSITORY / schema_file(name)).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


@pytest.mark.parametrize("name", FILES)
def test_the_files_name_their_schema_and_keep_to_it(name: str) -> None:
    assert TEXTS[name].startswith(f"{modeline(name)}\n")
    target = modeline(name).partition("$schema=")[2]
    assert (REPOSITORY / store.VOCABULARY / target).resolve() == REPOSITORY / schema_file(name)
    value = strict_yaml.load_once(TEXTS[name]).value
    assert [error.message for error in validator(name).iter_errors(value)] == []


@pytest.mark.parametrize(
    ("name", "slip"),
    [
        ("countries.yml", lambda entry: entry.update(region="Middle Earth")),
        ("countries.yml", lambda entry: entry.update(id="Japan")),
        ("organisations.yml", lambda entry: entry.update(kind="agencie")),
        ("organisations.yml", lambda entry: entry.update(fomrs=["X"])),
        ("instruments.yml", lambda entry: entry.pop("kind")),
        ("topics.yml", lambda entry: entry.update(terms="x")),
        ("topics.yml", lambda entry: entry.update(former=["x", "x"])),
    ],
)
def test_slips_are_refused(name: str, slip: Callable[[dict[str, Any]], object]) -> None:
    loaded: Any = strict_yaml.load_once(TEXTS[name]).value
    value = copy.deepcopy({**loaded, FILES[name][1]: loaded[FILES[name][1]][:1]})
    assert not list(validator(name).iter_errors(value))
    slip(value[FILES[name][1]][0])
    assert list(validator(name).iter_errors(value))


def test_every_key_is_explained_and_no_other() -> None:
    keys = [
        schemas()[schema_file(n)]["properties"][key]["items"] for n, (_, key, _) in FILES.items()
    ]
    assert {name for item in keys for name in item["properties"]} == set(HELP)
