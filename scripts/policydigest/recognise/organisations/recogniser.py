"""Organisations: bodies, companies and associations, most of which stand in no list.

In order: names of the vocabulary, of which the text's countries decide the shared ones; names by
head noun, legal form or business word; names shown by the words beside them; then everything that
goes back to one of these: acronyms, short forms, "the Board".
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from policydigest.model import Document, Mention
from policydigest.recognise.clues import Clues
from policydigest.recognise.organisations import (
    context,
    doubles,
    itemised,
    known,
    legal_forms,
    letterheads,
    links,
    local_bodies,
    ministers,
    prosecutors,
    references,
    several,
    weights,
    widening,
)
from policydigest.recognise.organisations import definitions as organisation_definitions
from policydigest.recognise.organisations import described as organisation_described
from policydigest.recognise.organisations import names as organisation_names
from policydigest.recognise.organisations.reading import KNOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules, rules

__all__ = ["Rules", "find", "rules"]

_FIRST, _LAST = attrgetter("first"), attrgetter("last")


def find(clues: Clues, language_rules: Rules) -> list[Mention]:
    """All mentions of organisations in reading order, none inside another."""
    document, vocabulary, matches, runs, definitions, people, weighed = clues
    reading = Reading(document, matches, people, vocabulary, weighed)
    found = known.find(reading, language_rules)
    found = widening.widen(reading, found, language_rules)
    known.respell(reading, found, language_rules)
    named = [
        item
        for item in organisation_names.find(reading, runs, language_rules)
        if not reading.is_titled(item.first)
        or reading.is_whole_line(item.first, item.last)
        or (item.rule == legal_forms.RULE and reading.opens_item(item.first))
    ]
    named += letterheads.find(reading, language_rules)
    named += prosecutors.find(reading)
    named += local_bodies.find(reading, language_rules)
    named += itemised.find(reading, [*found, *named], language_rules)
    known.respell(reading, named, language_rules)
    _mark(reading, named)
    found = _apart([*found, *named])
    found = _apart(organisation_definitions.define(reading, found, definitions, language_rules))
    _mark(reading, found)
    described = organisation_described.find(reading, found, language_rules)
    found = _joined(found, described)
    found = _joined(several.find(reading, found, language_rules), found)
    links.complete(found)
    found = _joined(found, links.initials(reading, found, definitions))
    links.unify(reading, found, language_rules)
    found = _joined(found, links.repeat(reading, found, language_rules))
    _mark(reading, found)
    defined = {reading.text(d.short, d.short_last) for d in definitions}
    defined.update(prosecutors.letters(reading, language_rules))
    shown = context.find(reading, runs, found, defined, language_rules)
    found = _joined(found, shown)
    _mark(reading, shown)
    if shown:
        links.unify(reading, found, language_rules)
        found += links.repeat(reading, found, language_rules, shown)
    found += links.headline(reading, found, language_rules)
    doubles.join(reading, found, language_rules)
    doubles.join_branch(reading, found, language_rules)
    found += doubles.in_small_letters(reading, found)
    found += doubles.in_headline(reading, found, language_rules)
    found += ministers.find(reading, found, people, language_rules)
    found += references.find(reading, found, language_rules)
    for item in found:
        widening.take_country(reading, item)
    weights.weigh(reading, found, language_rules)
    return [_mention(document, item) for item in _apart(found)]


def _mark(reading: Reading, found: Sequence[Found]) -> None:
    for item in found:
        reading.mark(item.first, item.last, KNOWN)


def _joined(found: list[Found], more: list[Found]) -> list[Found]:
    """Two rows of names as one (see `_apart`), the one as it is where the other is empty."""
    return _apart([*found, *more]) if found and more else found or more


def _apart(found: Sequence[Found]) -> list[Found]:
    """The names in reading order; of two that share words the longer one."""
    kept: list[Found] = []
    for item in sorted(sorted(found, key=_LAST, reverse=True), key=_FIRST):  # sooner than a lambda
        if kept and item.first < kept[-1].last:
            if item.last - item.first > kept[-1].last - kept[-1].first:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _mention(document: Document, item: Found) -> Mention:
    start, end = document.starts[item.first], document.ends[item.last - 1]
    return Mention(
        "organisation",
        item.id,
        item.name,
        document.span(start, end),
        item.rule,
        weight=item.weight,
        sort=item.sort,
    )
