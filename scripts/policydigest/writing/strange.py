"""Is there anything in a sentence that its source does not have: names, numbers, words, quotes?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policydigest.recognise.engine import Recognised
from policydigest.writing.grounds import Ground
from policydigest.writing.terms import Line, sum_key
from policydigest.writing.word_lists import stem

_QUOTED = re.compile(r"[“\"«„](.{3,}?)[”\"»“]|(?<!\w)[‘'](?=\w)(.{3,}?)[’'](?!\w)")


def strange(line: Line, recognised: Recognised, ground: Ground) -> Iterator[str]:
    """Why a sentence tells what its source does not, in words that follow "it"."""
    lists = ground.lists
    for word in lists.relative:
        if re.search(rf"\b{re.escape(word)}\b", line.text, re.IGNORECASE):
            yield f'says "{word}", which is true on one day only'
    for number, term in enumerate(line.terms):
        if term.kind == "date":
            if term.key not in ground.days:
                yield f'tells the date "{term.text}", which the source does not'
        elif term.key in ground.keys:
            continue
        elif term.kind == "number":
            yield f'tells the number "{term.text}", which the source does not'
        elif term.kind == "name" or (term.text[0].isupper() and number):
            if not all(part in ground.stems for part in _parts(term.text, ground)):
                yield f'names "{term.text}", which the source does not'
            elif term.kind == "name":
                yield f'names "{term.text}", which the source takes for something else'
        elif term.key not in lists.own and term.key not in ground.stems:
            yield f'uses "{term.text}", which is no word of the source'
    for term in line.terms[1:]:
        word = term.text
        if term.kind == "word" and word[0].isupper() and word.casefold() not in ground.capitals:
            yield f'writes "{word}" like a name, which the source does not'
    yield from _sums(recognised, ground)
    yield from _people(recognised, ground)
    yield from _quotes(line, recognised, ground)


def _parts(text: str, ground: Ground) -> list[str]:
    words = re.findall(r"[\w’']+", text)
    return [stem(word) for word in words if word.casefold() not in ground.lists.function]


def _sums(recognised: Recognised, ground: Ground) -> Iterator[str]:
    theirs = [(sum_key(sum_), sum_.currency, sum_.span.text) for sum_ in ground.findings.money]
    for sum_ in recognised.findings.money:
        text = sum_.span.text
        same = [other for other in theirs if other[0] == sum_key(sum_)]
        if not any(sum_.currency == o[1] or text == o[2] for o in same):
            yield f'tells the sum "{text}", which the source does not'


def _people(recognised: Recognised, ground: Ground) -> Iterator[str]:
    """A person keeps the office that the source gives, or is named without one."""
    plain = " ".join(ground.text.split()).casefold()
    for person in recognised.findings.people:
        if person.name.casefold() not in plain:
            yield f'names "{person.name}", whom the source does not'
        known = [p for p in ground.findings.people if p.name.split()[-1] == person.name.split()[-1]]
        roles = {(p.role or "").casefold() for p in known}
        if person.role and person.role.casefold() not in roles:
            yield f'calls {person.name} "{person.role}", which the source does not'


def _quotes(line: Line, recognised: Recognised, ground: Ground) -> Iterator[str]:
    quoted = list(_quotations(ground.text))
    for words in _quotations(line.text):
        if not any(words in other for other in quoted):
            yield f'quotes "{words[:60]}", which the source does not'
            continue
        found = [q for q in ground.findings.quotes if words in " ".join(q.text.split())]
        speakers = {(quote.speaker or "").split(" ")[-1] for quote in found}
        for person in recognised.findings.people:
            if found and person.name.split(" ")[-1] not in speakers:
                yield f"gives a quotation to {person.name}, which the source does not"


def _quotations(text: str) -> Iterator[str]:
    """The words between quotation marks, without the stop that ends them."""
    for match in _QUOTED.finditer(" ".join(text.split())):
        yield (match[1] or match[2]).rstrip(".,")
