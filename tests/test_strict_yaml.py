from __future__ import annotations

import math
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policydigest.notation.strict_yaml import YamlProblem, load

LOADERS: list[type[yaml.SafeLoader | yaml.CSafeLoader]] = [yaml.SafeLoader]
if hasattr(yaml, "CSafeLoader"):
    LOADERS.append(yaml.CSafeLoader)
both = pytest.mark.parametrize("loader", LOADERS)


@both
@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "no",
        "yes",
        "on",
        "off",
        "y",
        "2024-01-17",
        "2024-01",
        "12:30",
        "1_000",
        "=",
        "<<",
        "1a2b",
        "+",
        ".",
        "0x",
        "1e",
        "v1.2.3",
        "https://example.org/a?b",
        "a#b",
        "tRuE",
        "nULL",
    ],
)
def test_stays_text(text: str, loader: Any) -> None:
    assert load(f"key: {text}\n", loader=loader).value == {"key": text}


@both
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".inf", math.inf),
    ],
)
def test_is_not_text(text: str, value: object, loader: Any) -> None:
    loaded = load(f"key: {text}\n", loader=loader)
    assert loaded.value == {"key": value}
    assert loaded.raw == {("key",): text}


@both
def test_quoted_is_text(loader: Any) -> None:
    loaded = load("a: 'true'\nb: \"12\"\nc: ''\n", loader=loader)
    assert loaded.value == {"a": "true", "b": "12", "c": ""}
    assert loaded.raw == {}


@both
def test_lines(loader: Any) -> None:
    loaded = load("a: 1\nb:\n  - x\n  - {c: 1,\n     d: [2]}\n", first_line=10, loader=loader)
    assert loaded.value == {"a": 1, "b": ["x", {"c": 1, "d": [2]}]}
    assert loaded.lines == {
        ("a",): 10,
        ("b",): 11,
        ("b", 0): 12,
        ("b", 1): 13,
        ("b", 1, "c"): 13,
        ("b", 1, "d"): 14,
        ("b", 1, "d", 0): 14,
    }


@both
def test_comments_are_told_from_text(loader: Any) -> None:
    text = "# whole\na: 'x # y' # end\nb: x#1\nc: |\n  # text\n  more\nd: 2 #\n"
    loaded = load(text, loader=loader)
    assert loaded.value == {"a": "x # y", "b": "x#1", "c": "# text\nmore\n", "d": 2}
    assert loaded.comments == (1, 2, 7)


@both
@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "title: Budget: what changes\nx: 1\n",
            1,
            'the value has a colon in it. Put the value in quotes: title: "Budget: what changes"',
        ),
        (
            'title: The "new": what\n',
            1,
            "the value has a colon in it. Put the value in quotes: title: 'The \"new\": what'",
        ),
        ("a: 1\nb: @foo\n", 2, 'a value cannot start with @. Put the value in quotes: b: "@foo"'),
        ("a: %x\n", 1, 'a value cannot start with %. Put the value in quotes: a: "%x"'),
        ("a: `x`\n", 1, 'a value cannot start with `. Put the value in quotes: a: "`x`"'),
        ("a: *Imp*\n", 1, 'a value cannot start with *. Put the value in quotes: a: "*Imp*"'),
        ("a: &x b\n", 1, 'a value cannot start with &. Put the value in quotes: a: "&x b"'),
        ("a: !Kung b\n", 1, 'a value cannot start with !. Put the value in quotes: a: "!Kung b"'),
        ("a: > 5 per cent\n", 1, None),
        (
            "a: [x] of y\nb: 1\n",
            1,
            'a value cannot start with [. Put the value in quotes: a: "[x] of y"',
        ),
        ("a: - b\n", 1, 'a value cannot start with -. Put the value in quotes: a: "- b"'),
        ("a:\n\tb: 1\n", 2, "this line starts with a tab; indent with spaces"),
        ('a: 1\nb: "foo\nc: 1\n', 2, "the quotation mark opened here is never closed; close it"),
        (
            "a: [x, y\nb: 1\n",
            1,
            "the list opened here with [ is not closed with ], or lacks a comma",
        ),
        (
            "a: {x: 1\nb: 1\n",
            1,
            "the group opened here with { is not closed with }, or lacks a comma",
        ),
        ('a: "x" y\nb: 2\n', 1, None),
        ("a: 1\nfoo\nb: 2\n", 2, 'this line has no "name: value": foo'),
        ("a: 1\nb:x y\nc: 2\n", 2, "there is no space after the colon. Write b: x y"),
        (
            "a: 1\nb:\u00a0x\nc: 2\n",
            2,
            "what follows the colon is no ordinary space (no-break space). Type it again: b: x",
        ),
        ("a: 1\nhttp://b.org\nc: 2\n", 2, 'this line has no "name: value": http://b.org'),
        (
            "a:\n  - {b: c: d, e: f}\n",
            2,
            'the value has a colon in it. Put the value in quotes: b: "c: d"',
        ),
        ("a: 1\n  b: 2\n", 2, None),
        ('a: "\\q"\n', 1, None),
        ("a: 1\nb: 2\na: 3\n", 3, "`a` is given twice, first in line 1; keep one of the two"),
        ("a: {b: 1, b: 2}\n", 1, "`b` is given twice, first in line 1; keep one of the two"),
        ("a: &x [1]\nb: *x\n", 1, None),
        ("b: *x\n", 1, 'a value cannot start with *. Put the value in quotes: b: "*x"'),
        ("2024: x\n", 1, "the name before the colon is read as a number (2024); put it in quotes"),
        (
            "true: x\n",
            1,
            "the name before the colon is read as true or false (true); put it in quotes",
        ),
        (
            "[a]: x\n",
            1,
            "a list or an alias cannot be a name before a colon; put the text in quotes",
        ),
        ("a: 1\n---\nb: 1\n", 2, "a second `---` starts another document; remove it"),
        ("%YAML 1.1\n---\na: 1\n", 1, "directives such as %YAML are not allowed; remove it"),
        ("a: 1\nb: \x07x\n", 2, None),
        ("a: x\u2028y\n", 1, None),
        ("a: \x00\n", 1, None),
        ("a: " + "[" * 30 + "]" * 30, 1, "lists are nested deeper than 20 levels"),
        ("a: " + "[" * 200_000, 1, "lists are nested deeper than 20 levels"),
    ],
)
def test_refused(text: str, line: int, message: str | None, loader: Any) -> None:
    with pytest.raises(YamlProblem) as caught:
        load(text, loader=loader)
    assert caught.value.line == line
    assert message is None or caught.value.message == message
    with pytest.raises(YamlProblem) as later:
        load(text, first_line=5, loader=loader)
    assert later.value.line == line + 4


def test_billion_laughs_is_refused_before_it_grows() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)
    )
    with pytest.raises(YamlProblem):
        load(bomb)


def test_a_long_number_is_no_trouble() -> None:
    assert load("a: " + "9" * 10_000).raw == {("a",): "9" * 10_000}


@pytest.mark.parametrize("start", ["a: 1\nb:x", "a: @x", "a: [b: c: d", "a: 1\nb c"])
def test_words_for_a_line_of_spaces_are_found_as_soon(start: str) -> None:
    """An expression that looked twice at them would take many minutes."""
    with pytest.raises(YamlProblem):
        load(f"{start}{' ' * 400_000}y\nc: 2\n")


YAML_LIKE = st.text(alphabet="ab:-[]{}'\"#&*!|>%@ \n,?1~\t", max_size=30)


@both
@given(text=st.text(max_size=80) | YAML_LIKE)
def test_anything_gives_a_value_or_a_problem(text: str, loader: Any) -> None:
    problem = None
    try:
        load(text, loader=loader)
    except YamlProblem as caught:
        problem = caught
    assert problem is None or problem.message
    assert problem is None or 1 <= problem.line <= text.count("\n") + text.count("\r") + 2
