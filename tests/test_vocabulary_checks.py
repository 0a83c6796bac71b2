"""The checks of the vocabulary beyond their words, and the list of ids."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import policydigest
from helpers import REPOSITORY, Project
from policydigest.checks import UNUSABLE, check_vocabulary, list_of_ids
from policydigest.checks.vocabulary.known import EVENTS
from policydigest.checks.vocabulary.reading import read
from policydigest.pages import labels
from policydigest.store import inputs
from policydigest.vocabulary.reading import VocabularyError, load_vocabulary

GOOD = {
    path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
    for folder in (Path(__file__).parent / "bad" / "good",)
    for path in sorted(folder.rglob("*"))
    if path.is_file()
}
INSTRUMENTS = """\
schema: 1
instruments:
- id: a
  name: First Treaty
  kind: treaty
  {line}
- {{id: b, name: Second Treaty, kind: treaty}}
"""
BODIES = "schema: 1\norganisations:\n"


def codes(**files: str) -> list[str]:
    """The codes found in the good vocabulary with some of its files replaced; no new ids."""
    texts = GOOD | {f"{name}.yml": text for name, text in files.items()}
    texts["ids.list"] = list_of_ids(texts)
    gone = {"C085"}  # the good vocabulary's own ids
    return [problem.code for problem in check_vocabulary(texts) if problem.code not in gone]


def body(id_: str, *lines: str) -> str:
    return "".join(
        f"{'- ' if number == 0 else '  '}{line}\n"
        for number, line in enumerate((f"id: {id_}", f"name: Body {id_}", "kind: agency", *lines))
    )


def instruments() -> str:
    return "schema: 1\ninstruments: []\n"


def test_the_vocabulary_of_the_project_has_no_errors() -> None:
    problems = check_vocabulary(inputs.read_vocabulary(REPOSITORY))
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_a_broken_file_does_not_hide_what_is_wrong_in_the_others() -> None:
    texts = GOOD | {"organisations.yml": "a: [", "topics.yml": "a: b: c"}
    texts["instruments.yml"] = GOOD["instruments.yml"].replace("agreement", "pact")
    found = [(problem.file.rpartition("/")[2], problem.code) for problem in check_vocabulary(texts)]
    assert found == [
        ("instruments.yml", "C074"),
        ("organisations.yml", "C070"),
        ("topics.yml", "C070"),
    ]


def test_no_file_at_all() -> None:
    found = check_vocabulary({})
    assert [problem.code for problem in found] == ["C070", "C086", "C070", "C070", "C070"]


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        (("GB", "JP"), []),
        (("GB", "GB"), ["C080"]),
        ((None, None), ["C080"]),
        ((None, "GB"), ["C080"]),
        (("GB", None), ["C080"]),
        (("EU", "GB"), ["C080"]),
        (("EU", None), ["C080"]),
    ],
)
def test_who_may_share_a_form(
    countries: tuple[str | None, str | None], expected: list[str]
) -> None:
    text = BODIES + "".join(
        body(f"a{number}", "forms: [MOFA]", *([f"country: {country}"] if country else []))
        for number, country in enumerate(countries)
    )
    assert codes(organisations=text, instruments=instruments()) == expected


@pytest.mark.parametrize(("kind", "expected"), [("company", ["C080"]), ("agency", [])])
@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_a_companys_own_name_is_no_form_of_a_body_elsewhere(
    ids: tuple[str, str], kind: str, expected: list[str]
) -> None:
    named, taking = ids
    entries = {
        named: body(named, "country: GB").replace("kind: agency", f"kind: {kind}"),
        taking: body(taking, f"forms: [Body {named}]", "country: JP"),
    }
    text = BODIES + "".join(entries[id_] for id_ in sorted(entries))
    found = [p for p in check_vocabulary(GOOD | {"organisations.yml": text}) if p.code == "C080"]
    assert [p.code for p in found] == expected
    # it is told of the one that takes the name
    assert all(f" {taking} forms: `Body {named}`" in str(p) for p in found)


def test_forms_held_back_by_a_context_may_be_shared() -> None:
    held_back = ("country: GB", "ambiguous: [{form: MOFA, when: [Tokyo]}]")
    text = BODIES + body("a", *held_back) + body("b", *held_back)
    assert codes(organisations=text, instruments=instruments()) == []


def test_the_country_in_brackets_is_no_part_of_a_form() -> None:
    text = BODIES + body("a", "country: GB") + body("b", "country: GB")
    text = text.replace("Body a", "Court (One)").replace("Body b", "Court (Two)")
    assert codes(organisations=text, instruments=instruments()) == ["C080"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Apple", ["C081"]),
        ("apple", ["C081"]),
        ("APPLE", []),
        ("Apple Inc", []),
        ("Äpple", []),
        ("X", ["C082"]),
        ("eu", ["C082"]),
        ("EU", []),
        ("EUs", []),
        ("'3'", ["C082"]),
        ("'…'", ["C084"]),
    ],
)
def test_forms_that_are_too_broad(form: str, expected: list[str]) -> None:
    text = BODIES + body("a", f"forms: [{form}]")
    assert codes(organisations=text, instruments=instruments()) == expected


def test_a_word_may_stand_under_ambiguous_and_among_the_forms() -> None:
    text = BODIES + body("a", "forms: [Apple]", "ambiguous: [{form: Apple, before: [Big]}]")
    assert codes(organisations=text, instruments=instruments()) == []


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("'2023'", []),
        ("2023-05", []),
        ("2023-05-18", []),
        ("2023", ["C073"]),
        ("2023-02-30", ["C018"]),
        ("May 2023", ["C018"]),
    ],
)
def test_dates_of_instruments(date: str, expected: list[str]) -> None:
    assert codes(instruments=GOOD["instruments.yml"].replace("'2023-05-18'", date)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("website: www.ncsc.gov.uk", ["C032"]),
        ("website: https://example.org", []),
        ("wikidata: Q0", ["C075"]),
        ("wikidata: q17", ["C075"]),
        ("parent: a", ["C076"]),
        ("country: UK", ["C076"]),
        ("country: EU", []),
        ("country:", []),
        ("formerly: [b]", []),
        ("formerly: b", ["C073"]),
    ],
)
def test_values_of_an_organisation(line: str, expected: list[str]) -> None:
    text = BODIES + body("a", line)
    assert codes(organisations=text, instruments=instruments()) == expected


def test_a_later_schema_is_refused() -> None:
    assert codes(topics=GOOD["topics.yml"].replace("schema: 1", "schema: 2")) == ["C013"]


@pytest.mark.parametrize("value", ["1", "x", "[x]", "[[x]]", "{x: y}", "[{x: y}]", "true", "~"])
@pytest.mark.parametrize("name", ["countries", "organisations", "instruments", "topics"])
def test_whatever_stands_in_a_file_the_rest_can_be_used_or_a_problem_says_why(
    name: str, value: str
) -> None:
    lines = GOOD[f"{name}.yml"].split("\n")
    for number, line in enumerate(lines):
        key = line.partition(":")[0]
        changed = "\n".join([*lines[:number], f"{key}: {value}", *lines[number + 1 :]])
        texts = GOOD | {f"{name}.yml": changed}
        found = {p.code for p in check_vocabulary(texts) if p.severity == "error"}
        if not found & UNUSABLE and "C077" not in found:
            load_vocabulary(texts)


@pytest.mark.parametrize("value", ["1", "x", "[x]", "[[x]]", "{x: y}", "[{x: 1}]", "true", "~"])
@pytest.mark.parametrize("section", ["countries", "dates", "money", "text", "ordinary_words"])
def test_whatever_stands_in_a_word_list(section: str, value: str) -> None:
    keys = {"countries": "countries", "dates": "months", "money": "decimal", "text": "common"}
    text = f"schema: 1\n{keys.get(section, 'nouns')}: {value}\n"
    check_vocabulary(GOOD | {f"languages/fr/{section}.yml": text})
    check_vocabulary(GOOD | {f"languages/x y/{section}.yml": value})


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("abbreviations: [M]", []),
        ("abbreviations: []", []),
        ("abbreviations: [M, 1]", ["C073"]),
        ("abbreviations: M", ["C073"]),
        ("abbreviations: {M: 1}", ["C073"]),
        ("abbreviations:", ["C073"]),
        ("elisions: [l']", []),
        ("heads: [Banque]", ["C090"]),
    ],
)
def test_another_language_is_held_against_english(lists: str, expected: list[str]) -> None:
    assert codes(**{"languages/fr/text": f"schema: 1\n{lists}\n"}) == expected


@pytest.mark.parametrize(
    ("weights", "expected"),
    [("{late: -0.5, early: 1}", []), ('{late: "0,5"}', ["C073"]), ("{late: much}", ["C073"])],
)
def test_weights_are_numbers(weights: str, expected: list[str]) -> None:
    assert codes(**{"languages/en/subjects": f"schema: 1\nweights: {weights}\n"}) == expected


def test_every_list_of_english_is_read_by_the_program() -> None:
    package = Path(policydigest.__file__).parent
    names = {
        word
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in re.findall(r"\w+", node.value)
    }
    unread = {
        f"{file.name}: {key}"
        for _, section, file in read(inputs.read_vocabulary(REPOSITORY)).languages()
        if section not in ("countries", "given_names", "ordinary_words")
        for key in file.value
        if key not in names
    }
    assert unread == set()


def test_ids_are_added_and_never_lost() -> None:
    assert list_of_ids(GOOD).splitlines()[2:] == GOOD["ids.list"].splitlines()
    texts = GOOD | {"topics.yml": "schema: 1\ntopics:\n- {id: trade, name: Trade}\n"}
    texts["ids.list"] = once = list_of_ids(texts)
    lines = [line for line in once.splitlines() if not line.startswith("#")]
    assert "topic/cybersecurity" in lines
    assert "topic/trade" in lines
    assert lines == sorted(lines)
    assert list_of_ids(texts) == once
    assert [problem.code for problem in check_vocabulary(texts)] == ["C085"]
    texts["topics.yml"] = texts["topics.yml"].replace("Trade}", "Trade, formerly: [cybersecurity]}")
    assert check_vocabulary(texts) == []
    assert load_vocabulary(texts).topics["trade"].formerly == ("cybersecurity",)


def test_ids_of_a_file_that_cannot_be_read_are_not_gone() -> None:
    problems = check_vocabulary(GOOD | {"topics.yml": "["})
    assert [problem.code for problem in problems] == ["C070"]


def test_check_fix_lists_new_ids(make_project: Callable[..., Project]) -> None:
    project = make_project()
    topics = project.read("seeds/vocabulary/topics.yml")
    project.write("seeds/vocabulary/topics.yml", topics + "  - {id: zz-new, name: Zz New}\n")
    before = project.run("check", "seeds/vocabulary")
    assert before.returncode == 0
    assert "zz-new id: the id is not in ids.list yet" in before.stderr
    assert "zz-new" not in project.read("seeds/vocabulary/ids.list")
    after = project.run("check", "--fix", "seeds/vocabulary")
    assert "zz-new" not in after.stderr
    assert "topic/zz-new\n" in project.read("seeds/vocabulary/ids.list")


def test_check_fix_lists_no_ids_of_a_vocabulary_with_errors(
    make_project: Callable[..., Project],
) -> None:
    project = make_project()
    topics = project.read("seeds/vocabulary/topics.yml")
    project.write("seeds/vocabulary/topics.yml", topics + "  - {id: zz-new, nam: Zz New}\n")
    run = project.run("check", "--fix")
    assert run.returncode == 1
    assert "zz-new: `nam` is not a key of this file. Did you mean `name`?" in run.stderr
    assert "zz-new" not in project.read("seeds/vocabulary/ids.list")


def test_a_build_tells_every_fault_of_the_vocabulary(make_project: Callable[..., Project]) -> None:
    project = make_project()
    for name in ("topics", "instruments"):
        text = project.read(f"seeds/vocabulary/{name}.yml")
        project.write(f"seeds/vocabulary/{name}.yml", text.replace("    name: ", "    nane: ", 1))
    run = project.run("build", "--no-site")
    assert run.returncode == 1
    assert run.stderr.count("`nane` is not a key of this file. Did you mean `name`?") == 2


def test_loading_stops_at_what_the_checks_call_unusable() -> None:
    texts = GOOD | {"topics.yml": GOOD["topics.yml"].replace("weak:", "week:")}
    assert {problem.code for problem in check_vocabulary(texts)} <= UNUSABLE
    with pytest.raises(VocabularyError, match="week"):
        load_vocabulary(texts)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("history: [2004-07-01 in force, 2001 signed]", []),
        ("history: [signed]", ["C018"]),
        ("history: [2004-02-30 signed]", ["C018"]),
        ("history: [2004-07-01 in froce]", ["C074"]),
        ("history: [2004-07-01]", ["C074"]),
        ("succeeded_by: b", []),
        ("succeeded_by: c", ["C076"]),
        ("succeeded_by: a", ["C076"]),
    ],
)
def test_history_and_successors_of_instruments(line: str, expected: list[str]) -> None:
    found = codes(instruments=INSTRUMENTS.format(line=line))
    assert [code for code in found if code in ("C018", "C071", "C073", "C074", "C076")] == expected


def test_every_event_of_a_history_has_words_and_is_documented() -> None:
    assert set(labels.INSTRUMENT_EVENTS) == set(EVENTS)
    assert ", ".join(EVENTS) in (REPOSITORY / "docs/contribute.md").read_text("utf-8")


def test_milestones_are_in_order() -> None:
    entry = load_vocabulary(GOOD).instruments["hiroshima-accord"]
    assert entry.milestones() == [("2023-05-18", "signed"), ("2023-06", "in force")]
