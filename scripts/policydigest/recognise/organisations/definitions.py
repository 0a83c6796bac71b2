"""Names that the text itself says are one organisation: "Salt Board (SB)".

An acronym or short form in brackets, a name in another language, a word that a name explains.
"""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.recognise.acronyms import Definition
from policydigest.recognise.names import is_doer
from policydigest.recognise.organisations.called import akin, join, short_form
from policydigest.recognise.organisations.reading import FREE, PERSON, TOWN, Found, Reading
from policydigest.recognise.organisations.register import Register
from policydigest.recognise.organisations.rules import Rules

LONGEST_SMALL_WORD = 4  # letters of one inside a name: "with", "para"


def define(
    reading: Reading, found: list[Found], definitions: Sequence[Definition], rules: Rules
) -> list[Found]:
    """The names with the long and short forms joined that the text itself equates."""
    register = Register(reading, found)
    for definition in definitions:
        long = register.at(definition.last)
        short = register.at(definition.short_last)
        text = reading.text(definition.short, definition.short_last)
        ends = {reading.words[at][-1] for at in (definition.first, definition.last - 1)}
        if text[-1] == "s" and "s" in ends:
            continue  # "Service Providers (SPs)" and "Members of Parliament (MPs)" are many
        if long is None and _is_region(reading, definition, rules):
            register.drop(text)
            continue
        if long is None:
            long = _from_definition(reading, definition, short, rules)
            if long is None:
                if short is not None and short.id and _is_else(reading, definition, short, rules):
                    register.drop(text)
                continue
            register.add(long)
        elif short is not None and _is_of_inner(reading, definition, long, short):
            continue
        elif long.id is None and definition.first < long.first:
            long.first = definition.first
            long.name = reading.text(long.first, long.last)
        is_open = long.id is None or (long.generic and not long.country)
        if short is not None and short.id and is_open and akin(reading, short, long):
            register.rename(long, short)
        elif short is None or short.id != long.id or short.name != long.name:
            short = short_form(long, definition.short, definition.short_last, text)
            register.replace(text, short)
            register.again(definition, short)
    for item in tuple(register.items):
        join(reading, register, item, rules)
    return register.kept()


def _is_of_inner(reading: Reading, definition: Definition, long: Found, short: Found) -> bool:
    """Whether a listed acronym is of a name inside another: "Court of the Salt Union (SU)"."""
    if not short.id or short.id == long.id or long.first >= definition.first:
        return False
    name = reading.text(definition.first, definition.last)
    return akin(reading, short, Found(definition.first, definition.last, None, name, ""))


def _from_definition(
    reading: Reading, definition: Definition, short: Found | None, rules: Rules
) -> Found | None:
    """An organisation that only its acronym shows where it begins."""
    words = reading.words[definition.first : definition.last]
    heads = [w for w in words if w in rules.heads or w in rules.weak_heads]
    if any(map(_is_abroad, words)) and reading.flags[definition.first] in (FREE, TOWN):
        heads = heads or ["native"]
    does = is_doer(reading.words, definition.first)  # as no project does
    if (words[-1] in rules.not_bodies and not does) or not (heads or short or does):
        return None
    if any(reading.flags[i] == PERSON for i in range(definition.first, definition.last)):
        return None
    place = reading.place_beginning.get(definition.first)
    if place is not None and place[0] == definition.last:
        return None  # "Khyber Agency (KA)", a listed district
    if words[0] in rules.titles and "of" in words[1:3]:
        return None  # an office: "Chief of Army Staff (COAS)"
    name = reading.text(definition.first, definition.last)
    sort = "association" if does else heads[-1].lower() if heads else ""
    if short is not None and short.id:
        return Found(
            definition.first, definition.last, short.id, short.name, short.rule, short.sort
        )
    return Found(definition.first, definition.last, None, name, "defines an acronym", sort)


def _is_region(reading: Reading, definition: Definition, rules: Rules) -> bool:
    """Whether an acronym stands for a part of the world: "the Middle East and Africa (MEA)"."""
    words = reading.words[definition.first : definition.last]
    return all(word in rules.regions for word in words if word[0].isupper())


def _is_abroad(word: str) -> bool:
    """Whether a word within a name has no capital and is no small word that names hold."""
    return word.islower() and len(word) > LONGEST_SMALL_WORD


def _is_else(reading: Reading, definition: Definition, known: Found, rules: Rules) -> bool:
    """Whether the text itself says that a listed acronym stands for a thing that is no body.

    "The Technology Safeguards Agreement (TSA)" has nothing to do with airport security.
    """
    name = reading.text(definition.first, definition.last)
    long = Found(definition.first, definition.last, None, name, "")
    is_thing = reading.words[definition.last - 1] in rules.not_bodies
    return is_thing and not akin(reading, known, long)
