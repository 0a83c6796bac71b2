from __future__ import annotations

import dataclasses

import rendering
import samples
from policydigest import indexes
from policydigest.model import Digest, Source
from policydigest.pages import coverage, labels
from policydigest.pages.labels import SiteText
from policydigest.pages.markup import Context


def page(*digests: Digest) -> str:
    path, text = coverage.render_coverage(
        Context(indexes.build(digests, samples.VOCABULARY), SiteText())
    )
    assert path == "coverage.md"
    return text


def test_review_regions_grid_publishers_and_what_is_thin() -> None:
    text = page(*(d for d in samples.DIGESTS if d is not samples.HOSTILE))
    assert "1 of 6 reviewed by an editor." in text
    assert '<a href="../countries/japan/">Japan</a>' in text
    assert '<th scope="row">Oceania</th><td>0</td>' in text
    assert "Example News" in text
    assert f'<th scope="row">{labels.MONTH_ALONE}</th><td>1 <small>17%</small>' in text
    assert f"{labels.UNKNOWN_NAMES}: Organisations: " in text
    assert rendering.inspect(rendering.html_of(text.split("---\n", 2)[2])).problems == []


def test_it_does_not_grow_with_the_collection() -> None:
    small, large = page(*samples.many(200)), page(*samples.many(2000))
    assert len(large) < 1.2 * len(small)


def test_many_publishers_are_counted_not_listed() -> None:
    digests = [
        dataclasses.replace(
            samples.UNTAGGED, id=f"2022-05-05-{n}", sources=(Source(publisher=f"P {n:03}"),)
        )
        for n in range(40)
    ]
    text = page(*digests)
    assert "P 024" in text
    assert "P 025" not in text
    assert "And 15 more publishers." in text


def test_an_empty_collection() -> None:
    assert labels.NOTHING_YET in page()


def test_hostile_names_stay_text() -> None:
    html = rendering.html_of(page(samples.HOSTILE).split("---\n", 2)[2])
    assert rendering.inspect(html).problems == []
