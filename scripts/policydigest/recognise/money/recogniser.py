"""Sums of money: "$10.5trn", "Rs 4.2 crore", "196.7 million Turkish lira" → amount and currency.

A number counts as money where a currency stands beside it. Of a range ("$1-2 billion") the amount
is the lower end and the span the whole; "$5m to $10m" are two sums. "Tens of billions of pounds"
is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from policydigest.model import Document, Money
from policydigest.recognise.clauses.tense import SentenceFinder
from policydigest.recognise.money.rules import DOLLAR, Currencies, Rules, rules
from policydigest.recognise.money.what import what
from policydigest.recognise.written_numbers import parse_number

__all__ = ["Rules", "find", "rules"]

_NEXT_NUMBER = re.compile(r" \d[\d.,]*(?<=\d) ?")
_NUMBER = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,'’]\d+)*"
)
_DIGIT = re.compile(r"\d")
_RATE_BEHIND = re.compile(r"\s?=\s?\S")  # "$1 = 0.8047 euros" is an exchange rate
_RATE_BEFORE = re.compile(r"=\s?$")
_HEAD = 16  # characters before a number that may hold its sign
_TAIL = 56  # characters behind a number that may hold scale and currency
_THOUSAND = 1000
_HUNDREDTHS = re.compile(r"[.,]\d\d\Z")
_TWO_DIGITS = 10
_YEAR = re.compile(r"(?:19|20)\d\d")
_MAX_DIGITS = 24


class _Sum(NamedTuple):
    start: int
    end: int
    amount: Decimal
    currencies: Currencies
    small: bool = False  # with a sign so short that only its own country's texts mean a sum by it


class _Part(NamedTuple):
    """A number with what stands around it."""

    start: int
    end: int
    number: Decimal
    scale: Decimal | None
    before: Currencies | None
    behind: Currencies | None
    plain: str  # the number as written


def find(
    document: Document,
    language_rules: Rules,
    *,
    dollar: str = "USD",
    local: Sequence[str] = (),
) -> list[Money]:
    """All sums of a document in reading order, each as often as it stands there.

    `dollar` is the dollar that a bare "$" means, unless the text contrasts it with "US$". `local`
    are the currencies of the countries the text is about, the likeliest first: they decide what
    "pesos", "Rs" and "¥" are. A sum whose currency stays unclear is left out.
    """
    sums = sorted(
        (*_with_digits(document.text, language_rules), *_in_words(document, language_rules)),
        key=lambda s: (s.start, -s.end),
    )
    if not sums:
        return []
    if dollar != "USD" and language_rules.us_dollar.search(document.text):
        dollar = "USD"
    plain = {s.currencies.codes[0] for s in sums if s.currencies.is_plain}
    finder = SentenceFinder(document)
    found: list[Money] = []
    position = 0
    for item in sums:
        if item.start < position:
            continue
        code = item.currencies.resolve(dollar, local, plain)
        if code is None or (item.small and code not in local):
            continue
        position = item.end
        span = document.span(item.start, item.end)
        sentence = finder.at(item.start)
        bounds = (sentence.start, sentence.end) if sentence else (item.start, item.end)
        counted = what(document.text, bounds, span, found[-1] if found else None, language_rules)
        found.append(
            Money(span, _plain_number(item.amount * item.currencies.factor), code, counted)
        )
    return found


def _plain_number(amount: Decimal) -> float:
    whole = int(amount)
    return whole if whole == amount else float(amount)


# --------------------------------------------------------------------------- in digits


def _with_digits(text: str, rules: Rules) -> Iterator[_Sum]:
    position = 0
    while digit := _DIGIT.search(text, position):
        match = _NUMBER.match(text, digit.start())
        if match is None:
            break
        position = match.end()
        # "5 , 000 euros": the rest of a number that was torn apart
        if position - match.start() > _MAX_DIGITS or match.group().startswith("00"):
            continue
        part = _part(text, match.start(), match.end(), rules)
        if part is None:
            continue
        ranged = _range(text, part, rules)
        if ranged is not None:
            position = ranged.end
            yield ranged
            continue
        currencies = _currencies(part)
        if currencies is None:
            continue
        position = part.end
        amount = part.number * (part.scale or 1)
        if not _is_money(text, part, currencies, rules):
            continue
        if _is_large(part, amount, currencies):
            yield _Sum(part.start, part.end, amount, currencies)
        elif _may_be_price(text, part, amount, rules):
            yield _Sum(part.start, part.end, amount, currencies, small=True)


def _part(text: str, start: int, end: int, rules: Rules, *, second: bool = False) -> _Part | None:
    """The number at `start:end` with sign, scale and currency; None where it can be no sum.

    `second` says that it ends a range, so that anything may stand before it.
    """
    before, begin = _sign(text, start, rules)
    if before is None and not second and not _may_begin(text, start):
        return None
    written = text[start:end]
    scale: Decimal | None = None
    decimal = rules.decimal
    tail = rules.scale.match(text, end, end + _TAIL)
    if tail is None and before is not None:
        tail = rules.letter_scale.match(text, end, end + 5)
    if tail is not None:
        key, end = _scale_key(tail[1], rules), tail.end()
        is_thousand = before is not None and before.codes[0] in rules.thousand_scales.get(key, ())
        scale = Decimal(_THOUSAND) if is_thousand else rules.scales[key]
        decimal = "," if key in rules.comma_scales else decimal
    elif before is None:
        letter = rules.letter_and_sign.match(text, end, end + 12)
        if letter is not None:
            scale, end = rules.scales[letter[1]], letter.end(1)
    behind, end = _unit(text, end, rules, before)
    number = parse_number(written, decimal, scaled=scale is not None)
    if number is None:
        return None
    return _Part(begin, end, number, scale, before, behind, written)


def _may_begin(text: str, start: int) -> bool:
    """Whether a number without a sign stands free: not in "N95", "2-5", "v1.2" or an address."""
    previous = text[start - 1] if start else " "
    if previous in "-/":
        return start > 1 and not text[start - 2].isdigit()
    return not (previous.isalnum() or previous in "_.:#@")


def _scale_key(written: str, rules: Rules) -> str:
    key = " ".join(written.replace("-", " ").split())
    return key if key in rules.scales else key.lower()


def _sign(text: str, start: int, rules: Rules) -> tuple[Currencies | None, int]:
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
    match = rules.unit.match(text, end, end + _TAIL)
    if match is None:
        return None, end
    if text[match.end(1) : match.end(1) + 1].isdigit() and text[match.start(1) - 1].isspace():
        return None, end  # the next sum's: "in 2030 €2.92 billion"
    following = _NEXT_NUMBER.match(text, match.end(1), match.end(1) + _TAIL)
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


def _currencies(part: _Part) -> Currencies | None:
    """What the sum is in: "$5 million CAD" is in Canadian dollars."""
    if part.before is not None and part.behind is not None:
        return part.behind if DOLLAR in part.before.codes else part.before
    return part.before or part.behind


def _is_money(text: str, part: _Part, currencies: Currencies, rules: Rules) -> bool:
    """Whether a number beside a word that may be a currency is a sum."""
    if _RATE_BEHIND.match(text, part.end) or _RATE_BEFORE.search(
        text[max(0, part.start - 4) : part.start]
    ):
        return False
    if part.behind is not None and rules.unit_not_before.match(text, part.end):
        return False
    if part.behind is not None and currencies.is_weight:
        follows = rules.weight_follows.match(text, part.end)
        if follows and not rules.money_noun.match(text, follows.end()):
            return False
    return True


def _may_be_price(text: str, part: _Part, amount: Decimal, rules: Rules) -> bool:
    """Whether a short sign and a number may be a price: "N225", but neither a road nor a year."""
    is_short = amount < _TWO_DIGITS and not _HUNDREDTHS.search(part.plain)  # but "Nu 5.10"
    if part.before is None or is_short or _YEAR.fullmatch(part.plain):
        return False
    return rules.unit_not_before.match(text, part.end) is None


def _is_sum(text: str, part: _Part, amount: Decimal, currencies: Currencies, rules: Rules) -> bool:
    """Whether a number beside a word that may be a currency is a sum whatever the text is about."""
    return _is_money(text, part, currencies, rules) and _is_large(part, amount, currencies)


def _is_large(part: _Part, amount: Decimal, currencies: Currencies) -> bool:
    """Whether a number is large enough for a sign or word that means other things too."""
    large = part.scale is not None or (amount >= _THOUSAND and not part.plain.isdigit())
    return large or not currencies.strict or (currencies.is_weight and amount > 1)


def _range(text: str, first: _Part, rules: Rules) -> _Sum | None:
    """ "$1-2 billion", "5 (million) to 10 million euros", "between $5 and $10 million": one sum."""
    if first.behind is not None or (first.scale is not None and first.before is not None):
        return None
    link = rules.range_link.match(text, first.end, first.end + 8)
    if link is None or not _links(text, first, link, rules):
        return None
    sign = rules.sign_after_link.match(text, link.end())
    number = _NUMBER.match(text, sign.end() if sign else link.end())
    if number is None:
        return None
    second = _part(text, number.start(), number.end(), rules, second=True)
    currencies = (_currencies(second) or first.before) if second else None
    if second is None or currencies is None:
        return None
    if second.scale is None:
        # "$5-10" and "5 to 10 euros", but "$5 to $10" are two
        if second.behind is None and (first.before is None or sign):
            return None
        if first.before is not None and second.number < first.number:
            return None
    elif first.number >= _THOUSAND:  # "$500,000 to $1 million" are two
        return None
    amount = first.number * (first.scale or second.scale or 1)  # "3 million to 5 million euros"
    if not _is_sum(text, second, amount, currencies, rules):
        return None
    return _Sum(first.start, second.end, amount, currencies)


def _links(text: str, first: _Part, link: re.Match[str], rules: Rules) -> bool:
    """Whether a word joins two ends of a range: "and" does so behind "between" only."""
    if link[0].strip() not in rules.needs_between:
        return True
    return rules.between.search(text[max(0, first.start - 12) : first.start]) is not None


# --------------------------------------------------------------------------- in words


def _in_words(document: Document, rules: Rules) -> Iterator[_Sum]:
    """ "Half a million dollars", "two billion euros", "Rs one crore"."""
    text = document.text
    for number in document.tokens_that_are(rules.scale_words):
        start = document.starts[number]
        head = rules.number_word_before.search(text, max(0, start - 24), start)
        if head is None:
            continue
        scale = rules.scale.match(text, start, start + _TAIL)
        if scale is None:
            continue
        before, begin = _sign(text, head.start(1), rules)
        unit = rules.unit.match(text, scale.end(), scale.end() + _TAIL)
        if before is not None:  # "Rs one crore"
            currencies, end = before, scale.end(1)
        elif unit is None or text[scale.end()] == "-":
            continue
        else:
            named = rules.currencies.get(" ".join(unit[1].split()))
            if named is None:
                continue
            currencies, end = named, unit.end(1)
        count = rules.numbers[" ".join(head[1].lower().split())]
        amount = count * rules.scales[_scale_key(scale[1], rules)]
        part = _Part(begin, end, count, amount, before, currencies, "")
        if _is_sum(text, part, amount, currencies, rules):
            yield _Sum(part.start, part.end, amount, currencies)
