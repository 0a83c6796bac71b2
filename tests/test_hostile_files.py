"""Files made to lead out, to swell, to stall and to deceive, where no other test has them."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from typing import Any

import pytest

import rendering
import samples
from helpers import ARTICLE, Project
from policydigest import addresses, checks, digests
from policydigest.formats import markup, reading
from policydigest.formats.parts import ArticleError, Origin
from policydigest.model import Article
from policydigest.pages.safe import safe_markdown

MakeProject = Callable[..., Project]
OUTWARD = (
    "../../../outside", "..\\..\\outside", "/tmp/outside", "2024-01-17-../../outside",
    "%2e%2e%2foutside", "2024-01-17-a/b", "2024-01-17-a\x00", "C:outside", ".", "..", "~",
)  # fmt: skip


@pytest.mark.parametrize("id_", OUTWARD)
@pytest.mark.parametrize("field", ["id", "former_slugs", "related", "supersedes", "duplicate_of"])
def test_no_id_leads_out_of_its_folder(id_: str, field: str) -> None:
    """An id of another form than a date and words is an error, so that the digest is left out."""
    value: Any = id_ if field in ("id", "duplicate_of") else (id_,)
    digest = dataclasses.replace(samples.FOUNDING, **{field: value})
    parsed = digests.parse(digests.write(digest), f"digests/2024/{samples.FOUNDING.id}.md")
    found = [*parsed.problems, *checks.check_digest(parsed, samples.VOCABULARY)]
    assert any(one.severity == "error" and field in one.message for one in found), found


def test_a_build_writes_nothing_outside_whatever_ids_say(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    outside = sorted(project.root.parent.iterdir())
    for number, id_ in enumerate(OUTWARD):
        wrong = dataclasses.replace(samples.FOUNDING, id=id_, former_slugs=(id_,))
        project.write(f"digests/2024/2024-02-01-wrong-{number}.md", digests.write(wrong))
    run = project.run("build", "--no-site")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert sorted(project.root.parent.iterdir()) == outside
    written = {path.stem for path in (project.root / "docs/digests/2024").iterdir()}
    assert written == {samples.FOUNDING.id}


def test_files_that_are_none_and_names_that_are_no_text_stop_nothing(
    make_project: MakeProject,
) -> None:
    """A pipe, a device, links in a circle and out; a name of two lines, one that is not UTF-8."""
    project = make_project((samples.FOUNDING,))
    seeds, year = project.root / "seeds", project.root / "digests/2024"
    os.mkfifo(seeds / "pipe.txt")
    os.mkfifo(year / "2024-01-02-pipe.md")
    (seeds / "zero.txt").symlink_to("/dev/zero")
    (seeds / "circle.txt").symlink_to("circle.txt")
    (seeds / "up").symlink_to("..")
    (year / "2024-01-02-circle.md").symlink_to("2024-01-02-circle.md")
    (year / "more").symlink_to(".")
    project.write("seeds/a.txt", ARTICLE)
    project.write("seeds/a\nb.txt", ARTICLE)
    project.write(os.fsdecode(b"seeds/caf\xe9.txt"), ARTICLE.replace("Chile", "Kenya"))
    project.write(os.fsdecode(b"digests/2024/2024-01-02-\xff.md"), "---\n---\n")
    for command in (("check",), ("draft", "--jobs", "1"), ("build", "--no-site", "--jobs", "1")):
        run = project.run(*command)
        assert run.returncode == 1, run
        assert "Traceback" not in run.stderr
        assert "seeds/pipe.txt:1: S001 is no ordinary file." in run.stderr
        assert "seeds/zero.txt:1: S004" in run.stderr
        assert "seeds/circle.txt:1: S004" in run.stderr
        assert "seeds/up:1: S00" in run.stderr
        assert command[0] == "draft" or "digests/2024/more:1: S002" in run.stderr
        assert "seeds/a\\nb.txt:1: S001 has a name that is no plain text. Rename it." in run.stderr
        assert "seeds/caf\\udce9.txt:1: S001" in run.stderr
    written = {path.name for path in year.iterdir() if path.name.startswith("2024-03")}
    assert written == {"2024-03-05-japan-chile-sign-agreement-fisheries.md"}


# --------------------------------------------------------------------------- what swells


def refused(data: str) -> str:
    (said,) = reading.read_bytes(data.encode(), Origin("x"))
    assert isinstance(said, ArticleError), said
    return str(said)


def test_a_mail_in_a_mail_without_end() -> None:
    parts = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)
    )
    head = "From: a@b.example\nDate: Tue, 05 Mar 2024 09:00:00 +0900\nMIME-Version: 1.0\n"
    assert "broken e-mail" in refused(f"{head}{parts}Content-Type: text/plain\n\nhello words\n")


def test_attributes_without_end() -> None:
    tag = "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">"
    assert "attributes without end" in refused(f"<html><body>{tag}Some words of it.</p></body>")
    assert markup.paragraphs_of_html(f"{tag}Some words.</p>") == ""
    picture = f'<p><img src="data:image/png;base64,{"A " * 20_000}"> Some words of it.</p>'
    assert markup.paragraphs_of_html(picture) == "Some words of it."


@pytest.mark.parametrize(
    "page",
    ["<div>" * 50_000, "<table><tr><td>" * 20_000, "<ul><li>" * 50_000],
    ids=["divisions", "tables", "lists"],
)
def test_a_page_in_a_page_without_end(page: str) -> None:
    assert "no article text" in refused(f"<html><body><article>{page}Some words of it.")


@pytest.mark.parametrize(
    "body",
    [
        "".join("    " * n + "- x\n" for n in range(400)),
        "> " + "".join("> " + "    " * n + "- x\n" for n in range(400)),
        "- " * 5000 + "x",
        "1. " * 5000 + "x",
        "> - " * 3000 + "x",
        "> " * 5000 + "x",
        "[" * 5000 + "](" * 5000,
        "*a **b _c " * 2000,
    ],
    ids=[
        "indented",
        "in a quotation",
        "in a row",
        "numbered",
        "mixed",
        "quotations",
        "links",
        "emphasis",
    ],
)
def test_a_body_nested_without_end_is_rendered(body: str) -> None:
    found = rendering.inspect(
        rendering.html_of(safe_markdown(body)), rendering.BODY_TAGS | {"code"}
    )
    assert [one for one in found.problems if one != "<pre>"] == []


def test_ten_levels_of_a_list_are_shown() -> None:
    body = "".join("    " * n + f"- level {n}\n" for n in range(10))
    assert safe_markdown(body) == body
    assert rendering.html_of(safe_markdown(body)).count("<ul>") == 10


# --------------------------------------------------------------------------- what deceives


@pytest.mark.parametrize(
    "name", ["Jаpan", "Japаn\u200b", "\u202enapaJ", "Ｊａｐａｎ", "Jap\u00adan"]
)
def test_a_name_that_only_looks_like_one_is_told(name: str) -> None:
    digest = dataclasses.replace(samples.FOUNDING, countries=(name, "United Kingdom"))
    parsed = digests.parse(digests.write(digest), f"digests/2024/{digest.id}.md")
    found = [*parsed.problems, *checks.check_digest(parsed, samples.VOCABULARY)]
    assert found != []


# --------------------------------------------------------------------------- headers


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "%0d%0a", "\x85", "\u2028"])
def test_no_address_adds_a_header_to_a_request(end: str) -> None:
    for url in (f"https://a.example/x{end}Host: b.example", f"https://a.example{end}X: y/"):
        try:
            sent = addresses.sent(url)
        except addresses.AddressError:
            continue
        assert sent.isprintable()
        assert " " not in sent
        assert "\n" not in sent


def test_no_header_of_a_mail_adds_a_line_to_a_digest() -> None:
    head = (
        "From: Press Office <press@ministry.example>\n"
        "Subject: =?utf-8?q?Two_countries=0D=0Astatus:_reviewed?=\n"
        "Date: Tue, 05 Mar 2024 09:00:00 +0900\nMIME-Version: 1.0\n\n"
    )
    (article,) = reading.read_bytes(f"{head}Japan and Chile agreed.\n".encode(), Origin("x"))
    assert isinstance(article, Article)
    assert article.title == "Two countries status: reviewed"
    assert article.publisher == "Press Office"
    forged = "From: =?utf-8?q?Press=0D=0ABcc:_x?= <press@ministry.example>"
    assert "CR or LF" in refused(head.replace(head.split("\n")[0], forged) + "Japan agreed.\n")
