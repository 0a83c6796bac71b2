"""One request to one address: the connection, its checks and its limits.

The host's name is looked up once, every address found is checked, and the connection goes to the
address that was checked, so that a name that answers otherwise a moment later leads nowhere.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import certifi

from policydigest.addresses import is_public

# The variable that OpenSSL and most programs read: whose certificates are trusted, in place of
# those of the web's authorities.
CA_FILE = "SSL_CERT_FILE"
UNKNOWN_HOST = "its host is not known. Check the address"
_CHUNK = 65_536
_UNPACKED = 1_048_576  # bytes at a time, so that a bomb shows by its ratio early


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is too much."""

    bytes: int = 20_000_000
    seconds: float = 60.0  # for one answer, from the look-up to the last byte
    silence: float = 20.0  # without a byte
    connect: float = 20.0  # until there is a connection
    redirects: int = 5
    ratio: int = 200  # of the unpacked to the packed size, past a megabyte
    tries: int = 4
    backoff: float = 2.0  # before the second try, doubled each time
    longest_wait: float = 120.0  # that a host may ask for
    pause: float = 1.0  # between two requests to a host


class FetchError(Exception):
    """An address that could not be fetched: `reason`, and whether another try may help."""

    def __init__(self, reason: str, *, again: bool = False, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.again, self.wait = reason, again, wait


class UnreachableError(FetchError):
    """There was no connection that can be trusted, so nothing was asked."""


class LateError(FetchError):
    """The answer did not come in time."""


class NowhereError(UnreachableError):
    """There is no such host."""


class ClosedError(FetchError):
    """The host's owner does not want programs to ask for it, or it is not to be asked from here."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a host answered; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    data: bytes


Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises `FetchError`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        again = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        kind = UnreachableError if again else NowhereError
        raise kind(UNKNOWN_HOST, again=again) from None
    return [str(address[4][0]) for address in found]


@dataclass(frozen=True, slots=True)
class Transport:
    """Sends requests; `allow_private` lets it reach this machine and its network too."""

    limits: Limits = Limits()
    allow_private: bool = False
    look_up: Resolve = resolve

    def get(self, url: str, headers: Mapping[str, str], *, whole: bool = True) -> Response:
        """The answer to a GET of `url`, unpacked. Redirects are answers. Raises `FetchError`.

        Unless it is wanted `whole`, the answer ends with its headers.
        """
        return self._send("GET", url, headers, whole=whole)

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Response:
        """The answer to a POST of `body` to `url`, as `get` gives it. Raises `FetchError`."""
        return self._send("POST", url, headers, body)

    def _send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
        *,
        whole: bool = True,
    ) -> Response:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = parts.hostname or ""
        target = url.split("/", 3)[3]
        try:
            with self._connected(host, port, tls=parts.scheme == "https") as connection:
                connection.request(method, f"/{target}", body, dict(headers))
                answer = connection.getresponse()
                found = {name.lower(): value for name, value in answer.getheaders()}
                data = self._read(answer, found) if whole else b""
                return Response(answer.status, found, data)
        except (TimeoutError, _TooLongError):
            raise LateError("takes too long to answer", again=True) from None
        except ssl.SSLCertVerificationError as error:
            raise UnreachableError(
                f"has no certificate that can be trusted ({error.verify_message}). If you trust "
                f"who signed it, name a file with their certificate in {CA_FILE}"
            ) from None
        except ssl.SSLError as error:
            raise FetchError(f"has no sound encryption ({error.reason or error})") from None
        except http.client.IncompleteRead:
            raise FetchError("broke off in the middle", again=True) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError(f"cannot be reached ({_said(error)})", again=True) from None

    def check(self, host: str, port: int) -> str:
        """The IP address to connect to. Raises `FetchError` if any of the host's is private."""
        found = self.look_up(host, port)
        if not self.allow_private and not all(is_public(address) for address in found):
            raise ClosedError(
                "leads into a private network or to this machine, and was not fetched. "
                "If you know it, allow that with --allow-private"
            )
        return found[0]

    @contextlib.contextmanager
    def _connected(
        self, host: str, port: int, *, tls: bool
    ) -> Iterator[http.client.HTTPConnection]:
        """A connection that is cut when the time is up, whatever it is waiting for."""
        address = self.check(host, port)
        try:
            plain = socket.create_connection((address, port), timeout=self.limits.connect)
            plain.settimeout(self.limits.silence)
        except OSError as error:
            raise UnreachableError(f"cannot be reached ({_said(error)})", again=True) from None
        late = threading.Event()

        def cut() -> None:
            late.set()
            with contextlib.suppress(OSError):
                plain_socket.shutdown(socket.SHUT_RDWR)

        plain_socket = plain.dup()  # TLS takes the first one over
        timer = threading.Timer(self.limits.seconds, cut)
        timer.daemon = True
        timer.start()
        connection = http.client.HTTPConnection(host, port)
        try:
            connection.sock = (
                _certified(os.environ.get(CA_FILE) or certifi.where()).wrap_socket(
                    plain, server_hostname=host
                )
                if tls
                else plain
            )
            connection.default_port = 443 if tls else 80  # left out of the Host header
            yield connection
            if late.is_set():
                raise _TooLongError
        except (OSError, http.client.HTTPException):
            if late.is_set():
                raise _TooLongError from None
            raise
        finally:
            timer.cancel()
            connection.close()
            plain.close()
            plain_socket.close()

    def _read(self, answer: http.client.HTTPResponse, headers: Mapping[str, str]) -> bytes:
        told = answer.length  # None for chunks and for an answer that ends with the connection
        if told is not None and told > self.limits.bytes:
            raise _too_large(self.limits)
        unpack = _unpacker(headers.get("content-encoding", ""))
        packed, data = 0, bytearray()
        while chunk := answer.read1(_CHUNK):
            for part, used in unpack(chunk):
                packed += used
                data += part
                if len(data) > self.limits.bytes:
                    raise _too_large(self.limits)
                if len(data) > 1_000_000 and len(data) > packed * self.limits.ratio:
                    raise FetchError("unpacks to far more than a page does, and was left")
        if told is not None and packed < told:
            raise http.client.IncompleteRead(b"", told - packed)
        return bytes(data)


def _said(error: Exception) -> str:
    # the number of an error says nothing to people, and is another on another system
    said = getattr(error, "strerror", None) or str(error)
    return " ".join(said.split())[:100] or type(error).__name__


class _TooLongError(Exception):
    """The time for an answer is up."""


def _too_large(limits: Limits) -> FetchError:
    return FetchError(f"is larger than {limits.bytes // 1_000_000} MB, and was left")


def _unpacker(encoding: str) -> Callable[[bytes], Iterator[tuple[bytes, int]]]:
    """Unpacks one piece after the other, each with how many packed bytes it took.

    Raises `FetchError` for what nobody asked for.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return lambda chunk: iter([(chunk, len(chunk))])
    if name not in ("gzip", "x-gzip"):
        raise FetchError(f"comes packed in a way that was not asked for ({name[:20]})")
    inflate = zlib.decompressobj(wbits=31)

    def unpack(chunk: bytes) -> Iterator[tuple[bytes, int]]:
        while chunk:
            try:
                part = inflate.decompress(chunk, _UNPACKED)
            except zlib.error as error:
                raise FetchError(f"comes in a broken packing ({error})", again=True) from None
            rest = inflate.unconsumed_tail
            yield part, len(chunk) - len(rest)
            chunk = rest

    return unpack


@cache
def _certified(file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=file)
    except (OSError, ssl.SSLError):
        text = f"was not asked: {CA_FILE} names {file}, which is no file of certificates"
        raise UnreachableError(text) from None
