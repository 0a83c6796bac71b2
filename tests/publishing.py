"""The exports of the sample collection, for the tests of feeds, API and structured data."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import samples
from listing import all_files, all_pages
from policydigest import indexes
from policydigest.model import Digest
from policydigest.pages.labels import SiteText

SITE = SiteText()
AHEAD = Digest(
    id="2024-06-01-ahead",
    title="A law; with dates, ahead",
    date="2024-06-01",
    summary="It takes effect in steps.",
    countries=("Japan", "Côte d'Ivoire"),
    topics=("Trade",),
    body=(
        "Lead.\n\n## Timeline\n\n"
        "- **2023-05** — before it all.\n"
        "- **2024-06-01** — on the day.\n"
        "- **2024-06** — some time in the same month.\n"
        "- **2025-02-28** — the first part, which is told in so many words that its line is longer"
        " than a line of a calendar\n  may be, takes effect; “ünïcödé” and a comma, a \\ included.\n"
        "- **2025-02-28** — a second thing on one day.\n"
        "- **2025-12** — a whole month.\n"
        "- **2026** — a year alone.\n"
        "- **2025-02-30** — no day at all.\n"
    ),
)
FORMER = dataclasses.replace(
    samples.REVIEWED,
    former_slugs=("2023-12-09-eu-ai-act-agreed", "2024-02-01-eu-ai-act"),
)
DIGESTS = (*(d for d in samples.DIGESTS if d is not samples.REVIEWED), FORMER, AHEAD)


def render(digests: Sequence[Digest] = DIGESTS, site: SiteText = SITE) -> dict[str, str | bytes]:
    """Everything that is written below docs/."""
    collection = indexes.build(digests, samples.VOCABULARY)
    rendered = list(all_files(collection, site, all_pages(collection, site)))
    assert len(rendered) == len(dict(rendered)), "a path is written twice"
    return dict(rendered)


def texts(files: dict[str, str | bytes]) -> dict[str, str]:
    """The files that are text."""
    return {path: data for path, data in files.items() if isinstance(data, str)}
