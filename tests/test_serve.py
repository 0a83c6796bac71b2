"""The preview: shows the site, reloads after an edit, and leaves no trace in published files."""

from __future__ import annotations

import contextlib
import http.client
import signal
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import samples
from helpers import Project
from policydigest.parallel import processes
from policydigest.preview import serve
from policydigest.preview.serve import EVENTS, Changes, Server, answering, concerns_build, follow
from policydigest.store import StoreError

MakeProject = Callable[..., Project]
PAGE = f"digests/{samples.FOUNDING.year}/{samples.FOUNDING.id}"
PATIENCE = 400  # seconds; a bound against hanging, far beyond what a busy machine needs


@contextlib.contextmanager
def served(site: Path, prefix: str = "") -> Iterator[Server]:
    with Server(site, prefix, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def get(address: str) -> tuple[int, str, str]:
    """Status, type and text of an answer."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8")
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "about").mkdir(parents=True)
    (folder / "empty").mkdir()
    (folder / "index.html").write_text("<html><body>Home é</body></html>", encoding="utf-8")
    (folder / "about/index.html").write_text("About", encoding="utf-8")
    (folder / "404.html").write_text("<body>Not here</body>", encoding="utf-8")
    (folder / "style.css").write_text("a{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


def test_pages_get_the_script_and_other_files_do_not(site: Path) -> None:
    before = (site / "index.html").read_bytes()
    with served(site) as server:
        status, kind, text = get(server.address)
        assert (status, kind) == (200, "text/html; charset=utf-8")
        assert text == f"<html><body>Home é{serve.RELOAD.decode()}</body></html>"
        assert EVENTS in get(f"{server.address}about/")[2]
        assert get(f"{server.address}about")[2] == get(f"{server.address}about/")[2]
        assert get(f"{server.address}style.css") == (200, "text/css", "a{}")
    assert (site / "index.html").read_bytes() == before


def test_a_page_that_lies_over_the_site_is_shown_in_its_stead(site: Path, tmp_path: Path) -> None:
    over = tmp_path / "over"
    with Server(site, "/policydigest", 0, over) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        assert "About" in get(f"{server.address}about/")[2]
        (over / "about").mkdir(parents=True)
        (over / "about/index.html").write_text("<body>Edited</body>", encoding="utf-8")
        (over / "style.css").write_text("b{}", encoding="utf-8")
        for path in ("about/", "about/index.html", "policydigest/about/"):
            assert f"Edited{serve.RELOAD.decode()}" in get(server.address + path)[2]
        assert get(f"{server.address}style.css")[2] == "a{}"
        assert get(f"{server.address}%2e%2e/over/about/")[0] == 404
        (over / "about/index.html").unlink()
        assert "About" in get(f"{server.address}about/")[2]
        server.shutdown()


@pytest.mark.parametrize(
    "path", ["missing/", "missing.css", "empty/", "../secret.txt", "%2e%2e/secret.txt"]
)
def test_what_is_not_there_gives_the_page_for_it(site: Path, path: str) -> None:
    with served(site) as server:
        status, _, text = get(server.address + path)
        assert status == 404
        assert "Not here" in text


def test_addresses_below_the_published_path_work(site: Path) -> None:
    with served(site, prefix="/policydigest") as server:
        assert get(f"{server.address}policydigest/style.css")[2] == "a{}"
        assert "About" in get(f"{server.address}policydigest/about/")[2]


def test_every_open_page_is_told_of_a_change(site: Path) -> None:
    with served(site) as server:
        connections = [http.client.HTTPConnection("127.0.0.1", server.server_port) for _ in "ab"]
        answers = []
        for connection in connections:
            connection.request("GET", EVENTS)
            answer = connection.getresponse()
            assert answer.headers["Content-Type"] == "text/event-stream"
            assert answer.readline() == b": ready\n"
            answers.append(answer)
        server.changes.announce()
        for answer in answers:
            assert [answer.readline() for _ in range(2)] == [b"\n", b"event: reload\n"]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_pages_are_told_while_this_process_builds(
    monkeypatch: pytest.MonkeyPatch, site: Path, start: str
) -> None:
    monkeypatch.setattr(processes, "START", start)
    before = {*threading.enumerate()}
    with Server(site, "", 0) as server, answering(server) as announce:
        assert ({*threading.enumerate()} <= before) is (start == "fork")
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
        connection.request("GET", EVENTS)
        answer = connection.getresponse()
        assert answer.readline() == b": ready\n"
        announce()
        assert [answer.readline() for _ in range(2)] == [b"\n", b"event: reload\n"]
        connection.close()
        port = server.server_port
    with Server(site, "", port), pytest.raises(TimeoutError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1)  # nobody answers any more


def test_a_port_in_use_is_named(site: Path) -> None:
    with served(site) as server, pytest.raises(StoreError, match=r"port \d+ cannot be used"):
        Server(site, "", server.server_port)


def test_only_changes_that_concern_the_build_lead_to_one(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    built: list[int] = []
    changes = Changes()

    def concerns(paths: Iterable[Path]) -> bool:
        ours = frozenset({"countries/japan.md", "digests/2024/x.md"})
        return concerns_build(paths, docs, lambda: ours)

    def rebuild() -> bool:
        built.append(len(built))
        return len(built) != 2  # The second build changes nothing that is published.

    batches = [
        [docs / "countries/japan.md"],  # The build wrote it.
        [docs / "digests/2024/x.md", docs / "digests/2024", docs / "digests"],  # It removed them.
        [docs / ".generated.json", tmp_path / "digests/.x.md.swp"],
        [docs / "about.md"],
        [docs / "countries/japan.md", tmp_path / "digests/2024/x.md"],
        [tmp_path / "seeds/new.txt"],
    ]
    follow(batches, concerns, rebuild, changes.announce)
    assert len(built) == 3
    assert changes.count == 2


def test_an_edit_of_a_digest_shows_in_the_preview(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    process = subprocess.Popen(
        project.command("serve", "--port", "0"), cwd=project.root, env=project.environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    killer = threading.Timer(PATIENCE, process.kill)
    killer.start()
    try:
        assert process.stdout is not None
        line = next((line for line in process.stdout if line.startswith("Preview: ")), "")
        assert line, process.stderr.read() if process.stderr else ""
        address = line.split()[1]
        host = urllib.parse.urlsplit(address).netloc
        assert host.startswith("127.0.0.1:")
        events = http.client.HTTPConnection(host, timeout=PATIENCE)
        events.request("GET", EVENTS)
        answer = events.getresponse()
        assert answer.readline() == b": ready\n"
        name = f"{PAGE}.md"
        project.write(name, project.read(name).replace("Talks covered", "Ministers spoke of"))
        while "Ministers spoke of" not in get(f"{address}{PAGE}/")[2]:
            while answer.readline() != b"event: reload\n":
                assert process.poll() is None
        assert EVENTS in get(f"{address}{PAGE}/")[2]
        published = project.read(f"site/{PAGE}/index.html")
        assert "EventSource" not in published
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        assert process.returncode in (0, 130)
        assert process.stderr is not None
        assert process.stderr.read().count("make check") <= 2  # at the start, and for the edit
    finally:
        killer.cancel()
        process.kill()
        process.communicate()
