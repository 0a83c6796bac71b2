"""Article → draft digest: fields, sections, budgets and what is never invented."""

from __future__ import annotations

import dataclasses
import re

import pytest

from helpers import REPOSITORY
from policydigest import digests
from policydigest.articles import read_article
from policydigest.digest_file.sections import sections
from policydigest.draft import UndatedError, digest_of, slug_of_title
from policydigest.model import Article, Digest
from policydigest.recognise import find as find_all
from recognition import drafted, vocabulary

FOUNDING = REPOSITORY / "seeds" / "uk-japan-cyber-memorandum.txt"


@pytest.fixture(scope="module")
def founding() -> Digest:
    return drafted(read_article(FOUNDING, root=REPOSITORY))


def test_founding_account_tags(founding: Digest) -> None:
    assert sorted(founding.countries) == ["Japan", "United Kingdom"]
    assert {"Keidanren", "Lloyds Banking Group", "National Cyber Advisory Board"} <= set(
        founding.organisations
    )
    named = {*founding.organisations, *founding.mentions.organisations}
    assert named == {
        "Cybersecurity Ventures",
        "Fujitsu",
        "GlobalData",
        "IBM",
        "Keidanren",
        "Lloyds Banking Group",
        "National Cyber Advisory Board",
        "National Cyber Security Centre",
    }
    assert {"Cybersecurity Ventures", "GlobalData"} <= set(founding.mentions.organisations)
    assert {person.name: person.role for person in founding.people} == {
        "Oliver Dowden": "Deputy Prime Minister",
        "Sharon Barber": "Chief Information Officer at Lloyds Banking Group",
    }
    assert {"Hiroshima Accord", "National Cyber Strategy"} <= set(founding.instruments)
    assert any(name.startswith("Memorandum of cooperation") for name in founding.instruments)
    assert "Cybersecurity" in founding.topics


def test_founding_account_date_and_title(founding: Digest) -> None:
    assert founding.date == "2024-01-17"
    assert founding.id.startswith("2024-01-17-")
    assert "Japan" in founding.title
    assert "UK" in founding.title
    assert "memorandum of cooperation" in founding.title


def test_founding_account_sections(founding: Digest) -> None:
    text = {section.heading: section.text for section in sections(founding.body)}
    assert re.findall(r"\*\*([\d-]+)\*\*", text["Timeline"]) == [
        "2022",
        "2023-05",
        "2023-12",
        "2024-01-17",
    ]
    assert "$10.5trn" in text["Figures"]
    assert "$344bn" in text["Figures"]
    assert 3 <= text["Key points"].count("\n- ") + 1 <= 6


def test_a_draft_is_a_valid_digest_and_marks_what_the_machine_wrote(founding: Digest) -> None:
    text = digests.write(founding)
    parsed = digests.parse(text, f"digests/2024/{founding.id}.md")
    assert parsed.digest == founding
    assert not parsed.problems
    assert founding.status == "draft"
    assert "title" in founding.generated


def test_without_an_open_licence_little_is_taken_over() -> None:
    article = read_article(FOUNDING, root=REPOSITORY)
    closed = Article(
        **{name: getattr(article, name) for name in Article.__slots__} | {"licence": None}
    )
    body = sections(drafted(closed).body)
    words = " ".join(s.text for s in body if s.heading in (None, "Key points")).split()
    assert len(words) <= 90 + 30  # the made-up opening sentence is not the source's


def test_an_article_without_any_date_is_not_dated_by_guess() -> None:
    with pytest.raises(UndatedError, match="published"):
        drafted(Article("x.txt", "Kenya signed a treaty with Ghana."))
    with pytest.raises(UndatedError, match=r"not clear from the text \(5 May 2024\)"):
        drafted(Article("x.txt", "The council of Ghana will meet on 5 May 2024."))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("UK and Japan sign a memorandum of cooperation", "uk-japan-sign-memorandum-cooperation"),
        ("Türkiye’s law: “Data”", "turkiye-law-data"),
        ("U.S. clears chips", "us-clears-chips"),
        ("Bank holds rate at 2½% and ¾", "bank-holds-rate-2-1-2-3-4"),
        ("吳釗燮", "untitled"),
        ("../../etc/passwd", "etc-passwd"),
        ("The", "the"),
        ("a" * 200, "a" * 60),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slug_of_title(title) == slug


HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) `code` *bold* # head"


def test_markup_in_a_source_is_only_text_in_the_draft() -> None:
    text = (
        f"Kenya bans {HOSTILE}\n\n3 May 2024\n\nKenya banned {HOSTILE} on Friday in Nairobi town."
    )
    digest = drafted(Article("x.txt", text, published="2024-05-03"))
    assert "<script" not in digest.body.replace("\\<script", "")
    assert "[x](" not in digest.body.replace("\\[x\\](", "")


def test_quotes_tell_something_and_have_a_whole_name() -> None:
    text = (
        "Kenya opens port\n\n3 May 2024\n\nKenya opened a port at Lamu on Friday. “It will feed the "
        "towns of the whole coast,” said Jane Wanjiru, mayor of Lamu. Wanjiru called it “a good day for "
        "all”. “It may feed the fishers too,” Otieno told reporters.\n"
    )
    body = drafted(Article("x.txt", text)).body
    assert "whole coast”" in body
    assert "a good day" not in body  # half a sentence
    assert "fishers" not in body  # whose first name nobody tells


def test_a_dated_fact_that_lead_or_points_tell_is_not_told_again() -> None:
    text = (
        "Kenya and Rwanda lose a case on ports\n\nLamu, 3 May 2024\n\nIn 2017, Kenya adopted a law "
        "on the ports of Lamu and Mombasa that asks Rwanda for a licence. {}\n"
    )
    told = {
        section.heading for section in sections(drafted(Article("x.txt", text.format(""))).body)
    }
    assert "Timeline" not in told
    other = text.format("Saltco and Ropeco left the port of Mombasa in June 2019.")
    parts = {one.heading: one.text for one in sections(drafted(Article("x.txt", other)).body)}
    assert "2017" not in parts.get("Timeline", "")


def test_a_sum_told_twice_is_one_figure() -> None:
    text = (
        "Kenya fines port firm\n\n3 May 2024\n\nKenya must be paid €5 million for breaking its port "
        "rules. It imposed a fine of 5 million euros on Friday on the firm of the port.\n"
    )
    body = drafted(Article("x.txt", text)).body
    assert "- **5 million euros** (EUR) — fine" in body
    assert "€5 million" not in body.partition("## Figures")[2].partition("## Source")[0]


@pytest.mark.parametrize(
    ("what", "counted"),
    [
        ("from the theft of last week", "from the theft"),
        ("for this fiscal year", ""),
        ("days", ""),
        ("first three months of 2021", ""),
        ("fees that equal or", ""),
        ("initial spending", "initial spending"),
        ("loss over two decades", "loss over two decades"),
    ],
)
def test_what_a_sum_counts_is_whole_and_tells_no_time_by_the_day(what: str, counted: str) -> None:
    found = find_all(Article("x.txt", "Kenya must pay €5 million."), vocabulary())
    told = dataclasses.replace(found.money[0], what=what)
    body = digest_of(
        Article("x.txt", "Kenya must pay €5 million.", published="2024-05-03"),
        dataclasses.replace(found, money=(told,)),
    ).body
    assert ("## Figures" in body) == bool(counted)
    assert not counted or f"(EUR) — {counted}\n" in body


def test_a_memorandum_is_between_those_that_its_sentence_names() -> None:
    text = (
        "France boards a Malian trawler\n\nThe French navy boarded a Malian trawler on Monday. Mali "
        "blamed France and Spain. The two countries, Mali and France, agreed to end the dispute under "
        "a memorandum of understanding. It came as Spain and Malta signed a framework agreement on "
        "tuna in Rome."
    )
    assert drafted(Article("x.txt", text, published="2024-05-14")).instruments == (
        "Memorandum of understanding between France and Mali",
        "Framework agreement on tuna between Spain and Malta",
    )


@pytest.mark.parametrize(
    ("countries", "name"),
    [
        ("Kenya and Rwanda", "Memorandum of understanding on rice between Kenya and Rwanda"),
        ("Kenya, Uganda and Rwanda", "Memorandum of understanding on rice"),
    ],
)
def test_a_memorandum_of_them_is_between_the_two_that_the_story_is_about(
    countries: str, name: str
) -> None:
    text = (
        f"{countries} talk\n\nThe ministers of {countries} met on Monday. They signed a memorandum "
        "of understanding on rice."
    )
    assert drafted(Article("x.txt", text, published="2024-05-14")).instruments == (name,)


def test_a_law_of_one_country_is_between_none() -> None:
    text = (
        "Kenya and Rwanda act on salt\n\nThe parliament of Kenya on Monday adopted a law on salt, as "
        "Kenya and Rwanda had agreed."
    )
    found = drafted(Article("x.txt", text, published="2024-05-14")).instruments
    assert found == ("Law on salt",)


def test_a_memorandum_of_two_bodies_is_none_of_their_countries() -> None:
    text = (
        "Harbour office and prosecutor sign memorandum\n\n14 May 2024\n\nThe Lamu County Harbour Office in "
        "Kenya and the prosecutor of Saltland, Rwanda, signed a Memorandum of Understanding on Tuesday."
    )
    assert drafted(Article("x.txt", text)).instruments == ("Memorandum of understanding",)
