"""Follows the links of pages as MkDocs does, those from one place only once."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from policydigest.publishing.bodies import is_elsewhere
from policydigest.publishing.files import AllFiles
from policydigest.publishing.pieces import UnsureError


@dataclass(frozen=True, slots=True)
class Address:
    """Where a link leads: as published, as a path below `docs/`, and the anchor it asks for."""

    published: str
    target: str
    anchor: tuple[str, str, str] | None


class Links:
    """Follows links to the files of a site."""

    def __init__(self, files: AllFiles) -> None:
        self._files = files
        self._addresses: dict[tuple[str, str], dict[str, Address]] = {}

    def addresses(self, page: Page) -> dict[str, Address]:
        """The links that were followed from pages at the same place, by how they are written."""
        place = (posixpath.dirname(page.file.src_uri), posixpath.dirname(page.url.rstrip("/")))
        return self._addresses.setdefault(place, {})

    def follow(self, page: Page, link: str) -> tuple[Address, bool]:
        """Where a link to a file leads, and whether it leads there from all pages at the place."""
        before, mark, anchor = link.partition("#")
        path, asked, query = before.partition("?")
        if path.startswith("/") or any(sign in path for sign in ":%&") or "#" in anchor:
            raise UnsureError(f"a link to {link}")
        uri = page.file.src_uri
        if not path and query:
            raise UnsureError(f"a link to {link}")
        if not path:
            return Address(link, "", (uri, anchor, link)), False
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        file = self._files.get_file_from_path(target)
        if file is None or target.startswith(".."):
            raise UnsureError(f"a link to {path}")
        published = get_relative_url(file.url, page.url) + (asked + query if query else "")
        address = Address(
            published + (mark + anchor if anchor else ""),
            target,
            (target, anchor, link) if anchor else None,
        )
        # The way to oneself and below is like no other's.
        return address, not file.url.startswith(page.url)


class Resolver:
    """Turns the addresses of a page's links into those published, as MkDocs does."""

    def __init__(self, links: Links, page: Page) -> None:
        self._links, self._page, self._known = links, page, links.addresses(page)
        self.targets: set[str] = set()
        self.anchors: list[tuple[str, str, str]] = []

    def __call__(self, link: str) -> str:
        """The link as it is published. Raises `UnsureError` if only MkDocs can tell."""
        found = self._known.get(link)
        if found is None:
            if is_elsewhere(link):
                return link
            found, for_all = self._links.follow(self._page, link)
            if for_all:
                self._known[link] = found
        if found.target:
            self.targets.add(found.target)
        if found.anchor:
            self.anchors.append(found.anchor)
        return found.published
