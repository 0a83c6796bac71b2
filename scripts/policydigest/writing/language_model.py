"""Asks the language model that the user named, over the protocol for chat completions.

The address is the user's own, so it may be on this machine; nothing else is ever asked, for
redirects are not followed. The key comes from the environment and goes into one header: it is in
no message, no file and no `repr`. What the endpoint says of an error is not shown: it may repeat
the key, or say anything.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from policydigest.addresses import AddressError, is_public, sent
from policydigest.fetching.client import AGENT, seconds_asked
from policydigest.fetching.transport import (
    FetchError,
    LateError,
    Limits,
    Response,
    Transport,
    UnreachableError,
)
from policydigest.model import Article, Findings
from policydigest.recognise.engine import recogniser
from policydigest.store import StoreError
from policydigest.vocabulary import Vocabulary
from policydigest.writing import prompt, reply
from policydigest.writing.composing import ALL, NoListsError, Task, Written
from policydigest.writing.reply import ReplyError

KEY = "POLICYDIGEST_MODEL_KEY"
URL = "POLICYDIGEST_MODEL_URL"
_PATH = "/chat/completions"
# A model on a small machine takes minutes, and says nothing until it is done.
LIMITS = Limits(bytes=1_000_000, seconds=300.0, silence=300.0, tries=3, longest_wait=60.0)
_SILENT_IN_A_ROW = 3  # articles without an answer, after which it is not asked any more
_LATER = frozenset({408, 429, 500, 502, 503, 504, 529})
# What will be no better with the next article.
_WRONG = {
    401: f"does not accept the key. Check {KEY}",
    403: f"does not let this key in. Check {KEY}",
    404: "is not at this address, or there is no model of this name",
    405: "is not at this address",
}
_NAME = re.compile(r"[\w./:@+-]{1,100}", re.ASCII)


class ModelError(StoreError):
    """The model cannot be asked at all: going on with the next article is of no use."""


class _NoAnswerError(Exception):
    """This article got no usable answer; the next one may."""

    def __init__(self, reason: str, *, silent: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.silent = reason, silent


@dataclass
class LanguageModel:
    """One model at one address. Raises `ValueError`, with what to mend, for what cannot be used."""

    name: str
    url: str
    key: str = field(default="", repr=False)
    limits: Limits = LIMITS
    sleep: Callable[[float], None] = time.sleep
    _unanswered: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError("the name of a model has letters, digits and . / : @ + - only")
        try:
            url = sent(self.url)
        except AddressError as error:
            raise ValueError(f"the model's address {error}") from None
        if urlsplit(url).query:
            raise ValueError("the model's address ends before the ?")
        self.url = url.rstrip("/").removesuffix(_PATH) + _PATH
        self.key = self.key.strip()
        if not re.fullmatch(r"[!-~]*", self.key):
            raise ValueError(f"{KEY} holds characters that no key has. Copy it again")

    def write(self, article: Article, findings: Findings, vocabulary: Vocabulary) -> Written:
        """What a digest says now; `refused` tells why it is not more of the model's.

        Raises `ModelError` where asking it about other articles is of no use either.
        """
        try:
            task = Task(article, findings, recogniser(vocabulary))
        except NoListsError:
            why = "was not asked: its words cannot be checked in the language of this article"
            return Written(findings, refused={ALL: why})
        try:
            answer = self._ask(prompt.body(self.name, task.messages()))
            self._unanswered = 0
            return task.compose(reply.read(answer))
        except ReplyError as error:
            return Written(findings, refused={ALL: str(error)})
        except _NoAnswerError as error:
            self._unanswered = self._unanswered + 1 if error.silent else 0
            if self._unanswered == _SILENT_IN_A_ROW:
                raise self._useless(f"{error.reason}, {_SILENT_IN_A_ROW} times in a row") from None
            return Written(findings, refused={ALL: error.reason})

    # ------------------------------------------------------------------ asking

    def _ask(self, body: bytes) -> bytes:
        """The answer, after as many tries as the limits allow."""
        transport = Transport(self.limits, allow_private=True)
        self._keep_the_key_safe(transport)
        headers = {
            "User-Agent": AGENT,
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "Content-Type": "application/json",
            "Connection": "close",
        }
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        wait = self.limits.backoff
        for left in reversed(range(self.limits.tries)):
            try:
                answer = transport.post(self.url, headers, body)
            except UnreachableError as error:
                raise self._useless(error.reason) from None
            except FetchError as error:
                # What took too long would do so again, and each time for minutes.
                if isinstance(error, LateError) or not error.again or not left:
                    raise _NoAnswerError(error.reason, silent=True) from None
                asked = 0.0
            else:
                if answer.status == 200:
                    return answer.data
                asked = self._asked_to_wait(answer)
                if not left or asked > self.limits.longest_wait:
                    raise _NoAnswerError(f"is too busy ({answer.status})", silent=True)
            self.sleep(max(wait, asked))
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def _asked_to_wait(self, answer: Response) -> float:
        """The seconds after which to ask again, for an answer that is none.

        Raises `ModelError` or `_NoAnswerError` if that is of no use.
        """
        if answer.status in _WRONG:
            raise self._useless(_WRONG[answer.status])
        if 300 <= answer.status < 400:
            raise self._useless("redirects to another address. Give that one if you trust it")
        if answer.status not in _LATER:
            raise _NoAnswerError(f"does not answer with a text ({answer.status})")
        return seconds_asked(answer.headers.get("retry-after")) or 0.0

    def _keep_the_key_safe(self, transport: Transport) -> None:
        """A key is not sent over the open net where others can read it."""
        parts = urlsplit(self.url)
        if not self.key or parts.scheme == "https":
            return
        try:
            there = transport.look_up(parts.hostname or "", parts.port or 80)
        except FetchError as error:
            raise self._useless(error.reason) from None
        if any(is_public(address) for address in there):
            raise self._useless("would get the key where others can read it. Use https://")

    def _useless(self, reason: str) -> ModelError:
        text = (
            f"{self.url}: the language model {reason}. What was drafted before stands; leave "
            "--model out to draft without it."
        )
        return ModelError(text)
