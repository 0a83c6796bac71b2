"""Links: all within the built site resolve; those that lead out are asked for on request only."""

from __future__ import annotations

import posixpath
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from helpers import Project
from policydigest import links
from policydigest.site import configuration


def broken_links(site: Path, own: str) -> list[str]:
    """Links of the site's pages to its own pages, files and anchors that lead nowhere."""
    prefix = urllib.parse.urlsplit(own).path
    targets: dict[str, list[str]] = {}
    anchors: dict[str, set[str]] = {}
    for name, html in links.pages(site):
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


class Host(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.answer(405 if self.path == "/get-only" else None)

    def do_GET(self) -> None:
        self.answer(None)

    def answer(self, code: int | None) -> None:
        codes = {"/gone": 404, "/removed": 410, "/shy": 403, "/moved": 302}
        code = code or codes.get(self.path, 200)
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/here")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/here", None),
        ("/moved", None),
        ("/get-only", None),
        ("/shy", None),
        ("/größe?q=ü", None),
        ("/gone", "answers 404"),
        ("/removed", "answers 410"),
    ],
)
def test_an_answer_tells_what_is_gone(host: str, path: str, answer: str | None) -> None:
    assert links.trouble(host + path) == answer


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://[", "http://127.0.0.1:x/"])
def test_no_answer_at_all(address: str) -> None:
    assert "cannot be reached" in str(links.trouble(address, 2))


def test_the_command_names_page_and_address(
    host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "index.html").write_text(
        f'<a href="{host}/gone#part"></a><a href="{host}/here"></a><a href="inner/"></a>'
        '<a href="https://own.example/x/"></a>'
    )
    assert links.main([str(tmp_path), "--own", "https://own.example/"]) == 1
    assert capsys.readouterr().out == f"index.html: {host}/gone answers 404\n"
    assert links.main([str(tmp_path / "nothing")]) == 2
