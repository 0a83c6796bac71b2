"""Makes pages out of the menu, without MkDocs where that is sure to come out the same."""

from __future__ import annotations

import posixpath
import shutil
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from policydigest.exports.headers import inline_scripts
from policydigest.publishing import front as front_matter
from policydigest.publishing import kept
from policydigest.publishing.bodies import Bodies
from policydigest.publishing.files import AllFiles, made_page, page_of
from policydigest.publishing.layouts import Layouts
from policydigest.publishing.page_links import Links, Resolver
from policydigest.publishing.pieces import UnsureError
from policydigest.publishing.warned import warnings

# So many pages of each kind are made both ways.
PROOFS = 2


@dataclass(frozen=True, slots=True)
class Done:
    """What a share of the work came to.

    `made` are the pages by their paths; `unsure` are pages left for MkDocs, and why. `kinds` are
    the kinds of pages known by now, `wrong` those that only MkDocs gets right.
    """

    made: Mapping[str, kept.Page]
    unsure: tuple[tuple[str, str], ...]
    kinds: Mapping[str, kept.Kind]
    wrong: frozenset[str]


@dataclass(slots=True)
class Renderer:
    """Renders pages; what it has learnt of one page serves the next."""

    config: MkDocsConfig
    files: AllFiles
    nav: Navigation
    documents: Sequence[File]
    env: jinja2.Environment
    hashes: Mapping[str, str]
    kinds: dict[str, kept.Kind]  # What is known of them.
    bodies: Bodies = field(init=False)
    layouts: Layouts = field(init=False)
    _links: Links = field(init=False)
    _wrong: set[str] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.bodies = Bodies(self.config.markdown_extensions, self.config.mdx_configs)
        self.layouts = Layouts(self.config, self.nav, self.documents, self.env)
        self._links = Links(self.files)

    def do(self, uris: Iterable[str], statics: Iterable[str]) -> Done:
        """Write the pages and copy the other files."""
        made, unsure = {}, []
        for uri in uris:
            file = self.files.file(uri)
            try:
                output, made[uri] = self._render(file)
            except UnsureError as error:
                unsure.append((uri, str(error)))
                continue
            path = self._place(file.dest_uri)
            with open(path, "wb") as target:  # noqa: PTH123 - `Path` takes twice as long
                target.write(_encoded(output))
        for uri in statics:
            shutil.copyfile(f"{self.config.docs_dir}/{uri}", self._place(uri))
        return Done(made, tuple(unsure), self.kinds, frozenset(self._wrong))

    def page(self, uri: str, text: str) -> bytes:
        """A page as it would come out with this text. Raises what MkDocs raises."""
        file = File.generated(self.config, uri, content=text)
        page = made_page(file, self.config)
        try:
            return _encoded(self._render(file)[0])
        except UnsureError:
            return _encoded(self._render_plainly(page))

    def _place(self, uri: str) -> str:
        """Where a file of the site is written; its folder is made."""
        folder = posixpath.dirname(uri)
        if folder not in self._folders:
            Path(self.config.site_dir, folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.config.site_dir}/{uri}"

    def _render(self, file: File) -> tuple[str, kept.Page]:
        page = page_of(file)
        try:
            source = file.content_string
        except (OSError, ValueError) as error:
            raise UnsureError("MkDocs says what is wrong with the file") from error
        text, front = front_matter.read(source)
        if not isinstance(front.get("title"), str) or "template" in front:
            raise UnsureError("no title, or a template of its own")
        resolve = Resolver(self._links, page)
        body = self.bodies.render(text, resolve)
        if "<script" in body.html:
            raise UnsureError("a script in the text")
        kind = _name_of(self.layouts.kind(page, front, body))
        if kind in self._wrong:
            raise UnsureError("a kind that only MkDocs gets right")
        output = self.layouts.render(page, front, body)
        known = self.kinds.get(kind, kept.Kind())
        if known.proofs < PROOFS:
            whole = self._render_plainly(page)
            if output != whole:
                self._wrong.add(kind)
                raise UnsureError("a kind that only MkDocs gets right")
            own = kept.Kind(known.proofs + 1, tuple(inline_scripts(whole)))
            known = self.kinds[kind] = known.both(own)
        source = self.hashes.get(file.src_uri, "")
        made = kept.Page(
            source, known.scripts, tuple(sorted(resolve.targets)), tuple(resolve.anchors)
        )
        return output, made

    def _render_plainly(self, page: Page) -> str:
        """The page as MkDocs makes it."""
        with warnings():  # They would be the same for all pages, or are given elsewhere.
            page.read_source(self.config)
            page.render(self.config, self.files)
            whole = self.layouts.whole(page)
        page.markdown = page.content = None
        return whole


def _encoded(page: str) -> bytes:
    """The page's bytes as MkDocs writes them."""
    return page.encode("utf-8", errors="xmlcharrefreplace")


@lru_cache(maxsize=4096)
def _name_of(kind: Hashable) -> str:
    """What stands for a kind of page in the memory of a site."""
    said = repr(kind).encode("utf-8", "surrogatepass")
    return blake2b(said, digest_size=16).hexdigest()
