"""All words of the interface stand in one file: each that is used is there, each there is used."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from helpers import REPOSITORY, SCRIPTS
from policydigest import strict_yaml
from policydigest.pages import labels

WORDS = strict_yaml.load((SCRIPTS / "policydigest/data/words.yml").read_text("utf-8")).value
FOR_TEMPLATES = {"templates", "copying", "search_page", "search_says", "facets", "timeline_says"}


def sources(folder: Path, pattern: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob(pattern)))


def test_every_word_used_is_there_and_every_word_there_is_used() -> None:
    code = sources(SCRIPTS / "policydigest", "*.py")
    used = set(re.findall(r"\blabels\.([A-Z][A-Z_]+)\b", code))
    missing = [name for name in sorted(used) if not hasattr(labels, name)]
    assert missing == []
    used |= {name.upper() for name in re.findall(r'(?:_text|_list|_table)\("(\w+)"\)', code)}
    used |= {name.upper() for name in re.findall(r'_WORDS\["(\w+)"\]', code)}
    assert {name for name in WORDS if name.upper() not in used} - FOR_TEMPLATES == set()


def test_every_word_of_the_templates_is_there_and_used() -> None:
    theme = REPOSITORY / "overrides"
    templates = sources(theme, "*.html").replace(labels.template_words(), "")
    scripts = sources(REPOSITORY / "docs/assets/javascripts", "*.js")
    words = vars(jinja2.Environment().from_string(labels.template_words()).module)
    for group, name in re.findall(r"(?<!/)\bwords\.(?:(\w+)\.)?([\w-]+)", templates):
        table = words if not group else words[group]
        assert name in table, (group, name)
    for name in WORDS["templates"]:
        assert f"words.{name}" in templates, name
    for group in ("copying", "search_page", "facets"):
        for name in WORDS[group]:
            assert f"words.{group}.{name}" in templates, name
            assert not hasattr(dict, name), f"in a template {group}.{name} is a method"
    for name in WORDS["search_says"]:
        key = re.sub(r"-(\w)", lambda match: match[1].upper(), name)
        state = re.fullmatch(r"(one|many|none)(Query)?(Chosen)?", key)
        assert state or f'"{key}"' in scripts or f"words.{key}" in scripts or name == "more", name
    for name in WORDS["timeline_says"]:
        key = name.removesuffix("-since")
        assert f'"{key}"' in scripts or f"words.{key}" in scripts, name


@pytest.mark.parametrize("group", sorted(FOR_TEMPLATES))
def test_words_of_templates_are_text_without_markup(group: str) -> None:
    assert [words for words in WORDS[group].values() if re.search(r"[<>&\"]", words)] == []


def test_a_word_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no_such_words"):
        _ = labels.NO_SUCH_WORDS
    assert not hasattr(labels, "home")


def test_scripts_have_no_words_of_their_own() -> None:
    """What a script shows comes from the page: no text is set from a literal with letters."""
    for path in sorted((REPOSITORY / "docs/assets/javascripts").glob("*.js")):
        found = re.findall(
            r"(?:textContent|innerText|placeholder) = [\"'`]\w", path.read_text("utf-8")
        )
        assert found == [], path.name
