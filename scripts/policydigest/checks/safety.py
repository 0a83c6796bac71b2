"""Is there anything in the text that could run, mislead or hide on the site?"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from policydigest.checks import bounds
from policydigest.checks.registry import digest_check, strings
from policydigest.codes import problem
from policydigest.digests import ParsedDigest
from policydigest.model import Digest, Problem
from policydigest.vocabulary import Vocabulary

# What stands escaped or between backticks is text, in Markdown too.
_AS_TEXT = re.compile(r"\\[\\`<]|`[^`\n]*`")
_TAG = re.compile(r"<(?:[A-Za-z/][^\s<>]{0,40}|!--|!|\?)[^<>\n]{0,40}>?")
_LINK = re.compile(
    r"\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)|^ {0,3}\[[^\]\n]+\]:\s*<?(\S+)", re.M
)
_LISTS = (
    "countries", "organisations", "topics", "instruments", "people", "sources", "related",
    "former_slugs", "supersedes",
)  # fmt: skip
_ALLOWED = ("http", "https", "mailto")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_SCRIPT = re.compile(r"(?:javascript|vbscript)\s*:", re.IGNORECASE)
# zero-width and direction marks, soft hyphens, tags and other format characters that cannot be
# seen. The joiners U+200C and U+200D are letters' business in Persian, Indic scripts and emoji.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Those of them that Unicode takes for letters or marks, and Python for printable.
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
_JOINER = re.compile("(?<=[A-Za-z0-9 ])[\u200c\u200d]|[\u200c\u200d](?=[A-Za-z0-9 ])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@digest_check
def markup(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """No HTML, no comments, no script: in a body an error, in a field it can only be text."""
    if "<" not in parsed.text and "\\" not in parsed.text:  # which may spell one in a value
        return
    for name, line, text in strings(parsed, digest):
        tag = _TAG.search(text)
        if tag:
            message = (
                f"{name}: HTML ({_shown(tag.group())}) is shown as text. "
                "Write plain text, or leave a space after the sign <"
            )
            yield problem(parsed.path, line, "C050", message, "warning")
    for line, text in _body_lines(parsed, digest):
        for tag in _TAG.finditer(_AS_TEXT.sub(" ", text)):
            found = tag.group()
            address = re.match(r"<(https?://[^>]*|mailto:[^>]*)>?", found)
            advice = (
                "Write a link as [text](address)"
                if address
                else "Write Markdown, or a backslash before each sign < that is to be shown"
            )
            message = f"body: HTML ({_shown(found)}) is not used here. {advice}"
            yield problem(parsed.path, line, "C050", message)


@digest_check
def links(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """Links lead to web pages, to mail addresses or to other digests."""
    for name, line, text in strings(parsed, digest):
        if _has_no_address(text):
            continue
        scheme = _scheme(text) if name.endswith((" url", " archived")) else None
        script = _SCRIPT.search(_plain(text))
        if script or (scheme in ("data", "file", "vbscript", "javascript")):
            word = script.group() if script else f"{scheme}:"
            yield problem(parsed.path, line, "C051", f"{name}: holds a {word} address. Remove it")
    for line, text in _body_lines(parsed, digest):
        if _has_no_address(text):
            continue
        reported = False
        for match in _LINK.finditer(text):
            target = match[1] or match[2] or ""
            scheme = _scheme(target)
            if scheme is not None and scheme not in _ALLOWED:
                reported = True
                message = f"body: a link to {scheme}: is not allowed. Link to an https:// address"
                yield problem(parsed.path, line, "C051", message)
            elif _plain(target).startswith("//"):
                reported = True
                message = "body: a link starts with //. Write the whole address with https:"
                yield problem(parsed.path, line, "C051", message)
        script = None if reported else _SCRIPT.search(_plain(text))
        if script and not text.lstrip().startswith("    "):
            message = f"body: holds a {script.group()} address. Remove it"
            yield problem(parsed.path, line, "C051", message)


@digest_check
def amount(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """No more than can be rendered in no time."""
    is_long = len(parsed.text) - len(digest.body) > bounds.MOST_IN_VALUE  # or no value is
    for name, line, text in strings(parsed, digest) if is_long else ():
        if len(text) > bounds.MOST_IN_VALUE:
            message = f"{name}: holds more than {bounds.MOST_IN_VALUE} characters. Shorten it"
            yield problem(parsed.path, line, "C054", message)
    lists = {
        **{name: getattr(digest, name) for name in _LISTS},
        **{f"mentions.{name}": getattr(digest.mentions, name) for name in _LISTS[:2]},
    }
    for name, entries in lists.items():
        if len(entries) > bounds.MOST_IN_LIST:
            message = f"{name.replace('.', ' ')}: holds more than {bounds.MOST_IN_LIST}. Shorten it"
            yield problem(parsed.path, parsed.line(name), "C054", message)
    excess = bounds.excess(digest.body)
    if excess:
        line = parsed.line("body") + digest.body.count("\n", 0, excess.offset)
        message = f"body: holds more than {excess.bound}, and is left out. Shorten it"
        yield problem(parsed.path, line, "C054", message)


@digest_check
def characters(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """Nothing invisible, nothing that turns the direction of reading, no control characters."""
    text = parsed.text.removeprefix("\ufeff")
    if "\\" not in text and all_seen(text):
        return
    # escapes in quoted values are not in the file's text, so the values are looked at as well
    found = [(line, text) for _, line, text in strings(parsed, digest)]
    if not text.isascii() or _CONTROL.search(text):
        found += list(enumerate(text.split("\n"), start=1))
    reported: set[tuple[int, str]] = set()
    for line, part in found:
        if part.isascii() and part.isprintable():
            continue
        for code, pattern in (("C053", _CONTROL), ("C052", _HIDDEN), ("C052", _JOINER)):
            for match in pattern.finditer(part):
                character = match.group()
                if (line, character) not in reported:
                    reported.add((line, character))
                    yield problem(parsed.path, line, code, _character(character))


def all_seen(text: str) -> bool:
    """Whether every character can be seen, quickly; False if in doubt."""
    return text.replace("\n", "").isprintable() and not any(one in text for one in _BLANKS)


def _character(character: str) -> str:
    name = unicodedata.name(character, "control character").lower()
    return f"the invisible character U+{ord(character):04X} ({name}) is in this line. Delete it"


def _body_lines(parsed: ParsedDigest, digest: Digest) -> Iterator[tuple[int, str]]:
    # most lines of most digests hold nothing of interest
    if "<" in digest.body or ":" in digest.body or "](" in digest.body:
        yield from enumerate(digest.body.split("\n"), start=parsed.line("body"))


def _has_no_address(text: str) -> bool:
    """Whether it holds no colon, not even as an entity, and no two slashes: most texts."""
    return ":" not in text and "&" not in text and "/" not in text


def _plain(text: str) -> str:
    """The text as a browser sees an address: entities resolved, control characters gone."""
    if "&" not in text and " " not in text and text.isprintable():  # as most addresses are
        return text
    return re.sub(r"[\x00-\x20\x7f\u200b-\u200f]", "", html.unescape(text))


def _scheme(target: str) -> str | None:
    match = _SCHEME.match(_plain(target))
    return match.group().lower() if match else None


def _shown(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
