"""Numbers as they are written in different countries → their value."""

from __future__ import annotations

import re
from decimal import Decimal


def parse_number(written: str, decimal: str, *, scaled: bool) -> Decimal | None:
    """A written number: "1,200.50", "1.200,50", "1,20,000", "10 000", "1'200".

    One separator before three digits parts thousands, unless it is the language's decimal sign
    and a scale word follows ("1.234 billion"); nobody writes thousandths that are none, though
    ("208.000 million pesos").
    """
    plain = re.sub(r"[\s'’]", "", written)
    separators = [c for c in plain if c in ".,"]
    if not separators:
        return Decimal(plain)
    last = separators[-1]
    if len(set(separators)) == 1:
        digits = len(plain) - plain.rfind(last) - 1
        single = len(separators) == 1
        thousandths = scaled and last == decimal and not plain.endswith("000")
        is_decimal = single and (digits != 3 or thousandths or plain[0] == "0")
        if not single and digits != 3:
            return None
    else:
        is_decimal = separators.count(last) == 1
        if not is_decimal:
            return None
    if is_decimal:
        other = "," if last == "." else "."
        return Decimal(plain.replace(other, "").replace(last, "."))
    return Decimal(plain.replace(last, ""))
