"""Renders Markdown as the site does and says what is live in the HTML that comes out."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import yaml

ROOT = Path(__file__).parent.parent

# What our own pages and the theme's Markdown may produce, and nothing else.
TAGS = {
    "a", "aside", "blockquote", "br", "caption", "circle", "code", "dd", "details", "div", "dl",
    "dt", "em", "figcaption", "figure", "form", "g", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
    "button", "input", "mark", "nav", "ol", "p", "path", "pre", "rect", "section", "small", "span", "strong",
    "summary", "svg", "table", "tbody", "td", "th", "thead", "time", "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "action", "aria-hidden", "aria-label", "autocomplete", "class", "cx", "cy", "d", "datetime", "fill", "height", "href", "id", "maxlength", "method", "name", "placeholder",
    "preserveaspectratio", "r", "rel", "role", "rx", "ry", "scope", "start", "tabindex", "type", "viewbox", "width",
    "x", "y",
}  # fmt: skip
# Without these even a harmless-looking mix of tags from a body would be wrong.
BODY_TAGS = TAGS - {
    "aside", "caption", "circle", "code", "dd", "details", "div", "dl", "dt", "figcaption",
    "figure", "form", "g", "h1", "button", "input", "mark", "nav", "path", "pre", "rect", "section", "small", "span",
    "summary", "svg", "table", "tbody", "td", "th", "thead", "time", "title", "tr",
}  # fmt: skip


def extensions() -> tuple[list[str], dict[str, Any]]:
    """The Markdown extensions of `mkdocs.yml` with their settings."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    names: list[str] = []
    settings: dict[str, Any] = {}
    for item in config["markdown_extensions"]:
        if isinstance(item, dict):
            settings.update(item)
            names.extend(item)
        else:
            names.append(item)
    return names, settings


def html_of(text: str) -> str:
    """Markdown, without front matter, → HTML."""
    names, settings = extensions()
    return markdown.markdown(text, extensions=names, extension_configs=settings)


class _Inspector(HTMLParser):
    def __init__(self, tags: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.allowed = tags
        self.problems: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.allowed:
            self.problems.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ATTRIBUTES:
                self.problems.append(f"{tag} {name}={value}")
            if name == "href":
                self.links.append(value or "")
                if not _harmless(value or ""):
                    self.problems.append(f"href={value}")
            if name == "id":
                self.ids.append(value or "")
                if (value or "").startswith("__"):
                    self.problems.append(f"id={value}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.problems.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.problems.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.problems.append(f"<?{data}")


def _harmless(href: str) -> bool:
    if href.startswith(("https://", "http://", "mailto:", "HTTP")):
        return True
    # A relative address: no scheme, no host.
    return ":" not in href.split("/")[0] and not href.startswith(("//", "\\"))


def inspect(html: str, tags: set[str] = TAGS) -> _Inspector:
    """Parse HTML as a browser would and note everything that is not in the allow-list."""
    inspector = _Inspector(tags)
    inspector.feed(html)
    inspector.close()
    return inspector


def handlers(html: str) -> list[str]:
    """Attributes that run script and addresses that do, anywhere in a page."""

    class Finder(HTMLParser):
        found: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            for name, value in attrs:
                if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                    self.found.append(f"{tag} {name}={value}")

    finder = Finder()
    finder.found = []
    finder.feed(html)
    return finder.found
