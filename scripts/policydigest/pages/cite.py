"""How to cite a digest: in words, and as records for reference managers.

Values come from contributors. In BibTeX everything that TeX would act on is escaped; RIS is one
value a line; CSL is JSON. All of them are shown as text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydigest.pages import labels
from policydigest.pages.safe import plain, safe_html

if TYPE_CHECKING:
    from policydigest.model import Digest

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to cite: the name of the format and the text."""

    format: str
    text: str


def citations(digest: Digest, site: str, url: str) -> Iterator[Citation]:
    """The digest cited in every format that is offered. `url` is its permanent address."""
    title, author = plain(digest.title), plain(site)
    yield Citation("APA", _apa(digest, title, author, url))
    yield Citation("BibTeX", _bibtex(digest, title, author, url))
    yield Citation("RIS", _ris(digest, title, author, url))
    yield Citation("CSL-JSON", _csl(digest, title, author, url))


def panel(digest: Digest, site: str, url: str) -> str:
    """All formats below a line that opens them: HTML that needs no script."""
    parts = [f'<details class="pd-formats">\n<summary>{labels.CITE_FORMATS}</summary>\n']
    for one in citations(digest, site, url):
        parts.append(
            f"<p>{safe_html(one.format)}</p>\n"
            f'<pre class="pd-copy" tabindex="0"><code>{html.escape(one.text)}</code></pre>\n'
        )
    return "".join([*parts, "</details>\n\n"])


def _date(digest: Digest) -> list[int]:
    return [int(part) for part in digest.date.split("-") if part.isdecimal()]


def _apa(digest: Digest, title: str, author: str, url: str) -> str:
    parts = _date(digest)
    day = f" {parts[2]}" if len(parts) > 2 else ""
    month = f", {labels.MONTHS[parts[1] - 1]}{day}" if len(parts) > 1 and parts[1] < 13 else ""
    return f"{author}. ({digest.date[:4]}{month}). {title}. {url}"


def _bibtex(digest: Digest, title: str, author: str, url: str) -> str:
    key = re.sub(r"[^A-Za-z0-9-]", "", digest.id)
    parts = _date(digest)
    fields = {
        "author": f"{{{_tex(author)}}}",
        "title": f"{{{_tex(title)}}}",
        "year": digest.date[:4],
        "month": str(parts[1]) if len(parts) > 1 else "",
        "day": str(parts[2]) if len(parts) > 2 else "",
        "howpublished": _tex(author),
        "url": re.sub(r"[{}\\%]", "", url),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in text)


def _ris(digest: Digest, title: str, author: str, url: str) -> str:
    return "\n".join(
        (
            "TY  - WEB",
            f"AU  - {author}",
            f"TI  - {title}",
            f"PY  - {digest.date[:4]}",
            f"DA  - {digest.date.replace('-', '/')}",
            f"PB  - {author}",
            f"UR  - {url}",
            "ER  -",
        )
    )


def _csl(digest: Digest, title: str, author: str, url: str) -> str:
    record = {
        "id": digest.id,
        "type": "webpage",
        "title": title,
        "author": [{"literal": author}],
        "container-title": author,
        "issued": {"date-parts": [_date(digest)]},
        "URL": url,
    }
    return json.dumps([record], ensure_ascii=False, indent=1)
