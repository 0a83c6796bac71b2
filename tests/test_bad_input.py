"""Every bad kind of file at once: each is named with a reason, the rest is built all the same."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest

import samples
from helpers import Project
from policydigest import digests

MakeProject = Callable[..., Project]
Outcome = tuple[Project, subprocess.CompletedProcess[str]]

GOOD = """\
Japan and Chile sign an agreement on fisheries

TOKYO, 5 March 2024 — Japan and Chile signed an agreement on fisheries on Tuesday, the Ministry of
Foreign Affairs of Japan said.
"""
HOSTILE_HTML = """\
<!doctype html><html><head><title>Japan and Chile sign a pact on seaweed</title></head><body>
<article><h1>Japan and Chile sign a pact on seaweed</h1>
<p>TOKYO, 6 March 2024 — Japan and Chile signed a pact on seaweed on Wednesday, officials said at a
ceremony in Tokyo that was attended by many guests from both countries.</p>
<script>document.title = "PWNED"</script>
<p onclick="alert(1)">The pact &lt;script&gt;alert(2)&lt;/script&gt; takes effect in May, and it
covers all kinds of <img src=x onerror=alert(3)> seaweed in <a href="javascript:alert(4)">both</a>
countries for the next ten years, according to the text that was published.</p>
</article></body></html>
"""
# Name → bytes, and words that the message must hold.
BAD_SEEDS: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", r"is empty"),
    "blank.md": (b" \n\n\t\n", r"is empty"),
    "binary.txt": (bytes(range(256)) * 40, r"binary"),
    "nul.txt": (GOOD.encode() + b"\0\0", r"binary|NUL"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, r"picture"),
    "report.txt": (b"%PDF-1.7\n%\xe2\xe3\n", r"broken PDF"),
    "latin1.txt": (b"Un caf\xe9 \xe0 Paris. " + GOOD.replace("—", "-").encode(), r"8859-1.*UTF-8"),
    "utf16.txt": (GOOD.encode("utf-16"), r"UTF-16.*UTF-8"),
    "sjis.txt": (("日本とチリは協定に署名した。" * 30).encode("shift_jis"), r"Shift JIS.*UTF-8"),
    "huge.txt": (b"Japan and Chile. " * 3_000_000, r"MB large; 20 MB are allowed"),
    "unclosed.md": (b"---\ntitle: x\n\n" + GOOD.encode(), r"not closed"),
    "colon.md": (b"---\ntitle: Budget: what changes\n---\n" + GOOD.encode(), r"quotes"),
    "twice.md": (b"---\ntitle: a\ntitle: b\n---\n" + GOOD.encode(), r"title"),
    "unknown.md": (b"---\ntitel: a\n---\n" + GOOD.encode(), r"titel.*title"),
    "date.md": (b"---\npublished: 2024-02-30\n---\n" + GOOD.encode(), r"published"),
    "no-words.txt": (b"... --- 123 !!!\n", r"no words"),
    "empty.html": (b"<!doctype html><html><body></body></html>", r"no article text"),
    "undated.txt": (b"A report on fisheries\n\nThe report says little of note.\n", r"published"),
    "table.xlsx": (b"PK\x03\x04", r"broken archive"),
    ".hidden.txt": (GOOD.encode(), r"hidden"),
}
BAD_DIGESTS: dict[str, tuple[bytes, str]] = {
    "digests/2024/2024-01-01-empty.md": (b"", r"front matter"),
    "digests/2024/2024-01-01-binary.md": (b"\x80\x81\xff" * 50, r"C001"),
    "digests/2024/2024-01-01-broken.md": (b"---\ntitle: Budget: x\n---\ntext\n", r":2: C004"),
    "digests/2024/2024-01-01-no.md": (b"---\ntitle: [unclosed\n---\n", r"C004"),
    "digests/2024/2024-01-01-large.md": (b"---\n" + b"x" * 2_000_000, r"S005"),
    "digests/2024/notes.txt": (b"notes", r"S002"),
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """One build over everything bad and some good; with a hostile source and a hostile digest."""
    from helpers import copy_project

    project = copy_project(tmp_path_factory.mktemp("bad") / "project")
    for name, (data, _) in BAD_SEEDS.items():
        project.write(f"seeds/bad/{name}", data)
    for name, (data, _) in BAD_DIGESTS.items():
        project.write(name, data)
    project.write("seeds/good.txt", GOOD)
    project.write("seeds/hostile.html", HOSTILE_HTML)
    for digest in (samples.FOUNDING, samples.HOSTILE):
        project.write(f"digests/{digest.year}/{digest.id}.md", digests.write(digest))
    return project, project.run("build")


def test_the_exit_code_says_so_and_nothing_is_a_traceback(outcome: Outcome) -> None:
    _, run = outcome
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("name", BAD_SEEDS)
def test_every_bad_source_is_named_with_its_reason(outcome: Outcome, name: str) -> None:
    _, run = outcome
    lines = [line for line in run.stderr.splitlines() if line.startswith(f"seeds/bad/{name}:")]
    assert len(lines) == 1, lines
    assert re.match(r"[^:]+:\d+: S\d{3} ", lines[0])
    assert re.search(BAD_SEEDS[name][1], lines[0]), lines[0]


@pytest.mark.parametrize("name", BAD_DIGESTS)
def test_every_bad_digest_is_named_with_its_reason(outcome: Outcome, name: str) -> None:
    _, run = outcome
    lines = [line for line in run.stderr.splitlines() if line.startswith(f"{name}:")]
    assert lines
    assert any(re.search(BAD_DIGESTS[name][1], line) for line in lines), lines


def test_the_count_comes_last(outcome: Outcome) -> None:
    _, run = outcome
    assert re.match(r"\d+ errors, \d+ warnings? in \d+ files\.", run.stderr.splitlines()[-1])


def test_the_good_ones_are_built(outcome: Outcome) -> None:
    project, run = outcome
    drafted = [line for line in run.stdout.splitlines() if line.startswith("Drafted ")]
    assert len(drafted) == 2, drafted
    assert "The site (" in run.stdout.splitlines()[-1]
    founding = samples.FOUNDING
    assert (project.root / f"site/digests/{founding.year}/{founding.id}/index.html").is_file()
    assert "fisheries" in project.read("site/countries/japan/index.html")


def test_no_text_of_a_source_or_digest_becomes_a_script_or_a_handler(outcome: Outcome) -> None:
    project, _ = outcome
    pages = list((project.root / "site").rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<[^>]+\son(error|click)\s*=", html), path
        assert not re.search(r"<script[^>]*>\s*(alert|document\.title)", html), path
        assert not re.search(r"(href|src)\s*=\s*[\"']?\s*javascript:", html, re.IGNORECASE), path


def test_a_second_build_says_the_same_and_drafts_nothing(outcome: Outcome) -> None:
    project, first = outcome
    again = project.run("build")
    assert again.returncode == 1
    assert "Drafted" not in again.stdout
    assert [line for line in again.stderr.splitlines() if "seeds/bad/" in line] == [
        line for line in first.stderr.splitlines() if "seeds/bad/" in line
    ]


def test_a_source_whose_digest_is_broken_is_not_drafted_again(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/good.txt", GOOD)
    assert project.run("build", "--no-site").returncode == 0
    (name,) = project.contents("digests")
    project.write(f"digests/{name}", project.read(f"digests/{name}").replace("title:", "title: :"))
    run = project.run("build", "--no-site")
    assert run.returncode == 1
    assert list(project.contents("digests")) == [name]


def test_a_broken_vocabulary_is_named_by_file_and_line(make_project: MakeProject) -> None:
    project = make_project()
    project.write("seeds/vocabulary/topics.yml", "schema: 1\ntopics:\n  - id: a\n   name: b\n")
    for command in ("build", "check", "draft"):
        run = project.run(command)
        assert run.returncode == 1
        assert re.search(
            r"^seeds/vocabulary/topics\.yml:\d+: (B005|C070) ", run.stderr, re.MULTILINE
        )
        assert "Traceback" not in run.stderr
