"""The list of all people, and the page of a person who is named in several digests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policydigest.groups.people import FOLDER
from policydigest.pages import labels
from policydigest.pages.charts import digest_chart
from policydigest.pages.letters import PER_PAGE, Names, by_letter
from policydigest.pages.lists import Lister, by_year
from policydigest.pages.markup import (
    Context,
    crumbs,
    facts,
    front_matter,
    heading,
    numbered,
    page_number,
    root_of,
)
from policydigest.pages.safe import safe_inline
from policydigest.pages.together import together

if TYPE_CHECKING:
    from policydigest.groups.people import Named, Role


def render_people(context: Context) -> Iterator[tuple[str, str]]:
    """The list of everyone who is named, on several pages if they are many."""
    people = list(context.people.values())
    names = Names(labels.PEOPLE, FOLDER, _line)
    root = root_of(names.index)
    parts = [
        front_matter("index", labels.PEOPLE, labels.PEOPLE_INTRO),
        heading(labels.PEOPLE),
        f"{labels.PEOPLE_INTRO}\n{{: .pd-deck }}\n\n",
    ]
    letters = by_letter(people)
    if not people:
        parts.append(f"{labels.NOTHING_YET}\n")
    elif len(people) <= PER_PAGE:
        parts.append(names.under_letters(letters, root))
    else:
        parts += [names.a_to_z(letters, root), names.most(people, root)]
        yield from names.letter_pages(letters)
    yield names.index, "".join(parts)


def _line(person: Named, root: str) -> str:
    """A name that leads to the person's page, or to the only digest; with the latest office."""
    count = f"\u00a0<small>{labels.number(len(person.digests))}</small>"
    latest = max(person.roles, key=lambda role: (role.last, role.first, role.words), default=None)
    held = f" <em>{safe_inline(latest.words)}</em>" if latest else ""
    return f"-   [{safe_inline(person.name)}]({root}{person.path}){count}{held}\n"


def render_person(context: Context, lister: Lister, person: Named) -> Iterator[tuple[str, str]]:
    """The page (or several) of a person named in two digests or more."""
    for path, page, pages, listed in lister.pages(person, by_year):
        yield path, "".join(_page(context, person, path, page, pages)) + listed


def _page(context: Context, person: Named, path: str, page: int, pages: int) -> Iterator[str]:
    root = root_of(path)
    count = labels.digests_counted(len(person.digests))
    number = page_number(page, pages) if page > 1 else ""
    title = numbered(person.name, number)
    yield front_matter(
        "tag", title, labels.PERSON_DESCRIPTION.format(count=count, name=person.name)
    )
    name = safe_inline(person.name)
    index = (labels.PEOPLE, f"{FOLDER}/index.md")
    yield crumbs(root, index, *([(name, person.path)] if page > 1 else []))
    yield heading(name, number)
    if page > 1:
        return
    span = labels.span_words(person.digests[-1].date, person.digests[0].date)
    yield f"{safe_inline(labels.PERSON_INTRO.format(count=count, span=span))}\n{{: .pd-deck }}\n\n"
    rows = [(labels.ROLES, [_role(role) for role in person.roles])]
    yield facts(labels.FACTS, [*rows, *together(context, person.digests, root)])
    yield digest_chart([digest.date for digest in person.digests])
    yield f"{labels.PERSON_NOTE}\n{{: .pd-small }}\n\n"


def _role(role: Role) -> str:
    span = labels.span_words(role.first, role.last)
    return f"{safe_inline(role.words)} <small>{safe_inline(span)}</small>"
