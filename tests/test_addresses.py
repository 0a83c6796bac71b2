"""Addresses as they are compared, and without what only counts visitors."""

from __future__ import annotations

import pytest

from policydigest.addresses import page_key, tracking, without_tracking


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.org/x", "https://a.org/x"),
        ("https://a.org/x?", "https://a.org/x?"),
        ("https://a.org/x?id=1&a=%20b&&c", "https://a.org/x?id=1&a=%20b&&c"),
        ("https://a.org/x?utm_source=y", "https://a.org/x"),
        (
            "https://a.org/x?UTM_Source=y&id=1&fbclid=z#part?gclid=1",
            "https://a.org/x?id=1#part?gclid=1",
        ),
        ("https://a.org/x?ref=2&utm=1", "https://a.org/x?ref=2&utm=1"),
    ],
)
def test_only_tracking_parameters_go(url: str, clean: str) -> None:
    assert without_tracking(url) == clean
    assert tracking(clean) == ()
    assert bool(tracking(url)) == (url != clean)


def test_addresses_of_one_page() -> None:
    keys = {
        page_key(url)
        for url in (
            "https://www.a.org/x/",
            "http://a.org/x?utm_medium=1",
            "https://a.org/x#top",
        )
    }
    assert keys == {"a.org/x"}
    assert page_key("") == ""
