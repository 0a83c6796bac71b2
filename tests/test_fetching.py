"""Fetching, against a real host on loopback that misbehaves."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from bad_host import PAGE, Host, host
from policydigest.fetching.client import AGENT, Client
from policydigest.fetching.crawl import crawl
from policydigest.fetching.ledger import Entry, Ledger
from policydigest.fetching.transport import FetchError, Limits, Transport
from policydigest.formats import reading
from policydigest.formats.parts import Origin
from policydigest.store import StoreError

LIMITS = Limits(bytes=5_000_000, seconds=0.6, silence=0.3, pause=1.0)


@pytest.fixture
def server() -> Iterator[Host]:
    with host() as running:
        yield running


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def client(limits: Limits = LIMITS, *, private: bool = True) -> tuple[Client, Clock]:
    clock = Clock()
    return Client(Transport(limits, allow_private=private), clock, clock.sleep), clock


def failure(url: str) -> str:
    with pytest.raises(FetchError) as caught:
        client()[0].get(url)
    return caught.value.reason


def test_a_page(server: Host) -> None:
    got = client()[0].get(f"{server.url}/good#part")
    assert got.data == PAGE.encode()
    assert got.url == f"{server.url}/good"
    told = server.headers["/good"]
    assert told["User-Agent"] == AGENT
    assert "+https://" in AGENT
    assert told["Host"] == server.url.removeprefix("http://")
    assert client()[0].get(f"{server.url}/packed").data == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "expected", "asked"),
    [
        ("missing", "is not there (404)", 1),
        ("drip", "takes too long to answer", 4),
        ("drip-head", "takes too long to answer", 4),
        ("silent", "takes too long to answer", 4),
        ("endless", "is larger than 5 MB, and was left", 1),
        ("huge", "is larger than 5 MB, and was left", 1),
        ("bomb", "unpacks to far more", 1),
        ("bad-packing", "comes in a broken packing", 4),
        ("unasked", "comes packed in a way that was not asked for (br)", 1),
        ("loop", "is redirected more than 5 times", 6),
        ("to-file", "is redirected to what is not a web address: only http://", 1),
        ("short", "broke off in the middle", 4),
        ("short-chunk", "broke off in the middle", 4),
        ("garbage", "cannot be reached (", 4),
        ("reset", "", 4),
        ("busy-long", "asks to come back in 100000 seconds. Try again then", 1),
    ],
)
def test_what_goes_wrong_is_said(server: Host, path: str, expected: str, asked: int) -> None:
    began = time.monotonic()
    assert failure(f"{server.url}/{path}").startswith(expected)
    assert server.asked[f"/{path}"] == asked
    assert time.monotonic() - began < 30  # and it ends


def test_an_unpacked_ratio(server: Host) -> None:
    limits = Limits(bytes=60_000_000, seconds=5, ratio=50)
    with pytest.raises(FetchError, match="unpacks to far more"):
        client(limits)[0].get(f"{server.url}/bomb")


def test_second_tries_wait_as_long_as_the_host_asks(server: Host) -> None:
    fetcher, clock = client()
    assert fetcher.get(f"{server.url}/busy-once").data == PAGE.encode()
    assert [seconds for seconds in clock.slept if seconds > 1] == [7.0, 7.0]
    fetcher, clock = client()
    assert fetcher.get(f"{server.url}/down-once").data == PAGE.encode()
    assert 2.0 in clock.slept


def test_validators(server: Host) -> None:
    fetcher, _ = client()
    first = fetcher.get(f"{server.url}/unchanged")
    assert (first.etag, first.modified) == ('"1"', "Thu, 18 Jan 2024 00:00:00 GMT")
    again = fetcher.get(f"{server.url}/unchanged", etag=first.etag, modified=first.modified)
    assert again.data is None
    assert "If-Modified-Since" in server.headers["/unchanged"]


def test_a_wrong_charset(server: Host) -> None:
    got = client()[0].get(f"{server.url}/latin")
    origin = Origin("x", url=got.url, charset=got.charset)
    assert reading.read_one(got.data or b"", origin).title == "Zwei Länder"


# --------------------------------------------------------------------------- manners


def test_robots(server: Host) -> None:
    server.robots = (200, "User-agent: *\nCrawl-delay: 9\nDisallow: /good\nAllow: /good/this\n")
    assert failure(f"{server.url}/good").startswith("is closed to programs by the site's robots")
    assert server.asked["/good"] == 0
    assert failure(f"{server.url}/to//good").startswith("is closed to programs")
    fetcher, clock = client()
    fetcher.get(f"{server.url}/packed")
    fetcher.get(f"{server.url}/packed")
    assert max(clock.slept) == 9.0
    assert server.asked["/robots.txt"] == 3  # once for each client
    server.robots = (503, "")
    assert "robots.txt is too busy" in failure(f"{server.url}/good")


def test_a_pause_between_requests_to_a_host(server: Host) -> None:
    fetcher, clock = client()
    for _ in range(3):
        fetcher.get(f"{server.url}/good")
    assert clock.slept == [1.0, 1.0, 1.0]  # robots.txt was the first


# --------------------------------------------------------------------------- private networks


@pytest.mark.parametrize(
    "there",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0.0.0.0",
     "10.0.0.1", "169.254.169.254", "192.168.1.1", "172.16.0.1", "100.64.0.1", "[fe80::1]", "[fd00::1]", "[fec0::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::]"],
)  # fmt: skip
def test_private_addresses_are_refused(server: Host, there: str) -> None:
    port = server.server_address[1]
    with pytest.raises(FetchError, match=r"private network|not known|names no site"):
        client(private=False)[0].get(f"http://{there}:{port}/good")
    assert not server.asked


def test_names_that_lead_to_private_addresses_are_refused(server: Host) -> None:
    port = server.server_address[1]
    for found in (["127.0.0.1"], ["93.184.215.14", "127.0.0.1"]):
        transport = Transport(LIMITS, look_up=lambda *_, f=found: f)
        with pytest.raises(FetchError, match="private network"):
            Client(transport, sleep=lambda _: None).get(f"http://rebind.example:{port}/good")
    assert not server.asked


def test_a_name_is_looked_up_once_for_each_request(server: Host) -> None:
    """What was checked is what is connected to: a second answer would be another address."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"]])
    transport = Transport(LIMITS, allow_private=True, look_up=lambda *_: next(answers))
    port = server.server_address[1]
    got = Client(transport, sleep=lambda _: None).get(f"http://rebind.example:{port}/good")
    assert got.data == PAGE.encode()
    assert server.headers["/good"]["Host"] == f"rebind.example:{port}"


def test_a_redirect_to_a_private_address_is_refused(server: Host) -> None:
    port = server.server_address[1]

    class Half(Transport):
        """Takes the host for a public one under one name alone."""

        def check(self, name: str, where: int) -> str:
            return "127.0.0.1" if name == "public.example" else super().check(name, where)

    fetcher = Client(Half(LIMITS), sleep=lambda _: None)
    with pytest.raises(FetchError, match="private network"):
        fetcher.get(f"http://public.example:{port}/to/{server.url}/good")
    assert server.asked["/good"] == 0


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "http://", "http://a b/", "https://u:p@a.example/", "http://[::1", "http://a.example:99999/"],
)  # fmt: skip
def test_only_web_addresses_are_fetched(url: str) -> None:
    assert failure(url)


# --------------------------------------------------------------------------- lists and memory


def test_a_list_goes_on_past_what_fails(server: Host) -> None:
    urls = [f"{server.url}/good", f"{server.url}/missing", "http://nowhere.invalid/", "nonsense"]
    visits = {visit.url: visit.result for visit in crawl(client()[0], urls, {})}
    assert list(visits) != []
    assert set(visits) == set(urls)
    assert sum(isinstance(result, FetchError) for result in visits.values()) == 3


def test_the_ledger_remembers(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.queue(["https://a.example/1", "https://a.example/2?utm_source=x"])
    ledger.note(Entry("https://a.example/1", "fetched", '"1"', None, "ab"))
    ledger.close()
    again = Ledger(tmp_path)
    again.queue(["https://www.a.example/2", "https://a.example/1"])
    again.note(Entry("https://a.example/same", "fetched", text="ab"))
    again.note(Entry("https://a.example/feed", "fetched"))
    assert again.unfinished() == ["https://a.example/1", "https://a.example/2?utm_source=x"]
    known = again.get("http://a.example/1/")
    assert known == Entry("https://a.example/1", "fetched", '"1"', None, "ab")
    again.drafted(["ab"])
    assert again.get("https://a.example/1")._replace(etag=None).state == "drafted"  # type: ignore[union-attr]
    assert again.unfinished() == ["https://a.example/2?utm_source=x"]
    again.close()


def test_a_damaged_ledger_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/addresses.sqlite3").write_bytes(b"rubbish" * 1000)
    with pytest.raises(StoreError, match=r"addresses\.sqlite3: cannot be used"):
        Ledger(tmp_path)


# --------------------------------------------------------------------------- encryption


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """An authority that nobody knows."""
    return trustme.CA()


@pytest.fixture
def encrypted(authority: trustme.CA) -> Iterator[str]:
    """The address of a host that answers over TLS alone; its certificate is for 127.0.0.1."""
    with host() as running:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1").configure_cert(context)
        running.socket = context.wrap_socket(running.socket, server_side=True)
        yield running.url.replace("http:", "https:")


def test_a_certificate_that_nobody_vouches_for_is_refused(encrypted: str) -> None:
    with pytest.raises(FetchError) as caught:
        client()[0].get(f"{encrypted}/good")
    assert "has no certificate that can be trusted (unable to get local issuer certificate)" in (
        caught.value.reason
    )
    assert "name a file with their certificate in SSL_CERT_FILE" in caught.value.reason


def test_a_certificate_that_the_user_vouches_for_is_taken(
    encrypted: str, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    assert client()[0].get(f"{encrypted}/good").data == PAGE.encode()
    # it vouches for its own name alone
    with pytest.raises(FetchError, match="Hostname mismatch"):
        Client(Transport(LIMITS, allow_private=True, look_up=lambda *_: ["127.0.0.1"])).get(
            encrypted.replace("127.0.0.1", "other.example") + "/good"
        )


def test_a_file_of_certificates_that_is_none_is_named(
    encrypted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "missing.pem"))
    with pytest.raises(FetchError, match=r"SSL_CERT_FILE names .*missing\.pem"):
        client()[0].get(f"{encrypted}/good")


def test_plain_words_where_encryption_is_expected(server: Host) -> None:
    with pytest.raises(FetchError, match="has no sound encryption"):
        client()[0].get(f"{server.url.replace('http:', 'https:')}/good")
