"""Every code has a bad file and the words it earns; the words are an interface.

`tests/bad/C012.md` is a file with one thing wrong, `tests/bad/C012.txt` what is said about it.
Codes about several digests have a folder of files; codes about the vocabulary have a folder with
the files that differ from the good vocabulary in `tests/bad/good`. The expected texts are read by
a person whenever they change.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policydigest.checks import (
    CODES,
    Use,
    check_collection,
    check_digest,
    check_vocabulary,
    missing_source,
    outlines,
    safety,
    uses,
    verbatim,
)
from policydigest.checks.names import Suggestions
from policydigest.checks.sources import url_problem
from policydigest.digests import ParsedDigest, parse, parse_bytes, write
from policydigest.model import Article, Digest, Problem, Source
from policydigest.notices import NOTICES
from policydigest.vocabulary.reading import load_vocabulary

BAD = Path(__file__).parent / "bad"
FILE = "digests/2024/2024-01-17-example.md"
PATHS = {"C017": "digests/2023/2024-01-17-example.md"}
VOCABULARY = load_vocabulary(
    {
        "countries.yml": "countries:\n"
        "  - {id: JP, name: Japan}\n"
        "  - {id: GB, name: United Kingdom, forms: [UK]}\n",
        "organisations.yml": "organisations:\n  - {id: keidanren, name: Keidanren}\n",
        "instruments.yml": "instruments:\n  - {id: hiroshima-accord, name: Hiroshima Accord}\n",
        "topics.yml": "topics:\n  - {id: cybersecurity, name: Cybersecurity}\n",
    }
)
QUALIFIED = load_vocabulary(
    {
        "countries.yml": "countries:\n"
        "  - {id: JP, name: Japan}\n"
        "  - {id: GB, name: United Kingdom, forms: [UK], places: [England]}\n"
        "  - {id: PE, name: Peru}\n",
        "organisations.yml": "organisations:\n"
        "  - {id: keidanren, name: Keidanren}\n"
        "  - {id: eu, name: European Union, forms: [EU]}\n"
        "  - {id: pe-data, name: Data Office (Peru), kind: agency, country: PE}\n"
        "  - {id: pe-board, name: Data Board (Peru), kind: agency, country: PE}\n"
        "  - {id: gb-board, name: Data Board (United Kingdom), kind: agency, country: GB}\n"
        "  - {id: jp-data, name: Ministry of Data (Japan), kind: ministry, country: JP}\n",
        "instruments.yml": "instruments: []\n",
        "topics.yml": "topics: []\n",
    }
)


def shown(problems: list[Problem]) -> str:
    return "".join(
        f"{problem}{' (warning)' if problem.severity == 'warning' else ''}\n"
        for problem in problems
    )


def vocabulary_files(name: str) -> dict[str, str]:
    """The files of a vocabulary in `tests/bad`, by their names in it."""
    folder = BAD / name
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def use_of(parsed: list[ParsedDigest]) -> Use:
    """What the first digest takes from the only source that is stored."""
    (use,) = uses(parsed[0])
    return use


def found_in(code: str) -> str:
    folder = BAD / code
    if folder.is_dir():
        parsed = [
            parse_bytes(path.read_bytes(), f"digests/2024/{path.name}")
            for path in sorted(folder.iterdir())
            if path.suffix == ".md"
        ]
        if code == "C039":
            return f"{missing_source(use_of(parsed))} (warning)\n"
        source = folder / "source.txt"
        if source.exists():
            text = source.read_text(encoding="utf-8")
            return shown(list(verbatim(use_of(parsed), Article("seeds/a.txt", text))))
        if not parsed:
            return shown(check_vocabulary(vocabulary_files("good") | vocabulary_files(code)))
        return shown(check_collection(outlines(parsed)))
    data = (BAD / f"{code}.md").read_bytes()
    return shown(check_digest(parse_bytes(data, PATHS.get(code, FILE)), VOCABULARY))


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_bad_file_and_its_words(code: str) -> None:
    expected = (BAD / f"{code}.txt").read_text(encoding="utf-8")
    assert f" {code} " in expected
    assert found_in(code) == expected


def test_no_fixture_without_a_code() -> None:
    stems = {path.stem for path in BAD.iterdir() if not path.name.startswith(".")}
    assert stems - {"good"} == {*CODES, *NOTICES}


def test_a_good_digest_has_no_problems() -> None:
    text = (BAD / "good.md").read_text(encoding="utf-8")
    parsed = parse(text, FILE)
    assert parsed.digest is not None
    assert check_digest(parsed, VOCABULARY) == []
    assert check_collection(outlines([parsed])) == []


def test_a_good_vocabulary_has_no_problems() -> None:
    assert check_vocabulary(vocabulary_files("good")) == []


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("countries: [Japan, United Kingdom]", "[JP]", 'Did you mean "Japan"?'),
        ("countries: [Japan, United Kingdom]", "[gb]", 'Did you mean "United Kingdom"?'),
        ("countries: [Japan, United Kingdom]", "[“Japan”]", 'Did you mean "Japan"?'),
        ("countries: [Japan, United Kingdom]", "[Japan; UK]", "[Japan, United Kingdom]"),
        ("countries: [Japan, United Kingdom]", "[Japan and X]", "Check the spelling"),
        ("countries: [Japan, United Kingdom]", "[japan]", 'Did you mean "Japan"?'),
        (
            "countries: [Japan, United Kingdom]",
            "[England]",
            'filed under its country. Write "United Kingdom"',
        ),
        (
            "countries: [Japan, United Kingdom]",
            "[EU]",
            '"European Union" is an organisation. Put it under organisations',
        ),
        ("organisations: [Keidanren]", "[Keidanrn]", 'Did you mean "Keidanren"?'),
        # that of a country which the digest does not name is nobody's slip
        ("organisations: [Keidanren]", "[Data Office]", "Check the spelling"),
        ("organisations: [Keidanren]", "[Ministry of Data]", 'Did you mean "Ministry of Data (Ja'),
        (
            "organisations: [Keidanren]",
            "[Data Board]",
            'Did you mean "Data Board (United Kingdom)"?',
        ),
    ],
)
def test_what_an_unknown_name_may_mean(field: str, value: str, hint: str) -> None:
    text = (BAD / "good.md").read_text(encoding="utf-8")
    assert field in text
    text = text.replace(field, f"{field.partition(':')[0]}: {value}", 1)
    found = check_digest(parse(text, FILE), QUALIFIED)
    assert hint in next(p.message for p in found if p.code in ("C040", "C041"))


@pytest.mark.parametrize(
    ("language", "codes"), [("fr", []), ("fr-CH", []), ("en", ["C045"]), (None, ["C045"])]
)
def test_a_country_is_named_in_the_language_of_the_digest(
    language: str | None, codes: list[str]
) -> None:
    files = {
        "countries.yml": "countries:\n  - {id: ES, name: Spain}\n",
        "organisations.yml": "organisations: []\n",
        "instruments.yml": "instruments: []\n",
        "topics.yml": "topics: []\n",
        "languages/fr/countries.yml": "countries:\n  ES: {forms: [Espagne], capital: Madrid}\n",
    }
    digest = Digest(
        "2024-01-17-x", "L’Espagne signe", "2024-01-17", "Un pacte.", countries=("Spain",),
        language=language, sources=(Source(url="https://a.org/x"),), body="Un pacte.\n",
    )  # fmt: skip
    found = check_digest(parse(write(digest), FILE), load_vocabulary(files))
    assert [p.code for p in found if p.code == "C045"] == codes


@pytest.mark.parametrize(("field", "severity"), [("countries", "error"), ("mentions", "warning")])
def test_no_digest_is_about_a_country_that_is_not_listed(field: str, severity: str) -> None:
    text = (BAD / "good.md").read_text(encoding="utf-8")
    old, new = {
        "countries": ("countries: [Japan, United Kingdom]", "countries: [Atlantis]"),
        "mentions": ("mentions: {countries: []", "mentions: {countries: [Atlantis]"),
    }[field]
    assert old in text
    (found,) = (
        p for p in check_digest(parse(text.replace(old, new), FILE), VOCABULARY) if p.code == "C040"
    )
    assert found.severity == severity


@pytest.mark.parametrize(
    ("item", "form"),
    [
        ("5 March 2024: They met.", "Write - **2024-03-05** — …"),
        ("**March 2024** – They met.", "Write - **2024-03** — …"),
        ("2024-03-05 — They met.", "Write - **2024-03-05** — …"),
        ("2024-3-5 - They met.", "Write - **2024-03-05** — …"),
        ("They met in March 2024: at last.", "Write - **2024-01-17** — what happened"),
        ("**2024-02-30** — They met.", "Write - **2024-01-17** — what happened"),
    ],
)
def test_how_an_item_of_the_timeline_begins(item: str, form: str) -> None:
    body = f"Text.\n\n## Timeline\n\n- {item}\n"
    (found,) = (
        p for p in check_digest(parse(with_body(body), FILE), VOCABULARY) if p.code == "C046"
    )
    assert form in found.message


def test_a_name_of_spaces_is_sought_as_soon() -> None:
    """An expression that looked twice at them would take many minutes."""
    text = (BAD / "good.md").read_text(encoding="utf-8")
    text = text.replace("[Keidanren]", f'["a{" " * 400_000}b"]', 1)
    assert "C041" in {p.code for p in check_digest(parse(text, FILE), VOCABULARY)}


def test_a_digest_beside_the_folders_of_the_years() -> None:
    text = (BAD / "good.md").read_text(encoding="utf-8")
    (found,) = check_digest(parse(text, "digests/2024-01-17-example.md"), VOCABULARY)
    assert found.code == "C017"
    assert found.message.endswith("in no folder of a year. Move it to digests/2024/")


def test_a_corrected_date_moves_no_reviewed_digest() -> None:
    """What is cited keeps its id, file and address, whatever its date is corrected to."""
    text = (BAD / "good.md").read_text(encoding="utf-8")
    text = text.replace("date: 2024-01-17", "date: 2023-12-31")
    assert [p.code for p in check_digest(parse(text, FILE), VOCABULARY)] == ["C016"]
    reviewed = "status: reviewed\nreviewed_by: A. Reader\nreviewed_on: 2024-02-01"
    text = text.replace("status: draft", reviewed)
    assert check_digest(parse(text, FILE), VOCABULARY) == []


@pytest.mark.parametrize(
    ("heading", "is_near"),
    [
        ("##Timeline", True),
        ("# Timeline", True),
        ("### Time line", True),
        ("## timeline", True),
        ("## Timeline", False),
        ("## Timeline ", False),
        ("## Sources", False),
        ("## What comes next", False),
    ],
)
def test_headings_that_are_nearly_those_of_sections(heading: str, is_near: bool) -> None:
    found = check_digest(parse(with_body(f"Text.\n\n{heading}\n\nText.\n"), FILE), VOCABULARY)
    assert ("C048" in {p.code for p in found}) is is_near


def test_codes_are_explained() -> None:
    for code, entry in CODES.items():
        assert code == entry.code
        assert not entry.title.endswith(".")
        assert entry.explanation.endswith(".")


def with_body(body: str) -> str:
    good = (BAD / "good.md").read_text(encoding="utf-8")
    return good[: good.index("The two governments")] + body


@pytest.mark.parametrize(
    "body",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](data:text/html;base64,xyz)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "![x](javascript:alert(1))",
        "[x]: javascript:alert(1)",
        "[x](//evil.example)",
        "see javascript:alert(1)",
    ],
)
def test_unsafe_links(body: str) -> None:
    codes = {problem.code for problem in check_digest(parse(with_body(body), FILE), VOCABULARY)}
    assert "C051" in codes


@pytest.mark.parametrize(
    "body",
    [
        "[x](https://example.org/a_(b))",
        "[x](mailto:a@example.org)",
        "[x](2024-01-18-other.md)",
        "[x](#key-points)",
        "5 < 6 and 7 > 6, <3, R&D, a & b",
        "Time: 12:30. Note: see [1].",
        "می‌خواهم 👩‍💻 हिन्दी",
    ],
)
def test_what_is_fine_in_a_body(body: str) -> None:
    assert check_digest(parse(with_body(body), FILE), VOCABULARY) == []


@pytest.mark.parametrize(
    "body",
    ["<b>x</b>", "</div>", "<!-- x -->", "<img src=x onerror=alert(1)>", "<?php", "<svg/onload=x>"],
)
def test_html_in_a_body(body: str) -> None:
    assert "C050" in {p.code for p in check_digest(parse(with_body(body), FILE), VOCABULARY)}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (r"\<b>x\</b>", []),
        (r"\<script\>", []),
        ("`<b>` and `</b>`", []),
        (r"\\<b>", ["C050"]),
        ("`a` <b> `c`", ["C050"]),
        ("`a <b>", ["C050"]),
    ],
)
def test_html_that_is_to_be_shown(body: str, codes: list[str]) -> None:
    found = check_digest(parse(with_body(body), FILE), VOCABULARY)
    assert [problem.code for problem in found] == codes


def test_escaped_characters_in_a_field_are_seen() -> None:
    text = (BAD / "good.md").read_text(encoding="utf-8")
    text = text.replace("title: Japan and", 'title: "Japan\\u202E and\\u0007').replace(
        "memorandum\ndate", 'memorandum"\ndate'
    )
    problems = check_digest(parse(text, FILE), VOCABULARY)
    assert [(p.code, p.line) for p in problems] == [("C052", 4), ("C053", 4)]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c&d=[e]#f",
        "https://日本.example.jp/",
        "https://[2001:db8::1]/",
        "https://a-b.example.co.uk/x_(y)",
    ],
)
def test_web_addresses(url: str) -> None:
    assert url_problem(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "//example.org",
        "https://",
        "https:/example.org",
        "https://localhost",
        "ftp://example.org",
        "https://user:pass@example.org",
        "https://example.org/a b",
        'https://example.org/"x',
        "https://example.org:99999/",
        "https://[::1",
    ],
)
def test_no_web_addresses(url: str) -> None:
    assert url_problem(url)


@pytest.mark.parametrize(
    ("archived", "codes"),
    [
        ("https://archive.example.org/2024/https://news.example.org/memorandum?utm_source=x", []),
        ("archive.example.org/x", ["C032"]),
        ("data:text/html,x", ["C051"]),
    ],
)
def test_the_address_of_an_archived_copy(archived: str, codes: list[str]) -> None:
    text = (BAD / "good.md").read_text(encoding="utf-8")
    text = text.replace(
        "publisher: Example News", f'publisher: Example News, archived: "{archived}"'
    )
    problems = check_digest(parse(text, FILE), VOCABULARY)
    assert [problem.code for problem in problems] == codes
    assert all("sources 1 archived: " in problem.message for problem in problems)


def test_all_problems_of_a_file_are_reported_at_once() -> None:
    text = (BAD / "good.md").read_text(encoding="utf-8")
    text = text.replace("status: draft", "status: final\nlicense: MIT").replace("Japan,", "Jpan,")
    problems = check_digest(parse(text, FILE), VOCABULARY)
    assert [problem.code for problem in problems] == ["C040", "C019", "C010"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Untied Kingdom", "United Kingdom"),
        ("united kingdom", "United Kingdom"),
        ("Japn", "Japan"),
        ("Jappan", "Japan"),
        ("Gapan", "Japan"),
        ("Jamaica", None),
        ("x", None),
    ],
)
def test_suggestions(name: str, meant: str | None) -> None:
    assert Suggestions().closest(VOCABULARY, "country", name) == meant


def test_no_character_that_cannot_be_seen_is_taken_for_one_that_can() -> None:
    every = "".join(map(chr, range(0x110000)))
    patterns = (safety._CONTROL, safety._HIDDEN, re.compile("[\u200c\u200d]"))
    unseen = {match.group() for pattern in patterns for match in pattern.finditer(every)}
    assert len(unseen) > 200
    assert not [character for character in unseen if safety.all_seen(f"a{character}b")]
    assert safety.all_seen("## Zürich – “日本”\n")
