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
from policydigest.recognise.money.numbers import (
    TAIL,
    THOUSAND,
    Part,
    currencies_of,
    part_at,
    scale_key,
    sign_before,
)
from policydigest.recognise.money.rules import DOLLAR, Currencies, Rules, rules
from policydigest.recognise.money.what import what
from policydigest.recognise.patterns import is_year

__all__ = ["Rules", "find", "rules"]

_NUMBER = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,'’]\d+)*"
)
_DIGIT = re.compile(r"\d")
_RATE_BEHIND = re.compile(r"\s?=\s?\S")  # "$1 = 0.8047 euros" is an exchange rate
_RATE_BEFORE = re.compile(r"=\s?$")
_HUNDREDTHS = re.compile(r"[.,]\d\d\Z")
_TWO_DIGITS = 10
_MAX_DIGITS = 24


class _Sum(NamedTuple):
    start: int
    end: int
    amount: Decimal
    currencies: Currencies
    small: bool = False  # with a sign so short that only its own country's texts mean a sum by it


# "$90.770.000" is how Colombia and Chile write pesos
_DOTTED = re.compile(r"\$ ?\d{1,3}(?:\.\d{3}){2,}\b")


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
        if item.currencies.codes[0] == DOLLAR and _DOTTED.match(document.text, item.start):
            pesos = (one for one in local if one in language_rules.dollar_signed)
            code = next(pesos, code)
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
        part = part_at(text, match.start(), match.end(), rules)
        if part is None:
            continue
        ranged = _range(text, part, rules)
        if ranged is not None:
            position = ranged.end
            yield ranged
            continue
        currencies = currencies_of(part)
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


def _is_money(text: str, part: Part, currencies: Currencies, rules: Rules) -> bool:
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


def _may_be_price(text: str, part: Part, amount: Decimal, rules: Rules) -> bool:
    """Whether a short sign and a number may be a price: "N225", but neither a road nor a year."""
    is_short = amount < _TWO_DIGITS and not _HUNDREDTHS.search(part.plain)  # but "Nu 5.10"
    if part.before is None or is_short or is_year(part.plain):
        return False
    return rules.unit_not_before.match(text, part.end) is None


def _is_sum(text: str, part: Part, amount: Decimal, currencies: Currencies, rules: Rules) -> bool:
    """Whether a number beside a word that may be a currency is a sum whatever the text is about."""
    return _is_money(text, part, currencies, rules) and _is_large(part, amount, currencies)


def _is_large(part: Part, amount: Decimal, currencies: Currencies) -> bool:
    """Whether a number is large enough for a sign or word that means other things too."""
    large = part.scale is not None or (amount >= THOUSAND and not part.plain.isdigit())
    return large or not currencies.strict or (currencies.is_weight and amount > 1)


def _range(text: str, first: Part, rules: Rules) -> _Sum | None:
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
    second = part_at(text, number.start(), number.end(), rules, second=True)
    currencies = (currencies_of(second) or first.before) if second else None
    if second is None or currencies is None:
        return None
    if second.scale is None:
        # "$5-10" and "5 to 10 euros", but "$5 to $10" are two
        if second.behind is None and (first.before is None or sign):
            return None
        if first.before is not None and second.number < first.number:
            return None
    elif first.number >= THOUSAND:  # "$500,000 to $1 million" are two
        return None
    amount = first.number * (first.scale or second.scale or 1)  # "3 million to 5 million euros"
    if not _is_sum(text, second, amount, currencies, rules):
        return None
    return _Sum(first.start, second.end, amount, currencies)


def _links(text: str, first: Part, link: re.Match[str], rules: Rules) -> bool:
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
        scale = rules.scale.match(text, start, start + TAIL)
        if scale is None:
            continue
        before, begin = sign_before(text, head.start(1), rules)
        unit = rules.unit.match(text, scale.end(), scale.end() + TAIL)
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
        amount = count * rules.scales[scale_key(scale[1], rules)]
        part = Part(begin, end, count, amount, before, currencies, "")
        if _is_sum(text, part, amount, currencies, rules):
            yield _Sum(part.start, part.end, amount, currencies)
