"""Bodies made of signs: beyond the bounds they are refused, within them there is little to do."""

from __future__ import annotations

import string
from collections.abc import Callable

import markdown
import pytest

import rendering
from helpers import REPOSITORY
from policydigest import digests
from policydigest.checks import bounds
from policydigest.pages.safe import safe_markdown
from policydigest.store import inputs

# Every sign alone, and what signs of two and more make of a line or a link.
UNITS = (
    *string.punctuation,
    *("](", "<!", "&#", "*_", "> ", "- ", "1. ", "# ", "**a", "a_", "[a", "![", "a](b", "<a"),
    *("[a](http://a.b)", "<http://a.b>", "](http://a.b/((", "&amp;", "a", "\t", "\n", "  \n"),
    *("\n- ", "\n# ", "\n> ", "\n\n", "- \n", "1.\n", "--\n", "==\n", "[a]: b\n", "- a\n    - b\n"),
)


def largest(unit: str) -> str:
    """The longest body of this sign that is within the bounds."""
    least, most = 0, bounds.MOST_CHARACTERS
    while least < most:
        middle = (least + most + 1) // 2
        if bounds.excess(row(unit, middle)) is None:
            least = middle
        else:
            most = middle - 1
    return row(unit, least)


def row(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


class Work:
    """Python-Markdown as the site uses it, with a count of the characters that it copies."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        names, settings = rendering.extensions()
        self.markdown = markdown.Markdown(extensions=names, extension_configs=settings)
        self.copied = 0
        inline = self.markdown.treeprocessors["inline"]
        apply = "_InlineProcessor__applyPattern"
        self._count(monkeypatch, inline, apply, lambda _, data, *more: len(data))
        for processor in self.markdown.parser.blockprocessors:
            self._count(monkeypatch, processor, "run", lambda _, blocks: len(blocks[0]))

    def _count(
        self, patch: pytest.MonkeyPatch, owner: object, name: str, size: Callable[..., int]
    ) -> None:
        method = getattr(owner, name)

        def counted(*arguments: object) -> object:
            self.copied += size(*arguments)
            return method(*arguments)

        patch.setattr(owner, name, counted)

    def of(self, text: str) -> int:
        self.copied = 0
        self.markdown.reset().convert(text)
        return self.copied


def test_no_body_within_the_bounds_has_much_work_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(monkeypatch)
    # what grows with the square is seen: four times the signs, sixteen times the work
    one, four = (work.of(safe_markdown("#" * length)) for length in (400, 1600))
    assert four > 12 * one
    most = {unit: work.of(safe_markdown(largest(unit))) for unit in UNITS}
    assert max(most.values()) < 100_000_000, max(most, key=most.__getitem__)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_a_long_row_is_left_to_its_words(unit: str) -> None:
    body = row(unit, 100_000)
    assert bounds.excess(body) is not None
    shown = safe_markdown(f"Some words. {body}")
    assert shown.startswith("Some words")
    assert len(shown) <= bounds.MOST_IN_PARAGRAPH + 1
    assert not set(shown) & set(string.punctuation)


@pytest.mark.parametrize(
    ("body", "line", "bound"),
    [
        ("one\n\n" + "word " * 10_001, 3, "50000 characters"),
        ("a\n\n" * 501, 1001, "1000 lines"),
        ("one\n\n" + "word " * 2001 + "\n\nend", 3, "10000 characters without an empty line"),
        ("one\n" + "two # of\n" * 900 + "x\n" * 50 + "#" * 1101, 952, "2000 signs of Markdown"),
    ],
)
def test_the_line_and_the_bound_are_told(body: str, line: int, bound: str) -> None:
    found = bounds.excess(body)
    assert found is not None
    assert found.bound == bound
    assert body.count("\n", 0, found.offset) + 1 == line


def test_digests_are_far_within_the_bounds() -> None:
    for _, text in inputs.read_digests(REPOSITORY):
        digest = digests.parse(text, "x.md").digest
        assert digest is not None
        assert bounds.excess(digest.body * 5) is None
