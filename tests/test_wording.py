"""The report in words; nothing in it may ping, link away or become markup."""

from __future__ import annotations

import html
import re

import markdown
import pytest

from policydigest.model import Problem
from policydigest.pages.safe import safe_code
from policydigest.proposals.report import Alike, DigestChange, NameChange, PageChange, Report
from policydigest.proposals.wording import MAX_COMMENT, as_markdown, as_text

EVIL = [
    "@octocat and @org/team, #1, GH-1, owner/repo#1",
    "![x](https://evil.example/x.png) <img src=x> [y](//evil.example)",
    "https://evil.example/ www.evil.example a@evil.example",
    "`` ` ``` code ```` @octocat ``",
    "`",
    "line\n\n/merge\n<!-- policydigest -->\n# x",
    "\u202eright to left\u0000",
    "```\n@octocat",
    "",
]  # fmt: skip


def report(text: str) -> Report:
    return Report(
        added=(DigestChange(text, text),),
        changed=(DigestChange(text, text, (text, text)),),
        removed=(DigestChange(text, text), DigestChange(text, text, moved_to=text)),
        pages=(PageChange("country", text, "new"), PageChange("year", text, "gone")),
        names=(
            NameChange("topic", text, "unknown"),
            NameChange("topic", text, "renamed", text),
        ),
        alike=(Alike(text, text, text, 70),),
        problems=(Problem(text, 1, "C040", text), Problem(text, 2, "C041", text, "warning")),
    )


@pytest.mark.parametrize("text", EVIL)
def test_foreign_words_are_code_and_nothing_else(text: str) -> None:
    rendered = markdown.markdown(as_markdown(report(text), "https://own.example/checks/"))
    outside = re.sub(r"<code>.*?</code>", "", rendered, flags=re.DOTALL)
    assert set(re.findall(r'(?:href|src)="([^"]*)"', outside)) == {
        "https://own.example/checks/#c040",
        "https://own.example/checks/#c041",
    }
    assert "evil" not in html.unescape(outside)
    assert "octocat" not in outside
    assert "@" not in outside
    assert "merge" not in outside
    assert not re.search(r"<(?!/?(p|h3|ul|li|a|em)\b)", outside)


@pytest.mark.parametrize("text", [text for text in EVIL if text])
def test_the_words_stay_what_they_are(text: str) -> None:
    (shown,) = re.findall(r"<code>(.*)</code>", markdown.markdown(safe_code(text)))
    plain = " ".join(re.sub("[\u202e\x00]", "", text).split())
    assert html.unescape(shown).strip() == plain


def test_a_long_value_is_cut() -> None:
    assert safe_code("x" * 20, 10) == "`" + "x" * 9 + "…`"


def test_what_is_said() -> None:
    found = Report(
        added=(DigestChange("digests/2024/a.md", "A title"), DigestChange("digests/2024/b.md", "")),
        removed=(DigestChange("digests/2024/c.md", "C"),),
        pages=(PageChange("country", "Japan", "changed"), PageChange("country", "Chile", "new")),
        names=(NameChange("country", "Japon", "unknown"),),
        left_out=3,
    )
    assert as_text(found) == (
        "This proposal adds 2 digests and removes 1 digest. 3 entries left out here.\n"
        "\nAdded\n"
        "  A title in digests/2024/a.md\n"
        "  A file that cannot be read in digests/2024/b.md\n"
        "\nRemoved\n"
        "  C in digests/2024/c.md. Citations rely on it: keep the file, and add "
        "`withdrawn: true` and the reason\n"
        "\nNames\n"
        "  Japon (country or territory) is not in the vocabulary. Check the spelling, or "
        "propose it\n"
        "\nIndex pages that change\n"
        "  Countries and territories: Japan, Chile (new page)\n"
        "\nProblems\n"
        "  The checks found none.\n"
    )


def test_a_comment_is_never_longer_than_a_forge_takes() -> None:
    problems = tuple(Problem("x" * 400, n, "C040", "y" * 500) for n in range(100))
    text = as_markdown(Report(problems=problems))
    assert MAX_COMMENT - 2000 < len(text) < MAX_COMMENT + 100
    assert "too long to be shown" in text
