"""The headers that a host should send with the site, as a file that several hosts read.

The theme puts a few short scripts into its pages. The policy names each by its hash and lets in no
other, so it is worked out from the pages as they were built.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from hashlib import sha256

PATH = "_headers"
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script", re.DOTALL | re.IGNORECASE)
# Data in a script element is not run, and what is loaded from a file has an address.
_NOT_RUN = re.compile(r"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def inline_scripts(html: str) -> set[str]:
    """The scripts that run from the page's own text."""
    return {text for attributes, text in _SCRIPT.findall(html) if not _NOT_RUN.search(attributes)}


def policy(scripts: Iterable[str]) -> str:
    """The Content-Security-Policy under which a site with these inline scripts works."""
    hashes = sorted(
        f"'sha256-{base64.b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
        for text in scripts
    )
    rules = (
        ("default-src", "'none'"),
        # The search index is read by a program in WebAssembly, which comes with the site.
        ("script-src", " ".join(("'self'", "'wasm-unsafe-eval'", *hashes))),
        ("style-src", "'self'"),
        ("img-src", "'self' data:"),
        ("font-src", "'self'"),
        ("connect-src", "'self'"),
        ("manifest-src", "'self'"),
        ("form-action", "'self'"),
        ("base-uri", "'none'"),
        ("frame-ancestors", "'none'"),
    )
    return "; ".join(f"{name} {values}" for name, values in rules)


def headers(scripts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The headers for every page and file of the site."""
    return (
        ("Content-Security-Policy", policy(scripts)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    )


def render_headers(scripts: Iterable[str]) -> str:
    """The file: what to send with everything, and that others may read the data."""
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers(scripts))]
    for folder in ("api", "calendars", "feeds"):
        lines += [f"/{folder}/*", "  Access-Control-Allow-Origin: *"]
    return "\n".join(lines) + "\n"
