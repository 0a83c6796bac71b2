"""Links: all within the built site resolve; those that lead out are asked for on request only."""

from __future__ import annotations

import dataclasses
import posixpath
import re
import urllib.parse
from collections.abc import Callable, Iterator
from pathlib import Path

import markdown
import pytest

import bad_host
import samples
from helpers import Project
from policydigest import digests, links
from policydigest.commands import links as command
from policydigest.fetching.client import Client
from policydigest.fetching.transport import UNKNOWN_HOST, Limits, NowhereError, Transport
from policydigest.links import Hop, Link
from policydigest.model import Source
from policydigest.notation.typed_json import TypedJsonError
from policydigest.progress import Progress
from policydigest.site import configuration

MakeProject = Callable[..., Project]


def broken_links(site: Path, own: str) -> list[str]:
    """Links of the site's pages to its own pages, files and anchors that lead nowhere."""
    prefix = urllib.parse.urlsplit(own).path
    targets: dict[str, list[str]] = {}
    anchors: dict[str, set[str]] = {}
    for name, html in command.pages(site):
        targets[name], anchors[name] = links.read_links(html)
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    broken = []
    for name, found in targets.items():
        for target in dict.fromkeys(found):
            parts = urllib.parse.urlsplit(target.removeprefix(own) if own in target else target)
            if parts.scheme or parts.netloc:
                continue
            path = urllib.parse.unquote(parts.path)
            if target.startswith(own):
                path = f"/{path}"
            elif path.startswith("/"):
                path = "/" + path.removeprefix(prefix)
            else:
                path = posixpath.join("/", posixpath.dirname(name), path) if path else f"/{name}"
            place = posixpath.normpath(path).lstrip("/")
            if place not in files:
                place = posixpath.join(place, "index.html")
            anchor = urllib.parse.unquote(parts.fragment)
            # An anchor of the theme's own opens its menu.
            known = not anchor or anchor.startswith("__") or anchor in anchors.get(place, ())
            if place not in files or not known:
                broken.append(f"{name}: {target}")
    return broken


def test_every_link_and_anchor_within_the_site_resolves(whole_project: Project) -> None:
    own = configuration(whole_project.root).site_url
    assert own
    assert broken_links(whole_project.root / "site", own) == []


def test_what_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = (
        '<h1 id="title">x</h1><a href="#title"></a><a href="#no"></a><a href="b/"></a>'
        '<a href="b/#yes"></a><a href="b/#no"></a><a href="c/"></a><a href="/p/b/"></a>'
        '<a href="https://own.example/p/d/"></a><img src="x.svg"><a href="mailto:a@b.org"></a>'
    )
    (tmp_path / "index.html").write_text(page)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.html").write_text('<p id="yes">')
    assert broken_links(tmp_path, "https://own.example/p/") == [
        "index.html: #no",
        "index.html: b/#no",
        "index.html: c/",
        "index.html: https://own.example/p/d/",
        "index.html: x.svg",
    ]


def hops(*answers: tuple[str, int]) -> list[Hop]:
    return [Hop(url, status) for url, status in answers]


OLD, NEW = "https://a.example/old", "https://b.example/new"


@pytest.mark.parametrize(
    ("answers", "state", "to"),
    [
        ([(OLD, 200)], "there", None),
        ([(OLD, 404)], "dead", None),
        ([(OLD, 410)], "dead", None),
        ([(OLD, 301), (NEW, 404)], "dead", None),
        ([(OLD, 302), ("https://a.example/", 200)], "dead", None),
        ([(OLD, 301), (NEW, 200)], "moved", NEW),
        ([(OLD, 308), (NEW, 302), ("https://b.example/session", 200)], "moved", NEW),
        ([(OLD, 302), (NEW, 301), ("https://b.example/newer", 200)], "there", None),
        ([(OLD, 301), ("https://www.a.example/old/", 200)], "there", None),
        ([(OLD, 403)], "blocked", None),
        ([(OLD, 302), ("https://a.example/login", 401)], "blocked", None),
        ([(OLD, 451)], "blocked", None),
        ([(OLD, 500)], "unclear", None),
        ([(OLD, 304)], "unclear", None),
        ([("https://a.example/", 302), ("https://a.example/en", 200)], "there", None),
    ],
)
def test_what_answers_mean(answers: list[tuple[str, int]], state: str, to: str | None) -> None:
    link = links.judge(answers[0][0], "p.html", hops(*answers))
    assert (link.state, link.to) == (state, to)


def test_a_copy_is_the_archives_own() -> None:
    form = "https://archive.example/web/{url}"
    asked = links.archive_address(form, OLD)
    assert asked == f"https://archive.example/web/{OLD}"
    kept = f"https://archive.example/web/2024/{OLD}"
    assert links.copy(hops((asked, 302), (kept, 200))) == kept
    assert links.copy(hops((asked, 404))) is None
    assert links.copy(hops((asked, 302), ("https://other.example/x", 200))) is None
    assert links.copy(hops((asked, 302), ("https://archive.example/", 200))) is None
    for wrong in ("https://archive.example/", "file:///{url}", "https://x/{url}{url}"):
        with pytest.raises(ValueError, match="an archive's form"):
            links.archive_address(wrong, OLD)


FOUND = links.report(
    [
        Link(f"{OLD}?@someone", "x.html", "dead", "answers 404", archived=NEW),
        Link(OLD, "y.html", "moved", "leads on for good", to=NEW),
        Link(NEW, "z.html", "there", "answers 200"),
        Link("https://c.example/", "z.html", "unclear", "cannot be reached (`@someone`)"),
    ]
)


def test_the_report_in_words() -> None:
    assert links.as_text(FOUND) == (
        f"x.html: {OLD}?@someone dead: answers 404, archived at {NEW}\n"
        f"y.html: {OLD} moved: leads on for good, to {NEW}\n"
        "z.html: https://c.example/ unclear: cannot be reached (`@someone`)\n"
        "4 addresses asked: 1 dead, 1 moved, 1 unclear.\n"
    )
    rendered = markdown.markdown(links.as_markdown(FOUND))
    outside = re.sub(r"<code>.*?</code>", "", rendered, flags=re.DOTALL)
    assert "@" not in outside
    assert "example" not in outside
    assert "<h2>Dead</h2>" in outside
    many = links.report(Link(f"{OLD}{'x' * 900}{n}", "p", "dead", "no") for n in range(500))
    assert len(links.as_markdown(many)) < 60_000
    assert links.summary(links.report([])) == "0 addresses asked: all are there."


def test_the_reports_json() -> None:
    assert links.from_json(links.as_json(FOUND).encode()) == FOUND
    with pytest.raises(TypedJsonError):
        links.from_json(links.as_json(FOUND).replace('"dead"', '"<b>"').encode())


def test_only_what_can_be_mended_needs_hands() -> None:
    for state, needs in (("dead", True), ("moved", True), ("blocked", False), ("unclear", False)):
        link = Link(OLD, "p", state, "said")  # type: ignore[arg-type]
        assert links.needs_hands(links.report([link])) is needs


# --------------------------------------------------------------------------- asking


@pytest.fixture(scope="module")
def asked() -> Iterator[dict[str, Link]]:
    """What became of the addresses of a host that misbehaves, by their paths."""
    with bad_host.host() as server:
        server.robots = (200, "User-agent: *\nDisallow: /busy-long/private")
        paths = ["/good", "/missing", "/huge", "/silent", "/garbage", "/loop", "/to-file",
                 "/busy-long/private", "/busy-long", "/to//good", "/to//missing"]  # fmt: skip
        wanted = {f"{server.url}{path}": "p.html" for path in paths}
        wanted["http://no-such-host.invalid/x"] = "p.html"
        limits = Limits(tries=1, seconds=2.0, silence=0.5, pause=0.0)
        client = Client(Transport(limits, allow_private=True, look_up=nowhere))
        found = command.ask(client, wanted, Progress())
        yield {link.url.removeprefix(server.url): link for link in found}


def nowhere(host: str, port: int) -> list[str]:
    if host.endswith(".invalid"):
        raise NowhereError("its host is not known")
    return [host]


def test_without_a_connection_no_address_is_called_dead() -> None:
    def offline(host: str, port: int) -> list[str]:
        raise NowhereError(UNKNOWN_HOST)

    client = Client(Transport(Limits(tries=1, pause=0.0), look_up=offline))
    wanted = {f"https://{host}.example/{n}": "p.html" for host in ("a", "b") for n in range(2)}
    found = command.ask(client, wanted, Progress())
    assert {(one.state, one.said) for one in found} == {("unclear", command._OFFLINE)}
    one_host = {url: page for url, page in wanted.items() if "a.example" in url}
    assert {one.state for one in command.ask(client, one_host, Progress())} == {"dead"}


@pytest.mark.parametrize(
    ("path", "state", "said"),
    [
        ("/good", "there", "answers 200"),
        ("/huge", "there", "answers 200"),
        ("/missing", "dead", "answers 404"),
        ("/to//missing", "dead", "answers 404"),
        ("http://no-such-host.invalid/x", "dead", "its host is not known"),
        ("/busy-long/private", "blocked", "is closed to programs"),
        ("/busy-long", "unclear", "asks to come back|too busy"),
        ("/silent", "unclear", "takes too long"),
        ("/garbage", "unclear", "cannot be reached"),
        ("/loop", "unclear", "is redirected more than"),
        ("/to-file", "unclear", "is redirected to what is not a web address"),
        ("/to//good", "moved", "leads on for good"),
    ],
)
def test_a_host_that_misbehaves(asked: dict[str, Link], path: str, state: str, said: str) -> None:
    assert asked[path].state == state, asked[path]
    assert re.search(said, asked[path].said)


def test_this_machine_is_not_asked_without_leave() -> None:
    with bad_host.host() as server:
        link = command.visit(Client(Transport()), f"{server.url}/good", "p.html")
        assert link.state == "blocked"
        assert not server.asked


# --------------------------------------------------------------------------- the command


def test_the_command_reports_and_notes_copies(make_project: MakeProject) -> None:
    project = make_project()
    with bad_host.host() as server:
        gone = f"{server.url}/gone?x=1"
        copy = f"{server.url}/good/2024"
        server.redirects = {f"/archive/{gone}": copy}
        digest = dataclasses.replace(
            samples.FOUNDING, sources=(Source(url=gone), Source(url=f"{server.url}/other"))
        )
        path = f"digests/2024/{digest.id}.md"
        commented = digests.write(digest).replace("status:", "# why\nstatus:")
        project.write(path, commented)
        project.write("site/index.html", f'<a href="{gone}#part"></a><a href="{server.url}/good">'
                      '<a href="inner/"><a href="https://policydigest.github.io/policydigest/x/">')  # fmt: skip
        run = project.run("links", "--allow-private")
        assert run.returncode == 1, run.stderr
        assert run.stdout == f"index.html: {gone} dead: answers 404\n2 addresses asked: 1 dead.\n"
        assert project.read(path) == commented
        form = f"{server.url}/archive/{{url}}"
        run = project.run("links", "--allow-private", "--archive", form, "--format", "json")
        (link,) = links.from_json(run.stdout.encode()).links
        assert link.archived == copy
        text = project.read(path)
        assert "# why\nstatus:" in text
        read = digests.parse(text, path).digest
        assert read is not None
        assert [source.archived for source in read.sources] == [copy, None]
        assert run.stderr.splitlines()[-1] == "2 addresses asked: 1 dead."


def test_wrong_use_of_the_command(make_project: MakeProject) -> None:
    project = make_project()
    run = project.run("links")
    assert (run.returncode, "Run `make site` first" in run.stderr) == (2, True)
    assert project.run("links", "--archive", "https://x/").returncode == 2
