"""A moment of fuzzing for every parser, and what longer runs have found."""

from __future__ import annotations

import importlib.util
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings

import fuzz_targets
from fuzz_targets import TARGETS, Target
from mutations import mutated

ATOM = b"http://www.w3.org/2005/Atom"


def archive(name: str) -> bytes:
    """A ZIP archive of one member, whose name in the list at its end is another than it had."""
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr("x.txt", "Japan and Chile agreed on fisheries.")
        return file.getvalue()[::-1].replace(b"txt.x", name.encode()[::-1], 1)[::-1]


# Target → what once made it fail.
FOUND = (
    ("yaml", b"people: \r\r\r\r\r\r\r\r\r[]\nsources\n"),
    ("body", b"| a |\n|:-:|\n| b |"),  # a style, which the site's policy forbids
    ("body", b"> | a | b |\n> | :-- | --: |"),
    ("feed", b'<?version="1.0"?><rss><channel><item><content:encoded>x</content:encoded></item>'),
    ("feed", b'<feed xmlns="&#xd800;' + ATOM + b'"><entry><title>x</title></entry></feed>'),
    ("feed", b"<rss><channel><item><title>&#56000;&#x0DFFF;</title></item></channel></rss>"),
    ("json", b'{"text": "Half of \\ud800 a character.", "title": "\\udfff", "url": "x"}'),
    ("json", b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "http://a/\\ud800"}]}'),
    ("warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 24\r\n"
             b"Content-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\nHello"),
    ("mail", b"From: a@b.example\nDate: Tue, 05 Mar 2222222024 09:00:00 +0900\n"
             b"Subject: A date beyond all numbers\nMIME-Version: 1.0\n\nJapan and Chile agreed.\n"),
    ("zip", archive("\0.txt")),  # a member without a name
    ("address", b'<a href="https://a.example/"><![DATA[https://b.example/'),
    ("address", b"https://example.org/a?\x80=b"),
    ("address", b"https://example.org/\xc6\xc7"),
)  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_good_input_is_good(name: str) -> None:
    for seed in TARGETS[name].seeds:
        TARGETS[name].run(seed)


@pytest.mark.parametrize(("name", "data"), FOUND)
def test_what_was_found_stays_mended(name: str, data: bytes) -> None:
    TARGETS[name].run(data)


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_is_read_or_refused(name: str) -> None:
    target = TARGETS[name]

    @given(mutated(target.seeds))
    @settings(
        max_examples=60, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    def holds(data: bytes) -> None:
        target.run(data)

    holds()


def test_the_tool_tells_what_it_finds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import fuzz

    def fails(data: bytes) -> None:
        assert b"!" not in data

    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setitem(fuzz_targets.TARGETS, "frail", Target(fails, (b"a!",)))
    assert fuzz.main(["frail", "--runs", "50"]) == 1
    assert capsys.readouterr().out.endswith("Found something in frail.\n")
    assert fuzz.main(["address", "--runs", "5"]) == 0
    assert capsys.readouterr().out.endswith("Nothing found.\n")
