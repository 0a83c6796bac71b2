"""Untrusted text → Markdown, HTML and front matter that cannot do anything but be read.

Source articles and contributions are untrusted. Whatever comes from them reaches a page through
one of the functions here and nowhere else:

- `safe_markdown` for a digest's body: headings, lists, quotations, emphasis and links;
- `safe_inline` for a value within our own Markdown (a title, a name, a summary), also between
  and within tags that stand in Markdown, where Markdown would otherwise still be read;
- `safe_html` for a value within a block of our own HTML that Markdown leaves alone;
- `safe_meta` for a value of a generated page's front matter, which the theme puts unescaped into
  `<title>` and into attributes;
- `safe_url` for an address from a digest;
- `safe_code` for a value in a comment on a proposal, where more than Markdown is looked for.

Markup is switched off by character references, which no Markdown dialect takes for markup.
"""

from __future__ import annotations

import html
import html.entities
import re
from functools import lru_cache

from policydigest.checks.bounds import MOST_IN_PARAGRAPH, excess
from policydigest.groups import digest_links

# Control characters (tab and newline apart), among them the two that Python-Markdown uses for its
# own placeholders; line and paragraph separators; marks that turn the direction of what follows;
# halves of surrogate pairs.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_INLINE = str.maketrans({c: f"&#{ord(c)};" for c in '&<>"\\`*_{}[]#!|~'})
_INLINE_START = re.compile(r"^([-+=:])|^(\d+)([.)])")

_BODY = str.maketrans({"<": "&lt;", "{": "&#123;", "`": "&#96;", "\\": "&#92;"})
_SCHEME = re.compile(r"https?://[^\s/?#]", re.IGNORECASE)
_SIGN = r"[^\s()<>\"'`\\\[\]]"
_TARGET = (
    # A web address, with brackets only in pairs; a mail address; a Markdown file of the site.
    rf"https?://[A-Za-z0-9]{_SIGN}*(?:\({_SIGN}*\){_SIGN}*)*"
    r"|mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+"
    rf"|{digest_links.TARGET}"
)
_LINK = re.compile(rf"(?<!\\)!?\[([^\[\]\n]{{0,400}})\]\(({_TARGET})\)|<(https?://{_SIGN}+)>")
# A backslash that keeps Markdown from reading the sign behind it, once both are switched off.
_ESCAPED = re.compile(r"&#92;(?:(&(?:lt|#\d+);)|([]*_()}>+.!|~-]))")
_URL_ESCAPES = str.maketrans(
    {"(": "%28", ")": "%29", "{": "%7B", "}": "%7D", "*": "%2A", "|": "%7C", "^": "%5E",
     "&": "&amp;"}
)  # fmt: skip
# A heading begins a line and has a space; any other # is shown as such.
_HASHES = re.compile(r"(?<=\n)(#{1,6})(?= )|#")
# Underlined headings: a row of equals signs is shown as such, a row of hyphens is a break.
_EQUALS = re.compile(r"^([ >]*)=(?==*[ ]*$)", re.MULTILINE)
_HYPHENS = re.compile(r"^([ >]*)--+[ ]*$", re.MULTILINE)
# The row below a table's head: what would align a column does so with a style.
_ALIGNED = re.compile(r"^[ >|:-]*:[ >|:-]*$", re.MULTILINE)
# Lists within lists without end would exhaust whoever renders them: ten levels are shown.
_INDENTED = re.compile(r"^([ >]{40})[ >]+", re.MULTILINE)
_MARKER = r"[ >]*(?:[-+*]|\d{1,9}[.)]) "
_NESTED = re.compile(rf"^((?:{_MARKER}){{10}})(?:{_MARKER})+", re.MULTILINE)
_NO_WORD = re.compile(r"[\W_]+")
# A heading's words become its anchor; the theme's own anchors begin with two underscores.
_HEADING = re.compile(r"^#.*$", re.MULTILINE)

# What a browser takes for a character reference: with a semicolon, and some without, whatever
# follows them ("&ltd" is "<d").
_BARE = "|".join(sorted(name for name in html.entities.html5 if not name.endswith(";")))
_REFERENCE = re.compile(rf"&(?=#|[A-Za-z][A-Za-z0-9]*;|{_BARE})")
_META = str.maketrans({"<": "‹", ">": "›", '"': "”"})


def plain(text: str) -> str:
    """`text` on one line, without control characters: what a reader would read aloud."""
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text  # as nearly every text is
    return " ".join(_UNWANTED.sub("", text).split())


@lru_cache(maxsize=8192)
def safe_inline(text: str) -> str:
    """A value as Markdown that shows exactly its characters, wherever in a line it stands."""
    escaped = plain(text).translate(_INLINE)
    return _INLINE_START.sub(_start_reference, escaped)


def _start_reference(match: re.Match[str]) -> str:
    if match[1]:
        return f"&#{ord(match[1])};"
    return f"{match[2]}&#{ord(match[3])};"


def safe_html(text: str) -> str:
    """A value for HTML text or a quoted attribute."""
    return html.escape(plain(text), quote=True)


def safe_meta(text: str) -> str:
    """A value for a place where the theme escapes nothing: no tag, quote or reference in it."""
    return _REFERENCE.sub("& ", plain(text).translate(_META))


def safe_url(url: str | None) -> str | None:
    """An address for a Markdown link's target, or None unless it is a whole http(s) address."""
    if url is None or _UNWANTED.search(url):
        return None
    url = url.strip()
    if not _SCHEME.match(url) or re.search(r"[\s<>\"'`\\\[\]]", url):
        return None
    return url.translate(_URL_ESCAPES)


def safe_code(text: str, limit: int = 500) -> str:
    """A value as a span of code: there no forge looks for mentions, references, links or commands.

    GitHub and GitLab look for `@name` and `#12` in what is *shown*, so references to characters
    would not keep them from it. Longer than `limit`, the value is cut.
    """
    shown = plain(text)
    shown = shown if len(shown) <= limit else shown[: limit - 1] + "…"
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    space = " " if shown[:1] in ("", "`") or shown[-1:] == "`" else ""
    return f"{fence}{space}{shown}{space}{fence}"


def safe_markdown(text: str) -> str:
    """A digest's body with everything switched off that is not in the allow-list.

    Headings (the page's own title keeps the first level), lists, quotations, emphasis and links
    to http(s), mailto and Markdown files of the site stay, and so do escaped signs. An image
    becomes a link to it. Of a body beyond all bounds, which `check` refuses, a part of its words is
    all that is left.
    """
    if excess(text):
        return plain(_NO_WORD.sub(" ", text[:MOST_IN_PARAGRAPH])) + "\n"
    text = "\n" + _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).expandtabs(4)
    parts: list[str] = []
    position = 0
    for match in _LINK.finditer(text):
        before = _switch_off(text[position : match.start()])
        # A second exclamation mark would make an image of the link again.
        parts.append(f"{before[:-1]}&#33;" if before.endswith("!") else before)
        parts.append(_link(match))
        position = match.end()
    parts.append(_switch_off(text[position:]))
    body = _HEADING.sub(lambda match: match[0].replace("_", " "), "".join(parts))
    body = _NESTED.sub(r"\1", _INDENTED.sub(r"\1", body))
    body = _ALIGNED.sub(_without_alignment, body)
    return _HYPHENS.sub(r"\1* * *", _EQUALS.sub(r"\1&#61;", body)).removeprefix("\n")


def _switch_off(text: str) -> str:
    # Ampersands first: the references put in from here on have one.
    text = _HASHES.sub(_heading_or_hash, text.replace("&", "&amp;"))
    text = text.translate(_BODY).replace("[", "&#91;")
    return _ESCAPED.sub(_sign, text) if "&#92;" in text else text


def _sign(match: re.Match[str]) -> str:
    return match[1] or f"&#{ord(match[2])};"


def _without_alignment(match: re.Match[str]) -> str:
    return match[0].replace(":", "-") if "|" in match[0] else match[0]


def _heading_or_hash(match: re.Match[str]) -> str:
    if not match[1]:
        return "&#35;"
    # The page's own title keeps the first level.
    return "##" if match[1] == "#" else match[1]


def _link(match: re.Match[str]) -> str:
    target = match[2] or match[3]
    words = match[1].strip() if match[1] else ""
    label = _switch_off(words) if words else safe_inline(target)
    if target.lower().startswith("http"):
        target = safe_url(target) or "#"
    return f"[{label}]({target})"
