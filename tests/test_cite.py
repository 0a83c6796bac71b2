from __future__ import annotations

import dataclasses
import json
import re

import pytest

import rendering
import samples
from policydigest.model import Digest
from policydigest.pages import cite

URL = "https://example.org/digests/2024/x/"


def cited(digest: Digest) -> dict[str, str]:
    return {c.format: c.text for c in cite.citations(digest, "Policy Digest", URL)}


def test_a_digest_in_every_format() -> None:
    found = cited(samples.REVIEWED)
    title = samples.REVIEWED.title
    assert found["APA"] == f"Policy Digest. (2024, February 2). {title}. {URL}"
    assert f"  title = {{{{{title}}}}}," in found["BibTeX"]
    assert "DA  - 2024/02/02" in found["RIS"]
    assert found["RIS"].endswith("ER  -")
    (record,) = json.loads(found["CSL-JSON"])
    assert record["issued"] == {"date-parts": [[2024, 2, 2]]}
    assert record["URL"] == URL


def test_a_month_without_a_day() -> None:
    found = cited(samples.MONTH_ONLY)
    assert "(2023, December)" in found["APA"]
    assert "day" not in found["BibTeX"]


@pytest.mark.parametrize("title", [samples.ATTACK, "}\n@misc{x,", "ER  - \nTY  - x", r"\input{x}"])
def test_hostile_titles_stay_values(title: str) -> None:
    digest = dataclasses.replace(samples.REVIEWED, title=title)
    found = cited(digest)
    assert found["BibTeX"].count("\n") == cited(samples.REVIEWED)["BibTeX"].count("\n")
    unescaped = re.sub(r"\\[{}]", "", found["BibTeX"])
    assert unescaped.count("{") == unescaped.count("}")
    assert found["RIS"].count("\n") == cited(samples.REVIEWED)["RIS"].count("\n")
    assert json.loads(found["CSL-JSON"])
    html = rendering.html_of(cite.panel(digest, title, URL))
    assert rendering.inspect(html).problems == []
