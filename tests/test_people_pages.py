from __future__ import annotations

import dataclasses

import rendering
import samples
from listing import all_pages
from policydigest import indexes
from policydigest.groups.people import people
from policydigest.model import Digest, Person
from policydigest.pages import labels


def named(*persons: Person, month: int = 1) -> Digest:
    return dataclasses.replace(
        samples.UNTAGGED,
        id=f"2022-{month:02}-05-x",
        date=f"2022-{month:02}-05",
        people=persons,
    )


DIGESTS = (
    named(Person("Ana Souza", "Minister of Trade"), Person("Once Only")),
    named(Person("Ana  Souza", "Minister of Trade"), month=2),
    named(Person("Ana Souza", "Prime Minister"), Person("Ana Souza"), month=7),
)


def test_only_people_of_several_digests_have_a_page() -> None:
    found = people(indexes.build(DIGESTS, samples.VOCABULARY))
    assert [name for name, person in found.items() if person.has_page] == ["Ana Souza"]
    assert [d.id for d in found["Ana Souza"].digests] == [
        "2022-07-05-x",
        "2022-02-05-x",
        "2022-01-05-x",
    ]


def test_roles_over_time() -> None:
    roles = people(indexes.build(DIGESTS, samples.VOCABULARY))["Ana Souza"].roles
    assert [(r.words, r.first, r.last) for r in roles] == [
        ("Minister of Trade", "2022-01-05", "2022-02-05"),
        ("Prime Minister", "2022-07-05", "2022-07-05"),
    ]


def test_two_names_never_share_an_address() -> None:
    both = [named(Person("Zoë"), Person("Zoe"), month=n) for n in (1, 2)]
    found = people(indexes.build(both, samples.VOCABULARY))
    assert len({person.path for person in found.values()}) == 2


def test_the_page_and_the_links_to_it() -> None:
    site = dict(all_pages(indexes.build(DIGESTS, samples.VOCABULARY)))
    text = site["people/ana-souza.md"]
    assert "Prime Minister <small>5 July 2022</small>" in text
    assert "Minister of Trade <small>5 January 2022 to 5 February 2022</small>" in text
    digest = site[indexes.digest_path(DIGESTS[0])]
    assert "[Ana Souza](../../people/ana-souza.md)" in digest
    assert "people/once" not in digest


def test_everyone_is_listed_with_the_office_held_last() -> None:
    site = dict(all_pages(indexes.build(DIGESTS, samples.VOCABULARY)))
    text = site["people/index.md"]
    first = indexes.digest_path(DIGESTS[0])
    assert "## A\n\n-   [Ana Souza](../people/ana-souza.md)\u00a0<small>3</small> " in text
    assert "<em>Prime Minister</em>" in text
    assert f"## O\n\n-   [Once Only](../{first})\u00a0<small>1</small>\n" in text
    assert "[People](../people/index.md)" in site["people/ana-souza.md"]


def test_many_people_are_split_by_letter_and_paged() -> None:
    persons = [Person(f"{letter} Person{n}") for letter in ("Ada", "Bo") for n in range(150)]
    digests = [
        named(*persons),
        named(*persons[:201], *[Person(f"Aki {n}") for n in range(70)], month=2),
    ]
    site = dict(all_pages(indexes.build(digests, samples.VOCABULARY)))
    text = site["people/index.md"]
    assert "[A](../people/a-z/a.md) <small>220</small>" in text
    assert "[B](../people/a-z/b.md) <small>150</small>" in text
    assert text.count("\n-   ") == 24
    assert site["people/a-z/a.md"].count("\n-   ") == 200
    assert site["people/a-z/a/2.md"].count("\n-   ") == 20
    assert "[People](../../../people/index.md)" in site["people/a-z/a/2.md"]


def test_no_people() -> None:
    site = dict(all_pages(indexes.build([samples.UNTAGGED], samples.VOCABULARY)))
    assert site["people/index.md"].endswith(f"{labels.NOTHING_YET}\n")


def test_hostile_names_and_roles_are_shown_as_text() -> None:
    person = Person(f"Name {samples.ATTACK}", f"Role {samples.ATTACK}")
    digests = [named(person, month=1), named(person, month=2)]
    site = dict(all_pages(indexes.build(digests, samples.VOCABULARY)))
    paths = [path for path in site if path.startswith("people/")]
    assert len(paths) == 2
    for path in paths:
        assert rendering.inspect(rendering.html_of(site[path].split("---\n", 2)[2])).problems == []
