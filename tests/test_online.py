"""Drafting from addresses, as a person would, against a host on loopback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from bad_host import PAGE, WORDS, Host, host
from helpers import Project
from policydigest import evidencing, holdings
from policydigest.builds import cleaning
from policydigest.drafts.known import Known
from policydigest.drafts.publishers import with_publisher
from policydigest.drafts.twins import Twins, sketch
from policydigest.fetching.client import Client
from policydigest.fetching.ledger import Ledger
from policydigest.fetching.online import Online, Wishes
from policydigest.fetching.transport import Transport
from policydigest.formats.parts import Address
from policydigest.model import Article
from policydigest.progress import Progress
from policydigest.vocabulary import Organisation, Vocabulary

T = TypeVar("T")
MakeProject = Callable[..., Project]
OTHER = PAGE.replace("Chile", "Norway").replace("fisheries", "the building of ships").replace("5 March", "6 March").replace("sets a limit of", "lets the yards build").replace("tonnes for", "ships of the").replace("Two sign", "Others sign")  # fmt: skip


@pytest.fixture
def server() -> Iterator[Host]:
    with host() as running:
        yield running


def digest_texts(project: Project) -> list[str]:
    return [p.read_text(encoding="utf-8") for p in sorted((project.root / "digests").rglob("*.md"))]


def draft(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    return project.run("draft", "--allow-private", *arguments)


def test_a_page_is_drafted_and_its_text_kept_to_this_machine(
    make_project: MakeProject, server: Host
) -> None:
    project = make_project()
    run = draft(project, f"{server.url}/unchanged")
    assert run.returncode == 0, run.stderr
    (text,) = digest_texts(project)
    assert f"url: {server.url}/unchanged" in text
    assert "retrieved: 20" in text
    assert "sha256: " in text
    (kept,) = (project.root / "sources").rglob("*.txt")
    assert "Japan and Chile signed" in kept.read_text(encoding="utf-8")
    assert "file:" not in text
    # a second visit asks whether anything changed, and nothing did
    again = draft(project, f"{server.url}/unchanged")
    assert again.returncode == 0, again.stderr
    assert "If-None-Match" in server.headers["/unchanged"]
    assert digest_texts(project) == [text]
    # the evidence comes from the text that was kept, and a digest without it stands
    parsed = holdings.read_digests(project.root, [], Progress())
    digests = [one.digest for one in parsed if one.digest]
    vocabulary = holdings.read_vocabulary(project.root)
    assert evidencing.gather(project.root, digests, vocabulary, "", Progress(), [])
    cleaning.clean(project.root)
    assert kept.exists()
    kept.unlink()
    assert not evidencing.gather(project.root, digests, vocabulary, "", Progress(), [])
    assert project.run("check").returncode == 0


def test_without_leave_nothing_private_is_fetched(make_project: MakeProject, server: Host) -> None:
    run = make_project().run("draft", f"{server.url}/good")
    assert run.returncode == 1
    assert "S014 leads into a private network" in run.stderr
    assert not server.asked


def test_a_feed_gives_what_is_new(make_project: MakeProject, server: Host) -> None:
    def feed(*items: tuple[str, str]) -> str:
        entries = (
            f"<item><title>T</title><link>{server.url}/{path}</link><pubDate>{day}</pubDate></item>"
            for path, day in items
        )
        return (
            f'<?xml version="1.0"?><rss><channel><title>N</title>{"".join(entries)}</channel></rss>'
        )

    project = make_project()
    new, old = "Fri, 19 Jan 2024 00:00:00 GMT", "Mon, 01 Jan 2018 00:00:00 GMT"
    server.pages = {"/feed": feed(("good", new), ("old", old), ("missing", new)), "/other": OTHER}
    run = draft(project, "--since", "2023-01-01", f"{server.url}/feed")
    assert run.stdout.count("Drafted") == 1, run.stderr
    assert f"{server.url}/missing:1: S014 is not there (404)." in run.stderr
    assert not server.asked["/old"]
    server.pages["/feed"] = feed(("other", new), ("good", new))
    run = draft(project, f"{server.url}/feed")
    assert run.stdout.count("Drafted") == 1, run.stderr
    assert server.asked["/good"] == 1
    for path in (project.root / "digests").rglob("*.md"):
        path.unlink()  # a person did not want them: they are not new
    run = draft(project, f"{server.url}/feed")
    assert "Drafted" not in run.stdout
    server.pages["/map"] = f"<?xml version='1.0'?><urlset><url><loc>{server.url}/packed</loc></url><url><loc>{server.url}/x</loc></url></urlset>"  # fmt: skip
    run = draft(project, "--limit", "1", f"{server.url}/map")
    assert run.stdout.count("Drafted") == 1
    assert not server.asked["/x"]


def test_maps_that_lead_to_each_other_without_end(make_project: MakeProject, server: Host) -> None:
    """Two name each other and themselves; each of a long row names the next one."""

    def index(*paths: str) -> str:
        inner = "".join(f"<sitemap><loc>{server.url}/{path}</loc></sitemap>" for path in paths)
        return f"<?xml version='1.0'?><sitemapindex>{inner}</sitemapindex>"

    server.pages = {"/a": index("a", "b", "0"), "/b": index("a", "b", "a#again")}
    server.pages |= {f"/{number}": index(str(number + 1)) for number in range(50)}
    run = draft(make_project(), f"{server.url}/a")
    assert "Traceback" not in run.stderr
    assert server.asked["/a"] == server.asked["/b"] == server.asked["/1"] == 1
    assert not server.asked["/2"]


def test_the_same_article_under_two_addresses_is_one(
    make_project: MakeProject, server: Host
) -> None:
    server.pages = {
        "/a": PAGE.replace("<body>", f'<link rel="canonical" href="{server.url}/good"><body>'),
        "/b": PAGE.replace("</article>", "<p>With thanks to the press office of it.</p></article>"),
    }
    project = make_project()
    listed = project.write("list.txt", "".join(f"{server.url}/{p}\n" for p in ("good", "a", "b")))
    run = draft(project, str(listed))
    assert run.stdout.count("Drafted") == 1, run.stdout
    assert len(digest_texts(project)) == 1


def test_an_interrupted_list_is_resumed(make_project: MakeProject, server: Host) -> None:
    project = make_project()
    server.pages = {"/other": OTHER}
    ledger = Ledger(project.root)
    ledger.queue([f"{server.url}/good", f"{server.url}/other"])
    ledger.close()
    run = draft(project, "--resume")
    assert run.stdout.count("Drafted") == 2, run.stderr
    run = draft(project, "--resume")
    assert "Drafted" not in run.stdout
    assert server.asked["/good"] == 1


def _words(number: int, matter: str) -> str:
    parts = " ".join(f"Part{number} {n} of{number} it caps{number} {matter}{n}." for n in range(30))
    return f"Japan and Chile signed a pact on {matter} on {number + 5} March 2024. {parts}"


def test_a_killed_run_is_resumed_without_fetching_twice(
    make_project: MakeProject, server: Host
) -> None:
    project = make_project()
    matters = ("fisheries", "forestry", "mining", "shipping", "tourism")
    pages = {f"/{n}": PAGE.replace(WORDS, _words(n, matter)) for n, matter in enumerate(matters)}
    server.pages = pages
    server.hang = "/3"
    listed = project.write("list.txt", "".join(f"{server.url}{path}\n" for path in pages))
    command = project.command("draft", "--allow-private", str(listed))
    running = subprocess.Popen(command, cwd=project.root, env=project.environment())
    try:
        assert server.hanging.wait(60)  # three are done, and the fourth is under way
    finally:
        running.send_signal(signal.SIGKILL)
        running.wait()
    assert digest_texts(project) == []
    server.hang = ""
    run = draft(project, "--resume")
    assert run.stdout.count("Drafted") == len(pages), run.stderr
    assert {path: server.asked[path] for path in pages} == {"/0": 1, "/1": 1, "/2": 1, "/3": 2, "/4": 1}  # fmt: skip
    assert "Drafted" not in draft(project, "--resume").stdout


def test_a_feed_whose_run_was_killed_loses_nothing(server: Host, tmp_path: Path) -> None:
    """What a list leads to is queued before the list counts as read."""
    item = f"<item><title>T</title><link>{server.url}/good</link></item>"
    server.pages = {"/feed": f'<?xml version="1.0"?><rss><channel><title>N</title>{item}</channel></rss>'}  # fmt: skip
    ledger = Ledger(tmp_path)
    client = Client(Transport(allow_private=True), sleep=lambda _: None)
    online = Online(tmp_path, Known(), ledger, client, Wishes(), [])
    articles = online.articles([Address("", f"{server.url}/feed")], Stopped())
    with pytest.raises(KeyboardInterrupt):
        next(articles)
    assert ledger.unfinished() == [f"{server.url}/feed"]
    ledger.close()


class Stopped(Progress):
    """Stops the run once the first address was dealt with."""

    def steps(self, items: Iterable[T], total: int) -> Iterator[T]:
        yield next(iter(items))
        raise KeyboardInterrupt


def test_extract_and_explain_take_addresses_and_keep_nothing(
    make_project: MakeProject, server: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project()
    listed = project.write("list.txt", f"{server.url}/good\n{server.url}/missing\n")
    assert project.call("extract", "--json", "--allow-private", str(listed)) == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["source"] == f"{server.url}/good"
    assert {"JP", "CL"} <= {country["id"] for country in first["countries"]}
    assert second == {"source": f"{server.url}/missing", "error": "is not there (404)"}
    assert project.call("explain", "--allow-private", f"{server.url}/good") == 0
    assert "Chile" in capsys.readouterr().out
    assert project.call("extract", "--json", f"{server.url}/good") == 1
    assert "private network" in capsys.readouterr().out
    assert not (project.root / "sources").exists()


def test_a_file_from_elsewhere_and_standard_input(
    make_project: MakeProject, tmp_path: Path
) -> None:
    project = make_project()
    (tmp_path / "page.bin").write_text(PAGE, encoding="utf-8")
    run = project.run("draft", str(tmp_path / "page.bin"))
    assert run.stdout.count("Drafted") == 1, run.stderr
    command = [sys.executable, "-m", "policydigest", "--root", str(project.root), "draft", "-"]
    piped = subprocess.run(command, input=OTHER.encode(), capture_output=True, check=False)
    assert piped.stdout.count(b"Drafted") == 1, piped.stderr
    assert len(list((project.root / "sources").rglob("*.txt"))) == 2


# --------------------------------------------------------------------------- names and twins


def test_publishers_come_from_the_vocabulary() -> None:
    organisations = [
        Organisation("x-news", "Example News", forms=("EN",), website="https://www.example.org/"),
        Organisation("x-times", "Times", website="https://times.example.net/"),
        Organisation("x-part", "Part", website="https://example.com/part"),
    ]
    vocabulary = Vocabulary({}, {o.id: o for o in organisations}, {}, {})

    def publisher(given: str | None, url: str | None = None) -> str | None:
        return with_publisher(Article("x", "t", publisher=given, url=url), vocabulary).publisher

    assert publisher("EN") == "Example News"
    assert publisher("the times") == "Times"
    assert publisher("example.org") == "Example News"
    assert publisher(None, "https://m.example.org/a") == "Example News"
    assert publisher(None, "https://example.com/a") is None
    assert publisher("Somebody", "https://example.org/a") == "Somebody"


def test_twins_are_linear_and_see_through_small_changes() -> None:
    words = [f"word{n * 7919 % 1000}" for n in range(300)]
    text = " ".join(words)
    twins = Twins()
    twins.add("a", sketch(text))
    assert twins.find(sketch(f"Header. {text} Footer of it, and more.")) == "a"
    assert twins.find(sketch(" ".join(reversed(words)))) is None
    assert twins.find(sketch("Short text.")) is None
    twins.add("d", sketch("Short text."))
    assert twins.find(sketch("Short  TEXT")) == "d"
    assert twins.find(sketch("Short text too.")) is None
