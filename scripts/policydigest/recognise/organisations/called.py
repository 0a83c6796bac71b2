"""What the text calls a name too, beside it: in brackets, between commas, behind "known as"."""

from __future__ import annotations

from collections.abc import Sequence

from policydigest.recognise.acronyms import is_short
from policydigest.recognise.names import is_capitalised
from policydigest.recognise.organisations.phrases import article_start
from policydigest.recognise.organisations.reading import FREE, KNOWN, TOWN, UNION, Found, Reading
from policydigest.recognise.organisations.register import Register
from policydigest.recognise.organisations.rules import Rules
from policydigest.vocabulary.kinds import PUBLIC_BODIES

_NAMED = ("name", "acronym", "initials", "as", ":")
_MOST_SAID = 6  # words that say of a name that it is in another language
_DBA = ("d", "/", "b", "/", "a")  # "doing business as"
# Between a name and what it is called too.
_CALLED = tuple(
    tuple(said.split())
    for said in (
        *("known as the", "known as", "known by its acronym", "better known as the"),
        *("better known as", "also known as the", "also known as", "commonly known as"),
        *("formerly known as", "or the", "or", "abbreviated to", "trading as"),
        *("which trades as", "doing business as", "operating as", " ".join(_DBA)),
    )
)


def join(reading: Reading, register: Register, item: Found, rules: Rules) -> None:
    """Join to a name the short form or the other name that stands beside it."""
    _bracketed(reading, register, item, rules)
    _translated(reading, register, item)
    _called_before(reading, register, item, rules)


def akin(reading: Reading, known: Found, long: Found) -> bool:
    """Whether a listed acronym's body may be the one whose long form the text spells out."""
    entry = reading.vocabulary.organisations[known.id or ""]
    beside = reading.country_beside(long.first, long.last)
    if beside and entry.country not in (None, UNION, beside):
        return False  # "Cuba's Ministerio … (MINEM)" is not the Peruvian MINEM
    said = {word[:5].casefold() for word in long.name.split() if len(word) > 3}
    names = {
        w[:5].casefold() for name in (entry.name, *entry.forms) for w in name.split() if len(w) > 3
    }
    return len(said & names) >= max(1, len(said) - 1)


def short_form(item: Found, first: int, last: int, text: str) -> Found:
    """The same body as `item`, called `text` at the tokens `first:last`."""
    return Found(first, last, item.id, item.name, f"{text}, defined in the text", item.sort)


def _bracketed(reading: Reading, register: Register, item: Found, rules: Rules) -> None:
    """Join the short form in brackets right behind a name, whatever its letters: "Haas
    Automation, Inc. (Haas)", "General Superintendency of … (Siget)"."""
    words, at = reading.words, item.last
    if words[at : at + 1] == [","]:
        called = _called_behind(words, at + 1)
        if called:
            _call(reading, register, item, at + called + 1)
        elif _is_apposed(words, item, at + 1) and not _is_listed(register, at + 3):
            _call(reading, register, item, at + 2)
        else:
            _called_by_a_word(reading, register, item, at + 1, rules)
        return
    if at < len(words) and words[at] == ".":
        at += 1
    if tuple(words[at : at + len(_DBA)]) == _DBA:
        _call(reading, register, item, at + len(_DBA))
    if words[at : at + 1] in (["-"], ["–"]) and words[at + 2 : at + 3] == [")"]:
        _call(reading, register, item, at + 1)  # "(National Salt Board - NSB)"
        return
    if at + 2 >= len(words) or words[at] != "(":
        return
    at += 1
    called = _called_behind(words, at)
    if called and words[at + called - 1] == "as":  # "Halden Limited (trading as Solvara)"
        _call(reading, register, item, at + called)
        return
    firm = register.beginning(at) if item.sort in ("company", "native") else None
    is_firm = (
        firm is not None and firm.sort == "company" and words[firm.last : firm.last + 1] == [")"]
    )
    if firm is not None and is_firm and firm.id and item.id is None:
        register.rename(item, firm)  # "Harbour Telephone Company (Hartel)"
        return
    if words[at] == "the":
        at += 1
    if words[at] in ("“", '"', "‘"):
        at += 1
    behind = words[at + 1] if at + 1 < len(words) else ""
    if behind not in (")", "”", '"', "’", ",", ";", "-", "–") or not words[at][:1].isupper():
        return
    if reading.flags[at] not in (FREE, KNOWN) or words[at] in rules.not_first:
        return
    other = register.at(at + 1)
    if other is not None and other.id and item.generic and akin(reading, other, item):
        register.rename(item, other)  # "House of Representatives (DPR)" is Indonesia's
        return
    if other is not None and other.sort == "media" and item.sort not in ("media", "company"):
        register.replace(words[at], short_form(item, at, at + 1, words[at]))
        return  # "the Dutch Data Protection Authority (AP)"
    if other is not None and item.id is None and _is_of_country_beside(reading, other, item):
        register.rename(item, other)
        return
    if other is None or (
        other.id is None and other.name != item.name and item.last - item.first > 1
    ):
        register.replace(words[at], short_form(item, at, at + 1, words[at]))


def _translated(reading: Reading, register: Register, item: Found) -> None:
    """Join the name in another language that stands in brackets behind a name, and its acronym.

    "Agency for Salt (Organismo de la Sal, OSAL)", "Ombudsman's Office (Defensoría del Pueblo)",
    "National Council (CN, for its French name Conseil national)".
    """
    words, at = reading.words, item.last
    if at + 1 >= len(words) or words[at] != "(":
        return
    at = _named_abroad(words, at + 1)
    other = register.beginning(at)
    if other is None and item.sort not in ("company", "media"):
        _in_capitals(reading, register, item, at)
    if other is None or words[other.last : other.last + 1] == []:
        return
    if other.sort != "native" and (other.id is None or other.id != item.id):
        return
    end = other.last
    if words[end] == ")" or (words[end] == "," and words[end + 2 : end + 3] == [")"]):
        if item.id is None and other.id is not None:
            register.rename(item, other)
        else:
            register.rename(other, item)
        if words[end] == "," and is_short(words[end + 1]):
            text = words[end + 1]
            register.replace(text, short_form(item, end + 1, end + 2, text))


def _in_capitals(reading: Reading, register: Register, item: Found, at: int) -> None:
    """Join a name of which every word has a capital: "Salt Authority (Te Mana Tote)"."""
    words, end = reading.words, at
    while end < len(words) and reading.flags[end] == FREE and words[end][0].isupper():
        end += 1
    if end - at > 1 and words[end : end + 1] == [")"]:
        name = reading.text(at, end)
        register.add(
            Found(at, end, item.id, item.name, f"{name}, in brackets behind it", item.sort)
        )


def _named_abroad(words: Sequence[str], at: int) -> int:
    """Behind "CN, for its French name" or "in French:" at `at`, else `at` itself."""
    first = at + 2 if is_short(words[at]) and words[at + 1 : at + 2] in ([","], [";"]) else at
    for last in range(first, min(first + _MOST_SAID, len(words))):
        if words[last] in _NAMED and not words[first].istitle():
            return last + 1
        if words[last] == ")":
            break
    return at


def _is_of_country_beside(reading: Reading, known: Found, item: Found) -> bool:
    """Whether a listed public body is of the country beside an unlisted name: "Peru's … (Osi)".

    Or of that which the name begins with: "the Peruvian Salt Board (Osi)"; or of the story's own.
    """
    entry = reading.vocabulary.organisations.get(known.id or "")
    if entry is None or not entry.country or entry.kind not in PUBLIC_BODIES:
        return False
    if item.sort == "native" and entry.country in reading.weights:
        return True  # "the Kementerian Garam (Kemgar)" of a story from there
    opening = reading.place_beginning.get(item.first)
    beside = reading.country_beside(item.first, item.last)
    story = max(reading.weights, key=lambda country: reading.weights[country], default=None)
    return entry.country in (beside, opening[1] if opening else None, story)


def _called_before(reading: Reading, register: Register, item: Found, rules: Rules) -> None:
    """Join the one word that a name explains: "Solmar, the Harbour Energy Company, has …"."""
    words, at = reading.words, item.first - 3
    if at < 0 or item.id is not None or words[at + 1 : at + 3] != [",", "the"]:
        return
    closes = words[item.last : item.last + 1] in ([","], ["."], [";"], ["("])
    goes_on = words[item.last + 1 : item.last + 2] in (["and"], ["or"])  # in a list of bodies
    is_alone = at == reading.bounds(at)[0] or words[at - 1].islower()
    is_free = reading.flags[at] in (FREE, TOWN) and is_capitalised(words[at])
    is_name = is_free and words[at] not in rules.not_names | rules.not_first
    if closes and not goes_on and is_alone and is_name:
        register.replace(words[at], short_form(item, at, at + 1, words[at]))


def _called_by_a_word(
    reading: Reading, register: Register, item: Found, at: int, rules: Rules
) -> None:
    """Join the one word between commas behind a name that stands for it elsewhere in the text.

    "the Harbour Security Service, Hasec, was asked. … Hasec warned".
    """
    words = reading.words
    if at + 2 >= len(words) or words[at + 1] not in (",", ".") or item.last - item.first < 2:
        return
    word, behind = words[at], words[at + 2]
    is_name = is_capitalised(word) and reading.flags[at] == FREE
    is_name &= word not in rules.not_names | rules.not_first | rules.titles
    in_list = behind in ("and", "or") or (is_capitalised(behind) and words[at + 1] == ",")
    in_list |= item.first > 1 and words[item.first - 1] == ","
    other = register.at(at + 1)
    if other is not None:
        if (
            not in_list
            and other.id
            and (item.generic or not item.id)
            and akin(reading, other, item)
        ):
            register.rename(item, other)
    elif is_name and not in_list and len(reading.positions[word]) > 1:
        register.replace(word, short_form(item, at, at + 1, word))


def _is_apposed(words: Sequence[str], item: Found, at: int) -> bool:
    """Whether "the" and a short form stand between commas at `at`: "the Ports Board, the PHB, …".

    Not as the next of a list: "the Ports Board, the PHB, and …".
    """
    behind = words[at + 2 : at + 4]
    if words[at : at + 1] != ["the"] or not behind or not is_short(words[at + 1]):
        return False
    before = words[article_start(words, item.first) - 1] if item.first > 1 else ""
    goes_on = behind[0] == "," and behind[-1].islower() and behind[-1] not in ("and", "or", "the")
    return (behind[0] in (".", ";") or goes_on) and before not in (",", "and", "or")


def _is_listed(register: Register, last: int) -> bool:
    """Whether the short form that ends at `last` is that of a body of the vocabulary."""
    other = register.at(last)
    return other is not None and other.id is not None


def _called_behind(words: Sequence[str], at: int) -> int:
    """How many words stand before the short form at `at`: "known as the | SPAK", "or | ANSICE"."""
    for opener in _CALLED:
        if tuple(words[at : at + len(opener)]) == opener:
            return len(opener)
    return 0


def _call(reading: Reading, register: Register, item: Found, at: int) -> None:
    """Join the short form at token `at` to a name that the text says it stands for.

    Behind "known as" that is any name, else an acronym.
    """
    words = reading.words
    if at >= len(words) or item.last - item.first < 2:
        return
    is_any = "as" in words[at - 2 : at] or tuple(words[at - len(_DBA) : at]) == _DBA
    if not is_short(words[at]) and not (is_any and is_capitalised(words[at])):
        return
    other = register.at(at + 1) or (register.beginning(at) if is_any else None)
    if other is not None and other.id:
        if item.id is None:
            register.rename(item, other)
    elif reading.flags[at] in (FREE, KNOWN):
        end = other.last if other is not None and other.first == at else at + 1
        if end == at + 1 and end < len(words) and is_capitalised(words[end]):
            return  # of a longer name only a part
        register.replace(reading.text(at, end), short_form(item, at, end, reading.text(at, end)))
