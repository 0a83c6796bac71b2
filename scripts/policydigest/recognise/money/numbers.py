"""A number of a text with what stands around it: its sign, its scale, its currency."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from policydigest.recognise.money.rules import DOLLAR, Currencies, Rules
from policydigest.recognise.written_numbers import parse_number

_NEXT_NUMBER = re.compile(r" \d[\d.,]*(?<=\d) ?")
_HEAD = 16  # characters before a number that may hold its sign
TAIL = 56  # characters behind a number that may hold scale and currency
THOUSAND = 1000


class Part(NamedTuple):
    """A number with what stands around it."""

    start: int
    end: int
    number: Decimal
    scale: Decimal | None
    before: Currencies | None
    behind: Currencies | None
    plain: str  # the number as written


def part_at(text: str, start: int, end: int, rules: Rules, *, second: bool = False) -> Part | None:
    """The number at `start:end` with sign, scale and currency; None where it can be no sum.

    `second` says that it ends a range, so that anything may stand before it.
    """
    before, begin = sign_before(text, start, rules)
    if before is None and not second and not _may_begin(text, start):
        return None
    written = text[start:end]
    scale: Decimal | None = None
    decimal = rules.decimal
    tail = rules.scale.match(text, end, end + TAIL)
    if tail is None and before is not None:
        tail = rules.letter_scale.match(text, end, end + 5)
    if tail is not None:
        key, end = scale_key(tail[1], rules), tail.end()
        is_thousand = before is not None and before.codes[0] in rules.thousand_scales.get(key, ())
        scale = Decimal(THOUSAND) if is_thousand else rules.scales[key]
        decimal = "," if key in rules.comma_scales else decimal
    elif before is None:
        letter = rules.letter_and_sign.match(text, end, end + 12)
        if letter is not None:
            scale, end = rules.scales[letter[1]], letter.end(1)
    behind, end = _unit(text, end, rules, before)
    number = parse_number(written, decimal, scaled=scale is not None)
    if number is None:
        return None
    return Part(begin, end, number, scale, before, behind, written)


def _may_begin(text: str, start: int) -> bool:
    """Whether a number without a sign stands free: not in "N95", "2-5", "v1.2" or an address."""
    previous = text[start - 1] if start else " "
    if previous in "-/":
        return start > 1 and not text[start - 2].isdigit()
    return not (previous.isalnum() or previous in "_.:#@")


def scale_key(written: str, rules: Rules) -> str:
    """A scale as the rules have it: "bn" and "Bn", but not "M" for "m"."""
    key = " ".join(written.replace("-", " ").split())
    return key if key in rules.scales else key.lower()


def sign_before(text: str, start: int, rules: Rules) -> tuple[Currencies | None, int]:
    """The currency sign or code before a number, and where it begins."""
    last = text[start - 1 : start]
    if last in (" ", "\u00a0", "\u202f", "."):
        last = text[start - 2 : start - 1] if last != "." else "."
    if last not in rules.sign_ends:
        return None, start
    match = rules.sign_before.search(text, max(0, start - _HEAD), start)
    if match is None:
        return None, start
    return rules.currencies[match[1]], match.start(1)


def _unit(
    text: str, end: int, rules: Rules, before: Currencies | None
) -> tuple[Currencies | None, int]:
    """The currency behind a number and its scale, and where it ends.

    Behind a sign it says whose dollars they are, or that the "$" means pesos.
    """
    match = rules.unit.match(text, end, end + TAIL)
    if match is None:
        return None, end
    if text[match.end(1) : match.end(1) + 1].isdigit() and text[match.start(1) - 1].isspace():
        return None, end  # the next sum's: "in 2030 €2.92 billion"
    following = _NEXT_NUMBER.match(text, match.end(1), match.end(1) + TAIL)
    if following and match[1].isupper() and not text.startswith(match[1], following.end()):
        return None, end  # and so "Channel 2 GEL 10,000"
    word = " ".join(match[1].replace("-", " ").split())
    found = rules.currencies.get(word) or rules.currencies.get(match[1])
    if found is None:
        return None, end
    if before is not None and not (found.is_plain and found.codes[0] in rules.dollars):
        is_dollar = before.codes[0] == DOLLAR
        if not (is_dollar and rules.dollar_signed.intersection(found.codes)):
            return None, end
    return found, match.end(1)


def currencies_of(part: Part) -> Currencies | None:
    """What the sum is in: "$5 million CAD" is in Canadian dollars."""
    if part.before is not None and part.behind is not None:
        return part.behind if DOLLAR in part.before.codes else part.before
    return part.before or part.behind
