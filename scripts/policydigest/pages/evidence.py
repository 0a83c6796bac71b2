"""Why a digest has its tags: the words in its source, opened on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policydigest.indexes import preferred_name
from policydigest.pages import labels
from policydigest.pages.markup import Context, address
from policydigest.pages.safe import safe_html

if TYPE_CHECKING:
    from policydigest.evidence import Evidence
    from policydigest.model import Digest

# What follows a word without a space.
_CLOSING = tuple(",.;:!?)’'”-–")


def why(context: Context, digest: Digest, root: str) -> str:
    """The panel of evidence as HTML, "" where no source is at hand. Extracts are shown as text."""
    found = context.evidence.get(digest.id, ())
    if not found:
        return ""
    rows = "".join(_row(context, one, root) for one in found)
    return (
        f'<details class="pd-why">\n<summary>{labels.WHY_TAGS}</summary>\n'
        f"<p>{labels.WHY_TAGS_NOTE}</p>\n<dl>\n{rows}</dl>\n</details>\n\n"
    )


def _row(context: Context, one: Evidence, root: str) -> str:
    name = preferred_name(context.collection.vocabulary, one.kind, one.name)
    group = context.collection.group(one.kind, one.name)
    label = safe_html(name)
    if group is not None:
        # From a page in a folder of its own: one step further up than the Markdown file.
        href = f"../{root}{address('index.md', group.path)}"
        label = f'<a href="{safe_html(href)}">{label}</a>'
    before = f"… {safe_html(one.before)} " if one.before else ""
    gap = "" if one.after[:1] in _CLOSING else " "
    after = f"{gap}{safe_html(one.after)} …" if one.after else ""
    words = f"<mark>{safe_html(one.words)}</mark>"
    return f"<div><dt>{label}</dt><dd>{before}{words}{after}</dd></div>\n"
