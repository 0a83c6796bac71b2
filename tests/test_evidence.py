from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import rendering
import samples
from listing import all_pages
from policydigest import evidencing, indexes
from policydigest.evidence import EXTRACT_WORDS, Evidence, evidence, of_tags
from policydigest.model import Entity, Findings, Source, Span
from policydigest.pages import labels
from policydigest.progress import Progress

TEXT = (
    "One two three four five six seven eight Japan nine ten eleven twelve thirteen fourteen\nNext."
)


def found(text: str, words: str) -> Findings:
    start = text.index(words)
    span = Span(start, start + len(words), words)
    return Findings("", None, "", countries=(Entity("country", "JP", "Japan", (), True, (span,)),))


def test_an_extract_is_short_and_keeps_to_its_line() -> None:
    (one,) = evidence(found(TEXT, "Japan"), TEXT)
    assert one.words == "Japan"
    whole = f"{one.before} {one.words} {one.after}"
    assert whole in TEXT
    assert len(whole.split()) == EXTRACT_WORDS
    (one,) = evidence(found("Japan\nNext.", "Japan"), "Japan\nNext.")
    assert (one.before, one.after) == ("", "")


@pytest.mark.parametrize(("licence", "before"), [("CC-BY-4.0", "in"), (None, "")])
def test_surroundings_only_within_the_budget(licence: str | None, before: str) -> None:
    one = Evidence("country", "Japan", "in", "Tokyo", "yesterday")
    digest = dataclasses.replace(samples.FOUNDING, body="word " * 100)
    (chosen,) = of_tags([one], digest, samples.VOCABULARY, licence)
    assert (chosen.words, chosen.before) == ("Tokyo", before)


def test_only_the_digests_own_tags() -> None:
    one = Evidence("country", "France", "", "Paris", "")
    assert of_tags([one], samples.FOUNDING, samples.VOCABULARY, "CC0-1.0") == ()


def page(*shown: Evidence) -> str:
    digest = samples.FOUNDING
    collection = indexes.build([digest], samples.VOCABULARY)
    site = dict(all_pages(collection, evidence={digest.id: shown} if shown else {}))
    return site[indexes.digest_path(digest)]


def test_the_page_shows_evidence_on_demand() -> None:
    text = page(Evidence("country", "Japan", "talks in", "Tokyo", "ended"))
    assert labels.WHY_TAGS in text
    assert "… talks in <mark>Tokyo</mark> ended …" in text
    assert 'href="../../../countries/japan/"' in text
    assert labels.WHY_TAGS not in page()


@pytest.mark.parametrize("attack", [samples.ATTACK, "</mark></details><script>", "&lt;b&gt;"])
def test_hostile_sources_stay_text(attack: str) -> None:
    text = page(Evidence("country", "Japan", attack, attack, attack))
    assert rendering.inspect(rendering.html_of(text.split("---\n", 2)[2])).problems == []


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "seeds/../secret.txt", "secret.txt", "seeds/vocabulary/x.yml"]
)
def test_no_file_outside_the_sources_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds/vocabulary").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("Japan and more.")
    digest = dataclasses.replace(samples.FOUNDING, sources=(Source(file=name),))
    assert evidencing.gather(tmp_path, [digest], samples.VOCABULARY, "", Progress(), []) == {}
