"""Has MkDocs say which links to anchors lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

from policydigest.publishing.files import AllFiles, made_page
from policydigest.publishing.warned import warnings


def check_anchors(
    config: MkDocsConfig,
    files: AllFiles,
    anchors: Iterable[tuple[str, str, str, str]],
) -> None:
    """Have MkDocs warn of links to anchors that are not there.

    `anchors` are links that were followed, not by MkDocs: (page, target, anchor, link as written).
    """
    targets = set()
    for uri, target, anchor, link in anchors:
        file = files.get_file_from_path(target)
        if file is None or not file.is_documentation_page():
            continue
        page = made_page(files.file(uri), config)
        if page.links_to_anchors is None:
            page.links_to_anchors = {}
        page.links_to_anchors.setdefault(file, {}).setdefault(anchor, link)
        targets.add(target)
    linking = [file.page for file in files if file.page and file.page.links_to_anchors]
    for page in linking:
        targets.update(to.src_uri for to in page.links_to_anchors or {})
    for target in sorted(targets):
        page = made_page(files.file(target), config)
        if page.present_anchor_ids is None:
            links = page.links_to_anchors
            with warnings():  # Given when the page was made.
                page.read_source(config)
                page.render(config, files)
            page.links_to_anchors = links
    for page in linking:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
