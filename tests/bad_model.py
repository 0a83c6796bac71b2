"""A language model on loopback: speaks the protocol, and answers as the test tells it to."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler

from loopback import Loopback, serving

KEY = "sk-test-4f2a9c-secret"

Answer = Callable[["Handler"], None]


class Model(Loopback):
    """Keeps what it was sent; answers with `answers` one after the other, the last for ever."""

    def __init__(self) -> None:
        super().__init__(Handler)
        self.answers: list[Answer] = []
        self.asked: list[dict[str, object]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []

    @property
    def url(self) -> str:
        return f"{super().url}/v1"

    def says(self, *replies: object) -> None:
        """Answer with these replies, as a model does."""
        self.answers = [said(reply) for reply in replies]


class Handler(BaseHTTPRequestHandler):
    server: Model

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.server.headers.append(dict(self.headers))
        self.server.paths.append(self.path)
        answers = self.server.answers
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def do_GET(self) -> None:
        self.server.paths.append(f"GET {self.path}")
        self.send(b"{}")

    def send(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content-Type", "application/json")
        headers.setdefault("Content-Length", str(len(data)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)


def said(reply: object) -> Answer:
    """A reply in the form of the protocol; what is no text is written as JSON."""
    content = reply if isinstance(reply, str) else json.dumps(reply, ensure_ascii=False)
    message = {"role": "assistant", "content": content}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return raw(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def raw(data: bytes, status: int = 200, **headers: str) -> Answer:
    """These very bytes."""
    return lambda handler: handler.send(data, status, **headers)


def stalls(handler: Handler) -> None:
    """Takes the question and never answers."""
    handler.server.over.wait(20)


def drips(handler: Handler) -> None:
    """Streams garbage in events, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()
    while not handler.server.over.wait(0.02):
        handler.wfile.write(b'data: {"choices": [{"delta": {"content": "\\u0000"}}]}\n\n')


def floods(handler: Handler) -> None:
    """Sends without end."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.over.is_set():
        handler.wfile.write(b"x" * 65536)


def breaks_off(handler: Handler) -> None:
    """Ends in the middle of its answer."""
    handler.send(b'{"choices": [', Content_Length="5000")


@contextlib.contextmanager
def model() -> Iterator[Model]:
    """A model that answers until the end."""
    with serving(Model()) as server:
        yield server
