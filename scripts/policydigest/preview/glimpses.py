"""What a preview shows of an edited digest at once: its page, next to all others as they were.

The whole site follows, which takes the longer the more there is of it. A glimpse is had only of a
digest that leads to nothing new; what it shows of others may be as old as the last build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from policydigest import checks
from policydigest.digests import parse
from policydigest.exports.heads import head_of, with_heads
from policydigest.groups import digest_links
from policydigest.indexes import TAG_KINDS, Collection, digest_path, tags
from policydigest.model import Digest
from policydigest.output.units import Writer
from policydigest.pages.digest import Others, others_of, render_digest
from policydigest.publishing import fast
from policydigest.publishing.files import UnknownError, published
from policydigest.publishing.rendering import Renderer
from policydigest.store.tree import Tree


@dataclass(frozen=True)
class Glimpses:
    """Pages of digests as an edit makes them, from what the last build knew.

    `writer` is what it wrote its pages with, `docs` the folder it wrote them to.
    """

    writer: Writer
    config: MkDocsConfig
    docs: Tree

    def prepare(self) -> None:
        """Work out now what the first page would have to wait for."""
        _ = self._others, self._by_id, self._renderer

    def page(self, path: str, text: str) -> tuple[str, bytes] | None:
        """The page of the digest in the file `path` with this text.

        It comes with its path below the site's folder; None if only a build can tell.
        """
        collection = self.writer.pages.context.collection
        checked = checks.checked(parse(text, path), collection.vocabulary)
        digest = checked.parsed.digest
        if digest is None or any(one.severity == "error" for one in checked.problems):
            return None
        if any(link.id not in self._by_id for link in digest_links.links(digest.body)):
            return None
        digest = digest_links.resolved(digest, {**self._by_id, digest.id: digest})
        others, uri = self._others.get(digest.id), digest_path(digest)
        if uri != path or others is None or self._renderer is None or _is_new(collection, digest):
            return None
        try:
            return published(uri), self._renderer.page(uri, self._markdown(digest, others))
        except (MkDocsException, jinja2.TemplateError):
            return None

    def _markdown(self, digest: Digest, others: Others) -> str:
        # What is known of its title and tags is known by its id.
        context = self.writer.pages.context.forgetful()
        publication = self.writer.publication.forgetful()
        page = render_digest(context, digest, others)
        [(_, text)] = with_heads(
            publication, [page], {digest_path(digest): head_of(publication, digest)}
        )
        return text

    @cached_property
    def _others(self) -> Mapping[str, Others]:
        context, related = self.writer.pages.context, self.writer.related
        return {digest.id: others for digest, others in others_of(context, related)}

    @cached_property
    def _by_id(self) -> Mapping[str, Digest]:
        return digest_links.by_id(self.writer.publication.digests())

    @cached_property
    def _renderer(self) -> Renderer | None:
        try:
            return fast.renderer(self.config, self.docs)
        except (UnknownError, MkDocsException, jinja2.TemplateError):
            return None


def _is_new(collection: Collection, digest: Digest) -> bool:
    """Whether a digest leads to a page that there was not yet."""
    if digest.withdrawn:
        return False
    named = [(kind, name) for kind in TAG_KINDS for name in tags(digest, kind)]
    years, months = collection.groups["year"], collection.groups["month"]
    return (
        digest.date[:4] not in years
        or digest.date[:7] not in months
        or any(collection.group(kind, name) is None for kind, name in named)
    )
