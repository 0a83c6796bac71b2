"""All words of the interface stand in one file: each that is used is there, each there is used."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import jinja2
import pytest

from helpers import REPOSITORY, SCRIPTS
from policydigest import holdings
from policydigest.notation import strict_yaml
from policydigest.pages import labels

WORDS: Any = strict_yaml.load((SCRIPTS / "policydigest/data/words.yml").read_text("utf-8")).value
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


# Words that are no interface text: names of formats, marks in a digest's file, of the program.
NO_INTERFACE = {"BibTeX", "Digest", "Policy Digest", "Timeline", "Pages", "SiteText"}
WORDS_OF_TEXT = re.compile(r"[A-Z][a-z]{2,}|[a-z]{2,} [a-z]{2,}")


def spoken(code: str) -> list[str]:
    """The texts in a module that hold words, without its documentation, errors and markup."""
    tree = ast.parse(code)
    quiet = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Raise):
            quiet |= {id(inner) for inner in ast.walk(one)}
    texts = (
        one.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in quiet
    )
    attribute = r'(?<![\w-])(?!aria-label|title|alt)[\w-]+="[^"]*"?'
    tag = r"<[\w-]*|</[\w-]*>|\{:[^}]*\}|\{#.*?#\}|\bpd-[\w-]+"
    markup = re.compile(f"{attribute}|{tag}", re.DOTALL)
    return [text for text in texts if WORDS_OF_TEXT.search(markup.sub(" ", text))]


def test_no_module_that_writes_pages_has_words_of_its_own() -> None:
    package = SCRIPTS / "policydigest"
    modules = [*(package / "pages").glob("*.py"), package / "exports/data_page.py"]
    found = {path.name: set(spoken(path.read_text("utf-8"))) - NO_INTERFACE for path in modules}
    assert {name: words for name, words in found.items() if words} == {}
    assert spoken('f"<p class={one}>{count} digests found</p>"') == [" digests found</p>"]
    assert spoken("x = '<p aria-label=\"All of them\">'") == ['<p aria-label="All of them">']


def test_no_template_has_words_of_its_own() -> None:
    for path in sorted((REPOSITORY / "overrides").rglob("*.html")):
        if path.name == "words.html":
            continue
        text = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL
        )
        text = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        read = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]+)"', text)
        read += re.sub(r"<[^>]*>", "", text).split("\n")
        assert {one.strip() for one in read} <= {"", "CC BY 4.0:", " CC BY 4.0:", "-"}, path


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


def test_every_kind_of_the_vocabulary_has_a_heading_over_many() -> None:
    vocabulary = holdings.read_vocabulary(REPOSITORY)
    kinds = {entry.kind for entry in vocabulary.organisations.values()}
    kinds |= {entry.kind for entry in vocabulary.instruments.values()}
    assert kinds - {None} - WORDS["kind_plurals"].keys() == set()


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
