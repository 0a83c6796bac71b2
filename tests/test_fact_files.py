"""The data files behind the timeline's filter."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import publishing
import samples
from policydigest.exports.fact_files import YEARS, path_of
from policydigest.model import Digest

BODY = """Lead.

## Timeline

- **2023-05** — Japan and the UK concluded the [Hiroshima Accord](https://example.org/).
- **2024-01-17** — they **signed** a memorandum.
"""
DIGEST = dataclasses.replace(samples.FOUNDING, body=BODY)


def files(*digests: Digest) -> dict[str, Any]:
    found = publishing.texts(publishing.render(digests))
    return {path: json.loads(text) for path, text in found.items() if "/facts/" in path}


def test_each_year_has_a_file_and_a_list_names_them_newest_first() -> None:
    found = files(DIGEST)
    assert found[YEARS] == ["2024", "2023"]
    assert sorted(found) == sorted([YEARS, path_of("2023"), path_of("2024")])


def test_a_fact_is_plain_words_with_its_digest_and_the_digests_names() -> None:
    year = files(DIGEST)[path_of("2023")]
    ((date, words, text, digest),) = year["facts"]
    assert (date, words) == ("2023-05", "May 2023")
    assert text == "Japan and the UK concluded the Hiroshima Accord."
    title, path, numbers = year["digests"][digest]
    assert (title, path) == (DIGEST.title, f"digests/2024/{DIGEST.id}/")
    named = [year["names"][number] for number in numbers]
    assert ["countries/japan/", "Japan"] in named
    assert ["organisations/keidanren/", "Keidanren"] in named


def test_the_newest_fact_comes_first_and_a_digest_is_told_once() -> None:
    body = "\n".join(["## Timeline", "", *(f"- **2024-0{n}-01** — fact {n}." for n in (1, 3, 2))])
    year = files(dataclasses.replace(DIGEST, body=body))[path_of("2024")]
    assert [text for _, _, text, _ in year["facts"]] == ["fact 3.", "fact 2.", "fact 1."]
    assert len(year["digests"]) == 1


def test_without_facts_no_year_is_named() -> None:
    assert files(samples.UNTAGGED) == {YEARS: []}
