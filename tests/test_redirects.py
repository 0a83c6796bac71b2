from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import pytest

import publishing
import samples
from policydigest.exports import redirects
from policydigest.model import Digest

URL = publishing.SITE.url


@pytest.fixture(scope="module")
def files() -> dict[str, str | bytes]:
    return publishing.render()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("digests/2023/2023-12-09-eu-ai-act-agreed", f"digests/2024/{samples.REVIEWED.id}"),
        ("digests/2024/2024-02-01-eu-ai-act", f"digests/2024/{samples.REVIEWED.id}"),
        ("countries/burma", "countries/myanmar"),
        ("organisations/cesg", "organisations/national-cyber-security-centre"),
    ],
)
def test_a_former_address_leads_on(files: dict[str, str | bytes], old: str, new: str) -> None:
    page = str(files[f"{old}/index.html"])
    assert f'<link rel="canonical" href="{URL}{new}/">' in page
    target = re.search(r'content="0; url=([^"]+)"', page)
    assert target
    assert posixpath.normpath(posixpath.join(old, target[1])) == new
    assert f"{new}.md" in files
    assert "<script" not in page
    assert f"/policydigest/{old}/ /policydigest/{new}/ 301\n" in str(files[redirects.LIST])


def test_a_name_that_digests_write_otherwise_leads_on() -> None:
    digest = replace(samples.REVIEWED, organisations=("International Business Machines",))
    files = publishing.render((digest,))
    assert "../../organisations/ibm/" in str(
        files["organisations/international-business-machines/index.html"]
    )


def test_a_page_that_stands_is_never_taken_over() -> None:
    one = Digest(
        id="2024-01-01-one", title="One", date="2024-01-01", summary="",
        former_slugs=("2024-01-01-two", "2024-01-01-three"),
    )  # fmt: skip
    two = Digest(
        id="2024-01-01-two", title="Two", date="2024-01-01", summary="",
        former_slugs=("2024-01-01-three",), withdrawn=True, withdrawn_reason="Wrong.",
    )  # fmt: skip
    files = publishing.render((one, two))
    assert "digests/2024/2024-01-01-two/index.html" not in files
    assert "2024-01-01-one" in str(files["digests/2024/2024-01-01-three/index.html"])


def test_a_withdrawn_digest_keeps_its_page_and_its_former_addresses() -> None:
    gone = replace(samples.WITHDRAWN, former_slugs=("2023-05-31-before",))
    files = publishing.render((gone,))
    assert samples.WITHDRAWN.withdrawn_reason
    assert samples.WITHDRAWN.withdrawn_reason in str(files[f"digests/2023/{gone.id}.md"])
    assert gone.id in str(files["digests/2023/2023-05-31-before/index.html"])


def test_hostile_names_stay_text() -> None:
    files = publishing.render((samples.HOSTILE,))
    for path, data in files.items():
        if path.endswith("/index.html"):
            assert "<script" not in str(data)
            assert "<img" not in str(data)


def test_without_former_names_there_is_nothing() -> None:
    files = publishing.render((samples.REVIEWED,))
    assert redirects.LIST not in files
    assert not [path for path in files if path.endswith(".html")]
