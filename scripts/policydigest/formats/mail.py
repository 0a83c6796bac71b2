"""E-mail (.eml): the article in its text, and those attached to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from io import BytesIO
from typing import BinaryIO

from policydigest.formats import days, markup
from policydigest.formats.parts import ArticleError, Item, Origin, article

Read = Callable[[BinaryIO, Origin], Iterator[Item]]

_SUBJECT = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_ENOUGH = 40  # words; less is a note to what is attached
_READ = re.compile(
    r"application/(?:pdf|zip|x-zip-compressed|gzip|msword|rtf|json|octet-stream|xhtml\+xml"
    r"|vnd\.openxmlformats-officedocument\..*|vnd\.oasis\.opendocument\..*)|text/.*|message/rfc822"
)


def read(data: bytes, origin: Origin, read_file: Read) -> Iterator[Item]:
    """The articles in a message: what is attached, and its own text unless that is but a note.

    Raises `ArticleError`.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        attached = list(_attached(message))
        text = _text(message)
        subject, sent = _header(message, "subject"), days.day(_header(message, "date"))
        sender = _header(message, "from")
    except (
        MessageError, ValueError, ArithmeticError, LookupError, AttributeError, TypeError,
        RecursionError,
    ) as error:  # fmt: skip
        # the standard library's parser lets these through for headers that are garbage
        raise ArticleError(origin.name, f"is a broken e-mail ({error}). Save it again") from None
    is_note = bool(attached) and len(text.split()) < _ENOUGH
    if not is_note:
        yield _article(origin, text, subject, sent, sender)
    for name, body in attached:
        yield from read_file(BytesIO(body), origin.member(name))


def _article(
    origin: Origin, text: str, subject: str | None, sent: str | None, sender: str | None
) -> Item:
    title = _SUBJECT.sub("", subject or "")
    named = re.match(r"\s*\"?([^\"<@]+?)\"?\s*<", sender or "")
    try:
        publisher = named[1] if named else None
        return article(origin, text, {"title": title, "published": sent, "publisher": publisher})
    except ArticleError as error:
        return error


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) if value else None


def _text(message: EmailMessage) -> str:
    """The message's own words: plain if it has them, else those of its HTML."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = body.get_content()
    text = content if isinstance(content, str) else ""
    if body.get_content_type() == "text/html":
        return markup.paragraphs_of_html(text) + "\n"
    text = _SIGNATURE.split(text, maxsplit=1)[0]
    return text.replace("\r\n", "\n").replace("\0", "").strip() + "\n"


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate(message.iter_attachments(), 1):
        if not isinstance(part, EmailMessage) or not _READ.fullmatch(part.get_content_type()):
            continue  # pictures, calendars, keys
        name = re.sub(r"[^\w. -]", "_", part.get_filename() or "") or f"part-{number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            yield name, inner.as_bytes() if isinstance(inner, EmailMessage) else b""
            continue
        content = part.get_content()
        yield name, content.encode("utf-8") if isinstance(content, str) else bytes(content)
