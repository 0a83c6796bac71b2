from __future__ import annotations

import dataclasses

import pytest

import rendering
import samples
from listing import all_pages
from policydigest import indexes
from policydigest.groups.facts import facts_of
from policydigest.model import Digest
from policydigest.pages import labels
from policydigest.pages.timeline import PER_PAGE


def telling(*lines: str, month: int = 5) -> Digest:
    body = "Lead.\n\n## Timeline\n\n" + "".join(f"- {line}\n" for line in lines) + "\n## Source\n"
    return dataclasses.replace(
        samples.UNTAGGED,
        id=f"2022-{month:02}-05-x",
        date=f"2022-{month:02}-05",
        countries=("Japan",),
        body=body,
    )


def render(*digests: Digest) -> dict[str, str]:
    return dict(all_pages(indexes.build(digests, samples.VOCABULARY)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**2022** — formed.", ("2022", "formed.")),
        ("**2023-05** — signed\n  in Tokyo.", ("2023-05", "signed in Tokyo.")),
        ("**2023-05-18**: signed.", ("2023-05-18", "signed.")),
        ("**2023-13** — never.", None),
        ("**2023-05-32** — never.", None),
        ("**May 2023** — never.", None),
        ("2023 — never.", None),
        ("**2023** — ", None),
    ],
)
def test_facts_are_read_as_they_are_written(line: str, expected: tuple[str, str] | None) -> None:
    found = [(fact.date, fact.text) for fact in facts_of(telling(line))]
    assert found == ([expected] if expected else [])


def test_only_the_timeline_holds_facts() -> None:
    digest = dataclasses.replace(telling(), body="## Key points\n\n- **2022** — formed.\n")
    assert list(facts_of(digest)) == []


def test_a_page_for_each_year_in_time_order() -> None:
    site = render(
        telling("**2023-05-18** — later.", "**2023** — some day.", "**1998-01** — early."),
        telling("**2023-02** — sooner.", month=6),
    )
    text = site["timeline/2023.md"]
    places = [text.index(words) for words in ("some day.", "sooner.", "later.")]
    assert places == sorted(places)
    assert labels.WHOLE_YEAR in text
    assert "## February" in text
    assert "(../digests/2022/2022-05-05-x.md)" in text
    assert "early." in site["timeline/1998.md"]


def test_what_lies_after_the_newest_digest_is_ahead() -> None:
    text = render(telling("**2030-01** — planned.", "**2021** — done."))["timeline/index.md"]
    ahead, latest = text.split(f"## {labels.AHEAD}")[1].split(f"## {labels.LATEST_FACTS}")
    assert "planned." in ahead
    # the pages are made without a clock: what day "ahead" is reckoned from is told
    assert f"after the newest of them, {labels.date_words('2022-05-05')}." in ahead
    assert "done." in latest


def test_long_years_are_paged() -> None:
    site = render(telling(*(f"**2023-05-01** — fact {n}." for n in range(PER_PAGE + 1))))
    assert site["timeline/2023.md"].count("\n-   <time") == PER_PAGE
    assert site["timeline/2023/2.md"].count("\n-   <time") == 1


def test_a_country_has_its_own_timeline() -> None:
    lines = [f"**202{n}** — fact {n}." for n in range(3)]
    site = render(telling(*lines))
    assert "(../countries/japan/timeline.md)" in site["countries/japan.md"]
    assert "fact 2." in site["countries/japan/timeline.md"]
    assert "countries/japan/timeline.md" not in render(telling(*lines[:2]))


def test_organisations_topics_and_pairs_tell_theirs_too() -> None:
    lines = tuple(f"**202{n}** — fact {n}." for n in range(3))
    body = "Lead.\n\n## Timeline\n\n" + "".join(f"- {line}\n" for line in lines)
    site = render(dataclasses.replace(samples.FOUNDING, body=body))
    assert "fact 2." in site["organisations/keidanren/timeline.md"]
    assert "(../topics/cybersecurity/timeline.md)" in site["topics/cybersecurity.md"]
    pair = site["pairs/japan-united-kingdom.md"].split(f"## {labels.TIMELINE}")[1]
    assert pair.index("fact 2.") < pair.index("fact 0.")


def test_a_pair_with_many_facts_has_a_timeline_of_its_own() -> None:
    def of_pair(count: int) -> dict[str, str]:
        lines = "".join(f"- **2023-05-{n:02}** — fact {n}.\n" for n in range(1, count + 1))
        body = f"Lead.\n\n## Timeline\n\n{lines}"
        return render(dataclasses.replace(samples.FOUNDING, body=body))

    few, many = of_pair(12), of_pair(13)
    assert "pairs/japan-united-kingdom/timeline.md" not in few
    assert (
        "[All 13 dated facts](../pairs/japan-united-kingdom/timeline.md)"
        in (many["pairs/japan-united-kingdom.md"])
    )
    assert "fact 1." not in many["pairs/japan-united-kingdom.md"].split(f"## {labels.TIMELINE}")[1]
    assert "fact 1." in many["pairs/japan-united-kingdom/timeline.md"]


def test_where_a_page_shows_a_part_the_filter_is_told_of_the_whole() -> None:
    few = render(telling(*(f"**2023-05-01** — fact {n}." for n in range(9))))
    many = render(telling(*(f"**2023-05-01** — fact {n}." for n in range(PER_PAGE + 1))))
    assert '<div class="pd-narrow" data-all=""></div>' in few["timeline/index.md"]
    assert '<div class="pd-narrow"></div>' in few["timeline/2023.md"]
    assert '<div class="pd-narrow" data-year="2023"></div>' in many["timeline/2023/2.md"]
    country = many["countries/japan/timeline.md"]
    assert '<div class="pd-narrow" data-name="countries/japan/"></div>' in country
    assert "pd-narrow" not in render(telling("**2023** — alone."))["timeline/2023.md"]


def test_an_empty_timeline_says_so() -> None:
    assert labels.NOTHING_YET in render(samples.UNTAGGED)["timeline/index.md"]


def test_hostile_facts_stay_text() -> None:
    for path, text in render(telling(*[f"**2023-05-18** — {samples.ATTACK}"] * 3)).items():
        if "timeline" in path:
            found = rendering.inspect(rendering.html_of(text.split("---\n", 2)[2]))
            assert found.problems == [], path
